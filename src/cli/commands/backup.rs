//! `backup`: a copy of the data file.

use clap::{ArgMatches, Command};

use super::path;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::tree::file;
use crate::i18n::{HelpText, fill};

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("backup").about(text.backup).arg(file(text.v_file, text.a_backup))
}

/// Writes it.
///
/// # Errors
/// If there is no data file, or the copy's name is taken or cannot be written.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let to = path(matches, "file");
    context.store()?.backup(to).map_err(|error| context.refused(&error))?;
    Ok(Output::note(fill(context.text().backed_up, &[("path", &to.display().to_string())])))
}
