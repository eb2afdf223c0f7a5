//! What holds for every figure of every framework.

use pinheng::scoring::{Figures, Score, score_json};
use proptest::prelude::*;
use serde_json::Value;

use crate::random::{Case, Criterion, Stand, case};

/// Every group of figures of a score.
fn all(score: &Score) -> Vec<Figures> {
    let dimensions = score.dimensions.iter().map(|row| row.figures);
    let criteria = score.criteria.iter().map(|row| row.figures);
    dimensions.chain(criteria).chain([score.overall]).collect()
}

fn same(left: Option<f64>, right: Option<f64>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => (left - right).abs() < 1e-9,
        (left, right) => left.is_none() && right.is_none(),
    }
}

fn alike(left: &Figures, right: &Figures) -> bool {
    same(left.score, right.score)
        && same(left.score_potential, right.score_potential)
        && same(left.evidenced_score, right.evidenced_score)
        && (left.level, left.level_potential, left.evidenced_level)
            == (right.level, right.level_potential, right.evidenced_level)
}

/// Claimed and evidenced figures of `after` are not below those of `before`.
fn not_lower(before: &Score, after: &Score) -> bool {
    let up = |before: Option<f64>, after: Option<f64>| after.unwrap_or(0.0) >= before.unwrap_or(0.0) - 1e-9;
    all(before).iter().zip(all(after)).all(|(before, after)| {
        up(before.score, after.score)
            && up(before.evidenced_score, after.evidenced_score)
            && after.level >= before.level
            && after.evidenced_level >= before.evidenced_level
    })
}

proptest! {
    #[test]
    fn a_rating_up_lowers_nothing(case in case(3, 5, 5), at in any::<prop::sample::Index>()) {
        let mut raised = case.clone();
        let (count, top) = (case.items().count(), case.top());
        let item = raised.items_mut().nth(at.index(count)).unwrap();
        item.stand = match item.stand {
            Stand::Open => Stand::Row(0),
            Stand::Row(row) => Stand::Row((row + 1).min(top)),
            Stand::NotApplicable => Stand::NotApplicable,
        };
        prop_assert!(not_lower(&case.scored().2, &raised.scored().2));
    }

    #[test]
    fn evidence_lowers_nothing_and_moves_no_claim(case in case(3, 5, 5), at in any::<prop::sample::Index>()) {
        let mut proven = case.clone();
        proven.items_mut().nth(at.index(case.items().count())).unwrap().evidence.push("minutes");
        let (before, after) = (case.scored().2, proven.scored().2);
        prop_assert!(not_lower(&before, &after));
        for (before, after) in all(&before).iter().zip(all(&after)) {
            prop_assert!(same(before.score, after.score) && before.level == after.level);
        }
    }

    #[test]
    fn claimed_lies_between_evidenced_and_potential(case in case(3, 5, 5)) {
        for figures in all(&case.scored().2) {
            prop_assert_eq!(figures.score.is_some(), figures.level.is_some());
            let Some(score) = figures.score else { continue };
            prop_assert!((0.0..=100.0 + 1e-9).contains(&score));
            prop_assert!(score <= figures.score_potential.unwrap() + 1e-9);
            prop_assert!(figures.evidenced_score.unwrap() <= score + 1e-9);
            prop_assert!(figures.level <= figures.level_potential);
            prop_assert!(figures.evidenced_level <= figures.level);
        }
    }

    #[test]
    fn claimed_meets_potential_when_all_is_answered(mut case in case(2, 5, 5)) {
        for item in case.items_mut().filter(|item| item.stand == Stand::Open) {
            item.stand = Stand::Row(0);
        }
        for figures in all(&case.scored().2) {
            prop_assert!(same(figures.score, figures.score_potential));
            prop_assert_eq!(figures.level, figures.level_potential);
        }
    }

    #[test]
    fn not_applicable_is_as_if_the_item_were_not_there(case in case(3, 5, 5), at in any::<prop::sample::Index>()) {
        let mut marked = case.clone();
        let id = {
            let item = marked.items_mut().nth(at.index(case.items().count())).unwrap();
            item.stand = Stand::NotApplicable;
            item.id.clone()
        };
        let mut removed = marked.clone();
        removed.criteria_mut().for_each(|criterion| criterion.items.retain(|item| item.id != id));
        prop_assume!(removed.criteria_mut().all(|criterion| !criterion.items.is_empty()));
        let ((_, _, left), (_, _, right)) = (marked.scored(), removed.scored());
        for (left, right) in all(&left).iter().zip(all(&right)) {
            prop_assert!(alike(left, &right), "{left:?} {right:?}");
        }
        for (left, right) in left.criteria.iter().zip(&right.criteria) {
            prop_assert_eq!((left.target, left.steps), (right.target, right.steps));
            prop_assert_eq!(&left.gates, &right.gates);
        }
    }

    #[test]
    fn order_changes_nothing(case in case(3, 5, 5)) {
        let mut turned = case.clone();
        turned.criteria_mut().for_each(|criterion| criterion.items.reverse());
        turned.dimensions.iter_mut().for_each(|dimension| dimension.criteria.reverse());
        turned.dimensions.reverse();
        let ((left_file, _, left), (right_file, _, right)) = (case.scored(), turned.scored());
        prop_assert!(alike(&left.overall, &right.overall));
        for (index, criterion) in left_file.criteria().enumerate() {
            let (left, right) = (&left.criteria[index], &right.criteria[right_file.find_criterion(&criterion.id).unwrap()]);
            prop_assert!(alike(&left.figures, &right.figures));
            prop_assert!((left.weight - right.weight).abs() < 1e-9);
            prop_assert_eq!((left.target, left.steps), (right.target, right.steps));
        }
    }

    #[test]
    fn the_unit_of_weights_does_not_matter(
        case in case(3, 5, 5), factors in prop::array::uniform3(prop::sample::select(vec![1e-300, 1e-12, 0.1, 3.0, 1000.0, 1e12, 1e300])),
    ) {
        let mut scaled = case.clone();
        scaled.dimensions.iter_mut().for_each(|dimension| dimension.weight *= factors[0]);
        scaled.criteria_mut().for_each(|criterion| criterion.weight *= factors[1]);
        scaled.items_mut().for_each(|item| item.weight *= factors[2]);
        let ((_, _, left), (_, _, right)) = (case.scored(), scaled.scored());
        for (left, right) in all(&left).iter().zip(all(&right)) {
            prop_assert!(alike(left, &right), "{left:?} {right:?}");
        }
        for (left, right) in left.criteria.iter().zip(&right.criteria) {
            prop_assert_eq!(left.steps, right.steps);
        }
    }

    #[test]
    fn a_criterion_without_an_applicable_item_drops_out_and_its_siblings_take_its_weight(
        mut case in case(3, 3, 4), at in any::<prop::sample::Index>(),
    ) {
        let count = case.criteria_mut().count();
        let dropped = at.index(count);
        empty(case.criteria_mut().nth(dropped).unwrap());
        let (framework, _, result) = case.scored();
        let json = &score_json(&framework, &result)["criteria"][dropped];
        let empty_list = Value::Array(Vec::new());
        for key in ["score", "score_potential", "evidenced_score", "level", "level_potential", "evidenced_level", "target"] {
            prop_assert_eq!(&json[key], &Value::Null, "{}", key);
        }
        prop_assert_eq!((&json["gates"], &json["path"]), (&empty_list, &empty_list));
        prop_assert_eq!(&json["steps_to_target"], &Value::from(0));
        prop_assert!(json["weight"].as_f64().unwrap() > 0.0);
        prop_assert!(same(result.overall.score, by_hand(&case, &result)));
    }
}

fn empty(criterion: &mut Criterion) {
    criterion.target = Some(1);
    criterion.items.iter_mut().for_each(|item| item.stand = Stand::NotApplicable);
}

/// The overall score as scoring.md §3 words it, from the scores of the criteria.
fn by_hand(case: &Case, result: &Score) -> Option<f64> {
    let mut scores = result.criteria.iter().map(|row| row.figures.score);
    let mean = |parts: Vec<(f64, Option<f64>)>| {
        let present: Vec<(f64, f64)> = parts.into_iter().filter_map(|(weight, score)| Some((weight, score?))).collect();
        let weights: f64 = present.iter().map(|(weight, _)| weight).sum();
        (!present.is_empty()).then(|| present.iter().map(|(weight, score)| weight * score).sum::<f64>() / weights)
    };
    let dimensions = case.dimensions.iter().map(|dimension| {
        let parts = dimension.criteria.iter().map(|criterion| (criterion.weight, scores.next().unwrap())).collect();
        (dimension.weight, mean(parts))
    });
    mean(dimensions.collect())
}
