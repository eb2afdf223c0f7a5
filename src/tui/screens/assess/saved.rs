//! What a stored edit is answered with: the sentence that says it, and the next item.

use crate::app::{Assessment, Saved};
use crate::assessment::Mark;
use crate::i18n::{AssessText, TuiText, WorkshopText, fill};
use crate::tui::dialog::{Dialog, PickerKind};
use crate::tui::effect::{After, Changed, Effect};
use crate::tui::hints::keyed;
use crate::tui::state::{Notice, Open, State, Tone, level_name};

use super::pick::records_picker;
use super::update::answer;
use super::walk;

/// Takes in a stored edit: says what was done, and after a rating moves on.
pub fn edited(state: &mut State, assessment: Assessment, saved: &Saved, after: After) -> Vec<Effect> {
    let before = state.open.as_ref().map(|open| open.score.progress.unanswered);
    state.open = Some(Open::new(assessment));
    let time = saved.at.format("%H:%M:%S").to_string();
    let stored = fill(TuiText::of(state.lang).saved_at, &[("time", &time)]);
    if after == After::Typing {
        if let Some(Dialog::Form(form)) = state.dialogs.last_mut() {
            form.mark_saved();
            form.saved = Some(stored);
        }
        return Vec::new();
    }
    state.dialogs.pop_if(|dialog| matches!(dialog, Dialog::Form(_)));
    let what = said(state, after);
    // Where nothing changed there is nothing new to undo: `u` would take back something older.
    let stored = if saved.changed { stored } else { TuiText::of(state.lang).unchanged.to_owned() };
    state.notice = Some(Notice { text: format!("{what}  {stored}"), tone: Tone::Done, undo: saved.changed });
    let mut effects = Vec::new();
    match after {
        After::Rated(_) | After::Stay(Changed::NotApplicable(_)) => moved_on(state, before),
        After::Stay(Changed::EvidenceAdded(item) | Changed::EvidenceChanged(item) | Changed::EvidenceRemoved(item)) => {
            effects.push(Effect::KnownEvidence);
            refresh_records(state, item);
        }
        _ => {}
    }
    effects
}

fn refresh_records(state: &mut State, item: usize) {
    let is_records =
        |dialog: &Dialog| matches!(dialog, Dialog::Picker(picker) if picker.kind == PickerKind::Records(item));
    if !state.dialogs.last().is_some_and(is_records) {
        return;
    }
    state.dialogs.pop();
    if answer(state, item).is_some_and(|answer| !answer.evidence.is_empty()) {
        let picker = records_picker(state, item);
        state.dialogs.push(Dialog::Picker(picker));
    }
}

fn moved_on(state: &mut State, before: Option<usize>) {
    let criterion = state.walk.criterion;
    walk::advance(state);
    let Some(open) = &state.open else { return };
    let text = AssessText::of(state.lang);
    let left = open.score.progress.unanswered;
    let more = if left == 0 && before.is_some_and(|before| before > 0) {
        keyed(state, text.all_done)
    } else if state.walk.criterion != criterion && open.score.criteria[criterion].progress.unanswered == 0 {
        let title = open.framework().criterion(criterion).title.get(state.lang);
        fill(text.criterion_done, &[("criterion", title)])
    } else {
        return;
    };
    if let Some(notice) = &mut state.notice {
        notice.text = format!("{}  {more}", notice.text);
    }
}

/// What a stored edit did, in words.
fn said(state: &State, after: After) -> String {
    let text = AssessText::of(state.lang);
    let Some(open) = &state.open else { return String::new() };
    let framework = open.framework();
    let of = |template: &str, item: usize| fill(template, &[("item", &state.item_name(framework, item))]);
    match after {
        After::Rated(item) => {
            let rating = match open.assessment.record.answers[item].rating {
                Some(Mark::Scale(row)) => framework.scale[row].name.get(state.lang),
                _ => "",
            };
            fill(text.rated, &[("item", &state.item_name(framework, item)), ("rating", rating)])
        }
        After::Stay(Changed::Cleared(item)) => of(text.cleared, item),
        After::Stay(Changed::NotApplicable(item)) => of(text.not_applicable, item),
        After::Stay(Changed::Note(item)) => of(text.note_saved, item),
        After::Stay(Changed::EvidenceAdded(item)) => of(text.evidence_added, item),
        After::Stay(Changed::EvidenceChanged(item)) => of(text.evidence_changed, item),
        After::Stay(Changed::EvidenceRemoved(item)) => of(text.evidence_removed, item),
        After::Stay(Changed::Target(criterion)) => {
            let title = framework.criterion(criterion).title.get(state.lang);
            match open.assessment.record.targets[criterion] {
                Some(rank) => {
                    let level = level_name(framework, rank, state.lang);
                    fill(text.target_saved, &[("criterion", title), ("level", &level)])
                }
                None => fill(text.target_default, &[("criterion", title)]),
            }
        }
        After::Stay(Changed::Reflection(index)) => fill(text.reflection_saved, &[("n", &(index + 1).to_string())]),
        After::Stay(Changed::ActionAdded(_)) => WorkshopText::of(state.lang).action_added.to_owned(),
        After::Weighed(_) | After::Typing => String::new(),
    }
}
