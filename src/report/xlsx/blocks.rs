//! The parts that are text and tables: laid out on the columns that their tables need together.

use std::collections::BTreeSet;

use rust_xlsxwriter::{DataValidation, Format, Worksheet, XlsxError};

use super::page::{Outcome, Page, Paper, TOP};
use crate::report::document::{Align, BOX, Block, Document, Entry, RowRank, Section, TICKED, Table};
use crate::report::parts::Part;

/// The right edge of every sheet, in thousandths of its width.
const WHOLE: u32 = 1000;
/// Where values begin beside their names, children below their entries, and lines to write on.
const VALUE: u32 = 180;
const CHILD: u32 = 30;
const LINE: (u32, u32) = (120, 480);

/// Columns of the checklist that are filled in by writing: evidence and notes, the last ones.
const ROOM: usize = 2;

/// A sheet with a section of the report; `remark` is an expression and its value for the line above it.
pub(super) fn sheet(
    document: &Document,
    section: &Section,
    name: &str,
    remark: Option<(&str, &str)>,
) -> Result<Worksheet, XlsxError> {
    let wide = matches!(section.part, Part::Evidence | Part::Minutes | Part::Actions | Part::Checklist);
    let paper = if wide { Paper::Sideways } else { Paper::Upright };
    let page = Page::new(document, name, &section.title, paper)?;
    let edges = edges(section);
    let all = if paper == Paper::Sideways { 138.0 } else { 92.0 };
    let mut sheet = Blocks { page, edges, all, row: TOP, form: section.part == Part::Checklist, boxes: Vec::new() };
    sheet.widths()?;
    if let Some((formula, value)) = remark {
        let format = sheet.page.style.notice();
        sheet.page.formula(TOP, 0, formula, &value.into(), &format)?;
        sheet.row += 1;
    }
    if section.part == Part::Checklist {
        for (name, value) in &document.facts {
            sheet.fact(name, value)?;
        }
    }
    for block in &section.blocks {
        sheet.block(block)?;
    }
    sheet.tick()?;
    sheet.print(section)?;
    let (last, columns) = (sheet.row, sheet.columns());
    sheet.page.sheet.set_print_area(0, 0, last, columns)?;
    sheet.page.done(last, columns)
}

/// Where columns begin and end, in thousandths: every edge that a block has.
fn edges(section: &Section) -> Vec<u32> {
    let mut edges = BTreeSet::from([0, WHOLE]);
    for block in &section.blocks {
        match block {
            Block::Table(table) => edges.extend(table_edges(table)),
            Block::Facts(_) => edges.extend([VALUE]),
            Block::List(entries) if entries.iter().any(|entry| !entry.children.is_empty()) => edges.extend([CHILD]),
            Block::Blanks(_) => edges.extend([LINE.0, LINE.1]),
            _ => {}
        }
    }
    if section.part == Part::Checklist {
        edges.insert(VALUE);
    }
    // A single column, however wide, would never be fitted to the page.
    if edges.len() == 2 {
        edges.insert(WHOLE / 2);
    }
    edges.into_iter().collect()
}

fn table_edges(table: &Table) -> Vec<u32> {
    let all: u32 = table.columns.iter().map(|column| u32::from(column.share)).sum::<u32>().max(1);
    let mut sum = 0;
    let mut edges = vec![0];
    for column in &table.columns {
        sum += u32::from(column.share);
        edges.push(sum * WHOLE / all);
    }
    edges
}

struct Blocks<'a> {
    page: Page<'a>,
    edges: Vec<u32>,
    /// The width of the sheet in half-width characters.
    all: f64,
    row: u32,
    /// Whether it is a form to be filled in.
    form: bool,
    /// The cells with boxes to tick: first and last row, first and last column.
    boxes: Vec<((u32, u32), (u16, u16))>,
}

impl Blocks<'_> {
    fn columns(&self) -> u16 {
        u16::try_from(self.edges.len() - 2).unwrap_or(u16::MAX)
    }

    fn width(&self, from: u32, to: u32) -> f64 {
        f64::from(to - from) * self.all / f64::from(WHOLE)
    }

    fn widths(&mut self) -> Outcome {
        let widths: Vec<f64> = self.edges.windows(2).map(|edge| self.width(edge[0], edge[1])).collect();
        self.page.widths(&widths)
    }

    /// The columns between two edges.
    fn between(&self, from: u32, to: u32) -> (u16, u16) {
        let place = |edge: u32| self.edges.iter().position(|other| *other >= edge).unwrap_or_default();
        let last = place(to).max(place(from) + 1) - 1;
        (u16::try_from(place(from)).unwrap_or(u16::MAX), u16::try_from(last).unwrap_or(u16::MAX))
    }

    fn put(&mut self, from: u32, to: u32, text: &str, format: &Format) -> Outcome {
        let columns = self.between(from, to);
        self.page.merge(self.row, columns, text, format)
    }

    /// A text over a row of its own.
    fn line(&mut self, from: u32, text: &str, format: &Format) -> Outcome {
        self.put(from, WHOLE, text, format)?;
        self.page.fit(self.row, &[(text, self.width(from, WHOLE))])?;
        self.row += 1;
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Outcome {
        let style = self.page.style;
        match block {
            Block::Heading(text) => {
                self.row += 1;
                self.line(0, text, &style.heading().set_text_wrap())
            }
            Block::Paragraph(text) | Block::Quote(text) => self.line(0, text, &style.wrapped()),
            Block::Facts(rows) => rows.iter().try_for_each(|(name, value)| self.fact(name, value)),
            Block::List(entries) => entries.iter().try_for_each(|entry| self.entry(entry)),
            Block::Table(table) => self.table(table),
            Block::Blanks(names) => names.iter().try_for_each(|name| self.blank(name)),
            // These stand on the sheets of figures, which have native charts.
            Block::Headlines(_) | Block::Radar(_) | Block::Bars(_) => Ok(()),
        }
    }

    fn fact(&mut self, name: &str, value: &str) -> Outcome {
        let style = self.page.style;
        self.put(0, VALUE, name, &style.name())?;
        self.put(VALUE, WHOLE, value, &style.cell(Align::Left, RowRank::Plain))?;
        self.page.fit(self.row, &[(name, self.width(0, VALUE)), (value, self.width(VALUE, WHOLE))])?;
        self.row += 1;
        Ok(())
    }

    fn entry(&mut self, entry: &Entry) -> Outcome {
        let wrapped = self.page.style.wrapped();
        self.line(0, &format!("- {}", entry.text), &wrapped)?;
        entry.children.iter().try_for_each(|child| self.line(CHILD, child, &wrapped))
    }

    /// A name with a line to write on.
    fn blank(&mut self, name: &str) -> Outcome {
        let style = self.page.style;
        self.put(0, LINE.0, name, &style.text())?;
        self.put(LINE.0, LINE.1, "", &style.blank())?;
        self.page.sheet.set_row_height(self.row, 32)?;
        self.row += 1;
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Outcome {
        let edges = table_edges(table);
        let head = self.page.style.head();
        let mut texts = Vec::new();
        for (column, edge) in table.columns.iter().zip(edges.windows(2)) {
            self.put(edge[0], edge[1], &column.title, &head)?;
            texts.push((column.title.as_str(), self.width(edge[0], edge[1])));
        }
        self.page.fit(self.row, &texts)?;
        self.row += 1;
        for row in &table.rows {
            let mut texts = Vec::new();
            for ((index, cell), edge) in row.cells.iter().enumerate().zip(edges.windows(2)) {
                let open = self.form && index + ROOM >= row.cells.len();
                self.cell(cell, (table.columns[index].align, row.rank, open), (edge[0], edge[1]))?;
                texts.push((cell.as_str(), self.width(edge[0], edge[1])));
            }
            self.page.fit(self.row, &texts)?;
            self.row += 1;
        }
        Ok(())
    }

    fn cell(&mut self, cell: &str, (align, rank, open): (Align, RowRank, bool), edge: (u32, u32)) -> Outcome {
        let style = self.page.style;
        let columns = self.between(edge.0, edge.1);
        if cell == BOX || cell == TICKED {
            self.boxed(columns);
            return self.put(edge.0, edge.1, cell, &style.input(Align::Centre).set_font_size(14));
        }
        if open {
            return self.put(edge.0, edge.1, cell, &style.input(align));
        }
        let plain = !cell.is_empty() && cell.len() < 10 && cell.bytes().all(|byte| byte.is_ascii_digit());
        if plain && align != Align::Left && columns.0 == columns.1 && (cell == "0" || !cell.starts_with('0')) {
            let number = cell.parse().unwrap_or_default();
            return self.page.number(self.row, columns.0, number, &style.cell(align, rank));
        }
        self.put(edge.0, edge.1, cell, &style.cell(align, rank))
    }

    /// Notes a box to tick, in one range with those beside and above it.
    fn boxed(&mut self, columns: (u16, u16)) {
        match self.boxes.last_mut() {
            Some((rows, across)) if rows.1 == self.row && across.1 + 1 == columns.0 => across.1 = columns.1,
            _ => self.boxes.push(((self.row, self.row), columns)),
        }
        if let [.., (above, over), (rows, across)] = self.boxes.as_mut_slice()
            && over == across
            && above.1 + 1 == rows.0
        {
            above.1 = rows.1;
            self.boxes.pop();
        }
    }

    /// Lets every box be ticked from a list.
    fn tick(&mut self) -> Outcome {
        let list = DataValidation::new().allow_list_strings(&[BOX, TICKED])?;
        for (rows, columns) in &self.boxes {
            self.page.sheet.add_data_validation(rows.0, columns.0, rows.1, columns.1, &list)?;
        }
        Ok(())
    }

    /// The head of a table that fills the sheet stays in view and stands on every page.
    fn print(&mut self, section: &Section) -> Outcome {
        let tables: Vec<&Table> = section
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Table(table) => Some(table),
                _ => None,
            })
            .collect();
        let [table] = tables.as_slice() else {
            self.page.sheet.set_freeze_panes(TOP, 0)?;
            return Ok(());
        };
        let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
        let head = self.row - rows - 1;
        self.page.sheet.set_freeze_panes(head + 1, 0)?;
        self.page.sheet.set_repeat_rows(head, head)?;
        if matches!(section.part, Part::Evidence | Part::Actions) {
            self.page.sheet.autofilter(head, 0, self.row - 1, self.columns())?;
        }
        Ok(())
    }
}
