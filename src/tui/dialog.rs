//! What stands above a screen: forms, pickers, texts to read, questions to confirm.

use crate::app::EditSession;
use crate::assessment::{Evidence, Group};
use crate::text::{Editor, rank};

use super::action::Action;

/// A dialog.
#[derive(Debug)]
pub enum Dialog {
    /// Fields to fill in.
    Form(Form),
    /// A list to pick from.
    Picker(Picker),
    /// A text to read.
    Viewer(Viewer),
    /// A question with yes and no.
    Confirm(Confirm),
}

/// What a form is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormKind {
    /// A new assessment: office, period, scope, framework.
    New,
    /// Office, period and scope of an assessment.
    Details(String),
    /// A file to import.
    Import,
    /// An evidence record of an item, new or changed.
    Evidence {
        /// The item.
        item: usize,
        /// The record as it was.
        old: Option<Evidence>,
    },
    /// The note of an item.
    Note(usize),
    /// Why an item is not applicable.
    Reason(usize),
    /// The answer to a closing question.
    Reflection(usize),
    /// Why a finalised assessment is reopened.
    Reopen(String),
    /// The name of a person who compares.
    Person(u32),
    /// Weights of a group by hand.
    Manual(Group),
    /// Paper slips for a criterion of a workshop, by its place there.
    Slips {
        /// The place.
        course: usize,
    },
    /// The level agreed on for a criterion of a workshop.
    Agree {
        /// Its place there.
        course: usize,
    },
    /// Who takes part in a workshop.
    Names,
    /// Who takes part from now on in a workshop that is going on.
    Attendance,
    /// How long its parts are planned for from now on.
    Agenda,
    /// An action for a criterion.
    Action {
        /// The criterion.
        criterion: usize,
    },
}

/// One field of a form.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub label: String,
    /// Its text.
    pub editor: Editor,
    /// Rows it is drawn with; more than one takes several lines of text.
    pub rows: u16,
    /// What is expected, shown while it is empty.
    pub hint: String,
}

impl Field {
    /// A field of one line.
    #[must_use]
    pub fn line(label: &str, text: &str, hint: &str) -> Self {
        Self { label: label.to_owned(), editor: Editor::single(text), rows: 1, hint: hint.to_owned() }
    }

    /// A field of several lines.
    #[must_use]
    pub fn block(label: &str, text: &str, hint: &str) -> Self {
        Self { label: label.to_owned(), editor: Editor::multi(text), rows: 6, hint: hint.to_owned() }
    }
}

/// Fields to fill in.
#[derive(Debug)]
pub struct Form {
    /// What it is for.
    pub kind: FormKind,
    /// Its heading.
    pub title: String,
    /// Sentences above the fields.
    pub intro: Vec<String>,
    /// The fields, at least one.
    pub fields: Vec<Field>,
    /// The field the caret is in.
    pub focus: usize,
    /// What is wrong with what was typed.
    pub error: Option<String>,
    /// What to do next.
    pub info: Option<String>,
    /// Evidence records offered for what was typed so far, as indices of the known ones.
    pub offers: Vec<usize>,
    /// The offer the cursor is on, if it is on one.
    pub offer: Option<usize>,
    /// The edit session of its text.
    pub session: EditSession,
    /// Leaving once more throws the text away.
    pub warned: bool,
    /// When its text was last stored.
    pub saved: Option<String>,
}

impl Form {
    /// A form with the caret in the first field.
    #[must_use]
    pub fn new(kind: FormKind, title: String, fields: Vec<Field>, session: EditSession) -> Self {
        Self {
            kind,
            title,
            intro: Vec::new(),
            fields,
            focus: 0,
            error: None,
            info: None,
            offers: Vec::new(),
            offer: None,
            session,
            warned: false,
            saved: None,
        }
    }

    /// The text of a field.
    #[must_use]
    pub fn text(&self, field: usize) -> &str {
        self.fields.get(field).map_or("", |field| field.editor.text())
    }

    /// Whether anything differs from what is stored.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.fields.iter().any(|field| field.editor.is_changed())
    }

    /// Whether its text is stored at a pause, without being asked.
    #[must_use]
    pub fn autosaves(&self) -> bool {
        matches!(self.kind, FormKind::Note(_) | FormKind::Reflection(_))
    }

    /// Takes what is in the fields as stored.
    pub fn mark_saved(&mut self) {
        for field in &mut self.fields {
            field.editor.mark_saved();
        }
    }

    /// Offers the known records that match the title typed so far.
    pub fn find_offers(&mut self, known: &[Evidence]) {
        const MOST: usize = 5;
        self.offer = None;
        self.offers.clear();
        let query = self.text(0).trim().to_owned();
        if !matches!(self.kind, FormKind::Evidence { .. }) || self.focus != 0 {
            return;
        }
        let mut ranked: Vec<(u32, usize)> = known
            .iter()
            .enumerate()
            .filter(|(_, record)| record.title != query)
            .filter_map(|(index, record)| {
                let text = format!("{} {} {} {}", record.title, record.number, record.unit, record.location);
                Some((rank(&query, &text)?, index))
            })
            .collect();
        ranked.sort_unstable();
        self.offers = ranked.into_iter().take(MOST).map(|(_, index)| index).collect();
    }
}

/// What is picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PickerKind {
    /// An action of the palette.
    Palette(Vec<Action>),
    /// An item or reflection of the walk; entry values are indices over the framework.
    Find,
    /// A rating for an item, in a scale of more than nine.
    Rating(usize),
    /// A target for a criterion.
    Target(usize),
    /// A filter of the walk.
    Filter,
    /// An evidence record of an item.
    Records(usize),
    /// A text of an item to erase.
    Erase(usize),
    /// Who compares; entry values are the numbers of people, 0 for one more.
    Person,
    /// A text of a criterion in the workshop to erase: what was agreed, then each action.
    EraseAgreed(usize),
    /// A figure to explain.
    Figure(Vec<crate::scoring::Figure>),
}

/// One row of a picker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What is read first.
    pub label: String,
    /// What stands to the right.
    pub detail: String,
    /// What the row stands for.
    pub value: usize,
}

/// A list to pick from, with a query to narrow it where that helps.
#[derive(Debug)]
pub struct Picker {
    /// What is picked.
    pub kind: PickerKind,
    /// Its heading.
    pub title: String,
    /// What was typed to narrow it; none where the list is short.
    pub query: Option<Editor>,
    /// All rows.
    pub entries: Vec<Entry>,
    /// More words that find each row, where it is found by more than what it shows.
    pub words: Vec<Vec<&'static str>>,
    /// Indices of the rows that match, best first.
    pub shown: Vec<usize>,
    /// The row of `shown` the cursor is on.
    pub cursor: usize,
    /// Keys that work here, for the last line.
    pub hint: String,
}

impl Picker {
    /// A picker with all rows shown.
    #[must_use]
    pub fn new(kind: PickerKind, title: &str, entries: Vec<Entry>, hint: &str) -> Self {
        let query = matches!(kind, PickerKind::Palette(_) | PickerKind::Find).then(|| Editor::single(""));
        let shown = (0..entries.len()).collect();
        let (title, hint) = (title.to_owned(), hint.to_owned());
        Self { kind, title, query, entries, words: Vec::new(), shown, cursor: 0, hint }
    }

    /// With more words that find each row.
    #[must_use]
    pub fn found_by(self, words: Vec<Vec<&'static str>>) -> Self {
        Self { words, ..self }
    }

    /// Puts the cursor on the row that stands for a value.
    #[must_use]
    pub fn at(mut self, value: usize) -> Self {
        self.cursor = self.shown.iter().position(|&row| self.entries[row].value == value).unwrap_or(0);
        self
    }

    /// The row the cursor is on.
    #[must_use]
    pub fn current(&self) -> Option<&Entry> {
        self.shown.get(self.cursor).map(|&row| &self.entries[row])
    }

    /// How well a row answers a query; each term may be answered by another word of those that find it.
    fn rank(&self, row: usize, entry: &Entry, query: &str) -> Option<u32> {
        let shown = format!("{} {}", entry.label, entry.detail);
        let Some(words) = self.words.get(row) else { return rank(query, &shown) };
        let best = |term: &str| words.iter().filter_map(|word| rank_word(term, word)).chain(rank(term, &shown)).min();
        query.split_whitespace().map(best).try_fold(0_u32, |sum, rank| Some(sum.saturating_add(rank?)))
    }

    /// Narrows the list to what the query matches.
    pub fn narrow(&mut self) {
        let query = self.query.as_ref().map_or("", |query| query.text()).to_owned();
        let mut ranked: Vec<(u32, usize)> = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(row, entry)| Some((self.rank(row, entry, &query)?, row)))
            .collect();
        if !query.is_empty() {
            ranked.sort_unstable();
        }
        self.shown = ranked.into_iter().map(|(_, row)| row).collect();
        self.cursor = 0;
    }
}

/// How well a word answers a term: one that is meant whole comes before a longer one that begins like it.
fn rank_word(term: &str, word: &str) -> Option<u32> {
    const LETTER: usize = 256;
    let left = word.chars().count().saturating_sub(term.chars().count());
    Some(rank(term, word)?.saturating_add(u32::try_from(left * LETTER).unwrap_or(u32::MAX)))
}

/// How a line of a viewer is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A heading.
    Heading,
    /// Ordinary text.
    Text,
    /// Text of second rank.
    Dim,
    /// Something to look at.
    Warning,
    /// What can be done.
    Accent,
}

/// A line of a viewer; wrapped when it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewLine {
    /// How it is set.
    pub role: Role,
    /// A word of fixed width in front, such as a key.
    pub lead: String,
    /// The text.
    pub text: String,
    /// What stands at the right edge.
    pub tail: String,
}

impl ViewLine {
    /// A line of plain text.
    #[must_use]
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        Self { role, lead: String::new(), text: text.into(), tail: String::new() }
    }

    /// A line with a word of fixed width in front.
    #[must_use]
    pub fn with_lead(lead: impl Into<String>, text: impl Into<String>) -> Self {
        Self { role: Role::Text, lead: lead.into(), text: text.into(), tail: String::new() }
    }
}

/// A text to read.
#[derive(Debug)]
pub struct Viewer {
    /// Its heading.
    pub title: String,
    /// Its lines.
    pub lines: Vec<ViewLine>,
    /// Rows scrolled past the top; drawing keeps it within the text.
    pub scroll: u16,
    /// What was typed to narrow the lines; none where there is nothing to look for.
    pub query: Option<Editor>,
    /// All lines of a text that can be narrowed.
    pub all: Vec<ViewLine>,
}

impl Viewer {
    /// A text to read from its beginning.
    #[must_use]
    pub fn new(title: String, lines: Vec<ViewLine>) -> Self {
        Self { title, lines, scroll: 0, query: None, all: Vec::new() }
    }

    /// A text whose lines are looked through by typing.
    #[must_use]
    pub fn searchable(title: String, lines: Vec<ViewLine>) -> Self {
        Self { query: Some(Editor::single("")), all: lines.clone(), ..Self::new(title, lines) }
    }

    /// Narrows the lines to those that the query matches, best first; headings and texts without a word in front go.
    pub fn narrow(&mut self) {
        let query = self.query.as_ref().map_or("", |query| query.text()).trim().to_owned();
        self.scroll = 0;
        if query.is_empty() {
            self.lines.clone_from(&self.all);
            return;
        }
        let found = |line: &ViewLine| {
            let rank = rank(&query, &format!("{} {}", line.lead, line.text))?;
            (!line.lead.is_empty()).then(|| (rank, line.clone()))
        };
        let mut ranked: Vec<(u32, ViewLine)> = self.all.iter().filter_map(found).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        self.lines = ranked.into_iter().map(|(_, line)| line).collect();
    }
}

/// What is confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirmed {
    /// End the program.
    Quit,
    /// Write files over those that are there.
    Replace,
    /// Open a round though somebody has not voted.
    Reveal,
    /// Erase a text of a criterion in the workshop: a row of its picker.
    EraseAgreed {
        /// The criterion.
        criterion: usize,
        /// The row's value.
        what: usize,
    },
    /// Throw a round away unseen.
    DropRound,
    /// End the workshop.
    EndWorkshop,
    /// Take a workshop away.
    RemoveWorkshop,
    /// Lock the assessment.
    Finalise(String),
    /// Erase the name of a person who compares.
    EraseName(u32),
    /// Erase a text of an item: a row of the erase picker.
    Erase {
        /// The item.
        item: usize,
        /// The row's value.
        what: usize,
    },
}

/// A question with yes and no.
#[derive(Debug)]
pub struct Confirm {
    /// The question and what follows from yes.
    pub lines: Vec<String>,
    /// What yes does.
    pub then: Confirmed,
}
