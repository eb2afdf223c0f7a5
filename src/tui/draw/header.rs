//! The two rows at the top: program, screens and whose assessment is open; under each screen's name its key.

use ratatui::layout::Rect;

use crate::assessment::{State as Stage, WeightSet};
use crate::i18n::TuiText;
use crate::text::{truncate, width};
use crate::tui::action::Action;
use crate::tui::help::{SCREENS, screen_name};
use crate::tui::hit::Target;
use crate::tui::paint::Painter;
use crate::tui::screens::home;
use crate::tui::state::{Screen, State, fitting, in_force};
use crate::tui::update::context;

/// Less of an office's name than this tells nothing.
const LEAST_OFFICE: usize = 6;

/// Draws both rows.
pub fn draw(state: &State, painter: &mut Painter<'_>, area: Rect) {
    painter.rule(area, 1);
    let column = tabs(state, painter, area);
    let room = usize::from(area.width.saturating_sub(column + 3));
    let right = whose(state, room);
    painter.put_right(Rect { width: area.width.saturating_sub(1), ..area }, 0, &right, painter.theme.text);
}

/// How the names of the screens are set.
struct Setting {
    /// Where the first begins.
    column: u16,
    /// Whether each has blanks of its own on both sides; else there is one between two, and a bracket takes its place.
    apart: bool,
    names: Vec<&'static str>,
}

impl Setting {
    /// As wide as fits: first the program's name goes, then blanks and long names.
    fn fitting(state: &State, columns: u16) -> Self {
        let name = |(screen, _): &(Screen, Action)| screen_name(*screen, state.lang);
        let names: Vec<&str> = SCREENS.iter().map(name).collect();
        let taken: usize = names.iter().map(|name| width(name) + 2).sum();
        let program = width(state.terms().program) + 4;
        let room = usize::from(columns);
        if taken + LEAST_OFFICE > room {
            let short = |tab: &(Screen, Action)| match tab.0 {
                Screen::Weights => TuiText::of(state.lang).screen_weights_short,
                _ => name(tab),
            };
            return Self { column: 0, apart: false, names: SCREENS.iter().map(short).collect() };
        }
        let column = if program + taken + LEAST_OFFICE < room { u16::try_from(program).unwrap_or(0) } else { 0 };
        Self { column, apart: true, names }
    }
}

/// The names of the program and of the screens with their keys; returns the column after them.
fn tabs(state: &State, painter: &mut Painter<'_>, area: Rect) -> u16 {
    let Setting { mut column, apart, names } = Setting::fitting(state, area.width);
    if column > 0 {
        painter.put(area, 1, 0, state.terms().program, painter.theme.accent);
    }
    let mut keyed = 0;
    let mut after_current = false;
    for (index, ((screen, action), name)) in SCREENS.into_iter().zip(names).enumerate() {
        let current = screen == state.screen;
        // Close together, the bracket of the screen before stands between the two.
        let alone = !apart && (index == 0 || after_current);
        let (before, after) = match (current, apart) {
            (true, _) => ("[", "]"),
            (false, true) => (" ", " "),
            (false, false) => (if alone { "" } else { " " }, ""),
        };
        let style = if current { painter.theme.heading } else { painter.theme.dim };
        let columns = painter.put(area, column, 0, &format!("{before}{name}{after}"), style);
        painter.spot(area, column, 0, columns, Target::Act(action));
        let start = column + u16::try_from(before.len()).unwrap_or(0);
        column += columns;
        keyed = key(state, painter, Rect { width: column.min(area.width), ..area }, start, keyed, action);
        after_current = current;
    }
    column
}

/// The key of a screen on the rule under its name, if it fits between the key before and the end of the area; returns
/// the column after it.
fn key(state: &State, painter: &mut Painter<'_>, area: Rect, start: u16, free: u16, action: Action) -> u16 {
    // Of several keys the last is the one that it has everywhere.
    let Some(chord) = state.keys.chords(context(state.screen), action).last() else { return free };
    let chord = chord.shown(state.lang);
    let columns = u16::try_from(width(&chord)).unwrap_or(u16::MAX);
    if start < free || columns > area.width.saturating_sub(start) {
        return free;
    }
    if start > 0 {
        painter.put(area, start - 1, 1, " ", painter.theme.rule);
    }
    painter.put(area, start, 1, &chord, painter.theme.accent);
    painter.put(area, start + columns, 1, " ", painter.theme.rule);
    painter.spot(area, start, 1, columns, Target::Act(action));
    start + columns + 1
}

/// Whose assessment is open and what is to be known of it; of the office's name what is left room for. Where there is
/// little, what comes last goes first.
fn whose(state: &State, room: usize) -> String {
    let mut right = Vec::new();
    let open = state.open.as_ref().filter(|_| state.screen != Screen::Home);
    if let Some(open) = open {
        right.push(open.assessment.record.period.clone());
        if open.assessment.state != Stage::Draft {
            right.push(home::stage_name(state, open.assessment.state).to_owned());
        }
    }
    // The score of the row the cursor is on, where it is not made with what everybody expects.
    let row = state.home.current().filter(|row| state.screen == Screen::Home && row.started);
    if let Some(row) = row.filter(|row| row.weights != WeightSet::default()) {
        right.push(fitting(in_force(row.weights, row.groups, state.lang), room));
    }
    if state.demo {
        right.push(TuiText::of(state.lang).demo_mark.to_owned());
    }
    if state.read_only {
        right.push(TuiText::of(state.lang).read_only.to_owned());
    }
    right.retain(|part| !part.is_empty());
    let mut rest = right.join("  ");
    while right.len() > 1 && width(&rest) > room {
        right.pop();
        rest = right.join("  ");
    }
    let office = open.map_or("", |open| open.assessment.record.office.as_str());
    let left = room.saturating_sub(width(&rest) + usize::from(!rest.is_empty()));
    if office.is_empty() || left < LEAST_OFFICE.min(width(office)) {
        // A mark of a cut alone tells nothing.
        return if room < 4 { String::new() } else { truncate(&rest, room).into_owned() };
    }
    format!("{} {rest}", truncate(office, left)).trim_end().to_owned()
}
