//! Who takes part. Names are for the attendance list; no vote knows them.

/// Under so many votes there is no anonymity, so no vote is shown (domain: small groups agree openly instead).
pub const LEAST_FOR_DOTS: usize = 4;

/// Votes are told apart by role only if every role present has at least so many.
pub const LEAST_PER_ROLE: usize = 4;

/// More participants than this are refused; it also bounds what a count can be.
pub const MOST_PARTICIPANTS: usize = 999;

/// As what somebody takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Leads the office (领导).
    Leader,
    /// Speaks for an office that is served (机关).
    Office,
    /// Is one of those who do or receive the work (干部职工).
    Staff,
    /// Guides the meeting and does not vote (主持人).
    Facilitator,
}

impl Role {
    /// All roles, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Leader, Self::Office, Self::Staff, Self::Facilitator];

    /// The word in files and JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Leader => "leader",
            Self::Office => "office",
            Self::Staff => "staff",
            Self::Facilitator => "facilitator",
        }
    }

    /// The role of a word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }

    /// Whether the role votes.
    #[must_use]
    pub fn votes(self) -> bool {
        self != Self::Facilitator
    }
}

/// One participant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Participant {
    /// A name or a label, often none.
    pub label: String,
    /// The role, if it is told.
    pub role: Option<Role>,
}

impl Participant {
    /// Whether this one votes; who has no role does.
    #[must_use]
    pub fn votes(&self) -> bool {
        self.role.is_none_or(Role::votes)
    }
}

/// Everybody in the room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People(Vec<Participant>);

impl People {
    /// The participants of a list, at most [`MOST_PARTICIPANTS`]; what is beyond that is left out.
    #[must_use]
    pub fn new(mut list: Vec<Participant>) -> Self {
        list.truncate(MOST_PARTICIPANTS);
        Self(list)
    }

    /// So many voters without names or roles.
    #[must_use]
    pub fn anonymous(voters: usize) -> Self {
        Self::new(vec![Participant::default(); voters.min(MOST_PARTICIPANTS)])
    }

    /// So many of each role, without names.
    #[must_use]
    pub fn of_roles(counts: &[(Role, usize)]) -> Self {
        let each = |(role, count): &(Role, usize)| {
            let one = Participant { label: String::new(), role: Some(*role) };
            std::iter::repeat_n(one, (*count).min(MOST_PARTICIPANTS))
        };
        Self::new(counts.iter().flat_map(each).collect())
    }

    /// The participants in order.
    #[must_use]
    pub fn list(&self) -> &[Participant] {
        &self.0
    }

    /// How many vote.
    #[must_use]
    pub fn voters(&self) -> usize {
        self.0.iter().filter(|one| one.votes()).count()
    }

    /// How many take part in a role, or without one.
    #[must_use]
    pub fn count(&self, role: Option<Role>) -> usize {
        self.0.iter().filter(|one| one.role == role).count()
    }

    /// The roles of those who vote, each once.
    #[must_use]
    pub fn voting_roles(&self) -> Vec<Role> {
        Role::ALL.into_iter().filter(|role| role.votes() && self.count(Some(*role)) > 0).collect()
    }

    /// How many vote in each role, and without one.
    pub(super) fn voting_counts(&self) -> Vec<usize> {
        let groups = Role::ALL.into_iter().filter(|role| role.votes()).map(Some).chain([None]);
        groups.map(|group| self.count(group)).collect()
    }

    /// Whether ballots are counted by role. Where a split could never be shown, a role is not even counted: a single
    /// leader's vote would stand in the file as plainly as with the name on it.
    #[must_use]
    pub fn keeps_roles(&self) -> bool {
        let roles = self.voting_roles();
        roles.len() > 1 && self.count(None) == 0 && roles.iter().all(|role| self.count(Some(*role)) >= LEAST_PER_ROLE)
    }

    /// Whether there are enough voters for a secret ballot; with fewer the room agrees openly.
    #[must_use]
    pub fn can_vote_secretly(&self) -> bool {
        self.voters() >= LEAST_FOR_DOTS
    }
}
