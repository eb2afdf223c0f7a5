//! What is filled in by hand: the signatures, and the checklist that colleagues take with them.

use super::{column, heading, paragraph, row, table};
use crate::assessment::Mark;
use crate::report::document::{Align, Block, Column, Row, RowRank};
use crate::report::words::Words;
use crate::scoring::Part;

/// A box to tick, alone in its cell; like [`TICKED`] it is in every Chinese font.
pub const BOX: &str = "□";
/// A box that is ticked.
pub const TICKED: &str = "■";

pub(super) fn signatures(words: &Words<'_>) -> Vec<Block> {
    let text = words.text;
    vec![Block::Blanks([text.assessor, text.reviewer, text.sign_date].map(str::to_owned).to_vec())]
}

pub(super) fn checklist(words: &Words<'_>, blank: bool) -> Vec<Block> {
    let framework = &words.card.framework;
    let mut blocks = vec![paragraph(words.text.fill_in)];
    for (index, criterion) in framework.criteria().enumerate() {
        let name = words.numbered_name(Part::Criterion(index));
        blocks.push(heading(&name));
        if let Some(question) = &criterion.question {
            blocks.push(paragraph(question.get(words.lang)));
        }
        let first = framework.first_item(index);
        let rows = (first..first + criterion.items.len()).map(|item| item_row(words, item, blank)).collect();
        blocks.push(table(&name, columns(words), rows));
    }
    blocks.push(Block::Blanks([words.text.filled_by, words.text.sign_date].map(str::to_owned).to_vec()));
    blocks
}

fn columns(words: &Words<'_>) -> Vec<Column> {
    let (terms, text) = (words.terms, words.text);
    let mut columns = vec![
        column(text.number, 5, Align::Centre),
        column(terms.item, 29, Align::Left),
        column(text.due_level, 7, Align::Centre),
    ];
    let scale = words.card.framework.scale.iter();
    columns.extend(scale.map(|rating| column(rating.name.get(words.lang), 8, Align::Centre)));
    columns.push(column(terms.not_applicable, 8, Align::Centre));
    columns.push(column(terms.evidence, 13, Align::Left));
    columns.push(column(terms.note, 12, Align::Left));
    columns
}

fn item_row(words: &Words<'_>, at: usize, blank: bool) -> Row {
    let (card, text) = (words.card, words.text);
    let (item, answer) = (card.framework.item(at), &card.record.answers[at]);
    let level = words.rank(item.level);
    let mut cells = vec![
        (card.framework.item_ref(at).item + 1).to_string(),
        words.item_text(at).to_owned(),
        if item.key { format!("{level}\n{}", text.key_mark) } else { level },
    ];
    cells.extend(boxes(words, at, blank).map(str::to_owned));
    if blank {
        cells.extend([String::new(), String::new()]);
    } else {
        let remarks: Vec<&str> =
            [answer.reason.trim(), answer.note.trim()].into_iter().filter(|text| !text.is_empty()).collect();
        cells.push(words.evidence_titles(at, false));
        cells.push(remarks.join("\n"));
    }
    row(RowRank::Plain, cells)
}

/// A box a rating and one for not applicable; none is ticked on a blank form.
pub(in crate::report) fn boxes<'a>(
    words: &Words<'a>,
    at: usize,
    blank: bool,
) -> impl Iterator<Item = &'static str> + use<'a> {
    let rating = words.card.record.answers[at].rating.filter(|_| !blank);
    let marks = (0..words.card.framework.scale.len()).map(Mark::Scale).chain([Mark::NotApplicable]);
    marks.map(move |mark| if rating == Some(mark) { TICKED } else { BOX })
}
