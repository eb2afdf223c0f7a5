//! Radar and bars side by side, in the shape of a slide.

use super::draw::{Anchor, INK, MUTED, Pen, length, lines};
use super::{Drawing, bars, radar};
use crate::report::document::{Chart, Document};

const WIDTH: f64 = 1280.0;
const HEIGHT: f64 = 720.0;
const MARGIN: f64 = 40.0;
/// Where the charts may start and where they must end.
const TOP: f64 = 132.0;
const BOTTOM: f64 = 660.0;

/// The charts of a report with its title, and the mark of a draft, on white; bars alone where the axes make no radar.
#[must_use]
pub fn slide(document: &Document, profile: &Chart) -> Drawing {
    let mut pen = Pen::default();
    pen.rect((0.0, 0.0), (WIDTH, HEIGHT), "class=\"paper\" fill=\"#ffffff\"");
    let one = lines(&document.title, 28.0, WIDTH - 2.0 * MARGIN, 2);
    // A long name takes two smaller lines.
    let (size, title) =
        if one.len() < 2 { (28.0, one) } else { (20.0, lines(&document.title, 20.0, WIDTH - 2.0 * MARGIN, 2)) };
    let first = 62.0 - (length(title.len()) - 1.0) * size * 1.3;
    for (index, line) in title.iter().enumerate() {
        pen.bold((MARGIN, first + length(index) * size * 1.3), size, Anchor::Start, ("ink", INK), line);
    }
    pen.text((MARGIN, 96.0), 16.0, Anchor::Start, ("muted", MUTED), &profile.title);
    if let Some(draft) = &document.draft {
        pen.bold((WIDTH - MARGIN, 96.0), 16.0, Anchor::End, ("ink", INK), draft);
    }
    let room = (WIDTH - 3.0 * MARGIN) / 2.0;
    if profile.makes_radar() {
        place(&mut pen, &radar(profile), MARGIN, room);
        place(&mut pen, &bars(profile), MARGIN * 2.0 + room, room);
    } else {
        place(&mut pen, &bars(profile), MARGIN, WIDTH - 2.0 * MARGIN);
    }
    pen.text((MARGIN, HEIGHT - 24.0), 13.0, Anchor::Start, ("muted", MUTED), &document.footer);
    Drawing { width: WIDTH, height: HEIGHT, body: pen.body }
}

/// Puts a drawing into a column, as large as fits, in the middle of its height and width.
fn place(pen: &mut Pen, drawing: &Drawing, x: f64, room: f64) {
    let scale = (room / drawing.width).min((BOTTOM - TOP) / drawing.height);
    let y = TOP + (BOTTOM - TOP - drawing.height * scale) / 2.0;
    pen.place(drawing, (x + (room - drawing.width * scale) / 2.0, y), scale);
}
