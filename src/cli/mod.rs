//! The command line: parse, run one command, print what it hands back (cli.md).
//!
//! Data goes to standard output and only when a command succeeded; messages go to standard error.

pub mod commands;
mod config;
mod context;
mod failure;
mod help;
mod input;
mod interface;
mod settings;
mod stop;
mod table;
mod themes;
mod tree;
mod usage;
mod walk;

use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Instant;

use clap::ArgMatches;
use clap::error::ErrorKind;

pub use config::{Config, Loaded};
pub use context::Context;
pub use failure::{Failure, Output};
pub use interface::InterfaceOptions;
use interface::has_terminal;
pub use settings::{Environment, Settings};
pub use tree::tree;

use crate::i18n::{CliText, Lang, fill};
use settings::Given;

/// Runs the program with its arguments, the program's name first.
pub fn run(args: impl IntoIterator<Item = OsString>, environment: Environment<'_>) -> ExitCode {
    let began = Instant::now();
    let args: Vec<OsString> = args.into_iter().collect();
    let loaded = Config::load(early(&args, "--config"), environment);
    let lang = settings::language(early(&args, "--lang"), environment, loaded.config.lang);
    let outcome = match tree(lang).try_get_matches_from(&args) {
        Ok(matches) => execute(&matches, loaded, environment, lang),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp => Ok(Output::text(&help::asked(tree(lang), &args, lang))),
            ErrorKind::DisplayVersion => Ok(Output::text(&format!("pinheng {}", env!("CARGO_PKG_VERSION")))),
            _ => Err(usage::failure(&error, &tree(lang), &args, lang)),
        },
    };
    let written = print(outcome, lang);
    let level = if written == DONE { log::Level::Info } else { log::Level::Error };
    log::log!(level, "end exit={written} ms={}", began.elapsed().as_millis());
    ExitCode::from(written)
}

/// The value of an option before the arguments are parsed: the language of their faults hangs on it. The last one
/// counts, as it does once they are parsed.
fn early<'a>(args: &'a [OsString], option: &str) -> Option<&'a OsStr> {
    let mut found = None;
    let mut words = args.iter().skip(1).take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        if word == option {
            // One without a value is a fault of its own and says nothing of the language.
            found = words.next().map(OsString::as_os_str).or(found);
        } else if let Some(value) = word.to_str().and_then(|word| word.strip_prefix(option)?.strip_prefix('=')) {
            found = Some(OsStr::new(value));
        }
    }
    found
}

fn execute(matches: &ArgMatches, loaded: Loaded, environment: Environment<'_>, lang: Lang) -> Result<Output, Failure> {
    // What holds everywhere is read where it was written last: with the innermost command.
    let mut leaf = matches;
    while let Some((_, sub)) = leaf.subcommand() {
        leaf = sub;
    }
    let given = Given {
        db: leaf.get_one("db").cloned(),
        lang: leaf.get_one("lang").cloned(),
        theme: leaf.get_one("theme").cloned(),
        glyphs: leaf.get_one("glyphs").cloned(),
        log: leaf.get_one("log").cloned(),
        log_level: leaf.get_one("log-level").cloned(),
    };
    let json = leaf.get_flag("json");
    let db_is_given = given.db.is_some() || settings::variable(environment, "PINHENG_DB").is_some();
    let warning = match (loaded.wrong, matches.subcommand_name()) {
        // It is there to say what is wrong.
        (None, _) | (Some(_), Some(commands::CONFIG)) => None,
        (Some(wrong), command) => {
            let interface = command.is_none_or(|command| command == commands::DEMO) && has_terminal() && !json;
            let safe = loaded.safe || db_is_given || command == Some(commands::DEMO);
            let failure = wrong.failure(lang);
            if !interface || !safe || wrong.is_missing() {
                return Err(failure);
            }
            failure.message.lines().next().map(str::to_owned)
        }
    };
    let mut settings = Settings::new(given, loaded.config, environment, lang)?;
    settings.warning = warning;
    settings.start_log()?;
    let command = matches.subcommand_name().unwrap_or("interface");
    let (version, system) = (env!("CARGO_PKG_VERSION"), std::env::consts::OS);
    log::info!("start {command} version={version} os={system} lang={}", lang.code());
    let context = Context::new(settings, json, environment);
    commands::run(&context, matches)
}

/// The exit code of what is done.
const DONE: u8 = 0;

/// Prints an outcome and turns it into an exit code.
fn print(outcome: Result<Output, Failure>, lang: Lang) -> u8 {
    let output = match outcome {
        Ok(output) => output,
        Err(failure) => {
            say(&failure.rendered(lang));
            return failure.code;
        }
    };
    let mut stdout = io::stdout().lock();
    // The interface may have outlived its terminal; where there is no data, that is no failure.
    let write = !output.data.is_empty();
    let written = if write { stdout.write_all(&output.data).and_then(|()| stdout.flush()) } else { Ok(()) };
    match written {
        // Whoever read has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return DONE,
        Err(error) => {
            let message = fill(CliText::of(lang).write_failed, &[("reason", &error.to_string())]);
            say(&Failure::new(failure::OTHER, message).rendered(lang));
            return failure::OTHER;
        }
        Ok(()) => {}
    }
    for note in &output.notes {
        say(note);
    }
    DONE
}

/// A line on standard error; if nobody listens there, nobody can be told.
fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{}", clean(line));
}

/// A message with what a terminal would obey made visible: a name or a key may hold anything.
fn clean(message: &str) -> String {
    let mut clean = String::with_capacity(message.len());
    for sign in message.chars() {
        if sign.is_control() && sign != '\n' {
            clean.extend(sign.escape_default());
        } else {
            clean.push(sign);
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_signs_are_shown_and_not_sent() {
        assert_eq!(clean("没有 a\u{1b}[2Jb\r\u{9b}\n二"), "没有 a\\u{1b}[2Jb\\r\\u{9b}\n二");
    }

    #[test]
    fn early_options_are_found_in_both_forms() {
        let find = |words: &[&str]| {
            let args: Vec<OsString> = words.iter().map(OsString::from).collect();
            early(&args, "--lang").map(OsStr::to_owned)
        };
        assert_eq!(find(&["pinheng", "--lang", "en", "list"]), Some("en".into()));
        assert_eq!(find(&["pinheng", "list", "--lang=zh"]), Some("zh".into()));
        assert_eq!(find(&["pinheng", "--lang=zh", "list", "--lang", "en"]), Some("en".into()));
        assert_eq!(find(&["pinheng", "list", "--", "--lang=en"]), None);
        assert_eq!(find(&["--lang", "en"]), None);
    }
}
