//! Workshops over the store: begun, walked through, voted in, opened, agreed.
//!
//! Everything is saved as it happens. What may be shown of a workshop comes with the assessment; the sealed votes stay
//! in the store and are read only to count the next ballot or to open a round.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::error::Error;
use super::{App, Assessment, Loaded};
use crate::framework::Framework;
use crate::store::{ChangeKind, Db, Guard, Head, Moment, NewChange, StoreError, WorkshopRow};
use crate::workshop::{
    Act, Agenda, BallotBox, Consensus, Course, Outcome, Parts, People, Place, Refused, Room, Round, Workshop,
    consensus_json, from_json, to_json,
};

/// A stored workshop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its number in the store.
    pub key: i64,
    /// When it was begun.
    pub begun: Moment,
    /// When its end was reached first.
    pub ended: Option<Moment>,
    /// Everything that may be shown of it.
    pub workshop: Workshop,
}

/// What a workshop is begun with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Who takes part.
    pub people: People,
    /// Minutes a part.
    pub agenda: Agenda,
    /// Criteria in scope, indices over the framework, in their order.
    pub criteria: Vec<usize>,
    /// The criterion to calibrate on.
    pub calibration: Option<usize>,
}

impl Plan {
    /// A room in which the plan is walked through; of a rehearsal nothing else is ever stored.
    #[must_use]
    pub fn room(&self, framework: &Framework) -> Room {
        let ranks = framework.levels.iter().map(|level| level.rank).collect();
        let (people, agenda) = (self.people.clone(), self.agenda.clone());
        Room::new(Workshop::new(ranks, people, agenda, &self.criteria, self.calibration))
    }
}

/// What an act did. It is committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acted {
    /// When.
    pub at: Moment,
    /// The write-ahead log could not be emptied, because another program reads or the disk is full: it may still hold
    /// an earlier count.
    pub traces: bool,
}

/// The locks of rounds being voted on, by assessment.
pub(super) type Guards = HashMap<String, Guard>;

impl Meeting {
    /// The round being voted on, by how many have voted.
    #[must_use]
    pub fn voted(&self) -> Option<usize> {
        self.workshop.courses().iter().filter_map(Course::sealed).map(Round::voted).max()
    }
}

/// The workshop that is shown and asked for: one with a round being voted on, or else the last one begun. An earlier one
/// that nobody ended stays as it was left.
pub(crate) fn in_the_room(meetings: &[Meeting]) -> Option<&Meeting> {
    meetings.iter().rev().find(|meeting| meeting.voted().is_some()).or(meetings.last())
}

impl Assessment {
    /// How many have voted in a round that is not opened yet; none if no round is being voted on.
    #[must_use]
    pub fn voted(&self) -> Option<usize> {
        self.meetings.iter().filter_map(Meeting::voted).max()
    }
}

impl App {
    /// Opens an assessment in an interface: as [`App::load`], but while a round is being voted on for one program at a
    /// time.
    ///
    /// # Errors
    /// [`Error::RoundOpen`] if another program holds it, and those of [`App::load`].
    pub fn enter(&mut self, id: &str) -> Result<Assessment, Error> {
        let assessment = self.load(id)?;
        if let Some(voted) = assessment.voted() {
            self.hold(&assessment.id, voted)?;
        } else {
            self.guards.remove(&assessment.id);
        }
        Ok(assessment)
    }

    fn hold(&mut self, id: &str, voted: usize) -> Result<(), Error> {
        if !self.guards.contains_key(id) {
            let guard = self.store.guard(id)?.ok_or(Error::RoundOpen { voted })?;
            self.guards.insert(id.to_owned(), guard);
        }
        Ok(())
    }

    /// Lets others in, once no round of the assessment is being voted on any more.
    fn release(&mut self, assessment: &Assessment) {
        if assessment.voted().is_none() {
            self.guards.remove(&assessment.id);
        }
    }

    /// Begins a workshop and brings the assessment up to what is stored; returns the workshop's number.
    ///
    /// # Errors
    /// [`Error::Refused`] for a plan without criteria, [`Error::RoundOpen`] if another program has the room,
    /// [`Error::Finalised`], [`Error::Archived`], [`Error::NotFound`], [`Error::Store`].
    pub fn begin_workshop(&mut self, assessment: &mut Assessment, plan: &Plan) -> Result<i64, Error> {
        let at = self.now();
        self.hold(&assessment.id, assessment.voted().unwrap_or_default())?;
        let frameworks = &self.frameworks;
        let begun = self.store.write(|db| -> Result<_, Error> {
            let loaded = Loaded::find(db, frameworks, &assessment.id)?;
            loaded.must_be_draft()?;
            let mut room = plan.room(&loaded.framework);
            room.take_up(at);
            if room.workshop().courses().is_empty() {
                return Err(Refused::NoCriterion.into());
            }
            let state = text(room.workshop().parts(), &loaded.framework, db.session());
            let row = WorkshopRow { seq: 0, begun: at, ended: None, state };
            let key = db.add_workshop(loaded.head.key, &row, room.ballots())?;
            db.append(&loaded.head.id, at, &change(ChangeKind::Workshop, "", Value::Null, json!({ "workshop": key })))?;
            Ok((key, loaded.settle(db, at)?.into_assessment()))
        });
        let begun = begun.map(|(key, after)| {
            *assessment = after;
            key
        });
        self.release(assessment);
        begun
    }

    /// Does something in a workshop, commits it, and brings the assessment up to what is stored. After a ballot the
    /// write-ahead log is emptied, so that file and log together hold one count.
    ///
    /// # Errors
    /// [`Error::Refused`] with the reason, [`Error::RoundOpen`] if another program has the room, [`Error::Finalised`],
    /// [`Error::Archived`], [`Error::NotFound`], [`Error::Store`]. Nothing was changed then.
    pub fn act(&mut self, assessment: &mut Assessment, key: i64, act: &Act) -> Result<Acted, Error> {
        let at = self.now();
        // Taken before anything is sealed, so that nobody else is in when it is.
        let voted = assessment.voted();
        self.hold(&assessment.id, voted.unwrap_or_default())?;
        let done = self.acted(assessment, key, at, |room, _| Ok(room.act(act, at)?));
        self.release(assessment);
        done?;
        let sealed = matches!(act, Act::Cast { .. } | Act::Slips { .. } | Act::Form { .. } | Act::Reveal | Act::Drop);
        Ok(Acted { at, traces: sealed && self.empty_votes() })
    }

    /// Counts filled-in forms, all or none, each by its token once. Their order leaves no trace.
    ///
    /// # Errors
    /// [`Error::FormTwice`] with the index of a form whose token was counted before, and those of [`App::act`].
    pub fn collect(&mut self, assessment: &mut Assessment, key: i64, forms: &[(String, Act)]) -> Result<Acted, Error> {
        let at = self.now();
        self.hold(&assessment.id, assessment.voted().unwrap_or_default())?;
        let done = self.acted(assessment, key, at, |room, db| {
            for (index, (token, form)) in forms.iter().enumerate() {
                if !db.note_token(key, token)? {
                    return Err(Error::FormTwice { index });
                }
                room.act(form, at)?;
            }
            Ok(())
        });
        // Whoever goes on with the workshop takes the lock for itself.
        self.guards.remove(&assessment.id);
        done?;
        Ok(Acted { at, traces: self.empty_votes() })
    }

    /// Whether traces of an earlier count may remain. Whatever is in the way, what was committed is counted: told
    /// otherwise, somebody would vote twice.
    fn empty_votes(&self) -> bool {
        self.store.empty_journal_at_once().is_err()
    }

    fn acted(
        &mut self,
        assessment: &mut Assessment,
        key: i64,
        at: Moment,
        change: impl FnOnce(&mut Room, &Db<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let frameworks = &self.frameworks;
        let after = self.store.write(|db| -> Result<_, Error> {
            let loaded = Loaded::find(db, frameworks, &assessment.id)?;
            loaded.must_be_draft()?;
            let meeting = loaded.meetings.iter().find(|meeting| meeting.key == key).ok_or(Error::NoWorkshop)?;
            let (before, ended) = (meeting.workshop.clone(), meeting.ended);
            let votes = ballots(db, key, &before)?;
            let mut room = Room::of(before.clone(), votes.clone());
            room.take_up(at);
            change(&mut room, db)?;
            store_room(db, &loaded, key, (&before, &votes), &room, ended, at)?;
            Ok(loaded.settle(db, at)?.into_assessment())
        })?;
        *assessment = after;
        Ok(())
    }

    /// Takes a workshop away, beyond recovery: its votes, reasons and minutes. Actions stay.
    ///
    /// # Errors
    /// [`Error::NoWorkshop`], [`Error::RoundOpen`] if another program has the room, [`Error::Finalised`],
    /// [`Error::Archived`], [`Error::NotFound`], [`Error::Store`].
    pub fn remove_workshop(&mut self, assessment: &mut Assessment, key: i64) -> Result<(), Error> {
        let at = self.now();
        self.hold(&assessment.id, assessment.voted().unwrap_or_default())?;
        let frameworks = &self.frameworks;
        let after = self.store.write(|db| -> Result<_, Error> {
            let loaded = Loaded::find(db, frameworks, &assessment.id)?;
            loaded.must_be_draft()?;
            if !loaded.meetings.iter().any(|meeting| meeting.key == key) {
                return Err(Error::NoWorkshop);
            }
            db.remove_workshop(key)?;
            db.forget_workshop(&loaded.head.id, key)?;
            db.append(&loaded.head.id, at, &change(ChangeKind::Workshop, "", json!({ "workshop": key }), Value::Null))?;
            Ok(loaded.settle(db, at)?.into_assessment())
        });
        let done = after.map(|after| *assessment = after);
        self.release(assessment);
        done?;
        Ok(self.store.scrub()?)
    }
}

/// The sealed votes of a workshop; a box that does not fit it, which only a foreign hand can have written, is empty.
fn ballots(db: &Db<'_>, key: i64, workshop: &Workshop) -> Result<BallotBox, StoreError> {
    let empty = BallotBox::new(workshop.courses().len(), workshop.ranks().len());
    let found = db.ballots(key)?.filter(|votes| votes.to_bytes().len() == empty.to_bytes().len());
    Ok(found.unwrap_or(empty))
}

/// Stores what an act changed, and nothing else: a ballot changes the box alone.
fn store_room(
    db: &Db<'_>,
    loaded: &Loaded,
    key: i64,
    (before, votes): (&Workshop, &BallotBox),
    room: &Room,
    ended: Option<Moment>,
    at: Moment,
) -> Result<(), Error> {
    let framework = &loaded.framework;
    let after = room.workshop();
    let text = |workshop: &Workshop| text(&unnumbered(workshop.parts()), framework, db.session());
    let state = text(after);
    if state != text(before) {
        let ended = ended.or((after.place() == Place::End).then_some(at));
        db.set_workshop(key, &state, after.is_sealed(), ended)?;
    }
    if room.ballots() != votes {
        db.set_ballots(key, room.ballots())?;
    }
    for (old, new) in before.courses().iter().zip(after.courses()) {
        if old.consensus != new.consensus {
            let value = |consensus: &Option<Consensus>| json!({ "workshop": key, "consensus": consensus.as_ref().map(consensus_json) });
            let subject = &framework.criterion(new.criterion).id;
            let change = change(ChangeKind::Consensus, subject, value(&old.consensus), value(&new.consensus));
            db.append(&loaded.head.id, at, &change)?;
        }
    }
    Ok(())
}

/// What is stored of a workshop. The part that is going on goes on only in the program that began it: what was going
/// on when another one was killed has no known end.
fn text(parts: &Parts, framework: &Framework, session: i64) -> String {
    let mut value = to_json(parts, framework);
    value["session"] = session.into();
    value.to_string()
}

/// The parts without the number of sealed ballots: the box alone tells it.
fn unnumbered(parts: &Parts) -> Parts {
    let mut parts = parts.clone();
    for round in parts.courses.iter_mut().flat_map(|course| &mut course.rounds) {
        if let Outcome::Sealed { voted } = &mut round.outcome {
            *voted = 0;
        }
    }
    parts
}

fn change(kind: ChangeKind, subject: &str, old: Value, new: Value) -> NewChange {
    NewChange { kind, subject: subject.to_owned(), old, new }
}

/// The workshops of an assessment. One that cannot be read, which only a foreign hand can have written, is passed over.
pub(super) fn meetings(db: &Db<'_>, head: &Head, framework: &Framework) -> Result<Vec<Meeting>, StoreError> {
    let ranks: Vec<i64> = framework.levels.iter().map(|level| level.rank).collect();
    let mut found = Vec::new();
    for row in db.workshops(head.key)? {
        let Ok(value) = serde_json::from_str::<Value>(&row.state) else { continue };
        let Some(mut parts) = from_json(&value, framework) else { continue };
        if value["session"] != db.session() {
            parts.agenda = parts.agenda.at_rest();
        }
        let workshop = Workshop::of_parts(ranks.clone(), parts);
        let votes = ballots(db, row.seq, &workshop)?;
        let workshop = Room::of(workshop, votes).workshop().clone();
        found.push(Meeting { key: row.seq, begun: row.begun, ended: row.ended, workshop });
    }
    Ok(found)
}

/// Makes what was agreed in a workshop be what the log says; if the workshop is gone, so is what was agreed in it.
pub(super) fn apply_consensus(db: &Db<'_>, head: &Head, criterion: &str, value: &Value) -> Result<(), Error> {
    let key = value.get("workshop").and_then(Value::as_i64);
    rewrite(db, head, |row, course| {
        if Some(row) != key || course.get("criterion").and_then(Value::as_str) != Some(criterion) {
            return;
        }
        match value.get("consensus").filter(|consensus| !consensus.is_null()) {
            Some(consensus) => course.insert("consensus".into(), consensus.clone()),
            None => course.shift_remove("consensus"),
        };
    })
}

/// Empties the texts of what was agreed on a criterion, in every workshop of an assessment.
pub(super) fn erase_words(db: &Db<'_>, head: &Head, criterion: &str) -> Result<(), Error> {
    rewrite(db, head, |_, course| {
        if course.get("criterion").and_then(Value::as_str) == Some(criterion)
            && let Some(consensus) = course.get_mut("consensus").and_then(Value::as_object_mut)
        {
            for words in ["reason", "minority"] {
                consensus.insert(words.into(), "".into());
            }
        }
    })
}

/// Changes what is stored of each criterion in each workshop of an assessment.
fn rewrite(db: &Db<'_>, head: &Head, mut change: impl FnMut(i64, &mut Map<String, Value>)) -> Result<(), Error> {
    for row in db.workshops(head.key)? {
        let Ok(mut state) = serde_json::from_str::<Value>(&row.state) else { continue };
        let courses = state.get_mut("criteria").and_then(Value::as_array_mut);
        for course in courses.into_iter().flatten().filter_map(Value::as_object_mut) {
            change(row.seq, course);
        }
        let text = state.to_string();
        if text != row.state {
            db.set_words(row.seq, &text)?;
        }
    }
    Ok(())
}

impl App {
    /// The number of the workshop that a round is being voted on in, or else of the last one.
    ///
    /// # Errors
    /// [`Error::NoWorkshop`] if there is none, and those of [`App::load`].
    pub fn last_workshop(&self, id: &str) -> Result<i64, Error> {
        let meetings = self.load(id)?.meetings;
        in_the_room(&meetings).map(|meeting| meeting.key).ok_or(Error::NoWorkshop)
    }

    /// How many workshops of deleted assessments have a round that was never opened. A backup keeps such a round as thrown
    /// away.
    #[must_use]
    pub fn rounds_given_up(&self) -> usize {
        self.store.db().sealed_rounds(true).unwrap_or(0)
    }

    /// Refuses what would take the votes of a round away that is not opened yet. In a deleted assessment nobody can open
    /// one or throw it away any more: it is in the way of nothing.
    pub(super) fn must_not_be_voting(&self) -> Result<(), Error> {
        // A file too damaged to tell is what a backup is restored for.
        if self.store.db().sealed_rounds(false).is_ok_and(|rounds| rounds > 0) {
            let voted = self.store.db().ids(false)?;
            let voted = voted.iter().filter_map(|id| self.load(id).ok()?.voted()).max();
            return Err(Error::RoundOpen { voted: voted.unwrap_or_default() });
        }
        Ok(())
    }
}
