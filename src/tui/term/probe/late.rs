//! The background's answer where it comes so late that crossterm reads it, which knows no such sequence and makes keys
//! of it: Alt with `]`, then `11;rgb:…`, then Alt with `\` or Ctrl-G. Digits would rate items.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::decode::colour;
use crate::tui::run::{Answer, Input};

/// The longest answer: four digits for each of four channels.
const LONGEST: usize = "11;rgba:ffff/ffff/ffff/ffff".len();

const HEAD: &str = "11;rgb";

/// Holds back what may be such an answer.
#[derive(Debug, Default)]
pub struct Late {
    held: Vec<KeyEvent>,
}

impl Late {
    /// What a key amounts to: nothing yet, the answer, or the key and all that were held back.
    pub fn sift(&mut self, key: KeyEvent) -> Vec<Input> {
        let alt = |sign| key.code == KeyCode::Char(sign) && key.modifiers == KeyModifiers::ALT;
        if self.held.is_empty() {
            if alt(']') {
                self.held.push(key);
                return Vec::new();
            }
            return vec![Input::Key(key)];
        }
        let bell = key.code == KeyCode::Char('g') && key.modifiers == KeyModifiers::CONTROL;
        let words = self.words();
        if (bell || alt('\\')) && words.starts_with(HEAD) {
            self.held.clear();
            let background = words.strip_prefix("11;").and_then(colour);
            return background
                .map(|rgb| Input::Terminal(Answer { background: Some(rgb), ..Answer::default() }))
                .into_iter()
                .collect();
        }
        let next = match key.code {
            KeyCode::Char(char) if key.modifiers.is_empty() => format!("{words}{char}"),
            _ => String::new(),
        };
        let common = next.len().min(HEAD.len());
        let fits = !next.is_empty() && next.is_ascii() && next.len() <= LONGEST && next[..common] == HEAD[..common];
        self.held.push(key);
        if fits { Vec::new() } else { self.let_go() }
    }

    /// All that is held back, as keys.
    pub fn let_go(&mut self) -> Vec<Input> {
        self.held.drain(..).map(Input::Key).collect()
    }

    fn words(&self) -> String {
        let chars = self.held.iter().skip(1).filter_map(|key| match key.code {
            KeyCode::Char(char) => Some(char),
            _ => None,
        });
        chars.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(words: &str) -> Vec<KeyEvent> {
        words.chars().map(|char| KeyEvent::new(KeyCode::Char(char), KeyModifiers::NONE)).collect()
    }

    fn with(char: char, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(char), modifiers)
    }

    fn answer(words: &str, end: KeyEvent) -> Vec<KeyEvent> {
        [vec![with(']', KeyModifiers::ALT)], keys(words), vec![end]].concat()
    }

    fn sift(typed: &[KeyEvent]) -> Vec<Input> {
        let mut late = Late::default();
        typed.iter().flat_map(|key| late.sift(*key)).collect()
    }

    #[test]
    fn a_late_answer_types_nothing_and_still_counts() {
        let told = [Input::Terminal(Answer { background: Some((255, 255, 255)), ambiguous_wide: None })];
        for end in [with('\\', KeyModifiers::ALT), with('g', KeyModifiers::CONTROL)] {
            assert_eq!(sift(&answer("11;rgb:ffff/ffff/ffff", end)), told);
            assert_eq!(sift(&answer("11;rgba:ffff/ffff/ffff/ffff", end)), told);
        }
        assert!(sift(&answer("11;rgb:what", with('\\', KeyModifiers::ALT))).is_empty());
    }

    #[test]
    fn what_only_begins_like_one_is_typed() {
        let typed = [vec![with(']', KeyModifiers::ALT)], keys("1213]")].concat();
        assert_eq!(sift(&typed), typed.into_iter().map(Input::Key).collect::<Vec<_>>());
        let endless = answer(&format!("11;rgb:{}", "0".repeat(40)), with('x', KeyModifiers::NONE));
        assert_eq!(sift(&endless).len(), endless.len());
        let broken = answer("11;", with('\\', KeyModifiers::ALT));
        assert_eq!(sift(&broken).len(), broken.len());
    }
}
