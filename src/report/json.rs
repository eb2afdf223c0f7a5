//! The whole assessment as JSON: `show ID --json` and the `json` export (cli.md).

mod weights;

use serde_json::{Value, json};

use super::scorecard::Scorecard;
use crate::assessment::{actions_json, answers_json, reflections_json, targets_json};
use crate::scoring::score_json;
use weights::weights;

/// The assessment with its framework's own text; never varies by language.
#[must_use]
pub fn json(card: &Scorecard, framework_text: &str) -> Value {
    let (framework, record) = (&card.framework, &card.record);
    json!({
        "schema": 1,
        "id": card.id,
        "office": record.office,
        "period": record.period,
        "scope": record.scope,
        "state": card.state.id(),
        "framework": {
            "id": framework.id,
            "version": framework.version,
            "hash": framework.hash,
            "text": framework_text,
        },
        "answers": answers_json(record, framework),
        "targets": targets_json(record, framework),
        "reflections": reflections_json(record, framework),
        "weights": weights(framework, record, &card.score),
        "actions": actions_json(&record.actions, framework),
        "workshops": card.meetings.iter().map(|meeting| meeting.to_json(framework)).collect::<Value>(),
        "score": score_json(framework, &card.score),
    })
}

/// The same as bytes, the last line ended.
pub(super) fn json_bytes(card: &Scorecard, framework_text: &str) -> Vec<u8> {
    // A tree of values has no keys that are not texts, so it can always be written.
    let mut bytes = serde_json::to_vec_pretty(&json(card, framework_text)).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
