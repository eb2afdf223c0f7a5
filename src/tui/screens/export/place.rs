//! The pane that says where the files go and what became of them.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::i18n::{ExportScreenText, ExportText, Lang, fill};
use crate::report::export::{Done, ExportError, Progress};
use crate::text::{width, wrapped};
use crate::tui::field;
use crate::tui::hints::keyed;
use crate::tui::hit::{Target, Text};
use crate::tui::paint::{Gauge, Painter};
use crate::tui::state::State;

use super::{Pane, Stage};

/// A line of the pane: a word in front, and the text.
type Line = (&'static str, String, Style);

/// Draws it; returns where the caret stands.
pub fn draw(state: &State, painter: &mut Painter<'_>, area: Rect) -> Option<Position> {
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    // In a low window what became of the files needs all rows.
    if area.height < 7 + 1 && !matches!(state.export.stage, Stage::Choosing) && area.width < 48 {
        outcome(state, painter, area);
        return None;
    }
    language(state, painter, area);
    let caret = folder(state, painter, area);
    outcome(state, painter, Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area });
    caret
}

/// Columns of the words in front.
fn lead(state: &State) -> u16 {
    let text = ExportScreenText::of(state.lang);
    let widest = [text.language, text.folder, text.files, text.draft].map(width).into_iter().max().unwrap_or(6);
    u16::try_from(widest).unwrap_or(8) + 2
}

/// Whether the cursor is on a row.
fn is_at(state: &State, row: usize) -> bool {
    state.export.pane == Pane::Place && state.export.rows[2] == row
}

/// The word in front of a row that can be chosen.
fn name(state: &State, painter: &mut Painter<'_>, area: Rect, row: u16, word: &str) {
    let here = is_at(state, usize::from(row));
    if here {
        painter.put(area, 0, row, painter.glyphs.cursor, painter.theme.accent);
    }
    painter.put(area, 2, row, word, if here { painter.theme.accent } else { painter.theme.dim });
}

fn language(state: &State, painter: &mut Painter<'_>, area: Rect) {
    name(state, painter, area, 0, ExportScreenText::of(state.lang).language);
    let mut column = 2 + lead(state);
    for (index, (lang, word)) in [(Lang::Zh, "中文"), (Lang::En, "English")].into_iter().enumerate() {
        let chosen = state.export.choice.lang == lang;
        let style = match (chosen, is_at(state, 0)) {
            (true, true) => painter.theme.selected,
            (true, false) => painter.theme.text,
            (false, _) => painter.theme.dim,
        };
        let columns = painter.put(area, column, 0, &format!("({}) {word}", if chosen { 'x' } else { ' ' }), style);
        painter.spot(area, column, 0, columns, Target::Choice(Pane::Place, index));
        column += columns + 2;
    }
}

fn folder(state: &State, painter: &mut Painter<'_>, area: Rect) -> Option<Position> {
    let text = ExportScreenText::of(state.lang);
    name(state, painter, area, 1, text.folder);
    let column = 2 + lead(state);
    let place = Rect { x: area.x + column, y: area.y + 1, width: area.width.saturating_sub(column), height: 1 };
    let export = &state.export;
    painter.hits.spot(place, Target::Text(Text::Folder));
    let caret = field::line(painter, place, &export.folder, text.folder_hint, export.editing);
    export.editing.then_some(caret)
}

/// What is about to be written, is being written, was, or was not.
fn outcome(state: &State, painter: &mut Painter<'_>, area: Rect) {
    let text = ExportScreenText::of(state.lang);
    match &state.export.stage {
        Stage::Choosing => {
            let lines = plan(state, painter, area);
            put(state, painter, area, &lines);
        }
        Stage::Writing(progress) | Stage::Stopping(progress) => writing(state, painter, area, *progress),
        Stage::Written(done) => {
            let lines = written(state, painter, area, done);
            put(state, painter, area, &lines);
        }
        Stage::Failed(ExportError::Cancelled) => {
            put(state, painter, area, &[("", text.stopped.to_owned(), painter.theme.warning)]);
        }
        Stage::Failed(error) => {
            let said = format!("{}{}{}", text.not_written, state.terms().colon, error.message(state.lang));
            put(state, painter, area, &[("", said, painter.theme.error)]);
        }
    }
}

/// Writes lines with their words in front, wrapped.
fn put(state: &State, painter: &mut Painter<'_>, area: Rect, lines: &[Line]) {
    let mut row = 0;
    for (word, text, style) in lines {
        let column = if word.is_empty() { 2 } else { 2 + lead(state) };
        painter.put(area, 2, row, word, painter.theme.dim);
        for line in wrapped(text, usize::from(area.width.saturating_sub(column)).max(8)) {
            painter.put(area, column, row, &line, *style);
            row += 1;
        }
    }
}

/// The files to be written, which of them are there, and that they are a draft's.
fn plan(state: &State, painter: &Painter<'_>, area: Rect) -> Vec<Line> {
    let (text, theme) = (ExportScreenText::of(state.lang), painter.theme);
    let export = &state.export;
    let mut lines = Vec::new();
    if let Some(fault) = export.seen.fault.as_ref().filter(|_| !export.editing) {
        lines.push(("", fault.message(state.lang), theme.warning));
    }
    if export.choice.formats().is_empty() {
        lines.push((text.files, keyed(state, text.no_format), theme.warning));
    } else if export.choice.is_empty() {
        lines.push((text.files, keyed(state, text.no_part), theme.warning));
    } else {
        let columns = usize::from(area.width.saturating_sub(2 + lead(state)));
        let room = usize::from(area.height).saturating_sub(3);
        let names = names(&export.stem, &export.names(), columns, room);
        let word = |index| if index == 0 { text.files } else { " " };
        lines.extend(names.into_iter().enumerate().map(|(index, name)| (word(index), name, theme.text)));
    }
    if !export.seen.taken.is_empty() {
        let endings: Vec<&str> = export.seen.taken.iter().map(|name| ending(name)).collect();
        let said = fill(text.taken_some, &[("list", &endings.join(" "))]);
        lines.push((text.taken, said, theme.warning));
    }
    let draft = state.open.as_ref().is_some_and(|open| !open.assessment.finalised);
    if draft && !export.choice.blank {
        lines.push((text.draft, text.draft_note.to_owned(), theme.warning));
    }
    lines
}

/// Files one a row, where there is room; else what all have in common once, and then their endings.
fn names(stem: &str, names: &[String], columns: usize, room: usize) -> Vec<String> {
    if names.len() <= room && names.iter().all(|name| width(name) <= columns) {
        return names.to_vec();
    }
    let endings: Vec<&str> = names.iter().map(|name| ending(name)).collect();
    vec![stem.to_owned(), endings.join(" ")]
}

/// `.html` of a file's name.
fn ending(name: &str) -> &str {
    name.rfind('.').map_or("", |at| &name[at..])
}

/// How far the writing is, and that it can be stopped.
fn writing(state: &State, painter: &mut Painter<'_>, area: Rect, progress: Progress) {
    let text = ExportScreenText::of(state.lang);
    let stopping = matches!(state.export.stage, Stage::Stopping(_));
    let (done, all) = (progress.done.to_string(), progress.all.to_string());
    let values = [("format", progress.next.map_or("", |format| format.id())), ("done", &done), ("all", &all)];
    let said = match progress.next {
        _ if stopping => text.stopping.to_owned(),
        Some(_) => fill(text.writing, &values),
        None => fill(text.naming, &values),
    };
    painter.put(area, 2, 1, &said, painter.theme.accent);
    let columns = area.width.saturating_sub(2).min(40);
    let share = f64::from(u32::try_from(progress.done).unwrap_or(0))
        / f64::from(u32::try_from(progress.all).unwrap_or(1).max(1));
    let gauge = Gauge { value: share * 100.0, potential: 100.0, mark: None, style: painter.theme.claimed };
    painter.gauge(area, 2, 2, columns, &gauge);
    if !stopping {
        painter.put(area, 2, 3, &keyed(state, text.writing_stop), painter.theme.dim);
    }
}

/// The files that are there now, and what no font had.
fn written(state: &State, painter: &Painter<'_>, area: Rect, done: &Done) -> Vec<Line> {
    let (text, theme) = (ExportScreenText::of(state.lang), painter.theme);
    let count = done.paths.len();
    let said = fill(if count == 1 { text.written_once } else { text.written }, &[("n", &count.to_string())]);
    let mut lines = vec![("", said, theme.done)];
    let paths: Vec<String> = done.paths.iter().map(|path| path.display().to_string()).collect();
    let stem = done.paths.first().map(|path| path.with_extension("").display().to_string()).unwrap_or_default();
    let columns = usize::from(area.width.saturating_sub(2));
    let room = usize::from(area.height).saturating_sub(if done.missing.is_empty() { 1 } else { 4 });
    // Before the paths, which may be long: what is missing must be seen.
    if !done.missing.is_empty() {
        let chars: Vec<String> = done.missing.iter().map(char::to_string).collect();
        let said = fill(ExportText::of(state.lang).missing, &[("chars", &chars.join(" "))]);
        lines.push(("", said, theme.warning));
    }
    lines.extend(names(&stem, &paths, columns, room).into_iter().map(|path| ("", path, theme.text)));
    lines
}
