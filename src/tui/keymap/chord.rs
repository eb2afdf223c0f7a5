//! A key with its modifiers: as the terminal sends it, as a config file writes it, as it is shown.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::i18n::Lang;
use crate::text::narrow;

/// A key with its modifiers. Letters carry their case; `Shift` is kept only where the key has no case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub code: KeyCode,
    /// Ctrl, Alt, and Shift where it matters.
    pub modifiers: KeyModifiers,
}

/// Keys without a sign of their own: as config files write them (the first), and as they are shown. Keyboards have words
/// on the other keys, but arrows on these four.
const NAMED: [(KeyCode, &[&str], [&str; 2]); 14] = [
    (KeyCode::Up, &["up", "向上", "向上键"], ["向上", "Up"]),
    (KeyCode::Down, &["down", "向下", "向下键"], ["向下", "Down"]),
    (KeyCode::Left, &["left", "向左", "向左键"], ["向左", "Left"]),
    (KeyCode::Right, &["right", "向右", "向右键"], ["向右", "Right"]),
    (KeyCode::PageUp, &["page_up", "pgup", "pageup"], ["PgUp", "PgUp"]),
    (KeyCode::PageDown, &["page_down", "pgdn", "pagedown"], ["PgDn", "PgDn"]),
    (KeyCode::Home, &["home"], ["Home", "Home"]),
    (KeyCode::End, &["end"], ["End", "End"]),
    (KeyCode::Tab, &["tab"], ["Tab", "Tab"]),
    (KeyCode::Enter, &["enter", "return"], ["Enter", "Enter"]),
    (KeyCode::Esc, &["esc", "escape"], ["Esc", "Esc"]),
    (KeyCode::Backspace, &["backspace"], ["Backspace", "Backspace"]),
    (KeyCode::Delete, &["delete", "del"], ["Del", "Del"]),
    (KeyCode::Insert, &["insert", "ins"], ["Ins", "Ins"]),
];

/// Why a key cannot be bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// It is not the name of a key.
    Unknown,
    /// Terminals send the same for this key.
    SameAs(&'static str),
}

impl Chord {
    /// The chord of a key press. What a Chinese input method sends counts as the key it looks like.
    #[must_use]
    pub fn of(event: &KeyEvent) -> Self {
        let held = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
        let shift = event.modifiers & KeyModifiers::SHIFT;
        match event.code {
            KeyCode::Char(letter) if held.is_empty() => Self { code: KeyCode::Char(plain(letter)), modifiers: held },
            KeyCode::Char(letter) => Self { code: KeyCode::Char(letter.to_ascii_lowercase()), modifiers: held },
            KeyCode::BackTab => Self { code: KeyCode::Tab, modifiers: held | KeyModifiers::SHIFT },
            code => Self { code, modifiers: held | shift },
        }
    }

    /// Reads a key as a config file writes it: `q`, `ctrl-p`, `alt-x`, `shift-tab`, `f1`, `page_up`, `space`; or as it is
    /// shown in either language: `PgUp`, `向上`.
    ///
    /// # Errors
    /// If there is no such key, or terminals cannot tell it from another.
    pub fn parse(text: &str) -> Result<Self, Unusable> {
        let (mut rest, mut modifiers) = (text, KeyModifiers::NONE);
        while let Some((modifier, left)) = held(rest) {
            (rest, modifiers) = (left, modifiers | modifier);
        }
        let code = code(rest).ok_or(Unusable::Unknown)?;
        let KeyCode::Char(letter) = code else { return Ok(Self { code, modifiers }) };
        let shift = modifiers.contains(KeyModifiers::SHIFT);
        modifiers.remove(KeyModifiers::SHIFT);
        if modifiers.is_empty() {
            let letter = if shift { letter.to_ascii_uppercase() } else { letter };
            return Ok(Self { code: KeyCode::Char(plain(letter)), modifiers });
        }
        let letter = plain(letter).to_ascii_lowercase();
        if modifiers.contains(KeyModifiers::CONTROL) {
            match letter {
                'i' => return Err(Unusable::SameAs("tab")),
                'm' => return Err(Unusable::SameAs("enter")),
                '[' => return Err(Unusable::SameAs("esc")),
                letter if !letter.is_ascii() => return Err(Unusable::Unknown),
                _ => {}
            }
        }
        Ok(Self { code: KeyCode::Char(letter), modifiers })
    }

    /// The key as it is shown: `q`, `Ctrl-p`, `F1`, `PgUp`, `Left` or `向左`.
    #[must_use]
    pub fn shown(self, lang: Lang) -> String {
        let name = match self.code {
            KeyCode::Char(' ') => "Space".to_owned(),
            KeyCode::Char(letter) => letter.to_string(),
            KeyCode::F(number) => format!("F{number}"),
            code => match NAMED.iter().find(|(named, ..)| *named == code) {
                Some((.., [zh, en])) => (*lang.pick(zh, en)).to_owned(),
                None => format!("{code:?}"),
            },
        };
        let held = [(KeyModifiers::CONTROL, "Ctrl-"), (KeyModifiers::ALT, "Alt-"), (KeyModifiers::SHIFT, "Shift-")];
        let held = held.into_iter().filter(|(modifier, _)| self.modifiers.contains(*modifier));
        held.map(|(_, prefix)| prefix).chain([name.as_str()]).collect()
    }

    /// The same without Shift, if it has it.
    #[must_use]
    pub fn without_shift(self) -> Option<Self> {
        let modifiers = self.modifiers - KeyModifiers::SHIFT;
        (modifiers != self.modifiers && self.code != KeyCode::Tab).then_some(Self { modifiers, ..self })
    }

    /// Whether the key writes something where a text has the keys.
    #[must_use]
    pub fn writes(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && self.modifiers.is_empty()
    }
}

/// A modifier at the beginning of a key, and what follows it.
fn held(text: &str) -> Option<(KeyModifiers, &str)> {
    const MODIFIERS: [(&str, KeyModifiers); 3] =
        [("ctrl", KeyModifiers::CONTROL), ("alt", KeyModifiers::ALT), ("shift", KeyModifiers::SHIFT)];
    MODIFIERS.into_iter().find_map(|(name, modifier)| {
        let (word, rest) = text.split_at_checked(name.len())?;
        let rest = rest.strip_prefix(['-', '+']).filter(|rest| !rest.is_empty())?;
        word.eq_ignore_ascii_case(name).then_some((modifier, rest))
    })
}

fn code(text: &str) -> Option<KeyCode> {
    let mut letters = text.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return (!letter.is_control()).then_some(KeyCode::Char(letter));
    }
    let name = text.to_ascii_lowercase();
    if name == "space" {
        return Some(KeyCode::Char(' '));
    }
    if let Some(number) = name.strip_prefix('f').and_then(|number| number.parse().ok()) {
        return (1..=24).contains(&number).then_some(KeyCode::F(number));
    }
    NAMED.iter().find(|(_, names, _)| names.contains(&name.as_str())).map(|(code, ..)| *code)
}

/// What a Chinese input method sends for a key: full-width twins, and its own punctuation.
fn plain(letter: char) -> char {
    match letter {
        '】' | '」' => ']',
        '【' | '「' => '[',
        '、' => '/',
        letter => narrow(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written_and_as_they_are_shown() {
        for (text, shown) in [
            ("q", "q"),
            ("Q", "Q"),
            ("shift-q", "Q"),
            ("ｑ", "q"),
            ("】", "]"),
            ("ctrl-P", "Ctrl-p"),
            ("Ctrl+p", "Ctrl-p"),
            ("alt-x", "Alt-x"),
            ("ctrl-alt-delete", "Ctrl-Alt-Del"),
            ("shift-tab", "Shift-Tab"),
            ("shift-left", "Shift-Left"),
            ("f12", "F12"),
            ("PgUp", "PgUp"),
            ("page_down", "PgDn"),
            ("space", "Space"),
            ("-", "-"),
            ("ctrl--", "Ctrl--"),
            ("+", "+"),
        ] {
            let chord = Chord::parse(text).unwrap_or_else(|_| panic!("{text}"));
            for (lang, shown) in [(Lang::En, shown.to_owned()), (Lang::Zh, shown.replace("Left", "向左"))] {
                assert_eq!(chord.shown(lang), shown);
                assert_eq!(Chord::parse(&shown), Ok(chord), "{shown}");
            }
        }
        assert_eq!(Chord::parse("ctrl-向右键"), Chord::parse("ctrl-right"));
        for text in ["", "qq", "f0", "f25", "ctrl-", "hyper-x", "ctrl-中", "up down", "\u{1b}", "é\u{301}"] {
            assert_eq!(Chord::parse(text), Err(Unusable::Unknown), "{text:?}");
        }
        assert_eq!(Chord::parse("ctrl-i"), Err(Unusable::SameAs("tab")));
        assert_eq!(Chord::parse("ctrl-M"), Err(Unusable::SameAs("enter")));
    }
}
