//! `list`: all assessments, newest change first.

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use crate::app::{Archived, Filter, Summary};
use crate::assessment::WeightSet;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::table::{numbers, table, words};
use crate::i18n::{HelpText, Lang, Terms, fill};
use crate::report::state_name;
use crate::scoring::one;

/// Where the weights stand that the scores were made with.
const AFTER_SCORES: usize = 8;

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("list").about(text.list)
}

/// Lists them; where there is no store the list is empty.
///
/// # Errors
/// If the store cannot be read.
pub fn run(context: &Context<'_>, _matches: &ArgMatches) -> Result<Output, Failure> {
    let filter = Filter { archived: Archived::All, ..Filter::default() };
    let rows = match context.store_if_any()? {
        Some(app) => app.list(&filter, 0, usize::MAX).map_err(|error| context.refused(&error))?.rows,
        None => Vec::new(),
    };
    if context.json {
        return Ok(Output::json(&rows.iter().map(as_json).collect()));
    }
    if rows.is_empty() {
        return Ok(Output::note(context.text().no_assessments.to_owned()));
    }
    Ok(Output::text(&as_text(context, &rows)))
}

fn as_json(row: &Summary) -> Value {
    json!({
        "id": row.id,
        "office": row.office,
        "period": row.period,
        "scope": row.scope,
        "state": row.state.id(),
        "framework": row.framework,
        "framework_version": row.framework_version,
        "items": row.items,
        "answered": row.answered,
        "score": row.score,
        "evidenced_score": row.evidenced_score,
        "weights": row.weights.id(),
        "level": row.level,
        "evidenced_level": row.evidenced_level,
        "changed": row.changed.to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
    })
}

fn as_text(context: &Context<'_>, rows: &[Summary]) -> String {
    let (text, lang) = (context.text(), context.lang());
    let terms = Terms::of(lang);
    // A column that would say the same in every row is left out.
    let sets = rows.iter().any(|row| row.weights != WeightSet::default());
    let mut columns = vec![
        words(text.c_id, 8),
        words(terms.office, 36),
        words(terms.period, 16),
        words(terms.scope, 20),
        words(terms.state, 10),
        numbers(text.c_progress),
        numbers(text.c_claimed),
        numbers(text.c_evidenced),
        words(text.c_claimed_level, 10),
        words(text.c_evidenced_level, 12),
        words(text.c_changed, 16),
    ];
    let mut rows: Vec<(&Summary, Vec<String>)> = rows.iter().map(|row| (row, cells(row, terms, lang))).collect();
    if sets {
        columns.insert(AFTER_SCORES, words(terms.weight, 16));
        for (row, cells) in &mut rows {
            cells.insert(AFTER_SCORES, row.weights.name(lang).to_owned());
        }
    }
    let rows: Vec<Vec<String>> = rows.into_iter().map(|(_, cells)| cells).collect();
    table(&columns, &rows)
}

fn cells(row: &Summary, terms: &Terms, lang: Lang) -> Vec<String> {
    let level = |rank: Option<i64>| match rank.filter(|_| row.started) {
        Some(rank) => fill(terms.level_n, &[("n", &rank.to_string())]),
        None => "-".to_owned(),
    };
    vec![
        row.id.clone(),
        row.office.clone(),
        row.period.clone(),
        row.scope.clone(),
        state_name(row.state, lang).to_owned(),
        format!("{}/{}", row.answered, row.items),
        one(row.score),
        one(row.evidenced_score),
        level(row.level),
        level(row.evidenced_level),
        row.changed.format("%Y-%m-%d %H:%M").to_string(),
    ]
}
