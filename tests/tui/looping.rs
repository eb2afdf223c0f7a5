//! The loop itself, over a channel in place of a terminal.

use std::io;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use pinheng::tui::run::{Control, Ended, Input, drive};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use pinheng::tui::aside::Threads;
use pinheng::tui::state::Screen;
use pinheng::tui::{Options, Program};

use super::harness::{Files, clock};

/// Counts how often the terminal was handed to the shell.
#[derive(Default)]
struct Shell(usize);

impl Control for Shell {
    fn suspend(&mut self) -> io::Result<()> {
        self.0 += 1;
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

fn key(code: KeyCode, modifiers: KeyModifiers) -> Input {
    Input::Key(KeyEvent::new(code, modifiers))
}

/// Runs the loop over a new assessment until it ends; `feed` sends what comes from outside.
fn run(files: &Files, feed: impl FnOnce(std::sync::mpsc::Sender<Input>) + Send + 'static) -> (Ended, usize) {
    let (sender, events) = channel();
    let feeder = std::thread::spawn(move || feed(sender));
    // TestBackend has errors that cannot happen; the loop wants those of the system.
    let mut terminal = Terminal::new(Backend(TestBackend::new(80, 24))).unwrap();
    let mut shell = Shell::default();
    let mut tui = files.tui();
    let ended = drive(&mut terminal, &mut tui.program, &events, &mut shell).unwrap();
    feeder.join().unwrap();
    (ended, shell.0)
}

#[test]
fn a_burst_of_keys_is_handled_to_its_end() {
    let files = Files::new();
    let (ended, _) = run(&files, |events| {
        for letter in "3333q".chars() {
            events.send(key(KeyCode::Char(letter), KeyModifiers::NONE)).unwrap();
        }
    });
    assert_eq!(ended, Ended::Quit);
    assert_eq!(files.stored().record.progress().rated, 4);
}

#[test]
fn a_pause_in_typing_stores_the_note() {
    let files = Files::new();
    let path = files.path.clone();
    let id = files.id.clone();
    let (ended, _) = run(&files, move |events| {
        for letter in "n目标".chars() {
            events.send(key(KeyCode::Char(letter), KeyModifiers::NONE)).unwrap();
        }
        let stored = || pinheng::app::App::open(&path).unwrap().load(&id).unwrap().record.answers[0].note.clone();
        let start = Instant::now();
        while stored().is_empty() && start.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(50));
        }
        assert_eq!(stored(), "目标");
        events.send(Input::Stop).unwrap();
    });
    assert_eq!(ended, Ended::Stopped);
}

#[test]
fn a_terminal_that_goes_away_stores_the_note() {
    let files = Files::new();
    let (ended, _) = run(&files, |events| {
        for letter in "n目标".chars() {
            events.send(key(KeyCode::Char(letter), KeyModifiers::NONE)).unwrap();
        }
    });
    assert_eq!(ended, Ended::Stopped);
    assert_eq!(files.stored().record.answers[0].note, "目标");
}

#[test]
fn ctrl_z_hands_the_terminal_over_and_goes_on() {
    let files = Files::new();
    let (ended, suspended) = run(&files, |events| {
        events.send(key(KeyCode::Char('z'), KeyModifiers::CONTROL)).unwrap();
        events.send(Input::Resize(100, 30)).unwrap();
        events.send(key(KeyCode::Char('3'), KeyModifiers::NONE)).unwrap();
        events.send(key(KeyCode::Char('q'), KeyModifiers::NONE)).unwrap();
    });
    assert_eq!((ended, suspended), (Ended::Quit, 1));
    assert_eq!(files.stored().record.progress().rated, 1);
}

/// Threads write the files while the loop goes on; without anything else the news of it wake it.
#[test]
fn an_export_is_written_beside_the_loop() {
    let files = Files::new();
    let folder = files.folder.path().join("out");
    std::fs::create_dir(&folder).unwrap();
    let (sender, events) = channel();
    let mut terminal = Terminal::new(Backend(TestBackend::new(80, 24))).unwrap();
    let open = Some((files.id.clone(), Screen::Export));
    let options = Options { folder: folder.display().to_string(), open, ..Options::default() };
    let mut program = Program::new(files.app(), options, clock).with_aside(Box::new(Threads::new(sender.clone())));
    sender.send(key(KeyCode::Char('w'), KeyModifiers::NONE)).unwrap();
    let there = folder.clone();
    let feeder = std::thread::spawn(move || {
        let start = Instant::now();
        let written = || {
            std::fs::read_dir(&there)
                .unwrap()
                .flatten()
                .any(|entry| entry.path().extension().is_some_and(|end| end == "html"))
        };
        while !written() && start.elapsed() < Duration::from_mins(1) {
            std::thread::sleep(Duration::from_millis(20));
        }
        sender.send(key(KeyCode::Char('q'), KeyModifiers::NONE)).unwrap();
        // Asked whether to quit, if the news was not heard yet.
        sender.send(key(KeyCode::Char('y'), KeyModifiers::NONE)).unwrap();
    });
    let ended = drive(&mut terminal, &mut program, &events, &mut Shell::default()).unwrap();
    feeder.join().unwrap();
    assert_eq!(ended, Ended::Quit);
    drop(program);
    let left: Vec<_> = std::fs::read_dir(&folder).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{left:?}");
}

/// A buffer whose errors are those of the system.
struct Backend(TestBackend);

impl ratatui::backend::Backend for Backend {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a ratatui::buffer::Cell)>,
    {
        let Ok(()) = self.0.draw(content);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        let Ok(()) = self.0.hide_cursor();
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        let Ok(()) = self.0.show_cursor();
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<ratatui::layout::Position> {
        let Ok(position) = self.0.get_cursor_position();
        Ok(position)
    }

    fn set_cursor_position<P: Into<ratatui::layout::Position>>(&mut self, position: P) -> io::Result<()> {
        let Ok(()) = self.0.set_cursor_position(position);
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        let Ok(()) = self.0.clear();
        Ok(())
    }

    fn clear_region(&mut self, region: ratatui::backend::ClearType) -> io::Result<()> {
        let Ok(()) = self.0.clear_region(region);
        Ok(())
    }

    fn size(&self) -> io::Result<ratatui::layout::Size> {
        let Ok(size) = self.0.size();
        Ok(size)
    }

    fn window_size(&mut self) -> io::Result<ratatui::backend::WindowSize> {
        let Ok(size) = self.0.window_size();
        Ok(size)
    }

    fn flush(&mut self) -> io::Result<()> {
        let Ok(()) = self.0.flush();
        Ok(())
    }
}
