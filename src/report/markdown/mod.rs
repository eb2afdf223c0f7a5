//! The scorecard as Markdown.

mod escape;
mod sections;

use std::fmt::Write as _;

use super::parts::Parts;
use super::scorecard::Scorecard;
use super::words::Words;
use crate::i18n::{Lang, fill};
use escape::inline;

/// The chosen parts of the scorecard as Markdown in a language.
#[must_use]
pub fn markdown(card: &Scorecard, lang: Lang, parts: &Parts) -> String {
    let words = Words::new(card, lang);
    let mut page = Page::default();
    head(&words, &mut page);
    for part in parts.iter() {
        page.line(&format!("## {}", part.title(lang)));
        page.blank();
        sections::section(&words, part, &mut page);
    }
    page.text
}

fn head(words: &Words<'_>, page: &mut Page) {
    let (card, terms, text) = (words.card, words.terms, words.text);
    let (office, period) = (inline(&card.record.office), inline(&card.record.period));
    page.line(&format!("# {}", fill(text.title, &[("office", &office), ("period", &period)])));
    page.blank();
    if card.is_draft() {
        page.line(&format!("**{}**", text.draft_mark));
        page.blank();
    }
    page.line(&format!("*{}*", terms.internal_only));
    page.blank();
    let framework = format!("{} {}", card.framework.title.get(words.lang), card.framework.version);
    let today = card.today.to_string();
    let rows = [
        (terms.office, card.record.office.as_str()),
        (terms.period, &card.record.period),
        (terms.scope, &card.record.scope),
        (terms.framework, &framework),
        (terms.state, words.state()),
        (text.id, card.id.as_deref().unwrap_or_default()),
        (text.made_on, &today),
    ];
    for (name, value) in rows.iter().filter(|(_, value)| !value.trim().is_empty()) {
        page.line(&format!("- {name}{}{}", terms.colon, inline(value)));
    }
    page.blank();
}

/// Markdown being written, a line at a time.
#[derive(Default)]
struct Page {
    text: String,
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

    /// A table; the cells are Markdown already.
    fn table(&mut self, head: &[&str], rows: &[Vec<String>]) {
        self.blank();
        self.line(&format!("| {} |", head.join(" | ")));
        self.text.push('|');
        for _ in head {
            self.text.push_str(" --- |");
        }
        self.text.push('\n');
        for row in rows {
            // Writing to a String cannot fail.
            let _ = writeln!(self.text, "| {} |", row.join(" | "));
        }
        self.blank();
    }
}
