//! Further states, for what must hold of every frame; those of `states` have snapshots too.

use crossterm::event::{KeyCode, KeyModifiers};
use pinheng::app::App;
use pinheng::tui::state::Screen;

use super::harness::{Setup, Tui, clock, create};
use super::states::{self, Case};

macro_rules! cases {
    ($($name:ident)*) => {
        /// All of them.
        pub const ALL: &[Case] = &[$(Case { name: stringify!($name), reach: $name },)*];
    };
}

cases! {
    home_one home_archive_empty home_open_first home_deleted home_renamed home_sample
    new_bare new_missing new_twin details_changed import_empty import_missing
    rated undone cleared criterion_done not_applicable reason_missing no_such_rating nothing_to_undo
    filter_unanswered filter_unevidenced filter_expired filter_key filter_nothing filter_off
    read_only read_only_refused archived_walk finalised_refused reopened
    evidence_picked evidence_taken evidence_missing evidence_changed note_selected note_full note_help
    erase_nothing erased target_set reflections_first reflections_last
    score_tree_end score_radar_started score_gap score_explain_level score_explain_weight
    quit_unsaved palette_nothing palette_score help_scrolled language_switched theme_switched demo
}

fn home_one(setup: Setup) -> Tui {
    let mut app = App::in_memory().unwrap().with_clock(clock);
    create(&mut app);
    Tui::over(app, setup)
}

fn home_archive_empty(setup: Setup) -> Tui {
    pressed(Tui::empty(setup), "v")
}

fn home_open_first(setup: Setup) -> Tui {
    let mut tui = Tui::empty(setup);
    tui.key(KeyCode::F(3));
    tui
}

fn home_deleted(setup: Setup) -> Tui {
    pressed(states::home_list(setup), "jd")
}

fn home_renamed(setup: Setup) -> Tui {
    let mut tui = pressed(home_one(setup), "e");
    tui.type_text("（二）").ctrl('s');
    tui
}

fn home_sample(setup: Setup) -> Tui {
    pressed(Tui::empty(setup), "s")
}

fn new_bare(setup: Setup) -> Tui {
    pressed(Tui::empty(setup), "n")
}

fn new_missing(setup: Setup) -> Tui {
    let mut tui = new_bare(setup);
    tui.enter();
    tui
}

fn new_twin(setup: Setup) -> Tui {
    let mut tui = pressed(home_one(setup), "n");
    tui.ctrl('s');
    tui
}

fn details_changed(setup: Setup) -> Tui {
    let mut tui = pressed(home_one(setup), "e");
    tui.type_text("（二）").esc();
    tui
}

fn import_empty(setup: Setup) -> Tui {
    let mut tui = pressed(home_one(setup), "i");
    tui.enter();
    tui
}

fn import_missing(setup: Setup) -> Tui {
    let mut tui = pressed(home_one(setup), "i");
    tui.type_text("/nowhere/answers.toml").enter();
    tui
}

fn rated(setup: Setup) -> Tui {
    pressed(Tui::fresh(setup), "3")
}

fn undone(setup: Setup) -> Tui {
    pressed(rated(setup), "u")
}

fn cleared(setup: Setup) -> Tui {
    let mut tui = pressed(rated(setup), "k");
    tui.key(KeyCode::Backspace);
    tui
}

fn criterion_done(setup: Setup) -> Tui {
    pressed(Tui::fresh(setup), "33333333")
}

fn not_applicable(setup: Setup) -> Tui {
    let mut tui = pressed(Tui::fresh(setup), "0");
    tui.type_text("幼教已移交教育部门，本单位不再承担").enter();
    pressed(tui, "k")
}

fn reason_missing(setup: Setup) -> Tui {
    let mut tui = pressed(Tui::fresh(setup), "0");
    tui.esc();
    tui
}

fn no_such_rating(setup: Setup) -> Tui {
    pressed(Tui::fresh(setup), "7")
}

fn nothing_to_undo(setup: Setup) -> Tui {
    let mut tui = Tui::fresh(setup);
    tui.ctrl('r');
    tui
}

fn filtered(setup: Setup, row: usize) -> Tui {
    let mut tui = pressed(states::assess_middle(setup), "f");
    for _ in 0..row {
        tui.key(KeyCode::Down);
    }
    tui.enter();
    tui
}

fn filter_unanswered(setup: Setup) -> Tui {
    filtered(setup, 1)
}

fn filter_unevidenced(setup: Setup) -> Tui {
    filtered(setup, 2)
}

fn filter_expired(setup: Setup) -> Tui {
    filtered(setup, 3)
}

fn filter_key(setup: Setup) -> Tui {
    filtered(setup, 4)
}

fn filter_nothing(setup: Setup) -> Tui {
    let mut tui = filtered(setup, 1);
    tui.key(KeyCode::PageUp).key(KeyCode::PageUp).key(KeyCode::PageDown);
    tui
}

fn filter_off(setup: Setup) -> Tui {
    pressed(filtered(setup, 3), "]")
}

fn read_only(setup: Setup) -> Tui {
    let mut tui = states::assess_middle(setup);
    tui.program.state.read_only = true;
    tui
}

fn read_only_refused(setup: Setup) -> Tui {
    pressed(read_only(setup), "3")
}

fn archived_walk(setup: Setup) -> Tui {
    let mut tui = pressed(home_one(setup), "av");
    tui.key(KeyCode::F(3)).press("3");
    tui
}

fn finalised_refused(setup: Setup) -> Tui {
    pressed(states::assess_middle(setup), "Fy3")
}

fn reopened(setup: Setup) -> Tui {
    let mut tui = pressed(states::assess_middle(setup), "FyF");
    tui.type_text("补录佐证").enter();
    tui
}

fn evidence_picked(setup: Setup) -> Tui {
    let mut tui = states::assess_middle(setup);
    tui.go(4).press("e").key(KeyCode::Down).key(KeyCode::Down);
    tui
}

fn evidence_taken(setup: Setup) -> Tui {
    let mut tui = evidence_picked(setup);
    tui.enter();
    tui
}

fn evidence_missing(setup: Setup) -> Tui {
    let mut tui = pressed(Tui::fresh(setup), "e");
    tui.enter();
    tui
}

fn evidence_changed(setup: Setup) -> Tui {
    let mut tui = states::assess_middle(setup);
    tui.go(2).press("e").enter().type_text("（修订）").ctrl('s');
    tui
}

fn note_selected(setup: Setup) -> Tui {
    let mut tui = pressed(Tui::fresh(setup), "n");
    tui.type_text("目标写在创建方案第二部分。\n三项目标各有衡量口径，2026 年起按季度对照检查。");
    tui.key_with(KeyCode::Up, KeyModifiers::SHIFT).ctrl('c');
    tui
}

fn note_full(setup: Setup) -> Tui {
    let mut tui = pressed(Tui::fresh(setup), "n");
    tui.paste(&"长".repeat(20_100));
    tui
}

fn note_help(setup: Setup) -> Tui {
    let mut tui = note_selected(setup);
    tui.key(KeyCode::F(1)).key(KeyCode::End);
    tui
}

fn erase_nothing(setup: Setup) -> Tui {
    pressed(Tui::fresh(setup), "X")
}

fn erased(setup: Setup) -> Tui {
    let mut tui = Tui::sample(setup, Screen::Assess);
    tui.go(2).press("X").enter().press("y");
    tui
}

fn target_set(setup: Setup) -> Tui {
    let mut tui = pressed(states::assess_middle(setup), "t");
    tui.key(KeyCode::Down).key(KeyCode::Down).enter();
    tui
}

fn to_reflections(setup: Setup) -> Tui {
    let mut tui = Tui::fresh(setup);
    for _ in 0..10 {
        tui.key(KeyCode::PageDown);
    }
    tui
}

fn reflections_first(setup: Setup) -> Tui {
    to_reflections(setup)
}

fn reflections_last(setup: Setup) -> Tui {
    let mut tui = to_reflections(setup);
    tui.key(KeyCode::End);
    tui
}

fn on_score(setup: Setup) -> Tui {
    let mut tui = states::assess_middle(setup);
    tui.key(KeyCode::F(4));
    tui
}

fn score_tree_end(setup: Setup) -> Tui {
    let mut tui = on_score(setup);
    tui.key(KeyCode::End);
    tui
}

fn score_radar_started(setup: Setup) -> Tui {
    pressed(on_score(setup), "r")
}

fn score_gap(setup: Setup) -> Tui {
    pressed(on_score(setup), "s")
}

fn score_explain_level(setup: Setup) -> Tui {
    pressed(on_score(setup), "jjh=")
}

fn score_explain_weight(setup: Setup) -> Tui {
    let mut tui = pressed(on_score(setup), "jjllll=");
    tui.key(KeyCode::PageDown);
    tui
}

fn quit_unsaved(setup: Setup) -> Tui {
    let mut tui = pressed(Tui::fresh(setup), "e");
    tui.type_text("年度计划").ctrl('c');
    tui
}

fn palette_nothing(setup: Setup) -> Tui {
    let mut tui = pressed(states::assess_middle(setup), ":");
    tui.type_text("没有这个");
    tui
}

fn palette_score(setup: Setup) -> Tui {
    pressed(on_score(setup), ":")
}

fn help_scrolled(setup: Setup) -> Tui {
    let mut tui = pressed(states::assess_middle(setup), "?");
    tui.key(KeyCode::End);
    tui
}

fn language_switched(setup: Setup) -> Tui {
    let mut tui = Tui::fresh(Setup { lang: setup.lang.other(), ..setup });
    tui.palette(pinheng::tui::action::Action::Language);
    tui
}

fn theme_switched(setup: Setup) -> Tui {
    let mut tui = Tui::fresh(setup);
    tui.palette(pinheng::tui::action::Action::Theme);
    tui
}

fn demo(setup: Setup) -> Tui {
    let mut tui = Tui::sample(setup, Screen::Assess);
    tui.program.state.demo = true;
    tui
}

fn pressed(mut tui: Tui, keys: &str) -> Tui {
    tui.press(keys);
    tui
}
