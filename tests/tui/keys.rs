//! Keys that work everywhere: quitting, switching language and theme, full-width twins.

use crossterm::event::{KeyCode, KeyModifiers};
use pinheng::i18n::Lang;
use pinheng::tui::action::Action;
use pinheng::tui::state::Screen;
use pinheng::tui::theme::ThemeName;
use ratatui::style::Color;

use super::harness::{Files, Setup, Tui};
use super::states;

#[test]
fn ctrl_c_asks_and_twice_quits() {
    let mut tui = Tui::fresh(Setup::default());
    tui.ctrl('c');
    tui.assert_shows("退出品衡？更改都已保存。");
    assert!(!tui.program.state.quit);
    tui.press("ｎ");
    assert_eq!((tui.dialogs(), tui.program.state.quit), (0, false));
    tui.ctrl('c').ctrl('c');
    assert!(tui.program.state.quit);
}

#[test]
fn quitting_stores_the_text_that_is_open() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("n").type_text("写了一半").ctrl('c').press("y");
    assert!(tui.program.state.quit);
    assert_eq!(files.stored().record.answers[0].note, "写了一半");
}

#[test]
fn quitting_says_when_a_form_is_not_saved() {
    let mut tui = Tui::empty(Setup::default());
    tui.press("n").type_text("示例局").ctrl('c');
    tui.assert_shows("表单还没有保存");
    tui.assert_hides("更改都已保存");
    tui.esc();
    assert_eq!(tui.fields()[0], "示例局");
}

#[test]
fn q_quits_outside_text_only() {
    let mut tui = Tui::fresh(Setup::default());
    tui.press("n").press("q");
    assert_eq!((tui.fields()[0].as_str(), tui.program.state.quit), ("q", false));
    tui.esc().press("ｑ");
    assert!(tui.program.state.quit);
}

#[test]
fn escape_never_quits() {
    for case in states::ALL {
        let mut tui = case.start(Setup::default());
        for _ in 0..12 {
            tui.esc();
        }
        assert!(!tui.program.state.quit, "{}", case.name);
        assert_eq!((tui.dialogs(), tui.program.state.screen), (0, Screen::Home), "{}", case.name);
    }
}

#[test]
fn the_language_changes_in_place() {
    let mut tui = states::assess_middle(Setup::default());
    let at = tui.at();
    tui.palette(Action::Language);
    assert_eq!((tui.at(), tui.program.state.lang), (at, Lang::En));
    assert_eq!(tui.notice(), "The interface is now in English");
    tui.assert_shows("What goal was fixed at the start");
    tui.press("3");
    assert_eq!(tui.notice(), "Goal orientation item 4: largely met  saved 09:41:07");
    tui.palette(Action::Language);
    assert_eq!(tui.notice(), "界面已改为中文");
}

#[test]
fn the_theme_changes_in_place() {
    let mut tui = states::assess_middle(Setup::default());
    let at = tui.at();
    let mut seen = vec![tui.style_of("创建之初").fg];
    for theme in [ThemeName::Light, ThemeName::Contrast, ThemeName::Mono] {
        tui.palette(Action::Theme);
        assert_eq!((tui.program.state.themes.name(), tui.at()), (Some(theme), at));
        seen.push(tui.style_of("创建之初").fg);
    }
    assert_eq!(seen[3], Some(Color::Reset), "mono has no colour");
    assert!(seen[0] != seen[1] && seen[1] != seen[2] && seen[2] != seen[3]);
    let coloured = tui.buffer().content.iter().filter(|cell| cell.fg != Color::Reset || cell.bg != Color::Reset);
    assert_eq!(coloured.count(), 0);
    tui.palette(Action::Theme);
    assert_eq!(tui.program.state.themes.name(), Some(ThemeName::Dark));
}

#[test]
fn full_width_keys_count_outside_text_and_are_text_in_it() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("３　？");
    assert_eq!(tui.dialogs(), 1);
    tui.press("？");
    assert_eq!(tui.dialogs(), 0);
    tui.press("ｎ").type_text("３】、").esc();
    assert_eq!(files.stored().record.answers[1].note, "３】、");
    tui.press("：").type_text("ｕｎｄｏ").enter();
    assert_eq!(files.stored().record.answers[1].note, "");
}

#[test]
fn redraw_suspend_and_help_work_over_a_dialog() {
    let mut tui = Tui::fresh(Setup::default());
    tui.press("n").type_text("甲").ctrl('l');
    assert!(tui.program.state.redraw);
    tui.ctrl('z');
    assert!(tui.program.state.suspend);
    tui.key(KeyCode::F(1)).key(KeyCode::End);
    tui.assert_shows("Ctrl-s");
    tui.key(KeyCode::F(1));
    assert_eq!(tui.fields(), ["甲"]);
}

#[test]
fn scrolling_past_the_end_does_not_have_to_be_scrolled_back() {
    let mut tui = states::assess_middle(Setup::default());
    tui.press("?").key(KeyCode::End);
    for _ in 0..8 {
        tui.key(KeyCode::Down);
    }
    tui.key(KeyCode::PageDown);
    let end = tui.screen();
    tui.key(KeyCode::Up);
    assert_ne!(tui.screen(), end);
    tui.key(KeyCode::Home);
    tui.assert_shows("帮助：自评");
    tui.assert_shows("评为第 1 档");
    // A text that is not looked through takes letters too.
    let mut tui = states::assess_middle(Setup::new(Lang::Zh, (80, 14)));
    tui.enter();
    let top = tui.screen();
    tui.press("jj");
    assert_ne!(tui.screen(), top);
    tui.press("kk");
    assert_eq!(tui.screen(), top);
    tui.press("q");
    assert_eq!(tui.dialogs(), 0);
}

#[test]
fn editing_keys_work_in_a_text() {
    let mut tui = Tui::fresh(Setup::default());
    tui.press("n").type_text("目标 明确").key_with(KeyCode::Left, KeyModifiers::CONTROL).type_text("很");
    assert_eq!(tui.fields(), ["目标 很明确"]);
    tui.ctrl('k').ctrl('w');
    assert_eq!(tui.fields(), ["目标 "]);
    tui.alt('z').alt('z');
    assert_eq!(tui.fields(), ["目标 很明确"]);
    tui.alt('y').key(KeyCode::Home).type_text("甲").ctrl('e').type_text("乙");
    assert_eq!(tui.fields(), ["甲目标 很乙"]);
    tui.paste("\r\n一\u{1b}[31m二\t三\r四");
    assert_eq!(tui.fields(), ["甲目标 很乙\n一[31m二\t三\n四"]);
    tui.alt('z');
    assert_eq!(tui.fields(), ["甲目标 很乙"], "a paste is one step");
    tui.ctrl('y').ctrl('7');
    assert_eq!(tui.fields(), ["甲目标 很乙"], "keys for undo and redo without Alt");
    tui.ctrl('y');
    assert_ne!(tui.fields(), ["甲目标 很乙"]);
}

#[test]
fn words_are_passed_and_deleted_by_every_usual_key() {
    let mut tui = Tui::fresh(Setup::default());
    tui.press("n").type_text("一二，三四 five");
    tui.alt('b').alt('b').type_text("甲").alt('f').type_text("乙");
    assert_eq!(tui.fields(), ["一二，甲三四乙 five"]);
    tui.key_with(KeyCode::Home, KeyModifiers::CONTROL).key_with(KeyCode::Delete, KeyModifiers::CONTROL).alt('d');
    assert_eq!(tui.fields(), ["甲三四乙 five"]);
    tui.key_with(KeyCode::End, KeyModifiers::CONTROL).key_with(KeyCode::Backspace, KeyModifiers::ALT);
    tui.key_with(KeyCode::Backspace, KeyModifiers::CONTROL);
    assert_eq!(tui.fields(), [""]);
}

#[test]
fn both_screens_of_an_assessment_are_one_key_away() {
    let mut tui = states::home_list(Setup::default());
    tui.key(KeyCode::F(4));
    assert_eq!(tui.program.state.screen, Screen::Score);
    tui.key(KeyCode::F(3));
    assert_eq!(tui.program.state.screen, Screen::Assess);
    tui.key(KeyCode::F(2)).press("j").key(KeyCode::F(3));
    assert_eq!(tui.assessment().record.progress().unanswered, 0, "the row under the cursor, not the one open before");
}
