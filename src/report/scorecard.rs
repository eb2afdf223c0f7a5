//! What a report says, before it is said in a language or written in a format.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::advance::{Advance, advances};
use crate::app::{Assessment, Meeting};
use crate::assessment::{Evidence, Mark, Record, State};
use crate::framework::Framework;
use crate::scoring::{Figures, Part, Score, View, score_in_force};

/// A row of the evidence register: records equal in every field are one (files.md).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// The record.
    pub record: Evidence,
    /// The items it serves, by index over the framework, in framework order.
    pub items: Vec<usize>,
    /// Whether it had expired on the day of the report; it still counts.
    pub expired: bool,
}

/// One assessment, its score, and what follows from them; renderers only choose words and layout.
#[derive(Debug, Clone)]
pub struct Scorecard {
    /// The assessment's id; none for answers that were scored without a store.
    pub id: Option<String>,
    /// Where the assessment is in its life.
    pub state: State,
    /// Whether it was finalised, which an archived one may be or not.
    pub finalised: bool,
    /// The day of the report, by which validity is judged.
    pub today: NaiveDate,
    /// The framework it was scored with.
    pub framework: Arc<Framework>,
    /// What was recorded.
    pub record: Record,
    /// The workshops held on it, oldest first.
    pub meetings: Vec<Meeting>,
    /// The figures.
    pub score: Score,
    /// What each criterion below the highest level needs, in framework order.
    pub advances: Vec<Advance>,
    /// The evidence register, in the order of first use.
    pub register: Vec<Registered>,
}

impl Scorecard {
    /// Computes the scorecard of a record.
    #[must_use]
    pub fn new(state: State, framework: Arc<Framework>, record: Record, score: Score, today: NaiveDate) -> Self {
        let advances = advances(&framework, &record, &score);
        let register = register(&record, today);
        Self {
            id: None,
            state,
            finalised: state != State::Draft,
            today,
            framework,
            record,
            meetings: Vec::new(),
            score,
            advances,
            register,
        }
    }

    /// The scorecard of a stored assessment as of a day, by which the validity of evidence is judged.
    #[must_use]
    pub fn of(assessment: Assessment, day: NaiveDate) -> Self {
        let Assessment { id, state, finalised, framework, record, meetings, .. } = assessment;
        let score = score_in_force(&framework, &record);
        Self::new(state, framework, record, score, day).with_id(&id).with_finalised(finalised).with_meetings(meetings)
    }

    /// The same office, period and framework with nothing recorded.
    #[must_use]
    pub fn unanswered(&self) -> Self {
        let Record { office, period, scope, .. } = &self.record;
        let record = Record::new(&self.framework, office, period, scope);
        let score = score_in_force(&self.framework, &record);
        Self::new(State::Draft, Arc::clone(&self.framework), record, score, self.today)
    }

    /// Names the assessment.
    #[must_use]
    pub fn with_id(mut self, id: &str) -> Self {
        self.id = Some(id.to_owned());
        self
    }

    /// Adds the workshops held on it, oldest first.
    #[must_use]
    pub fn with_meetings(mut self, meetings: Vec<Meeting>) -> Self {
        self.meetings = meetings;
        self
    }

    /// Tells whether it was finalised, where the state alone does not: beneath the archive.
    #[must_use]
    pub fn with_finalised(mut self, finalised: bool) -> Self {
        self.finalised = finalised;
        self
    }

    /// Whether the report must carry the draft mark.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        !self.finalised
    }

    /// The figures of a part.
    #[must_use]
    pub fn figures(&self, part: Part) -> &Figures {
        match part {
            Part::Overall => &self.score.overall,
            Part::Dimension(index) => &self.score.dimensions[index].figures,
            Part::Criterion(index) => &self.score.criteria[index].figures,
        }
    }

    /// A score of a part.
    #[must_use]
    pub fn score_of(&self, part: Part, view: View) -> Option<f64> {
        let figures = self.figures(part);
        match view {
            View::Claimed => figures.score,
            View::Potential => figures.score_potential,
            View::Evidenced => figures.evidenced_score,
        }
    }

    /// The level of a part as it may be shown: none where nothing applies, and, unless it is the potential one, none
    /// before anything was answered.
    #[must_use]
    pub fn level_of(&self, part: Part, view: View) -> Option<i64> {
        let figures = self.figures(part);
        match view {
            View::Potential => figures.level_potential,
            View::Claimed => figures.level.filter(|_| self.is_started(part)),
            View::Evidenced => figures.evidenced_level.filter(|_| self.is_started(part)),
        }
    }

    /// Whether a level rests on a gate that passed only because nothing at it applies (scoring.md §2).
    #[must_use]
    pub fn is_level_empty(&self, part: Part, rank: i64, view: View) -> bool {
        self.members(part).any(|index| {
            let row = &self.score.criteria[index];
            let stands = self.level_of(Part::Criterion(index), view) == Some(rank);
            stands && row.gates.iter().any(|gate| gate.level == rank && gate.coverage.is_none())
        })
    }

    /// Whether anything in a part was answered.
    #[must_use]
    pub fn is_started(&self, part: Part) -> bool {
        self.members(part).any(|index| self.score.criteria[index].is_started())
    }

    /// The criteria of a part, by index over the framework.
    pub fn members(&self, part: Part) -> impl Iterator<Item = usize> + '_ {
        (0..self.score.criteria.len()).filter(move |&index| match part {
            Part::Overall => true,
            Part::Dimension(dimension) => self.framework.criterion_ref(index).dimension == dimension,
            Part::Criterion(criterion) => index == criterion,
        })
    }

    /// The items in a state, by index over the framework.
    pub fn items_rated(&self, mark: Option<Mark>) -> impl Iterator<Item = usize> + '_ {
        self.record.answers.iter().enumerate().filter(move |(_, answer)| answer.rating == mark).map(|(item, _)| item)
    }

    /// How many items are rated above the cap without evidence.
    #[must_use]
    pub fn unevidenced(&self) -> usize {
        self.record.answers.iter().filter(|answer| answer.is_unevidenced(&self.framework)).count()
    }

    /// How many rows of the register had expired.
    #[must_use]
    pub fn expired(&self) -> usize {
        self.register.iter().filter(|row| row.expired).count()
    }
}

fn register(record: &Record, today: NaiveDate) -> Vec<Registered> {
    let mut rows: Vec<Registered> = Vec::new();
    let mut places: HashMap<&Evidence, usize> = HashMap::new();
    for (item, answer) in record.answers.iter().enumerate() {
        for evidence in answer.evidence.iter().filter(|evidence| evidence.counts()) {
            let at = *places.entry(evidence).or_insert_with(|| {
                let expired = evidence.is_expired(today);
                rows.push(Registered { record: evidence.clone(), items: Vec::new(), expired });
                rows.len() - 1
            });
            if rows[at].items.last() != Some(&item) {
                rows[at].items.push(item);
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::builtin;

    fn card(change: impl FnOnce(&mut Record)) -> Scorecard {
        let framework = builtin();
        let mut record = Record::new(&framework, "局", "2026", "");
        change(&mut record);
        let score = score_in_force(&framework, &record);
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("date");
        Scorecard::new(State::Draft, framework, record, score, today)
    }

    #[test]
    fn equal_records_are_one_row_with_the_items_they_serve() {
        let until = NaiveDate::from_ymd_opt(2026, 11, 22);
        let plan = Evidence { title: "方案".into(), valid_until: until, ..Evidence::default() };
        let other = Evidence { title: "方案".into(), ..Evidence::default() };
        let blank = Evidence { title: " ".into(), ..Evidence::default() };
        let card = card(|record| {
            record.answers[3].evidence = vec![plan.clone(), blank, plan.clone()];
            record.answers[5].evidence = vec![other.clone(), plan.clone()];
        });
        let rows: Vec<_> = card.register.iter().map(|row| (&row.record, row.items.as_slice(), row.expired)).collect();
        assert_eq!(rows, [(&plan, &[3, 5][..], true), (&other, &[5][..], false)]);
    }

    #[test]
    fn nothing_answered_shows_no_level_but_the_potential_one() {
        let card = card(|_| {});
        assert_eq!(card.level_of(Part::Overall, View::Claimed), None);
        assert_eq!(card.level_of(Part::Criterion(0), View::Evidenced), None);
        assert_eq!(card.level_of(Part::Overall, View::Potential), Some(5));
    }

    #[test]
    fn a_level_that_nothing_stands_behind_is_marked() {
        let card = card(|record| {
            let framework = builtin();
            for (index, answer) in record.answers.iter_mut().enumerate() {
                let due = framework.item(index).level;
                answer.rating = Some(if due == 2 { Mark::NotApplicable } else { Mark::Scale(0) });
            }
        });
        assert_eq!(card.level_of(Part::Criterion(0), View::Claimed), Some(2));
        assert!(card.is_level_empty(Part::Criterion(0), 2, View::Claimed));
        assert!(card.is_level_empty(Part::Overall, 2, View::Claimed));
    }
}
