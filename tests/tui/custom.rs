//! Frameworks of other shapes on every screen.

use std::fmt::Write as _;

use crossterm::event::KeyCode;
use pinheng::assessment::Mark;
use pinheng::i18n::Lang;
use pinheng::tui::glyphs::{ASCII, UNICODE};
use pinheng::tui::state::Screen;

use super::drawing::check;
use super::harness::{Setup, Tui};

/// Twelve ratings, ranks with gaps, one criterion, no closing questions, titles that fit nowhere.
fn odd_framework() -> String {
    let long = "非常非常长的标题".repeat(12);
    let word = "Extraordinarily long title ".repeat(12);
    let mut text = format!(
        "schema = 1\nid = \"odd\"\nversion = \"1\"\ntitle = {{ zh = \"{long}\", en = \"{word}\" }}\nevidence_cap = \"r3\"\n\
         [gating]\nkey_at_least = \"r9\"\ncoverage_above = 0.5\n"
    );
    for rating in 0..12 {
        let name = if rating == 7 { long.clone() } else { format!("第{rating}档") };
        writeln!(
            text,
            "[[scale]]\nid = \"r{rating}\"\npoints = {}\nname = {{ zh = \"{name}\", en = \"rating {rating}\" }}",
            rating * rating
        )
        .unwrap();
    }
    for rank in [1, 30, 700] {
        writeln!(text, "[[levels]]\nrank = {rank}\nname = {{ zh = \"{rank}\", en = \"{word}\" }}").unwrap();
    }
    writeln!(
        text,
        "[[dimensions]]\nid = \"d\"\ntitle = {{ zh = \"{long}\", en = \"{word}\" }}\n\
         [[dimensions.criteria]]\nid = \"c\"\ntitle = {{ zh = \"{long}\", en = \"{word}\" }}\nquestion = {{ zh = \"{long}？\" }}"
    )
    .unwrap();
    for (item, level) in [(1, 30), (2, 30), (3, 700)] {
        writeln!(text, "[[dimensions.criteria.items]]\nid = \"c-{item}\"\nlevel = {level}\nkey = true\ntext = {{ zh = \"{long}\", en = \"{word}\" }}").unwrap();
    }
    text
}

fn start(setup: Setup, framework: &str) -> Tui {
    let mut tui = Tui::empty(setup);
    tui.press("n").type_text("示例局").tab().tab().tab().type_text(framework).enter();
    assert_eq!(tui.program.state.screen, Screen::Assess, "{}", tui.screen());
    tui
}

/// Draws what is shown at many sizes and with both sets of signs.
fn draw_all(tui: &mut Tui) {
    let size = tui.program.state.size;
    for glyphs in [ASCII, UNICODE] {
        tui.program.state.glyphs = glyphs;
        for (columns, rows) in [(40, 12), (60, 15), (72, 20), (80, 24), (120, 40), (200, 60)] {
            tui.resize(columns, rows);
            check(tui.buffer(), false, false, "custom");
        }
    }
    tui.resize(size.0, size.1);
}

/// Every screen and dialog of an open assessment.
fn visit(tui: &mut Tui) {
    for keys in ["", "j", "e", "n", "0", "t", "f", "/", "=", "?", ":", "F"] {
        tui.press(keys);
        draw_all(tui);
        tui.esc();
        if tui.program.state.screen == Screen::Home {
            tui.enter();
        }
    }
    tui.enter();
    draw_all(tui);
    tui.esc().key(KeyCode::F(4));
    for keys in ["", "r", "r", "s", "s", "s", "l", "="] {
        tui.press(keys);
        draw_all(tui);
    }
    tui.esc().tab();
    draw_all(tui);
    tui.key(KeyCode::F(2));
    draw_all(tui);
}

fn odd(lang: Lang) -> (tempfile::NamedTempFile, Tui) {
    let file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    std::fs::write(file.path(), odd_framework()).unwrap();
    let tui = start(Setup::new(lang, (80, 24)), &file.path().display().to_string());
    (file, tui)
}

#[test]
fn an_odd_framework_is_drawn_everywhere() {
    for lang in Lang::ALL {
        let (_file, mut tui) = odd(lang);
        visit(&mut tui);
    }
}

#[test]
fn a_scale_of_twelve_is_picked_from_a_list() {
    let (_file, mut tui) = odd(Lang::Zh);
    tui.press("3");
    assert_eq!((tui.notice().as_str(), tui.rating(0)), ("评级多于 9 档：按 Enter 从列表选", None));
    tui.enter().key(KeyCode::End);
    for _ in 0..11 {
        tui.key(KeyCode::Down);
    }
    tui.enter();
    assert_eq!((tui.rating(0), tui.at()), (Some(Mark::Scale(11)), (0, 1)));
    tui.enter().press("3").enter();
    assert_eq!((tui.rating(1), tui.at()), (Some(Mark::Scale(2)), (0, 2)));
    tui.enter().enter();
    assert_eq!((tui.rating(2), tui.at()), (Some(Mark::Scale(0)), (0, 2)));
    assert!(tui.notice().ends_with("全部评完；F4 看评分"), "{}", tui.notice());
}

#[test]
fn ranks_with_gaps_are_targets() {
    let (_file, mut tui) = odd(Lang::Zh);
    tui.press("t").press("4").enter();
    assert_eq!(tui.assessment().record.targets, [Some(700)]);
    tui.press("t").enter();
    assert_eq!(tui.assessment().record.targets, [Some(700)], "the list opens at the target that is set");
}

#[test]
fn fewer_than_three_criteria_have_no_radar() {
    let (_file, mut tui) = odd(Lang::Zh);
    tui.key(KeyCode::F(4)).press("r");
    assert_eq!(tui.notice(), "准则不足三条，只有条形图");
    tui.resize(120, 40);
    tui.assert_hides("自评（实线）");
}

#[test]
fn without_closing_questions_the_walk_ends_at_the_last_item() {
    let (_file, mut tui) = odd(Lang::Zh);
    tui.press("jjjjjj");
    assert_eq!(tui.at(), (0, 2));
    tui.key(KeyCode::PageDown).press("]");
    assert_eq!(tui.at(), (0, 0));
    tui.assert_hides("结语思考");
}

#[test]
fn the_canteen_check_is_walked_from_end_to_end() {
    for lang in Lang::ALL {
        let mut tui = start(Setup::new(lang, (80, 24)), "examples/canteen-check.toml");
        visit(&mut tui);
        tui.enter();
        let items = tui.assessment().record.answers.len();
        tui.go(0).press(&"3".repeat(items));
        assert_eq!(tui.assessment().record.progress().rated, items);
        assert_eq!(tui.at(), (4, 0), "on to the closing question");
        tui.press("4");
        tui.key(KeyCode::F(4));
        tui.assert_shows(lang.pick("良好", "Good"));
        tui.assert_shows("100.0");
        tui.enter().esc().esc().key(KeyCode::F(3)).go(0);
        visit(&mut tui);
    }
}

#[test]
fn an_answers_file_of_a_custom_framework_needs_it_first() {
    let mut tui = Tui::empty(Setup::default());
    tui.press("i").type_text("examples/canteen-answers.toml").enter();
    tui.assert_shows("canteen-check");
    tui.esc().esc().esc();
    assert_eq!(tui.dialogs(), 0);
    tui.press("n").type_text("示例局").tab().tab().tab().type_text("examples/canteen-check.toml").enter().esc();
    tui.press("i").type_text("examples/canteen-answers.toml").enter();
    assert_eq!((tui.notice().as_str(), tui.program.state.home.total), ("已导入", 2));
}
