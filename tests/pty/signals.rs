//! The ways out that nobody chooses: signals, a lost connection, a kill.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::harness::{LIMIT, Launch, Term};
use crate::place::Place;
use crate::steps::{answered_on_screen, leave, listed, noting, opened, saved};

#[test]
fn a_signal_stores_the_text_and_restores_the_terminal() {
    for signal in [Signal::TERM, Signal::INT, Signal::HUP] {
        let place = Place::seeded();
        let mut term = noting(Launch::new(&place));
        term.send("写到一半");
        term.wait_for("写到一半");
        term.signal(signal);
        let status = term.exit();
        assert!(status.signal().is_none(), "{signal:?} killed it: {status}");
        term.assert_restored();
        assert_eq!(place.notes(), "写到一半", "after {signal:?}");
    }
}

#[test]
fn a_hangup_counts_though_the_parent_ignored_it() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place).through("trap '' HUP; exec \"$@\""));
    term.send("写到一半");
    term.wait_for("写到一半");
    term.signal(Signal::HUP);
    assert!(term.exit().success());
    term.assert_restored();
    assert_eq!(place.notes(), "写到一半");
}

/// Closes the window and holds the program to ending soon without burning the processor meanwhile.
#[track_caller]
fn assert_ends_when_closed(mut term: Term) {
    let before = processor_time(term.pid()).unwrap_or_default();
    term.close();
    let end = Instant::now() + LIMIT;
    let mut after = before;
    while !term.has_ended() {
        assert!(Instant::now() < end, "still running, {} ticks of processor time later", after - before);
        std::thread::sleep(Duration::from_millis(5));
        after = processor_time(term.pid()).unwrap_or(after);
    }
    assert!(after - before < 50, "{} ticks of processor time", after - before);
    let status = term.exit();
    assert!(status.success(), "{status}");
}

/// User and system time of a process in ticks of 10 ms; none once it has ended.
fn processor_time(pid: u32) -> Option<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, rest) = stat.rsplit_once(')')?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    // The third field of the file is the first here; 14 and 15 are the times.
    Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
}

#[test]
fn a_closed_window_ends_the_program() {
    let place = Place::seeded();
    assert_ends_when_closed(listed(Launch::new(&place)));
}

#[test]
fn a_closed_window_stores_the_text() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place));
    term.send("连接断了");
    term.wait_for("连接断了");
    assert_ends_when_closed(term);
    assert_eq!(place.notes(), "连接断了");
}

#[test]
fn a_closed_window_ends_the_program_though_the_parent_ignored_hangups() {
    let place = Place::seeded();
    assert_ends_when_closed(listed(Launch::new(&place).through("trap '' HUP; exec \"$@\"")));
}

#[test]
fn a_closed_window_ends_the_program_though_it_is_of_another_session() {
    let place = Place::seeded();
    // Without a controlling terminal no signal tells of the hangup.
    let mut term = noting(Launch::new(&place).uncontrolled());
    term.send("没有信号");
    term.wait_for("没有信号");
    assert_ends_when_closed(term);
    assert_eq!(place.notes(), "没有信号");
}

#[test]
fn a_terminal_that_takes_no_more_output_does_not_outlive_its_window() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place));
    term.stall();
    for _ in 0..100 {
        term.send("\x0c");
        std::thread::sleep(Duration::from_millis(5));
    }
    term.send("写在卡住以后");
    std::thread::sleep(Duration::from_millis(100));
    assert_ends_when_closed(term);
    assert_eq!(place.notes(), "写在卡住以后");
}

#[test]
fn a_signal_ends_it_though_the_terminal_takes_no_more_output() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place));
    term.send("先存下的");
    leave(&mut term);
    term.stall();
    for _ in 0..100 {
        term.send("\x0c");
        std::thread::sleep(Duration::from_millis(5));
    }
    term.signal(Signal::TERM);
    assert!(term.exit().signal().is_some());
    assert_eq!(place.notes(), "先存下的");
}

#[test]
fn a_kill_loses_nothing_that_was_called_saved() {
    for round in 0..8 {
        let place = Place::seeded();
        let mut term = opened(Launch::new(&place));
        let wanted = 3 + round * 5;
        for key in "1234".chars().cycle().take(60) {
            term.send(key.to_string());
        }
        term.wait_until("answers", |term| answered_on_screen(&term.text()).is_some_and(|shown| shown >= wanted));
        term.signal(Signal::KILL);
        assert!(term.exit().signal().is_some());
        let shown = answered_on_screen(&term.text()).unwrap_or(wanted);
        assert!(place.answered() >= shown, "{} of {shown} answers", place.answered());
        let findings = place.app().doctor().unwrap();
        assert!(!findings.iter().any(pinheng::app::Finding::is_fault), "{findings:?}");
    }
}

#[test]
fn a_kill_in_a_text_leaves_what_was_called_saved() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place));
    term.send("已经存下的");
    term.wait_for(saved());
    term.send("还没存的");
    term.wait_for("还没存的");
    term.signal(Signal::KILL);
    assert!(term.exit().signal().is_some());
    assert!(place.notes().starts_with("已经存下的"), "{}", place.notes());
}
