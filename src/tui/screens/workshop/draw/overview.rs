//! Drawing all criteria side by side, those with the widest spread first.

use ratatui::layout::Rect;

use crate::i18n::{MinutesText, WorkshopText, fill};
use crate::report::votes::spread_word;
use crate::scoring::agreement::Spread;
use crate::scoring::{one, two};
use crate::text::{pad, pad_left, truncate, width, wrapped};
use crate::tui::hints::keyed;
use crate::tui::hit::{Pane as HitPane, Target};
use crate::tui::paint::Painter;
use crate::tui::screens::workshop::workshop;
use crate::tui::state::{Open, State, level_name, level_short};
use crate::workshop::{Course, Figures, Place, Workshop, evaluation, figures};

use super::{fills_window, hints, paragraph};

/// The criteria by their spread, widest first, those without votes last; indices over the workshop's order.
#[must_use]
pub fn order(state: &State) -> Vec<usize> {
    let Some(shown) = workshop(state) else { return Vec::new() };
    let range = |index: &usize| found(shown, &shown.courses()[*index]).map(|found| found.range);
    let mut order: Vec<usize> = (0..shown.courses().len()).collect();
    order.sort_by_cached_key(|index| std::cmp::Reverse(range(index)));
    order
}

fn found(shown: &Workshop, course: &Course) -> Option<Figures> {
    course.shown().and_then(|(_, tally)| figures(tally, shown.ranks()))
}

pub(super) fn draw(state: &State, painter: &mut Painter<'_>, area: Rect, shown: &Workshop) {
    let Some(open) = &state.open else { return };
    painter.hits.pane(area, HitPane::Shop);
    let text = WorkshopText::of(state.lang);
    let order = order(state);
    let columns = Columns::of(state, open, area);
    let heads = [text.head_median, text.head_spread, text.head_agreed, text.head_levels, text.head_rounds];
    line(painter, area, 0, &columns, text.head_criterion, &heads.map(str::to_owned), painter.theme.dim);
    let hint = next(state, shown);
    // What comes next is told in any case; how it is evaluated only where there is room.
    let lines = u16::try_from(wrapped(&hint, usize::from(area.width.saturating_sub(2)).max(8)).len()).unwrap_or(1);
    let spare = match (fills_window(state), evaluation(shown, open.framework(), &open.score.weights)) {
        (true, _) => 0,
        (_, Some(_)) => 5,
        (_, None) => 1 + lines,
    };
    let room = usize::from(area.height.saturating_sub(1 + spare)).min(if fills_window(state) { 9 } else { usize::MAX });
    let cursor = state.shop.row.min(order.len().saturating_sub(1));
    let first = (cursor + 1).saturating_sub(room).min(order.len().saturating_sub(room));
    let mut row = 1;
    for (nth, index) in order.iter().enumerate().skip(first).take(room) {
        let course = &shown.courses()[*index];
        let selected = nth == cursor && !fills_window(state);
        let style = if selected { painter.theme.selected } else { painter.theme.text };
        if selected {
            painter.highlight(area, row, style);
            painter.put(area, 0, row, painter.glyphs.cursor, style);
        }
        let name = open.framework().criterion(course.criterion).title.get(state.lang);
        line(painter, area, row, &columns, name, &cells(state, open, shown, course), style);
        painter.spot_row(area, row, Target::Plan(nth));
        row += 1;
    }
    if first > 0 {
        painter.put_right(area, 1, painter.glyphs.up, painter.theme.accent);
    }
    if first + room < order.len() {
        painter.put_right(area, row - 1, painter.glyphs.down, painter.theme.accent);
    }
    if fills_window(state) {
        return;
    }
    let below = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let room = Rect { height: below.height.saturating_sub(lines), ..below };
    row = evaluated(state, painter, room, row + 1, open, shown);
    hints(painter, below, row, &hint, painter.theme.accent);
}

/// What comes next.
fn next(state: &State, shown: &Workshop) -> String {
    let text = WorkshopText::of(state.lang);
    let hint = match (shown.place(), state.shop.rehearsal.is_some()) {
        (_, true) => text.rehearsal_next,
        (Place::End, _) => text.ended_next,
        _ => text.overview_next,
    };
    keyed(state, hint)
}

struct Columns {
    name: usize,
    each: [usize; 5],
}

impl Columns {
    fn of(state: &State, open: &Open, area: Rect) -> Self {
        let text = WorkshopText::of(state.lang);
        let words = MinutesText::of(state.lang);
        let spreads = [Spread::Close, Spread::Apart, Spread::FarApart].map(|spread| spread_word(words, spread));
        let heads = [text.head_median, text.head_spread, text.head_agreed, text.head_levels, text.head_rounds];
        let mut each = heads.map(width);
        each[1] = spreads.iter().map(|word| width(word)).max().unwrap_or(0).max(each[1]);
        each[4] = each[4].max(10);
        let names = open.framework().criteria().map(|criterion| width(criterion.title.get(state.lang)));
        let room = usize::from(area.width).saturating_sub(3);
        let wanted = names.max().unwrap_or(8).max(8);
        // In a narrow window the last columns go first.
        for drop in [4, 3, 1] {
            if wanted.min(14) + each.iter().map(|one| one + 2).sum::<usize>() > room {
                each[drop] = 0;
            }
        }
        let taken: usize = each.iter().filter(|one| **one > 0).map(|one| one + 2).sum();
        Self { name: wanted.min(room.saturating_sub(taken)).max(8), each }
    }
}

fn line(
    painter: &mut Painter<'_>,
    area: Rect,
    row: u16,
    columns: &Columns,
    name: &str,
    cells: &[String; 5],
    style: ratatui::style::Style,
) {
    let mut text = pad(&truncate(name, columns.name), columns.name);
    for (cell, wide) in cells.iter().zip(columns.each).filter(|(_, wide)| *wide > 0) {
        text.push_str("  ");
        text.push_str(&pad_left(&truncate(cell, wide), wide));
    }
    painter.put(area, 2, row, &text, style);
}

fn cells(state: &State, open: &Open, shown: &Workshop, course: &Course) -> [String; 5] {
    let none = || "-".to_owned();
    let found = found(shown, course);
    let score = &open.score.criteria[course.criterion].figures;
    let short = |rank: Option<i64>| rank.map_or_else(none, |rank| level_short(rank, state.lang));
    let median = found.map_or_else(none, |found| one(Some(found.median)));
    let apart = found.map_or_else(none, |found| spread_word(MinutesText::of(state.lang), found.spread).to_owned());
    let agreed = course.consensus.as_ref().map_or_else(none, |one| level_short(one.rank, state.lang));
    let levels = format!("{}/{}", short(score.level), short(score.evidenced_level));
    [median, apart, agreed, levels, rounds(state, shown, course)]
}

/// How the median moved from the first round to the last.
fn rounds(state: &State, shown: &Workshop, course: &Course) -> String {
    let medians: Vec<f64> =
        course.rounds.iter().filter_map(|round| Some(figures(round.tally()?, shown.ranks())?.median)).collect();
    match (medians.first(), medians.last()) {
        (Some(first), Some(last)) if medians.len() > 1 => {
            let (from, to) = (one(Some(*first)), one(Some(*last)));
            fill(WorkshopText::of(state.lang).changed, &[("from", &from), ("to", &to)])
        }
        (Some(_), _) => "1".to_owned(),
        _ => "-".to_owned(),
    }
}

/// The vector over the levels and how it reads.
fn evaluated(state: &State, painter: &mut Painter<'_>, area: Rect, row: u16, open: &Open, shown: &Workshop) -> u16 {
    let text = WorkshopText::of(state.lang);
    let framework = open.framework();
    let Some(found) = evaluation(shown, framework, &open.score.weights) else { return row };
    let each = framework.levels.iter().zip(&found.memberships);
    let vector: Vec<String> =
        each.map(|(level, share)| format!("{} {}", level_short(level.rank, state.lang), two(Some(*share)))).collect();
    let row = paragraph(painter, area, row, &format!("{}  {}", text.evaluation, vector.join("  ")), painter.theme.text);
    let level = level_name(framework, found.rank, state.lang);
    let value = one(Some(found.weighted_rank));
    let said = fill(text.evaluation_reading, &[("level", &level), ("value", &value)]);
    paragraph(painter, area, row, &said, painter.theme.heading)
}
