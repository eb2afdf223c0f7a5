//! Every sentence of the program, in both languages.
//!
//! The tables are read from their source, so that one added later is held to the same.

use std::fs;
use std::path::Path;

use pinheng::i18n::{ExplainText, Lang, Terms, fill};
use unicode_width::UnicodeWidthStr as _;

/// Characters that some terminals draw two columns wide, which shifts everything to their right (terminal notes,
/// "Glyphs"). Chinese punctuation is wide everywhere, and fine.
const AMBIGUOUS: &str = "“”‘’—–…·•→←↑↓⇒×÷±≥≤≠≈°●○■□◆◇★☆▶▼▲△◎①②③④⑤█▇▌▒▓│─┌┐└┘├┤Σ∑∞√§¶";

/// Tables whose sentences go to documents and to the command line, where nothing stands to their right: they may quote
/// and punctuate as prose does.
const PROSE: [&str; 2] = ["cli.rs", "report.rs"];

struct Entry {
    prose: bool,
    place: String,
    zh: String,
    en: String,
}

/// The text of a Rust literal, and what follows it.
fn literal(code: &str) -> Option<(String, &str)> {
    let rest = code.trim_start().strip_prefix('"')?;
    let mut text = String::new();
    let mut signs = rest.char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' => return Some((text, &rest[at + 1..])),
            '\\' => match signs.next()?.1 {
                'n' => text.push('\n'),
                't' => text.push('\t'),
                '\n' => {
                    while signs.as_str().starts_with([' ', '\n']) {
                        signs.next();
                    }
                }
                other => text.push(other),
            },
            _ => text.push(sign),
        }
    }
    None
}

fn entries() -> Vec<Entry> {
    let mut found = Vec::new();
    for file in fs::read_dir("src/i18n/tables").expect("tables") {
        let path = file.expect("entry").path();
        let text = fs::read_to_string(&path).expect("table");
        // A comment between two sentences.
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("// ")).collect();
        let text = lines.join("\n");
        let mut rest = text.as_str();
        while let Some(at) = rest.find("strings! {") {
            let (table, after) = block(&rest[at + "strings! {".len()..]);
            found.extend(rows(&path, table));
            rest = after;
        }
    }
    found
}

/// What stands up to the line that closes a table, and the rest.
fn block(code: &str) -> (&str, &str) {
    code.split_once("\n}").expect("the table is closed")
}

fn rows(path: &Path, table: &str) -> Vec<Entry> {
    let mut found = Vec::new();
    let mut rest = table.split_once("{\n").expect("a named table").1;
    while let Some((field, after)) = rest.split_once(':') {
        let name = field.trim().rsplit('\n').next().unwrap_or_default().trim().to_owned();
        let (zh, after) = literal(after).unwrap_or_else(|| panic!("{name}: no Chinese"));
        let (en, after) =
            literal(after.trim_start().trim_start_matches(',')).unwrap_or_else(|| panic!("{name}: no English"));
        rest = after.trim_start().strip_prefix(';').unwrap_or_else(|| panic!("{name}: no end"));
        let prose = path.file_name().is_some_and(|file| PROSE.iter().any(|prose| file == *prose));
        found.push(Entry { prose, place: format!("{}: {name}", path.display()), zh, en });
        if rest.trim() == "}" {
            break;
        }
    }
    found
}

/// The `{places}` of a sentence, sorted.
fn places(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()).collect();
    found.sort_unstable();
    found
}

#[test]
fn the_tables_are_read_as_the_compiler_reads_them() {
    let (read, terms, explain) = (entries(), Terms::pairs(), ExplainText::pairs());
    assert!(read.len() >= terms.len() + explain.len());
    for (field, zh, en) in terms.iter().chain(&explain) {
        assert!(
            read.iter().any(|entry| entry.place.ends_with(&format!(": {field}")) && entry.zh == *zh && entry.en == *en),
            "{field}"
        );
    }
}

#[test]
fn every_sentence_is_there_in_both_languages() {
    for Entry { place, zh, en, .. } in entries() {
        assert!(!zh.is_empty() && !en.is_empty(), "{place} lacks a language");
        assert!(!en.chars().any(|sign| ('\u{4e00}'..='\u{9fff}').contains(&sign)), "{place}: Chinese in the English");
        assert!(
            !en.chars().any(|sign| "，。；：、（）「」！？".contains(sign)),
            "{place}: Chinese signs in the English"
        );
    }
}

#[test]
fn both_languages_have_the_same_places() {
    for Entry { place, zh, en, .. } in entries() {
        assert_eq!(places(&zh), places(&en), "{place}");
        for name in places(&zh) {
            // `{key:undo}` is the key of an action.
            let name = name.strip_prefix("key:").unwrap_or(name);
            assert!(
                !name.is_empty() && name.chars().all(|sign| sign.is_ascii_lowercase() || "_0123456789".contains(sign)),
                "{place}: {{{name}}}"
            );
        }
    }
}

#[test]
fn no_sentence_holds_a_sign_whose_width_depends_on_the_terminal() {
    for Entry { place, zh, en, .. } in entries().into_iter().filter(|entry| !entry.prose) {
        for sentence in [&zh, &en] {
            let found: Vec<char> = sentence.chars().filter(|sign| AMBIGUOUS.contains(*sign)).collect();
            assert!(found.is_empty(), "{place}: {found:?}");
            // Whatever the list above forgot: the two readings of ambiguous width must agree.
            assert_eq!(sentence.width(), sentence.width_cjk(), "{place}: {sentence}");
        }
    }
}

#[test]
fn chinese_is_punctuated_as_chinese() {
    for Entry { place, zh, .. } in entries().into_iter().filter(|entry| !entry.prose) {
        let signs: Vec<char> = zh.chars().collect();
        for pair in signs.windows(2) {
            let chinese = ('\u{4e00}'..='\u{9fff}').contains(&pair[0]);
            assert!(!(chinese && ",;:!?()".contains(pair[1])), "{place}: {zh}");
        }
    }
}

#[test]
fn places_are_filled_in_either_language() {
    for lang in Lang::ALL {
        let text = Terms::of(lang);
        assert!(fill(text.steps, &[("n", "3")]).contains('3'));
        assert!(!fill(text.nth_item, &[("n", "3")]).contains('{'));
    }
}
