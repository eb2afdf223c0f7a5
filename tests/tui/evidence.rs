//! The evidence form and the records of an item.

use chrono::NaiveDate;
use crossterm::event::KeyCode;
use pinheng::app::Edit;
use pinheng::assessment::Action;
use pinheng::i18n::Lang;
use pinheng::tui::state::Screen;

use super::harness::{Files, Setup, Tui};

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

#[test]
fn a_record_is_filled_in_field_by_field() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("e");
    for text in ["年度计划", "示机管〔2026〕3号", "2026年3月1日", "办公室", "发文库", "２０２７．１２．３１"]
    {
        tui.type_text(text).enter();
    }
    assert_eq!(tui.notice(), "目标导向 第1项：已添加佐证  已保存 09:41:07");
    let record = files.stored().record.answers[0].evidence[0].clone();
    assert_eq!((record.title.as_str(), record.number.as_str()), ("年度计划", "示机管〔2026〕3号"));
    assert_eq!((record.date, record.valid_until), (day(2026, 3, 1), day(2027, 12, 31)));
    assert_eq!((record.unit.as_str(), record.location.as_str()), ("办公室", "发文库"));
}

#[test]
fn a_bad_date_is_named_and_the_caret_goes_there() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("e").type_text("年度计划").tab().tab().type_text("2026-02-30").ctrl('s');
    assert_eq!(tui.form_error().as_deref(), Some("日期应为日期，如 2026-03-01"));
    assert!(files.stored().record.answers[0].evidence.is_empty());
    tui.ctrl('u').type_text("２０２６０２２８").ctrl('s');
    assert_eq!(files.stored().record.answers[0].evidence[0].date, day(2026, 2, 28));
}

#[test]
fn a_blank_title_is_asked_for() {
    let mut tui = Tui::fresh(Setup::default());
    tui.press("e").type_text("　").tab().type_text("3号").ctrl('s');
    assert_eq!(tui.form_error().as_deref(), Some("请填写：题名"));
    assert_eq!(tui.dialogs(), 1);
}

#[test]
fn escape_saves_a_complete_record_and_warns_once_of_any_other() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("e").type_text("年度计划").esc();
    assert_eq!((tui.dialogs(), files.stored().record.answers[0].evidence.len()), (0, 1));
    tui.go(1).press("e").type_text("总结").tab().tab().type_text("三月").esc();
    assert!(tui.form_error().unwrap().contains("日期"));
    tui.esc();
    assert_eq!((tui.dialogs(), files.stored().record.answers[1].evidence.len()), (0, 0));
    tui.press("e").tab().type_text("3号").esc();
    assert!(tui.form_error().unwrap().contains("再按一次 Esc 放弃"));
    tui.esc();
    assert_eq!(tui.dialogs(), 0);
    tui.press("e").esc();
    assert_eq!(tui.dialogs(), 0, "an empty form just closes");
}

#[test]
fn an_earlier_record_fills_all_fields() {
    for size in [(80, 24), (40, 12)] {
        let mut tui = Tui::sample(Setup::new(Lang::Zh, size), Screen::Assess);
        tui.go(3).press("e").type_text("创建方");
        assert!(tui.caret().is_some());
        tui.key(KeyCode::Down);
        tui.assert_shows("机关服务品牌创建方案");
        assert_eq!(tui.caret(), None);
        tui.enter();
        let known = tui.answer(0).evidence[0].clone();
        let date = known.date.unwrap().to_string();
        assert_eq!(
            tui.fields(),
            [
                known.title.clone(),
                known.number.clone(),
                date,
                known.unit.clone(),
                known.location.clone(),
                String::new()
            ]
        );
        tui.enter();
        assert_eq!(tui.answer(3).evidence, [known], "{size:?}");
    }
}

#[test]
fn records_are_changed_removed_and_brought_back() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("e").type_text("甲").ctrl('s').press("e").press("a").type_text("乙").ctrl('s').esc();
    let titles = || files.stored().record.answers[0].evidence.iter().map(|row| row.title.clone()).collect::<Vec<_>>();
    assert_eq!(titles(), ["甲", "乙"]);
    tui.press("e").key(KeyCode::Down).enter().type_text("丙").ctrl('s');
    assert_eq!(tui.notice(), "目标导向 第1项：已修改佐证  已保存 09:41:07");
    assert_eq!(titles(), ["甲", "乙丙"]);
    tui.press("ｄ");
    assert_eq!(tui.notice(), "目标导向 第1项：已移除佐证  已保存 09:41:07");
    assert_eq!(titles(), ["乙丙"]);
    tui.key(KeyCode::Delete);
    assert_eq!((titles().len(), tui.dialogs()), (0, 0));
    for expected in [vec!["乙丙"], vec!["甲", "乙丙"], vec!["甲", "乙"]] {
        tui.press("u");
        assert_eq!(titles(), expected);
    }
    tui.ctrl('r');
    assert_eq!(titles(), ["甲", "乙丙"]);
}

#[test]
fn an_unchanged_record_is_not_stored_again() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("e").type_text("甲").ctrl('s');
    let before = files.app().log(&files.id).unwrap().len();
    tui.press("e").enter().ctrl('s').esc();
    assert_eq!(files.app().log(&files.id).unwrap().len(), before);
}

#[test]
fn a_record_changed_elsewhere_meanwhile_keeps_the_form() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("e").type_text("甲").ctrl('s').press("e").enter().type_text("乙");
    let mut other = files.tui();
    other.go(0).press("e").enter().type_text("丙").ctrl('s');
    tui.ctrl('s');
    assert!(tui.program.state.dialogs.len() >= 2);
    tui.assert_shows("刚被另一个程序改过");
    assert_eq!(files.stored().record.answers[0].evidence[0].title, "甲丙");
}

#[test]
fn erasing_a_text_leaves_no_trace_in_the_log() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("n").type_text("不该写的话").esc().press("X").enter();
    tui.assert_shows("不能撤销");
    tui.press("n");
    assert_eq!(files.stored().record.answers[0].note, "不该写的话");
    tui.press("X").enter().press("y");
    assert_eq!((files.stored().record.answers[0].note.as_str(), tui.answer(0).note.as_str()), ("", ""));
    assert_eq!(tui.notice(), "已从这一项和历史里抹去；别处相同的文字不受影响");
    assert!(!format!("{:?}", files.app().log(&files.id).unwrap()).contains("不该写的话"));
    tui.press("X");
    assert_eq!(tui.notice(), "这一项没有文字");
}

#[test]
fn an_action_about_the_criterion_can_be_erased() {
    let files = Files::new();
    let action = Action { what: "不该写的事".into(), ..Action::default() };
    let mut open = files.stored();
    files.app().edit(&mut open, &Edit::AddAction { action }, None).unwrap();
    let mut tui = files.tui();
    tui.press("X");
    tui.assert_shows("不该写的事");
    tui.assert_shows("整改事项");
    tui.enter().press("y");
    assert_eq!(files.stored().record.actions, []);
    assert!(!format!("{:?}", files.app().log(&files.id).unwrap()).contains("不该写的事"));
}

#[test]
fn a_text_can_be_erased_from_a_finalised_assessment() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("n").type_text("不该写的话").esc().press("Fy").press("X").enter().press("y");
    assert_eq!(files.stored().record.answers[0].note, "");
}
