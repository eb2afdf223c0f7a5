//! Texts as cells and formulas may hold them, and places as formulas name them.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::report::document::tidy;

/// The longest text of a cell, in UTF-16 code units.
const MOST_UNITS: usize = 32_767;
/// The most line breaks that a cell shows.
const MOST_BREAKS: usize = 253;
/// The longest text between quotes in a formula, in UTF-16 code units.
const MOST_QUOTED: usize = 255;

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The beginning of a text, at most so many UTF-16 code units long.
fn beginning(text: &str, most: usize) -> &str {
    let mut left = most;
    for (at, c) in text.char_indices() {
        let Some(rest) = left.checked_sub(c.len_utf16()) else { return &text[..at] };
        left = rest;
    }
    text
}

/// A text for a cell: tidied, and where it is too long for one, cut and marked with `mark`.
pub(super) fn cell_text(text: &str, mark: &str) -> String {
    let text = tidy(text);
    let mut breaks = 0;
    let text = text.replace(
        |c| {
            breaks += usize::from(c == '\n');
            c == '\n' && breaks > MOST_BREAKS
        },
        " ",
    );
    if units(&text) <= MOST_UNITS {
        return text;
    }
    format!("{}{mark}", beginning(&text, MOST_UNITS - units(mark)))
}

/// A short text on one line, as lists, names and page heads take it.
pub(super) fn short_text(text: &str, most: usize) -> String {
    let line = tidy(text).replace('\n', " ").trim().to_owned();
    if units(&line) <= most { line } else { format!("{}…", beginning(&line, most.saturating_sub(1))) }
}

/// A text as an expression of a formula.
pub(super) fn quoted(text: &str) -> String {
    let mut rest = text;
    let mut pieces = Vec::new();
    while pieces.is_empty() || !rest.is_empty() {
        let piece = beginning(rest, MOST_QUOTED);
        rest = &rest[piece.len()..];
        pieces.push(format!("\"{}\"", piece.replace('"', "\"\"")));
    }
    pieces.join("&")
}

/// A sentence with `{name}` places as an expression of a formula; each place is an expression itself.
pub(super) fn sentence(template: &str, places: &[(&str, &str)]) -> String {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((before, (after, expression))) = rest.split_once('{').and_then(|(before, after)| {
        let (name, after) = after.split_once('}')?;
        let (_, expression) = places.iter().find(|(place, _)| *place == name)?;
        Some((before, (after, expression)))
    }) {
        pieces.extend((!before.is_empty()).then(|| quoted(before)));
        pieces.push((*expression).to_owned());
        rest = after;
    }
    pieces.extend((!rest.is_empty() || pieces.is_empty()).then(|| quoted(rest)));
    pieces.join("&")
}

/// A text that looks like nothing else, as the value of a formula and what it is taken from have to.
pub(super) fn told_apart(text: String) -> String {
    let other = text.parse::<f64>().is_ok() || matches!(text.as_str(), "TRUE" | "FALSE") || text.starts_with('#');
    if other { text + " " } else { text }
}

/// A text on one line, at most so many half-width characters wide.
pub(super) fn narrow_text(text: &str, most: usize) -> String {
    let line = short_text(text, MOST_UNITS);
    if line.width() <= most {
        return line;
    }
    let mut left = most - 1;
    let fits = |c: &char| {
        let rest = left.checked_sub(c.width().unwrap_or_default());
        left = rest.unwrap_or(left);
        rest.is_some()
    };
    line.chars().take_while(fits).chain(['…']).collect()
}

/// A text of a page's head or foot, where `&` begins a code.
pub(super) fn page_text(text: &str, most: usize) -> String {
    narrow_text(text, most).replace('&', "&&")
}

/// `F5`: a cell of the same sheet; rows count from 0.
pub(super) fn at(column: char, row: u32) -> String {
    format!("{column}{}", row + 1)
}

/// `$F$5:$F$9`.
pub(super) fn span(column: char, first: u32, last: u32) -> String {
    format!("${column}${}:${column}${}", first + 1, last + 1)
}

/// The number of a column, from 0.
pub(super) fn column(letter: char) -> u16 {
    u16::try_from(u32::from(letter) - u32::from('A')).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_takes_so_much_and_no_more() {
        assert_eq!(cell_text("=1+1\u{7}", "…"), "=1+1");
        let full = "𠮷".repeat(16_383);
        assert_eq!(cell_text(&full, "…"), full);
        let cut = cell_text(&(full.clone() + "一二"), "（完）");
        assert!(cut.ends_with("𠮷（完）") && units(&cut) <= MOST_UNITS, "{}", units(&cut));
        let lines = cell_text(&"a\n".repeat(300), "…");
        assert_eq!((lines.matches('\n').count(), units(&lines)), (MOST_BREAKS, 600));
    }

    #[test]
    fn quotes_are_doubled_and_long_texts_divided() {
        assert_eq!(quoted("a\"b"), "\"a\"\"b\"");
        assert_eq!(quoted(""), "\"\"");
        assert_eq!(quoted(&"x".repeat(256)), format!("\"{}\"&\"x\"", "x".repeat(255)));
    }

    #[test]
    fn places_of_a_sentence_become_expressions() {
        assert_eq!(sentence("共 {n} 项", &[("n", "A1")]), "\"共 \"&A1&\" 项\"");
        assert_eq!(sentence("{a}{b}", &[("a", "A1"), ("b", "B1")]), "A1&B1");
        assert_eq!(sentence("{x}", &[]), "\"{x}\"");
    }

    #[test]
    fn a_page_head_holds_no_code() {
        assert_eq!(page_text("A&B\nC", 99), "A&&B C");
        assert_eq!(page_text("局局局局", 5), "局局…");
    }
}
