//! Undo, redo and the log.

use pinheng::app::{ChangeKind, Edit, Error, Subject};
use pinheng::assessment::Record;
use serde_json::json;

use crate::help::{Place, action, create, edit, evidence, memory, noon, not_applicable, note, rate, typed};

fn some_edits() -> Vec<Edit> {
    vec![
        rate(0, 3),
        not_applicable(1, "无"),
        rate(1, 0),
        note(0, "甲"),
        Edit::AddEvidence { item: 0, record: evidence("一") },
        Edit::AddEvidence { item: 0, record: evidence("二") },
        Edit::AddEvidence { item: 0, record: evidence("三") },
        Edit::RemoveEvidence { item: 0, old: evidence("二") },
        Edit::ReplaceEvidence { item: 0, old: evidence("一"), new: evidence("壹") },
        Edit::AddAction { action: action(4, "甲") },
        Edit::AddAction { action: action(5, "乙") },
        Edit::AddAction { action: action(4, "丙") },
        Edit::ReplaceAction { old: action(4, "甲").into(), new: action(6, "子").into() },
        Edit::RemoveAction { old: action(5, "乙") },
        Edit::Target { criterion: 2, rank: Some(3) },
        Edit::Target { criterion: 2, rank: Some(4) },
        Edit::Reflection { index: 1, text: "想一想".into() },
        Edit::Details { office: "乙局".into(), period: "2027".into(), scope: "餐饮".into() },
    ]
}

#[test]
fn undo_and_redo_walk_through_every_change_and_survive_reopening() {
    let place = Place::new();
    let mut app = place.open();
    let mut open = create(&mut app);
    let mut states: Vec<Record> = vec![open.record.clone()];
    for change in some_edits() {
        edit(&mut app, &mut open, &change);
        states.push(open.record.clone());
    }
    drop(app);
    for step in (0..states.len() - 1).rev() {
        let mut app = place.open();
        assert!(app.undo(&open.id).expect("undo").is_some());
        assert_eq!(app.load(&open.id).expect("load").record, states[step], "undo to {step}");
    }
    let mut app = place.open();
    assert_eq!(app.undo(&open.id).expect("undo"), None, "the making of an assessment is not undone");
    for (step, state) in states.iter().enumerate().skip(1) {
        let mut app = place.open();
        assert!(app.redo(&open.id).expect("redo").is_some());
        assert_eq!(app.load(&open.id).expect("load").record, *state, "redo to {step}");
    }
    assert_eq!(app.redo(&open.id).expect("redo"), None);
    assert!(app.doctor().expect("doctor").iter().all(|finding| finding.outcome == pinheng::app::Outcome::Fine));
}

#[test]
fn undo_tells_what_it_touched_and_when_that_was_made() {
    let mut app = memory().with_clock(noon);
    let mut open = create(&mut app);
    let subjects = [
        (rate(7, 1), Subject::Item(7)),
        (note(6, "x"), Subject::Item(6)),
        (Edit::AddEvidence { item: 5, record: evidence("x") }, Subject::Item(5)),
        (Edit::AddAction { action: action(4, "x") }, Subject::Action(4)),
        (Edit::Target { criterion: 3, rank: Some(2) }, Subject::Target(3)),
        (Edit::Reflection { index: 2, text: "x".into() }, Subject::Reflection(2)),
        (Edit::Details { office: "x".into(), period: "y".into(), scope: String::new() }, Subject::Details),
    ];
    for (change, subject) in subjects {
        edit(&mut app, &mut open, &change);
        for done in [app.undo(&open.id), app.redo(&open.id)] {
            let done = done.expect("undo").expect("something");
            assert_eq!((done.subject, done.at), (subject, noon()));
        }
    }
}

#[test]
fn a_new_change_ends_redo_but_the_log_keeps_what_was_undone() {
    let mut app = memory();
    let mut open = create(&mut app);
    edit(&mut app, &mut open, &rate(0, 1));
    edit(&mut app, &mut open, &rate(0, 2));
    app.undo(&open.id).expect("undo");
    edit(&mut app, &mut open, &rate(1, 3));
    assert_eq!(app.redo(&open.id).expect("redo"), None);
    let log = app.log(&open.id).expect("log");
    assert_eq!(log.len(), 4);
    let undone: Vec<bool> = log.iter().map(|entry| entry.undone.is_some()).collect();
    assert_eq!(undone, [false, false, true, false]);
    // Undo passes over what is undone already.
    app.undo(&open.id).expect("undo");
    app.undo(&open.id).expect("undo");
    assert_eq!(app.load(&open.id).expect("load").record.answers[0].rating, None);
    assert_eq!(app.undo(&open.id).expect("undo"), None);
}

#[test]
fn one_edit_session_of_a_text_is_one_row_and_one_step() {
    let place = Place::new();
    let mut app = place.open();
    let mut open = create(&mut app);
    edit(&mut app, &mut open, &note(0, "原来"));
    for text in ["原来的", "原来的备", "原来的备注"] {
        assert!(typed(&mut app, &mut open, &note(0, text), 7).changed);
    }
    let log = app.log(&open.id).expect("log");
    assert_eq!(log.len(), 3);
    assert_eq!((&log[2].old, &log[2].new), (&json!("原来"), &json!("原来的备注")));
    // Another session is another row, another program's session with the same number too.
    typed(&mut app, &mut open, &note(0, "二"), 8);
    typed(&mut place.open(), &mut open, &note(0, "三"), 8);
    typed(&mut app, &mut open, &note(0, "四"), 8);
    assert_eq!(app.log(&open.id).expect("log").len(), 6);
    for text in ["三", "二", "原来的备注", "原来", ""] {
        app.undo(&open.id).expect("undo");
        assert_eq!(app.load(&open.id).expect("load").record.answers[0].note, text);
    }
}

#[test]
fn a_session_goes_on_over_another_field_and_undo_still_goes_back_in_time() {
    let mut app = memory();
    let mut open = create(&mut app);
    typed(&mut app, &mut open, &note(0, "一"), 1);
    edit(&mut app, &mut open, &rate(3, 2));
    typed(&mut app, &mut open, &note(0, "一二"), 1);
    let kinds: Vec<_> = app.log(&open.id).expect("log").iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [ChangeKind::Created, ChangeKind::Rating, ChangeKind::Note]);
    app.undo(&open.id).expect("undo");
    let record = app.load(&open.id).expect("load").record;
    assert_eq!((record.answers[0].note.as_str(), record.answers[3].rating.is_some()), ("", true));
}

#[test]
fn a_session_that_ends_where_it_began_leaves_no_row() {
    let mut app = memory();
    let mut open = create(&mut app);
    edit(&mut app, &mut open, &rate(0, 1));
    typed(&mut app, &mut open, &note(0, "误"), 1);
    assert!(typed(&mut app, &mut open, &note(0, ""), 1).changed);
    assert_eq!(app.log(&open.id).expect("log").len(), 2);
    assert_eq!(app.undo(&open.id).expect("undo").map(|done| done.subject), Some(Subject::Item(0)));
    assert_eq!(app.load(&open.id).expect("load").record.answers[0].rating, None);
}

#[test]
fn typing_on_after_an_undo_is_a_new_row() {
    let mut app = memory();
    let mut open = create(&mut app);
    typed(&mut app, &mut open, &note(0, "一"), 1);
    app.undo(&open.id).expect("undo");
    typed(&mut app, &mut open, &note(0, "二"), 1);
    app.undo(&open.id).expect("undo");
    assert_eq!(app.load(&open.id).expect("load").record.answers[0].note, "");
    assert_eq!(app.log(&open.id).expect("log").len(), 3);
}

#[test]
fn undo_never_goes_across_finalising() {
    let mut app = memory();
    let mut open = create(&mut app);
    edit(&mut app, &mut open, &rate(0, 2));
    edit(&mut app, &mut open, &rate(1, 2));
    app.undo(&open.id).expect("undo");
    app.finalise(&open.id).expect("finalise");
    assert_eq!(app.undo(&open.id), Err(Error::Finalised));
    assert_eq!(app.redo(&open.id), Ok(None), "finalising ends redo");
    app.reopen(&open.id, "补充佐证").expect("reopen");
    assert_eq!(app.undo(&open.id), Ok(None));
    edit(&mut app, &mut open, &rate(0, 3));
    assert!(app.undo(&open.id).expect("undo").is_some());
    assert_eq!(app.undo(&open.id), Ok(None));
    let record = app.load(&open.id).expect("load").record;
    assert_eq!(record.answers[0].rating, Some(pinheng::assessment::Mark::Scale(2)));
    let log = app.log(&open.id).expect("log");
    let reopened = log.iter().find(|entry| entry.kind == ChangeKind::Reopened).expect("row");
    assert_eq!(reopened.new, json!({ "reason": "补充佐证" }));
}

#[test]
fn a_session_from_before_finalising_is_over() {
    let mut app = memory();
    let mut open = create(&mut app);
    typed(&mut app, &mut open, &note(0, "前"), 1);
    app.finalise(&open.id).expect("finalise");
    app.reopen(&open.id, "改").expect("reopen");
    typed(&mut app, &mut open, &note(0, "后"), 1);
    app.undo(&open.id).expect("undo");
    assert_eq!(app.load(&open.id).expect("load").record.answers[0].note, "前");
}

#[test]
fn deleting_and_archiving_are_undone_and_redone() {
    let mut app = memory();
    let open = create(&mut app);
    app.archive(&open.id).expect("archive");
    app.delete(&open.id).expect("delete");
    assert!(app.load(&open.id).is_err());
    let subject = |done: Result<Option<pinheng::app::Reverted>, Error>| done.expect("done").map(|done| done.subject);
    assert_eq!(subject(app.undo(&open.id)), Some(Subject::Deleted));
    assert_eq!(app.load(&open.id).expect("load").state, pinheng::assessment::State::Archived);
    assert_eq!(subject(app.undo(&open.id)), Some(Subject::Archived));
    assert_eq!(app.load(&open.id).expect("load").state, pinheng::assessment::State::Draft);
    assert_eq!(subject(app.redo(&open.id)), Some(Subject::Archived));
    assert_eq!(subject(app.redo(&open.id)), Some(Subject::Deleted));
    assert!(app.load(&open.id).is_err());
}

#[test]
fn the_log_says_when_what_old_and_new() {
    let mut app = memory().with_clock(noon);
    let mut open = create(&mut app);
    edit(&mut app, &mut open, &not_applicable(0, "无此业务"));
    edit(&mut app, &mut open, &Edit::Target { criterion: 0, rank: Some(3) });
    let log = app.log(&open.id).expect("log");
    let id = &open.framework.item(0).id;
    assert_eq!((log[1].kind, &log[1].subject, log[1].at), (ChangeKind::Rating, id, noon()));
    assert_eq!(log[1].old, json!({ "rating": null, "reason": "" }));
    assert_eq!(log[1].new, json!({ "rating": "NA", "reason": "无此业务" }));
    assert_eq!((&log[2].old, &log[2].new), (&json!(null), &json!(3)));
}
