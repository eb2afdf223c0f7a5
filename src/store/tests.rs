//! What only the inside shows: the settings of the program's own connection, and file systems without shared memory.

use std::path::Path;

use super::{Journal, Store, StoreError};

/// One of SQLite's file systems that has no shared memory, as a network home: no write-ahead log can work on it.
#[cfg(unix)]
const NO_SHARED_MEMORY: &str = "unix-dotfile";

fn pragma(store: &Store, name: &str) -> String {
    let value = store.conn.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, rusqlite::types::Value>(0));
    format!("{:?}", value.expect(name))
}

fn insert(store: &mut Store, office: &str) -> Result<(), StoreError> {
    store.write(|db| {
        let framework = crate::framework::builtin();
        let key = db.keep_framework(&framework, b"")?;
        let record = crate::assessment::Record::new(&framework, office, "2026", "");
        let at = super::time::moment(0, 0);
        let new = super::NewAssessment { framework: key, record: &record, finalised: false, archived: false, at };
        db.insert(&new).map(|_| ())
    })
}

fn count(store: &Store) -> usize {
    store.db().ids(true).expect("ids").len()
}

#[test]
fn the_connection_has_the_settings_that_are_promised() {
    let dir = tempfile::TempDir::new().expect("folder");
    let path = dir.path().join("a.db");
    // A second opening finds the file there; the settings are the connection's and must be made each time.
    for _ in 0..2 {
        let store = Store::open(&path).expect("open");
        let settings = ["synchronous", "foreign_keys", "secure_delete", "busy_timeout", "temp_store"];
        let found = settings.map(|name| pragma(&store, name));
        assert_eq!(found, ["Integer(2)", "Integer(1)", "Integer(1)", "Integer(5000)", "Integer(2)"]);
        assert_eq!(pragma(&store, "journal_mode"), "Text(\"wal\")");
    }
}

#[cfg(unix)]
#[test]
fn where_a_write_ahead_log_cannot_work_a_rollback_journal_does() {
    let dir = tempfile::TempDir::new().expect("folder");
    let path = dir.path().join("a.db");
    let open = || Store::open_with(&path, Some(NO_SHARED_MEMORY)).expect("open");
    let mut store = open();
    assert_eq!(store.journal(), Journal::Rollback);
    insert(&mut store, "局").expect("insert");
    store.scrub().expect("scrub");
    drop(store);
    assert_eq!((open().journal(), count(&open())), (Journal::Rollback, 1));
    assert!(!Path::new(&super::files::beside(&path, "-wal")).exists());
    // Back where it can work, it is used again.
    let store = Store::open(&path).expect("open");
    assert_eq!((store.journal(), count(&store)), (Journal::Wal, 1));
}

#[cfg(unix)]
#[test]
fn a_file_with_a_write_ahead_log_opens_where_none_can_work() {
    let dir = tempfile::TempDir::new().expect("folder");
    let path = dir.path().join("a.db");
    insert(&mut Store::open(&path).expect("open"), "局").expect("insert");
    let mut store = Store::open_with(&path, Some(NO_SHARED_MEMORY)).expect("open");
    assert_eq!((store.journal(), store.is_read_only(), count(&store)), (Journal::Rollback, false, 1));
    insert(&mut store, "另一局").expect("insert");
    assert_eq!(count(&store), 2);
    assert_eq!(pragma(&store, "locking_mode"), "Text(\"normal\")");
    // Another program on the same kind of file system gets in between changes.
    let other = Store::open_with(&path, Some(NO_SHARED_MEMORY)).expect("open");
    insert(&mut store, "第三局").expect("insert");
    assert_eq!(count(&other), 3);
}

#[cfg(unix)]
#[test]
fn restoring_keeps_what_was_there_with_either_journal() {
    for vfs in [Some(NO_SHARED_MEMORY), None] {
        let dir = tempfile::TempDir::new().expect("folder");
        let mut source = Store::open(&dir.path().join("source.db")).expect("open");
        insert(&mut source, "源").expect("insert");
        let mut store = Store::open_with(&dir.path().join("a.db"), vfs).expect("open");
        let mut other = Store::open_with(&dir.path().join("a.db"), vfs).expect("open");
        (0..3).for_each(|_| insert(&mut other, "局").expect("insert"));
        let names = ["a.db", "b.db"].map(|name| dir.path().join(name));
        let verified = super::Source::open(source.path()).expect("source");
        let kept = store.replace_by(&verified, names.clone().into_iter()).expect("restore");
        assert_eq!(kept, names[1], "no name is taken twice");
        assert_eq!((count(&store), count(&other), count(&Store::open(&kept).expect("open"))), (1, 1, 3));
        insert(&mut other, "四").expect("insert");
        assert_eq!((count(&store), store.check().expect("check").damage), (2, Vec::new()));
    }
}

#[test]
fn a_change_is_one_append_to_the_write_ahead_log() {
    let dir = tempfile::TempDir::new().expect("folder");
    let path = dir.path().join("a.db");
    let mut store = Store::open(&path).expect("open");
    insert(&mut store, "局").expect("insert");
    let size = |path: &Path| std::fs::metadata(path).map_or(0, |meta| meta.len());
    let (file, wal) = (size(&path), size(&super::files::beside(&path, "-wal")));
    insert(&mut store, "二").expect("insert");
    let grown = size(&super::files::beside(&path, "-wal")) - wal;
    assert_eq!(size(&path), file, "no checkpoint");
    assert!((1..=8 * 4120).contains(&grown), "{grown} bytes");
}

#[test]
fn a_failed_change_leaves_nothing_behind() {
    let mut store = Store::in_memory().expect("memory");
    let failed: Result<(), StoreError> = store.write(|db| {
        let framework = crate::framework::builtin();
        db.keep_framework(&framework, b"")?;
        Err(StoreError::Full)
    });
    assert_eq!(failed, Err(StoreError::Full));
    assert!(store.db().frameworks().expect("frameworks").is_empty());
}

#[test]
fn known_evidence_is_read_without_sorting_all_of_it() {
    let store = Store::in_memory().expect("store");
    let query = format!("EXPLAIN QUERY PLAN {}", super::read::KNOWN_EVIDENCE);
    let mut statement = store.conn.prepare(&query).expect("query");
    let steps = statement.query_map([], |row| row.get::<_, String>("detail")).expect("plan");
    let steps: Vec<String> = steps.map(|step| step.expect("step")).collect();
    assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE")), "{steps:?}");
}
