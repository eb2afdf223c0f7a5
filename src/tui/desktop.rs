//! Opening a folder on the desktop, where there is one.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

/// What opens a folder: Windows and macOS always have a desktop, elsewhere one is told from the environment.
const OPENER: &str = if cfg!(windows) {
    "explorer"
} else if cfg!(target_os = "macos") {
    "open"
} else {
    "xdg-open"
};

/// Whether there is a desktop.
#[must_use]
pub fn is_there(env: &dyn Fn(&str) -> Option<OsString>) -> bool {
    let set = |name: &&str| env(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || ["WAYLAND_DISPLAY", "DISPLAY"].iter().any(set)
}

/// Opens a folder and waits until the desktop took it over.
///
/// # Errors
/// What went wrong, in the system's words.
pub fn open(folder: &Path) -> Result<(), String> {
    let mut command = Command::new(OPENER);
    command.arg(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // In a group of its own: what the terminal tells this program is not meant for it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let status = command.status().map_err(|error| format!("{OPENER}: {}", crate::store::files::reason(&error)))?;
    // Windows' own says 1 whatever becomes of it.
    if status.success() || cfg!(windows) { Ok(()) } else { Err(format!("{OPENER}: {status}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desktop_is_told_from_the_environment() {
        let with = |name: &'static str, value: &'static str| {
            is_there(&move |asked: &str| (asked == name).then(|| OsString::from(value)))
        };
        assert!(with("DISPLAY", ":0") && with("WAYLAND_DISPLAY", "wayland-0"));
        let always = cfg!(any(windows, target_os = "macos"));
        assert_eq!((with("DISPLAY", ""), with("TERM", "xterm")), (always, always));
    }
}
