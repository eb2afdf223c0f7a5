//! A folder of its own for each test: home, settings, data file.

use std::ffi::OsString;
use std::path::PathBuf;

use pinheng::app::{App, Assessment};
use pinheng::framework::{builtin, builtin_bytes};
use tempfile::TempDir;

/// The office of the assessment that [`Place::seeded`] makes.
pub const OFFICE: &str = "示例市机关事务管理局";

/// The folder; gone when dropped.
pub struct Place {
    dir: TempDir,
}

impl Place {
    /// An empty one.
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// One whose data file holds one empty assessment.
    pub fn seeded() -> Self {
        let place = Self::new();
        place.app().create(&builtin(), builtin_bytes(), OFFICE, "2026", "").unwrap();
        place
    }

    /// The home directory.
    pub fn home(&self) -> PathBuf {
        self.dir.path().to_owned()
    }

    /// The data file.
    pub fn db(&self) -> PathBuf {
        self.dir.path().join("data.db")
    }

    /// The data file, opened beside the program.
    pub fn app(&self) -> App {
        App::open(&self.db()).unwrap()
    }

    /// The assessment changed last.
    pub fn assessment(&self) -> Assessment {
        let app = self.app();
        let page = app.list(&pinheng::app::Filter::default(), 0, 1).unwrap();
        app.load(&page.rows[0].id).unwrap()
    }

    /// All notes of that assessment, one after the other.
    pub fn notes(&self) -> String {
        self.assessment().record.answers.iter().map(|answer| answer.note.as_str()).collect()
    }

    /// How many items of that assessment are answered.
    pub fn answered(&self) -> usize {
        self.assessment().record.answers.iter().filter(|answer| answer.rating.is_some()).count()
    }

    /// The command line that opens the data file in Chinese: the only place that knows it.
    pub fn command(&self) -> Vec<OsString> {
        let mut words = self.bare_command();
        words.extend(["--lang".into(), "zh".into()]);
        words
    }

    /// The command line without a language.
    pub fn bare_command(&self) -> Vec<OsString> {
        vec![env!("CARGO_BIN_EXE_pinheng").into(), "--db".into(), self.db().into()]
    }
}
