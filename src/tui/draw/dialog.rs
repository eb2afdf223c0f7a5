//! Drawing forms, pickers, texts and questions above a screen.

use ratatui::layout::{Position, Rect};

use crate::i18n::{AssessText, TuiText};
use crate::text::{truncate, width, wrapped};
use crate::tui::dialog::{Confirm, Dialog, Form, FormKind, Picker, ViewLine, Viewer};
use crate::tui::dialogs::{form_columns, label_columns};
use crate::tui::field;
use crate::tui::hit::{Pane, Target, Text};
use crate::tui::paint::Painter;
use crate::tui::state::State;

/// Draws a dialog; returns where the caret stands.
pub fn draw(state: &State, painter: &mut Painter<'_>, area: Rect, dialog: &Dialog) -> Option<Position> {
    match dialog {
        Dialog::Form(form) => draw_form(state, painter, area, form),
        Dialog::Picker(picker) => draw_picker(state, painter, area, picker),
        Dialog::Viewer(viewer) => draw_viewer(state, painter, area, viewer),
        Dialog::Confirm(confirm) => {
            draw_confirm(state, painter, area, confirm);
            None
        }
    }
}

/// Below so many rows of a window a box has no blank ones: each is worth a line of text.
const LOW: u16 = 16;

/// Rows between a box's frame and what is in it, above and below.
fn padding(window: u16) -> u16 {
    u16::from(window >= LOW)
}

/// Rows that a box's content can have in a window. Around a box that has a blank row inside, there is one outside too.
#[must_use]
pub fn content_rows(window: u16) -> u16 {
    window.saturating_sub(2 + 4 * padding(window))
}

/// A box in the middle of the window, framed by a heading and a last line; returns the part to fill.
fn frame(painter: &mut Painter<'_>, area: Rect, columns: u16, rows: u16, title: &str, hint: &str) -> Rect {
    let wanted = columns.saturating_add(6);
    // A box that would leave only slivers beside it takes the whole width.
    let width = if wanted.saturating_add(12) >= area.width { area.width } else { wanted };
    let padding = padding(area.height);
    let height = rows.saturating_add(2 + 2 * padding).min(area.height);
    let outer = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
    painter.clear(outer);
    painter.rule(outer, 0);
    painter.rule(outer, height.saturating_sub(1));
    let bar = Rect { width: 1, ..outer };
    painter.bar(bar);
    painter.bar(Rect { x: outer.right().saturating_sub(1), ..bar });
    let room = usize::from(width.saturating_sub(5));
    let title = truncate(title, room);
    painter.put(outer, 2, 0, &format!(" {title} "), painter.theme.heading);
    let hint = hints_that_fit(hint, room);
    painter.put(outer, 2, height.saturating_sub(1), &format!(" {hint} "), painter.theme.dim);
    painter.spot_hints(outer, 3, height.saturating_sub(1), &hint);
    Rect {
        x: outer.x + 3,
        y: outer.y + 1 + padding,
        width: width.saturating_sub(6),
        height: height.saturating_sub(2 + 2 * padding),
    }
}

/// Of hints two blanks apart, the first ones that fit whole: half a hint helps nobody.
fn hints_that_fit(hints: &str, room: usize) -> String {
    let mut shown = String::new();
    for hint in hints.split("  ") {
        let apart = if shown.is_empty() { 0 } else { 2 };
        if width(&shown) + apart + width(hint) > room {
            break;
        }
        shown.push_str(&" ".repeat(apart));
        shown.push_str(hint);
    }
    shown
}

fn draw_confirm(state: &State, painter: &mut Painter<'_>, area: Rect, confirm: &Confirm) {
    let columns = form_columns(area.width).min(56);
    let lines: Vec<String> = confirm.lines.iter().flat_map(|line| wrapped(line, usize::from(columns))).collect();
    let rows = u16::try_from(lines.len()).unwrap_or(4);
    let title = TuiText::of(state.lang).confirm_title;
    let inner = frame(painter, area, columns, rows, title, TuiText::of(state.lang).confirm_hint);
    for (row, line) in (0_u16..).zip(&lines).take(usize::from(inner.height)) {
        painter.put(inner, 0, row, line, if row == 0 { painter.theme.heading } else { painter.theme.text });
    }
}

/// One drawn row of a viewer: the line it belongs to, whether it is the line's first row, and its text.
type DrawnLine<'v> = (&'v ViewLine, bool, String);

/// Columns of a viewer's text in a window.
fn viewer_columns(window: u16) -> u16 {
    window.saturating_sub(8).min(84)
}

/// How far a viewer can be scrolled in a window.
#[must_use]
pub fn most_scroll(viewer: &Viewer, (columns, rows): (u16, u16)) -> u16 {
    let (_, lines) = viewer_lines(&viewer.lines, usize::from(viewer_columns(columns)));
    u16::try_from(lines.len())
        .unwrap_or(u16::MAX)
        .saturating_sub(content_rows(rows).saturating_sub(query_rows(viewer, rows)))
}

/// Rows above a text that can be narrowed: what is typed, and a blank one where there is room.
fn query_rows(viewer: &Viewer, window: u16) -> u16 {
    match viewer.query {
        Some(_) if window >= LOW => 2,
        Some(_) => 1,
        None => 0,
    }
}

fn viewer_lines(lines: &[ViewLine], columns: usize) -> (usize, Vec<DrawnLine<'_>>) {
    let lead = lines.iter().map(|line| width(&line.lead)).max().unwrap_or(0).min(columns / 2);
    let lead = if lead == 0 { 0 } else { lead + 2 };
    let rows = lines.iter().flat_map(|line: &ViewLine| {
        let tail = if line.tail.is_empty() { 0 } else { width(&line.tail) + 2 };
        let left = if line.lead.is_empty() { 0 } else { lead };
        let room = columns.saturating_sub(left + tail).max(8);
        let texts = wrapped(&line.text, room);
        texts.into_iter().enumerate().map(move |(nth, text)| (line, nth == 0, text))
    });
    (lead, rows.collect())
}

fn draw_viewer(state: &State, painter: &mut Painter<'_>, area: Rect, viewer: &Viewer) -> Option<Position> {
    let text = TuiText::of(state.lang);
    let columns = viewer_columns(area.width);
    let (lead, rows) = viewer_lines(&viewer.lines, usize::from(columns));
    let wanted = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let room = content_rows(area.height);
    // Narrowed, the box keeps the size of the whole.
    let (top, tallest) = match viewer.query {
        Some(_) => (query_rows(viewer, area.height), viewer_lines(&viewer.all, usize::from(columns)).1.len()),
        None => (0, rows.len()),
    };
    let tallest = u16::try_from(tallest).unwrap_or(u16::MAX).saturating_add(top);
    let hint = if viewer.query.is_some() { text.help_hint } else { text.viewer_hint };
    let inner = frame(painter, area, columns, tallest.min(room), &viewer.title, hint);
    painter.hits.pane(area, Pane::Viewer);
    let caret = viewer.query.as_ref().map(|query| {
        painter.spot_row(inner, 0, Target::Text(Text::Query));
        field::line(painter, inner, query, "", true)
    });
    let inner = Rect { y: inner.y + top, height: inner.height.saturating_sub(top), ..inner };
    if rows.is_empty() {
        painter.put(inner, 0, 0, text.no_match, painter.theme.dim);
    }
    let most = wanted.saturating_sub(inner.height);
    let scroll = viewer.scroll.min(most);
    let shown = rows.iter().skip(usize::from(scroll)).take(usize::from(inner.height));
    for (row, (line, first, text)) in (0_u16..).zip(shown) {
        let style = painter.role(line.role);
        // Text follows its word in front, on further rows too; lines without one begin at the left.
        let indent = if line.lead.is_empty() { 0 } else { u16::try_from(lead).unwrap_or(0) };
        if *first {
            painter.put(Rect { width: indent.saturating_sub(1), ..inner }, 0, row, &line.lead, painter.theme.accent);
            painter.put_right(inner, row, &line.tail, painter.theme.dim);
        }
        painter.put(inner, indent, row, text, style);
    }
    let edge = Rect { width: inner.width + 2, ..inner };
    if scroll > 0 {
        painter.put_right(edge, 0, painter.glyphs.up, painter.theme.accent);
    }
    if scroll < most {
        painter.put_right(edge, inner.height.saturating_sub(1), painter.glyphs.down, painter.theme.accent);
    }
    caret
}

fn draw_picker(state: &State, painter: &mut Painter<'_>, area: Rect, picker: &Picker) -> Option<Position> {
    let columns = area.width.saturating_sub(8).min(84);
    let top = if picker.query.is_some() { 1 + padding(area.height) } else { 0 };
    let detail_below = columns < 60;
    let wanted = u16::try_from(picker.entries.len()).unwrap_or(u16::MAX).max(1);
    let rows = wanted.min(content_rows(area.height).saturating_sub(top)).min(16);
    let inner = frame(painter, area, columns, rows + top, &picker.title, &picker.hint);
    painter.hits.pane(area, Pane::Picker);
    let caret = picker.query.as_ref().map(|query| {
        painter.spot_row(inner, 0, Target::Text(Text::Query));
        field::line(painter, inner, query, "", true)
    });
    let list = Rect { y: inner.y + top, height: inner.height.saturating_sub(top), ..inner };
    if picker.shown.is_empty() {
        painter.put(list, 0, 0, TuiText::of(state.lang).no_match, painter.theme.dim);
    }
    let room = usize::from(list.height);
    let first = (picker.cursor + 1).saturating_sub(room);
    let widest = picker.entries.iter().map(|entry| width(&entry.detail)).max().unwrap_or(0);
    // The right side gets half, or more where the words on the left are short.
    let columns = usize::from(list.width);
    let labels = picker.entries.iter().map(|entry| width(&entry.label)).max().unwrap_or(0);
    let detail = widest.min((columns / 2).max(columns.saturating_sub(labels + 3)));
    for (row, (at, index)) in (0_u16..).zip(picker.shown.iter().enumerate().skip(first).take(room)) {
        let entry = &picker.entries[*index];
        let selected = at == picker.cursor;
        let style = if selected { painter.theme.selected } else { painter.theme.text };
        if selected {
            painter.highlight(list, row, style);
        }
        painter.spot_row(list, row, Target::Row(at));
        let shown_detail = if detail_below { 0 } else { detail };
        let label = Rect { width: list.width.saturating_sub(u16::try_from(shown_detail + 2).unwrap_or(0)), ..list };
        painter.put(if shown_detail == 0 { list } else { label }, 0, row, &entry.label, style);
        if shown_detail > 0 {
            let text = truncate(&entry.detail, shown_detail);
            let style = if selected { style } else { painter.theme.dim };
            painter.put(list, list.width.saturating_sub(u16::try_from(shown_detail).unwrap_or(0)), row, &text, style);
        }
    }
    caret
}

fn draw_form(state: &State, painter: &mut Painter<'_>, area: Rect, form: &Form) -> Option<Position> {
    let text = TuiText::of(state.lang);
    let columns = form_columns(area.width);
    let sentences: Vec<Vec<String>> = form.intro.iter().map(|line| wrapped(line, usize::from(columns))).collect();
    let intro_rows: usize = sentences.iter().map(Vec::len).sum();
    // In a low window fields of several rows give way first, then the sentences above the fields.
    // Below the fields stands what is wrong or stored, a blank row apart where there is room.
    let gap = padding(area.height);
    let error = form.error.as_ref().map_or(1, |error| crate::text::wrap(error, usize::from(columns)).len()).min(4);
    let told = u16::try_from(error).unwrap_or(4);
    let room = if gap == 0 { content_rows(area.height).saturating_sub(told) } else { content_rows(area.height) };
    let intro_rows = if intro_rows == 0 { 0 } else { u16::try_from(intro_rows + 1).unwrap_or(0) };
    let all: u16 = form.fields.iter().map(|field| field.rows).sum();
    let over = (intro_rows + all).saturating_sub(room);
    let least = if area.height < LOW { 2 } else { 3 };
    let rows_of = |field: &crate::tui::dialog::Field| field.rows - over.min(field.rows.saturating_sub(least));
    let fields: u16 = form.fields.iter().map(rows_of).sum();
    let intro = whole_sentences(&sentences, usize::from(room.saturating_sub(fields)));
    let intro_rows = u16::try_from(intro.len()).unwrap_or(0).saturating_add(u16::from(!intro.is_empty()));
    let intro_rows = intro_rows.min(room.saturating_sub(fields));
    let offers =
        if matches!(form.kind, FormKind::Evidence { .. }) && area.height >= 20 && !state.known_evidence.is_empty() {
            6
        } else {
            0
        };
    let rows = intro_rows + fields + gap + told.max(1 + offers);
    let hint = match form.kind {
        FormKind::Note(_) | FormKind::Reflection(_) => text.form_hint_block,
        FormKind::Reason(_) | FormKind::Reopen(_) => text.form_hint_reason,
        FormKind::Names => text.form_hint_lines,
        FormKind::Attendance if form.fields.len() == 1 => text.form_hint_lines,
        FormKind::Agree { .. } | FormKind::Action { .. } => text.form_hint_record,
        FormKind::Evidence { .. } if form.offers.is_empty() => text.form_hint_record,
        FormKind::Evidence { .. } => text.form_hint_offers,
        _ => text.form_hint_line,
    };
    let inner = frame(painter, area, columns, rows, &form.title, hint);
    // The frame may take a few columns more; the text must be laid out as it is when keys move in it.
    let inner = Rect { width: inner.width.min(columns), ..inner };
    for (row, line) in (0_u16..).zip(intro) {
        painter.put(inner, 0, row, line, painter.theme.dim);
    }
    let mut caret = None;
    let mut row = intro_rows;
    let label = label_columns(form);
    for (index, field) in form.fields.iter().enumerate() {
        let focused = index == form.focus && form.offer.is_none();
        let style = if focused { painter.theme.accent } else { painter.theme.dim };
        painter.put(inner, 0, row, &field.label, style);
        let height = rows_of(field).min(inner.height.saturating_sub(row));
        let place = Rect { x: inner.x + label, y: inner.y + row, width: inner.width.saturating_sub(label), height };
        painter.hits.spot(place, Target::Text(Text::Field(index)));
        if field.rows > 1 {
            painter.hits.pane(place, Pane::Field(index));
        }
        let found = if field.rows > 1 {
            field::block(painter, place, &field.editor, &field.hint, focused)
        } else {
            field::line(painter, place, &field.editor, &field.hint, focused)
        };
        if focused {
            caret = Some(found);
        }
        row += rows_of(field);
    }
    row += gap;
    status(state, painter, inner, row, form);
    if offers > 0 {
        draw_offers(state, painter, inner, row + 1, form);
    } else if form.offer.is_some() {
        // Too low a window to keep them below: they stand over the other fields while one is being picked.
        let over = Rect { y: inner.y + intro_rows + 1, height: inner.height.saturating_sub(intro_rows + 1), ..inner };
        painter.clear(over);
        draw_offers(state, painter, over, 0, form);
    }
    caret
}

/// Of the sentences above a form's fields those that fit whole, the last before all: it tells what must not be written.
fn whole_sentences(sentences: &[Vec<String>], room: usize) -> Vec<&str> {
    let mut left = room;
    let fits = |sentence: &&Vec<String>| {
        let fits = sentence.len() <= left;
        left -= if fits { sentence.len() } else { left };
        fits
    };
    let mut shown: Vec<&Vec<String>> = sentences.iter().rev().take_while(fits).collect();
    shown.reverse();
    shown.into_iter().flatten().map(String::as_str).collect()
}

/// What is wrong, or whether the text is stored.
fn status(state: &State, painter: &mut Painter<'_>, inner: Rect, row: u16, form: &Form) {
    let text = TuiText::of(state.lang);
    if let Some(error) = &form.error {
        let columns = usize::from(inner.width.max(1));
        let lines = wrapped(error, columns);
        // From the blank row above on, where there is no room below.
        let needed = u16::try_from(lines.len().min(4)).unwrap_or(4);
        let top = row.min(inner.height.saturating_sub(needed)).max(row.saturating_sub(1));
        for (line, text) in (top..inner.height).zip(&lines) {
            painter.put(inner, 0, line, text, painter.theme.error);
        }
        return;
    }
    let row = row.min(inner.height.saturating_sub(1));
    if form.is_changed() && (form.autosaves() || form.saved.is_some()) {
        let taken = painter.put(inner, 0, row, text.unsaved, painter.theme.warning);
        painter.put(inner, taken + 2, row, form.info.as_deref().unwrap_or(""), painter.theme.accent);
    } else if let Some(info) = &form.info {
        painter.put(inner, 0, row, info, painter.theme.accent);
    } else if let Some(saved) = &form.saved {
        painter.put(inner, 0, row, saved, painter.theme.done);
    }
}

/// Earlier records that match the title.
fn draw_offers(state: &State, painter: &mut Painter<'_>, inner: Rect, row: u16, form: &Form) {
    if form.offers.is_empty() || form.error.is_some() {
        return;
    }
    painter.put(inner, 0, row, AssessText::of(state.lang).offers, painter.theme.dim);
    for (nth, index) in (0_u16..).zip(&form.offers) {
        let Some(record) = state.known_evidence.get(*index) else { continue };
        let selected = form.offer == Some(usize::from(nth));
        let style = if selected { painter.theme.selected } else { painter.theme.text };
        let line = row + 1 + nth;
        if line >= inner.height {
            return;
        }
        if selected {
            painter.highlight(inner, line, style);
        }
        painter.spot_row(inner, line, Target::Offer(usize::from(nth)));
        let used = painter.put(inner, 2, line, &record.title, style);
        let detail = if selected { style } else { painter.theme.dim };
        painter.put(inner, 4 + used, line, &format!("{}  {}", record.number, record.location), detail);
    }
}
