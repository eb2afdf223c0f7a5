//! Scores and levels of criteria, dimensions and the whole (scoring.md §§2, 3), and what is counted over all items.

use super::{Calc, VIEWS};
use crate::i18n::fill;
use crate::report::document::{Align, RowRank};
use crate::report::words::Words;
use crate::report::xlsx::page::Outcome;
use crate::report::xlsx::places::{Count, RATING, Rows, gate, item, part};
use crate::report::xlsx::text::{at, column, short_text, span, told_apart};
use crate::scoring::{Part, View};

/// Longest name of a criterion here.
const LONGEST: usize = 200;
/// No more is added to the names of the lowest criteria beyond this length; a cell holds 32,767.
const MOST_NAMES: usize = 30_000;

/// The name of a part as the formulas give it.
fn name(words: &Words<'_>, of: Part) -> String {
    told_apart(short_text(words.part_name(of), LONGEST))
}

/// The names of the lowest criteria up to one of them.
fn added_name(words: &Words<'_>, index: usize, so_far: &str) -> String {
    if !words.card.score.bottleneck().contains(&index) || so_far.encode_utf16().count() > MOST_NAMES {
        return so_far.to_owned();
    }
    let name = name(words, Part::Criterion(index));
    if so_far == "-" { name } else { format!("{so_far}{}{name}", words.terms.list_comma) }
}

/// The names of the lowest criteria as the formulas gather them; `-` before the first answer.
pub(in crate::report::xlsx) fn lowest_names(words: &Words<'_>) -> String {
    if !words.card.is_started(Part::Overall) {
        return "-".to_owned();
    }
    words.card.members(Part::Overall).fold("-".to_owned(), |so_far, index| added_name(words, index, &so_far))
}

impl Calc<'_, '_> {
    pub(super) fn parts(&mut self) -> Outcome {
        let (words, places) = (self.words, self.places);
        let text = self.page.text;
        let heads = self.part_heads();
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        self.head(places.criteria, words.terms.criterion, &heads)?;
        let mut lowest = "-".to_owned();
        for (place, index) in (0..).zip(words.card.members(Part::Overall)) {
            self.criterion(places.criteria.first + place, index)?;
            self.lowest(places.criteria.first + place, index, &mut lowest)?;
        }
        self.head(places.dimensions, words.terms.dimension, &heads[..15])?;
        for (place, index) in (0..).zip(0..words.card.framework.dimensions.len()) {
            self.combined(places.dimensions.first + place, Part::Dimension(index), places.criteria_of(index))?;
        }
        self.head(places.overall, words.terms.overall, &heads[..15])?;
        self.combined(places.overall.first, Part::Overall, places.dimensions)?;
        self.head(places.counts, text.counts, &[])?;
        (0..).zip(Count::ALL).try_for_each(|(place, count)| self.count(places.counts.first + place, count))
    }

    fn part_heads(&self) -> Vec<String> {
        let (words, text) = (self.words, self.page.text);
        let mut heads = vec![words.text.number, words.text.name, words.terms.weight, text.applies, text.answered]
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>();
        for head in [text.score_of, text.level_of, text.empty_of] {
            heads.extend((0..VIEWS.len()).map(|view| fill(head, &[("view", self.view_name(view))])));
        }
        heads.extend([text.moved, text.lowest].map(str::to_owned));
        heads
    }

    fn criterion(&mut self, row: u32, index: usize) -> Outcome {
        let (card, places) = (self.words.card, self.places);
        let of = Part::Criterion(index);
        let place = card.framework.criterion_ref(index);
        self.named(row, index, of, card.score.weights.criteria[place.dimension][place.criterion])?;
        let (items, gates) = (places.items_of(index), places.gates_of(index));
        let over = |letter| span(letter, items.first, items.last());
        let applies = card.figures(of).score.is_some();
        self.number(part::APPLIES, row, &format!("IF(SUM({})>0,1,0)", over(item::POSSIBLE)), u8::from(applies))?;
        let answered = card.score.criteria[index].progress.answered();
        let answered = u32::try_from(answered).unwrap_or(u32::MAX);
        self.number(part::ANSWERED, row, &format!("COUNTIF({},\">0\")", over(item::CHOSEN)), answered)?;
        let is = format!("{}=1", at(part::APPLIES, row));
        for (view, truth) in VIEWS.into_iter().enumerate() {
            let score = format!("IF({is},100*SUM({})/SUM({}),0)", over(item::POINTS[view]), over(item::POSSIBLE));
            self.number(part::SCORE[view], row, &score, card.score_of(of, truth).unwrap_or_default())?;
            let reaches = span(gate::REACHES[view], gates.first, gates.last());
            let level = format!("IF({is},MAX({reaches}),{})", self.beyond());
            self.number(part::LEVEL[view], row, &level, self.place_of(of, truth))?;
            // A gate at which nothing applies; the lowest level has none.
            let possible = span(gate::POSSIBLE, gates.first, gates.last());
            let (level, answered) = (at(part::LEVEL[view], row), at(part::ANSWERED, row));
            let shown = if truth == View::Potential { String::new() } else { format!(",{answered}>0") };
            let empty = format!("IF(AND({is},{level}>1{shown}),IF(INDEX({possible},MAX(1,{level}-1))=0,1,0),0)");
            self.number(part::EMPTY[view], row, &empty, u8::from(self.is_empty(of, truth)))?;
        }
        self.number(part::MOVED, row, &format!("SUM({})", over(item::MOVED)), 0.0)
    }

    fn combined(&mut self, row: u32, of: Part, members: Rows) -> Outcome {
        let card = self.words.card;
        let (number, weight) = match of {
            Part::Dimension(index) => (index, card.score.dimensions[index].weight),
            _ => (0, 1.0),
        };
        self.named(row, number, of, weight)?;
        let over = |letter| span(letter, members.first, members.last());
        let (weights, applying) = (over(part::WEIGHT), over(part::APPLIES));
        self.number(part::APPLIES, row, &format!("MAX({applying})"), u8::from(card.figures(of).score.is_some()))?;
        let answered: usize = card.members(of).map(|index| card.score.criteria[index].progress.answered()).sum();
        let answered = u32::try_from(answered).unwrap_or(u32::MAX);
        self.number(part::ANSWERED, row, &format!("SUM({})", over(part::ANSWERED)), answered)?;
        let is = format!("{}=1", at(part::APPLIES, row));
        for (view, truth) in VIEWS.into_iter().enumerate() {
            let scores = over(part::SCORE[view]);
            let mean = format!("SUMPRODUCT({weights},{applying},{scores})/SUMPRODUCT({weights},{applying})");
            let score = card.score_of(of, truth).unwrap_or_default();
            self.number(part::SCORE[view], row, &format!("IF({is},{mean},0)"), score)?;
            let levels = over(part::LEVEL[view]);
            self.number(part::LEVEL[view], row, &format!("MIN({levels})"), self.place_of(of, truth))?;
            let level = at(part::LEVEL[view], row);
            let empty = format!("IF(SUMPRODUCT(({levels}={level})*{})>0,1,0)", over(part::EMPTY[view]));
            self.number(part::EMPTY[view], row, &empty, u8::from(self.is_empty(of, truth)))?;
        }
        self.number(part::MOVED, row, &format!("SUM({})", over(part::MOVED)), 0.0)
    }

    fn named(&mut self, row: u32, number: usize, of: Part, weight: f64) -> Outcome {
        let name = name(self.words, of);
        self.given(part::NUMBER, row, u32::try_from(number + 1).unwrap_or(u32::MAX))?;
        self.said(part::NAME, row, &name)?;
        self.given(part::WEIGHT, row, weight)
    }

    /// The place after the highest level: that of a part to which nothing applies.
    fn beyond(&self) -> u32 {
        self.places.levels.count + 1
    }

    fn place_of(&self, of: Part, view: View) -> u32 {
        let levels = &self.words.card.framework.levels;
        let rank = self.words.card.figures(of).level_of(view);
        let place = levels.iter().position(|level| Some(level.rank) == rank);
        place.map_or_else(|| self.beyond(), |place| u32::try_from(place + 1).unwrap_or(u32::MAX))
    }

    fn is_empty(&self, of: Part, view: View) -> bool {
        let rank = self.words.card.figures(of).level_of(view);
        rank.is_some_and(|rank| self.words.card.is_level_empty(of, rank, view))
    }

    /// The names of the criteria that stand lowest, gathered row by row.
    fn lowest(&mut self, row: u32, index: usize, so_far: &mut String) -> Outcome {
        let (words, places) = (self.words, self.places);
        let before = if row == places.criteria.first { "\"-\"".to_owned() } else { at(part::LOWEST, row - 1) };
        let (comma, whole) = (words.terms.list_comma, format!("${}${}", part::LEVEL[0], places.overall.first + 1));
        let stands = format!("{}=1,{}={whole}", at(part::APPLIES, row), at(part::LEVEL[0], row));
        let added = format!("IF({before}=\"-\",\"\",{before}&\"{comma}\")&{}", at(part::NAME, row));
        let formula = format!("IF(AND({stands},LEN({before})<={MOST_NAMES}),{added},{before})");
        *so_far = added_name(words, index, so_far);
        let format = self.page.style.cell(Align::Left, RowRank::Plain).unset_text_wrap();
        self.page.formula(row, column(part::LOWEST), &formula, &so_far.as_str().into(), &format)
    }

    fn count(&mut self, row: u32, count: Count) -> Outcome {
        let (words, text, places) = (self.words, self.page.text, self.places);
        let over = |letter| span(letter, places.item_rows.first, places.item_rows.last());
        let chosen = over(item::CHOSEN);
        let last = words.card.framework.scale.len();
        let progress = words.card.score.progress;
        let (name, formula, value) = match count {
            Count::Rated => {
                let formula = format!("COUNTIF({chosen},\">0\")-COUNTIF({chosen},\">{last}\")");
                (words.text.rating_name, formula, progress.rated)
            }
            Count::NotApplicable => {
                (words.terms.not_applicable, format!("COUNTIF({chosen},\">{last}\")"), progress.not_applicable)
            }
            Count::Unanswered => (words.terms.unanswered, format!("COUNTIF({chosen},0)"), progress.unanswered),
            Count::Bare => (text.bare, format!("SUM({})", over(item::BARE)), words.card.unevidenced()),
            Count::Moved => (text.moved, format!("SUM({})", over(item::MOVED)), 0),
            Count::NotListed => {
                // Whatever stands in the ratings' column within the items, less what the list knows.
                let filled = format!("{}-{}", self.filled(), at('C', places.counts.first));
                (text.not_listed, format!("{filled}-{}", at('C', places.counts.first + 1)), 0)
            }
        };
        let format = self.page.style.cell(Align::Left, RowRank::Plain).unset_text_wrap();
        self.page.merge(row, (column('A'), column('B')), name, &format)?;
        self.number('C', row, &formula, u32::try_from(value).unwrap_or(u32::MAX))
    }

    /// How many ratings there are of any kind: the cells that hold something, less the rows of the criteria.
    fn filled(&self) -> String {
        let places = self.places;
        let rows = (places.on_items.first(), places.on_items.last());
        let (first, last) = (rows.0.copied().unwrap_or_default(), rows.1.copied().unwrap_or_default());
        let cells = places.on_sheet(RATING, first, last);
        let heads = places.criteria.count - 1;
        format!("SUMPRODUCT((LEN({cells})>0)*1)-{heads}")
    }
}
