//! What is wrong with a filled-in form.

use crate::i18n::{BallotText, Lang, fill};

/// One thing that is wrong, and where; never what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormFault {
    /// The cell, such as `C7`; none if it is the file as a whole.
    pub cell: Option<String>,
    /// What is wrong.
    pub kind: FormFaultKind,
}

/// What can be wrong with a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormFaultKind {
    /// No XLSX file, or none that this program wrote.
    NotAForm,
    /// An XLSX file that cannot be read.
    Corrupt,
    /// Far more in it than a form holds.
    TooLarge,
    /// A formula.
    Formula,
    /// Nothing is chosen.
    Empty,
    /// Neither a level nor `-`.
    NotALevel,
    /// No role of the list.
    NoRole,
    /// Not where the form was written.
    Rearranged,
    /// For another framework or version.
    OtherFramework {
        /// Id and version of the one in use.
        used: String,
    },
    /// For another workshop.
    OtherWorkshop,
    /// The same form as another file.
    Twice {
        /// That file.
        other: String,
    },
    /// Counted before.
    Counted,
    /// More votes than voters.
    Beyond {
        /// How many more could be counted.
        room: usize,
    },
}

impl FormFault {
    /// A fault of the whole file.
    #[must_use]
    pub fn whole(kind: FormFaultKind) -> Self {
        Self { cell: None, kind }
    }

    /// A fault of a cell, by row and column counted from 0.
    pub(super) fn at(row: u32, column: u32, kind: FormFaultKind) -> Self {
        Self { cell: Some(super::cell_name(row, column)), kind }
    }

    /// `FILE: `, or `FILE: C7: `, and what is wrong.
    #[must_use]
    pub fn message(&self, file: &str, lang: Lang) -> String {
        let place = self.cell.as_ref().map_or_else(String::new, |cell| format!("{cell}: "));
        format!("{file}: {place}{}", self.kind.message(lang))
    }
}

impl FormFaultKind {
    /// What is wrong.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let text = BallotText::of(lang);
        match self {
            Self::NotAForm => text.not_a_form.to_owned(),
            Self::Corrupt => text.corrupt.to_owned(),
            Self::TooLarge => text.too_large.to_owned(),
            Self::Formula => text.formula.to_owned(),
            Self::Empty => text.empty.to_owned(),
            Self::NotALevel => text.not_a_level.to_owned(),
            Self::NoRole => text.no_role.to_owned(),
            Self::Rearranged => text.rearranged.to_owned(),
            Self::OtherFramework { used } => fill(text.other_framework, &[("used", used)]),
            Self::OtherWorkshop => text.other_workshop.to_owned(),
            Self::Twice { other } => fill(text.twice, &[("other", other)]),
            Self::Counted => text.counted.to_owned(),
            Self::Beyond { room } => fill(text.beyond, &[("room", &room.to_string())]),
        }
    }
}
