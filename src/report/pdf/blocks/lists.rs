//! Lists, quotes, and lines to fill in by hand.

use super::{Builder, Place};
use crate::report::document::Entry;
use crate::report::pdf::piece::{Op, Piece};
use crate::report::pdf::style::{ACCENT, BODY, INK, MARK, VALUE, WIDTH};
use crate::report::pdf::tags::{Kind, TagId};

/// How far the entries of a list stand in.
const INDENT: f32 = 14.0;

impl Builder<'_> {
    pub(super) fn list(&mut self, entries: &[Entry]) {
        let list = self.tags.add(self.section, Kind::List);
        for entry in entries {
            let leads = !entry.children.is_empty();
            let body = self.entry(list, &entry.text, (0.0, "•"), leads);
            if !leads {
                continue;
            }
            let inner = self.tags.add(Some(body), Kind::List);
            for child in &entry.children {
                self.entry(inner, child, (INDENT, "–"), false);
            }
        }
        self.space(2.0);
    }

    /// Adds an entry behind its mark; with `leads` it stays with what follows.
    fn entry(&mut self, list: TagId, text: &str, (x, mark): (f32, &str), leads: bool) -> TagId {
        let item = self.tags.add(Some(list), Kind::Item);
        let label = self.tags.add(Some(item), Kind::Label);
        let body = self.tags.add(Some(item), Kind::Body);
        // What a body holds beside a list of its own is a paragraph.
        let paragraph = self.tags.add(Some(body), Kind::Paragraph);
        let first = self.pieces.len();
        let place = Place { x: x + INDENT, room: WIDTH - x - INDENT, above: 3.0, keep: leads };
        self.lines(text, BODY, place, paragraph);
        let mark = Op::Text { at: (x + 3.0, BODY.ascent()), text: mark.to_owned(), style: MARK, tag: Some(label) };
        if let Some(piece) = self.pieces.get_mut(first) {
            piece.ops.insert(0, mark);
        }
        body
    }

    pub(super) fn quote(&mut self, text: &str) {
        let quote = self.tags.add(self.section, Kind::Quote);
        let tag = self.tags.add(Some(quote), Kind::Paragraph);
        let first = self.pieces.len();
        self.lines(text, BODY, Place { x: 14.0, room: WIDTH - 14.0, above: 4.0, keep: false }, tag);
        for piece in &mut self.pieces[first..] {
            let size = (2.0, piece.height);
            piece.ops.insert(0, Op::Box { at: (2.0, 0.0), size, fill: Some(ACCENT), frame: None });
        }
        self.space(6.0);
    }

    /// Lines to write on, three side by side.
    pub(super) fn blanks(&mut self, names: &[String]) {
        const GAP: f32 = 22.0;
        const HEIGHT: f32 = 46.0;
        let Some(columns) = u8::try_from(names.len().min(3)).ok().filter(|columns| *columns > 0) else { return };
        let room = (WIDTH + GAP) / f32::from(columns) - GAP;
        for row in names.chunks(usize::from(columns)) {
            let mut ops = Vec::new();
            let mut x = 0.0;
            for name in row {
                let tag = self.tags.add(self.section, Kind::Paragraph);
                let name = self.setter.cut(name, &VALUE, room * 0.7);
                let start = x + self.setter.width(&name, &VALUE) + 6.0;
                let y = HEIGHT - 8.0;
                ops.push(Op::Text { at: (x, y - 2.0), text: name, style: VALUE, tag: Some(tag) });
                ops.push(Op::Rule { from: (start, y), to: (x + room, y), ink: INK, width: 0.7 });
                x += room + GAP;
            }
            self.pieces.push(Piece { ops, height: HEIGHT, above: 4.0, ..Piece::default() });
        }
    }
}
