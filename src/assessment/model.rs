//! The types of what was recorded.

use chrono::NaiveDate;

use super::action::Action;
use super::weighing::Weighing;
use crate::framework::{Framework, NOT_APPLICABLE};

/// How an item was rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// A row of the framework's scale, by index, lowest 0.
    Scale(usize),
    /// Not applicable (不适用); needs a reason.
    NotApplicable,
}

impl Mark {
    /// The mark of a rating id, `NA` included.
    #[must_use]
    pub fn from_id(framework: &Framework, id: &str) -> Option<Self> {
        if id == NOT_APPLICABLE {
            return Some(Self::NotApplicable);
        }
        framework.rating(id).map(Self::Scale)
    }

    /// The id as written in files.
    #[must_use]
    pub fn id(self, framework: &Framework) -> &str {
        match self {
            Self::Scale(index) => framework.scale.get(index).map_or("", |rating| rating.id.as_str()),
            Self::NotApplicable => NOT_APPLICABLE,
        }
    }
}

/// A pointer to a document that exists: never the document, never anything secret.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Evidence {
    /// Title of the document; a record with a blank title is none.
    pub title: String,
    /// Document number (文号).
    pub number: String,
    /// Date of the document.
    pub date: Option<NaiveDate>,
    /// Section responsible (责任处室).
    pub unit: String,
    /// Where it is kept (存放位置).
    pub location: String,
    /// Last day on which it holds.
    pub valid_until: Option<NaiveDate>,
}

impl Evidence {
    /// Whether the record counts as evidence: its title is not blank (scoring.md §4).
    #[must_use]
    pub fn counts(&self) -> bool {
        !self.title.trim().is_empty()
    }

    /// Whether its validity ended before a day; it still counts, but is flagged.
    #[must_use]
    pub fn is_expired(&self, today: NaiveDate) -> bool {
        self.valid_until.is_some_and(|until| until < today)
    }
}

/// What was recorded for one item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The rating; none while unanswered.
    pub rating: Option<Mark>,
    /// A remark, may have several lines.
    pub note: String,
    /// Why the item is not applicable.
    pub reason: String,
    /// Pointers to evidence, in the order they were added.
    pub evidence: Vec<Evidence>,
}

impl Answer {
    /// Whether any record counts as evidence.
    #[must_use]
    pub fn has_evidence(&self) -> bool {
        self.evidence.iter().any(Evidence::counts)
    }

    /// How many records count as evidence.
    #[must_use]
    pub fn evidence_count(&self) -> usize {
        self.evidence.iter().filter(|record| record.counts()).count()
    }

    /// Whether nothing at all was recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a rating above the cap has no evidence beside it (空口).
    #[must_use]
    pub fn is_unevidenced(&self, framework: &Framework) -> bool {
        matches!(self.rating, Some(Mark::Scale(row)) if row > framework.evidence_cap) && !self.has_evidence()
    }
}

/// Everything one office recorded, aligned with one framework: `answers[i]` belongs to the framework's item `i`,
/// `targets[c]` to its criterion `c`, `reflections[r]` to its reflection `r`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// The office's name.
    pub office: String,
    /// The period assessed.
    pub period: String,
    /// Whole office or one service line; may be empty.
    pub scope: String,
    /// One answer an item.
    pub answers: Vec<Answer>,
    /// The rank aimed at, where one was set.
    pub targets: Vec<Option<i64>>,
    /// Answers to the closing questions, empty where none.
    pub reflections: Vec<String>,
    /// What was recorded of weights.
    pub weighing: Weighing,
    /// The rectification list (整改清单), in the order in which the actions were made.
    pub actions: Vec<Action>,
}

impl Record {
    /// An empty record that fits a framework.
    #[must_use]
    pub fn new(framework: &Framework, office: &str, period: &str, scope: &str) -> Self {
        Self {
            office: office.to_owned(),
            period: period.to_owned(),
            scope: scope.to_owned(),
            answers: vec![Answer::default(); framework.items().len()],
            targets: vec![None; framework.criteria().len()],
            reflections: vec![String::new(); framework.reflections.len()],
            weighing: Weighing::default(),
            actions: Vec::new(),
        }
    }

    /// How far the record is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        Progress::of(&self.answers)
    }

    /// The item at which work goes on: the first without an answer after the last one answered, else the first without
    /// one. Items skipped on purpose come before the place where work stopped. None if all are answered.
    #[must_use]
    pub fn resume_at(&self) -> Option<usize> {
        let open = |from: usize| (from..self.answers.len()).find(|item| self.answers[*item].rating.is_none());
        let last = self.answers.iter().rposition(|answer| answer.rating.is_some());
        last.and_then(open).or_else(|| open(0))
    }

    /// The answers of one criterion.
    ///
    /// # Panics
    /// If the record belongs to another framework.
    #[must_use]
    pub fn of_criterion(&self, framework: &Framework, criterion: usize) -> &[Answer] {
        let first = framework.first_item(criterion);
        &self.answers[first..first + framework.criterion(criterion).items.len()]
    }
}

/// How many items are in which of the three states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// All items.
    pub items: usize,
    /// Items with a rating of the scale.
    pub rated: usize,
    /// Items marked not applicable.
    pub not_applicable: usize,
    /// Items not yet answered.
    pub unanswered: usize,
}

impl Progress {
    /// Counts answers.
    #[must_use]
    pub fn of(answers: &[Answer]) -> Self {
        let count = |test: fn(&Answer) -> bool| answers.iter().filter(|answer| test(answer)).count();
        Self {
            items: answers.len(),
            rated: count(|answer| matches!(answer.rating, Some(Mark::Scale(_)))),
            not_applicable: count(|answer| answer.rating == Some(Mark::NotApplicable)),
            unanswered: count(|answer| answer.rating.is_none()),
        }
    }

    /// Items answered either way.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.rated + self.not_applicable
    }
}

/// Where an assessment is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum State {
    /// Being filled in.
    #[default]
    Draft,
    /// Locked; reopened only with a logged reason.
    Finalised,
    /// Put away from the list; read only.
    Archived,
}

impl State {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Finalised, Self::Archived];

    /// The word in files and JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Finalised => "finalised",
            Self::Archived => "archived",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.id() == id)
    }
}
