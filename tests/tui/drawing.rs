//! What holds of every frame: at every size, in every state, with both sets of signs.

use pinheng::app::{App, Edit};
use pinheng::i18n::{
    AssessText, ErrorText, ExplainText, ExportScreenText, HomeText, Lang, ScoreText, Terms, TuiText, WeightsText,
    WorkshopText,
};
use pinheng::text::{is_widened, set_ambiguous_wide, width};
use pinheng::tui::glyphs::{ASCII, UNICODE};
use pinheng::tui::state::Screen;
use ratatui::buffer::{Buffer, CellDiffOption};

use super::harness::{Setup, Tui, clock};
use super::states;

/// Signs that are one column wide in every terminal, beside ASCII and braille.
const NARROW: &str = "☐☑☒✓✔✗✘▪▫◉◌∙▸▹▾◂▴›»❯▖▗▘▙▚▛▜▝▞▟░";

/// Whether every terminal gives a character the same columns.
fn is_safe(c: char) -> bool {
    let wide = matches!(c, '\u{3000}'..='\u{303E}' | '\u{3041}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}'
        | '\u{20000}'..='\u{3FFFD}');
    matches!(c, ' '..='~' | '\u{2800}'..='\u{28FF}') || NARROW.contains(c) || wide
}

/// Holds one frame against the rules; `own` if all its text comes from the program.
#[track_caller]
pub fn check(buffer: &Buffer, own: bool, ascii: bool, what: &str) {
    let area = buffer.area;
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let symbol = buffer[(x, y)].symbol();
            if let [b' '..=b'~'] = symbol.as_bytes() {
                x += 1;
                continue;
            }
            let columns = width(symbol);
            assert!(columns >= 1, "{what} {area}: nothing visible in {x},{y}: {symbol:?}");
            let end = x + u16::try_from(columns).unwrap();
            assert!(end <= area.width, "{what} {area}: {symbol:?} leaves row {y} at {x}");
            for hidden in x + 1..end {
                assert_eq!(buffer[(hidden, y)].symbol(), " ", "{what} {area}: {symbol:?} is cut at {x},{y}");
                // ratatui takes it for narrow: what it sends next would land on its second half.
                let covered = !is_widened(symbol)
                    || matches!(buffer[(x, y)].diff_option, CellDiffOption::ForcedWidth(forced) if usize::from(forced.get()) == columns);
                assert!(covered, "{what} {area}: {symbol:?} at {x},{y} is drawn over");
            }
            assert!(!symbol.contains('\u{FE0F}'), "{what} {area}: a variation selector at {x},{y}");
            if own {
                assert!(symbol.chars().all(is_safe), "{what} {area}: {symbol:?} at {x},{y} is not safe to draw");
            }
            if own && ascii {
                let drawn = symbol.chars().any(|c| matches!(c, '\u{80}'..='\u{2FFF}'));
                assert!(!drawn, "{what} {area}: {symbol:?} at {x},{y} is not ASCII");
            }
            x = end;
        }
    }
}

/// A grid of sizes, dense where layouts change, and some in between.
fn sizes(seed: u64) -> Vec<(u16, u16)> {
    let mut sizes =
        vec![(1, 1), (1, 100), (300, 1), (2, 2), (7, 5), (39, 12), (40, 11), (40, 12), (41, 13), (300, 100)];
    for columns in [40, 59, 66, 72, 80, 108, 120] {
        for rows in [12, 15, 20, 24, 30] {
            sizes.push((columns, rows));
        }
    }
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    // Few for one state; all states together have hundreds.
    for _ in 0..5 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        sizes.push((u16::try_from(state % 300 + 1).unwrap(), u16::try_from(state / 300 % 100 + 1).unwrap()));
    }
    sizes
}

fn every_state(lang: Lang) {
    for (number, case) in states::every().enumerate() {
        let mut tui = case.start(Setup::new(lang, (80, 24)));
        for (columns, rows) in sizes(number as u64) {
            // The two sets differ in their signs, not in the layout: every other size is enough for the second.
            let sets = if (columns + rows) % 2 == 0 { &[UNICODE, ASCII][..] } else { &[UNICODE] };
            for &glyphs in sets {
                tui.program.state.glyphs = glyphs;
                tui.resize(columns, rows);
                check(tui.buffer(), true, !glyphs.braille, case.name);
                assert!(!tui.screen().contains('{'), "{}: a place is not filled in", case.name);
                let caret = tui.caret().unwrap_or_default();
                assert!(caret.0 < columns && caret.1 < rows, "{} {columns}x{rows}: caret {caret:?}", case.name);
            }
        }
    }
}

#[test]
fn every_state_holds_at_every_size_in_chinese() {
    every_state(Lang::Zh);
}

#[test]
fn every_state_holds_at_every_size_in_english() {
    every_state(Lang::En);
}

#[test]
fn a_window_too_small_says_the_size_needed() {
    for lang in Lang::ALL {
        for size in [(39, 30), (40, 11), (20, 5), (10, 3)] {
            let tui = Tui::fresh(Setup::new(lang, size));
            tui.assert_shows("40x12");
        }
    }
}

#[test]
fn sentences_are_made_of_signs_that_every_terminal_draws_alike() {
    let tables = [
        ("TuiText", TuiText::pairs()),
        ("HomeText", HomeText::pairs()),
        ("AssessText", AssessText::pairs()),
        ("ScoreText", ScoreText::pairs()),
        ("Terms", Terms::pairs()),
        ("ErrorText", ErrorText::pairs()),
        ("WeightsText", WeightsText::pairs()),
        ("WorkshopText", WorkshopText::pairs()),
        ("ExportScreenText", ExportScreenText::pairs()),
        ("ExplainText", ExplainText::pairs()),
    ];
    for (table, pairs) in tables {
        for (name, zh, en) in pairs {
            for text in [zh, en] {
                let odd: String = text.chars().filter(|c| !is_safe(*c)).collect();
                assert!(odd.is_empty(), "{table}.{name}: {odd:?} in {text:?}");
            }
            assert!(en.is_ascii(), "{table}.{name}: {en:?}");
        }
    }
}

/// Texts that people paste.
fn nasty() -> Vec<String> {
    vec![
        "长".repeat(5_000),
        "word ".repeat(1_000),
        "👨‍👩‍👧‍👦🏳️‍🌈❤️🇨🇳👍🏽".repeat(30),
        "\u{202E}反向\u{2066}隔离\u{2069}\u{200F}".repeat(20),
        "e\u{301}\u{302}\u{303}\u{304}".repeat(200),
        "\u{1b}[31m红\u{7}\u{0}\u{9b}2J\t\u{b}".repeat(20),
        "ｶﾞﾊﾟ กำ ﷽ 𒐫 ꧅ ᄀ각ᆨ".repeat(20),
        "……——“引号”‘单’·•×→①±".repeat(40),
        "\u{200B}\u{FEFF}\u{AD}".repeat(50) + "可见",
        "https://example.cn/".to_owned() + &"a".repeat(900),
    ]
}

#[test]
fn nasty_texts_stay_in_their_places() {
    hold_nasty_texts();
}

#[test]
fn nasty_texts_stay_in_their_places_where_ambiguous_signs_are_wide() {
    set_ambiguous_wide(true);
    hold_nasty_texts();
}

fn hold_nasty_texts() {
    for text in nasty() {
        let mut app = App::in_memory().unwrap().with_clock(clock);
        let (framework, bytes) = app.find_framework(None).unwrap();
        let id = app.create(&framework, &bytes, &text, &text, &text).unwrap();
        let mut open = app.load(&id).unwrap();
        let record = pinheng::assessment::Evidence {
            title: text.clone(),
            number: text.clone(),
            unit: text.clone(),
            location: text.clone(),
            ..Default::default()
        };
        let note = Edit::Note { item: 0, text: text.clone() };
        let reflection = Edit::Reflection { index: 0, text: text.clone() };
        for edit in [note, reflection, Edit::AddEvidence { item: 0, record }] {
            app.edit(&mut open, &edit, None).unwrap();
        }
        let mut tui = Tui::over(app, Setup::default());
        // The list, its form; the walk with note, evidence, detail, erase; the closing questions; search.
        for keys in ["", "e", "\u{1b}\u{1b}\r", "n", "\u{1b}e", "\r", "\u{1b}\u{1b}\r", "\u{1b}X", "\u{1b}F", "\u{1b}/"]
        {
            for key in keys.chars() {
                match key {
                    '\u{1b}' => tui.esc(),
                    '\r' => tui.enter(),
                    key => tui.press(&key.to_string()),
                };
            }
            for (columns, rows) in [(40, 12), (80, 24), (120, 40), (73, 17)] {
                tui.resize(columns, rows);
                check(tui.buffer(), false, false, &text.chars().take(12).collect::<String>());
            }
        }
        tui.paste(&text);
        check(tui.buffer(), false, false, "search");
        tui.esc().key(crossterm::event::KeyCode::F(4));
        assert_eq!(tui.program.state.screen, Screen::Score);
        check(tui.buffer(), false, false, "score");
        hold_nasty_text_on_later_screens(&mut tui, &text);
    }
}

/// Whoever compares, the names, reasons and actions of a workshop, and where an export goes.
fn hold_nasty_text_on_later_screens(tui: &mut Tui, text: &str) {
    use crossterm::event::KeyCode::F;
    let hold = |tui: &mut Tui, what: &str| {
        for (columns, rows) in [(40, 12), (80, 24), (120, 40), (73, 17)] {
            tui.resize(columns, rows);
            check(tui.buffer(), false, false, &format!("{what}: {}", text.chars().take(12).collect::<String>()));
            let caret = tui.caret().unwrap_or_default();
            assert!(caret.0 < columns && caret.1 < rows, "{what} {columns}x{rows}: caret {caret:?}");
        }
    };
    let close = |tui: &mut Tui| {
        while tui.dialogs() > 0 || tui.program.state.shop.ballot.is_some() {
            tui.esc();
        }
    };
    let typed = |tui: &mut Tui, what: &str| {
        tui.paste(text);
        hold(tui, what);
        tui.ctrl('s');
        close(tui);
    };
    tui.key(F(6)).press("e");
    typed(tui, "person");
    hold(tui, "weights");
    tui.press("p");
    hold(tui, "people");
    tui.esc().key(F(7)).press("m");
    typed(tui, "names");
    tui.tab().tab().tab().enter().press("   ");
    hold(tui, "room");
    assert!(!tui.assessment().meetings.is_empty(), "no workshop: {}", tui.screen());
    for key in ["s", "\r", "a"] {
        if key == "\r" {
            tui.enter();
        } else {
            tui.press(key);
        }
        tui.tab();
        typed(tui, key);
    }
    tui.press("o");
    hold(tui, "overview");
    tui.key(F(9)).tab().tab().key(crossterm::event::KeyCode::Down).enter();
    assert!(tui.program.state.export.editing, "no folder: {}", tui.screen());
    typed(tui, "folder");
    tui.enter();
    hold(tui, "export");
}
