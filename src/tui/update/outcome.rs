//! What came of effects, and what another program stored meanwhile, taken into the state.

use crate::app::{Assessment, Reverted, Subject};
use crate::i18n::{AssessText, HomeText, TuiText, fill};
use crate::tui::action::Action;
use crate::tui::dialog::Dialog;
use crate::tui::effect::{Added, After, Effect, ListChange, Outcome};
use crate::tui::hints::keyed;
use crate::tui::screens::{assess, export, score, weights, workshop};
use crate::tui::state::{Notice, Open, Screen, State, Tone};

use super::{fail, move_to};

/// Takes in what came of an effect.
pub fn settle(state: &mut State, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::Listed { offset, page, archived } => state.home.take(offset, page, archived),
        Outcome::Opened(assessment, screen) => {
            opened(state, *assessment, screen);
            return and_export(state, vec![Effect::KnownEvidence]);
        }
        Outcome::Edited(assessment, saved, After::Weighed(weighed)) => {
            weights::edited(state, *assessment, &saved, weighed);
        }
        Outcome::Edited(assessment, saved, after) => return assess::edited(state, *assessment, &saved, after),
        Outcome::Undone(id, reverted) => return reverted_to(state, &id, reverted, Action::Undo),
        Outcome::Redone(id, reverted) => return reverted_to(state, &id, reverted, Action::Redo),
        Outcome::Added(added, ids) => return took_in(state, added, ids),
        Outcome::Listchanged(change, id) => return list_changed(state, change, id),
        Outcome::Erased(assessment, left) => {
            state.open = Some(Open::new(*assessment));
            state.say(AssessText::of(state.lang).erased, Tone::Done);
            if let Some(left) = left {
                fail(state, &left);
            }
            return vec![Effect::KnownEvidence];
        }
        Outcome::Worked(assessment, held) => return workshop::worked(state, *assessment, &held),
        Outcome::Seen(seen, write) => return export::seen(state, seen, write),
        Outcome::Ordered(order) => export::begun(state, &order),
        Outcome::Nothing => {}
        Outcome::Known(records) => {
            state.known_evidence = records;
            if let Some(Dialog::Form(form)) = state.dialogs.last_mut() {
                form.find_offers(&state.known_evidence);
            }
        }
    }
    Vec::new()
}

/// With what the export screen wants after the assessment changed, if it is shown.
fn and_export(state: &mut State, mut effects: Vec<Effect>) -> Vec<Effect> {
    if state.screen == Screen::Export {
        effects.extend(export::renew(state));
    }
    effects
}

fn opened(state: &mut State, assessment: Assessment, screen: Screen) {
    let another = state.open.as_ref().is_none_or(|open| open.assessment.id != assessment.id);
    state.open = Some(Open::new(assessment));
    move_to(state, screen);
    if another {
        state.walk = assess::Walk::default();
        state.board = score::Board::default();
        state.weights = weights::Weighing { from: state.weights.from, ..weights::Weighing::default() };
        state.shop = workshop::Shop::like(state.chosen.room);
        export::forget(state);
        assess::resume(state);
    }
}

fn took_in(state: &mut State, added: Added, ids: Vec<String>) -> Vec<Effect> {
    let text = HomeText::of(state.lang);
    let Some(id) = ids.into_iter().next() else { return Vec::new() };
    state.dialogs.pop_if(|dialog| matches!(dialog, Dialog::Form(_)));
    state.home.select_when_listed(&id);
    let said = match added {
        Added::Created => {
            state.say(text.created, Tone::Done);
            return vec![state.home.reload(), Effect::Open(id, Screen::Assess)];
        }
        Added::Duplicated => text.duplicated,
        Added::Imported => text.imported,
        Added::Sample => text.sample_added,
    };
    state.say(said, Tone::Done);
    vec![state.home.reload()]
}

fn list_changed(state: &mut State, change: ListChange, id: String) -> Vec<Effect> {
    let text = HomeText::of(state.lang);
    state.dialogs.pop_if(|dialog| matches!(dialog, Dialog::Form(_)));
    let said = match change {
        ListChange::Renamed => text.renamed,
        ListChange::Archived => text.archived,
        ListChange::Unarchived => text.unarchived,
        ListChange::Deleted => text.deleted,
        ListChange::Finalised => text.finalised,
        ListChange::Reopened => text.reopened,
    };
    let undo = matches!(change, ListChange::Deleted | ListChange::Archived | ListChange::Renamed);
    state.notice = Some(Notice { text: keyed(state, said), tone: Tone::Done, undo });
    if undo {
        state.home.note_change(&id);
    }
    let is_open = state.open.as_ref().is_some_and(|open| open.assessment.id == id);
    if is_open && change == ListChange::Deleted {
        state.open = None;
    }
    let reopen = state.open.as_ref().filter(|open| open.assessment.id == id);
    let mut effects = vec![state.home.reload()];
    effects.extend(reopen.map(|_| Effect::Open(id, state.screen)));
    effects
}

type Undone = Option<(Reverted, Option<Box<Assessment>>)>;

fn reverted_to(state: &mut State, id: &str, reverted: Undone, action: Action) -> Vec<Effect> {
    let text = TuiText::of(state.lang);
    let undo = action == Action::Undo;
    let Some((reverted, assessment)) = reverted else {
        state.say(if undo { text.nothing_to_undo } else { text.nothing_to_redo }, Tone::Info);
        return Vec::new();
    };
    if matches!(reverted.subject, Subject::Deleted | Subject::Archived | Subject::Details) {
        state.home.forget_change(id);
    }
    let what = match (&assessment, &reverted.subject) {
        (_, Subject::Deleted) => text.undone_deleted.to_owned(),
        (_, Subject::Archived) => text.undone_archived.to_owned(),
        (_, Subject::Details) | (None, _) => text.undone_details.to_owned(),
        (Some(found), Subject::Item(item)) => item_change(state, found, *item),
        (Some(found), Subject::Target(criterion)) => {
            fill(text.undone_target, &[("what", found.framework.criterion(*criterion).title.get(state.lang))])
        }
        (Some(found), Subject::Consensus(criterion)) => {
            let name = found.framework.criterion(*criterion).title.get(state.lang);
            fill(text.undone_consensus, &[("name", name)])
        }
        (Some(found), Subject::Action(criterion)) => {
            let name = found.framework.criterion(*criterion).title.get(state.lang);
            fill(text.undone_action, &[("name", name)])
        }
        (Some(_), Subject::Weights(_)) => text.undone_weights.to_owned(),
        (Some(_), Subject::Reflection(index)) => {
            fill(AssessText::of(state.lang).reflection_saved, &[("n", &(index + 1).to_string())])
        }
    };
    let template = if undo { text.undone } else { text.redone };
    state.say(fill(template, &[("what", &what)]), Tone::Done);
    if let Some(found) =
        assessment.filter(|found| state.open.as_ref().is_some_and(|open| open.assessment.id == found.id))
    {
        state.open = Some(Open::new(*found));
        assess::go_to(state, &reverted.subject);
        if let Subject::Weights(weighed) = reverted.subject {
            weights::go_to(state, weighed);
        }
    }
    state.home.select_when_listed(id);
    let reload = state.home.reload();
    and_export(state, vec![reload])
}

/// `目标导向 第4项 评级`: an item, and which part of its answer differs from what was shown.
fn item_change(state: &State, found: &Assessment, item: usize) -> String {
    let (text, terms) = (TuiText::of(state.lang), state.terms());
    let name = state.item_name(&found.framework, item);
    let shown = state.open.as_ref().filter(|open| open.assessment.id == found.id);
    let Some(before) = shown.map(|open| &open.assessment.record.answers[item]) else { return name };
    let after = &found.record.answers[item];
    let parts = [
        (before.rating != after.rating || before.reason != after.reason, terms.rating),
        (before.note != after.note, terms.note),
        (before.evidence != after.evidence, terms.evidence),
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|(differs, _)| *differs).map(|(_, word)| word).collect();
    if parts.is_empty() {
        return name;
    }
    fill(text.undone_part, &[("item", &name), ("part", &parts.join(terms.list_comma))])
}

/// Takes in that another program changed the store: the open assessment as it is now, or none if it is gone.
pub fn refreshed(state: &mut State, assessment: Option<Assessment>) -> Vec<Effect> {
    let text = TuiText::of(state.lang);
    match assessment {
        Some(assessment) => {
            let differs = state.open.as_ref().is_some_and(|open| {
                open.assessment.record != assessment.record || open.assessment.state != assessment.state
            });
            if differs {
                state.say(text.changed_elsewhere, Tone::Info);
            }
            state.open = Some(Open::new(assessment));
            assess::keep_in_range(state);
        }
        // What is being typed stays on screen, to be copied; storing it will say the same.
        None if state.has_changed_form() => state.say(text.gone_elsewhere, Tone::Error),
        None if state.open.is_some() => {
            state.open = None;
            state.screen = Screen::Home;
            state.dialogs.clear();
            state.say(text.gone_elsewhere, Tone::Info);
        }
        None => {}
    }
    let reload = state.home.reload();
    and_export(state, vec![reload, Effect::KnownEvidence])
}
