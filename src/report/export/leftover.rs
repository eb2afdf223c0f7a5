//! What a killed export left behind under temporary names.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::store::files::is_network;

/// No export takes as long as this.
const OLD: Duration = Duration::from_hours(1);

/// The temporary name of a file: by process, place among the formats, and attempt.
pub(super) fn name(process: u32, number: usize, attempt: usize) -> String {
    format!(".pinheng-{process}-{number}-{attempt}.tmp")
}

/// The process of a temporary name, if it is one.
fn process_of(name: &str) -> Option<u32> {
    let numbers = name.strip_prefix(".pinheng-")?.strip_suffix(".tmp")?;
    let numbers: Vec<&str> = numbers.split('-').collect();
    let plain = |number: &&str| (1..=10).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    if numbers.len() != 3 || !numbers.iter().all(plain) {
        return None;
    }
    numbers[0].parse().ok()
}

/// Removes the files of this user's that an export left in a folder: those whose process is gone, and those older than
/// any export takes. What cannot be looked at or removed stays: it is in nobody's way.
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let now = SystemTime::now();
    // Where several machines share a folder, the process may live on another one.
    let local = !is_network(&folder.join("x"));
    for entry in entries.flatten() {
        let Some(process) = entry.file_name().to_str().and_then(process_of) else { continue };
        // Not through a link: it is this very file that is looked at and removed.
        let Ok(found) = entry.metadata() else { continue };
        if found.is_file() && is_own(&found) && (is_old(&found, now) || (local && is_gone(process))) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_old(found: &Metadata, now: SystemTime) -> bool {
    found.modified().is_ok_and(|at| now.duration_since(at).is_ok_and(|age| age > OLD))
}

#[cfg(unix)]
fn is_own(found: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    found.uid() == rustix::process::geteuid().as_raw()
}

/// Whether there is no such process; one that may not be asked is there.
#[cfg(unix)]
fn is_gone(process: u32) -> bool {
    use rustix::process::{Pid, test_kill_process};
    let Some(pid) = i32::try_from(process).ok().and_then(Pid::from_raw) else { return false };
    test_kill_process(pid) == Err(rustix::io::Errno::SRCH)
}

/// Elsewhere the folder's access list says whose files can be removed, and age alone decides.
#[cfg(not(unix))]
fn is_own(_found: &Metadata) -> bool {
    true
}

#[cfg(not(unix))]
fn is_gone(_process: u32) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A process number that no system gives out.
    const NOBODY: u32 = 2_147_483_647;

    #[test]
    fn only_the_names_of_this_program_are_known() {
        assert_eq!(process_of(&name(12, 3, 0)), Some(12));
        for other in [
            ".pinheng-12-3.tmp",
            ".pinheng-12-3-0-1.tmp",
            ".pinheng-12-3-0.tmp.md",
            "pinheng-12-3-0.tmp",
            ".pinheng-+1-3-0.tmp",
            ".pinheng--3-0.tmp",
            ".pinheng-12-3-x.tmp",
            ".pinheng-99999999999-3-0.tmp",
        ] {
            assert_eq!(process_of(other), None, "{other}");
        }
    }

    #[test]
    fn what_nobody_writes_any_more_goes_and_everything_else_stays() {
        let dir = tempfile::TempDir::new().expect("folder");
        let own = std::process::id();
        let put = |name: &str| fs::write(dir.path().join(name), b"x").expect("file");
        let (dead, alive, old) = (name(NOBODY, 0, 0), name(own, 0, 0), name(own, 1, 0));
        for file in [&dead, &alive, &old, "a.md", ".pinheng-x.tmp"] {
            put(file);
        }
        fs::create_dir(dir.path().join(name(NOBODY, 1, 0))).expect("folder");
        let past = SystemTime::now() - OLD - Duration::from_mins(1);
        let file = fs::File::options().write(true).open(dir.path().join(&old)).expect("file");
        file.set_modified(past).expect("time");
        sweep(dir.path());
        let there = |name: &str| dir.path().join(name).exists();
        assert_eq!(there(&dead), cfg!(not(unix)));
        assert!(!there(&old), "too old for any export");
        assert!(there(&alive) && there("a.md") && there(".pinheng-x.tmp") && there(&name(NOBODY, 1, 0)));
        sweep(&dir.path().join("nowhere"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed() {
        let dir = tempfile::TempDir::new().expect("folder");
        fs::write(dir.path().join("kept"), b"x").expect("file");
        let link = dir.path().join(name(NOBODY, 0, 0));
        std::os::unix::fs::symlink("kept", &link).expect("link");
        sweep(dir.path());
        assert!(fs::symlink_metadata(&link).is_ok() && dir.path().join("kept").exists());
    }
}
