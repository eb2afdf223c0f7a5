//! Whether raters put objects in the same order.

use serde::{Serialize, Serializer};
use statrs::function::gamma::checked_gamma_ur;

use super::super::invalid::Invalid;
use super::ratings::{Rating, columns, count};

/// Whole numbers below this are written as such.
const WHOLE: f64 = 9_007_199_254_740_992.0;

/// Kendall's W; figures are none where undefined.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Concordance {
    /// Raters.
    pub raters: usize,
    /// Objects that every rater rated.
    pub objects_used: usize,
    /// Objects that lack a rating.
    pub objects_dropped: usize,
    /// W corrected for ties, 0 to 1.
    pub w: Option<f64>,
    /// W as if there were no ties.
    pub w_uncorrected: Option<f64>,
    /// Sum of the squared deviations of the rank sums from their mean.
    pub s: Option<f64>,
    /// Σ (t³ − t) over the raters' groups of t tied objects.
    #[serde(serialize_with = "whole")]
    pub sum_t: Option<f64>,
    /// m·(n − 1)·W for m raters and n objects.
    pub chi2: Option<f64>,
    /// Its degrees of freedom.
    pub df: Option<usize>,
    /// How often chance alone gives as much: the upper tail of the χ² distribution.
    pub p_value: Option<f64>,
    /// `ok`, `insufficient_data` or `no_variation`.
    pub status: &'static str,
}

#[allow(clippy::ref_option, reason = "as serde calls it")]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, not negative and below 2^53")]
fn whole<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) if *value < WHOLE => serializer.serialize_u64(*value as u64),
        value => value.serialize(serializer),
    }
}

/// W of ratings by row, a column an object; each row is ranked, tied ratings sharing the mean of their ranks. Objects
/// that lack a rating are left out. M. G. Kendall and B. Babington Smith, "The problem of m rankings", Annals of
/// Mathematical Statistics 10 (1939) 275–287; ties after Kendall, "Rank Correlation Methods" (1948).
///
/// # Errors
/// If rows differ in length or a rating is not a number within bounds.
pub fn kendall_w(ratings: &[Vec<Rating>]) -> Result<Concordance, Invalid> {
    let objects = columns(ratings)?;
    let raters = ratings.len();
    let used: Vec<usize> = (0..objects).filter(|&object| ratings.iter().all(|row| row[object].is_some())).collect();
    let (objects_used, objects_dropped) = (used.len(), objects - used.len());
    let mut result = Concordance {
        raters,
        objects_used,
        objects_dropped,
        w: None,
        w_uncorrected: None,
        s: None,
        sum_t: None,
        chi2: None,
        df: None,
        p_value: None,
        status: "insufficient_data",
    };
    if raters < 2 || objects_used < 2 {
        return Ok(result);
    }
    let (m, n) = (count(raters), count(objects_used));
    let Ranks { sums, ties, varied } = ranks(ratings, &used);
    let s: f64 = sums.iter().map(|sum| (sum - m * (n + 1.0) / 2.0).powi(2)).sum();
    let most = m * m * (n * n * n - n);
    result.s = Some(s);
    result.sum_t = Some(ties);
    result.w_uncorrected = Some((12.0 * s / most).min(1.0));
    if !varied {
        result.status = "no_variation";
        return Ok(result);
    }
    let w = (12.0 * s / (most - m * ties)).min(1.0);
    let chi2 = m * (n - 1.0) * w;
    result.w = Some(w);
    result.chi2 = Some(chi2);
    result.df = Some(objects_used - 1);
    result.p_value = upper_tail(chi2, n - 1.0);
    result.status = "ok";
    Ok(result)
}

/// What the raters' ranks come to.
struct Ranks {
    /// Each object's sum of ranks.
    sums: Vec<f64>,
    /// Σ (t³ − t).
    ties: f64,
    /// Whether any rater told any two objects apart.
    varied: bool,
}

fn ranks(ratings: &[Vec<Rating>], used: &[usize]) -> Ranks {
    let mut ranks = Ranks { sums: vec![0.0; used.len()], ties: 0.0, varied: false };
    let mut order: Vec<(f64, usize)> = Vec::with_capacity(used.len());
    for row in ratings {
        order.clear();
        order.extend(used.iter().enumerate().filter_map(|(at, &object)| Some((row[object]?, at))));
        order.sort_unstable_by(|left, right| left.0.total_cmp(&right.0));
        let mut before = 0;
        // By value and not by bits: 0 and −0 are the same rating.
        #[allow(clippy::float_cmp, reason = "ratings are tied if they are the same")]
        for tied in order.chunk_by(|left, right| left.0 == right.0) {
            let t = count(tied.len());
            let rank = count(before) + f64::midpoint(t, 1.0);
            for (_, at) in tied {
                ranks.sums[*at] += rank;
            }
            ranks.ties += t * t * t - t;
            ranks.varied |= tied.len() < used.len();
            before += tied.len();
        }
    }
    ranks
}

/// How often a χ² variable of so many degrees of freedom is as large or larger.
fn upper_tail(chi2: f64, df: f64) -> Option<f64> {
    if chi2 <= 0.0 {
        return Some(1.0);
    }
    checked_gamma_ur(df / 2.0, chi2 / 2.0).ok().filter(|share| share.is_finite())
}
