//! The kinds of change that the log keeps.

/// What a change was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each kind is the word it is")]
pub enum ChangeKind {
    Created,
    Imported,
    Duplicated,
    Answer,
    Rating,
    Note,
    Evidence,
    Target,
    Reflection,
    Details,
    Weights,
    Weigher,
    Judgment,
    Manual,
    Workshop,
    Consensus,
    Action,
    Archived,
    Deleted,
    Finalised,
    Reopened,
    Erased,
    Purged,
}

impl ChangeKind {
    const ALL: [(Self, &'static str); 23] = [
        (Self::Created, "created"),
        (Self::Imported, "imported"),
        (Self::Duplicated, "duplicated"),
        (Self::Answer, "answer"),
        (Self::Rating, "rating"),
        (Self::Note, "note"),
        (Self::Evidence, "evidence"),
        (Self::Target, "target"),
        (Self::Reflection, "reflection"),
        (Self::Details, "details"),
        (Self::Weights, "weights"),
        (Self::Weigher, "weigher"),
        (Self::Judgment, "judgment"),
        (Self::Manual, "manual"),
        (Self::Workshop, "workshop"),
        (Self::Consensus, "consensus"),
        (Self::Action, "action"),
        (Self::Archived, "archived"),
        (Self::Deleted, "deleted"),
        (Self::Finalised, "finalised"),
        (Self::Reopened, "reopened"),
        (Self::Erased, "erased"),
        (Self::Purged, "purged"),
    ];

    /// The word in the log.
    #[must_use]
    pub fn id(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, id)| id)
    }

    pub(super) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, word)| *word == id).map(|(kind, _)| *kind)
    }

    /// Whether the change is one of what was recorded, which the states protect.
    pub(crate) fn is_content(self) -> bool {
        use ChangeKind as K;
        matches!(
            self,
            K::Answer
                | K::Rating
                | K::Note
                | K::Evidence
                | K::Target
                | K::Reflection
                | K::Details
                | K::Weights
                | K::Weigher
                | K::Judgment
                | K::Manual
                | K::Consensus
                | K::Action
        )
    }

    /// Whether undo can revert it; every other kind is where undo stops.
    pub(crate) fn is_undoable(self) -> bool {
        self.is_content() || matches!(self, Self::Archived | Self::Deleted)
    }
}
