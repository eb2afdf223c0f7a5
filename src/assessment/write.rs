//! Writing a record in the shapes of files.md: TOML, and the same shape in JSON.

use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value, json};
use toml::value::{Date, Datetime};

use super::model::{Answer, Evidence, Record};
use crate::framework::Framework;

/// The record as an answers file. Unanswered items and empty fields are left out.
#[must_use]
pub fn to_toml(record: &Record, framework: &Framework) -> String {
    let mut root = toml::Table::new();
    root.insert("schema".into(), toml::Value::Integer(1));
    let mut bound = toml::Table::new();
    bound.insert("id".into(), framework.id.clone().into());
    bound.insert("version".into(), framework.version.clone().into());
    root.insert("framework".into(), toml::Value::Table(bound));
    for (key, text) in [("office", &record.office), ("period", &record.period), ("scope", &record.scope)] {
        put(&mut root, key, text);
    }
    let targets: toml::Table = framework
        .criteria()
        .zip(&record.targets)
        .filter_map(|(criterion, target)| Some((criterion.id.clone(), toml::Value::Integer((*target)?))))
        .collect();
    let reflections: toml::Table = framework
        .reflections
        .iter()
        .zip(&record.reflections)
        .filter(|(_, text)| !text.is_empty())
        .map(|(reflection, text)| {
            let mut row = toml::Table::new();
            put(&mut row, "text", text);
            (reflection.id.clone(), toml::Value::Table(row))
        })
        .collect();
    let answers: toml::Table = framework
        .items()
        .zip(&record.answers)
        .filter(|(_, answer)| !answer.is_empty())
        .map(|(item, answer)| (item.id.clone(), toml::Value::Table(answer_toml(answer, framework))))
        .collect();
    for (key, table) in [("targets", targets), ("reflections", reflections), ("answers", answers)] {
        if !table.is_empty() {
            root.insert(key.into(), toml::Value::Table(table));
        }
    }
    // Every value above has a TOML form, so there is nothing to fail on.
    toml::to_string(&root).unwrap_or_default()
}

fn put(table: &mut toml::Table, key: &str, text: &str) {
    if !text.is_empty() {
        table.insert(key.into(), text.to_owned().into());
    }
}

fn answer_toml(answer: &Answer, framework: &Framework) -> toml::Table {
    let mut row = toml::Table::new();
    if let Some(mark) = answer.rating {
        row.insert("rating".into(), mark.id(framework).to_owned().into());
    }
    put(&mut row, "note", &answer.note);
    put(&mut row, "reason", &answer.reason);
    if !answer.evidence.is_empty() {
        let records = answer.evidence.iter().map(|record| toml::Value::Table(evidence_toml(record)));
        row.insert("evidence".into(), toml::Value::Array(records.collect()));
    }
    row
}

fn evidence_toml(record: &Evidence) -> toml::Table {
    let mut row = toml::Table::new();
    put(&mut row, "title", &record.title);
    put(&mut row, "number", &record.number);
    if let Some(date) = record.date.and_then(toml_date) {
        row.insert("date".into(), date);
    }
    put(&mut row, "unit", &record.unit);
    put(&mut row, "location", &record.location);
    if let Some(date) = record.valid_until.and_then(toml_date) {
        row.insert("valid_until".into(), date);
    }
    row
}

/// TOML has years of four digits only; a date outside them cannot be entered in the first place.
fn toml_date(date: NaiveDate) -> Option<toml::Value> {
    let part = |number: u32| u8::try_from(number).ok();
    let date = Date { year: u16::try_from(date.year()).ok()?, month: part(date.month())?, day: part(date.day())? };
    Some(toml::Value::Datetime(Datetime { date: Some(date), time: None, offset: None }))
}

/// The `answers` object: unanswered items without a note or evidence are left out, and so are empty fields.
#[must_use]
pub fn answers_json(record: &Record, framework: &Framework) -> Value {
    let rows = framework.items().zip(&record.answers).filter(|(_, answer)| !answer.is_empty());
    Value::Object(rows.map(|(item, answer)| (item.id.clone(), answer_json(answer, framework))).collect())
}

fn answer_json(answer: &Answer, framework: &Framework) -> Value {
    let mut row = Map::new();
    if let Some(mark) = answer.rating {
        row.insert("rating".into(), mark.id(framework).into());
    }
    put_json(&mut row, "note", &answer.note);
    put_json(&mut row, "reason", &answer.reason);
    if !answer.evidence.is_empty() {
        row.insert("evidence".into(), answer.evidence.iter().map(evidence_json).collect());
    }
    Value::Object(row)
}

/// One evidence record, dates as `2026-03-01`, empty fields left out.
#[must_use]
pub fn evidence_json(record: &Evidence) -> Value {
    let mut row = Map::new();
    put_json(&mut row, "title", &record.title);
    put_json(&mut row, "number", &record.number);
    if let Some(date) = record.date {
        row.insert("date".into(), date.to_string().into());
    }
    put_json(&mut row, "unit", &record.unit);
    put_json(&mut row, "location", &record.location);
    if let Some(date) = record.valid_until {
        row.insert("valid_until".into(), date.to_string().into());
    }
    Value::Object(row)
}

pub(super) fn put_json(row: &mut Map<String, Value>, key: &str, text: &str) {
    if !text.is_empty() {
        row.insert(key.into(), text.into());
    }
}

/// The `targets` object: criterion id to rank.
#[must_use]
pub fn targets_json(record: &Record, framework: &Framework) -> Value {
    let rows = framework.criteria().zip(&record.targets);
    Value::Object(rows.filter_map(|(criterion, target)| Some((criterion.id.clone(), (*target)?.into()))).collect())
}

/// The `reflections` object: reflection id to `{ "text": … }`.
#[must_use]
pub fn reflections_json(record: &Record, framework: &Framework) -> Value {
    let rows = framework.reflections.iter().zip(&record.reflections).filter(|(_, text)| !text.is_empty());
    Value::Object(rows.map(|(reflection, text)| (reflection.id.clone(), json!({ "text": text }))).collect())
}
