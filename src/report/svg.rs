//! The charts alone.

use super::chart::slide;
use super::document::{Document, profile};
use super::scorecard::Scorecard;

/// A slide with radar and bars as SVG; `document` gives title, draft mark and footer.
#[must_use]
pub fn svg(card: &Scorecard, document: &Document) -> String {
    let chart = profile(card, document.lang);
    let mut svg = slide(document, &chart).svg("chart", &document.title, &chart.alternative);
    svg.push('\n');
    svg
}
