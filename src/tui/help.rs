//! Help, palette and messages: lists made from the vocabulary and the bindings.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::assessment::State as Stage;
use crate::i18n::{Lang, TuiText, fill};

use super::action::Action;
use super::dialog::{Entry, Role, ViewLine, Viewer};
use super::hints::meaning;
use super::keymap::{Chord, Context, places};
use super::screens::{assess, export, home, score, weights, workshop};
use super::state::{Screen, State};
use super::update::context;

/// Actions that may work on every screen, in the order of the help.
const EVERYWHERE: &[Action] = &[
    Action::Undo,
    Action::Redo,
    Action::Palette,
    Action::Help,
    Action::ScreenHome,
    Action::ScreenAssess,
    Action::ScreenScore,
    Action::ScreenWeights,
    Action::ScreenWorkshop,
    Action::ScreenExport,
    Action::Language,
    Action::Theme,
    Action::Mouse,
    Action::Redraw,
    Action::Suspend,
    Action::Quit,
    Action::Interrupt,
];

/// The actions of the screen shown, most wanted first.
#[must_use]
pub fn screen_actions(state: &State) -> Vec<Action> {
    let mut actions = match state.screen {
        Screen::Home => home::actions(state),
        Screen::Assess => assess::actions(state),
        Screen::Score => score::actions(state),
        Screen::Weights => weights::actions(state),
        Screen::Workshop => workshop::actions(state),
        Screen::Export => export::actions(state),
    };
    actions.retain(|action| works(state, *action));
    actions
}

/// The screens in the order of their keys, each with the action that leads to it.
pub const SCREENS: [(Screen, Action); 6] = [
    (Screen::Home, Action::ScreenHome),
    (Screen::Assess, Action::ScreenAssess),
    (Screen::Score, Action::ScreenScore),
    (Screen::Weights, Action::ScreenWeights),
    (Screen::Workshop, Action::ScreenWorkshop),
    (Screen::Export, Action::ScreenExport),
];

/// The name of a screen.
#[must_use]
pub fn screen_name(screen: Screen, lang: Lang) -> &'static str {
    let text = TuiText::of(lang);
    match screen {
        Screen::Home => text.screen_home,
        Screen::Assess => text.screen_assess,
        Screen::Score => text.screen_score,
        Screen::Weights => text.screen_weights,
        Screen::Workshop => text.screen_workshop,
        Screen::Export => text.screen_export,
    }
}

fn keys(state: &State, action: Action) -> String {
    let chords = state.keys.chords(context(state.screen), action);
    chords.iter().map(|chord| chord.shown(state.lang)).collect::<Vec<_>>().join(" ")
}

/// The help of the screen shown: the keys that work here, then those of texts.
#[must_use]
pub fn viewer(state: &State) -> Viewer {
    let text = TuiText::of(state.lang);
    let mut lines = Vec::new();
    let rows = [screen_actions(state), movement(state), everywhere(state)];
    for (index, actions) in rows.into_iter().enumerate() {
        if index > 0 {
            lines.push(ViewLine::new(Role::Text, ""));
        }
        for action in actions {
            let keys = keys(state, action);
            if !keys.is_empty() {
                lines.push(ViewLine::with_lead(keys, meaning(context(state.screen), action, state.lang)));
            }
        }
    }
    lines.push(ViewLine::new(Role::Text, ""));
    lines.push(ViewLine::new(Role::Heading, text.help_text_title));
    let back = |modifiers| Chord { code: KeyCode::Left, modifiers }.shown(state.lang);
    let (word, select) = (back(KeyModifiers::CONTROL), back(KeyModifiers::SHIFT));
    for (lead, help) in [
        ("Esc", text.help_text_esc),
        ("Ctrl-s", text.help_text_save),
        ("Tab", text.help_text_tab),
        (word.as_str(), text.help_text_word),
        (select.as_str(), text.help_text_select),
        ("Ctrl-a", text.help_text_all),
        ("Ctrl-c", text.help_text_copy),
        ("Ctrl-u", text.help_text_cut),
        ("Alt-z", text.help_text_undo),
    ] {
        lines.push(ViewLine::with_lead(lead, help));
    }
    if matches!(state.screen, Screen::Assess | Screen::Score) {
        lines.push(ViewLine::new(Role::Text, ""));
        lines.push(ViewLine::new(Role::Heading, text.help_signs_title));
        for (lead, help) in [
            ("2*", text.help_sign_star),
            ("-", text.help_sign_bare),
            ("1!", text.help_sign_expired),
            ("~", text.help_sign_empty),
        ] {
            lines.push(ViewLine::with_lead(lead, help));
        }
    }
    lines.push(ViewLine::new(Role::Text, ""));
    lines.push(ViewLine::new(Role::Dim, text.help_fullwidth));
    let title = fill(text.help_title, &[("screen", screen_name(state.screen, state.lang))]);
    Viewer::searchable(title, lines)
}

/// Whether the help names an action here and now, or it leads to where one is.
#[must_use]
pub fn is_offered(state: &State, action: Action) -> bool {
    SCREENS.contains(&(state.screen, action))
        || [screen_actions, movement, everywhere].iter().any(|actions| actions(state).contains(&action))
}

/// Those that work now.
fn everywhere(state: &State) -> Vec<Action> {
    // What the screen itself names is not said twice.
    let named = screen_actions(state);
    EVERYWHERE.iter().copied().filter(|action| works(state, *action) && !named.contains(action)).collect()
}

/// Whether an action of the screen shown does what it says here and now.
fn works(state: &State, action: Action) -> bool {
    use Action::{
        Archive, ClearRating, Delete, Details, Duplicate, EraseText, Evidence, Finalise, Import, MoveLeft, MoveRight,
        New, NextUnanswered, NotApplicable, Note, Open, PreviousUnanswered, Redo, Sample, ScreenAssess, ScreenExport,
        ScreenHome, ScreenScore, ScreenWeights, ScreenWorkshop, Suspend, Target, Undo,
    };
    let open = state.open.as_ref();
    let draft = !state.read_only && open.is_some_and(|open| open.assessment.state == Stage::Draft);
    let reachable = open.is_some() || state.home.current().is_some();
    let own = places(action).all(|place| place == Context::Weights);
    match action {
        ClearRating | EraseText | MoveLeft | MoveRight | NextUnanswered | Open | PreviousUnanswered
            if state.screen == Screen::Weights =>
        {
            weights::works(state, action, draft)
        }
        digit if digit.rating().is_some() && state.screen == Screen::Weights => weights::works(state, digit, draft),
        _ if own => weights::works(state, action, draft),
        New | Details | Duplicate | Archive | Delete | Import | Sample | EraseText => !state.read_only,
        Finalise => !state.read_only && open.is_some_and(|open| open.assessment.state != Stage::Archived),
        NextUnanswered | PreviousUnanswered => open.is_some_and(|open| open.score.progress.unanswered > 0),
        Open if state.screen == Screen::Assess => {
            draft || open.is_some_and(|open| !state.walk.is_reflections(open.framework()))
        }
        Open if state.screen == Screen::Export => state.export.pane != export::Pane::Preview,
        Undo | Redo if state.screen == Screen::Home => !state.read_only && state.home.undo_target().is_some(),
        // The screen offers it only where it votes.
        NotApplicable if state.screen == Screen::Workshop => true,
        NotApplicable | ClearRating | Evidence | Note | Target | Undo | Redo => draft,
        ScreenHome => state.screen != Screen::Home,
        ScreenAssess => state.screen != Screen::Assess && reachable,
        ScreenScore => state.screen != Screen::Score && reachable,
        ScreenWeights => state.screen != Screen::Weights && reachable,
        ScreenWorkshop => state.screen != Screen::Workshop && reachable,
        ScreenExport => state.screen != Screen::Export && reachable,
        Suspend => cfg!(unix),
        rate if rate.rating().is_some() => draft || state.screen == Screen::Workshop,
        _ => true,
    }
}

/// How one moves here; what the screen's own rows name already is not said twice.
fn movement(state: &State) -> Vec<Action> {
    use Action::{
        Back, First, Last, MoveDown, MoveLeft, MoveRight, MoveUp, NextPane, Open, PageDown, PageUp, PreviousPane,
    };
    if state.screen == Screen::Home && state.home.total == 0 {
        return if home::goes_back(state) { vec![Back] } else { Vec::new() };
    }
    let mut actions = vec![MoveUp, MoveDown];
    if state.screen != Screen::Home {
        actions.extend([MoveLeft, MoveRight]);
    }
    actions.extend([PageUp, PageDown, First, Last]);
    if state.screen != Screen::Home {
        actions.extend([NextPane, PreviousPane]);
    }
    actions.push(Open);
    if state.screen != Screen::Home || home::goes_back(state) {
        actions.push(Back);
    }
    let named = screen_actions(state);
    actions.retain(|action| works(state, *action) && !named.contains(action));
    actions
}

/// The palette: every action that works here, with its keys.
#[must_use]
pub fn palette(state: &State) -> (Vec<Action>, Vec<Entry>) {
    let mut actions = screen_actions(state);
    actions.extend(everywhere(state).into_iter().filter(|action| !matches!(action, Action::Palette | Action::Suspend)));
    let entry = |(value, action): (usize, &Action)| Entry {
        label: meaning(context(state.screen), *action, state.lang),
        detail: format!("{}  {}", keys(state, *action), action.name()),
        value,
    };
    let entries = actions.iter().enumerate().map(entry).collect();
    (actions, entries)
}

/// A message too long for one line.
#[must_use]
pub fn message(lang: Lang, message: &str) -> Viewer {
    let lines = message.lines().map(|line| ViewLine::new(Role::Text, line)).collect();
    Viewer::new(TuiText::of(lang).not_done.to_owned(), lines)
}

/// What is wrong with the config file, before the interface is used on defaults.
#[must_use]
pub fn config_warning(lang: Lang, fault: &str) -> Viewer {
    let text = TuiText::of(lang);
    let lines = vec![
        ViewLine::new(Role::Warning, fault),
        ViewLine::new(Role::Text, ""),
        ViewLine::new(Role::Text, text.config_defaults),
        ViewLine::new(Role::Text, text.config_check),
    ];
    Viewer::new(text.config_title.to_owned(), lines)
}
