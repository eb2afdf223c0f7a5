//! What a page is made of.

use std::rc::Rc;

use super::style::{Ink, Type};
use super::tags::TagId;

/// Something drawn; places are relative to the top of its piece, or to the page in the frame.
#[derive(Debug, Clone)]
pub(super) enum Op {
    /// One line of text; `at` is the start of its baseline. Without a tag it is no part of what is read.
    Text { at: (f32, f32), text: String, style: Type, tag: Option<TagId> },
    /// A filled or framed rectangle.
    Box { at: (f32, f32), size: (f32, f32), fill: Option<Ink>, frame: Option<(Ink, f32)> },
    /// A line.
    Rule { from: (f32, f32), to: (f32, f32), ink: Ink, width: f32 },
    /// A chart, by its index.
    Drawing { at: (f32, f32), size: (f32, f32), index: usize, tag: TagId },
}

impl Op {
    /// The same for the eye alone.
    pub(super) fn untagged(mut self) -> Self {
        if let Self::Text { tag, .. } = &mut self {
            *tag = None;
        }
        self
    }
}

/// An entry of the bookmarks.
#[derive(Debug, Clone)]
pub(super) struct Bookmark {
    /// 0 for sections, 1 for headings in them.
    pub depth: usize,
    pub title: String,
}

/// The head of a table, drawn again on each of its pages.
#[derive(Debug)]
pub(super) struct Head {
    pub ops: Vec<Op>,
    pub height: f32,
}

/// What stands on one page as a whole.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    pub ops: Vec<Op>,
    pub height: f32,
    /// How much lower it can be made: a chart can be smaller.
    pub slack: f32,
    /// Room above, unless it is the first on its page.
    pub above: f32,
    /// Whether it stays with the next piece.
    pub keep: bool,
    /// Whether it starts a page.
    pub fresh: bool,
    /// What comes before it on a new page.
    pub head: Option<Rc<Head>>,
    pub bookmark: Option<Bookmark>,
}

impl Piece {
    /// Makes the chart in it smaller, in the middle as before, so that it takes so much less height.
    pub(super) fn shrink(&mut self, by: f32) {
        for op in &mut self.ops {
            match op {
                Op::Drawing { at, size, .. } => {
                    let scale = (size.1 - by) / size.1;
                    at.0 += size.0 * (1.0 - scale) / 2.0;
                    *size = (size.0 * scale, size.1 * scale);
                }
                Op::Text { at, .. } => at.1 -= by,
                Op::Box { .. } | Op::Rule { .. } => {}
            }
        }
        self.height -= by;
        self.slack -= by;
    }
}
