//! The store and the use cases over it: every sentence of files.md's section "Store".

#[path = "store/actions.rs"]
mod actions;
#[path = "common/boxes.rs"]
mod boxes;

#[path = "store/answers.rs"]
mod answers;
#[path = "store/crash.rs"]
mod crash;
#[path = "store/edits.rs"]
mod edits;
#[path = "store/faults.rs"]
mod faults;
#[path = "store/frameworks.rs"]
mod frameworks;
#[path = "store/help.rs"]
mod help;
#[path = "store/history.rs"]
mod history;
#[path = "store/life.rs"]
mod life;
#[path = "store/locked_room.rs"]
mod locked_room;
#[path = "store/paths.rs"]
mod paths;
#[path = "store/safety.rs"]
mod safety;
#[path = "store/secrecy.rs"]
mod secrecy;
#[path = "store/together.rs"]
mod together;
#[path = "store/versions.rs"]
mod versions;
#[path = "store/weights.rs"]
mod weights;
#[path = "store/workshop.rs"]
mod workshop;
