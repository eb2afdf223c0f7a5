//! 品衡 (pinheng): a self-assessment of a government office's service brand.
//!
//! A module may use those below it in this list, never those above:
//! `cli`, `tui` — `report`, `ballot` — `app` — `store` — `workshop` — `scoring` — `assessment` — `framework` — `source` — `i18n`, `text`.
//! `logging` takes what they log. `framework`, `assessment` and `scoring` do no I/O and know no clock.

pub mod app;
pub mod assessment;
pub mod ballot;
pub mod cli;
pub mod framework;
pub mod i18n;
pub mod logging;
pub mod report;
pub mod scoring;
pub mod source;
pub mod store;
pub mod text;
pub mod tui;
pub mod workshop;
