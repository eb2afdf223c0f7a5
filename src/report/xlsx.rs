//! A report as a workbook whose figures follow the ratings.
//!
//! With the part `items` the ratings are in the workbook, and every score, gate and level is a formula over them, step by
//! step on a sheet of their own; without it the figures are the values alone, so that no formula points at what is not
//! there. Way up, second look and registers tell the state at export, and say so once a rating is changed.

mod blocks;
mod calc;
mod chart;
mod figures;
mod gates;
mod items;
mod page;
mod places;
mod results;
mod style;
mod summary;
mod text;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use self::calc::{Numbers, RATING_LIST};
use self::figures::Figures;
use self::page::{Page, Paper};
use self::places::{Count, Places};
use self::text::{quoted, sentence, short_text};
use super::document::{Document, Section};
use super::parts::{Part, Parts};
use super::scorecard::Scorecard;
use super::words::Words;
use crate::app::Moment;
use crate::i18n::SheetText;

/// The document of a scorecard as a workbook; equal input at an equal time makes equal bytes.
pub(super) fn xlsx(card: &Scorecard, document: &Document, parts: &Parts, time: Moment) -> Result<Vec<u8>, XlsxError> {
    let words = Words::new(card, document.lang);
    let places =
        (parts.contains(Part::Items) && !parts.is_blank()).then(|| Places::new(&card.framework, document.lang));
    let figures = Figures { words: &words, places: places.as_ref() };
    let mut book = Workbook::new();
    book.set_properties(&properties(&words, document, time)?);
    if document.sections.is_empty() {
        book.push_worksheet(cover(document)?);
    }
    for section in &document.sections {
        add(&mut book, figures, document, section, parts)?;
    }
    if let Some(places) = &places {
        let numbers = Numbers::new(&words);
        book.push_worksheet(calc::sheet(&words, places, &numbers, document)?);
        book.define_name(RATING_LIST, &format!("={}", places.calc_span('B', places.scale)))?;
    }
    book.save_to_buffer()
}

/// The sheets of one part.
fn add(
    book: &mut Workbook,
    figures: Figures<'_, '_>,
    document: &Document,
    section: &Section,
    parts: &Parts,
) -> Result<(), XlsxError> {
    let (words, text) = (figures.words, SheetText::of(document.lang));
    let remark = figures.places.map(|places| {
        let moved = places.count(Count::Moved);
        let changed = sentence(text.changed, &[("n", &moved)]);
        format!("IF({moved}=0,{},{changed})", quoted(text.at_export))
    });
    let told = remark.as_deref().map(|formula| (formula, text.at_export));
    let (name, remark) = match section.part {
        Part::Summary => {
            book.push_worksheet(summary::sheet(figures, document, parts.contains(Part::Signatures))?);
            return Ok(());
        }
        Part::Results => {
            book.push_worksheet(results::sheet(figures, document)?);
            book.push_worksheet(gates::sheet(figures, document)?);
            return Ok(());
        }
        Part::Items => {
            if let Some(places) = figures.places {
                book.push_worksheet(items::sheet(words, places, &Numbers::new(words), document)?);
            }
            return Ok(());
        }
        // The summary has lines for them.
        Part::Signatures if parts.contains(Part::Summary) => return Ok(()),
        Part::Path => (text.path, told),
        Part::Diagnostics => (text.diagnostics, told),
        Part::Evidence => (text.evidence, None),
        Part::Reflections => (text.reflections, None),
        Part::Minutes => (text.minutes, told),
        Part::Actions => (text.actions, None),
        Part::Method => (text.method, None),
        Part::Signatures => (text.signatures, None),
        Part::Checklist => (text.checklist, told.filter(|_| !parts.is_blank())),
    };
    book.push_worksheet(blocks::sheet(document, section, name, remark)?);
    Ok(())
}

/// The sheet of a workbook without any part: what it would be about.
fn cover(document: &Document) -> Result<rust_xlsxwriter::Worksheet, XlsxError> {
    let text = SheetText::of(document.lang);
    let mut page = Page::new(document, text.summary, &document.title, Paper::Upright)?;
    page.widths(&[24.0, 60.0])?;
    let (name, value) = (page.style.name(), page.style.wrapped());
    for (row, (left, right)) in (3..).zip(&document.facts) {
        page.write(row, 0, left, &name)?;
        page.write(row, 1, right, &value)?;
    }
    page.done(3, 1)
}

/// Title and time of export; nothing of the machine or its user.
fn properties(words: &Words<'_>, document: &Document, time: Moment) -> Result<DocProperties, XlsxError> {
    // A workbook knows no time before 1900; the page foot tells the time of export as it is.
    let created = ExcelDateTime::from_timestamp(time.timestamp().clamp(0, 253_402_300_799))?;
    Ok(DocProperties::new()
        .set_title(short_text(&document.title, 200))
        .set_subject(short_text(&document.notice, 200))
        .set_author(words.terms.program)
        .set_creation_datetime(&created))
}
