//! What the tests share.

use std::path::{Path, PathBuf};

use pinheng::app::{App, Assessment, Edit, EditSession, Moment, Saved};
use pinheng::assessment::{Action, Evidence, Mark};
use pinheng::framework::{builtin, builtin_bytes};
use tempfile::TempDir;

/// A folder of its own with a store in it.
pub struct Place {
    pub dir: TempDir,
    pub path: PathBuf,
}

impl Place {
    pub fn new() -> Self {
        let dir = TempDir::new().expect("folder");
        let path = dir.path().join("pinheng.db");
        Self { dir, path }
    }

    pub fn open(&self) -> App {
        App::open(&self.path).expect("open")
    }

    /// A connection that goes past the program.
    pub fn raw(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(&self.path).expect("raw")
    }

    pub fn beside(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }
}

pub fn memory() -> App {
    App::in_memory().expect("memory")
}

pub fn create(app: &mut App) -> Assessment {
    let id = app.create(&builtin(), builtin_bytes(), "示例局", "2026", "全局").expect("create");
    app.load(&id).expect("load")
}

pub fn rate(item: usize, row: usize) -> Edit {
    Edit::Rate { item, mark: Some(Mark::Scale(row)), reason: String::new() }
}

pub fn not_applicable(item: usize, reason: &str) -> Edit {
    Edit::Rate { item, mark: Some(Mark::NotApplicable), reason: reason.to_owned() }
}

pub fn note(item: usize, text: &str) -> Edit {
    Edit::Note { item, text: text.to_owned() }
}

pub fn evidence(title: &str) -> Evidence {
    Evidence { title: title.to_owned(), ..Evidence::default() }
}

pub fn action(criterion: usize, what: &str) -> Action {
    Action { criterion, what: what.to_owned(), ..Action::default() }
}

pub fn edit(app: &mut App, assessment: &mut Assessment, edit: &Edit) -> Saved {
    app.edit(assessment, edit, None).expect("edit")
}

pub fn typed(app: &mut App, assessment: &mut Assessment, change: &Edit, session: u64) -> Saved {
    app.edit(assessment, change, Some(EditSession(session))).expect("edit")
}

/// A clock that stands still, in an offset unlike the machine's.
pub fn noon() -> Moment {
    Moment::parse_from_rfc3339("2026-11-23T12:00:00.250+08:00").expect("time")
}

/// What lies in the file and beside it, raw.
pub fn bytes_of(path: &Path) -> Vec<u8> {
    let folder = path.parent().expect("folder");
    let name = path.file_name().expect("name").to_string_lossy().into_owned();
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("list") {
        let entry = entry.expect("entry");
        if entry.file_name().to_string_lossy().starts_with(&name) {
            all.extend(std::fs::read(entry.path()).expect("read"));
        }
    }
    all
}

pub fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[cfg(unix)]
pub fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).expect("metadata").permissions().mode() & 0o777
}

#[cfg(unix)]
pub fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("mode");
}
