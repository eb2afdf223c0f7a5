//! One key, click, paste or answer from the bytes a terminal sends (ECMA-48, and xterm's control sequences).
//!
//! Keys come out as crossterm's own reader would have them.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::tui::theme::Rgb;

/// What a sequence means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// A key.
    Key(KeyEvent),
    /// A button or the wheel.
    Mouse(MouseEvent),
    /// A text pasted in one piece.
    Paste(String),
    /// The cursor's column, from 1; or F3 with a modifier, which looks the same.
    Place(u16, KeyEvent),
    /// The background.
    Background(Rgb),
    /// The terminal's attributes (DA1).
    Attributes,
    /// Nothing that anybody here knows.
    Nothing,
}

impl Token {
    /// The key Escape.
    pub fn escape() -> Self {
        plain(KeyCode::Esc)
    }

    /// A character with Alt.
    pub fn alt(char: char) -> Self {
        with_alt(typed(char))
    }
}

const PASTE_END: &[u8] = b"\x1b[201~";

/// The first token and its length in bytes; none if its end is still to come.
pub fn next(bytes: &[u8]) -> Option<(Token, usize)> {
    match bytes {
        [] | [0x1b] => None,
        [0x1b, b'[', rest @ ..] => control(rest).map(|(token, length)| (token, length + 2)),
        [0x1b, b'O', rest @ ..] => rest.first().map(|letter| (key_of_letter(*letter, KeyModifiers::NONE), 3)),
        [0x1b, b']', rest @ ..] => command(rest),
        [0x1b, 0x1b, ..] => Some((Token::escape(), 1)),
        [0x1b, rest @ ..] => character(rest).map(|(token, length)| (with_alt(token), length + 1)),
        _ => character(bytes),
    }
}

fn plain(code: KeyCode) -> Token {
    Token::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn typed(char: char) -> Token {
    let modifiers = if char.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    Token::Key(KeyEvent::new(KeyCode::Char(char), modifiers))
}

fn with_alt(token: Token) -> Token {
    match token {
        Token::Key(key) => Token::Key(KeyEvent::new(key.code, key.modifiers | KeyModifiers::ALT)),
        other => other,
    }
}

/// A character, or a key that sends a control character.
fn character(bytes: &[u8]) -> Option<(Token, usize)> {
    let first = *bytes.first()?;
    let ctrl = |char| Token::Key(KeyEvent::new(KeyCode::Char(char), KeyModifiers::CONTROL));
    let token = match first {
        b'\r' => plain(KeyCode::Enter),
        b'\t' => plain(KeyCode::Tab),
        0x7f => plain(KeyCode::Backspace),
        0 => ctrl(' '),
        1..=0x1a => ctrl(char::from(first - 1 + b'a')),
        0x1c..=0x1f => ctrl(char::from(first - 0x1c + b'4')),
        _ => return text(bytes),
    };
    Some((token, 1))
}

fn text(bytes: &[u8]) -> Option<(Token, usize)> {
    let length = match bytes.first()? {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    };
    let part = &bytes[..length.min(bytes.len())];
    match std::str::from_utf8(part) {
        Ok(text) => Some((text.chars().next().map_or(Token::Nothing, typed), length)),
        // The rest of the character is still to come.
        Err(error) if error.error_len().is_none() => None,
        Err(_) => Some((Token::Nothing, 1)),
    }
}

/// What follows `ESC [`, to its final byte.
fn control(rest: &[u8]) -> Option<(Token, usize)> {
    let end = rest.iter().position(|byte| !matches!(byte, 0x20..=0x3f))?;
    let last = rest[end];
    if !matches!(last, 0x40..=0x7e) {
        // Broken off by something else, which is read by itself.
        return Some((Token::Nothing, end));
    }
    // Only bytes below 0x40 stand before it.
    let words = String::from_utf8_lossy(&rest[..end]);
    if (words.as_ref(), last) == ("200", b'~') {
        let body = &rest[end + 1..];
        let length = body.windows(PASTE_END.len()).position(|window| window == PASTE_END)?;
        let text = String::from_utf8_lossy(&body[..length]).into_owned();
        return Some((Token::Paste(text), end + 1 + length + PASTE_END.len()));
    }
    Some((meaning(&words, last), end + 1))
}

fn meaning(words: &str, last: u8) -> Token {
    if let Some(place) = words.strip_prefix('<') {
        return click(place, last).map_or(Token::Nothing, Token::Mouse);
    }
    if last == b'c' && words.starts_with('?') {
        return Token::Attributes;
    }
    let mut numbers = words.split(';').map(|word| word.parse::<u16>().unwrap_or(0));
    let (first, second) = (numbers.next().unwrap_or(0), numbers.next());
    let modifiers = second.map_or(KeyModifiers::NONE, modifiers);
    match (last, second) {
        (b'R', Some(column)) => Token::Place(column, KeyEvent::new(KeyCode::F(3), modifiers)),
        (b'~', _) => key_of_number(first, modifiers),
        (b'Z', _) => Token::Key(KeyEvent::new(KeyCode::BackTab, modifiers | KeyModifiers::SHIFT)),
        (letter, _) => key_of_letter(letter, modifiers),
    }
}

/// xterm's parameter: one more than 1 for Shift, 2 for Alt, 4 for Ctrl.
fn modifiers(parameter: u16) -> KeyModifiers {
    let bits = parameter.saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)] {
        if bits & bit != 0 {
            modifiers |= modifier;
        }
    }
    modifiers
}

fn key_of_letter(letter: u8, modifiers: KeyModifiers) -> Token {
    let code = match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return Token::Nothing,
    };
    Token::Key(KeyEvent::new(code, modifiers))
}

fn key_of_number(number: u16, modifiers: KeyModifiers) -> Token {
    let code = match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        // The numbers leave out 16 and 22.
        11..=15 => function(number - 10),
        17..=21 => function(number - 11),
        23..=24 => function(number - 12),
        _ => return Token::Nothing,
    };
    Token::Key(KeyEvent::new(code, modifiers))
}

fn function(number: u16) -> KeyCode {
    u8::try_from(number).map_or(KeyCode::Null, KeyCode::F)
}

/// A press or the wheel as mode 1006 tells it, `button;column;row` from 1.
fn click(place: &str, last: u8) -> Option<MouseEvent> {
    let mut numbers = place.split(';').map(|word| word.parse::<u16>().ok());
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let kind = match (button & 0b1100_0011, last) {
        (0, b'M') => MouseEventKind::Down(MouseButton::Left),
        (1, b'M') => MouseEventKind::Down(MouseButton::Middle),
        (2, b'M') => MouseEventKind::Down(MouseButton::Right),
        (64, b'M') => MouseEventKind::ScrollUp,
        (65, b'M') => MouseEventKind::ScrollDown,
        _ => return None,
    };
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [(4, KeyModifiers::SHIFT), (8, KeyModifiers::ALT), (16, KeyModifiers::CONTROL)] {
        if button & bit != 0 {
            modifiers |= modifier;
        }
    }
    Some(MouseEvent { kind, column: column.checked_sub(1)?, row: row.checked_sub(1)?, modifiers })
}

/// What follows `ESC ]`: the background's answer up to its end, or Alt with a bracket.
fn command(rest: &[u8]) -> Option<(Token, usize)> {
    const HEAD: &[u8] = b"11;";
    let common = rest.len().min(HEAD.len());
    if rest[..common] != HEAD[..common] {
        return Some((Token::alt(']'), 2));
    }
    let end = rest.iter().position(|byte| matches!(byte, 0x07 | 0x1b))?;
    let tail = match rest[end..] {
        [0x07, ..] => 1,
        [0x1b, b'\\', ..] => 2,
        [0x1b] => return None,
        _ => 0,
    };
    let colour = std::str::from_utf8(&rest[HEAD.len().min(end)..end]).ok().and_then(colour);
    Some((colour.map_or(Token::Nothing, Token::Background), 2 + end + tail))
}

/// An X11 colour, `rgb:` or `rgba:` and one to four hexadecimal digits a channel.
pub fn colour(words: &str) -> Option<Rgb> {
    let channels = words.strip_prefix("rgb:").or_else(|| words.strip_prefix("rgba:"))?;
    let mut parts = channels.split('/').map(channel);
    Some((parts.next()??, parts.next()??, parts.next()??))
}

fn channel(digits: &str) -> Option<u8> {
    let length = u32::try_from(digits.len()).ok().filter(|length| (1..=4).contains(length))?;
    let most = 16u32.pow(length) - 1;
    let value = u32::from_str_radix(digits, 16).ok()?;
    u8::try_from((value * 255 + most / 2) / most).ok()
}
