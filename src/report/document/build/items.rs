//! Every item with its rating, and a column that the reviewer fills in.

use super::{column, heading, paragraph, remarked, row, table};
use crate::assessment::Mark;
use crate::i18n::fill;
use crate::report::document::{Align, Block, Column, Row, RowRank};
use crate::report::words::Words;
use crate::scoring::Part;

pub(super) fn items(words: &Words<'_>) -> Vec<Block> {
    let framework = &words.card.framework;
    let top = framework.top_points().to_string();
    let mut blocks = vec![paragraph(&fill(words.text.points_note, &[("top", &top)]))];
    for criterion in 0..framework.criteria().len() {
        let name = words.numbered_name(Part::Criterion(criterion));
        let first = framework.first_item(criterion);
        let count = framework.criterion(criterion).items.len();
        let rows = (first..first + count).map(|item| item_row(words, item)).collect();
        blocks.push(heading(&name));
        blocks.push(table(&name, columns(words), rows));
    }
    blocks
}

fn columns(words: &Words<'_>) -> Vec<Column> {
    let (terms, text) = (words.terms, words.text);
    let remarks = words.lang.pick("理由、备注", "Reason, note");
    vec![
        column(text.number, 5, Align::Centre),
        column(terms.item, 27, Align::Left),
        column(text.due_level, 6, Align::Centre),
        column(text.key, 6, Align::Centre),
        column(text.claimed_score, 11, Align::Centre),
        column(text.review_score, 8, Align::Centre),
        column(terms.evidence, 17, Align::Left),
        column(remarks, 20, Align::Left),
    ]
}

fn item_row(words: &Words<'_>, at: usize) -> Row {
    let (card, text) = (words.card, words.text);
    let (item, answer) = (card.framework.item(at), &card.record.answers[at]);
    let mut rating = words.mark(at).to_owned();
    if let Some(Mark::Scale(row)) = answer.rating {
        let points = card.framework.scale[row].points.to_string();
        rating = fill(text.rated_points, &[("rating", &rating), ("points", &points)]);
    }
    if answer.is_unevidenced(&card.framework) {
        rating = format!("{rating}\n{}", words.terms.unsupported);
    }
    let remark =
        |template: &str, value: &str| (!value.trim().is_empty()).then(|| fill(template, &[("text", value.trim())]));
    let remarks = [remark(text.reason_is, &answer.reason), remark(text.note_is, &answer.note)];
    let remarks: Vec<String> = remarks.into_iter().flatten().collect();
    let records = answer.evidence.iter().filter(|record| record.counts()).map(|record| {
        let title = record.title.trim();
        if record.is_expired(card.today) { remarked(words, title, text.expired) } else { title.to_owned() }
    });
    let cells = vec![
        (card.framework.item_ref(at).item + 1).to_string(),
        words.item_text(at).to_owned(),
        words.rank(item.level),
        if item.key { text.yes.to_owned() } else { String::new() },
        rating,
        String::new(),
        records.collect::<Vec<_>>().join("\n"),
        remarks.join("\n"),
    ];
    row(RowRank::Plain, cells)
}
