//! Radar and bars, as vectors with real text.

use super::blocks::Builder;
use super::piece::{Op, Piece};
use super::style::{BOTTOM, SMALL, TOP, WIDTH};
use super::tags::Kind;
use crate::report::chart::{self, Drawing};
use crate::report::document::Chart;
use crate::report::fonts::tree;

pub(super) fn radar(builder: &mut Builder<'_>, chart: &Chart) -> Result<(), String> {
    draw(builder, chart, &chart::radar(chart), 330.0, true)
}

pub(super) fn bars(builder: &mut Builder<'_>, chart: &Chart) -> Result<(), String> {
    draw(builder, chart, &chart::bars(chart), 350.0, false)
}

/// How much lower a chart may become so that it stays on its page.
const SLACK: f32 = 0.35;

/// Adds a drawing in the middle of the page, as wide as said unless that makes it too high; with `keep` what follows
/// stays on its page.
fn draw(builder: &mut Builder<'_>, chart: &Chart, drawing: &Drawing, width: f32, keep: bool) -> Result<(), String> {
    let tree = tree(&drawing.svg("chart", "", ""), builder.fonts)?;
    let most = BOTTOM - TOP - 120.0;
    let scale = (width / tree.size().width()).min(most / tree.size().height());
    let size = (tree.size().width() * scale, tree.size().height() * scale);
    let tag = builder.tags.add(builder.section, Kind::Figure(chart.alternative.clone()));
    let caption = builder.tags.add(builder.section, Kind::Caption);
    let index = builder.drawings.len();
    builder.drawings.push(tree);
    let middle = (WIDTH - builder.setter.width(&chart.title, &SMALL)) / 2.0;
    let at = (middle.max(0.0), size.1 + 6.0 + SMALL.ascent());
    let ops = vec![
        Op::Drawing { at: ((WIDTH - size.0) / 2.0, 0.0), size, index, tag },
        Op::Text { at, text: builder.setter.cut(&chart.title, &SMALL, WIDTH), style: SMALL, tag: Some(caption) },
    ];
    let height = size.1 + 6.0 + SMALL.leading + 6.0;
    builder.pieces.push(Piece { ops, height, slack: size.1 * SLACK, above: 10.0, keep, ..Piece::default() });
    Ok(())
}
