//! Files that get their name only when they are complete.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread::{Builder, JoinHandle};

use super::leftover::name;
use crate::store::files::{create, give_name};

/// A complete file under a temporary name, removed unless it gets its own.
pub(super) struct Draft {
    path: PathBuf,
    /// Its way to the disk, which takes several files together hardly longer than one.
    syncing: Option<JoinHandle<io::Result<()>>>,
}

impl Draft {
    /// Writes the content beside the place where it is to stand, for the owner alone.
    pub(super) fn write(folder: &Path, number: usize, content: &[u8]) -> io::Result<Self> {
        let mut attempt = 0;
        let (mut draft, mut file) = loop {
            let path = folder.join(name(std::process::id(), number, attempt));
            match create(&path) {
                Ok(file) => break (Self { path, syncing: None }, file),
                // Left behind by another process of the same number.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < 1000 => attempt += 1,
                Err(error) => return Err(error),
            }
        };
        file.write_all(content)?;
        let other = file.try_clone()?;
        match Builder::new().name("sync".to_owned()).spawn(move || other.sync_all()) {
            Ok(syncing) => draft.syncing = Some(syncing),
            // No thread to be had: then one after another.
            Err(_) => file.sync_all()?,
        }
        Ok(draft)
    }

    /// Waits until its content is on the disk.
    pub(super) fn settle(&mut self) -> io::Result<()> {
        let ended = self.syncing.take().map(JoinHandle::join);
        ended.unwrap_or(Ok(Ok(()))).unwrap_or_else(|_| Err(io::Error::other("panic")))
    }

    /// Gives it its name, settled; another file of that name is replaced only if it may be. The name survives a power
    /// cut only after the folder is on the disk, too.
    pub(super) fn give(mut self, to: &Path, force: bool) -> io::Result<()> {
        self.settle()?;
        if force {
            fs::rename(&self.path, to)?;
        } else {
            give_name(&self.path, to)?;
        }
        self.path = PathBuf::new();
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            // It is a leftover of a failure that is reported already.
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_appears_meanwhile_is_never_replaced() {
        let dir = tempfile::TempDir::new().expect("folder");
        let to = dir.path().join("a.md");
        let drafts: Vec<Draft> = (0..2)
            .map(|n| Draft::write(dir.path(), n, &[b'0' + u8::try_from(n).expect("small")]).expect("draft"))
            .collect();
        let given: Vec<_> =
            drafts.into_iter().map(|draft| draft.give(&to, false).map_err(|error| error.kind())).collect();
        assert_eq!(given, [Ok(()), Err(io::ErrorKind::AlreadyExists)]);
        assert_eq!(fs::read(&to).expect("read"), b"0");
        Draft::write(dir.path(), 0, b"2").expect("draft").give(&to, true).expect("forced");
        assert_eq!(fs::read(&to).expect("read"), b"2");
    }
}
