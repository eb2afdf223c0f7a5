//! Weights by pairwise comparison (层次分析法, analytic hierarchy process; scoring.md §6).
//!
//! T. L. Saaty, "A scaling method for priorities in hierarchical structures", Journal of Mathematical Psychology 15
//! (1977) 234–281, and "The Analytic Hierarchy Process" (1980).

mod group;
mod hierarchy;
mod judgment;
mod matrix;
mod random_index;
mod weights;

pub use group::{Group, group};
pub use hierarchy::{Alternatives, Hierarchy, Local, Node, NodeConsistency, NodeWeight, Synthesis, hierarchy};
pub use judgment::{Direction, Inconsistency, Judgment, Top, judgments};
pub use matrix::{LARGEST_JUDGMENT, MOST_FACTORS, Matrix};
pub use random_index::RandomIndex;
pub use weights::{ACCEPTABLE, Eigen, MeanRatio, Priorities, principal, priorities};
