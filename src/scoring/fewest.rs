//! The fewest one-notch raises that bring a weighted sum above a bound, exactly (scoring.md §2, "steps to a target").
//!
//! This is a multiple-choice knapsack in which every notch costs one. The relaxed problem, in which an item may be
//! raised along the upper hull of its points, is solved by taking the steepest pieces first. The exact answer lies
//! near it: of the items that differ, none can make up for one another (else undoing both would cost nothing), so
//! with at most `s` notches an item fewer than `2s` items differ, by at most `2s²` notches in all. A table over that
//! strip alone is exact and stays small however many items there are.

use super::maturity::TOLERANCE;

/// One item that may be raised.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rise {
    /// Weight of each point.
    pub weight: f64,
    /// Scale row now.
    pub from: usize,
    /// Scale row it must reach in any case; not below `from`.
    pub least: usize,
}

/// Largest table, in cells, for which the path with the fewest items is looked for among the shortest ones; beyond
/// it, any shortest path is taken.
const REFINE_CELLS: usize = 1_000_000;

/// The scale row each item must reach so that Σ weight·points exceeds `needed` with the fewest notches.
///
/// Exact for any points and weights. Among the shortest paths that with the fewest items touched, then the earliest
/// items. `None` if even the highest ratings are not enough.
///
/// # Panics
/// If `points` is empty or a rise names a row that it does not have.
#[must_use]
pub fn fewest(points: &[f64], rises: &[Rise], needed: f64) -> Option<Vec<usize>> {
    let enough = |gain: f64| gain > needed + TOLERANCE;
    let relaxed = relax(points, rises, enough)?;
    let table = Gains::near(points, rises, &relaxed);
    let notches = table.range(0).find(|&notches| enough(table.best(0, notches, 0)))?;
    let plan = table.reconstruct(points, rises, notches, 0, enough);
    if notches == 0 {
        return Some(plan);
    }
    let touched = rises.iter().zip(&plan).filter(|(rise, row)| rise.is_fresh(**row - rise.least)).count();
    let cells = (rises.len() + 1).saturating_mul(notches + 1).saturating_mul(touched + 1);
    if cells > REFINE_CELLS {
        return Some(plan);
    }
    let table = Gains::whole(points, rises, notches, touched);
    let items = (0..=touched).find(|&items| enough(table.best(0, notches, items)));
    Some(items.map_or(plan, |items| table.reconstruct(points, rises, notches, items, enough)))
}

impl Rise {
    /// Whether `extra` notches touch an item that would otherwise stay as it is.
    fn is_fresh(&self, extra: usize) -> bool {
        extra > 0 && self.least == self.from
    }

    fn room(&self, points: &[f64]) -> usize {
        points.len() - 1 - self.least
    }
}

/// Notches of each item beyond its least in the relaxed problem, rounded up to whole pieces; none if all are too few.
fn relax(points: &[f64], rises: &[Rise], enough: impl Fn(f64) -> bool) -> Option<Vec<usize>> {
    let hulls: Vec<Vec<(usize, f64)>> = (0..points.len()).map(|least| hull(&points[least..])).collect();
    let mut pieces: Vec<(f64, usize, usize)> = Vec::new();
    for (index, rise) in rises.iter().enumerate() {
        pieces.extend(hulls[rise.least].iter().map(|(length, slope)| (slope * rise.weight, index, *length)));
    }
    pieces.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut extra = vec![0; rises.len()];
    let mut gain: f64 = rises.iter().map(|rise| rise.weight * points[rise.least]).sum();
    for (_, index, length) in pieces {
        if enough(gain) {
            break;
        }
        let rise = &rises[index];
        let row = rise.least + extra[index];
        gain += rise.weight * (points[row + length] - points[row]);
        extra[index] += length;
    }
    enough(gain).then_some(extra)
}

/// The upper hull of rising points as pieces of a length and a slope, steepest first.
fn hull(points: &[f64]) -> Vec<(usize, f64)> {
    let mut corners: Vec<usize> = Vec::new();
    let slope = |from: usize, to: usize| (points[to] - points[from]) / length(to - from);
    for row in 0..points.len() {
        while let [.., before, last] = corners[..]
            && slope(before, last) < slope(last, row)
        {
            corners.pop();
        }
        corners.push(row);
    }
    corners.windows(2).map(|pair| (pair[1] - pair[0], slope(pair[0], pair[1]))).collect()
}

#[allow(clippy::cast_precision_loss, reason = "a scale has few rows")]
fn length(rows: usize) -> f64 {
    rows as f64
}

/// `best(i, n, m)`: the highest Σ weight·points of the items from `i` on with exactly `n` notches beyond the least,
/// and, where items are limited, at most `m` of those that need not be raised anyway.
struct Gains {
    /// Whether items are counted.
    limited: bool,
    /// Items that may be touched, plus one.
    width: usize,
    /// For each item: the fewest notches of its row, and where the row starts; one more marks the end.
    rows: Vec<(usize, usize)>,
    cells: Vec<f64>,
}

impl Gains {
    /// A table of the strip around a relaxed answer, without counting items.
    fn near(points: &[f64], rises: &[Rise], relaxed: &[usize]) -> Self {
        let most = points.len() - 1;
        let reach = 2 * most * most;
        let mut after = relaxed.iter().sum::<usize>();
        let mut ranges = vec![(after.saturating_sub(reach), after + reach)];
        for extra in relaxed {
            after -= extra;
            ranges.push((after.saturating_sub(reach), after + reach));
        }
        Self::new(points, rises, ranges, None)
    }

    /// A table of everything up to a count of notches and of items.
    fn whole(points: &[f64], rises: &[Rise], notches: usize, items: usize) -> Self {
        Self::new(points, rises, vec![(0, notches); rises.len() + 1], Some(items))
    }

    fn new(points: &[f64], rises: &[Rise], mut ranges: Vec<(usize, usize)>, limit: Option<usize>) -> Self {
        let mut room = 0;
        ranges[rises.len()].1 = 0;
        for (index, rise) in rises.iter().enumerate().rev() {
            room += rise.room(points);
            ranges[index].1 = ranges[index].1.min(room);
        }
        let width = limit.unwrap_or(0) + 1;
        let mut rows = Vec::with_capacity(ranges.len() + 1);
        let mut start = 0;
        for (low, high) in ranges {
            rows.push((low, start));
            start += (high + 1).saturating_sub(low) * width;
        }
        rows.push((0, start));
        let mut gains = Self { limited: limit.is_some(), width, rows, cells: vec![f64::NEG_INFINITY; start] };
        let end = gains.rows[rises.len()].1;
        gains.cells[end..].fill(0.0);
        for (index, rise) in rises.iter().enumerate().rev() {
            for notches in gains.range(index) {
                for items in 0..width {
                    let options = 0..=rise.room(points).min(notches);
                    let best = options.map(|extra| gains.with(index, rise, points, (notches, items), extra));
                    let best = best.fold(f64::NEG_INFINITY, f64::max);
                    let (low, start) = gains.rows[index];
                    gains.cells[start + (notches - low) * width + items] = best;
                }
            }
        }
        gains
    }

    /// The counts of notches that an item's row holds.
    fn range(&self, index: usize) -> std::ops::Range<usize> {
        let ((low, start), (_, end)) = (self.rows[index], self.rows[index + 1]);
        low..low + (end - start) / self.width
    }

    fn best(&self, index: usize, notches: usize, items: usize) -> f64 {
        if !self.range(index).contains(&notches) {
            return f64::NEG_INFINITY;
        }
        let (low, start) = self.rows[index];
        self.cells[start + (notches - low) * self.width + items]
    }

    /// The best sum if item `index` takes `extra` notches.
    fn with(&self, index: usize, rise: &Rise, points: &[f64], (notches, items): (usize, usize), extra: usize) -> f64 {
        let fresh = usize::from(self.limited && rise.is_fresh(extra));
        if fresh > items {
            return f64::NEG_INFINITY;
        }
        rise.weight * points[rise.least + extra] + self.best(index + 1, notches - extra, items - fresh)
    }

    /// The rows of the path that takes as many notches as possible as early as possible.
    fn reconstruct(
        &self,
        points: &[f64],
        rises: &[Rise],
        notches: usize,
        items: usize,
        enough: impl Fn(f64) -> bool,
    ) -> Vec<usize> {
        let (mut notches, mut items, mut sum) = (notches, items, 0.0);
        let mut rows = Vec::with_capacity(rises.len());
        for (index, rise) in rises.iter().enumerate() {
            let options = 0..=rise.room(points).min(notches);
            let value = |extra: usize| sum + self.with(index, rise, points, (notches, items), extra);
            // A sum built in another order may differ in its last bits; where that hides the early option, the best
            // one is taken, which is enough by construction.
            let early = options.clone().rev().find(|&extra| enough(value(extra)));
            let extra = early.or_else(|| options.max_by(|&a, &b| value(a).total_cmp(&value(b)))).unwrap_or(0);
            items -= usize::from(self.limited && rise.is_fresh(extra));
            sum += rise.weight * points[rise.least + extra];
            notches -= extra;
            rows.push(rise.least + extra);
        }
        rows
    }
}
