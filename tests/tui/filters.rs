//! Filters of the walk.

use pinheng::assessment::Mark;
use pinheng::tui::screens::assess::Filter;
use pinheng::tui::state::Screen;

use super::harness::{Setup, Tui};
use super::states::assess_middle;

/// The items shown, as the walk meets them.
fn shown(tui: &Tui) -> Vec<usize> {
    let (open, walk) = (tui.program.state.open.as_ref().unwrap(), &tui.program.state.walk);
    let framework = open.framework();
    let today = tui.program.state.now.date_naive();
    (0..framework.items().len())
        .filter(|&item| {
            walk.filter.shows(framework, framework.item(item), &open.assessment.record.answers[item], today)
        })
        .collect()
}

#[test]
fn each_filter_shows_what_it_says() {
    let mut tui = assess_middle(Setup::default());
    let framework = tui.assessment().framework.clone();
    for (digit, filter) in ["1", "2", "3", "4", "5"].into_iter().zip(Filter::ALL) {
        tui.press("f").press(digit).enter();
        assert_eq!(tui.program.state.walk.filter, filter);
        let found = shown(&tui);
        assert!(!found.is_empty());
        for item in found {
            let answer = tui.answer(item);
            let holds = match filter {
                Filter::All => true,
                Filter::Unanswered => answer.rating.is_none(),
                Filter::Unevidenced => matches!(answer.rating, Some(Mark::Scale(2..))) && answer.evidence.is_empty(),
                Filter::Expired => answer.evidence.iter().any(|row| row.valid_until.is_some()),
                Filter::ShortKey => {
                    framework.item(item).key && matches!(answer.rating, None | Some(Mark::Scale(0 | 1)))
                }
            };
            assert!(holds, "{filter:?} shows item {item}");
        }
        if filter != Filter::All {
            tui.assert_shows("只看：");
            tui.assert_shows("f 更改");
        }
    }
}

#[test]
fn the_cursor_goes_to_the_first_item_shown_and_steps_over_the_rest() {
    let mut tui = assess_middle(Setup::default());
    tui.press("f4").enter();
    let found = shown(&tui);
    let framework = tui.assessment().framework.clone();
    let here = |tui: &Tui| framework.first_item(tui.at().0) + tui.at().1;
    assert_eq!(here(&tui), found[0]);
    for item in &found[1..] {
        tui.press("j");
        assert_eq!(here(&tui), *item);
    }
}

#[test]
fn a_filter_that_shows_nothing_says_so_and_shows_all() {
    let mut tui = Tui::sample(Setup::default(), Screen::Assess);
    tui.press("f2").enter();
    assert_eq!((tui.notice().as_str(), tui.program.state.walk.filter), ("没有相符的项目，已显示全部", Filter::All));
}

#[test]
fn a_rated_item_leaves_the_list_of_unanswered_ones() {
    let mut tui = assess_middle(Setup::default());
    tui.press("f2").enter();
    let before = shown(&tui);
    tui.press("3");
    assert_eq!(shown(&tui), before[1..]);
    assert_eq!(tui.at(), (3, 0));
    tui.press("3333333");
    assert_eq!(tui.at(), (3, 7));
    tui.press("3");
    assert_eq!(tui.at(), (4, 0));
    tui.press("u");
    assert_eq!((tui.at(), tui.rating(before[8])), ((3, 7), None));
}

#[test]
fn the_last_unanswered_item_leaves_an_empty_list_that_says_so() {
    let mut tui = Tui::sample(Setup::default(), Screen::Assess);
    tui.press("/").type_text("longterm-8").enter().key(crossterm::event::KeyCode::Backspace);
    tui.press("f2").enter().press("3");
    assert!(tui.notice().contains("全部评完"), "{}", tui.notice());
    tui.esc();
    assert_eq!(tui.program.state.walk.filter, Filter::All);
}

#[test]
fn escape_takes_the_filter_off_first_and_leaves_then() {
    let mut tui = assess_middle(Setup::default());
    tui.press("f2").enter().esc();
    assert_eq!((tui.program.state.walk.filter, tui.program.state.screen), (Filter::All, Screen::Assess));
    tui.esc();
    assert_eq!(tui.program.state.screen, Screen::Home);
}

#[test]
fn what_a_filter_hides_is_still_found() {
    let mut tui = assess_middle(Setup::default());
    tui.press("f4").enter();
    tui.go(0);
    assert_eq!(tui.program.state.walk.filter, Filter::All);
}
