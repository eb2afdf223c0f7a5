//! Every screen and every dialog, each reached with keys.

use crossterm::event::KeyCode;
use pinheng::app::{App, Edit, sample};
use pinheng::assessment::{Mark, State as Stage};
use pinheng::tui::state::Screen;
use pinheng::tui::update::Msg;

use super::harness::{Setup, Tui, clock, create};

/// A state by name, and how to reach it.
pub struct Case {
    pub name: &'static str,
    pub reach: fn(Setup) -> Tui,
}

impl Case {
    /// The state, drawn once: the frames on the way to it would take most of the time.
    pub fn start(&self, setup: Setup) -> Tui {
        let mut tui = (self.reach)(Setup { drawing: false, ..setup });
        tui.drawing = true;
        tui.draw();
        tui
    }
}

/// All states that have no snapshots of their own too: those of `exports` change with each format there is.
pub fn every() -> impl Iterator<Item = &'static Case> {
    ALL.iter().chain(super::weighing::ALL).chain(super::rooms::ALL).chain(super::exports::ALL)
}

/// Whether a field of the screen itself has the keys.
pub fn is_typing(tui: &Tui) -> bool {
    let state = &tui.program.state;
    state.home.searching || state.export.editing || state.shop.ballot.is_some()
}

macro_rules! cases {
    ($($name:ident)*) => {
        /// All of them.
        pub const ALL: &[Case] = &[$(Case { name: stringify!($name), reach: $name },)*];
    };
}

cases! {
    home_empty home_list home_archive home_search home_search_nothing
    assess_fresh assess_middle assess_finished assess_tree assess_score_pane assess_filter assess_locked reflections
    score_finished score_started score_nothing score_radar score_findings score_sorted
    new details import long_error
    evidence_empty evidence_offers evidence_error records note_unsaved note_saved reason reflection_form reopen
    target detail filter find find_nothing palette help_home help_assess help_score figures explain erase
    confirm_quit confirm_finalise confirm_erase
}

fn home_empty(setup: Setup) -> Tui {
    Tui::empty(setup)
}

/// Eight assessments in all states, one of them with names longer than any column.
pub fn home_list(setup: Setup) -> Tui {
    let mut app = App::in_memory().unwrap().with_clock(clock);
    let (framework, bytes) = app.find_framework(None).unwrap();
    for (office, period, scope) in [
        ("示例市机关事务管理局", "2024", ""),
        ("示例县机关事务服务中心", "2025", "会务"),
        ("Office Affairs Bureau of the Example Autonomous Prefecture", "2025 second half", "vehicles and canteens"),
        ("示例省机关事务管理局直属机关后勤服务保障中心综合办公室", "2025年下半年", "餐饮、物业、公务用车"),
    ] {
        app.create(&framework, &bytes, office, period, scope).unwrap();
    }
    let made = app.import(&[sample(), sample(), sample()]).unwrap();
    app.finalise(&made[0]).unwrap();
    app.archive(&made[1]).unwrap();
    let id = create(&mut app);
    let mut half = app.load(&id).unwrap();
    for item in 0..20 {
        app.edit(&mut half, &Edit::Rate { item, mark: Some(Mark::Scale(item % 4)), reason: String::new() }, None)
            .unwrap();
    }
    Tui::over(app, setup)
}

fn home_archive(setup: Setup) -> Tui {
    let mut tui = home_list(setup);
    tui.press("v");
    tui
}

fn home_search(setup: Setup) -> Tui {
    let mut tui = home_list(setup);
    tui.press("/").type_text("示例市 2026");
    tui
}

fn home_search_nothing(setup: Setup) -> Tui {
    let mut tui = home_list(setup);
    tui.press("/").type_text("没有这个单位");
    tui
}

fn assess_fresh(setup: Setup) -> Tui {
    Tui::fresh(setup)
}

/// The sample with its last criteria taken away again, on an item that has everything.
pub fn assess_middle(setup: Setup) -> Tui {
    let mut app = App::in_memory().unwrap().with_clock(clock);
    let mut import = sample();
    for answer in &mut import.record.answers[24..] {
        answer.rating = None;
        answer.reason.clear();
    }
    import.record.answers[4].rating = None;
    let id = app.import(&[import]).unwrap().remove(0);
    let mut tui = Tui::opening(app, setup, Some((id, Screen::Assess)));
    tui.go(2).press("3");
    tui
}

fn assess_finished(setup: Setup) -> Tui {
    let mut tui = Tui::sample(setup, Screen::Assess);
    tui.go(40);
    tui
}

fn assess_tree(setup: Setup) -> Tui {
    let mut tui = assess_middle(setup);
    tui.key(KeyCode::Left).key(KeyCode::Down);
    tui
}

fn assess_score_pane(setup: Setup) -> Tui {
    let mut tui = assess_middle(setup);
    tui.tab();
    tui
}

fn assess_filter(setup: Setup) -> Tui {
    let mut tui = assess_middle(setup);
    tui.press("f3").enter();
    tui
}

fn assess_locked(setup: Setup) -> Tui {
    let mut tui = assess_middle(setup);
    tui.press("Fy").press("2");
    assert_eq!(tui.assessment().state, Stage::Finalised);
    tui
}

fn reflections(setup: Setup) -> Tui {
    let mut tui = Tui::sample(setup, Screen::Assess);
    tui.key(KeyCode::Left);
    for _ in 0..10 {
        tui.key(KeyCode::Down);
    }
    tui.key(KeyCode::Right).key(KeyCode::Down);
    tui
}

fn score_finished(setup: Setup) -> Tui {
    Tui::sample(setup, Screen::Score)
}

fn score_started(setup: Setup) -> Tui {
    let mut tui = assess_middle(setup);
    tui.key(KeyCode::F(4)).key(KeyCode::Down).key(KeyCode::Down).key(KeyCode::Right);
    tui
}

fn score_nothing(setup: Setup) -> Tui {
    let mut tui = Tui::fresh(setup);
    tui.key(KeyCode::F(4));
    tui
}

fn score_radar(setup: Setup) -> Tui {
    let mut tui = score_finished(setup);
    tui.press("r");
    tui
}

fn score_findings(setup: Setup) -> Tui {
    let mut tui = score_finished(setup);
    tui.tab().key(KeyCode::Down).key(KeyCode::Down);
    tui
}

fn score_sorted(setup: Setup) -> Tui {
    let mut tui = score_finished(setup);
    tui.press("ss");
    tui
}

pub fn new(setup: Setup) -> Tui {
    let mut tui = Tui::empty(setup);
    tui.press("n").type_text("示例市机关事务局").tab();
    tui
}

fn details(setup: Setup) -> Tui {
    let mut tui = home_list(setup);
    tui.press("e").tab().tab();
    tui
}

fn import(setup: Setup) -> Tui {
    let mut tui = home_list(setup);
    tui.press("i");
    tui
}

/// A faulty answers file: more faults than a line holds.
fn long_error(setup: Setup) -> Tui {
    let mut tui = home_list(setup);
    tui.press("i").type_text("tests/tui/faulty-answers.toml").enter();
    tui
}

fn evidence_empty(setup: Setup) -> Tui {
    let mut tui = Tui::fresh(setup);
    tui.press("e");
    tui
}

fn evidence_offers(setup: Setup) -> Tui {
    let mut tui = assess_middle(setup);
    tui.go(4).press("e").type_text("方案").key(KeyCode::Down);
    tui
}

fn evidence_error(setup: Setup) -> Tui {
    let mut tui = Tui::fresh(setup);
    tui.press("e").type_text("年度工作总结").tab().type_text("示机管〔2026〕3号").tab().type_text("三月一日");
    tui.ctrl('s');
    tui
}

fn records(setup: Setup) -> Tui {
    let mut tui = Tui::sample(setup, Screen::Assess);
    tui.go(2).press("e");
    tui
}

fn note_unsaved(setup: Setup) -> Tui {
    let mut tui = Tui::fresh(setup);
    tui.press("n").type_text(
        "目标写在创建方案第二部分。\n三项目标各有衡量口径，2026 年起按季度对照年度计划检查执行情况，结果报办公会。",
    );
    tui
}

fn note_saved(setup: Setup) -> Tui {
    let mut tui = note_unsaved(setup);
    tui.send(Msg::Pause);
    tui
}

fn reason(setup: Setup) -> Tui {
    let mut tui = Tui::fresh(setup);
    tui.press("0").type_text("幼教已移交教育部门");
    tui
}

fn reflection_form(setup: Setup) -> Tui {
    let mut tui = reflections(setup);
    tui.enter();
    tui
}

fn reopen(setup: Setup) -> Tui {
    let mut tui = assess_locked(setup);
    tui.press("F");
    tui
}

fn target(setup: Setup) -> Tui {
    let mut tui = assess_middle(setup);
    tui.press("t");
    tui
}

fn detail(setup: Setup) -> Tui {
    let mut tui = assess_middle(setup);
    tui.go(2).enter();
    tui
}

fn filter(setup: Setup) -> Tui {
    let mut tui = assess_middle(setup);
    tui.press("f");
    tui
}

fn find(setup: Setup) -> Tui {
    let mut tui = assess_middle(setup);
    tui.press("/").type_text("台账");
    tui
}

fn find_nothing(setup: Setup) -> Tui {
    let mut tui = assess_middle(setup);
    tui.press("/").type_text("zzz没有");
    tui
}

fn palette(setup: Setup) -> Tui {
    let mut tui = assess_middle(setup);
    tui.press(":");
    tui
}

fn help_home(setup: Setup) -> Tui {
    let mut tui = home_list(setup);
    tui.press("?");
    tui
}

fn help_assess(setup: Setup) -> Tui {
    let mut tui = assess_middle(setup);
    tui.press("?");
    tui
}

fn help_score(setup: Setup) -> Tui {
    let mut tui = score_finished(setup);
    tui.key(KeyCode::F(1));
    tui
}

fn figures(setup: Setup) -> Tui {
    let mut tui = assess_middle(setup);
    tui.press("=");
    tui
}

fn explain(setup: Setup) -> Tui {
    let mut tui = score_started(setup);
    tui.press("=");
    tui
}

fn erase(setup: Setup) -> Tui {
    let mut tui = Tui::sample(setup, Screen::Assess);
    tui.go(2).press("X");
    tui
}

fn confirm_quit(setup: Setup) -> Tui {
    let mut tui = assess_middle(setup);
    tui.ctrl('c');
    tui
}

fn confirm_finalise(setup: Setup) -> Tui {
    let mut tui = assess_middle(setup);
    tui.press("F");
    tui
}

fn confirm_erase(setup: Setup) -> Tui {
    let mut tui = erase(setup);
    tui.enter();
    tui
}
