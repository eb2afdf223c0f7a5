//! `demo`: the interface on a finished sample in a temporary file; without a terminal, the sample's scorecard.

use std::path::PathBuf;

use clap::{ArgMatches, Command};

use super::show;
use super::start;
use crate::app::{App, sample};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, OTHER, Output};
use crate::cli::interface::{has_terminal, interface};
use crate::i18n::{ExportText, HelpText, fill};
use crate::store::files;

/// The command's name.
pub const NAME: &str = "demo";

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new(NAME).about(text.demo)
}

/// Runs it.
///
/// # Errors
/// If the temporary file cannot be made.
pub fn run(context: &Context<'_>, _matches: &ArgMatches) -> Result<Output, Failure> {
    let refused = |error| context.refused(&error);
    if context.json || !has_terminal() {
        let mut app = App::in_memory().map_err(refused)?;
        let ids = app.import(&[sample()]).map_err(refused)?;
        return show::print(context, &app, ids.first().map_or("", String::as_str));
    }
    let folder = Temporary::new(context)?;
    let mut app = App::open(&folder.0.join("demo.db")).map_err(refused)?;
    let id = app.import(&[sample()]).map_err(refused)?.pop();
    interface(app, start::options(context, id)?)?;
    Ok(Output::silent())
}

/// A folder that is gone when this is dropped.
struct Temporary(PathBuf);

impl Temporary {
    fn new(context: &Context<'_>) -> Result<Self, Failure> {
        let mut number = 0;
        loop {
            let path = std::env::temp_dir().join(format!("pinheng-demo-{}-{number}", std::process::id()));
            match files::create_new_folder(&path) {
                Ok(()) => return Ok(Self(path)),
                // Left behind by another process of the same number.
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists && number < 1000 => number += 1,
                Err(error) => {
                    let (path, reason) = (path.display().to_string(), error.to_string());
                    let message = fill(ExportText::of(context.lang()).write, &[("path", &path), ("reason", &reason)]);
                    return Err(Failure::new(OTHER, message));
                }
            }
        }
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // The sample is nobody's data; if the folder stays, the system's own cleaning takes it.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
