//! What each state looks like at three sizes, one file for each state and language.

use std::fmt::Write as _;

use pinheng::i18n::Lang;
use pinheng::tui::theme::{Depth, ThemeName};
use ratatui::style::{Color, Style};

use super::harness::{Setup, Tui};
use super::{rooms, states};

const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (40, 12)];

/// Where the files are and what is not in them.
fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

fn check(lang: Lang) {
    let _bound = settings().bind_to_scope();
    for case in states::ALL.iter().chain(super::weighing::ALL).chain(rooms::ALL) {
        let mut text = String::new();
        for size in SIZES {
            let tui = case.start(Setup::new(lang, size));
            let (columns, rows) = size;
            let caret = tui.caret().map(|(x, y)| format!(", caret {x},{y}")).unwrap_or_default();
            writeln!(text, "{columns}x{rows}{caret}").unwrap();
            for row in tui.rows() {
                writeln!(text, "|{row}").unwrap();
            }
        }
        insta::assert_snapshot!(format!("{}.{lang}", case.name), text);
    }
}

#[test]
fn chinese() {
    check(Lang::Zh);
}

#[test]
fn english() {
    check(Lang::En);
}

/// The screens whose colours are looked at.
const THEMED: [&str; 5] = ["home_list", "assess_middle", "score_finished", "evidence_offers", "palette"];

/// What is drawn, each row followed by one of letters, one a style, with their meaning at the end.
fn styled(tui: &Tui) -> String {
    let mut styles: Vec<Style> = Vec::new();
    let mut text = String::new();
    let (columns, rows) = (tui.buffer().area.width, tui.buffer().area.height);
    for y in 0..rows {
        let mut letters = String::new();
        for x in 0..columns {
            let cell = &tui.buffer()[(x, y)];
            // Ink that is on no paper: it says nothing.
            let plain = cell.symbol() == " " && cell.modifier.is_empty();
            let style = if plain {
                Style::new().bg(cell.bg)
            } else {
                Style { add_modifier: cell.modifier, ..Style::new().fg(cell.fg).bg(cell.bg) }
            };
            let place = styles.iter().position(|known| *known == style).unwrap_or_else(|| {
                styles.push(style);
                styles.len() - 1
            });
            letters.push(char::from(b'a' + u8::try_from(place).unwrap()));
        }
        writeln!(text, "|{}\n:{letters}", tui.rows()[usize::from(y)]).unwrap();
    }
    for (letter, style) in ('a'..).zip(&styles) {
        let colour = |colour: Option<Color>| colour.map_or_else(|| "-".to_owned(), |colour| colour.to_string());
        writeln!(text, "{letter} {} on {} {:?}", colour(style.fg), colour(style.bg), style.add_modifier).unwrap();
    }
    text
}

#[test]
fn themes() {
    let _bound = settings().bind_to_scope();
    for theme in ThemeName::ALL {
        let mut text = String::new();
        for name in THEMED {
            let case = states::ALL.iter().find(|case| case.name == name).expect("a state");
            let mut tui = case.start(Setup::new(Lang::Zh, (80, 24)));
            tui.program.state.theme = theme.palette().theme(Depth::True);
            tui.draw();
            text += &styled(&tui);
        }
        insta::assert_snapshot!(format!("theme_{}", theme.id()), text);
    }
}
