//! Weights as JSON: those in force, and every set with what it rests on.

use serde_json::{Map, Value, json};

use crate::assessment::{Group, Record, Weigher, WeightSet};
use crate::framework::Framework;
use crate::scoring::{Score, Weights, live, reweighed, together};

/// The weights in force, which set they are, and all sets side by side.
pub(super) fn weights(framework: &Framework, record: &Record, score: &Score) -> Value {
    let mut out = shares(framework, &score.weights);
    out.insert("active".into(), score.weights.set.id().into());
    let sets = WeightSet::ALL.map(|set| (set.id().to_owned(), one_set(framework, record, score, set)));
    out.insert("sets".into(), Value::Object(sets.into_iter().collect()));
    Value::Object(out)
}

/// Weights as shares of 1 by id, those of criteria within their dimension.
fn shares(framework: &Framework, weights: &Weights) -> Map<String, Value> {
    let mut dimensions = Map::new();
    let mut criteria = Map::new();
    for (index, dimension) in framework.dimensions.iter().enumerate() {
        dimensions.insert(dimension.id.clone(), json!(weights.dimensions[index]));
        for (criterion, share) in dimension.criteria.iter().zip(&weights.criteria[index]) {
            criteria.insert(criterion.id.clone(), json!(share));
        }
    }
    Map::from_iter([("dimensions".to_owned(), dimensions.into()), ("criteria".to_owned(), criteria.into())])
}

/// A set: its weights, the overall score with them, and what it was made from.
fn one_set(framework: &Framework, record: &Record, score: &Score, set: WeightSet) -> Value {
    let weights = Weights::of_set(framework, &record.weighing, set);
    let overall = reweighed(framework, score, &weights);
    let mut out = shares(framework, &weights);
    out.insert("score".into(), json!(overall.score));
    out.insert("evidenced_score".into(), json!(overall.evidenced_score));
    match set {
        WeightSet::Equal | WeightSet::Framework => {}
        WeightSet::Ahp => {
            out.insert("groups".into(), groups(framework, record));
            out.insert("people".into(), record.weighing.people.iter().map(|one| person(framework, one)).collect());
        }
        WeightSet::Manual => {
            let rows = record.weighing.manual.iter().map(|(group, weights)| {
                let weight = |part: usize| (group.id(framework, part).to_owned(), json!(weights[part].number()));
                let weights: Map<String, Value> = (0..weights.len()).map(weight).collect();
                of_group(framework, *group, [("weights", weights.into())])
            });
            out.insert("groups".into(), rows.collect());
        }
    }
    Value::Object(out)
}

/// A row about a group: the dimensions among themselves name none.
fn of_group<const N: usize>(framework: &Framework, group: Group, rest: [(&str, Value); N]) -> Value {
    let dimension = group.dimension(framework).map(|id| ("dimension".to_owned(), id.into()));
    let rest = rest.into_iter().map(|(key, value)| (key.to_owned(), value));
    Value::Object(dimension.into_iter().chain(rest).collect())
}

/// The groups that somebody finished comparing, with the consistency ratio of all judgments together.
fn groups(framework: &Framework, record: &Record) -> Value {
    let rows = Group::all(framework).filter_map(|group| {
        let found = together(framework, &record.weighing, group)?;
        Some(of_group(framework, group, [("people", json!(found.people)), ("cr", json!(found.ratio))]))
    });
    rows.collect()
}

/// A person's judgments: how many times as important the first of a pair is, 1 to 9 or a reciprocal; and the consistency
/// ratio of each group judged in full.
fn person(framework: &Framework, person: &Weigher) -> Value {
    let judgment = |(pair, step): (&crate::assessment::Pair, &crate::assessment::Step)| {
        let value = if step.get() < 0 { json!(step.ratio()) } else { json!(step.times()) };
        let [first, second] = [pair.first, pair.second].map(|part| pair.group.id(framework, part).into());
        of_group(framework, pair.group, [("first", first), ("second", second), ("value", value)])
    };
    let finished = Group::all(framework).filter(|group| person.has_finished(framework, *group));
    let ratio = |group: Group| of_group(framework, group, [("cr", json!(live(framework, Some(person), group).ratio))]);
    json!({
        "number": person.number,
        "name": person.name,
        "judgments": person.judgments.iter().map(judgment).collect::<Vec<_>>(),
        "consistency": finished.map(ratio).collect::<Vec<_>>(),
    })
}
