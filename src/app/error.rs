//! What a use case can fail with, how it is said and which exit code it has (cli.md).

use std::path::{Path, PathBuf};

use crate::i18n::{ErrorText, Lang, fill};
use crate::logging;
use crate::source::Faults;
use crate::store::StoreError;
use crate::workshop::Refused;

/// What was looked for and not found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the word it is")]
pub enum What {
    Assessment,
    Item,
    Criterion,
    Framework,
    File,
}

/// Why a use case failed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum Error {
    /// Something named does not exist.
    NotFound {
        /// What it was to be.
        what: What,
        /// The name given.
        name: String,
        /// The nearest existing one, if there is any.
        near: Option<String>,
    },
    /// The beginning of an id fits several assessments.
    Ambiguous {
        /// The beginning given.
        name: String,
        /// Ids that begin so.
        found: Vec<String>,
    },
    /// `office`, `period` or `title` is blank.
    Blank(&'static str),
    /// A reason is needed and blank.
    NoReason,
    /// A rating that the framework's scale does not have.
    Rating {
        /// The item.
        item: String,
        /// The rating given.
        rating: String,
        /// The ratings there are.
        known: String,
    },
    /// A rank that no level has.
    NoSuchRank {
        /// The rank given.
        rank: i64,
        /// The ranks there are.
        known: String,
    },
    /// Faults of files.
    Faults(Vec<Faults>),
    /// The assessment is finalised.
    Finalised,
    /// The assessment is not finalised, so it cannot be reopened.
    NotFinalised,
    /// The assessment is archived.
    Archived,
    /// A step that the workshop does not take.
    Refused(Refused),
    /// Another program has the assessment while a round of its workshop is being voted on.
    RoundOpen {
        /// How many have voted.
        voted: usize,
    },
    /// No workshop was held on the assessment.
    NoWorkshop,
    /// A form whose token was counted before.
    FormTwice {
        /// Its index among those given.
        index: usize,
    },
    /// Another program changed the same evidence meanwhile.
    Conflict,
    /// A file of that name exists.
    Exists(PathBuf),
    /// A file other than the store cannot be read or written.
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The store failed.
    Store(StoreError),
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Exists(path) => Self::Exists(path),
            error => Self::Store(error),
        }
    }
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl From<Faults> for Error {
    fn from(faults: Faults) -> Self {
        Self::Faults(vec![faults])
    }
}

impl Error {
    /// The exit code of cli.md's table.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::NotFound { .. } | Self::NoWorkshop => 3,
            Self::Ambiguous { .. }
            | Self::Blank(_)
            | Self::NoReason
            | Self::Rating { .. }
            | Self::NoSuchRank { .. }
            | Self::Refused(_)
            | Self::FormTwice { .. }
            | Self::Faults(_) => 2,
            _ => 1,
        }
    }

    /// What it is called in the log, without what it holds.
    #[must_use]
    pub fn kind(&self) -> String {
        match self {
            Self::Store(error) => format!("Store {}", logging::name(error)),
            error => logging::name(error),
        }
    }

    /// What is wrong and the remedy.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let text = ErrorText::of(lang);
        match self {
            Self::NotFound { what, name, near } => not_found(text, *what, name, near.as_deref()),
            Self::Ambiguous { name, found } => {
                fill(text.ambiguous, &[("name", name), ("found", &found.join(lang.pick("、", ", ")))])
            }
            Self::Blank("office") => text.blank_office.to_owned(),
            Self::Blank("period") => text.blank_period.to_owned(),
            Self::Blank("what") => text.blank_action.to_owned(),
            Self::Blank(_) => text.blank_title.to_owned(),
            Self::NoReason => text.no_reason.to_owned(),
            Self::Rating { item, rating, known } => {
                fill(text.rating, &[("item", item), ("rating", rating), ("known", known)])
            }
            Self::NoSuchRank { rank, known } => fill(text.no_rank, &[("rank", &rank.to_string()), ("known", known)]),
            Self::Faults(files) => files.iter().map(|faults| faults.render(lang)).collect::<Vec<_>>().join("\n"),
            Self::Finalised => text.finalised.to_owned(),
            Self::NotFinalised => text.not_finalised.to_owned(),
            Self::Archived => text.archived.to_owned(),
            Self::Refused(refused) => self::refused(text, *refused),
            Self::RoundOpen { voted } => fill(text.round_open, &[("n", &voted.to_string())]),
            Self::NoWorkshop => text.no_workshop.to_owned(),
            Self::FormTwice { index } => fill(text.form_twice, &[("n", &(index + 1).to_string())]),
            Self::Conflict => text.conflict.to_owned(),
            Self::Exists(path) => fill(text.exists, &[("path", &path.display().to_string())]),
            Self::Io { path, reason } => fill(text.io, &[("path", &path.display().to_string()), ("reason", reason)]),
            Self::Store(error) => error.message(lang),
        }
    }

    /// A system error about a file other than the store.
    pub(crate) fn of_io(path: &Path, error: &std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::NotFound {
            return Self::NotFound { what: What::File, name: path.display().to_string(), near: None };
        }
        Self::Io { path: path.to_owned(), reason: crate::store::files::reason(error) }
    }
}

fn refused(text: &ErrorText, refused: Refused) -> String {
    match refused {
        Refused::NoCriterion => text.refused_no_criterion.to_owned(),
        Refused::Sealed => text.refused_sealed.to_owned(),
        Refused::NotVoting => text.refused_not_voting.to_owned(),
        Refused::TooFewVoters => text.refused_few_voters.to_owned(),
        Refused::TooFewVotes => text.refused_few_votes.to_owned(),
        Refused::NoSuchLevel => text.refused_no_level.to_owned(),
        Refused::TooManyVotes { room } => fill(text.refused_many_votes, &[("n", &room.to_string())]),
        Refused::NoReason => text.refused_no_reason.to_owned(),
        Refused::Voted => text.refused_voted.to_owned(),
    }
}

fn not_found(text: &ErrorText, what: What, name: &str, near: Option<&str>) -> String {
    let sentence = match what {
        What::Assessment => text.no_assessment,
        What::Item => text.no_item,
        What::Criterion => text.no_criterion,
        What::Framework => text.no_framework,
        What::File => text.no_file,
    };
    let mut message = fill(sentence, &[("name", name)]);
    match near {
        Some(near) => message += &fill(text.near, &[("near", near)]),
        None if what == What::Assessment => message += text.none_yet,
        None => {}
    }
    message
}
