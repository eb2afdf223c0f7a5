//! Paints the ground of an empty screen in one stroke.
//!
//! A theme has a ground of its own, so the first frame would send every cell of the window. Most terminals erase with the
//! background that is set (terminfo's `bce`): there one erasing paints the ground, and only what stands on it is sent.

use std::io::{self, Write};

use crossterm::queue;
use crossterm::style::SetBackgroundColor;
use crossterm::terminal::{Clear, ClearType as Erase};
use ratatui::backend::{Backend, ClearType, IntoCrossterm, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::Color;

/// How many cells the stroke must spare to be worth it.
const LEAST: usize = 200;

/// A backend that does so.
pub struct Ground<B> {
    inner: B,
    able: bool,
    empty: bool,
}

impl<B> Ground<B> {
    /// Over an empty screen of a terminal of the given `TERM`.
    pub fn new(inner: B, term: &str) -> Self {
        Self { inner, able: erases_with_background(term), empty: true }
    }
}

/// Whether terminfo has `bce` for a terminal. tmux erases so too, but hands erased cells on to nobody: what is captured or
/// piped from it would have holes.
fn erases_with_background(term: &str) -> bool {
    const FAMILIES: [&str; 13] = [
        "alacritty",
        "foot",
        "ghostty",
        "gnome",
        "kitty",
        "konsole",
        "linux",
        "rxvt",
        "st",
        "vte",
        "wezterm",
        "xterm",
        "iterm",
    ];
    let family = term.split(['-', '.']).next().unwrap_or_default();
    FAMILIES.contains(&family) || family.starts_with("xterm")
}

/// The background most blank cells have, if enough have one.
fn commonest(cells: &[(u16, u16, &Cell)]) -> Option<Color> {
    let mut counts: Vec<(Color, usize)> = Vec::new();
    for (.., cell) in cells.iter().filter(|(.., cell)| is_blank(cell)) {
        match counts.iter_mut().find(|(colour, _)| *colour == cell.bg) {
            Some((_, count)) => *count += 1,
            None => counts.push((cell.bg, 1)),
        }
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (most.1 >= LEAST && most.0 != Color::Reset).then_some(most.0)
}

/// Whether a cell shows nothing but its background.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && cell.modifier.is_empty()
}

impl<B: Backend<Error = io::Error> + Write> Backend for Ground<B> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        if !(self.able && self.empty) {
            return self.inner.draw(content);
        }
        self.empty = false;
        let cells: Vec<_> = content.collect();
        let Some(ground) = commonest(&cells) else { return self.inner.draw(cells.into_iter()) };
        queue!(self.inner, SetBackgroundColor(ground.into_crossterm()), Clear(Erase::All))?;
        self.inner.draw(cells.into_iter().filter(|(.., cell)| !(is_blank(cell) && cell.bg == ground)))
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.empty |= region == ClearType::All;
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size().map(|size| super::known((size.width, size.height)).into())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::num::NonZeroU16;
    use std::rc::Rc;

    use ratatui::Terminal;
    use ratatui::backend::CrosstermBackend;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    const GROUND: Color = Color::Rgb(18, 22, 28);

    struct Sent(Rc<RefCell<Vec<u8>>>);

    impl Write for Sent {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// What a terminal emulator shows after frames drawn by a backend of a kind, and how many bytes the last frame took.
    fn shown(term: &str) -> (Vec<String>, usize) {
        let sent = Rc::new(RefCell::new(Vec::new()));
        let mut screen = Vec::new();
        let mut length = 0;
        let mut parser = vt100::Parser::new(NonZeroU16::new(12).unwrap(), NonZeroU16::new(60).unwrap(), 0);
        let mut terminal = Terminal::with_options(
            Ground::new(CrosstermBackend::new(Sent(Rc::clone(&sent))), term),
            ratatui::TerminalOptions { viewport: ratatui::Viewport::Fixed(Rect::new(0, 0, 60, 12)) },
        )
        .unwrap();
        for text in ["目标导向", "以人为本 a"] {
            terminal
                .draw(|frame| {
                    let area = frame.area();
                    let buffer = frame.buffer_mut();
                    buffer.set_style(area, Style::new().bg(GROUND).fg(Color::White));
                    buffer.set_string(3, 2, text, Style::new());
                    buffer.set_style(Rect::new(0, 5, 60, 1), Style::new().bg(Color::Rgb(60, 60, 90)));
                })
                .unwrap();
            let bytes = sent.take();
            length = length.max(bytes.len());
            parser.process(&bytes);
            let cell = |row, column| {
                format!(
                    "{:?}",
                    parser.screen().cell(row, column).map(|cell| (cell.contents().to_owned(), cell.bgcolor()))
                )
            };
            screen.push(
                (0..12)
                    .flat_map(|row| (0..60).map(move |column| (row, column)))
                    .map(|(row, column)| cell(row, column))
                    .collect(),
            );
        }
        (screen, length)
    }

    #[test]
    fn the_picture_is_the_same_and_costs_less() {
        let (plain, many) = shown("screen-256color");
        let (stroke, few) = shown("xterm-256color");
        // An emulator may keep an erased cell empty, where a written one holds a blank.
        let even =
            |frames: Vec<String>| frames.into_iter().map(|frame| frame.replace("\" \"", "\"\"")).collect::<Vec<_>>();
        assert_eq!(even(plain), even(stroke));
        assert!(few * 4 < many, "{few} of {many} bytes");
    }

    #[test]
    fn only_where_erasing_takes_the_background() {
        for term in ["xterm", "xterm-256color", "xterm-kitty", "linux", "alacritty", "st-256color"] {
            assert!(erases_with_background(term), "{term}");
        }
        for term in ["tmux-256color", "screen", "screen-256color", "screen.xterm-256color", "vt100", "dumb", ""] {
            assert!(!erases_with_background(term), "{term}");
        }
    }
}
