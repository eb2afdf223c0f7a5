//! What holds for every command: data file, language, theme, glyphs. Option, then environment, then config file, then
//! default (cli.md).

use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::config::Config;
use super::failure::Failure;
use super::themes;
use crate::i18n::{CliText, Lang, fill};
use crate::logging::{self, Level};
use crate::store::files;
use crate::tui::glyphs::GlyphChoice;
use crate::tui::keymap::Keymap;
use crate::tui::memory::Chosen;
use crate::tui::theme::{ThemeChoice, ThemeName};

/// How the environment is asked; a test asks a list instead.
pub type Environment<'e> = &'e dyn Fn(&str) -> Option<OsString>;

/// A variable that is set and not empty.
pub fn variable(environment: Environment<'_>, name: &str) -> Option<OsString> {
    environment(name).filter(|value| !value.is_empty())
}

/// The options given on the command line that hold everywhere.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// `--db`.
    pub db: Option<PathBuf>,
    /// `--lang`.
    pub lang: Option<OsString>,
    /// `--theme`.
    pub theme: Option<String>,
    /// `--glyphs`.
    pub glyphs: Option<String>,
    /// `--log`.
    pub log: Option<PathBuf>,
    /// `--log-level`.
    pub log_level: Option<String>,
}

/// The settings in force.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The language.
    pub lang: Lang,
    /// Whether anything but the locale names it.
    lang_is_named: bool,
    /// The key bindings.
    pub keys: Keymap,
    /// What is wrong with the config file, for the interface to say: it starts in spite of it.
    pub warning: Option<String>,
    db: Option<PathBuf>,
    /// Where the theme was named, and its name.
    theme: Option<(&'static str, String)>,
    glyphs: Option<String>,
    mouse: Option<String>,
    log: Option<PathBuf>,
    log_level: Level,
}

/// What a setting of the config file is said to come from.
const CONFIG: &str = "theme";

impl Settings {
    /// Settles every setting.
    ///
    /// # Errors
    /// Wrong use, naming what is possible: a language other than `zh` or `en`, an unknown theme or glyph set, a blank
    /// path. Theme and glyphs of the environment are looked at only when the interface starts.
    pub fn new(given: Given, config: Config, environment: Environment<'_>, lang: Lang) -> Result<Self, Failure> {
        let text = CliText::of(lang);
        let variable = |name: &str| variable(environment, name);
        if let Some(wrong) = given.lang.as_deref().filter(|code| parse_lang(code).is_none()) {
            return Err(Failure::usage(fill(text.bad_lang, &[("what", "--lang"), ("value", &lossy(wrong))])));
        }
        if given.lang.is_none()
            && let Some(wrong) = variable("PINHENG_LANG").filter(|code| parse_lang(code).is_none())
        {
            let value = lossy(&wrong);
            return Err(Failure::usage(fill(text.bad_lang, &[("what", "PINHENG_LANG"), ("value", &value)])));
        }
        for (what, path) in [("--db", &given.db), ("--log", &given.log)] {
            if path.as_ref().is_some_and(|path| path.as_os_str().is_empty()) {
                return Err(Failure::usage(fill(text.blank_value, &[("what", what)])));
            }
        }
        if let Some(theme) = &given.theme {
            themes::load("--theme", theme, &|_| None, lang)?;
        }
        if let Some(glyphs) = &given.glyphs {
            check(&GlyphChoice::IDS, "--glyphs", glyphs, text)?;
        }
        let log_level = match (given.log_level, named(variable("PINHENG_LOG_LEVEL"))) {
            (Some(level), _) => check(&Level::IDS, "--log-level", &level, text).map(|()| level)?,
            (None, Some(level)) => check(&Level::IDS, "PINHENG_LOG_LEVEL", &level, text).map(|()| level)?,
            (None, None) => String::new(),
        };
        Ok(Self {
            lang,
            lang_is_named: given.lang.is_some() || variable("PINHENG_LANG").is_some() || config.lang.is_some(),
            keys: config.keys.unwrap_or_default(),
            warning: None,
            db: given.db.or_else(|| variable("PINHENG_DB").map(PathBuf::from)).or(config.db),
            theme: (given.theme.map(|theme| ("--theme", theme)))
                .or_else(|| Some(("PINHENG_THEME", named(variable("PINHENG_THEME"))?)))
                .or_else(|| Some((CONFIG, config.theme?))),
            glyphs: given.glyphs.or(named(variable("PINHENG_GLYPHS"))).or(config.glyphs),
            mouse: named(variable("PINHENG_MOUSE")).or(config.mouse.map(|mouse| mouse.to_string())),
            log: given.log.or_else(|| variable("PINHENG_LOG").map(PathBuf::from)),
            log_level: Level::from_id(&log_level).unwrap_or_default(),
        })
    }

    /// Lets what was chosen in the interface hold where nothing else is named.
    #[must_use]
    pub fn recalling(mut self, chosen: &Chosen) -> Self {
        self.lang = chosen.lang.filter(|_| !self.lang_is_named).unwrap_or(self.lang);
        let theme = chosen.theme.clone().filter(|theme| themes::known().contains(&theme.as_str()));
        self.theme = self.theme.or_else(|| Some((CONFIG, theme?)));
        self
    }

    /// Begins the log, if one is asked for.
    ///
    /// # Errors
    /// If the file cannot be written or is of another kind.
    pub fn start_log(&self) -> Result<(), Failure> {
        let Some(path) = &self.log else { return Ok(()) };
        let text = CliText::of(self.lang);
        let shown = path.display().to_string();
        logging::start(path, self.log_level).map_err(|error| {
            let message = if error.kind() == ErrorKind::InvalidData {
                fill(text.log_other, &[("path", &shown)])
            } else {
                fill(text.log_failed, &[("path", &shown), ("reason", &files::reason(&error))])
            };
            Failure::new(super::failure::OTHER, message)
        })
    }

    /// The data file.
    ///
    /// # Errors
    /// If none is named and there is no home directory to put it in.
    pub fn db(&self) -> Result<PathBuf, Failure> {
        let no_home = || Failure::new(super::failure::OTHER, CliText::of(self.lang).no_home.to_owned());
        self.db.clone().or_else(default_db).ok_or_else(no_home)
    }

    /// The theme. If the config file names one that cannot be used, the default and what is wrong with the other.
    ///
    /// # Errors
    /// If the option or the environment names one that cannot be used.
    pub fn theme(&self) -> Result<(ThemeChoice, Option<Failure>), Failure> {
        let env = |name: &str| std::env::var(name).ok();
        let (what, name) = self.theme.as_ref().map_or((CONFIG, "auto"), |(what, name)| (*what, name.as_str()));
        match themes::load(what, name, &env, self.lang) {
            Ok(theme) => Ok((theme, None)),
            Err(failure) if what == CONFIG => Ok((ThemeChoice::Auto(ThemeName::guess(&env)), Some(failure))),
            Err(failure) => Err(failure),
        }
    }

    /// Whether the interface takes clicks.
    ///
    /// # Errors
    /// If the environment says neither `true` nor `false`.
    pub fn mouse(&self) -> Result<bool, Failure> {
        let mouse = self.mouse.as_deref().unwrap_or("true");
        check(&["true", "false"], "PINHENG_MOUSE", mouse, CliText::of(self.lang))?;
        Ok(mouse == "true")
    }

    /// The glyph set.
    ///
    /// # Errors
    /// If the environment names an unknown one.
    pub fn glyphs(&self) -> Result<GlyphChoice, Failure> {
        let glyphs = self.glyphs.as_deref().unwrap_or("auto");
        check(&GlyphChoice::IDS, "PINHENG_GLYPHS", glyphs, CliText::of(self.lang))?;
        Ok(GlyphChoice::from_id(glyphs).unwrap_or_default())
    }
}

fn check(known: &[&str], what: &str, value: &str, text: &CliText) -> Result<(), Failure> {
    if known.contains(&value) {
        return Ok(());
    }
    let known = known.join(", ");
    Err(Failure::usage(fill(text.bad_choice, &[("what", what), ("value", value), ("known", &known)])))
}

fn named(value: Option<OsString>) -> Option<String> {
    value.map(|value| lossy(&value))
}

fn lossy(value: &OsStr) -> String {
    value.to_string_lossy().into_owned()
}

fn parse_lang(code: &OsStr) -> Option<Lang> {
    code.to_str().and_then(Lang::from_code)
}

/// The language to speak, whatever is wrong with the settings: the first of option, environment, config file and
/// locale that names one.
#[must_use]
pub fn language(option: Option<&OsStr>, environment: Environment<'_>, config: Option<Lang>) -> Lang {
    let named = variable(environment, "PINHENG_LANG");
    let locale = || {
        let named = |name| Lang::from_locale(variable(environment, name)?.to_str()?);
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(named)
    };
    option
        .and_then(parse_lang)
        .or_else(|| named.as_deref().and_then(parse_lang))
        .or(config)
        .or_else(locale)
        .unwrap_or_default()
}

/// The data file where none is named, if there is a home directory.
#[must_use]
pub fn default_db() -> Option<PathBuf> {
    let base = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(base.data_dir().join("pinheng").join("pinheng.db"))
}

/// The file that keeps what is chosen in the interface, if there is a home directory.
#[must_use]
pub fn state_file() -> Option<PathBuf> {
    let base = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(base.state_dir().unwrap_or_else(|| base.data_dir()).join("pinheng").join("state.toml"))
}

/// The config file where none is named, if there is a home directory.
#[must_use]
pub fn default_config() -> Option<PathBuf> {
    let base = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(base.config_dir().join("pinheng").join("config.toml"))
}

/// A path as written in the config file: `~/` is the home directory, a relative one starts at the file's folder.
#[must_use]
pub fn config_path(text: &str, file: &Path) -> PathBuf {
    let home = || etcetera::home_dir().ok();
    match text.strip_prefix("~/") {
        Some(rest) => home().map_or_else(|| PathBuf::from(text), |home| home.join(rest)),
        None => file.parent().unwrap_or(Path::new("")).join(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(pairs: &'static [(&str, &str)]) -> impl Fn(&str) -> Option<OsString> {
        move |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value))
    }

    #[test]
    fn the_first_locale_that_names_a_language_decides() {
        let lang = |pairs| language(None, &from(pairs), None);
        assert_eq!(lang(&[]), Lang::Zh);
        assert_eq!(lang(&[("LANG", "en_GB.UTF-8")]), Lang::En);
        assert_eq!(lang(&[("LC_ALL", ""), ("LC_MESSAGES", "en_US"), ("LANG", "zh_CN")]), Lang::En);
        assert_eq!(lang(&[("LC_ALL", "C"), ("LANG", "en_US")]), Lang::En);
        assert_eq!(lang(&[("LC_ALL", "de_DE"), ("LC_MESSAGES", "zh_CN"), ("LANG", "en_US")]), Lang::Zh);
        assert_eq!(lang(&[("LC_ALL", "C.UTF-8"), ("LANG", "de_DE")]), Lang::Zh);
    }

    #[test]
    fn option_then_environment_then_config_then_locale() {
        let all = from(&[("PINHENG_LANG", "en"), ("LANG", "zh_CN")]);
        assert_eq!(language(Some(OsStr::new("zh")), &all, Some(Lang::En)), Lang::Zh);
        assert_eq!(language(None, &all, Some(Lang::Zh)), Lang::En);
        assert_eq!(language(None, &from(&[("LANG", "zh_CN")]), Some(Lang::En)), Lang::En);
    }
}
