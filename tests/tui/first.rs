//! A first visit: what stands on the screen is enough to finish a criterion, and goes away by itself.

use crossterm::event::KeyCode;
use pinheng::i18n::{HomeText, Lang, TuiText};
use pinheng::tui::hints::keyed;
use pinheng::tui::state::Screen;

use super::harness::{Setup, Tui};
use super::states;

/// Any of the ways a newcomer may go on from the welcome.
fn started(setup: Setup, key: KeyCode) -> Tui {
    let mut tui = Tui::empty(setup);
    tui.assert_shows(&keyed(&tui.program.state, HomeText::of(setup.lang).welcome_3));
    tui.key(key);
    tui.assert_shows(HomeText::of(setup.lang).new_intro);
    tui
}

#[test]
fn a_newcomer_finishes_the_first_criterion_with_what_is_on_the_screen() {
    for key in [KeyCode::Char('n'), KeyCode::Enter, KeyCode::Char('ｎ')] {
        let mut tui = started(Setup::default(), key);
        // The example looks filled in: Enter must not go on without the office.
        tui.enter();
        tui.assert_shows("请填写：单位");
        tui.type_text("示例县机关事务服务中心").enter().enter().enter().enter();
        assert_eq!(tui.program.state.screen, Screen::Assess);
        tui.assert_shows("按 1-4 给亮条上的一项评级，评完自动转到下一项；评错了按 u 撤销。");
        tui.assert_shows("有材料的按 e 写名称和存放位置，拿不准的按 ] 跳过，Enter 看评级含义。");
        tui.assert_shows("每一步都已保存，随时可按 q 退出，下次从这里接着评。");
        tui.press("3");
        tui.assert_hides("给亮条上的一项评级");
        tui.press("u");
        tui.assert_shows("给亮条上的一项评级");
        tui.press("33344433");
        assert!(tui.notice().contains("目标导向 已评完"), "{}", tui.notice());
        assert_eq!(tui.at(), (1, 0));
        tui.press("q");
        assert!(tui.program.state.quit);
    }
}

#[test]
fn guidance_stands_only_where_one_begins() {
    let guide = |setup: Setup, reach: fn(Setup) -> Tui| reach(setup).run_on().contains("每一步都已保存");
    for size in [(80, 24), (120, 40)] {
        let setup = Setup::new(Lang::Zh, size);
        assert!(guide(setup, Tui::fresh), "{size:?}");
        assert!(!guide(setup, states::assess_middle), "{size:?}");
    }
    let mut tui = Tui::fresh(Setup::default());
    tui.program.state.read_only = true;
    tui.draw();
    tui.assert_hides("每一步都已保存");
}

#[test]
fn the_office_of_the_last_assessment_gives_way_to_what_is_typed() {
    let mut tui = Tui::empty(Setup::default());
    tui.press("sn");
    tui.assert_hides(HomeText::of(Lang::Zh).new_intro);
    tui.type_text("示例乡");
    assert_eq!(tui.fields()[0], "示例乡");
    tui.alt('z');
    assert_ne!(tui.fields()[0], "示例乡");
}

#[test]
fn a_second_assessment_of_one_office_period_and_scope_is_asked_about_once() {
    let mut tui = states::new(Setup::default());
    tui.ctrl('s').key(KeyCode::F(2)).press("n").ctrl('s');
    tui.assert_shows("仍要新建请再按 Enter");
    assert_eq!(tui.program.state.home.total, 1);
    tui.tab().type_text("年").ctrl('s');
    assert_eq!(tui.program.state.screen, Screen::Assess, "another period is no twin");
    tui.key(KeyCode::F(2)).press("n").key(KeyCode::Tab).type_text("年").ctrl('s').ctrl('s');
    assert_eq!(tui.program.state.screen, Screen::Assess, "asked once");
    tui.key(KeyCode::F(2));
    assert_eq!(tui.program.state.home.total, 3);
}

#[test]
fn every_empty_screen_says_the_next_key() {
    let shows = |tui: &Tui, text: &str| tui.assert_shows(text);
    let mut tui = Tui::empty(Setup::default());
    tui.key(KeyCode::F(3));
    shows(&tui, "还没有自评：先按 n 新建");
    tui.press("v");
    shows(&tui, "归档里没有自评；按 v 离开归档");
    tui.press("v/").type_text("没有");
    shows(&tui, "没有相符的自评；Esc 清除搜索");
    let mut tui = Tui::fresh(Setup::default());
    tui.key(KeyCode::F(4)).tab();
    shows(&tui, "尚未开始评级；F3 去自评");
    tui.key(KeyCode::F(3)).press(":").type_text("没有这个");
    shows(&tui, TuiText::of(Lang::Zh).no_match);
    let mut tui = states::assess_middle(Setup::default());
    // The second criterion has no unanswered item.
    tui.go(4).press("f").key(KeyCode::Down).enter().key(KeyCode::PageDown);
    shows(&tui, "本准则没有相符的项目；PgDn 到下一准则");
}

#[test]
fn evidence_asks_for_its_title_at_once() {
    let mut tui = Tui::fresh(Setup::default());
    tui.press("e").enter();
    assert_eq!(tui.form_error().as_deref(), Some("请填写：题名"));
    tui.esc();
    assert!(tui.program.state.dialogs.is_empty(), "an empty form is left at once");
    tui.press("e").type_text("年度计划").enter().enter().enter().enter().enter().enter();
    assert_eq!(tui.answer(0).evidence.len(), 1);
}
