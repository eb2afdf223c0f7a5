//! `redo`: makes the change again that was undone last.

use clap::{ArgMatches, Command};

use super::{text as value, undo};
use crate::app::App;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::tree::id;
use crate::i18n::HelpText;

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("redo").about(text.redo).arg(id(text))
}

/// Redoes it.
///
/// # Errors
/// If there is nothing to redo, no such assessment, or its state does not allow it.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let text = context.text();
    undo::revert(context, value(matches, "id"), App::redo, text.redone, text.nothing_to_redo)
}
