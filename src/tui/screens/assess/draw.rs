//! Drawing the walk: three panes where there is room, one where there is not.

use ratatui::layout::{Position, Rect};

use crate::i18n::{AssessText, Lang, fill};
use crate::text::{width, wrapped};
use crate::tui::action::Action;
use crate::tui::hints::keyed;
use crate::tui::paint::Painter;
use crate::tui::state::{Open, State, weights_note};

use super::walk::{Filter, Pane, count};
use super::{guide, items, reflections, side, strip};

/// Columns of the tree; English titles are longer.
fn tree_columns(lang: Lang, wide: bool) -> u16 {
    lang.pick(19, 27) + if wide { 2 } else { 0 }
}

/// Columns from which the score has a pane of its own.
const WIDE: u16 = 108;
/// Rows of the score strip with the rule above it.
const STRIP: u16 = 4;

/// Draws the walk.
pub fn draw(state: &State, painter: &mut Painter<'_>, area: Rect) -> Option<Position> {
    let open = state.open.as_ref()?;
    if state.is_narrow() {
        one_pane(state, painter, open, area);
        return None;
    }
    let wide = area.width >= WIDE && area.height >= 20;
    let below = if wide { 0 } else { STRIP };
    let body = Rect { height: area.height.saturating_sub(below), ..area };
    let tree_width = tree_columns(state.lang, wide);
    let tree = Rect { width: tree_width, ..body };
    let score_width = if wide { (area.width * 3 / 10).clamp(34, 46) } else { 0 };
    let list = Rect { x: body.x + tree_width + 2, width: body.width - tree_width - 2 - score_width, ..body };
    side::draw(state, painter, open, tree);
    painter.bar(Rect { x: tree.right(), width: 1, ..body });
    page(state, painter, open, list);
    if wide {
        let pane = Rect { x: list.right() + 2, width: score_width.saturating_sub(2), ..body };
        painter.bar(Rect { x: list.right(), width: 1, ..body });
        strip::pane(state, painter, open, pane);
    } else {
        let strip = Rect { y: body.bottom(), height: below, ..area };
        painter.rule(strip, 0);
        if guide::lines(state, open).is_none() {
            painter.note_on_rule(strip, &weights_note(state, open), Action::ScreenWeights);
        }
        strip::strip(state, painter, open, Rect { y: strip.y + 1, height: below - 1, ..strip });
    }
    None
}

fn one_pane(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) {
    match state.walk.pane {
        Pane::Tree => side::draw(state, painter, open, area),
        Pane::List => page(state, painter, open, area),
        Pane::Score => strip::pane(state, painter, open, area),
    }
}

/// The open criterion: what is asked, what its levels look like, its checklist. Or the closing questions.
fn page(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) {
    if state.walk.is_reflections(open.framework()) {
        reflections::draw(state, painter, open, area);
        return;
    }
    let head = head(state, painter, open, area);
    let rest = Rect { y: area.y + head, height: area.height.saturating_sub(head), ..area };
    items::list(state, painter, open, rest);
}

/// Draws the head of the criterion; returns the rows it took.
fn head(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) -> u16 {
    let criterion = open.framework().criterion(state.walk.criterion);
    let score = &open.score.criteria[state.walk.criterion];
    let section = criterion.section.as_deref().unwrap_or_default();
    let title = format!("{section} {}", criterion.title.get(state.lang));
    let done = format!("{}/{}", score.progress.answered(), score.progress.items);
    let tight = area.height < 14;
    painter.put(area, 0, 0, title.trim_start(), painter.theme.heading);
    let progress = fill(
        AssessText::of(state.lang).answered,
        &[("done", &score.progress.answered().to_string()), ("all", &score.progress.items.to_string())],
    );
    painter.put_right(area, 0, if state.is_narrow() { &done } else { &progress }, painter.theme.dim);
    let mut row = 1;
    // In a very low window the name of a filter takes the place of the question.
    let squeezed = area.height < 10 && state.walk.filter != Filter::All;
    if let Some(question) = criterion.question.as_ref().filter(|_| !squeezed) {
        let text = question.get(state.lang);
        let lines = if tight { vec![text.to_owned()] } else { wrapped(text, usize::from(area.width)) };
        for line in lines.iter().take(2) {
            painter.put(area, 0, row, line, painter.theme.accent);
            row += 1;
        }
    }
    if !tight {
        row = rubric(state, painter, open, area, row);
    }
    if state.walk.filter != Filter::All {
        let shown = count(&state.walk, open, state.now.date_naive()).to_string();
        let name = state.walk.filter.name(open.framework(), state.lang);
        let text = AssessText::of(state.lang);
        let ways = [text.filter_on, text.filter_on_short];
        let [long, short] = ways.map(|way| fill(&keyed(state, way), &[("filter", &name), ("n", &shown)]));
        let note = if width(&long) <= usize::from(area.width) { long } else { short };
        painter.put(area, 0, row, &note, painter.theme.warning);
        row += 1;
    }
    if area.height >= 20 { row + 1 } else { row }
}

/// What this level and the next look like: the two sentences between which the answers decide.
fn rubric(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect, mut row: u16) -> u16 {
    let framework = open.framework();
    let criterion = framework.criterion(state.walk.criterion);
    let level = open.score.criteria[state.walk.criterion].figures.level.unwrap_or(framework.levels[0].rank);
    // A tall window shows every level, a low one this and the next.
    let all = area.height >= 26;
    let next = framework.levels.iter().map(|row| row.rank).find(|rank| *rank > level);
    for (rank, text) in &criterion.rubric {
        let here = *rank == level;
        if !all && !here && Some(*rank) != next {
            continue;
        }
        let name = framework.level(*rank).map_or("", |row| row.name.get(state.lang));
        // A narrow page keeps the sentence on one line; the level's name then stands in the score pane alone.
        let short = crate::tui::state::level_short(*rank, state.lang);
        let (lead, lead_width) =
            if area.width >= 66 { (format!("{short} {name}"), state.lang.pick(11, 13)) } else { (short, 4) };
        let (mark, style) = if here { (painter.glyphs.open, painter.theme.text) } else { (" ", painter.theme.dim) };
        painter.put(area, 0, row, mark, style);
        painter.put(area, 1, row, &lead, style);
        let room = usize::from(area.width.saturating_sub(1 + lead_width)).max(1);
        for line in wrapped(text.get(state.lang), room).iter().take(if all { 4 } else { 2 }) {
            painter.put(area, 1 + lead_width, row, line, style);
            row += 1;
        }
    }
    row
}
