//! From the scorecard to the document: the only place where a report's words and figures are put together.

mod actions;
mod charts;
mod form;
mod items;
mod method;
mod minutes;
mod path;
mod register;
mod results;
mod summary;

pub(in crate::report) use form::boxes;
pub use form::{BOX, TICKED};

use super::{Align, Block, Chart, Column, Document, Entry, Row, RowRank, Section, Table};
use crate::app::Moment;
use crate::i18n::{Lang, MinutesText, fill};
use crate::report::dates;
use crate::report::fingerprint::answers_hash;
use crate::report::parts::{Part, Parts};
use crate::report::scorecard::Scorecard;
use crate::report::words::Words;

/// Digits of the framework's hash in the footer; the method part prints all of them.
const HASH_DIGITS: usize = 12;

/// The chosen parts of a scorecard in a language; `exported` is the time that the footer names.
#[must_use]
pub fn document(card: &Scorecard, lang: Lang, parts: &Parts, exported: Moment) -> Document {
    let words = Words::new(card, lang);
    let text = words.text;
    let title = match parts {
        parts if parts.is_checklist() => text.checklist_title,
        parts if parts.is_minutes() => MinutesText::of(lang).title,
        parts if parts.is_actions() => MinutesText::of(lang).actions_title,
        _ => text.title,
    };
    let names = [("office", card.record.office.as_str()), ("period", &card.record.period)];
    let section =
        |part: Part| Section { part, title: part.title(lang).to_owned(), blocks: blocks(&words, part, parts) };
    let mut document = Document {
        lang,
        title: one_line(&fill(title, &names)),
        draft: (card.is_draft() && !parts.is_blank()).then(|| text.draft_mark.to_owned()),
        notice: words.terms.internal_only.to_owned(),
        facts: facts(&words, parts, exported),
        sections: parts.iter().map(section).collect(),
        footer: footer(&words, parts, exported),
        page_of: text.page_of,
    };
    super::texts(&mut document, &mut |text| *text = super::tidy(text));
    document
}

/// Both scores of all criteria, as the charts of a report show them.
#[must_use]
pub fn profile(card: &Scorecard, lang: Lang) -> Chart {
    let mut chart = charts::chart(&Words::new(card, lang));
    super::chart_texts(&mut chart, &mut |text| *text = super::tidy(text));
    chart
}

fn blocks(words: &Words<'_>, part: Part, parts: &Parts) -> Vec<Block> {
    match part {
        Part::Summary => summary::summary(words),
        Part::Results => results::results(words),
        Part::Items => items::items(words),
        Part::Path => path::path(words),
        Part::Diagnostics => register::diagnostics(words),
        Part::Evidence => register::evidence(words),
        Part::Reflections => register::reflections(words),
        Part::Minutes => minutes::minutes(words, parts),
        Part::Actions => actions::actions(words),
        Part::Method => method::method(words),
        Part::Signatures => form::signatures(words),
        Part::Checklist => form::checklist(words, parts.is_blank()),
    }
}

fn facts(words: &Words<'_>, parts: &Parts, exported: Moment) -> Vec<(String, String)> {
    let (card, terms, text) = (words.card, words.terms, words.text);
    let framework = format!("{} {}", card.framework.title.get(words.lang), card.framework.version);
    let (state, id) = if parts.is_blank() {
        (text.blank_heading, "")
    } else {
        (words.state(), card.id.as_deref().unwrap_or_default())
    };
    let made = dates::date(exported.date_naive(), words.lang);
    let rows = [
        (terms.office, card.record.office.as_str()),
        (terms.period, &card.record.period),
        (terms.scope, &card.record.scope),
        (terms.framework, &framework),
        (terms.state, state),
        (text.id, id),
        (text.made_on, &made),
    ];
    pairs(&rows)
}

fn footer(words: &Words<'_>, parts: &Parts, exported: Moment) -> String {
    let (card, text) = (words.card, words.text);
    let framework = fill(text.footer_framework, &[("hash", &card.framework.hash[..HASH_DIGITS])]);
    let answers = fill(text.footer_answers, &[("hash", &answers_hash(&card.record, &card.framework))]);
    let time = fill(text.footer_time, &[("time", &dates::moment(exported, words.lang))]);
    let mut all = vec![words.terms.internal_only.to_owned(), framework];
    // Nothing of the answers belongs on a blank form, not even a number that tells them apart.
    all.extend((!parts.is_blank()).then_some(answers));
    all.push(time);
    all.join(words.lang.pick("　", "; "))
}

/// Names and values, without those that have none.
fn pairs(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    let filled = rows.iter().filter(|(_, value)| !value.trim().is_empty());
    filled.map(|(name, value)| ((*name).to_owned(), value.trim().to_owned())).collect()
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.to_owned())
}

fn heading(text: &str) -> Block {
    Block::Heading(text.to_owned())
}

fn entry(text: impl Into<String>) -> Entry {
    Entry { text: text.into(), children: Vec::new() }
}

/// A title stands on one line, whatever line breaks an imported name brought along.
fn one_line(text: &str) -> String {
    text.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

fn column(title: &str, share: u16, align: Align) -> Column {
    Column { title: title.to_owned(), share, align }
}

fn row(rank: RowRank, cells: Vec<String>) -> Row {
    Row { rank, cells }
}

fn table(caption: &str, columns: Vec<Column>, rows: Vec<Row>) -> Block {
    Block::Table(Table { caption: caption.to_owned(), columns, rows })
}

/// A word with a remark behind it.
fn remarked(words: &Words<'_>, text: &str, remark: &str) -> String {
    words.lang.pick(format!("{text}（{remark}）"), format!("{text} ({remark})"))
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn a_title_stands_on_one_line() {
        assert_eq!(one_line("示例局\r\n 二科\r2026\n\n自评得分表"), "示例局 二科 2026 自评得分表");
    }
}
