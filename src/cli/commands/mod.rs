//! The commands, one file each: what clap is told about it, and what it does.

mod archive;
mod backup;
mod calc;
mod completions;
mod config;
mod delete;
mod demo;
mod doctor;
mod duplicate;
mod export;
mod finalise;
pub mod framework;
mod import;
mod list;
mod man;
mod new;
mod rate;
mod redo;
mod reopen;
mod restore;
mod score;
mod show;
mod start;
mod target;
mod undo;
mod verify;
mod walk;
pub mod workshop;

use clap::{ArgMatches, Command};

use super::context::Context;
use super::failure::{Failure, Output};
use crate::i18n::{HelpText, fill};

pub use config::NAME as CONFIG;
pub use demo::NAME as DEMO;

type Run = fn(&Context<'_>, &ArgMatches) -> Result<Output, Failure>;

/// A command: how it is declared, how it is run, and whether it can speak JSON.
struct Entry {
    name: &'static str,
    command: fn(&'static HelpText) -> Command,
    run: Run,
    json: bool,
}

macro_rules! entries {
    ($($name:literal $module:ident $json:literal),* $(,)?) => {
        [$(Entry { name: $name, command: $module::command, run: $module::run, json: $json }),*]
    };
}

/// In the order of the help.
const ENTRIES: &[Entry] = &entries![
    "demo" demo true,
    "new" new false,
    "list" list true,
    "show" show true,
    "delete" delete false,
    "duplicate" duplicate false,
    "archive" archive false,
    "finalise" finalise false,
    "reopen" reopen false,
    "walk" walk false,
    "rate" rate false,
    "target" target false,
    "undo" undo false,
    "redo" redo false,
    "import" import false,
    "export" export false,
    "verify" verify false,
    "score" score true,
    "framework" framework true,
    "calc" calc true,
    "workshop" workshop true,
    "backup" backup false,
    "restore" restore false,
    "doctor" doctor true,
    "config" config false,
    "completions" completions false,
    "man" man false,
];

/// Every command as clap sees it.
#[must_use]
pub fn all(text: &'static HelpText) -> Vec<Command> {
    ENTRIES.iter().map(|entry| (entry.command)(text)).collect()
}

/// Runs the command that was given, or the interface if none was.
///
/// # Errors
/// What the command failed with.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let Some((name, matches)) = matches.subcommand() else {
        no_json(context, "pinheng", false)?;
        return start::run(context);
    };
    // clap lets no other name through.
    let Some(entry) = ENTRIES.iter().find(|entry| entry.name == name) else { return start::run(context) };
    no_json(context, name, entry.json)?;
    let output = (entry.run)(context, matches)?;
    Ok(if context.is_read_only() { output.with_note(context.text().read_only.to_owned()) } else { output })
}

fn no_json(context: &Context<'_>, command: &str, can: bool) -> Result<(), Failure> {
    if context.json && !can {
        return Err(Failure::usage(fill(context.text().no_json, &[("command", command)])));
    }
    Ok(())
}

/// A needed argument, which clap has made sure of.
fn text<'m>(matches: &'m ArgMatches, id: &str) -> &'m str {
    matches.get_one::<String>(id).map_or("", String::as_str)
}

/// A path that clap has made sure of.
fn path<'m>(matches: &'m ArgMatches, id: &str) -> &'m std::path::Path {
    matches.get_one::<std::path::PathBuf>(id).map_or(std::path::Path::new(""), std::path::PathBuf::as_path)
}
