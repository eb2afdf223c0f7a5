//! Edits of weights: the set in force, those who compare, their judgments, weights set by hand.

use serde_json::{Map, Value, json};

use super::super::Loaded;
use super::super::error::Error;
use crate::assessment::{Group, ManualWeight, Pair, Step, Weigher, WeightSet};
use crate::framework::Framework;
use crate::store::{ChangeKind, Db, Head, NewChange, find_group, group_id};

/// What of the weights an edit changes; indices are those of the framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Weigh {
    /// Puts a set in force.
    Use(WeightSet),
    /// Sets or clears one person's judgment of a pair. A person who is not there yet is added.
    Judge {
        /// The person's number, 1 to 99.
        person: u32,
        /// The pair.
        pair: Pair,
        /// The judgment, none to clear it.
        step: Option<Step>,
    },
    /// Adds a person, or changes the name, which may be empty.
    Name {
        /// The person's number, 1 to 99.
        person: u32,
        /// The name or label.
        name: String,
    },
    /// Removes a person with all judgments.
    Remove {
        /// The person's number.
        person: u32,
    },
    /// Sets the weights of a group by hand, one a part, or clears them.
    Manual {
        /// The group.
        group: Group,
        /// The weights, none to clear them.
        weights: Option<Vec<ManualWeight>>,
    },
}

/// What of the weights a change of the log touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weighed {
    /// Which set is in force.
    Use,
    /// A judgment of a person.
    Judgment(u32, Pair),
    /// A person.
    Person(u32),
    /// The weights of a group set by hand.
    Manual(Group),
}

impl Weigh {
    /// What it changes in what is stored.
    pub(super) fn plan(&self, loaded: &Loaded) -> NewChange {
        let (framework, weighing) = (&loaded.framework, &loaded.record.weighing);
        match self {
            Self::Use(set) => change(ChangeKind::Weights, "", json!(weighing.active.id()), json!(set.id())),
            Self::Judge { person, pair, step } => {
                let before = weighing.person(*person).and_then(|person| person.judgments.get(pair));
                let number = |step: Option<&Step>| json!(step.map(|step| step.get()));
                let subject = std::iter::once(person.to_string()).chain(pair_words(framework, *pair));
                let subject = subject.collect::<Vec<_>>().join(" ");
                change(ChangeKind::Judgment, &subject, number(before), number(step.as_ref()))
            }
            Self::Name { person, name } => {
                let before = weighing.person(*person).map_or(Value::Null, |person| json!({ "name": person.name }));
                change(ChangeKind::Weigher, &person.to_string(), before, json!({ "name": name }))
            }
            Self::Remove { person } => {
                let before = weighing.person(*person).map_or(Value::Null, |person| whole(framework, person));
                change(ChangeKind::Weigher, &person.to_string(), before, Value::Null)
            }
            Self::Manual { group, weights } => {
                let value = |weights: Option<&Vec<ManualWeight>>| {
                    weights.map_or(Value::Null, |weights| manual(framework, *group, weights))
                };
                let subject = group_id(framework, *group);
                change(ChangeKind::Manual, subject, value(weighing.manual.get(group)), value(weights.as_ref()))
            }
        }
    }
}

fn change(kind: ChangeKind, subject: &str, old: Value, new: Value) -> NewChange {
    NewChange { kind, subject: subject.to_owned(), old, new }
}

/// The ids of a pair, after that of the dimension where it is one of criteria: ids hold no blank.
fn pair_words(framework: &Framework, pair: Pair) -> impl Iterator<Item = String> {
    let Pair { group, first, second } = pair;
    let ids = [group.id(framework, first), group.id(framework, second)].map(str::to_owned);
    group.dimension(framework).map(str::to_owned).into_iter().chain(ids)
}

fn find_pair(framework: &Framework, words: &[&str]) -> Option<Pair> {
    let (dimension, first, second) = match words {
        [first, second] => (None, first, second),
        [dimension, first, second] => (Some(*dimension), first, second),
        _ => return None,
    };
    let group = Group::find(framework, dimension)?;
    Some(Pair { group, first: group.part(framework, first)?, second: group.part(framework, second)? })
}

/// A person with all judgments, each with the words of its pair.
fn whole(framework: &Framework, person: &Weigher) -> Value {
    let row = |(pair, step): (&Pair, &Step)| json!({ "pair": pair_words(framework, *pair).collect::<Vec<_>>().join(" "), "step": step.get() });
    json!({ "name": person.name, "judgments": person.judgments.iter().map(row).collect::<Vec<_>>() })
}

fn manual(framework: &Framework, group: Group, weights: &[ManualWeight]) -> Value {
    let rows = weights.iter().enumerate();
    let row =
        |(part, weight): (usize, &ManualWeight)| (group.id(framework, part).to_owned(), weight.thousandths().into());
    Value::Object(rows.map(row).collect::<Map<_, _>>())
}

/// Makes what is stored be a value of the log. A subject that the framework does not know cannot have been logged.
pub(super) fn apply(
    db: &Db<'_>,
    head: &Head,
    framework: &Framework,
    (kind, subject): (ChangeKind, &str),
    value: &Value,
) -> Result<(), Error> {
    let key = head.key;
    match (kind, weighed(framework, kind, subject)) {
        (ChangeKind::Weights, _) => {
            let set = value.as_str().and_then(WeightSet::from_id).unwrap_or_default();
            db.set_active_weights(key, set)?;
        }
        (_, Some(Weighed::Judgment(person, pair))) => db.set_judgment(key, framework, person, pair, step(value))?,
        (_, Some(Weighed::Person(person))) => {
            db.set_weigher(key, person, value.get("name").and_then(Value::as_str))?;
            let rows = value.get("judgments").and_then(Value::as_array);
            for row in rows.into_iter().flatten() {
                let words: Vec<&str> = row["pair"].as_str().unwrap_or_default().split(' ').collect();
                if let Some(pair) = find_pair(framework, &words) {
                    db.set_judgment(key, framework, person, pair, step(&row["step"]))?;
                }
            }
        }
        (_, Some(Weighed::Manual(group))) => {
            let of = |part: usize| value.get(group.id(framework, part))?.as_i64().and_then(ManualWeight::new);
            let weights: Option<Vec<ManualWeight>> = (0..group.size(framework)).map(of).collect();
            db.set_manual_weights(key, framework, group, weights.as_deref())?;
        }
        _ => {}
    }
    Ok(())
}

fn step(value: &Value) -> Option<Step> {
    value.as_i64().and_then(Step::new)
}

/// What a change of the log touched; none where it is not one of weights.
pub(in crate::app) fn weighed(framework: &Framework, kind: ChangeKind, subject: &str) -> Option<Weighed> {
    match kind {
        ChangeKind::Weights => Some(Weighed::Use),
        ChangeKind::Weigher => subject.parse().ok().map(Weighed::Person),
        ChangeKind::Manual => find_group(framework, subject).map(Weighed::Manual),
        ChangeKind::Judgment => {
            let words: Vec<&str> = subject.split(' ').collect();
            let (person, pair) = words.split_first()?;
            Some(Weighed::Judgment(person.parse().ok()?, find_pair(framework, pair)?))
        }
        _ => None,
    }
}
