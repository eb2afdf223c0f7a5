//! Votes as counts.

use super::people::{LEAST_FOR_DOTS, LEAST_PER_ROLE, Role};

/// One vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Vote {
    /// A level, by its index in the framework, lowest 0.
    Level(usize),
    /// No opinion (`-`).
    Abstain,
}

/// What is known of a vote's voter: the role, or nothing.
pub type Group = Option<Role>;

/// The groups that votes are counted in, in the order in which they are stored.
pub(super) const GROUPS: [Group; 4] = [None, Some(Role::Leader), Some(Role::Office), Some(Role::Staff)];

/// How many votes each level has, by group; after the levels come the abstentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    levels: usize,
    counts: Vec<u16>,
}

impl Tally {
    /// A tally without votes.
    #[must_use]
    pub fn new(levels: usize) -> Self {
        Self { levels, counts: vec![0; GROUPS.len() * (levels + 1)] }
    }

    /// A tally of counts in storing order; none if their number does not fit.
    pub(super) fn of_counts(levels: usize, counts: Vec<u16>) -> Option<Self> {
        (counts.len() == GROUPS.len() * (levels + 1)).then_some(Self { levels, counts })
    }

    pub(super) fn counts(&self) -> &[u16] {
        &self.counts
    }

    /// How many levels there are.
    #[must_use]
    pub fn levels(&self) -> usize {
        self.levels
    }

    fn place(&self, group: Group, vote: Vote) -> Option<usize> {
        let row = GROUPS.iter().position(|known| *known == group)?;
        let column = match vote {
            Vote::Level(level) if level < self.levels => level,
            Vote::Level(_) => return None,
            Vote::Abstain => self.levels,
        };
        Some(row * (self.levels + 1) + column)
    }

    /// Adds so many equal votes of a group. A level that there is not, or a group that does not vote, adds nothing
    /// and is told.
    #[must_use]
    pub fn add(&mut self, group: Group, vote: Vote, votes: u16) -> bool {
        let Some(count) = self.place(group, vote).and_then(|at| self.counts.get_mut(at)) else { return false };
        *count = count.saturating_add(votes);
        true
    }

    /// Votes for a level or abstentions, in one group.
    #[must_use]
    pub fn of_group(&self, group: Group, vote: Vote) -> usize {
        self.place(group, vote).map_or(0, |at| usize::from(self.counts[at]))
    }

    /// Votes for a level or abstentions, all groups together.
    #[must_use]
    pub fn count(&self, vote: Vote) -> usize {
        GROUPS.iter().map(|group| self.of_group(*group, vote)).sum()
    }

    /// Votes a level, lowest level first.
    #[must_use]
    pub fn by_level(&self) -> Vec<usize> {
        (0..self.levels).map(|level| self.count(Vote::Level(level))).collect()
    }

    /// Abstentions.
    #[must_use]
    pub fn abstained(&self) -> usize {
        self.count(Vote::Abstain)
    }

    /// Ballots in all, abstentions too.
    #[must_use]
    pub fn ballots(&self) -> usize {
        self.counts.iter().map(|count| usize::from(*count)).sum()
    }

    /// Ballots of a group, abstentions too.
    #[must_use]
    pub fn ballots_of(&self, group: Group) -> usize {
        let levels: usize = (0..self.levels).map(|level| self.of_group(group, Vote::Level(level))).sum();
        levels + self.of_group(group, Vote::Abstain)
    }

    /// Votes for some level.
    #[must_use]
    pub fn votes(&self) -> usize {
        self.ballots() - self.abstained()
    }

    /// Whether there are enough votes to show them.
    #[must_use]
    pub fn can_be_shown(&self) -> bool {
        self.votes() >= LEAST_FOR_DOTS
    }

    /// The roles with ballots, if the votes may be told apart by role: nobody voted without one, there are at least
    /// two, and each has enough votes for a level.
    #[must_use]
    pub fn split(&self) -> Vec<Role> {
        let roles: Vec<Role> =
            GROUPS.iter().flatten().copied().filter(|role| self.ballots_of(Some(*role)) > 0).collect();
        let enough = |role: &Role| {
            let group = Some(*role);
            self.ballots_of(group) - self.of_group(group, Vote::Abstain) >= LEAST_PER_ROLE
        };
        let may = self.ballots_of(None) == 0 && roles.len() > 1 && roles.iter().all(enough);
        if may { roles } else { Vec::new() }
    }

    /// The tally as it may be kept once it is open: by role only where that may be shown.
    #[must_use]
    pub fn opened(self) -> Self {
        if !self.split().is_empty() {
            return self;
        }
        let mut pooled = Self::new(self.levels);
        for (place, count) in pooled.counts.iter_mut().take(self.levels + 1).enumerate() {
            *count =
                self.counts.iter().skip(place).step_by(self.levels + 1).fold(0, |sum, one| sum.saturating_add(*one));
        }
        pooled
    }
}
