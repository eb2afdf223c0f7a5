//! Figures as the sheets show them: formulas where the ratings are in the workbook, else the values alone.

use super::calc::{VIEWS, level_name, short_level};
use super::page::Value;
use super::places::{Places, part};
use super::text::quoted;
use crate::report::words::Words;
use crate::scoring::{Part, View, rounded};

/// A figure with the formula that follows the ratings.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub formula: Option<String>,
    pub value: Value,
}

/// Makes the figures of a scorecard.
#[derive(Clone, Copy)]
pub(super) struct Figures<'a, 'w> {
    pub words: &'a Words<'w>,
    /// None where the ratings are not in the workbook.
    pub places: Option<&'a Places>,
}

impl Figures<'_, '_> {
    /// A cell of a part on the calculation sheet.
    pub fn cell(&self, of: Part, column: char) -> Option<String> {
        let places = self.places?;
        let index = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        let row = match of {
            Part::Overall => places.overall.first,
            Part::Dimension(dimension) => places.dimensions.first + index(dimension),
            Part::Criterion(criterion) => places.criteria.first + index(criterion),
        };
        Some(places.calc(column, row))
    }

    /// A score as shown, or `absent` (an expression and its value) where nothing applies.
    fn rounded_score(&self, of: Part, view: usize, absent: (&str, Value)) -> Shown {
        let applies = self.cell(of, part::APPLIES);
        let formula = applies.zip(self.cell(of, part::SCORE[view]));
        let formula = formula.map(|(applies, score)| format!("IF({applies}=1,ROUND(ROUND({score},9),1),{})", absent.0));
        let value = self.words.card.score_of(of, VIEWS[view]).map_or(absent.1, |score| rounded(score, 1).into());
        Shown { formula, value }
    }

    pub fn score(&self, of: Part, view: usize) -> Shown {
        self.rounded_score(of, view, ("\"-\"", "-".into()))
    }

    /// A score for a chart, which leaves a gap where nothing applies.
    pub fn plotted(&self, of: Part, view: usize) -> Shown {
        self.rounded_score(of, view, ("NA()", Value::Missing))
    }

    /// The difference of two shown scores (scoring.md §5), given the cells that show them.
    pub fn gap(&self, of: Part, claimed: &str, evidenced: &str) -> Shown {
        let formula = format!("IF(ISNUMBER({claimed}),ROUND({evidenced}-{claimed},1),\"-\")");
        let score = |view| self.words.card.score_of(of, view).map(|score| rounded(score, 1));
        let value = score(View::Claimed).zip(score(View::Evidenced));
        let value = value.map_or_else(|| "-".into(), |(from, to)| rounded(to - from, 1).into());
        Shown { formula: self.places.map(|_| formula), value }
    }

    /// A level in a table: its rank, `*` where nothing at it applies, `-` before the first answer.
    pub fn level(&self, of: Part, view: usize) -> Shown {
        self.level_in(of, view, 'C', "*", |rank| short_level(self.words, rank))
    }

    /// A level in full.
    pub fn level_in_full(&self, of: Part, view: usize) -> Shown {
        let empty = self.words.terms.empty_level;
        let mark = self.words.lang.pick(format!("（{empty}）"), format!(", {empty}"));
        self.level_in(of, view, 'B', &mark, |rank| level_name(self.words, rank))
    }

    fn level_in(&self, of: Part, view: usize, names: char, mark: &str, name: impl Fn(i64) -> String) -> Shown {
        let (card, truth) = (self.words.card, VIEWS[view]);
        let value = card.level_of(of, truth).map_or_else(
            || "-".to_owned(),
            |rank| name(rank) + if card.is_level_empty(of, rank, truth) { mark } else { "" },
        );
        Shown { formula: self.level_formula(of, view, names, mark), value: value.into() }
    }

    fn level_formula(&self, of: Part, view: usize, names: char, mark: &str) -> Option<String> {
        let places = self.places?;
        let (applies, answered) = (self.cell(of, part::APPLIES)?, self.cell(of, part::ANSWERED)?);
        let (level, empty) = (self.cell(of, part::LEVEL[view])?, self.cell(of, part::EMPTY[view])?);
        let shown = if VIEWS[view] == View::Potential {
            format!("{applies}=1")
        } else {
            format!("AND({applies}=1,{answered}>0)")
        };
        let names = places.calc_span(names, places.levels);
        Some(format!("IF({shown},INDEX({names},{level})&IF({empty}=1,{},\"\"),\"-\")", quoted(mark)))
    }
}
