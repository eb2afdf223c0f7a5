//! Every text of a document, for what changes them all.

use super::{Block, Chart, Document, Headline, Table};

/// Shows every text of a document to `change`.
pub(in crate::report) fn texts(document: &mut Document, change: &mut dyn FnMut(&mut String)) {
    each([&mut document.title, &mut document.notice, &mut document.footer], change);
    each(&mut document.draft, change);
    facts(&mut document.facts, change);
    for section in &mut document.sections {
        change(&mut section.title);
        for each in &mut section.blocks {
            block(each, change);
        }
    }
}

/// Shows every text of a chart to `change`.
pub(in crate::report) fn chart_texts(chart: &mut Chart, change: &mut dyn FnMut(&mut String)) {
    let Chart { title, alternative, claimed, evidenced, axes } = chart;
    each([title, alternative, claimed, evidenced], change);
    each(axes.iter_mut().map(|axis| &mut axis.label), change);
}

fn block(block: &mut Block, change: &mut dyn FnMut(&mut String)) {
    match block {
        Block::Heading(text) | Block::Paragraph(text) | Block::Quote(text) => change(text),
        Block::Facts(rows) => facts(rows, change),
        Block::List(entries) => {
            for entry in entries {
                change(&mut entry.text);
                each(&mut entry.children, change);
            }
        }
        Block::Headlines(rows) => {
            each(rows.iter_mut().flat_map(|Headline { name, value, note }| [name, value, note]), change);
        }
        Block::Table(Table { caption, columns, rows }) => {
            change(caption);
            each(columns.iter_mut().map(|column| &mut column.title), change);
            each(rows.iter_mut().flat_map(|row| &mut row.cells), change);
        }
        Block::Radar(rows) | Block::Bars(rows) => chart_texts(rows, change),
        Block::Blanks(names) => each(names, change),
    }
}

fn facts(facts: &mut [(String, String)], change: &mut dyn FnMut(&mut String)) {
    each(facts.iter_mut().flat_map(|(name, value)| [name, value]), change);
}

fn each<'a>(texts: impl IntoIterator<Item = &'a mut String>, change: &mut dyn FnMut(&mut String)) {
    for text in texts {
        change(text);
    }
}
