//! A program killed in the middle of its work has kept every answer that it showed as saved.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use pinheng::app::{App, Outcome};
use pinheng::assessment::Mark;

use crate::help::{Place, create, edit, note, rate};

const CHILD: &str = "PINHENG_TEST_CHILD_STORE";

/// Runs only in the child: answers without end, and tells each answer after it was committed.
#[test]
fn the_child_answers_until_it_is_killed() {
    let Some(path) = std::env::var_os(CHILD) else { return };
    let mut app = App::open(path.as_ref()).expect("open");
    let mut open = create(&mut app);
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nid {}", open.id).expect("tell");
    for turn in 0..1000 {
        let (item, row) = (turn % 60, turn / 60 % 4);
        edit(&mut app, &mut open, &rate(item, row));
        edit(&mut app, &mut open, &note(item, &turn.to_string()));
        writeln!(out, "saved {turn}").expect("tell");
        out.flush().expect("tell");
    }
}

#[test]
fn killed_in_the_middle_of_a_thousand_answers_nothing_saved_is_lost() {
    for wait in [40, 90, 170, 300] {
        let place = Place::new();
        let mut child = Command::new(std::env::current_exe().expect("test binary"))
            .args(["--exact", "crash::the_child_answers_until_it_is_killed", "--nocapture"])
            .env(CHILD, &place.path)
            .stdout(Stdio::piped())
            .spawn()
            .expect("child");
        let mut lines = BufReader::new(child.stdout.take().expect("output")).lines();
        let first = lines.by_ref().map(|line| line.expect("line")).find(|line| line.starts_with("id "));
        let id = first.expect("id")[3..].to_owned();
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().expect("kill -9");
        child.wait().expect("gone");
        let told = lines.map_while(Result::ok).filter_map(|line| line.strip_prefix("saved ")?.parse::<usize>().ok());
        let last = told.last();

        let mut app = place.open();
        let record = app.load(&id).expect("load").record;
        for turn in last.map_or(0..0, |last| last.saturating_sub(59)..last + 1) {
            let answer = &record.answers[turn % 60];
            let kept: usize = answer.note.parse().expect("a note");
            // The answer told, or one that was committed before the kill and not told any more.
            assert!(kept == turn || (kept > turn && kept == last.expect("some") + 1), "{kept} for {turn}");
            assert!(matches!(answer.rating, Some(Mark::Scale(_))));
            if kept == turn && Some(turn + 60) != last.map(|last| last + 1) {
                assert_eq!(answer.rating, Some(Mark::Scale(turn / 60 % 4)));
            }
        }
        assert!(app.doctor().expect("doctor").iter().all(|finding| finding.outcome == Outcome::Fine));
    }
}
