//! The `pinheng` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    pinheng::cli::run(std::env::args_os(), &|name| std::env::var_os(name))
}
