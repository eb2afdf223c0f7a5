//! The command line as a user meets it: the program itself, run in an empty home.

#[path = "cli/assessments.rs"]
mod assessments;
#[path = "cli/calc.rs"]
mod calc;
#[path = "cli/config.rs"]
mod config;
#[path = "cli/export.rs"]
mod export;
#[path = "cli/forms.rs"]
mod forms;
#[path = "cli/framework.rs"]
mod framework;
#[path = "cli/full_disk.rs"]
mod full_disk;
#[path = "cli/harness.rs"]
mod harness;
#[path = "cli/help.rs"]
mod help;
#[path = "cli/import.rs"]
mod import;
#[path = "cli/logging.rs"]
mod logging;
#[path = "cli/manual.rs"]
mod manual;
#[path = "cli/meetings.rs"]
mod meetings;
#[path = "cli/output.rs"]
mod output;
#[path = "cli/rate.rs"]
mod rate;
#[path = "cli/reading.rs"]
mod reading;
#[path = "cli/safety.rs"]
mod safety;
#[path = "cli/score.rs"]
mod score;
#[path = "cli/sealed.rs"]
mod sealed;
#[path = "cli/settings.rs"]
mod settings;
#[path = "common/vectors.rs"]
mod vectors;
#[path = "cli/verify.rs"]
mod verify;
#[path = "cli/walk.rs"]
mod walk;
