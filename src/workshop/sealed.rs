//! The sealed ballot box of one workshop: per criterion a tally that nobody sees before its round is opened.
//!
//! Its bytes always have the same length for a workshop, so that the store can write a new version over the old one,
//! and begin with a mark by which a test finds every version that is left anywhere in a file.

use super::people::People;
use super::tally::{GROUPS, Group, Tally, Vote};

/// What the bytes of a box begin with.
pub(crate) const MARK: [u8; 8] = *b"\xf1PHbox\x01\xf2";

/// Why a ballot was not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cast {
    /// A level that the framework does not have, or a criterion out of scope.
    Unknown,
    /// More votes than voters: there is room for so many more.
    TooMany {
        /// Room that is left.
        room: usize,
    },
}

/// Per criterion of a workshop, in the order of its plan, the votes of the round that is being voted on.
#[derive(Clone, PartialEq, Eq)]
pub struct BallotBox {
    levels: usize,
    tallies: Vec<Tally>,
}

/// Tells how many have voted and no more, so that no message or log can tell more.
impl std::fmt::Debug for BallotBox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.tallies.iter().map(Tally::ballots)).finish()
    }
}

impl BallotBox {
    /// An empty box for so many criteria and levels.
    #[must_use]
    pub fn new(criteria: usize, levels: usize) -> Self {
        Self { levels, tallies: vec![Tally::new(levels); criteria] }
    }

    /// A box of the same size without votes.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self::new(self.tallies.len(), self.levels)
    }

    /// How many have voted on a criterion: all that a sealed round tells.
    #[must_use]
    pub fn voted(&self, criterion: usize) -> usize {
        self.tallies.get(criterion).map_or(0, Tally::ballots)
    }

    /// Counts equal-ranking ballots on one criterion, all or none. Their order leaves no trace.
    ///
    /// # Errors
    /// A vote that cannot be, or more votes than voters (of that role, where roles are counted).
    pub fn cast(&mut self, people: &People, criterion: usize, group: Group, votes: &[Vote]) -> Result<(), Cast> {
        let group = group.filter(|_| people.keeps_roles());
        let tally = self.tallies.get(criterion).ok_or(Cast::Unknown)?;
        let room = people.voters().saturating_sub(tally.ballots());
        let room = match group {
            None => room,
            role => room.min(people.count(role).saturating_sub(tally.ballots_of(role))),
        };
        if votes.len() > room {
            return Err(Cast::TooMany { room });
        }
        let mut after = tally.clone();
        if votes.iter().all(|vote| after.add(group, *vote, 1)) {
            self.tallies[criterion] = after;
            Ok(())
        } else {
            Err(Cast::Unknown)
        }
    }

    /// Whether a round may be shown when it is opened: enough votes for a level.
    #[must_use]
    pub fn can_be_shown(&self, criterion: usize) -> bool {
        self.tallies.get(criterion).is_some_and(Tally::can_be_shown)
    }

    /// Takes the votes of a round out of the box, which is empty for the next one.
    #[must_use]
    pub fn open(&mut self, criterion: usize) -> Option<Tally> {
        let tally = self.tallies.get_mut(criterion)?;
        Some(std::mem::replace(tally, Tally::new(self.levels)).opened())
    }

    /// Throws the votes of a round away unseen.
    pub fn empty(&mut self, criterion: usize) {
        if let Some(tally) = self.tallies.get_mut(criterion) {
            *tally = Tally::new(self.levels);
        }
    }

    /// The box as bytes: the mark, criteria and levels, then two bytes a count.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let number = |count: usize| u16::try_from(count).unwrap_or(u16::MAX).to_be_bytes();
        let mut bytes = MARK.to_vec();
        bytes.extend(number(self.tallies.len()));
        bytes.extend(number(self.levels));
        bytes.extend(self.tallies.iter().flat_map(Tally::counts).flat_map(|count| count.to_be_bytes()));
        bytes
    }

    /// The box of bytes, and what follows them; none if they are none.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let rest = bytes.strip_prefix(&MARK)?;
        let (criteria, rest) = number(rest)?;
        let (levels, mut rest) = number(rest)?;
        let each = GROUPS.len() * (usize::from(levels) + 1);
        let mut tallies = Vec::new();
        for _ in 0..criteria {
            let (mut counts, mut left) = (Vec::with_capacity(each), rest);
            for _ in 0..each {
                let (count, after) = number(left)?;
                counts.push(count);
                left = after;
            }
            tallies.push(Tally::of_counts(levels.into(), counts)?);
            rest = left;
        }
        Some((Self { levels: levels.into(), tallies }, rest))
    }
}

fn number(bytes: &[u8]) -> Option<(u16, &[u8])> {
    let (first, rest) = bytes.split_first_chunk::<2>()?;
    Some((u16::from_be_bytes(*first), rest))
}
