//! Plain mode in a terminal: no sign that is not a letter, no line wider than the window.

use std::time::Duration;

use unicode_width::UnicodeWidthStr as _;

use crate::harness::{LIMIT, Launch, Term};
use crate::place::Place;

fn start(place: &Place, columns: u16) -> Term {
    let mut words = place.command();
    words.extend(["walk".into(), place.assessment().id.into()]);
    // A terminal that can nothing, and a window made narrow before the program asks for its size.
    let script = format!("stty cols {columns} -echo; exec \"$@\"");
    Launch::new(place).command(words).through(&script).env("TERM", "dumb").start()
}

#[test]
fn no_escape_codes_and_no_line_wider_than_the_window() {
    for columns in [20, 37, 80] {
        let place = Place::seeded();
        let mut term = start(&place, columns);
        let said = |term: &Term| String::from_utf8_lossy(&term.raw).into_owned();
        term.wait_until("the first question", |term| said(term).contains("答案："));
        term.send("4\n");
        let end = std::time::Instant::now() + LIMIT;
        while place.answered() == 0 && std::time::Instant::now() < end {
            term.pump(Duration::from_millis(50));
        }
        term.send("e 创建方案\n\n\ns\n?\nq\n");
        assert!(term.exit().success());
        let said = said(&term);
        assert!(!said.contains('\u{1b}') && !said.contains('\u{8}'), "{said:?}");
        // The line's own end is the only carriage return.
        let said = said.replace("\r\n", "\n");
        assert!(!said.contains('\r'), "{said:?}");
        // Without an echo what follows stands beside the prompt.
        let said = ["答案： ", "文字： "].iter().fold(said, |said, prompt| said.replace(prompt, "\n"));
        let wide = said.lines().find(|line| line.width() > usize::from(columns));
        assert_eq!(wide, None, "{columns} columns");
        assert_eq!(place.assessment().record.answers[1].evidence[0].title, "创建方案");
    }
}

#[test]
fn the_end_of_the_input_and_a_closed_window_lose_nothing() {
    let place = Place::seeded();
    let mut term = start(&place, 80);
    term.wait_for("答案：");
    term.send("4\n");
    term.wait_for("goal-2");
    term.send("3\n\x04");
    assert!(term.exit().success());
    assert!(term.text().contains("全部答案都已保存"));
    assert_eq!(place.answered(), 2);
}
