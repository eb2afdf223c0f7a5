//! A workshop as JSON: what an export shows of it, and what the store keeps beside the sealed votes.
//!
//! Levels are named by their rank, criteria by their id. A sealed round tells how many have voted and nothing else.

use chrono::{DateTime, FixedOffset};
use serde_json::{Map, Value, json};

use super::agenda::{Agenda, Slot, SlotKind};
use super::course::{Consensus, Course, Outcome, Round, Step};
use super::machine::{Parts, Place};
use super::people::{Participant, People, Role};
use super::tally::{GROUPS, Group, Tally, Vote};
use crate::framework::Framework;

/// The parts of a workshop on a framework.
#[must_use]
pub fn to_json(parts: &Parts, framework: &Framework) -> Value {
    let (place, at) = match parts.place {
        Place::Opening => ("opening", None),
        Place::Course(index) => ("criterion", parts.courses.get(index)),
        Place::Overview => ("overview", None),
        Place::End => ("end", None),
    };
    let mut root = Map::new();
    root.insert("place".into(), place.into());
    if let Some(course) = at {
        root.insert("at".into(), framework.criterion(course.criterion).id.as_str().into());
    }
    root.insert("calibrates".into(), parts.calibrates.into());
    root.insert("people".into(), parts.people.list().iter().map(participant).collect());
    root.insert("agenda".into(), parts.agenda.slots().iter().map(|one| slot(one, &parts.agenda)).collect());
    root.insert("criteria".into(), parts.courses.iter().map(|one| course(one, framework)).collect());
    Value::Object(root)
}

fn participant(one: &Participant) -> Value {
    let mut row = Map::new();
    if !one.label.is_empty() {
        row.insert("label".into(), one.label.as_str().into());
    }
    if let Some(role) = one.role {
        row.insert("role".into(), role.id().into());
    }
    Value::Object(row)
}

fn slot(slot: &Slot, agenda: &Agenda) -> Value {
    let mut row = Map::new();
    row.insert("slot".into(), slot.kind.id().into());
    row.insert("minutes".into(), slot.minutes.into());
    if let Some(begun) = slot.begun {
        row.insert("begun".into(), begun.to_rfc3339().into());
        row.insert("spent_ms".into(), slot.spent_ms.into());
    }
    if let Some((_, since)) = agenda.running().filter(|(kind, _)| *kind == slot.kind) {
        row.insert("since".into(), since.to_rfc3339().into());
    }
    Value::Object(row)
}

fn course(course: &Course, framework: &Framework) -> Value {
    let mut row = Map::new();
    row.insert("criterion".into(), framework.criterion(course.criterion).id.as_str().into());
    row.insert("step".into(), course.step.id().into());
    row.insert("rounds".into(), course.rounds.iter().map(|one| round(one, framework)).collect());
    if let Some(consensus) = &course.consensus {
        row.insert("consensus".into(), consensus_json(consensus));
    }
    Value::Object(row)
}

/// What was agreed: `level`, `reason`, `minority`.
#[must_use]
pub fn consensus_json(consensus: &Consensus) -> Value {
    json!({ "level": consensus.rank, "reason": consensus.reason, "minority": consensus.minority })
}

fn round(round: &Round, framework: &Framework) -> Value {
    let opened = round.opened.to_rfc3339();
    match &round.outcome {
        Outcome::Sealed { voted } => json!({ "state": "sealed", "opened": opened, "voted": voted }),
        Outcome::Dropped { voted } => json!({ "state": "dropped", "opened": opened, "voted": voted }),
        Outcome::Shown { tally, at } => {
            let mut row = Map::new();
            row.insert("state".into(), "shown".into());
            row.insert("opened".into(), opened.into());
            row.insert("shown".into(), at.to_rfc3339().into());
            row.extend(votes(tally, framework, |vote| tally.count(vote)));
            let split = tally.split();
            if !split.is_empty() {
                let of = |role: Role| votes(tally, framework, |vote| tally.of_group(Some(role), vote));
                let roles = split.into_iter().map(|role| (role.id().to_owned(), Value::Object(of(role))));
                row.insert("roles".into(), Value::Object(roles.collect()));
            }
            Value::Object(row)
        }
    }
}

fn votes(tally: &Tally, framework: &Framework, count: impl Fn(Vote) -> usize) -> Map<String, Value> {
    let levels = framework.levels.iter().take(tally.levels()).enumerate();
    let by_rank = levels.map(|(index, level)| (level.rank.to_string(), count(Vote::Level(index)).into()));
    let mut row = Map::new();
    row.insert("votes".into(), Value::Object(by_rank.collect()));
    row.insert("abstained".into(), count(Vote::Abstain).into());
    row
}

/// The parts of a workshop from JSON; none if they are not what this program writes for the framework.
#[must_use]
pub fn from_json(value: &Value, framework: &Framework) -> Option<Parts> {
    let list = |key: &str| value.get(key).and_then(Value::as_array);
    let people = list("people")?.iter().map(read_participant).collect::<Option<Vec<_>>>()?;
    let slots = list("agenda")?.iter().map(read_slot).collect::<Option<Vec<_>>>()?;
    let courses = list("criteria")?.iter().map(|one| read_course(one, framework)).collect::<Option<Vec<_>>>()?;
    let mut seen: Vec<usize> = courses.iter().map(|course| course.criterion).collect();
    seen.sort_unstable();
    if seen.windows(2).any(|two| two[0] == two[1]) {
        return None;
    }
    let place = match text(value, "place")? {
        "opening" => Place::Opening,
        "overview" => Place::Overview,
        "end" => Place::End,
        "criterion" => {
            let at = framework.find_criterion(text(value, "at")?)?;
            Place::Course(courses.iter().position(|course| course.criterion == at)?)
        }
        _ => return None,
    };
    let calibrates = value.get("calibrates")?.as_bool()?;
    let running = list("agenda")?.iter().zip(&slots).find_map(|(row, slot)| Some((slot.kind, time(row, "since")?)));
    let mut agenda = Agenda::of_slots(slots);
    if let Some((kind, since)) = running {
        agenda = agenda.going_on(kind, since);
    }
    Some(Parts { people: People::new(people), agenda, courses, calibrates, place })
}

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key)?.as_str()
}

fn time(value: &Value, key: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text(value, key)?).ok()
}

fn count(value: &Value, key: &str) -> Option<usize> {
    value.get(key)?.as_u64().and_then(|number| usize::try_from(number).ok())
}

fn read_participant(value: &Value) -> Option<Participant> {
    let role = match value.as_object()?.get("role") {
        None => None,
        Some(role) => Some(Role::from_id(role.as_str()?)?),
    };
    Some(Participant { label: text(value, "label").unwrap_or_default().to_owned(), role })
}

fn read_slot(value: &Value) -> Option<Slot> {
    Some(Slot {
        kind: SlotKind::from_id(text(value, "slot")?)?,
        minutes: u32::try_from(value.get("minutes")?.as_u64()?).ok()?,
        begun: time(value, "begun"),
        spent_ms: value.get("spent_ms").and_then(Value::as_i64).unwrap_or_default().max(0),
    })
}

fn read_course(value: &Value, framework: &Framework) -> Option<Course> {
    let rounds = value.get("rounds")?.as_array()?;
    let rounds = rounds.iter().map(|one| read_round(one, framework)).collect::<Option<Vec<_>>>()?;
    // Only the last vote can still be going on.
    let (_, earlier) = rounds.split_last().map_or((None, &[][..]), |(last, earlier)| (Some(last), earlier));
    if earlier.iter().any(Round::is_sealed) {
        return None;
    }
    let consensus = match value.get("consensus") {
        None => None,
        Some(consensus) => Some(consensus_of(consensus).filter(|one| framework.level(one.rank).is_some())?),
    };
    let criterion = framework.find_criterion(text(value, "criterion")?)?;
    Some(Course { criterion, step: Step::from_id(text(value, "step")?)?, rounds, consensus })
}

/// What was agreed, from JSON.
#[must_use]
pub fn consensus_of(value: &Value) -> Option<Consensus> {
    let words = |key| text(value, key).unwrap_or_default().to_owned();
    Some(Consensus { rank: value.get("level")?.as_i64()?, reason: words("reason"), minority: words("minority") })
}

fn read_round(value: &Value, framework: &Framework) -> Option<Round> {
    let outcome = match text(value, "state")? {
        "sealed" => Outcome::Sealed { voted: count(value, "voted")? },
        "dropped" => Outcome::Dropped { voted: count(value, "voted")? },
        "shown" => Outcome::Shown { tally: read_tally(value, framework)?, at: time(value, "shown")? },
        _ => return None,
    };
    Some(Round { opened: time(value, "opened")?, outcome })
}

/// The votes of a round: by role where it tells them so, and they come to the same; else in one.
fn read_tally(value: &Value, framework: &Framework) -> Option<Tally> {
    let mut pooled = Tally::new(framework.levels.len());
    add(&mut pooled, None, value, framework)?;
    let Some(roles) = value.get("roles") else { return Some(pooled) };
    let mut tally = Tally::new(framework.levels.len());
    for (role, value) in roles.as_object()? {
        let group = Some(Role::from_id(role)?);
        if !GROUPS.contains(&group) {
            return None;
        }
        add(&mut tally, group, value, framework)?;
    }
    let same = tally.by_level() == pooled.by_level() && tally.abstained() == pooled.abstained();
    same.then(|| tally.opened())
}

fn add(tally: &mut Tally, group: Group, value: &Value, framework: &Framework) -> Option<()> {
    for (rank, number) in value.get("votes")?.as_object()? {
        let level = framework.levels.iter().position(|level| level.rank.to_string() == *rank)?;
        put(tally, group, Vote::Level(level), number)?;
    }
    put(tally, group, Vote::Abstain, value.get("abstained")?)
}

fn put(tally: &mut Tally, group: Group, vote: Vote, number: &Value) -> Option<()> {
    let number = number.as_u64().and_then(|number| u16::try_from(number).ok())?;
    tally.add(group, vote, number).then_some(())
}
