//! Tells the terminal's answers from what is typed among them.

use super::decode::{Token, next};
use crate::tui::mouse;
use crate::tui::run::{Answer, Input};

/// Bytes in, answers and input out.
#[derive(Debug, Default)]
pub struct Sieve {
    waiting: Vec<u8>,
    found: Found,
    placed: bool,
    answered: bool,
}

/// What the bytes held.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What the terminal told of itself.
    pub answer: Answer,
    /// What was typed, pasted and clicked, in order.
    pub inputs: Vec<Input>,
}

impl Sieve {
    /// Takes in bytes of any number; half a sequence waits for its rest.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.waiting.extend(bytes);
        self.drain();
    }

    /// Takes what is unfinished for what it is, as nothing follows: a lone escape is the key.
    pub fn end(&mut self) {
        while self.is_amid() {
            self.give_up();
        }
    }

    /// Whether the last answer has come.
    pub fn is_answered(&self) -> bool {
        self.answered
    }

    /// Whether all that is waiting is an escape, which may be the key or the begin of anything.
    pub fn holds_escape(&self) -> bool {
        self.waiting == b"\x1b"
    }

    /// Whether half a sequence is waiting.
    pub fn is_amid(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Whether half a paste or half a character is waiting, whose end comes, however long it takes.
    pub fn is_sure_of_more(&self) -> bool {
        self.waiting.starts_with(b"\x1b[200~") || self.waiting.first().is_some_and(|first| *first != 0x1b)
    }

    /// What was found since the last time.
    pub fn take(&mut self) -> Found {
        std::mem::take(&mut self.found)
    }

    fn drain(&mut self) {
        let mut at = 0;
        while let Some((token, length)) = next(&self.waiting[at..]) {
            at += length;
            self.keep(token);
        }
        self.waiting.drain(..at);
    }

    /// Takes the unfinished begin for what it is if nothing follows. Half of a key's sequence is none: its digits must
    /// not rate anything.
    fn give_up(&mut self) {
        let length = match self.waiting.as_slice() {
            [0x1b] => {
                self.keep(Token::escape());
                1
            }
            [0x1b, b'[', rest @ ..] => 2 + rest.len(),
            [0x1b, letter @ (b']' | b'O'), ..] => {
                self.keep(Token::alt(char::from(*letter)));
                2
            }
            _ => 1,
        };
        self.waiting.drain(..length);
        self.drain();
    }

    fn keep(&mut self, token: Token) {
        match token {
            // The first place is the answer; what looks like another is the key F3 with Shift or the like.
            Token::Place(column, _) if !self.placed => {
                self.placed = true;
                self.found.answer.ambiguous_wide = Some(column == 3);
            }
            Token::Place(_, key) | Token::Key(key) => self.found.inputs.push(Input::Key(key)),
            Token::Background(rgb) => self.found.answer.background = Some(rgb),
            Token::Attributes => self.answered = true,
            Token::Mouse(event) if mouse::counts(event) => self.found.inputs.push(Input::Mouse(event)),
            Token::Paste(text) => self.found.inputs.push(Input::Paste(text)),
            Token::Mouse(_) | Token::Nothing => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    use proptest::prelude::*;

    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Input {
        Input::Key(KeyEvent::new(code, modifiers))
    }

    fn plain(code: KeyCode) -> Input {
        key(code, KeyModifiers::NONE)
    }

    /// Everything in a stream, read in pieces of a size.
    fn sift(bytes: &[u8], size: usize) -> (Found, bool) {
        let mut sieve = Sieve::default();
        for piece in bytes.chunks(size) {
            sieve.feed(piece);
        }
        sieve.end();
        let answered = sieve.is_answered();
        (sieve.take(), answered)
    }

    #[test]
    fn answers_are_found_whatever_is_typed_between() {
        let stream = "3\x1b[1;3Rj\x1b]11;rgb:ffff/ffff/e0e0\x1b\\好\x1b[?62;4c\x1b[A";
        for size in 1..stream.len() {
            let (found, answered) = sift(stream.as_bytes(), size);
            let told = Answer { background: Some((255, 255, 224)), ambiguous_wide: Some(true) };
            assert_eq!(found.answer, told, "in pieces of {size}");
            assert!(answered);
            let typed = ['3', 'j', '好'].map(KeyCode::Char).map(plain);
            assert_eq!(found.inputs, [typed.as_slice(), &[plain(KeyCode::Up)]].concat());
        }
    }

    #[test]
    fn a_narrow_terminal_and_every_form_of_colour() {
        let told = |answer: &str| sift(answer.as_bytes(), 64).0.answer;
        assert_eq!(told("\x1b[1;2R").ambiguous_wide, Some(false));
        assert_eq!(told("\x1b]11;rgb:f/0/8\x07").background, Some((255, 0, 136)));
        assert_eq!(told("\x1b]11;rgb:1c/1c/1c\x07").background, Some((28, 28, 28)));
        assert_eq!(told("\x1b]11;rgba:0000/8080/ffff/ffff\x07").background, Some((0, 128, 255)));
        assert_eq!(told("\x1b]11;#ffffff\x07"), Answer::default());
        assert_eq!(told("\x1b]11;rgb:zz/00/00\x07"), Answer::default());
    }

    #[test]
    fn keys_are_what_the_usual_reader_makes_of_them() {
        let (shift, ctrl, alt) = (KeyModifiers::SHIFT, KeyModifiers::CONTROL, KeyModifiers::ALT);
        let cases: [(&str, Input); 25] = [
            ("A", key(KeyCode::Char('A'), shift)),
            ("\r", plain(KeyCode::Enter)),
            ("\t", plain(KeyCode::Tab)),
            ("\x7f", plain(KeyCode::Backspace)),
            ("\x03", key(KeyCode::Char('c'), ctrl)),
            ("\x1a", key(KeyCode::Char('z'), ctrl)),
            ("\x0a", key(KeyCode::Char('j'), ctrl)),
            ("\x1c", key(KeyCode::Char('4'), ctrl)),
            ("\0", key(KeyCode::Char(' '), ctrl)),
            ("\x1b", plain(KeyCode::Esc)),
            ("\x1bx", key(KeyCode::Char('x'), alt)),
            ("\x1bX", key(KeyCode::Char('X'), alt | shift)),
            ("\x1b[Z", key(KeyCode::BackTab, shift)),
            ("\x1b[H", plain(KeyCode::Home)),
            ("\x1bOF", plain(KeyCode::End)),
            ("\x1bOP", plain(KeyCode::F(1))),
            ("\x1b[1;5C", key(KeyCode::Right, ctrl)),
            ("\x1b[1;2P", key(KeyCode::F(1), shift)),
            ("\x1b[3~", plain(KeyCode::Delete)),
            ("\x1b[5;3~", key(KeyCode::PageUp, alt)),
            ("\x1b[15~", plain(KeyCode::F(5))),
            ("\x1b[20~", plain(KeyCode::F(9))),
            ("\x1b[24~", plain(KeyCode::F(12))),
            ("\x1b]", key(KeyCode::Char(']'), alt)),
            ("\x1bO", key(KeyCode::Char('O'), alt | shift)),
        ];
        for (bytes, input) in cases {
            assert_eq!(sift(bytes.as_bytes(), 1).0.inputs, [input], "{bytes:?}");
        }
    }

    #[test]
    fn f3_with_shift_is_a_key_once_the_place_is_known() {
        let (found, _) = sift(b"\x1b[1;2R\x1b[1;2R", 3);
        assert_eq!(found.answer.ambiguous_wide, Some(false));
        assert_eq!(found.inputs, [key(KeyCode::F(3), KeyModifiers::SHIFT)]);
    }

    #[test]
    fn pastes_and_clicks_come_through() {
        let (found, _) = sift("\x1b[200~食堂\r\x1b[A满意\x1b[201~9\x1b[<0;5;7M\x1b[<0;5;7m\x1b[<65;1;1M".as_bytes(), 7);
        let at = |kind, column, row| Input::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE });
        let pressed = at(MouseEventKind::Down(MouseButton::Left), 4, 6);
        let turned = at(MouseEventKind::ScrollDown, 0, 0);
        let pasted = Input::Paste("食堂\r\x1b[A满意".to_owned());
        assert_eq!(found.inputs, [pasted, plain(KeyCode::Char('9')), pressed, turned]);
    }

    #[test]
    fn an_escape_waits_for_its_rest_and_not_for_ever() {
        let mut sieve = Sieve::default();
        sieve.feed(b"\x1b");
        assert!(sieve.holds_escape() && sieve.take().inputs.is_empty());
        sieve.feed(b"[B");
        assert_eq!(sieve.take().inputs, [plain(KeyCode::Down)]);
        sieve.feed(b"\x1b");
        sieve.end();
        assert_eq!(sieve.take().inputs, [plain(KeyCode::Esc)]);
        sieve.feed(b"\x1b[1");
        sieve.end();
        assert!(!sieve.is_amid() && sieve.take().inputs.is_empty(), "half a sequence is not a key");
    }

    proptest! {
        #[test]
        fn no_bytes_break_it_and_their_pieces_do_not_matter(bytes: Vec<u8>, size in 1usize..9) {
            prop_assert_eq!(sift(&bytes, size), sift(&bytes, bytes.len().max(1)));
        }

        #[test]
        fn no_character_is_lost(text in "[ -~一-龥😀]{0,40}", size in 1usize..9) {
            let (found, _) = sift(text.as_bytes(), size);
            let typed: String = found.inputs.iter().filter_map(|input| match input {
                Input::Key(KeyEvent { code: KeyCode::Char(char), .. }) => Some(*char),
                _ => None,
            }).collect();
            prop_assert_eq!(typed, text);
        }
    }
}
