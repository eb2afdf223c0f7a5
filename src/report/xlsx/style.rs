//! The look of the sheets: one accent, thin lines, fills so pale that a grey print stays readable.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::i18n::Lang;
use crate::report::document::{Align, RowRank};

pub(super) const ACCENT: u32 = 0x001F_5FA8;
pub(super) const INK: u32 = 0x001B_2430;
pub(super) const MUTED: u32 = 0x005A_6675;
pub(super) const LINE: u32 = 0x00B4_BCC6;
pub(super) const HEAD: u32 = 0x00E3_E8EE;
pub(super) const PALE: u32 = 0x00F3_F5F8;
pub(super) const BAR: u32 = 0x00C5_D5E8;
/// What is to be filled in; in grey it is all but white.
pub(super) const INPUT: u32 = 0x00FF_FBEB;

/// Size of running text in points.
const SIZE: f64 = 10.0;

/// The number format of a score; of a difference; of a coverage in hundredths; of a weight.
pub(super) const SCORE: &str = "0.0";
pub(super) const GAP: &str = "0.0;-0.0;0.0";
pub(super) const PERCENT: &str = "0.0\"%\"";

/// The formats of one language's sheets.
#[derive(Debug, Clone, Copy)]
pub(super) struct Styles {
    body: &'static str,
    heads: &'static str,
}

impl Styles {
    pub fn new(lang: Lang) -> Self {
        let (body, heads) = lang.pick(("宋体", "黑体"), ("Arial", "Arial"));
        Self { body, heads }
    }

    /// Running text.
    pub fn text(&self) -> Format {
        Format::new()
            .set_font_name(self.body)
            .set_font_size(SIZE)
            .set_font_color(INK)
            .set_align(FormatAlign::VerticalCenter)
    }

    /// Running text over several lines.
    pub fn wrapped(&self) -> Format {
        self.text().set_text_wrap()
    }

    fn strong(&self) -> Format {
        self.text().set_font_name(self.heads).set_bold()
    }

    pub fn title(&self) -> Format {
        self.strong().set_font_size(16)
    }

    pub fn heading(&self) -> Format {
        self.strong().set_font_size(11.5).set_font_color(ACCENT)
    }

    pub fn muted(&self) -> Format {
        self.text().set_font_size(9).set_font_color(MUTED)
    }

    /// A word that must not be missed.
    pub fn notice(&self) -> Format {
        self.strong()
    }

    fn boxed(format: Format) -> Format {
        format.set_border(FormatBorder::Thin).set_border_color(LINE)
    }

    /// The head of a column.
    pub fn head(&self) -> Format {
        Self::boxed(self.strong()).set_background_color(HEAD).set_align(FormatAlign::Center).set_text_wrap()
    }

    /// A name beside its value.
    pub fn name(&self) -> Format {
        Self::boxed(self.text()).set_background_color(PALE).set_text_wrap()
    }

    /// A cell of a table.
    pub fn cell(&self, align: Align, rank: RowRank) -> Format {
        let format = match rank {
            RowRank::Plain => self.text(),
            RowRank::Group => self.strong().set_background_color(PALE),
            RowRank::Total => self.strong().set_background_color(HEAD),
        };
        let format = Self::boxed(format);
        match align {
            Align::Left => format.set_text_wrap(),
            Align::Centre => format.set_align(FormatAlign::Center).set_text_wrap(),
            Align::Right => format.set_align(FormatAlign::Right).set_indent(1),
        }
    }

    /// A cell that the user fills in.
    pub fn input(&self, align: Align) -> Format {
        self.cell(align, RowRank::Plain).set_background_color(INPUT).set_unlocked()
    }

    /// The three lines of a figure that is read first.
    pub fn card_name(&self) -> Format {
        self.muted().set_align(FormatAlign::Center).set_border_top(FormatBorder::Medium).set_border_top_color(ACCENT)
    }

    pub fn card_value(&self) -> Format {
        self.strong().set_font_size(15).set_align(FormatAlign::Center).set_text_wrap()
    }

    pub fn card_note(&self) -> Format {
        self.muted()
            .set_align(FormatAlign::Center)
            .set_text_wrap()
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(LINE)
    }

    /// A line to write on.
    pub fn blank(&self) -> Format {
        self.text().set_border_bottom(FormatBorder::Thin).set_border_bottom_color(INK).set_unlocked()
    }
}
