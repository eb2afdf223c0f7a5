//! Whether a JSON export still says what follows from its answers.

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::Value;

use super::fingerprint::hash_of;
use super::json::json;
use super::scorecard::Scorecard;
use crate::app::{Meeting, meetings_of};
use crate::assessment::AnswersFile;
use crate::framework::{hash, parse};
use crate::i18n::{ExportText, Lang, fill};
use crate::scoring::score_in_force;
use crate::source::Faults;

/// How many differences are said one by one.
const MOST: usize = 20;
/// Most characters of a value that are said.
const MOST_CHARS: usize = 60;

/// A place where a file says something else than it should.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Where: `score.criteria[2].level`.
    pub place: String,
    /// What the file says; none if it says nothing.
    pub found: Option<Value>,
    /// What it should say; none if it should say nothing.
    pub expected: Option<Value>,
}

/// What came of verifying a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// All that can be computed is as it should be.
    Equal {
        /// The framework's hash.
        framework: String,
        /// The answers' short hash, as printed on every page of a report.
        answers: String,
    },
    /// Something is not; at least one.
    Differs(Vec<Difference>),
}

/// Why a file cannot be verified.
#[derive(Debug, Clone, PartialEq)]
pub enum Unverifiable {
    /// It has faults of its own.
    Faults(Faults),
    /// It is not JSON.
    NotJson,
    /// It lacks a key that every JSON export has.
    NotExport(&'static str),
}

/// Recomputes everything that follows from the answers and the framework's text in a JSON export, and compares:
/// the framework's hash, the weights, the score. What nothing follows from, such as the notes, only the hash of the
/// answers tells, which the reports print.
///
/// # Errors
/// [`Unverifiable`].
pub fn verify(name: &str, bytes: &[u8]) -> Result<Verdict, Unverifiable> {
    let file = AnswersFile::open(name, bytes).map_err(Unverifiable::Faults)?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let found: Value = serde_json::from_slice(bytes).map_err(|_| Unverifiable::NotJson)?;
    let text = found["framework"]["text"].as_str().ok_or(Unverifiable::NotExport("framework.text"))?;
    for key in ["schema", "answers", "score"] {
        found.get(key).ok_or(Unverifiable::NotExport(key))?;
    }
    let real = Value::from(hash(text.as_bytes()));
    if found["framework"]["hash"] != real {
        // What the changed text makes of the answers may be anything; that it was changed is what matters.
        let place = "framework.hash".to_owned();
        let found = found["framework"].get("hash").cloned();
        return Ok(Verdict::Differs(vec![Difference { place, found, expected: Some(real) }]));
    }
    let framework = parse(&format!("{name} (framework)"), text.as_bytes()).map_err(Unverifiable::Faults)?;
    let record = file.read(&framework).map_err(Unverifiable::Faults)?;
    let meetings = meetings_of(&file, &framework).map_err(Unverifiable::Faults)?;
    let state = file.state().unwrap_or_default();
    let mut expected = expected(&found, (record, meetings), Arc::new(framework), text, state);
    for key in ["created", "changed"] {
        if let Some(value) = found.get(key) {
            expected[key] = value.clone();
        }
    }
    // Before there were sets of weights, an export named none.
    if let (None, Some(weights)) = (found["weights"].get("active"), expected["weights"].as_object_mut()) {
        weights.retain(|key, _| key != "active" && key != "sets");
    }
    let mut differences = Vec::new();
    compare("", Some(&found), Some(&expected), &mut differences);
    if !differences.is_empty() {
        return Ok(Verdict::Differs(differences));
    }
    Ok(Verdict::Equal { framework: hash(text.as_bytes()), answers: hash_of(&expected["answers"]) })
}

fn expected(
    found: &Value,
    (record, meetings): (crate::assessment::Record, Vec<Meeting>),
    framework: Arc<crate::framework::Framework>,
    text: &str,
    state: crate::assessment::State,
) -> Value {
    let score = score_in_force(&framework, &record);
    // The JSON names no day, so any will do.
    let mut card = Scorecard::new(state, framework, record, score, NaiveDate::default()).with_meetings(meetings);
    if let Some(id) = found["id"].as_str() {
        card = card.with_id(id);
    }
    json(&card, text)
}

fn compare(place: &str, found: Option<&Value>, expected: Option<&Value>, out: &mut Vec<Difference>) {
    match (found, expected) {
        (Some(Value::Object(left)), Some(Value::Object(right))) => {
            let inside = |key: &str| if place.is_empty() { key.to_owned() } else { format!("{place}.{key}") };
            for (key, value) in right {
                compare(&inside(key), left.get(key), Some(value), out);
            }
            for (key, value) in left.iter().filter(|(key, _)| !right.contains_key(*key)) {
                compare(&inside(key), Some(value), None, out);
            }
        }
        (Some(Value::Array(left)), Some(Value::Array(right))) => {
            for index in 0..left.len().max(right.len()) {
                compare(&format!("{place}[{index}]"), left.get(index), right.get(index), out);
            }
        }
        // Other programs may write 53.0 as 53.
        (Some(Value::Number(left)), Some(Value::Number(right))) if left.as_f64() == right.as_f64() => {}
        (left, right) if left == right => {}
        (left, right) => {
            let place = place.to_owned();
            out.push(Difference { place, found: left.cloned(), expected: right.cloned() });
        }
    }
}

impl Difference {
    /// What differs, in a line.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let text = ExportText::of(lang);
        let said = |value: &Option<Value>| short(&value.as_ref().map_or_else(String::new, Value::to_string));
        let template = match (&self.found, &self.expected) {
            (None, _) => text.absent,
            (_, None) => text.extra,
            _ => text.value,
        };
        let (found, expected) = (said(&self.found), said(&self.expected));
        fill(template, &[("place", &self.place), ("found", &found), ("expected", &expected)])
    }
}

fn short(text: &str) -> String {
    let mut short: String = text.chars().take(MOST_CHARS).collect();
    if short.len() < text.len() {
        short.push_str("...");
    }
    short
}

impl Verdict {
    /// What is said about it, a line each; the first names the file.
    #[must_use]
    pub fn message(&self, file: &str, lang: Lang) -> String {
        let text = ExportText::of(lang);
        match self {
            Self::Equal { framework, answers } => {
                fill(text.equal, &[("file", file), ("framework", &framework[..12]), ("answers", answers)])
            }
            Self::Differs(all) => {
                let count = all.len().to_string();
                let head = if all.len() == 1 { text.differs_once } else { text.differs };
                let mut lines = vec![fill(head, &[("file", file), ("n", &count)])];
                lines.extend(all.iter().take(MOST).map(|difference| difference.message(lang)));
                if all.len() > MOST {
                    lines.push(fill(text.more, &[("n", &(all.len() - MOST).to_string())]));
                }
                lines.join("\n")
            }
        }
    }
}
