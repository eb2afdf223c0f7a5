//! One sheet being written: texts made safe, formulas with the values that the program computed, and its print layout.

use rust_xlsxwriter::{Format, Formula, IgnoreError, ProtectionOptions, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr as _;

use super::style::Styles;
use super::text::{cell_text, narrow_text, page_text, short_text, told_apart};
use crate::i18n::SheetText;
use crate::report::document::Document;

pub(super) type Outcome = Result<(), XlsxError>;

/// What a cell shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Number(f64),
    Text(String),
    /// No figure, so that a chart leaves a gap.
    Missing,
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// Which way the paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paper {
    Upright,
    Sideways,
}

impl Paper {
    /// How wide a title may be, in half-width characters, with room for the draft mark beside it.
    fn columns(self) -> usize {
        match self {
            Self::Upright => 76,
            Self::Sideways => 110,
        }
    }
}

/// Rows of every sheet's head: title, notice.
pub(super) const TOP: u32 = 2;

/// A sheet with its styles.
pub(super) struct Page<'a> {
    pub sheet: Worksheet,
    pub style: Styles,
    pub text: &'static SheetText,
    document: &'a Document,
}

impl<'a> Page<'a> {
    /// A sheet with its title, the notice and the draft mark in its first rows and on each of its pages.
    pub fn new(document: &'a Document, name: &str, title: &str, paper: Paper) -> Result<Self, XlsxError> {
        let text = SheetText::of(document.lang);
        let mut page = Self { sheet: Worksheet::new(), style: Styles::new(document.lang), text, document };
        page.sheet.set_name(name)?;
        page.set_up(paper);
        let style = page.style;
        page.sheet.set_row_height(0, 26)?;
        page.write(0, 0, &narrow_text(title, paper.columns()), &style.title())?;
        let (mark, format) = match &document.draft {
            Some(draft) => (format!("{}{}{draft}", document.notice, document.lang.pick("　", "  ")), style.notice()),
            None => (document.notice.clone(), style.muted()),
        };
        page.write(1, 0, &mark, &format)?;
        Ok(page)
    }

    fn set_up(&mut self, paper: Paper) {
        let document = self.document;
        let sheet = &mut self.sheet;
        sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_screen_gridlines(false);
        match paper {
            Paper::Upright => sheet.set_portrait(),
            Paper::Sideways => sheet.set_landscape(),
        };
        sheet.set_margins(0.6, 0.6, 0.75, 0.75, 0.35, 0.35).set_print_center_horizontally(true);
        let draft = document.draft.as_deref().map_or_else(String::new, |draft| format!("&R&B{}", page_text(draft, 50)));
        sheet.set_header(format!("&L&9 {}{draft}", page_text(&document.title, paper.columns())));
        let pages = document.page_of.replace("{page}", "&P").replace("{pages}", "&N");
        sheet.set_footer(format!("&L&8 {}&R&8 {pages}", page_text(&document.footer, 150)));
        let options = ProtectionOptions {
            format_columns: true,
            format_rows: true,
            use_autofilter: true,
            ..ProtectionOptions::default()
        };
        sheet.protect_with_options(&options);
    }

    /// Writes a text, whatever it begins with; an empty one only lays out its cell.
    pub fn write(&mut self, row: u32, column: u16, text: &str, format: &Format) -> Outcome {
        let text = cell_text(text, self.text.cut);
        if text.is_empty() {
            self.sheet.write_blank(row, column, format)?;
        } else {
            self.sheet.write_string_with_format(row, column, text, format)?;
        }
        Ok(())
    }

    /// Writes a text over several columns.
    pub fn merge(&mut self, row: u32, columns: (u16, u16), text: &str, format: &Format) -> Outcome {
        if columns.0 == columns.1 {
            return self.write(row, columns.0, text, format);
        }
        let text = cell_text(text, self.text.cut);
        self.sheet.merge_range(row, columns.0, row, columns.1, &text, format)?;
        Ok(())
    }

    pub fn number(&mut self, row: u32, column: u16, number: f64, format: &Format) -> Outcome {
        self.sheet.write_number_with_format(row, column, number, format)?;
        Ok(())
    }

    /// Writes a formula with the value that the program computed for it.
    pub fn formula(&mut self, row: u32, column: u16, formula: &str, value: &Value, format: &Format) -> Outcome {
        let result = match value {
            Value::Number(number) => number.to_string(),
            Value::Text(text) => told_apart(cell_text(text, self.text.cut)),
            Value::Missing => "#N/A".to_owned(),
        };
        let formula = Formula::new(format!("={formula}")).set_result(result);
        self.sheet.write_formula_with_format(row, column, formula, format)?;
        Ok(())
    }

    /// Writes a figure: as a formula where there is one, else as it stands.
    pub fn show(&mut self, row: u32, column: u16, formula: Option<&str>, value: &Value, format: &Format) -> Outcome {
        match (formula, value) {
            (Some(formula), value) => self.formula(row, column, formula, value, format),
            (None, Value::Number(number)) => self.number(row, column, *number, format),
            (None, Value::Text(text)) => self.write(row, column, text, format),
            (None, Value::Missing) => self.write(row, column, "", format),
        }
    }

    /// The same over several columns.
    pub fn show_wide(
        &mut self,
        row: u32,
        columns: (u16, u16),
        formula: Option<&str>,
        value: &Value,
        format: &Format,
    ) -> Outcome {
        if columns.0 < columns.1 {
            self.sheet.merge_range(row, columns.0, row, columns.1, "", format)?;
        }
        self.show(row, columns.0, formula, value, format)
    }

    /// Makes a row high enough for a text in a width of so many half-width characters; merged cells never grow alone.
    pub fn fit(&mut self, row: u32, texts: &[(&str, f64)]) -> Outcome {
        let lines = texts.iter().map(|(text, width)| lines(text, *width)).fold(1.0, f64::max);
        // 409 points are the most that a row can have.
        self.sheet.set_row_height(row, (lines * 13.5 + 4.5).min(409.0))?;
        Ok(())
    }

    pub fn widths(&mut self, widths: &[f64]) -> Outcome {
        for (column, width) in (0..).zip(widths) {
            self.sheet.set_column_width(column, *width)?;
        }
        Ok(())
    }

    /// The sheet, without remarks of the spreadsheet program on numbers that are text on purpose.
    pub fn done(mut self, last_row: u32, last_column: u16) -> Result<Worksheet, XlsxError> {
        self.sheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
        Ok(self.sheet)
    }
}

/// How many lines a text takes in a width of half-width characters.
fn lines(text: &str, width: f64) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "a text's width is far below 2^53")]
    let of = |line: &str| (line.width() as f64 * 1.04 / width).ceil().max(1.0);
    text.split('\n').map(of).sum()
}

/// A name that a sheet may have.
pub(super) fn sheet_reference(name: &str) -> String {
    format!("'{}'!", short_text(name, 31).replace('\'', "''"))
}
