//! The scorecard: computed once, without a language, and then written out in one format or another.
//!
//! Nothing here reads or writes files or knows a clock.

mod advance;
mod csv;
mod json;
mod markdown;
mod parts;
mod plain;
mod scorecard;
mod words;

pub use advance::{Advance, Block, Next};
pub use csv::csv;
pub use json::json;
pub use markdown::markdown;
pub use parts::{Part, Parts};
pub use plain::plain;
pub use scorecard::{Registered, Scorecard};
pub use words::state_name;
