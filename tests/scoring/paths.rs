//! The path to a target, held against trying everything.

use pinheng::assessment::{Evidence, Mark, Record};
use pinheng::framework::Framework;
use pinheng::scoring::{Rise, Score, TOLERANCE, View, Weights, evidence_path, fewest, gates, path_to, reached, score};
use proptest::prelude::*;

use crate::random::{Stand, case, flat, single};

fn rows(framework: &Framework, record: &Record) -> Vec<Option<usize>> {
    record.of_criterion(framework, 0).iter().map(|answer| View::Claimed.row(framework, answer)).collect()
}

fn level(framework: &Framework, rows: &[Option<usize>]) -> i64 {
    reached(framework, &gates(framework, framework.criterion(0), rows))
}

fn rescored(framework: &Framework, record: &Record) -> Score {
    score(framework, record, &Weights::of_framework(framework))
}

/// Every way to raise the rows, with its notches, its items and the notches of each item.
fn raises(rows: &[Option<usize>], top: usize) -> Vec<(Vec<Option<usize>>, Vec<usize>)> {
    let mut found = vec![(Vec::new(), Vec::new())];
    for row in rows {
        let options: Vec<(Option<usize>, usize)> = match row {
            Some(from) => (*from..=top).map(|to| (Some(to), to - from)).collect(),
            None => vec![(None, 0)],
        };
        let longer = found.iter().flat_map(|(rows, notches): &(Vec<_>, Vec<_>)| {
            options.iter().map(move |(row, more)| {
                let (mut rows, mut notches) = (rows.clone(), notches.clone());
                rows.push(*row);
                notches.push(*more);
                (rows, notches)
            })
        });
        found = longer.collect();
    }
    found
}

/// The shortest raises that reach a target; of those with the fewest items; of those the earliest.
fn best(framework: &Framework, rows: &[Option<usize>], target: i64) -> Option<Vec<usize>> {
    let reach = raises(rows, framework.scale.len() - 1).into_iter();
    let reach = reach.filter(|(rows, _)| level(framework, rows) >= target).map(|(_, notches)| notches);
    let cost = |notches: &Vec<usize>| (notches.iter().sum::<usize>(), notches.iter().filter(|n| **n > 0).count());
    reach.min_by(|a, b| cost(a).cmp(&cost(b)).then_with(|| b.cmp(a)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_way_is_shorter_and_none_as_short_touches_fewer_items(case in single(5, 4)) {
        let (framework, record, result) = case.scored();
        let criterion = &result.criteria[0];
        let (Some(now), Some(target)) = (criterion.figures.level, criterion.target) else { return Ok(()) };
        let rows = rows(&framework, &record);
        let mut found = vec![0; rows.len()];
        criterion.path.iter().for_each(|step| found[step.item] = step.to - step.from);
        prop_assert_eq!(criterion.steps, Some(found.iter().sum()));
        if target <= now {
            prop_assert!(criterion.path.is_empty());
        } else {
            prop_assert_eq!(Some(found), best(&framework, &rows, target));
        }
    }

    #[test]
    fn every_level_is_reached_by_its_path(case in case(2, 6, 6)) {
        let (framework, record, result) = case.scored();
        for (index, criterion) in result.criteria.iter().enumerate().filter(|(_, row)| row.figures.level.is_some()) {
            let answers = record.of_criterion(&framework, index);
            let rows: Vec<_> = answers.iter().map(|answer| View::Claimed.row(&framework, answer)).collect();
            for target in framework.levels.iter().map(|level| level.rank) {
                let path = path_to(&framework, index, &rows, target).unwrap();
                let mut raised = record.clone();
                for step in &path {
                    prop_assert!(step.to > step.from);
                    let open = record.answers[step.item].rating.is_none();
                    prop_assert!(!open || step.from == 0, "an unanswered item starts at the lowest");
                    raised.answers[step.item].rating = Some(Mark::Scale(step.to));
                }
                prop_assert!(path.windows(2).all(|pair| pair[0].item < pair[1].item), "one row an item, in order");
                let after = rescored(&framework, &raised).criteria[index].figures.level;
                prop_assert!(after >= Some(target) || criterion.figures.level >= Some(target));
            }
        }
    }

    #[test]
    fn the_strip_holds_what_the_whole_table_holds(
        rises in prop::collection::vec((0.1..5.0, 0_usize..4), 1..40),
        gaps in prop::collection::vec(1_u32..20, 3..6),
        share in 0.05..0.98,
    ) {
        let points: Vec<f64> = [0].into_iter().chain(gaps).scan(0.0, |sum, gap| { *sum += f64::from(gap); Some(*sum) }).collect();
        let top = points.len() - 1;
        let rises: Vec<Rise> = rises.iter().map(|&(weight, from)| Rise { weight, from: from.min(top), least: from.min(top) }).collect();
        let needed = share * rises.iter().map(|rise| rise.weight * points[top]).sum::<f64>();
        let rows = fewest(&points, &rises, needed).unwrap();
        let gained: f64 = rows.iter().zip(&rises).map(|(row, rise)| rise.weight * points[*row]).sum();
        prop_assert!(gained > needed);
        let notches: usize = rows.iter().zip(&rises).map(|(row, rise)| row - rise.from).sum();
        prop_assert_eq!(notches, plainly(&points, &rises, needed));
    }

    #[test]
    fn evidence_for_a_level_is_enough_and_least(case in single(7, 4)) {
        let (framework, record, result) = case.scored();
        let Some(claimed) = result.criteria[0].figures.level else { return Ok(()) };
        let proven = |items: &[usize]| {
            let mut record = record.clone();
            for item in items {
                record.answers[*item].evidence.push(Evidence { title: "t".into(), ..Evidence::default() });
            }
            rescored(&framework, &record).criteria[0].figures.evidenced_level.unwrap()
        };
        for target in framework.levels.iter().map(|level| level.rank).filter(|rank| *rank <= claimed) {
            let items = evidence_path(&framework, 0, &record.answers, target);
            prop_assert!(proven(&items) >= target);
            prop_assert!(items.windows(2).all(|pair| pair[0] < pair[1]));
            let bare: Vec<usize> = (0..record.answers.len()).filter(|&item| record.answers[item].is_unevidenced(&framework)).collect();
            for set in 0..1_usize << bare.len() {
                let chosen: Vec<usize> = (0..bare.len()).filter(|bit| set & (1 << bit) != 0).map(|bit| bare[bit]).collect();
                prop_assert!(chosen.len() >= items.len() || proven(&chosen) < target, "{:?} is enough", chosen);
            }
        }
    }
}

/// The fewest notches by a table over every item and every count.
fn plainly(points: &[f64], rises: &[Rise], needed: f64) -> usize {
    let mut best = vec![0.0_f64];
    for rise in rises {
        let room = points.len() - 1 - rise.least;
        let mut longer = vec![f64::NEG_INFINITY; best.len() + room];
        for (notches, gain) in best.iter().enumerate() {
            for extra in 0..=room {
                let sum = gain + rise.weight * points[rise.least + extra];
                longer[notches + extra] = longer[notches + extra].max(sum);
            }
        }
        best = longer;
    }
    best.iter().position(|gain| *gain > needed + TOLERANCE).unwrap()
}

#[test]
fn uneven_points_mislead_who_takes_the_largest_gain_first() {
    // Two notches of one item give 10 of 20 points; one notch of each gives 2. Greedy by notch would take three.
    let (_, _, result) = flat(&[0, 1, 10], &[1.0, 1.0], 0.45).scored();
    assert_eq!(result.criteria[0].steps, Some(2));
    assert_eq!(result.criteria[0].path.len(), 1);
    assert_eq!(result.criteria[0].path[0].item, 0, "of two that are alike, the earlier");
}

#[test]
fn a_thousand_items_have_a_path() {
    let weights: Vec<f64> = (0..1000_u32).map(|index| 0.5 + f64::from(index * 7919 % 1000) / 500.0).collect();
    let (framework, _, result) = flat(&[0, 1, 5, 6], &weights, 0.85).scored();
    let rises: Vec<Rise> = weights.iter().map(|weight| Rise { weight: *weight, from: 0, least: 0 }).collect();
    let needed = 0.85 * 6.0 * weights.iter().sum::<f64>();
    let steps = result.criteria[0].steps.unwrap();
    assert_eq!(steps, plainly(&[0.0, 1.0, 5.0, 6.0], &rises, needed));
    assert_eq!(framework.items().len(), 1000);
}

#[test]
fn targets_default_to_the_next_level_and_stop_at_the_highest() {
    let mut case = flat(&[0, 1], &[1.0], 0.5);
    assert_eq!(case.scored().2.criteria[0].target, Some(2));
    case.items_mut().for_each(|item| item.stand = Stand::Row(1));
    let top = &case.scored().2.criteria[0];
    assert_eq!((top.target, top.steps, top.path.len()), (Some(3), Some(0), 0));
    case.criteria_mut().for_each(|criterion| criterion.target = Some(0));
    let below = &case.scored().2.criteria[0];
    assert_eq!((below.target, below.steps, below.path.len()), (Some(1), Some(0), 0));
}
