//! What is erased or purged is gone: from the tables, the log, the file's bytes and the journal's.

use pinheng::app::{App, Assessment, ChangeKind, Edit, Erase};
use pinheng::assessment::{Action, Evidence};
use serde_json::json;

use crate::help::{Place, action, bytes_of, create, edit, evidence, holds, not_applicable, note, rate, typed};

const SECRET: &str = "SECRET-7f3a 某某会议 绝密";

fn secret(tail: &str) -> String {
    format!("{SECRET} {tail}")
}

fn assert_gone(place: &Place) {
    let bytes = bytes_of(&place.path);
    assert!(!holds(&bytes, "SECRET-7f3a"), "{} bytes still hold it", bytes.len());
    assert!(!holds(&bytes, "某某会议"));
}

/// Fills one field with the secret in several forms, erases it, and looks at the raw bytes.
fn erased(fill: impl Fn(&mut App, &mut Assessment), what: &Erase) -> (Place, App, Assessment) {
    let place = Place::new();
    let mut app = place.open();
    let mut open = create(&mut app);
    edit(&mut app, &mut open, &rate(9, 1));
    fill(&mut app, &mut open);
    assert!(holds(&bytes_of(&place.path), "SECRET-7f3a"), "the test must see it first");
    app.erase(&mut open, what).expect("erase");
    assert_gone(&place);
    assert_eq!(app.load(&open.id).expect("load"), open);
    let log = app.log(&open.id).expect("log");
    assert_eq!(log.last().map(|entry| entry.kind), Some(ChangeKind::Erased));
    assert!(!format!("{log:?}").contains("SECRET"));
    (place, app, open)
}

#[test]
fn a_note_is_erased_in_all_its_forms() {
    let fill = |app: &mut App, open: &mut Assessment| {
        edit(app, open, &note(3, &secret("一")));
        typed(app, open, &note(3, &secret("一二")), 1);
        typed(app, open, &note(3, &secret("一二三")), 1);
        edit(app, open, &rate(3, 2));
        app.undo(&open.id).expect("undo");
        app.undo(&open.id).expect("undo");
    };
    let (_place, mut app, open) = erased(fill, &Erase::Note(3));
    assert_eq!(open.record.answers[3].note, "");
    // What was changed before can still be undone, and nothing brings the text back.
    while app.undo(&open.id).expect("undo").is_some() {}
    while app.redo(&open.id).expect("redo").is_some() {}
    let record = app.load(&open.id).expect("load").record;
    assert_eq!((record.answers[3].note.as_str(), record.answers[9].rating.is_some()), ("", true));
}

#[test]
fn a_note_that_was_cleared_before_is_erased_from_the_log() {
    let fill = |app: &mut App, open: &mut Assessment| {
        edit(app, open, &note(3, &secret("一")));
        edit(app, open, &note(3, ""));
    };
    erased(fill, &Erase::Note(3));
}

#[test]
fn a_reason_is_erased_and_its_item_is_open_again() {
    let fill = |app: &mut App, open: &mut Assessment| {
        edit(app, open, &rate(3, 1));
        edit(app, open, &not_applicable(3, &secret("一")));
        edit(app, open, &not_applicable(3, &secret("二")));
    };
    let (_place, mut app, open) = erased(fill, &Erase::Reason(3));
    assert_eq!(open.record.answers[3], pinheng::assessment::Answer::default());
    let kinds: Vec<_> = app.log(&open.id).expect("log").iter().map(|entry| entry.new.clone()).collect();
    assert_eq!(kinds[4], json!({ "rating": "NA", "reason": "" }), "that it was rated stays in the log");
    app.undo(&open.id).expect("undo");
    assert_eq!(app.load(&open.id).expect("load").record.answers[3].rating, None, "no NA without a reason");
    app.undo(&open.id).expect("undo");
    assert!(app.load(&open.id).expect("load").record.answers[3].rating.is_some());
}

#[test]
fn an_evidence_record_is_erased_in_all_its_forms() {
    let record = || Evidence { number: "7".into(), location: secret("柜"), ..evidence(&secret("题")) };
    let fill = |app: &mut App, open: &mut Assessment| {
        let earlier = evidence(&secret("初"));
        edit(app, open, &Edit::AddEvidence { item: 3, record: evidence("无害") });
        edit(app, open, &Edit::AddEvidence { item: 3, record: earlier.clone() });
        edit(app, open, &Edit::ReplaceEvidence { item: 3, old: earlier, new: record() });
    };
    let (_place, mut app, open) = erased(fill, &Erase::Evidence { item: 3, record: record() });
    assert_eq!(open.record.answers[3].evidence, [evidence("无害")]);
    while app.undo(&open.id).expect("undo").is_some() {}
    while app.redo(&open.id).expect("redo").is_some() {}
    assert_eq!(app.load(&open.id).expect("load").record.answers[3].evidence, [evidence("无害")]);
}

#[test]
fn evidence_that_was_removed_or_corrected_before_is_erased_from_the_log() {
    let record = || evidence(&secret("题"));
    let removed = |app: &mut App, open: &mut Assessment| {
        edit(app, open, &Edit::AddEvidence { item: 3, record: record() });
        edit(app, open, &Edit::RemoveEvidence { item: 3, old: record() });
    };
    erased(removed, &Erase::Evidence { item: 3, record: record() });
    let corrected = |app: &mut App, open: &mut Assessment| {
        edit(app, open, &Edit::AddEvidence { item: 3, record: record() });
        edit(app, open, &Edit::ReplaceEvidence { item: 3, old: record(), new: evidence("改好的") });
    };
    let (_place, _app, open) = erased(corrected, &Erase::Evidence { item: 3, record: record() });
    assert_eq!(open.record.answers[3].evidence, [evidence("改好的")]);
}

#[test]
fn an_action_is_erased_in_all_its_forms() {
    let last = || Action { owner: secret("人"), ..action(3, &secret("改")) };
    let fill = |app: &mut App, open: &mut Assessment| {
        edit(app, open, &Edit::AddAction { action: action(3, "无害") });
        edit(app, open, &Edit::AddAction { action: action(2, &secret("初")) });
        edit(app, open, &Edit::ReplaceAction { old: action(2, &secret("初")).into(), new: last().into() });
    };
    let (_place, mut app, open) = erased(fill, &Erase::Action(last()));
    assert_eq!(open.record.actions, [action(3, "无害")]);
    while app.undo(&open.id).expect("undo").is_some() {}
    while app.redo(&open.id).expect("redo").is_some() {}
    assert_eq!(app.load(&open.id).expect("load").record.actions, [action(3, "无害")]);
    let corrected = |app: &mut App, open: &mut Assessment| {
        edit(app, open, &Edit::AddAction { action: last() });
        edit(app, open, &Edit::ReplaceAction { old: last().into(), new: action(3, "改好的").into() });
    };
    let (_place, _app, open) = erased(corrected, &Erase::Action(last()));
    assert_eq!(open.record.actions, [action(3, "改好的")]);
}

#[test]
fn reflections_details_and_reasons_are_erased() {
    let reflection = |app: &mut App, open: &mut Assessment| {
        edit(app, open, &Edit::Reflection { index: 0, text: secret("一") });
    };
    let (_place, _app, open) = erased(reflection, &Erase::Reflection(0));
    assert_eq!(open.record.reflections[0], "");
    let details = |app: &mut App, open: &mut Assessment| {
        let scope = |scope: String| Edit::Details { office: "局".into(), period: "2026".into(), scope };
        edit(app, open, &scope(secret("一")));
        edit(app, open, &scope("好的".into()));
    };
    let (_place, _app, open) = erased(details, &Erase::FormerDetails);
    assert_eq!((open.record.office.as_str(), open.record.scope.as_str()), ("局", "好的"));
    let reason = |app: &mut App, open: &mut Assessment| {
        app.finalise(&open.id).expect("finalise");
        app.reopen(&open.id, SECRET).expect("reopen");
    };
    erased(reason, &Erase::ReopenReasons);
}

#[test]
fn a_finalised_assessment_can_be_erased_from() {
    let fill = |app: &mut App, open: &mut Assessment| {
        edit(app, open, &note(3, SECRET));
        app.finalise(&open.id).expect("finalise");
    };
    let (_place, _app, open) = erased(fill, &Erase::Note(3));
    assert_eq!(open.state, pinheng::assessment::State::Finalised);
}

#[test]
fn a_session_that_goes_on_after_erasing_brings_nothing_back() {
    let fill = |app: &mut App, open: &mut Assessment| {
        typed(app, open, &note(3, SECRET), 1);
    };
    let (place, mut app, mut open) = erased(fill, &Erase::Note(3));
    typed(&mut app, &mut open, &note(3, "新的"), 1);
    assert_eq!(app.log(&open.id).expect("log").last().map(|entry| entry.old.clone()), Some(json!("")));
    assert_gone(&place);
}

#[test]
fn purging_removes_everything_and_the_log_keeps_only_that_it_happened() {
    for hidden in [false, true] {
        let place = Place::new();
        let mut app = place.open();
        let id = app
            .create(&pinheng::framework::builtin(), pinheng::framework::builtin_bytes(), SECRET, "2026", SECRET)
            .expect("create");
        let mut open = app.load(&id).expect("load");
        edit(&mut app, &mut open, &note(0, SECRET));
        edit(&mut app, &mut open, &note(0, ""));
        edit(&mut app, &mut open, &Edit::AddEvidence { item: 0, record: evidence(SECRET) });
        edit(&mut app, &mut open, &not_applicable(1, SECRET));
        edit(&mut app, &mut open, &Edit::AddAction { action: action(0, SECRET) });
        if hidden {
            app.delete(&id).expect("delete");
        }
        let other = create(&mut app);
        app.purge(&id).expect("purge");
        assert_gone(&place);
        let log = app.log(&id).expect("log");
        assert_eq!((log.len(), log[0].kind), (1, ChangeKind::Purged));
        assert_eq!((&log[0].old, &log[0].new, log[0].subject.as_str()), (&json!(null), &json!(null), ""));
        assert!(app.undo(&id).is_err() && app.purge(&id).is_err());
        assert_eq!(app.load(&other.id).expect("load"), other);
        drop(app);
        assert_gone(&place);
    }
}

#[test]
fn erasing_works_while_another_program_has_the_file_open() {
    let place = Place::new();
    let other = place.open();
    let mut app = place.open();
    let mut open = create(&mut app);
    edit(&mut app, &mut open, &note(0, SECRET));
    assert_eq!(other.load(&open.id).expect("load"), open);
    app.erase(&mut open, &Erase::Note(0)).expect("erase");
    assert_gone(&place);
    assert_eq!(other.load(&open.id).expect("load"), open);
}

#[test]
fn a_reader_that_holds_the_journal_is_told_and_the_doctor_clears_it_later() {
    use pinheng::app::{Error, FindingKind, StoreError};
    let place = Place::new();
    let mut app = place.open();
    let mut open = create(&mut app);
    edit(&mut app, &mut open, &note(0, SECRET));
    let raw = place.raw();
    raw.execute_batch("BEGIN; SELECT COUNT(*) FROM answer;").expect("read");
    assert_eq!(app.erase(&mut open, &Erase::Note(0)), Err(Error::Store(StoreError::TracesRemain)));
    assert_eq!(app.load(&open.id).expect("load").record.answers[0].note, "", "it is erased all the same");
    assert_eq!(open.record.answers[0].note, "");
    raw.execute_batch("COMMIT").expect("done");
    let findings = app.doctor().expect("doctor");
    assert!(findings.iter().all(|finding| finding.kind != FindingKind::Traces));
    assert_gone(&place);
}
