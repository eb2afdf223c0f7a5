//! A short number that tells two sets of answers apart.

use std::fmt::Write as _;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::assessment::{Record, answers_json};
use crate::framework::Framework;

/// How many hexadecimal digits are printed.
const DIGITS: usize = 12;

/// The first 12 lowercase hexadecimal digits of the SHA-256 of the answers' canonical JSON.
///
/// What is hashed is the `answers` object of the JSON export (files.md, "Answers", in its JSON shape: item id to
/// `rating`, `note`, `reason`, `evidence`, with unanswered items and empty fields left out) as UTF-8 in the form of
/// RFC 8785: no white space, the members of every object in the order of their names' UTF-16 code units, and in texts
/// only `"`, `\` and the control characters escaped, these as `\b \t \n \f \r` or else `\u00xx` in lowercase. There
/// are no numbers in it. Office, period, targets and reflections do not enter.
#[must_use]
pub fn answers_hash(record: &Record, framework: &Framework) -> String {
    hash_of(&answers_json(record, framework))
}

/// The same of an `answers` object that was read from a file.
pub(super) fn hash_of(answers: &Value) -> String {
    let mut text = String::new();
    canonical(answers, &mut text);
    let digest = Sha256::digest(text.as_bytes());
    let mut digits = String::with_capacity(2 * digest.len());
    for byte in digest {
        // Writing to a String cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits.truncate(DIGITS);
    digits
}

fn canonical(value: &Value, out: &mut String) {
    match value {
        Value::Object(members) => {
            let mut names: Vec<&String> = members.keys().collect();
            names.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            for (index, name) in names.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                out.push_str(&Value::from(name.as_str()).to_string());
                out.push(':');
                canonical(&members[name], out);
            }
            out.push('}');
        }
        Value::Array(values) => {
            out.push('[');
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                canonical(value, out);
            }
            out.push(']');
        }
        plain => out.push_str(&plain.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_form_is_canonical() {
        let mut text = String::new();
        // U+FB33 comes after U+1F600 by UTF-16 code units and before it by code points.
        let value = json!({"b": ["x", {"z": "\u{1}\"\n"}], "a": "局", "\u{fb33}": "", "\u{1f600}": ""});
        canonical(&value, &mut text);
        assert_eq!(
            text,
            "{\"a\":\"局\",\"b\":[\"x\",{\"z\":\"\\u0001\\\"\\n\"}],\"\u{1f600}\":\"\",\"\u{fb33}\":\"\"}"
        );
    }

    #[test]
    fn the_number_is_that_of_other_tools() {
        // printf '{"goal-1":{"rating":"F"}}' | sha256sum
        assert_eq!(hash_of(&json!({"goal-1": {"rating": "F"}})), "5ae653cbb815");
        assert_ne!(hash_of(&json!({"goal-1": {"rating": "L"}})), hash_of(&json!({"goal-1": {"rating": "F"}})));
    }
}
