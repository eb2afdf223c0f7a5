//! Drawing the list.

use ratatui::layout::{Position, Rect};

use crate::app::{Archived, Moment, Summary};
use crate::assessment::State as Stage;
use crate::i18n::{HomeText, fill};
use crate::scoring::one;
use crate::text::{pad, pad_left, width, wrapped};
use crate::tui::action::Action;
use crate::tui::field;
use crate::tui::hints::{key_of, keyed};
use crate::tui::hit::{Pane, Target, Text};
use crate::tui::paint::Painter;
use crate::tui::state::{State, level_short};

/// Draws the list; returns where the caret stands, if it stands anywhere.
pub fn draw(state: &State, painter: &mut Painter<'_>, area: Rect) -> Option<Position> {
    let text = HomeText::of(state.lang);
    let mut top = 0;
    let mut caret = None;
    let home = &state.home;
    let searched = home.searching || !home.filter.search.is_empty();
    if searched {
        caret = search_line(state, painter, area);
        top = 1;
    }
    if home.total == 0 {
        if home.is_read && !searched && home.filter.archived == Archived::Hide {
            welcome(state, painter, area);
        } else if home.is_read {
            let message = if searched {
                text.none_match.to_owned()
            } else {
                fill(text.empty_archive, &[("key", &key_of(state, Action::ShowArchived))])
            };
            painter.put(area, 2, top + 1, &message, painter.theme.dim);
        }
        return caret;
    }
    let table = Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area };
    list(state, painter, table);
    caret
}

fn search_line(state: &State, painter: &mut Painter<'_>, area: Rect) -> Option<Position> {
    let label = format!(" {}  ", HomeText::of(state.lang).search_label);
    let left = painter.put(area, 0, 0, &label, painter.theme.accent);
    let room = area.width.saturating_sub(left + 12);
    let place = Rect { x: area.x + left, width: room, ..area };
    painter.spot_row(place, 0, Target::Text(Text::Search));
    let caret = field::line(painter, place, &state.home.search, "", state.home.searching);
    let count = fill(HomeText::of(state.lang).count, &[("n", &state.home.total.to_string())]);
    painter.put_right(area, 0, &format!("{count} "), painter.theme.dim);
    state.home.searching.then_some(caret)
}

fn welcome(state: &State, painter: &mut Painter<'_>, area: Rect) {
    let text = HomeText::of(state.lang);
    let columns = usize::from(area.width.saturating_sub(8)).clamp(1, 76);
    let start = keyed(state, text.welcome_3);
    // Whoever put everything away must not think it is gone.
    let archived = (state.home.archived > 0)
        .then(|| fill(&keyed(state, text.all_archived), &[("n", &state.home.archived.to_string())]));
    let mut lines = Vec::new();
    // Below the title. A sentence that does not fit whole is left out.
    let room = usize::from(area.height.saturating_sub(1));
    let mut add = |sentence: &str, style| {
        let rows = wrapped(sentence, columns);
        if lines.len() + rows.len() <= room {
            lines.extend(rows.into_iter().map(|line| (line, style)));
        }
    };
    if area.height < 14 {
        // What must be known and how to go on, before the rest.
        add(text.secrecy, painter.theme.warning);
        if let Some(sentence) = &archived {
            add(sentence, painter.theme.accent);
        }
        for sentence in [&start, text.welcome_1, text.welcome_2] {
            add(sentence, painter.theme.text);
        }
    } else {
        for sentence in [text.welcome_1, text.welcome_2, &start, ""] {
            add(sentence, painter.theme.text);
        }
        add(text.secrecy, painter.theme.warning);
        if let Some(sentence) = &archived {
            add("", painter.theme.text);
            add(sentence, painter.theme.accent);
        }
    }
    let widest = lines.iter().map(|(line, _)| width(line)).max().unwrap_or(0);
    let left = (usize::from(area.width).saturating_sub(widest)) / 2;
    let above = (usize::from(area.height).saturating_sub(lines.len() + 3)) / 3;
    let (left, above) = (u16::try_from(left).unwrap_or(0), u16::try_from(above).unwrap_or(0));
    let title = format!("{}  {}", state.terms().program, text.welcome_title);
    painter.put(area, left, above, &title, painter.theme.accent);
    let gap = if area.height < 14 { 1 } else { 2 };
    for (row, (line, style)) in (above + gap..).zip(&lines) {
        painter.put(area, left, row, line, *style);
    }
}

/// The columns of the table; those that do not fit are left out from the right end of this order.
struct Columns {
    progress: usize,
    claimed: usize,
    evidenced: usize,
    level: usize,
    office: usize,
    period: usize,
    scope: usize,
    stage: usize,
    changed: usize,
}

impl Columns {
    /// `longest`: columns of the longest period that is listed.
    fn fit(area: u16, longest: usize) -> Self {
        let area = usize::from(area);
        // Progress, both scores and level are always shown: what a list is looked at for.
        let [progress, claimed, evidenced, level] = if area < 60 { [6, 8, 6, 6] } else { [7, 8, 7, 7] };
        let rest = area.saturating_sub(2 + progress + claimed + evidenced + level);
        let stage = if rest >= 34 { 9 } else { 0 };
        let changed = if rest >= 64 {
            17
        } else if rest >= 48 {
            8
        } else {
            0
        };
        let period = if rest >= 26 { longest.clamp(6, 14) + 2 } else { 0 };
        let flexible = rest.saturating_sub(stage + changed + period);
        let scope = if flexible >= 36 { flexible * 2 / 5 } else { 0 };
        Self {
            progress,
            claimed,
            evidenced,
            level,
            office: flexible.saturating_sub(scope),
            period,
            scope,
            stage,
            changed,
        }
    }
}

fn list(state: &State, painter: &mut Painter<'_>, area: Rect) {
    let text = HomeText::of(state.lang);
    let longest = state.home.rows.iter().map(|row| width(&row.period)).max().unwrap_or(0);
    let columns = Columns::fit(area.width, longest);
    let heads = [
        pad(text.column_office, columns.office),
        pad(text.column_period, columns.period),
        pad(text.column_scope, columns.scope),
        pad(text.column_state, columns.stage),
        pad_left(text.column_progress, columns.progress),
        pad_left(text.column_score, columns.claimed),
        pad_left(text.column_evidenced, columns.evidenced),
        pad_left(text.column_level, columns.level),
        pad_left(text.column_changed, columns.changed),
    ];
    painter.put(area, 2, 0, &heads.concat(), painter.theme.dim);
    painter.hits.pane(area, Pane::Assessments);
    let room = usize::from(area.height.saturating_sub(1));
    let home = &state.home;
    let first = home.cursor.saturating_sub(room.saturating_sub(1)).max(home.offset);
    let rows = home.rows.iter().skip(first - home.offset).take(room);
    for (line, (number, row)) in (1_u16..).zip((first..).zip(rows)) {
        draw_row(state, painter, area, line, &columns, row, number == home.cursor);
        painter.spot_row(area, line, Target::Assessment(number));
    }
    if home.filter.archived == Archived::Only {
        let note = fill(text.count_archived, &[("n", &home.total.to_string())]);
        let row = u16::try_from(home.total.min(room)).unwrap_or(0) + 2;
        painter.put(area, 2, row, &note, painter.theme.warning);
    }
}

fn draw_row(
    state: &State,
    painter: &mut Painter<'_>,
    area: Rect,
    line: u16,
    columns: &Columns,
    row: &Summary,
    selected: bool,
) {
    let level = |rank: Option<i64>| match rank {
        Some(rank) if row.started => level_short(rank, state.lang),
        _ => "-".to_owned(),
    };
    let score = |value: Option<f64>| if row.started { one(value) } else { "-".to_owned() };
    let cells = [
        pad(&row.office, columns.office.saturating_sub(1)),
        " ".repeat(columns.office.min(1)),
        pad(&row.period, columns.period.saturating_sub(1)),
        " ".repeat(columns.period.min(1)),
        pad(&row.scope, columns.scope.saturating_sub(1)),
        " ".repeat(columns.scope.min(1)),
        pad(stage_name(state, row.state), columns.stage),
        pad_left(&format!("{}/{}", row.answered, row.items), columns.progress),
        pad_left(&score(row.score), columns.claimed),
        pad_left(&score(row.evidenced_score), columns.evidenced),
        pad_left(&level(row.level), columns.level),
        pad_left(&when(row.changed, state.now, columns.changed), columns.changed),
    ];
    let style = if selected { painter.theme.selected } else { painter.theme.text };
    if selected {
        painter.highlight(area, line, painter.theme.selected);
        painter.put(area, 0, line, painter.glyphs.cursor, style);
    }
    painter.put(area, 2, line, &cells.concat(), style);
}

/// A state in the language shown.
#[must_use]
pub fn stage_name(shown: &State, stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => shown.terms().draft,
        Stage::Finalised => shown.terms().finalised,
        Stage::Archived => shown.terms().archived,
    }
}

/// When: the hour for today, the day for this year, the year beyond; with both where there is room.
fn when(moment: Moment, now: Moment, columns: usize) -> String {
    if columns >= 17 {
        return moment.format("%Y-%m-%d %H:%M").to_string();
    }
    if columns == 0 {
        return String::new();
    }
    if moment.date_naive() == now.date_naive() {
        return moment.format("%H:%M").to_string();
    }
    let same_year = moment.format("%Y").to_string() == now.format("%Y").to_string();
    moment.format(if same_year { "%m-%d" } else { "%Y" }).to_string()
}
