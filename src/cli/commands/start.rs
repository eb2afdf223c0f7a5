//! `pinheng` without a command: the interface on the user's file.

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::interface::{InterfaceOptions, has_terminal, interface};
use crate::cli::settings::{Settings, state_file};
use crate::tui::memory::Memory;

/// Opens the interface.
///
/// # Errors
/// Without a terminal; or what the interface failed with.
pub fn run(context: &Context<'_>) -> Result<Output, Failure> {
    if !has_terminal() {
        return Err(Failure::usage(context.text().no_terminal.to_owned()));
    }
    let options = options(context, None)?;
    interface(context.store_or_new()?, options)?;
    Ok(Output::silent())
}

/// How the interface starts under the settings in force.
///
/// # Errors
/// If the environment names an unknown theme or glyph set.
pub fn options(context: &Context<'_>, open: Option<String>) -> Result<InterfaceOptions, Failure> {
    // The demo neither takes over nor leaves anything behind.
    let memory = state_file().filter(|_| open.is_none()).map(Memory::read);
    let chosen = memory.as_ref().map(|memory| memory.chosen.clone()).unwrap_or_default();
    let settings = context.settings.clone().recalling(&chosen);
    let ((theme, wrong), glyphs, mouse) = (settings.theme()?, settings.glyphs()?, settings.mouse()?);
    let Settings { lang, keys, warning, .. } = settings;
    let warning = warning.or(wrong.map(|failure| failure.message));
    Ok(InterfaceOptions { lang, theme, glyphs, mouse, keys, warning, memory, open })
}
