//! What blocks each criterion's next level, and the cheapest way there.

use super::{entry, heading, paragraph};
use crate::report::advance::Advance;
use crate::report::document::{Block, Entry};
use crate::report::words::Words;
use crate::scoring::Part;

pub(super) fn path(words: &Words<'_>) -> Vec<Block> {
    let rising = |advance: &&Advance| advance.next.is_some() || advance.evidence.is_some() || advance.target.is_some();
    let mut blocks = Vec::new();
    for advance in words.card.advances.iter().filter(rising) {
        blocks.push(heading(&words.numbered_name(Part::Criterion(advance.criterion))));
        blocks.push(Block::List(way_up(words, advance)));
    }
    if blocks.is_empty() {
        blocks.push(paragraph(words.text.all_at_top));
    }
    blocks
}

fn way_up(words: &Words<'_>, advance: &Advance) -> Vec<Entry> {
    let (terms, text) = (words.terms, words.text);
    let mut lines = vec![entry(words.advance(advance).unwrap_or_else(|| text.top_level.to_owned()))];
    if let Some(next) = &advance.next {
        let reasons: Vec<String> = next.blocks.iter().map(|block| words.block(block)).collect();
        if !reasons.is_empty() {
            lines.push(entry(format!("{}{}{}", text.blocked_by, terms.colon, reasons.join(terms.semicolon))));
        }
        if !next.path.is_empty() {
            let children = next.path.iter().map(|step| words.raise(step)).collect();
            lines.push(Entry { text: format!("{}{}", text.cheapest, terms.colon.trim_end()), children });
        }
    }
    lines.extend([words.target(advance), words.evidence_for(advance)].into_iter().flatten().map(entry));
    lines
}
