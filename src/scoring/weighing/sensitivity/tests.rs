use super::*;
use crate::app::sample;
use crate::assessment::{Mark, Record, Weighing, WeightSet};
use crate::framework::{Grade, builtin};
use crate::scoring::{decimals, score};

/// Steps of the search, a share of 1.
const STEP: f64 = 2e-3;

/// The first weight in a direction at which something differs, by trying.
fn search(share: f64, up: bool, differs: impl Fn(f64) -> bool) -> Option<f64> {
    let step = if up { STEP } else { -STEP };
    let tried = (1..).map(|count| share + f64::from(count) * step);
    tried.take_while(|to| (STEP..=1.0 - STEP).contains(to)).find(|to| differs(*to))
}

fn agrees(found: Option<Shift>, tried: Option<f64>, what: &str) {
    let found = found.map(|shift| shift.to);
    let near = match (found, tried) {
        (Some(found), Some(tried)) => (found - tried).abs() <= STEP * 1.001,
        // The search stops before the ends.
        (Some(found), None) => !(2.0 * STEP..=1.0 - 2.0 * STEP).contains(&found),
        (None, None) => true,
        (None, Some(_)) => false,
    };
    assert!(near, "{what}: {found:?} {tried:?}");
}

/// Holds every bound of every weight against trying.
fn check(framework: &Framework, record: &Record, weights: &Weights) -> usize {
    let now = score(framework, record, weights);
    let shown = |score: &Score| score.overall.score.map(|score| rounded(score, 1));
    let before = shown(&now);
    let globals = |weights: &Weights| -> Vec<f64> {
        (0..framework.criteria().len()).map(|index| weights.global(framework, index)).collect()
    };
    let order = globals(weights);
    let mut bounds = 0;
    for found in sensitivities(framework, &now) {
        let at = |to: f64| moved(framework, weights, found.part, to);
        let rescored = |to: f64| score(framework, record, &at(to));
        for (up, name) in [(true, "up"), (false, "down")] {
            let of = |reach: &Reach| if up { reach.up } else { reach.down };
            let what = |kind: &str| format!("{:?} {kind} {name}", found.part);
            let far = |to: f64| {
                let change = shown(&rescored(to)).zip(before).map(|(after, before)| (after - before).abs());
                change.is_some_and(|change| change >= 1.0 - 1e-9)
            };
            agrees(of(&found.score), search(found.share, up, far), &what("score"));
            let graded = |to: f64| rescored(to).grade != now.grade;
            agrees(found.grade.as_ref().and_then(of), search(found.share, up, graded), &what("grade"));
            let swapped = |to: f64| {
                let after = globals(&at(to));
                let pairs = (0..order.len()).flat_map(|one| (0..order.len()).map(move |other| (one, other)));
                pairs.into_iter().any(|(one, other)| order[one] > order[other] + 1e-9 && after[one] < after[other])
            };
            agrees(of(&found.swap), search(found.share, up, swapped), &what("swap"));
            bounds += [of(&found.score), found.grade.as_ref().and_then(of), of(&found.swap)].iter().flatten().count();
        }
    }
    bounds
}

fn uneven() -> Weights {
    Weights {
        dimensions: vec![0.5, 0.3, 0.2],
        criteria: vec![vec![0.6, 0.3, 0.1], vec![0.2, 0.5, 0.3], vec![0.1, 0.2, 0.3, 0.4]],
        set: WeightSet::Manual,
    }
}

fn graded() -> Framework {
    let mut framework = (*builtin()).clone();
    let name = framework.levels[0].name.clone();
    let grade = |id: &str, at_least| Grade { id: id.into(), at_least, name: name.clone() };
    framework.grades = vec![grade("good", 62.0), grade("fair", 58.0), grade("pass", 50.0)];
    framework
}

#[test]
fn the_bounds_are_those_that_trying_finds() {
    let (framework, record) = (graded(), sample().record);
    assert!(check(&framework, &record, &Weights::of_framework(&framework)) > 20);
    assert!(check(&framework, &record, &uneven()) > 30);
}

#[test]
fn what_does_not_apply_is_left_out_of_the_moving_too() {
    let (framework, mut record) = (graded(), sample().record);
    for criterion in [1, 6, 7, 8, 9] {
        let first = framework.first_item(criterion);
        for item in first..first + framework.criterion(criterion).items.len() {
            record.answers[item].rating = Some(Mark::NotApplicable);
        }
    }
    assert!(check(&framework, &record, &uneven()) > 20);
    let now = score(&framework, &record, &uneven());
    // The third dimension has no score at all: its weight moves nothing of it.
    let third = sensitivity(&framework, &now, Part::Dimension(2)).expect("three dimensions");
    assert_eq!(third.score, Reach::default());
}

#[test]
fn the_shown_score_changes_exactly_at_the_bound() {
    let (framework, record) = (builtin(), sample().record);
    let now = score(&framework, &record, &uneven());
    let before = rounded(now.overall.score.expect("score"), 1);
    let mut seen = 0;
    for found in sensitivities(&framework, &now) {
        for (shift, out) in [(found.score.up, 1e-7), (found.score.down, -1e-7)] {
            let Some(shift) = shift else { continue };
            let shown = |to: f64| {
                let score = score(&framework, &record, &moved(&framework, &uneven(), found.part, to)).overall.score;
                decimals((rounded(score.expect("score"), 1) - before).abs(), 1)
            };
            assert_eq!((shown(shift.to - out), shown(shift.to + out)), ("0.9".into(), "1.0".into()), "{found:?}");
            seen += 1;
        }
    }
    assert!(seen > 5, "{seen}");
}

#[test]
fn the_whole_cannot_move_and_equal_weights_have_no_places_to_swap() {
    let framework = builtin();
    let scored = |weights: &Weights| score(&framework, &sample().record, weights);
    let own = scored(&Weights::of_framework(&framework));
    assert!(sensitivity(&framework, &own, Part::Overall).is_none());
    // In the framework every criterion weighs a tenth; in the equal set one of four in a dimension weighs less.
    assert!(sensitivities(&framework, &own).iter().all(|found| found.swap == Reach::default()));
    let equal = scored(&Weights::of_set(&framework, &Weighing::default(), WeightSet::Equal));
    for index in 0..3 {
        let swap = sensitivity(&framework, &equal, Part::Criterion(index)).expect("three criteria").swap;
        assert!(swap.down.is_some() && swap.up.is_some(), "{swap:?}");
    }
}
