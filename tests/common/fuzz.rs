//! Random events for the loop, as many as wanted and the same for the same seed.
//!
//! The events come from the terminal itself: each frame that is shown brings the next few, as a user who looks at the
//! screen would. So nothing runs beside the loop, and a seed that fails once fails again.

use std::io;
use std::sync::mpsc::{Sender, channel};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use pinheng::app::{App, sample};
use pinheng::i18n::Lang;
use pinheng::tui::glyphs::{ASCII, UNICODE};
use pinheng::tui::run::{Control, Input, drive};
use pinheng::tui::state::Screen;
use pinheng::tui::theme::{Depth, ThemeChoice, ThemeName};
use pinheng::tui::{Options, Program};
use ratatui::Terminal;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

#[path = "codes.rs"]
mod codes;

use codes::CODES;

/// A small generator (xorshift64*): good enough, and the same on every machine.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `bound`, which is at least 1.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % bound
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        let at = self.below(of.len() as u64);
        of[usize::try_from(at).unwrap_or(0)]
    }

    fn small(&mut self, bound: u16) -> u16 {
        u16::try_from(self.below(u64::from(bound))).unwrap_or(0)
    }
}

/// Keys that mean something somewhere, the frequent ones more than once.
const LETTERS: &str = "1234512345   0netftXFuuhjklhjklvcadsiy?:/=[]r7bsvopmbsv９】、：？ｎ中文，。〔𠮷";

/// Pieces of what people type and paste.
const PIECES: &[&str] = &[
    "机关事务",
    "服务品牌，",
    "word ",
    "e\u{301}",
    "👨‍👩‍👧",
    "🇨🇳",
    "𠮷㐂",
    "\r\n",
    "\n",
    "\t",
    "\u{202e}",
    "\u{1b}[2J",
    "\u{0}",
    "《",
    "》。",
    "2026-03-01",
    "\u{200d}",
    "\u{fe0f}",
    "ᄀ",
    "a",
    "\u{3000}",
    "￥",
    "ﷺ",
    "https://example.cn/aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
];

fn key(random: &mut Random) -> Input {
    let some =
        [KeyModifiers::SHIFT, KeyModifiers::CONTROL, KeyModifiers::ALT, KeyModifiers::CONTROL | KeyModifiers::SHIFT];
    let (code, modifiers) = match random.below(20) {
        0..9 => (letter(random), KeyModifiers::NONE),
        9..15 => (random.pick(CODES), KeyModifiers::NONE),
        15..17 => (random.pick(CODES), random.pick(&some)),
        17 => (KeyCode::Char(random.pick(&b"acxvuhkwerplszn".map(char::from))), KeyModifiers::CONTROL),
        18 => (KeyCode::Char(random.pick(&b"zybfdq".map(char::from))), random.pick(&some)),
        _ => {
            let any = u32::try_from(random.below(0x0011_0000)).unwrap_or(0);
            (KeyCode::Char(char::from_u32(any).unwrap_or('q')), random.pick(&[KeyModifiers::NONE, KeyModifiers::SUPER]))
        }
    };
    Input::Key(KeyEvent::new(code, modifiers))
}

fn letter(random: &mut Random) -> KeyCode {
    let letters: Vec<char> = LETTERS.chars().collect();
    KeyCode::Char(random.pick(&letters))
}

fn paste(random: &mut Random) -> Input {
    let pieces = if random.below(50) == 0 { 3_000 } else { random.below(12) };
    Input::Paste((0..pieces).map(|_| random.pick(PIECES)).collect())
}

/// Clicks and turns of the wheel, now and then outside of the window.
fn mouse(random: &mut Random, size: (u16, u16)) -> Input {
    use MouseEventKind::{Down, ScrollDown, ScrollUp, Up};
    let left = MouseButton::Left;
    let kind = random.pick(&[Down(left), Down(left), Down(left), ScrollUp, ScrollDown, Up(left)]);
    let (column, row) = (random.small(size.0 + 2), random.small(size.1 + 2));
    Input::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
}

fn size(random: &mut Random) -> (u16, u16) {
    match random.below(4) {
        0 => (80, 24),
        1 => (random.small(5) + 38, random.small(5) + 10),
        2 => (random.small(20) + 1, random.small(20) + 1),
        _ => (random.small(300) + 1, random.small(100) + 1),
    }
}

/// A terminal that shows nothing and sends the next events after each frame.
struct Monkey {
    random: Random,
    left: u64,
    size: (u16, u16),
    events: Sender<Input>,
    frames: u64,
}

impl Monkey {
    /// The next event; what the terminal itself knows changes with it.
    fn next(&mut self) -> Input {
        match self.random.below(400) {
            0..20 => paste(&mut self.random),
            20..26 => {
                self.size = size(&mut self.random);
                Input::Resize(self.size.0, self.size.1)
            }
            // The window is a terminal's most of the time.
            26..34 => {
                self.size = (80, 24);
                Input::Resize(80, 24)
            }
            35..75 => mouse(&mut self.random, self.size),
            34 if self.random.below(20) == 0 => Input::Stop,
            _ => key(&mut self.random),
        }
    }
}

impl Backend for Monkey {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        content.for_each(|(_, _, cell)| assert!(!cell.symbol().is_empty(), "an empty cell"));
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        // The window may have become smaller after the frame was made, as a real one may.
        let _ = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn clear_region(&mut self, _region: ClearType) -> io::Result<()> {
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(Size::new(self.size.0, self.size.1))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: Size::new(self.size.0, self.size.1), pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.frames += 1;
        let burst = (self.random.below(6) + 1).min(self.left);
        for _ in 0..burst {
            self.left -= 1;
            let event = self.next();
            // The loop listens as long as it draws.
            let _ = self.events.send(event);
        }
        if self.left == 0 {
            let _ = self.events.send(Input::Stop);
        }
        Ok(())
    }
}

/// The shell and the clipboard, which take everything.
struct Shell;

impl Control for Shell {
    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn resume(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn mouse(&mut self, _on: bool) -> io::Result<()> {
        Ok(())
    }

    fn copy(&mut self, _text: &str) -> io::Result<()> {
        Ok(())
    }
}

fn program(random: &mut Random) -> Program {
    let mut app = App::in_memory().expect("a store in memory");
    let id = app.import(&[sample()]).expect("the sample").remove(0);
    let screen = random.pick(&[Screen::Assess, Screen::Score, Screen::Weights, Screen::Export]);
    let options = Options {
        lang: random.pick(&Lang::ALL),
        theme: ThemeChoice::Named(random.pick(&ThemeName::ALL)),
        depth: random.pick(&[Depth::Mono, Depth::Sixteen, Depth::Indexed, Depth::True]),
        glyphs: random.pick(&[UNICODE, ASCII]),
        open: (random.below(3) > 0).then_some((id, screen)),
        demo: random.below(8) == 0,
        ..Options::default()
    };
    Program::new(app, options, || chrono::Local::now().fixed_offset())
}

/// Runs the loop on so many random events, starting anew whenever it ends; returns how often it ran and how many
/// frames it drew.
///
/// # Panics
/// If the program does.
pub fn run(seed: u64, events: u64) -> (u64, u64) {
    let mut random = Random::new(seed);
    let (sender, receiver) = channel();
    let monkey = Monkey { random: Random::new(seed + 1), left: events, size: (80, 24), events: sender, frames: 0 };
    let mut terminal = Terminal::new(monkey).expect("a terminal of any size");
    let mut runs = 0;
    while terminal.backend().left > 0 {
        let mut program = program(&mut random);
        let (columns, rows) = terminal.backend().size;
        program.handle(pinheng::tui::update::Msg::Resize(columns, rows));
        drive(&mut terminal, &mut program, &receiver, &mut Shell).expect("a terminal that takes everything");
        runs += 1;
    }
    (runs, terminal.backend().frames)
}
