//! The handle through which everything is read and written.

use rusqlite::{CachedStatement, Connection};

use super::fault::StoreError;

/// A connection, usually inside a transaction. Its methods stand in `read`, `write`, `list` and `log`.
pub(crate) struct Db<'c> {
    pub(super) conn: &'c Connection,
}

impl<'c> Db<'c> {
    pub(super) fn new(conn: &'c Connection) -> Self {
        Self { conn }
    }

    /// A statement, parsed once a connection.
    pub(super) fn sql(&self, sql: &str) -> Result<CachedStatement<'c>, StoreError> {
        Ok(self.conn.prepare_cached(sql)?)
    }
}
