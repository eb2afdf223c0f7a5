//! The program in a real pseudo-terminal: what no in-memory test can see.
#![cfg(unix)]

#[path = "../common/boxes.rs"]
mod boxes;
mod clipboard;
mod config;
mod exporting;
mod harness;
#[cfg(target_os = "linux")]
mod idle;
mod leaving;
mod logging;
mod mouse;
mod place;
mod plain;
mod probe;
mod remembering;
mod signals;
mod start;
mod steps;
mod typing;
mod weighing;
mod window;
mod workshop;
