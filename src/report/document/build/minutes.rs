//! The minutes of workshops: who was there, what was voted and agreed; never who voted how.

mod criteria;
mod overview;

use super::{actions, column, heading, pairs, paragraph, row, table};
use crate::app::Meeting;
use crate::assessment::Action;
use crate::i18n::{MinutesText, fill};
use crate::report::dates;
use crate::report::document::{Align, Block, RowRank};
use crate::report::parts::{Part as Section, Parts};
use crate::report::votes::{slot_word, spread_word};
use crate::report::words::Words;
use crate::scoring::Part;
use crate::workshop::{Figures, Role, Slot};

/// One workshop with the words to tell it in.
struct Minutes<'m, 'w> {
    words: &'m Words<'w>,
    text: &'static MinutesText,
    meeting: &'m Meeting,
}

/// All workshops, oldest first.
pub(super) fn minutes(words: &Words<'_>, parts: &Parts) -> Vec<Block> {
    let (text, meetings) = (MinutesText::of(words.lang), &words.card.meetings);
    if meetings.is_empty() {
        return vec![paragraph(text.no_workshop)];
    }
    let mut blocks = Vec::new();
    for (index, meeting) in meetings.iter().enumerate() {
        if meetings.len() > 1 {
            blocks.push(heading(&fill(text.nth_workshop, &[("n", &(index + 1).to_string())])));
        }
        let minutes = Minutes { words, text, meeting };
        blocks.push(minutes.attendance());
        blocks.push(paragraph(text.kept));
        blocks.extend(minutes.agenda());
        blocks.extend(minutes.results());
        blocks.extend(minutes.evaluation());
        blocks.extend(minutes.criteria());
    }
    blocks.extend(agreed_actions(words, text, parts));
    blocks
}

/// The actions about criteria that any workshop took up, unless they stand in a part of their own.
fn agreed_actions(words: &Words<'_>, text: &MinutesText, parts: &Parts) -> Vec<Block> {
    let courses = || words.card.meetings.iter().flat_map(|meeting| meeting.workshop.courses());
    let taken_up = |action: &&Action| courses().any(|course| course.criterion == action.criterion);
    let found: Vec<&Action> = words.card.record.actions.iter().filter(taken_up).collect();
    let said = match found.is_empty() {
        true => paragraph(text.no_actions),
        false if parts.contains(Section::Actions) => {
            paragraph(&fill(text.actions_elsewhere, &[("part", words.text.part_actions)]))
        }
        false => actions::list(words, text.actions, &found),
    };
    vec![heading(text.actions), said]
}

impl Minutes<'_, '_> {
    /// When it was held, who was there in which role, who voted, what about.
    fn attendance(&self) -> Block {
        let (words, text, workshop) = (self.words, self.text, &self.meeting.workshop);
        let people = workshop.people();
        let voters = people.voters().to_string();
        let how = match (people.can_vote_secretly(), people.keeps_roles()) {
            (false, _) => text.voters_openly,
            (true, true) => text.voters_by_role,
            (true, false) => text.voters_pooled,
        };
        let names: Vec<&str> =
            people.list().iter().map(|one| one.label.trim()).filter(|label| !label.is_empty()).collect();
        let scope = workshop.courses().iter().map(|course| words.part_name(Part::Criterion(course.criterion)));
        let scope: Vec<&str> = scope.collect();
        let first = workshop.courses().first().filter(|_| workshop.parts().calibrates);
        let rows = [
            (text.held, self.held()),
            (text.attendance, self.attended()),
            (text.voters, fill(how, &[("n", &voters)])),
            (text.names, names.join(words.terms.list_comma)),
            (text.scope, scope.join(words.terms.list_comma)),
            (text.calibrated, first.map_or("", |course| words.part_name(Part::Criterion(course.criterion))).to_owned()),
        ];
        Block::Facts(pairs(&rows.each_ref().map(|(name, value)| (*name, value.as_str()))))
    }

    fn held(&self) -> String {
        let (lang, begun) = (self.words.lang, self.meeting.begun);
        let from = dates::moment(begun, lang);
        let Some(ended) = self.meeting.ended else { return fill(self.text.held_open, &[("from", &from)]) };
        let same_day = begun.date_naive() == ended.date_naive();
        let to = if same_day { ended.format("%H:%M").to_string() } else { dates::moment(ended, lang) };
        fill(self.text.held_from_to, &[("from", &from), ("to", &to)])
    }

    /// How many took part, in all and by role.
    fn attended(&self) -> String {
        let people = self.meeting.workshop.people();
        let counted = |role: Option<Role>| {
            let count = people.count(role);
            let places = [("role", self.role(role)), ("n", &count.to_string())];
            (count > 0).then(|| fill(self.text.role_n, &places))
        };
        let roles: Vec<String> = Role::ALL.into_iter().map(Some).chain([None]).filter_map(counted).collect();
        let all = people.list().len().to_string();
        fill(self.text.attended, &[("n", &all), ("roles", &roles.join(self.words.terms.list_comma))])
    }

    fn role(&self, role: Option<Role>) -> &'static str {
        match role {
            Some(Role::Leader) => self.text.leader,
            Some(Role::Office) => self.text.office,
            Some(Role::Staff) => self.text.staff,
            Some(Role::Facilitator) => self.text.facilitator,
            None => self.text.no_role,
        }
    }

    /// What was planned for how long, and how long it took.
    fn agenda(&self) -> [Block; 2] {
        let text = self.text;
        let columns = vec![
            column(text.slot, 40, Align::Left),
            column(text.planned, 20, Align::Right),
            column(text.spent, 20, Align::Right),
            column(text.begun, 20, Align::Centre),
        ];
        let slots = self.meeting.workshop.agenda().slots();
        let told = slots.iter().filter(|slot| slot.minutes > 0 || slot.begun.is_some());
        let mut rows: Vec<_> = told.map(|slot| row(RowRank::Plain, self.slot(slot))).collect();
        let planned = self.meeting.workshop.agenda().minutes().to_string();
        let spent = slots.iter().fold(0_i64, |sum, slot| sum.saturating_add(slot.spent_ms));
        rows.push(row(RowRank::Total, vec![text.in_all.to_owned(), planned, minutes_of(spent), String::new()]));
        [heading(text.agenda), table(text.agenda, columns, rows)]
    }

    fn slot(&self, slot: &Slot) -> Vec<String> {
        let begun = slot.begun.map_or_else(|| "-".to_owned(), |begun| begun.format("%H:%M").to_string());
        let spent = if slot.begun.is_some() { minutes_of(slot.spent_ms) } else { "-".to_owned() };
        vec![slot_word(self.text, slot.kind).to_owned(), slot.minutes.to_string(), spent, begun]
    }

    /// `有分歧（2 至 4）`: the word first, the ranks beside.
    fn spread(&self, found: &Figures) -> String {
        let (from, to) = (found.min.to_string(), found.max.to_string());
        let template = if found.is_unanimous() { self.text.spread_same } else { self.text.spread_is };
        fill(template, &[("word", spread_word(self.text, found.spread)), ("from", &from), ("to", &to)])
    }
}

/// Whole minutes of milliseconds.
fn minutes_of(spent_ms: i64) -> String {
    (spent_ms.saturating_add(30_000) / 60_000).to_string()
}
