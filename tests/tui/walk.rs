//! The officer's walk: rating, moving on, not applicable, targets, undo.

use crossterm::event::KeyCode;
use pinheng::app::App;
use pinheng::assessment::Mark;
use pinheng::i18n::Lang;
use pinheng::tui::dialog::Dialog;
use pinheng::tui::state::Screen;

use super::drawing::check;
use super::harness::{Files, Setup, Tui, advance};
use super::states::assess_middle;

#[test]
fn from_first_start_to_first_rating() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.db");
    let mut tui = Tui::over(App::open(&path).unwrap(), Setup::default());
    tui.assert_shows("按 n 新建自评，按 s 看一份示例");
    tui.assert_shows("不得录入国家秘密、工作秘密");
    tui.press("n").type_text("示例市机关事务局").enter();
    assert_eq!(tui.fields(), ["示例市机关事务局", "2026", "", ""]);
    tui.enter().enter().enter();
    assert_eq!(tui.program.state.screen, Screen::Assess);
    tui.assert_shows("创建之初定了什么目标");
    tui.press("3");
    assert_eq!(tui.notice(), "目标导向 第1项：基本符合  已保存 09:41:07");
    assert_eq!(tui.at(), (0, 1));
    let app = App::open(&path).unwrap();
    let list = app.list(&pinheng::app::Filter::default(), 0, 9).unwrap();
    assert_eq!((list.total, list.rows[0].answered), (1, 1));
    let stored = app.load(&list.rows[0].id).unwrap();
    assert_eq!(stored.record.answers[0].rating, Some(Mark::Scale(2)));
}

#[test]
fn a_new_assessment_needs_office_and_period() {
    let mut tui = Tui::empty(Setup::default());
    tui.press("n").ctrl('s');
    assert_eq!(tui.form_error().as_deref(), Some("请填写：单位"));
    tui.type_text("　 ").ctrl('s');
    assert_eq!(tui.form_error().as_deref(), Some("请填写：单位"));
    tui.type_text("示例局").tab().ctrl('u').ctrl('s');
    assert_eq!(tui.form_error().as_deref(), Some("请填写：周期"));
    tui.type_text("２０２６").ctrl('s');
    assert_eq!(tui.assessment().record.period, "２０２６");
    assert_eq!(tui.assessment().record.office, "示例局");
}

#[test]
fn each_digit_rates_saves_and_moves_on() {
    let files = Files::new();
    let mut tui = files.tui();
    for (item, key) in ["1", "2", "3", "4", "１", "４"].into_iter().enumerate() {
        advance(1);
        tui.press(key);
        let row = usize::try_from(key.chars().next().unwrap() as u32 & 0xF).unwrap() - 1;
        assert_eq!(files.stored().record.answers[item].rating, Some(Mark::Scale(row)), "{key}");
        assert!(tui.notice().ends_with(&format!("已保存 09:41:{:02}", 8 + item)), "{}", tui.notice());
        tui.assert_shows(&tui.notice());
        assert_eq!(tui.at(), (0, item + 1));
    }
}

#[test]
fn a_digit_beyond_the_scale_says_so_and_changes_nothing() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("5");
    assert_eq!(tui.notice(), "评级只有 4 档：按 1-4");
    assert_eq!((tui.at(), files.stored().record.answers[0].rating), ((0, 0), None));
}

#[test]
fn not_applicable_asks_the_reason_and_takes_no_blank_one() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("0");
    tui.assert_shows("不适用的理由：目标导向 第1项");
    tui.type_text(" \n　").esc();
    assert_eq!(tui.notice(), "没有理由就不能评为不适用；评级未变");
    assert_eq!((tui.dialogs(), files.stored().record.answers[0].rating), (0, None));
    tui.press("0").type_text("幼教已移交").esc();
    assert_eq!(files.stored().record.answers[0].rating, Some(Mark::NotApplicable));
    assert_eq!(files.stored().record.answers[0].reason, "幼教已移交");
    assert_eq!(tui.at(), (0, 1));
    assert_eq!(tui.notice(), "目标导向 第1项：不适用  已保存 09:41:07");
}

#[test]
fn a_rating_in_place_of_not_applicable_drops_the_reason() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("0").type_text("幼教已移交").esc().key(KeyCode::Up).press("2");
    let answer = files.stored().record.answers[0].clone();
    assert_eq!((answer.rating, answer.reason.as_str()), (Some(Mark::Scale(1)), ""));
    tui.press("u");
    let answer = files.stored().record.answers[0].clone();
    assert_eq!((answer.rating, answer.reason.as_str()), (Some(Mark::NotApplicable), "幼教已移交"));
    assert_eq!(tui.at(), (0, 0));
}

#[test]
fn backspace_clears_and_stays() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("4").key(KeyCode::Up).key(KeyCode::Backspace);
    assert_eq!(files.stored().record.answers[0].rating, None);
    assert_eq!((tui.at(), tui.notice().as_str()), ((0, 0), "目标导向 第1项：已清除评级  已保存 09:41:07"));
}

#[test]
fn the_next_unanswered_is_one_key_away_and_found_round_the_end() {
    let mut tui = assess_middle(Setup::default());
    assert_eq!(tui.at(), (0, 3));
    tui.press("]");
    assert_eq!(tui.at(), (0, 4));
    tui.press("]");
    assert_eq!(tui.at(), (3, 0));
    tui.press("[");
    assert_eq!(tui.at(), (0, 4));
    tui.press("[");
    assert_eq!(tui.at(), (9, 7));
    tui.press("】");
    assert_eq!(tui.at(), (0, 4));
    tui.press("【");
    assert_eq!(tui.at(), (9, 7));
}

#[test]
fn with_nothing_unanswered_it_says_so() {
    let mut tui = Tui::sample(Setup::new(Lang::Zh, (120, 40)), Screen::Assess);
    tui.press("]");
    assert_eq!(tui.notice(), "没有未评的项目");
    tui.assert_shows("全部评完");
}

#[test]
fn after_the_last_item_comes_the_next_criterion_and_after_the_tenth_the_reflections() {
    let mut tui = Tui::fresh(Setup::default());
    tui.drawing = false;
    tui.press("33333333");
    assert_eq!(tui.at(), (1, 0));
    assert!(tui.notice().ends_with("目标导向 已评完"), "{}", tui.notice());
    let left = tui.assessment().record.answers.len() - 8;
    tui.press(&"3".repeat(left));
    assert_eq!(tui.at(), (10, 0));
    assert!(tui.notice().ends_with("全部评完；F4 看评分"), "{}", tui.notice());
    tui.draw();
    tui.assert_shows("不计分，写下想到的即可");
    tui.press("3");
    assert_eq!(tui.at(), (10, 0));
    tui.key(KeyCode::F(4));
    assert_eq!(tui.program.state.screen, Screen::Score);
}

#[test]
fn a_walk_opens_at_the_next_unanswered_item_after_the_last_answer() {
    let files = Files::new();
    files.tui().press("]]").press("3]]").press("2");
    let tui = files.tui();
    assert_eq!(tui.at(), (0, 6));
    let fresh = Tui::fresh(Setup::default());
    assert_eq!(fresh.at(), (0, 0));
}

#[test]
fn targets_are_set_and_given_back() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("t").press("5").enter();
    assert_eq!(files.stored().record.targets[0], Some(4));
    assert_eq!(tui.notice(), "目标导向：目标 4级 见效级  已保存 09:41:07");
    tui.press("t").press("１").enter();
    assert_eq!(files.stored().record.targets[0], None);
    assert_eq!(tui.notice(), "目标导向：目标改回下一级  已保存 09:41:07");
    tui.press("u");
    assert_eq!(files.stored().record.targets[0], Some(4));
    assert_eq!(tui.notice(), "已撤销：目标导向的目标");
}

#[test]
fn undo_and_redo_go_to_the_item_from_any_screen() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("3").go(40).press("2").key(KeyCode::F(4)).press("u");
    assert_eq!(tui.notice(), "已撤销：量力定位 第2项 评级");
    assert_eq!(files.stored().record.answers[40].rating, None);
    assert_eq!(tui.at(), (5, 1));
    tui.key(KeyCode::F(3)).press("u");
    assert_eq!((tui.at(), files.stored().record.answers[0].rating), ((0, 0), None));
    tui.press("u");
    assert_eq!(tui.notice(), "没有可撤销的更改");
    tui.ctrl('r').ctrl('r');
    assert_eq!(tui.notice(), "已重做：量力定位 第2项 评级");
    assert_eq!((tui.at(), files.stored().record.answers[40].rating), ((5, 1), Some(Mark::Scale(1))));
    tui.ctrl('r');
    assert_eq!(tui.notice(), "没有可重做的更改");
}

#[test]
fn the_list_undoes_what_was_done_in_the_walk() {
    let files = Files::new();
    let mut tui = files.tui();
    tui.press("3").esc();
    assert_eq!(tui.program.state.screen, Screen::Home);
    tui.assert_shows("1/79");
    tui.press("u");
    tui.assert_shows("0/79");
    assert_eq!(files.stored().record.answers[0].rating, None);
}

#[test]
fn find_goes_to_an_item_by_a_few_letters() {
    let mut tui = Tui::fresh(Setup::default());
    tui.press("、").type_text("整改台账").enter();
    let item = tui.assessment().framework.find_item("execution-4").unwrap();
    let at = tui.assessment().framework.item_ref(item);
    assert_eq!(tui.at(), (at.criterion, at.item));
    tui.press("/").type_text("EXECUTION-5").enter();
    assert_eq!(tui.at(), (at.criterion, at.item + 1));
    tui.press("/").type_text("最希望没有这句话").enter().esc();
    assert_eq!(tui.at(), (at.criterion, at.item + 1));
    tui.press("/").type_text("社会出行服务差距").esc().press("/").type_text("差距").enter();
    assert_eq!(tui.at().0, 10);
}

#[test]
fn every_figure_is_explained() {
    for lang in Lang::ALL {
        let mut tui = assess_middle(Setup::new(lang, (120, 60)));
        for down in 0..12 {
            tui.press("=");
            for _ in 0..down {
                tui.key(KeyCode::Down);
            }
            tui.enter();
            let Some(Dialog::Viewer(viewer)) = tui.program.state.dialogs.last() else { panic!("nothing is explained") };
            assert!(!viewer.lines[0].text.is_empty() && viewer.lines.len() > 3, "{viewer:?}");
            check(tui.buffer(), true, false, "explanation");
            tui.esc();
        }
        tui.key(KeyCode::F(4)).key(KeyCode::Home);
        for _ in 0..15 {
            for _ in 0..5 {
                tui.press("=");
                assert_eq!(tui.dialogs(), 1);
                check(tui.buffer(), true, false, "explanation");
                tui.esc().press("l");
            }
            tui.press("hhhhhj");
        }
    }
}

#[test]
fn the_detail_of_an_item_shows_the_whole_note() {
    let mut tui = Tui::fresh(Setup::new(Lang::Zh, (120, 40)));
    let note = "一二三四五六七八九十".repeat(12) + "完";
    // Rated, so that nothing of the pane behind stands beside its lines.
    tui.press("n").paste(&note).esc().press("4k").enter();
    tui.assert_shows(&note);
}

#[test]
fn an_item_out_of_sight_is_shown_before_it_is_rated() {
    let mut tui = Tui::fresh(Setup::new(Lang::Zh, (40, 12)));
    tui.key(KeyCode::Left).press("3");
    assert_eq!((tui.rating(0), tui.notice().as_str()), (None, "先选中一个项目"));
    tui.assert_shows("写明衡量指标");
    tui.press("3");
    assert_eq!(tui.rating(0), Some(Mark::Scale(2)));
}

#[test]
fn a_level_that_nothing_applies_at_is_marked_wherever_it_is_shown() {
    let mut tui = Tui::fresh(Setup::default());
    for _ in 0..3 {
        tui.press("0").type_text("职责不涉及").key(KeyCode::Enter);
    }
    tui.press("1");
    // Tree, strip and table; the overall level stands elsewhere and is not marked.
    tui.assert_shows("2级~");
    tui.assert_shows("0.0/0.0  2级~");
    tui.key(KeyCode::F(4)).assert_shows("目标导向  2~");
    tui.assert_shows("等级 1级 ");
}
