//! The terminal's cursor stands at the caret of whatever text has the keys, so that an input method opens there; where
//! no text has them, it is hidden.

use std::time::{Duration, Instant};

use crossterm::event::KeyCode;
use pinheng::i18n::Lang;
use pinheng::text::{Editor, clean, width};
use pinheng::tui::dialog::Dialog;
use pinheng::tui::state::Screen;

use super::harness::{Setup, Tui};
use super::{more, states};

/// The text that has the keys.
fn typing(tui: &Tui) -> Option<&Editor> {
    let state = &tui.program.state;
    match state.dialogs.last() {
        Some(Dialog::Form(form)) => Some(&form.fields[form.focus].editor).filter(|_| form.offer.is_none()),
        Some(Dialog::Picker(picker)) => picker.query.as_ref(),
        Some(Dialog::Viewer(viewer)) => viewer.query.as_ref(),
        Some(Dialog::Confirm(_)) => None,
        None => Some(&state.home.search).filter(|_| state.screen == Screen::Home && state.home.searching),
    }
}

/// Holds the cursor to where the last character before the caret is drawn.
#[track_caller]
fn check(tui: &Tui, what: &str) {
    let Some(editor) = typing(tui) else {
        assert_eq!(tui.caret(), None, "{what}: a cursor without a text\n{}", tui.screen());
        return;
    };
    let (x, y) = tui.caret().unwrap_or_else(|| panic!("{what}: no cursor\n{}", tui.screen()));
    let before = editor.text()[..editor.caret()].chars().next_back().unwrap_or('\n').to_string();
    let before = clean(&before).into_owned();
    let columns = u16::try_from(width(&before)).unwrap();
    // At the start of a row what comes before it is elsewhere.
    if before.trim().is_empty() || x < columns || tui.buffer()[(x - columns, y)].symbol() == "⡇" {
        return;
    }
    let left = tui.buffer()[(x - columns, y)].symbol();
    let wrapped = [" ", "⠒"].contains(&left) && editor.text().chars().count() > 20;
    assert!(left == before || wrapped, "{what}: {left:?} and not {before:?} left of {x},{y}\n{}", tui.screen());
}

#[test]
fn every_text_that_has_the_keys_has_the_cursor() {
    for case in states::ALL.iter().chain(more::ALL) {
        let mut tui = case.start(Setup::new(Lang::Zh, (80, 24)));
        for (columns, rows) in [(80, 24), (40, 12), (120, 40)] {
            tui.resize(columns, rows);
            check(&tui, case.name);
            if typing(&tui).is_some() && columns != 40 {
                tui.type_text("中");
                check(&tui, case.name);
                tui.key(KeyCode::Left);
                check(&tui, case.name);
                tui.key(KeyCode::End).key(KeyCode::Backspace);
            }
        }
    }
}

#[test]
fn full_width_letters_answer_dialogs_and_are_typed_into_texts() {
    let mut tui = states::assess_middle(Setup::default());
    tui.press("ｆ").press("ｊ").enter();
    tui.assert_shows("只看：未评");
    tui.press("Ｆ").press("ｎ");
    assert_eq!(tui.dialogs(), 0);
    tui.go(2).press("ｅ").press("ａ").press("ａ１");
    assert_eq!(tui.fields()[0], "ａ１");
    tui.ctrl('c').press("ｙ");
    assert!(tui.program.state.quit);
}

#[test]
fn a_long_text_stays_quick() {
    let mut tui = Tui::fresh(Setup::new(Lang::Zh, (120, 40)));
    tui.press("n");
    let start = Instant::now();
    tui.paste(&"品牌建设要落到服务实处，每一项都有佐证可查。".repeat(230));
    tui.type_text("一二三四五六七八九十");
    // Unoptimised and on a busy machine; a program that took a second for a key would take far longer here.
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    println!("{:?}", start.elapsed());
    tui.alt('z').alt('z');
    assert_eq!(tui.fields(), [""]);
}
