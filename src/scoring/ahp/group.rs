//! Judgments of several people as one.

use serde::Serialize;

use super::super::invalid::{Fault, Invalid, shares};
use super::matrix::Matrix;
use super::random_index::RandomIndex;
use super::weights::{Eigen, principal, priorities};

/// A group's judgments by both ways of putting them together. The first is the one for workshops, where the group acts
/// as one: E. Forman and K. Peniwati, "Aggregating individual judgments and priorities with the analytic hierarchy
/// process", European Journal of Operational Research 108 (1998) 165–169. Judgments are never averaged arithmetically,
/// which would break reciprocity: J. Aczél and T. L. Saaty, "Procedures for synthesizing ratio judgements", Journal of
/// Mathematical Psychology 27 (1983) 93–102.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// How many factors.
    pub n: usize,
    /// How many people.
    pub experts: usize,
    /// `ok`, or `no_random_index` where there is no ratio.
    pub status: &'static str,
    /// Aggregated judgments: their weighted geometric means.
    pub aij_matrix: Vec<Vec<f64>>,
    /// Weights of that matrix by its eigenvector.
    pub aij_eigen_weights: Vec<f64>,
    /// Weights of that matrix by its row geometric means.
    pub aij_rgm_weights: Vec<f64>,
    /// Its principal eigenvalue.
    pub aij_lambda_max: f64,
    /// Its consistency ratio; none beyond the table.
    pub aij_cr: Option<f64>,
    /// Aggregated priorities: the weighted geometric means of the people's eigenvector weights, as shares of 1.
    pub aip_geometric: Vec<f64>,
    /// Aggregated priorities: the weighted arithmetic means of the people's eigenvector weights.
    pub aip_arithmetic: Vec<f64>,
    /// Consistency ratio of each person; none beyond the table.
    pub individual_cr: Vec<Option<f64>>,
}

/// Puts together the matrices of several people, of equal weight or with a weight each (0 or more, of any sum).
///
/// # Errors
/// If there is no matrix, they compare different numbers of factors, or the weights are not one each or all 0.
pub fn group(matrices: &[Matrix], weights: Option<&[f64]>, table: RandomIndex) -> Result<Group, Invalid> {
    let n = matrices.first().ok_or_else(|| Invalid::at("matrices", Fault::Empty))?.n();
    if let Some(at) = matrices.iter().position(|matrix| matrix.n() != n) {
        return Err(Invalid::at(format!("matrices[{at}]"), Fault::Length(matrices[at].n(), n)));
    }
    let equal = vec![1.0; matrices.len()];
    let weights = weights.unwrap_or(&equal);
    let within = |fault: Invalid| fault.within("expert_weights");
    if weights.len() != matrices.len() {
        return Err(within(Invalid::new(Fault::Length(weights.len(), matrices.len()))));
    }
    let weights = shares(weights).map_err(within)?;
    let people: Vec<Eigen> = matrices.iter().map(|matrix| principal(matrix, table)).collect();
    let mean_log = |i: usize, j: usize| -> f64 {
        matrices.iter().zip(&weights).map(|(matrix, weight)| weight * matrix.get(i, j).ln()).sum()
    };
    let matrix = Matrix::from_upper(n, |i, j| mean_log(i, j).exp());
    let together = priorities(&matrix, table);
    let mean = |i: usize, of: fn(f64) -> f64| -> f64 {
        people.iter().zip(&weights).map(|(person, weight)| weight * of(person.weights[i])).sum()
    };
    let geometric: Vec<f64> = (0..n).map(|i| mean(i, f64::ln).exp()).collect();
    let sum: f64 = geometric.iter().sum();
    Ok(Group {
        n,
        experts: matrices.len(),
        status: together.status,
        aij_matrix: matrix.rows(),
        aij_eigen_weights: together.eigen.weights,
        aij_rgm_weights: together.rgm.weights,
        aij_lambda_max: together.eigen.lambda_max,
        aij_cr: together.eigen.cr,
        aip_geometric: geometric.iter().map(|weight| weight / sum).collect(),
        aip_arithmetic: (0..n).map(|i| mean(i, |weight| weight)).collect(),
        individual_cr: people.iter().map(|person| person.cr).collect(),
    })
}
