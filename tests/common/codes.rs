//! Keys that are no characters, for random presses.

use crossterm::event::KeyCode;

/// The frequent ones more than once.
pub const CODES: &[KeyCode] = &[
    KeyCode::Enter,
    KeyCode::Enter,
    KeyCode::Esc,
    KeyCode::Esc,
    KeyCode::Tab,
    KeyCode::BackTab,
    KeyCode::Backspace,
    KeyCode::Delete,
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::Down,
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::PageUp,
    KeyCode::PageDown,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::Insert,
    KeyCode::F(1),
    KeyCode::F(2),
    KeyCode::F(3),
    KeyCode::F(4),
    KeyCode::F(6),
    KeyCode::F(7),
    KeyCode::F(7),
    KeyCode::F(9),
    KeyCode::F(24),
    KeyCode::Null,
    KeyCode::Menu,
    KeyCode::CapsLock,
    KeyCode::KeypadBegin,
];
