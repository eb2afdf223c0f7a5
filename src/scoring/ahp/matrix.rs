//! A matrix of judgments.

use super::super::invalid::{Fault, Invalid};

/// A judgment lies between this and its reciprocal. Saaty's scale ends at 9; far beyond it a ratio says nothing more.
pub const LARGEST_JUDGMENT: f64 = 1e12;
/// Most factors that are compared in one matrix.
pub const MOST_FACTORS: usize = 1000;
/// How far from 1 the product of a judgment and its twin may lie: digits lost in writing 1/3 as 0.3333333.
const RECIPROCITY: f64 = 1e-6;

/// A pairwise comparison matrix: `a_ij` tells how much more important row i is than column j. Positive, reciprocal, with
/// ones on its diagonal (Saaty 1980).
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    n: usize,
    cells: Vec<f64>,
}

impl Matrix {
    /// The matrix of given rows, taken as they are.
    ///
    /// # Errors
    /// If there is no row or too many, it is not square, a cell is not a number within the bounds of a judgment, a cell
    /// of the diagonal is not 1, or two cells are not reciprocal within 1e-6.
    pub fn new(rows: &[Vec<f64>]) -> Result<Self, Invalid> {
        let n = rows.len();
        if n == 0 {
            return Err(Invalid::new(Fault::Empty));
        }
        if n > MOST_FACTORS {
            return Err(Invalid::new(Fault::Many(MOST_FACTORS)));
        }
        if let Some(row) = rows.iter().position(|row| row.len() != n) {
            return Err(Invalid::at(format!("[{row}]"), Fault::NotSquare(rows[row].len(), n)));
        }
        let matrix = Self { n, cells: rows.concat() };
        let bounds = LARGEST_JUDGMENT.recip()..=LARGEST_JUDGMENT;
        for i in 0..n {
            if let Some(j) = matrix.row(i).iter().position(|cell| !bounds.contains(cell)) {
                let fault = Fault::Range(matrix.get(i, j), *bounds.start(), *bounds.end());
                return Err(Invalid::at(format!("[{i}][{j}]"), fault));
            }
        }
        for i in 0..n {
            if (matrix.get(i, i) - 1.0).abs() > RECIPROCITY {
                return Err(Invalid::at(format!("[{i}][{i}]"), Fault::Diagonal(matrix.get(i, i))));
            }
            for j in 0..i {
                let (lower, upper) = (matrix.get(i, j), matrix.get(j, i));
                if (lower * upper - 1.0).abs() > RECIPROCITY {
                    return Err(Invalid::at(format!("[{i}][{j}]"), Fault::NotReciprocal(lower, upper.recip())));
                }
            }
        }
        Ok(matrix)
    }

    /// A matrix whose upper triangle is given by a function of row and column (row < column), and the rest by reciprocity.
    /// The function's values must be positive and finite.
    pub(crate) fn from_upper(n: usize, judgment: impl Fn(usize, usize) -> f64) -> Self {
        let mut matrix = Self { n, cells: vec![1.0; n * n] };
        for i in 0..n {
            for j in i + 1..n {
                matrix.set(i, j, judgment(i, j));
            }
        }
        matrix
    }

    /// How many factors are compared.
    #[must_use]
    pub fn n(&self) -> usize {
        self.n
    }

    /// A judgment, both indices counted from 0.
    ///
    /// # Panics
    /// If an index is not below n.
    #[must_use]
    pub fn get(&self, i: usize, j: usize) -> f64 {
        self.cells[i * self.n + j]
    }

    pub(super) fn row(&self, i: usize) -> &[f64] {
        &self.cells[i * self.n..(i + 1) * self.n]
    }

    /// All rows.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<f64>> {
        self.cells.chunks(self.n).map(<[f64]>::to_vec).collect()
    }

    /// Replaces a judgment and its twin.
    pub(super) fn set(&mut self, i: usize, j: usize, judgment: f64) {
        self.cells[i * self.n + j] = judgment;
        self.cells[j * self.n + i] = judgment.recip();
    }

    /// The product with a vector, written over `out`.
    pub(super) fn times(&self, vector: &[f64], out: &mut [f64]) {
        for (row, out) in self.cells.chunks_exact(self.n).zip(out) {
            *out = row.iter().zip(vector).map(|(cell, weight)| cell * weight).sum();
        }
    }

    pub(super) fn cells(&self) -> &[f64] {
        &self.cells
    }
}
