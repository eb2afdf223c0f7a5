//! Cases of the methods computed elsewhere, each with its own tolerance (tests/data/methods).

use std::fs;

use serde_json::Value;

/// The file of each method's cases.
pub const FILES: [(&str, &str); 9] = [
    ("ahp-weights", "ahp_weights"),
    ("ahp-judgment", "ahp_inconsistent_judgment"),
    ("ahp-group", "ahp_group"),
    ("ahp-hierarchy", "ahp_hierarchy"),
    ("fuzzy", "fuzzy_evaluation"),
    ("agreement-descriptive", "agreement_descriptive"),
    ("agreement-rwg", "agreement_rwg"),
    ("agreement-kendall-w", "agreement_kendall_w"),
    ("agreement-krippendorff", "agreement_krippendorff"),
];

pub struct Case {
    pub method: &'static str,
    pub id: String,
    pub inputs: String,
    expected: Value,
    tolerance: (f64, f64),
}

/// Every case of every method.
pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (method, file) in FILES {
        let text = fs::read_to_string(format!("tests/data/methods/{file}.json")).expect("cases");
        let file: Value = serde_json::from_str(&text).expect("JSON");
        for case in file["cases"].as_array().expect("cases") {
            let bound = |key: &str| case["tolerance"][key].as_f64().expect("tolerance");
            cases.push(Case {
                method,
                id: case["id"].as_str().expect("id").to_owned(),
                inputs: case["inputs"].to_string(),
                expected: case["expected"].clone(),
                tolerance: (bound("abs"), bound("rel")),
            });
        }
    }
    assert_eq!(cases.len(), 256);
    cases
}

impl Case {
    /// Whether the method must refuse the input.
    pub fn is_invalid(&self) -> bool {
        self.expected.get("error").is_some()
    }

    /// Where the output does not hold what is expected; none if it does.
    pub fn differs(&self, output: &str) -> Option<String> {
        let found: Value = serde_json::from_str(output).expect("the output is JSON");
        self.differs_at(&self.expected, &found, "").map(|what| format!("{} {}: {what}", self.method, self.id))
    }

    fn differs_at(&self, expected: &Value, found: &Value, place: &str) -> Option<String> {
        match (expected, found) {
            (Value::Object(left), Value::Object(right)) => left.iter().find_map(|(key, value)| {
                let Some(found) = right.get(key) else { return Some(format!("{place}.{key} is missing")) };
                self.differs_at(value, found, &format!("{place}.{key}"))
            }),
            (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
                let pairs = left.iter().zip(right).enumerate();
                pairs
                    .into_iter()
                    .find_map(|(at, (left, right))| self.differs_at(left, right, &format!("{place}[{at}]")))
            }
            (Value::Number(left), Value::Number(right)) => {
                let whole = left.is_i64() || left.is_u64();
                let (left, right) = (left.as_f64()?, right.as_f64()?);
                let (abs, rel) = if whole { (0.0, 0.0) } else { self.tolerance };
                let near = (left - right).abs() <= abs + rel * left.abs();
                (!near).then(|| format!("{place} is {right} and not {left}"))
            }
            (left, right) => (left != right).then(|| format!("{place} is {right} and not {left}")),
        }
    }
}
