//! `restore`: a backup in the place of the data.

use clap::{ArgMatches, Command};

use super::path;
use crate::app::{App, Archived, Filter};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::tree::file;
use crate::i18n::{HelpText, fill};

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("restore").about(text.restore).arg(file(text.v_file, text.a_restore))
}

/// Restores it and says where the data before is kept.
///
/// # Errors
/// If there is no such file, or it is not a sound data file of ours.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let from = path(matches, "file");
    let shown = from.display().to_string();
    let refused = |error| context.refused(&error);
    let existing = context.store_if_any()?;
    let had_data = existing.is_some();
    let mut app = if let Some(app) = existing {
        app
    } else {
        // What cannot be restored must not leave an empty data file behind.
        App::check_backup(from).map_err(refused)?;
        context.store_or_new()?
    };
    let given_up = app.rounds_given_up();
    let kept = app.restore(from).map_err(refused)?;
    if had_data {
        let kept = kept.display().to_string();
        let mut said = fill(context.text().restored, &[("path", &shown), ("kept", &kept)]);
        if given_up > 0 {
            said = format!("{said}\n{}", fill(context.text().restored_without, &[("n", &given_up.to_string())]));
        }
        return Ok(Output::note(said));
    }
    // What was there before is the empty file made a moment ago, unless another program was as fast; if its copy
    // stays, it harms nobody.
    let all = Filter { archived: Archived::All, ..Filter::default() };
    if App::open(&kept).and_then(|app| app.list(&all, 0, 1)).is_ok_and(|page| page.total == 0) {
        let _ = std::fs::remove_file(kept);
    }
    Ok(Output::note(fill(context.text().restored_new, &[("path", &shown)])))
}
