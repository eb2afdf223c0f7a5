//! `export`: the scorecard as files, or one format to standard output.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};

use super::text as value;
use crate::app::Moment;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, OTHER, Output};
use crate::cli::input;
use crate::cli::stop::Stop;
use crate::cli::tree::{flag, id, needed, option};
use crate::i18n::{ExportText, HelpText, fill};
use crate::report::export::{self, Continue, ExportError, Plan};
use crate::report::fonts::check;
use crate::report::{self, Format, Options, Part, Parts, Scorecard};

/// Every format at once.
const ALL: &str = "all";

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("export").about(text.export).arg(id(text)).args([
        needed("format", text.v_formats, text.a_format),
        option("parts", text.v_parts, text.a_parts),
        flag("blank", text.a_blank),
        option("out", text.v_folder, text.a_out).value_parser(clap::value_parser!(PathBuf)),
        flag("force", text.a_force),
        option("time", text.v_time, text.a_time),
        option("font", text.v_file, text.a_font).value_parser(clap::value_parser!(PathBuf)),
    ])
}

/// Exports it; prints the one format, or the paths of the files written.
///
/// # Errors
/// Unknown formats and parts, several formats without a folder, no such assessment, files that exist or cannot be
/// written.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let text = context.text();
    let formats = formats(context, value(matches, "format"))?;
    let parts = parts(context, matches)?;
    let (time, font) = (time(context, matches)?, font(context, matches)?);
    let folder = matches.get_one::<PathBuf>("out");
    let force = matches.get_flag("force");
    if folder.is_none() && force {
        return Err(Failure::usage(text.force_needs_out.to_owned()));
    }
    if folder.is_none() && formats.len() > 1 {
        return Err(Failure::usage(text.several_formats.to_owned()));
    }
    let app = context.store()?;
    let card = Scorecard::of(context.load(&app, value(matches, "id"))?, time.date_naive());
    let source = context.framework_text(&app, &card.framework.hash)?;
    let parts = parts.unwrap_or_else(|| Parts::usual(&card));
    let options = Options { time, font, system_fonts: true, framework_text: &source };
    let Some(folder) = folder else {
        let Some(format) = formats.first() else { return Ok(Output::silent()) };
        let rendered = report::render(&card, *format, context.lang(), &parts, &options)
            .map_err(|error| failure(context, &error.into()))?;
        return Ok(missing(context, Output::bytes(rendered.bytes), &rendered.missing));
    };
    let lang = context.lang();
    let plan = Plan { card: &card, formats: &formats, lang, parts: &parts, options, folder, force };
    let stop = Stop::listen();
    let mut tell = |_| if stop.is_told() { Continue::No } else { Continue::Yes };
    let done = export::run(&plan, &mut tell).map_err(|error| failure(context, &error))?;
    let paths: Vec<String> = done.paths.iter().map(|path| path.display().to_string()).collect();
    Ok(missing(context, Output::text(&paths.join("\n")), &done.missing))
}

/// What the command line has to add to what went wrong.
fn failure(context: &Context<'_>, error: &ExportError) -> Failure {
    let mut message = error.message(context.lang());
    if matches!(error, ExportError::Exists(_)) {
        message += context.text().exists_hint;
    }
    Failure::new(OTHER, message)
}

/// Names the characters that no font has.
fn missing(context: &Context<'_>, output: Output, missing: &[char]) -> Output {
    if missing.is_empty() {
        return output;
    }
    let chars: Vec<String> = missing.iter().map(char::to_string).collect();
    let note = fill(ExportText::of(context.lang()).missing, &[("chars", &chars.join(" "))]);
    output.with_note(note + context.text().font_hint)
}

/// The font file, which must be there and hold a font, whether or not a format needs it.
fn font<'m>(context: &Context<'_>, matches: &'m ArgMatches) -> Result<Option<&'m Path>, Failure> {
    let Some(path) = matches.get_one::<PathBuf>("font") else { return Ok(None) };
    input::probe(path).map_err(|error| error.failure(context.lang()))?;
    check(path).map_err(|error| Failure::usage(error.message(context.lang())))?;
    Ok(Some(path))
}

/// The words of a list separated by commas, each once.
fn list(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in text.split([',', '，']).map(str::trim) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

fn formats(context: &Context<'_>, text: &str) -> Result<Vec<Format>, Failure> {
    let words = list(text);
    if words == [ALL] {
        return Ok(Format::ALL.to_vec());
    }
    let known = Format::ALL.map(Format::id).join(", ") + ", " + ALL;
    let find = |word: &str| {
        Format::from_id(word)
            .ok_or_else(|| Failure::usage(fill(context.text().unknown_format, &[("name", word), ("known", &known)])))
    };
    words.into_iter().map(find).collect()
}

/// The parts that are asked for; none where none are named.
fn parts(context: &Context<'_>, matches: &ArgMatches) -> Result<Option<Parts>, Failure> {
    let parts = match matches.get_one::<String>("parts") {
        Some(text) => {
            let known = Part::ALL.map(Part::id).join(", ");
            let find = |word: &str| {
                let wrong = || fill(context.text().unknown_part, &[("name", word), ("known", &known)]);
                Part::from_id(word).ok_or_else(|| Failure::usage(wrong()))
            };
            Some(Parts::new(&list(text).into_iter().map(find).collect::<Result<Vec<_>, _>>()?))
        }
        None => None,
    };
    if !matches.get_flag("blank") {
        return Ok(parts);
    }
    // What is blank about the figures of a report nobody can say.
    if parts.as_ref().is_some_and(Parts::is_checklist) {
        Ok(Some(Parts::blank_checklist()))
    } else {
        Err(Failure::usage(context.text().blank_checklist.to_owned()))
    }
}

/// The time that the report names; without one, the present.
fn time(context: &Context<'_>, matches: &ArgMatches) -> Result<Moment, Failure> {
    let Some(text) = matches.get_one::<String>("time") else { return Ok(context.now()) };
    Moment::parse_from_rfc3339(text).map_err(|_| Failure::usage(fill(context.text().bad_time, &[("value", text)])))
}
