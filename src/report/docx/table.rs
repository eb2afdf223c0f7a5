//! Tables: heads that repeat, rows that do not split, rules that print.

use super::styles::{ACCENT, RULE, SHADE, border};
use super::xml::{Look, escape, paragraph, run};
use crate::report::document::{Align, BOX, Column, Headline, Row, RowRank, TICKED, Table};
use crate::text::width as columns_of;

/// Tables of more columns take smaller type.
const MOST_COLUMNS: usize = 8;
/// A value of a fact that is longer, in columns of a terminal, takes the whole line.
const SHORT_FACT: usize = 22;
/// A table of more lines may break over pages.
const MOST_TOGETHER: usize = 14;
/// The longest value, in the same, that is set in the largest type.
const SHORT_FIGURE: usize = 7;

/// A table over a width in twentieths of a point.
pub fn table(table: &Table, width: u32) -> String {
    let shares: Vec<u32> = table.columns.iter().map(|column| u32::from(column.share)).collect();
    let widths = widths(&shares, width);
    let small = table.columns.len() > MOST_COLUMNS;
    let head = table.columns.iter().zip(&widths).map(|(column, width)| head_cell(column, *width, small));
    let head = row("<w:tblHeader/>", &head.collect::<String>());
    let together = is_short(table);
    let last = table.rows.len().saturating_sub(1);
    let rows = table.rows.iter().enumerate();
    let rows: String = rows.map(|(at, row)| body_row(row, table, &widths, (small, together && at < last))).collect();
    let rules = border("top", 12, 0, ACCENT) + &border("bottom", 12, 0, ACCENT) + &border("insideH", 4, 0, RULE);
    whole(&widths, &rules, &table.caption, &(head + &rows))
}

/// Whether a table is better moved to the next page than broken.
fn is_short(table: &Table) -> bool {
    let lines: usize =
        table.rows.iter().flat_map(|row| &row.cells).map(|cell| 1 + columns_of(cell) / SHORT_FACT).max().unwrap_or(1);
    table.rows.len() * lines <= MOST_TOGETHER
}

/// Names and values; where asked, two short ones share a line.
pub fn facts(facts: &[(String, String)], width: u32, paired: bool) -> String {
    let widths = if paired { widths(&[15, 35, 15, 35], width) } else { widths(&[18, 82], width) };
    let name = |text: &str, width: u32| cell(width, "", "", &paragraph("FactName", "", &run(text, Look::Plain)));
    let value = |text: &str, width: u32, span: &str| {
        cell(width, span, "", &paragraph("TableText", "", &run(text, Look::Plain)))
    };
    let rows = pairs(facts, paired).map(|line| match line {
        [(first, text), (second, other)] => {
            let second = name(second, widths[2]) + &value(other, widths[3], "");
            name(first, widths[0]) + &value(text, widths[1], "") + &second
        }
        [(first, text)] => {
            let span = if paired { "<w:gridSpan w:val=\"3\"/>" } else { "" };
            name(first, widths[0]) + &value(text, widths[1..].iter().sum(), span)
        }
        _ => String::new(),
    });
    let rows: String = rows.map(|cells| row("", &cells)).collect();
    whole(&widths, &border("insideH", 4, 0, "D9D9D9"), "", &rows)
}

/// Facts line by line: two neighbours that are short, or one.
fn pairs(facts: &[(String, String)], paired: bool) -> impl Iterator<Item = &[(String, String)]> {
    let is_short = move |fact: &(String, String)| paired && columns_of(&fact.1) <= SHORT_FACT && !fact.1.contains('\n');
    let mut rest = facts;
    std::iter::from_fn(move || {
        let two = rest.len() > 1 && rest[..2].iter().all(is_short);
        let (line, after) = rest.split_at(if two { 2 } else { 1.min(rest.len()) });
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

/// The figures that are read first, side by side; the first, which is a word, has more room.
pub fn headlines(headlines: &[Headline], width: u32) -> String {
    let shares: Vec<u32> = (0..headlines.len()).map(|index| if index == 0 { 34 } else { 22 }).collect();
    let widths = widths(&shares, width);
    let shade = format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{SHADE}\"/>");
    let cells = headlines.iter().zip(&widths).map(|(figure, width)| {
        let line = |style, text: &str| paragraph(style, "", &run(text, Look::Plain));
        let value = if columns_of(&figure.value) > SHORT_FIGURE { "FigureWords" } else { "FigureValue" };
        let content =
            line("FigureName", &figure.name) + &line(value, &figure.value) + &line("FigureNote", &figure.note);
        cell(*width, "", &shade, &content)
    });
    let rules = border("top", 18, 0, ACCENT) + &border("bottom", 4, 0, RULE) + &border("insideV", 12, 0, "FFFFFF");
    whole(&widths, &rules, "", &row("", &cells.collect::<String>()))
}

/// Lines to fill in by hand: a name and a rule a line, all on one page.
pub fn blanks(names: &[String], width: u32) -> String {
    let widths = [width * 20 / 100, width * 50 / 100];
    let line = format!("<w:tcBorders>{}</w:tcBorders>", border("bottom", 6, 0, "404040"));
    let low = "<w:vAlign w:val=\"bottom\"/>";
    let rows = names.iter().map(|name| {
        let name = cell(widths[0], "", low, &paragraph("FactName", "<w:keepNext/>", &run(name, Look::Plain)));
        let blank = cell(widths[1], "", &line, &paragraph("TableText", "", ""));
        row("<w:trHeight w:val=\"800\" w:hRule=\"atLeast\"/>", &(name + &blank))
    });
    whole(&widths, "", "", &rows.collect::<String>())
}

fn head_cell(column: &Column, width: u32, small: bool) -> String {
    let shade = format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{SHADE}\"/><w:vAlign w:val=\"center\"/>");
    let style = if small { "TableHeadSmall" } else { "TableHead" };
    cell(width, "", &shade, &paragraph(style, alignment(column.align), &run(&column.title, Look::Plain)))
}

fn body_row(entry: &Row, table: &Table, widths: &[u32], (small, keep): (bool, bool)) -> String {
    let shade = format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{SHADE}\"/>");
    // A group stays with what it names.
    let (shade, keep, plain) = match entry.rank {
        RowRank::Plain => ("", keep, Look::Plain),
        RowRank::Group => (shade.as_str(), true, Look::Bold),
        RowRank::Total => (shade.as_str(), keep, Look::Bold),
    };
    let keep = if keep { "<w:keepNext/>" } else { "" };
    let style = if small { "TableTextSmall" } else { "TableText" };
    let cells = entry.cells.iter().zip(&table.columns).zip(widths).map(|((text, column), width)| {
        let look = if matches!(text.as_str(), BOX | TICKED) { Look::Style("Box") } else { plain };
        let content = if text.is_empty() { String::new() } else { run(text, look) };
        let content = paragraph(style, &format!("{keep}{}", alignment(column.align)), &content);
        cell(*width, "", &format!("{shade}<w:vAlign w:val=\"center\"/>"), &content)
    });
    row("", &cells.collect::<String>())
}

/// A row that stays on one page.
fn row(more: &str, cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{cells}</w:tr>")
}

fn cell(width: u32, span: &str, more: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}{more}</w:tcPr>{content}</w:tc>")
}

fn alignment(align: Align) -> &'static str {
    match align {
        Align::Left => "",
        Align::Centre => "<w:jc w:val=\"center\"/>",
        Align::Right => "<w:jc w:val=\"right\"/>",
    }
}

/// A table with what keeps it from becoming one with the next.
fn whole(widths: &[u32], rules: &str, caption: &str, rows: &str) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let width: u32 = widths.iter().sum();
    let rules = if rules.is_empty() { String::new() } else { format!("<w:tblBorders>{rules}</w:tblBorders>") };
    let caption =
        if caption.is_empty() { String::new() } else { format!("<w:tblCaption w:val=\"{}\"/>", escape(caption)) };
    let column = |width: &u32| format!("<w:gridCol w:w=\"{width}\"/>");
    let columns: String = widths.iter().map(column).collect();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>{rules}<w:tblLayout w:type=\"fixed\"/>{caption}</w:tblPr>\
         <w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>{}",
        paragraph("Gap", "", "")
    )
}

/// A width by shares; the last takes what rounding leaves.
fn widths(shares: &[u32], width: u32) -> Vec<u32> {
    let all = shares.iter().sum::<u32>().max(1);
    let mut widths: Vec<u32> = shares.iter().map(|share| width * share / all).collect();
    let rest = width.saturating_sub(widths.iter().sum());
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_fill_the_page() {
        assert_eq!(widths(&[1, 1, 1], 100), [33, 33, 34]);
        assert_eq!(widths(&[], 100), Vec::<u32>::new());
    }

    #[test]
    fn short_facts_share_a_line() {
        let facts: Vec<(String, String)> = ["短", "短", "短", &"长".repeat(40), "短", "短"]
            .iter()
            .enumerate()
            .map(|(index, text)| (index.to_string(), (*text).to_owned()))
            .collect();
        let lines = |paired| pairs(&facts, paired).map(<[_]>::len).collect::<Vec<_>>();
        assert_eq!(lines(true), [2, 1, 1, 2]);
        assert_eq!(lines(false), [1; 6]);
    }
}
