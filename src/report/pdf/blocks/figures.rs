//! The few figures that are read first.

use super::Builder;
use crate::report::document::Headline;
use crate::report::pdf::piece::{Op, Piece};
use crate::report::pdf::style::{ACCENT, FIGURE, LONG_FIGURE, NAME, SMALL, Type, WASH, WIDTH};
use crate::report::pdf::tags::{Kind, TagId};

const GAP: f32 = 9.0;
const PAD: f32 = 9.0;
/// The bar on top of a card.
const BAR: f32 = 3.0;
/// Figures side by side.
const COLUMNS: u8 = 4;

impl Builder<'_> {
    pub(super) fn headlines(&mut self, rows: &[Headline]) {
        let list = self.tags.add(self.section, Kind::Facts);
        let width = (WIDTH + GAP) / f32::from(COLUMNS) - GAP;
        for row in rows.chunks(usize::from(COLUMNS)) {
            let mut texts = Vec::new();
            let (mut x, mut height) = (0.0, 0.0_f32);
            for headline in row {
                let (ops, bottom) = self.card(list, headline, x, width - 2.0 * PAD);
                texts.extend(ops);
                height = height.max(bottom);
                x += width + GAP;
            }
            let mut ops = Vec::new();
            for index in 0..u8::try_from(row.len()).unwrap_or(COLUMNS) {
                let x = f32::from(index) * (width + GAP);
                ops.push(Op::Box { at: (x, 0.0), size: (width, height), fill: Some(WASH), frame: None });
                ops.push(Op::Box { at: (x, 0.0), size: (width, BAR), fill: Some(ACCENT), frame: None });
            }
            ops.extend(texts);
            self.pieces.push(Piece { ops, height: height + 4.0, above: 6.0, ..Piece::default() });
        }
    }

    /// The texts of a card and where it ends.
    fn card(&mut self, list: TagId, headline: &Headline, x: f32, room: f32) -> (Vec<Op>, f32) {
        let item = self.tags.add(Some(list), Kind::Item);
        let label = self.tags.add(Some(item), Kind::Label);
        let body = self.tags.add(Some(item), Kind::Body);
        let figure = self.setter.fitting(&headline.value, (FIGURE, LONG_FIGURE), room);
        let mut ops = Vec::new();
        let mut y = BAR + 6.0;
        let mut set = |text: &str, style: Type, tag| {
            for line in self.setter.lines(text, &style, room) {
                ops.push(Op::Text { at: (x + PAD, y + style.ascent()), text: line, style, tag: Some(tag) });
                y += style.leading;
            }
        };
        set(&headline.name, Type { leading: 13.0, ..NAME }, label);
        set(&headline.value, figure, body);
        set(&headline.note, SMALL, body);
        (ops, y + 7.0)
    }
}
