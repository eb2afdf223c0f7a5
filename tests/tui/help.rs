//! Help and palette: what works here and now, found by typing, in Chinese by its reading too.

use crossterm::event::{KeyCode, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use pinheng::i18n::{Lang, TuiText};
use pinheng::tui::action::Action;
use pinheng::tui::dialog::Dialog;
use pinheng::tui::hit::Target;
use pinheng::tui::keymap;
use pinheng::tui::state::Screen;
use pinheng::tui::update::Msg;

use super::harness::{Setup, Tui, advance};
use super::states;

/// The actions that the help names, by their sentences.
fn helped(tui: &mut Tui) -> Vec<Action> {
    tui.key(KeyCode::F(1));
    let lang = tui.program.state.lang;
    let Some(Dialog::Viewer(viewer)) = tui.program.state.dialogs.last() else { panic!("no help") };
    let named = |action: &Action| viewer.lines.iter().any(|line| line.text == action.help(lang));
    let found = Action::ALL.iter().copied().filter(named).collect();
    tui.esc();
    found
}

#[test]
fn the_palette_finds_chinese_by_initials_and_by_whole_readings() {
    let mut tui = states::home_list(Setup::default());
    for (query, action) in [
        ("zp", Action::ScreenAssess),
        ("ziping", Action::ScreenAssess),
        ("ＺＰ", Action::ScreenAssess),
        ("自评", Action::ScreenAssess),
        ("pf", Action::ScreenScore),
        ("pingfen", Action::ScreenScore),
        ("xjzp", Action::New),
        ("cx", Action::Undo),
        ("chexiao", Action::Undo),
        ("qhps", Action::Theme),
        ("dr", Action::Import),
        ("undo", Action::Undo),
        ("screen_a", Action::ScreenAssess),
    ] {
        assert_eq!(tui.found(query).first(), Some(&action), "{query}");
    }
    assert!(tui.found("zzzzzz").is_empty());
    tui.press(":").type_text("zp").enter();
    assert_eq!(tui.program.state.screen, Screen::Assess);
}

#[test]
fn the_palette_shows_the_keys() {
    let mut tui = states::home_list(Setup::default());
    tui.press(":").type_text("cx");
    assert!(tui.rows().iter().any(|row| row.contains("u  undo")), "{}", tui.screen());
}

#[test]
fn items_and_records_are_found_by_their_readings() {
    let mut tui = states::assess_middle(Setup::default());
    tui.press("/").type_text("hlbz");
    let Some(Dialog::Picker(picker)) = tui.program.state.dialogs.last() else { panic!("no list") };
    let words = "衡量指标";
    let readings = picker.current().map(|entry| entry.label.clone());
    tui.esc().press("/").type_text(words);
    let Some(Dialog::Picker(picker)) = tui.program.state.dialogs.last() else { panic!("no list") };
    let written = picker.current().map(|entry| entry.label.clone());
    assert!(written.is_some_and(|label| label.contains(words)));
    assert_eq!(readings, None, "the initials of other words");
    tui.esc().press("/").type_text("hlzb");
    let Some(Dialog::Picker(picker)) = tui.program.state.dialogs.last() else { panic!("no list") };
    assert!(picker.current().is_some_and(|entry| entry.label.contains(words)));
}

#[test]
fn the_help_is_narrowed_by_typing() {
    for lang in Lang::ALL {
        let mut tui = Tui::fresh(Setup::new(lang, (80, 24)));
        tui.press("?");
        let whole = tui.screen();
        tui.type_text(lang.pick("fuzheng", "evid"));
        if lang == Lang::Zh {
            // 佐证 is read zuozheng.
            tui.assert_shows(TuiText::of(lang).no_match);
            tui.esc().type_text("zuozheng");
        }
        tui.assert_shows(Action::Evidence.help(lang));
        tui.assert_hides(Action::Undo.help(lang));
        // A letter that is a key is looked for, not carried out; Esc takes back what is typed, then leaves.
        tui.esc();
        assert_eq!(tui.screen(), whole);
        tui.type_text("q");
        tui.assert_shows(Action::Quit.help(lang));
        assert_eq!((tui.dialogs(), tui.program.state.quit), (1, false));
        tui.esc().esc();
        assert_eq!(tui.dialogs(), 0);
        tui.press("??");
        assert_eq!(tui.dialogs(), 0, "its key closes it");
        tui.press("?").type_text("zz").key(KeyCode::F(1));
        assert_eq!(tui.dialogs(), 0);
        tui.press("?").paste("undo");
        tui.key(KeyCode::Backspace).key(KeyCode::Left);
        assert_eq!(tui.dialogs(), 1);
    }
}

#[test]
fn the_help_lists_only_what_works_here_and_now() {
    use Action::{
        Archive, Back, Delete, EraseText, Evidence, Finalise, MoveDown, New, NextUnanswered, Note, Open, Rate1, Rate4,
        Rate5, Redo, ScreenAssess, ScreenHome, ScreenScore, Search, Undo,
    };
    let check = |name: &str, mut tui: Tui, with: &[Action], without: &[Action]| {
        let helped = helped(&mut tui);
        let palette = tui.found("");
        for action in with {
            assert!(helped.contains(action), "{name}: {} is not in the help", action.name());
        }
        for action in without {
            assert!(!helped.contains(action), "{name}: {} is in the help", action.name());
            assert!(!palette.contains(action), "{name}: {} is in the palette", action.name());
        }
    };
    let empty = Tui::empty(Setup::default());
    check("empty", empty, &[New], &[Open, MoveDown, Back, Undo, ScreenHome, ScreenAssess, ScreenScore, Search]);
    let list = states::home_list(Setup::default());
    check("list", list, &[Open, MoveDown, Delete, Archive, Undo, ScreenAssess], &[Back, ScreenHome, Rate1]);
    let mut searched = states::home_list(Setup::default());
    searched.press("/").type_text("示例").enter();
    check("searched", searched, &[Back], &[]);
    let draft = Tui::fresh(Setup::default());
    check("draft", draft, &[Rate1, Rate4, Note, Evidence, Undo, Finalise, NextUnanswered], &[Rate5, ScreenAssess, New]);
    let answered = Tui::sample(Setup::default(), Screen::Assess);
    check("answered", answered, &[Rate1], &[NextUnanswered]);
    let mut finalised = Tui::fresh(Setup::default());
    finalised.press("F").enter();
    check("finalised", finalised, &[Finalise, Open, EraseText], &[Rate1, Note, Evidence, Undo, Redo]);
    let mut reading = Tui::fresh(Setup::default());
    reading.program.state.read_only = true;
    check("read only", reading, &[Open, Search], &[Rate1, Note, Evidence, Undo, Redo, Finalise, EraseText]);
    let mut reading = states::home_list(Setup::default());
    reading.program.state.read_only = true;
    check("read only list", reading, &[Open], &[New, Delete, Archive, Undo]);
}

#[test]
fn every_action_is_carried_out_from_the_palette_by_its_name() {
    let screens = [
        states::home_list,
        states::assess_middle,
        |setup| Tui::sample(setup, Screen::Score),
        super::weighing::weights_contradicted,
        |setup| Tui::sample(setup, Screen::Export),
    ];
    let offered: Vec<Vec<Action>> = screens.iter().map(|reach| reach(Setup::default()).found("")).collect();
    for (reach, actions) in screens.iter().zip(&offered) {
        for action in actions {
            let mut tui = reach(Setup::default());
            assert_eq!(tui.found(action.name()).first(), Some(action), "{}", action.name());
        }
    }
}

#[test]
fn every_action_can_be_bound_is_in_the_palette_and_is_clicked_there() {
    use Action::{
        Back, First, Last, MoveDown, MoveLeft, MoveRight, MoveUp, NextPane, Open, PageDown, PageUp, Palette,
        PreviousPane, Suspend,
    };
    // What moves the cursor would only move it in the palette; stopping the program and opening the palette need a key.
    let keys_only = [
        Back,
        First,
        Last,
        MoveDown,
        MoveLeft,
        MoveRight,
        MoveUp,
        NextPane,
        Open,
        PageDown,
        PageUp,
        Palette,
        PreviousPane,
        Suspend,
    ];
    let mut offered: Vec<Action> = keys_only.to_vec();
    for case in states::every() {
        let mut tui = (case.reach)(Setup { desktop: true, ..Setup::default() });
        if tui.dialogs() == 0 && !states::is_typing(&tui) {
            offered.extend(tui.found(""));
        }
    }
    for action in Action::ALL {
        assert!(keymap::places(*action).next().is_some(), "{} can be bound nowhere", action.name());
        let rates = action.rating().is_some_and(|row| row >= 4);
        assert!(rates || offered.contains(action), "{} is in no palette", action.name());
    }
    // The palette itself is opened and used by clicks alone.
    for size in [(80, 24), (120, 40), (40, 12)] {
        let mut tui = Tui::fresh(Setup::new(Lang::Zh, size));
        click(&mut tui, Target::Act(Palette));
        click(&mut tui, Target::Row(0));
        assert_eq!((tui.dialogs(), tui.answer(0).rating.is_some()), (0, true), "{size:?}");
    }
}

fn click(tui: &mut Tui, target: Target) {
    let (place, _) = *tui.program.state.hits.spots().iter().find(|(_, found)| *found == target).expect("on the screen");
    let kind = MouseEventKind::Down(MouseButton::Left);
    advance(1);
    tui.send(Msg::Mouse(MouseEvent { kind, column: place.x, row: place.y, modifiers: KeyModifiers::NONE }));
}
