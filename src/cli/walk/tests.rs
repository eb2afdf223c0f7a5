use super::*;
use crate::app::App;
use crate::assessment::Mark;
use crate::framework::{builtin, builtin_bytes};

/// A walk with a store of its own.
struct Desk {
    app: App,
    walk: Walk,
}

impl Desk {
    fn new() -> Self {
        let mut app = App::in_memory().expect("store");
        let made = app.create(&builtin(), builtin_bytes(), "示例局", "2026", "").expect("assessment");
        let assessment = app.load(&made).expect("assessment");
        Self { app, walk: Walk::new(assessment, Lang::Zh) }
    }

    /// Types a line and does what it asks for; what was said, as one text.
    fn type_in(&mut self, line: &str) -> String {
        let step = self.walk.step(line);
        self.follow(step)
    }

    fn follow(&mut self, step: Step) -> String {
        let mut assessment = self.walk.assessment().clone();
        let lines = match step {
            Step::Say(lines) => lines,
            Step::Store(edit) => {
                let saved = self.app.edit(&mut assessment, &edit, None).expect("stored");
                self.walk.stored(assessment, &edit, saved)
            }
            Step::Undo | Step::Redo => {
                let undo = step == Step::Undo;
                let id = &assessment.id;
                let reverted = if undo { self.app.undo(id) } else { self.app.redo(id) }.expect("reverted");
                let assessment = self.app.load(id).expect("assessment");
                self.walk.reverted(assessment, undo, reverted)
            }
            Step::Stand(criterion) => vec![format!("stand {criterion:?}")],
            Step::Leave => vec!["leave".to_owned()],
        };
        lines.join("\n")
    }

    fn answer(&self, item: usize) -> crate::assessment::Answer {
        self.app.load(&self.walk.assessment().id).expect("stored").record.answers[item].clone()
    }
}

#[test]
fn an_answer_is_stored_before_it_is_said_and_the_next_is_asked() {
    let mut desk = Desk::new();
    let said = desk.type_in("４");
    assert_eq!(desk.answer(0).rating, Some(Mark::Scale(3)));
    assert!(said.contains("目标导向 第1项：完全符合，已保存"), "{said}");
    assert!(said.contains("goal-2"), "{said}");
    assert_eq!(desk.walk.place(), Place::Item(1));
    assert!(desk.type_in("u").contains("已撤销：目标导向 第1项"));
    assert_eq!((desk.answer(0).rating, desk.walk.place()), (None, Place::Item(0)));
    desk.type_in("r");
    assert_eq!(desk.answer(0).rating, Some(Mark::Scale(3)));
    assert!(desk.type_in("r").contains("没有可重做的改动"));
}

#[test]
fn not_applicable_asks_for_its_reason() {
    let mut desk = Desk::new();
    assert!(desk.type_in("0").contains("为什么不适用"));
    assert!(desk.type_in("").contains("已取消"));
    assert_eq!(desk.answer(0).rating, None);
    desk.type_in("NA");
    // What answers a question of its own is never a command.
    desk.type_in("q");
    assert_eq!((desk.answer(0).rating, desk.answer(0).reason), (Some(Mark::NotApplicable), "q".into()));
    desk.type_in("0 没有食堂");
    assert_eq!(desk.answer(1).reason, "没有食堂");
}

#[test]
fn notes_evidence_and_targets_stay_at_the_item() {
    let mut desk = Desk::new();
    desk.type_in("n 还差两家");
    desk.type_in("e");
    desk.type_in("创建方案");
    desk.type_in("示机管〔2026〕3号");
    assert!(desk.type_in("办公室").contains("已添加佐证"));
    assert!(desk.type_in("p").contains("佐证材料：创建方案 示机管〔2026〕3号 办公室"));
    assert_eq!(desk.answer(0).note, "还差两家");
    assert!(desk.type_in("n").contains("代替原有备注"));
    desk.type_in("-");
    assert_eq!(desk.answer(0).note, "");
    assert!(desk.type_in("t").contains("下一级"));
    assert!(desk.type_in("t 9").contains("没有等级 9"));
    assert!(desk.type_in("t 3").contains("目标 3级"));
    assert_eq!(desk.walk.assessment().record.targets[0], Some(3));
    assert!(desk.type_in("t -").contains("下一级"));
    assert_eq!(desk.walk.place(), Place::Item(0));
}

#[test]
fn half_told_evidence_is_kept_when_the_input_ends() {
    let mut desk = Desk::new();
    desk.type_in("e 创建方案");
    let step = desk.walk.end_of_input();
    desk.follow(step);
    assert_eq!(desk.answer(0).evidence[0].title, "创建方案");
    assert_eq!(desk.walk.end_of_input(), Step::Leave);
}

#[test]
fn one_can_go_anywhere() {
    let mut desk = Desk::new();
    assert!(desk.type_in("b").contains("已经是第一个"));
    desk.type_in("");
    assert_eq!(desk.walk.place(), Place::Item(1));
    let said = desk.type_in("g people-2");
    assert!(said.contains("准则：以人为本") && said.contains("people-2"), "{said}");
    assert!(!desk.type_in("g 5").contains("准则："));
    assert!(desk.type_in("p").contains("people-5"));
    assert!(desk.type_in("g people-22").contains("最接近的是 people-2"));
    desk.type_in("f");
    assert!(desk.type_in("p").contains("people-6"));
    assert_eq!(desk.type_in("s"), "stand Some(1)");
}

#[test]
fn what_is_not_understood_changes_nothing_and_says_what_is_possible() {
    let mut desk = Desk::new();
    for line in ["7", "x", "3 of them", "好的", "g nowhere", "t nine"] {
        assert!(desk.type_in(line).contains(|c: char| c.is_ascii_digit() || c == '。'), "{line}");
        assert_eq!(desk.walk.place(), Place::Item(0), "{line}");
    }
    assert_eq!(desk.walk.misread(), 6);
    assert!(desk.type_in(&"长".repeat(TEXT_LIMIT + 1)).contains("20000"));
    assert_eq!(desk.walk.assessment().record.progress().answered(), 0);
}

#[test]
fn behind_the_items_stand_the_reflections_and_the_end() {
    let mut desk = Desk::new();
    let framework = builtin();
    let (items, reflections) = (framework.items().len(), framework.reflections.len());
    for _ in 0..items {
        desk.type_in("3");
    }
    assert_eq!(desk.walk.place(), Place::Reflection(0));
    assert!(desk.type_in("我们做得最好的是会务").contains("已保存"));
    for _ in 1..reflections {
        desk.type_in("");
    }
    assert_eq!(desk.walk.place(), Place::End);
    assert!(desk.type_in("4").contains("这里没有项目"));
    assert!(desk.type_in("f").contains("没有未评的项目"));
    assert_eq!(desk.type_in(""), "leave");
    desk.type_in("b");
    assert_eq!(desk.walk.place(), Place::Reflection(reflections - 1));
    assert_eq!(desk.type_in("q"), "leave");
}

#[test]
fn a_walk_goes_on_where_it_stopped() {
    let mut desk = Desk::new();
    desk.type_in("g goal-3");
    desk.type_in("2");
    let again = Walk::new(desk.walk.assessment().clone(), Lang::En);
    assert_eq!(again.place(), Place::Item(3));
    assert!(again.opening().join("\n").contains("goal-4"));
}

#[test]
fn nothing_that_is_said_holds_a_sign_a_reader_stumbles_over() {
    let mut desk = Desk::new();
    for lang in Lang::ALL {
        desk.walk.lang = lang;
        let mut said = desk.walk.opening().join("\n");
        for line in ["?", "4", "x", "0", "", "g nowhere", "p", "u"] {
            said += &desk.type_in(line);
        }
        let odd = |c: &char| c.is_control() && *c != '\n' || "│─→•·—…*|".contains(*c);
        assert_eq!(said.chars().find(odd), None, "{said}");
        assert!(!said.contains('{'), "{said}");
    }
}
