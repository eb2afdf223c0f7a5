//! Elements of a drawing.

use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::report::document::Chart;
use crate::text::width::width;
use crate::text::wrap::wrapped;

/// Families that hold Chinese, on the systems of offices first.
pub const FONTS: &str =
    "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC',SimHei,sans-serif";

/// Text, second text, lines of the grid, the accent, the second series.
pub const INK: &str = "#1b2430";
pub const MUTED: &str = "#5a6675";
pub const GRID: &str = "#c9d0d9";
pub const ACCENT: &str = "#1f5fa8";
pub const SECOND: &str = "#1b2430";

/// A text with what XML reads as markup replaced.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A length with at most two decimals.
pub fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A count as a length.
pub fn length(count: usize) -> f64 {
    // Counts of criteria and lines, far below what a float holds exactly.
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// About how wide a text is drawn at a size: Chinese characters are square, the others half as wide.
pub fn text_width(text: &str, size: f64) -> f64 {
    length(width(text)) * size * 0.53
}

/// A text in at most so many lines of a width, cut with `...` where it is longer.
pub fn lines(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut columns = 2;
    while text_width("x", size) * length(columns + 1) <= room {
        columns += 1;
    }
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines = wrapped(&flat, columns);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = cut(last.trim_end(), columns.saturating_sub(3)) + "...";
        }
    }
    lines.into_iter().map(|line| line.trim().to_owned()).collect()
}

/// As much of a text as so many columns hold.
fn cut(text: &str, columns: usize) -> String {
    let mut cut = String::new();
    for grapheme in text.graphemes(true) {
        if width(&cut) + width(grapheme) > columns {
            break;
        }
        cut.push_str(grapheme);
    }
    cut
}

/// Where a text stands to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// A drawing in the making. Writing to a String cannot fail.
#[derive(Debug, Default)]
pub struct Pen {
    pub body: String,
}

impl Pen {
    pub fn text(&mut self, (x, y): (f64, f64), size: f64, anchor: Anchor, ink: (&str, &str), text: &str) {
        self.weighted((x, y), size, anchor, ink, false, text);
    }

    pub fn bold(&mut self, at: (f64, f64), size: f64, anchor: Anchor, ink: (&str, &str), text: &str) {
        self.weighted(at, size, anchor, ink, true, text);
    }

    fn weighted(
        &mut self,
        (x, y): (f64, f64),
        size: f64,
        anchor: Anchor,
        (class, fill): (&str, &str),
        bold: bool,
        text: &str,
    ) {
        let weight = if bold { " font-weight=\"700\"" } else { "" };
        let (x, y, size) = (number(x), number(y), number(size));
        let (anchor, text) = (anchor.word(), escape(text));
        let _ = write!(
            self.body,
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{anchor}\" \
             fill=\"{fill}\"{weight}>{text}</text>"
        );
    }

    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), style: &str) {
        let (x1, y1, x2, y2) = (number(from.0), number(from.1), number(to.0), number(to.1));
        let _ = write!(self.body, "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" {style}/>");
    }

    pub fn polygon(&mut self, points: &[(f64, f64)], style: &str) {
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect();
        let _ = write!(self.body, "<polygon points=\"{}\" {style}/>", points.join(" "));
    }

    pub fn rect(&mut self, at: (f64, f64), size: (f64, f64), style: &str) {
        let (x, y, width, height) = (number(at.0), number(at.1), number(size.0), number(size.1));
        let _ = write!(self.body, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {style}/>");
    }

    pub fn circle(&mut self, at: (f64, f64), radius: f64, style: &str) {
        let (x, y, radius) = (number(at.0), number(at.1), number(radius));
        let _ = write!(self.body, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" {style}/>");
    }

    /// The mark of the claimed series: a dot.
    pub fn claimed_mark(&mut self, at: (f64, f64)) {
        self.circle(at, 3.6, &format!("class=\"claimed-mark\" fill=\"{ACCENT}\""));
    }

    /// The mark of the evidenced series: an open square.
    pub fn evidenced_mark(&mut self, (x, y): (f64, f64)) {
        let style = format!("class=\"evidenced-mark\" fill=\"#ffffff\" stroke=\"{SECOND}\" stroke-width=\"1.4\"");
        self.rect((x - 3.0, y - 3.0), (6.0, 6.0), &style);
    }

    /// What a picture embeds of another.
    pub fn place(&mut self, drawing: &super::Drawing, (x, y): (f64, f64), scale: f64) {
        let (x, y, scale) = (number(x), number(y), number(scale));
        let _ = write!(self.body, "<g transform=\"translate({x} {y}) scale({scale})\">{}</g>", drawing.body);
    }
}

/// The line of the claimed series.
pub fn claimed_line() -> String {
    format!(
        "class=\"claimed\" fill=\"{ACCENT}\" fill-opacity=\"0.14\" stroke=\"{ACCENT}\" stroke-width=\"2.4\" stroke-linejoin=\"round\""
    )
}

/// The line of the evidenced series.
pub fn evidenced_line() -> String {
    format!(
        "class=\"evidenced\" fill=\"none\" stroke=\"{SECOND}\" stroke-width=\"1.8\" stroke-dasharray=\"6 4\" stroke-linejoin=\"round\""
    )
}

/// The names of the two series with a sample of each, in the middle of a width.
pub fn radar_legend(pen: &mut Pen, chart: &Chart, middle: f64, y: f64) {
    let size = 16.0;
    let (claimed, evidenced) = (text_width(&chart.claimed, size), text_width(&chart.evidenced, size));
    let mut x = middle - (claimed + evidenced + 2.0 * 44.0 + 28.0) / 2.0;
    pen.line((x, y - 5.0), (x + 36.0, y - 5.0), &claimed_line());
    pen.claimed_mark((x + 18.0, y - 5.0));
    pen.text((x + 44.0, y), size, Anchor::Start, ("ink", INK), &chart.claimed);
    x += 44.0 + claimed + 28.0;
    pen.line((x, y - 5.0), (x + 36.0, y - 5.0), &evidenced_line());
    pen.evidenced_mark((x + 18.0, y - 5.0));
    pen.text((x + 44.0, y), size, Anchor::Start, ("ink", INK), &chart.evidenced);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!([number(1.0), number(-0.001), number(12.345), number(0.5)], ["1", "0", "12.35", "0.5"]);
    }

    #[test]
    fn long_labels_are_cut() {
        assert_eq!(lines("目标导向", 14.0, 150.0, 2), ["目标导向"]);
        let cut = lines(&"很长的准则名称".repeat(9), 14.0, 150.0, 2);
        assert!(cut.len() == 2 && cut[1].ends_with("...") && !cut[1].contains('›'), "{cut:?}");
        assert!(cut.iter().all(|line| text_width(line, 14.0) <= 150.0), "{cut:?}");
    }
}
