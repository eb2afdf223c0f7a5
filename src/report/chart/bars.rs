//! The profile: one bar a criterion, the claimed score as a bar and the evidenced one as a narrow bar inside it.

use super::Drawing;
use super::draw::{ACCENT, Anchor, GRID, INK, MUTED, Pen, SECOND, length, lines, text_width};
use crate::report::document::Chart;
use crate::scoring::one;

const WIDTH: f64 = 560.0;
/// Where the bars start and how long 100 is.
const LEFT: f64 = 166.0;
const FULL: f64 = 290.0;
const TOP: f64 = 34.0;
const ROW: f64 = 32.0;
const SIZE: f64 = 15.0;

/// The bars of a chart, as high as its axes need.
#[must_use]
pub fn bars(chart: &Chart) -> Drawing {
    let mut pen = Pen::default();
    let bottom = TOP + ROW * length(chart.axes.len());
    legend(&mut pen, chart);
    for tick in [0.0, 20.0, 40.0, 60.0, 80.0, 100.0] {
        let x = LEFT + FULL * tick / 100.0;
        pen.line((x, TOP), (x, bottom), &format!("class=\"grid\" stroke=\"{GRID}\" stroke-width=\"1\""));
        pen.text((x, bottom + 16.0), 12.0, Anchor::Middle, ("muted", MUTED), &format!("{tick}"));
    }
    for (index, axis) in chart.axes.iter().enumerate() {
        let middle = TOP + ROW * (length(index) + 0.5);
        let name = lines(&axis.label, SIZE, LEFT - 12.0, 2);
        let size = if name.len() > 1 { SIZE - 2.0 } else { SIZE };
        let mut baseline = middle + size * 0.36 - length(name.len() - 1) * size * 0.56;
        for line in &name {
            pen.text((LEFT - 10.0, baseline), size, Anchor::End, ("ink", INK), line);
            baseline += size * 1.12;
        }
        if let Some(score) = axis.claimed {
            let style = format!(
                "class=\"claimed\" fill=\"{ACCENT}\" fill-opacity=\"0.28\" stroke=\"{ACCENT}\" stroke-width=\"1\""
            );
            pen.rect((LEFT, middle - 9.0), (FULL * score.clamp(0.0, 100.0) / 100.0, 18.0), &style);
        }
        if let Some(score) = axis.evidenced {
            let style = format!("class=\"evidenced-bar\" fill=\"{SECOND}\"");
            pen.rect((LEFT, middle - 3.0), (FULL * score.clamp(0.0, 100.0) / 100.0, 6.0), &style);
        }
        let figures = format!("{} / {}", one(axis.claimed), one(axis.evidenced));
        pen.text((WIDTH - 4.0, middle + 5.0), SIZE - 1.0, Anchor::End, ("ink", INK), &figures);
    }
    Drawing { width: WIDTH, height: bottom + 24.0, body: pen.body }
}

fn legend(pen: &mut Pen, chart: &Chart) {
    let style =
        format!("class=\"claimed\" fill=\"{ACCENT}\" fill-opacity=\"0.28\" stroke=\"{ACCENT}\" stroke-width=\"1\"");
    pen.rect((LEFT, 2.0), (28.0, 16.0), &style);
    pen.text((LEFT + 36.0, 15.0), SIZE, Anchor::Start, ("ink", INK), &chart.claimed);
    let next = LEFT + 36.0 + text_width(&chart.claimed, SIZE) + 28.0;
    pen.rect((next, 7.0), (28.0, 6.0), &format!("class=\"evidenced-bar\" fill=\"{SECOND}\""));
    pen.text((next + 36.0, 15.0), SIZE, Anchor::Start, ("ink", INK), &chart.evidenced);
}
