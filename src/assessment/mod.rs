//! What one office recorded against a framework: answers, evidence, targets, reflections, actions (files.md, "Answers").

mod action;
mod model;
mod read;
mod read_actions;
mod read_weights;
mod weighing;
mod write;

pub use action::{Action, action_json, actions_json};
pub use model::{Answer, Evidence, Mark, Progress, Record, State};
pub use read::AnswersFile;
pub use weighing::{Group, MOST_PEOPLE, ManualWeight, Pair, Step, Weigher, Weighing, WeightSet};
pub use write::{answers_json, evidence_json, reflections_json, targets_json, to_toml};
