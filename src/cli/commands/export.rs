//! `export`: the scorecard as files, or one format to standard output.

use std::path::PathBuf;

use clap::{ArgMatches, Command};

use super::text as value;
use crate::assessment::to_toml;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::files::{self, NewFile};
use crate::cli::tree::{flag, id, needed, option};
use crate::i18n::{HelpText, ReportText, fill};
use crate::report::{self, Part, Parts, Scorecard};

/// A format that the scorecard can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Markdown,
    Json,
    Csv,
    Toml,
}

impl Format {
    const ALL: [Self; 4] = [Self::Markdown, Self::Json, Self::Csv, Self::Toml];

    /// The word on the command line, and the end of the file's name.
    fn id(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Toml => "toml",
        }
    }
}

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("export").about(text.export).arg(id(text)).args([
        needed("format", text.v_formats, text.a_format),
        option("parts", text.v_parts, text.a_parts),
        option("out", text.v_folder, text.a_out).value_parser(clap::value_parser!(PathBuf)),
        flag("force", text.a_force),
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
    let parts = match matches.get_one::<String>("parts") {
        Some(list) => parts(context, list)?,
        None => Parts::default(),
    };
    let folder = matches.get_one::<PathBuf>("out");
    let force = matches.get_flag("force");
    if folder.is_none() && force {
        return Err(Failure::usage(text.force_needs_out.to_owned()));
    }
    if folder.is_none() && formats.len() > 1 {
        return Err(Failure::usage(text.several_formats.to_owned()));
    }
    let app = context.store()?;
    let card = context.scorecard(context.load(&app, value(matches, "id"))?);
    let source = context.framework_text(&app, &card.framework.hash)?;
    let render = |format: Format| render(context, &card, format, &parts, &source);
    let Some(folder) = folder else {
        return Ok(formats.first().map_or_else(Output::silent, |format| Output::bytes(render(*format))));
    };
    let name = file_name(context, &card);
    let new =
        |format: &Format| NewFile { path: folder.join(format!("{name}.{}", format.id())), content: render(*format) };
    let new: Vec<NewFile> = formats.iter().map(new).collect();
    files::write_all(folder, &new, force, context.lang())?;
    let paths: Vec<String> = new.iter().map(|file| file.path.display().to_string()).collect();
    Ok(Output::text(&paths.join("\n")))
}

fn render(context: &Context<'_>, card: &Scorecard, format: Format, parts: &Parts, source: &str) -> Vec<u8> {
    match format {
        Format::Markdown => report::markdown(card, context.lang(), parts).into_bytes(),
        Format::Csv => report::csv(card, context.lang()),
        Format::Json => Output::json(&report::json(card, source)).data,
        Format::Toml => to_toml(&card.record, &card.framework).into_bytes(),
    }
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
    let known = Format::ALL.map(Format::id).join(", ");
    let find = |word: &str| {
        let found = Format::ALL.into_iter().find(|format| format.id() == word);
        found.ok_or_else(|| Failure::usage(fill(context.text().unknown_format, &[("name", word), ("known", &known)])))
    };
    list(text).into_iter().map(find).collect()
}

fn parts(context: &Context<'_>, text: &str) -> Result<Parts, Failure> {
    let known = Part::ALL.map(Part::id).join(", ");
    let find = |word: &str| {
        Part::from_id(word)
            .ok_or_else(|| Failure::usage(fill(context.text().unknown_part, &[("name", word), ("known", &known)])))
    };
    let chosen: Vec<Part> = list(text).into_iter().map(find).collect::<Result<_, _>>()?;
    Ok(Parts::new(&chosen))
}
