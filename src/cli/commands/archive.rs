//! `archive`: puts an assessment away.

use clap::{ArgMatches, Command};

use super::text as value;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::tree::id;
use crate::i18n::{HelpText, fill};

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("archive").about(text.archive).arg(id(text))
}

/// Does it.
///
/// # Errors
/// If there is no such assessment, or its state does not allow it.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let mut app = context.store()?;
    let id = context.load(&app, value(matches, "id"))?.id;
    app.archive(&id).map_err(|error| context.refused(&error))?;
    Ok(Output::note(fill(context.text().archived, &[("id", &id)])))
}
