//! The export screen: what is chosen is what is written, and nothing else becomes of it.

use std::fs;
use std::path::Path;

use crossterm::event::KeyCode;
use pinheng::app::{App, Edit, Plan, sample};
use pinheng::assessment::Action;
use pinheng::i18n::{ExportScreenText, Lang};
use pinheng::report::{Format, Part, Parts, Scorecard, Verdict};
use pinheng::tui::Options;
use pinheng::tui::aside::News;
use pinheng::tui::memory::Memory;
use pinheng::tui::screens::export::{Pane, Stage};
use pinheng::tui::state::Screen;
use pinheng::tui::update::Msg;
use pinheng::workshop::{Agenda, People};
use tempfile::TempDir;

use super::harness::{Files, Setup, Tui, clock, create};
use super::states;

const STEM: &str = "示例市机关事务管理局_2026_自评";

fn words() -> &'static ExportScreenText {
    ExportScreenText::of(Lang::Zh)
}

/// The screen over the sample, with a folder of its own to write to.
fn start() -> (TempDir, Tui) {
    started(Setup::default())
}

fn started(setup: Setup) -> (TempDir, Tui) {
    let folder = tempfile::tempdir().unwrap();
    let mut app = App::in_memory().unwrap().with_clock(clock);
    let id = app.import(&[sample()]).unwrap().remove(0);
    let options = Options { folder: folder.path().display().to_string(), ..setup.options(Some((id, Screen::Export))) };
    (folder, Tui::with_options(app, setup, options))
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Chooses these formats and no other.
fn choose(tui: &mut Tui, wanted: &[Format]) {
    tui.program.state.export.pane = Pane::Formats;
    tui.press("aa").key(KeyCode::Home);
    if !tui.program.state.export.choice.formats().is_empty() {
        tui.press("a");
    }
    for format in Format::ALL {
        if wanted.contains(&format) {
            tui.press(" ");
        }
        tui.key(KeyCode::Down);
    }
    assert_eq!(tui.program.state.export.choice.formats(), wanted);
}

#[test]
fn it_is_reached_from_every_screen_and_leads_back_there() {
    for keys in [2, 3, 4] {
        let mut tui = states::home_list(Setup::default());
        tui.key(KeyCode::F(keys));
        let from = tui.program.state.screen;
        tui.key(KeyCode::F(9));
        assert_eq!(tui.program.state.screen, Screen::Export);
        tui.esc();
        assert_eq!(tui.program.state.screen, from, "F{keys}");
    }
    let mut tui = Tui::empty(Setup::default());
    tui.key(KeyCode::F(9));
    assert_eq!(tui.program.state.screen, Screen::Home);
}

#[test]
fn what_is_chosen_is_written_and_its_paths_are_shown() {
    let (folder, mut tui) = started(Setup::new(Lang::Zh, (120, 40)));
    choose(&mut tui, &[Format::Markdown, Format::Json]);
    tui.tab().key(KeyCode::End).key(KeyCode::Up).press(" ").tab().press(" ").press("w");
    assert!(matches!(tui.program.state.export.stage, Stage::Writing(_)), "{}", tui.screen());
    let order = tui.asked().orders[0].clone();
    assert_eq!(
        (order.formats.as_slice(), order.lang, order.force),
        (&[Format::Markdown, Format::Json][..], Lang::En, false)
    );
    let usual: Vec<Part> = Parts::default().iter().chain([Part::Checklist]).collect();
    assert_eq!(order.parts, Parts::new(&usual));
    tui.export(|tui, piece| {
        if piece == 2 {
            tui.assert_shows("正在写 json（1/2）");
        }
    });
    let names = files(folder.path());
    assert_eq!(names.len(), 2);
    tui.assert_shows("已写出 2 个文件");
    for name in &names {
        tui.assert_shows(name);
    }
    let text = fs::read_to_string(folder.path().join(&names[1])).unwrap();
    assert!(text.contains("# 示例市机关事务管理局 2026: self-assessment scorecard"), "{text}");
    // The same as the command writes.
    let json = fs::read(folder.path().join(&names[0])).unwrap();
    assert!(matches!(pinheng::report::verify(&names[0], &json), Ok(Verdict::Equal { .. })));
    tui.esc();
    tui.assert_shows(words().taken);
    assert_eq!(tui.program.state.screen, Screen::Export);
}

#[test]
fn stopped_before_any_piece_it_leaves_nothing() {
    for at in 0..=2 {
        let (folder, mut tui) = start();
        choose(&mut tui, &[Format::Markdown, Format::Html]);
        tui.press("w").export(|tui, piece| {
            if piece == at {
                tui.assert_shows("Esc 停止");
                tui.esc();
                tui.assert_shows(words().stopping);
            }
        });
        assert_eq!(files(folder.path()), Vec::<String>::new(), "{at}");
        tui.assert_shows(words().stopped);
        tui.press("w").export(|_, _| ());
        assert_eq!(files(folder.path()).len(), 2);
    }
}

#[test]
fn files_that_exist_are_replaced_only_after_a_question() {
    let (folder, mut tui) = start();
    choose(&mut tui, &[Format::Markdown, Format::Csv]);
    let there = folder.path().join(format!("{STEM}.md"));
    fs::write(&there, "old").unwrap();
    tui.press("w");
    tui.assert_shows("覆盖已有的文件？");
    tui.assert_shows(&format!("{STEM}.md"));
    tui.press("n");
    assert_eq!((tui.asked().orders.len(), fs::read_to_string(&there).unwrap().as_str()), (0, "old"));
    tui.assert_shows(".md；写出前会先问");
    tui.press("wy").export(|_, _| ());
    assert_ne!(fs::read_to_string(&there).unwrap(), "old");
    assert_eq!(files(folder.path()).len(), 2);
}

#[test]
fn a_file_that_appears_meanwhile_is_kept() {
    let (folder, mut tui) = start();
    choose(&mut tui, &[Format::Markdown]);
    tui.press("w");
    let there = folder.path().join(format!("{STEM}.md"));
    tui.export(|_, _| fs::write(&there, "other").unwrap());
    tui.assert_shows("没有写出");
    tui.assert_shows("已存在");
    assert_eq!(fs::read_to_string(&there).unwrap(), "other");
}

#[test]
fn what_is_missing_is_said_where_it_is_missing() {
    let (_folder, mut tui) = start();
    choose(&mut tui, &[]);
    tui.press("w");
    assert_eq!((tui.notice().as_str(), tui.program.state.export.pane), ("没有选格式；按 Space 选", Pane::Formats));
    choose(&mut tui, &[Format::Html]);
    tui.tab().press("aaw");
    assert_eq!((tui.notice().as_str(), tui.program.state.export.pane), ("没有选内容；按 Space 选", Pane::Parts));
    tui.press("a").tab().key(KeyCode::Down).enter().ctrl('u').enter().press("w");
    assert_eq!((tui.notice().as_str(), tui.program.state.export.pane), ("没有填文件夹；按 Enter 填写", Pane::Place));
    assert!(tui.asked().orders.is_empty());
}

#[test]
fn a_folder_that_cannot_be_written_to_is_one_line_with_a_remedy() {
    // With the pane alone in the window a wrapped line is followed by its rest.
    let (folder, mut tui) = started(Setup::new(Lang::Zh, (60, 20)));
    fs::write(folder.path().join("file"), "x").unwrap();
    for (typed, said) in [("nowhere", "请先建立，或另选一个"), ("file", "不是文件夹，请另选一个")]
    {
        let path = folder.path().join(typed);
        tui.program.state.export.pane = Pane::Place;
        tui.key(KeyCode::Down).enter().ctrl('u').paste(&path.display().to_string()).enter();
        tui.assert_shows(said);
        tui.press("w");
        tui.assert_shows("没有写出：");
        tui.assert_shows(said);
        assert!(tui.asked().orders.is_empty());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_system_that_refuses_is_quoted() {
    let (_folder, mut tui) = started(Setup::new(Lang::Zh, (60, 20)));
    tui.program.state.export.pane = Pane::Place;
    tui.key(KeyCode::Down).enter().ctrl('u').paste("/proc").enter().press("w").export(|_, _| ());
    tui.assert_shows("没有写出：无法写 /proc/");
    tui.assert_shows("请检查权限和磁盘空间");
}

#[test]
fn a_blank_checklist_is_one_choice_and_no_draft() {
    let (folder, mut tui) = start();
    tui.assert_shows(words().draft_note);
    choose(&mut tui, &[Format::Markdown]);
    tui.tab().key(KeyCode::End).press(" ");
    assert!(tui.program.state.export.choice.parts().is_blank());
    tui.assert_hides(words().draft_note);
    tui.press("w").export(|_, _| ());
    assert!(files(folder.path())[0].contains("空白检查表"), "{:?}", files(folder.path()));
    tui.program.state.export.pane = Pane::Parts;
    tui.key(KeyCode::Home).press(" ");
    assert_eq!(tui.program.state.export.choice.parts(), Parts::default());
}

#[test]
fn a_finalised_assessment_is_no_draft() {
    let (_folder, mut tui) = start();
    tui.assert_shows("草稿：尚未定稿");
    tui.key(KeyCode::F(4)).press("Fy").key(KeyCode::F(9));
    tui.assert_hides(words().draft_note);
    tui.assert_hides("草稿：尚未定稿");
}

#[test]
fn the_preview_follows_the_language_the_parts_and_the_answers() {
    let (_folder, mut tui) = start();
    tui.assert_shows("自评得分表");
    tui.program.state.export.pane = Pane::Place;
    tui.press(" ");
    tui.assert_shows("self-assessment scorecard");
    assert_eq!(tui.program.state.lang, Lang::Zh);
    let outline = |tui: &Tui| tui.program.state.export.outline.clone();
    let before = outline(&tui);
    tui.key(KeyCode::F(3)).go(0).press("1").key(KeyCode::F(9));
    let rated = outline(&tui);
    assert_ne!(rated, before);
    tui.press("u");
    assert_eq!(outline(&tui), before);
}

#[test]
fn a_home_folder_is_meant_by_its_sign() {
    let (_folder, mut tui) = start();
    tui.program.state.export.pane = Pane::Place;
    tui.key(KeyCode::Down).enter().ctrl('u').type_text("~").enter();
    let home = std::env::var_os("HOME").unwrap();
    assert_eq!(tui.program.state.export.seen.folder.as_deref(), Some(Path::new(&home)));
    tui.enter().ctrl('u').type_text("~x").enter();
    assert!(tui.program.state.export.seen.folder.as_ref().unwrap().ends_with("~x"), "another user's");
}

#[test]
fn the_folder_is_a_text_like_any() {
    let (_folder, mut tui) = start();
    tui.program.state.export.pane = Pane::Place;
    tui.key(KeyCode::Down).enter();
    let caret = tui.caret().unwrap();
    tui.type_text("/甲w");
    assert_eq!(tui.caret(), Some((caret.0 + 4, caret.1)));
    assert!(tui.asked().orders.is_empty() && tui.program.state.export.editing);
    tui.assert_shows(words().folder_keys);
    tui.tab();
    assert_eq!((tui.program.state.export.pane, tui.caret()), (Pane::Preview, None));
    assert!(tui.program.state.export.choice.folder.ends_with("/甲w"));
}

#[test]
fn folders_open_where_there_is_a_desktop() {
    let (folder, mut tui) = started(Setup { desktop: true, ..Setup::default() });
    tui.assert_shows("o 开文件夹");
    tui.press("o");
    assert_eq!(tui.asked().opened, [folder.path()]);
    tui.send(Msg::News(News::NotOpened("xdg-open: 没有".to_owned())));
    assert_eq!(tui.notice(), "打不开文件夹（xdg-open: 没有）");
    let (_folder, mut tui) = start();
    tui.assert_hides("开文件夹");
    tui.press("o");
    assert!(tui.asked().opened.is_empty());
}

#[test]
fn quitting_while_files_are_written_is_asked_about() {
    let (_folder, mut tui) = start();
    tui.press("wq");
    tui.assert_shows(words().quit_writing);
    tui.press("n");
    assert!(!tui.program.state.quit);
    tui.press("qy");
    assert!(tui.program.state.quit);
}

#[test]
fn elsewhere_it_is_said_that_the_files_are_there() {
    let (_folder, mut tui) = start();
    choose(&mut tui, &[Format::Html]);
    tui.press("w").key(KeyCode::F(3)).export(|_, _| ());
    assert_eq!(tui.notice(), "导出已写好，见导出屏：1 个文件");
    tui.key(KeyCode::F(9));
    tui.assert_shows("已写出 1 个文件");
}

#[test]
fn nothing_is_chosen_while_files_are_written() {
    let (_folder, mut tui) = start();
    tui.press("w");
    let before = tui.program.state.export.choice.clone();
    tui.program.state.export.pane = Pane::Formats;
    tui.press(" a").press("w");
    assert_eq!((tui.program.state.export.choice.clone(), tui.asked().orders.len()), (before, 1));
    assert_eq!(tui.notice(), "正在写文件；按 Esc 停止");
}

#[test]
fn the_last_choice_is_kept_for_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state.toml");
    let run = || {
        let mut app = App::in_memory().unwrap().with_clock(clock);
        let id = create(&mut app);
        let memory = Some(Memory::read(file.clone()));
        let setup = Setup::default();
        let options = Options { memory, folder: "/usual".to_owned(), ..setup.options(Some((id, Screen::Export))) };
        Tui::with_options(app, setup, options)
    };
    let mut tui = run();
    assert_eq!((tui.program.state.export.choice.folder.as_str(), file.exists()), ("/usual", false));
    choose(&mut tui, &[Format::Csv]);
    tui.tab()
        .key(KeyCode::End)
        .press(" ")
        .tab()
        .press(" ")
        .key(KeyCode::Down)
        .enter()
        .ctrl('u')
        .type_text("~/另存")
        .enter();
    let chosen = tui.program.state.export.choice.clone();
    drop(tui);
    let tui = run();
    assert_eq!(tui.program.state.export.choice, chosen);
    assert_eq!((chosen.folder.as_str(), chosen.lang, chosen.blank), ("~/另存", Lang::En, true));
}

#[test]
fn a_store_that_can_only_be_read_is_exported() {
    let (folder, mut tui) = start();
    tui.program.state.read_only = true;
    choose(&mut tui, &[Format::Html]);
    tui.press("w").export(|_, _| ());
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn minutes_and_actions_are_chosen_where_there_are_any_until_something_is_chosen() {
    let files = Files::new();
    let mut open = files.stored();
    let mut app = files.app();
    let action = Action { what: "公布清单".into(), ..Action::default() };
    app.edit(&mut open, &Edit::AddAction { action }, None).unwrap();
    let chosen = |tui: &Tui| {
        let choice = &tui.program.state.export.choice;
        [Part::Minutes, Part::Actions].map(|part| choice.has_part(part))
    };
    let mut tui = files.tui();
    tui.key(KeyCode::F(9));
    assert_eq!(chosen(&tui), [false, true]);
    let people = People::anonymous(5);
    let plan = Plan { people, agenda: Agenda::default(), criteria: vec![0], calibration: None };
    app.begin_workshop(&mut open, &plan).unwrap();
    let mut tui = files.tui();
    tui.key(KeyCode::F(9));
    assert_eq!(chosen(&tui), [true, true]);
    // What was left out on purpose stays out.
    tui.tab().key(KeyCode::Home);
    for _ in 0..7 {
        tui.key(KeyCode::Down);
    }
    tui.press(" ").key(KeyCode::F(3)).key(KeyCode::F(9));
    assert_eq!(chosen(&tui), [false, true]);
}

#[test]
fn from_the_end_of_a_workshop_its_minutes_are_offered_and_the_report_from_elsewhere() {
    let mut tui = super::rooms::room_overview(Setup::default());
    let usual = |tui: &Tui| {
        tui.program.state.export.choice.parts()
            == Parts::usual(&Scorecard::of(tui.assessment().clone(), clock().date_naive()))
    };
    let minutes = Parts::new(&[Part::Minutes, Part::Actions]);
    let offered = |tui: &Tui| {
        let choice = &tui.program.state.export.choice;
        (choice.formats().to_vec(), choice.parts())
    };
    tui.assert_shows("F9 导出纪要");
    tui.key(KeyCode::F(9));
    assert_eq!(offered(&tui), (vec![Format::Docx], minutes.clone()));
    // What is chosen for the minutes is theirs alone.
    tui.key(KeyCode::Down).press(" ").esc();
    assert_eq!(tui.program.state.screen, Screen::Workshop);
    assert_eq!(tui.program.state.chosen.export, None);
    tui.key(KeyCode::F(3)).key(KeyCode::F(9));
    assert!(usual(&tui) && offered(&tui).0.len() > 2, "{:?}", offered(&tui));
    tui.key(KeyCode::F(7)).press(" ").press("y").assert_shows("研讨已结束");
    tui.key(KeyCode::F(9));
    assert_eq!((offered(&tui).0.len(), offered(&tui).1), (2, minutes));
    // From the middle of a workshop the report is offered, and a choice made for it is kept.
    tui.key(KeyCode::F(7)).press("o").enter().key(KeyCode::F(9));
    assert!(usual(&tui));
    tui.press("a");
    assert_eq!(tui.program.state.chosen.export.as_ref().map(|choice| choice.formats().len()), Some(Format::ALL.len()));
}
