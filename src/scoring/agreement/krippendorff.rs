//! Reliability of ratings by any number of raters, with missing ones.

use serde::Serialize;

use super::super::invalid::Invalid;
use super::ratings::{Rating, columns, count};

/// Most pairs of different values that the ratio metric goes through, the only one that has to; about a second's work.
const MOST_PAIRS: usize = 400_000_000;

/// Alpha by each metric; none where undefined.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[allow(missing_docs, reason = "the names are the metrics'")]
pub struct Alphas {
    pub nominal: Option<f64>,
    pub ordinal: Option<f64>,
    pub interval: Option<f64>,
    pub ratio: Option<f64>,
}

/// Why the ratio metric has a value or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MetricStatus {
    /// It has one, or the status of the whole tells why not.
    Ok,
    /// Two values are each other's negative, so their ratio difference is undefined.
    OppositeValues,
    /// There are too many different values to go through in pairs.
    TooManyValues,
}

/// Krippendorff's alpha.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alpha {
    /// Raters.
    pub raters: usize,
    /// Units.
    pub units: usize,
    /// Units with two ratings or more.
    pub units_pairable: usize,
    /// Ratings in those units.
    pub n_pairable: usize,
    /// 1 for full agreement, 0 for what chance gives, below 0 for less.
    pub alpha: Alphas,
    /// `ok`, `no_pairable_values` or `no_variation`.
    pub status: &'static str,
    /// Of the ratio metric alone.
    pub ratio_status: MetricStatus,
}

/// Alpha of ratings by row, a column a unit: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), and
/// "Content Analysis" (3rd edition, 2013), chapter 12. Units with fewer than two ratings are left out of everything.
///
/// With δ² the metric's squared difference, `D_o = (1/n) Σ_u Σ_{i≠j} δ²(v_i, v_j)/(m_u − 1)`,
/// `D_e = Σ_{c,k} n_c·n_k·δ²(c, k)/(n(n − 1))`, `alpha = 1 − D_o/D_e`.
///
/// # Errors
/// If rows differ in length or a rating is not a number within bounds.
pub fn krippendorff_alpha(ratings: &[Vec<Rating>]) -> Result<Alpha, Invalid> {
    let units = columns(ratings)?;
    let data = Data::of(ratings, units);
    let mut result = Alpha {
        raters: ratings.len(),
        units,
        units_pairable: data.units.len(),
        n_pairable: data.n,
        alpha: Alphas::default(),
        status: "ok",
        ratio_status: MetricStatus::Ok,
    };
    if data.n == 0 {
        result.status = "no_pairable_values";
        return Ok(result);
    }
    if data.values.len() == 1 {
        result.status = "no_variation";
        return Ok(result);
    }
    result.ratio_status = data.ratio_status();
    result.alpha = Alphas {
        nominal: Some(data.nominal()),
        ordinal: Some(data.by_distance(&data.middle_ranks())),
        interval: Some(data.by_distance(&data.values)),
        ratio: (result.ratio_status == MetricStatus::Ok).then(|| data.ratio()),
    };
    Ok(result)
}

/// A value, by its index, and how often it stands in a unit.
type Run = (usize, f64);

/// Pairable ratings.
struct Data {
    /// How many.
    n: usize,
    /// The different values, rising.
    values: Vec<f64>,
    /// How often each value stands there.
    counts: Vec<f64>,
    /// The values of each unit.
    units: Vec<Vec<Run>>,
}

impl Data {
    fn of(ratings: &[Vec<Rating>], units: usize) -> Self {
        let mut sorted: Vec<Vec<f64>> = Vec::with_capacity(units);
        for unit in 0..units {
            // 0 is added so that −0 becomes the 0 it equals.
            let mut values: Vec<f64> = ratings.iter().filter_map(|row| row[unit]).map(|value| value + 0.0).collect();
            if values.len() > 1 {
                values.sort_unstable_by(f64::total_cmp);
                sorted.push(values);
            }
        }
        let mut values: Vec<f64> = sorted.iter().flat_map(|unit| runs(unit).map(|(value, _)| value)).collect();
        values.sort_unstable_by(f64::total_cmp);
        values.dedup();
        let mut counts = vec![0.0; values.len()];
        let units: Vec<Vec<Run>> = sorted
            .iter()
            .map(|unit| {
                // Both are sorted, so each value is found after the one before.
                let mut at = 0;
                let coded = runs(unit).map(|(value, count)| {
                    at += values[at..].partition_point(|known| *known < value);
                    counts[at] += count;
                    (at, count)
                });
                coded.collect()
            })
            .collect();
        Self { n: sorted.iter().map(Vec::len).sum(), values, counts, units }
    }

    /// `1 − D_o/D_e` from `Σ_{i≠j} δ²` within each unit and over all.
    fn alpha(&self, within: impl Fn(&[Run]) -> f64, over_all: f64) -> f64 {
        let observed: f64 = self.units.iter().map(|unit| within(unit) / (size(unit) - 1.0)).sum();
        1.0 - observed * (count(self.n) - 1.0) / over_all
    }

    fn nominal(&self) -> f64 {
        let different = |n: f64, counts: &mut dyn Iterator<Item = f64>| n * n - counts.map(|c| c * c).sum::<f64>();
        let within = |unit: &[Run]| different(size(unit), &mut unit.iter().map(|(_, count)| *count));
        self.alpha(within, different(count(self.n), &mut self.counts.iter().copied()))
    }

    /// By squared distance of positions, one a value: `Σ_{i≠j} (x_i − x_j)² = 2·m·Σ (x_i − mean)²`.
    fn by_distance(&self, positions: &[f64]) -> f64 {
        // As shares of the whole reach, so that no square leaves the range of a number.
        let (low, high) = (positions[0], positions[positions.len() - 1]);
        let positions: Vec<f64> = positions.iter().map(|position| (position - low) / (high - low)).collect();
        let squares = |runs: &mut dyn Iterator<Item = Run>| {
            let runs: Vec<Run> = runs.collect();
            let n = size(&runs);
            let mean = runs.iter().map(|(at, count)| positions[*at] * count).sum::<f64>() / n;
            2.0 * n * runs.iter().map(|(at, count)| count * (positions[*at] - mean).powi(2)).sum::<f64>()
        };
        let within = |unit: &[Run]| if unit.len() == 1 { 0.0 } else { squares(&mut unit.iter().copied()) };
        self.alpha(within, squares(&mut self.counts.iter().copied().enumerate()))
    }

    /// Where each value stands in the order of all: the ordinal metric `Σ_{g=c..k} n_g − (n_c + n_k)/2` is the distance
    /// of these.
    fn middle_ranks(&self) -> Vec<f64> {
        let mut before = 0.0;
        let middle = self.counts.iter().map(|count| {
            before += count;
            before - count / 2.0
        });
        middle.collect()
    }

    fn ratio_status(&self) -> MetricStatus {
        let negative = self.values.partition_point(|value| *value < 0.0);
        let (negative, rest) = self.values.split_at(negative);
        if negative.iter().any(|value| rest.binary_search_by(|known| known.total_cmp(&-value)).is_ok()) {
            return MetricStatus::OppositeValues;
        }
        let pairs = |values: usize| values.saturating_mul(values) / 2;
        let all = self.units.iter().map(|unit| pairs(unit.len())).fold(pairs(self.values.len()), usize::saturating_add);
        if all > MOST_PAIRS { MetricStatus::TooManyValues } else { MetricStatus::Ok }
    }

    /// By ((c − k)/(c + k))².
    fn ratio(&self) -> f64 {
        let pairs = |runs: &[Run]| {
            let mut sum = 0.0;
            for (at, (left, often)) in runs.iter().enumerate() {
                let left = self.values[*left];
                let one = |(right, count): &Run| {
                    let right = self.values[*right];
                    count * ((left - right) / (left + right)).powi(2)
                };
                sum += often * runs[..at].iter().map(one).sum::<f64>();
            }
            2.0 * sum
        };
        let all: Vec<Run> = self.counts.iter().copied().enumerate().collect();
        self.alpha(pairs, pairs(&all))
    }
}

/// How many ratings a unit has.
fn size(unit: &[Run]) -> f64 {
    unit.iter().map(|(_, count)| count).sum()
}

/// The different values of a sorted list with their counts.
#[allow(clippy::float_cmp, reason = "ratings are the same or they are not")]
fn runs(sorted: &[f64]) -> impl Iterator<Item = (f64, f64)> {
    sorted.chunk_by(|left, right| left == right).map(|run| (run[0], count(run.len())))
}
