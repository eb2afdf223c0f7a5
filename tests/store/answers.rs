//! Several parts of one answer as one change.

use pinheng::app::{ChangeKind, Edit, Erase, Error, StoreError, Subject};
use pinheng::assessment::Mark;

use crate::help::{Place, bytes_of, create, edit, evidence, holds, memory, not_applicable, note, rate, typed};

fn whole(item: usize, mark: Mark, reason: &str, text: &str, titles: &[&str]) -> Edit {
    Edit::Answer {
        item,
        rating: Some(Some(mark)),
        reason: (!reason.is_empty()).then(|| reason.to_owned()),
        note: (!text.is_empty()).then(|| text.to_owned()),
        evidence: titles.iter().map(|title| evidence(title)).collect(),
    }
}

#[test]
fn it_is_one_row_and_one_step_of_undo() {
    let mut app = memory();
    let mut open = create(&mut app);
    let before = open.record.clone();
    edit(&mut app, &mut open, &whole(2, Mark::NotApplicable, "不涉及", "备注", &["甲", "乙", "甲 "]));
    let after = open.record.clone();
    let answer = &after.answers[2];
    assert_eq!((answer.note.as_str(), answer.reason.as_str()), ("备注", "不涉及"));
    assert_eq!(answer.evidence, [evidence("甲"), evidence("乙")]);
    let log = app.log(&open.id).expect("log");
    assert_eq!((log.len(), log[1].kind), (2, ChangeKind::Answer));
    let undone = app.undo(&open.id).expect("undo").map(|done| done.subject);
    assert_eq!(undone, Some(Subject::Item(2)));
    assert_eq!(app.load(&open.id).expect("load").record, before);
    app.redo(&open.id).expect("redo");
    assert_eq!(app.load(&open.id).expect("load").record, after);
}

#[test]
fn what_is_not_given_is_taken_from_what_is_stored_now() {
    let place = Place::new();
    let (mut left, mut right) = (place.open(), place.open());
    let mut here = create(&mut left);
    let mut there = right.load(&here.id).expect("load");
    edit(&mut left, &mut here, &not_applicable(0, "甲"));
    // The other program has not seen the reason, nor the note.
    edit(&mut left, &mut here, &note(0, "左"));
    edit(&mut right, &mut there, &whole(0, Mark::NotApplicable, "", "", &["丙"]));
    let answer = &there.record.answers[0];
    assert_eq!((answer.reason.as_str(), answer.note.as_str(), answer.evidence.len()), ("甲", "左", 1));
    edit(&mut right, &mut there, &whole(0, Mark::Scale(1), "", "右", &[]));
    assert_eq!((there.record.answers[0].reason.as_str(), there.record.answers[0].note.as_str()), ("", "右"));
    let refused = left.edit(&mut here, &whole(0, Mark::NotApplicable, "", "不留", &["丁"]), None);
    assert_eq!(refused, Err(Error::NoReason));
    assert_eq!(here.record, there.record, "nothing of what is refused is stored");
}

#[test]
fn a_failure_leaves_no_part_of_it() {
    let place = Place::new();
    let mut app = place.open();
    let mut open = create(&mut app);
    let before = open.record.clone();
    app.limit_pages(1).expect("limit");
    let titles: Vec<String> = (0..200).map(|n| format!("{n} {}", "题".repeat(200))).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let failed = app.edit(&mut open, &whole(0, Mark::Scale(2), "", "备注", &titles), None);
    assert_eq!(failed, Err(Error::Store(StoreError::Full)));
    assert_eq!(place.open().load(&open.id).expect("load").record, before);
}

#[test]
fn one_part_is_logged_as_the_part() {
    let mut app = memory();
    let mut open = create(&mut app);
    edit(&mut app, &mut open, &whole(0, Mark::Scale(2), "", "", &[]));
    edit(&mut app, &mut open, &whole(0, Mark::Scale(2), "", "备注", &[]));
    assert!(!edit(&mut app, &mut open, &whole(0, Mark::Scale(2), "", "备注", &[])).changed);
    let kinds: Vec<_> = app.log(&open.id).expect("log").iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [ChangeKind::Created, ChangeKind::Rating, ChangeKind::Note]);
}

#[test]
fn an_edit_session_does_not_reach_over_it() {
    let mut app = memory();
    let mut open = create(&mut app);
    typed(&mut app, &mut open, &note(0, "一"), 1);
    edit(&mut app, &mut open, &whole(0, Mark::Scale(2), "", "二", &[]));
    typed(&mut app, &mut open, &note(0, "三"), 1);
    for text in ["二", "一", ""] {
        app.undo(&open.id).expect("undo");
        assert_eq!(app.load(&open.id).expect("load").record.answers[0].note, text);
    }
}

#[test]
fn each_text_of_it_can_be_erased() {
    let secret = "SECRET-7f3a";
    for what in [Erase::Note(1), Erase::Reason(1), Erase::Evidence { item: 1, record: evidence(secret) }] {
        let place = Place::new();
        let mut app = place.open();
        let mut open = create(&mut app);
        let text = |own: bool| if own { secret } else { "其他" };
        let edited = whole(
            1,
            Mark::NotApplicable,
            text(what == Erase::Reason(1)),
            text(what == Erase::Note(1)),
            &[text(matches!(what, Erase::Evidence { .. })), "留"],
        );
        edit(&mut app, &mut open, &edited);
        edit(&mut app, &mut open, &rate(1, 0));
        app.erase(&mut open, &what).expect("erase");
        assert!(!holds(&bytes_of(&place.path), secret), "{what:?}");
        while app.undo(&open.id).expect("undo").is_some() {}
        while app.redo(&open.id).expect("redo").is_some() {}
        let answer = app.load(&open.id).expect("load").record.answers[1].clone();
        assert_eq!(answer.rating, Some(Mark::Scale(0)), "{what:?}");
        assert!(answer.evidence.contains(&evidence("留")), "{what:?}");
    }
}
