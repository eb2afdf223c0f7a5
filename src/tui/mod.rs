//! The terminal interface.
//!
//! One direction: event → key map → [`action::Action`] → [`update::update`] → [`effect::Effect`] → store, and
//! [`draw::draw`] from the state. No tick: the loop sleeps until something happens.

pub mod action;
pub mod aside;
pub mod choice;
pub mod clipboard;
mod desktop;
pub mod dialog;
mod dialogs;
pub mod draw;
pub mod effect;
pub mod field;
pub mod glyphs;
mod help;
pub mod hints;
pub mod hit;
mod input;
pub mod keymap;
pub mod memory;
pub mod mouse;
mod paint;
pub mod program;
pub mod run;
pub mod screens;
pub mod state;
mod term;
pub mod theme;
pub mod update;

pub use program::{Options, Program};
pub use run::{Answer, Ended, run};
pub use term::{ask_once, size as terminal_size};
