//! What the program asks the terminal at its start, and what it does with every answer and with none.

use std::time::{Duration, Instant};

use pinheng::framework::{builtin, builtin_bytes};
use pinheng::i18n::{CliText, Lang};
use vt100::Color;

use crate::harness::{Launch, Term};
use crate::place::{OFFICE, Place};
use crate::steps::{home_words, lead, leave, listed, noting, opened, quit, shown, words};

/// What every terminal answers last.
const LAST: &str = "\x1b[?62;4c";
const NARROW: &str = "\x1b[1;2R";
const WIDE: &str = "\x1b[1;3R";

fn background(channel: &str) -> String {
    format!("\x1b]11;rgb:{channel}/{channel}/{channel}\x1b\\")
}

/// Waits until the program has asked for everything.
fn asked(term: &mut Term) {
    term.wait_until("question", Term::was_asked);
}

/// The ground of the screen's last row, which has nothing but keys on it.
fn ground(term: &Term) -> Option<Color> {
    let (rows, _) = term.screen().size();
    term.screen().cell(rows.get() - 1, 0).map(vt100::Cell::bgcolor)
}

/// Whether a ground is a light one.
fn is_light(ground: Option<Color>) -> bool {
    matches!(ground, Some(Color::Rgb(red, green, blue)) if red.min(green).min(blue) > 200)
}

/// A terminal that answers only what a test sends.
fn silent(place: &Place) -> Launch<'_> {
    Launch::new(place).silent()
}

fn coloured(place: &Place) -> Launch<'_> {
    silent(place).env("COLORTERM", "truecolor")
}

#[test]
fn the_theme_follows_the_background() {
    let place = Place::seeded();
    for (channel, light) in [("ffff", true), ("1e1e", false), ("f0", true)] {
        let mut term = coloured(&place).start();
        asked(&mut term);
        term.send(format!("{NARROW}{}{LAST}", background(channel)));
        term.wait_until("theme", |term| term.text().contains(OFFICE) && is_light(ground(term)) == light);
        term.settle();
        assert_eq!(is_light(ground(&term)), light, "{channel}");
        quit(term);
    }
}

#[test]
fn a_theme_that_was_chosen_stays() {
    let place = Place::seeded();
    let mut words = place.command();
    words.extend(["--theme".into(), "dark".into()]);
    let mut term = coloured(&place).command(words).start();
    asked(&mut term);
    term.send(format!("{NARROW}{}{LAST}", background("ffff")));
    term.wait_for(OFFICE);
    term.settle();
    assert!(!is_light(ground(&term)));
    quit(term);
}

#[test]
fn ambiguous_signs_get_the_columns_the_terminal_gives_them() {
    let place = Place::new();
    place.app().create(&builtin(), builtin_bytes(), "①②局", "2026", "").unwrap();
    for (answer, text) in [(NARROW, "①②局"), (WIDE, "① ② 局")] {
        let mut term = silent(&place).start();
        asked(&mut term);
        term.send(format!("{answer}{LAST}"));
        term.wait_for(text);
        quit(term);
    }
}

#[test]
fn the_first_frame_waits_for_no_answer() {
    let place = Place::seeded();
    let mut term = silent(&place).start();
    term.wait_for(OFFICE);
    assert!(!term.text().contains('\u{2502}'), "the sign that was measured is gone");
    quit(term);
}

#[test]
fn keys_typed_before_and_among_the_answers_all_count() {
    let place = Place::seeded();
    let mut term = silent(&place).start();
    asked(&mut term);
    term.send(format!("\r33{WIDE}0\x1b[200~车辆停用\x1b[201~"));
    term.send("\r");
    term.send(format!("\x1b[B{}1{LAST}2", background("0000")));
    term.wait_for(&shown(words().screen_assess));
    term.settle();
    quit(term);
    let record = place.assessment().record;
    let reasons: Vec<&str> =
        record.answers.iter().map(|answer| answer.reason.as_str()).filter(|reason| !reason.is_empty()).collect();
    let rated = record.answers.iter().filter(|answer| answer.rating.is_some()).count();
    assert_eq!((reasons.as_slice(), rated), (["车辆停用"].as_slice(), 5), "{:?}", record.answers);
}

#[test]
fn an_answer_that_comes_too_late_rates_nothing_and_still_counts() {
    let place = Place::seeded();
    let mut term = opened(coloured(&place));
    let end = Instant::now() + Duration::from_millis(1500);
    while Instant::now() < end {
        term.pump(Duration::from_millis(50));
    }
    term.send(format!("{WIDE}{}{LAST}", background("ffff")));
    term.wait_until("theme", |term| is_light(ground(term)));
    term.send("\x1b]11;rgb:1111/1111/1111\x07");
    term.wait_until("theme", |term| !is_light(ground(term)));
    assert_eq!(place.answered(), 0);
    // It goes on as before.
    term.send("2");
    term.wait_until("rating", |_| place.answered() == 1);
    quit(term);
}

#[test]
fn a_late_answer_leaves_a_text_alone() {
    let place = Place::seeded();
    let mut term = noting(coloured(&place));
    std::thread::sleep(Duration::from_millis(1200));
    term.send("前");
    term.send(background("ffff"));
    term.send("后");
    term.wait_until("theme", |term| is_light(ground(term)));
    term.wait_for("前后");
    leave(&mut term);
    assert_eq!(place.notes(), "前后");
    quit(term);
}

#[test]
fn a_terminal_that_goes_away_before_it_answers_ends_the_program() {
    let place = Place::seeded();
    let mut term = silent(&place).start();
    asked(&mut term);
    term.close();
    term.exit();
}

#[test]
fn those_that_cannot_answer_are_not_asked() {
    let place = Place::seeded();
    for name in ["linux", "dumb", ""] {
        let mut term = listed(silent(&place).env("TERM", name));
        term.settle();
        let asked = |question: &[u8]| term.raw.windows(question.len()).any(|bytes| bytes == question);
        assert!(!asked(b"\x1b]11;") && !asked(b"\x1b[6n") && !asked(b"\x1b[c"), "{name}");
        assert!(!term.text().contains(lead(home_words().welcome_title)));
        quit(term);
    }
}

#[test]
fn doctor_tells_what_the_terminal_says_of_itself() {
    let place = Place::seeded();
    let text = CliText::of(Lang::Zh);
    let all = format!("{WIDE}{}{LAST}", background("ffff"));
    for (answer, told) in
        [(all.as_str(), [text.d_ground_light, text.d_wide]), ("", [text.d_ground_unknown, text.d_width_unknown])]
    {
        let mut words = place.command();
        words.push("doctor".into());
        let mut term = silent(&place).command(words).start();
        asked(&mut term);
        term.send(answer);
        assert!(term.exit().success());
        for line in told {
            let start = line.split('，').next().unwrap();
            assert!(term.text().contains(start), "no {start} in\n{}", term.text());
        }
        term.assert_restored();
    }
}
