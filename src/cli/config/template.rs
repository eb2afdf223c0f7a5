//! A config file with every setting and every action, commented out, made from the vocabulary.

use std::fmt::Write as _;

use super::super::settings::{default_db, state_file};
use super::super::themes;
use crate::i18n::{ConfigText, Lang, fill};
use crate::tui::glyphs::GlyphChoice;
use crate::tui::hints::meaning;
use crate::tui::keymap::{Context, DEFAULTS};

/// The template. Prose begins with two signs `#`, so that it stays a comment when one is taken off every line.
#[must_use]
pub fn template(lang: Lang) -> String {
    let text = ConfigText::of(lang);
    let mut out = String::new();
    let mut add = |prose: &str, lines: &[String]| {
        for line in prose.lines() {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "## {line}");
        }
        for line in lines {
            let _ = writeln!(out, "# {line}");
        }
        out.push('\n');
    };
    let setting = |key: &str, value: &str| vec![format!("{key} = {}", quoted(value))];
    let db = default_db().map_or_else(String::new, |path| path.display().to_string());
    let state = state_file().map_or_else(String::new, |path| path.display().to_string());
    add(&fill(text.intro, &[("state", &state)]), &[]);
    add(text.schema, &["schema = 1".to_owned()]);
    add(text.db, &setting("db", &db));
    add(text.lang, &setting("lang", lang.code()));
    add(&fill(text.theme, &[("known", &themes::known().join(", "))]), &setting("theme", "auto"));
    add(&fill(text.glyphs, &[("known", &GlyphChoice::IDS.join(", "))]), &setting("glyphs", "auto"));
    add(text.mouse, &["mouse = true".to_owned()]);
    add(text.keys, &[]);
    for context in Context::ALL {
        let about = match context {
            Context::Global => text.global,
            Context::Home => text.home,
            Context::Assess => text.assess,
            Context::Score => text.score,
            Context::Weights => text.weights,
            Context::Workshop => text.workshop,
            Context::Export => text.export,
        };
        let mut lines = vec![format!("[keys.{}]", context.name())];
        for (_, action, keys) in DEFAULTS.iter().filter(|(place, ..)| place == context) {
            lines.push(format!("{} = {}  # {}", action.name(), list(keys), meaning(*context, *action, lang)));
        }
        add(about, &lines);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// A text as TOML writes it; JSON writes it the same way.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn list(keys: &[&str]) -> String {
    match keys {
        [key] => quoted(key),
        keys => format!("[{}]", keys.iter().map(|key| quoted(key)).collect::<Vec<_>>().join(", ")),
    }
}
