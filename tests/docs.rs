//! What the guide and the README promise: commands that parse, keys that are bound, pictures and links that are there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pinheng::assessment::{Answer, Mark, Record};
use pinheng::cli;
use pinheng::framework;
use pinheng::i18n::Lang;
use pinheng::report::Format;
use pinheng::scoring::{self, Weights};
use pinheng::tui::keymap::{Chord, DEFAULTS};
use pinheng::tui::theme::Palette;

const GUIDES: [&str; 2] = ["docs/guide.zh.md", "docs/guide.md"];
const DOCS: [&str; 4] = ["docs/guide.zh.md", "docs/guide.md", "README.zh.md", "README.md"];

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The code blocks of a language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<(bool, String)> = None;
    for line in text.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(name)) => open = Some((name == language, String::new())),
            (Some(_), Some(_)) => {
                if let Some((true, block)) = open.take() {
                    found.push(block);
                }
            }
            (Some((_, block)), None) => {
                block.push_str(line);
                block.push('\n');
            }
            (None, None) => {}
        }
    }
    found
}

/// The text without its code blocks.
fn prose(text: &str) -> String {
    let mut inside = false;
    let keeps = |line: &&str| {
        let fence = line.starts_with("```");
        inside ^= fence;
        !inside && !fence
    };
    text.lines().filter(keeps).collect::<Vec<_>>().join("\n")
}

/// What stands between single back-quotes.
fn spans(text: &str) -> Vec<String> {
    let pieces = prose(text);
    pieces.split('`').skip(1).step_by(2).map(|span| span.replace('\n', " ")).collect()
}

/// The rows of tables, each as its cells.
fn rows(text: &str) -> Vec<Vec<String>> {
    let prose = prose(text);
    let lines = prose.lines().filter_map(|line| line.strip_prefix('|')?.strip_suffix('|'));
    lines.map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// Where links and pictures lead.
fn targets(text: &str) -> Vec<String> {
    prose(text).split("](").skip(1).filter_map(|rest| rest.split(')').next()).map(str::to_owned).collect()
}

/// The words of a command line as the shell would pass them, if it calls the program.
fn command(line: &str) -> Option<Vec<String>> {
    let line = line.split(" #").next().unwrap_or_default().split(" > ").next().unwrap_or_default().trim();
    let rest = line.strip_prefix("cargo run --release -- ").or_else(|| line.strip_prefix("pinheng "));
    let rest = if line == "pinheng" { Some("") } else { rest }?;
    // What stands between quotes is one word.
    let quoted = rest.split('"').enumerate().map(|(place, part)| match place % 2 {
        0 => part.to_owned(),
        _ => part.replace(' ', "_"),
    });
    let joined: String = quoted.collect();
    Some(std::iter::once("pinheng").chain(joined.split_whitespace()).map(str::to_owned).collect())
}

/// The command lines in code blocks, and the commands named within sentences.
fn commands(text: &str) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let lines: Vec<String> = blocks(text, "sh").iter().flat_map(|block| block.lines()).map(str::to_owned).collect();
    let of = |lines: &[String]| lines.iter().filter_map(|line| command(line)).collect();
    (of(&lines), of(&spans(text)))
}

/// Whether there is such a command, whatever it needs beside its name.
fn exists(words: &[String]) -> bool {
    cli::tree(Lang::En).get_subcommands().any(|sub| words.len() == 2 && sub.get_name() == words[1])
}

fn parses(words: &[String]) -> bool {
    use clap::error::ErrorKind::{DisplayHelp, DisplayVersion};
    match cli::tree(Lang::En).try_get_matches_from(words) {
        Ok(_) => true,
        Err(error) => matches!(error.kind(), DisplayHelp | DisplayVersion),
    }
}

#[test]
fn every_command_parses() {
    for doc in DOCS {
        let (shown, named) = commands(&read(doc));
        assert!(shown.len() >= 9, "{doc} shows {} commands", shown.len());
        for words in shown {
            assert!(parses(&words), "{doc}: {}", words.join(" "));
        }
        for words in named {
            assert!(parses(&words) || exists(&words), "{doc}: {}", words.join(" "));
        }
    }
    for wrong in ["pinheng exprot ID", "pinheng export ID --colour red", "pinheng rate ID"] {
        let words = command(wrong).unwrap();
        assert!(!parses(&words) && !exists(&words), "{wrong}");
    }
}

/// Every long option of the command line.
fn options() -> BTreeSet<String> {
    fn collect(command: &clap::Command, into: &mut BTreeSet<String>) {
        into.extend(command.get_arguments().filter_map(|arg| arg.get_long()).map(|long| format!("--{long}")));
        command.get_subcommands().for_each(|sub| collect(sub, into));
    }
    let mut found = BTreeSet::new();
    collect(&cli::tree(Lang::En), &mut found);
    found
}

#[test]
fn every_option_exists() {
    let known = options();
    let named = |span: &String| span.split_whitespace().next().filter(|word| word.starts_with("--")).map(str::to_owned);
    for doc in DOCS {
        for option in spans(&read(doc)).iter().filter_map(named) {
            assert!(known.contains(&option), "{doc}: {option}");
        }
    }
    assert!(!known.contains("--colour"));
}

/// Keys of the text fields, which are fixed and in no table of bindings.
const EDITING: [&str; 2] = ["ctrl-x", "ctrl-v"];

/// The key that a span is, if it is one.
fn key(span: &str) -> Option<String> {
    let arrow = [("↓", "down"), ("↑", "up"), ("←", "left"), ("→", "right")]
        .iter()
        .find(|(sign, _)| *sign == span)
        .map(|(_, name)| (*name).to_owned());
    let word = span.to_ascii_lowercase();
    let named = ["tab", "enter", "esc", "backspace"].contains(&word.as_str());
    let function = word.len() <= 3 && word.starts_with('f') && word[1..].parse::<u8>().is_ok();
    let held = word.starts_with("ctrl-");
    let single = span.chars().count() == 1 && span != "*";
    arrow.or_else(|| (named || function || held).then_some(word)).or_else(|| single.then(|| span.to_owned()))
}

fn is_bound(key: &str) -> bool {
    let Ok(chord) = Chord::parse(key) else { return false };
    let is = |name: &str| Chord::parse(name).is_ok_and(|known| known == chord);
    EDITING.contains(&key) || DEFAULTS.iter().any(|(_, _, keys)| keys.iter().any(|name| is(name)))
}

#[test]
fn every_key_is_bound() {
    for doc in DOCS {
        for key in spans(&read(doc)).iter().filter_map(|span| key(span)) {
            assert!(is_bound(&key), "{doc}: nothing is bound to {key}");
        }
    }
    for guide in GUIDES {
        assert!(spans(&read(guide)).iter().filter(|span| key(span).is_some()).count() > 30, "{guide}");
    }
    assert!(!is_bound("w") || !is_bound("%"));
}

#[test]
fn every_link_leads_somewhere_and_every_picture_is_shown() {
    let mut shown = BTreeSet::new();
    for doc in DOCS {
        let folder = Path::new(doc).parent().unwrap();
        for target in targets(&read(doc)).iter().filter(|target| !target.contains("://")) {
            let path: PathBuf = folder.join(target.split('#').next().unwrap());
            assert!(path.exists(), "{doc}: {target}");
            shown.insert(path.canonicalize().unwrap());
        }
    }
    for entry in fs::read_dir("docs/pictures").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "png") {
            assert!(shown.contains(&path.canonicalize().unwrap()), "{} is shown nowhere", path.display());
        }
    }
}

#[test]
fn both_guides_have_the_same_shape() {
    let shape = |path: &str| {
        let text = read(path);
        let depth = |line: &&str| line.chars().take_while(|sign| *sign == '#').count();
        let headings: Vec<usize> =
            prose(&text).lines().filter(|line| line.starts_with('#')).map(|line| depth(&line)).collect();
        let sh: Vec<usize> = blocks(&text, "sh").iter().map(|block| block.lines().count()).collect();
        (headings, sh, blocks(&text, "toml").len(), rows(&text).len(), targets(&text).len())
    };
    assert_eq!(shape(GUIDES[0]), shape(GUIDES[1]));
    assert!(shape(GUIDES[0]).0.len() > 8);
}

#[test]
fn the_smallest_framework_works_and_scores_as_it_says() {
    for guide in GUIDES {
        let text = read(guide);
        let source = blocks(&text, "toml").into_iter().find(|block| block.contains("[[scale]]")).expect("a framework");
        let framework = framework::parse(guide, source.as_bytes()).unwrap_or_else(|faults| panic!("{faults}"));
        let mut record = Record::new(&framework, "", "", "");
        for (answer, rating) in record.answers.iter_mut().zip([2, 1]) {
            *answer = Answer { rating: Some(Mark::Scale(rating)), ..Answer::default() };
        }
        let score = scoring::score(&framework, &record, &Weights::of_framework(&framework)).overall.score;
        let said = format!("{:.1}", score.unwrap());
        assert!(text.contains(&format!("= {said}")), "{guide} does not say {said}");
    }
}

#[test]
fn the_theme_can_be_read() {
    for guide in GUIDES {
        let source =
            blocks(&read(guide), "toml").into_iter().find(|block| block.contains("[accent]")).expect("a theme");
        Palette::parse(guide, source.as_bytes()).unwrap_or_else(|faults| panic!("{faults}"));
    }
    assert!(Palette::parse("wrong", b"schema = 1\n[colour]\n").is_err());
}

#[test]
fn every_format_has_its_row() {
    let known: BTreeSet<&str> = Format::ALL.iter().map(|format| format.id()).collect();
    for guide in GUIDES {
        let text = read(guide);
        let first = rows(&text).into_iter().filter_map(|cells| cells.into_iter().next());
        let named: BTreeSet<String> = first.flat_map(|cell| spans(&cell)).collect();
        for format in &known {
            assert!(named.contains(*format), "{guide} says nothing of {format}");
        }
    }
}

#[test]
fn every_setting_is_in_the_template() {
    let printed = Command::new(env!("CARGO_BIN_EXE_pinheng")).args(["config", "template"]).output().unwrap();
    let template = String::from_utf8(printed.stdout).unwrap();
    for guide in GUIDES {
        let text = read(guide);
        let settings: Vec<String> =
            rows(&text).into_iter().filter_map(|cells| spans(cells.first()?).into_iter().next()).collect();
        for setting in ["db", "lang", "theme", "glyphs", "mouse", "[keys.global]"] {
            assert!(settings.iter().any(|named| named == setting), "{guide} says nothing of {setting}");
            assert!(template.contains(&format!("# {setting}")), "{setting}");
        }
    }
}
