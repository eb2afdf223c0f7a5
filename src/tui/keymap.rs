//! Which key does what where. Every binding stands here once; footer, help and palette read this table.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::text::narrow;

use super::action::Action;

/// Where a binding holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// Everywhere outside text.
    Global,
    /// The list of assessments.
    Home,
    /// The walk.
    Assess,
    /// The result.
    Score,
}

/// A key with its modifiers. Letters carry their case; `Shift` is kept only where the key has no case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub code: KeyCode,
    /// Ctrl, Alt, and Shift where it matters.
    pub modifiers: KeyModifiers,
}

const fn plain_key(code: KeyCode) -> Chord {
    Chord { code, modifiers: KeyModifiers::NONE }
}

const fn char(letter: char) -> Chord {
    plain_key(KeyCode::Char(letter))
}

const fn ctrl(letter: char) -> Chord {
    Chord { code: KeyCode::Char(letter), modifiers: KeyModifiers::CONTROL }
}

/// All bindings: the first chord of an action in a context is the one that is shown.
pub const BINDINGS: &[(Context, Chord, Action)] = &[
    (Context::Global, plain_key(KeyCode::Up), Action::MoveUp),
    (Context::Global, char('k'), Action::MoveUp),
    (Context::Global, plain_key(KeyCode::Down), Action::MoveDown),
    (Context::Global, char('j'), Action::MoveDown),
    (Context::Global, plain_key(KeyCode::Left), Action::MoveLeft),
    (Context::Global, char('h'), Action::MoveLeft),
    (Context::Global, plain_key(KeyCode::Right), Action::MoveRight),
    (Context::Global, char('l'), Action::MoveRight),
    (Context::Global, plain_key(KeyCode::PageUp), Action::PageUp),
    (Context::Global, plain_key(KeyCode::PageDown), Action::PageDown),
    (Context::Global, plain_key(KeyCode::Home), Action::First),
    (Context::Global, plain_key(KeyCode::End), Action::Last),
    (Context::Global, plain_key(KeyCode::Tab), Action::NextPane),
    (Context::Global, plain_key(KeyCode::BackTab), Action::PreviousPane),
    (Context::Global, plain_key(KeyCode::Enter), Action::Open),
    (Context::Global, plain_key(KeyCode::Esc), Action::Back),
    (Context::Global, char('u'), Action::Undo),
    (Context::Global, ctrl('r'), Action::Redo),
    (Context::Global, char('/'), Action::Search),
    (Context::Global, char(':'), Action::Palette),
    (Context::Global, ctrl('p'), Action::Palette),
    (Context::Global, char('?'), Action::Help),
    (Context::Global, plain_key(KeyCode::F(1)), Action::Help),
    (Context::Global, plain_key(KeyCode::F(2)), Action::ScreenHome),
    (Context::Global, plain_key(KeyCode::F(3)), Action::ScreenAssess),
    (Context::Global, plain_key(KeyCode::F(4)), Action::ScreenScore),
    (Context::Global, ctrl('l'), Action::Redraw),
    (Context::Global, char('q'), Action::Quit),
    (Context::Global, ctrl('c'), Action::Interrupt),
    (Context::Global, ctrl('z'), Action::Suspend),
    (Context::Home, char('n'), Action::New),
    (Context::Home, char('e'), Action::Details),
    (Context::Home, char('c'), Action::Duplicate),
    (Context::Home, char('a'), Action::Archive),
    (Context::Home, char('d'), Action::Delete),
    (Context::Home, plain_key(KeyCode::Delete), Action::Delete),
    (Context::Home, char('v'), Action::ShowArchived),
    (Context::Home, char('i'), Action::Import),
    (Context::Home, char('s'), Action::Sample),
    (Context::Assess, char('1'), Action::Rate1),
    (Context::Assess, char('2'), Action::Rate2),
    (Context::Assess, char('3'), Action::Rate3),
    (Context::Assess, char('4'), Action::Rate4),
    (Context::Assess, char('5'), Action::Rate5),
    (Context::Assess, char('6'), Action::Rate6),
    (Context::Assess, char('7'), Action::Rate7),
    (Context::Assess, char('8'), Action::Rate8),
    (Context::Assess, char('9'), Action::Rate9),
    (Context::Assess, char('0'), Action::NotApplicable),
    (Context::Assess, plain_key(KeyCode::Backspace), Action::ClearRating),
    (Context::Assess, char('e'), Action::Evidence),
    (Context::Assess, char('n'), Action::Note),
    (Context::Assess, char('t'), Action::Target),
    (Context::Assess, char(']'), Action::NextUnanswered),
    (Context::Assess, char('['), Action::PreviousUnanswered),
    (Context::Assess, char('f'), Action::Filter),
    (Context::Assess, char('='), Action::Explain),
    (Context::Assess, char('X'), Action::EraseText),
    (Context::Assess, char('F'), Action::Finalise),
    (Context::Score, char('='), Action::Explain),
    (Context::Score, char('r'), Action::Radar),
    (Context::Score, char('s'), Action::Sort),
    (Context::Score, char('F'), Action::Finalise),
];

/// The action of a key, the context's own bindings first. Full-width twins count as the keys they look like.
#[must_use]
pub fn action(context: Context, event: &KeyEvent) -> Option<Action> {
    let chord = chord(event);
    let find = |wanted: Context| {
        BINDINGS.iter().find(|(context, bound, _)| *context == wanted && *bound == chord).map(|(_, _, action)| *action)
    };
    find(context).or_else(|| find(Context::Global))
}

fn chord(event: &KeyEvent) -> Chord {
    let modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
    let code = match event.code {
        KeyCode::Char(letter) if modifiers.is_empty() => KeyCode::Char(plain(letter)),
        KeyCode::Char(letter) => KeyCode::Char(letter.to_ascii_lowercase()),
        KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        code => code,
    };
    Chord { code, modifiers }
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

/// The chord shown for an action in a context.
#[must_use]
pub fn shown(context: Context, action: Action) -> Option<Chord> {
    let find = |wanted: Context| {
        BINDINGS.iter().find(|(context, _, bound)| *context == wanted && *bound == action).map(|(_, chord, _)| *chord)
    };
    find(context).or_else(|| find(Context::Global))
}

/// The chord shown for an action in a context, to stand in a sentence; empty if it has none.
#[must_use]
pub fn key(context: Context, action: Action) -> String {
    shown(context, action).map_or_else(String::new, |chord| chord.to_string())
}

/// All chords of an action in a context, as help lists them.
#[must_use]
pub fn all(context: Context, action: Action) -> Vec<Chord> {
    let holds =
        |bound: &&(Context, Chord, Action)| (bound.0 == context || bound.0 == Context::Global) && bound.2 == action;
    BINDINGS.iter().filter(holds).map(|(_, chord, _)| *chord).collect()
}

impl std::fmt::Display for Chord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            f.write_str("Ctrl-")?;
        }
        if self.modifiers.contains(KeyModifiers::ALT) {
            f.write_str("Alt-")?;
        }
        match self.code {
            KeyCode::Char(letter) => write!(f, "{letter}"),
            KeyCode::F(number) => write!(f, "F{number}"),
            KeyCode::Up => f.write_str("Up"),
            KeyCode::Down => f.write_str("Down"),
            KeyCode::Left => f.write_str("Left"),
            KeyCode::Right => f.write_str("Right"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            KeyCode::BackTab => f.write_str("Shift-Tab"),
            KeyCode::Backspace => f.write_str("Backspace"),
            KeyCode::Delete => f.write_str("Del"),
            code => write!(f, "{code:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_chord_stands_for_two_actions_in_one_context() {
        for (index, (context, chord, action)) in BINDINGS.iter().enumerate() {
            for (other, twin, second) in &BINDINGS[index + 1..] {
                assert!(context != other || chord != twin, "{chord} is both {} and {}", action.name(), second.name());
            }
        }
    }

    #[test]
    fn full_width_twins_and_chinese_punctuation_count() {
        let press = |letter| action(Context::Assess, &KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE));
        assert_eq!(press('３'), Some(Action::Rate3));
        assert_eq!(press('】'), Some(Action::NextUnanswered));
        assert_eq!(press('、'), Some(Action::Search));
        assert_eq!(press('？'), Some(Action::Help));
        assert_eq!(press('：'), Some(Action::Palette));
        assert_eq!(press('Ｆ'), Some(Action::Finalise));
    }

    #[test]
    fn every_action_has_a_name_of_its_own() {
        let mut names: Vec<&str> = Action::ALL.iter().map(|action| action.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Action::ALL.len());
    }
}
