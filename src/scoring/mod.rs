//! Every number that the program shows, computed from a framework and a record without any I/O (scoring.md).

pub mod agreement;
pub mod ahp;
pub mod calc;
mod diagnostics;
mod explain;
mod fewest;
pub mod fuzzy;
mod invalid;
mod json;
mod maturity;
mod path;
mod round;
mod weighing;

pub use diagnostics::fired;
pub use explain::{Explanation, Figure, Part, explain};
pub use fewest::{Rise, fewest};
pub use invalid::{Fault, Invalid, Kind, LARGEST};
pub use json::score_json;
pub(crate) use maturity::unit;
pub use maturity::{
    CriterionScore, DimensionScore, Figures, Gate, Score, TOLERANCE, View, Weights, gates, reached, reweighed, score,
};
pub use path::{Step, evidence_path, path_to};
pub use round::{decimals, one, rounded, signed_difference, two};
pub use weighing::{
    Live, Reach, Sensitivity, Shift, Swap, Together, left_groups, live, moved, own_groups, score_in_force,
    sensitivities, sensitivity, together,
};
