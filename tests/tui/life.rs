//! The life of an assessment: finalised, reopened, archived, deleted, duplicated, imported.

use crossterm::event::KeyCode;
use pinheng::app::{App, Archived, Filter, sample};
use pinheng::assessment::State as Stage;
use pinheng::i18n::Lang;
use pinheng::tui::state::Screen;

use super::harness::{Files, Setup, Tui, create};
use super::states::home_list;

#[test]
fn finalising_locks_until_it_is_reopened_with_a_reason() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("3F");
    tui.assert_shows("定稿 示例市机关事务局 2026？");
    tui.assert_shows("还有 78 项未评");
    tui.assert_shows("1 项评级没有佐证材料");
    tui.press("n");
    assert_eq!(files.stored().state, Stage::Draft);
    tui.press("Ｆｙ");
    assert_eq!(files.stored().state, Stage::Finalised);
    assert_eq!(tui.notice(), "已定稿锁定");
    tui.assert_shows("已定稿");
    let before = files.stored();
    for key in ["3", "0", "e", "n", "t", "u"] {
        tui.press(key);
        assert_eq!((tui.dialogs(), tui.notice().as_str()), (0, "已定稿，不能修改；按 F 写明理由后重开"), "{key}");
    }
    for code in [KeyCode::Backspace, KeyCode::Char('r')] {
        tui.key(code);
    }
    tui.ctrl('r');
    assert_eq!(tui.notice(), "已定稿，不能修改；按 F 写明理由后重开");
    tui.press("/").type_text("最明显").enter().enter();
    assert_eq!(tui.dialogs(), 0);
    assert_eq!(files.stored(), before);
    tui.press("F").ctrl('s');
    assert_eq!(tui.form_error().as_deref(), Some("请填写：重开已定稿的自评"));
    tui.esc();
    assert_eq!((tui.dialogs(), files.stored().state), (0, Stage::Finalised));
    tui.press("F").type_text("补一份佐证").esc();
    assert_eq!((tui.dialogs(), files.stored().state), (0, Stage::Draft));
    assert_eq!(tui.notice(), "已重开");
    assert!(format!("{:?}", files.app().log(&files.id).unwrap()).contains("补一份佐证"));
    tui.go(1).press("2");
    assert!(files.stored().record.answers[1].rating.is_some());
}

#[test]
fn the_list_opens_a_finalised_assessment_at_its_score() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("3Fy").esc().enter();
    assert_eq!(tui.program.state.screen, Screen::Score);
    tui.press("F").type_text("改").esc();
    assert_eq!((files.stored().state, tui.program.state.screen), (Stage::Draft, Screen::Score));
}

#[test]
fn archiving_puts_away_and_brings_back() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("3").esc().press("a");
    assert_eq!((files.stored().state, tui.notice().as_str()), (Stage::Archived, "已归档；v 显示归档"));
    assert_eq!(tui.program.state.home.total, 0);
    tui.press("v");
    tui.assert_shows("已归档 1 份");
    tui.key(KeyCode::F(3)).press("2");
    assert_eq!(tui.notice(), "已归档，不能修改；先在首页按 a 取回");
    tui.esc().press("a");
    assert_eq!((files.stored().state, tui.notice().as_str()), (Stage::Draft, "已从归档取回"));
    tui.press("v").press("a").press("u");
    assert_eq!((files.stored().state, tui.notice().as_str()), (Stage::Draft, "已撤销：归档"));
    assert_eq!(tui.program.state.home.total, 1);
}

#[test]
fn deleting_is_taken_back_with_u() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("3").esc().key(KeyCode::Delete);
    assert_eq!((tui.notice().as_str(), tui.program.state.home.total), ("已删除", 0));
    assert!(files.app().load(&files.id).is_err());
    assert!(tui.program.state.open.is_none());
    tui.key(KeyCode::F(3));
    assert_eq!(tui.notice(), "还没有自评：先按 n 新建");
    tui.press("u");
    assert_eq!((tui.notice().as_str(), tui.program.state.home.total), ("已撤销：删除", 1));
    assert!(files.stored().record.answers[0].rating.is_some());
    tui.enter();
    assert_eq!(tui.program.state.screen, Screen::Assess);
}

#[test]
fn the_right_one_of_many_is_deleted_and_comes_back() {
    let mut tui = home_list(Setup::default());
    let ids = |tui: &Tui| tui.program.state.home.rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>();
    let before = ids(&tui);
    tui.press("jjd");
    let mut fewer = before.clone();
    let gone = fewer.remove(2);
    assert_eq!(ids(&tui), fewer);
    tui.press("u");
    let mut now = ids(&tui);
    assert_eq!(tui.program.state.home.current().unwrap().id, gone, "the cursor is on what came back");
    now.sort();
    let mut all = before.clone();
    all.sort();
    assert_eq!(now, all);
}

#[test]
fn a_copy_is_a_draft_of_its_own() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("3Fy").esc().press("c");
    assert_eq!((tui.notice().as_str(), tui.program.state.home.total), ("已复制为新草稿", 2));
    let copy = tui.program.state.home.current().unwrap().clone();
    assert!(copy.id != files.id && copy.state == Stage::Draft);
    tui.enter().press("4");
    assert_eq!((files.stored().record.progress().rated, tui.assessment().record.progress().rated), (1, 2));
}

#[test]
fn office_period_and_scope_can_be_changed() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.esc().press("e").ctrl('u').type_text("示例县局").tab().tab().type_text("会务").enter();
    let record = files.stored().record;
    assert_eq!([record.office, record.period, record.scope], ["示例县局", "2026", "会务"].map(String::from));
    assert_eq!(tui.notice(), "已修改");
    tui.assert_shows("示例县局");
    tui.press("u");
    assert_eq!(
        (files.stored().record.office.as_str(), tui.notice().as_str()),
        ("示例市机关事务局", "已撤销：单位、周期、范围")
    );
}

#[test]
fn the_sample_is_one_key_away() {
    let mut tui = Tui::empty(Setup::default());
    tui.press("s");
    assert_eq!(tui.notice(), "已加入示例，Enter 打开");
    tui.assert_shows("79/79");
    tui.enter();
    assert_eq!(tui.assessment().record, sample().record);
}

#[test]
fn an_answers_file_is_imported_and_a_faulty_one_shows_every_fault() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.esc().press("i").type_text("examples/sample-answers.toml").enter();
    assert_eq!((tui.dialogs(), tui.notice().as_str()), (0, "已导入"));
    assert_eq!(files.app().list(&Filter::default(), 0, 9).unwrap().total, 2);
    tui.press("i").type_text("没有这个文件.toml").enter();
    tui.assert_shows("没有文件 没有这个文件.toml");
    tui.ctrl('u').type_text("tests/tui/faulty-answers.toml").enter();
    for place in ["colour", "goal-99", "goal-3", "period"] {
        tui.assert_shows(place);
    }
    tui.esc();
    assert_eq!(tui.fields(), ["tests/tui/faulty-answers.toml"], "the form is still there");
    tui.esc().esc();
    assert_eq!((tui.dialogs(), files.app().list(&Filter::default(), 0, 9).unwrap().total), (0, 2));
}

#[test]
fn the_list_is_searched_as_it_is_typed() {
    let mut tui = home_list(Setup::default());
    tui.press("／").type_text("示例 会务");
    assert_eq!(tui.program.state.home.total, 3);
    tui.assert_shows("3 份");
    assert!(tui.caret().is_some());
    tui.key(KeyCode::Down);
    assert_eq!(tui.caret(), None);
    tui.press("j").esc();
    assert_eq!((tui.program.state.home.total, tui.program.state.home.filter.search.as_str()), (7, ""));
    tui.press("/").paste("没有\r\n的").key(KeyCode::Backspace);
    tui.assert_shows("没有相符的自评");
    tui.esc();
    assert_eq!(tui.program.state.home.total, 7);
}

#[test]
fn a_list_of_many_is_read_in_parts() {
    let files = Files::new();
    let mut app = files.app();
    let (framework, bytes) = app.find_framework(None).unwrap();
    for number in 0..450 {
        app.create(&framework, &bytes, &format!("第{number}局"), "2026", "").unwrap();
    }
    let mut tui = Tui::over(app, Setup::default());
    tui.key(KeyCode::End);
    assert_eq!(tui.program.state.home.current().unwrap().id, files.id);
    tui.assert_shows("示例市机关事务局");
    tui.drawing = false;
    for _ in 0..300 {
        tui.press("k");
    }
    tui.draw();
    tui.assert_shows("第299局");
    assert_eq!(tui.program.state.home.current().unwrap().office, "第299局");
    tui.drawing = true;
    tui.key(KeyCode::Home);
    tui.assert_shows("第449局");
    assert_eq!(tui.program.state.home.filter.archived, Archived::Hide);
}

/// The welcome of an empty list would look like lost work.
#[test]
fn who_put_everything_into_the_archive_is_told_where_it_is() {
    for size in [(80, 24), (40, 12)] {
        let mut app = App::in_memory().expect("a store");
        let id = create(&mut app);
        app.archive(&id).expect("archive");
        let mut tui = Tui::over(app, Setup::new(Lang::Zh, size));
        tui.assert_shows("已归档 1 份；按 v 查看");
        tui.press("v").assert_shows("示例市机关");
    }
    Tui::empty(Setup::default()).assert_hides("已归档");
}
