//! `show`: one assessment's scorecard, or everything about it as JSON.

use clap::{ArgMatches, Command};

use super::text as value;
use crate::app::App;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::tree::id;
use crate::i18n::HelpText;
use crate::report;

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("show").about(text.show).arg(id(text))
}

/// Prints it.
///
/// # Errors
/// If there is no such assessment.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let app = context.store()?;
    print(context, &app, value(matches, "id"))
}

/// Prints an assessment of a store.
///
/// # Errors
/// If there is no such assessment.
pub fn print(context: &Context<'_>, app: &App, id: &str) -> Result<Output, Failure> {
    let card = context.scorecard(context.load(app, id)?);
    if context.json {
        let text = context.framework_text(app, &card.framework.hash)?;
        return Ok(Output::json(&report::json(&card, &text)));
    }
    Ok(Output::text(&report::plain(&card, context.lang(), context.columns())))
}
