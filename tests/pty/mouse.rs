//! The mouse in the real terminal: asked for, given back, switched off.

use vt100::{MouseProtocolEncoding, MouseProtocolMode};

use crate::harness::{Launch, Term};
use crate::place::{OFFICE, Place};
use crate::steps::{answered_on_screen, listed, opened, quit, shown, words};

/// A press of the left button and its release, as terminals send them; column and row from 1.
fn click(term: &mut Term, column: usize, row: usize) {
    term.send(format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
}

/// Clicks in the middle of the first line that holds a text.
fn click_on(term: &mut Term, text: &str) {
    let screen = term.text();
    let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains(text)).expect("on the screen");
    let column = pinheng::text::width(&line[..line.find(text).unwrap()]) + 2;
    click(term, column, row + 1);
}

fn is_asked(term: &Term) -> bool {
    term.screen().mouse_protocol_mode() == MouseProtocolMode::PressRelease
        && term.screen().mouse_protocol_encoding() == MouseProtocolEncoding::Sgr
}

#[test]
fn presses_are_asked_for_and_nothing_else_and_given_back() {
    let place = Place::seeded();
    let mut term = listed(Launch::new(&place));
    term.wait_until("the mouse", is_asked);
    for motion in ["?1002h", "?1003h"] {
        assert!(!String::from_utf8_lossy(&term.raw).contains(motion), "{motion} wakes at every movement");
    }
    quit(term);
}

#[test]
fn clicks_open_and_rate() {
    let place = Place::seeded();
    let mut term = listed(Launch::new(&place));
    term.wait_until("the mouse", is_asked);
    click_on(&mut term, OFFICE);
    click_on(&mut term, OFFICE);
    term.wait_for(&shown(words().screen_assess));
    term.wait_for("3 基本符合");
    click_on(&mut term, "3 基本符合");
    term.wait_until("a rating", |term| answered_on_screen(&term.text()) == Some(1));
    assert_eq!(place.answered(), 1);
    quit(term);
}

#[test]
fn it_is_off_where_the_settings_say_so_and_can_be_switched() {
    let place = Place::seeded();
    let mut term = opened(Launch::new(&place).env("PINHENG_MOUSE", "false"));
    term.settle();
    assert_eq!(term.screen().mouse_protocol_mode(), MouseProtocolMode::None);
    term.send(":mouse\r");
    term.wait_until("the mouse", is_asked);
    term.send(":mouse\r");
    term.wait_until("no mouse", |term| term.screen().mouse_protocol_mode() == MouseProtocolMode::None);
    quit(term);

    let place = Place::seeded();
    let path = place.home().join("own.toml");
    std::fs::write(&path, "mouse = false\n").unwrap();
    let mut command = place.command();
    command.extend(["--config".into(), path.into()]);
    let mut term = opened(Launch::new(&place).command(command));
    term.settle();
    assert_eq!(term.screen().mouse_protocol_mode(), MouseProtocolMode::None);
    quit(term);
}
