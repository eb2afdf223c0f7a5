//! A report in one language as a list of blocks: what every format lays out, so that none can say another number.

mod build;
mod texts;
mod tidy;

pub(super) use build::boxes;
pub use build::{BOX, TICKED};
pub use build::{document, profile};
pub(super) use texts::{chart_texts, texts};
pub use tidy::tidy;

use super::parts::Part;
use crate::i18n::Lang;

/// A report, complete in one language and without any layout.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its language.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// The mark on every page of a draft; none on a final one.
    pub draft: Option<String>,
    /// What the report may be used for; on every page.
    pub notice: String,
    /// Name and value: office, period, scope, framework, state, id, day of export.
    pub facts: Vec<(String, String)>,
    /// The chosen parts in the order of the report.
    pub sections: Vec<Section>,
    /// What the last line of every page says beside the page number: notice, hashes, time of export.
    pub footer: String,
    /// The page number of that line, with the places `{page}` and `{pages}`.
    pub page_of: &'static str,
}

impl Document {
    /// Whether a part is in it.
    #[must_use]
    pub fn has(&self, part: Part) -> bool {
        self.sections.iter().any(|section| section.part == part)
    }
}

/// One part of the report.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Which part.
    pub part: Part,
    /// Its heading, without a number.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A piece of a section. All text is plain and went through [`tidy`]: a renderer escapes and numbers it.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading of second rank.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// Text of the user's, with its line breaks.
    Quote(String),
    /// Names and values.
    Facts(Vec<(String, String)>),
    /// A list; `children` are one step further in.
    List(Vec<Entry>),
    /// The few figures that are read first.
    Headlines(Vec<Headline>),
    /// A table.
    Table(Table),
    /// The radar of all criteria; three axes at least.
    Radar(Chart),
    /// Bars of all criteria.
    Bars(Chart),
    /// Blank lines to fill in by hand, each with its name.
    Blanks(Vec<String>),
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it says.
    pub text: String,
    /// What belongs below it.
    pub children: Vec<String>,
}

/// A figure that is read first.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline {
    /// What it is.
    pub name: String,
    /// The figure as shown: `61.2`, `2级 规范级`.
    pub value: String,
    /// A word on it, such as what it could still become.
    pub note: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it shows, for a reader who cannot see it and for a caption.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Its width as a share of all columns' shares.
    pub share: u16,
    /// How its cells stand.
    pub align: Align,
}

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left: text.
    Left,
    /// In the middle: short words.
    Centre,
    /// At the right: figures.
    Right,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it stands for.
    pub rank: RowRank,
    /// Its cells; line breaks are `\n`.
    pub cells: Vec<String>,
}

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowRank {
    /// One thing.
    Plain,
    /// A group of the rows below it.
    Group,
    /// All of them.
    Total,
}

/// A radar or bars: one axis a criterion, from 0 to 100.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Its title.
    pub title: String,
    /// The same in words, for a reader who cannot see it.
    pub alternative: String,
    /// The names of the two series.
    pub claimed: String,
    /// See `claimed`.
    pub evidenced: String,
    /// The axes in framework order.
    pub axes: Vec<Axis>,
}

/// One axis of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// The criterion's title.
    pub label: String,
    /// The claimed score, 0 to 100; none where nothing applies.
    pub claimed: Option<f64>,
    /// The evidenced score, 0 to 100; none where nothing applies.
    pub evidenced: Option<f64>,
}

impl Chart {
    /// Whether the axes make a radar that can be read: fewer than three span no area, more than sixteen crowd it.
    #[must_use]
    pub fn makes_radar(&self) -> bool {
        (3..=16).contains(&self.axes.len())
    }
}

/// The number before the heading of a section, with what parts it from the heading: `一、`, `1. `. Counted from 0.
#[must_use]
pub fn section_number(index: usize, lang: Lang) -> String {
    const DIGITS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    match lang {
        Lang::Zh => {
            format!("{}、", DIGITS.get(index).map_or_else(|| (index + 1).to_string(), |digit| (*digit).to_owned()))
        }
        Lang::En => format!("{}. ", index + 1),
    }
}
