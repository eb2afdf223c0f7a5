//! The methods of weighting and agreement, held against cases computed elsewhere.

use pinheng::scoring::calc::{Method, calc};
use serde_json::Value;

use crate::vectors::{FILES, cases};

fn method(id: &str) -> Method {
    Method::from_id(id).unwrap_or_else(|| panic!("no method {id}"))
}

#[test]
fn every_method_has_cases() {
    assert_eq!(Method::ALL.map(Method::id), FILES.map(|(method, _)| method));
}

#[test]
fn every_case_comes_out_as_expected() {
    let mut refused = 0;
    for case in cases() {
        match calc(method(case.method), case.inputs.as_bytes()) {
            Ok(output) => {
                assert!(!case.is_invalid(), "{} {} is not refused", case.method, case.id);
                assert_eq!(case.differs(&output), None);
            }
            Err(fault) => {
                assert!(case.is_invalid(), "{} {}: {fault:?}", case.method, case.id);
                refused += 1;
            }
        }
    }
    assert_eq!(refused, 3);
}

/// The comparison above notices a wrong figure, a lost one and another word.
#[test]
fn a_wrong_output_is_noticed() {
    let all = cases();
    let case = all.iter().find(|case| case.method == "agreement-kendall-w").expect("a case");
    let output = calc(method(case.method), case.inputs.as_bytes()).expect("an output");
    for (key, value) in
        [("w", Value::from(0.53)), ("sum_t", 1675.into()), ("status", "fine".into()), ("s", Value::Null)]
    {
        let mut changed: Value = serde_json::from_str(&output).expect("JSON");
        changed[key] = value;
        assert!(case.differs(&changed.to_string()).is_some_and(|what| what.contains(key)), "{key}");
    }
    let mut lost: Value = serde_json::from_str(&output).expect("JSON");
    lost.as_object_mut().expect("object").remove("df");
    assert!(case.differs(&lost.to_string()).is_some_and(|what| what.contains("df is missing")));
}
