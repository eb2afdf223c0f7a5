//! `new`: an empty assessment.

use clap::{ArgMatches, Command};

use super::text as value;
use crate::app::find_framework_without_store;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::tree::{needed, option};
use crate::i18n::HelpText;

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("new").about(text.new).args([
        needed("office", text.v_office, text.a_office),
        needed("period", text.v_period, text.a_period),
        option("scope", text.v_scope, text.a_scope),
        option("framework", text.v_framework, text.a_framework),
    ])
}

/// Makes the assessment and prints its id alone.
///
/// # Errors
/// A blank office or period, an unknown or faulty framework, a store that cannot be written.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let refused = |error| context.refused(&error);
    let framework = matches.get_one::<String>("framework").map(String::as_str);
    // Looked up first, so that a wrong name does not leave an empty store behind.
    let (framework, bytes) = match context.store_if_any()? {
        Some(app) => app.find_framework(framework).map_err(refused)?,
        None => find_framework_without_store(framework).map_err(refused)?,
    };
    let (office, period) = (value(matches, "office"), value(matches, "period"));
    for (name, text) in [("office", office), ("period", period)] {
        if text.trim().is_empty() {
            return Err(refused(crate::app::Error::Blank(name)));
        }
    }
    let mut app = context.store_or_new()?;
    let id = app.create(&framework, &bytes, office, period, value(matches, "scope")).map_err(refused)?;
    Ok(Output::text(&id))
}
