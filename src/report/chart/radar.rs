//! The radar: one axis a criterion.

use std::f64::consts::{FRAC_PI_2, TAU};

use super::Drawing;
use super::draw::{Anchor, GRID, INK, MUTED, Pen, claimed_line, evidenced_line, length, lines, radar_legend};
use crate::report::document::{Axis, Chart};
use crate::scoring::one;

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 500.0;
const CENTRE: (f64, f64) = (280.0, 232.0);
const RADIUS: f64 = 146.0;
/// Size of a label, of the figures below it, and how far both stand from the outer ring.
const LABEL: f64 = 17.0;
const FIGURES: f64 = 14.0;
const GAP: f64 = 14.0;

/// The radar of a chart of three axes or more.
#[must_use]
pub fn radar(chart: &Chart) -> Drawing {
    let mut pen = Pen::default();
    grid(&mut pen, chart.axes.len());
    for (index, axis) in chart.axes.iter().enumerate() {
        label(&mut pen, axis, angle(index, chart.axes.len()));
    }
    let claimed = points(chart, |axis| axis.claimed);
    let evidenced = points(chart, |axis| axis.evidenced);
    pen.polygon(&claimed, &claimed_line());
    pen.polygon(&evidenced, &evidenced_line());
    for point in claimed {
        pen.claimed_mark(point);
    }
    for point in evidenced {
        pen.evidenced_mark(point);
    }
    radar_legend(&mut pen, chart, CENTRE.0, HEIGHT - 12.0);
    Drawing { width: WIDTH, height: HEIGHT, body: pen.body }
}

/// The direction of an axis: the first upwards, the others clockwise.
fn angle(index: usize, count: usize) -> f64 {
    length(index) / length(count.max(1)) * TAU - FRAC_PI_2
}

fn at(angle: f64, radius: f64) -> (f64, f64) {
    (CENTRE.0 + radius * angle.cos(), CENTRE.1 + radius * angle.sin())
}

fn points(chart: &Chart, score: impl Fn(&Axis) -> Option<f64>) -> Vec<(f64, f64)> {
    let count = chart.axes.len();
    // An axis to which nothing applies has no point; the line runs from its neighbour to the next.
    let scored = chart.axes.iter().enumerate().filter_map(|(index, axis)| Some((index, score(axis)?)));
    scored.map(|(index, score)| at(angle(index, count), RADIUS * score.clamp(0.0, 100.0) / 100.0)).collect()
}

fn grid(pen: &mut Pen, count: usize) {
    for ring in [20.0, 40.0, 60.0, 80.0, 100.0] {
        let corners: Vec<(f64, f64)> = (0..count).map(|index| at(angle(index, count), RADIUS * ring / 100.0)).collect();
        pen.polygon(&corners, &format!("class=\"grid\" fill=\"none\" stroke=\"{GRID}\" stroke-width=\"1\""));
    }
    for index in 0..count {
        let end = at(angle(index, count), RADIUS);
        pen.line(CENTRE, end, &format!("class=\"grid\" stroke=\"{GRID}\" stroke-width=\"1\""));
    }
    for ring in [20.0, 40.0, 60.0, 80.0, 100.0] {
        let place = (CENTRE.0 - 5.0, CENTRE.1 - RADIUS * ring / 100.0 + 4.0);
        pen.text(place, 11.0, Anchor::End, ("muted", MUTED), &format!("{ring}"));
    }
}

fn label(pen: &mut Pen, axis: &Axis, angle: f64) {
    let (x, y) = at(angle, RADIUS + GAP);
    let anchor = match angle.cos() {
        side if side > 0.2 => Anchor::Start,
        side if side < -0.2 => Anchor::End,
        _ => Anchor::Middle,
    };
    let room = match anchor {
        Anchor::Start => WIDTH - x - 4.0,
        Anchor::End => x - 4.0,
        Anchor::Middle => 260.0,
    };
    let name = lines(&axis.label, LABEL, room, 2);
    let step = LABEL * 1.25;
    let height = length(name.len()) * step + FIGURES * 1.25;
    // Upper labels grow upwards, lower ones downwards, those at the sides both ways.
    let mut baseline = y - height / 2.0 + angle.sin() * height / 2.0 + LABEL * 0.85;
    for line in &name {
        pen.text((x, baseline), LABEL, anchor, ("ink", INK), line);
        baseline += step;
    }
    let figures = format!("{} / {}", one(axis.claimed), one(axis.evidenced));
    pen.text((x, baseline - 1.0), FIGURES, anchor, ("muted", MUTED), &figures);
}
