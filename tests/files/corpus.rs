//! Every file of `tests/data/faulty` is refused with exactly the messages beside it.
//!
//! `framework-*` are frameworks; `answers-*` are read against `tests/data/small.toml`. After a wording changed,
//! `EXPECT=write cargo test --test files` writes the messages anew: read the diff.

use std::fs;
use std::path::Path;

use pinheng::assessment::AnswersFile;
use pinheng::framework::{self, Framework};
use pinheng::i18n::Lang;
use pinheng::source::Faults;

pub fn small() -> Framework {
    framework::parse("small.toml", include_bytes!("../data/small.toml")).expect("framework")
}

fn refusal(path: &Path) -> Option<Faults> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let bytes = fs::read(path).expect("file");
    if name.starts_with("framework-") {
        framework::parse(name, &bytes).err()
    } else {
        AnswersFile::open(name, &bytes).and_then(|file| file.read(&small())).err()
    }
}

fn files() -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir("tests/data/faulty").expect("corpus").map(|entry| entry.expect("entry").path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|end| end != "expected")).collect();
    files.sort();
    files
}

#[test]
fn every_faulty_file_is_refused_as_expected() {
    let write = std::env::var_os("EXPECT").is_some_and(|value| value == "write");
    let mut wrong = Vec::new();
    for path in files() {
        let faults = refusal(&path).unwrap_or_else(|| panic!("{} is accepted", path.display()));
        let messages = format!("{}\n\n{}\n", faults.render(Lang::Zh), faults.render(Lang::En));
        let beside = path.with_added_extension("expected");
        if write {
            fs::write(&beside, &messages).expect("write");
        } else if fs::read_to_string(&beside).unwrap_or_default() != messages {
            wrong.push(format!("{}:\n{messages}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(files().len() >= 80);
}

#[test]
fn what_the_faulty_files_were_made_from_is_accepted() {
    let framework = small();
    for name in ["small-answers.toml", "small-answers.json"] {
        let bytes = fs::read(Path::new("tests/data").join(name)).expect("file");
        let record = AnswersFile::open(name, &bytes).and_then(|file| file.read(&framework)).expect(name);
        assert_eq!(record.progress().answered(), 2);
    }
}

#[test]
fn messages_name_keys_and_ids_as_they_stand_in_the_file_and_stay_on_one_line() {
    for path in files() {
        let (faults, text) = (refusal(&path).unwrap(), String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned());
        let places: Vec<(usize, usize)> = faults.list.iter().map(|fault| (fault.line, fault.column)).collect();
        assert!(places.is_sorted(), "{}: in the file's order", path.display());
        for fault in &faults.list {
            let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split('\n').collect();
            let line =
                lines.get(fault.line - 1).unwrap_or_else(|| panic!("{}: no line {}", path.display(), fault.line));
            assert!(fault.column <= line.trim_end_matches('\r').chars().count() + 1, "{}: {fault:?}", path.display());
            let (zh, en) = (fault.kind.message(Lang::Zh), fault.kind.message(Lang::En));
            assert!(!zh.contains('\n') && !en.contains('\n'));
            assert!(zh.chars().any(|sign| ('\u{4e00}'..'\u{9fff}').contains(&sign)), "{zh}");
            let quoted = |message: &str| {
                let mut names: Vec<String> = message.split('`').skip(1).step_by(2).map(str::to_owned).collect();
                names.sort();
                names.dedup();
                names
            };
            assert_eq!(quoted(&zh), quoted(&en), "both languages name the same");
        }
    }
}
