//! The door to the terminal interface.

use std::io::IsTerminal as _;

use super::failure::{Failure, OTHER};
use crate::app::App;
use crate::i18n::{CliText, Lang, fill};
use crate::tui::glyphs::GlyphChoice;
use crate::tui::keymap::Keymap;
use crate::tui::memory::Memory;
use crate::tui::state::Screen;
use crate::tui::theme::{Depth, ThemeChoice};
use crate::tui::{self, Options};

/// How the interface starts.
#[derive(Debug, Clone, PartialEq)]
pub struct InterfaceOptions {
    /// The language.
    pub lang: Lang,
    /// The theme.
    pub theme: ThemeChoice,
    /// The glyph set.
    pub glyphs: GlyphChoice,
    /// Whether clicks count.
    pub mouse: bool,
    /// The key bindings.
    pub keys: Keymap,
    /// What is wrong with the config file, if the interface starts in spite of it.
    pub warning: Option<String>,
    /// Where language and theme are kept once they are chosen.
    pub memory: Option<Memory>,
    /// The demo's assessment to open at once, by id, on its score.
    pub open: Option<String>,
}

/// The folder that files go to until another one is chosen: the user's documents, else the home folder.
fn export_folder() -> String {
    let home = dirs::home_dir();
    let within = |name: &str| Some(home.as_ref()?.join(name));
    // Without a desktop nobody says which folder holds documents: the usual names then.
    let folders = [dirs::document_dir(), within("Documents"), within("文档"), home.clone()];
    let there = folders.into_iter().flatten().find(|folder| folder.is_dir());
    there.map(|folder| folder.display().to_string()).unwrap_or_default()
}

/// Whether there is a terminal to talk to.
#[must_use]
pub fn has_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// Runs the terminal interface until it is left.
///
/// # Errors
/// If the terminal fails. A signal or a terminal that went away is no failure: what was typed is stored.
pub fn interface(app: App, options: InterfaceOptions) -> Result<(), Failure> {
    let InterfaceOptions { lang, theme, glyphs, mouse, keys, warning, memory, open } = options;
    let env = |name: &str| std::env::var(name).ok();
    let options = Options {
        lang,
        theme,
        depth: Depth::detect(&env),
        glyphs: glyphs.resolve(&env),
        mouse,
        keys,
        warning,
        memory,
        folder: export_folder(),
        // Only the demo opens an assessment at once.
        demo: open.is_some(),
        open: open.map(|id| (id, Screen::Score)),
    };
    let failed = |error: std::io::Error| {
        Failure::new(OTHER, fill(CliText::of(lang).terminal_failed, &[("reason", &error.to_string())]))
    };
    tui::run(app, options).map(|_| ()).map_err(failed)
}
