//! Windows that change their size.

use crate::harness::Launch;
use crate::place::{OFFICE, Place};
use crate::steps::{leave, listed, noting, opened, quit, saved, words};

/// Numbers that look random and are the same each time.
struct Numbers(u32);

impl Numbers {
    fn below(&mut self, bound: u16) -> u16 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u16::try_from((self.0 >> 16) % u32::from(bound)).unwrap()
    }
}

#[test]
fn a_storm_of_sizes_ends_with_the_right_screen() {
    let place = Place::seeded();
    let mut term = opened(Launch::new(&place));
    let mut numbers = Numbers(7);
    let keys =
        ["1", "2", "]", "\x1b[A", "\x1b[B", "\t", "u", "\x1bOS", "\x1bOR", "?", "\x1b", "=", "\x1b", "t", "\x1b"];
    for _ in 0..200 {
        let (columns, rows) = (1 + numbers.below(300), 1 + numbers.below(100));
        term.resize(columns, rows);
        term.send(keys[usize::from(numbers.below(u16::try_from(keys.len()).unwrap()))]);
        if numbers.below(3) == 0 {
            term.pump(std::time::Duration::from_millis(3));
        }
    }
    term.resize(100, 30);
    // What is typed in the help goes first, then the help.
    for _ in 0..2 {
        term.send("\x1b");
        term.settle();
    }
    term.send("\x1b\x0c");
    term.settle();
    term.send("\x1bOQ");
    term.wait_for(OFFICE);
    term.settle();
    let after_storm = term.text();
    // A screen drawn from scratch is the same.
    term.send("\x0c");
    term.settle();
    assert_eq!(term.text(), after_storm);
    let rule = term.screen().rows(0, 100).nth(1).unwrap();
    assert_eq!(rule.chars().count(), 100);
    quit(term);
}

#[test]
fn a_terminal_that_does_not_know_its_size_counts_as_the_usual_one() {
    let place = Place::seeded();
    let unsized_one = "stty rows 0 cols 0; exec \"$@\"";
    let mut term = listed(Launch::new(&place).through(unsized_one));
    let rule = term.screen().rows(0, 100).nth(1).unwrap();
    assert_eq!(rule.trim_end().chars().count(), 80);
    term.resize(60, 20);
    term.wait_until("narrower frame", |term| {
        term.screen().rows(0, 100).nth(1).unwrap().trim_end().chars().count() == 60
    });
    quit(term);
    let mut doctor = place.command();
    doctor.push("doctor".into());
    let mut term = Launch::new(&place).command(doctor).through(unsized_one).start();
    term.exit();
    assert!(term.text().contains("没有说明大小"), "{}", term.text());
}

#[test]
fn a_text_survives_every_size() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place));
    let mut numbers = Numbers(11);
    let mut typed = String::new();
    for character in "品牌服务要落到实处".chars().cycle().take(60) {
        term.resize(1 + numbers.below(120), 1 + numbers.below(40));
        term.send(character.to_string());
        typed.push(character);
    }
    term.resize(100, 30);
    term.wait_for("落到实处");
    term.wait_for(words().form_hint_block);
    leave(&mut term);
    quit(term);
    assert_eq!(place.notes(), typed);
}

#[test]
fn a_window_too_small_says_what_it_needs_and_one_without_cells_does_no_harm() {
    let place = Place::seeded();
    let mut term = listed(Launch::new(&place));
    term.resize(39, 11);
    term.wait_for("40x12");
    for (columns, rows) in [(1, 1), (0, 0), (2, 1), (1, 60)] {
        term.resize(columns, rows);
        term.settle();
        assert!(!term.has_ended(), "{columns}x{rows}");
    }
    term.resize(100, 30);
    term.wait_for(OFFICE);
    quit(term);
}

#[test]
fn a_window_is_drawn_anew_though_half_a_character_waits() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place));
    term.send("前");
    // Nothing is left to store, which would draw too.
    term.wait_for(saved());
    let character = "后".as_bytes();
    term.send(&character[..2]);
    term.settle();
    term.resize(60, 20);
    term.wait_until("narrower screen", |term| {
        let rule = term.screen().rows(0, 60).nth(1).unwrap_or_default();
        rule.chars().count() == 60 && term.text().contains(words().form_hint_block)
    });
    term.send(&character[2..]);
    term.wait_for("前后");
    leave(&mut term);
    quit(term);
    assert_eq!(place.notes(), "前后");
}
