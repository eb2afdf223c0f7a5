//! Drawing the weights screen: the question above, sets and sensitivities below; one pane where there is no room.

use ratatui::layout::{Position, Rect};

use crate::assessment::{Group, WeightSet};
use crate::i18n::{Lang, WeightsText, fill};
use crate::scoring::{Weights, left_groups, one, own_groups, reweighed};
use crate::text::{pad, pad_left, truncate, width, wrapped};
use crate::tui::hit::{Pane as HitPane, Target};
use crate::tui::paint::Painter;
use crate::tui::state::{Open, State};

use super::{Pane, ask, moves};

/// Rows of the upper part with the question, at least.
const UPPER: u16 = 12;
/// Columns of the sets; English words are longer.
fn set_columns(lang: Lang) -> u16 {
    lang.pick(36, 40)
}

/// Draws the screen.
pub fn draw(state: &State, painter: &mut Painter<'_>, area: Rect) -> Option<Position> {
    let open = state.open.as_ref()?;
    if is_single(state, area) {
        single(state, painter, open, area);
        return None;
    }
    let upper = Rect { height: (area.height / 2).clamp(UPPER, 13), ..area };
    ask::draw(state, painter, open, upper);
    let lower = Rect { y: upper.bottom(), height: area.height - upper.height, ..area };
    painter.rule(lower, 0);
    let columns = set_columns(state.lang) + if area.width >= 100 { 8 } else { 0 };
    let sets_area = Rect { width: columns, ..lower };
    let moves_area = Rect { x: lower.x + columns + 1, width: lower.width - columns - 1, ..lower };
    heading(state, painter, sets_area, Pane::Sets);
    heading(state, painter, moves_area, Pane::Moves);
    painter.bar(Rect { x: moves_area.x - 1, ..below(lower) });
    sets(state, painter, open, below(sets_area));
    moves::draw(state, painter, open, below(moves_area));
    None
}

/// Whether one pane shows at a time.
fn is_single(state: &State, area: Rect) -> bool {
    state.is_narrow() || area.height < UPPER + 7
}

fn below(area: Rect) -> Rect {
    Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
}

/// The names of the panes in one row, and the pane that has the keys below.
fn single(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) {
    let mut column = 1;
    for pane in Pane::ALL {
        let title = pane.title(state.lang);
        let (text, style) = if pane == state.weights.pane {
            (format!("[{title}]"), painter.theme.heading)
        } else {
            (format!(" {title} "), painter.theme.dim)
        };
        let columns = painter.put(area, column, 0, &text, style);
        painter.spot(area, column, 0, columns, Target::Weighing(pane));
        column += columns;
    }
    match state.weights.pane {
        Pane::Ask => ask::draw_low(state, painter, open, below(area)),
        Pane::Sets => sets(state, painter, open, below(area)),
        Pane::Moves => {
            let area = below(area);
            painter.put(area, 1, 0, WeightsText::of(state.lang).moves_lead, painter.theme.dim);
            moves::draw(state, painter, open, below(area));
        }
    }
}

/// The heading of a pane on a rule, lit where the keys are.
fn heading(state: &State, painter: &mut Painter<'_>, area: Rect, pane: Pane) {
    let style = if state.weights.pane == pane { painter.theme.accent } else { painter.theme.heading };
    let title = match pane {
        Pane::Moves => WeightsText::of(state.lang).moves_heading,
        _ => pane.title(state.lang),
    };
    let columns = painter.put(area, 1, 0, &format!(" {title} "), style);
    painter.spot(area, 1, 0, columns, Target::Weighing(pane));
}

/// Which groups the set in force, or the one the cursor is on, leaves to the framework.
fn left(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) {
    let (text, framework) = (WeightsText::of(state.lang), open.framework());
    let chosen = WeightSet::ALL.get(state.weights.set).filter(|_| state.weights.pane == Pane::Sets);
    let set = chosen.copied().unwrap_or(open.score.weights.set);
    let groups = left_groups(framework, &open.assessment.record.weighing, set);
    let (own, _) = own_groups(framework, &open.assessment.record.weighing, set);
    if groups.is_empty() || own == 0 && set != open.score.weights.set {
        return;
    }
    let name = |group| match group {
        Group::Dimensions => text.among_dimensions,
        Group::Criteria(dimension) => framework.dimensions[dimension].title.get(state.lang),
    };
    let names: Vec<&str> = groups.into_iter().map(name).collect();
    let said = fill(text.left, &[("groups", &names.join(text.left_comma))]);
    let top = 1 + u16::try_from(WeightSet::ALL.len()).unwrap_or(0);
    let columns = usize::from(area.width.saturating_sub(3)).max(8);
    let mut lines = wrapped(&said, columns);
    let room = usize::from(area.height.saturating_sub(top));
    if lines.len() > room {
        // What is left out is told by a mark.
        lines.truncate(room);
        let last = lines.pop().map(|last| truncate(&format!("{last}{}", " ".repeat(columns)), columns).into_owned());
        lines.extend(last);
    }
    for (row, line) in (top..area.height).zip(&lines) {
        painter.put(area, 2, row, line, painter.theme.warning);
    }
}

/// The sets side by side, each with the overall score that it makes.
fn sets(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) {
    let (text, terms, theme) = (WeightsText::of(state.lang), state.terms(), painter.theme);
    let name = WeightSet::ALL.map(|set| width(set.name(state.lang))).into_iter().max().unwrap_or(8) + 1;
    let evidenced = state.lang.pick(terms.evidenced, "Evid.");
    let figure = width(terms.claimed).max(width(evidenced)).max(5) + 1;
    let head = pad(text.column_set, name) + &pad_left(terms.claimed, figure) + &pad_left(evidenced, figure);
    painter.put(area, 2, 0, &head, theme.dim);
    painter.hits.pane(area, HitPane::Weighing(Pane::Sets));
    let weighing = &open.assessment.record.weighing;
    for (row, (index, set)) in (1_u16..).zip(WeightSet::ALL.into_iter().enumerate()) {
        let selected = state.weights.pane == Pane::Sets && index == state.weights.set;
        let in_force = set == open.score.weights.set;
        let (own, all) = own_groups(open.framework(), weighing, set);
        let empty = own == 0 && matches!(set, WeightSet::Ahp | WeightSet::Manual);
        let weights = Weights::of_set(open.framework(), weighing, set);
        let figures = reweighed(open.framework(), &open.score, &weights);
        let shown = |value: Option<f64>| pad_left(&one(value.filter(|_| !empty)), figure);
        let (claimed, evidenced) = (shown(figures.score), shown(figures.evidenced_score));
        let [name_style, claimed_style, evidenced_style, note_style] = match (selected, empty) {
            (true, _) => [theme.selected; 4],
            (_, true) => [theme.dim; 4],
            _ => [if in_force { theme.accent } else { theme.text }, theme.claimed, theme.evidenced, theme.dim],
        };
        if selected {
            painter.highlight(area, row, theme.selected);
            painter.put(area, 0, row, painter.glyphs.cursor, theme.selected);
        } else if in_force {
            painter.put(area, 0, row, painter.glyphs.open, theme.accent);
        }
        let mut note = if in_force { format!(" {}", text.in_use) } else { String::new() };
        if own < all {
            note += &fill(&format!(" {}", text.groups_n), &[("own", &own.to_string()), ("all", &all.to_string())]);
        }
        let name = pad(set.name(state.lang), name);
        let pieces =
            [(&*name, name_style), (&claimed, claimed_style), (&evidenced, evidenced_style), (&note, note_style)];
        painter.spans(area, 2, row, &pieces);
        painter.spot_row(area, row, Target::WeightSet(index));
    }
    left(state, painter, open, area);
}
