//! Which key does what where: the defaults with what a config file changes. Footer, help, palette and sentences read it.

mod chord;
mod defaults;

pub use chord::{Chord, Unusable};
pub use defaults::DEFAULTS;

use crossterm::event::KeyEvent;

use super::action::Action;

macro_rules! contexts {
    ($($(#[$meta:meta])* $variant:ident $name:literal;)*) => {
        /// Where a binding holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Context { $($(#[$meta])* $variant,)* }

        impl Context {
            /// All of them, in the order of the config file.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name of its table in the config file.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

contexts! {
    /// Everywhere outside text.
    Global "global";
    /// The list of assessments.
    Home "home";
    /// The walk.
    Assess "assess";
    /// The result.
    Score "score";
    /// What weighs how much.
    Weights "weights";
    /// The group's walk.
    Workshop "workshop";
    /// What is handed over.
    Export "export";
}

impl Context {
    /// The screens, each with bindings of its own.
    pub fn screens() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|context| *context != Self::Global)
    }
}

/// The contexts that an action has keys in by default: where it works.
pub fn places(action: Action) -> impl Iterator<Item = Context> {
    DEFAULTS.iter().filter(move |(_, bound, _)| *bound == action).map(|(context, ..)| *context)
}

/// One key that stands for two actions on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clash {
    /// The key.
    pub chord: Chord,
    /// Both bindings.
    pub bindings: [(Context, Action); 2],
}

/// The bindings in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    rows: Vec<(Context, Action, Vec<Chord>)>,
}

impl Default for Keymap {
    fn default() -> Self {
        // A test makes sure that every default can be read.
        let chords = |keys: &[&str]| keys.iter().filter_map(|key| Chord::parse(key).ok()).collect();
        Self { rows: DEFAULTS.iter().map(|(context, action, keys)| (*context, *action, chords(keys))).collect() }
    }
}

impl Keymap {
    /// Gives an action these keys in a context instead of those it has; none takes them all away. On a screen an
    /// action of [`Context::Global`] keeps its other keys elsewhere.
    pub fn bind(&mut self, context: Context, action: Action, chords: Vec<Chord>) {
        match self.rows.iter_mut().find(|row| row.0 == context && row.1 == action) {
            Some(row) => row.2 = chords,
            None => self.rows.push((context, action, chords)),
        }
    }

    /// The bindings in force in a context, its own first.
    fn rows(&self, context: Context) -> impl Iterator<Item = &(Context, Action, Vec<Chord>)> {
        let own = move |row: &&(Context, Action, Vec<Chord>)| row.0 == context;
        let replaced = move |action: Action| self.rows.iter().any(|row| row.0 == context && row.1 == action);
        let global = move |row: &&(Context, Action, Vec<Chord>)| {
            context != Context::Global && row.0 == Context::Global && !replaced(row.1)
        };
        self.rows.iter().filter(own).chain(self.rows.iter().filter(global))
    }

    /// The action of a key. Full-width twins count as the keys they look like; Shift counts where it is bound.
    #[must_use]
    pub fn action(&self, context: Context, event: &KeyEvent) -> Option<Action> {
        let find = |chord: Chord| self.rows(context).find(|row| row.2.contains(&chord)).map(|row| row.1);
        let chord = Chord::of(event);
        find(chord).or_else(|| find(chord.without_shift()?))
    }

    /// All chords of an action in a context, the one that is shown first.
    #[must_use]
    pub fn chords(&self, context: Context, action: Action) -> &[Chord] {
        self.rows(context).find(|row| row.1 == action).map_or(&[], |row| &row.2)
    }

    /// The chord shown for an action in a context.
    #[must_use]
    pub fn shown(&self, context: Context, action: Action) -> Option<Chord> {
        self.chords(context, action).first().copied()
    }

    /// Every binding in force in a context.
    pub fn bindings(&self, context: Context) -> impl Iterator<Item = (Chord, Action)> {
        self.rows(context).flat_map(|(_, action, chords)| chords.iter().map(|chord| (*chord, *action)))
    }

    /// The keys that stand for two actions on one screen.
    #[must_use]
    pub fn clashes(&self) -> Vec<Clash> {
        let mut found: Vec<Clash> = Vec::new();
        for context in Context::screens() {
            let rows: Vec<_> = self.rows(context).collect();
            for (index, first) in rows.iter().enumerate() {
                for second in &rows[index + 1..] {
                    let shared = first.2.iter().filter(|chord| second.2.contains(chord));
                    for chord in shared {
                        let bindings = [(first.0, first.1), (second.0, second.1)];
                        let clash = Clash { chord: *chord, bindings };
                        if !found.contains(&clash) {
                            found.push(clash);
                        }
                    }
                }
            }
        }
        found
    }

    /// The screens that the palette cannot be opened on, or that cannot be left, each with the action that is missing.
    #[must_use]
    pub fn dead_ends(&self) -> Vec<(Context, Action)> {
        let bound = |context: Context, action: Action| self.shown(context, action).is_some();
        let mut found = Vec::new();
        for context in Context::screens() {
            if !bound(context, Action::Palette) {
                found.push((context, Action::Palette));
            }
            if !bound(context, Action::Quit) && !bound(context, Action::Interrupt) {
                found.push((context, Action::Quit));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyModifiers};

    #[test]
    fn the_defaults_can_be_read_and_clash_nowhere() {
        for (context, action, keys) in DEFAULTS {
            for key in *keys {
                assert!(Chord::parse(key).is_ok(), "{} {}: {key}", context.name(), action.name());
            }
        }
        let keys = Keymap::default();
        assert_eq!(keys.clashes(), []);
        assert_eq!(keys.dead_ends(), []);
        assert!(Action::ALL.iter().all(|action| places(*action).next().is_some()), "each action works somewhere");
    }

    #[test]
    fn full_width_twins_and_chinese_punctuation_count() {
        let keys = Keymap::default();
        let press = |letter| keys.action(Context::Assess, &KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE));
        assert_eq!(press('３'), Some(Action::Rate3));
        assert_eq!(press('】'), Some(Action::NextUnanswered));
        assert_eq!(press('、'), Some(Action::Search));
        assert_eq!(press('？'), Some(Action::Help));
        assert_eq!(press('：'), Some(Action::Palette));
        assert_eq!(press('Ｆ'), Some(Action::Finalise));
    }

    #[test]
    fn a_screen_replaces_keys_of_its_own() {
        let mut keys = Keymap::default();
        let key = |text: &str| Chord::parse(text).expect(text);
        keys.bind(Context::Home, Action::Quit, vec![key("ctrl-q")]);
        assert_eq!(keys.shown(Context::Home, Action::Quit), Some(key("ctrl-q")));
        assert_eq!(keys.shown(Context::Score, Action::Quit), Some(key("q")));
        let press = |context| keys.action(context, &KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE));
        assert_eq!((press(Context::Home), press(Context::Score)), (None, Some(Action::Quit)));
    }

    #[test]
    fn shift_counts_where_it_is_bound() {
        let mut keys = Keymap::default();
        let up = KeyEvent::new(KeyCode::Up, KeyModifiers::SHIFT);
        assert_eq!(keys.action(Context::Home, &up), Some(Action::MoveUp));
        keys.bind(Context::Global, Action::First, vec![Chord::parse("shift-up").expect("key")]);
        assert_eq!(keys.action(Context::Home, &up), Some(Action::First));
    }

    #[test]
    fn clashes_and_dead_ends_are_found_once() {
        let mut keys = Keymap::default();
        let key = |text: &str| Chord::parse(text).expect(text);
        keys.bind(Context::Global, Action::Undo, vec![key("q")]);
        keys.bind(Context::Global, Action::Palette, Vec::new());
        assert_eq!(keys.clashes().len(), 1);
        assert_eq!(keys.dead_ends().len(), Context::screens().count());
    }

    #[test]
    fn every_action_has_a_name_of_its_own() {
        let mut names: Vec<&str> = Action::ALL.iter().map(|action| action.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Action::ALL.len());
    }
}
