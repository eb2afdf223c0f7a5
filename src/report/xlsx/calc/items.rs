//! Each item: what its rating counts as in each view, its points, its key items (scoring.md §§1, 2, 4).

use super::Calc;
use crate::report::xlsx::page::Outcome;
use crate::report::xlsx::places::{COUNT, Parameter, RATING, item};
use crate::report::xlsx::text::{at, span};

impl Calc<'_, '_> {
    pub(super) fn items(&mut self) -> Outcome {
        let (words, text) = (self.words, self.page.text);
        let views = [words.terms.weight, text.rated, text.bare];
        let rows = [text.row_claimed, text.row_evidenced, text.row_potential];
        let points = [text.possible, text.points_claimed, text.points_evidenced, text.points_potential];
        let low = [text.low_claimed, text.low_evidenced, text.low_potential, text.moved];
        let first = [words.terms.criterion, words.text.item_id, text.level_place, words.text.key];
        let heads: Vec<&str> = first.into_iter().chain(views).chain(rows).chain(points).chain(low).collect();
        self.head(self.places.item_rows, words.text.part_items, &heads)?;
        for index in 0..words.card.record.answers.len() {
            self.item(index)?;
        }
        Ok(())
    }

    fn item(&mut self, index: usize) -> Outcome {
        let row = self.item_given(index)?;
        let (places, numbers, scale) = (self.places, self.numbers, self.places.scale);
        let (last, chosen) = (scale.count - 1, at(item::CHOSEN, row));
        let listed = |letter| span(letter, scale.first, scale.last());
        // Compared as text, whatever a spreadsheet program makes of what was typed.
        let found = format!("SUMPRODUCT(({}={}&\"\")*{})", listed('B'), places.item(RATING, index), listed('A'));
        self.number(item::CHOSEN, row, &found, numbers.chosen[index])?;
        let (cap, count) = (places.parameter(Parameter::Cap), places.item(COUNT, index));
        let bare = format!("IF(AND({chosen}>{cap},{chosen}<={last},N({count})<=0),1,0)");
        self.number(item::BARE, row, &bare, f64::from(u8::from(numbers.bare[index])))?;
        let counts = [
            format!("MAX(1,{chosen})"),
            format!("IF({}=1,{cap},MAX(1,{chosen}))", at(item::BARE, row)),
            format!("IF({chosen}=0,{last},{chosen})"),
        ];
        let (weight, top) = (at(item::WEIGHT, row), places.parameter(Parameter::Top));
        let applies = f64::from(u8::from(numbers.rows[index][0] <= last));
        let possible = numbers.weights[index] * self.top() * applies;
        self.number(item::POSSIBLE, row, &format!("IF({chosen}>{last},0,{weight}*{top})"), possible)?;
        let key_at_least = places.parameter(Parameter::KeyAtLeast);
        for (view, formula) in counts.iter().enumerate() {
            let place = numbers.rows[index][view];
            let counted = at(item::ROW[view], row);
            self.number(item::ROW[view], row, formula, place)?;
            let points = format!("{weight}*INDEX({},{counted})", listed('C'));
            self.number(item::POINTS[view], row, &points, self.points(index, view))?;
            let low = format!("IF(AND({}=1,{chosen}<={last},{counted}<{key_at_least}),1,0)", at(item::KEY, row));
            self.number(item::LOW[view], row, &low, f64::from(u8::from(self.is_low(index, view))))?;
        }
        let records = self.words.card.record.answers[index].evidence_count();
        let moved = format!("IF(AND({chosen}={},N({count})={records}),0,1)", numbers.chosen[index]);
        self.number(item::MOVED, row, &moved, 0.0)
    }

    /// What the framework says of an item; gives its row.
    fn item_given(&mut self, index: usize) -> Result<u32, rust_xlsxwriter::XlsxError> {
        let framework = &self.words.card.framework;
        let (place, item) = (framework.item_ref(index), framework.item(index));
        let row = self.places.item_rows.first + u32::try_from(index).unwrap_or(u32::MAX);
        let weight = self.numbers.weights[index];
        self.given(item::CRITERION, row, u32::try_from(place.criterion + 1).unwrap_or(u32::MAX))?;
        self.said(item::ID, row, &item.id)?;
        let level = framework.levels.iter().position(|level| level.rank == item.level).unwrap_or_default();
        self.given(item::LEVEL, row, u32::try_from(level + 1).unwrap_or(u32::MAX))?;
        self.given(item::KEY, row, u8::from(item.key))?;
        self.given(item::WEIGHT, row, weight)?;
        Ok(row)
    }

    #[allow(clippy::cast_precision_loss, reason = "points are far below 2^53")]
    pub(super) fn top(&self) -> f64 {
        self.words.card.framework.top_points() as f64
    }

    /// Weighted points of an item in a view.
    #[allow(clippy::cast_precision_loss, reason = "points are far below 2^53")]
    pub(super) fn points(&self, index: usize, view: usize) -> f64 {
        let row = self.numbers.rows[index][view] as usize;
        let points = self.words.card.framework.scale.get(row - 1).map_or(0, |rating| rating.points);
        self.numbers.weights[index] * points as f64
    }

    /// Weighted points that an item could have: none where it does not apply.
    pub(super) fn possible(&self, index: usize) -> f64 {
        let applies = self.numbers.rows[index][0] as usize <= self.words.card.framework.scale.len();
        if applies { self.numbers.weights[index] * self.top() } else { 0.0 }
    }

    /// Whether an item is a key item, applies and is rated too low.
    pub(super) fn is_low(&self, index: usize, view: usize) -> bool {
        let framework = &self.words.card.framework;
        let place = self.numbers.rows[index][view] as usize;
        framework.item(index).key && place <= framework.gating.key_at_least
    }
}
