//! What clap found wrong, in our words.

use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::failure::Failure;
use crate::i18n::{CliText, Lang, fill};
use crate::source::nearest;

/// The failure that an error of clap's stands for.
#[must_use]
pub fn failure(error: &Error, tree: &Command, args: &[OsString], lang: Lang) -> Failure {
    let text = CliText::of(lang);
    let (command, path) = leaf(tree, args);
    let mut message = message(error, command, &path, text);
    message.push('\n');
    message.push_str(&fill(text.try_help, &[("command", &path)]));
    Failure::usage(message)
}

fn message(error: &Error, command: &Command, path: &str, text: &CliText) -> String {
    let argument = texts(error, ContextKind::InvalidArg);
    let first = argument.first().map(|name| quiet(name)).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = texts(error, ContextKind::InvalidSubcommand).concat();
            // clap names the first that is near; of several the nearest is meant.
            let suggested = texts(error, ContextKind::SuggestedSubcommand);
            let near = nearest(&name, suggested.iter().map(String::as_str));
            let near = near.map_or_else(String::new, |near| fill(text.did_you_mean, &[("near", &near)]));
            fill(text.unknown_command, &[("name", &name)]) + &near
        }
        ErrorKind::UnknownArgument => unknown(error, &first, text),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if !value(error).is_empty() => {
            fill(text.bad_value, &[("name", &first), ("value", &value(error))])
        }
        ErrorKind::InvalidValue
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::NoEquals
        | ErrorKind::ValueValidation => fill(text.missing_value, &[("name", &first)]),
        ErrorKind::TooManyValues => fill(text.unexpected, &[("name", &value(error))]),
        ErrorKind::MissingRequiredArgument => {
            let names: Vec<String> = argument.iter().map(|name| quiet(name)).collect();
            fill(text.missing_argument, &[("names", &names.join(" "))])
        }
        ErrorKind::MissingSubcommand => {
            let known: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
            fill(text.missing_command, &[("command", path), ("known", &known.join(", "))])
        }
        ErrorKind::ArgumentConflict => {
            let other =
                texts(error, ContextKind::PriorArg).iter().map(|name| quiet(name)).collect::<Vec<_>>().join(" ");
            if other == first || other.is_empty() {
                return fill(text.given_twice, &[("name", &first)]);
            }
            fill(text.conflict, &[("name", &first), ("other", &other)])
        }
        ErrorKind::InvalidUtf8 => text.not_utf8.to_owned(),
        _ => text.wrong_use.to_owned(),
    }
}

fn unknown(error: &Error, name: &str, text: &CliText) -> String {
    let name = name.trim_end();
    if !name.starts_with('-') {
        return fill(text.unexpected, &[("name", name)]);
    }
    let near = near(error, ContextKind::SuggestedArg, text);
    let message = fill(text.unknown_option, &[("name", name)]) + &near;
    if name.starts_with("--") || !near.is_empty() {
        return message;
    }
    // A value that begins with a dash, such as a note that is a list.
    format!("{message}\n{}", text.dash_value)
}

fn value(error: &Error) -> String {
    texts(error, ContextKind::InvalidValue).concat()
}

fn near(error: &Error, kind: ContextKind, text: &CliText) -> String {
    let near = texts(error, kind);
    near.first().map_or_else(String::new, |near| fill(text.did_you_mean, &[("near", near)]))
}

fn texts(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

/// An argument as users write it: clap adds three dots of its own.
fn quiet(name: &str) -> String {
    name.trim_end_matches("...").to_owned()
}

/// The deepest command that the arguments name, with the words that lead to it.
fn leaf<'c>(tree: &'c Command, args: &[OsString]) -> (&'c Command, String) {
    let (mut command, mut path) = (tree, tree.get_name().to_owned());
    for word in args.iter().skip(1).filter_map(|arg| arg.to_str()) {
        if let Some(sub) = command.get_subcommands().find(|sub| sub.get_name() == word) {
            command = sub;
            path = format!("{path} {word}");
        }
    }
    (command, path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::tree::tree;

    const KINDS: [ErrorKind; 17] = [
        ErrorKind::InvalidValue,
        ErrorKind::UnknownArgument,
        ErrorKind::InvalidSubcommand,
        ErrorKind::NoEquals,
        ErrorKind::ValueValidation,
        ErrorKind::TooManyValues,
        ErrorKind::TooFewValues,
        ErrorKind::WrongNumberOfValues,
        ErrorKind::ArgumentConflict,
        ErrorKind::MissingRequiredArgument,
        ErrorKind::MissingSubcommand,
        ErrorKind::InvalidUtf8,
        ErrorKind::DisplayHelp,
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand,
        ErrorKind::DisplayVersion,
        ErrorKind::Io,
        ErrorKind::Format,
    ];

    /// An error of a kind, with all that clap may tell about it.
    fn error(kind: ErrorKind, tree: &Command, told: bool) -> Error {
        let mut error = Error::new(kind).with_cmd(tree);
        if told {
            let text = |text: &str| ContextValue::String(text.to_owned());
            error.insert(ContextKind::InvalidArg, text("--db <X>"));
            error.insert(ContextKind::PriorArg, text("--lang <X>"));
            error.insert(ContextKind::InvalidValue, text("7"));
            error.insert(ContextKind::InvalidSubcommand, text("lst"));
            error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(vec!["list".into()]));
            error.insert(ContextKind::SuggestedArg, text("--db"));
        }
        error
    }

    #[test]
    fn every_kind_of_error_is_told_in_the_language_alone() {
        let args = ["pinheng".into(), "framework".into()];
        for kind in KINDS {
            for (lang, told) in [(Lang::Zh, false), (Lang::Zh, true), (Lang::En, false), (Lang::En, true)] {
                let tree = tree(lang);
                let failure = failure(&error(kind, &tree, told), &tree, &args, lang);
                assert_eq!(failure.code, super::super::failure::USAGE);
                let message = &failure.message;
                let han = message.chars().any(|c| ('\u{3000}'..='\u{9fff}').contains(&c));
                assert_eq!(han, lang == Lang::Zh, "{kind:?}: {message}");
                let known = ["pinheng", "framework", "--help", "--db", "--lang", "lst", "list", "UTF-8", "X"];
                let rest = known.iter().fold(message.clone(), |rest, word| rest.replace(word, ""));
                let rest = ["check", "show", "template"].iter().fold(rest, |rest, word| rest.replace(word, ""));
                let english = rest.chars().any(|c| c.is_ascii_alphabetic());
                assert!(lang == Lang::En || !english, "{kind:?}: {message}");
                assert!(!message.contains(['{', '}']), "{kind:?}: {message}");
            }
        }
    }
}
