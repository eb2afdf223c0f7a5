//! One vocabulary: keys, palette, footer, help and sentences say the same.

use std::collections::BTreeSet;

use crossterm::event::{KeyCode, KeyEvent};
use pinheng::i18n::{AssessText, ExportScreenText, HomeText, Lang, ScoreText, TuiText, WeightsText, WorkshopText};
use pinheng::tui::action::Action;
use pinheng::tui::dialog::{Dialog, PickerKind, ViewLine};
use pinheng::tui::keymap::{Context, DEFAULTS, Keymap};
use pinheng::tui::state::Screen;
use pinheng::tui::update::context;
use pinheng::tui::{draw, hints};

use super::harness::{Setup, Tui};
use super::states;

/// The actions the palette offers now.
fn offered(tui: &mut Tui) -> Vec<Action> {
    tui.press(":");
    let actions = match tui.program.state.dialogs.last() {
        Some(Dialog::Picker(picker)) => match &picker.kind {
            PickerKind::Palette(actions) => actions.clone(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    tui.esc();
    actions
}

/// States without a dialog.
fn screens() -> impl Iterator<Item = &'static states::Case> {
    states::every().filter(|case| case.start(Setup::default()).dialogs() == 0)
}

/// Those in which no text has the keys.
fn listening() -> impl Iterator<Item = &'static states::Case> {
    screens().filter(|case| {
        let tui = case.start(Setup::default());
        // The projector's view has no footer: it is for those who have no keyboard.
        !states::is_typing(&tui) && !tui.program.state.shop.projector
    })
}

#[test]
fn every_action_is_reachable_by_key_or_palette() {
    let mut reachable: BTreeSet<&str> =
        DEFAULTS.iter().filter(|(_, _, keys)| !keys.is_empty()).map(|(_, action, _)| action.name()).collect();
    for case in screens() {
        let mut tui = case.start(Setup { desktop: true, ..Setup::default() });
        while states::is_typing(&tui) {
            tui.esc();
        }
        tui.esc();
        reachable.extend(offered(&mut tui).into_iter().map(Action::name));
    }
    let missing: Vec<&str> =
        Action::ALL.iter().map(|action| action.name()).filter(|name| !reachable.contains(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_footer_names_keys_that_do_what_they_say() {
    for lang in Lang::ALL {
        for case in listening() {
            let mut tui = case.start(Setup::new(lang, (300, 40)));
            let footer = tui.rows().pop().unwrap();
            let here = context(tui.program.state.screen);
            let mut offered = offered(&mut tui);
            offered.push(Action::Palette);
            let mut hints: Vec<&str> = footer.trim().split("  ").collect();
            hints.retain(|hint| !hint.starts_with("1-"));
            assert!(hints.len() >= 4, "{footer}");
            for hint in hints {
                let (chord, label) = hint.split_once(' ').unwrap();
                let found = offered.iter().find(|action| {
                    let shown = tui.program.state.keys.shown(here, **action);
                    shown.is_some_and(|shown| shown.shown(lang) == chord)
                        && draw::label(&tui.program.state, **action) == label
                });
                assert!(found.is_some(), "{}: {hint:?}", case.name);
            }
        }
    }
}

#[test]
fn the_footer_always_says_how_to_get_help_and_out() {
    for case in listening() {
        for lang in Lang::ALL {
            for size in [(40, 12), (80, 24), (120, 40)] {
                let footer = case.start(Setup::new(lang, size)).rows().pop().unwrap();
                for action in [Action::Help, Action::Quit] {
                    let label = action.label(lang);
                    assert!(footer.contains(label), "{} {size:?}: {label:?} in {footer:?}", case.name);
                }
            }
        }
    }
}

#[test]
fn each_key_that_is_offered_does_something() {
    let mut idle = Vec::new();
    for case in listening() {
        let mut tui = case.start(Setup::default());
        let here = context(tui.program.state.screen);
        for action in offered(&mut tui) {
            let Some(chord) = tui.program.state.keys.shown(here, action) else { continue };
            let mut tui = case.start(Setup::default());
            tui.program.state.notice = None;
            tui.draw();
            let before = (tui.screen(), tui.program.state.redraw, tui.program.state.suspend);
            tui.key_with(chord.code, chord.modifiers);
            let after = (tui.screen(), tui.program.state.redraw, tui.program.state.suspend);
            if before == after && !tui.program.state.quit {
                idle.push((case.name, action.name()));
            }
        }
    }
    // The screen one is on already shows no difference.
    idle.retain(|(_, action)| !action.starts_with("screen_"));
    assert!(idle.is_empty(), "{idle:?}");
}

#[test]
fn help_lists_every_key_that_is_bound_here() {
    for (reach, here) in [
        (states::home_list as fn(Setup) -> Tui, Context::Home),
        (states::assess_middle, Context::Assess),
        (|setup| Tui::sample(setup, Screen::Score), Context::Score),
        (super::weighing::weights_contradicted, Context::Weights),
        (|setup| Tui::sample(setup, Screen::Export), Context::Export),
    ] {
        for lang in Lang::ALL {
            let mut tui = reach(Setup { desktop: true, ..Setup::new(lang, (80, 24)) });
            if here == Context::Export {
                super::exports::place(&mut tui);
            }
            tui.press("?");
            let Some(Dialog::Viewer(viewer)) = tui.program.state.dialogs.last() else { panic!("no help") };
            let has = |action: Action, chord: &str| {
                let told = hints::meaning(here, action, lang);
                let row = |line: &ViewLine| line.text == told && line.lead.split(' ').any(|lead| lead == chord);
                viewer.lines.iter().any(row)
            };
            for (chord, action) in Keymap::default().bindings(here) {
                // Ratings the scale does not have, and panes where there is one.
                let beyond = action.rating().is_some_and(|row| row >= 4);
                let panes = [Action::MoveLeft, Action::MoveRight, Action::NextPane, Action::PreviousPane];
                let tabs = [
                    (Context::Home, Action::ScreenHome),
                    (Context::Assess, Action::ScreenAssess),
                    (Context::Score, Action::ScreenScore),
                    (Context::Weights, Action::ScreenWeights),
                    (Context::Export, Action::ScreenExport),
                ];
                let idle = here == Context::Home && (panes.contains(&action) || action == Action::Back)
                    || tabs.contains(&(here, action));
                if !beyond && !idle {
                    let chord = chord.shown(lang);
                    assert!(has(action, &chord), "{here:?}: {chord} {}", action.name());
                }
            }
        }
    }
}

/// Keys of dialogs, which are no actions: confirming, the records of an item, text.
const DIALOG: &[(&str, &[&str])] = &[
    ("confirm_hint", &["y", "n", "Enter", "Esc"]),
    ("evidence_hint", &["a", "d", "Enter", "Esc"]),
    ("help_text_cut", &["k", "w"]),
    ("help_text_undo", &["y"]),
    ("help_text_copy", &["x", "v"]),
];

#[test]
fn sentences_name_keys_as_they_are_bound() {
    let all = [
        TuiText::pairs(),
        HomeText::pairs(),
        AssessText::pairs(),
        ScoreText::pairs(),
        WeightsText::pairs(),
        WorkshopText::pairs(),
        ExportScreenText::pairs(),
    ]
    .concat();
    for (name, zh, en) in &all {
        for sentence in [zh, en] {
            for place in sentence.split("{key:").skip(1) {
                let action = place.split_once('}').unwrap().0;
                assert!(Action::from_name(action).is_some(), "{name} names the action {action}");
            }
        }
        let is_key = |word: &&str| word.len() == 1 && word.chars().all(|c| c.is_ascii_alphabetic());
        for word in zh.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '{' | '}')).filter(is_key) {
            let dialog = DIALOG.iter().any(|(field, keys)| field == name && keys.contains(&word));
            assert!(dialog, "{name} names the key {word}: {zh:?}");
        }
    }
}

#[test]
fn the_keys_of_dialogs_do_what_their_last_line_says() {
    let mut tui = states::assess_middle(Setup::default());
    let records = |tui: &mut Tui| {
        tui.go(2).press("e");
        tui.assert_shows("Enter 修改  a 添加  d 移除  Esc 返回");
    };
    records(&mut tui);
    tui.press("a");
    assert_eq!(tui.fields()[0], "");
    tui.esc();
    tui.enter();
    assert_ne!(tui.fields()[0], "");
    tui.esc().press("d");
    assert!(tui.notice().contains("已移除佐证"));
    tui.press("u").ctrl('c').enter();
    assert!(tui.program.state.quit);
}

#[test]
fn full_width_keys_reach_the_same_actions() {
    let keys = Keymap::default();
    for context in Context::screens() {
        for (chord, action) in keys.bindings(context) {
            let KeyCode::Char(letter @ '!'..='~') = chord.code else { continue };
            if chord.modifiers.is_empty() {
                let twin = char::from_u32(letter as u32 + 0xFEE0).unwrap();
                let found = keys.action(context, &KeyEvent::new(KeyCode::Char(twin), chord.modifiers));
                assert_eq!(found, Some(action), "{twin}");
            }
        }
    }
}
