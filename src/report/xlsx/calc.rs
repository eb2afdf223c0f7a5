//! The calculation, step by step as scoring.md has it: items, gates, criteria, dimensions, the whole.
//!
//! Every formula uses functions of Excel 2007 alone and is stored with the value that the program computed.

mod gates;
mod items;
mod lists;
mod parts;

use rust_xlsxwriter::{Worksheet, XlsxError};

pub(super) use lists::{RATING_LIST, labels, level_name, short_level};
pub(super) use parts::lowest_names;

use super::page::{Outcome, Page, Paper};
use super::places::{Places, Rows};
use super::text::{column, told_apart};
use crate::assessment::Mark;
use crate::report::document::{Align, Document, RowRank};
use crate::report::words::Words;
use crate::scoring::{Gate, View, gates, unit};

/// The three truths in the order of the columns.
pub(super) const VIEWS: [View; 3] = [View::Claimed, View::Evidenced, View::Potential];

/// What the scorecard's answers make of each item and gate, for the stored values.
pub(super) struct Numbers {
    /// Place of the rating in the list, counted from 1; 0 without an answer, after the scale for not applicable.
    pub chosen: Vec<u32>,
    pub bare: Vec<bool>,
    /// Place in the scale that counts, in each view.
    pub rows: Vec<[u32; 3]>,
    /// The item's weight in the unit of its criterion.
    pub weights: Vec<f64>,
    /// The gates of each criterion, in each view.
    pub gates: Vec<[Vec<Gate>; 3]>,
}

impl Numbers {
    pub fn new(words: &Words<'_>) -> Self {
        let (framework, record) = (&words.card.framework, &words.card.record);
        let place = |row: usize| u32::try_from(row + 1).unwrap_or(u32::MAX);
        let beyond = place(framework.scale.len());
        let chosen = record.answers.iter().map(|answer| match answer.rating {
            None => 0,
            Some(Mark::Scale(row)) => place(row),
            Some(Mark::NotApplicable) => beyond,
        });
        let rows =
            record.answers.iter().map(|answer| VIEWS.map(|view| view.row(framework, answer).map_or(beyond, place)));
        let weights = framework.criteria().flat_map(|criterion| {
            let unit = unit(criterion.items.iter().map(|item| item.weight));
            criterion.items.iter().map(move |item| item.weight / unit)
        });
        let gates = framework.criteria().enumerate().map(|(index, criterion)| {
            let answers = record.of_criterion(framework, index);
            VIEWS.map(|view| {
                let rows: Vec<Option<usize>> = answers.iter().map(|answer| view.row(framework, answer)).collect();
                gates(framework, criterion, &rows)
            })
        });
        Self {
            chosen: chosen.collect(),
            bare: record.answers.iter().map(|answer| answer.is_unevidenced(framework)).collect(),
            rows: rows.collect(),
            weights: weights.collect(),
            gates: gates.collect(),
        }
    }
}

/// The sheet being written.
struct Calc<'a, 'w> {
    words: &'a Words<'w>,
    places: &'a Places,
    numbers: &'a Numbers,
    page: Page<'a>,
}

/// The calculation sheet.
pub(super) fn sheet(
    words: &Words<'_>,
    places: &Places,
    numbers: &Numbers,
    document: &Document,
) -> Result<Worksheet, XlsxError> {
    let text = crate::i18n::SheetText::of(words.lang);
    let page = Page::new(document, text.calculation, text.calculation, Paper::Sideways)?;
    let mut calc = Calc { words, places, numbers, page };
    let (note, muted) = (text.calc_note, calc.page.style.muted());
    calc.page.write(2, 0, note, &muted)?;
    let mut widths = [9.0; 21];
    widths[1] = 24.0;
    calc.page.widths(&widths)?;
    calc.lists()?;
    calc.items()?;
    calc.gates()?;
    calc.parts()?;
    calc.page.sheet.set_freeze_panes(3, 0)?;
    calc.page.done(places.counts.last(), 20)
}

impl Calc<'_, '_> {
    /// The heading of a block and the heads of its columns.
    fn head(&mut self, rows: Rows, title: &str, heads: &[&str]) -> Outcome {
        let style = self.page.style;
        self.page.write(rows.first - 2, 0, title, &style.heading())?;
        for (column, head) in (0..).zip(heads) {
            self.page.write(rows.first - 1, column, head, &style.head())?;
        }
        if !heads.is_empty() {
            self.page.sheet.set_row_height(rows.first - 1, 29)?;
        }
        Ok(())
    }

    /// A formula that gives a number.
    fn number(&mut self, letter: char, row: u32, formula: &str, value: impl Into<f64>) -> Outcome {
        let format = self.page.style.cell(Align::Right, RowRank::Plain);
        self.page.formula(row, column(letter), formula, &value.into().into(), &format)
    }

    /// A number that is given.
    fn given(&mut self, letter: char, row: u32, value: impl Into<f64>) -> Outcome {
        let format = self.page.style.cell(Align::Right, RowRank::Plain);
        self.page.number(row, column(letter), value.into(), &format)
    }

    /// A text that is given, on one line.
    fn said(&mut self, letter: char, row: u32, value: &str) -> Outcome {
        let format = self.page.style.cell(Align::Left, RowRank::Plain).unset_text_wrap();
        self.page.write(row, column(letter), &told_apart(value.to_owned()), &format)
    }
}
