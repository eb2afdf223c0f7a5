//! The log of an interactive session.

use crate::harness::Launch;
use crate::place::{OFFICE, Place};
use crate::steps::{leave, noting, quit};

#[test]
fn it_tells_the_steps_and_no_text() {
    let place = Place::seeded();
    let log = place.home().join("a.log");
    let mut words = place.command();
    words.extend(["--log".into(), log.clone().into(), "--log-level=debug".into()]);
    let mut term = noting(Launch::new(&place).command(words));
    term.send("不可外传的备注");
    term.wait_for("不可外传的备注");
    leave(&mut term);
    term.resize(90, 28);
    term.send("3");
    term.settle();
    quit(term);
    let text = std::fs::read_to_string(&log).unwrap();
    for told in [
        "start interface",
        "terminal taken",
        "background=Some((0, 0, 0))",
        "size 90x28",
        "DEBUG Edit us=",
        "after Quit",
        "end exit=0",
    ] {
        assert!(text.contains(told), "no {told} in {text}");
    }
    let home = place.home().display().to_string();
    for secret in ["不可外传", OFFICE, home.as_str()] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}
