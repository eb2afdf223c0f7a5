//! Help texts: written here and not by clap, whose headings and usage lines speak English only.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command};

use crate::i18n::{HelpText, Lang};
use crate::text::width::width;
use crate::text::wrap::wrapped;

/// Columns that help is written for.
const COLUMNS: usize = 96;
/// Names longer than this push their text to the next line.
const MOST_NAME: usize = 34;

/// The help that arguments ask for. It is written only now: all of it takes longer than a start without it.
#[must_use]
pub fn asked(root: Command, args: &[OsString], lang: Lang) -> String {
    let common: Vec<Arg> = root.get_arguments().filter(|arg| arg.is_global_set()).cloned().collect();
    let path = root.get_name().to_owned();
    let asked = give(root, &common, HelpText::of(lang), &path).try_get_matches_from(args);
    asked.err().map(|help| help.render().to_string()).unwrap_or_default()
}

fn give(command: Command, common: &[Arg], text: &'static HelpText, path: &str) -> Command {
    let help = render(&command, common, text, path);
    let path = path.to_owned();
    command.override_help(help).mut_subcommands(|sub| {
        let path = format!("{path} {}", sub.get_name());
        give(sub, common, text, &path)
    })
}

fn render(command: &Command, common: &[Arg], text: &'static HelpText, path: &str) -> String {
    let mut page = Page(String::new());
    if let Some(about) = command.get_about() {
        page.paragraph(&about.to_string());
    }
    page.heading(text.usage);
    for usage in usage(command, text, path) {
        page.line(&format!("  {usage}"));
    }
    let commands = command
        .get_subcommands()
        .map(|sub| (sub.get_name().to_owned(), sub.get_about().map(ToString::to_string).unwrap_or_default()));
    page.section(text.commands, commands.collect());
    let own = || command.get_arguments().filter(|arg| !arg.is_global_set() && arg.get_help_heading().is_none());
    let rows = |args: Vec<&Arg>| args.into_iter().map(|arg| (name(arg), help(arg))).collect();
    page.section(text.arguments, rows(own().filter(|arg| arg.is_positional()).collect()));
    page.section(text.options, rows(own().filter(|arg| !arg.is_positional()).collect()));
    let version = command.get_arguments().filter(|arg| !arg.is_global_set() && arg.get_help_heading().is_some());
    page.section(text.everywhere, rows(common.iter().chain(version).collect()));
    if command.get_name() == "pinheng" {
        page.0.push('\n');
        page.paragraph(text.no_command);
    }
    page.0
}

/// How a command is written: needed options, arguments, then the mark that there are more.
pub fn usage(command: &Command, text: &'static HelpText, path: &str) -> Vec<String> {
    if command.has_subcommands() {
        let with = format!("{path} {} {}", text.command_mark, text.options_mark);
        if command.is_subcommand_required_set() {
            return vec![with];
        }
        return vec![format!("{path} {}", text.options_mark), with];
    }
    let mut line = path.to_owned();
    let mut more = false;
    for arg in command.get_arguments().filter(|arg| !arg.is_global_set()) {
        if arg.is_required_set() || arg.is_positional() {
            line.push(' ');
            line.push_str(&name(arg).trim_start_matches(' ').replace("    ", ""));
        } else {
            more = true;
        }
    }
    if more {
        line.push(' ');
        line.push_str(text.options_mark);
    }
    vec![line]
}

/// `-h, --help`, `    --db <FILE>`, `<ID>`, `[FRAMEWORK]`, `<FILE>…`.
pub fn name(arg: &Arg) -> String {
    let value = arg.get_value_names().and_then(<[_]>::first).map(ToString::to_string).unwrap_or_default();
    if arg.is_positional() {
        let several = if matches!(arg.get_action(), ArgAction::Append) { "…" } else { "" };
        return if arg.is_required_set() { format!("<{value}>{several}") } else { format!("[{value}]{several}") };
    }
    let short = arg.get_short().map_or_else(|| "    ".to_owned(), |short| format!("-{short}, "));
    let long = arg.get_long().unwrap_or_default();
    let several = if matches!(arg.get_action(), ArgAction::Append) { "…" } else { "" };
    if matches!(arg.get_action(), ArgAction::Set | ArgAction::Append) {
        return format!("{short}--{long} <{value}>{several}");
    }
    format!("{short}--{long}")
}

fn help(arg: &Arg) -> String {
    arg.get_help().map(ToString::to_string).unwrap_or_default()
}

struct Page(String);

impl Page {
    fn line(&mut self, line: &str) {
        self.0.push_str(line.trim_end());
        self.0.push('\n');
    }

    fn paragraph(&mut self, text: &str) {
        for line in wrapped(text, COLUMNS) {
            self.line(&line);
        }
    }

    fn heading(&mut self, heading: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.line(heading);
    }

    /// Names at the left, what they mean in a column beside them.
    fn section(&mut self, heading: &str, rows: Vec<(String, String)>) {
        if rows.is_empty() {
            return;
        }
        self.heading(heading);
        let widest = rows.iter().map(|(name, _)| width(name)).filter(|width| *width <= MOST_NAME).max().unwrap_or(0);
        for (name, help) in rows {
            let mut lead = format!("  {name}");
            if width(&name) > widest {
                self.line(&lead);
                lead.clear();
            }
            for line in wrapped(&help, COLUMNS - widest - 4) {
                let gap = " ".repeat((widest + 4).saturating_sub(width(&lead)));
                self.line(&format!("{lead}{gap}{line}"));
                lead.clear();
            }
        }
    }
}
