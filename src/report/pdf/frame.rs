//! What is on every page: the draft mark, the title, the footer.

use super::flow::Page;
use super::piece::Op;
use super::setter::Setter;
use super::style::{DRAFT, GRID, INK, LEFT, SMALL, WIDTH};
use crate::i18n::fill;
use crate::report::document::Document;
use crate::report::fonts::Fonts;

/// The height of the line in the upper margin, and of the rule above the footer.
const UPPER: f32 = 34.0;
const LOWER: f32 = 798.0;

/// Adds to each page what is on every page.
pub(super) fn frame(pages: &mut [Page], document: &Document, fonts: &Fonts) {
    let setter = Setter { fonts };
    let all = pages.len().to_string();
    for (index, page) in pages.iter_mut().enumerate() {
        let number = (index + 1).to_string();
        let page_of = fill(document.page_of, &[("page", &number), ("pages", &all)]);
        let ops = upper(document, setter, index > 0).into_iter().chain(lower(document, setter, &page_of));
        page.extend(ops.map(|op| ((0.0, 0.0), op)));
    }
}

fn upper(document: &Document, setter: Setter<'_>, running: bool) -> Vec<Op> {
    let mut ops = Vec::new();
    let mut room = WIDTH;
    if let Some(draft) = &document.draft {
        let draft = setter.cut(draft, &DRAFT, WIDTH / 2.0);
        let width = setter.width(&draft, &DRAFT) + 16.0;
        let x = LEFT + WIDTH - width;
        room -= width + 16.0;
        ops.push(Op::Box { at: (x, UPPER - 9.0), size: (width, 18.0), fill: None, frame: Some((INK, 0.8)) });
        ops.push(text((x + 8.0, UPPER - 6.0 + DRAFT.ascent()), draft, DRAFT));
    }
    if running {
        let title = setter.cut(&document.title, &SMALL, room);
        ops.push(text((LEFT, UPPER - SMALL.leading / 2.0 + SMALL.ascent()), title, SMALL));
    }
    ops
}

fn lower(document: &Document, setter: Setter<'_>, page_of: &str) -> Vec<Op> {
    let mut ops = vec![Op::Rule { from: (LEFT, LOWER), to: (LEFT + WIDTH, LOWER), ink: GRID, width: 0.5 }];
    let width = setter.width(page_of, &SMALL);
    let mut baseline = LOWER + 5.0 + SMALL.ascent();
    ops.push(text((LEFT + WIDTH - width, baseline), page_of.to_owned(), SMALL));
    for line in setter.lines(&document.footer, &SMALL, WIDTH - width - 16.0) {
        ops.push(text((LEFT, baseline), line, SMALL));
        baseline += SMALL.leading;
    }
    ops
}

fn text(at: (f32, f32), text: String, style: super::style::Type) -> Op {
    Op::Text { at, text, style, tag: None }
}
