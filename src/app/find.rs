//! Finding an assessment by what the user typed.

use super::error::{Error, What};
use crate::source::nearest;
use crate::store::{Db, Head};

/// Fewer digits than this are no name.
const SHORTEST: usize = 4;

/// An assessment that is not deleted.
pub(super) fn head(db: &Db<'_>, name: &str) -> Result<Head, Error> {
    resolve(db, name, false)
}

/// An assessment, deleted or not.
pub(super) fn head_even_deleted(db: &Db<'_>, name: &str) -> Result<Head, Error> {
    resolve(db, name, true)
}

fn resolve(db: &Db<'_>, name: &str, deleted: bool) -> Result<Head, Error> {
    let fits = |head: &Head| deleted || !head.deleted;
    if let Some(head) = db.head(name)?.filter(fits) {
        return Ok(head);
    }
    let digits = name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let mut found = Vec::new();
    if digits && name.len() >= SHORTEST {
        found = db.ids_from(name)?.into_iter().filter(|(_, hidden)| deleted || !hidden).map(|(id, _)| id).collect();
    }
    if let [only] = found.as_slice() {
        return db.head(only)?.ok_or_else(|| not_found(name, None));
    }
    if found.is_empty() {
        let ids = db.ids(false)?;
        return Err(not_found(name, nearest(name, ids.iter().map(String::as_str))));
    }
    Err(Error::Ambiguous { name: name.to_owned(), found })
}

pub(super) fn not_found(name: &str, near: Option<String>) -> Error {
    Error::NotFound { what: What::Assessment, name: name.to_owned(), near }
}
