//! `delete`: hides an assessment, or removes it for good.

use clap::{ArgMatches, Command};

use super::text as value;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::tree::{flag, id};
use crate::i18n::{HelpText, fill};

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("delete").about(text.delete).arg(id(text)).arg(flag("purge", text.a_purge))
}

/// Deletes it.
///
/// # Errors
/// If there is no such assessment, or traces of a purged one stay.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let mut app = context.store()?;
    let name = value(matches, "id");
    if matches.get_flag("purge") {
        app.purge(name).map_err(|error| context.refused(&error))?;
        return Ok(Output::note(fill(context.text().purged, &[("id", name)])));
    }
    let id = context.load(&app, name)?.id;
    app.delete(&id).map_err(|error| context.refused(&error))?;
    Ok(Output::note(fill(context.text().deleted, &[("id", &id)])))
}
