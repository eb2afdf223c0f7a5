//! How far the votes of a group agree (scoring.md §6).

mod descriptive;
mod kendall;
mod krippendorff;
mod ratings;
mod rwg;
mod words;

pub use descriptive::{Descriptive, describe};
pub use kendall::{Concordance, kendall_w};
pub use krippendorff::{Alpha, Alphas, MetricStatus, krippendorff_alpha};
pub use rwg::{MultiItem, SingleItem, rwg, rwg_j};
pub use words::{Spread, Strength};
