//! The sentences of the program, one file an area.

mod ballot;
mod calc;
mod cli;
mod config;
mod errors;
mod explain;
mod export;
mod export_screen;
mod man;
mod minutes;
mod report;
mod sheet;
mod terms;
mod tui;
mod walk;
mod weights_screen;
mod workshop;

pub use ballot::BallotText;
pub use calc::CalcText;
pub use cli::{CliText, HelpText};
pub use config::ConfigText;
pub use errors::ErrorText;
pub use explain::ExplainText;
pub use export::ExportText;
pub use export_screen::ExportScreenText;
pub use man::ManText;
pub use minutes::MinutesText;
pub use report::ReportText;
pub use sheet::SheetText;
pub use terms::Terms;
pub use tui::{AssessText, HomeText, ScoreText, TuiText};
pub use walk::WalkText;
pub use weights_screen::WeightsText;
pub use workshop::WorkshopText;
