//! Texts made fit to be drawn: nothing invisible, no character that no font has.

use std::collections::BTreeSet;

use super::{Fonts, GETA};
use crate::report::document::{Chart, Document, chart_texts, texts};

/// Replaces what cannot be drawn and remembers it.
#[derive(Debug)]
pub struct Fit<'a> {
    fonts: &'a Fonts,
    missing: BTreeSet<char>,
}

impl<'a> Fit<'a> {
    /// For these fonts.
    #[must_use]
    pub fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, missing: BTreeSet::new() }
    }

    /// Fits every text of a document.
    pub fn document(&mut self, document: &mut Document) {
        texts(document, &mut |text| self.text(text));
    }

    /// Fits every text of a chart.
    pub fn chart(&mut self, chart: &mut Chart) {
        chart_texts(chart, &mut |text| self.text(text));
    }

    /// The characters that were replaced, in the order of their code points.
    #[must_use]
    pub fn missing(self) -> Vec<char> {
        self.missing.into_iter().collect()
    }

    fn text(&mut self, text: &mut String) {
        let plain = |c: char| c == '\n' || (!is_invisible(c) && !is_space(c) && self.fonts.has(c));
        if !text.chars().all(plain) {
            *text = text.chars().filter_map(|c| self.shown(c)).collect();
        }
    }

    fn shown(&mut self, c: char) -> Option<char> {
        if is_invisible(c) {
            return None;
        }
        if c == '\n' || self.fonts.has(c) {
            return Some(c);
        }
        if is_space(c) {
            return Some(' ');
        }
        self.missing.insert(c);
        Some(GETA)
    }
}

/// Characters that steer how others are joined, broken or chosen, and that have no shape of their own.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FFF9}'..='\u{FFFB}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Blanks of all widths.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, ' ' | '\u{3000}')
}
