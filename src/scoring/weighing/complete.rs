//! What the judgments given so far say of the pairs that were not judged yet.

/// Logarithms of weights that fit the judgments best by least squares, where some pairs are not judged: S. Bozóki, J. Fülöp
/// and L. Rónyai, "On optimal completion of incomplete pairwise comparison matrices", Mathematical and Computer Modelling
/// 52 (2010) 318–333. The normal equations are those of the Laplacian of the graph whose edges are the judged pairs.
///
/// Parts that no chain of judgments joins have nothing to do with each other: the weights of each such set are centred on
/// their geometric mean, so that one part of each on average weighs the same.
pub(super) fn log_weights(n: usize, judged: &[(usize, usize, f64)]) -> Vec<f64> {
    let joined = components(n, judged);
    let mut matrix = vec![vec![0.0; n + 1]; n];
    for &(i, j, ratio) in judged {
        matrix[i][i] += 1.0;
        matrix[j][j] += 1.0;
        matrix[i][j] -= 1.0;
        matrix[j][i] -= 1.0;
        matrix[i][n] += ratio.ln();
        matrix[j][n] -= ratio.ln();
    }
    for i in 0..n {
        // That the logarithms of each set sum to 0 takes away the freedom that the Laplacian leaves; added to its rows it
        // keeps them symmetric and makes them positive definite.
        for j in 0..n {
            matrix[i][j] += f64::from(u8::from(joined[i] == joined[j]));
        }
    }
    solve(matrix)
}

/// For each part the lowest one that a chain of judgments joins it with.
fn components(n: usize, judged: &[(usize, usize, f64)]) -> Vec<usize> {
    let mut joined: Vec<usize> = (0..n).collect();
    for &(i, j, _) in judged {
        let (low, high) = (joined[i].min(joined[j]), joined[i].max(joined[j]));
        for part in &mut joined {
            if *part == high {
                *part = low;
            }
        }
    }
    joined
}

/// Gaussian elimination without pivoting, which a positive definite matrix does not need.
fn solve(mut rows: Vec<Vec<f64>>) -> Vec<f64> {
    let n = rows.len();
    for pivot in 0..n {
        let (done, rest) = rows.split_at_mut(pivot + 1);
        let row = &done[pivot];
        for other in rest {
            let factor = other[pivot] / row[pivot];
            for (cell, above) in other.iter_mut().zip(row).skip(pivot) {
                *cell -= factor * above;
            }
        }
    }
    let mut solution = vec![0.0; n];
    for pivot in (0..n).rev() {
        let known: f64 = (pivot + 1..n).map(|at| rows[pivot][at] * solution[at]).sum();
        solution[pivot] = (rows[pivot][n] - known) / rows[pivot][pivot];
    }
    solution
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_of_judgments_says_what_it_implies() {
        let weights = log_weights(4, &[(0, 1, 2.0), (1, 2, 3.0)]);
        let ratio = |i: usize, j: usize| (weights[i] - weights[j]).exp();
        assert!((ratio(0, 2) - 6.0).abs() < 1e-12 && (ratio(0, 1) - 2.0).abs() < 1e-12, "{weights:?}");
        // Part 3 was not compared at all: it weighs what the others weigh on average.
        assert!(weights[3].abs() < 1e-12);
        assert_eq!(log_weights(2, &[]), [0.0, 0.0]);
    }

    #[test]
    fn all_pairs_give_the_geometric_means_of_the_rows() {
        let judged = [(0, 1, 3.0), (0, 2, 5.0), (1, 2, 0.5)];
        let weights = log_weights(3, &judged);
        let means = [15.0_f64.ln() / 3.0, (0.5_f64 / 3.0).ln() / 3.0, (2.0_f64 / 5.0).ln() / 3.0];
        for (weight, mean) in weights.iter().zip(means) {
            assert!((weight - mean).abs() < 1e-12);
        }
    }
}
