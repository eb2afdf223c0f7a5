//! `verify`: whether a JSON export still says what follows from its answers.

use clap::{ArgMatches, Command};

use super::path;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, OTHER, Output};
use crate::cli::input;
use crate::cli::tree::file;
use crate::i18n::{ExportText, HelpText, fill};
use crate::report::{Unverifiable, Verdict, verify};

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("verify").about(text.verify).arg(file(text.v_file, text.a_verify))
}

/// Says that it does, or fails with all that differs.
///
/// # Errors
/// A file that cannot be read, that is no export, or that says something else.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let path = path(matches, "file");
    let lang = context.lang();
    let bytes = input::read(path).map_err(|error| error.failure(lang))?;
    let (name, text) = (path.display().to_string(), ExportText::of(lang));
    match verify(&name, &bytes) {
        Ok(verdict @ Verdict::Equal { .. }) => Ok(Output::text(&verdict.message(&name, lang))),
        Ok(verdict) => Err(Failure { code: OTHER, message: verdict.message(&name, lang), located: true }),
        Err(Unverifiable::Faults(faults)) => Err(Failure::faults(&faults, lang)),
        Err(Unverifiable::NotJson) => Err(Failure::usage(fill(text.not_json, &[("file", &name)]))),
        Err(Unverifiable::NotExport(key)) => {
            Err(Failure::usage(fill(text.not_export, &[("file", &name), ("key", key)])))
        }
    }
}
