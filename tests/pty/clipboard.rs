//! What reaches the system's clipboard, and that nothing else does.

use crate::harness::{Launch, Term};
use crate::place::Place;
use crate::steps::{noting, quit, words};

/// The texts that the program gave to the clipboard, as they went to the terminal.
fn given(term: &Term) -> Vec<String> {
    let raw = String::from_utf8_lossy(&term.raw).into_owned();
    raw.split("\x1b]52;").skip(1).map(|rest| rest.split(['\x07', '\x1b']).next().unwrap().to_owned()).collect()
}

/// Leaves a text that may have been stored at a pause before.
fn close(term: &mut Term) {
    term.send("\x1b");
    term.wait_gone(words().form_hint_block);
}

#[test]
fn what_is_copied_goes_to_the_terminal_and_nothing_else() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place));
    term.send("不外传 copy服务");
    // Six times Shift and left, then copy.
    term.send("\x1b[1;2D".repeat(6));
    term.send("\x03");
    term.wait_for(words().copied);
    term.wait_until("the clipboard", |term| !given(term).is_empty());
    assert_eq!(given(&term), ["c;Y29weeacjeWKoQ=="], "base64 of copy服务");
    // Cut the last two, put them back twice.
    term.send("\x1b[F\x1b[1;2D\x1b[1;2D\x18");
    term.wait_until("the second text", |term| given(term).len() == 2);
    assert_eq!(given(&term)[1], "c;5pyN5Yqh", "base64 of 服务");
    term.send("\x16\x16");
    close(&mut term);
    assert_eq!(given(&term).len(), 2);
    quit(term);
    assert_eq!(place.notes(), "不外传 copy服务服务");
}

#[test]
fn the_linux_console_is_spared_what_it_would_print() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place).env("TERM", "linux"));
    term.send("服务\x01\x03");
    term.wait_for(words().copied);
    close(&mut term);
    assert!(given(&term).is_empty());
    quit(term);
}

#[test]
fn a_paste_of_5000_characters_is_one_step_to_undo() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place));
    term.send("先写的");
    term.paste(&"一二三四五六七八九\r".repeat(500));
    term.wait_gone("先写的");
    term.send("\x1bz");
    term.wait_for("先写的");
    term.send("\x1by");
    term.wait_gone("先写的");
    close(&mut term);
    quit(term);
    assert_eq!(place.notes(), format!("先写的{}", "一二三四五六七八九\n".repeat(500)));
}
