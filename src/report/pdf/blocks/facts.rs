//! Names and values.

use super::Builder;
use crate::report::pdf::piece::{Op, Piece};
use crate::report::pdf::style::{NAME, VALUE, WIDTH};
use crate::report::pdf::tags::{Kind, TagId};

/// Between a name and its value, and between two columns.
const GAP: f32 = 12.0;

impl Builder<'_> {
    /// Names and values, one below the other.
    pub(super) fn facts(&mut self, rows: &[(String, String)]) {
        let list = self.tags.add(self.section, Kind::Facts);
        let name = self.names_width(rows, WIDTH * 0.3);
        for (index, row) in rows.iter().enumerate() {
            let above = if index == 0 { 6.0 } else { 2.0 };
            let (ops, lines) = self.fact(list, row, (0.0, name), WIDTH);
            self.fact_lines(&ops, lines, above);
        }
        self.space(4.0);
    }

    /// The same in two columns where two neighbours are short enough.
    pub(super) fn facts_in_two(&mut self, rows: &[(String, String)]) {
        if rows.is_empty() {
            return;
        }
        let list = self.tags.add(None, Kind::Facts);
        let half = (WIDTH - GAP) / 2.0;
        let name = self.names_width(rows, half * 0.5);
        let fits =
            |row: &(String, String)| self.setter.width(&row.1, &VALUE) <= half - name - GAP && !row.1.contains('\n');
        let short: Vec<bool> = rows.iter().map(fits).collect();
        let (mut index, mut above) = (0, 8.0);
        while let Some(row) = rows.get(index) {
            let (mut ops, lines) = self.fact(list, row, (0.0, name), WIDTH);
            if short[index] && short.get(index + 1) == Some(&true) {
                index += 1;
                let (second, _) = self.fact(list, &rows[index], (half + GAP, name), WIDTH);
                ops.extend(second);
            }
            self.fact_lines(&ops, lines, above);
            above = 0.0;
            index += 1;
        }
        self.space(4.0);
    }

    /// The width of the column of names, `most` at most.
    fn names_width(&self, rows: &[(String, String)], most: f32) -> f32 {
        rows.iter().map(|(name, _)| self.setter.width(name, &NAME)).fold(0.0, f32::max).min(most)
    }

    /// What a row draws, each with the line it is on, and how many lines that takes.
    fn fact(
        &mut self,
        list: TagId,
        row: &(String, String),
        (x, name): (f32, f32),
        end: f32,
    ) -> (Vec<(usize, Op)>, usize) {
        let item = self.tags.add(Some(list), Kind::Item);
        let label = self.tags.add(Some(item), Kind::Label);
        let body = self.tags.add(Some(item), Kind::Body);
        let names = self.setter.lines(&row.0, &NAME, name + 0.5);
        let start = x + name + GAP;
        let values = self.setter.lines(&row.1, &VALUE, end - start);
        let lines = names.len().max(values.len());
        let set = |lines: Vec<String>, x: f32, style, tag| {
            let op = move |(at, text)| (at, Op::Text { at: (x, VALUE.ascent()), text, style, tag: Some(tag) });
            lines.into_iter().enumerate().map(op)
        };
        (set(names, x, NAME, label).chain(set(values, start, VALUE, body)).collect(), lines)
    }

    /// One piece a line, so that a long value runs over pages.
    fn fact_lines(&mut self, ops: &[(usize, Op)], lines: usize, above: f32) {
        for line in 0..lines {
            let ops = ops.iter().filter(|(at, _)| *at == line).map(|(_, op)| op.clone()).collect();
            let above = if line == 0 { above } else { 0.0 };
            let keep = lines > 1 && (line == 0 || line + 2 == lines);
            self.pieces.push(Piece { ops, height: VALUE.leading, above, keep, ..Piece::default() });
        }
    }
}
