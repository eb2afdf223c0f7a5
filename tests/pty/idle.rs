//! What the program costs while nothing, or very much, happens.

use std::time::Duration;

use crate::harness::Launch;
use crate::place::Place;
use crate::steps::{leave, listed, noting, quit, saved, words};

/// How often the process's threads woke up from waiting.
fn wake_ups(pid: u32) -> u64 {
    let tasks = std::fs::read_dir(format!("/proc/{pid}/task")).unwrap();
    let of_task = |path: std::path::PathBuf| {
        let status = std::fs::read_to_string(path.join("status")).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:")).unwrap();
        line.trim().parse::<u64>().unwrap()
    };
    tasks.map(|task| of_task(task.unwrap().path())).sum()
}

#[test]
fn an_idle_program_never_wakes() {
    let place = Place::seeded();
    let mut term = listed(Launch::new(&place));
    term.settle();
    let before = wake_ups(term.pid());
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(wake_ups(term.pid()) - before, 0);
    quit(term);
}

#[test]
fn an_open_text_that_is_stored_never_wakes_it() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place));
    term.send("写完");
    term.wait_for(saved());
    term.settle();
    let before = wake_ups(term.pid());
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(wake_ups(term.pid()) - before, 0);
    term.send("\x1b");
    term.wait_gone(words().form_hint_block);
    quit(term);
}

#[test]
fn a_burst_of_keys_is_not_drawn_key_by_key() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place));
    term.settle();
    let before = frames(&term.raw);
    term.send("字".repeat(999) + "末");
    term.wait_for("末");
    let drawn = frames(&term.raw) - before;
    assert!(drawn < 200, "{drawn} frames for 1,000 keys");
    leave(&mut term);
    quit(term);
}

/// Frames drawn while a text is open: each puts the cursor in its place.
fn frames(raw: &[u8]) -> usize {
    raw.windows(6).filter(|bytes| bytes == b"\x1b[?25h").count()
}
