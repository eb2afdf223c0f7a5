//! `config`: where the config file is, what can stand in it, and whether what stands in it is right.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command};

use super::super::config::{Config, Loaded, place, template};
use super::super::themes;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, OTHER, Output, USAGE};
use crate::i18n::{HelpText, fill};

/// The command's name.
pub const NAME: &str = "config";

/// The command.
#[must_use]
pub fn command(text: &'static HelpText) -> Command {
    let file = Arg::new("file").value_name(text.v_file).help(text.a_config_file);
    Command::new(NAME).about(text.config).subcommand_required(true).subcommands([
        Command::new("path").about(text.config_path),
        Command::new("template").about(text.config_template),
        Command::new("check").about(text.config_check).arg(file.value_parser(clap::value_parser!(PathBuf))),
    ])
}

/// Runs the one that was given.
///
/// # Errors
/// What it failed with.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    match matches.subcommand() {
        Some(("path", matches)) => Ok(Output::text(&file(context, matches)?.display().to_string())),
        Some(("check", matches)) => check(context, matches),
        // clap lets only `template` through.
        _ => Ok(Output::text(&template(context.lang()))),
    }
}

/// The config file in force, whether it is there or not.
fn file(context: &Context<'_>, matches: &ArgMatches) -> Result<PathBuf, Failure> {
    let option = matches.get_one::<PathBuf>("config");
    let place = place(option.map(|path| path.as_os_str()), &|name| context.variable(name));
    place.ok_or_else(|| Failure::new(OTHER, context.text().no_config_home.to_owned()))
}

/// Every fault of a config file at once.
fn check(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let named = matches.get_one::<PathBuf>("file").or(matches.get_one::<PathBuf>("config"));
    let path = match named {
        Some(path) => path.clone(),
        None => file(context, matches)?,
    };
    let values = [("file", path.display().to_string())];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let asked = named.is_some() || context.variable("PINHENG_CONFIG").is_some();
    if !asked && matches!(path.try_exists(), Ok(false)) {
        return Ok(Output::note(fill(context.text().config_none, &values)));
    }
    let Loaded { config, wrong, .. } = Config::read(&path, named.is_some());
    let lang = context.lang();
    let wrong = wrong.map(|wrong| wrong.failure(lang));
    // The theme is a file too, which is read only when the interface starts.
    let theme = config.theme.and_then(|name| themes::load("theme", &name, &|_| None, lang).err());
    let theme = theme.map(|failure| Failure { code: USAGE, ..failure });
    match (wrong, theme) {
        (None, None) => Ok(Output::text(&fill(context.text().config_ok, &values))),
        (Some(wrong), Some(theme)) => Err(Failure::all(&[wrong, theme], lang)),
        (Some(failure), None) | (None, Some(failure)) => Err(failure),
    }
}
