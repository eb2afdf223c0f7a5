//! Opening the file: what it is, whether it can be written, which journal it can have.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::db::Db;
use super::fault::StoreError;
use super::files::{self, reason};
use super::{copy, schema};

/// How long a change waits for another program's.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// How long emptying the log waits while a room looks on.
const BUSY_IN_A_ROOM: Duration = Duration::from_millis(250);

/// How changes are made safe against a crash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Journal {
    /// A write-ahead log: the usual one.
    Wal,
    /// A rollback journal, where a write-ahead log cannot work (network homes).
    Rollback,
}

/// The open file.
#[derive(Debug)]
pub(crate) struct Store {
    pub(super) conn: Connection,
    pub(super) path: PathBuf,
    read_only: bool,
    journal: Journal,
    mode_mended: bool,
    data_version: i64,
    token: i64,
}

/// How SQLite is to open a file.
pub(super) enum Access {
    Write,
    Read,
    /// Nobody can change the file, so no lock and no journal is needed (nor could one be made).
    Immutable,
}

impl Store {
    /// Opens the file, making it and its folder if there is none.
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        Self::open_with(path, None)
    }

    /// Opens the file through one of SQLite's file systems; tests use one that cannot do a write-ahead log.
    pub(super) fn open_with(path: &Path, vfs: Option<&'static str>) -> Result<Self, StoreError> {
        let path = &files::resolve(path)?;
        prepare(path)?;
        // Before SQLite opens it: the journals it makes take over the file's mode.
        let mode_mended = !files::is_locked_away(path) && files::mend_modes(path).unwrap_or(false);
        let (mut conn, mut read_only) = connect(path, vfs)?;
        set_up(&conn)?;
        let found = schema::version(&conn)?;
        if found > schema::VERSION {
            return Err(StoreError::Newer { found, known: schema::VERSION });
        }
        let application: i32 = conn.query_row("PRAGMA application_id", [], |row| row.get(0))?;
        if application != schema::APPLICATION_ID {
            claim(&mut conn, path, read_only)?;
        }
        if !read_only {
            match choose_journal(&conn, path) {
                // The file may be written, but not its folder, where every change needs a journal.
                Err(StoreError::ReadOnly) => {
                    conn = connect_to_read(path)?;
                    set_up(&conn)?;
                    read_only = true;
                }
                chosen => chosen?,
            }
        }
        if schema::version(&conn)? < schema::VERSION {
            if read_only {
                conn = migrated_copy(&conn)?;
            } else {
                schema::migrate(&mut conn)?;
            }
        }
        let store = Self::of(conn, path.to_owned(), read_only, mode_mended)?;
        store.settle_votes()?;
        Ok(store)
    }

    /// After a kill the write-ahead log may hold another count than the file. Best effort: another program may be
    /// reading, and then it is that one's to do, or the disk may be full.
    fn settle_votes(&self) -> Result<(), StoreError> {
        if self.read_only || self.journal == Journal::Rollback || files::wal_length(&self.path).unwrap_or(0) == 0 {
            return Ok(());
        }
        if !self.db().has_sealed_round()? {
            return Ok(());
        }
        // The votes are safe in the log; a disk that takes nothing must not keep the room out.
        let _ = self.empty_journal_at_once();
        Ok(())
    }

    /// A store that is gone when it is dropped.
    pub(crate) fn in_memory() -> Result<Self, StoreError> {
        let mut conn = Connection::open_in_memory()?;
        set_up(&conn)?;
        schema::migrate(&mut conn)?;
        Self::of(conn, PathBuf::from(":memory:"), false, false)
    }

    fn of(conn: Connection, path: PathBuf, read_only: bool, mode_mended: bool) -> Result<Self, StoreError> {
        let mode: String = conn.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
        let journal = if mode.eq_ignore_ascii_case("wal") { Journal::Wal } else { Journal::Rollback };
        let token = conn.query_row("SELECT random()", [], |row| row.get(0))?;
        log::info!("store journal={journal:?} read_only={read_only}");
        let mut store = Self { conn, path, read_only, journal, mode_mended, data_version: 0, token };
        store.changed_elsewhere()?;
        Ok(store)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn is_read_only(&self) -> bool {
        self.read_only
    }

    pub(crate) fn journal(&self) -> Journal {
        self.journal
    }

    /// Whether opening had to take the file's access from others.
    pub(crate) fn is_mode_mended(&self) -> bool {
        self.mode_mended
    }

    /// A number that no other opening of the file has, to tell edit sessions of programs apart.
    pub(crate) fn token(&self) -> i64 {
        self.token
    }

    /// Whether another connection committed since this was last asked.
    pub(crate) fn changed_elsewhere(&mut self) -> Result<bool, StoreError> {
        let now: i64 = self.conn.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
        Ok(std::mem::replace(&mut self.data_version, now) != now)
    }

    /// Bounds the size of the file, in pages; a change beyond it fails as on a full disk.
    pub(crate) fn limit_pages(&self, pages: u32) -> Result<(), StoreError> {
        Ok(self.conn.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))?)
    }

    /// Reads outside a transaction of its own.
    pub(crate) fn db(&self) -> Db<'_> {
        Db::new(&self.conn).in_session(self.token)
    }

    /// Reads that must agree with each other.
    pub(crate) fn snapshot<T, E: From<StoreError>>(&self, read: impl FnOnce(&Db<'_>) -> Result<T, E>) -> Result<T, E> {
        let tx = self.conn.unchecked_transaction().map_err(StoreError::from)?;
        read(&Db::new(&tx).in_session(self.token))
    }

    /// Changes in one transaction, which takes the write lock before it reads; an error leaves nothing behind.
    pub(crate) fn write<T, E: From<StoreError>>(
        &mut self,
        change: impl FnOnce(&Db<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.read_only {
            return Err(StoreError::ReadOnly.into());
        }
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let value = change(&Db::new(&tx).in_session(self.token))?;
        tx.commit().map_err(StoreError::from)?;
        Ok(value)
    }

    /// Makes removed rows unreadable: rewrites the file without free space and empties the write-ahead log.
    pub(crate) fn scrub(&mut self) -> Result<(), StoreError> {
        match self.conn.execute_batch("VACUUM").map_err(StoreError::from) {
            // Without the room, or the turn, for a rewrite the removed content is still overwritten with zeros
            // (`secure_delete`); only the space stays taken.
            Ok(()) | Err(StoreError::Full | StoreError::Locked) => self.empty_journal(),
            Err(error) => Err(error),
        }
    }

    /// Copies the write-ahead log into the file and truncates it.
    pub(crate) fn empty_journal(&self) -> Result<(), StoreError> {
        if self.journal == Journal::Rollback {
            return Ok(());
        }
        let busy: bool = self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy { Err(StoreError::TracesRemain) } else { Ok(()) }
    }

    /// As [`Store::empty_journal`], for a room that waits: another program's reading is told at once.
    pub(crate) fn empty_journal_at_once(&self) -> Result<(), StoreError> {
        self.conn.busy_timeout(BUSY_IN_A_ROOM)?;
        let done = self.empty_journal();
        self.conn.busy_timeout(BUSY_TIMEOUT)?;
        done
    }

    /// Brings the tables up to date after the file's content was replaced.
    pub(super) fn migrate(&mut self) -> Result<(), StoreError> {
        schema::migrate(&mut self.conn)
    }
}

/// Makes the file if there is none, and looks at its first bytes before SQLite touches it: another program's file
/// must stay as it is, down to the journals that SQLite would make beside it.
fn prepare(path: &Path) -> Result<(), StoreError> {
    let unreadable = |error: &std::io::Error| StoreError::of_io(path.to_owned(), error);
    match std::fs::metadata(path) {
        Ok(meta) if !meta.is_file() => Err(StoreError::NotAFile(path.to_owned())),
        Ok(_) => inspect(path, &files::read_head(path, 100).map_err(|error| unreadable(&error))?),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => make(path),
        Err(error) => Err(no_folder(path, &error)),
    }
}

pub(super) fn no_folder(path: &Path, error: &std::io::Error) -> StoreError {
    match StoreError::of_io(path.to_owned(), error) {
        StoreError::Unreadable { reason, .. } => StoreError::NoFolder { path: files::folder_of(path), reason },
        other => other,
    }
}

fn make(path: &Path) -> Result<(), StoreError> {
    files::create_folder(&files::folder_of(path)).map_err(|error| no_folder(path, &error))?;
    match files::create(path) {
        Ok(_) => {
            files::sync_folder(path);
            Ok(())
        }
        // Another program was faster: its file is as good.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(no_folder(path, &error)),
    }
}

/// Judges a file by SQLite's header: the magic words, the version and the owner.
pub(super) fn inspect(path: &Path, head: &[u8]) -> Result<(), StoreError> {
    const MAGIC: &[u8; 16] = b"SQLite format 3\0";
    let number = |at: usize| head.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map(i32::from_be_bytes);
    if head.is_empty() {
        return Ok(());
    }
    let known = head.len().min(MAGIC.len());
    if head[..known] != MAGIC[..known] {
        return Err(StoreError::Foreign(path.to_owned()));
    }
    let (Some(version), Some(application)) = (number(60), number(68)) else {
        return Err(StoreError::Damaged("the file is cut short".into()));
    };
    if application != schema::APPLICATION_ID {
        return Err(StoreError::Foreign(path.to_owned()));
    }
    if version > schema::VERSION {
        return Err(StoreError::Newer { found: version, known: schema::VERSION });
    }
    // Looked at twice, because another program may be writing the file just now.
    if is_short(path) && is_short(path) {
        return Err(StoreError::Damaged("the file is cut short".into()));
    }
    Ok(())
}

/// Whether a file at rest is shorter than its header says. SQLite itself takes a missing part of the last page for
/// zeros.
fn is_short(path: &Path) -> bool {
    let at_rest = || files::wal_length(path).unwrap_or(0) == 0 && !files::beside(path, "-journal").exists();
    let (Ok(head), Ok(meta)) = (files::read_head(path, 100), std::fs::metadata(path)) else { return false };
    let number = |from: usize, to: usize| {
        head.get(from..to).map(|bytes| bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    };
    // Page size 65536 is written as 1; the page count holds if both change counters agree.
    let (Some(size), Some(pages)) = (number(16, 18), number(28, 32)) else { return false };
    let size = if size == 1 { 65536 } else { size };
    let valid = number(24, 28) == number(92, 96);
    valid && meta.len() < size * pages && at_rest()
}

/// Opens the connection, for writing if the file can be written.
fn connect(path: &Path, vfs: Option<&'static str>) -> Result<(Connection, bool), StoreError> {
    if files::is_locked_away(path) {
        return Ok((connect_to_read(path)?, true));
    }
    let conn = open(path, &Access::Write, vfs)?;
    if conn.is_readonly("main")? {
        drop(conn);
        return Ok((connect_to_read(path)?, true));
    }
    match schema::version(&conn) {
        Ok(_) => Ok((conn, false)),
        // A file made with a write-ahead log, now where that cannot work: alone on the file it still can be read,
        // and turned to the other journal.
        Err(StoreError::Other(_)) if alone(&conn) => Ok((conn, false)),
        // The second where the file may be written, but not its folder.
        Err(StoreError::Other(_) | StoreError::ReadOnly) => {
            drop(conn);
            Ok((connect_to_read(path)?, true))
        }
        Err(error) => Err(error),
    }
}

/// Opens a file that cannot be written, without leaving anything beside it.
pub(super) fn connect_to_read(path: &Path) -> Result<Connection, StoreError> {
    let try_as = |access: &Access| {
        let conn = open(path, access, None)?;
        schema::version(&conn)?;
        Ok(conn)
    };
    let opened = match files::wal_length(path) {
        None => try_as(&Access::Immutable),
        // Somebody may be writing. If not, and nothing can be made beside the file, an empty journal is none.
        Some(0) => try_as(&Access::Read).or_else(|_: StoreError| try_as(&Access::Immutable)),
        Some(_) => try_as(&Access::Read),
    };
    opened.map_err(|error| match error {
        StoreError::Other(reason) => StoreError::Unreadable { path: path.to_owned(), reason },
        error => error,
    })
}

pub(super) fn open(path: &Path, access: &Access, vfs: Option<&'static str>) -> Result<Connection, StoreError> {
    // Without `SQLITE_OPEN_URI`; as SQLite is built to look for addresses all the same, the path is an absolute one.
    let base = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let read = base | OpenFlags::SQLITE_OPEN_READ_ONLY;
    let opened = match (access, vfs) {
        (Access::Write, None) => Connection::open_with_flags(path, base | OpenFlags::SQLITE_OPEN_READ_WRITE),
        (Access::Write, Some(vfs)) => {
            Connection::open_with_flags_and_vfs(path, base | OpenFlags::SQLITE_OPEN_READ_WRITE, vfs)
        }
        (Access::Read, _) => Connection::open_with_flags(path, read),
        (Access::Immutable, _) => {
            Connection::open_with_flags(files::immutable_uri(path), read | OpenFlags::SQLITE_OPEN_URI)
        }
    };
    let conn = opened.map_err(|error| match std::fs::File::open(path) {
        Err(error) => StoreError::Unreadable { path: path.to_owned(), reason: reason(&error) },
        Ok(_) => error.into(),
    })?;
    conn.busy_timeout(BUSY_TIMEOUT)?;
    Ok(conn)
}

/// Whether the file can be read with an exclusive lock, which needs no shared memory.
pub(super) fn alone(conn: &Connection) -> bool {
    let turn = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL;";
    conn.execute_batch(turn).is_ok() && schema::version(conn).is_ok()
}

/// What every connection needs. Temporary tables stay in memory: they would hold texts, and lie elsewhere.
fn set_up(conn: &Connection) -> Result<(), StoreError> {
    conn.set_prepared_statement_cache_capacity(64);
    conn.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;",
    )?;
    Ok(())
}

/// Makes the tables of a new, empty file, which marks it as ours in the same step; one with tables in it is somebody
/// else's.
fn claim(conn: &mut Connection, path: &Path, read_only: bool) -> Result<(), StoreError> {
    let pages: i64 = conn.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    if pages > 0 {
        // Another program may have claimed it since.
        let application: i32 = conn.query_row("PRAGMA application_id", [], |row| row.get(0))?;
        let ours = application == schema::APPLICATION_ID;
        return if ours { Ok(()) } else { Err(StoreError::Foreign(path.to_owned())) };
    }
    if read_only {
        return Err(StoreError::ReadOnly);
    }
    // Before the write-ahead log is chosen: on a slow disk one write of the new file is half as long as two.
    schema::migrate(conn)
}

/// An older file that cannot be written, brought up to date in memory.
fn migrated_copy(conn: &Connection) -> Result<Connection, StoreError> {
    let mut copied = Connection::open_in_memory()?;
    copy::copy(conn, &mut copied)?;
    set_up(&copied)?;
    schema::migrate(&mut copied)?;
    Ok(copied)
}

/// Sets the journal that the file's place allows. Where SQLite cannot have it, it keeps the one it has.
fn choose_journal(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let wanted = if files::is_network(path) { "delete" } else { "wal" };
    let present: String = conn.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
    if present == wanted {
        return Ok(());
    }
    let started = Instant::now();
    loop {
        let turned: Result<String, StoreError> =
            conn.query_row(&format!("PRAGMA journal_mode = {wanted}"), [], |row| row.get(0)).map_err(Into::into);
        match turned {
            // SQLite does not wait here by itself; two programs that make the file together would meet.
            Err(StoreError::Locked) if started.elapsed() < BUSY_TIMEOUT => {
                std::thread::sleep(Duration::from_millis(10));
            }
            // Leaving a write-ahead log needs the file alone; the next opening tries again.
            Err(StoreError::Locked) | Ok(_) => return Ok(()),
            Err(error) => return Err(error),
        }
    }
}
