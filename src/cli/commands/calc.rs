//! `calc`: the methods of weighting and agreement, from JSON to JSON (scoring.md §6).

use std::io::{self, Read as _};
use std::path::Path;

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::cli::context::Context;
use crate::cli::failure::{Failure, OTHER, Output};
use crate::cli::input;
use crate::i18n::{CalcText, HelpText, fill};
use crate::scoring::calc::{Method, calc};
use crate::scoring::{Fault, Invalid};
use crate::source::MAX_BYTES;

/// A file's name that stands for standard input.
const STDIN: &str = "-";

/// The command, with a subcommand a method.
pub fn command(text: &'static HelpText) -> Command {
    let methods =
        Method::ALL.map(|method| Command::new(method.id()).about(about(method, text)).arg(file(method, text)));
    Command::new("calc").about(text.calc).subcommand_required(true).subcommands(methods)
}

fn file(method: Method, text: &'static HelpText) -> Arg {
    let (needed, optional) = method.keys();
    let mut help = fill(text.a_calc, &[("keys", &needed.join(", "))]);
    if !optional.is_empty() {
        help += &fill(text.a_calc_optional, &[("keys", &optional.join(", "))]);
    }
    Arg::new("file").value_name(text.v_file).help(help).value_parser(value_parser!(std::path::PathBuf))
}

fn about(method: Method, text: &'static HelpText) -> &'static str {
    match method {
        Method::AhpWeights => text.calc_ahp_weights,
        Method::AhpJudgment => text.calc_ahp_judgment,
        Method::AhpGroup => text.calc_ahp_group,
        Method::AhpHierarchy => text.calc_ahp_hierarchy,
        Method::Fuzzy => text.calc_fuzzy,
        Method::AgreementDescriptive => text.calc_descriptive,
        Method::AgreementRwg => text.calc_rwg,
        Method::AgreementKendallW => text.calc_kendall_w,
        Method::AgreementKrippendorff => text.calc_krippendorff,
    }
}

/// Computes.
///
/// # Errors
/// Input that cannot be read or that the method refuses.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let named = matches.subcommand().and_then(|(name, matches)| Some((Method::from_id(name)?, matches)));
    // clap lets only methods through.
    let Some((method, matches)) = named else { return Ok(Output::silent()) };
    let lang = context.lang();
    let file = matches.get_one::<std::path::PathBuf>("file").filter(|path| path.as_path() != Path::new(STDIN));
    let (name, bytes) = match file {
        Some(path) => (path.display().to_string(), input::read(path).map_err(|error| error.failure(lang))?),
        None => (CalcText::of(lang).stdin.to_owned(), standard_input(context)?),
    };
    let too_much = u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_BYTES;
    let output = if too_much { Err(Invalid::new(Fault::Bytes(MAX_BYTES >> 20))) } else { calc(method, &bytes) };
    let refused = |fault: Invalid| {
        Failure::usage(fill(context.text().in_file, &[("file", &name), ("what", &fault.message(lang))]))
    };
    Ok(Output::text(&output.map_err(refused)?))
}

fn standard_input(context: &Context<'_>) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let unreadable = |error: io::Error| {
        let (path, reason) = (CalcText::of(context.lang()).stdin, error.to_string());
        Failure::new(OTHER, fill(context.text().unreadable, &[("path", path), ("reason", &reason)]))
    };
    io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}
