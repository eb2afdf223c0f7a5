//! What somebody sees who knows nothing but the screen: which key leads where.

use crossterm::event::{KeyCode, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use pinheng::i18n::Lang;
use pinheng::text::width;
use pinheng::tui::action::Action::ScreenScore;
use pinheng::tui::keymap::{Chord, Context};
use pinheng::tui::state::Screen;
use pinheng::tui::update::Msg;

use super::harness::{Setup, Tui, advance};
use super::{rooms, states};

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (40, 12), (60, 20)];

const SCREENS: [(Screen, KeyCode, [&str; 2]); 6] = [
    (Screen::Home, KeyCode::F(2), ["首页", "Home"]),
    (Screen::Assess, KeyCode::F(3), ["自评", "Assess"]),
    (Screen::Score, KeyCode::F(4), ["评分", "Score"]),
    (Screen::Weights, KeyCode::F(6), ["权重", "Weigh"]),
    (Screen::Workshop, KeyCode::F(7), ["研讨", "Workshop"]),
    (Screen::Export, KeyCode::F(9), ["导出", "Export"]),
];

/// The column of a word in a row.
fn column(row: &str, word: &str) -> Option<u16> {
    row.find(word).map(|at| u16::try_from(width(&row[..at])).unwrap())
}

fn click(tui: &mut Tui, column: u16, row: u16) {
    advance(1);
    let kind = MouseEventKind::Down(MouseButton::Left);
    tui.send(Msg::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
}

#[test]
fn every_screen_names_all_screens_with_their_keys_under_them() {
    for lang in Lang::ALL {
        for size in SIZES {
            for (from, ..) in SCREENS {
                for (to, code, names) in SCREENS {
                    let mut tui = Tui::sample(Setup::new(lang, size), from);
                    let rows = tui.rows();
                    let name = column(&rows[0], lang.pick(names[0], names[1]));
                    let name = name.unwrap_or_else(|| panic!("{from:?} {size:?} does not name {to:?}: {}", rows[0]));
                    let key = column(&rows[1], &format!("{code} "));
                    assert_eq!(key, Some(name), "{from:?} {size:?} {to:?}:\n{}\n{}", rows[0], rows[1]);
                    // What is named is clicked, and its key does the same.
                    for row in [0, 1] {
                        click(&mut tui, name, row);
                        assert_eq!(tui.program.state.screen, to, "{size:?} row {row}");
                        tui = Tui::sample(Setup::new(lang, size), from);
                    }
                    tui.key(code);
                    assert_eq!(tui.program.state.screen, to);
                }
            }
        }
    }
}

#[test]
fn a_long_key_of_ones_own_covers_no_other() {
    let mut tui = Tui::sample(Setup::new(Lang::Zh, (40, 12)), Screen::Assess);
    let keys = &mut tui.program.state.keys;
    let chord = |key: &str| Chord::parse(key).unwrap();
    keys.bind(Context::Global, ScreenScore, vec![chord("ctrl-alt-f12")]);
    tui.draw();
    let row = tui.rows().swap_remove(1);
    assert!(row.contains("F3 ") && row.contains(" F6 ") && !row.contains("Ctrl"), "{row}");
}

#[test]
fn the_period_and_the_state_are_shown_before_the_whole_name_of_the_office() {
    for lang in Lang::ALL {
        for size in SIZES {
            let head = Tui::sample(Setup::new(lang, size), Screen::Score).rows().swap_remove(0);
            let least = (size.0 > 40 || lang == Lang::Zh).then_some("2026");
            assert!(least.is_none_or(|period| head.ends_with(period)), "{size:?} {head}");
        }
    }
    let mut tui = Tui::fresh(Setup::new(Lang::En, (80, 24)));
    tui.press("F").enter();
    assert!(tui.rows()[0].ends_with(" 2026  finalised"), "{}", tui.rows()[0]);
}

type Reach = fn(Setup) -> Tui;

#[test]
fn a_narrow_footer_names_what_matters_first() {
    for (reach, zh, en) in [
        (
            states::assess_middle as Reach,
            " 1-4评级 0不适用 e佐证 :命令 ?帮助 q退出",
            " 1-4 rate  0 n/a  : menu  ? help  q quit",
        ),
        (states::home_list, " Enter打开 n新建 /搜索 :命令 ?帮助 q退出", " Enter open  : menu  ? help  q quit"),
        (
            super::weighing::weights_fresh,
            " Left偏前 Right偏后 :命令 ?帮助 q退出",
            " Left first  : menu  ? help  q quit",
        ),
        (rooms::room_vote, " b投票 1-5等级 s录纸票 :命令 ?帮助 q退出", " b vote  s slips  : menu  ? help  q quit"),
    ] {
        for (lang, footer) in [(Lang::Zh, zh), (Lang::En, en)] {
            let tui = reach(Setup::new(lang, (40, 12)));
            assert_eq!(tui.rows().pop().as_deref(), Some(footer), "{lang}");
        }
    }
}

#[test]
fn a_click_on_the_digits_tells_what_they_mean() {
    for size in SIZES {
        let mut tui = states::assess_middle(Setup::new(Lang::Zh, size));
        let row = tui.rows().pop().unwrap();
        click(&mut tui, column(&row, "评级").unwrap(), size.1 - 1);
        assert_eq!(tui.dialogs(), 1, "{size:?}");
        if size.1 > 12 {
            tui.assert_shows("评级含义");
        }
    }
}
