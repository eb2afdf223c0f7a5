//! Agreement within a group against votes at random.

use serde::Serialize;

use super::super::invalid::{Fault, Invalid};
use super::ratings::{Rating, columns, count, mean, present, sound, variance};
use super::words::Strength;

/// Most points of a rating scale.
const MOST_POINTS: f64 = 1e6;
/// A value nearer to 0 than this is float noise.
const NOISE: f64 = 1e-12;

/// Agreement on one item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SingleItem {
    /// Raters who rated.
    pub n: usize,
    /// Variance of votes spread evenly over the scale: (A² − 1)/12 for A points.
    pub sigma2_eu: f64,
    /// Sample variance (n − 1) of the ratings; none for fewer than two.
    pub variance: Option<f64>,
    /// 1 − variance/σ², below 0 where votes are further apart than at random.
    pub rwg_raw: Option<f64>,
    /// The same, 0 at least.
    pub rwg: Option<f64>,
    /// In words.
    pub strength: Option<Strength>,
    /// `ok`, `truncated_to_zero` or `insufficient_raters`.
    pub status: &'static str,
}

/// Agreement on several items of one scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MultiItem {
    /// Raters who rated every item.
    pub n: usize,
    /// Items.
    pub items: usize,
    /// Variance of votes spread evenly over the scale.
    pub sigma2_eu: f64,
    /// Mean of the items' sample variances; none for fewer than two raters.
    pub mean_variance: Option<f64>,
    /// J·(1 − m/σ²) / (J·(1 − m/σ²) + m/σ²) for J items of mean variance m, which counts as σ² at most.
    pub rwg_j: Option<f64>,
    /// In words.
    pub strength: Option<Strength>,
    /// `ok`, `truncated_to_zero` or `insufficient_raters`.
    pub status: &'static str,
}

/// `r_wg` of the ratings of one item on a scale of so many points: L. R. James, R. G. Demaree and G. Wolf, "Estimating
/// within-group interrater reliability with and without response bias", Journal of Applied Psychology 69 (1984) 85–98.
///
/// # Errors
/// If the points are not a whole number of at least 2, a rating is out of bounds, or ratings reach over more than the
/// scale does.
pub fn rwg(ratings: &[Rating], scale_points: f64) -> Result<SingleItem, Invalid> {
    let sigma2_eu = expected_variance(scale_points)?;
    sound(ratings).map_err(|fault| fault.within("ratings"))?;
    let values = present(ratings);
    on_scale(&values, scale_points)?;
    let variance = variance(&values);
    let rwg_raw = variance.map(|variance| noiseless(1.0 - variance / sigma2_eu));
    let rwg = rwg_raw.map(|raw| raw.max(0.0));
    let status = status(rwg_raw.map(|raw| raw < 0.0));
    Ok(SingleItem { n: values.len(), sigma2_eu, variance, rwg_raw, rwg, strength: rwg.map(Strength::of), status })
}

/// `r_wg(j)` of ratings by row, a column an item (the same paper). Raters who left an item out are left out.
///
/// # Errors
/// As [`rwg`], and if rows differ in length or have no column.
pub fn rwg_j(ratings: &[Vec<Rating>], scale_points: f64) -> Result<MultiItem, Invalid> {
    let sigma2_eu = expected_variance(scale_points)?;
    let items = columns(ratings)?;
    if items == 0 && !ratings.is_empty() {
        return Err(Invalid::at("ratings[0]", Fault::Empty));
    }
    let complete: Vec<Vec<f64>> = ratings.iter().filter_map(|row| row.iter().copied().collect()).collect();
    let columns: Vec<Vec<f64>> = (0..items).map(|item| complete.iter().map(|row| row[item]).collect()).collect();
    for column in &columns {
        on_scale(column, scale_points)?;
    }
    let variances: Option<Vec<f64>> = columns.iter().map(|column| variance(column)).collect();
    let mean_variance = variances.filter(|variances| !variances.is_empty()).map(|variances| mean(&variances));
    let agreement = |variance: f64| {
        let share = noiseless(1.0 - variance / sigma2_eu).max(0.0);
        let gained = count(items) * share;
        gained / (gained + (1.0 - share))
    };
    let rwg_j = mean_variance.map(agreement);
    let status = status(mean_variance.map(|variance| noiseless(1.0 - variance / sigma2_eu) < 0.0));
    let strength = rwg_j.map(Strength::of);
    Ok(MultiItem { n: complete.len(), items, sigma2_eu, mean_variance, rwg_j, strength, status })
}

fn expected_variance(points: f64) -> Result<f64, Invalid> {
    if !(2.0..=MOST_POINTS).contains(&points) || points.fract() != 0.0 {
        return Err(Invalid::at("scale_points", Fault::Whole(points, 2.0, MOST_POINTS)));
    }
    Ok((points * points - 1.0) / 12.0)
}

/// Scales may count from 0, from 1 or otherwise, but no two ratings lie further apart than their ends.
fn on_scale(values: &[f64], points: f64) -> Result<(), Invalid> {
    let (low, high) = values.iter().fold((f64::MAX, f64::MIN), |(low, high), &value| (low.min(value), high.max(value)));
    if values.len() > 1 && high - low > points - 1.0 + super::super::TOLERANCE {
        return Err(Invalid::at("ratings", Fault::Spread(high - low, points - 1.0)));
    }
    Ok(())
}

fn noiseless(value: f64) -> f64 {
    if value.abs() < NOISE { 0.0 } else { value }
}

fn status(truncated: Option<bool>) -> &'static str {
    match truncated {
        None => "insufficient_raters",
        Some(true) => "truncated_to_zero",
        Some(false) => "ok",
    }
}
