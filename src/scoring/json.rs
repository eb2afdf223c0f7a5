//! The output of `score --json` (scoring.md §5): full precision, `null` where undefined.

use serde_json::{Map, Value, json};

use crate::framework::Framework;

use super::maturity::{Figures, Gate, Score};

/// The whole score as JSON; never varies by language.
#[must_use]
pub fn score_json(framework: &Framework, score: &Score) -> Value {
    let progress = score.progress;
    let mut overall = figures(&score.overall);
    overall.insert("grade".into(), score.grade.map_or(Value::Null, |grade| framework.grades[grade].id.clone().into()));
    json!({
        "schema": 1,
        "framework": {"id": framework.id, "version": framework.version, "hash": framework.hash},
        "progress": {
            "items": progress.items,
            "rated": progress.rated,
            "not_applicable": progress.not_applicable,
            "unanswered": progress.unanswered,
        },
        "overall": overall,
        "dimensions": dimensions(framework, score),
        "criteria": (0..score.criteria.len()).map(|index| criterion(framework, score, index)).collect::<Vec<_>>(),
        "bottleneck": ids(&score.bottleneck(), |index| &framework.criterion(index).id),
        "diagnostics": ids(&score.diagnostics, |index| &framework.diagnostics[index].id),
    })
}

fn ids<'a>(indices: &[usize], id: impl Fn(usize) -> &'a String) -> Vec<&'a String> {
    indices.iter().map(|&index| id(index)).collect()
}

fn figures(figures: &Figures) -> Map<String, Value> {
    let mut row = Map::new();
    row.insert("score".into(), json!(figures.score));
    row.insert("score_potential".into(), json!(figures.score_potential));
    row.insert("evidenced_score".into(), json!(figures.evidenced_score));
    row.insert("level".into(), json!(figures.level));
    row.insert("level_potential".into(), json!(figures.level_potential));
    row.insert("evidenced_level".into(), json!(figures.evidenced_level));
    row
}

fn dimensions(framework: &Framework, score: &Score) -> Vec<Value> {
    let rows = framework.dimensions.iter().zip(&score.dimensions).map(|(dimension, score)| {
        let mut row = Map::new();
        row.insert("id".into(), dimension.id.clone().into());
        row.insert("weight".into(), json!(score.weight));
        row.extend(figures(&score.figures));
        Value::Object(row)
    });
    rows.collect()
}

fn criterion(framework: &Framework, score: &Score, index: usize) -> Value {
    let (criterion, score) = (framework.criterion(index), &score.criteria[index]);
    let dimension = &framework.dimensions[framework.criterion_ref(index).dimension];
    let mut row = Map::new();
    row.insert("id".into(), criterion.id.clone().into());
    row.insert("dimension".into(), dimension.id.clone().into());
    row.insert("weight".into(), json!(score.weight));
    row.extend(figures(&score.figures));
    row.insert("target".into(), json!(score.target));
    row.insert("steps_to_target".into(), json!(score.steps));
    let path = score.path.iter().map(|step| {
        let id = |row: usize| &framework.scale[row].id;
        json!({"item": framework.item(step.item).id, "from": id(step.from), "to": id(step.to)})
    });
    row.insert("path".into(), path.collect());
    row.insert("gates".into(), score.gates.iter().map(gate).collect());
    row.insert("level_empty".into(), json!(score.is_level_empty()));
    Value::Object(row)
}

fn gate(gate: &Gate) -> Value {
    json!({
        "level": gate.level,
        "coverage": gate.coverage,
        "key_ok": gate.key_ok,
        "passed": gate.passed,
        "firm": gate.firm,
    })
}
