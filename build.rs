//! Lays the functions that a start needs side by side in the released program.
//!
//! The system reads a program from the disk and maps it in runs of pages. Spread over nine megabytes, what runs before the first
//! screen draws in four of them; side by side it is one: see `assets/layout/record.py`.

use std::env;

const ORDER: &str = "assets/layout/start.ld";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={ORDER}");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    // Where Rust brings its own linker, which reads such a list; so does GNU's. Another one that somebody chose may not.
    let own_linker = env::var_os("RUSTC_LINKER").is_none()
        && env::var("CARGO_ENCODED_RUSTFLAGS").is_ok_and(|flags| !flags.contains("link"));
    if is("PROFILE", "release") && is("TARGET", "x86_64-unknown-linux-gnu") && own_linker {
        let folder = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
        println!("cargo::rustc-link-arg-bins=-Wl,-T,{folder}/{ORDER}");
    }
}
