//! One frame: header, screen, notice, footer, and what stands above them.

mod dialog;

pub use dialog::most_scroll;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::app::Archived;
use crate::assessment::{State as Stage, WeightSet};
use crate::i18n::{ExportScreenText, TuiText, WeightsText, WorkshopText};
use crate::text::{truncate, width, wrapped};

use super::action::Action;
use super::help::{screen_actions, screen_name};
use super::hints::{digit_keys, keyed};
use super::hit::{HitMap, Target};
use super::paint::Painter;
use super::screens::{assess, export, home, score, weights, workshop};
use super::state::{Screen, State, Tone, fitting, in_force};
use super::update::context;

/// The smallest window in which the screens are drawn.
pub const LEAST: (u16, u16) = (40, 12);

/// Draws the state; returns what can be clicked in it.
pub fn draw(state: &State, frame: &mut Frame<'_>) -> HitMap {
    let area = frame.area();
    let mut painter =
        Painter { buffer: frame.buffer_mut(), theme: state.theme, glyphs: state.glyphs, hits: HitMap::default() };
    painter.ground(area);
    if area.width < LEAST.0 || area.height < LEAST.1 {
        let lines = wrapped(TuiText::of(state.lang).too_small, usize::from(area.width.max(1)));
        let top = usize::from(area.height).saturating_sub(lines.len()) / 2;
        for (row, line) in (u16::try_from(top).unwrap_or(0)..area.height).zip(&lines) {
            painter.put(area, 0, row, line, painter.theme.text);
        }
        painter.widen();
        return painter.hits;
    }
    let alone = workshop::fills_window(state);
    let body = if alone {
        Rect { height: area.height - 1, ..area }
    } else {
        header(state, &mut painter, area);
        painter.rule(area, 1);
        Rect { y: area.y + 2, height: area.height - 4, ..area }
    };
    let mut caret = match state.screen {
        Screen::Home => home::draw(state, &mut painter, body),
        Screen::Assess => assess::draw(state, &mut painter, body),
        Screen::Score => score::draw(state, &mut painter, body),
        Screen::Weights => weights::draw(state, &mut painter, body),
        Screen::Workshop => workshop::draw(state, &mut painter, body),
        Screen::Export => export::draw(state, &mut painter, body),
    };
    let below = if alone { 1 } else { 2 };
    notice(state, &mut painter, Rect { y: area.bottom() - below, height: 1, ..area });
    // A dialog says its own keys: those of the screen below do not work while it is open.
    if state.dialogs.is_empty() && !alone {
        footer(state, &mut painter, Rect { y: area.bottom() - 1, height: 1, ..area });
    }
    for above in &state.dialogs {
        // What lies below takes no clicks.
        painter.hits.clear();
        caret = dialog::draw(state, &mut painter, area, above);
    }
    painter.widen();
    let hits = painter.hits;
    if let Some(caret) = caret {
        let within = Position {
            x: caret.x.min(area.right().saturating_sub(1)),
            y: caret.y.min(area.bottom().saturating_sub(1)),
        };
        frame.set_cursor_position(within);
    }
    hits
}

/// The names of the program and of the screens; returns the column after them.
fn tabs(state: &State, painter: &mut Painter<'_>, area: Rect) -> u16 {
    let tabs = [
        (Screen::Home, Action::ScreenHome),
        (Screen::Assess, Action::ScreenAssess),
        (Screen::Score, Action::ScreenScore),
        (Screen::Weights, Action::ScreenWeights),
        (Screen::Workshop, Action::ScreenWorkshop),
        (Screen::Export, Action::ScreenExport),
    ];
    let columns = |name: &str| width(name) + 2;
    let named: usize = tabs.iter().map(|(screen, _)| columns(screen_name(*screen, state.lang))).sum();
    let program = width(state.terms().program) + 4;
    let fits = program + named < usize::from(area.width);
    // Where not all names fit, a screen is called by its key.
    let name = |screen: Screen, action: Action| {
        // Of several keys the last is the one that it has everywhere.
        let keys = state.keys.chords(context(state.screen), action);
        let key = keys.last().filter(|_| !fits && screen != state.screen);
        key.map_or_else(|| screen_name(screen, state.lang).to_owned(), ToString::to_string)
    };
    let tabs = tabs.map(|(screen, action)| (screen, action, name(screen, action)));
    let taken: usize = tabs.iter().map(|(.., name)| columns(name)).sum();
    // Then the program's name goes.
    let mut column = if program + taken <= usize::from(area.width) { u16::try_from(program).unwrap_or(0) } else { 0 };
    if column > 0 {
        painter.put(area, 1, 0, state.terms().program, painter.theme.accent);
    }
    for (screen, action, name) in tabs {
        let (text, style) = if screen == state.screen {
            (format!("[{name}]"), painter.theme.heading)
        } else {
            (if fits { format!(" {name} ") } else { format!("{name} ") }, painter.theme.dim)
        };
        let columns = painter.put(area, column, 0, &text, style);
        painter.spot(area, column, 0, columns, Target::Act(action));
        column += columns;
    }
    column
}

/// Program, screens, and whose assessment is open.
fn header(state: &State, painter: &mut Painter<'_>, area: Rect) {
    let column = tabs(state, painter, area);
    let mut right = Vec::new();
    if let Some(open) = state.open.as_ref().filter(|_| state.screen != Screen::Home) {
        let record = &open.assessment.record;
        right.push(format!("{} {}", record.office, record.period));
        if open.assessment.state != crate::assessment::State::Draft {
            right.push(home::stage_name(state, open.assessment.state).to_owned());
        }
    }
    // The score of the row the cursor is on, where it is not made with what everybody expects.
    let row = state.home.current().filter(|row| state.screen == Screen::Home && row.started);
    let room = usize::from(area.width.saturating_sub(column + 3));
    if let Some(row) = row.filter(|row| row.weights != WeightSet::default()) {
        right.push(fitting(in_force(row.weights, row.groups, state.lang), room));
    }
    if state.demo {
        right.push(TuiText::of(state.lang).demo_mark.to_owned());
    }
    if state.read_only {
        right.push(TuiText::of(state.lang).read_only.to_owned());
    }
    let right = right.join("  ");
    // A mark of a cut alone tells nothing.
    let shown = if room < 4 { "".into() } else { truncate(&right, room) };
    painter.put_right(Rect { width: area.width.saturating_sub(1), ..area }, 0, &shown, painter.theme.text);
}

/// A notice made to fit one row, if that can be: first the time goes, then what was done before what that completed,
/// then that it is saved.
fn shorter(text: &str, room: usize) -> String {
    let untimed = |part: &str| match part.rsplit_once(' ') {
        Some((words, time)) if time.len() == 8 && time.split(':').count() == 3 => words.to_owned(),
        _ => part.to_owned(),
    };
    let parts: Vec<String> = text.split("  ").map(untimed).collect();
    let less = if parts.len() > 2 { parts[1..].join("  ") } else { parts[0].clone() };
    let ways = [text.to_owned(), parts.join("  "), less];
    ways.into_iter().find(|way| width(way) <= room).unwrap_or_else(|| text.to_owned())
}

/// What the last action did.
fn notice(state: &State, painter: &mut Painter<'_>, area: Rect) {
    let Some(notice) = &state.notice else { return };
    let style = match notice.tone {
        Tone::Done => painter.theme.done,
        Tone::Info => painter.theme.text,
        Tone::Error => painter.theme.error,
    };
    let hint = if notice.undo { keyed(state, TuiText::of(state.lang).undo_hint) } else { String::new() };
    let room = usize::from(area.width.saturating_sub(1));
    // What was done goes before the hint, and that it is saved before what exactly was done.
    let hint = if width(&notice.text) + width(&hint) + 3 > room { "" } else { &hint };
    let lines = wrapped(&shorter(&notice.text, room), room.max(1));
    // More than a row says goes over the row above, until the next key.
    let rows = u16::try_from(lines.len()).unwrap_or(1).clamp(1, 3);
    let above = Rect { y: area.y + 1 - rows, height: rows, ..area };
    if rows > 1 {
        painter.clear(above);
    }
    for (row, line) in (0..rows).zip(&lines) {
        painter.put(above, 1, row, line, style);
    }
    let column = painter.put_right(Rect { width: area.width.saturating_sub(1), ..area }, 0, hint, painter.theme.dim);
    painter.spot(area, column, 0, u16::try_from(width(hint)).unwrap_or(0), Target::Act(Action::Undo));
}

/// The word for an action in the footer, where what it does depends on what is shown.
#[must_use]
pub fn label(state: &State, action: Action) -> &'static str {
    let text = TuiText::of(state.lang);
    let found = state.open.as_ref().map(|open| open.assessment.state);
    let in_archive = state.home.filter.archived == Archived::Only;
    match action {
        Action::Finalise if found == Some(Stage::Finalised) => text.label_reopen,
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

/// The word for the digits in the footer.
fn digits_label(state: &State) -> &'static str {
    match state.screen {
        Screen::Weights => WeightsText::of(state.lang).digits,
        Screen::Workshop => WorkshopText::of(state.lang).digits,
        _ => state.terms().rating,
    }
}

/// The keys that work here and now, as many as fit; help and quit always.
fn footer(state: &State, painter: &mut Painter<'_>, area: Rect) {
    let typing = if state.screen == Screen::Home && state.home.searching {
        Some(TuiText::of(state.lang).search_hint)
    } else if workshop::casts(state) {
        Some(WorkshopText::of(state.lang).ballot_keys)
    } else {
        export::typed_into(state).map(|_| ExportScreenText::of(state.lang).folder_keys)
    };
    if let Some(hints) = typing {
        painter.put(area, 1, 0, hints, painter.theme.dim);
        painter.spot_hints(area, 1, 0, hints);
        return;
    }
    let here = context(state.screen);
    let mut actions = screen_actions(state);
    let digits: Vec<Action> = actions.iter().copied().filter(|action| action.rating().is_some()).collect();
    // The digits are one hint, where the first of them stands: `1-4 评级`.
    actions.retain(|action| action.rating().is_none() || digits.first() == Some(action));
    let hint = |action: Action| {
        if action.rating().is_some() {
            return Some((digit_keys(state, &digits), digits_label(state), None));
        }
        let chord = state.keys.shown(here, action)?.to_string();
        Some((chord, label(state, action), Some(action)))
    };
    let columns = |(chord, label, _): &(String, &str, Option<Action>)| width(chord) + 1 + width(label) + 2;
    let always: Vec<_> = [Action::Palette, Action::Help, Action::Quit].into_iter().filter_map(hint).collect();
    let mut room = usize::from(area.width.saturating_sub(1)).saturating_sub(always.iter().map(columns).sum());
    let mut hints = Vec::new();
    for action in actions {
        let Some(found) = hint(action) else { continue };
        let needed = columns(&found);
        // How one rates is told in any case.
        let rates = action.rating().is_some() && state.screen == Screen::Assess;
        if needed > room && !rates {
            break;
        }
        room = room.saturating_sub(needed);
        hints.push(found);
    }
    let mut column = 1;
    for (chord, label, action) in hints.iter().chain(&always) {
        let start = column;
        column += painter.put(area, column, 0, chord, painter.theme.accent);
        column += 1;
        column += painter.put(area, column, 0, label, painter.theme.dim);
        if let Some(action) = action {
            painter.spot(area, start, 0, column - start, Target::Act(*action));
        }
        column += 2;
    }
}
