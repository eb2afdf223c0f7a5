//! Everything known of one item.

use crate::assessment::{Evidence, Mark};
use crate::framework::Basis;
use crate::i18n::{AssessText, fill};
use crate::scoring::decimals;
use crate::tui::dialog::{Role, ViewLine, Viewer};
use crate::tui::state::{Open, State, level_name};

/// What an item asks, what its ratings mean, what is on record.
#[must_use]
pub fn detail(state: &State, open: &Open, item: usize) -> Viewer {
    let (framework, text, terms) = (open.framework(), AssessText::of(state.lang), state.terms());
    let (at, row) = (framework.item_ref(item), framework.item(item));
    let answer = &open.assessment.record.answers[item];
    let key = framework.scale[framework.gating.key_at_least].name.get(state.lang);
    let mut lines = vec![ViewLine::new(Role::Accent, row.text.get(state.lang)), ViewLine::new(Role::Text, "")];
    lines.push(ViewLine::new(
        Role::Dim,
        fill(text.detail_due, &[("level", &level_name(framework, row.level, state.lang))]),
    ));
    if row.key {
        lines.push(ViewLine::new(Role::Dim, fill(text.detail_key, &[("key", key)])));
    }
    lines.push(ViewLine::new(Role::Dim, fill(text.detail_weight, &[("weight", &decimals(row.weight, 1))])));
    if let Some(basis) = row.basis {
        let basis = match basis {
            Basis::Paper => text.detail_basis_paper,
            Basis::Mixed => text.detail_basis_mixed,
            Basis::Derived => text.detail_basis_derived,
        };
        lines.push(ViewLine::new(Role::Dim, basis));
    }
    let mut block = |title: &str, rows: Vec<ViewLine>| {
        if !rows.is_empty() {
            lines.push(ViewLine::new(Role::Text, ""));
            lines.push(ViewLine::new(Role::Heading, title));
            lines.extend(rows);
        }
    };
    let rating = |(index, rating): (usize, &crate::framework::Rating)| {
        let meaning = rating.meaning.as_ref().map_or("", |meaning| meaning.get(state.lang));
        let chosen = if answer.rating == Some(Mark::Scale(index)) { "* " } else { "  " };
        ViewLine::with_lead(format!("{chosen}{} {}", index + 1, rating.name.get(state.lang)), meaning)
    };
    block(text.detail_ratings, framework.scale.iter().enumerate().map(rating).collect());
    let asked = row.evidence.iter().map(|text| ViewLine::new(Role::Text, text.get(state.lang)));
    block(text.detail_evidence, asked.collect());
    block(text.detail_records, answer.evidence.iter().map(|record| record_line(state, record)).collect());
    let plain = |stored: &str| stored.lines().map(|line| ViewLine::new(Role::Text, line)).collect::<Vec<_>>();
    block(terms.reason, plain(&answer.reason));
    block(terms.note, plain(&answer.note));
    if let Some(note) = &framework.criterion(at.criterion).note {
        block(text.criterion_note, vec![ViewLine::new(Role::Dim, note.get(state.lang))]);
    }
    if let Some(note) = &framework.note {
        block(terms.framework, vec![ViewLine::new(Role::Dim, note.get(state.lang))]);
    }
    Viewer::new(state.item_name(framework, item), lines)
}

fn record_line(state: &State, record: &Evidence) -> ViewLine {
    let text = AssessText::of(state.lang);
    let expired = record.valid_until.filter(|_| record.is_expired(state.now.date_naive()));
    let parts = [
        record.title.clone(),
        record.number.clone(),
        record.date.map(|date| date.to_string()).unwrap_or_default(),
        record.unit.clone(),
        record.location.clone(),
        expired.map(|date| fill(text.expired, &[("date", &date.to_string())])).unwrap_or_default(),
    ];
    let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ");
    ViewLine::new(if expired.is_some() { Role::Warning } else { Role::Text }, line)
}
