//! Random keys: the program never falls, and what it shows as stored is stored.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use pinheng::app::Error;
use pinheng::assessment::{Mark, State as Stage};
use pinheng::text::set_ambiguous_wide;
use pinheng::tui::state::{Screen, Tone};
use pinheng::tui::update::Msg;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::codes::CODES;
use super::drawing::check;
use super::harness::{Files, Tui};

const LETTERS: &str = "1234567890１３０ netftXFuhjklvcadsiqy?:/=[]rs】【、：？ｎ中文，。 ";

fn key() -> impl Strategy<Value = KeyEvent> {
    let letters: Vec<char> = LETTERS.chars().collect();
    let control: Vec<char> = "rpulkwaescxvy7h".chars().collect();
    let held = vec![KeyModifiers::SHIFT, KeyModifiers::CONTROL, KeyModifiers::SHIFT | KeyModifiers::CONTROL];
    prop_oneof![
        6 => select(letters).prop_map(|letter| KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)),
        4 => select(CODES).prop_map(|code| KeyEvent::new(code, KeyModifiers::NONE)),
        1 => (select(CODES), select(held)).prop_map(|(code, held)| KeyEvent::new(code, held)),
        1 => select(control).prop_map(|letter| KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL)),
        1 => select(vec!['z', 'y', 'x']).prop_map(|letter| KeyEvent::new(KeyCode::Char(letter), KeyModifiers::ALT)),
        1 => any::<char>().prop_map(|letter| KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)),
    ]
}

fn mouse() -> impl Strategy<Value = MouseEvent> {
    use MouseEventKind::{Down, ScrollDown, ScrollUp};
    let kinds = vec![Down(MouseButton::Left), Down(MouseButton::Left), ScrollUp, ScrollDown];
    (select(kinds), 0_u16..130, 0_u16..50).prop_map(|(kind, column, row)| MouseEvent {
        kind,
        column,
        row,
        modifiers: KeyModifiers::NONE,
    })
}

fn message() -> impl Strategy<Value = Msg> {
    let pasted = vec!["目标\r\n明确", "\u{1b}[2J\u{0}\u{7f}", "👨‍👩‍👧❤️🇨🇳", "\u{202e}abc\u{2069}", "2026-03-01", ""];
    prop_oneof![
        30 => key().prop_map(Msg::Key),
        8 => mouse().prop_map(Msg::Mouse),
        2 => select(pasted).prop_map(|text| Msg::Paste(text.to_owned())),
        1 => ".{0,40}".prop_map(Msg::Paste),
        2 => (1_u16..160, 1_u16..60).prop_map(|(columns, rows)| Msg::Resize(columns, rows)),
        1 => Just(Msg::Resize(80, 24)),
        2 => Just(Msg::Pause),
    ]
}

/// The item and the row that a key is about to rate, if it rates.
fn about_to_rate(tui: &Tui, msg: &Msg) -> Option<(usize, usize)> {
    let state = &tui.program.state;
    let Msg::Key(KeyEvent { code: KeyCode::Char(letter), modifiers: KeyModifiers::NONE, .. }) = msg else {
        return None;
    };
    let row = letter.to_digit(10).filter(|digit| (1..=4).contains(digit))? as usize - 1;
    let open = state.open.as_ref().filter(|open| open.assessment.state == Stage::Draft)?;
    if state.screen != Screen::Assess || tui.dialogs() > 0 {
        return None;
    }
    Some((state.walk.selected(open, state.now.date_naive())?, row))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_was_said_to_be_saved_is_lost(messages in vec(message(), 100), wide in any::<bool>()) {
        set_ambiguous_wide(wide);
        let files = Files::new();
        let store = files.app();
        let mut tui = files.tui();
        for msg in messages {
            let rates = about_to_rate(&tui, &msg);
            match msg {
                Msg::Resize(columns, rows) => tui.resize(columns, rows),
                msg => tui.send(msg),
            };
            check(tui.buffer(), false, false, "random");
            let state = &tui.program.state;
            let said = state.notice.as_ref().is_some_and(|notice| notice.tone == Tone::Done);
            if let Some(open) = &state.open {
                match store.load(&open.assessment.id) {
                    Ok(stored) => {
                        prop_assert_eq!(&stored.record, &open.assessment.record);
                        prop_assert_eq!(stored.state, open.assessment.state);
                        if let Some((item, row)) = rates.filter(|_| said) {
                            prop_assert_eq!(stored.record.answers[item].rating, Some(Mark::Scale(row)));
                        }
                    }
                    Err(Error::NotFound { .. }) => prop_assert!(false, "what is open was deleted"),
                    Err(error) => prop_assert!(false, "{}", error),
                }
            }
            if state.quit {
                let id = state.open.as_ref().map_or(files.id.clone(), |open| open.assessment.id.clone());
                tui = Tui::on_file(&files.path, &id);
            }
        }
    }

    #[test]
    fn a_text_is_stored_as_it_was_typed(text in "[ -~\u{4e00}-\u{9fff}，。\n]{1,200}", pauses in vec(0_usize..200, 0..4)) {
        let files = Files::new();
        let mut tui = files.tui();
        tui.drawing = false;
        tui.press("n");
        for (at, letter) in text.chars().enumerate() {
            tui.type_text(&letter.to_string());
            if pauses.contains(&at) {
                tui.pause();
            }
        }
        tui.draw();
        tui.esc();
        prop_assert_eq!(&files.stored().record.answers[0].note, &text);
        tui.press("u");
        prop_assert!(files.stored().record.answers[0].note.is_empty());
        tui.ctrl('r');
        prop_assert_eq!(&files.stored().record.answers[0].note, &text);
    }
}
