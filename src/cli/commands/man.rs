//! `man`: the manual page, for `man -l` or a package.

use clap::{Arg, ArgMatches, Command};
use roff::{Inline, Roff, bold, roman};

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::help;
use crate::cli::tree::tree;
use crate::i18n::{HelpText, Lang, ManText};

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("man").about(text.man)
}

/// Prints the page, all commands in one.
///
/// # Errors
/// None.
#[allow(clippy::unnecessary_wraps, reason = "every command has this shape")]
pub fn run(context: &Context<'_>, _matches: &ArgMatches) -> Result<Output, Failure> {
    Ok(Output::text(&page(context.lang())))
}

/// The page. Written here and not by a generator, whose headings speak English only.
fn page(lang: Lang) -> String {
    let (text, help_text) = (ManText::of(lang), HelpText::of(lang));
    let root = tree(lang);
    let mut page = Roff::new();
    page.control("TH", ["PINHENG", "1", "-", concat!("pinheng ", env!("CARGO_PKG_VERSION")), text.manual]);
    // Neither spread words nor hyphens: Chinese has no blanks to spread.
    page.control("ad", ["l"]);
    page.control("nh", []);
    section(&mut page, text.name);
    page.text([roman(format!("pinheng - {}", text.what))]);
    section(&mut page, text.synopsis);
    for (index, usage) in help::usage(&root, help_text, "pinheng").into_iter().enumerate() {
        if index > 0 {
            page.control("br", []);
        }
        page.text([bold(usage)]);
    }
    section(&mut page, text.description);
    for (index, paragraph) in text.about.split('\n').enumerate() {
        if index > 0 {
            page.control("PP", []);
        }
        page.text([roman(paragraph)]);
    }
    section(&mut page, text.everywhere);
    options(&mut page, root.get_arguments());
    section(&mut page, text.commands);
    for command in root.get_subcommands() {
        subcommand(&mut page, command, help_text, "pinheng");
    }
    pairs(&mut page, text.environment, text.variables);
    pairs(&mut page, text.files, text.paths);
    pairs(&mut page, text.exit, text.codes);
    pairs(&mut page, text.examples, text.commands_shown);
    finished(&page.to_roff(), lang)
}

fn section(page: &mut Roff, name: &str) {
    page.control("SH", [name]);
}

fn subcommand(page: &mut Roff, command: &Command, text: &'static HelpText, path: &str) {
    let path = format!("{path} {}", command.get_name());
    if command.has_subcommands() {
        for sub in command.get_subcommands() {
            subcommand(page, sub, text, &path);
        }
        return;
    }
    page.control("SS", [path.as_str()]);
    page.text([roman(command.get_about().map(ToString::to_string).unwrap_or_default())]);
    for usage in help::usage(command, text, &path) {
        page.control("PP", []);
        page.text([bold(usage)]);
    }
    options(page, command.get_arguments().filter(|arg| !arg.is_global_set()));
}

fn options<'a>(page: &mut Roff, args: impl Iterator<Item = &'a Arg>) {
    for arg in args {
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        term(page, &[bold(help::name(arg).trim_start())], &help);
    }
}

fn term(page: &mut Roff, name: &[Inline], meaning: &str) {
    page.control("TP", []);
    page.text(name);
    page.text([roman(meaning)]);
}

/// A section of lines `name: meaning`.
fn pairs(page: &mut Roff, name: &str, lines: &str) {
    section(page, name);
    for (name, meaning) in lines.lines().filter_map(|line| line.split_once(" = ")) {
        term(page, &[bold(name)], meaning);
    }
}

/// Chinese may break between any two characters; the formatter has to be told where.
fn finished(page: &str, lang: Lang) -> String {
    if lang != Lang::Zh {
        return page.to_owned();
    }
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let ends = |c: char| "，。；：、？！）”".contains(c);
    let mut out = String::from("'\\\" -*- coding: utf-8 -*-\n");
    for line in page.lines() {
        let mut before = ' ';
        for sign in line.chars() {
            let between = han(before) && (han(sign) || "（“".contains(sign)) || ends(before) && !ends(sign);
            if between && !line.starts_with(".TH") {
                out.push_str("\\:");
            }
            out.push(sign);
            before = sign;
        }
        out.push('\n');
    }
    out
}
