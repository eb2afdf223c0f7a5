//! When a diagnostic fires: every kind of condition, holding and not.

use crate::random::{Case, Criterion, Dimension, Item, Stand};

use Stand::{NotApplicable as Na, Open, Row};

const MINUTES: &[&str] = &["minutes"];
const NONE: &[&str] = &[];

/// Dimension `x` with criterion `a` (items `a1` at level 2, `a2` at level 3), dimension `y` with `b` (item `b1`).
/// Ratings r0 to r3 with as many points; r1 needs no evidence.
fn fires(when: &str, stands: [(Stand, &[&'static str]); 3]) -> bool {
    let item = |id: &str, level: usize, (stand, evidence): (Stand, &[&'static str])| Item {
        id: id.into(),
        level,
        key: false,
        weight: 1.0,
        stand,
        evidence: evidence.to_vec(),
    };
    let criterion = |id: &str, items: Vec<Item>| Criterion { id: id.into(), weight: 1.0, target: None, items };
    let dimension =
        |id: &str, criterion: Criterion| Dimension { id: id.into(), weight: 1.0, criteria: vec![criterion] };
    let a = criterion("a", vec![item("a1", 1, stands[0]), item("a2", 2, stands[1])]);
    let b = criterion("b", vec![item("b1", 1, stands[2])]);
    let case = Case {
        points: vec![0, 1, 2, 3],
        ranks: vec![1, 2, 3],
        cap: 1,
        key_at_least: 2,
        above: 0.5,
        lower: None,
        dimensions: vec![dimension("x", a), dimension("y", b)],
        more: format!("[[diagnostics]]\nid = 'd'\nwhen = [{when}]\nmessage = {{ en = 'm' }}\n"),
    };
    !case.scored().2.diagnostics.is_empty()
}

/// The stands of `a1` and `a2`, with evidence; `b1` is rated highest with evidence.
fn a(a1: Stand, a2: Stand) -> [(Stand, &'static [&'static str]); 3] {
    [(a1, MINUTES), (a2, MINUTES), (Row(3), MINUTES)]
}

/// A condition on criterion `a` and the same on its dimension.
fn both(test: &str) -> [String; 2] {
    ["criterion = 'a'", "dimension = 'x'"].map(|subject| format!("{{ {subject}, {test} }}"))
}

#[test]
fn score_at_least_tests_the_reported_score() {
    for when in both("score_at_least = 50") {
        assert!(fires(&when, a(Row(3), Row(0))), "exactly at the bound");
        assert!(fires(&when, a(Row(3), Open)), "unanswered counts as lowest, and more can only come");
        assert!(!fires(&when, a(Row(2), Row(0))));
        assert!(!fires(&when, a(Open, Open)));
        assert!(!fires(&when, a(Na, Na)), "an absent figure never holds");
    }
}

#[test]
fn score_below_tests_what_the_score_could_still_become() {
    for when in both("score_below = 50") {
        assert!(fires(&when, a(Row(2), Row(0))));
        assert!(!fires(&when, a(Row(3), Row(0))), "the bound itself is not below it");
        assert!(!fires(&when, a(Row(0), Open)), "the open item could still lift it to 50");
        assert!(fires(&when, a(Row(0), Na)));
        assert!(!fires(&when, a(Na, Na)));
    }
}

#[test]
fn level_at_least_tests_the_reported_level() {
    for when in both("level_at_least = 2") {
        assert!(fires(&when, a(Row(2), Row(0))));
        assert!(!fires(&when, a(Row(1), Row(3))));
        assert!(!fires(&when, a(Open, Row(3))), "unanswered counts as lowest");
        assert!(!fires(&when, a(Na, Na)));
    }
}

#[test]
fn level_below_tests_what_the_level_could_still_become() {
    for when in both("level_below = 3") {
        assert!(fires(&when, a(Row(2), Row(1))));
        assert!(fires(&when, a(Row(1), Open)), "no answer to come lifts it past the closed gate");
        assert!(!fires(&when, a(Row(2), Open)));
        assert!(!fires(&when, a(Row(3), Row(3))));
        assert!(!fires(&when, a(Na, Na)));
    }
}

#[test]
fn evidenced_below_waits_until_everything_applicable_is_answered() {
    for when in both("evidenced_below = 50") {
        let bare = |a2: Stand| [(Row(3), NONE), (a2, NONE), (Row(3), MINUTES)];
        assert!(fires(&when, bare(Row(3))), "two of six points are proven");
        assert!(!fires(&when, bare(Open)));
        assert!(fires(&when, bare(Na)));
        assert!(!fires(&when, a(Row(3), Row(0))), "50 is not below 50");
        assert!(!fires(&when, [(Na, NONE), (Na, NONE), (Row(3), NONE)]));
    }
    let elsewhere = [(Row(3), NONE), (Row(3), NONE), (Open, NONE)];
    assert!(fires("{ criterion = 'a', evidenced_below = 50 }", elsewhere), "an open item elsewhere does not matter");
}

#[test]
fn a_rating_is_tested_only_where_there_is_one() {
    let at_least = "{ item = 'a1', rating_at_least = 'r2' }";
    let below = "{ item = 'a1', rating_below = 'r2' }";
    for row in 0..4 {
        assert_eq!(fires(at_least, a(Row(row), Open)), row >= 2);
        assert_eq!(fires(below, a(Row(row), Open)), row < 2);
    }
    for when in [at_least, below, "{ item = 'a1', rating_at_least = 'r0' }", "{ item = 'a1', rating_below = 'r3' }"] {
        assert!(!fires(when, a(Open, Row(3))), "unanswered never holds: {when}");
        assert!(!fires(when, a(Na, Row(3))), "NA never holds: {when}");
    }
}

#[test]
fn bare_claims_are_counted_above_the_cap_only() {
    let when = "{ unevidenced_at_least = 2 }";
    assert!(fires(when, [(Row(2), NONE), (Row(3), NONE), (Row(3), MINUTES)]));
    assert!(fires(when, [(Row(2), &["  "]), (Row(3), NONE), (Row(3), MINUTES)]), "a blank title is no evidence");
    assert!(!fires(when, [(Row(1), NONE), (Row(3), NONE), (Row(3), MINUTES)]), "the cap itself needs none");
    assert!(!fires(when, [(Na, NONE), (Row(3), NONE), (Open, NONE)]));
}

#[test]
fn every_row_must_hold() {
    let when = "{ criterion = 'a', score_at_least = 50 }, { criterion = 'b', score_below = 50 }";
    let with_b = |b1: Stand| [(Row(3), MINUTES), (Row(3), MINUTES), (b1, MINUTES)];
    assert!(fires(when, with_b(Row(1))));
    assert!(!fires(when, with_b(Row(2))));
    assert!(!fires(when, [(Row(1), MINUTES), (Row(1), MINUTES), (Row(1), MINUTES)]));
}
