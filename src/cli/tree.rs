//! The command line as clap sees it, with every text in the chosen language.

use clap::{Arg, ArgAction, Command};

use super::commands;
use crate::i18n::{HelpText, Lang};

/// The whole command line, without its help.
#[must_use]
pub fn tree(lang: Lang) -> Command {
    let text = HelpText::of(lang);
    let subcommands = commands::all(text);
    let root = Command::new("pinheng")
        .version(env!("CARGO_PKG_VERSION"))
        .about(text.about)
        .args(everywhere(text))
        .arg(version(text))
        .subcommands(subcommands.into_iter().map(plain));
    plain(root).disable_version_flag(true)
}

/// Takes from a command what clap would add in English.
fn plain(command: Command) -> Command {
    let command = command.disable_help_flag(true).disable_help_subcommand(true);
    command.mut_subcommands(|command| command.disable_help_flag(true).disable_help_subcommand(true))
}

/// The options that hold everywhere.
fn everywhere(text: &'static HelpText) -> Vec<Arg> {
    let option = |id: &'static str, value: &'static str, help: &'static str| {
        option(id, value, help).global(true).help_heading(text.everywhere)
    };
    let flag = |id: &'static str, help: &'static str| {
        Arg::new(id).long(id).help(help).global(true).help_heading(text.everywhere)
    };
    vec![
        option("db", text.v_file, text.o_db).value_parser(clap::value_parser!(std::path::PathBuf)),
        option("lang", "zh|en", text.o_lang).value_parser(clap::value_parser!(std::ffi::OsString)),
        option("config", text.v_file, text.o_config).value_parser(clap::value_parser!(std::path::PathBuf)),
        flag("json", text.o_json).action(ArgAction::SetTrue),
        option("theme", text.v_theme, text.o_theme),
        option("glyphs", "auto|unicode|ascii", text.o_glyphs),
        option("log", text.v_file, text.o_log).value_parser(clap::value_parser!(std::path::PathBuf)),
        option("log-level", "error|info|debug", text.o_log_level),
        flag("help", text.o_help).short('h').action(ArgAction::Help),
    ]
}

fn version(text: &'static HelpText) -> Arg {
    Arg::new("version")
        .short('V')
        .long("version")
        .help(text.o_version)
        .action(ArgAction::Version)
        .help_heading(text.everywhere)
}

/// An option with a value, named after its id.
#[must_use]
pub fn option(id: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).value_name(value).help(help).action(ArgAction::Set)
}

/// An option with a value that must be given.
#[must_use]
pub fn needed(id: &'static str, value: &'static str, help: &'static str) -> Arg {
    option(id, value, help).required(true)
}

/// A flag, named after its id.
#[must_use]
pub fn flag(id: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).help(help).action(ArgAction::SetTrue)
}

/// An argument without a name that must be given.
#[must_use]
pub fn positional(id: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(id).value_name(value).help(help).required(true)
}

/// A file that must be given.
#[must_use]
pub fn file(value: &'static str, help: &'static str) -> Arg {
    positional("file", value, help).value_parser(clap::value_parser!(std::path::PathBuf))
}

/// One or more files.
#[must_use]
pub fn files(value: &'static str, help: &'static str) -> Arg {
    file(value, help).action(ArgAction::Append).num_args(1..)
}

/// The id of an assessment.
#[must_use]
pub fn id(text: &'static HelpText) -> Arg {
    positional("id", text.v_id, text.a_id)
}
