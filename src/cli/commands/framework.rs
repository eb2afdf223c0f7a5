//! `framework`: for authors of frameworks.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Arg, ArgMatches, Command};
use serde_json::{Value, json};

use crate::app::{App, FrameworkInfo, find_framework_without_store};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::input;
use crate::cli::table::{table, words};
use crate::cli::tree::files;
use crate::framework::{BUILTIN_ID, Framework, TEMPLATE, Text, builtin, parse};
use crate::i18n::{HelpText, fill};

/// The command's name.
pub const NAME: &str = "framework";

/// The command.
#[must_use]
pub fn command(text: &'static HelpText) -> Command {
    let name = Arg::new("framework").value_name(text.v_framework).help(text.a_framework);
    Command::new(NAME).about(text.framework).subcommand_required(true).subcommands([
        Command::new("check").about(text.framework_check).arg(files(text.v_file, text.a_framework_file)),
        Command::new("list").about(text.framework_list),
        Command::new("show").about(text.framework_show).arg(name),
        Command::new("template").about(text.framework_template),
    ])
}

/// Runs the one that was given.
///
/// # Errors
/// What it failed with.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    match matches.subcommand() {
        Some(("check", matches)) => check(context, matches),
        Some(("list", _)) => list(context),
        Some(("show", matches)) => show(context, matches.get_one::<String>("framework").map(String::as_str)),
        // clap lets only `template` through.
        _ if context.json => Err(Failure::usage(fill(context.text().no_json, &[("command", "framework template")]))),
        _ => Ok(Output::text(TEMPLATE)),
    }
}

fn check(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let lang = context.lang();
    let (mut lines, mut rows, mut failures) = (Vec::new(), Vec::new(), Vec::new());
    for path in matches.get_many::<PathBuf>("file").unwrap_or_default() {
        let name = path.display().to_string();
        let read = input::read(path).map_err(|error| error.failure(lang));
        match read.and_then(|bytes| parse(&name, &bytes).map_err(|faults| Failure::faults(&faults, lang))) {
            Ok(framework) => {
                lines.push(sound(context, &name, &framework));
                rows.push(sound_json(&name, &framework));
            }
            Err(failure) => {
                lines.push(failure.rendered(lang));
                failures.push(failure);
            }
        }
    }
    if failures.is_empty() {
        return Ok(if context.json { Output::json(&Value::Array(rows)) } else { Output::text(&lines.join("\n")) });
    }
    // The sound ones are named too, in the order in which they were given.
    let failure = Failure::all(&failures, lang);
    Err(Failure { message: lines.join("\n"), ..failure })
}

fn sound(context: &Context<'_>, file: &str, framework: &Framework) -> String {
    let (criteria, items) = (framework.criteria().len().to_string(), framework.items().len().to_string());
    let values = [
        ("file", file),
        ("id", &framework.id),
        ("version", &framework.version),
        ("criteria", &criteria),
        ("items", &items),
    ];
    fill(context.text().check_ok, &values)
}

fn sound_json(file: &str, framework: &Framework) -> Value {
    json!({
        "file": file,
        "id": framework.id,
        "version": framework.version,
        "hash": framework.hash,
        "criteria": framework.criteria().len(),
        "items": framework.items().len(),
    })
}

/// One row of the list.
struct Row {
    id: String,
    version: String,
    hash: String,
    title: Text,
}

impl Row {
    fn of(framework: &Framework) -> Self {
        let Framework { id, version, hash, title, .. } = framework;
        Self { id: id.clone(), version: version.clone(), hash: hash.clone(), title: title.clone() }
    }
}

impl From<FrameworkInfo> for Row {
    fn from(info: FrameworkInfo) -> Self {
        let FrameworkInfo { id, version, hash, title, .. } = info;
        Self { id, version, hash, title }
    }
}

fn list(context: &Context<'_>) -> Result<Output, Failure> {
    let rows: Vec<Row> = match context.store_if_any()? {
        Some(app) => {
            let found = app.frameworks().map_err(|error| context.refused(&error))?;
            found.into_iter().map(Row::from).collect()
        }
        None => vec![Row::of(&builtin())],
    };
    if context.json {
        return Ok(Output::json(&rows.iter().map(row_json).collect()));
    }
    let text = context.text();
    let columns = [words(text.c_id, 40), words(text.c_version, 16), words(text.c_title, 60), words(text.c_hash, 12)];
    let cells = rows.iter().map(|row| {
        let title = row.title.get(context.lang()).to_owned();
        vec![row.id.clone(), row.version.clone(), title, row.hash.chars().take(12).collect()]
    });
    Ok(Output::text(&table(&columns, &cells.collect::<Vec<_>>())))
}

fn row_json(row: &Row) -> Value {
    let mut title = serde_json::Map::new();
    for (lang, text) in [("zh", &row.title.zh), ("en", &row.title.en)] {
        if !text.is_empty() {
            title.insert(lang.into(), text.clone().into());
        }
    }
    json!({"id": row.id, "version": row.version, "hash": row.hash, "title": title})
}

fn show(context: &Context<'_>, name: Option<&str>) -> Result<Output, Failure> {
    let refused = |error| context.refused(&error);
    // The store is opened only where the framework may be in it.
    let store = match name {
        Some(name) if name != BUILTIN_ID && !std::path::Path::new(name).is_file() => context.store_if_any()?,
        _ => None,
    };
    let found: Result<(Arc<Framework>, Vec<u8>), _> = match &store {
        Some(app) => App::find_framework(app, name),
        None => find_framework_without_store(name),
    };
    let (framework, bytes) = found.map_err(refused)?;
    if !context.json {
        return Ok(Output::bytes(bytes));
    }
    let mut row = row_json(&Row::of(&framework));
    row["text"] = String::from_utf8_lossy(&bytes).into();
    Ok(Output::json(&row))
}
