//! Whatever was recorded can be exported in every format.

use std::sync::Arc;

use pinheng::assessment::{AnswersFile, Evidence, Mark, Record, State};
use pinheng::framework::{builtin, parse};
use pinheng::i18n::Lang;
use pinheng::report::{Format, Part, Parts};
use proptest::prelude::*;

use super::cards::{card, rendered};

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), ".{0,12}", "[=+@<&\u{202e}\u{0}\u{1f600}𠮷\r\n\"'|*]{0,8}"]
}

fn record() -> impl Strategy<Value = Record> {
    let answers = proptest::collection::vec((0..6_usize, texts(), texts(), 0..3_usize), 79);
    (answers, texts(), texts(), texts()).prop_map(|(answers, office, period, reflection)| {
        let framework = builtin();
        let mut record = Record::new(&framework, &office, &period, &reflection);
        for (answer, (rating, note, title, count)) in record.answers.iter_mut().zip(answers) {
            answer.rating = match rating {
                0 => None,
                1 => Some(Mark::NotApplicable),
                row => Some(Mark::Scale(row - 2)),
            };
            answer.evidence = vec![Evidence { title, ..Evidence::default() }; count];
            answer.note = note;
        }
        record.reflections.fill(reflection);
        record
    })
}

fn choice() -> impl Strategy<Value = Parts> {
    let chosen = proptest::sample::subsequence(Part::ALL.to_vec(), 0..=Part::ALL.len());
    prop_oneof![3 => chosen.prop_map(|parts| Parts::new(&parts)), 1 => Just(Parts::blank_checklist())]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_record_exports_in_every_format(record in record(), parts in choice(), state in 0..3_usize) {
        let card = card(&builtin(), record, State::ALL[state]);
        for format in Format::ALL {
            for lang in Lang::ALL {
                // What is drawn takes long: once a case will do.
                let drawn = matches!(format, Format::Pdf | Format::Png);
                if drawn && lang != Lang::ALL[state % 2] {
                    continue;
                }
                let first = rendered(&card, format, lang, &parts);
                prop_assert!(!first.bytes.is_empty());
                if drawn {
                    continue;
                }
                prop_assert_eq!(first, rendered(&card, format, lang, &parts), "{} twice", format.id());
            }
        }
        for format in [Format::Html, Format::Svg] {
            let page = String::from_utf8(rendered(&card, format, Lang::Zh, &parts).bytes).expect("UTF-8");
            let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
            prop_assert!(roxmltree::Document::parse_with_options(&page, options).is_ok(), "{}", page);
        }
    }
}

#[test]
fn every_framework_exports_in_every_format() {
    for entry in std::fs::read_dir("tests/data/maturity").expect("cases") {
        let dir = entry.expect("entry").path();
        let read = |name: &str| std::fs::read(dir.join(name)).expect("case file");
        let framework = Arc::new(parse("framework.toml", &read("framework.toml")).expect("framework"));
        let answers = AnswersFile::open("answers.toml", &read("answers.toml")).expect("answers");
        let card = card(&framework, answers.read(&framework).expect("record"), State::Finalised);
        for format in Format::ALL {
            let bytes = rendered(&card, format, Lang::En, &Parts::new(&Part::ALL)).bytes;
            assert!(!bytes.is_empty(), "{} {}", dir.display(), format.id());
        }
    }
}
