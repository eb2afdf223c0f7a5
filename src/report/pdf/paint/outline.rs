//! The bookmarks.

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};

use crate::report::document::Document;
use crate::report::pdf::flow::Placed;
use crate::report::pdf::style::LEFT;

/// The title, the sections, and the headings in them.
pub(super) fn outline(document: &Document, bookmarks: &[Placed]) -> Outline {
    let mut outline = Outline::new();
    outline.push_child(node(&document.title, 0, 0.0));
    let mut section: Option<OutlineNode> = None;
    for (bookmark, page, y) in bookmarks {
        let next = node(&bookmark.title, *page, *y);
        match &mut section {
            Some(section) if bookmark.depth > 0 => section.push_child(next),
            _ => {
                if let Some(done) = section.replace(next) {
                    outline.push_child(done);
                }
            }
        }
    }
    if let Some(done) = section {
        outline.push_child(done);
    }
    outline
}

fn node(title: &str, page: usize, y: f32) -> OutlineNode {
    let title: String = title.chars().take(500).collect();
    OutlineNode::new(title, XyzDestination::new(page, Point::from_xy(LEFT, (y - 12.0).max(0.0))))
}
