//! The log that `--log FILE` writes: what the program did and how it went, for whoever looks for a fault.
//!
//! No text of the user's gets in, and no path or name of the machine's: only what the code itself calls things, ids,
//! numbers and times. Everything else logs through the `log` crate and knows nothing of the file.

use std::fmt::Debug;
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::sync::Mutex;

use chrono::{SecondsFormat, Utc};
use log::{LevelFilter, Log, Metadata, Record};

use crate::store::files;

/// The first line of every log, by which one is told from a file of another kind.
const HEAD: &str = "# pinheng log: no texts of yours, only what the program did\n";

/// How much is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Level {
    /// Only what went wrong.
    Error,
    /// Also starts, ends and what the terminal is like.
    #[default]
    Info,
    /// Also every step of the interface and how long it took.
    Debug,
}

impl Level {
    /// The words on the command line.
    pub const IDS: [&str; 3] = ["error", "info", "debug"];

    /// The level of a word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "error" => Some(Self::Error),
            "info" => Some(Self::Info),
            "debug" => Some(Self::Debug),
            _ => None,
        }
    }

    fn filter(self) -> LevelFilter {
        match self {
            Self::Error => LevelFilter::Error,
            Self::Info => LevelFilter::Info,
            Self::Debug => LevelFilter::Debug,
        }
    }
}

/// Begins to log into a file, after what it holds already. A new one is for the owner alone.
///
/// # Errors
/// [`io::ErrorKind::InvalidData`] if there is a file that is no log of this program: it is left alone. Else what the
/// system says.
pub fn start(path: &Path, level: Level) -> io::Result<()> {
    let file = open(path)?;
    // A second one in the same process is a test's: the first stays.
    if log::set_boxed_logger(Box::new(Sink { file: Mutex::new(file) })).is_ok() {
        log::set_max_level(level.filter());
    }
    Ok(())
}

fn open(path: &Path) -> io::Result<File> {
    match files::create(path) {
        Ok(mut file) => {
            file.write_all(HEAD.as_bytes())?;
            Ok(file)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            if !path.metadata()?.is_file() {
                return Err(io::ErrorKind::InvalidData.into());
            }
            let mut file = OpenOptions::new().read(true).append(true).open(path)?;
            let mut head = Vec::new();
            io::Read::take(&mut file, HEAD.len() as u64).read_to_end(&mut head)?;
            if head != HEAD.as_bytes() {
                return Err(io::ErrorKind::InvalidData.into());
            }
            file.seek(SeekFrom::End(0))?;
            Ok(file)
        }
        Err(error) => Err(error),
    }
}

/// The name of a variant without what it holds, which may be a text of the user's.
#[must_use]
pub fn name(value: &impl Debug) -> String {
    let all = format!("{value:?}");
    all.split(|sign: char| !sign.is_ascii_alphanumeric()).next().unwrap_or_default().to_owned()
}

struct Sink {
    file: Mutex<File>,
}

impl Log for Sink {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        // Other crates say what they like; only our own lines are known to hold no texts.
        metadata.target().split("::").next() == Some(env!("CARGO_CRATE_NAME"))
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let time = Utc::now().to_rfc3339_opts(SecondsFormat::Millis, true);
        let line = format!("{time} {} {} {}\n", std::process::id(), record.level(), record.args());
        // A log that cannot be written must not stop what it is about.
        if let Ok(mut file) = self.file.lock() {
            let _ = file.write_all(line.as_bytes());
        }
    }

    fn flush(&self) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Error;

    #[test]
    fn a_name_holds_nothing_of_what_is_in_it() {
        let error = Error::Rating { item: "秘密".into(), rating: "5".into(), known: String::new() };
        assert_eq!(
            (name(&error), name(&Error::Finalised), name(&3)),
            ("Rating".into(), "Finalised".into(), "3".into())
        );
    }

    #[test]
    fn a_log_goes_on_and_another_file_is_left_alone() {
        let dir = tempfile::tempdir().expect("folder");
        let log = dir.path().join("a.log");
        open(&log).expect("new").write_all(b"one\n").expect("writable");
        open(&log).expect("again").write_all(b"two\n").expect("writable");
        assert_eq!(std::fs::read_to_string(&log).expect("log"), format!("{HEAD}one\ntwo\n"));
        let other = dir.path().join("b.txt");
        std::fs::write(&other, "会议纪要").expect("file");
        assert_eq!(open(&other).expect_err("no log").kind(), io::ErrorKind::InvalidData);
        assert_eq!(std::fs::read_to_string(&other).expect("file"), "会议纪要");
        assert_eq!(open(dir.path()).expect_err("a folder").kind(), io::ErrorKind::InvalidData);
    }
}
