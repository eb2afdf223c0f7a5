//! Backup, restore and the doctor.

use std::fs;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use pinheng::app::{App, Error, Filter, FindingKind, Outcome, StoreError, What, sample};

use crate::help::{Place, create, edit, note, rate};

#[test]
fn a_backup_is_one_private_file_with_everything() {
    let place = Place::new();
    let mut app = place.open();
    let id = app.import(&[sample()]).expect("import").remove(0);
    let to = place.beside("备份.db");
    app.backup(&to).expect("backup");
    let names: Vec<String> = fs::read_dir(place.dir.path())
        .expect("list")
        .map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with("pinheng.db"))
        .collect();
    assert_eq!(names, ["备份.db"], "no temporary file stays");
    #[cfg(unix)]
    assert_eq!(crate::help::mode(&to), 0o600);
    let copied = App::open(&to).expect("open");
    assert_eq!(copied.load(&id).expect("load"), app.load(&id).expect("load"));
    assert_eq!(copied.log(&id).expect("log"), app.log(&id).expect("log"));
}

#[test]
fn a_backup_never_replaces_a_file() {
    let place = Place::new();
    let app = place.open();
    let to = place.beside("there.db");
    fs::write(&to, b"mine").expect("write");
    assert_eq!(app.backup(&to), Err(Error::Exists(to.clone())));
    assert_eq!(fs::read(&to).expect("read"), b"mine");
    assert_eq!(app.backup(&place.path), Err(Error::Exists(place.path.clone())));
    let nowhere = app.backup(&place.beside("no/folder.db"));
    assert!(matches!(nowhere, Err(Error::Store(StoreError::NoFolder { .. }))), "{nowhere:?}");
}

#[test]
fn a_backup_is_whole_while_another_program_writes() {
    let place = Place::new();
    let mut writer = place.open();
    let mut open = create(&mut writer);
    let app = place.open();
    let (stop, written) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut turn = 0;
            while !stop.load(Ordering::Relaxed) {
                turn += 1;
                edit(&mut writer, &mut open, &note(turn % 60, &turn.to_string()));
                written.store(turn, Ordering::Relaxed);
            }
        });
        let mut rows = 0;
        // On a busy machine the writer may get its first turns late: there is always some writing beside the backups.
        for number in (0..500).take_while(|number| *number < 8 || written.load(Ordering::Relaxed) <= 5) {
            let to = place.beside(&format!("{number}.db"));
            app.backup(&to).expect("backup");
            let mut copied = App::open(&to).expect("open");
            assert!(copied.doctor().expect("doctor").iter().all(|finding| finding.outcome == Outcome::Fine));
            let id = copied.list(&Filter::default(), 0, 1).expect("list").rows.remove(0).id;
            let found = copied.log(&id).expect("log").len();
            assert!(found >= rows, "a later backup holds at least what an earlier one held");
            rows = found;
        }
        stop.store(true, Ordering::Relaxed);
    });
}

#[test]
fn restoring_copies_into_the_live_file_and_keeps_what_was_there() {
    let place = Place::new();
    let mut app = place.open();
    let mut open = create(&mut app);
    edit(&mut app, &mut open, &rate(0, 3));
    let backup = place.beside("backup.db");
    app.backup(&backup).expect("backup");
    let before = open.clone();
    edit(&mut app, &mut open, &rate(0, 0));
    let late = create(&mut app);
    let mut other = place.open();
    #[cfg(unix)]
    let inode = std::os::unix::fs::MetadataExt::ino(&fs::metadata(&place.path).expect("metadata"));

    let kept = app.restore(&backup).expect("restore");
    assert_eq!(app.load(&open.id).expect("load"), before);
    assert!(matches!(app.load(&late.id), Err(Error::NotFound { .. })));
    assert!(other.changed_elsewhere().expect("changed"), "who has it open sees it change");
    assert_eq!(other.load(&open.id).expect("load"), before);
    #[cfg(unix)]
    {
        let now = std::os::unix::fs::MetadataExt::ino(&fs::metadata(&place.path).expect("metadata"));
        assert_eq!(inode, now, "nothing was renamed over it");
        assert_eq!(crate::help::mode(&kept), 0o600);
    }
    assert_eq!(kept.parent(), place.path.parent());
    let kept = App::open(&kept).expect("open");
    assert_eq!(kept.load(&open.id).expect("load"), open);
    assert_eq!(kept.load(&late.id).expect("load"), late);
    // The live file is as usable as before.
    let mut again = before;
    assert!(edit(&mut app, &mut again, &rate(5, 1)).changed);
    drop((app, other));
    let mut app = place.open();
    assert_eq!(app.journal(), pinheng::app::Journal::Wal);
    assert_eq!(app.load(&open.id).expect("load"), again);
    assert!(app.doctor().expect("doctor").iter().all(|finding| finding.outcome == Outcome::Fine));
}

#[test]
fn what_cannot_be_restored_from_changes_nothing() {
    let place = Place::new();
    let mut app = place.open();
    let open = create(&mut app);
    app.backup(&place.beside("good.db")).expect("backup");
    let good = fs::read(place.beside("good.db")).expect("read");
    let write = |name: &str, bytes: &[u8]| {
        fs::write(place.beside(name), bytes).expect("write");
        place.beside(name)
    };
    let mut newer = good.clone();
    newer[60..64].copy_from_slice(&99_i32.to_be_bytes());
    let mut harmed = good.clone();
    let middle = harmed.len() / 2 / 4096 * 4096;
    harmed[middle..middle + 8192].fill(0xff);
    let text = write("text.db", b"not a store, but long enough to look like some file at all");
    let before = fs::read_dir(place.dir.path()).expect("list").count();
    let refused = |app: &mut App, path: &std::path::Path| match app.restore(path) {
        Err(Error::Store(StoreError::Source { path: named, fault })) => {
            assert_eq!(named, path);
            *fault
        }
        Err(Error::Store(fault)) => fault,
        other => panic!("{}: {other:?}", path.display()),
    };
    assert!(matches!(refused(&mut app, &text), StoreError::Foreign(_)));
    assert_eq!(refused(&mut app, &place.path.clone()), StoreError::SameFile);
    assert!(matches!(refused(&mut app, place.dir.path()), StoreError::NotAFile(_)));
    assert_eq!(fs::read_dir(place.dir.path()).expect("list").count(), before, "no backup for nothing");
    assert!(matches!(refused(&mut app, &write("newer.db", &newer)), StoreError::Newer { found: 99, .. }));
    assert!(matches!(refused(&mut app, &write("cut.db", &good[..good.len() - 4096])), StoreError::Damaged(_)));
    assert!(matches!(refused(&mut app, &write("harmed.db", &harmed)), StoreError::Damaged(_)));
    assert!(matches!(refused(&mut app, &write("empty.db", b"")), StoreError::Foreign(_)));
    let missing = app.restore(&place.beside("missing.db"));
    assert!(matches!(missing, Err(Error::NotFound { what: What::File, .. })), "{missing:?}");
    assert_eq!(app.load(&open.id).expect("load"), open);
}

#[test]
fn nothing_that_was_saved_is_lost_while_others_restore() {
    let place = Place::new();
    let mut first = place.open();
    let open = create(&mut first);
    let backup = place.beside("backup.db");
    first.backup(&backup).expect("backup");
    let apps: Vec<App> = (0..4).map(|_| place.open()).collect();
    let (done, saved) = (AtomicBool::new(false), std::sync::Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        let mut restorers = Vec::new();
        for (number, mut app) in apps.into_iter().enumerate() {
            if number < 2 {
                restorers.push(scope.spawn({
                    let backup = &backup;
                    move || (0..4).map(|_| app.restore(backup)).collect::<Vec<_>>()
                }));
                continue;
            }
            let (mut open, done, saved) = (open.clone(), &done, &saved);
            scope.spawn(move || {
                for turn in 0.. {
                    let text = format!("{number}-{turn}");
                    if app.edit(&mut open, &note(number, &text), None).is_ok() {
                        saved.lock().expect("list").push(text);
                    }
                    if done.load(Ordering::Relaxed) {
                        break;
                    }
                    // SQLite's waiting is not fair; leave the lock to others now and then.
                    std::thread::sleep(std::time::Duration::from_millis(10));
                }
            });
        }
        let restored: Vec<_> = restorers.into_iter().map(std::thread::ScopedJoinHandle::join).collect();
        done.store(true, Ordering::Relaxed);
        for restored in restored {
            let restored = restored.expect("restorer");
            assert!(restored.iter().all(Result::is_ok), "{restored:?}");
        }
    });
    let mut known = std::collections::HashSet::new();
    let mut kept = 0;
    for entry in fs::read_dir(place.dir.path()).expect("list") {
        let path = entry.expect("entry").path();
        if path.extension().is_none_or(|end| end != "db") {
            continue;
        }
        kept += usize::from(path.to_string_lossy().contains("-before-restore-"));
        let app = App::open(&path).expect("open");
        let texts =
            app.log(&open.id).expect("log").into_iter().filter_map(|entry| entry.new.as_str().map(String::from));
        known.extend(texts);
    }
    assert_eq!(kept, 8, "each restore keeps what it replaced");
    let saved = saved.into_inner().expect("list");
    let lost: Vec<&String> = saved.iter().filter(|text| !known.contains(*text)).collect();
    assert!(lost.is_empty(), "{} of {} are lost: {lost:?}", lost.len(), saved.len());
}

#[test]
fn of_backups_to_one_name_one_is_made() {
    let place = Place::new();
    create(&mut place.open());
    let to = place.beside("copy.db");
    let apps: Vec<App> = (0..6).map(|_| place.open()).collect();
    let made: Vec<_> = std::thread::scope(|scope| {
        let running: Vec<_> = apps
            .iter()
            .map(|app| app.path().to_owned())
            .map(|path| {
                let to = &to;
                scope.spawn(move || App::open(&path).expect("open").backup(to))
            })
            .collect();
        running.into_iter().map(|run| run.join().expect("thread")).collect()
    });
    assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
    assert!(made.iter().all(|made| made.is_ok() || *made == Err(Error::Exists(to.clone()))), "{made:?}");
}

#[test]
fn a_wal_left_beside_a_backup_source_is_read_too() {
    let place = Place::new();
    let mut other = App::open(&place.beside("other.db")).expect("open");
    let open = create(&mut other);
    let mut app = place.open();
    app.restore(&place.beside("other.db")).expect("restore from a file in use");
    assert_eq!(app.load(&open.id).expect("load"), open);
}

#[test]
fn the_doctor_mends_kept_scores() {
    let place = Place::new();
    let mut app = place.open();
    let id = app.import(&[sample()]).expect("import").remove(0);
    let right = app.list(&Filter::default(), 0, 1).expect("list");
    place.raw().execute_batch("UPDATE assessment SET score = 99.9, level = NULL, answered = 1").expect("harm");
    assert_ne!(app.list(&Filter::default(), 0, 1).expect("list"), right);
    let outcome = |app: &mut App| {
        let findings = app.doctor().expect("doctor");
        findings.iter().find(|finding| finding.kind == FindingKind::Scores).map(|finding| finding.outcome)
    };
    assert_eq!(outcome(&mut app), Some(Outcome::Mended));
    assert_eq!(app.list(&Filter::default(), 0, 1).expect("list"), right);
    assert_eq!(outcome(&mut app), Some(Outcome::Fine));
    assert!(app.load(&id).is_ok());
}

#[test]
fn the_doctor_finds_dangling_rows_and_changed_frameworks() {
    let place = Place::new();
    let mut app = place.open();
    create(&mut app);
    let raw = place.raw();
    raw.execute_batch("PRAGMA foreign_keys = OFF; INSERT INTO target VALUES (99, 'x', 1);").expect("harm");
    raw.execute_batch("UPDATE framework SET bytes = x'00'").expect("harm");
    let faults: Vec<_> = app.doctor().expect("doctor").into_iter().filter(pinheng::app::Finding::is_fault).collect();
    let kinds: Vec<_> = faults.iter().map(|finding| finding.kind).collect();
    assert_eq!(kinds, [FindingKind::References, FindingKind::Frameworks]);
}

#[test]
fn the_doctor_names_values_that_cannot_be_read() {
    let place = Place::new();
    let mut app = place.open();
    let id = app.import(&[sample()]).expect("import").remove(0);
    let content = |app: &mut App| {
        let findings = app.doctor().expect("doctor");
        findings.into_iter().find(|finding| finding.kind == FindingKind::Content).expect("finding")
    };
    assert_eq!(content(&mut app).outcome, Outcome::Fine);
    let raw = place.raw();
    for (harm, named) in [
        ("UPDATE answer SET rating = 'Z' WHERE item = 'goal-1'", "answer.rating goal-1"),
        ("UPDATE evidence SET date = '2026-02-31' WHERE seq = 1", "evidence.date 1"),
        ("UPDATE evidence SET valid_until = 'x' WHERE seq = 2", "evidence.valid_until 2"),
        ("UPDATE change_log SET new = '{' WHERE seq = 1", "change_log 1"),
    ] {
        raw.execute_batch(harm).expect("harm");
        let finding = content(&mut app);
        assert!(finding.is_fault() && finding.detail.contains(&format!("{id} {named}")), "{finding:?}");
    }
}

#[cfg(unix)]
#[test]
fn the_doctor_mends_modes() {
    use crate::help::{mode, set_mode};
    let place = Place::new();
    let mut app = place.open();
    create(&mut app);
    let outcome = |app: &mut App| {
        let findings = app.doctor().expect("doctor");
        findings.iter().find(|finding| finding.kind == FindingKind::Modes).map(|finding| finding.outcome)
    };
    assert_eq!(outcome(&mut app), Some(Outcome::Fine));
    for suffix in ["", "-wal", "-shm"] {
        set_mode(&place.beside(&format!("pinheng.db{suffix}")), 0o664);
    }
    assert_eq!(outcome(&mut app), Some(Outcome::Mended));
    for suffix in ["", "-wal", "-shm"] {
        assert_eq!(mode(&place.beside(&format!("pinheng.db{suffix}"))), 0o600, "{suffix}");
    }
}

#[test]
fn a_data_file_cannot_bring_its_own_code() {
    let place = Place::new();
    drop(place.open());
    let file = rusqlite::Connection::open(&place.path).expect("open");
    for module in ["fts3(a)", "fts4(a)", "fts5(a)", "rtree(a, b, c)", "dbstat"] {
        let made = file.execute_batch(&format!("CREATE VIRTUAL TABLE temp.extra USING {module}"));
        let why = made.expect_err(module).to_string();
        assert!(why.contains("no such module"), "{module}: {why}");
    }
    let loads = file.execute_batch("SELECT load_extension('x')").expect_err("loaded").to_string();
    assert!(loads.contains("no such function"), "{loads}");
}
