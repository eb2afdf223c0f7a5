//! Weights of a matrix by three methods, and how consistent its judgments are.

use serde::Serialize;

use super::matrix::Matrix;
use super::random_index::RandomIndex;

/// Judgments are consistent enough if the consistency ratio lies below this (Saaty 1980), strictly.
pub const ACCEPTABLE: f64 = 0.10;
/// A consistency index nearer to 0 than this is float noise.
const NOISE: f64 = 1e-12;
/// Power iteration ends when no weight moves by more than this.
const SETTLED: f64 = 1e-15;
/// Rounds of power iteration with the matrix itself; judgments on Saaty's scale need far fewer.
const ROUNDS: usize = 500;
/// Squarings of a matrix that still has not settled: as many as 2^60 rounds.
const SQUARINGS: usize = 60;

/// Weights from the principal right eigenvector (特征向量法, Saaty 1977).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Eigen {
    /// Shares of 1, in the order of the rows.
    pub weights: Vec<f64>,
    /// The principal eigenvalue, n or more.
    pub lambda_max: f64,
    /// Consistency index (λ − n)/(n − 1), 0 or more.
    pub ci: f64,
    /// Consistency ratio: the index over the random index; none beyond the table.
    pub cr: Option<f64>,
}

/// Weights by a method without an eigenvalue; its λ is the mean of (A·w)ᵢ/wᵢ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeanRatio {
    /// Shares of 1, in the order of the rows.
    pub weights: Vec<f64>,
    /// The mean ratio λ.
    pub lambda_mean_ratio: f64,
    /// Consistency index of that λ, 0 or more.
    pub ci: f64,
    /// Consistency ratio; none beyond the table.
    pub cr: Option<f64>,
    /// Geometric consistency index, row geometric means only: J. Aguarón and J. M. Moreno-Jiménez, "The geometric
    /// consistency index: approximated thresholds", European Journal of Operational Research 147 (2003) 137–145.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gci: Option<f64>,
}

/// Everything that a matrix tells.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Priorities {
    /// How many factors.
    pub n: usize,
    /// The table of random indices.
    pub ri_table: RandomIndex,
    /// The random index used; none beyond the table.
    pub ri: Option<f64>,
    /// Whether the ratio of the eigenvector method lies below [`ACCEPTABLE`]; none without a ratio.
    pub acceptable: Option<bool>,
    /// `ok`, or `no_random_index` where there is no ratio.
    pub status: &'static str,
    /// By the eigenvector.
    pub eigen: Eigen,
    /// By row geometric means (方根法): G. Crawford and C. Williams, "A note on the analysis of subjective judgment
    /// matrices", Journal of Mathematical Psychology 29 (1985) 387–405.
    pub rgm: MeanRatio,
    /// By the mean of normalised columns (和积法, Saaty 1980).
    pub anc: MeanRatio,
}

/// Weights and consistency by all three methods.
#[must_use]
pub fn priorities(matrix: &Matrix, table: RandomIndex) -> Priorities {
    let n = matrix.n();
    let eigen = principal(matrix, table);
    let geometric = geometric_means(matrix);
    let gci = geometric_index(matrix, &geometric);
    Priorities {
        n,
        ri_table: table,
        ri: table.of(n),
        acceptable: eigen.cr.map(|ratio| ratio < ACCEPTABLE),
        status: if eigen.cr.is_some() { "ok" } else { "no_random_index" },
        rgm: mean_ratio(matrix, geometric, table, Some(gci)),
        anc: mean_ratio(matrix, column_means(matrix), table, None),
        eigen,
    }
}

/// Weights by the principal eigenvector, with their consistency.
#[must_use]
pub fn principal(matrix: &Matrix, table: RandomIndex) -> Eigen {
    let (weights, lambda_max) = eigenvector(matrix);
    let (ci, cr) = consistency(matrix.n(), lambda_max, table);
    Eigen { weights, lambda_max, ci, cr }
}

/// Consistency index and ratio of an eigenvalue: 0 for one or two factors, which cannot contradict each other.
fn consistency(n: usize, lambda: f64, table: RandomIndex) -> (f64, Option<f64>) {
    if n <= 2 {
        return (0.0, Some(0.0));
    }
    let index = (lambda - count(n)) / count(n - 1);
    let index = if index < NOISE { 0.0 } else { index };
    (index, table.of(n).map(|random| index / random))
}

/// The principal eigenvector and its eigenvalue, by power iteration: the matrix is positive, so Perron's theorem holds.
fn eigenvector(matrix: &Matrix) -> (Vec<f64>, f64) {
    let n = matrix.n();
    // The row geometric means are the eigenvector itself where judgments do not contradict each other.
    let mut weights = geometric_means(matrix);
    if n <= 2 {
        return (weights, count(n));
    }
    let mut next = vec![0.0; n];
    for _ in 0..ROUNDS {
        matrix.times(&weights, &mut next);
        normalise(&mut next);
        let moved = furthest(&weights, &next);
        std::mem::swap(&mut weights, &mut next);
        if moved <= SETTLED {
            return with_eigenvalue(matrix, weights);
        }
    }
    // Judgments far beyond Saaty's scale can contradict each other so wildly that other eigenvalues lie close by.
    matrix.times(&weights, &mut next);
    let shift: f64 = next.iter().sum();
    with_eigenvalue(matrix, by_squaring(matrix, shift, weights))
}

/// Power iteration with A + shift·I squared again and again; the shift turns eigenvalues of the same size as the
/// principal one, but of another direction, into smaller ones.
fn by_squaring(matrix: &Matrix, shift: f64, mut weights: Vec<f64>) -> Vec<f64> {
    let n = matrix.n();
    let mut power = matrix.cells().to_vec();
    for i in 0..n {
        power[i * n + i] += shift;
    }
    for _ in 0..SQUARINGS {
        let top = power.iter().copied().fold(0.0, f64::max);
        for cell in &mut power {
            *cell /= top;
        }
        let mut next: Vec<f64> = power.chunks_exact(n).map(|row| row.iter().sum()).collect();
        normalise(&mut next);
        let moved = furthest(&weights, &next);
        weights = next;
        if moved <= SETTLED {
            break;
        }
        power = squared(&power, n);
    }
    weights
}

fn squared(cells: &[f64], n: usize) -> Vec<f64> {
    let mut out = vec![0.0; n * n];
    for (row, out) in cells.chunks_exact(n).zip(out.chunks_exact_mut(n)) {
        for (cell, other) in row.iter().zip(cells.chunks_exact(n)) {
            for (out, other) in out.iter_mut().zip(other) {
                *out += cell * other;
            }
        }
    }
    out
}

fn with_eigenvalue(matrix: &Matrix, weights: Vec<f64>) -> (Vec<f64>, f64) {
    let mut product = vec![0.0; weights.len()];
    matrix.times(&weights, &mut product);
    // The weights sum to 1, so the sum of λ·w is λ; a positive reciprocal matrix has none below n.
    let lambda: f64 = product.iter().sum();
    (weights, lambda.max(count(matrix.n())))
}

fn geometric_means(matrix: &Matrix) -> Vec<f64> {
    let n = matrix.n();
    let mut means: Vec<f64> =
        (0..n).map(|i| (matrix.row(i).iter().map(|cell| cell.ln()).sum::<f64>() / count(n)).exp()).collect();
    normalise(&mut means);
    means
}

fn column_means(matrix: &Matrix) -> Vec<f64> {
    let n = matrix.n();
    let mut sums = vec![0.0; n];
    for i in 0..n {
        for (sum, cell) in sums.iter_mut().zip(matrix.row(i)) {
            *sum += cell;
        }
    }
    let mean = |i| matrix.row(i).iter().zip(&sums).map(|(cell, sum)| cell / sum).sum::<f64>() / count(n);
    let mut means: Vec<f64> = (0..n).map(mean).collect();
    normalise(&mut means);
    means
}

fn mean_ratio(matrix: &Matrix, weights: Vec<f64>, table: RandomIndex, gci: Option<f64>) -> MeanRatio {
    let n = matrix.n();
    let mut product = vec![0.0; n];
    matrix.times(&weights, &mut product);
    let mean = product.iter().zip(&weights).map(|(product, weight)| product / weight).sum::<f64>() / count(n);
    let lambda_mean_ratio = if n <= 2 { count(n) } else { mean };
    let (ci, cr) = consistency(n, lambda_mean_ratio, table);
    MeanRatio { weights, lambda_mean_ratio, ci, cr, gci }
}

/// 2/((n−1)(n−2)) · Σ ln²(aᵢⱼ·wⱼ/wᵢ) over the pairs i < j; 0 for one or two factors.
fn geometric_index(matrix: &Matrix, weights: &[f64]) -> f64 {
    let n = matrix.n();
    if n <= 2 {
        return 0.0;
    }
    let mut sum = 0.0;
    for i in 0..n {
        for j in i + 1..n {
            sum += (matrix.get(i, j) * weights[j] / weights[i]).ln().powi(2);
        }
    }
    let index = 2.0 * sum / (count(n - 1) * count(n - 2));
    if index < NOISE { 0.0 } else { index }
}

fn normalise(weights: &mut [f64]) {
    let sum: f64 = weights.iter().sum();
    for weight in weights {
        *weight /= sum;
    }
}

fn furthest(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| (left - right).abs()).fold(0.0, f64::max)
}

/// A count as a number.
#[allow(clippy::cast_precision_loss, reason = "far below 2^53")]
fn count(n: usize) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn residual(matrix: &Matrix, eigen: &Eigen) -> f64 {
        let mut product = vec![0.0; matrix.n()];
        matrix.times(&eigen.weights, &mut product);
        let scaled: Vec<f64> = eigen.weights.iter().map(|weight| weight * eigen.lambda_max).collect();
        furthest(&product, &scaled) / eigen.lambda_max
    }

    #[test]
    fn wild_contradictions_settle_too() {
        // Two cycles far beyond Saaty's scale, each as heavy as the other: plain power iteration needs 10^12 rounds.
        let cycle = [(0, 1, 1e12), (1, 2, 1e12), (0, 2, 1e-12), (3, 4, 1e12), (4, 5, 1e12), (3, 5, 1e-12), (0, 3, 7.0)];
        let find = |i, j| cycle.iter().find(|(a, b, _)| (*a, *b) == (i, j)).map_or(1.0, |(.., value)| *value);
        let matrix = Matrix::from_upper(6, find);
        let eigen = principal(&matrix, RandomIndex::default());
        assert!(residual(&matrix, &eigen) < 1e-9, "{eigen:?}");
        assert!((eigen.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!(eigen.lambda_max > 6.0 && eigen.cr.is_some_and(f64::is_finite));
    }
}
