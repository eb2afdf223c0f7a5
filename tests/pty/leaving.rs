//! The ways out that a user takes.

use rustix::process::{Pid, Signal};

use crate::harness::{Launch, Term};
use crate::place::{OFFICE, Place};
use crate::steps::{listed, noting, opened, quit, saved, shown, words};

#[test]
fn q_quits() {
    let place = Place::seeded();
    quit(listed(Launch::new(&place)));
}

#[test]
fn ctrl_c_asks_and_y_quits() {
    let place = Place::seeded();
    let mut term = listed(Launch::new(&place));
    term.send("\x03");
    term.wait_for(words().quit_question);
    term.send("n");
    term.wait_gone(words().quit_question);
    term.send("\x03");
    term.wait_for(words().quit_question);
    term.send("y");
    assert!(term.exit().success());
    term.assert_restored();
}

#[test]
fn ctrl_c_twice_in_a_text_quits_and_keeps_the_text() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place));
    term.send("还没写完");
    term.wait_for("还没写完");
    term.send("\x03");
    term.wait_for(words().quit_question);
    term.send("\x03");
    assert!(term.exit().success());
    term.assert_restored();
    assert_eq!(place.notes(), "还没写完");
}

#[test]
fn esc_never_quits() {
    let place = Place::seeded();
    let mut term = opened(Launch::new(&place));
    for _ in 0..4 {
        term.send("\x1b");
        term.settle();
    }
    assert!(!term.has_ended());
    term.wait_for(&shown(words().screen_home));
    quit(term);
}

/// Whether the shell waits for a command.
fn at_prompt(term: &Term) -> bool {
    !term.screen().alternate_screen() && term.text().trim_end().ends_with("ready>")
}

#[test]
fn ctrl_z_hands_the_terminal_to_the_shell_and_fg_takes_it_back() {
    let place = Place::seeded();
    let shell = ["bash", "--noprofile", "--norc", "-i"].map(Into::into).into();
    let mut term = Launch::new(&place).command(shell).env("PS1", "ready> ").start();
    term.wait_for("ready>");
    let line: Vec<String> = place.command().iter().map(|word| format!("'{}'", word.to_str().unwrap())).collect();
    term.send(format!("{}\r", line.join(" ")));
    term.wait_for(OFFICE);
    term.send("\r");
    term.wait_for(&shown(words().screen_assess));
    term.send("n");
    term.wait_for(words().form_hint_block);
    term.send("先停一下");
    term.wait_for("先停一下");
    for (columns, rows) in [(80, 24), (120, 40)] {
        term.send("\x1a");
        term.wait_until("shell", at_prompt);
        assert!(!term.screen().hide_cursor());
        term.send("echo it-$((6 * 7))\r");
        term.wait_for("it-42");
        term.resize(columns, rows);
        term.send("fg\r");
        term.wait_until("interface", |term| {
            let text = term.text();
            let rule = term.screen().rows(0, columns).nth(1).unwrap_or_default();
            term.screen().alternate_screen()
                && text.contains("先停一下")
                && rule.chars().count() == usize::from(columns)
                && !text.contains("it-42")
                && !term.screen().hide_cursor()
        });
    }
    term.send("，再写");
    term.wait_for("先停一下，再写");
    term.send("\x1b");
    term.wait_for(saved());
    term.send("q");
    term.wait_until("shell", at_prompt);
    term.send("echo over-$((6 * 7))\r");
    term.wait_for("over-42");
    term.send("exit\r");
    assert!(term.exit().success());
    assert_eq!(place.notes(), "先停一下，再写");
}

/// Somebody else's `kill -STOP` gives the program no turn to put the terminal in order, and the shell changes it.
#[test]
fn a_program_that_others_stopped_takes_the_terminal_anew_when_it_goes_on() {
    let place = Place::seeded();
    let shell = ["bash", "--noprofile", "--norc", "-i"].map(Into::into).into();
    let mut term = Launch::new(&place).command(shell).env("PS1", "ready> ").start();
    term.wait_for("ready>");
    let line: Vec<String> = place.command().iter().map(|word| format!("'{}'", word.to_str().unwrap())).collect();
    let told = place.home().join("pid");
    term.send(format!("sh -c 'echo $$ > \"$0\"; exec \"$@\"' '{}' {}\r", told.display(), line.join(" ")));
    term.wait_for(OFFICE);
    term.send("\r");
    term.wait_for(&shown(words().screen_assess));
    term.send("n");
    term.wait_for(words().form_hint_block);
    term.send("先停一下");
    term.wait_for("先停一下");
    let pid = std::fs::read_to_string(&told).unwrap().trim().parse().unwrap();
    for (signal, more) in [(Signal::STOP, "，再写"), (Signal::TSTP, "，写完")] {
        rustix::process::kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
        term.wait_for("ready>");
        term.send("stty sane; printf '\\033[?2004l\\033[?1000l'; echo it-$((6 * 7))\r");
        term.wait_for("it-42");
        term.send("fg\r");
        term.wait_until("interface", |term| {
            let text = term.text();
            term.screen().alternate_screen()
                && term.screen().bracketed_paste()
                && text.contains("先停一下")
                && !text.contains("it-42")
                && !text.contains("ready>")
        });
        term.send(more);
        term.wait_for(more);
    }
    term.send("\x1b");
    term.wait_gone(words().form_hint_block);
    term.send("q");
    term.wait_until("shell", at_prompt);
    term.send("exit\r");
    assert!(term.exit().success());
    assert_eq!(place.notes(), "先停一下，再写，写完");
}

#[test]
fn ctrl_z_without_a_shell_changes_nothing() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place));
    // Nobody could continue a session's own leader, so the system does not stop it.
    term.send("甲\x1a乙");
    term.wait_for("甲乙");
    term.wait_until("interface", |term| term.screen().alternate_screen() && term.screen().bracketed_paste());
    term.send("\x1b");
    term.wait_for(saved());
    quit(term);
    assert_eq!(place.notes(), "甲乙");
}
