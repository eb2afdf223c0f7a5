//! Pieces onto pages.

use super::piece::{Bookmark, Op, Piece};
use super::style::{BOTTOM, LEFT, TOP};

/// What is drawn on a page, each with the place of its piece.
pub(super) type Page = Vec<((f32, f32), Op)>;

/// A bookmark, its page and its height there.
pub(super) type Placed = (Bookmark, usize, f32);

/// The pages of a document.
#[derive(Debug, Default)]
pub(super) struct Flowed {
    pub pages: Vec<Page>,
    pub bookmarks: Vec<Placed>,
}

/// Puts pieces onto pages: what is to stay together starts a page rather than being parted, if a page can hold it.
pub(super) fn flow(pieces: Vec<Piece>) -> Flowed {
    let mut flow = Flow { done: Flowed { pages: vec![Page::new()], bookmarks: Vec::new() }, y: TOP };
    let mut group: Vec<Piece> = Vec::new();
    for piece in pieces {
        let keep = piece.keep;
        group.push(piece);
        if !keep {
            flow.place_group(std::mem::take(&mut group));
        }
    }
    flow.place_group(group);
    flow.done
}

struct Flow {
    done: Flowed,
    y: f32,
}

impl Flow {
    fn at_top(&self) -> bool {
        self.y <= TOP
    }

    fn turn(&mut self) {
        self.done.pages.push(Page::new());
        self.y = TOP;
    }

    fn place_group(&mut self, mut group: Vec<Piece>) {
        let Some(first) = group.first() else { return };
        let (fresh, above) = (first.fresh && !self.at_top(), first.above);
        let height: f32 = group.iter().map(|piece| piece.above + piece.height).sum();
        let over = self.y + height - BOTTOM;
        let chart = group.iter_mut().find(|piece| !fresh && over > 0.0 && piece.slack >= over);
        if let Some(chart) = chart {
            chart.shrink(over);
        } else if fresh || (over > 0.0 && !self.at_top() && height - above <= BOTTOM - TOP) {
            self.turn();
        }
        for piece in group {
            self.place(piece);
        }
    }

    fn place(&mut self, piece: Piece) {
        if !self.at_top() && self.y + piece.above + piece.height > BOTTOM {
            self.turn();
        }
        if self.at_top() {
            if let Some(head) = &piece.head {
                // It was read at the start of the table.
                self.draw(head.ops.iter().cloned().map(Op::untagged));
                self.y += head.height;
            }
        } else {
            self.y += piece.above;
        }
        if let Some(bookmark) = piece.bookmark {
            self.done.bookmarks.push((bookmark, self.done.pages.len() - 1, self.y));
        }
        self.draw(piece.ops);
        self.y += piece.height;
    }

    fn draw(&mut self, ops: impl IntoIterator<Item = Op>) {
        let at = (LEFT, self.y);
        if let Some(page) = self.done.pages.last_mut() {
            page.extend(ops.into_iter().map(|op| (at, op)));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::report::pdf::piece::Head;

    fn piece(height: f32) -> Piece {
        Piece {
            height,
            ops: vec![Op::Rule { from: (0.0, 0.0), to: (1.0, 0.0), ink: super::super::style::INK, width: height }],
            ..Piece::default()
        }
    }

    /// The heights of the pieces on each page.
    fn heights(flowed: &Flowed) -> Vec<Vec<f32>> {
        let height = |op: &Op| if let Op::Rule { width, .. } = op { *width } else { 0.0 };
        flowed.pages.iter().map(|page| page.iter().map(|(_, op)| height(op)).collect()).collect()
    }

    #[test]
    fn a_heading_stays_with_what_follows() {
        let heading = Piece { keep: true, ..piece(20.0) };
        let flowed = flow(vec![piece(690.0), heading, piece(30.0)]);
        assert_eq!(heights(&flowed), [vec![690.0], vec![20.0, 30.0]]);
        // Without the mark it would not.
        assert_eq!(heights(&flow(vec![piece(690.0), piece(20.0), piece(30.0)])), [vec![690.0, 20.0], vec![30.0]]);
    }

    #[test]
    fn a_head_is_drawn_again_on_each_page() {
        let head = Rc::new(Head { ops: piece(10.0).ops, height: 10.0 });
        let row = || Piece { head: Some(Rc::clone(&head)), ..piece(400.0) };
        let first = Piece { keep: true, ..piece(10.0) };
        assert_eq!(heights(&flow(vec![first, row(), row()])), [vec![10.0, 400.0], vec![10.0, 400.0]]);
    }

    #[test]
    fn a_chart_becomes_smaller_rather_than_leave_the_page() {
        let chart = Op::Drawing { at: (100.0, 0.0), size: (200.0, 100.0), index: 0, tag: 0 };
        let piece = |slack: f32| Piece { ops: vec![chart.clone()], height: 100.0, slack, ..Piece::default() };
        let placed = |slack: f32| {
            let flowed = flow(vec![self::piece(668.0), piece(slack)]);
            let Some((_, Op::Drawing { at, size, .. })) = flowed.pages.last().and_then(|page| page.last()) else {
                panic!("chart")
            };
            (flowed.pages.len(), *at, *size)
        };
        assert_eq!(placed(50.0), (1, (150.0, 0.0), (100.0, 50.0)));
        assert_eq!(placed(49.0), (2, (100.0, 0.0), (200.0, 100.0)));
    }

    #[test]
    fn what_is_taller_than_a_page_still_ends() {
        assert_eq!(heights(&flow(vec![piece(2000.0), piece(10.0)])), [vec![2000.0], vec![10.0]]);
    }
}
