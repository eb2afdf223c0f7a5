//! Reading a TOML or JSON file into a tree that knows where each value stands.
//!
//! Both formats become one [`Node`] tree with byte offsets, so that every fault found later, of form or of
//! meaning, is reported with line and column, and all faults of a file in one run (files.md).

mod binding;
mod fault;
mod node;
mod reader;
mod syntax;

pub use binding::BindingFault;
pub use fault::{Bounds, Fault, FaultKind, Faults, Kind};
pub use node::{MAX_BYTES, Node, Source, Value};
pub use reader::{Fields, Reader, likely, nearest};
