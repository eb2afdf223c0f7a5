//! Which judgment hurts consistency most, and what it should be.

use serde::Serialize;

use super::matrix::Matrix;
use super::random_index::RandomIndex;
use super::weights::principal;

/// Errors nearer to each other than this count as equal.
const TIE: f64 = 1e-9;

/// A judgment and how far it lies from what all judgments together say: T. L. Saaty, "Decision-making with the AHP: why
/// is the principal eigenvector necessary", European Journal of Operational Research 145 (2003) 85–91.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Judgment {
    /// Row, counted from 0.
    pub i: usize,
    /// Column, counted from 0, above the row.
    pub j: usize,
    /// The judgment.
    pub a_ij: f64,
    /// Its error aᵢⱼ·wⱼ/wᵢ; 1 where it agrees with the weights.
    pub e_ij: f64,
    /// |ln eᵢⱼ|, 0 or more.
    pub abs_log_e: f64,
    /// What it should be by the weights: wᵢ/wⱼ.
    pub suggested_a_ij: f64,
}

/// Which way a judgment errs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// It favours its row too much.
    TooHigh,
    /// It favours its row too little.
    TooLow,
}

/// The judgment to look at again.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Top {
    /// Row, counted from 0.
    pub i: usize,
    /// Column, counted from 0, above the row.
    pub j: usize,
    /// Which way it errs.
    pub direction: Direction,
    /// What it should be by the weights.
    pub suggested_a_ij: f64,
    /// The step of Saaty's scale (1/9 to 9) nearest to that, by ratio.
    pub nearest_saaty: f64,
    /// The consistency ratio with the judgment replaced by what it should be; none beyond the table.
    pub cr_if_replaced_exact: Option<f64>,
    /// The consistency ratio with the judgment replaced by that step; none beyond the table.
    pub cr_if_replaced_saaty: Option<f64>,
}

/// All judgments by how much they contradict the others.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Inconsistency {
    /// How many factors.
    pub n: usize,
    /// The consistency ratio of the eigenvector method; none beyond the table.
    pub cr: Option<f64>,
    /// `ok`, `consistent` where no judgment errs, or `no_random_index` where there is no ratio.
    pub status: &'static str,
    /// The one that errs most; none if none does.
    pub top: Option<Top>,
    /// It and those that err as much.
    pub tied_top_pairs: Vec<(usize, usize)>,
    /// Every pair above the diagonal, the largest error first, equal ones by row and column.
    pub ranking: Vec<Judgment>,
}

/// Ranks the judgments of a matrix by their error against its principal eigenvector.
#[must_use]
pub fn judgments(matrix: &Matrix, table: RandomIndex) -> Inconsistency {
    let n = matrix.n();
    let eigen = principal(matrix, table);
    let weights = &eigen.weights;
    let mut ranking = Vec::with_capacity(n * (n - 1) / 2);
    for i in 0..n {
        for j in i + 1..n {
            let (a_ij, suggested_a_ij) = (matrix.get(i, j), weights[i] / weights[j]);
            let e_ij = a_ij * weights[j] / weights[i];
            let error = e_ij.ln().abs();
            let abs_log_e = if error < TIE { 0.0 } else { error };
            ranking.push(Judgment { i, j, a_ij, e_ij, abs_log_e, suggested_a_ij });
        }
    }
    // Stable, so that equal errors stay in the order of rows and columns.
    ranking.sort_by(|left, right| (right.abs_log_e / TIE).round().total_cmp(&(left.abs_log_e / TIE).round()));
    let top = ranking.first().filter(|judgment| judgment.abs_log_e > TIE);
    let tied_top_pairs = top.map_or_else(Vec::new, |top| {
        let tied = ranking.iter().take_while(|judgment| top.abs_log_e - judgment.abs_log_e <= TIE);
        tied.map(|judgment| (judgment.i, judgment.j)).collect()
    });
    let status = match (top, eigen.cr) {
        (None, _) => "consistent",
        (_, None) => "no_random_index",
        _ => "ok",
    };
    let top = top.map(|judgment| reconsidered(matrix, judgment, table));
    Inconsistency { n, cr: eigen.cr, status, top, tied_top_pairs, ranking }
}

fn reconsidered(matrix: &Matrix, judgment: &Judgment, table: RandomIndex) -> Top {
    let Judgment { i, j, e_ij, suggested_a_ij, .. } = *judgment;
    let replaced = |value: f64| {
        let mut matrix = matrix.clone();
        matrix.set(i, j, value);
        principal(&matrix, table).cr
    };
    let nearest_saaty = nearest_step(suggested_a_ij);
    Top {
        i,
        j,
        direction: if e_ij > 1.0 { Direction::TooHigh } else { Direction::TooLow },
        suggested_a_ij,
        nearest_saaty,
        cr_if_replaced_exact: replaced(suggested_a_ij),
        cr_if_replaced_saaty: replaced(nearest_saaty),
    }
}

/// The step of Saaty's scale nearest to a ratio, in logarithms; of two as near the one nearer to 1.
fn nearest_step(ratio: f64) -> f64 {
    let size = ratio.max(ratio.recip()).ln();
    let steps = (1..=9_u8).map(f64::from);
    let nearest = steps.min_by(|left, right| (left.ln() - size).abs().total_cmp(&(right.ln() - size).abs()));
    // There are nine steps.
    let step = nearest.unwrap_or(1.0);
    if ratio < 1.0 { step.recip() } else { step }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_step_is_found_by_ratio() {
        let pairs = [(1.4, 1.0), (1.42, 2.0), (0.7, 0.5), (0.71, 1.0), (40.0, 9.0), (0.01, 1.0 / 9.0), (1.0, 1.0)];
        for (ratio, step) in pairs {
            assert!((nearest_step(ratio) - step).abs() < 1e-15, "{ratio}");
        }
    }
}
