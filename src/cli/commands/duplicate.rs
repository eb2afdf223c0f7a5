//! `duplicate`: a new draft with the same answers.

use clap::{ArgMatches, Command};

use super::text as value;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::tree::id;
use crate::i18n::HelpText;

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("duplicate").about(text.duplicate).arg(id(text))
}

/// Copies it and prints the new id.
///
/// # Errors
/// If there is no such assessment.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let id = context.store()?.duplicate(value(matches, "id")).map_err(|error| context.refused(&error))?;
    Ok(Output::text(&id))
}
