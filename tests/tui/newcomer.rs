//! What somebody sees who knows nothing but the screen: which key leads where, what a word finds, that no key is mute.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use pinheng::i18n::{Lang, TuiText};
use pinheng::text::width;
use pinheng::tui::action::Action::{self, *};
use pinheng::tui::dialog::Dialog;
use pinheng::tui::keymap::{Chord, Context, Keymap};
use pinheng::tui::state::Screen;
use pinheng::tui::theme::ThemeName;
use pinheng::tui::update::{Msg, context};

use super::harness::{Setup, Tui, advance};
use super::{rooms, states};

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (40, 12), (60, 20)];

const SCREENS: [(Screen, KeyCode, [&str; 2]); 6] = [
    (Screen::Home, KeyCode::F(2), ["首页", "Home"]),
    (Screen::Assess, KeyCode::F(3), ["自评", "Assess"]),
    (Screen::Score, KeyCode::F(4), ["评分", "Score"]),
    (Screen::Weights, KeyCode::F(6), ["权重", "Weigh"]),
    (Screen::Workshop, KeyCode::F(7), ["研讨", "Workshop"]),
    (Screen::Export, KeyCode::F(9), ["导出", "Export"]),
];

/// The column of a word in a row.
fn column(row: &str, word: &str) -> Option<u16> {
    row.find(word).map(|at| u16::try_from(width(&row[..at])).unwrap())
}

fn click(tui: &mut Tui, column: u16, row: u16) {
    advance(1);
    let kind = MouseEventKind::Down(MouseButton::Left);
    tui.send(Msg::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
}

#[test]
fn every_screen_names_all_screens_with_their_keys_under_them() {
    for lang in Lang::ALL {
        for size in SIZES {
            for (from, ..) in SCREENS {
                for (to, code, names) in SCREENS {
                    let mut tui = Tui::sample(Setup::new(lang, size), from);
                    let rows = tui.rows();
                    let name = column(&rows[0], lang.pick(names[0], names[1]));
                    let name = name.unwrap_or_else(|| panic!("{from:?} {size:?} does not name {to:?}: {}", rows[0]));
                    let key = column(&rows[1], &format!("{code} "));
                    assert_eq!(key, Some(name), "{from:?} {size:?} {to:?}:\n{}\n{}", rows[0], rows[1]);
                    // What is named is clicked, and its key does the same.
                    for row in [0, 1] {
                        click(&mut tui, name, row);
                        assert_eq!(tui.program.state.screen, to, "{size:?} row {row}");
                        tui = Tui::sample(Setup::new(lang, size), from);
                    }
                    tui.key(code);
                    assert_eq!(tui.program.state.screen, to);
                }
            }
        }
    }
}

#[test]
fn a_long_key_of_ones_own_covers_no_other() {
    let mut tui = Tui::sample(Setup::new(Lang::Zh, (40, 12)), Screen::Assess);
    let keys = &mut tui.program.state.keys;
    let chord = |key: &str| Chord::parse(key).unwrap();
    keys.bind(Context::Global, ScreenScore, vec![chord("ctrl-alt-f12")]);
    tui.draw();
    let row = tui.rows().swap_remove(1);
    assert!(row.contains("F3 ") && row.contains(" F6 ") && !row.contains("Ctrl"), "{row}");
}

#[test]
fn the_period_and_the_state_are_shown_before_the_whole_name_of_the_office() {
    for lang in Lang::ALL {
        for size in SIZES {
            let head = Tui::sample(Setup::new(lang, size), Screen::Score).rows().swap_remove(0);
            let least = (size.0 > 40 || lang == Lang::Zh).then_some("2026");
            assert!(least.is_none_or(|period| head.ends_with(period)), "{size:?} {head}");
        }
    }
    let mut tui = Tui::fresh(Setup::new(Lang::En, (80, 24)));
    tui.press("F").enter();
    assert!(tui.rows()[0].ends_with(" 2026  finalised"), "{}", tui.rows()[0]);
}

type Reach = fn(Setup) -> Tui;

/// Everyday words, and what they find where it works.
const WORDS: &[(Reach, Action, &str)] = &[
    (states::home_list, Theme, "主题 配色 颜色 深色 浅色 黑白 高对比 zt ps zhuti theme dark light color mono black"),
    (states::home_list, Help, "帮助 按键 快捷键 键 说明 bz bangzhu help keys shortcuts"),
    (states::home_list, Mouse, "鼠标 sb mouse"),
    (states::home_list, Quit, "退出 关闭 tc quit exit close"),
    (states::home_list, Undo, "撤销 撤消 还原 cx undo"),
    (states::home_list, Redo, "重做 恢复 cz redo"),
    (states::home_list, Redraw, "重画 刷新 refresh"),
    (states::home_list, New, "新建 新增 创建 xj new start create"),
    (states::home_list, Details, "改名 修改 编辑 gm xg rename edit"),
    (states::home_list, Duplicate, "复制 拷贝 fz copy duplicate"),
    (states::home_list, Archive, "归档 gd archive"),
    (states::home_list, Delete, "删除 sc delete remove"),
    (states::home_list, ShowArchived, "看归档 已归档 archived"),
    (states::home_list, Import, "导入 dr import load"),
    (states::home_list, Sample, "示例 样例 例子 sl sample example demo"),
    (states::home_list, Search, "搜索 查找 ss search find"),
    (states::home_list, ScreenAssess, "自评 打分 评估 zp assess evaluate"),
    (states::home_list, ScreenScore, "评分 得分 结果 pf score result"),
    (states::home_list, ScreenWeights, "权重 qz weights ahp"),
    (states::home_list, ScreenWorkshop, "研讨 会议 讨论 投票 yt workshop meeting vote"),
    (states::home_list, ScreenExport, "导出 报告 打印 dc export report print word pdf"),
    (states::assess_middle, ScreenHome, "首页 主页 列表 sy home list"),
    (states::assess_middle, Rate1, "打分 评级 rating"),
    (states::assess_middle, NotApplicable, "不适用 bsy n/a not"),
    (states::assess_middle, ClearRating, "清除 清空 qc clear"),
    (states::assess_middle, Evidence, "佐证 材料 证据 附件 zz evidence proof"),
    (states::assess_middle, Note, "备注 批注 bz note comment"),
    (states::assess_middle, Target, "目标 mb target goal"),
    (states::assess_middle, NextUnanswered, "下一未评 未评 下一个 next unanswered"),
    (states::assess_middle, PreviousUnanswered, "上一未评 上一个 previous"),
    (states::assess_middle, Filter, "筛选 过滤 sx filter"),
    (states::assess_middle, EraseText, "抹去 涉密 彻底删除 erase secret"),
    (states::assess_middle, Finalise, "定稿 锁定 提交 dg finalise finalize lock"),
    (states::assess_middle, Explain, "解释 为什么 怎么算 js explain why"),
    (|setup| Tui::sample(setup, Screen::Score), Radar, "雷达图 图表 ldt radar chart"),
    (|setup| Tui::sample(setup, Screen::Score), Sort, "排序 px sort order"),
    (super::weighing::weights_contradicted, JudgeEqual, "同等 一样 td equal same"),
    (super::weighing::weights_contradicted, Reconsider, "重看 矛盾 一致性 ck consistency"),
    (super::weighing::weights_contradicted, ManualWeights, "手填 手工 st hand manual"),
    (super::weighing::weights_contradicted, People, "换人 专家 hr people"),
    (super::weighing::weights_contradicted, AddPerson, "添人 加人 tr add"),
    (super::weighing::weights_contradicted, NamePerson, "称呼 姓名 name"),
    (super::weighing::weights_contradicted, RemovePerson, "去掉 删人 qd remove delete"),
    (rooms::room_plan, Calibrate, "校准 jz calibrate"),
    (rooms::room_plan, Names, "名单 人员 md names people participants"),
    (rooms::room_plan, Rehearse, "演练 练习 yl rehearse practice"),
    (rooms::room_vote, Ballot, "投票 tp vote ballot"),
    (rooms::room_vote, Slips, "纸票 选票 slips paper"),
    (rooms::room_vote, DropRound, "作废 zf drop discard"),
    (rooms::room_vote, Projector, "投影 大屏 全屏 ty projector"),
    (rooms::room_vote, Timer, "计时 时间 js timer clock"),
    (rooms::room_vote, Overview, "总览 汇总 zl overview summary"),
    (rooms::room_vote, Advance, "继续 下一步 jx continue next"),
    (rooms::room_vote, Retreat, "回一步 上一步 hyb back"),
    (rooms::room_vote, RemoveWorkshop, "删研讨 删除 delete"),
    (rooms::room_decide, AddAction, "整改 任务 zg action task"),
    (rooms::room_decide, VoteAgain, "重投 再投 ct again revote"),
    (super::exports::export_formats, Write, "写出 保存 生成 xc write save"),
    (super::exports::export_formats, Toggle, "勾选 选中 select"),
    (super::exports::export_formats, ToggleAll, "全选 qx all"),
    (super::exports::export_formats, OpenFolder, "文件夹 目录 folder directory"),
];

#[test]
fn everyday_words_find_their_action_in_either_language() {
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for (reach, action, words) in WORDS {
            let mut tui = reach(Setup { desktop: true, ..Setup::new(lang, (80, 24)) });
            for word in words.split(' ') {
                let found = tui.found(word);
                // Several may be meant by one word; the right one is among the first to be seen.
                if found.iter().position(|found| found == action).is_none_or(|place| place > 1) {
                    wrong.push(format!("{lang} {word}: not {} but {:?}", action.name(), &found[..found.len().min(3)]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_other_language_is_found_in_both() {
    for (lang, words) in [
        (Lang::Zh, "语言 英文 英语 english language en yy yw yuyan yingwen"),
        (Lang::En, "语言 中文 汉语 chinese language zh yy zw yuyan zhongwen"),
    ] {
        let mut tui = states::home_list(Setup::new(lang, (80, 24)));
        for word in words.split(' ') {
            assert_eq!(tui.found(word).first(), Some(&Language), "{lang} {word}");
        }
        let word = words.split(' ').nth(1).unwrap();
        tui.press(":").type_text(word).enter();
        assert_eq!(tui.program.state.lang, lang.other());
    }
}

#[test]
fn a_theme_is_taken_by_its_name() {
    for (query, name) in [
        ("浅色", ThemeName::Light),
        ("light", ThemeName::Light),
        ("黑白", ThemeName::Mono),
        ("gdb", ThemeName::Contrast),
        ("dark", ThemeName::Dark),
        // The one that is in force already stays.
        ("深色", ThemeName::Dark),
        // Named as such, it is the next one.
        ("主题", ThemeName::Light),
        ("theme", ThemeName::Contrast),
    ] {
        let mut tui = states::home_list(Setup::default());
        if query == "theme" {
            tui.palette(Theme);
        }
        tui.press(":").type_text(query).enter();
        let state = &tui.program.state;
        assert_eq!(state.themes.name(), Some(name), "{query}");
        assert_eq!(state.chosen.theme.as_deref(), Some(name.id()), "{query}");
    }
}

#[test]
fn the_help_tells_how_to_find_what_has_no_key() {
    for lang in Lang::ALL {
        for word in lang.pick(["语言", "配色", "鼠标"], ["language", "theme", "mouse"]) {
            let mut tui = Tui::fresh(Setup::new(lang, (80, 24)));
            tui.press("?").type_text(word);
            let row = tui.rows().into_iter().find(|row| row.contains(Palette.help(lang)));
            assert!(row.is_some_and(|row| row.contains(" : ")), "{word}");
        }
    }
}

#[test]
fn a_narrow_footer_names_what_matters_first() {
    for (reach, zh, en) in [
        (
            states::assess_middle as Reach,
            " 1-4评级 0不适用 e佐证 :命令 ?帮助 q退出",
            " 1-4 rate  0 n/a  : menu  ? help  q quit",
        ),
        (states::home_list, " Enter打开 n新建 /搜索 :命令 ?帮助 q退出", " Enter open  : menu  ? help  q quit"),
        (
            super::weighing::weights_fresh,
            " 向左 偏前 向右 偏后 :命令 ?帮助 q退出",
            " Left first  : menu  ? help  q quit",
        ),
        (rooms::room_vote, " b投票 1-5等级 s录纸票 :命令 ?帮助 q退出", " b vote  s slips  : menu  ? help  q quit"),
    ] {
        for (lang, footer) in [(Lang::Zh, zh), (Lang::En, en)] {
            let tui = reach(Setup::new(lang, (40, 12)));
            assert_eq!(tui.rows().pop().as_deref(), Some(footer), "{lang}");
        }
    }
}

#[test]
fn a_click_on_the_digits_tells_what_they_mean() {
    for size in SIZES {
        let mut tui = states::assess_middle(Setup::new(Lang::Zh, size));
        let row = tui.rows().pop().unwrap();
        click(&mut tui, column(&row, "评级").unwrap(), size.1 - 1);
        assert_eq!(tui.dialogs(), 1, "{size:?}");
        if size.1 > 12 {
            tui.assert_shows("评级含义");
        }
    }
}

/// Keys that are bound nowhere or only elsewhere, and all that are bound.
fn keys(tui: &Tui) -> Vec<(KeyCode, KeyModifiers)> {
    let bound = Keymap::default();
    let bound = bound.bindings(context(tui.program.state.screen)).map(|(chord, _)| (chord.code, chord.modifiers));
    let free = "5789zZyÜ中".chars().map(|letter| (KeyCode::Char(letter), KeyModifiers::NONE));
    bound.chain(free).chain([(KeyCode::F(12), KeyModifiers::NONE), (KeyCode::Insert, KeyModifiers::NONE)]).collect()
}

/// What the help names, and the screen one is on.
fn helped(mut tui: Tui) -> Vec<Action> {
    let here = SCREENS.iter().position(|(screen, ..)| *screen == tui.program.state.screen).unwrap();
    let tabs = [ScreenHome, ScreenAssess, ScreenScore, ScreenWeights, ScreenWorkshop, ScreenExport];
    tui.key(KeyCode::F(1));
    let Some(Dialog::Viewer(viewer)) = tui.program.state.dialogs.last() else { panic!("no help") };
    let named = |action: &Action| viewer.lines.iter().any(|line| line.text == action.help(Lang::Zh));
    Action::ALL.iter().copied().filter(|action| *action == tabs[here] || named(action)).collect()
}

#[test]
fn a_key_that_does_nothing_says_so_and_no_other_says_it() {
    let mut wrong = Vec::new();
    for case in states::every() {
        let start = || {
            let mut tui = case.start(Setup::default());
            tui.program.state.notice = None;
            tui.draw();
            tui
        };
        let tui = start();
        if tui.dialogs() > 0 || states::is_typing(&tui) || tui.program.state.shop.projector {
            continue;
        }
        let helped = helped(start());
        let text = TuiText::of(Lang::Zh).idle_key.split('；').next().unwrap();
        for (code, modifiers) in keys(&tui) {
            let mut tui = start();
            let before = (tui.rows(), tui.program.state.screen, tui.program.state.home.searching);
            tui.key_with(code, modifiers);
            let idle = tui.notice().starts_with(text);
            // A room is asked, and may stay as it is.
            let mute = tui.notice().is_empty() && tui.dialogs() == 0 && before.1 != Screen::Workshop;
            let action = tui.program.state.keys.action(context(before.1), &KeyEvent::new(code, modifiers));
            let offered = action.is_some_and(|action| helped.contains(&action));
            tui.program.state.notice = None;
            tui.draw();
            let same = before == (tui.rows(), tui.program.state.screen, tui.program.state.home.searching);
            if idle && (!same || offered) || mute && same && !offered || !idle && action.is_none() {
                wrong.push(format!("{} {code}: idle {idle}, same {same}", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_key_of_the_screen_one_is_on_is_no_mistake() {
    for (screen, code, _) in SCREENS {
        let mut tui = Tui::sample(Setup::default(), screen);
        tui.key(code);
        assert_eq!((tui.program.state.screen, tui.notice().as_str()), (screen, ""));
    }
}

#[test]
fn keys_that_work_elsewhere_are_answered() {
    for (reach, key) in [
        (states::home_list as Reach, KeyCode::Char('3')),
        (states::home_list, KeyCode::Tab),
        (states::home_list, KeyCode::Esc),
        (states::home_list, KeyCode::Left),
        (|setup| Tui::sample(setup, Screen::Score), KeyCode::Char('3')),
        (|setup| Tui::sample(setup, Screen::Score), KeyCode::Char('e')),
        (rooms::room_vote, KeyCode::Char('w')),
    ] {
        for (lang, said) in
            [(Lang::Zh, "此键在这里不起作用；? 列出可用的键"), (Lang::En, "This key does nothing here; ? for help")]
        {
            let mut tui = reach(Setup::new(lang, (40, 12)));
            tui.key(key);
            // It stands in the one row there is, whole.
            assert_eq!(tui.rows()[10].trim(), said, "{key}");
        }
    }
}
