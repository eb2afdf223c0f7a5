//! `completions`: what a shell needs to complete commands, options and their values.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use clap_complete::Shell;

use super::text as value;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::themes;
use crate::cli::tree::{positional, tree};
use crate::i18n::{HelpText, Lang, fill};
use crate::report::{Format, Part};
use crate::tui::glyphs::GlyphChoice;

/// The shells there are scripts for.
const SHELLS: [(&str, Shell); 5] = [
    ("bash", Shell::Bash),
    ("zsh", Shell::Zsh),
    ("fish", Shell::Fish),
    ("powershell", Shell::PowerShell),
    ("elvish", Shell::Elvish),
];

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("completions").about(text.completions).arg(positional("shell", text.v_shell, text.a_shell))
}

/// Prints the script.
///
/// # Errors
/// A shell that there is no script for.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let name = value(matches, "shell");
    let Some((_, shell)) = SHELLS.iter().find(|(known, _)| *known == name) else {
        let known = SHELLS.map(|(name, _)| name).join(", ");
        return Err(Failure::usage(fill(context.text().unknown_shell, &[("name", name), ("known", &known)])));
    };
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut with_values(context.lang()), "pinheng", &mut script);
    Ok(Output::bytes(script))
}

/// The command line with the values that an option can take. They are told to the shell only: while parsing, a wrong
/// one is answered in the language and not by clap.
fn with_values(lang: Lang) -> Command {
    let values = |arg: Arg, known: &[&'static str]| arg.value_parser(PossibleValuesParser::new(known.to_vec()));
    let formats: Vec<&'static str> = Format::ALL.iter().map(|format| format.id()).chain(["all"]).collect();
    let parts: Vec<&'static str> = Part::ALL.iter().map(|part| part.id()).collect();
    let shells = SHELLS.map(|(name, _)| name);
    tree(lang)
        .mut_arg("lang", |arg| values(arg, &Lang::ALL.map(Lang::code)))
        .mut_arg("theme", |arg| values(arg, &themes::known()))
        .mut_arg("glyphs", |arg| values(arg, &GlyphChoice::IDS))
        .mut_subcommand("export", |export| {
            let list = |arg: Arg, known: &[&'static str]| values(arg, known).value_delimiter(',');
            export.mut_arg("format", |arg| list(arg, &formats)).mut_arg("parts", |arg| list(arg, &parts))
        })
        .mut_subcommand("completions", |own| own.mut_arg("shell", |arg| values(arg, &shells)))
}
