//! Drawing the export screen: what to choose at the left, what the files say at the right.

use ratatui::layout::{Position, Rect};

use crate::i18n::{ExportScreenText, Lang};
use crate::report::{Format, Part};
use crate::text::{pad, width, wrapped};
use crate::tui::hit::{Pane as HitPane, Target};
use crate::tui::paint::Painter;
use crate::tui::state::State;

use super::{Pane, place};

/// Rows of the lists with their headings: as many as there are parts, the blank checklist, and the heading.
const LISTS: u16 = 14;
/// The same in a window that has no room for all of them beside the place.
const SHORT_LISTS: u16 = 12;
/// Rows below the lists that make it worth while to show them whole.
const ROOM_BELOW: u16 = 9;

/// Draws the screen; returns where the caret stands.
pub fn draw(state: &State, painter: &mut Painter<'_>, area: Rect) -> Option<Position> {
    if is_single(state, area) {
        return single(state, painter, area);
    }
    let parts = parts_of(area);
    let split = parts.lists.width / 2;
    let left = Rect { width: split, ..parts.lists };
    list(state, painter, left, Pane::Formats);
    list(state, painter, Rect { x: left.right(), width: parts.lists.width - split, ..left }, Pane::Parts);
    painter.rule(parts.place, 0);
    heading(state, painter, Rect { height: 1, ..parts.place }, Pane::Place);
    let inner = Rect { y: parts.place.y + 1, height: parts.place.height - 1, ..parts.place };
    let caret = place::draw(state, painter, inner);
    painter.bar(Rect { x: parts.preview.x - 2, width: 1, ..area });
    heading(state, painter, Rect { height: 1, ..parts.preview }, Pane::Preview);
    preview(state, painter, below(parts.preview));
    caret
}

/// Where the panes stand.
struct Panes {
    lists: Rect,
    place: Rect,
    preview: Rect,
}

fn parts_of(area: Rect) -> Panes {
    let left = (area.width * 5 / 8).clamp(48, 72);
    let wanted = if area.height >= LISTS + ROOM_BELOW { LISTS } else { SHORT_LISTS };
    let lists = Rect { width: left, height: wanted.min(area.height.saturating_sub(6)), ..area };
    let place = Rect { y: lists.bottom(), height: area.height - lists.height, ..lists };
    let preview = Rect { x: area.x + left + 2, width: area.width.saturating_sub(left + 3), ..area };
    Panes { lists, place, preview }
}

fn below(area: Rect) -> Rect {
    Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
}

/// Whether one pane shows at a time.
fn is_single(state: &State, area: Rect) -> bool {
    state.is_narrow() || area.height < SHORT_LISTS + 4
}

/// The body of the window: what header, rule, notice and footer leave.
fn body(state: &State) -> Rect {
    Rect { x: 0, y: 2, width: state.size.0, height: state.size.1.saturating_sub(4) }
}

/// The place of the preview's text in a window.
fn preview_area(state: &State) -> Rect {
    let area = body(state);
    if is_single(state, area) {
        Rect { x: 1, width: area.width.saturating_sub(2), ..below(area) }
    } else {
        below(parts_of(area).preview)
    }
}

/// The names of the panes in one row, and the pane that has the keys below.
fn single(state: &State, painter: &mut Painter<'_>, area: Rect) -> Option<Position> {
    let mut column = 1;
    for pane in Pane::ALL {
        let title = pane.title(state.lang);
        let (text, style) = if pane == state.export.pane {
            (format!("[{title}]"), painter.theme.heading)
        } else {
            (format!(" {title} "), painter.theme.dim)
        };
        let columns = painter.put(area, column, 0, &text, style);
        painter.spot(area, column, 0, columns, Target::Choosing(pane));
        column += columns;
    }
    let below = below(area);
    match state.export.pane {
        Pane::Formats | Pane::Parts => rows(state, painter, below, state.export.pane),
        Pane::Place => return place::draw(state, painter, below),
        Pane::Preview => preview(state, painter, Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..below }),
    }
    None
}

/// The heading of a pane, which is lit where the keys are.
fn heading(state: &State, painter: &mut Painter<'_>, area: Rect, pane: Pane) {
    let style = if state.export.pane == pane { painter.theme.accent } else { painter.theme.heading };
    let left = u16::from(pane != Pane::Preview);
    let title = pane.title(state.lang);
    // A rule ends before it.
    let text = if pane == Pane::Place { format!(" {title} ") } else { title.to_owned() };
    let columns = painter.put(area, left, 0, &text, style);
    painter.spot(area, left, 0, columns, Target::Choosing(pane));
}

fn list(state: &State, painter: &mut Painter<'_>, area: Rect, pane: Pane) {
    heading(state, painter, area, pane);
    rows(state, painter, below(area), pane);
}

/// A row of a list: its box, its name, and a word on it.
struct Row {
    chosen: bool,
    name: String,
    about: &'static str,
    /// It does not count now.
    idle: bool,
}

fn format_rows(state: &State) -> Vec<Row> {
    let chosen = state.export.choice.formats();
    let ids = Format::ALL.map(Format::id);
    let columns = ids.iter().map(|id| width(id)).max().unwrap_or(0) + 1;
    let row = |format: Format| Row {
        chosen: chosen.contains(&format),
        name: pad(format.id(), columns),
        about: about(format, state.lang),
        idle: false,
    };
    Format::ALL.map(row).into()
}

fn part_rows(state: &State) -> Vec<Row> {
    let choice = &state.export.choice;
    let row = |part: Part| Row {
        chosen: choice.has_part(part),
        name: part.title(state.lang).to_owned(),
        about: "",
        idle: choice.blank,
    };
    let mut rows: Vec<Row> = Part::ALL.map(row).into();
    let name = ExportScreenText::of(state.lang).blank_checklist.to_owned();
    rows.push(Row { chosen: choice.blank, name, about: "", idle: false });
    rows
}

/// What a format is good for.
fn about(format: Format, lang: Lang) -> &'static str {
    let text = ExportScreenText::of(lang);
    match format.id() {
        "docx" => text.about_docx,
        "xlsx" => text.about_xlsx,
        "pdf" => text.about_pdf,
        "html" => text.about_html,
        "svg" => text.about_svg,
        "png" => text.about_png,
        "md" => text.about_md,
        "csv" => text.about_csv,
        "json" => text.about_json,
        "toml" => text.about_toml,
        _ => "",
    }
}

/// The rows of a list with boxes, as many as fit around the cursor.
fn rows(state: &State, painter: &mut Painter<'_>, area: Rect, pane: Pane) {
    let (rows, cursor) = match pane {
        Pane::Formats => (format_rows(state), state.export.rows[0]),
        _ => (part_rows(state), state.export.rows[1]),
    };
    painter.hits.pane(area, HitPane::Choosing(pane));
    let focused = state.export.pane == pane;
    let room = usize::from(area.height);
    let first = (cursor + 1).saturating_sub(room).min(rows.len().saturating_sub(room));
    for (line, (index, row)) in (0_u16..).zip(rows.iter().enumerate().skip(first).take(room)) {
        let theme = painter.theme;
        let selected = focused && index == cursor;
        let [mark, name, about] = match (selected, row.idle, row.chosen) {
            (true, ..) => [theme.selected; 3],
            (_, true, _) => [theme.dim; 3],
            (_, _, true) => [theme.accent, theme.text, theme.dim],
            _ => [theme.dim; 3],
        };
        if selected {
            painter.highlight(Rect { width: area.width.saturating_sub(1), ..area }, line, theme.selected);
            painter.put(area, 0, line, painter.glyphs.cursor, theme.selected);
        }
        let line_area = Rect { width: area.width.saturating_sub(1), ..area };
        let mark_text = if row.chosen { "[x] " } else { "[ ] " };
        painter.spans(line_area, 2, line, &[(mark_text, mark), (&row.name, name), (row.about, about)]);
        painter.spot_row(line_area, line, Target::Choice(pane, index));
    }
    more(painter, area, first > 0, first + room < rows.len());
}

/// Signs at the right edge that there is more above or below.
fn more(painter: &mut Painter<'_>, area: Rect, above: bool, under: bool) {
    if above {
        painter.put_right(area, 0, painter.glyphs.up, painter.theme.accent);
    }
    if under {
        painter.put_right(area, area.height.saturating_sub(1), painter.glyphs.down, painter.theme.accent);
    }
}

/// The outline, wrapped to a width.
fn preview_lines(state: &State, columns: u16) -> Vec<(usize, u16, String)> {
    let lines = state.export.outline.iter().enumerate();
    let rows = lines.flat_map(|(index, line)| {
        let room = usize::from(columns.saturating_sub(line.indent)).max(8);
        wrapped(&line.text, room).into_iter().map(move |text| (index, line.indent, text))
    });
    rows.collect()
}

/// How far the preview can be scrolled in the window.
#[must_use]
pub fn most_scroll(state: &State) -> usize {
    let area = preview_area(state);
    preview_lines(state, area.width).len().saturating_sub(usize::from(area.height))
}

fn preview(state: &State, painter: &mut Painter<'_>, area: Rect) {
    painter.hits.pane(area, HitPane::Choosing(Pane::Preview));
    let lines = preview_lines(state, area.width);
    let room = usize::from(area.height);
    let most = lines.len().saturating_sub(room);
    let scroll = state.export.scroll.min(most);
    for (row, (index, indent, text)) in (0_u16..).zip(lines.iter().skip(scroll).take(room)) {
        let style = painter.role(state.export.outline[*index].role);
        painter.put(area, *indent, row, text, style);
    }
    more(painter, Rect { width: area.width + 1, ..area }, scroll > 0, scroll < most);
}
