//! Sizes and colours. Lengths are points, 1/72 of an inch.

use crate::report::fonts::Role;

/// A4.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
/// The margins at both sides.
pub(super) const LEFT: f32 = 57.0;
/// Where text starts and where it must end.
pub(super) const TOP: f32 = 64.0;
/// See [`TOP`].
pub(super) const BOTTOM: f32 = 782.0;
/// The room between the margins.
pub(super) const WIDTH: f32 = PAGE.0 - 2.0 * LEFT;

/// A colour: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink(pub u8, pub u8, pub u8);

/// Text.
pub(super) const INK: Ink = Ink(0x1b, 0x24, 0x30);
/// Second text; 5.9 : 1 on white.
pub(super) const MUTED: Ink = Ink(0x4f, 0x5a, 0x68);
/// The lines of tables, dark enough for a bad printer.
pub(super) const GRID: Ink = Ink(0x9a, 0xa4, 0xb0);
/// The ground of heads and groups.
pub(super) const WASH: Ink = Ink(0xee, 0xf2, 0xf7);
/// The one colour.
pub(super) const ACCENT: Ink = Ink(0x1f, 0x5f, 0xa8);

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    pub role: Role,
    pub size: f32,
    /// The height of a line.
    pub leading: f32,
    pub bold: bool,
    pub ink: Ink,
}

const fn sans(size: f32, leading: f32, bold: bool, ink: Ink) -> Type {
    Type { role: Role::Sans, size, leading, bold, ink }
}

pub(super) const TITLE: Type = sans(20.0, 28.0, true, INK);
/// For a title that does not fit on one line.
pub(super) const LONG_TITLE: Type = sans(16.0, 23.0, true, INK);
pub(super) const SECTION: Type = sans(14.0, 20.0, true, INK);
pub(super) const HEADING: Type = sans(11.0, 16.0, true, INK);
pub(super) const BODY: Type = Type { role: Role::Text, size: 10.5, leading: 17.0, bold: false, ink: INK };
/// The mark of a list; that of 宋体 is too small to be seen.
pub(super) const MARK: Type = sans(10.5, 17.0, false, INK);
pub(super) const NAME: Type = sans(9.0, 15.0, false, MUTED);
pub(super) const VALUE: Type = sans(9.5, 15.0, false, INK);
pub(super) const FIGURE: Type = sans(16.0, 22.0, true, INK);
/// For a figure that does not fit on one line.
pub(super) const LONG_FIGURE: Type = sans(12.0, 17.0, true, INK);
pub(super) const SMALL: Type = sans(7.5, 11.0, false, MUTED);
pub(super) const NOTICE: Type = sans(9.0, 14.0, false, ACCENT);
pub(super) const DRAFT: Type = sans(9.0, 12.0, true, INK);
pub(super) const CELL: Type = sans(8.5, 12.5, false, INK);
pub(super) const HEAD: Type = sans(8.5, 12.5, true, INK);
/// The same for tables of many columns.
pub(super) const DENSE_CELL: Type = sans(8.0, 11.5, false, INK);
pub(super) const DENSE_HEAD: Type = sans(7.5, 11.0, true, INK);
/// A box to tick.
pub(super) const TICK: Type = sans(12.0, 14.0, false, INK);

impl Type {
    /// How far the letters stand below the top of their line: so that Chinese characters are in its middle.
    pub(super) fn ascent(&self) -> f32 {
        (self.leading - self.size) / 2.0 + self.size * 0.86
    }
}
