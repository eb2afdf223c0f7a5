//! Finding frameworks: in a file, built in, or in the store.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::App;
use super::error::{Error, What};
use crate::framework::{BUILTIN_ID, Framework, Text, builtin, builtin_bytes, parse};
use crate::source::{MAX_BYTES, nearest};
use crate::store::{Db, FrameworkRow, StoreError, files};

/// The frameworks parsed so far, by hash: one is read from the store once a process.
#[derive(Debug, Default)]
pub(super) struct Frameworks {
    parsed: RefCell<HashMap<String, Arc<Framework>>>,
}

impl Frameworks {
    /// The framework of a hash.
    pub(super) fn get(&self, db: &Db<'_>, hash: &str) -> Result<Arc<Framework>, Error> {
        if let Some(framework) = self.parsed.borrow().get(hash) {
            return Ok(Arc::clone(framework));
        }
        let framework = if hash == builtin().hash {
            builtin()
        } else {
            let missing = || StoreError::Damaged("a framework is missing".into());
            let bytes = db.framework_bytes(hash)?.ok_or_else(missing)?;
            Arc::new(parse(hash, &bytes)?)
        };
        self.remember(&framework);
        Ok(framework)
    }

    /// Keeps a framework that was parsed elsewhere.
    pub(super) fn remember(&self, framework: &Arc<Framework>) {
        self.parsed.borrow_mut().insert(framework.hash.clone(), Arc::clone(framework));
    }
}

/// A framework that can be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct FrameworkInfo {
    /// Id.
    pub id: String,
    /// Version.
    pub version: String,
    /// Hash of its file.
    pub hash: String,
    /// Title.
    pub title: Text,
    /// Whether it comes with the program.
    pub builtin: bool,
}

impl FrameworkInfo {
    fn of(framework: &Framework, builtin: bool) -> Self {
        let Framework { id, version, hash, title, .. } = framework;
        Self { id: id.clone(), version: version.clone(), hash: hash.clone(), title: title.clone(), builtin }
    }
}

impl App {
    /// The frameworks that can be chosen: the built-in one, then the store's, newest first.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn frameworks(&self) -> Result<Vec<FrameworkInfo>, Error> {
        let db = self.store.db();
        let mut found = vec![FrameworkInfo::of(&builtin(), true)];
        for row in stored(&db)? {
            found.push(FrameworkInfo::of(&*self.frameworks.get(&db, &row.hash)?, false));
        }
        Ok(found)
    }

    /// A framework by the path of its file if there is such a file, else by its id: the built-in one, or the newest
    /// that the store has. Without a name the built-in one.
    ///
    /// # Errors
    /// [`Error::NotFound`] with the nearest id, [`Error::Faults`] of the file, [`Error::Store`].
    pub fn find_framework(&self, name: Option<&str>) -> Result<(Arc<Framework>, Vec<u8>), Error> {
        let rows = stored(&self.store.db())?;
        match find_in_file(name)? {
            Lookup::Found(framework, bytes) => Ok((framework, bytes)),
            Lookup::Id(id) => match rows.iter().find(|row| row.id == id) {
                Some(row) => self.stored_framework(&row.hash),
                None => Err(unknown(id, rows.iter().map(|row| row.id.as_str()))),
            },
        }
    }

    /// The framework of an id and, if there is one, of that version.
    pub(super) fn find_version(&self, id: &str, version: Option<&str>) -> Result<(Arc<Framework>, Vec<u8>), Error> {
        let known = builtin();
        if id == known.id && version.is_none_or(|version| version == known.version) {
            return Ok((known, builtin_bytes().to_vec()));
        }
        let rows = stored(&self.store.db())?;
        let same = |row: &&FrameworkRow| row.id == id;
        let exact = rows.iter().filter(same).find(|row| Some(row.version.as_str()) == version);
        match exact.or_else(|| rows.iter().find(same)) {
            Some(row) if exact.is_some() || id != known.id => self.stored_framework(&row.hash),
            _ if id == known.id => Ok((known, builtin_bytes().to_vec())),
            _ => Err(unknown(id, rows.iter().map(|row| row.id.as_str()))),
        }
    }

    fn stored_framework(&self, hash: &str) -> Result<(Arc<Framework>, Vec<u8>), Error> {
        Ok((self.frameworks.get(&self.store.db(), hash)?, self.framework_bytes(hash)?))
    }

    /// The file of a framework that is built in or in the store.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Store`].
    pub fn framework_bytes(&self, hash: &str) -> Result<Vec<u8>, Error> {
        if hash == builtin().hash {
            return Ok(builtin_bytes().to_vec());
        }
        let stored = self.store.db().framework_bytes(hash)?;
        stored.ok_or_else(|| Error::NotFound { what: What::Framework, name: hash.to_owned(), near: None })
    }
}

/// The store's frameworks without the built-in one.
fn stored(db: &Db<'_>) -> Result<Vec<FrameworkRow>, Error> {
    let mut rows = db.frameworks()?;
    rows.retain(|row| row.hash != builtin().hash);
    Ok(rows)
}

/// A framework by path or id where there is no store.
///
/// # Errors
/// As [`App::find_framework`].
pub fn find_framework_without_store(name: Option<&str>) -> Result<(Arc<Framework>, Vec<u8>), Error> {
    match find_in_file(name)? {
        Lookup::Found(framework, bytes) => Ok((framework, bytes)),
        Lookup::Id(id) => Err(unknown(id, [])),
    }
}

enum Lookup<'n> {
    Found(Arc<Framework>, Vec<u8>),
    /// No file and not built in: perhaps an id of the store's.
    Id(&'n str),
}

fn find_in_file(name: Option<&str>) -> Result<Lookup<'_>, Error> {
    let Some(name) = name else {
        return Ok(Lookup::Found(builtin(), builtin_bytes().to_vec()));
    };
    let path = Path::new(name);
    if path.exists() && !path.is_dir() {
        let bytes = files::read_head(path, MAX_BYTES + 4).map_err(|error| Error::of_io(path, &error))?;
        return Ok(Lookup::Found(Arc::new(parse(name, &bytes)?), bytes));
    }
    if name == BUILTIN_ID {
        return Ok(Lookup::Found(builtin(), builtin_bytes().to_vec()));
    }
    Ok(Lookup::Id(name))
}

fn unknown<'i>(name: &str, stored: impl IntoIterator<Item = &'i str>) -> Error {
    let near = nearest(name, std::iter::once(BUILTIN_ID).chain(stored));
    Error::NotFound { what: What::Framework, name: name.to_owned(), near }
}
