//! Backup and restore.

use std::path::{Path, PathBuf};

use super::App;
use super::error::Error;
use crate::store::{Source, StoreError, files};

impl App {
    /// Copies the store into a new file for the owner alone, while other programs may go on writing.
    ///
    /// # Errors
    /// [`Error::Exists`] if there is a file of that name, [`Error::Store`].
    pub fn backup(&self, to: &Path) -> Result<(), Error> {
        if std::fs::symlink_metadata(to).is_ok() {
            return Err(Error::Exists(to.to_owned()));
        }
        Ok(self.store.copy_to(to)?)
    }

    /// Puts another file's content in the place of this one's, after verifying it and backing this one up; returns
    /// where that backup is.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such file; [`Error::Store`] if it is not ours, newer, damaged, or the file
    /// in use. This store is then as it was.
    pub fn restore(&mut self, from: &Path) -> Result<PathBuf, Error> {
        let real = std::fs::canonicalize(from).map_err(|error| Error::of_io(from, &error))?;
        if std::fs::canonicalize(self.path()).is_ok_and(|path| path == real) {
            return Err(StoreError::SameFile.into());
        }
        if self.is_read_only() {
            return Err(StoreError::ReadOnly.into());
        }
        self.must_not_be_voting()?;
        let (source, names) = (Source::open(from)?, self.names());
        Ok(self.store.replace_by(&source, names)?)
    }

    /// Verifies a file that is to be restored where there is no store yet.
    ///
    /// # Errors
    /// As [`App::restore`].
    pub fn check_backup(from: &Path) -> Result<(), Error> {
        std::fs::metadata(from).map_err(|error| Error::of_io(from, &error))?;
        Source::open(from)?;
        Ok(())
    }

    /// Names beside the file for what a restored backup replaces.
    fn names(&self) -> impl Iterator<Item = PathBuf> + use<> {
        let time = self.now().format("%Y%m%d-%H%M%S").to_string();
        let path = self.path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let extension = path.extension().map_or_else(String::new, |end| format!(".{}", end.to_string_lossy()));
        let folder = files::folder_of(path);
        (0..1000).map(move |number| {
            let more = if number == 0 { String::new() } else { format!("-{number}") };
            folder.join(format!("{stem}-before-restore-{time}{more}{extension}"))
        })
    }
}
