//! Drawing the result.

use ratatui::layout::{Position, Rect};

use crate::i18n::{ScoreText, fill};
use crate::scoring::{Figures, Part, View, decimals, one, signed_difference};
use crate::text::{pad, pad_left, width, wrapped};
use crate::tui::action::Action;
use crate::tui::hints::key_of;
use crate::tui::hit::{Pane as HitPane, Target};
use crate::tui::paint::{Gauge, Painter};
use crate::tui::screens::assess::level_word;
use crate::tui::state::{Open, State, fitting, level_name, weights_note};

use super::findings::{self, Finding};
use super::{Pane, radar, rows};

/// Draws the result.
pub fn draw(state: &State, painter: &mut Painter<'_>, area: Rect) -> Option<Position> {
    let open = state.open.as_ref()?;
    summary(state, painter, open, area);
    let found = findings::list(state, open);
    let top = if area.height >= 22 { 2 } else { 1 };
    let body = Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area };
    let table_rows = u16::try_from(rows(&state.board, open).len() + 1).unwrap_or(u16::MAX);
    if is_single(state, area.height) {
        match state.board.pane {
            Pane::Table => table(state, painter, open, body),
            Pane::Findings => list(state, painter, &found, body),
        }
        return None;
    }
    let wide = radar::stands_beside(state.size);
    let has_radar = radar::fits_criteria(open);
    // Radar and table share a wide window; in a smaller one the radar takes the table's place.
    let height = table_rows.min(body.height.saturating_sub(4)).max(3);
    let upper = Rect { height: if wide { height.max(body.height.saturating_sub(12)) } else { height }, ..body };
    if wide && has_radar {
        let left = Rect { width: beside_radar(area.width), ..upper };
        table(state, painter, open, left);
        let right = Rect { x: left.right() + 1, width: area.width - left.width - 1, ..upper };
        radar::draw(state, painter, open, right);
        legend(state, painter, right);
    } else if radar::stands_alone(state, open) {
        let full = Rect { height: body.height, ..body };
        radar::draw(state, painter, open, full);
        legend(state, painter, full);
        return None;
    } else {
        table(state, painter, open, upper);
    }
    let lower = Rect { y: upper.bottom(), height: body.bottom().saturating_sub(upper.bottom()), ..body };
    painter.rule(lower, 0);
    painter.note_on_rule(lower, &weights_note(state, open), Action::ScreenWeights);
    list(state, painter, &found, Rect { y: lower.y + 1, height: lower.height.saturating_sub(1), ..lower });
    None
}

/// Columns of the table where the radar stands beside it.
fn beside_radar(columns: u16) -> u16 {
    columns / 2 + 2
}

/// How many figures of a row the window shows; the cursor stays on those.
#[must_use]
pub fn figures_shown(state: &State, open: &Open) -> usize {
    let wide = radar::stands_beside(state.size) && radar::fits_criteria(open);
    let width = if wide { beside_radar(state.size.0) } else { state.size.0 };
    let shape = Shape::new(state, open, Rect { x: 0, y: 0, width, height: 1 });
    3 + usize::from(shape.potential) + usize::from(shape.weight)
}

/// What the two lines of the radar are; the corner above the labels is always free.
fn legend(state: &State, painter: &mut Painter<'_>, area: Rect) {
    let text = ScoreText::of(state.lang);
    painter.put(area, 1, 0, text.radar_claimed, painter.theme.claimed);
    painter.put(area, 1, 1, text.radar_evidenced, painter.theme.evidenced);
}

/// The overall figures in one line.
fn summary(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) {
    let (text, terms, theme) = (ScoreText::of(state.lang), state.terms(), painter.theme);
    let figures = open.score.overall;
    if open.score.progress.answered() == 0 {
        painter.put(area, 1, 0, text.not_started, theme.dim);
        return;
    }
    let gap = signed_difference(figures.evidenced_score, figures.score);
    let unanswered = open.score.progress.unanswered;
    // The level's name gives way to how much is still open.
    let short = unanswered > 0 && area.width < 96;
    let level = match figures.level {
        Some(rank) if !short => {
            let mark = if open.score.is_level_empty(open.framework(), Part::Overall, View::Claimed) { "~" } else { "" };
            level_name(open.framework(), rank, state.lang) + mark
        }
        _ => level_word(state, open, Part::Overall, View::Claimed),
    };
    let evidenced = level_word(state, open, Part::Overall, View::Evidenced);
    let evidenced = fill(text.evidenced_level, &[("level", &evidenced)]);
    let open_items = fill(text.unanswered_n, &[("n", &unanswered.to_string())]);
    // In a narrow window the level takes the place of what the table below tells too.
    let narrow = state.is_narrow();
    let mut pieces = Vec::new();
    if !narrow && !short {
        pieces.push((format!("{}  ", terms.overall), theme.heading));
    }
    pieces.extend([
        (format!("{} ", terms.claimed), theme.dim),
        (one(figures.score), theme.claimed),
        (format!("  {} ", terms.evidenced), theme.dim),
        (one(figures.evidenced_score), theme.evidenced),
    ]);
    if narrow {
        let level = level_word(state, open, Part::Overall, View::Claimed);
        pieces.push((format!("  {level}"), theme.heading));
    } else {
        pieces.push((format!("  {} ", text.gap), theme.dim));
        pieces.push((gap, theme.warning));
        pieces.push((format!("  {} ", terms.level), theme.dim));
        pieces.push((level, theme.heading));
    }
    if let Some(grade) = open.score.grade {
        pieces.push((format!("  {}", open.framework().grades[grade].name.get(state.lang)), theme.text));
    }
    if !narrow {
        pieces.push((format!(" ({evidenced})"), theme.evidenced));
    }
    if unanswered > 0 && !narrow {
        pieces.push((format!("  {} ", terms.potential), theme.dim));
        pieces.push((format!("{} ({open_items})", one(figures.score_potential)), theme.text));
    }
    let pieces: Vec<(&str, _)> = pieces.iter().map(|(text, style)| (text.as_str(), *style)).collect();
    painter.spans(area, 1, 0, &pieces);
}

struct Shape {
    name: usize,
    level: usize,
    heads: [usize; 4],
    bar: u16,
    weight: bool,
    potential: bool,
}

impl Shape {
    fn new(state: &State, open: &Open, area: Rect) -> Self {
        let (text, terms) = (ScoreText::of(state.lang), state.terms());
        let titles = open.framework().criteria().map(|criterion| width(criterion.title.get(state.lang)));
        let wanted = titles.max().unwrap_or(8).max(8) + 3;
        let columns = usize::from(area.width);
        // A column is as wide as its heading or its figure, and a blank.
        let heads =
            [terms.claimed, terms.evidenced, terms.potential, text.column_weight].map(|head| width(head).max(6) + 1);
        let level = 8;
        let fits = |shown: usize, name: usize| heads[..shown].iter().sum::<usize>() + level + name + 3 <= columns;
        let potential = fits(3, wanted.min(14));
        let weight = fits(4, wanted);
        let numbers = heads[..2 + usize::from(potential) + usize::from(weight)].iter().sum::<usize>() + level;
        let name = wanted.min(columns.saturating_sub(numbers + 3)).max(8);
        let rest = columns.saturating_sub(name + numbers + 4);
        let bar = if rest >= 12 { u16::try_from(rest).unwrap_or(0) } else { 0 };
        Self { name, level, heads, bar, weight, potential }
    }
}

fn table(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) {
    let (text, terms) = (ScoreText::of(state.lang), state.terms());
    let shape = Shape::new(state, open, area);
    let mut head = pad(&corner(state, open, shape.name), shape.name + 1)
        + &pad(terms.level, shape.level)
        + &pad_left(terms.claimed, shape.heads[0])
        + &pad_left(terms.evidenced, shape.heads[1]);
    if shape.potential {
        head += &pad_left(terms.potential, shape.heads[2]);
    }
    if shape.weight {
        head += &pad_left(text.column_weight, shape.heads[3]);
    }
    painter.put(area, 1, 0, &head, painter.theme.dim);
    if shape.bar > 0 {
        let bar = Rect { x: area.right().saturating_sub(shape.bar + 1), width: shape.bar, height: 1, y: area.y };
        scale(painter, bar);
    }
    painter.hits.pane(area, HitPane::Table);
    let rows = rows(&state.board, open);
    let room = usize::from(area.height.saturating_sub(1));
    let first = (state.board.row + 1).saturating_sub(room);
    for (line, (index, part)) in (1_u16..).zip(rows.iter().enumerate().skip(first).take(room)) {
        let selected = (index == state.board.row && state.board.pane == Pane::Table).then_some(state.board.column);
        painter.spot_row(area, line, Target::Figure(index, state.board.column));
        draw_row(state, painter, open, area, line, &shape, (index, *part), selected);
    }
}

/// Whether table and findings show one at a time.
fn is_single(state: &State, rows: u16) -> bool {
    state.is_narrow() || rows < 12
}

/// Which weights are in force, where no rule says it: in the free corner of the table.
fn corner(state: &State, open: &Open, columns: usize) -> String {
    // What header, notice and footer take is four rows.
    if !is_single(state, state.size.1.saturating_sub(4)) {
        return String::new();
    }
    // Without room for the whole, even the shortest way would be cut: better none than half.
    Some(fitting(open.in_force(state.lang), columns)).filter(|way| width(way) <= columns).unwrap_or_default()
}

/// The numbers above the bars.
fn scale(painter: &mut Painter<'_>, area: Rect) {
    let style = painter.theme.dim;
    painter.put(area, 0, 0, "0", style);
    if area.width >= 24 {
        painter.put(area, (area.width / 2).saturating_sub(1), 0, "50", style);
    }
    painter.put_right(area, 0, "100", style);
}

#[allow(clippy::too_many_arguments, reason = "one row of one table")]
fn draw_row(
    state: &State,
    painter: &mut Painter<'_>,
    open: &Open,
    area: Rect,
    line: u16,
    shape: &Shape,
    (row, part): (usize, Part),
    selected: Option<usize>,
) {
    let theme = painter.theme;
    let (name, figures, weight, indent) = facts(state, open, part);
    let style = if indent == 0 { theme.heading } else { theme.text };
    if selected.is_some() {
        painter.put(area, 0, line, painter.glyphs.cursor, theme.accent);
    }
    painter.put(area, 1, line, &pad(&format!("{}{name}", " ".repeat(indent)), shape.name), style);
    let started = match part {
        Part::Criterion(index) => open.score.criteria[index].is_started(),
        Part::Dimension(dimension) => (0..open.score.criteria.len()).any(|at| {
            open.framework().criterion_ref(at).dimension == dimension && open.score.criteria[at].is_started()
        }),
        Part::Overall => open.score.progress.answered() > 0,
    };
    let level = if started { short_pair(open, part, figures) } else { "-".to_owned() };
    let mut cells = vec![
        (pad(&level, shape.level), theme.text),
        (pad_left(&one(figures.score), shape.heads[0]), theme.claimed),
        (pad_left(&one(figures.evidenced_score), shape.heads[1]), theme.evidenced),
    ];
    if shape.potential {
        cells.push((pad_left(&one(figures.score_potential), shape.heads[2]), theme.potential));
    }
    if shape.weight {
        cells.push((pad_left(&format!("{}%", decimals(weight * 100.0, 1)), shape.heads[3]), theme.dim));
    }
    let mut column = u16::try_from(shape.name).unwrap_or(0) + 2;
    let marked = selected.map(|column| column.min(cells.len() - 1));
    for (index, (cell, style)) in cells.iter().enumerate() {
        let chosen = marked == Some(index);
        let columns = painter.put(area, column, line, cell, if chosen { theme.selected } else { *style });
        painter.spot(area, column, line, columns, Target::Figure(row, index));
        column += columns;
    }
    if shape.bar > 0 && figures.score.is_some() {
        let bar = Rect { x: area.right().saturating_sub(shape.bar + 1), width: shape.bar, ..area };
        let gauge = Gauge {
            value: figures.score.unwrap_or(0.0),
            potential: 100.0,
            mark: figures.evidenced_score,
            style: theme.claimed,
        };
        painter.gauge(bar, 0, line, shape.bar, &gauge);
    }
}

/// `3 (2)`: the claimed level, the evidenced one in brackets where it differs, `~` where nothing applies at it.
fn short_pair(open: &Open, part: Part, figures: Figures) -> String {
    let word = |view: View| {
        let mark = if open.score.is_level_empty(open.framework(), part, view) { "~" } else { "" };
        figures.level_of(view).map_or_else(|| "-".to_owned(), |rank| format!("{rank}{mark}"))
    };
    let (claimed, evidenced) = (word(View::Claimed), word(View::Evidenced));
    if claimed == evidenced { claimed } else { format!("{claimed} ({evidenced})") }
}

fn facts<'s>(state: &State, open: &'s Open, part: Part) -> (&'s str, Figures, f64, usize) {
    let framework = open.framework();
    match part {
        Part::Overall => (state.terms().overall, open.score.overall, 1.0, 0),
        Part::Dimension(index) => {
            let score = &open.score.dimensions[index];
            (framework.dimensions[index].title.get(state.lang), score.figures, score.weight, 0)
        }
        Part::Criterion(index) => {
            let score = &open.score.criteria[index];
            (framework.criterion(index).title.get(state.lang), score.figures, score.weight, 2)
        }
    }
}

fn list(state: &State, painter: &mut Painter<'_>, found: &[Finding], area: Rect) {
    let text = ScoreText::of(state.lang);
    if found.is_empty() {
        let started = state.open.as_ref().is_some_and(|open| open.score.progress.answered() > 0);
        let go = fill(text.not_started_go, &[("key", &key_of(state, Action::ScreenAssess))]);
        painter.put(area, 1, 0, if started { text.no_findings } else { &go }, painter.theme.dim);
        return;
    }
    painter.hits.pane(area, HitPane::Findings);
    let lead = found.iter().map(|finding| width(finding.lead)).max().unwrap_or(4) + 2;
    let lead_columns = u16::try_from(lead).unwrap_or(6);
    let room = usize::from(area.width.saturating_sub(lead_columns + 4)).max(1);
    let focused = state.board.pane == Pane::Findings;
    // Every finding gets one line before any gets a second.
    let spare = usize::from(area.height).saturating_sub(found.len());
    let mut lines_left = spare;
    let blocks: Vec<Vec<String>> = found
        .iter()
        .map(|finding| {
            let all = wrapped(&finding.text, room);
            let more = (all.len() - 1).min(lines_left);
            lines_left -= more;
            if more + 1 == all.len() {
                all
            } else if more == 0 {
                vec![finding.text.clone()]
            } else {
                all
            }
        })
        .collect();
    let first = if focused { (state.board.finding + 1).saturating_sub(usize::from(area.height)) } else { 0 };
    let mut row = 0;
    for (index, (finding, lines)) in found.iter().zip(&blocks).enumerate().skip(first) {
        let selected = focused && index == state.board.finding;
        let style = if selected { painter.theme.selected } else { painter.theme.text };
        let lead_style = match (selected, finding.warning) {
            (true, _) => style,
            (false, true) => painter.theme.warning,
            (false, false) => painter.theme.accent,
        };
        for (nth, line) in lines.iter().enumerate() {
            if row >= area.height {
                painter.put_right(area, area.height.saturating_sub(1), painter.glyphs.down, painter.theme.accent);
                return;
            }
            if selected {
                painter.highlight(area, row, style);
            }
            painter.spot_row(area, row, Target::Finding(index));
            if nth == 0 {
                painter.put(area, 1, row, finding.lead, lead_style);
            }
            let body = Rect { width: area.width.saturating_sub(1), ..area };
            painter.put(body, 1 + lead_columns, row, line, style);
            row += 1;
        }
    }
}
