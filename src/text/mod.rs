//! Text on a terminal: width, wrapping, truncation, editing.
//!
//! Everything here is pure and measures the way ratatui draws: in columns, grapheme by grapheme. Byte offsets
//! always stand on grapheme boundaries.

pub mod edit;
pub mod fuzzy;
pub mod width;
pub mod wrap;

pub use edit::{Editor, Layout};
pub use fuzzy::{narrow, rank};
pub use width::{
    center, clean, is_ambiguous_wide, is_widened, join_within, marked_as_cut, pad, pad_left, set_ambiguous_wide,
    truncate, width,
};
pub use wrap::{wrap, wrapped};
