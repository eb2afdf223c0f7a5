//! The handle through which everything is read and written.

use rusqlite::{CachedStatement, Connection};

use super::fault::StoreError;

/// A connection, usually inside a transaction. Its methods stand in `read`, `write`, `list` and `log`.
pub(crate) struct Db<'c> {
    pub(super) conn: &'c Connection,
    session: i64,
}

impl<'c> Db<'c> {
    pub(super) fn new(conn: &'c Connection) -> Self {
        Self { conn, session: 0 }
    }

    pub(super) fn in_session(self, session: i64) -> Self {
        Self { session, ..self }
    }

    /// A number that no other opening of the file has.
    pub(crate) fn session(&self) -> i64 {
        self.session
    }

    /// A statement, parsed once a connection.
    pub(super) fn sql(&self, sql: &str) -> Result<CachedStatement<'c>, StoreError> {
        Ok(self.conn.prepare_cached(sql)?)
    }
}
