//! Making, listing, importing, finalising, deleting.

use pinheng::app::{App, Archived, Error, Filter, Import, What, read_answers, sample};
use pinheng::assessment::State;
use pinheng::framework::{builtin, builtin_bytes};

use crate::help::{Place, create, edit, memory, note, rate};

#[test]
fn a_new_file_and_its_folder_are_the_owners_alone() {
    let place = Place::new();
    let path = place.beside("甲/乙/store.db");
    let mut app = App::open(&path).expect("open");
    create(&mut app);
    assert!(!app.is_read_only());
    #[cfg(unix)]
    {
        use crate::help::mode;
        assert_eq!(mode(path.parent().expect("folder")), 0o700);
        assert_eq!(mode(&place.beside("甲")), 0o700);
        for suffix in ["", "-wal", "-shm"] {
            let file = place.beside(&format!("甲/乙/store.db{suffix}"));
            assert_eq!(mode(&file), 0o600, "{suffix}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_others_could_read_is_taken_back_on_opening() {
    use crate::help::{mode, set_mode};
    let place = Place::new();
    drop(place.open());
    set_mode(&place.path, 0o644);
    let mut app = place.open();
    create(&mut app);
    assert_eq!(mode(&place.path), 0o600);
    assert_eq!(mode(&place.beside("pinheng.db-wal")), 0o600);
}

#[test]
fn the_file_has_the_settings_it_promises() {
    let place = Place::new();
    let app = place.open();
    assert_eq!(app.journal(), pinheng::app::Journal::Wal);
    let raw = place.raw();
    let pragma = |name: &str| -> String {
        raw.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, rusqlite::types::Value>(0))
            .map(|value| format!("{value:?}"))
            .expect(name)
    };
    assert_eq!(pragma("application_id"), format!("Integer({})", pinheng::store::APPLICATION_ID));
    assert_eq!(pragma("user_version"), format!("Integer({})", pinheng::store::VERSION));
    assert_eq!(pragma("journal_mode"), "Text(\"wal\")");
}

#[test]
fn opening_an_existing_file_creates_nothing() {
    let place = Place::new();
    assert!(App::open_existing(&place.path).expect("none").is_none());
    assert!(App::open_existing(&place.beside("no/such/folder.db")).expect("none").is_none());
    assert_eq!(std::fs::read_dir(place.dir.path()).expect("list").count(), 0);
    drop(place.open());
    assert!(App::open_existing(&place.path).expect("some").is_some());
    assert_eq!(std::fs::read_dir(place.dir.path()).expect("list").count(), 1, "nothing stays beside a closed file");
}

#[test]
fn ids_are_found_by_their_beginning() {
    let mut app = memory();
    let first = create(&mut app);
    assert!(first.id.len() == 8 && first.id.bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert_eq!(app.load(&first.id[..4]).expect("prefix").id, first.id);
    let short = app.load(&first.id[..3]);
    let near = Some(first.id.clone());
    assert_eq!(short, Err(Error::NotFound { what: What::Assessment, name: first.id[..3].into(), near: near.clone() }));
    let mistyped = format!("{}x", &first.id[..7]);
    assert_eq!(app.load(&mistyped), Err(Error::NotFound { what: What::Assessment, name: mistyped, near }));
    let empty = memory();
    assert!(matches!(empty.load("01234567"), Err(Error::NotFound { near: None, .. })));
}

#[test]
fn a_beginning_that_fits_two_is_refused_with_both() {
    let place = Place::new();
    let mut app = place.open();
    let (one, two) = (create(&mut app).id, create(&mut app).id);
    let raw = place.raw();
    raw.execute("UPDATE assessment SET id = 'abcd0001' WHERE id = ?1", [&one]).expect("rename");
    raw.execute("UPDATE assessment SET id = 'abcd0002' WHERE id = ?1", [&two]).expect("rename");
    match app.load("abcd") {
        Err(Error::Ambiguous { found, .. }) => assert_eq!(found, ["abcd0001", "abcd0002"]),
        other => panic!("{other:?}"),
    }
    assert_eq!(app.load("abcd0002").expect("load").id, "abcd0002");
}

#[test]
fn lists_hold_the_newest_change_first_and_never_what_is_deleted() {
    let mut app = memory();
    let mut ids = Vec::new();
    for (office, period, scope) in [("甲局", "2024", ""), ("乙局", "2025", "餐饮 100%"), ("甲局", "2026", "物业")]
    {
        ids.push(app.create(&builtin(), builtin_bytes(), office, period, scope).expect("create"));
        std::thread::sleep(std::time::Duration::from_millis(3));
    }
    let list = |app: &App, search: &str, archived| {
        let page = app.list(&Filter { search: search.into(), archived }, 0, 50).expect("list");
        assert_eq!(page.total, page.rows.len());
        page.rows.into_iter().map(|row| row.period).collect::<Vec<_>>()
    };
    assert_eq!(list(&app, "", Archived::Hide), ["2026", "2025", "2024"]);
    assert_eq!(list(&app, "甲局", Archived::Hide), ["2026", "2024"]);
    assert_eq!(list(&app, " 物业  甲 ", Archived::Hide), ["2026"]);
    assert_eq!(list(&app, "0%", Archived::Hide), ["2025"], "a percent sign is only itself");
    assert_eq!(list(&app, "_", Archived::Hide), Vec::<String>::new());
    let mut first = app.load(&ids[0]).expect("load");
    edit(&mut app, &mut first, &rate(0, 1));
    assert_eq!(list(&app, "", Archived::Hide), ["2024", "2026", "2025"]);
    app.archive(&ids[1]).expect("archive");
    app.delete(&ids[2]).expect("delete");
    assert_eq!(list(&app, "", Archived::Hide), ["2024"]);
    assert_eq!(list(&app, "", Archived::Only), ["2025"]);
    assert_eq!(list(&app, "", Archived::All), ["2025", "2024"]);
    let page = app.list(&Filter { archived: Archived::All, ..Filter::default() }, 1, 1).expect("list");
    assert_eq!((page.total, page.rows.len(), page.rows[0].period.as_str()), (2, 1, "2024"));
}

#[test]
fn the_sample_is_finished_and_can_be_stored() {
    let sample = sample();
    assert_eq!(sample.record.progress().unanswered, 0);
    let mut app = memory();
    let ids = app.import(std::slice::from_ref(&sample)).expect("import");
    let stored = app.load(&ids[0]).expect("load");
    assert_eq!((stored.record, stored.state), (sample.record, sample.state));
    let import = Import { state: State::Finalised, ..pinheng::app::sample() };
    let id = app.import(&[import]).expect("import").remove(0);
    assert_eq!(app.load(&id).expect("load").state, State::Finalised);
}

#[test]
fn imports_are_all_or_none() {
    let mut app = memory();
    let mut faulty = sample();
    faulty.record.period = " ".into();
    assert_eq!(app.import(&[sample(), faulty]), Err(Error::Blank("period")));
    let mut unfounded = sample();
    unfounded.record.answers[0].rating = Some(pinheng::assessment::Mark::NotApplicable);
    assert_eq!(app.import(&[sample(), unfounded]), Err(Error::NoReason));
    assert_eq!(app.list(&Filter::default(), 0, 9).expect("list").total, 0);
    let ids = app.import(&[sample(), sample()]).expect("import");
    assert_eq!(ids.len(), 2);
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn answers_files_become_assessments_with_everything_in_them() {
    let mut app = memory();
    let bytes = std::fs::read("examples/sample-answers.toml").expect("sample");
    let import = read_answers(Some(&app), "sample-answers.toml", &bytes, None).expect("read");
    assert_eq!(import.state, State::Draft, "a TOML file carries no state");
    let id = app.import(&[import]).expect("import").remove(0);
    assert_eq!(app.load(&id).expect("load").record, sample().record);
}

#[test]
fn an_archived_import_comes_out_of_the_archive_as_a_draft() {
    let mut app = memory();
    let import = Import { state: State::Archived, ..sample() };
    let id = app.import(&[import]).expect("import").remove(0);
    assert_eq!(app.load(&id).expect("load").state, State::Archived);
    app.unarchive(&id).expect("unarchive");
    assert_eq!(app.load(&id).expect("load").state, State::Draft);
}

#[test]
fn states_follow_each_other_as_they_may() {
    let mut app = memory();
    let id = create(&mut app).id;
    let state = |app: &App| app.load(&id).expect("load").state;
    assert_eq!(app.reopen(&id, "理由"), Err(Error::NotFinalised));
    app.finalise(&id).expect("finalise");
    assert_eq!(app.finalise(&id), Err(Error::Finalised));
    assert_eq!(app.reopen(&id, " "), Err(Error::NoReason));
    app.archive(&id).expect("archive");
    assert_eq!(app.archive(&id), Err(Error::Archived));
    assert_eq!(app.finalise(&id), Err(Error::Archived));
    assert_eq!(app.reopen(&id, "理由"), Err(Error::Archived));
    app.unarchive(&id).expect("unarchive");
    assert_eq!(state(&app), State::Finalised);
    let rows = app.log(&id).expect("log").len();
    app.unarchive(&id).expect("nothing to do");
    assert_eq!(app.log(&id).expect("log").len(), rows);
    app.reopen(&id, "理由").expect("reopen");
    assert_eq!(state(&app), State::Draft);
}

#[test]
fn a_duplicate_is_a_new_draft_with_the_same_answers() {
    let mut app = memory();
    let id = app.import(&[sample()]).expect("import").remove(0);
    let copied = app.duplicate(&id).expect("duplicate");
    let (old, new) = (app.load(&id).expect("load"), app.load(&copied).expect("load"));
    assert_ne!(old.id, new.id);
    assert_eq!((old.record.clone(), new.state), (new.record.clone(), State::Draft));
    let mut open = new;
    edit(&mut app, &mut open, &note(0, "只在副本"));
    assert_eq!(app.load(&id).expect("load"), old);
    assert_eq!(app.log(&copied).expect("log")[0].new, serde_json::json!({ "of": id }));
}

#[test]
fn ten_thousand_assessments_are_listed_at_once() {
    let place = Place::new();
    let mut app = place.open();
    create(&mut app);
    // The rows are multiplied inside SQLite: the test is about reading.
    let many = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
        INSERT INTO assessment (id, framework, office, period, scope, created_ms, created_offset, changed_ms,
            changed_offset)
        SELECT printf('%08x', i), framework, office, period, scope, created_ms, 0, changed_ms - i, 0
        FROM assessment, n";
    place.raw().execute_batch(many).expect("rows");
    let filter = Filter::default();
    let fastest = (0..20)
        .map(|turn| {
            let started = std::time::Instant::now();
            let page = app.list(&filter, turn * 50, 50).expect("list");
            assert_eq!((page.total, page.rows.len()), (10_000, 50));
            started.elapsed()
        })
        .min()
        .expect("runs");
    // About 1 ms by itself; the bound leaves room for a busy machine and only catches a scan of the rows.
    assert!(fastest < std::time::Duration::from_millis(20), "{fastest:?}");
    println!("list of 50 in 10,000: {fastest:?}");
}
