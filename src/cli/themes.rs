//! Themes by name or file, as options, environment and settings file name them.

use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::input;
use super::settings::default_config;
use crate::i18n::{CliText, Lang, fill};
use crate::source::{FaultKind, Faults};
use crate::tui::theme::{Palette, ThemeChoice, ThemeName};

/// The word for whatever fits the terminal.
const AUTO: &str = "auto";

/// The largest theme file that is read, in bytes.
const MAX_BYTES: u64 = 1024 * 1024;

/// The words that need no file.
#[must_use]
pub fn known() -> Vec<&'static str> {
    std::iter::once(AUTO).chain(ThemeName::ALL.map(ThemeName::id)).collect()
}

/// The theme that a name stands for: `auto`, one that comes with the program, a file, or the name of a file in the
/// folder `themes` beside the settings file. `what` is where the name was given.
///
/// # Errors
/// Wrong use if there is no such theme; what is wrong with the file.
pub fn load(what: &str, name: &str, env: &dyn Fn(&str) -> Option<String>, lang: Lang) -> Result<ThemeChoice, Failure> {
    if name == AUTO {
        return Ok(ThemeChoice::Auto(ThemeName::guess(env)));
    }
    if let Some(known) = ThemeName::from_id(name) {
        return Ok(ThemeChoice::Named(known));
    }
    let unknown = || {
        let known = format!("{}, {}", known().join(", "), CliText::of(lang).or_theme_file);
        Failure::usage(fill(CliText::of(lang).bad_choice, &[("what", what), ("value", name), ("known", &known)]))
    };
    let path = find(name).ok_or_else(unknown)?;
    let bytes = input::read_settings(&path, MAX_BYTES).map_err(|error| error.failure(lang))?;
    let shown = path.to_string_lossy();
    let palette = if bytes.len() as u64 > MAX_BYTES {
        Err(Faults::one(&shown, FaultKind::TooLong { limit: "1 MB" }))
    } else {
        Palette::parse(&shown, &bytes)
    };
    palette.map(|palette| ThemeChoice::Own(Box::new(palette))).map_err(|faults| Failure::faults(&faults, lang))
}

/// Whether a name stands for a theme: a known word, or the name of a file.
#[must_use]
pub fn exists(name: &str) -> bool {
    known().contains(&name) || find(name).is_some()
}

/// The file of a theme. What looks like a path is one, even if nothing is there: the message then names it.
fn find(name: &str) -> Option<PathBuf> {
    let path = Path::new(name);
    let is_toml = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("toml"));
    if is_toml || name.contains(['/', '\\']) || path.is_file() {
        return Some(path.to_owned());
    }
    let own = default_config()?.with_file_name("themes").join(format!("{name}.toml"));
    // What stands there may be no file; the message then names it.
    own.exists().then_some(own)
}
