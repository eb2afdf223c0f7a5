//! Weights in a real terminal: what was judged before a kill is there after it.

use pinheng::i18n::{Lang, WeightsText};
use rustix::process::Signal;

use crate::harness::Launch;
use crate::place::Place;
use crate::steps::{lead, opened, quit, saved, shown, words};

const LEFT: &str = "\x1b[D";
const F6: &str = "\x1b[17~";

#[test]
fn judgments_outlive_a_kill_and_a_set_of_them_is_put_in_force() {
    let place = Place::seeded();
    let text = WeightsText::of(Lang::Zh);
    let mut term = opened(Launch::new(&place));
    term.send(F6);
    term.wait_for(&shown(words().screen_weights));
    term.send(LEFT.repeat(2));
    term.wait_for("[3]");
    term.wait_for(saved());
    term.send("\r=\r");
    term.wait_for("3/3");
    term.send(LEFT);
    term.wait_for("[2]");
    term.wait_for("3/15");
    term.signal(Signal::KILL);
    assert!(!term.exit().success());

    let mut term = opened(Launch::new(&place));
    term.send(F6);
    term.wait_for("3/15");
    term.wait_for("[3]");
    // The first of three weighs most, and what the judgments come to is one key away.
    term.send("\t\x1b[B\x1b[B\r");
    term.wait_for(text.in_use);
    term.wait_for("1/4");
    term.send("\x1bOS");
    term.wait_for(lead(text.in_force));
    term.wait_for("层次分析");
    quit(term);
}
