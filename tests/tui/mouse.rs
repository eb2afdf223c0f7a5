//! The mouse: what looks clickable is, on every size of window.

use crossterm::event::{KeyCode, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use pinheng::assessment::Mark;
use pinheng::i18n::Lang;
use pinheng::text::width;
use pinheng::tui::action::Action;
use pinheng::tui::dialog::Dialog;
use pinheng::tui::hit::{Target, Text};
use pinheng::tui::screens::assess;
use pinheng::tui::screens::score::Pane;
use pinheng::tui::state::Screen;
use pinheng::tui::update::Msg;

use super::harness::{Files, Setup, Tui, advance};
use super::states;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

fn event(kind: MouseEventKind, (column, row): (u16, u16)) -> Msg {
    Msg::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
}

/// A click that is none of a double click.
fn click(tui: &mut Tui, place: (u16, u16)) {
    advance(1);
    tui.send(event(MouseEventKind::Down(MouseButton::Left), place));
}

fn double_click(tui: &mut Tui, place: (u16, u16)) {
    click(tui, place);
    tui.send(event(MouseEventKind::Down(MouseButton::Left), place));
}

fn wheel(tui: &mut Tui, place: (u16, u16), down: bool) {
    tui.send(event(if down { MouseEventKind::ScrollDown } else { MouseEventKind::ScrollUp }, place));
}

/// Where a text stands on the screen: the cell of its first glyph.
#[track_caller]
fn place_of(tui: &Tui, text: &str) -> (u16, u16) {
    let rows = tui.rows();
    let found = rows.iter().enumerate().rev().find(|(_, line)| line.contains(text));
    let (row, line) = found.unwrap_or_else(|| panic!("{text:?} is not on the screen:\n{}", tui.screen()));
    let column = width(&line[..line.find(text).unwrap()]);
    (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
}

#[track_caller]
fn click_on(tui: &mut Tui, text: &str) {
    let place = place_of(tui, text);
    click(tui, place);
}

#[track_caller]
fn double_click_on(tui: &mut Tui, text: &str) {
    let place = place_of(tui, text);
    double_click(tui, place);
}

/// The cell of a target.
#[track_caller]
fn spot(tui: &Tui, target: Target) -> (u16, u16) {
    let hits = &tui.program.state.hits;
    let found = hits
        .spots()
        .iter()
        .find(|(place, found)| *found == target && hits.at(place.x, place.y).is_some_and(|(_, above)| above == target));
    let (place, _) = found.unwrap_or_else(|| panic!("{target:?} is nowhere:\n{}", tui.screen()));
    (place.x, place.y)
}

#[test]
fn names_of_screens_and_hints_of_the_footer_are_clicked() {
    for lang in Lang::ALL {
        for size in SIZES {
            let mut tui = Tui::sample(Setup::new(lang, size), Screen::Assess);
            for (action, screen) in [
                (Action::ScreenScore, Screen::Score),
                (Action::ScreenWeights, Screen::Weights),
                (Action::ScreenExport, Screen::Export),
                (Action::ScreenHome, Screen::Home),
                (Action::ScreenAssess, Screen::Assess),
            ] {
                let place = spot(&tui, Target::Act(action));
                assert_eq!(place.1, 0);
                click(&mut tui, place);
                assert_eq!(tui.program.state.screen, screen, "{size:?}");
            }
            let place = spot(&tui, Target::Act(Action::Help));
            assert_eq!(place.1, size.1 - 1);
            click(&mut tui, place);
            assert_eq!(tui.dialogs(), 1);
            // The hints of the dialog's last line press their keys.
            click_on(&mut tui, "Esc ");
            assert_eq!(tui.dialogs(), 0);
            let place = spot(&tui, Target::Act(Action::Quit));
            click(&mut tui, place);
            assert!(tui.program.state.quit);
        }
    }
}

#[test]
fn rows_of_the_list_are_selected_and_opened() {
    for size in SIZES {
        let mut tui = states::home_list(Setup::new(Lang::Zh, size));
        let row = tui.program.state.home.cursor + 1;
        let place = spot(&tui, Target::Assessment(row));
        click(&mut tui, place);
        assert_eq!((tui.program.state.home.cursor, tui.program.state.screen), (row, Screen::Home), "{size:?}");
        // Two slow clicks are none double.
        click(&mut tui, place);
        assert_eq!(tui.program.state.screen, Screen::Home);
        double_click(&mut tui, place);
        assert_ne!(tui.program.state.screen, Screen::Home);
        tui.key(KeyCode::F(2));
        wheel(&mut tui, place, false);
        assert_eq!(tui.program.state.home.cursor, 0);
        wheel(&mut tui, place, true);
        assert!(tui.program.state.home.cursor > 0);
    }
}

#[test]
fn criteria_items_and_ratings_are_clicked() {
    for size in SIZES {
        let files = Files::new();
        let mut tui = files.tui();
        tui.resize(size.0, size.1);
        let narrow = tui.program.state.is_narrow();
        if narrow {
            tui.key(KeyCode::Left);
        }
        let place = spot(&tui, Target::Page(2));
        click(&mut tui, place);
        assert_eq!((tui.at(), tui.program.state.walk.pane), ((2, 0), assess::Pane::Tree), "{size:?}");
        wheel(&mut tui, place, false);
        assert_eq!(tui.at(), (1, 0));
        double_click(&mut tui, place);
        assert_eq!((tui.at(), tui.program.state.walk.pane), ((2, 0), assess::Pane::List));

        let place = spot(&tui, Target::Item(1));
        click(&mut tui, place);
        assert_eq!(tui.at(), (2, 1));
        let first = tui.assessment().framework.first_item(2);
        let place = spot(&tui, Target::Act(Action::Rate3));
        // The second of two quick clicks does not rate the next item.
        double_click(&mut tui, place);
        assert_eq!(files.stored().record.answers[first + 1].rating, Some(Mark::Scale(2)), "{size:?}");
        assert_eq!(files.stored().record.progress().rated, 1);
        assert_eq!(tui.at(), (2, 2));
        if narrow {
            // There is no room for the hint.
            tui.press("u");
        } else {
            let place = spot(&tui, Target::Act(Action::Undo));
            click(&mut tui, place);
        }
        assert_eq!(files.stored().record.progress().rated, 0);
        let place = spot(&tui, Target::Act(Action::NotApplicable));
        click(&mut tui, place);
        assert_eq!(tui.dialogs(), 1);
        tui.esc();
        let place = spot(&tui, Target::Item(1));
        double_click(&mut tui, place);
        assert!(matches!(tui.program.state.dialogs.last(), Some(Dialog::Viewer(_))));
    }
}

#[test]
fn the_wheel_stays_in_its_criterion() {
    let mut tui = Tui::fresh(Setup::default());
    let place = spot(&tui, Target::Item(0));
    wheel(&mut tui, place, false);
    assert_eq!(tui.at(), (0, 0));
    for _ in 0..30 {
        wheel(&mut tui, place, true);
    }
    let last = tui.assessment().framework.criterion(0).items.len() - 1;
    assert_eq!(tui.at(), (0, last));
}

#[test]
fn closing_questions_are_clicked() {
    let mut tui = Tui::fresh(Setup::default());
    let place = spot(&tui, Target::Page(10));
    double_click(&mut tui, place);
    let place = spot(&tui, Target::Item(1));
    click(&mut tui, place);
    assert_eq!(tui.at(), (10, 1));
    double_click(&mut tui, place);
    assert_eq!(tui.fields(), [""]);
}

#[test]
fn figures_and_findings_are_clicked() {
    for size in SIZES {
        let mut tui = Tui::sample(Setup::new(Lang::Zh, size), Screen::Score);
        let place = spot(&tui, Target::Figure(2, 2));
        click(&mut tui, place);
        assert_eq!((tui.program.state.board.row, tui.program.state.board.column), (2, 2), "{size:?}");
        wheel(&mut tui, place, true);
        assert_eq!(tui.program.state.board.row, 3);
        let whole = spot(&tui, Target::Figure(0, 0));
        double_click(&mut tui, whole);
        assert_eq!(tui.dialogs(), 1, "the whole is explained");
        let inside = (size.0 / 2, size.1 / 2);
        let before = tui.screen();
        wheel(&mut tui, inside, true);
        assert_eq!(tui.screen() != before, size != (120, 40), "a text longer than the window scrolls");
        tui.esc();
        if tui.program.state.is_narrow() {
            tui.tab();
        }
        let place = spot(&tui, Target::Finding(0));
        click(&mut tui, place);
        assert_eq!((tui.program.state.board.pane, tui.program.state.board.finding), (Pane::Findings, 0));
    }
}

#[test]
fn rows_of_pickers_are_picked() {
    for size in SIZES {
        let mut tui = states::assess_middle(Setup::new(Lang::Zh, size));
        tui.press("t");
        let place = spot(&tui, Target::Row(1));
        wheel(&mut tui, place, true);
        click(&mut tui, place);
        assert_eq!(tui.dialogs(), 0);
        assert!(tui.notice().contains("目标 1级"), "{}", tui.notice());

        // Records are looked at first.
        tui.go(2).press("e");
        let place = spot(&tui, Target::Row(0));
        click(&mut tui, place);
        assert_eq!(tui.dialogs(), 1);
        double_click(&mut tui, place);
        assert_eq!(tui.dialogs(), 2);
        assert!(!tui.fields()[0].is_empty());
    }
}

#[test]
fn a_click_puts_the_caret_where_it_is() {
    for size in SIZES {
        let mut tui = Tui::empty(Setup::new(Lang::Zh, size));
        tui.press("n").type_text("示例市机关").tab();
        let (column, row) = place_of(&tui, "示例市机关");
        click(&mut tui, (column + 4, row));
        tui.type_text("X");
        assert_eq!(tui.fields()[0], "示例X市机关", "{size:?}");
        assert_eq!(tui.caret(), Some((column + 5, row)));
        tui.esc().esc();

        let mut tui = Tui::fresh(Setup::new(Lang::Zh, size));
        tui.press("n").paste("第一行\n第二行\n第三行\n四\n五\n六\n七\n八\n九");
        let (column, row) = place_of(&tui, "九");
        wheel(&mut tui, (column, row), false);
        tui.type_text("Y");
        assert!(tui.fields()[0].contains("六Y\n"), "{:?}", tui.fields());
        let (column, row) = place_of(&tui, "四");
        click(&mut tui, (column + 2, row));
        tui.type_text("Z");
        assert!(tui.fields()[0].contains("四Z\n"), "{:?}", tui.fields());
    }
}

#[test]
fn the_search_and_the_query_take_clicks() {
    let mut tui = states::home_list(Setup::default());
    tui.press("/").type_text("示例").enter();
    assert!(!tui.program.state.home.searching);
    let place = spot(&tui, Target::Text(Text::Search));
    click(&mut tui, place);
    tui.type_text("x");
    assert_eq!((tui.program.state.home.searching, tui.program.state.home.search.text()), (true, "x示例"));
    click_on(&mut tui, "Esc 清除搜索");
    assert_eq!(tui.program.state.home.search.text(), "");
    tui.press(":").type_text("撤销");
    click_on(&mut tui, "撤销  ");
    assert_eq!(tui.dialogs(), 1, "in the query a click only moves the caret");
}

#[test]
fn questions_have_buttons() {
    let mut tui = Tui::fresh(Setup::default());
    tui.ctrl('c');
    click_on(&mut tui, "n 或 Esc");
    assert_eq!((tui.dialogs(), tui.program.state.quit), (0, false));
    tui.ctrl('c');
    click_on(&mut tui, "y 或 Enter");
    assert!(tui.program.state.quit);
}

#[test]
fn a_dialog_takes_all_clicks() {
    for size in SIZES {
        let mut tui = Tui::fresh(Setup::new(Lang::Zh, size));
        tui.press("n").type_text("甲");
        for row in 0..size.1 {
            for column in (0..size.0).step_by(3) {
                let target = tui.program.state.hits.at(column, row).map(|(_, target)| target);
                assert!(!matches!(target, Some(Target::Act(_) | Target::Page(_) | Target::Item(_))), "{target:?}");
            }
        }
        let place = (1, 0);
        click(&mut tui, place);
        assert_eq!((tui.dialogs(), tui.fields()[0].as_str()), (1, "甲"));
    }
}

#[test]
fn offered_records_are_clicked() {
    let mut tui = states::assess_middle(Setup::default());
    tui.go(0).press("e").type_text("");
    if !matches!(tui.program.state.dialogs.last(), Some(Dialog::Form(_))) {
        tui.press("a");
    }
    let place = spot(&tui, Target::Offer(0));
    click(&mut tui, place);
    assert!(!tui.fields()[0].is_empty());
}

#[test]
fn the_mouse_is_switched_off_and_on() {
    let mut tui = Tui::fresh(Setup::default());
    assert!(tui.program.state.mouse);
    tui.palette(Action::Mouse);
    assert_eq!((tui.program.state.mouse, tui.notice().as_str()), (false, "鼠标：关"));
    tui.palette(Action::Mouse);
    assert!(tui.program.state.mouse);
}

#[test]
fn what_can_be_clicked_lies_within_the_window() {
    for case in states::every() {
        for lang in Lang::ALL {
            for size in SIZES {
                let tui = (case.reach)(Setup::new(lang, size));
                for (place, target) in tui.program.state.hits.spots() {
                    let within = place.right() <= size.0 && place.bottom() <= size.1;
                    assert!(within, "{} {size:?}: {target:?} at {place:?}", case.name);
                }
            }
        }
    }
}

#[test]
fn double_clicks_mean_one_thing() {
    // What opens under the first click takes nothing from the second.
    let mut tui = states::assess_middle(Setup::default());
    tui.press(":").type_text("help");
    let place = spot(&tui, Target::Row(0));
    double_click(&mut tui, place);
    assert_eq!(tui.dialogs(), 1);
    double_click_on(&mut tui, "Esc ");
    assert_eq!(tui.dialogs(), 0);
}

#[test]
fn the_plan_of_a_workshop_has_boxes_to_click() {
    let mut tui = Tui::sample(Setup::default(), Screen::Workshop);
    click_on(&mut tui, "[x] 以人为本");
    tui.assert_shows("[ ] 以人为本");
    double_click_on(&mut tui, "[ ] 以人为本");
    tui.assert_shows("[ ] 以人为本");
    // Its name is a row as others are: selected, then opened.
    click_on(&mut tui, "文化内涵");
    tui.assert_shows("[x] 文化内涵");
    double_click_on(&mut tui, "文化内涵");
    tui.assert_shows("[ ] 文化内涵");
}

#[test]
fn what_a_room_can_do_next_is_clicked() {
    for lang in Lang::ALL {
        let mut tui = super::rooms::room_vote(Setup::new(lang, (100, 30)));
        click_on(&mut tui, lang.pick("b 或数字投票", "b or digits vote"));
        assert!(tui.program.state.shop.ballot.is_some());
        tui.esc();
        click_on(&mut tui, lang.pick("s 录纸票    Space", "s enter slips    Space"));
        tui.type_text("1 1 2 2 3 4 4 4").enter();
        click_on(&mut tui, lang.pick("Space 揭示", "Space reveal"));
        tui.press("  ");
        click_on(&mut tui, lang.pick("Enter 议定", "Enter agree"));
        assert_eq!(tui.dialogs(), 1);
        tui.esc().press("o");
        click_on(&mut tui, lang.pick("F9 导出纪要", "F9 export"));
        assert_eq!(tui.program.state.screen, Screen::Export);
    }
}
