//! The room with its ballot box: every act of a workshop in one place, for a real one and for a rehearsal alike.

use chrono::{DateTime, FixedOffset};

use super::agenda::SlotKind;
use super::course::{Consensus, Step};
use super::machine::{Place, Refused, Workshop};
use super::people::People;
use super::sealed::{BallotBox, Cast};
use super::tally::{Group, Vote};

/// Something that is done in a workshop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// On by one step; begins the first vote of a criterion where that comes next.
    Next,
    /// Back by one step.
    Back,
    /// To a place.
    GoTo(Place),
    /// Counts ballots on one criterion, all or none.
    Cast {
        /// The criterion's place in the order.
        course: usize,
        /// The role of those who voted, if it is told.
        group: Group,
        /// Their votes.
        votes: Vec<Vote>,
    },
    /// Counts the paper slips of one criterion, of several roles where votes are counted by role; all or none.
    Slips {
        /// The criterion's place in the order.
        course: usize,
        /// The votes of each group.
        slips: Vec<(Group, Vec<Vote>)>,
    },
    /// Counts one filled-in form: a vote on every criterion in scope, begun where it was not yet.
    Form {
        /// The role, if it is told.
        group: Group,
        /// A vote a criterion, in the order of the workshop.
        votes: Vec<Vote>,
    },
    /// Opens the round of the criterion shown.
    Reveal,
    /// Throws the sealed round of the criterion shown away, unseen.
    Drop,
    /// Lets the room vote again on the criterion shown.
    VoteAgain,
    /// Agrees on a level for a criterion.
    Agree {
        /// The criterion's place in the order: the one that the words were written for, wherever the room is by now.
        course: usize,
        /// The level, its reason and the minority view.
        consensus: Consensus,
        /// Rank of the level that evidence supports, if any.
        evidenced: Option<i64>,
    },
    /// Sets who takes part.
    People(People),
    /// Plans other minutes for a part of the agenda.
    Minutes(SlotKind, u32),
}

/// A workshop together with its sealed votes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    workshop: Workshop,
    ballots: BallotBox,
}

impl Room {
    /// A room that nobody has voted in.
    #[must_use]
    pub fn new(workshop: Workshop) -> Self {
        let ballots = BallotBox::new(workshop.courses().len(), workshop.ranks().len());
        Self { workshop, ballots }
    }

    /// A room as it was stored. Sealed rounds tell as many voters as the box holds.
    #[must_use]
    pub fn of(mut workshop: Workshop, ballots: BallotBox) -> Self {
        for index in 0..workshop.courses().len() {
            workshop.set_voted(index, ballots.voted(index));
        }
        Self { workshop, ballots }
    }

    /// Lets the clock of the part that the room is in run, if nothing does.
    pub fn take_up(&mut self, at: DateTime<FixedOffset>) {
        self.workshop.take_up(at);
    }

    /// What may be shown.
    #[must_use]
    pub fn workshop(&self) -> &Workshop {
        &self.workshop
    }

    /// The sealed votes, to be stored.
    #[must_use]
    pub fn ballots(&self) -> &BallotBox {
        &self.ballots
    }

    /// Does something, wholly or not at all.
    ///
    /// # Errors
    /// Why it is not done; the room is as it was.
    pub fn act(&mut self, act: &Act, at: DateTime<FixedOffset>) -> Result<(), Refused> {
        match act {
            Act::Next => self.workshop.next(at),
            Act::Back => {
                self.workshop.back(at);
                Ok(())
            }
            Act::GoTo(Place::End) if self.workshop.is_sealed() => Err(Refused::Sealed),
            Act::GoTo(place) => {
                self.workshop.go(*place, at);
                Ok(())
            }
            Act::Cast { course, group, votes } => self.cast(*course, *group, votes),
            Act::Slips { course, slips } => self.slips(*course, slips),
            Act::Form { group, votes } => self.form(*group, votes, at),
            Act::Reveal => self.reveal(at),
            Act::Drop => self.drop_round(at),
            Act::VoteAgain => self.vote_again(at),
            Act::Agree { course, consensus, evidenced } => self.agree(*course, consensus, *evidenced, at),
            Act::People(people) => self.set_people(people),
            Act::Minutes(kind, minutes) => {
                self.workshop.agenda_mut().plan(*kind, *minutes);
                Ok(())
            }
        }
    }

    fn current(&self) -> Result<usize, Refused> {
        self.workshop.current().map(|(index, _)| index).ok_or(Refused::NoCriterion)
    }

    /// The criterion shown, if it is being voted on.
    fn voting(&self) -> Result<usize, Refused> {
        let (index, course) = self.workshop.current().ok_or(Refused::NoCriterion)?;
        course.sealed().map(|_| index).ok_or(Refused::NotVoting)
    }

    fn cast(&mut self, index: usize, group: Group, votes: &[Vote]) -> Result<(), Refused> {
        let course = self.workshop.courses().get(index).ok_or(Refused::NoCriterion)?;
        if course.sealed().is_none() {
            return Err(Refused::NotVoting);
        }
        self.ballots.cast(self.workshop.people(), index, group, votes)?;
        self.workshop.set_voted(index, self.ballots.voted(index));
        Ok(())
    }

    fn slips(&mut self, index: usize, slips: &[(Group, Vec<Vote>)]) -> Result<(), Refused> {
        let mut after = self.clone();
        for (group, votes) in slips {
            after.cast(index, *group, votes)?;
        }
        *self = after;
        Ok(())
    }

    fn form(&mut self, group: Group, votes: &[Vote], at: DateTime<FixedOffset>) -> Result<(), Refused> {
        if votes.len() != self.workshop.courses().len() {
            return Err(Refused::NoSuchLevel);
        }
        let mut after = self.clone();
        for (index, vote) in votes.iter().enumerate() {
            if after.workshop.courses()[index].rounds.is_empty() {
                after.workshop.open_round(index, at)?;
            }
            // A form is filled in before the meeting, for the first vote; a later one is the room's own.
            if after.workshop.courses()[index].rounds.len() > 1 {
                return Err(Refused::NotVoting);
            }
            after.cast(index, group, &[*vote])?;
        }
        *self = after;
        Ok(())
    }

    fn reveal(&mut self, at: DateTime<FixedOffset>) -> Result<(), Refused> {
        let index = self.voting()?;
        if !self.ballots.can_be_shown(index) {
            return Err(Refused::TooFewVotes);
        }
        let tally = self.ballots.open(index);
        self.workshop.close_round(index, tally, at);
        self.workshop.set_step(index, Step::Reveal, at);
        Ok(())
    }

    fn drop_round(&mut self, at: DateTime<FixedOffset>) -> Result<(), Refused> {
        let index = self.voting()?;
        self.ballots.empty(index);
        self.workshop.close_round(index, None, at);
        self.workshop.set_step(index, Step::Discuss, at);
        Ok(())
    }

    fn vote_again(&mut self, at: DateTime<FixedOffset>) -> Result<(), Refused> {
        let index = self.current()?;
        self.workshop.open_round(index, at)?;
        self.workshop.set_step(index, Step::Vote, at);
        Ok(())
    }

    fn agree(
        &mut self,
        index: usize,
        consensus: &Consensus,
        evidenced: Option<i64>,
        at: DateTime<FixedOffset>,
    ) -> Result<(), Refused> {
        let course = self.workshop.courses().get(index).ok_or(Refused::NoCriterion)?;
        if course.sealed().is_some() {
            return Err(Refused::Sealed);
        }
        if !self.workshop.ranks().contains(&consensus.rank) {
            return Err(Refused::NoSuchLevel);
        }
        // Where no evidence supports a level, it supports the lowest, which needs none.
        let supported = evidenced.or(self.workshop.ranks().first().copied());
        if supported.is_some_and(|supported| consensus.rank > supported) && consensus.reason.trim().is_empty() {
            return Err(Refused::NoReason);
        }
        let step = course.step;
        self.workshop.set_consensus(index, Some(consensus.clone()));
        // What is agreed is read out next.
        if matches!(step, Step::Reveal | Step::Discuss | Step::Decide) {
            self.workshop.set_step(index, Step::Reason, at);
        }
        Ok(())
    }

    /// While votes are sealed their number and the way they are counted must go on fitting the people.
    fn set_people(&mut self, people: &People) -> Result<(), Refused> {
        let voted = (0..self.workshop.courses().len()).map(|index| self.ballots.voted(index)).max().unwrap_or(0);
        let before = self.workshop.people();
        let by_role = before.keeps_roles() != people.keeps_roles() || before.keeps_roles();
        if voted > people.voters() || (voted > 0 && by_role && before.voting_counts() != people.voting_counts()) {
            return Err(Refused::Voted);
        }
        self.workshop.set_people(people.clone());
        Ok(())
    }
}

impl From<Cast> for Refused {
    fn from(cast: Cast) -> Self {
        match cast {
            Cast::Unknown => Self::NoSuchLevel,
            Cast::TooMany { room } => Self::TooManyVotes { room },
        }
    }
}
