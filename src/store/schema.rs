//! The tables, one migration a version; `user_version` counts them.

use rusqlite::{Connection, TransactionBehavior};

use super::fault::StoreError;

/// Marks the file as this program's: the letters `PnHg`.
pub const APPLICATION_ID: i32 = 0x506e_4867;

/// The version of the tables that this program writes.
pub const VERSION: i32 = 3;

/// The first version with workshops.
pub(super) const WITH_WORKSHOPS: i32 = 2;

/// One script a version, applied in order. A script that was ever released never changes.
const MIGRATIONS: [&str; VERSION as usize] = [V1, V2, V3];

/// Ids, never indices, name items, criteria and reflections: they mean something without the framework's file.
/// The log has no foreign key, because it keeps that an assessment was purged.
const V1: &str = "
CREATE TABLE framework (
    seq INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    bytes BLOB NOT NULL
);
CREATE TABLE assessment (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    framework INTEGER NOT NULL REFERENCES framework (seq),
    office TEXT NOT NULL,
    period TEXT NOT NULL,
    scope TEXT NOT NULL,
    finalised INTEGER NOT NULL DEFAULT 0,
    archived INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0,
    created_ms INTEGER NOT NULL,
    created_offset INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    changed_offset INTEGER NOT NULL,
    items INTEGER NOT NULL DEFAULT 0,
    answered INTEGER NOT NULL DEFAULT 0,
    started INTEGER NOT NULL DEFAULT 0,
    score REAL,
    evidenced_score REAL,
    level INTEGER,
    evidenced_level INTEGER
);
CREATE INDEX assessment_by_change ON assessment (deleted, changed_ms, archived);
CREATE TABLE answer (
    assessment INTEGER NOT NULL REFERENCES assessment (seq) ON DELETE CASCADE,
    item TEXT NOT NULL,
    rating TEXT,
    note TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (assessment, item)
) WITHOUT ROWID;
CREATE TABLE evidence (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    assessment INTEGER NOT NULL REFERENCES assessment (seq) ON DELETE CASCADE,
    item TEXT NOT NULL,
    title TEXT NOT NULL,
    number TEXT NOT NULL,
    date TEXT,
    unit TEXT NOT NULL,
    location TEXT NOT NULL,
    valid_until TEXT
);
CREATE INDEX evidence_of ON evidence (assessment, item);
CREATE TABLE target (
    assessment INTEGER NOT NULL REFERENCES assessment (seq) ON DELETE CASCADE,
    criterion TEXT NOT NULL,
    rank INTEGER NOT NULL,
    PRIMARY KEY (assessment, criterion)
) WITHOUT ROWID;
CREATE TABLE reflection (
    assessment INTEGER NOT NULL REFERENCES assessment (seq) ON DELETE CASCADE,
    reflection TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (assessment, reflection)
) WITHOUT ROWID;
CREATE TABLE change_log (
    seq INTEGER PRIMARY KEY,
    assessment TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    undone_ms INTEGER,
    undone_offset INTEGER,
    session TEXT
);
CREATE INDEX change_of ON change_log (assessment);
CREATE INDEX change_undone ON change_log (assessment) WHERE undone = 1;
";

/// Workshops and actions. What may be shown of a workshop is one text of JSON; the sealed votes are one row of one width
/// in a table of their own, so that a new count overwrites the one before it. Tokens of counted forms have no order and
/// no time: nothing ties them to a vote.
const V2: &str = "
CREATE TABLE workshop (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    assessment INTEGER NOT NULL REFERENCES assessment (seq) ON DELETE CASCADE,
    begun_ms INTEGER NOT NULL,
    begun_offset INTEGER NOT NULL,
    ended_ms INTEGER,
    ended_offset INTEGER,
    sealed INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL
);
CREATE INDEX workshop_of ON workshop (assessment);
CREATE TABLE ballot_box (
    workshop INTEGER PRIMARY KEY REFERENCES workshop (seq) ON DELETE CASCADE,
    box BLOB NOT NULL
);
CREATE TABLE form_token (
    workshop INTEGER NOT NULL REFERENCES workshop (seq) ON DELETE CASCADE,
    token TEXT NOT NULL,
    PRIMARY KEY (workshop, token)
) WITHOUT ROWID;
CREATE TABLE action (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    assessment INTEGER NOT NULL REFERENCES assessment (seq) ON DELETE CASCADE,
    criterion TEXT NOT NULL,
    item TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL,
    owner TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',
    due TEXT,
    acceptance TEXT NOT NULL DEFAULT '',
    done INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX action_of ON action (assessment);
";

/// Weights: which set is in force, who judged which pair how, and weights set by hand. The dimensions among themselves are
/// the group of no dimension.
const V3: &str = "
ALTER TABLE assessment ADD COLUMN weights TEXT NOT NULL DEFAULT 'framework';
CREATE TABLE weigher (
    assessment INTEGER NOT NULL REFERENCES assessment (seq) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (assessment, number)
) WITHOUT ROWID;
CREATE TABLE judgment (
    assessment INTEGER NOT NULL REFERENCES assessment (seq) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    dimension TEXT NOT NULL DEFAULT '',
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    step INTEGER NOT NULL,
    PRIMARY KEY (assessment, number, dimension, first, second)
) WITHOUT ROWID;
CREATE TABLE manual_weight (
    assessment INTEGER NOT NULL REFERENCES assessment (seq) ON DELETE CASCADE,
    dimension TEXT NOT NULL DEFAULT '',
    part TEXT NOT NULL,
    thousandths INTEGER NOT NULL,
    PRIMARY KEY (assessment, dimension, part)
) WITHOUT ROWID;
";

/// Brings the tables to this program's version, and marks a file without any as ours, whole or not at all.
pub(super) fn migrate(conn: &mut Connection) -> Result<(), StoreError> {
    // The version is read again under the write lock: another program may be migrating the same file.
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&tx)?;
    if found == 0 {
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    for script in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        tx.execute_batch(script)?;
    }
    if found < VERSION {
        tx.pragma_update(None, "user_version", VERSION)?;
    }
    tx.commit()?;
    Ok(())
}

/// The version of the tables in a file.
pub(super) fn version(conn: &Connection) -> Result<i32, StoreError> {
    Ok(conn.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}
