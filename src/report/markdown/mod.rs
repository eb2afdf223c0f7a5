//! A report as Markdown.

mod escape;

use std::fmt::Write as _;

use super::document::{Block, Document, Entry, Headline, RowRank, Table};
use super::parts::Part;
use crate::i18n::{ReportText, Terms};
use escape::{inline, quote};

/// A document as Markdown: `CommonMark` with tables.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let mut page = Page { text: String::new(), terms: Terms::of(document.lang) };
    page.line(&format!("# {}", inline(&document.title)));
    page.blank();
    if let Some(draft) = &document.draft {
        page.line(&format!("**{}**", inline(draft)));
        page.blank();
    }
    page.line(&format!("*{}*", inline(&document.notice)));
    page.blank();
    page.facts(&document.facts);
    for section in &document.sections {
        page.blank();
        page.line(&format!("## {}", inline(&section.title)));
        for block in &section.blocks {
            page.blank();
            page.block(block, document);
        }
    }
    page.blank();
    page.line("---");
    page.blank();
    page.line(&format!("*{}*", inline(&document.footer)));
    page.text
}

/// Markdown being written, a line at a time.
struct Page {
    text: String,
    terms: &'static Terms,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// One empty line, whatever came before.
    fn blank(&mut self) {
        if !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn block(&mut self, block: &Block, document: &Document) {
        match block {
            Block::Heading(text) => self.line(&format!("### {}", inline(text))),
            Block::Paragraph(text) => self.line(&inline(text)),
            Block::Quote(text) => self.line(quote(text).trim_end_matches('\n')),
            Block::Facts(facts) => self.facts(facts),
            Block::List(entries) => self.list(entries),
            Block::Headlines(headlines) => self.headlines(headlines, document),
            Block::Table(table) => self.table(table),
            // The table of results says the same.
            Block::Radar(_) | Block::Bars(_) if document.has(Part::Results) => {}
            Block::Radar(chart) | Block::Bars(chart) => self.line(&inline(&chart.alternative)),
            Block::Blanks(names) => {
                for name in names {
                    self.line(&format!("- {}{}\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_", inline(name), self.terms.colon));
                }
            }
        }
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        for (name, value) in facts {
            self.line(&format!("- {}{}{}", inline(name), self.terms.colon, inline(value)));
        }
    }

    fn list(&mut self, entries: &[Entry]) {
        for entry in entries {
            self.line(&format!("- {}", inline(&entry.text)));
            for child in &entry.children {
                self.line(&format!("  - {}", inline(child)));
            }
        }
    }

    fn headlines(&mut self, headlines: &[Headline], document: &Document) {
        let text = ReportText::of(document.lang);
        self.head(&[text.figure.to_owned(), text.result.to_owned(), text.remark.to_owned()]);
        for headline in headlines {
            let value = format!("**{}**", inline(&headline.value));
            self.row(&[inline(&headline.name), value, inline(&headline.note)]);
        }
    }

    fn table(&mut self, table: &Table) {
        self.head(&table.columns.iter().map(|column| inline(&column.title)).collect::<Vec<_>>());
        for row in &table.rows {
            let mut cells: Vec<String> = row.cells.iter().map(|cell| inline(cell)).collect();
            if let (RowRank::Group | RowRank::Total, Some(first)) = (row.rank, cells.first_mut()) {
                *first = format!("**{first}**");
            }
            self.row(&cells);
        }
    }

    fn head(&mut self, titles: &[String]) {
        self.row(titles);
        self.line(&format!("|{}", " --- |".repeat(titles.len())));
    }

    fn row(&mut self, cells: &[String]) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "| {} |", cells.join(" | "));
    }
}
