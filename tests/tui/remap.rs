//! Keys of the user's own: what is pressed, what the footer, the help, the palette and sentences name.

use std::path::Path;

use crossterm::event::{KeyCode, KeyModifiers};
use pinheng::assessment::Mark;
use pinheng::cli::Config;
use pinheng::i18n::Lang;
use pinheng::tui::action::Action;
use pinheng::tui::state::Screen;

use super::harness::{Setup, Tui};
use super::states;

const KEYS: &str = r#"
[keys.global]
move_down = ["ctrl-n", "down"]
undo = "ctrl-u"
help = "ctrl-g"
quit = "ctrl-q"
screen_score = "S"
interrupt = []

[keys.home]
new = "+"
show_archived = "w"

[keys.assess]
rate_1 = "a"
rate_2 = "b"
rate_3 = "c"
rate_4 = "d"
not_applicable = "x"
filter = []
finalise = "ctrl-f"
"#;

fn with(mut tui: Tui, toml: &str) -> Tui {
    let loaded = Config::parse(Path::new("config.toml"), toml.as_bytes());
    assert!(loaded.wrong.is_none(), "{}", loaded.wrong.unwrap().failure(Lang::En).message);
    tui.program.state.keys = loaded.config.keys.unwrap();
    tui.draw();
    tui
}

#[test]
fn keys_do_what_the_config_file_says_and_no_longer_what_they_did() {
    let mut tui = with(Tui::fresh(Setup::default()), KEYS);
    tui.press("3");
    assert_eq!((tui.rating(0), tui.at()), (None, (0, 0)));
    tui.press("c").press("ｂ");
    assert_eq!((tui.rating(0), tui.rating(1)), (Some(Mark::Scale(2)), Some(Mark::Scale(1))));
    tui.press("u");
    assert_eq!(tui.rating(1), Some(Mark::Scale(1)));
    tui.ctrl('u');
    assert_eq!(tui.rating(1), None);
    tui.ctrl('n').press("j");
    assert_eq!(tui.at(), (0, 2));
    tui.press("S");
    assert_eq!(tui.program.state.screen, Screen::Score);
    tui.press("q").ctrl('c');
    assert_eq!((tui.program.state.quit, tui.dialogs()), (false, 0));
    tui.ctrl('q');
    assert!(tui.program.state.quit);
}

#[test]
fn footer_help_palette_and_sentences_name_the_keys_in_force() {
    for lang in Lang::ALL {
        let mut tui = with(Tui::fresh(Setup::new(lang, (120, 40))), KEYS);
        let footer = tui.rows().pop().unwrap();
        assert!(footer.contains("a b c d ") && footer.contains("Ctrl-q ") && footer.contains("Ctrl-g "), "{footer}");
        tui.assert_shows(lang.pick("a不符合", "anotmet"));
        tui.assert_shows(lang.pick("x 不适用", "x n/a"));
        tui.ctrl('g');
        let rows = tui.rows();
        let row = |action: Action| rows.iter().find(|row| row.contains(action.help(lang))).cloned();
        assert!(row(Action::Rate1).unwrap().contains(" a "));
        assert!(row(Action::Filter).is_none(), "an action without a key is no row of the help");
        tui.esc().press(":").type_text("undo");
        assert!(tui.rows().iter().any(|row| row.contains("Ctrl-u  undo")), "{}", tui.screen());
    }
    let mut tui = with(Tui::empty(Setup::default()), KEYS);
    tui.assert_shows("按 + 新建自评，按 s 看一份示例");
    tui.press("s").press("a");
    assert_eq!(tui.notice(), "已归档；w 显示归档");
    assert!(tui.rows().iter().any(|row| row.contains("Ctrl-u 撤销")), "{}", tui.screen());
}

#[test]
fn the_plan_of_a_workshop_names_the_keys_in_force() {
    let keys = "[keys.workshop]\nmove_left = \"-\"\nmove_right = \"+\"\nopen = \"O\"\ncalibrate = \"K\"\n";
    let mut tui = with(Tui::sample(Setup::default(), Screen::Workshop), keys);
    tui.press("O");
    assert_eq!(tui.notice(), "- + 调数  O 选定  K 先校准");
    tui.press("+");
    assert_eq!(tui.program.state.shop.draft.counts[0], 9);
}

#[test]
fn an_action_without_a_key_is_named_as_the_palette_finds_it() {
    let mut tui = with(Tui::fresh(Setup::default()), KEYS);
    tui.palette(Action::Filter).enter();
    let mut tui = with(states::assess_middle(Setup::default()), KEYS);
    tui.palette(Action::Filter).key(KeyCode::Down).enter();
    tui.assert_shows("项，: filter 更改");
}

#[test]
fn bound_keys_that_write_nothing_work_in_dialogs() {
    let mut tui = with(states::assess_middle(Setup::default()), KEYS);
    tui.ctrl('g');
    let top = tui.screen();
    tui.ctrl('n');
    assert_ne!(tui.screen(), top, "a text to read scrolls");
    tui.ctrl('g');
    assert_eq!(tui.dialogs(), 0);
    tui.press(":").ctrl('n').ctrl('n');
    assert_eq!(picker_row(&tui), 2);
    tui.press("ndj");
    assert_eq!(picker_row(&tui), 0, "letters narrow the list");
}

fn picker_row(tui: &Tui) -> usize {
    match tui.program.state.dialogs.last() {
        Some(pinheng::tui::dialog::Dialog::Picker(picker)) => picker.cursor,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_key_of_one_screen_leaves_the_others_alone() {
    let toml = "[keys.home]\nquit = \"ctrl-q\"\nsearch = [\"ctrl-s\", \"q\"]\n";
    let mut tui = with(Tui::fresh(Setup::default()), toml);
    tui.key(KeyCode::F(2)).press("q");
    assert_eq!((tui.program.state.quit, tui.program.state.home.searching), (false, true));
    tui.esc().key(KeyCode::F(3)).press("q");
    assert!(tui.program.state.quit);
}

#[test]
fn modified_keys_are_told_apart() {
    let toml = "[keys.global]\nfirst = [\"home\", \"shift-up\", \"alt-up\"]\n[keys.assess]\nnote = \"N\"\n";
    let mut tui = with(Tui::fresh(Setup::default()), toml);
    tui.press("3").press("3").key_with(KeyCode::Up, KeyModifiers::NONE);
    assert_eq!(tui.at(), (0, 1));
    tui.key_with(KeyCode::Down, KeyModifiers::NONE).key_with(KeyCode::Up, KeyModifiers::SHIFT);
    assert_eq!(tui.at(), (0, 0));
    tui.press("n");
    assert_eq!(tui.dialogs(), 0);
    tui.press("N");
    assert_eq!(tui.dialogs(), 1);
}

#[test]
fn a_faulty_config_is_told_at_the_start() {
    use pinheng::app::App;
    use pinheng::tui::{Options, Program};
    for lang in Lang::ALL {
        let warning = Some("config.toml:3:1: 什么".to_owned());
        let options = Options { lang, warning, ..Options::default() };
        let program = Program::new(App::in_memory().unwrap(), options, super::harness::clock);
        let mut tui = Tui::empty(Setup::new(lang, (80, 24)));
        tui.program.state.dialogs = program.state.dialogs;
        tui.draw();
        tui.assert_shows("config.toml:3:1: 什么");
        tui.assert_shows("pinheng config check");
        tui.esc();
        assert_eq!(tui.dialogs(), 0);
    }
}
