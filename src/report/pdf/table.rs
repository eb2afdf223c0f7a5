//! Tables: a head on every page, rows that do not split.

use std::rc::Rc;

use super::blocks::Builder;
use super::columns::widths;
use super::piece::{Head, Op, Piece};
use super::style::{BOTTOM, CELL, DENSE_CELL, DENSE_HEAD, GRID, HEAD, INK, TICK, TOP, Type, WASH, WIDTH};
use super::tags::{Kind, TagId};
use crate::report::document::{Align, BOX, Row, RowRank, TICKED, Table};

const PAD_UP: f32 = 3.5;

/// How the texts of a table are set.
pub(super) struct Face {
    pub cell: Type,
    pub head: Type,
    /// Between the lines of the grid and the text.
    pub pad: f32,
}

impl Face {
    fn of(table: &Table) -> Self {
        if table.columns.len() > 9 {
            Self { cell: DENSE_CELL, head: DENSE_HEAD, pad: 3.0 }
        } else {
            Self { cell: CELL, head: HEAD, pad: 4.0 }
        }
    }
}

/// A cell ready to be drawn.
struct Cell {
    pad: f32,
    lines: Vec<String>,
    style: Type,
    align: Align,
    tag: TagId,
}

/// Adds a table; the rows of a form are high enough to write in.
pub(super) fn table(builder: &mut Builder<'_>, table: &Table, form: bool) {
    if table.columns.is_empty() {
        return;
    }
    let face = Face::of(table);
    let widths = widths(table, &face, builder.setter);
    let tag = builder.tags.add(builder.section, Kind::Table(table.caption.clone()));
    let head = head(builder, table, (&widths, &face), tag);
    // Nothing splits that fits on a page below the head.
    let most = BOTTOM - TOP - head.height;
    let body = builder.tags.add(Some(tag), Kind::TableBody);
    for row in &table.rows {
        let cells = cells(builder, table, row, (&widths, &face), body);
        let lines = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(1);
        let height = |lines: usize| height(&cells, 0, lines).max(if form { 26.0 } else { 0.0 });
        let mut step = lines;
        while step > 1 && height(step) > most {
            step -= (step / 16).max(1);
        }
        for start in (0..lines).step_by(step) {
            let end = (start + step).min(lines);
            let height = self::height(&cells, start, end).max(if form { 26.0 } else { 0.0 });
            let ops = row_ops(builder, row.rank, &cells, &widths, (start, end), height);
            builder.pieces.push(Piece { ops, height, head: Some(Rc::clone(&head)), ..Piece::default() });
        }
    }
    builder.space(8.0);
}

/// Adds the head and returns it for further pages.
fn head(builder: &mut Builder<'_>, table: &Table, (widths, face): (&[f32], &Face), tag: TagId) -> Rc<Head> {
    let group = builder.tags.add(Some(tag), Kind::TableHead);
    let row = builder.tags.add(Some(group), Kind::Row);
    let mut cells = Vec::new();
    for (column, width) in table.columns.iter().zip(widths) {
        let lines = builder.setter.balanced(&column.title, &face.head, width - 2.0 * face.pad);
        let tag = builder.tags.add(Some(row), Kind::ColumnHead);
        cells.push(Cell { pad: face.pad, lines, style: face.head, align: column.align, tag });
    }
    let lines = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(1);
    let height = height(&cells, 0, lines);
    let ops = row_ops(builder, RowRank::Group, &cells, widths, (0, lines), height);
    builder.pieces.push(Piece { ops: ops.clone(), height, above: 6.0, keep: true, ..Piece::default() });
    Rc::new(Head { ops, height })
}

fn cells(
    builder: &mut Builder<'_>,
    table: &Table,
    row: &Row,
    (widths, face): (&[f32], &Face),
    body: TagId,
) -> Vec<Cell> {
    let parent = builder.tags.add(Some(body), Kind::Row);
    // The first text names its row.
    let name = table.columns.iter().position(|column| column.align == Align::Left);
    let mut cells = Vec::new();
    for (index, (column, width)) in table.columns.iter().zip(widths).enumerate() {
        let text = row.cells.get(index).map_or("", String::as_str);
        let style = match row.rank {
            _ if matches!(text, BOX | TICKED) => TICK,
            RowRank::Plain => face.cell,
            RowRank::Group | RowRank::Total => Type { bold: true, ..face.cell },
        };
        let kind = if name == Some(index) { Kind::RowHead } else { Kind::Cell };
        let tag = builder.tags.add(Some(parent), kind);
        let lines = builder.setter.lines(text, &style, width - 2.0 * face.pad);
        cells.push(Cell { pad: face.pad, lines, style, align: column.align, tag });
    }
    cells
}

/// The height of some lines of a row.
fn height(cells: &[Cell], start: usize, end: usize) -> f32 {
    let of = |cell: &Cell| cell.lines.iter().skip(start).take(end - start).map(|_| cell.style.leading).sum::<f32>();
    cells.iter().map(of).fold(0.0, f32::max) + 2.0 * PAD_UP
}

fn row_ops(
    builder: &Builder<'_>,
    rank: RowRank,
    cells: &[Cell],
    widths: &[f32],
    (start, end): (usize, usize),
    height: f32,
) -> Vec<Op> {
    let mut ops = Vec::new();
    if rank != RowRank::Plain {
        ops.push(Op::Box { at: (0.0, 0.0), size: (WIDTH, height), fill: Some(WASH), frame: None });
    }
    let mut x = 0.0;
    for width in widths {
        ops.push(Op::Box { at: (x, 0.0), size: (*width, height), fill: None, frame: Some((GRID, 0.5)) });
        x += width;
    }
    if rank == RowRank::Total {
        ops.push(Op::Rule { from: (0.0, height), to: (WIDTH, height), ink: INK, width: 1.0 });
    }
    x = 0.0;
    for (cell, width) in cells.iter().zip(widths) {
        ops.extend(cell_ops(builder, cell, (x, *width), (start, end)));
        x += width;
    }
    ops
}

fn cell_ops(builder: &Builder<'_>, cell: &Cell, (x, width): (f32, f32), (start, end): (usize, usize)) -> Vec<Op> {
    let mut ops = Vec::new();
    let mut y = PAD_UP;
    for line in cell.lines.iter().skip(start).take(end - start) {
        let slack = width - 2.0 * cell.pad - builder.setter.width(line, &cell.style);
        let at = match cell.align {
            Align::Left => 0.0,
            Align::Centre => slack / 2.0,
            Align::Right => slack,
        };
        // An empty cell is still a cell: it holds a blank.
        let text = if line.is_empty() { " ".to_owned() } else { line.clone() };
        let at = (x + cell.pad + at.max(0.0), y + cell.style.ascent());
        ops.push(Op::Text { at, text, style: cell.style, tag: Some(cell.tag) });
        y += cell.style.leading;
    }
    ops
}
