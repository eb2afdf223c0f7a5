//! The definition of every number, held against cases computed elsewhere and against exhaustive search.

#[path = "scoring/bounds.rs"]
mod bounds;
#[path = "scoring/diagnostics.rs"]
mod diagnostics;
#[path = "scoring/explained.rs"]
mod explained;
#[path = "scoring/figures.rs"]
mod figures;
#[path = "scoring/methods.rs"]
mod methods;
#[path = "scoring/paths.rs"]
mod paths;
#[path = "scoring/random.rs"]
mod random;
#[path = "common/vectors.rs"]
mod vectors;

use std::fs;
use std::path::Path;

use pinheng::assessment::{AnswersFile, Record};
use pinheng::framework::{self, Framework};
use pinheng::scoring::{Weights, score, score_json};
use serde_json::Value;

fn case(dir: &Path) -> (Framework, Record, Value) {
    let read = |name: &str| fs::read(dir.join(name)).expect("case file");
    let framework = framework::parse("framework.toml", &read("framework.toml")).expect("framework");
    let answers = AnswersFile::open("answers.toml", &read("answers.toml")).expect("answers");
    let record = answers.read(&framework).expect("record");
    (framework, record, serde_json::from_slice(&read("expected.json")).expect("expected"))
}

/// Every field of `expected` is in `found`; numbers agree to 1e-9.
fn assert_holds(expected: &Value, found: &Value, place: &str) {
    match (expected, found) {
        (Value::Object(fields), Value::Object(_)) => {
            for (key, value) in fields {
                assert_holds(value, &found[key], &format!("{place}.{key}"));
            }
        }
        (Value::Array(left), Value::Array(right)) => {
            assert_eq!(left.len(), right.len(), "{place}");
            for (index, (left, right)) in left.iter().zip(right).enumerate() {
                assert_holds(left, right, &format!("{place}[{index}]"));
            }
        }
        (Value::Number(left), Value::Number(right)) => {
            let (left, right) = (left.as_f64().expect("number"), right.as_f64().expect("number"));
            assert!((left - right).abs() <= 1e-9, "{place}: expected {left}, found {right}");
        }
        _ => assert_eq!(expected, found, "{place}"),
    }
}

#[test]
fn every_case_scores_as_expected() {
    let mut cases = 0;
    for entry in fs::read_dir("tests/data/maturity").expect("cases") {
        let dir = entry.expect("entry").path();
        let (framework, record, expected) = case(&dir);
        let result = score(&framework, &record, &Weights::of_framework(&framework));
        assert_holds(&expected, &score_json(&framework, &result), &dir.display().to_string());
        cases += 1;
    }
    assert!(cases >= 28, "only {cases} cases");
}
