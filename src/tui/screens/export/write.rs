//! Writing the files: looking at the folder, asking, and hearing what becomes of it.

use crate::i18n::{ExportScreenText, fill};
use crate::report::export::{ExportError, Progress};
use crate::tui::aside::{News, Order};
use crate::tui::dialog::{Confirm, Confirmed, Dialog};
use crate::tui::effect::Effect;
use crate::tui::state::{Screen, State, Tone};

use super::update::{card, keep, look, refuse_busy};
use super::{Pane, Seen, Stage};

/// Files that a question names.
const NAMED: usize = 3;

/// Looks at the folder, and goes on from there.
pub(super) fn write(state: &mut State) -> Vec<Effect> {
    if refuse_busy(state) {
        return Vec::new();
    }
    let text = ExportScreenText::of(state.lang);
    let export = &mut state.export;
    let missing = if export.choice.formats().is_empty() {
        Some((Pane::Formats, text.no_format))
    } else if export.choice.is_empty() {
        Some((Pane::Parts, text.no_part))
    } else if export.choice.folder.trim().is_empty() {
        export.rows[2] = 1;
        Some((Pane::Place, text.no_folder))
    } else {
        None
    };
    if let Some((pane, said)) = missing {
        export.pane = pane;
        state.say(said, Tone::Error);
        return Vec::new();
    }
    export.stage = Stage::Choosing;
    // Where one pane shows at a time, it is the one that tells what becomes of it.
    export.pane = Pane::Place;
    keep(state);
    vec![look(state, true)]
}

/// The folder was looked at, perhaps in order to write into it.
pub fn seen(state: &mut State, seen: Seen, write: bool) -> Vec<Effect> {
    let text = ExportScreenText::of(state.lang);
    state.export.seen = seen;
    if !write {
        return Vec::new();
    }
    let seen = &state.export.seen;
    if let Some(fault) = &seen.fault {
        state.export.stage = Stage::Failed(fault.clone());
        return Vec::new();
    }
    if seen.taken.is_empty() {
        return order(state, false);
    }
    let taken = seen.taken.len();
    let question = fill(if taken == 1 { text.replace_once } else { text.replace }, &[("n", &taken.to_string())]);
    let mut lines = vec![question];
    lines.extend(seen.taken.iter().take(NAMED).cloned());
    if taken > NAMED {
        lines.push(fill(text.replace_more, &[("n", &(taken - NAMED).to_string())]));
    }
    state.dialogs.push(Dialog::Confirm(Confirm { lines, then: Confirmed::Replace }));
    Vec::new()
}

/// The user said that files may be replaced.
pub fn replace(state: &mut State) -> Vec<Effect> {
    if refuse_busy(state) { Vec::new() } else { order(state, true) }
}

fn order(state: &mut State, force: bool) -> Vec<Effect> {
    let Some(card) = card(state) else { return Vec::new() };
    let Some(folder) = state.export.seen.folder.clone() else { return Vec::new() };
    let choice = &state.export.choice;
    vec![Effect::Export(Box::new(Order {
        card,
        formats: choice.formats().to_vec(),
        lang: choice.lang,
        parts: choice.parts(),
        time: state.now,
        framework_text: String::new(),
        folder,
        force,
    }))]
}

/// The order is being carried out.
pub fn begun(state: &mut State, order: &Order) {
    let next = order.formats.first().copied();
    state.export.stage = Stage::Writing(Progress { done: 0, all: order.formats.len(), next });
}

/// Something was heard of it.
pub fn heard(state: &mut State, news: News) -> Vec<Effect> {
    let text = ExportScreenText::of(state.lang);
    match (news, &state.export.stage) {
        (News::Progress(progress), Stage::Stopping(_)) => state.export.stage = Stage::Stopping(progress),
        (News::Progress(progress), _) => state.export.stage = Stage::Writing(progress),
        (News::NotOpened(reason), _) => state.say(fill(text.not_opened, &[("reason", &reason)]), Tone::Error),
        (News::Ended(ended), _) => {
            let away = state.screen != Screen::Export;
            match &ended {
                Ok(done) if away => {
                    let said = fill(text.written_elsewhere, &[("n", &done.paths.len().to_string())]);
                    state.say(said, Tone::Done);
                }
                Err(error) if away && *error != ExportError::Cancelled => {
                    state.say(text.failed_elsewhere, Tone::Error);
                }
                _ => {}
            }
            state.export.stage = ended.map_or_else(Stage::Failed, Stage::Written);
            // The files are there now, or another one is.
            return vec![look(state, false)];
        }
    }
    Vec::new()
}
