//! Actions: added, changed and removed as evidence is, and carried over while they are open.

use chrono::NaiveDate;
use pinheng::app::{ChangeKind, Edit, Error};
use pinheng::assessment::Action;
use serde_json::json;

use crate::help::{Place, action, create, edit, memory};

fn full() -> Action {
    Action {
        criterion: 1,
        item: Some(8),
        what: "补齐岗位责任清单".into(),
        owner: "张处长".into(),
        section: "综合处".into(),
        due: NaiveDate::from_ymd_opt(2026, 12, 31),
        acceptance: "清单印发".into(),
        done: false,
    }
}

#[test]
fn an_action_is_stored_whole_and_logged() {
    let place = Place::new();
    let mut app = place.open();
    let mut open = create(&mut app);
    edit(&mut app, &mut open, &Edit::AddAction { action: full() });
    assert!(!edit(&mut app, &mut open, &Edit::AddAction { action: full() }).changed, "an equal one is there");
    assert_eq!(place.open().load(&open.id).expect("load").record.actions, [full()]);
    let log = app.log(&open.id).expect("log");
    let entry = log.last().expect("entry");
    let criterion = open.framework.criterion(1).id.as_str();
    assert_eq!((entry.kind, entry.subject.as_str()), (ChangeKind::Action, criterion));
    assert_eq!(entry.new["fields"]["due"], json!("2026-12-31"));
    assert_eq!(entry.new["fields"]["item"], json!(open.framework.item(8).id));
    assert!(entry.new["fields"].get("done").is_none(), "what is empty is left out");
    let done = Action { done: true, ..full() };
    edit(&mut app, &mut open, &Edit::ReplaceAction { old: full().into(), new: done.clone().into() });
    assert_eq!(open.record.actions, [done]);
}

#[test]
fn what_cannot_be_an_action_is_refused() {
    let mut app = memory();
    let mut open = create(&mut app);
    let blank = app.edit(&mut open, &Edit::AddAction { action: action(0, " \u{3000}") }, None);
    assert_eq!(blank, Err(Error::Blank("what")));
    edit(&mut app, &mut open, &Edit::AddAction { action: action(0, "一") });
    let mut stale = open.clone();
    edit(&mut app, &mut open, &Edit::ReplaceAction { old: action(0, "一").into(), new: action(0, "二").into() });
    let change = Edit::ReplaceAction { old: action(0, "一").into(), new: action(0, "三").into() };
    assert_eq!(app.edit(&mut stale, &change, None), Err(Error::Conflict));
    assert_eq!(stale.record.actions, [action(0, "二")], "what is stored is shown");
    let gone = Edit::RemoveAction { old: action(0, "一") };
    assert!(!app.edit(&mut stale, &gone, None).expect("gone already").changed);
    let blank = Edit::ReplaceAction { old: action(0, "二").into(), new: action(0, "").into() };
    assert_eq!(app.edit(&mut stale, &blank, None), Err(Error::Blank("what")));
    app.finalise(&open.id).expect("finalise");
    assert_eq!(app.edit(&mut open, &Edit::AddAction { action: full() }, None), Err(Error::Finalised));
}

#[test]
fn one_that_became_equal_to_another_is_one_too_many_and_undo_brings_it_back_to_its_place() {
    let mut app = memory();
    let mut open = create(&mut app);
    for what in ["一", "二", "三"] {
        edit(&mut app, &mut open, &Edit::AddAction { action: action(2, what) });
    }
    edit(&mut app, &mut open, &Edit::ReplaceAction { old: action(2, "一").into(), new: action(2, "三").into() });
    assert_eq!(open.record.actions, [action(2, "二"), action(2, "三")]);
    app.undo(&open.id).expect("undo");
    let whats = app.load(&open.id).expect("load").record.actions;
    assert_eq!(whats, [action(2, "一"), action(2, "二"), action(2, "三")]);
}

#[test]
fn open_actions_are_carried_over_to_a_duplicate() {
    let mut app = memory();
    let mut open = create(&mut app);
    for action in [full(), Action { done: true, ..action(0, "完成的") }, action(5, "未完成")] {
        edit(&mut app, &mut open, &Edit::AddAction { action });
    }
    let copy = app.duplicate(&open.id).expect("duplicate");
    assert_eq!(app.load(&copy).expect("load").record.actions, [full(), action(5, "未完成")]);
}

#[test]
fn rows_of_a_foreign_hand_are_passed_over() {
    let place = Place::new();
    let mut app = place.open();
    let mut open = create(&mut app);
    edit(&mut app, &mut open, &Edit::AddAction { action: full() });
    let sql = "INSERT INTO action (assessment, criterion, item, what) SELECT seq, ?1, ?2, '异' FROM assessment";
    let known = open.framework.criterion(0).id.clone();
    for (criterion, item) in [("nowhere", ""), (known.as_str(), "nothing")] {
        place.raw().execute(sql, [criterion, item]).expect("insert");
    }
    assert_eq!(app.load(&open.id).expect("load").record.actions, [full()]);
}
