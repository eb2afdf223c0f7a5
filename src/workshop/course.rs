//! One criterion's way through the workshop.

use chrono::{DateTime, FixedOffset};

use super::tally::Tally;

/// How far a criterion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// Its question and what each level means.
    Question,
    /// The silent vote.
    Vote,
    /// All votes at once.
    Reveal,
    /// Reasons: for the low votes, for the high ones, then the evidence.
    Discuss,
    /// Vote again or agree.
    Decide,
    /// The agreed level with its reason and the minority view.
    Reason,
    /// An action where there is a gap.
    Action,
}

impl Step {
    /// All steps in their order.
    pub const ALL: [Self; 7] =
        [Self::Question, Self::Vote, Self::Reveal, Self::Discuss, Self::Decide, Self::Reason, Self::Action];

    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Vote => "vote",
            Self::Reveal => "reveal",
            Self::Discuss => "discuss",
            Self::Decide => "decide",
            Self::Reason => "reason",
            Self::Action => "action",
        }
    }

    /// The step of a word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.id() == id)
    }
}

/// What became of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Being voted on: only how many have voted is known.
    Sealed {
        /// Ballots counted.
        voted: usize,
    },
    /// Opened.
    Shown {
        /// The votes.
        tally: Tally,
        /// When it was opened.
        at: DateTime<FixedOffset>,
    },
    /// Thrown away unseen.
    Dropped {
        /// Ballots that were counted.
        voted: usize,
    },
}

/// One vote of the room on a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// When voting began.
    pub opened: DateTime<FixedOffset>,
    /// What became of it.
    pub outcome: Outcome,
}

impl Round {
    /// How many voted.
    #[must_use]
    pub fn voted(&self) -> usize {
        match &self.outcome {
            Outcome::Sealed { voted } | Outcome::Dropped { voted } => *voted,
            Outcome::Shown { tally, .. } => tally.ballots(),
        }
    }

    /// The votes, once they were opened.
    #[must_use]
    pub fn tally(&self) -> Option<&Tally> {
        match &self.outcome {
            Outcome::Shown { tally, .. } => Some(tally),
            _ => None,
        }
    }

    /// Whether it is being voted on.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        matches!(self.outcome, Outcome::Sealed { .. })
    }
}

/// What the room agreed on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Consensus {
    /// Rank of the agreed level.
    pub rank: i64,
    /// Why; needed above the evidenced level.
    pub reason: String,
    /// What a minority holds against it, nobody named; empty if nothing.
    pub minority: String,
}

/// A criterion in scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Its index over the framework.
    pub criterion: usize,
    /// How far it is.
    pub step: Step,
    /// The votes so far, oldest first; at most the last one is sealed.
    pub rounds: Vec<Round>,
    /// What was agreed.
    pub consensus: Option<Consensus>,
}

impl Course {
    /// A criterion that nothing was done about.
    #[must_use]
    pub fn new(criterion: usize) -> Self {
        Self { criterion, step: Step::Question, rounds: Vec::new(), consensus: None }
    }

    /// The round that is being voted on.
    #[must_use]
    pub fn sealed(&self) -> Option<&Round> {
        self.rounds.last().filter(|round| round.is_sealed())
    }

    /// The round opened last, with its number counted from 1.
    #[must_use]
    pub fn shown(&self) -> Option<(usize, &Tally)> {
        self.rounds.iter().enumerate().rev().find_map(|(at, round)| Some((at + 1, round.tally()?)))
    }

    /// Where the room stands if this criterion is opened again: never before what it has seen.
    pub(super) fn after_question(&self) -> Step {
        match self.rounds.last().map(|round| &round.outcome) {
            None | Some(Outcome::Sealed { .. }) => Step::Vote,
            Some(Outcome::Shown { .. }) => Step::Reveal,
            Some(Outcome::Dropped { .. }) => Step::Discuss,
        }
    }
}
