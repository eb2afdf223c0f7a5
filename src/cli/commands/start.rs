//! `pinheng` without a command: the interface on the user's file.

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::interface::{InterfaceOptions, has_terminal, interface};

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
    let (theme, glyphs) = (context.settings.theme()?, context.settings.glyphs()?);
    let mouse = context.settings.mouse()?;
    let (keys, warning) = (context.settings.keys.clone(), context.settings.warning.clone());
    Ok(InterfaceOptions { lang: context.lang(), theme, glyphs, mouse, keys, warning, open })
}
