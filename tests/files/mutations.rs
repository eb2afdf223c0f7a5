//! Files that somebody, or something, has damaged are refused or read, and never bring the program down.

use pinheng::assessment::AnswersFile;
use pinheng::framework::{self, TEMPLATE};
use pinheng::i18n::Lang;
use pinheng::scoring::{Figure, Part, View, Weights, explain, score};
use pinheng::source::Faults;
use proptest::prelude::*;

use crate::corpus::small;

const FRAMEWORKS: [&str; 3] =
    [include_str!("../data/small.toml"), TEMPLATE, include_str!("../../examples/canteen-check.toml")];
const ANSWERS: [&str; 2] = [include_str!("../data/small-answers.toml"), include_str!("../data/small-answers.json")];

#[derive(Debug, Clone)]
enum Damage {
    Cut(prop::sample::Index, usize),
    Insert(prop::sample::Index, Vec<u8>),
    Swap(prop::sample::Index, prop::sample::Index),
    Double(prop::sample::Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let index = any::<prop::sample::Index>;
    let pieces: Vec<&[u8]> = vec![
        b"\"",
        b"'",
        b"[",
        b"]",
        b"{",
        b"}",
        b"=",
        b",",
        b"\n",
        b"#",
        b"-1",
        b"0",
        b"1e400",
        b"nan",
        b"true",
        b"null",
        b"[[levels]]\n",
        b"2026-02-30",
        b"\xff",
        b"\xe6",
        "“".as_bytes(),
        "＝".as_bytes(),
        b"99999999999999999999",
        b"{}",
        b"[]",
        b"\\",
        b"\"\"",
    ];
    let inserted = prop_oneof![
        4 => prop::sample::select(pieces).prop_map(<[u8]>::to_vec),
        1 => prop::collection::vec(any::<u8>(), 1..6),
    ];
    prop_oneof![
        (index(), 1_usize..40).prop_map(|(at, length)| Damage::Cut(at, length)),
        (index(), inserted).prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
        (index(), index()).prop_map(|(a, b)| Damage::Swap(a, b)),
        index().prop_map(Damage::Double),
    ]
}

fn damaged(text: &str, damages: &[Damage]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for damage in damages {
        match damage {
            Damage::Cut(at, length) => {
                let from = at.index(bytes.len() + 1);
                bytes.drain(from..(from + length).min(bytes.len()));
            }
            Damage::Insert(at, more) => {
                let at = at.index(bytes.len() + 1);
                bytes.splice(at..at, more.iter().copied());
            }
            Damage::Swap(a, b) if !bytes.is_empty() => {
                let (a, b) = (a.index(bytes.len()), b.index(bytes.len()));
                bytes.swap(a, b);
            }
            Damage::Double(at) => {
                let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
                lines.insert(at.index(lines.len()), lines[at.index(lines.len())]);
                bytes = lines.join(&b'\n');
            }
            Damage::Swap(..) => {}
        }
    }
    bytes
}

/// A refusal says something in both languages and points into the file.
fn sound(faults: &Faults) {
    assert!(!faults.list.is_empty());
    for fault in &faults.list {
        assert!(fault.line >= 1 && fault.column >= 1);
        let (zh, en) = (fault.kind.message(Lang::Zh), fault.kind.message(Lang::En));
        assert!(!zh.is_empty() && !en.is_empty());
        assert!(!zh.contains("此处写法不对（"), "a parser's message that has no sentence of ours: {zh}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn a_damaged_framework_is_refused_or_scores(which in 0..FRAMEWORKS.len(), damages in prop::collection::vec(damage(), 1..5)) {
        match framework::parse("f.toml", &damaged(FRAMEWORKS[which], &damages)) {
            Err(faults) => sound(&faults),
            Ok(framework) => {
                let record = pinheng::assessment::Record::new(&framework, "局", "2026", "");
                let result = score(&framework, &record, &Weights::of_framework(&framework));
                let figures = result.criteria.iter().map(|row| row.figures).chain([result.overall]);
                let finite = |score: Option<f64>| score.is_none_or(|score| (0.0..100.1).contains(&score));
                prop_assert!(figures.into_iter().all(|row| finite(row.score) && finite(row.score_potential)));
                let told = explain(&framework, &record, &result, Figure::Score(Part::Overall, View::Claimed), Lang::Zh);
                prop_assert!(!told.next.is_empty());
            }
        }
    }

    #[test]
    fn damaged_answers_are_refused_or_read(which in 0..ANSWERS.len(), damages in prop::collection::vec(damage(), 1..5)) {
        let framework = small();
        match AnswersFile::open("answers", &damaged(ANSWERS[which], &damages)).and_then(|file| file.read(&framework)) {
            Err(faults) => sound(&faults),
            Ok(record) => prop_assert_eq!(record.answers.len(), framework.items().len()),
        }
    }

    #[test]
    fn anything_at_all_is_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,80}") {
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            sound(&framework::parse("f.toml", bytes).unwrap_err());
            let read = AnswersFile::open("a.json", bytes).and_then(|file| file.read(&small()));
            sound(&read.unwrap_err());
        }
    }
}
