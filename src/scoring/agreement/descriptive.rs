//! Where the votes lie and how far apart.

use serde::Serialize;

use super::super::invalid::Invalid;
use super::ratings::{Rating, count, mean, present, sound, variance};
use super::words::Spread;

/// A mean nearer to 0 than this share of the largest rating is 0.
const NOISE: f64 = 1e-12;

/// Location and spread of ratings; none where undefined.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Descriptive {
    /// Ratings that are there.
    pub n: usize,
    /// Ratings that are missing.
    pub missing: usize,
    /// `ok`, `single_rating` or `no_ratings`.
    pub status: &'static str,
    /// Arithmetic mean.
    pub mean: Option<f64>,
    /// Median, between the two middle ratings where there are two.
    pub median: Option<f64>,
    /// First quartile.
    pub q1: Option<f64>,
    /// Third quartile.
    pub q3: Option<f64>,
    /// Third quartile less the first.
    pub iqr: Option<f64>,
    /// Sample standard deviation (n − 1).
    pub sd: Option<f64>,
    /// Sample variance (n − 1).
    pub variance: Option<f64>,
    /// Lowest rating.
    pub min: Option<f64>,
    /// Highest rating.
    pub max: Option<f64>,
    /// Coefficient of variation: standard deviation over mean; none for a mean of 0.
    pub cv: Option<f64>,
    /// Highest less lowest.
    pub range: Option<f64>,
    /// The range in words, for ratings that are levels.
    pub spread: Option<Spread>,
}

/// Describes ratings. Quartiles are quantiles of type 7: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical
/// packages", The American Statistician 50 (1996) 361–365.
///
/// # Errors
/// If a rating is not a number within bounds.
pub fn describe(ratings: &[Rating]) -> Result<Descriptive, Invalid> {
    sound(ratings).map_err(|fault| fault.within("ratings"))?;
    let mut values = present(ratings);
    values.sort_unstable_by(f64::total_cmp);
    let n = values.len();
    let some = |value: f64| (n > 0).then_some(value);
    let (min, max) = (values.first().copied(), values.last().copied());
    let range = min.zip(max).map(|(min, max)| max - min);
    let [q1, median, q3] = [0.25, 0.5, 0.75].map(|share| some(quantile(&values, share)));
    let mean = some(mean(&values));
    let variance = variance(&values);
    let sd = variance.map(f64::sqrt);
    let largest = values.iter().map(|value| value.abs()).fold(0.0, f64::max);
    let over_mean = |sd: f64| mean.filter(|mean| mean.abs() > NOISE * largest).map(|mean| sd / mean);
    Ok(Descriptive {
        n,
        missing: ratings.len() - n,
        status: ["no_ratings", "single_rating", "ok"][n.min(2)],
        mean,
        median,
        q1,
        q3,
        iqr: q1.zip(q3).map(|(q1, q3)| q3 - q1),
        sd,
        variance,
        min,
        max,
        cv: sd.and_then(over_mean),
        range,
        spread: range.map(Spread::of),
    })
}

/// The quantile of sorted values: between the two around (n − 1)·share, in proportion.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a position within the values")]
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    let position = count(last) * share;
    let below = position.floor() as usize;
    let above = (below + 1).min(last);
    sorted[below] + (sorted[above] - sorted[below]) * position.fract()
}
