//! What users wrote, without the characters that no format may hold or that make a text read in another order.

use super::{Block, Chart, Document, Headline, Table};

/// A text without control characters (line breaks stay, as `\n`; a tab becomes a blank), without the marks that turn
/// the reading order, and without code points that are no characters, which XML forbids.
#[must_use]
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' => out.push('\n'),
            '\t' | '\u{2028}' | '\u{2029}' => out.push(' '),
            c if c.is_control() || is_reordering(c) || is_no_character(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// Marks that make a text read in another order than it is written, and the mark of byte order.
fn is_reordering(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn is_no_character(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Tidies every text of a document.
pub(super) fn all(document: &mut Document) {
    each([&mut document.title, &mut document.notice, &mut document.footer]);
    facts(&mut document.facts);
    for section in &mut document.sections {
        section.title = tidy(&section.title);
        section.blocks.iter_mut().for_each(block);
    }
}

fn facts(facts: &mut [(String, String)]) {
    for (name, value) in facts {
        *name = tidy(name);
        *value = tidy(value);
    }
}

fn block(block: &mut Block) {
    match block {
        Block::Heading(text) | Block::Paragraph(text) | Block::Quote(text) => *text = tidy(text),
        Block::Facts(rows) => facts(rows),
        Block::List(entries) => {
            for entry in entries {
                entry.text = tidy(&entry.text);
                each(&mut entry.children);
            }
        }
        Block::Headlines(rows) => rows.iter_mut().for_each(|Headline { name, value, note }| each([name, value, note])),
        Block::Table(Table { caption, columns, rows }) => {
            *caption = tidy(caption);
            each(columns.iter_mut().map(|column| &mut column.title));
            each(rows.iter_mut().flat_map(|row| &mut row.cells));
        }
        Block::Radar(rows) | Block::Bars(rows) => chart(rows),
        Block::Blanks(names) => each(names),
    }
}

/// Tidies every text of a chart.
pub(super) fn chart(chart: &mut Chart) {
    let Chart { title, alternative, claimed, evidenced, axes } = chart;
    each([title, alternative, claimed, evidenced]);
    each(axes.iter_mut().map(|axis| &mut axis.label));
}

fn each<'a>(texts: impl IntoIterator<Item = &'a mut String>) {
    for text in texts {
        *text = tidy(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_seen_stays() {
        assert_eq!(tidy("a\u{7}b\u{202e}c\u{200f}\u{feff}d\u{85}"), "abcd");
        assert_eq!(tidy("一\r\n二\r三\n四\t五"), "一\n二\n三\n四 五");
        assert_eq!(tidy("\u{fffe}\u{1ffff}\u{fdd0}𠮷璟"), "𠮷璟");
    }
}
