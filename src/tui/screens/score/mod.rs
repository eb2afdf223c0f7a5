//! Score 评分: where the office stands, and why.

mod draw;
mod findings;
mod radar;

pub use draw::draw;

use crate::i18n::{ScoreText, fill};
use crate::scoring::{Figure, Part, TOLERANCE, View};
use crate::tui::action::Action;
use crate::tui::dialogs::show_explanation;
use crate::tui::effect::Effect;
use crate::tui::screens::assess;
use crate::tui::screens::home::finalise;
use crate::tui::state::{Open, Screen, State, Tone};

/// How the criteria are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// As in the framework, under their dimensions.
    #[default]
    Framework,
    /// Lowest claimed score first.
    Score,
    /// Widest distance between claimed and evidenced first.
    Gap,
}

/// The panes of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// The table of figures.
    #[default]
    Table,
    /// Bottleneck, cheapest step, diagnostics.
    Findings,
}

/// Where the cursor stands and what is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    /// The row of the table.
    pub row: usize,
    /// The figure within the row, as in [`figure`].
    pub column: usize,
    /// The pane that has the keys.
    pub pane: Pane,
    /// The finding the cursor is on.
    pub finding: usize,
    /// The order of the rows.
    pub sort: Sort,
    /// The radar instead of the bars.
    pub radar: bool,
}

/// The figure at a place of the table: level, claimed, evidenced, potential, weight.
#[must_use]
pub fn figure(part: Part, column: usize) -> Figure {
    match column {
        0 => Figure::Level(part, View::Claimed),
        1 => Figure::Score(part, View::Claimed),
        2 => Figure::Score(part, View::Evidenced),
        3 => Figure::Score(part, View::Potential),
        _ => Figure::Weight(part),
    }
}

/// The rows of the table in their order.
#[must_use]
pub fn rows(board: &Board, open: &Open) -> Vec<Part> {
    let framework = open.framework();
    let mut rows = vec![Part::Overall];
    let all = 0..framework.criteria().len();
    if board.sort == Sort::Framework {
        let mut dimension = usize::MAX;
        for criterion in all {
            let at = framework.criterion_ref(criterion).dimension;
            if at != dimension {
                dimension = at;
                rows.push(Part::Dimension(at));
            }
            rows.push(Part::Criterion(criterion));
        }
        return rows;
    }
    let key = |criterion: &usize| {
        let figures = &open.score.criteria[*criterion].figures;
        let value = match (board.sort, figures.score, figures.evidenced_score) {
            (Sort::Gap, Some(claimed), Some(evidenced)) => evidenced - claimed,
            (_, Some(claimed), _) => claimed,
            // What has no figure comes last.
            _ => f64::MAX,
        };
        // Rounded to the tolerance, so that equal scores keep the framework's order.
        (value / TOLERANCE).round()
    };
    let mut sorted: Vec<usize> = all.collect();
    sorted.sort_by(|a, b| key(a).total_cmp(&key(b)));
    rows.extend(sorted.into_iter().map(Part::Criterion));
    rows
}

/// The actions that work here, most wanted first.
#[must_use]
pub fn actions(state: &State) -> Vec<Action> {
    let Some(open) = &state.open else { return Vec::new() };
    let mut actions = vec![Action::Explain, Action::Open];
    if radar::fits_criteria(open) && !radar::stands_beside(state.size) {
        actions.push(Action::Radar);
    }
    actions.push(Action::Sort);
    if !findings::list(state, open).is_empty() {
        actions.push(Action::NextPane);
    }
    actions.extend([Action::ScreenWeights, Action::Finalise, Action::Search]);
    actions
}

/// Whether the radar stands in the place of the bars.
#[must_use]
pub fn shows_radar(state: &State) -> bool {
    state.open.as_ref().is_some_and(|open| radar::stands_alone(state, open))
}

/// Carries out an action of the screen.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(open) = &state.open else { return Vec::new() };
    let last = rows(&state.board, open).len() - 1;
    let has_radar = radar::fits_criteria(open);
    let findings = findings::list(state, open).len();
    let shown = draw::figures_shown(state, open);
    let alone = radar::stands_alone(state, open);
    let board = &mut state.board;
    board.column = board.column.min(shown - 1);
    match action {
        // The table's cursor cannot be seen while the radar is in its place: the table comes back first.
        Action::MoveUp | Action::MoveDown | Action::MoveLeft | Action::MoveRight | Action::Explain | Action::Open
            if alone =>
        {
            board.radar = false;
        }
        Action::MoveUp | Action::MoveDown | Action::PageUp | Action::PageDown | Action::First | Action::Last => {
            move_by(board, action, last, findings.saturating_sub(1));
        }
        Action::MoveLeft => board.column = board.column.saturating_sub(1),
        Action::MoveRight => board.column = (board.column + 1).min(shown - 1),
        Action::NextPane | Action::PreviousPane => {
            let has_findings = findings > 0;
            // The radar takes the place of both panes, unless there is room beside it.
            board.radar = false;
            board.pane = if board.pane == Pane::Table && has_findings { Pane::Findings } else { Pane::Table };
        }
        Action::Radar if !has_radar => state.say(ScoreText::of(state.lang).radar_few, Tone::Info),
        Action::Radar if radar::stands_beside(state.size) => {}
        Action::Radar => {
            board.radar = !board.radar;
            if board.radar && !radar::fits(state.size) {
                let text = ScoreText::of(state.lang).radar_bars;
                state.say(text, Tone::Info);
            }
        }
        Action::Sort => sort(state),
        Action::Back if board.pane == Pane::Findings => board.pane = Pane::Table,
        Action::Back if board.radar => board.radar = false,
        Action::Back => state.screen = Screen::Assess,
        Action::Explain => explain(state),
        Action::Open => open_selected(state),
        Action::Search => {
            state.screen = Screen::Assess;
            return assess::act(state, Action::Search);
        }
        Action::Finalise => return finalise(state),
        _ => {}
    }
    Vec::new()
}

/// Puts the cursor on a figure.
pub fn point_at_figure(state: &mut State, row: usize, column: usize) {
    let board = &mut state.board;
    (board.row, board.column, board.pane) = (row, column, Pane::Table);
}

/// Puts the cursor on a finding.
pub fn point_at_finding(state: &mut State, finding: usize) {
    (state.board.finding, state.board.pane) = (finding, Pane::Findings);
}

/// Moves the table's cursor by a row.
pub fn scroll_table(state: &mut State, down: bool) {
    let Some(open) = &state.open else { return };
    let last = rows(&state.board, open).len() - 1;
    let row = &mut state.board.row;
    *row = if down { (*row + 1).min(last) } else { row.saturating_sub(1) };
}

/// Moves the cursor of the findings by one, which shows it.
pub fn scroll_findings(state: &mut State, down: bool) {
    let Some(open) = &state.open else { return };
    let last = findings::list(state, open).len().saturating_sub(1);
    let board = &mut state.board;
    board.pane = Pane::Findings;
    board.finding = if down { (board.finding + 1).min(last) } else { board.finding.saturating_sub(1) };
}

fn move_by(board: &mut Board, action: Action, last: usize, last_finding: usize) {
    let (at, last) = match board.pane {
        Pane::Table => (&mut board.row, last),
        Pane::Findings => (&mut board.finding, last_finding),
    };
    *at = match action {
        Action::MoveUp => at.saturating_sub(1),
        Action::MoveDown => (*at + 1).min(last),
        Action::PageUp | Action::First => 0,
        _ => last,
    };
}

fn sort(state: &mut State) {
    let text = ScoreText::of(state.lang);
    let (next, name) = match state.board.sort {
        Sort::Framework => (Sort::Score, text.sort_score),
        Sort::Score => (Sort::Gap, text.sort_gap),
        Sort::Gap => (Sort::Framework, text.sort_framework),
    };
    state.board.sort = next;
    state.board.row = 0;
    state.say(fill(text.sorted_by, &[("by", name)]), Tone::Info);
}

fn selected(state: &State) -> Option<Part> {
    let open = state.open.as_ref()?;
    rows(&state.board, open).get(state.board.row).copied()
}

fn explain(state: &mut State) {
    if let Some(part) = selected(state) {
        let figure = figure(part, state.board.column);
        show_explanation(state, figure);
    }
}

/// A finding goes to what it speaks of; a criterion opens in the walk, a figure of more than one is explained.
fn open_selected(state: &mut State) {
    if state.board.pane == Pane::Findings {
        let Some(open) = &state.open else { return };
        let found = findings::list(state, open).into_iter().nth(state.board.finding);
        let Some(finding) = found else { return };
        if let Some(viewer) = finding.viewer {
            state.dialogs.push(crate::tui::dialog::Dialog::Viewer(viewer));
            return;
        }
        if let Some(criterion) = finding.criterion {
            to_walk(state, criterion);
        }
        return;
    }
    match selected(state) {
        Some(Part::Criterion(criterion)) => to_walk(state, criterion),
        Some(_) => explain(state),
        None => {}
    }
}

fn to_walk(state: &mut State, criterion: usize) {
    let Some(open) = &state.open else { return };
    let first = open.framework().first_item(criterion);
    state.screen = Screen::Assess;
    assess::find_picked(state, first);
}
