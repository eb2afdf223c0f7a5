//! The gate of each level of each criterion (scoring.md §2): points against the share they must exceed, key items, and
//! how far the levels are reached without a break.

use super::{Calc, VIEWS};
use crate::i18n::fill;
use crate::report::xlsx::page::Outcome;
use crate::report::xlsx::places::{Parameter, gate, item};
use crate::report::xlsx::text::{at, span};
use crate::scoring::{Gate, View};

impl Calc<'_, '_> {
    /// The word for a view.
    pub(super) fn view_name(&self, view: usize) -> &'static str {
        let terms = self.words.terms;
        match VIEWS[view] {
            View::Claimed => terms.claimed,
            View::Evidenced => terms.evidenced,
            View::Potential => terms.potential,
        }
    }

    pub(super) fn gates(&mut self) -> Outcome {
        let (words, text) = (self.words, self.page.text);
        let mut heads = vec![words.terms.criterion.to_owned(), text.level_place.to_owned(), text.possible.to_owned()];
        let each = [text.gained, text.short_keys, text.passes, text.is_firm, text.all_firm, text.reaches];
        for view in 0..VIEWS.len() {
            heads.extend(each.iter().map(|head| fill(head, &[("view", self.view_name(view))])));
        }
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        self.head(self.places.gates, text.gates, &heads)?;
        for criterion in 0..words.card.score.criteria.len() {
            let mut firm = [true; 3];
            for level in 1..words.card.framework.levels.len() {
                self.gate(criterion, level, &mut firm)?;
            }
        }
        Ok(())
    }

    /// One gate; `firm` tells whether all lower ones are.
    fn gate(&mut self, criterion: usize, level: usize, firm: &mut [bool; 3]) -> Outcome {
        let (places, numbers, framework) = (self.places, self.numbers, &self.words.card.framework);
        let (items, rows) = (places.items_of(criterion), places.gates_of(criterion));
        let place = u32::try_from(level + 1).unwrap_or(u32::MAX);
        let row = rows.first + place - 2;
        self.given(gate::CRITERION, row, u32::try_from(criterion + 1).unwrap_or(u32::MAX))?;
        self.given(gate::LEVEL, row, place)?;
        let first = framework.first_item(criterion);
        let due: Vec<usize> = (first..first + framework.criterion(criterion).items.len())
            .filter(|index| framework.item(*index).level == framework.levels[level].rank)
            .collect();
        let sum = |letter: char| {
            let levels = span(item::LEVEL, items.first, items.last());
            format!("SUMIF({levels},{},{})", at(gate::LEVEL, row), span(letter, items.first, items.last()))
        };
        let possible: f64 = due.iter().map(|index| self.possible(*index)).sum();
        self.number(gate::POSSIBLE, row, &sum(item::POSSIBLE), possible)?;
        for (view, below) in firm.iter_mut().enumerate() {
            let gained: f64 = due.iter().map(|index| self.points(*index, view)).sum();
            self.number(gate::GAINED[view], row, &sum(item::POINTS[view]), gained)?;
            let low = due.iter().filter(|index| self.is_low(**index, view)).count();
            self.number(gate::LOW[view], row, &sum(item::LOW[view]), u32::try_from(low).unwrap_or(u32::MAX))?;
            let known = &numbers.gates[criterion][view][level - 1];
            self.judged(row, view, known, (level == 1, below))?;
        }
        Ok(())
    }

    /// Whether a gate passes and is firm, and the level reached with it; `below` tells whether it is the lowest one, and
    /// whether all lower ones are firm.
    fn judged(&mut self, row: u32, view: usize, known: &Gate, below: (bool, &mut bool)) -> Outcome {
        let places = self.places;
        let (lowest, all_firm) = below;
        let over = |share: Parameter| {
            let (gained, low) = (at(gate::GAINED[view], row), at(gate::LOW[view], row));
            let (most, spare) = (at(gate::POSSIBLE, row), places.parameter(Parameter::Tolerance));
            let above = format!("{gained}>{}*{most}+{spare}", places.parameter(share));
            format!("IF(AND({low}=0,OR({most}=0,{above})),1,0)")
        };
        self.number(gate::PASSES[view], row, &over(Parameter::Pass), u8::from(known.passed))?;
        self.number(gate::FIRM[view], row, &over(Parameter::Firm), u8::from(known.firm))?;
        let so_far = if lowest { "1".to_owned() } else { at(gate::ALL_FIRM[view], row - 1) };
        let levels = &self.words.card.framework.levels;
        let place = levels.iter().position(|level| level.rank == known.level).map_or(1, |place| place + 1);
        let level = if known.passed && *all_firm { place } else { 1 };
        *all_firm &= known.firm;
        let formula = format!("{so_far}*{}", at(gate::FIRM[view], row));
        self.number(gate::ALL_FIRM[view], row, &formula, u8::from(*all_firm))?;
        let formula = format!("IF({so_far}*{}=1,{},1)", at(gate::PASSES[view], row), at(gate::LEVEL, row));
        self.number(gate::REACHES[view], row, &formula, u32::try_from(level).unwrap_or(u32::MAX))
    }
}
