//! A report as one page: no script, nothing from elsewhere, for phones, screens and paper.

use askama::Template;

use super::chart::{bars, radar};
use super::document::{
    Align, BOX, Block, Chart, Column, Document, Row, RowRank, Section, TICKED, Table, section_number,
};
use crate::i18n::ReportText;

/// A document as HTML, which is well-formed XML too.
#[must_use]
pub fn html(document: &Document) -> String {
    let page = Page { document, text: ReportText::of(document.lang) };
    // Writing to a String cannot fail, and the template has nothing else that can.
    page.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "report.html", config = "assets/templates/askama.toml")]
struct Page<'a> {
    document: &'a Document,
    text: &'static ReportText,
}

impl Page<'_> {
    fn language(&self) -> &'static str {
        self.document.lang.pick("zh-CN", "en")
    }

    fn numbered(&self, index: usize, section: &Section) -> String {
        if self.document.sections.len() < 2 {
            return section.title.clone();
        }
        format!("{}{}", section_number(index, self.document.lang), section.title)
    }

    /// The content of the margin box with the page number, as a CSS value.
    fn page_of(&self) -> String {
        let mut out = String::new();
        let mut rest = self.document.page_of;
        for (place, counter) in [("{page}", "counter(page)"), ("{pages}", "counter(pages)")] {
            let (before, after) = rest.split_once(place).unwrap_or((rest, ""));
            out.push_str(&css_text(before));
            out.push(' ');
            out.push_str(counter);
            out.push(' ');
            rest = after;
        }
        out + &css_text(rest)
    }

    fn footer(&self) -> String {
        css_text(&self.document.footer)
    }

    fn draft(&self) -> String {
        self.document.draft.as_ref().map_or_else(|| "none".to_owned(), |draft| css_text(draft))
    }
}

/// A text as a CSS string that cannot end the style sheet.
fn css_text(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::from("\"");
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | ',' | ':' | '-') || !c.is_ascii() {
            out.push(c);
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\{:x} ", u32::from(c));
        }
    }
    out.push('"');
    out
}

/// How a table becomes narrow: one of texts is told row by row, one of figures is moved sideways.
fn shape(table: &Table) -> &'static str {
    let texts = table.columns.iter().filter(|column| column.align == Align::Left).count();
    if texts >= 3 || table.columns.len() > 11 { "stack" } else { "slide" }
}

fn percent(column: &Column, table: &Table) -> String {
    let all: u32 = table.columns.iter().map(|column| u32::from(column.share)).sum();
    format!("{:.2}", f64::from(column.share) * 100.0 / f64::from(all.max(1)))
}

fn align(table: &Table, index: usize) -> &'static str {
    match table.columns.get(index).map(|column| column.align) {
        Some(Align::Right) => "r",
        Some(Align::Centre) => "c",
        _ => "l",
    }
}

/// A box to tick is drawn larger than text.
fn mark(cell: &str) -> &'static str {
    if matches!(cell, BOX | TICKED) { " box" } else { "" }
}

fn rank(row: &Row) -> &'static str {
    match row.rank {
        RowRank::Plain => "plain",
        RowRank::Group => "group",
        RowRank::Total => "total",
    }
}

fn label(table: &Table, index: usize) -> &str {
    table.columns.get(index).map_or("", |column| &column.title)
}

/// The cell that names its row: the first text.
fn names_row(table: &Table, index: usize) -> bool {
    table.columns.iter().position(|column| column.align == Align::Left) == Some(index)
}

fn radar_svg(chart: &Chart) -> String {
    radar(chart).svg("radar", &chart.title, &chart.alternative)
}

/// The bars, with the id that sets them apart from other bars in the page.
fn bars_svg(chart: &Chart, id: &str) -> String {
    bars(chart).svg(&format!("bars-{id}"), &chart.title, &chart.alternative)
}
