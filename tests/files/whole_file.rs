//! Faults of a file as a whole, and what is accepted although it looks odd.

use std::fmt::Write as _;

use pinheng::assessment::AnswersFile;
use pinheng::framework::{self, builtin, builtin_bytes};
use pinheng::i18n::Lang;
use pinheng::source::MAX_BYTES;
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use crate::corpus::small;

const SMALL: &str = include_str!("../data/small.toml");
const JSON: &str = include_str!("../data/small-answers.json");

fn sha256(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in Sha256::digest(bytes) {
        write!(hex, "{byte:02x}").unwrap();
    }
    hex
}

fn refused(name: &str, bytes: &[u8]) -> String {
    framework::parse(name, bytes).expect_err("refused").render(Lang::En)
}

#[test]
fn bytes_that_are_no_utf8_are_placed() {
    let mut bytes = SMALL.as_bytes().to_vec();
    let at = SMALL.find("框架").unwrap();
    bytes[at + 1] = 0xff;
    assert_eq!(refused("f.toml", &bytes), "f.toml:4:18: not UTF-8 text; save the file as UTF-8");
    let utf16: Vec<u8> = "\u{feff}schema = 1".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refused("f.toml", &utf16), "f.toml:1:1: not UTF-8 text; save the file as UTF-8");
}

#[test]
fn sixteen_megabytes_are_read_and_a_byte_more_is_not() {
    let most = usize::try_from(MAX_BYTES).unwrap();
    let mut text = SMALL.to_owned();
    text.push('#');
    text.extend(std::iter::repeat_n('x', most - text.len()));
    assert!(framework::parse("f.toml", text.as_bytes()).is_ok());
    text.push('x');
    assert_eq!(refused("f.toml", text.as_bytes()), "f.toml:1:1: the file is larger than 16 MB; is it the right one?");
}

#[test]
fn a_byte_order_mark_is_accepted_and_part_of_the_hash() {
    let marked = format!("\u{feff}{SMALL}");
    let framework = framework::parse("f.toml", marked.as_bytes()).expect("accepted");
    assert_eq!(framework.hash, sha256(marked.as_bytes()));
    assert_ne!(framework.hash, small().hash);
    let json = format!("\u{feff}{JSON}");
    assert!(AnswersFile::open("a.json", json.as_bytes()).and_then(|file| file.read(&small())).is_ok());
}

#[test]
fn carriage_returns_change_nothing() {
    let mut with_returns = framework::parse("f.toml", SMALL.replace('\n', "\r\n").as_bytes()).expect("accepted");
    with_returns.hash = small().hash;
    assert_eq!(with_returns, small());
}

#[test]
fn json_is_told_by_its_brace_whatever_the_file_is_called() {
    for name in ["a.json", "a.toml", "<stdin>"] {
        assert!(AnswersFile::open(name, JSON.as_bytes()).and_then(|file| file.read(&small())).is_ok(), "{name}");
    }
}

#[test]
fn nesting_is_bounded() {
    for depth in [200, 100_000] {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        let toml = refused("f.toml", format!("schema = 1\na = {open}1{close}").as_bytes());
        assert!(toml.starts_with("f.toml:2:") && toml.contains("nested too deeply"), "{toml}");
        let json = format!("{{\"schema\": 1,\n \"a\": {open}1{close}}}");
        let json = AnswersFile::open("a.json", json.as_bytes()).unwrap_err().render(Lang::Zh);
        assert!(json.starts_with("a.json:2:") && json.contains("嵌套过深"), "{json}");
        assert!(!toml.contains('\n') && !json.contains('\n'), "one fault");
    }
}

#[test]
fn many_faults_cost_no_more_than_one_pass() {
    let mut text = SMALL.to_owned();
    for nth in 0..20_000 {
        write!(text, "\n[[reflections]]\nid = \"字{nth}\"\ntext = 3\n").unwrap();
    }
    let faults = framework::parse("f.toml", text.as_bytes()).unwrap_err();
    assert_eq!(faults.list.len(), 20_000);
    let last = faults.list.last().unwrap();
    assert_eq!((last.line, last.column), (SMALL.lines().count() + 4 * 20_000, 8));
}

#[test]
fn a_reference_where_there_is_nothing_to_refer_to_says_so() {
    let (before, _) = SMALL.split_once("[[reflections]]").unwrap();
    let framework = framework::parse("f.toml", before.as_bytes()).expect("framework");
    let answers = include_bytes!("../data/small-answers.toml");
    let faults = AnswersFile::open("a.toml", answers).and_then(|file| file.read(&framework)).unwrap_err();
    let message = "`reflections` refers to `next`, which does not exist; there is nothing to refer to, so remove it";
    assert_eq!(faults.render(Lang::En), format!("a.toml:9:14: {message}"));
}

#[test]
fn escapes_of_json_mean_what_they_say() {
    let text = JSON.replace("创建方案", "\\ud83d\\ude00 \\u4e2d\\n\\t\\\"\\/");
    let record = AnswersFile::open("a.json", text.as_bytes()).and_then(|file| file.read(&small())).expect("record");
    assert_eq!(record.answers[0].evidence[0].title, "😀 中\n\t\"/");
}

#[test]
fn an_export_may_carry_more_than_answers() {
    let more = "\"schema\": 1, \"id\": \"a1\", \"state\": \"draft\", \"created\": \"2026-03-01T08:00:00Z\", \"score\": {\"x\": null}, \"weights\": {}, \"actions\": [], \"workshops\": []";
    let text = JSON.replace("\"schema\": 1", more);
    assert!(AnswersFile::open("a.json", text.as_bytes()).and_then(|file| file.read(&small())).is_ok());
    let toml = include_str!("../data/small-answers.toml").replace("schema = 1", "schema = 1\nstate = \"draft\"");
    assert!(AnswersFile::open("a.toml", toml.as_bytes()).and_then(|file| file.read(&small())).is_err(), "JSON only");
}

#[test]
fn the_hash_is_that_of_the_bytes() {
    assert_eq!(builtin().hash, sha256(builtin_bytes()));
}

proptest! {
    #[test]
    fn a_fault_is_placed_in_characters(before in "[ -!#-\\[\\]-~一-龥😀é]{0,40}", lines in 0_usize..5) {
        let text = format!("{}title = {{ zh = \"{before}\", en = 3 }}\n{}", "\n".repeat(lines), SMALL.replace("title = { zh = \"小框架\", en = \"Small framework\" }\n", ""));
        let faults = framework::parse("f.toml", text.as_bytes()).unwrap_err();
        prop_assert_eq!(faults.list.len(), 1);
        let column = "title = { zh = \"\", en = ".len() + before.chars().count() + 1;
        prop_assert_eq!((faults.list[0].line, faults.list[0].column), (lines + 1, column));
    }
}
