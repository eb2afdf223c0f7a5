//! How the program starts, in terminals of every kind and without one.

use std::process::{Command, Stdio};

use pinheng::i18n::{HomeText, Lang, TuiText};

use crate::harness::Launch;
use crate::place::{OFFICE, Place};
use crate::steps::{home_words, listed, noting, opened, quit, shown, words};

#[test]
fn the_first_frame_is_the_list() {
    let place = Place::seeded();
    let mut term = listed(Launch::new(&place));
    assert!(term.screen().alternate_screen());
    assert!(term.screen().bracketed_paste());
    assert!(term.screen().hide_cursor(), "no text is being typed");
    assert!(term.text().contains(&shown(words().screen_home)));
    term.settle();
    quit(term);
}

#[test]
fn the_first_start_welcomes_and_warns() {
    let place = Place::new();
    let mut term = Launch::new(&place).start();
    term.wait_for(home_words().welcome_title);
    term.wait_for(home_words().secrecy);
    quit(term);
}

#[test]
fn the_demo_shows_a_score() {
    let place = Place::new();
    let words_of_demo = vec![env!("CARGO_BIN_EXE_pinheng").into(), "demo".into()];
    let mut term = Launch::new(&place).command(words_of_demo).start();
    term.wait_for(&shown(words().screen_score));
    quit(term);
    let left: Vec<_> = std::fs::read_dir(place.home()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.is_empty(), "{left:?} is left behind");
}

#[test]
fn the_locale_chooses_the_language_and_an_unknown_one_is_chinese() {
    for (locale, lang) in [("xx_YY.UTF-8", Lang::Zh), ("C.UTF-8", Lang::Zh), ("en_GB.UTF-8", Lang::En)] {
        let place = Place::seeded();
        let launch = Launch::new(&place).command(place.bare_command()).env("LC_ALL", "").env("LANG", locale);
        let mut term = listed(launch);
        let heading = shown(TuiText::of(lang).screen_home);
        assert!(term.text().contains(&heading), "{locale}: no {heading} in\n{}", term.text());
        term.wait_for(HomeText::of(lang).column_changed);
        quit(term);
    }
}

#[test]
fn without_colour_nothing_is_coloured_but_the_cursor_line_still_stands_out() {
    let place = Place::seeded();
    let mut term = opened(Launch::new(&place).env("NO_COLOR", "1").env("COLORTERM", "truecolor"));
    term.send("n");
    term.wait_for(words().form_hint_block);
    term.send("\x1b");
    term.wait_gone(words().form_hint_block);
    term.send(":");
    term.wait_for(words().palette_hint);
    assert_eq!(colours(&term.raw), Vec::<String>::new());
    let has = |holds: fn(&vt100::Cell) -> bool| {
        let (rows, columns) = term.screen().size();
        (0..rows.get()).any(|row| (0..columns.get()).any(|column| term.screen().cell(row, column).is_some_and(holds)))
    };
    assert!(has(vt100::Cell::inverse), "nothing is reversed");
    assert!(has(vt100::Cell::bold), "nothing is bold");
    term.send("\x1b");
    term.wait_gone(words().palette_hint);
    quit(term);
}

/// The attributes among the bytes that choose a colour other than the terminal's own (39, 49).
fn colours(raw: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(raw);
    let sequences = text.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == ';' || c == ':'))?;
        rest[end..].starts_with('m').then(|| rest[..end].to_owned())
    });
    let coloured = |sequence: &String| {
        sequence
            .split([';', ':'])
            .any(|code| matches!(code.parse::<u16>(), Ok(30..=38 | 40..=48 | 90..=97 | 100..=107)))
    };
    sequences.filter(coloured).collect()
}

#[test]
fn with_colour_there_is_some() {
    let place = Place::seeded();
    let mut term = listed(Launch::new(&place));
    term.settle();
    assert!(!colours(&term.raw).is_empty());
    quit(term);
}

#[test]
fn the_linux_console_gets_ascii_beside_the_texts() {
    let place = Place::seeded();
    let mut term = opened(Launch::new(&place).env("TERM", "linux"));
    term.settle();
    let odd: String =
        term.text().chars().filter(|c| !c.is_ascii() && pinheng::text::width(&c.to_string()) == 1).collect();
    assert_eq!(odd, "", "in\n{}", term.text());
    quit(term);
}

#[test]
fn a_dumb_terminal_and_one_without_a_name_do_no_harm() {
    for name in ["dumb", "", "no-such-terminal"] {
        let place = Place::seeded();
        let mut term = noting(Launch::new(&place).env("TERM", name));
        term.send("品");
        term.wait_for("品");
        term.send("\x1b");
        term.wait_gone(words().form_hint_block);
        quit(term);
        assert_eq!(place.notes(), "品");
    }
}

#[test]
fn without_a_terminal_it_says_so_and_ends() {
    let place = Place::new();
    let mut words = place.command().into_iter();
    let output = Command::new(words.next().unwrap())
        .args(words)
        .stdin(Stdio::null())
        .env("HOME", place.home())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8(output.stderr).unwrap().contains("终端"));
    assert!(!place.db().exists(), "a store was made");
}

#[test]
fn two_programs_on_one_file_see_each_other() {
    let place = Place::seeded();
    let mut first = opened(Launch::new(&place));
    let mut second = listed(Launch::new(&place));
    first.send("4");
    first.wait_for(crate::steps::saved());
    // The second looks at the file with the next key.
    second.send("\x1b[A");
    second.wait_for("1/");
    second.send("\r");
    second.wait_for(&shown(words().screen_assess));
    second.send("n");
    second.wait_for(words().form_hint_block);
    second.send("另一处");
    second.wait_for("另一处");
    crate::steps::leave(&mut second);
    first.send("\x1b[A");
    first.wait_for(words().changed_elsewhere);
    first.send("\x1b[B");
    first.wait_for("另一处");
    quit(first);
    quit(second);
    assert_eq!((place.answered(), place.notes()), (1, "另一处".to_owned()));
    assert!(place.assessment().record.office.contains(OFFICE));
}
