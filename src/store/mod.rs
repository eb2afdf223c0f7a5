//! The one file that everything recorded lives in (files.md, "Store"), and the only user of SQLite.
//!
//! Nothing here judges what is stored: the rules of editing stand in [`crate::app`]. This floor opens the file
//! safely, keeps its promises about modes and journals, and offers reads, writes and the change log inside
//! transactions.

mod action;
mod check;
mod copy;
mod db;
mod fault;
pub(crate) mod files;
mod guard;
mod list;
mod log;
mod open;
mod read;
mod schema;
#[cfg(test)]
mod tests;
mod time;
mod weighing;
mod workshop;
mod write;

pub(crate) use action::action_value;
pub(crate) use copy::Source;
pub(crate) use db::Db;
pub use fault::StoreError;
pub(crate) use guard::Guard;
pub use list::{Archived, Filter, Page, Summary};
pub use log::{ChangeKind, LogEntry};
pub(crate) use log::{ChangeRow, NewChange, evidence_of, evidence_value};
pub use open::Journal;
pub(crate) use open::Store;
pub(crate) use read::{FrameworkRow, Head};
pub use schema::{APPLICATION_ID, VERSION};
pub use time::Moment;
pub(crate) use time::truncate;
pub(crate) use weighing::{find_group, group_id};
pub(crate) use workshop::WorkshopRow;
pub(crate) use write::{Kept, NewAssessment};
