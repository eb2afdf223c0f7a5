//! The items, or the checklist, as a table for spreadsheet programs.

mod minutes;

use super::document::boxes;
use super::parts::Parts;
use super::scorecard::Scorecard;
use super::words::{Words, short};
use crate::i18n::Lang;
use crate::scoring::{Part, View};

/// One row an item, or of minutes alone a revealed round, or of the rectification list alone an action; UTF-8 with a byte order mark and CRLF, which is what spreadsheet programs open without questions.
///
/// A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers of the program are left
/// alone.
#[must_use]
pub fn csv(card: &Scorecard, lang: Lang, parts: &Parts) -> Vec<u8> {
    let words = Words::new(card, lang);
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    let form = parts.is_checklist();
    let other = match parts {
        parts if parts.is_minutes() => Some(minutes::rounds(&words)),
        parts if parts.is_actions() => Some(minutes::actions(&words)),
        _ => None,
    };
    // Writing to memory cannot fail.
    if let Some((head, rows)) = other {
        for row in std::iter::once(head).chain(rows) {
            let _ = writer.write_record(row);
        }
        return writer.into_inner().unwrap_or_default();
    }
    let _ = writer.write_record(if form { form_head(&words) } else { head(&words) });
    for item in 0..card.record.answers.len() {
        let _ = writer.write_record(if form { form_row(&words, item, parts.is_blank()) } else { row(&words, item) });
    }
    writer.into_inner().unwrap_or_default()
}

fn head(words: &Words<'_>) -> Vec<String> {
    let (terms, text) = (words.terms, words.text);
    let head = [
        terms.office,
        terms.period,
        terms.dimension,
        text.criterion_id,
        terms.criterion,
        text.number,
        text.item_id,
        text.due_level,
        text.level_name,
        terms.key_item,
        terms.weight,
        terms.item,
        text.rating_id,
        text.rating_name,
        text.review_score,
        text.counted_as,
        terms.evidence,
        terms.reason,
        terms.note,
    ];
    head.map(str::to_owned).to_vec()
}

fn row(words: &Words<'_>, at: usize) -> Vec<String> {
    let card = words.card;
    let framework = &card.framework;
    let place = framework.item_ref(at);
    let criterion = framework.criterion(place.criterion);
    let (item, answer) = (framework.item(at), &card.record.answers[at]);
    let counted = View::Evidenced.row(framework, answer).filter(|_| answer.rating.is_some());
    let level = framework.level(item.level).map_or("", |level| level.name.get(words.lang));
    vec![
        safe(&card.record.office),
        safe(&card.record.period),
        safe(words.part_name(Part::Dimension(framework.criterion_ref(place.criterion).dimension))),
        safe(&criterion.id),
        safe(words.part_name(Part::Criterion(place.criterion))),
        (place.item + 1).to_string(),
        safe(&item.id),
        item.level.to_string(),
        safe(level),
        words.yes_no(item.key).to_owned(),
        short(item.weight),
        safe(words.item_text(at)),
        safe(words.mark_id(at)),
        safe(words.mark(at)),
        // For the reviewer to fill in.
        String::new(),
        safe(counted.map_or("", |row| words.rating(row))),
        safe(&words.evidence_titles(at, false)),
        safe(&answer.reason),
        safe(&answer.note),
    ]
}

fn form_head(words: &Words<'_>) -> Vec<String> {
    let (terms, text) = (words.terms, words.text);
    let fixed = [
        terms.dimension,
        terms.criterion,
        text.question,
        text.number,
        text.item_id,
        text.due_level,
        terms.key_item,
        terms.item,
    ];
    let scale = words.card.framework.scale.iter().map(|rating| safe(rating.name.get(words.lang)));
    let room = [terms.not_applicable, terms.evidence, terms.reason, terms.note];
    fixed.map(str::to_owned).into_iter().chain(scale).chain(room.map(str::to_owned)).collect()
}

fn form_row(words: &Words<'_>, at: usize, blank: bool) -> Vec<String> {
    let card = words.card;
    let place = card.framework.item_ref(at);
    let criterion = card.framework.criterion(place.criterion);
    let (item, answer) = (card.framework.item(at), &card.record.answers[at]);
    let mut row = vec![
        safe(words.part_name(Part::Dimension(card.framework.criterion_ref(place.criterion).dimension))),
        safe(words.part_name(Part::Criterion(place.criterion))),
        safe(criterion.question.as_ref().map_or("", |question| question.get(words.lang))),
        (place.item + 1).to_string(),
        safe(&item.id),
        item.level.to_string(),
        words.yes_no(item.key).to_owned(),
        safe(words.item_text(at)),
    ];
    row.extend(boxes(words, at, blank).map(str::to_owned));
    let filled = [words.evidence_titles(at, false), answer.reason.clone(), answer.note.clone()];
    row.extend(filled.iter().map(|text| if blank { String::new() } else { safe(text) }));
    row
}

/// A text that no spreadsheet program takes for a formula.
fn safe(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).collect();
    // Some programs read the full-width signs as formulas too, and a formula may hide behind leading blanks.
    let risky = |c| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    let first = text.trim_start_matches([' ', '\u{A0}', '\u{3000}']).chars().next();
    if first.is_some_and(risky) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text() {
        for text in ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1"] {
            assert_eq!(safe(text), format!("'{text}"));
        }
        for text in ["", "一", "'=1", "a=b", "1-2"] {
            assert_eq!(safe(text), text);
        }
    }
}
