//! The last row: the keys that work here and now.

use ratatui::layout::Rect;

use crate::app::Archived;
use crate::assessment::State as Stage;
use crate::i18n::{ExportScreenText, Lang, ScoreText, TuiText, WeightsText, WorkshopText};
use crate::text::width;
use crate::tui::action::Action;
use crate::tui::help::screen_actions;
use crate::tui::hints::digit_keys;
use crate::tui::hit::Target;
use crate::tui::paint::Painter;
use crate::tui::screens::{export, score, weights, workshop};
use crate::tui::state::{Screen, State};
use crate::tui::update::context;

/// With fewer columns hints are set as close as can be.
const ROOMY: u16 = 60;

/// Of the actions of a screen so many are worth the only place there is.
const MATTER: usize = 5;

/// The word for an action in the footer, where what it does depends on what is shown.
#[must_use]
pub fn label(state: &State, action: Action) -> &'static str {
    let text = TuiText::of(state.lang);
    let found = state.open.as_ref().map(|open| open.assessment.state);
    let in_archive = state.home.filter.archived == Archived::Only;
    match action {
        Action::Finalise if found == Some(Stage::Finalised) => text.label_reopen,
        Action::Radar if score::shows_radar(state) => ScoreText::of(state.lang).label_bars,
        Action::Archive if in_archive => text.label_unarchive,
        _ if state.screen == Screen::Weights => weights::label(state, action),
        Action::ScreenExport if workshop::sums_up(state) && state.screen == Screen::Workshop => {
            WorkshopText::of(state.lang).label_minutes
        }
        Action::Open if state.screen == Screen::Workshop => workshop::open_label(state),
        Action::NotApplicable if state.screen == Screen::Workshop => WorkshopText::of(state.lang).label_abstain,
        Action::Advance => workshop::advance_label(state),
        Action::RemoveWorkshop if state.shop.rehearsal.is_some() => WorkshopText::of(state.lang).label_end_rehearsal,
        Action::Open if state.screen == Screen::Export => ExportScreenText::of(state.lang).label_change,
        Action::Back if state.export.stage.is_busy() => ExportScreenText::of(state.lang).label_stop,
        Action::ShowArchived if in_archive => text.label_leave_archive,
        _ => action.label(state.lang),
    }
}

/// The same where there is little room.
fn short_label(state: &State, action: Action) -> &'static str {
    let text = TuiText::of(state.lang);
    match (state.screen, action) {
        (_, Action::Palette) => text.short_palette,
        (_, Action::VoteAgain) => text.short_vote_again,
        (_, Action::NextUnanswered) => text.short_next,
        (_, Action::PreviousUnanswered) => text.short_previous,
        (Screen::Weights, Action::MoveLeft) => WeightsText::of(state.lang).short_first,
        (Screen::Weights, Action::MoveRight) => WeightsText::of(state.lang).short_second,
        _ => label(state, action),
    }
}

/// The word for the digits.
fn digits_label(state: &State, close: bool) -> &'static str {
    match state.screen {
        Screen::Weights => WeightsText::of(state.lang).digits,
        Screen::Workshop if close => WorkshopText::of(state.lang).short_digits,
        Screen::Workshop => WorkshopText::of(state.lang).digits,
        _ if close => TuiText::of(state.lang).short_rating,
        _ => state.terms().rating,
    }
}

/// A key, its word, and what a click does, if anything.
struct Hint {
    chord: String,
    label: &'static str,
    action: Option<Action>,
    /// Shown whether or not it fits.
    needed: bool,
}

/// How hints are set in a row.
struct Setting {
    /// Columns between two hints.
    gap: u16,
    /// Columns between a Latin key and its word.
    joint: u16,
}

impl Setting {
    fn new(lang: Lang, columns: u16) -> Self {
        // A Latin key stands out from a Chinese word without a blank.
        let close = columns < ROOMY && lang == Lang::Zh;
        if close { Self { gap: 1, joint: 0 } } else { Self { gap: 2, joint: 1 } }
    }

    /// Columns between a key and its word: one where both are Chinese.
    fn joint(&self, hint: &Hint) -> u16 {
        self.joint.max(u16::from(!hint.chord.is_ascii()))
    }

    /// What a hint takes with the gap before it.
    fn columns(&self, hint: &Hint) -> usize {
        width(&hint.chord) + usize::from(self.joint(hint)) + width(hint.label) + usize::from(self.gap)
    }
}

/// Draws the hints, the most wanted first, as many as fit; commands, help and quit always.
pub fn draw(state: &State, painter: &mut Painter<'_>, area: Rect) {
    if let Some(hints) = typing(state) {
        painter.put(area, 1, 0, hints, painter.theme.dim);
        painter.spot_hints(area, 1, 0, hints);
        return;
    }
    let setting = Setting::new(state.lang, area.width);
    let mut column = 1;
    for hint in hints(state, &setting, area.width) {
        let start = column;
        column += painter.put(area, column, 0, &hint.chord, painter.theme.accent) + setting.joint(&hint);
        column += painter.put(area, column, 0, hint.label, painter.theme.dim);
        if let Some(action) = hint.action {
            painter.spot(area, start, 0, column - start, Target::Act(action));
        }
        column += setting.gap;
    }
}

/// The keys where a text or a ballot has them.
fn typing(state: &State) -> Option<&'static str> {
    if state.screen == Screen::Home && state.home.searching {
        return Some(TuiText::of(state.lang).search_hint);
    }
    if workshop::casts(state) {
        return Some(WorkshopText::of(state.lang).ballot_keys);
    }
    export::typed_into(state).map(|_| ExportScreenText::of(state.lang).folder_keys)
}

fn hints(state: &State, setting: &Setting, columns: u16) -> Vec<Hint> {
    let here = context(state.screen);
    let close = columns < ROOMY;
    let mut actions = screen_actions(state);
    let digits: Vec<Action> = actions.iter().copied().filter(|action| action.rating().is_some()).collect();
    // The digits are one hint, where the first of them stands: `1-4 评级`.
    actions.retain(|action| action.rating().is_none() || digits.first() == Some(action));
    let hint = |action: Action| {
        if action.rating().is_some() {
            // How one rates is told in any case, and a click tells what the ratings mean.
            let rates = state.screen == Screen::Assess;
            let (chord, label) = (digit_keys(state, &digits), digits_label(state, close));
            return Some(Hint { chord, label, action: rates.then_some(Action::Open), needed: rates });
        }
        let chord = state.keys.shown(here, action)?.shown(state.lang);
        let label = if close { short_label(state, action) } else { label(state, action) };
        Some(Hint { chord, label, action: Some(action), needed: false })
    };
    let always: Vec<Hint> = [Action::Palette, Action::Help, Action::Quit].into_iter().filter_map(hint).collect();
    // One column is the margin; the first hint has no gap before it.
    let room = usize::from(columns.saturating_sub(1) + setting.gap);
    let mut room = room.saturating_sub(always.iter().map(|hint| setting.columns(hint)).sum());
    let mut wanted: Vec<Hint> = actions.into_iter().filter_map(hint).collect();
    if close {
        // Where the next in order is too long, what fits instead should still matter.
        wanted.truncate(MATTER);
    }
    wanted.retain(|hint| {
        let taken = setting.columns(hint);
        let fits = hint.needed || taken <= room;
        room = room.saturating_sub(if fits { taken } else { 0 });
        fits
    });
    wanted.into_iter().chain(always).collect()
}
