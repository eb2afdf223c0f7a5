//! `export`: the scorecard as files, or one format to standard output.

use std::path::PathBuf;

use clap::{ArgMatches, Command};

use super::text as value;
use crate::app::Moment;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, OTHER, Output};
use crate::cli::files::{self, NewFile};
use crate::cli::tree::{flag, id, needed, option};
use crate::i18n::{HelpText, ReportText, fill};
use crate::report::{self, Format, Options, Part, Parts, Rendered, Scorecard};

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
    let time = time(context, matches)?;
    let folder = matches.get_one::<PathBuf>("out");
    let force = matches.get_flag("force");
    if folder.is_none() && force {
        return Err(Failure::usage(text.force_needs_out.to_owned()));
    }
    if folder.is_none() && formats.len() > 1 {
        return Err(Failure::usage(text.several_formats.to_owned()));
    }
    let app = context.store()?;
    let card = context.scorecard_on(context.load(&app, value(matches, "id"))?, time.date_naive());
    let source = context.framework_text(&app, &card.framework.hash)?;
    let options = Options { time, font: None, framework_text: &source };
    let render = |format: Format| -> Result<Rendered, Failure> {
        report::render(&card, format, context.lang(), &parts, &options)
            .map_err(|error| Failure::new(OTHER, error.to_string()))
    };
    let Some(folder) = folder else {
        return formats
            .first()
            .map_or_else(|| Ok(Output::silent()), |format| Ok(Output::bytes(render(*format)?.bytes)));
    };
    let name = file_name(context, &card);
    let mut new = Vec::new();
    for format in &formats {
        new.push(NewFile { path: folder.join(format!("{name}.{}", format.id())), content: render(*format)?.bytes });
    }
    files::write_all(folder, &new, force, context.lang())?;
    let paths: Vec<String> = new.iter().map(|file| file.path.display().to_string()).collect();
    Ok(Output::text(&paths.join("\n")))
}

fn file_name(context: &Context<'_>, card: &Scorecard) -> String {
    let suffix = ReportText::of(context.lang()).file_suffix;
    // The longest ending is `.json`.
    files::name(&[&card.record.office, &card.record.period], suffix, ".json".len())
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

fn parts(context: &Context<'_>, matches: &ArgMatches) -> Result<Parts, Failure> {
    let parts = match matches.get_one::<String>("parts") {
        Some(text) => {
            let known = Part::ALL.map(Part::id).join(", ");
            let find = |word: &str| {
                let wrong = || fill(context.text().unknown_part, &[("name", word), ("known", &known)]);
                Part::from_id(word).ok_or_else(|| Failure::usage(wrong()))
            };
            Parts::new(&list(text).into_iter().map(find).collect::<Result<Vec<_>, _>>()?)
        }
        None => Parts::default(),
    };
    if !matches.get_flag("blank") {
        return Ok(parts);
    }
    // What is blank about the figures of a report nobody can say.
    if parts.is_checklist() {
        Ok(Parts::blank_checklist())
    } else {
        Err(Failure::usage(context.text().blank_checklist.to_owned()))
    }
}

/// The time that the report names; without one, the present.
fn time(context: &Context<'_>, matches: &ArgMatches) -> Result<Moment, Failure> {
    let Some(text) = matches.get_one::<String>("time") else { return Ok(context.now()) };
    Moment::parse_from_rfc3339(text).map_err(|_| Failure::usage(fill(context.text().bad_time, &[("value", text)])))
}
