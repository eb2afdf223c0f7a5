//! The weights screen in every state.

use crossterm::event::{KeyCode, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use pinheng::app::{App, Filter, sample};
use pinheng::assessment::WeightSet;
use pinheng::i18n::{Lang, WeightsText};
use pinheng::scoring::one;
use pinheng::tui::action::Action;
use pinheng::tui::hit::Target;
use pinheng::tui::screens::weights::Pane;
use pinheng::tui::state::Screen;
use pinheng::tui::update::Msg;

use super::harness::{Files, Setup, Tui, advance, clock};
use super::states::Case;

macro_rules! cases {
    ($($name:ident)*) => {
        /// All of them.
        pub const ALL: &[Case] = &[$(Case { name: stringify!($name), reach: $name },)*];
    };
}

cases! {
    weights_fresh weights_judged weights_worst weights_contradicted weights_together weights_sets weights_moves weights_move_told
    weights_people weights_erase weights_person_form weights_manual weights_manual_error weights_locked weights_help
}

/// The sample, nothing weighed yet.
pub fn weights_fresh(setup: Setup) -> Tui {
    Tui::sample(setup, Screen::Weights)
}

fn times(tui: &mut Tui, code: KeyCode, times: usize) {
    for _ in 0..times {
        tui.key(code);
    }
}

/// The dimensions judged, without a contradiction.
pub fn weights_judged(setup: Setup) -> Tui {
    let mut tui = weights_fresh(setup);
    times(&mut tui, KeyCode::Left, 2);
    tui.enter();
    times(&mut tui, KeyCode::Left, 4);
    tui.enter();
    tui.key(KeyCode::Left);
    tui
}

/// They go in a circle, and what breaks it is shown.
fn weights_worst(setup: Setup) -> Tui {
    let mut tui = weights_judged(setup);
    tui.key(KeyCode::Up);
    times(&mut tui, KeyCode::Right, 7);
    tui
}

/// They go in a circle, and another one is shown.
pub fn weights_contradicted(setup: Setup) -> Tui {
    let mut tui = weights_worst(setup);
    tui.key(KeyCode::Down);
    tui
}

/// Two people have judged the dimensions, the second has a name.
pub fn weights_together(setup: Setup) -> Tui {
    let mut tui = weights_judged(setup);
    tui.press("a").type_text("办公室 王").enter();
    tui.key(KeyCode::Home);
    times(&mut tui, KeyCode::Right, 3);
    tui.enter().press("=").enter();
    times(&mut tui, KeyCode::Left, 6);
    tui
}

/// The set of comparison is in force.
pub fn weights_sets(setup: Setup) -> Tui {
    let mut tui = weights_together(setup);
    tui.tab().key(KeyCode::Down).key(KeyCode::Down).enter();
    tui
}

fn weights_moves(setup: Setup) -> Tui {
    let mut tui = weights_sets(setup);
    tui.tab().key(KeyCode::Down).key(KeyCode::Down);
    tui
}

fn weights_move_told(setup: Setup) -> Tui {
    let mut tui = weights_moves(setup);
    tui.enter();
    tui
}

fn weights_people(setup: Setup) -> Tui {
    let mut tui = weights_together(setup);
    tui.press("p");
    tui
}

fn weights_erase(setup: Setup) -> Tui {
    let mut tui = weights_together(setup);
    tui.press("X");
    tui
}

fn weights_person_form(setup: Setup) -> Tui {
    let mut tui = weights_judged(setup);
    tui.press("a").type_text("财务处");
    tui
}

/// Weights by hand half typed.
pub fn weights_manual(setup: Setup) -> Tui {
    let mut tui = weights_fresh(setup);
    tui.press("m").type_text("50").enter().type_text("３０");
    tui
}

fn weights_manual_error(setup: Setup) -> Tui {
    let mut tui = weights_manual(setup);
    tui.enter().enter();
    tui
}

fn weights_locked(setup: Setup) -> Tui {
    let mut app = App::in_memory().unwrap().with_clock(clock);
    let id = app.import(&[sample()]).unwrap().remove(0);
    app.finalise(&id).unwrap();
    let mut tui = Tui::opening(app, setup, Some((id, Screen::Weights)));
    tui.key(KeyCode::Left);
    tui
}

fn weights_help(setup: Setup) -> Tui {
    let mut tui = weights_contradicted(setup);
    tui.press("?");
    tui
}

#[test]
fn every_state_is_one_of_its_own() {
    let mut seen: Vec<String> = Vec::new();
    for case in ALL {
        let screen = case.start(Setup::default()).screen();
        assert!(!seen.contains(&screen), "{} looks like another", case.name);
        seen.push(screen);
    }
}

fn steps(tui: &Tui, person: u32) -> Vec<i8> {
    let weighing = &tui.assessment().record.weighing;
    weighing.person(person).map_or_else(Vec::new, |one| one.judgments.values().map(|step| step.get()).collect())
}

fn score(tui: &Tui) -> String {
    one(tui.program.state.open.as_ref().unwrap().score.overall.score)
}

#[test]
fn an_office_weighs_with_keys_alone_and_every_step_is_stored() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("4444").key(KeyCode::F(4)).press("w");
    assert_eq!(tui.program.state.screen, Screen::Weights);
    tui.assert_shows("服务理念 与 品牌定位，哪个更要紧？");
    times(&mut tui, KeyCode::Left, 2);
    tui.assert_shows("服务理念 稍微重要（3 倍）");
    tui.enter().assert_shows("服务理念 与 长效机制，哪个更要紧？");
    times(&mut tui, KeyCode::Left, 4);
    tui.enter().press("=");
    assert_eq!(steps(&tui, 1), [2, 4, 0]);
    tui.assert_shows("维度之间：判完");
    assert_eq!(files.stored().record.weighing, tui.assessment().record.weighing);
    let before = score(&tui);
    tui.tab().key(KeyCode::Down).key(KeyCode::Down).enter();
    tui.assert_shows("层次分析已启用");
    assert_eq!(files.stored().record.weighing.active, WeightSet::Ahp);
    assert_ne!(score(&tui), before);
    // Every score says which weights it was made with.
    for screen in [2, 3, 4] {
        tui.key(KeyCode::F(screen)).assert_shows("权重：层次分析");
    }
    tui.key(KeyCode::F(6)).press("u").assert_shows("权重");
    assert_eq!((score(&tui), tui.assessment().record.weighing.active), (before, WeightSet::Framework));
}

#[test]
fn a_set_that_leaves_groups_to_the_framework_says_so_wherever_it_is_in_force() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("4444").key(KeyCode::F(6));
    for _ in 0..3 {
        tui.press("=").enter();
    }
    tui.assert_hides("按框架权重");
    tui.tab().key(KeyCode::Down).key(KeyCode::Down).enter();
    assert!(tui.notice().starts_with("层次分析已启用：1/4 组，其余按框架"), "{}", tui.notice());
    tui.assert_shows("按框架权重：服务理念、品牌定位");
    tui.key(KeyCode::F(4)).assert_shows("权重：层次分析（1/4 组，其余按框架）");
    tui.key(KeyCode::F(3)).assert_shows("层次分析（1/4 组，其余按框架）");
    tui.key(KeyCode::F(2)).assert_shows("权重：层次分析 1/4 组");
    assert_eq!(files.app().list(&Filter::default(), 0, 9).unwrap().rows[0].groups, Some((1, 4)));
    // At the smallest size the mark stays.
    tui.resize(40, 12).key(KeyCode::F(4)).assert_shows("层次分析1/4");
    // A set of which nothing is left says nothing.
    tui.resize(80, 24).key(KeyCode::F(6)).key(KeyCode::Home).enter();
    tui.assert_shows("同级均等已启用");
    tui.assert_hides("按框架权重");
    tui.key(KeyCode::F(2)).assert_shows("权重：同级均等");
    tui.assert_hides("1/4 组");
}

#[test]
fn the_sensitivities_say_in_plain_words_what_they_are() {
    for (lang, heads) in [(Lang::Zh, ["总分变1.0", "准则换位"]), (Lang::En, ["Score 1.0", "Order"])] {
        for size in [(80, 24), (120, 40), (40, 12)] {
            let tui = weights_moves(Setup::new(lang, size));
            let text = WeightsText::of(lang);
            for shown in heads.into_iter().chain([if size.0 < 60 { text.moves_lead } else { text.moves_heading }]) {
                tui.assert_shows(shown);
            }
        }
    }
}

#[test]
fn a_digit_says_how_many_times_the_part_matters_that_is_favoured() {
    let mut tui = weights_fresh(Setup::default());
    // Which one matters more a digit does not say.
    tui.press("5").assert_shows("再按数字定倍数");
    assert_eq!(steps(&tui, 1), [] as [i8; 0]);
    tui.key(KeyCode::Left).press("5").assert_shows("服务理念 明显重要（5 倍）");
    assert_eq!(steps(&tui, 1), [4]);
    tui.key(KeyCode::Down);
    tui.key(KeyCode::Right).press("９");
    assert_eq!(steps(&tui, 1), [4, -8]);
    tui.press("3");
    assert_eq!(steps(&tui, 1), [4, -2]);
    tui.press("1").assert_shows("两者同等重要");
    assert_eq!(steps(&tui, 1), [4, 0]);
    // As with the arrows, one question is one step of undo; and other panes take no judgment.
    tui.press("u");
    assert_eq!(steps(&tui, 1), [4]);
    tui.tab().press("7");
    assert_eq!(steps(&tui, 1), [4]);
}

#[test]
fn a_slider_moved_in_one_go_is_one_step_of_undo() {
    let mut tui = weights_judged(Setup::default());
    assert_eq!(steps(&tui, 1), [2, 4, 1]);
    tui.press("u");
    assert_eq!(steps(&tui, 1), [2, 4]);
    tui.press("u");
    assert_eq!(steps(&tui, 1), [2]);
    // Undo leads to what it changed.
    tui.assert_shows("服务理念 与 长效机制，哪个更要紧？");
    tui.ctrl('r').ctrl('r');
    assert_eq!(steps(&tui, 1), [2, 4, 1]);
    // From the end of the scale it goes no further, and back to the middle it crosses over.
    times(&mut tui, KeyCode::Right, 20);
    assert_eq!(steps(&tui, 1), [2, 4, -8]);
    tui.key(KeyCode::Backspace);
    assert_eq!(steps(&tui, 1), [2, 4]);
    tui.assert_shows("品牌定位 与 长效机制：未判");
}

#[test]
fn contradictions_are_told_and_the_worst_judgment_is_one_key_away() {
    let mut tui = weights_worst(Setup::default());
    tui.assert_shows("一致性比例 1.06，应小于 0.10");
    tui.assert_shows("最该重看的就是");
    tui.key(KeyCode::Up).assert_shows("最该重看 服务");
    tui.press("r").assert_shows("服务理念 与 长效机制，哪个更要紧？");
    times(&mut tui, KeyCode::Left, 7);
    tui.assert_hides("矛盾");
    tui.press("r");
    assert!(tui.notice().contains("没有互相矛盾"), "{}", tui.notice());
}

#[test]
fn people_are_added_chosen_named_and_removed() {
    let mut tui = weights_together(Setup::default());
    tui.assert_shows("办公室 王的权重");
    tui.assert_shows("2 人合并");
    assert_eq!((steps(&tui, 1), steps(&tui, 2)), (vec![2, 4, 1], vec![-3, 0, 6]));
    tui.press("p").key(KeyCode::Up).enter().assert_shows("第 1 人的权重");
    tui.press("e").type_text("会务科").enter().assert_shows("会务科的权重");
    tui.press("d").assert_shows("已去掉 第 1 人");
    assert_eq!((steps(&tui, 1), steps(&tui, 2)), (vec![], vec![-3, 0, 6]));
    tui.assert_hides("人合并");
    tui.press("u").assert_shows("会务科的权重");
    assert_eq!(steps(&tui, 1), [2, 4, 1]);
    tui.press("Xy").assert_shows("第 1 人的权重");
    assert_eq!(steps(&tui, 1), [2, 4, 1]);
}

#[test]
fn weights_are_set_by_hand_and_taken_back() {
    let mut tui = weights_fresh(Setup::default());
    tui.tab().key(KeyCode::End).enter();
    assert!(tui.notice().contains("还没有手填权重"), "{}", tui.notice());
    tui.press("m").type_text("50").enter().type_text("x").enter().enter();
    assert!(tui.form_error().is_some_and(|error| error.contains("品牌定位")));
    tui.key(KeyCode::Backspace).type_text("３０").enter().type_text("20%").enter();
    assert_eq!(tui.dialogs(), 0);
    tui.enter().assert_shows("手工设定已启用");
    let shares = &tui.program.state.open.as_ref().unwrap().score.weights;
    assert_eq!(shares.dimensions, [0.5, 0.3, 0.2]);
    tui.press("m");
    for _ in 0..3 {
        tui.ctrl('u').tab();
    }
    tui.ctrl('s').assert_shows("已取消手填权重");
    assert!(tui.assessment().record.weighing.manual.is_empty());
}

#[test]
fn what_is_clicked_is_judged_chosen_and_told() {
    let mut tui = weights_judged(Setup::default());
    let spot = |tui: &Tui, wanted: Target| {
        let spots = tui.program.state.hits.spots();
        let (place, _) = spots.iter().find(|(_, target)| *target == wanted).unwrap_or_else(|| panic!("{wanted:?}"));
        (place.x, place.y)
    };
    let click = |tui: &mut Tui, wanted: Target| {
        let (column, row) = spot(tui, wanted);
        let kind = MouseEventKind::Down(MouseButton::Left);
        advance(1);
        tui.send(Msg::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
    };
    click(&mut tui, Target::Judge(-5));
    assert_eq!(steps(&tui, 1), [2, 4, -5]);
    click(&mut tui, Target::WeightSet(2));
    tui.enter();
    assert_eq!(tui.assessment().record.weighing.active, WeightSet::Ahp);
    click(&mut tui, Target::Sensitivity(1));
    tui.enter().assert_shows("一个权重变动多少才有变化");
    tui.esc();
    click(&mut tui, Target::Weighing(Pane::Ask));
    assert_eq!(tui.program.state.weights.pane, Pane::Ask);
    tui.key(KeyCode::F(4));
    click(&mut tui, Target::Act(Action::ScreenWeights));
    assert_eq!(tui.program.state.screen, Screen::Weights);
}

#[test]
fn a_locked_assessment_is_looked_at_but_not_weighed() {
    let mut tui = weights_locked(Setup::default());
    assert!(tui.notice().contains("定稿"), "{}", tui.notice());
    tui.press("m=a");
    assert_eq!((tui.dialogs(), tui.assessment().record.weighing.is_untouched()), (0, true));
    tui.tab().enter();
    assert!(tui.assessment().record.weighing.is_untouched());
    tui.tab().enter().assert_shows("一个权重变动多少才有变化");
}

#[test]
fn a_low_window_calls_nothing_consistent_that_is_not_judged() {
    for lang in Lang::ALL {
        let mut tui = Tui::sample(Setup::new(lang, (40, 12)), Screen::Weights);
        tui.assert_shows(lang.pick("已判 0/3，判完才看一致性", "0 of 3 judged: no CR yet"));
        tui.assert_hides("0.00");
        tui.press("1]1]1");
        tui.assert_shows(lang.pick("一致性 0.00", "CR 0.00"));
    }
}
