//! Texts: saved by themselves, undone as one, never lost.

use crossterm::event::KeyCode;
use pinheng::app::{Edit, EditSession};
use pinheng::assessment::State as Stage;
use pinheng::i18n::Lang;
use pinheng::tui::update::Msg;

use super::harness::{Files, Setup, Tui, advance};

#[test]
fn a_note_is_stored_at_each_pause_and_undone_as_one() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("n").type_text("目标写在方案");
    tui.assert_shows("未保存");
    assert_eq!(files.stored().record.answers[0].note, "");
    tui.pause();
    tui.assert_shows("已保存 09:41:07");
    assert_eq!(files.stored().record.answers[0].note, "目标写在方案");
    advance(5);
    tui.type_text("第二部分。\n三项").pause();
    tui.assert_shows("已保存 09:41:12");
    tui.type_text("目标").esc();
    assert_eq!(files.stored().record.answers[0].note, "目标写在方案第二部分。\n三项目标");
    assert_eq!(tui.notice(), "目标导向 第1项：备注  已保存 09:41:12");
    let rows = files.app().log(&files.id).unwrap().len();
    assert_eq!(rows, 2, "one row for the making, one for the note");
    tui.press("u");
    assert_eq!(files.stored().record.answers[0].note, "");
}

#[test]
fn a_note_is_stored_before_the_program_is_suspended() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("n").type_text("挂起前").ctrl('z');
    assert!(tui.program.state.suspend);
    assert_eq!(files.stored().record.answers[0].note, "挂起前");
    tui.assert_shows("已保存");
}

#[test]
fn a_pause_without_a_change_stores_nothing() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("n").pause().type_text("甲").key(KeyCode::Backspace).pause().esc();
    assert_eq!(files.app().log(&files.id).unwrap().len(), 1);
    assert!(!tui.program.state.has_unsaved_text());
}

#[test]
fn stop_stores_a_half_typed_note() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("n").type_text("写了一半");
    tui.send(Msg::Stop);
    assert!(tui.program.state.quit);
    assert_eq!(files.stored().record.answers[0].note, "写了一半");
}

#[test]
fn stop_stores_a_note_under_help_and_a_complete_evidence_record() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("n").type_text("写了一半").key(KeyCode::F(1)).send(Msg::Stop);
    assert_eq!(files.stored().record.answers[0].note, "写了一半");
    let mut tui = files.tui();
    tui.go(0).press("e").type_text("年度计划").tab().type_text("3号").send(Msg::Stop);
    assert_eq!(files.stored().record.answers[0].evidence[0].number, "3号");
}

#[test]
fn reflections_save_themselves_too() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("/").type_text("最明显").enter().enter().type_text("管理水平").pause();
    assert_eq!(files.stored().record.reflections[1], "管理水平");
    tui.esc();
    assert_eq!(tui.notice(), "");
    tui.enter().type_text("，质量最慢").esc();
    assert_eq!(files.stored().record.reflections[1], "管理水平，质量最慢");
    assert_eq!(tui.notice(), "结语思考：2  已保存 09:41:07");
    tui.press("u");
    assert_eq!((tui.at(), files.stored().record.reflections[1].as_str()), ((10, 1), "管理水平"));
}

/// A note typed in one program while another finalises the assessment, so that nothing can be stored.
fn stuck() -> (Files, Tui) {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("n").type_text("写了一半");
    files.app().finalise(&files.id).unwrap();
    (files, tui)
}

#[test]
fn what_cannot_be_stored_stays_in_its_form() {
    let (files, mut tui) = stuck();
    tui.pause();
    assert!(tui.form_error().unwrap().contains("已定稿"));
    assert_eq!(tui.fields(), ["写了一半"]);
    assert!(!tui.program.state.has_unsaved_text(), "it must not be tried again without end");
    tui.type_text("的话").esc();
    assert!(tui.form_error().unwrap().contains("已定稿"));
    assert_eq!(tui.fields(), ["写了一半的话"]);
    tui.assert_shows("再按一次 Esc 放弃这次输入");
    // Once it can be stored again, it is.
    files.app().reopen(&files.id, "接着写").unwrap();
    tui.ctrl('s');
    assert_eq!((tui.dialogs(), files.stored().record.answers[0].note.as_str()), (0, "写了一半的话"));
}

#[test]
fn a_second_escape_leaves_a_form_that_cannot_be_stored() {
    let (files, mut tui) = stuck();
    tui.esc();
    assert_eq!(tui.dialogs(), 1);
    tui.esc();
    assert_eq!((tui.dialogs(), files.stored().record.answers[0].note.as_str()), (0, ""));
}

#[test]
fn quitting_with_a_form_that_cannot_be_stored_asks_twice() {
    let (_files, mut tui) = stuck();
    tui.ctrl('c').press("y");
    assert!(!tui.program.state.quit);
    assert_eq!(tui.fields(), ["写了一半"]);
    tui.ctrl('c').press("y");
    assert!(tui.program.state.quit);
}

#[test]
fn a_reason_and_an_evidence_record_stay_too_when_they_cannot_be_stored() {
    let files = Files::new();
    let (mut first, mut second) = (files.tui(), files.tui());
    first.press("0").type_text("不涉及");
    second.press("e").type_text("年度计划");
    files.app().finalise(&files.id).unwrap();
    for (tui, text) in [(&mut first, "不涉及"), (&mut second, "年度计划")] {
        tui.esc();
        assert_eq!(tui.fields()[0], text);
        assert!(tui.form_error().unwrap().contains("已定稿"));
        tui.esc();
        assert_eq!(tui.dialogs(), 0);
    }
}

#[test]
fn a_full_disk_keeps_the_text() {
    let files = Files::new();
    let app = files.app();
    app.limit_pages(1).unwrap();
    let mut tui = Tui::opening(app, Setup::default(), Some((files.id.clone(), pinheng::tui::state::Screen::Assess)));
    tui.press("n").paste(&"长".repeat(19_000)).pause();
    assert!(tui.form_error().unwrap().contains("磁盘已满"), "{:?}", tui.form_error());
    assert_eq!(tui.fields()[0].chars().count(), 19_000);
}

#[test]
fn a_read_only_store_refuses_before_anything_is_typed() {
    let mut tui = Tui::fresh(Setup::default());
    tui.program.state.read_only = true;
    for key in ["3", "0", "n", "e", "t", "F"] {
        tui.press(key);
        assert_eq!((tui.dialogs(), tui.notice().as_str()), (0, "数据文件只读，只能查看"), "{key}");
    }
    tui.esc();
    for key in ["n", "e", "c", "a", "d", "i", "s"] {
        tui.press(key);
        assert_eq!((tui.dialogs(), tui.notice().as_str()), (0, "数据文件只读，只能查看"), "{key}");
    }
    tui.assert_shows("只读");
}

#[test]
fn too_long_a_paste_is_cut_and_says_by_how_much() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("n").paste(&"字".repeat(20_010));
    assert_eq!(tui.form_error().as_deref(), Some("文字过长，截去了 10 个字符"));
    tui.esc();
    assert_eq!(files.stored().record.answers[0].note.chars().count(), 20_000);
}

#[test]
fn the_caret_stands_where_the_next_character_will() {
    for size in [(120, 40), (80, 24), (40, 12)] {
        let mut tui = Tui::fresh(Setup::new(Lang::Zh, size));
        tui.press("n").type_text("目标🇨🇳e\u{301}");
        let (x, y) = tui.caret().unwrap();
        let row = &tui.rows()[usize::from(y)];
        let before = row.split_once("目标🇨🇳e\u{301}").unwrap().0;
        assert_eq!(usize::from(x), pinheng::text::width(before) + 4 + 2 + 1, "{size:?}");
    }
}

#[test]
fn lines_move_by_what_is_drawn() {
    // 36 characters of two columns fill the 72 columns of a row; Up from the second row's start is the first's.
    let mut tui = Tui::fresh(Setup::default());
    tui.press("n").type_text(&"字".repeat(38));
    let (x, y) = tui.caret().unwrap();
    tui.key(KeyCode::Up);
    assert_eq!(tui.caret(), Some((x, y - 1)));
}

#[test]
fn an_edit_session_of_another_program_is_another_row() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("n").type_text("甲").pause();
    let mut app = files.app();
    let mut seen = app.load(&files.id).unwrap();
    let note = Edit::Note { item: 1, text: "乙".into() };
    app.edit(&mut seen, &note, Some(EditSession(1))).unwrap();
    tui.type_text("丙").esc();
    let stored = files.stored();
    assert_eq!((stored.record.answers[0].note.as_str(), stored.record.answers[1].note.as_str()), ("甲丙", "乙"));
    assert_eq!(stored.state, Stage::Draft);
}
