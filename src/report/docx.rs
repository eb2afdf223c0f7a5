//! A report as a Word document: own `WordprocessingML`, for Word, WPS and `LibreOffice`.
//!
//! Type and numbering follow GB/T 9704 as an annex of an official document has them: no red head, no seal. Headings are
//! real ones, so that the navigation pane shows them; the charts are pictures with the same in words.

mod numbering;
mod package;
mod page;
mod picture;
mod styles;
mod table;
mod xml;

use super::chart::{Drawing, bars, radar};
use super::document::{Block, Chart, Document, Entry, Section};
use super::fonts::{Fit, Fonts};
use super::png::picture as paint;
use super::render::Rendered;
use crate::app::Moment;
use numbering::{Lists, NONE, counted};
use package::Package;
use page::Page;
use xml::{Look, paragraph, run, text};

/// The radar's share of the page's width, which leaves room for the figures on the first page.
const RADAR: f64 = 0.5;
/// The same of the bars, which leaves room for the table of the same figures.
const BARS: f64 = 0.6;
/// A chart's share of the page's height.
const HEIGHT: f64 = 0.8;
/// Bars in one picture; more would be too small to read.
const MOST_BARS: usize = 20;

/// A document as a Word file; equal input makes equal bytes. The fonts are those of the charts.
///
/// # Errors
/// What a library says, in English.
pub fn docx(document: &Document, fonts: &Fonts, time: Moment) -> Result<Rendered, String> {
    let mut body = Body {
        document,
        fonts,
        fit: Fit::new(fonts),
        out: String::new(),
        pictures: Vec::new(),
        lists: Lists::default(),
    };
    body.write()?;
    let package = Package {
        body: body.out,
        headers: [page::header(document, true), page::header(document, false)],
        footer: page::footer(document),
        numbering: body.lists.part(document.lang, document.sections.len()),
        pictures: body.pictures,
    };
    let bytes = package::write(&package, document, time).map_err(|error| error.to_string())?;
    Ok(Rendered { bytes, missing: body.fit.missing() })
}

struct Body<'a> {
    document: &'a Document,
    fonts: &'a Fonts,
    fit: Fit<'a>,
    out: String,
    pictures: Vec<Vec<u8>>,
    lists: Lists,
}

impl Body<'_> {
    fn write(&mut self) -> Result<(), String> {
        let document = self.document;
        self.out += &text("Title", &document.title);
        let mut page = document.sections.first().map_or(Page::Upright, Page::of);
        let mut first = true;
        self.out += &table::facts(&document.facts, page.width(), true);
        for section in &document.sections {
            let needed = Page::of(section);
            if needed != page {
                self.out += &paragraph("Gap", &page.properties(first), "");
                (page, first) = (needed, false);
            }
            self.section(section, page)?;
        }
        self.out += &page.properties(first);
        Ok(())
    }

    fn section(&mut self, section: &Section, page: Page) -> Result<(), String> {
        // The title says the same.
        let alone = if self.document.sections.len() < 2 { counted(NONE, 0) } else { String::new() };
        self.out += &paragraph("Heading1", &alone, &run(&section.title, Look::Plain));
        for block in &section.blocks {
            match block {
                Block::Heading(title) => self.heading(title),
                Block::Paragraph(words) => self.out += &text("BodyText", words),
                Block::Quote(words) => self.out += &text("Quote", words),
                Block::Facts(facts) => self.out += &table::facts(facts, page.width(), false),
                Block::List(entries) => self.list(entries),
                Block::Headlines(figures) => self.out += &table::headlines(figures, page.width()),
                Block::Table(table) => self.out += &table::table(table, page.width()),
                Block::Radar(chart) => self.picture(chart, radar, page, (RADAR, HEIGHT))?,
                Block::Bars(chart) => self.bars(chart, page)?,
                Block::Blanks(names) => self.out += &table::blanks(names, page.width()),
            }
        }
        Ok(())
    }

    /// A heading of second rank is counted unless it begins with a number of its own.
    fn heading(&mut self, title: &str) {
        let own = title.starts_with(|first: char| first.is_ascii_digit());
        let number = if own { counted(NONE, 0) } else { String::new() };
        self.out += &paragraph("Heading2", &number, &run(title, Look::Plain));
    }

    fn list(&mut self, entries: &[Entry]) {
        let list = self.lists.another();
        for entry in entries {
            self.out += &paragraph("ListNumber", &counted(list, 0), &run(&entry.text, Look::Plain));
            for child in &entry.children {
                self.out += &paragraph("ListNumber2", &counted(list, 1), &run(child, Look::Plain));
            }
        }
    }

    /// The bars of many axes in several pictures of about equal height.
    fn bars(&mut self, chart: &Chart, page: Page) -> Result<(), String> {
        let pictures = chart.axes.len().div_ceil(MOST_BARS).max(1);
        for axes in chart.axes.chunks(chart.axes.len().div_ceil(pictures).max(1)) {
            let chart = Chart { axes: axes.to_vec(), ..chart.clone() };
            self.picture(&chart, bars, page, (BARS, HEIGHT))?;
        }
        Ok(())
    }

    fn picture(
        &mut self,
        chart: &Chart,
        draw: fn(&Chart) -> Drawing,
        page: Page,
        room: (f64, f64),
    ) -> Result<(), String> {
        let mut drawn = chart.clone();
        self.fit.chart(&mut drawn);
        let picture = paint(&draw(&drawn), self.fonts)?;
        let number = self.pictures.len() + 1;
        self.out += &paragraph("Picture", "", &picture::picture(number, &picture, chart, page, room));
        self.out += &text("Caption", &chart.title);
        self.pictures.push(picture.bytes);
        Ok(())
    }
}
