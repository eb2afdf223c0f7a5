//! The assessment framework: dimensions, criteria, items, scale, levels and gates (files.md, "Framework").
//!
//! The program knows frameworks, not one framework: the built-in one is a file like any other.

mod builtin;
mod known;
mod model;
mod read;
mod read_extras;

pub use builtin::{BUILTIN_ID, TEMPLATE, builtin, builtin_bytes};
pub use model::{
    Basis, Condition, Criterion, CriterionRef, Diagnostic, Dimension, Framework, Gating, Grade, Item, ItemRef, Level,
    NOT_APPLICABLE, Named, Rating, Reflection, Subject, Test, Text,
};
pub use read::{hash, parse};
pub(crate) use read::{need_text, schema};
