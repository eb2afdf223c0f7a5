//! Pages: size, margins, running head and foot.

use super::xml::{Look, field, paragraph, run, text};
use crate::report::document::{Align, Block, Document, Section};

/// A4 in twentieths of a point.
const SHORT: u32 = 11906;
const LONG: u32 = 16838;
/// The margins of GB/T 9704: 37 mm at the head, 28 mm at the binding, 35 mm at the foot, 26 mm opposite the binding.
const HEAD: u32 = 2098;
const BINDING: u32 = 1587;
const FOOT: u32 = 1984;
const OPPOSITE: u32 = 1474;

/// How a section's pages stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The long side upright.
    Upright,
    /// The long side across.
    Across,
}

impl Page {
    /// Tables of many texts need the long side.
    pub fn of(section: &Section) -> Self {
        let is_wide = |block: &Block| {
            let Block::Table(table) = block else { return false };
            table.columns.iter().filter(|column| column.align == Align::Left).count() >= 3
        };
        if section.blocks.iter().any(is_wide) { Self::Across } else { Self::Upright }
    }

    /// The width between the margins in twentieths of a point.
    pub fn width(self) -> u32 {
        match self {
            Self::Upright => SHORT - BINDING - OPPOSITE,
            Self::Across => LONG - HEAD - FOOT,
        }
    }

    /// The height between the margins in twentieths of a point.
    pub fn height(self) -> u32 {
        match self {
            Self::Upright => LONG - HEAD - FOOT,
            Self::Across => SHORT - BINDING - OPPOSITE,
        }
    }

    /// The properties of the pages up to here; the first page of the report has a head of its own.
    pub fn properties(self, first: bool) -> String {
        let (size, margins, head) = match self {
            Self::Upright => (
                format!("<w:pgSz w:w=\"{SHORT}\" w:h=\"{LONG}\"/>"),
                format!("w:top=\"{HEAD}\" w:right=\"{OPPOSITE}\" w:bottom=\"{FOOT}\" w:left=\"{BINDING}\""),
                964,
            ),
            // Turned by a quarter, the binding is at the head.
            Self::Across => (
                format!("<w:pgSz w:w=\"{LONG}\" w:h=\"{SHORT}\" w:orient=\"landscape\"/>"),
                format!("w:top=\"{BINDING}\" w:right=\"{HEAD}\" w:bottom=\"{OPPOSITE}\" w:left=\"{FOOT}\""),
                624,
            ),
        };
        let own = if first { "<w:headerReference w:type=\"first\" r:id=\"rIdHeaderFirst\"/>" } else { "" };
        let foot = if first { "<w:footerReference w:type=\"first\" r:id=\"rIdFooter\"/>" } else { "" };
        let title = if first { "<w:titlePg/>" } else { "" };
        format!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/>{own}\
             <w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/>{foot}<w:type w:val=\"nextPage\"/>{size}\
             <w:pgMar {margins} w:header=\"{head}\" w:footer=\"{head}\" w:gutter=\"0\"/>{title}</w:sectPr>"
        )
    }
}

/// The running head: the mark of a draft and, but on the first page, the title.
pub fn header(document: &Document, first: bool) -> String {
    let mark = |draft: &String| paragraph("Header", "", &run(draft, Look::Style("DraftMark")));
    let mark = document.draft.as_ref().map(mark).unwrap_or_default();
    match (first, mark.is_empty()) {
        (true, true) => paragraph("Header", "", ""),
        (true, false) => mark,
        (false, _) => mark + &text("Header", &document.title),
    }
}

/// The running foot: what the report may be used for, where it comes from, and the page.
pub fn footer(document: &Document) -> String {
    let (before, rest) = document.page_of.split_once("{page}").unwrap_or((document.page_of, ""));
    let (between, after) = rest.split_once("{pages}").unwrap_or((rest, ""));
    let words = |words: &str| if words.is_empty() { String::new() } else { run(words, Look::Plain) };
    let pages = words(before) + &field("PAGE", "1") + &words(between) + &field("NUMPAGES", "1") + &words(after);
    text("Footer", &document.footer) + &paragraph("PageNumber", "", &pages)
}
