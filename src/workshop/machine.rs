//! The walk of the room: what may follow what.

use chrono::{DateTime, FixedOffset};

use super::agenda::{Agenda, SlotKind};
use super::course::{Consensus, Course, Outcome, Round, Step};
use super::people::People;
use super::tally::Tally;

/// Where the room is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Purpose and rules.
    Opening,
    /// A criterion, by its place in the workshop's order.
    Course(usize),
    /// All criteria side by side, those with the widest spread first.
    Overview,
    /// Over.
    End,
}

/// Why something is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// No criterion is shown now.
    NoCriterion,
    /// A round is being voted on: open it or throw it away first.
    Sealed,
    /// No round is being voted on.
    NotVoting,
    /// Too few voters for a secret ballot: agree openly.
    TooFewVoters,
    /// Too few votes to open the round without showing whose they are.
    TooFewVotes,
    /// A vote for a level, or on a criterion, that there is not.
    NoSuchLevel,
    /// More votes than voters: so many more there is room for.
    TooManyVotes {
        /// Room that is left.
        room: usize,
    },
    /// Agreed above the evidenced level without saying why.
    NoReason,
    /// Fewer voters than have voted, or roles changed while votes are counted by them.
    Voted,
}

/// Everything that a workshop is stored as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// Who takes part.
    pub people: People,
    /// What is planned, and how long it took.
    pub agenda: Agenda,
    /// The criteria in scope, in the order in which they come.
    pub courses: Vec<Course>,
    /// Whether the first criterion is the one to calibrate on.
    pub calibrates: bool,
    /// Where the room is.
    pub place: Place,
}

/// A workshop: everything that may be shown of it at any time. Sealed votes are not part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workshop {
    ranks: Vec<i64>,
    parts: Parts,
}

impl Workshop {
    /// A workshop on some criteria of a framework with these ranks. The criterion to calibrate on comes first.
    #[must_use]
    pub fn new(
        ranks: Vec<i64>,
        people: People,
        agenda: Agenda,
        criteria: &[usize],
        calibration: Option<usize>,
    ) -> Self {
        let calibration = calibration.filter(|first| criteria.contains(first));
        let rest = criteria.iter().copied().filter(|criterion| Some(*criterion) != calibration);
        let courses = calibration.into_iter().chain(rest).map(Course::new).collect();
        let calibrates = calibration.is_some();
        Self { ranks, parts: Parts { people, agenda, courses, calibrates, place: Place::Opening } }
    }

    /// A workshop as it was stored; a place that there is not is the beginning. Where a vote was taken away from
    /// outside, as from a backup, the room goes on after it.
    #[must_use]
    pub fn of_parts(ranks: Vec<i64>, mut parts: Parts) -> Self {
        for course in &mut parts.courses {
            if course.step == Step::Vote && course.sealed().is_none() {
                course.step = if course.rounds.is_empty() { Step::Question } else { course.after_question() };
            }
        }
        if matches!(parts.place, Place::Course(at) if at >= parts.courses.len()) {
            parts.place = Place::Opening;
        }
        Self { ranks, parts }
    }

    /// What it is stored as.
    #[must_use]
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The ranks of the levels, lowest first.
    #[must_use]
    pub fn ranks(&self) -> &[i64] {
        &self.ranks
    }

    /// Who takes part.
    #[must_use]
    pub fn people(&self) -> &People {
        &self.parts.people
    }

    /// The agenda.
    #[must_use]
    pub fn agenda(&self) -> &Agenda {
        &self.parts.agenda
    }

    pub(super) fn agenda_mut(&mut self) -> &mut Agenda {
        &mut self.parts.agenda
    }

    /// The criteria in scope, in their order.
    #[must_use]
    pub fn courses(&self) -> &[Course] {
        &self.parts.courses
    }

    /// Where the room is.
    #[must_use]
    pub fn place(&self) -> Place {
        self.parts.place
    }

    /// The criterion that is shown, by its place in the order.
    #[must_use]
    pub fn current(&self) -> Option<(usize, &Course)> {
        match self.parts.place {
            Place::Course(at) => Some((at, &self.parts.courses[at])),
            _ => None,
        }
    }

    /// Whether any round is being voted on.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.parts.courses.iter().any(|course| course.sealed().is_some())
    }

    /// The part of the agenda that a place belongs to.
    #[must_use]
    pub fn slot(&self) -> Option<SlotKind> {
        match (self.parts.place, self.current()) {
            (Place::Opening, _) => Some(SlotKind::Opening),
            (Place::Overview, _) => Some(SlotKind::Closing),
            (Place::End, _) | (_, None) => None,
            (_, Some((0, _))) if self.parts.calibrates => Some(SlotKind::Calibration),
            (_, Some((_, course))) => Some(match course.step {
                Step::Question | Step::Vote => SlotKind::Voting,
                Step::Reveal => SlotKind::Reveal,
                Step::Discuss | Step::Decide => SlotKind::Discussion,
                Step::Reason => SlotKind::Agreement,
                Step::Action => SlotKind::Actions,
            }),
        }
    }

    /// Goes on by one step, at the end of a criterion to the next one.
    ///
    /// # Errors
    /// [`Refused::Sealed`] where a round must be opened or thrown away first.
    pub fn next(&mut self, at: DateTime<FixedOffset>) -> Result<(), Refused> {
        match self.parts.place {
            Place::Opening => self.go(self.course_or_overview(0), at),
            Place::Course(index) => return self.next_in(index, at),
            Place::Overview if self.is_sealed() => return Err(Refused::Sealed),
            Place::Overview | Place::End => self.go(Place::End, at),
        }
        Ok(())
    }

    fn next_in(&mut self, index: usize, at: DateTime<FixedOffset>) -> Result<(), Refused> {
        let secret = self.parts.people.can_vote_secretly();
        let course = &mut self.parts.courses[index];
        course.step = match course.step {
            Step::Question if secret || !course.rounds.is_empty() => {
                if course.rounds.is_empty() {
                    course.rounds.push(Round { opened: at, outcome: Outcome::Sealed { voted: 0 } });
                }
                course.after_question()
            }
            Step::Vote => return Err(Refused::Sealed),
            Step::Question | Step::Reveal => Step::Discuss,
            Step::Discuss => Step::Decide,
            Step::Decide => Step::Reason,
            Step::Reason => Step::Action,
            Step::Action => {
                let next = self.course_or_overview(index + 1);
                self.go(next, at);
                return Ok(());
            }
        };
        self.go(self.parts.place, at);
        Ok(())
    }

    /// Goes back by one step. What was shown stays shown, and a round being voted on stays sealed.
    pub fn back(&mut self, at: DateTime<FixedOffset>) {
        let place = match self.parts.place {
            Place::Opening => Place::Opening,
            Place::End => Place::Overview,
            Place::Overview => match self.parts.courses.len() {
                0 => Place::Opening,
                courses => Place::Course(courses - 1),
            },
            Place::Course(index) => self.back_in(index),
        };
        self.go(place, at);
    }

    fn back_in(&mut self, index: usize) -> Place {
        let course = &mut self.parts.courses[index];
        course.step = match course.step {
            Step::Question => return if index == 0 { Place::Opening } else { Place::Course(index - 1) },
            Step::Discuss if course.after_question() == Step::Reveal => Step::Reveal,
            Step::Vote | Step::Reveal | Step::Discuss => Step::Question,
            Step::Decide => Step::Discuss,
            Step::Reason => Step::Decide,
            Step::Action => Step::Reason,
        };
        Place::Course(index)
    }

    /// Goes to any place; a criterion is shown where it was left, a place that there is not leaves all as it is.
    pub fn go(&mut self, place: Place, at: DateTime<FixedOffset>) {
        if !matches!(place, Place::Course(index) if index >= self.parts.courses.len()) {
            self.parts.place = place;
        }
        let slot = self.slot();
        self.parts.agenda.turn_to(slot, at);
    }

    /// Lets the clock of the part that the room is in run, if nothing does.
    pub(super) fn take_up(&mut self, at: DateTime<FixedOffset>) {
        if self.parts.agenda.running().is_none() {
            self.go(self.parts.place, at);
        }
    }

    fn course_or_overview(&self, index: usize) -> Place {
        if index < self.parts.courses.len() { Place::Course(index) } else { Place::Overview }
    }

    /// Begins a vote on a criterion, the first or another one.
    ///
    /// # Errors
    /// [`Refused::TooFewVoters`], [`Refused::Sealed`] if one is going on, [`Refused::NoCriterion`].
    pub(super) fn open_round(&mut self, index: usize, at: DateTime<FixedOffset>) -> Result<(), Refused> {
        if !self.parts.people.can_vote_secretly() {
            return Err(Refused::TooFewVoters);
        }
        let course = self.parts.courses.get_mut(index).ok_or(Refused::NoCriterion)?;
        if course.sealed().is_some() {
            return Err(Refused::Sealed);
        }
        course.rounds.push(Round { opened: at, outcome: Outcome::Sealed { voted: 0 } });
        Ok(())
    }

    pub(super) fn set_step(&mut self, index: usize, step: Step, at: DateTime<FixedOffset>) {
        self.parts.courses[index].step = step;
        self.go(self.parts.place, at);
    }

    /// Notes how many have voted on a criterion.
    pub(super) fn set_voted(&mut self, index: usize, count: usize) {
        let round = self.parts.courses.get_mut(index).and_then(|course| course.rounds.last_mut());
        if let Some(Round { outcome: Outcome::Sealed { voted }, .. }) = round {
            *voted = count;
        }
    }

    /// Ends the vote on a criterion: with its votes, or thrown away.
    pub(super) fn close_round(&mut self, index: usize, tally: Option<Tally>, at: DateTime<FixedOffset>) {
        let Some(round) = self.parts.courses.get_mut(index).and_then(|course| course.rounds.last_mut()) else { return };
        round.outcome = match tally {
            Some(tally) => Outcome::Shown { tally, at },
            None => Outcome::Dropped { voted: round.voted() },
        };
    }

    /// Sets or takes back what was agreed.
    pub(super) fn set_consensus(&mut self, index: usize, consensus: Option<Consensus>) {
        self.parts.courses[index].consensus = consensus;
    }

    pub(super) fn set_people(&mut self, people: People) {
        self.parts.people = people;
    }
}
