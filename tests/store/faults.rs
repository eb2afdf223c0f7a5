//! Files that cannot be used as they are: each is told, with the remedy, and none is changed.

use std::fs;
use std::path::Path;

use pinheng::app::{App, Error, Filter, StoreError};
use pinheng::i18n::Lang;

use crate::help::{Place, create, edit, note, rate};

/// Opening fails with the fault, in both languages, and leaves the folder as it was.
fn assert_refused(path: &Path, fits: impl Fn(&StoreError) -> bool) {
    let folder = path.parent().expect("folder");
    let look = || {
        let mut all: Vec<_> = fs::read_dir(folder).expect("list").map(|entry| entry.expect("entry").path()).collect();
        all.sort();
        let content: Vec<_> = all.iter().map(|path| fs::read(path).unwrap_or_default()).collect();
        (all, content)
    };
    let before = look();
    match App::open(path) {
        Err(Error::Store(fault)) if fits(&fault) => {
            for lang in Lang::ALL {
                assert!(!fault.message(lang).contains(['{', '}']), "{}", fault.message(lang));
            }
            assert_eq!(Error::Store(fault).exit_code(), 1);
        }
        other => panic!("{}: {other:?}", path.display()),
    }
    assert!(look() == before, "{} or its neighbours changed", path.display());
}

#[test]
fn another_programs_file_is_left_alone() {
    let place = Place::new();
    let foreign = |fault: &StoreError| matches!(fault, StoreError::Foreign(_));
    for (name, bytes) in [("a.db", "第一行文字\n".repeat(100)), ("b.db", "x".into()), ("c.db", "SQLite".repeat(300))]
    {
        let path = place.beside(name);
        fs::write(&path, bytes).expect("write");
        assert_refused(&path, foreign);
    }
    let path = place.beside("other.db");
    let other = rusqlite::Connection::open(&path).expect("other");
    other.execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1);").expect("table");
    drop(other);
    assert_refused(&path, foreign);
    let other = rusqlite::Connection::open(&path).expect("other");
    other.execute_batch("PRAGMA journal_mode = WAL; PRAGMA application_id = 7; PRAGMA user_version = 99;").expect("id");
    drop(other);
    assert_refused(&path, foreign);
}

#[test]
fn a_newer_file_is_left_alone() {
    let place = Place::new();
    create(&mut place.open());
    let raw = place.raw();
    raw.execute_batch(&format!("PRAGMA user_version = {}", pinheng::store::VERSION + 1)).expect("version");
    // While it stands in the journal alone.
    let error = App::open(&place.path).map(|_| ()).expect_err("newer");
    let newer = StoreError::Newer { found: pinheng::store::VERSION + 1, known: pinheng::store::VERSION };
    assert_eq!(error, Error::Store(newer.clone()));
    drop(raw);
    assert_refused(&place.path, |fault| *fault == newer);
}

#[test]
fn a_truncated_file_is_told_as_damaged_and_left_alone() {
    let place = Place::new();
    create(&mut place.open());
    let whole = fs::read(&place.path).expect("read");
    for length in [10, 50, 99, 100, 511, 512, 4096, 5000, whole.len() - 4096, whole.len() - 1] {
        let path = place.beside(&format!("cut-{length}.db"));
        fs::write(&path, &whole[..length]).expect("write");
        let opened = App::open(&path).map(|app| app.list(&Filter::default(), 0, 9));
        match opened {
            Err(Error::Store(StoreError::Damaged(_))) | Ok(Err(Error::Store(StoreError::Damaged(_)))) => {}
            other => panic!("{length}: {other:?}"),
        }
        assert_eq!(fs::read(&path).expect("read"), whole[..length], "{length}");
    }
}

#[test]
fn damage_in_the_middle_is_found_when_it_is_met_and_by_the_doctor() {
    let place = Place::new();
    let mut app = place.open();
    for _ in 0..50 {
        let mut open = create(&mut app);
        edit(&mut app, &mut open, &note(0, &"长备注".repeat(300)));
    }
    drop(app);
    let mut bytes = fs::read(&place.path).expect("read");
    let last = bytes.len() - 3 * 4096;
    bytes[last..].fill(0xa5);
    fs::write(&place.path, bytes).expect("write");
    let found = App::open(&place.path).and_then(|mut app| app.doctor());
    match found {
        Ok(findings) => {
            let fault = findings.iter().find(|finding| finding.is_fault()).expect("a fault");
            assert!(!fault.message(Lang::Zh).contains("长备注"));
        }
        Err(Error::Store(StoreError::Damaged(_))) => {}
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn an_empty_file_becomes_a_store() {
    let place = Place::new();
    fs::write(&place.path, b"").expect("write");
    create(&mut place.open());
    assert_eq!(place.open().list(&Filter::default(), 0, 9).expect("list").total, 1);
}

#[test]
fn a_folder_in_place_of_the_file_is_told() {
    let place = Place::new();
    fs::create_dir(&place.path).expect("folder");
    assert_refused(&place.path, |fault| matches!(fault, StoreError::NotAFile(_)));
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let place = Place::new();
    fs::write(place.beside("file"), b"x").expect("write");
    match App::open(&place.beside("file/under/it.db")) {
        Err(Error::Store(StoreError::NoFolder { path, reason })) => {
            assert!(path.ends_with("file/under") && !reason.contains("os error"), "{path:?} {reason}");
        }
        other => panic!("{other:?}"),
    }
    if cfg!(target_os = "linux") {
        let found = App::open(Path::new("/proc/nowhere/pinheng.db")).map(|_| ());
        assert!(matches!(found, Err(Error::Store(StoreError::NoFolder { .. }))), "{found:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_read_only_file_opens_for_reading_and_says_so() {
    use crate::help::{mode, set_mode};
    let place = Place::new();
    let mut open = create(&mut place.open());
    set_mode(&place.path, 0o444);
    let bytes = fs::read(&place.path).expect("read");
    let mut app = App::open(&place.path).expect("open");
    assert!(app.is_read_only());
    assert_eq!(app.load(&open.id).expect("load"), open);
    let read_only = Err(Error::Store(StoreError::ReadOnly));
    assert_eq!(app.edit(&mut open, &rate(0, 1), None).map(|_| ()), read_only);
    assert_eq!(app.undo(&open.id).map(|_| ()), read_only);
    assert_eq!(app.purge(&open.id), read_only);
    assert!(app.doctor().expect("doctor").iter().all(|finding| !finding.is_fault()));
    app.backup(&place.beside("copy.db")).expect("a backup is still possible");
    drop(app);
    assert_eq!((fs::read(&place.path).expect("read"), mode(&place.path)), (bytes, 0o444));
    assert!(!place.beside("pinheng.db-wal").exists() && !place.beside("pinheng.db-shm").exists());
}

#[cfg(unix)]
#[test]
fn a_file_in_a_read_only_folder_opens_for_reading() {
    use crate::help::set_mode;
    let place = Place::new();
    let folder = place.beside("locked");
    fs::create_dir(&folder).expect("folder");
    let path = folder.join("store.db");
    let open = create(&mut App::open(&path).expect("open"));
    set_mode(&folder, 0o500);
    let app = App::open(&path).expect("open");
    assert!(app.is_read_only());
    assert_eq!(app.load(&open.id).expect("load"), open);
    drop(app);
    set_mode(&folder, 0o700);
    assert!(!App::open(&path).expect("open").is_read_only());
}

#[cfg(unix)]
#[test]
fn a_read_only_file_that_another_program_is_writing_shows_its_latest_state() {
    use crate::help::set_mode;
    let place = Place::new();
    let mut writer = place.open();
    let mut open = create(&mut writer);
    set_mode(&place.path, 0o400);
    let reader = place.open();
    assert!(reader.is_read_only());
    edit(&mut writer, &mut open, &rate(0, 3));
    assert_eq!(reader.load(&open.id).expect("load"), open);
}

#[test]
fn a_full_disk_loses_nothing_that_was_saved() {
    let place = Place::new();
    let mut app = place.open();
    let mut open = create(&mut app);
    let pages: u32 = place.raw().query_row("PRAGMA page_count", [], |row| row.get(0)).expect("pages");
    app.limit_pages(pages + 4).expect("limit");
    let mut saved = open.clone();
    let error = (0..1000)
        .find_map(|turn| {
            let text = format!("{turn}{}", "满".repeat(400));
            let result = app.edit(&mut open, &note(turn % 70, &text), None);
            if result.is_ok() {
                saved = open.clone();
            }
            result.err()
        })
        .expect("full");
    assert_eq!(error, Error::Store(StoreError::Full));
    assert_eq!((error.exit_code(), open == saved), (1, true), "what is shown is what is stored");
    assert_eq!(app.load(&open.id).expect("load"), saved);
    assert_eq!(app.doctor().expect("doctor").iter().filter(|finding| finding.is_fault()).count(), 0);
    drop(app);
    let mut app = place.open();
    assert_eq!(app.load(&open.id).expect("load"), saved);
    assert!(edit(&mut app, &mut open, &note(0, "又有空间了")).changed);
}

#[test]
fn a_file_locked_for_too_long_is_told_and_a_short_lock_is_waited_for() {
    let place = Place::new();
    let mut app = place.open();
    let mut open = create(&mut app);
    let raw = place.raw();
    raw.execute_batch("BEGIN IMMEDIATE").expect("lock");
    std::thread::scope(|scope| {
        scope.spawn(move || {
            std::thread::sleep(std::time::Duration::from_millis(300));
            raw.execute_batch("COMMIT").expect("unlock");
        });
        assert!(edit(&mut app, &mut open, &rate(0, 1)).changed);
    });
}

#[test]
fn a_lock_is_not_waited_for_longer_than_five_seconds() {
    let place = Place::new();
    let mut app = place.open();
    let mut open = create(&mut app);
    let raw = place.raw();
    raw.execute_batch("BEGIN IMMEDIATE").expect("lock");
    let before = open.clone();
    let started = std::time::Instant::now();
    assert_eq!(app.edit(&mut open, &rate(0, 1), None), Err(Error::Store(StoreError::Locked)));
    let waited = started.elapsed().as_secs_f64();
    assert!((4.0..9.0).contains(&waited), "{waited}");
    assert_eq!(open, before);
    assert_eq!(app.load(&open.id).expect("reading goes on"), before);
}

#[test]
fn texts_never_reach_an_error() {
    let place = Place::new();
    let mut app = place.open();
    let mut open = create(&mut app);
    edit(&mut app, &mut open, &note(0, "绝密内容"));
    let raw = place.raw();
    raw.execute_batch("UPDATE change_log SET new = '绝密内容'; UPDATE answer SET note = x'ff' || '绝密内容';")
        .expect("harm");
    for error in [app.undo(&open.id).map(|_| ()), app.log(&open.id).map(|_| ()), app.load(&open.id).map(|_| ())] {
        let error = error.expect_err("damaged");
        assert!(matches!(error, Error::Store(StoreError::Damaged(_))), "{error:?}");
        for said in [error.message(Lang::Zh), error.message(Lang::En), format!("{error:?}")] {
            assert!(!said.contains("绝密"), "{said}");
        }
    }
}

#[test]
fn every_error_is_said_in_both_languages_and_has_its_exit_code() {
    use pinheng::app::What;
    let text = |text: &str| text.to_owned();
    let path = std::path::PathBuf::from("某处.db");
    let missing = |what, near: Option<&str>| Error::NotFound { what, name: text("x"), near: near.map(str::to_owned) };
    let store = [
        StoreError::Foreign(path.clone()),
        StoreError::Newer { found: 9, known: 1 },
        StoreError::Damaged(text("x")),
        StoreError::ReadOnly,
        StoreError::Full,
        StoreError::Locked,
        StoreError::NoFolder { path: path.clone(), reason: text("x") },
        StoreError::NotAFile(path.clone()),
        StoreError::BrokenLink(path.clone()),
        StoreError::Unreadable { path: path.clone(), reason: text("x") },
        StoreError::TracesRemain,
        StoreError::SameFile,
        StoreError::Source { path: path.clone(), fault: Box::new(StoreError::Foreign(path.clone())) },
        StoreError::Source { path: path.clone(), fault: Box::new(StoreError::Newer { found: 9, known: 1 }) },
        StoreError::Source { path: path.clone(), fault: Box::new(StoreError::Damaged(text("x"))) },
        StoreError::Source { path: path.clone(), fault: Box::new(StoreError::Locked) },
        StoreError::Other(text("x")),
    ];
    let mut errors: Vec<(u8, Error)> = store.into_iter().map(|fault| (1, Error::Store(fault))).collect();
    errors.extend([
        (3, missing(What::Assessment, None)),
        (3, missing(What::Assessment, Some("y"))),
        (3, missing(What::Item, Some("y"))),
        (3, missing(What::Criterion, Some("y"))),
        (3, missing(What::Framework, Some("y"))),
        (3, missing(What::File, None)),
        (2, Error::Ambiguous { name: text("x"), found: vec![text("x1"), text("x2")] }),
        (2, Error::Blank("office")),
        (2, Error::Blank("period")),
        (2, Error::Blank("title")),
        (2, Error::NoReason),
        (2, Error::Rating { item: text("x"), rating: text("y"), known: text("z") }),
        (2, Error::NoSuchRank { rank: 9, known: text("1, 2") }),
        (1, Error::Finalised),
        (1, Error::NotFinalised),
        (1, Error::Archived),
        (1, Error::Conflict),
        (1, Error::Exists(path.clone())),
        (1, Error::Io { path, reason: text("x") }),
    ]);
    let mut said = std::collections::HashSet::new();
    for (code, error) in errors {
        assert_eq!(error.exit_code(), code, "{error:?}");
        for lang in Lang::ALL {
            let message = error.message(lang);
            assert!(!message.is_empty() && !message.contains(['{', '}']), "{message}");
            assert!(said.insert(message.clone()), "said twice: {message}");
        }
    }
}

#[test]
fn both_languages_have_the_same_places() {
    for (field, zh, en) in pinheng::i18n::ErrorText::pairs() {
        let places = |text: &str| {
            let mut found: Vec<_> =
                text.split('{').skip(1).filter_map(|part| part.split('}').next()).map(str::to_owned).collect();
            found.sort();
            found
        };
        assert_eq!(places(zh), places(en), "{field}");
    }
}
