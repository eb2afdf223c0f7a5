//! The export screen in every state. They have no snapshots: each format that is added changes them all.

use std::path::PathBuf;

use crossterm::event::KeyCode;
use pinheng::report::Format;
use pinheng::report::export::{Done, ExportError, Progress};
use pinheng::text::Editor;
use pinheng::tui::screens::export::{Pane, Seen, Stage};
use pinheng::tui::state::Screen;

use super::harness::{Setup, Tui};
use super::states::{self, Case};

/// A folder that no machine has.
pub const FOLDER: &str = "/home/zhang/文档/服务品牌";

macro_rules! cases {
    ($($name:ident)*) => {
        /// All of them.
        pub const ALL: &[Case] = &[$(Case { name: stringify!($name), reach: $name },)*];
    };
}

cases! {
    export_formats export_parts export_blank export_nothing export_place export_preview export_taken export_no_folder
    export_typing export_writing export_naming export_stopping export_written export_missing export_failed
    export_stopped export_refused export_replace export_all export_unstarted
}

/// The export screen of the sample, with a folder that is taken for one that is there.
pub fn export_formats(setup: Setup) -> Tui {
    let mut tui = Tui::sample(setup, Screen::Export);
    place(&mut tui);
    tui
}

/// Takes the folder for one that is there.
pub fn place(tui: &mut Tui) {
    let export = &mut tui.program.state.export;
    FOLDER.clone_into(&mut export.choice.folder);
    export.folder = Editor::single(FOLDER);
    export.seen = Seen { folder: Some(PathBuf::from(FOLDER)), ..Seen::default() };
    if tui.drawing {
        tui.draw();
    }
}

fn in_pane(setup: Setup, tabs: usize) -> Tui {
    let mut tui = export_formats(setup);
    (0..tabs).for_each(|_| _ = tui.tab());
    tui
}

fn in_stage(setup: Setup, stage: Stage) -> Tui {
    let mut tui = in_pane(setup, 2);
    tui.program.state.export.stage = stage;
    tui.draw();
    tui
}

fn export_parts(setup: Setup) -> Tui {
    let mut tui = in_pane(setup, 1);
    tui.key(KeyCode::End).key(KeyCode::Up).press(" ");
    place(&mut tui);
    tui
}

fn export_blank(setup: Setup) -> Tui {
    let mut tui = in_pane(setup, 1);
    tui.key(KeyCode::End).press(" ");
    place(&mut tui);
    tui
}

fn export_nothing(setup: Setup) -> Tui {
    let mut tui = export_formats(setup);
    tui.press("aa");
    place(&mut tui);
    tui
}

fn export_all(setup: Setup) -> Tui {
    let mut tui = export_formats(setup);
    tui.press("a");
    place(&mut tui);
    tui.program.state.export.pane = Pane::Place;
    tui.program.state.export.seen.taken = tui.program.state.export.names();
    tui.draw();
    tui
}

fn export_place(setup: Setup) -> Tui {
    in_pane(setup, 2)
}

fn export_preview(setup: Setup) -> Tui {
    let mut tui = in_pane(setup, 3);
    tui.key(KeyCode::Down).key(KeyCode::Down);
    tui
}

fn export_taken(setup: Setup) -> Tui {
    let mut tui = in_pane(setup, 2);
    tui.program.state.export.seen.taken = vec!["示例市机关事务管理局_2026_自评.html".to_owned()];
    tui.draw();
    tui
}

fn export_no_folder(setup: Setup) -> Tui {
    let mut tui = in_pane(setup, 2);
    tui.program.state.export.seen.fault = Some(ExportError::NoFolder(PathBuf::from(FOLDER)));
    tui.draw();
    tui
}

fn export_typing(setup: Setup) -> Tui {
    let mut tui = in_pane(setup, 2);
    tui.key(KeyCode::Down).enter().ctrl('u').type_text("~/文档");
    tui
}

fn progress(done: usize) -> Progress {
    Progress { done, all: Format::ALL.len(), next: Format::ALL.get(done).copied() }
}

fn export_writing(setup: Setup) -> Tui {
    in_stage(setup, Stage::Writing(progress(2)))
}

fn export_naming(setup: Setup) -> Tui {
    in_stage(setup, Stage::Writing(progress(Format::ALL.len())))
}

fn export_stopping(setup: Setup) -> Tui {
    in_stage(setup, Stage::Stopping(progress(2)))
}

fn paths() -> Vec<PathBuf> {
    let path = |format: Format| PathBuf::from(format!("{FOLDER}/示例市机关事务管理局_2026_自评.{}", format.id()));
    Format::ALL.map(path).into()
}

fn export_written(setup: Setup) -> Tui {
    in_stage(setup, Stage::Written(Done { paths: paths(), missing: Vec::new() }))
}

fn export_missing(setup: Setup) -> Tui {
    in_stage(setup, Stage::Written(Done { paths: paths(), missing: vec!['𠮷', '㐂', '𫝆', '𪚥'] }))
}

fn export_failed(setup: Setup) -> Tui {
    let path = PathBuf::from(format!("{FOLDER}/示例市机关事务管理局_2026_自评.html"));
    in_stage(setup, Stage::Failed(ExportError::Write { path, reason: "No space left on device".to_owned() }))
}

fn export_stopped(setup: Setup) -> Tui {
    in_stage(setup, Stage::Failed(ExportError::Cancelled))
}

fn export_refused(setup: Setup) -> Tui {
    let mut tui = export_nothing(setup);
    tui.press("w");
    tui
}

fn export_replace(setup: Setup) -> Tui {
    let mut tui = export_taken(setup);
    let seen = tui.program.state.export.seen.clone();
    pinheng::tui::screens::export::seen(&mut tui.program.state, seen, true);
    tui.draw();
    tui
}

fn export_unstarted(setup: Setup) -> Tui {
    let mut tui = Tui::fresh(setup);
    tui.key(KeyCode::F(9));
    place(&mut tui);
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
    let others = [states::ALL, super::weighing::ALL, super::rooms::ALL, ALL];
    assert_eq!(states::every().count(), others.iter().map(|cases| cases.len()).sum::<usize>());
}
