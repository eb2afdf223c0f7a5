//! `import`: answers files as new assessments, all or none.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};

use crate::app::{App, Import, read_answers};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::input;
use crate::cli::tree::{files, option};
use crate::i18n::HelpText;

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("import")
        .about(text.import)
        .arg(option("framework", text.v_framework, text.a_framework_of_answers))
        .arg(files(text.v_answers, text.a_answers))
}

/// Imports them and prints the new ids, one a line.
///
/// # Errors
/// The faults of all files together, files that do not exist, a store that cannot be written.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let framework = matches.get_one::<String>("framework").map(String::as_str);
    let known = context.store_if_any()?;
    let (mut imports, mut failures) = (Vec::new(), Vec::new());
    for path in matches.get_many::<PathBuf>("file").unwrap_or_default() {
        match read(context, known.as_ref(), path, framework) {
            Ok(import) => imports.push(import),
            Err(failure) => failures.push(failure),
        }
    }
    if !failures.is_empty() {
        return Err(Failure::all(&failures, context.lang()));
    }
    let mut app = match known {
        Some(app) => app,
        None => context.store_or_new()?,
    };
    let ids = app.import(&imports).map_err(|error| context.refused(&error))?;
    Ok(Output::text(&ids.join("\n")))
}

/// One answers file, read and checked.
fn read(context: &Context<'_>, app: Option<&App>, path: &Path, framework: Option<&str>) -> Result<Import, Failure> {
    let bytes = input::read(path).map_err(|error| error.failure(context.lang()))?;
    read_answers(app, &path.display().to_string(), &bytes, framework).map_err(|error| context.refused(&error))
}
