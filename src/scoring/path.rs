//! The cheapest way to a level: fewest one-notch raises, exactly (scoring.md §2, "steps to a target").

use crate::assessment::Answer;
use crate::framework::Framework;

use super::fewest::{Rise, fewest};
use super::maturity::{TOLERANCE, View, unit};

/// One row of a path: an item to be raised from one row of the scale to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The item's index over the framework.
    pub item: usize,
    /// Scale row it counts as now.
    pub from: usize,
    /// Scale row to reach.
    pub to: usize,
}

/// The shortest path of a criterion to a target above its level, one row an item, in framework order.
///
/// `rows` are the scale rows the items count as now. Gates are independent, because each item is due at one level:
/// those below the target must become firm, the target's own must pass. `None` if the target stays out of reach
/// even with every rating at its highest, which only a share within the tolerance of 1 can cause.
#[must_use]
pub fn path_to(framework: &Framework, criterion: usize, rows: &[Option<usize>], target: i64) -> Option<Vec<Step>> {
    let items = &framework.criterion(criterion).items;
    let gating = &framework.gating;
    let mut steps = Vec::new();
    for level in framework.levels.iter().skip(1).filter(|level| level.rank <= target) {
        let share = if level.rank < target { gating.lower_coverage_above } else { gating.coverage_above };
        let due: Vec<(usize, Rise)> = (0..items.len())
            .filter(|&index| items[index].level == level.rank)
            .filter_map(|index| {
                let from = rows[index]?;
                let least = if items[index].key { from.max(gating.key_at_least) } else { from };
                Some((index, Rise { weight: items[index].weight, from, least }))
            })
            .collect();
        if due.is_empty() {
            continue;
        }
        let points: Vec<f64> = framework.scale.iter().map(|rating| as_float(rating.points)).collect();
        let unit = unit(due.iter().map(|(_, rise)| rise.weight));
        let rises: Vec<Rise> = due.iter().map(|(_, rise)| Rise { weight: rise.weight / unit, ..*rise }).collect();
        let possible: f64 = rises.iter().map(|rise| rise.weight * as_float(framework.top_points())).sum();
        let reached = fewest(&points, &rises, share * possible)?;
        for ((index, rise), to) in due.into_iter().zip(reached) {
            if to > rise.from {
                steps.push(Step { item: framework.first_item(criterion) + index, from: rise.from, to });
            }
        }
    }
    steps.sort_by_key(|step| step.item);
    Some(steps)
}

#[allow(clippy::cast_precision_loss, reason = "points are far below 2^53")]
fn as_float(points: i64) -> f64 {
    points as f64
}

/// The fewest items that need an evidence record so that a criterion's evidenced level reaches a rank that the
/// claimed level has, by index over the framework in framework order; empty if it is reached already.
///
/// Each record lifts one item from the cap to its claimed rating, so the largest lifts first are the fewest.
#[must_use]
pub fn evidence_path(framework: &Framework, criterion: usize, answers: &[Answer], target: i64) -> Vec<usize> {
    let items = &framework.criterion(criterion).items;
    let gating = &framework.gating;
    let points = |row: usize| as_float(framework.scale[row].points);
    let mut chosen = Vec::new();
    for level in framework.levels.iter().skip(1).filter(|level| level.rank <= target) {
        let share = if level.rank < target { gating.lower_coverage_above } else { gating.coverage_above };
        let due = (0..answers.len()).filter(|&index| items[index].level == level.rank);
        let due: Vec<(usize, usize, usize)> = due
            .filter_map(|index| {
                let row = |view: View| view.row(framework, &answers[index]);
                Some((index, row(View::Evidenced)?, row(View::Claimed)?))
            })
            .collect();
        let unit = unit(due.iter().map(|(index, _, _)| items[*index].weight));
        let (mut sum, mut possible, mut lifts) = (0.0, 0.0, Vec::new());
        for (index, now, claimed) in due {
            let weight = items[index].weight / unit;
            possible += weight * as_float(framework.top_points());
            sum += weight * points(now);
            if claimed > now {
                let needed = items[index].key && now < gating.key_at_least;
                lifts.push((needed, weight * (points(claimed) - points(now)), index));
            }
        }
        lifts.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        for (needed, lift, index) in lifts {
            if needed || sum <= share * possible + TOLERANCE {
                sum += lift;
                chosen.push(framework.first_item(criterion) + index);
            }
        }
    }
    chosen.sort_unstable();
    chosen
}
