//! A lock of the operating system that one program holds while a round is being voted on. It dies with its process.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::fault::StoreError;
use super::files;
use super::open::{Store, no_folder};

/// Held for as long as it lives.
#[derive(Debug)]
pub(crate) struct Guard {
    /// None where there is nothing to lock: a store in memory, or a file system without locks.
    held: Option<(File, PathBuf)>,
}

impl Store {
    /// Takes the lock of an assessment; none if another program has it.
    pub(crate) fn guard(&self, id: &str) -> Result<Option<Guard>, StoreError> {
        if self.path() == Path::new(":memory:") || self.is_read_only() {
            return Ok(Some(Guard { held: None }));
        }
        let path = files::beside(self.path(), &format!("-round-{id}"));
        loop {
            let file = open(&path).map_err(|error| no_folder(&path, &error))?;
            match file.try_lock() {
                // The one who had it may have removed the file in between: then this is the lock of nothing.
                Ok(()) if is_at(&file, &path) => return Ok(Some(Guard { held: Some((file, path)) })),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(_)) => return Ok(Some(Guard { held: None })),
            }
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some((_file, path)) = self.held.take() {
            // Removed while it is locked. A file that stays, as on Windows, does no harm: only the lock counts.
            let _ = fs::remove_file(path);
        }
    }
}

fn open(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let of = |meta: &fs::Metadata| (meta.dev(), meta.ino());
    matches!((file.metadata(), fs::metadata(path)), (Ok(mine), Ok(named)) if of(&mine) == of(&named))
}

#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    path.exists()
}
