//! `reopen`: opens a final assessment again, with a reason that is logged.

use clap::{ArgMatches, Command};

use super::text as value;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::tree::{id, needed};
use crate::i18n::{HelpText, fill};

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    let reason = needed("reason", text.v_reason, text.a_reopen_reason);
    Command::new("reopen").about(text.reopen).arg(id(text)).arg(reason)
}

/// Opens it again.
///
/// # Errors
/// A blank reason, no such assessment, one that is not final.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let mut app = context.store()?;
    let id = context.load(&app, value(matches, "id"))?.id;
    app.reopen(&id, value(matches, "reason")).map_err(|error| context.refused(&error))?;
    Ok(Output::note(fill(context.text().reopened, &[("id", &id)])))
}
