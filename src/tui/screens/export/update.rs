//! What keys, clicks and news do on the export screen.

use crate::i18n::{ExportScreenText, Lang, fill};
use crate::report::export::stem;
use crate::report::{Format, Part, Scorecard};
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Look};
use crate::tui::screens::{assess, workshop};
use crate::tui::state::{Screen, State, Tone};

use super::folder::{edit_folder, leave_folder};
use super::outline::outline;
use super::write::write;
use super::{Pane, Stage, draw, opens_folder};

/// Rows of a page.
const PAGE: usize = 8;

/// The screen is shown, coming from another one or from another assessment.
pub fn look_at(state: &mut State) -> Vec<Effect> {
    turn(state);
    if state.chosen.export.is_none() {
        // Until something is chosen the files are in the language of the interface, with the parts that there are.
        state.export.choice.lang = state.lang;
        if let Some(card) = card(state).filter(|_| !state.export.of_minutes) {
            state.export.choice.suit(&card);
        }
    }
    renew(state)
}

/// From where a workshop is summed up one comes for its minutes, from everywhere else for the report: each has a choice of
/// its own, and place and language together.
fn turn(state: &mut State) {
    let wanted = state.export.from == Screen::Workshop && workshop::sums_up(state);
    let export = &mut state.export;
    if wanted == export.of_minutes || export.stage.is_busy() {
        return;
    }
    let mut choice = export.other.take().unwrap_or_else(|| export.choice.of_minutes());
    (choice.lang, choice.folder) = (export.choice.lang, export.choice.folder.clone());
    export.other = Some(std::mem::replace(&mut export.choice, choice));
    (export.of_minutes, export.stage, export.scroll) = (wanted, Stage::Choosing, 0);
}

/// Keeps what is chosen for the next time. Of the minutes, which are offered anew after every workshop, only place and
/// language are kept.
pub(super) fn keep(state: &mut State) {
    let export = &mut state.export;
    let choice = &export.choice;
    if !export.of_minutes {
        state.chosen.export = Some(choice.clone());
    } else if let Some(report) = &mut export.other
        && (report.lang, &report.folder) != (choice.lang, &choice.folder)
    {
        (report.lang, report.folder) = (choice.lang, choice.folder.clone());
        state.chosen.export = Some(report.clone());
    }
}

/// Another assessment was opened: what became of the last one's files is not shown as its own.
pub fn forget(state: &mut State) {
    if !state.export.stage.is_busy() {
        state.export.stage = Stage::Choosing;
    }
    state.export.scroll = 0;
}

/// Names and outline follow what is chosen and what the assessment holds now; the folder is looked at again.
pub fn renew(state: &mut State) -> Vec<Effect> {
    let Some(card) = card(state) else { return Vec::new() };
    let choice = &state.export.choice;
    state.export.stem = stem(&card, choice.lang, &choice.parts());
    state.export.outline = outline(&card, choice, state.now);
    vec![look(state, false)]
}

pub(super) fn card(state: &State) -> Option<Scorecard> {
    let open = state.open.as_ref()?;
    Some(Scorecard::of(open.assessment.clone(), state.now.date_naive()))
}

pub(super) fn look(state: &State, write: bool) -> Effect {
    let export = &state.export;
    Effect::Look(Look { folder: export.choice.folder.clone(), names: export.names(), write })
}

/// Carries out an action of the screen.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Write => return write(state),
        Action::Toggle | Action::Open => return toggle(state),
        Action::ToggleAll => return toggle_all(state),
        Action::OpenFolder => return open_folder(state),
        Action::Back => return back(state),
        Action::Search => {
            state.screen = Screen::Assess;
            return assess::act(state, Action::Search);
        }
        Action::NextPane => state.export.pane = pane_after(state.export.pane, 1),
        Action::PreviousPane => state.export.pane = pane_after(state.export.pane, Pane::ALL.len() - 1),
        Action::MoveLeft if state.export.pane != Pane::Formats => {
            state.export.pane = pane_after(state.export.pane, Pane::ALL.len() - 1);
        }
        Action::MoveRight if state.export.pane != Pane::Preview => state.export.pane = pane_after(state.export.pane, 1),
        Action::MoveUp => move_by(state, |row, _| row.saturating_sub(1)),
        Action::MoveDown => move_by(state, |row, last| (row + 1).min(last)),
        Action::PageUp => move_by(state, |row, _| row.saturating_sub(PAGE)),
        Action::PageDown => move_by(state, |row, last| (row + PAGE).min(last)),
        Action::First => move_by(state, |_, _| 0),
        Action::Last => move_by(state, |_, last| last),
        _ => {}
    }
    Vec::new()
}

pub(super) fn pane_after(pane: Pane, steps: usize) -> Pane {
    let at = Pane::ALL.iter().position(|one| *one == pane).unwrap_or(0);
    Pane::ALL[(at + steps) % Pane::ALL.len()]
}

/// Moves the cursor of the pane; `to` gets its row and the last one.
fn move_by(state: &mut State, to: impl Fn(usize, usize) -> usize) {
    let most = draw::most_scroll(state);
    let export = &mut state.export;
    match export.pane {
        Pane::Formats => export.rows[0] = to(export.rows[0], Format::ALL.len() - 1),
        // Below the parts stands the blank checklist.
        Pane::Parts => export.rows[1] = to(export.rows[1], Part::ALL.len()),
        Pane::Place => export.rows[2] = to(export.rows[2], 1),
        Pane::Preview => export.scroll = to(export.scroll.min(most), most),
    }
}

/// A turn of the wheel over a pane.
pub fn scroll(state: &mut State, pane: Pane, down: bool) {
    let before = std::mem::replace(&mut state.export.pane, pane);
    let turn = |row: usize, last: usize| if down { (row + 1).min(last) } else { row.saturating_sub(1) };
    move_by(state, turn);
    if pane == Pane::Preview {
        state.export.pane = before;
    }
}

/// Whether files are under way, so that nothing is to be chosen; says so.
pub(super) fn refuse_busy(state: &mut State) -> bool {
    let busy = state.export.stage.is_busy();
    if busy {
        state.say(ExportScreenText::of(state.lang).busy, Tone::Info);
    }
    busy
}

/// Something else was chosen.
pub(super) fn changed(state: &mut State) -> Vec<Effect> {
    state.export.stage = Stage::Choosing;
    state.export.scroll = 0;
    keep(state);
    renew(state)
}

fn toggle(state: &mut State) -> Vec<Effect> {
    let export = &state.export;
    match export.pane {
        Pane::Place if export.rows[2] == 1 => {
            edit_folder(state);
            Vec::new()
        }
        Pane::Place => {
            let other = export.choice.lang.other();
            set_lang(state, other)
        }
        pane => choose(state, pane, export.rows[usize::from(pane == Pane::Parts)]),
    }
}

fn set_lang(state: &mut State, lang: Lang) -> Vec<Effect> {
    if refuse_busy(state) {
        return Vec::new();
    }
    state.export.choice.lang = lang;
    changed(state)
}

/// A row is chosen or left out, and the cursor put on it; of the place it is the language of that number.
pub fn choose(state: &mut State, pane: Pane, row: usize) -> Vec<Effect> {
    let before = leave_folder(state);
    state.export.pane = pane;
    match pane {
        Pane::Formats => state.export.rows[0] = row,
        Pane::Parts => state.export.rows[1] = row,
        Pane::Place => {
            state.export.rows[2] = 0;
            return set_lang(state, Lang::ALL.get(row).copied().unwrap_or_default());
        }
        Pane::Preview => return before,
    }
    if refuse_busy(state) {
        return before;
    }
    let choice = &mut state.export.choice;
    match (pane, Format::ALL.get(row), Part::ALL.get(row)) {
        (Pane::Formats, Some(format), _) => choice.toggle_format(*format),
        (Pane::Parts, _, Some(part)) => choice.toggle_part(*part),
        (Pane::Parts, _, None) => choice.blank = !choice.blank,
        _ => {}
    }
    changed(state)
}

fn toggle_all(state: &mut State) -> Vec<Effect> {
    if !matches!(state.export.pane, Pane::Formats | Pane::Parts) || refuse_busy(state) {
        return Vec::new();
    }
    if state.export.pane == Pane::Formats {
        state.export.choice.toggle_formats();
    } else {
        state.export.choice.toggle_parts();
    }
    changed(state)
}

/// One step back: files under way are stopped, what became of the last ones goes, then the screen.
fn back(state: &mut State) -> Vec<Effect> {
    match state.export.stage {
        Stage::Writing(progress) => {
            state.export.stage = Stage::Stopping(progress);
            vec![Effect::StopExport]
        }
        Stage::Stopping(_) => Vec::new(),
        Stage::Written(_) | Stage::Failed(_) => {
            state.export.stage = Stage::Choosing;
            renew(state)
        }
        Stage::Choosing => {
            state.screen = state.export.from;
            if state.screen == Screen::Home { vec![state.home.reload()] } else { Vec::new() }
        }
    }
}

fn open_folder(state: &mut State) -> Vec<Effect> {
    let Some(folder) = state.export.seen.folder.clone().filter(|_| opens_folder(state)) else { return Vec::new() };
    let said = fill(ExportScreenText::of(state.lang).opening, &[("folder", &folder.display().to_string())]);
    state.say(said, Tone::Info);
    vec![Effect::OpenFolder(folder)]
}

/// A pane was clicked.
pub fn point_at(state: &mut State, pane: Pane) -> Vec<Effect> {
    let effects = leave_folder(state);
    state.export.pane = pane;
    effects
}
