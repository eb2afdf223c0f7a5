//! Copies of the whole file: backup and restore, both through SQLite's backup interface.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::db::Db;
use super::fault::StoreError;
use super::files;
use super::open::{self, Access, Store};
use super::schema;

/// How long a copy waits for another program's lock.
const PATIENCE: Duration = Duration::from_secs(5);

impl Store {
    /// Copies the file as it stands, while others may go on writing. The copy appears under its name only when it
    /// is whole and checked.
    ///
    /// The caller has seen to it that nothing of that name exists.
    pub(crate) fn copy_to(&self, to: &Path) -> Result<(), StoreError> {
        let to = &files::resolve(to)?;
        let temporary = temporary(to, self.token());
        files::create(&temporary).map_err(|error| open::no_folder(to, &error))?;
        let done = copy_checked(&self.conn, &temporary).and_then(|()| publish(&temporary, to));
        if done.is_err() {
            // What is left is a temporary file of ours; that it cannot be removed must not hide the reason.
            let _ = fs::remove_file(&temporary);
        }
        done
    }

    /// Puts another file's content into this one, in place: programs that have it open see it change, and nothing
    /// is renamed over it. What was there is kept under the first of the names that no file has.
    ///
    /// The file's write lock is held from before the one copying until after the other, so that nothing that another
    /// program was told to be saved falls between them.
    pub(crate) fn replace_by(
        &mut self,
        source: &Source,
        names: impl Iterator<Item = PathBuf>,
    ) -> Result<PathBuf, StoreError> {
        if self.is_read_only() {
            return Err(StoreError::ReadOnly);
        }
        // The lock lets readers of a write-ahead log in. In the other mode it keeps everybody out, but then the file
        // alone, which nobody can change now, holds everything.
        let mode: String = self.conn.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
        let wal = mode.eq_ignore_ascii_case("wal");
        let access = if wal { Access::Read } else { Access::Immutable };
        let (path, token) = (self.path.clone(), self.token());
        let backup = Backup::new(&source.conn, &mut self.conn)?;
        // A step of no pages takes the lock and leaves it at that.
        step(&backup, 0)?;
        let kept = keep(&path, &access, token, names)?;
        step(&backup, -1)?;
        drop(backup);
        if !wal {
            // The source may have brought a journal along that cannot work here.
            open::alone(&self.conn);
        }
        // Looked at first without the write lock, for which others may queue by now.
        if schema::version(&self.conn)? < schema::VERSION {
            self.migrate()?;
        }
        // Best effort: the old content stays in the write-ahead log while somebody reads it.
        match self.empty_journal() {
            Ok(()) | Err(StoreError::TracesRemain) => Ok(kept),
            Err(error) => Err(error),
        }
    }
}

/// Copies a file whose write lock this program holds.
fn keep(path: &Path, access: &Access, token: i64, names: impl Iterator<Item = PathBuf>) -> Result<PathBuf, StoreError> {
    let reader = open::open(path, access, None)?;
    let temporary = temporary(path, token);
    files::create(&temporary).map_err(|error| open::no_folder(path, &error))?;
    let publish = || {
        for name in names {
            match publish(&temporary, &name) {
                Err(StoreError::Exists(_)) => {}
                done => return done.map(|()| name),
            }
        }
        Err(StoreError::Exists(path.to_owned()))
    };
    let done = copy_checked(&reader, &temporary).and_then(|()| publish());
    if done.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    done
}

fn temporary(to: &Path, token: i64) -> PathBuf {
    files::beside(to, &format!(".{:08x}.tmp", token & 0xffff_ffff))
}

/// A file that can be restored from: ours, whole, and not newer.
pub(crate) struct Source {
    conn: Connection,
}

impl Source {
    /// Opens and verifies a file without changing it.
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        Self::verified(path).map_err(|fault| StoreError::Source { path: path.to_owned(), fault: Box::new(fault) })
    }

    fn verified(path: &Path) -> Result<Self, StoreError> {
        let path = &files::resolve(path)?;
        if path.is_dir() || files::keeps_waiting(path) {
            return Err(StoreError::NotAFile(path.to_owned()));
        }
        let head = files::read_head(path, 100).map_err(|error| StoreError::of_io(path.to_owned(), &error))?;
        if head.is_empty() {
            return Err(StoreError::Foreign(path.to_owned()));
        }
        open::inspect(path, &head)?;
        let conn = open::connect_to_read(path)?;
        let version = schema::version(&conn)?;
        if version > schema::VERSION {
            return Err(StoreError::Newer { found: version, known: schema::VERSION });
        }
        if let Some(damage) = Db::new(&conn).check()?.damage.into_iter().next() {
            return Err(StoreError::Damaged(damage));
        }
        Ok(Self { conn })
    }
}

fn copy_checked(from: &Connection, to: &Path) -> Result<(), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(to, flags)?;
    // No journal: the temporary file is thrown away if anything fails, and synced when it is whole.
    conn.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA temp_store = MEMORY;")?;
    copy(from, &mut conn)?;
    unseal(&mut conn)?;
    // A backup is one file that opens anywhere, from a read-only medium too.
    let _: String = conn.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    let damage: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if damage != "ok" {
        return Err(StoreError::Damaged(damage));
    }
    conn.close().map_err(|(_, error)| error)?;
    let synced = fs::OpenOptions::new().write(true).open(to).and_then(|file| file.sync_all());
    synced.map_err(|error| StoreError::of_io(to.to_owned(), &error))
}

/// Takes the votes of rounds that were not opened out of a copy: it keeps how many had voted, and the round counts as
/// thrown away. Where nothing is sealed the copy stays as it is, page by page.
fn unseal(conn: &mut Connection) -> Result<(), StoreError> {
    if schema::version(conn)? < schema::WITH_WORKSHOPS || !Db::new(conn).has_sealed_round()? {
        return Ok(());
    }
    conn.execute_batch("PRAGMA secure_delete = ON;")?;
    let tx = conn.transaction()?;
    Db::new(&tx).drop_sealed_rounds()?;
    tx.commit()?;
    // What was overwritten must not stay in free space either.
    Ok(conn.execute_batch("VACUUM")?)
}

/// Copies all pages in one step, so that a writer in between cannot make it begin again.
pub(super) fn copy(from: &Connection, to: &mut Connection) -> Result<(), StoreError> {
    step(&Backup::new(from, to)?, -1)
}

/// One step of that many pages, once nobody is in the way.
fn step(backup: &Backup<'_, '_>, pages: i32) -> Result<(), StoreError> {
    let started = Instant::now();
    loop {
        match backup.step(pages)? {
            StepResult::Done | StepResult::More => return Ok(()),
            _ if started.elapsed() > PATIENCE => return Err(StoreError::Locked),
            _ => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}

fn publish(temporary: &Path, to: &Path) -> Result<(), StoreError> {
    files::publish(temporary, to).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => StoreError::Exists(to.to_owned()),
        _ => StoreError::of_io(to.to_owned(), &error),
    })
}
