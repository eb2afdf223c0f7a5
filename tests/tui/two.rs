//! Two programs on one file.

use crossterm::event::KeyCode;
use pinheng::assessment::{Mark, State as Stage};
use pinheng::tui::state::Screen;

use super::harness::{Files, Tui};

fn pair() -> (Files, Tui, Tui) {
    let files = Files::new();
    let (first, second) = (files.tui(), files.tui());
    (files, first, second)
}

#[test]
fn each_sees_the_others_answers_at_the_next_key() {
    let (files, mut first, mut second) = pair();
    first.press("3");
    assert_eq!(second.rating(0), None);
    second.key(KeyCode::Down);
    assert_eq!(second.rating(0), Some(Mark::Scale(2)));
    assert_eq!(second.notice(), "另一个品衡改动了这份数据，已更新");
    second.press("4");
    first.press("2");
    let stored = files.stored().record.answers;
    assert_eq!([stored[0].rating, stored[1].rating], [Some(Mark::Scale(2)), Some(Mark::Scale(1))]);
    first.go(6).press("1");
    second.go(7).press("1");
    first.press("k");
    assert_eq!(first.assessment().record, files.stored().record);
    second.press("k");
    assert_eq!(second.assessment().record, files.stored().record);
}

#[test]
fn neither_loses_an_answer() {
    let (files, mut first, mut second) = pair();
    first.drawing = false;
    second.drawing = false;
    first.press("/").type_text("goal-1").enter();
    second.go(40);
    for _ in 0..30 {
        first.press("3");
        second.press("2");
    }
    let stored = files.stored().record.answers;
    assert!(stored[..30].iter().all(|answer| answer.rating == Some(Mark::Scale(2))));
    assert!(stored[40..70].iter().all(|answer| answer.rating == Some(Mark::Scale(1))));
}

#[test]
fn a_text_goes_on_over_the_others_changes() {
    let (files, mut first, mut second) = pair();
    first.press("n").type_text("写到一半");
    second.press("3").press("n").type_text("另一处").esc();
    first.type_text("写完").esc();
    let stored = files.stored().record.answers;
    assert_eq!((stored[0].note.as_str(), stored[1].note.as_str()), ("写到一半写完", "另一处"));
    assert_eq!(stored[0].rating, Some(Mark::Scale(2)));
}

#[test]
fn a_lock_set_by_the_other_holds_at_once() {
    let (files, mut first, mut second) = pair();
    second.press("Fy");
    first.press("3");
    assert_eq!(first.notice(), "已定稿，不能修改；按 F 写明理由后重开");
    assert_eq!((files.stored().state, files.stored().record.answers[0].rating), (Stage::Finalised, None));
}

#[test]
fn what_the_other_deleted_is_left() {
    let (_files, mut first, mut second) = pair();
    second.esc().press("d");
    first.key(KeyCode::Down);
    assert_eq!((first.program.state.screen, first.dialogs()), (Screen::Home, 0));
    assert_eq!(first.notice(), "这份自评已被另一个品衡删除");
    second.press("u");
    first.key(KeyCode::Up);
    assert_eq!(first.program.state.home.total, 1);
}

#[test]
fn undo_takes_back_the_last_change_whoever_made_it() {
    let (files, mut first, mut second) = pair();
    first.press("3");
    second.go(5).press("2");
    first.press("u");
    assert_eq!(first.at(), (0, 5));
    let stored = files.stored().record.answers;
    assert_eq!([stored[0].rating, stored[5].rating], [Some(Mark::Scale(2)), None]);
}

#[test]
fn evidence_of_the_other_is_offered() {
    let (_files, mut first, mut second) = pair();
    second.press("e").type_text("年度工作计划").ctrl('s');
    first.go(3).press("e").type_text("计划").key(KeyCode::Down).enter();
    assert_eq!(first.fields()[0], "年度工作计划");
}
