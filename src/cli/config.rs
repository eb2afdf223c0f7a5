//! The config file: `$XDG_CONFIG_HOME/pinheng/config.toml`, or what `--config` or `PINHENG_CONFIG` names.

mod keys;
mod template;

pub use template::template;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::failure::{Failure, MISSING, USAGE};
use super::input;
use super::settings::{Environment, config_path, default_config, default_db, variable};
use super::themes;
use crate::i18n::Lang;
use crate::source::{FaultKind, Faults, Fields, Reader, Source};
use crate::tui::glyphs::GlyphChoice;
use crate::tui::keymap::Keymap;

/// The largest config file that is read, in bytes.
const MAX_BYTES: u64 = 1024 * 1024;

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
    /// Whether the interface takes clicks.
    pub mouse: Option<bool>,
    /// The key bindings.
    pub keys: Option<Keymap>,
}

/// A config file as far as it can be used, and what is wrong with it.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What is sound.
    pub config: Config,
    /// What is not.
    pub wrong: Option<Wrong>,
    /// Whether it is known all the same which data file is meant, so that the interface may start.
    pub safe: bool,
}

impl Loaded {
    fn wrong(wrong: Wrong, safe: bool) -> Self {
        Self { config: Config::default(), wrong: Some(wrong), safe }
    }
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

    /// Whether a file that was named is not there: then nothing starts.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Input(error) | Self::Environment(error) if error.is_missing())
    }
}

/// The config file that the option or the environment names, else the default one, whether it is there or not.
#[must_use]
pub fn place(option: Option<&OsStr>, environment: Environment<'_>) -> Option<PathBuf> {
    let named = option.map(OsStr::to_owned).or_else(|| variable(environment, "PINHENG_CONFIG"));
    named.map(PathBuf::from).or_else(default_config)
}

impl Config {
    /// Reads the config file that the option or the environment names, else the default one if it is there.
    #[must_use]
    pub fn load(option: Option<&OsStr>, environment: Environment<'_>) -> Loaded {
        let named = option.is_some() || variable(environment, "PINHENG_CONFIG").is_some();
        match place(option, environment) {
            Some(path) if named || !matches!(path.try_exists(), Ok(false)) => Self::read(&path, option.is_some()),
            _ => Loaded::default(),
        }
    }

    /// Reads a config file; whether the command line names it decides the exit code if it is not there.
    #[must_use]
    pub fn read(path: &Path, on_command_line: bool) -> Loaded {
        match input::read_settings(path, MAX_BYTES) {
            Ok(bytes) => Self::parse(path, &bytes),
            Err(error) => {
                // A folder or a pipe sets nothing. What may not be read may name another data file, but one that is in use at
                // the usual place is not likely to be the wrong one.
                let safe = error.is_folder() || error.is_no_file() || default_db().is_some_and(|path| path.exists());
                Loaded::wrong(if on_command_line { Wrong::Input(error) } else { Wrong::Environment(error) }, safe)
            }
        }
    }

    /// Reads the content of a config file.
    #[must_use]
    pub fn parse(path: &Path, bytes: &[u8]) -> Loaded {
        let name = path.to_string_lossy();
        let unread = |faults: Faults| Loaded::wrong(Wrong::Faults(faults), !names_db(bytes));
        if bytes.len() as u64 > MAX_BYTES {
            return unread(Faults::one(&name, FaultKind::TooLong { limit: "1 MB" }));
        }
        let source = match Source::toml(&name, bytes) {
            Ok(source) => source,
            Err(faults) => return unread(faults),
        };
        let root = match source.parse() {
            Ok(root) => root,
            Err(faults) => return unread(faults),
        };
        let reader = Reader::new(&source);
        let config = reader.root(&root).map(|fields| read(&fields, path, &source, &reader)).unwrap_or_default();
        let safe = config.db.is_some() || !names_db(bytes);
        match reader.finish(Some(config.clone())) {
            Ok(config) => Loaded { config, wrong: None, safe: true },
            Err(faults) => Loaded { config, wrong: Some(Wrong::Faults(faults)), safe },
        }
    }
}

/// Whether a file that cannot be understood seems to name a data file.
fn names_db(bytes: &[u8]) -> bool {
    let names = |line: &str| {
        let line = line.trim_start().trim_start_matches(['"', '\'']);
        let rest = line.strip_prefix("db").map(|rest| rest.trim_start_matches(['"', '\'']).trim_start());
        rest.is_some_and(|rest| rest.starts_with('='))
    };
    String::from_utf8_lossy(bytes).lines().any(names)
}

/// What is sound of a config file's settings.
fn read(fields: &Fields<'_>, path: &Path, source: &Source, reader: &Reader<'_>) -> Config {
    let choice = |key: &'static str, known: &[&str]| {
        let value = fields.text(key)?;
        if !known.contains(&value) {
            let (key_name, of, found) = (key.to_owned(), String::new(), value.to_owned());
            fields.fault(key, FaultKind::Value { key: key_name, of, found, known: known.join(", ") });
            return None;
        }
        Some(value.to_owned())
    };
    if let Some(found) = fields.integer("schema").filter(|schema| *schema != 1) {
        fields.fault("schema", FaultKind::Schema { found });
    }
    let db = fields.text("db").and_then(|text| {
        if text.trim().is_empty() {
            fields.fault("db", FaultKind::Blank { key: "db".into() });
            return None;
        }
        Some(config_path(text, path))
    });
    let config = Config {
        db,
        lang: choice("lang", &["zh", "en"]).and_then(|code| Lang::from_code(&code)),
        theme: fields.text("theme").and_then(|name| {
            // A file is named from the settings file's folder.
            let is_file = name.contains(['/', '\\']) || name.to_ascii_lowercase().ends_with(".toml");
            if !is_file && !themes::exists(name) {
                let (key, known) = ("theme".to_owned(), themes::known().join(", "));
                fields.fault("theme", FaultKind::Value { key, of: String::new(), found: name.to_owned(), known });
                return None;
            }
            Some(if is_file { config_path(name, path).to_string_lossy().into_owned() } else { name.to_owned() })
        }),
        glyphs: choice("glyphs", &GlyphChoice::IDS),
        mouse: fields.flag("mouse"),
        keys: fields.get("keys").and_then(|node| keys::read(node, source, reader)),
    };
    fields.done();
    config
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(loaded: Loaded) -> Faults {
        match loaded.wrong {
            Some(Wrong::Faults(faults)) => faults,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_key_is_read_and_every_fault_named() {
        let path = Path::new("/etc/pinheng/config.toml");
        let good = b"db = \"data/a.db\"\nlang = \"en\"\ntheme = \"mono\"\nglyphs = \"ascii\"\n";
        let loaded = Config::parse(path, good);
        assert!(loaded.wrong.is_none());
        let config = loaded.config;
        assert_eq!(config.db, Some(PathBuf::from("/etc/pinheng/data/a.db")));
        assert_eq!((config.lang, config.theme.as_deref()), (Some(Lang::En), Some("mono")));

        let faults = faults(Config::parse(path, b"lang = \"fr\"\ncolour = 1\ndb = 3\n"));
        let places: Vec<(usize, usize)> = faults.list.iter().map(|fault| (fault.line, fault.column)).collect();
        assert_eq!(places, [(1, 8), (2, 1), (3, 6)]);
    }

    #[test]
    fn what_is_sound_holds_beside_what_is_not() {
        let loaded = Config::parse(Path::new("c.toml"), b"lang = \"en\"\ntheme = \"pink\"\ndb = \"a.db\"\n");
        assert_eq!((loaded.config.lang, loaded.config.theme, loaded.safe), (Some(Lang::En), None, true));
        assert!(loaded.wrong.is_some());
    }

    #[test]
    fn a_file_that_may_name_another_data_file_is_not_safe() {
        let safe = |text: &str| Config::parse(Path::new("c.toml"), text.as_bytes()).safe;
        assert!(safe("lang = \n") && safe("colour = 1\n") && safe("# db = 1\nlang =\n") && safe("dbx = \n"));
        assert!(!safe("db = \"a.db\nlang = 1\n") && !safe("db = 3\n") && !safe("db = \" \"\n") && !safe(" \"db\" = ["));
    }
}
