//! What was found, which documents stand behind the ratings, and the answers to the closing questions.

use super::{column, entry, paragraph, remarked, row, table};
use crate::report::dates;
use crate::report::document::{Align, Block, Row, RowRank};
use crate::report::scorecard::Registered;
use crate::report::words::Words;

pub(super) fn diagnostics(words: &Words<'_>) -> Vec<Block> {
    let findings = words.findings();
    if findings.is_empty() {
        return vec![paragraph(words.text.no_findings)];
    }
    vec![Block::List(findings.into_iter().map(entry).collect())]
}

pub(super) fn evidence(words: &Words<'_>) -> Vec<Block> {
    let (card, text) = (words.card, words.text);
    if card.register.is_empty() {
        return vec![paragraph(text.no_evidence)];
    }
    let columns = vec![
        column(text.number, 5, Align::Centre),
        column(text.doc_title, 22, Align::Left),
        column(text.doc_number, 14, Align::Left),
        column(text.doc_date, 12, Align::Left),
        column(text.doc_unit, 10, Align::Left),
        column(text.doc_location, 13, Align::Left),
        column(text.doc_valid_until, 12, Align::Left),
        column(text.doc_serves, 17, Align::Left),
    ];
    let rows = card.register.iter().enumerate().map(|(index, row)| registered(words, index, row)).collect();
    vec![paragraph(text.pointers_only), table(text.part_evidence, columns, rows)]
}

fn registered(words: &Words<'_>, index: usize, registered: &Registered) -> Row {
    let record = &registered.record;
    let date = |date: Option<chrono::NaiveDate>| date.map_or_else(String::new, |date| dates::date(date, words.lang));
    let mut until = date(record.valid_until);
    if registered.expired {
        until = remarked(words, &until, words.text.expired);
    }
    let serves: Vec<String> = registered.items.iter().map(|item| words.item_name(*item)).collect();
    let cells = vec![
        (index + 1).to_string(),
        record.title.trim().to_owned(),
        record.number.clone(),
        date(record.date),
        record.unit.clone(),
        record.location.clone(),
        until,
        serves.join(words.terms.list_comma),
    ];
    row(RowRank::Plain, cells)
}

pub(super) fn reflections(words: &Words<'_>) -> Vec<Block> {
    let card = words.card;
    let rows = card.framework.reflections.iter().zip(&card.record.reflections);
    let mut blocks = Vec::new();
    for (question, answer) in rows.filter(|(_, answer)| !answer.trim().is_empty()) {
        blocks.push(paragraph(question.text.get(words.lang)));
        blocks.push(Block::Quote(answer.trim_end().trim_start_matches(['\r', '\n']).to_owned()));
    }
    if blocks.is_empty() {
        blocks.push(paragraph(words.text.no_reflections));
    }
    blocks
}
