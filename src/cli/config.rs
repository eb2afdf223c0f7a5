//! The config file: `$XDG_CONFIG_HOME/pinheng/config.toml`, or what `--config` or `PINHENG_CONFIG` names.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::failure::{Failure, MISSING, USAGE};
use super::input;
use super::settings::{Environment, THEMES, config_path, default_config, variable};
use crate::i18n::Lang;
use crate::source::{FaultKind, Faults, Fields, Reader, Source};
use crate::tui::glyphs::GlyphChoice;

/// What a config file sets; what it leaves out stays open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The data file.
    pub db: Option<PathBuf>,
    /// The language.
    pub lang: Option<Lang>,
    /// The theme by name.
    pub theme: Option<String>,
    /// The glyph set by name.
    pub glyphs: Option<String>,
}

/// A config file that cannot be used.
#[derive(Debug)]
pub enum Wrong {
    /// It cannot be read.
    Input(input::Unreadable),
    /// The one that the environment names cannot be read.
    Environment(input::Unreadable),
    /// It has faults.
    Faults(Faults),
}

impl Wrong {
    /// What is said about it.
    #[must_use]
    pub fn failure(&self, lang: Lang) -> Failure {
        match self {
            Self::Input(error) => error.failure(lang),
            Self::Environment(error) => {
                let failure = error.failure(lang);
                // It is not named on the command line, so its absence is wrong use.
                Failure { code: if failure.code == MISSING { USAGE } else { failure.code }, ..failure }
            }
            Self::Faults(faults) => Failure::faults(faults, lang),
        }
    }
}

impl Config {
    /// Reads the config file that the option or the environment names, else the default one if it is there.
    ///
    /// # Errors
    /// A named file that does not exist, any file that cannot be read, and every fault of its content.
    pub fn load(option: Option<&OsStr>, environment: Environment<'_>) -> Result<Self, Wrong> {
        let named = option.map(OsStr::to_owned).or_else(|| variable(environment, "PINHENG_CONFIG"));
        let path = match named {
            Some(path) => PathBuf::from(path),
            None => match default_config().filter(|path| path.exists()) {
                Some(path) => path,
                None => return Ok(Self::default()),
            },
        };
        let bytes = input::read(&path).map_err(if option.is_some() { Wrong::Input } else { Wrong::Environment })?;
        Self::parse(&path, &bytes).map_err(Wrong::Faults)
    }

    /// Reads the content of a config file.
    ///
    /// # Errors
    /// Unknown keys and wrong values, each with its place.
    pub fn parse(path: &Path, bytes: &[u8]) -> Result<Self, Faults> {
        let source = Source::new(&path.to_string_lossy(), bytes)?;
        let root = source.parse()?;
        let reader = Reader::new(&source);
        let config = reader.root(&root).map(|fields| read(&fields, path));
        reader.finish(config)
    }
}

fn read(fields: &Fields<'_>, path: &Path) -> Config {
    let choice = |key: &'static str, known: &[&str]| {
        let value = fields.text(key)?;
        if !known.contains(&value) {
            let (key_name, of, found) = (key.to_owned(), String::new(), value.to_owned());
            fields.fault(key, FaultKind::Value { key: key_name, of, found, known: known.join(", ") });
        }
        Some(value.to_owned())
    };
    let db = fields.text("db").map(|text| {
        if text.trim().is_empty() {
            fields.fault("db", FaultKind::Blank { key: "db".into() });
        }
        config_path(text, path)
    });
    let config = Config {
        db,
        lang: choice("lang", &["zh", "en"]).and_then(|code| Lang::from_code(&code)),
        theme: choice("theme", &THEMES),
        glyphs: choice("glyphs", &GlyphChoice::IDS),
    };
    fields.done();
    config
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read_and_every_fault_named() {
        let path = Path::new("/etc/pinheng/config.toml");
        let good = b"db = \"data/a.db\"\nlang = \"en\"\ntheme = \"mono\"\nglyphs = \"ascii\"\n";
        let config = Config::parse(path, good).expect("good config");
        assert_eq!(config.db, Some(PathBuf::from("/etc/pinheng/data/a.db")));
        assert_eq!((config.lang, config.theme.as_deref()), (Some(Lang::En), Some("mono")));

        let faults = Config::parse(path, b"lang = \"fr\"\ncolour = 1\ndb = 3\n").expect_err("bad config");
        let places: Vec<(usize, usize)> = faults.list.iter().map(|fault| (fault.line, fault.column)).collect();
        assert_eq!(places, [(1, 8), (2, 1), (3, 6)]);
    }
}
