//! Frameworks: stored once, bound to their assessments, found by path or id.

use std::fs;
use std::sync::Arc;

use pinheng::app::{Error, Filter, Import, What, find_framework_without_store, read_answers};
use pinheng::assessment::State;
use pinheng::framework::{BUILTIN_ID, builtin, builtin_bytes, parse};
use pinheng::i18n::Lang;

use crate::help::{Place, create, memory};

const CANTEEN: &str = "examples/canteen-check.toml";

fn canteen() -> Import {
    let app = memory();
    let bytes = fs::read("examples/canteen-answers.toml").expect("answers");
    read_answers(Some(&app), "canteen-answers.toml", &bytes, Some(CANTEEN)).expect("read")
}

#[test]
fn a_frameworks_text_is_stored_once() {
    let place = Place::new();
    let mut app = place.open();
    for _ in 0..3 {
        create(&mut app);
        app.import(&[canteen()]).expect("import");
    }
    let count: i64 = place.raw().query_row("SELECT COUNT(*) FROM framework", [], |row| row.get(0)).expect("count");
    assert_eq!(count, 2, "the built-in one too: a later program may have another");
    let found = app.frameworks().expect("frameworks");
    let ids: Vec<_> = found.iter().map(|info| (info.id.as_str(), info.builtin)).collect();
    assert_eq!(ids, [(BUILTIN_ID, true), (canteen().framework.id.as_str(), false)]);
    assert_eq!(app.framework_bytes(&found[1].hash).expect("bytes"), fs::read(CANTEEN).expect("read"));
    assert_eq!(app.framework_bytes(&found[0].hash).expect("bytes"), builtin_bytes());
    assert!(matches!(app.framework_bytes("00"), Err(Error::NotFound { what: What::Framework, .. })));
}

#[test]
fn a_later_framework_never_changes_an_old_score() {
    let place = Place::new();
    let mut app = place.open();
    let old = app.import(&[canteen()]).expect("import").remove(0);
    let before = app.list(&Filter::default(), 0, 1).expect("list").rows.remove(0);
    // The same id and version with another weight, as an author would try it.
    let text = fs::read_to_string(CANTEEN).expect("read").replacen("weight = ", "weight = 9", 1);
    let changed = Arc::new(parse("changed", text.as_bytes()).expect("parse"));
    assert_ne!(changed.hash, canteen().framework.hash);
    app.create(&changed, text.as_bytes(), "局", "2026", "").expect("create");
    drop(app);
    let mut app = place.open();
    assert_eq!(app.load(&old).expect("load").framework.hash, canteen().framework.hash);
    assert!(app.doctor().expect("doctor").iter().all(|finding| !finding.is_fault()));
    let rows = app.list(&Filter::default(), 0, 9).expect("list").rows;
    assert_eq!(rows.into_iter().find(|row| row.id == old), Some(before));
    let (newest, _) = app.find_framework(Some(&changed.id)).expect("find");
    assert_eq!(newest.hash, changed.hash, "an id means the one stored last");
}

#[test]
fn frameworks_are_found_by_path_then_by_id() {
    let mut app = memory();
    assert_eq!(app.find_framework(None).expect("built in").0, builtin());
    assert_eq!(app.find_framework(Some(BUILTIN_ID)).expect("built in").1, builtin_bytes());
    assert_eq!(app.find_framework(Some(CANTEEN)).expect("path").0, canteen().framework);
    let id = canteen().framework.id.clone();
    let missing = app.find_framework(Some(&id));
    assert!(matches!(missing, Err(Error::NotFound { what: What::Framework, .. })), "{missing:?}");
    app.import(&[canteen()]).expect("import");
    assert_eq!(app.find_framework(Some(&id)).expect("id").0, canteen().framework);
    let near = |name: &str| match app.find_framework(Some(name)) {
        Err(error @ Error::NotFound { .. }) => {
            assert_eq!(error.exit_code(), 3);
            let Error::NotFound { near, .. } = error else { unreachable!() };
            near
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(near(&format!("{id}s")), Some(id));
    assert_eq!(near("office-service"), Some(BUILTIN_ID.to_owned()));
    let alone = find_framework_without_store(Some("office"));
    assert!(matches!(alone, Err(Error::NotFound { near: Some(_), .. })), "{alone:?}");
    assert_eq!(find_framework_without_store(Some(CANTEEN)).expect("path").0, canteen().framework);
}

#[test]
fn a_faulty_framework_file_is_told_with_its_places() {
    let place = Place::new();
    let path = place.beside("faulty.toml");
    fs::write(&path, "schema = 1\nid = 3\n").expect("write");
    let name = path.to_str().expect("name");
    let error = find_framework_without_store(Some(name)).map(|_| ()).expect_err("faulty");
    assert_eq!(error.exit_code(), 2);
    assert!(error.message(Lang::En).starts_with(&format!("{name}:")), "{}", error.message(Lang::En));
}

#[test]
fn answers_are_read_against_the_framework_they_name() {
    let mut app = memory();
    let bytes = fs::read("examples/canteen-answers.toml").expect("answers");
    let unknown = read_answers(Some(&app), "a.toml", &bytes, None).map(|_| ()).expect_err("unknown");
    assert_eq!(unknown.exit_code(), 2, "an unknown id inside a file is invalid content");
    app.import(&[canteen()]).expect("import");
    let found = read_answers(Some(&app), "a.toml", &bytes, None).expect("read");
    assert_eq!((found.framework, found.state), (canteen().framework, State::Draft));
    let other = read_answers(Some(&app), "a.toml", &bytes, Some(BUILTIN_ID)).map(|_| ()).expect_err("another");
    assert!(other.message(Lang::En).contains(BUILTIN_ID), "{}", other.message(Lang::En));
    let nowhere = read_answers(None, "a.toml", &bytes, Some("nowhere")).map(|_| ()).expect_err("nowhere");
    assert_eq!(nowhere.exit_code(), 3, "an unknown id on the command line does not exist");
}

#[test]
fn a_json_export_brings_its_framework_and_state() {
    let import = canteen();
    let text = String::from_utf8(import.framework_bytes.clone()).expect("text");
    let export = |hash: &str| {
        serde_json::json!({
            "schema": 1, "office": import.record.office, "period": import.record.period, "state": "archived",
            "framework": {
                "id": import.framework.id, "version": import.framework.version, "hash": hash, "text": text,
            },
            "answers": pinheng::assessment::answers_json(&import.record, &import.framework),
        })
        .to_string()
    };
    let read = read_answers(None, "export.json", export(&import.framework.hash).as_bytes(), None).expect("read");
    assert_eq!((read.framework, read.state), (import.framework.clone(), State::Archived));
    assert_eq!(read.record.answers, import.record.answers);
    // With another hash the text is not what was scored with.
    assert!(read_answers(None, "export.json", export("00").as_bytes(), None).is_err());
}
