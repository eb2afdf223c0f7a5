//! The framework that comes with the program, and the template for writing one.

use std::sync::{Arc, OnceLock};

use super::model::Framework;
use super::read::parse;

/// Id of the built-in framework.
pub const BUILTIN_ID: &str = "office-service-brand";

/// A small complete framework with comments, for authors to start from.
pub const TEMPLATE: &str = include_str!("../../assets/frameworks/template.toml");

const BYTES: &[u8] = include_bytes!("../../assets/frameworks/office-service-brand.toml");

/// The file of the built-in framework.
#[must_use]
pub fn builtin_bytes() -> &'static [u8] {
    BYTES
}

/// The built-in framework, parsed once a process.
///
/// # Panics
/// Never in a released program: the file is part of the binary, and a test parses it.
#[must_use]
pub fn builtin() -> Arc<Framework> {
    static CELL: OnceLock<Arc<Framework>> = OnceLock::new();
    let parsed = CELL.get_or_init(|| match parse(BUILTIN_ID, BYTES) {
        Ok(framework) => Arc::new(framework),
        Err(faults) => panic!("the built-in framework is faulty: {faults}"),
    });
    Arc::clone(parsed)
}
