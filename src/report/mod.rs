//! The scorecard: computed once, then put into words as a [`document::Document`], then laid out in one format or
//! another.
//!
//! Nothing here knows a clock, and only [`export`] writes files; it alone asks for the time, to tell how old a leftover
//! is.

mod advance;
pub mod chart;
mod csv;
mod dates;
pub mod document;
mod docx;
pub mod export;
mod fingerprint;
pub mod fonts;
mod format;
mod html;
mod json;
mod markdown;
mod parts;
mod pdf;
mod plain;
pub mod png;
mod render;
mod scorecard;
mod spoken;
mod svg;
mod verify;
pub(crate) mod votes;
mod weights;
mod words;
mod xlsx;

pub use advance::{Advance, Block, Next};
pub use dates::{date, moment};
pub use fingerprint::answers_hash;
pub use format::Format;
pub use json::json;
pub use parts::{Part, Parts};
pub use plain::plain;
pub use render::{Options, Press, RenderError, Rendered, render};
pub use scorecard::{Registered, Scorecard};
pub use spoken::{standing, standing_of};
pub use verify::{Difference, Unverifiable, Verdict, verify};
pub use words::state_name;
