//! `score`: answers scored without being stored.

use std::sync::Arc;

use clap::{ArgMatches, Command};

use super::path;
use crate::app::{Import, read_answers};
use crate::assessment::AnswersFile;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::input;
use crate::cli::tree::{file, option};
use crate::framework::BUILTIN_ID;
use crate::i18n::HelpText;
use crate::report::{Scorecard, plain};
use crate::scoring::{Weights, score, score_json};

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("score")
        .about(text.score)
        .arg(option("framework", text.v_framework, text.a_framework_of_answers))
        .arg(file(text.v_answers, text.a_answers))
}

/// Scores them.
///
/// # Errors
/// A file that cannot be read, its faults, an unknown framework.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let path = path(matches, "file");
    let framework = matches.get_one::<String>("framework").map(String::as_str);
    let bytes = input::read(path).map_err(|error| error.failure(context.lang()))?;
    // The store is opened only where a framework may be in it: scoring needs nothing else of it.
    let known = if needs_store(framework, &bytes) { context.store_if_any()? } else { None };
    let name = path.display().to_string();
    let import = read_answers(known.as_ref(), &name, &bytes, framework).map_err(|error| context.refused(&error))?;
    let Import { framework, record, state, .. } = import;
    let score = score(&framework, &record, &Weights::of_framework(&framework));
    if context.json {
        return Ok(Output::json(&score_json(&framework, &score)));
    }
    let card = Scorecard::new(state, Arc::clone(&framework), record, score, context.today());
    Ok(Output::text(&plain(&card, context.lang(), context.columns())))
}

fn needs_store(framework: Option<&str>, bytes: &[u8]) -> bool {
    if let Some(name) = framework {
        return name != BUILTIN_ID && !std::path::Path::new(name).is_file();
    }
    // A file that does not parse has its faults told by whoever reads it next.
    AnswersFile::open("", bytes)
        .is_ok_and(|file| file.embedded_framework().is_none() && file.framework_id().is_some_and(|id| id != BUILTIN_ID))
}
