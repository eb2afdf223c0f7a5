//! A report as a document for print and archive: A4, real text, bookmarks, tags; PDF/A-2b and PDF/UA-1.
//!
//! The blocks of a report become pieces that do not split; the flow puts them on pages; the painter draws the pages.

mod blocks;
mod charts;
mod columns;
mod flow;
mod frame;
mod paint;
mod piece;
mod setter;
mod style;
mod table;
mod tags;

use super::document::Document;
use super::fonts::{Fit, Fonts};
use super::render::Rendered;
use crate::app::Moment;
use blocks::Builder;

/// A document as PDF; `exported` is the time that the file itself names.
///
/// # Errors
/// What the library says, in English.
pub fn pdf(mut document: Document, fonts: &Fonts, exported: Moment) -> Result<Rendered, String> {
    let mut fit = Fit::new(fonts);
    fit.document(&mut document);
    let missing = fit.missing();
    let (pieces, tags, drawings) = Builder::new(&document, fonts).build()?;
    let mut flowed = flow::flow(pieces);
    frame::frame(&mut flowed.pages, &document, fonts);
    let bytes = paint::paint(&document, &flowed, tags, &drawings, fonts, exported)?;
    Ok(Rendered { bytes, missing })
}
