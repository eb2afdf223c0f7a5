//! JSON as it stands in a file: keys in order, twins too, and little memory for a million numbers.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{Fault, Invalid, Kind};

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json {
    Null,
    Truth,
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Null => Kind::Null,
            Self::Truth => Kind::Truth,
            Self::Number(_) => Kind::Number,
            Self::Text(_) => Kind::Text,
            Self::List(_) => Kind::List,
            Self::Object(_) => Kind::Object,
        }
    }
}

/// Reads a whole input; a byte order mark may stand before it.
pub(super) fn parse(input: &[u8]) -> Result<Json, Invalid> {
    let input = input.strip_prefix(b"\xef\xbb\xbf").unwrap_or(input);
    serde_json::from_slice(input).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        // serde_json tells these two apart by their words alone; were they reworded, both would be faults of syntax.
        let reason = error.to_string();
        Invalid::new(match reason {
            reason if reason.starts_with("recursion limit exceeded") => Fault::Deep(line, column),
            reason if reason.starts_with("number out of range") => Fault::Overflow(line, column),
            _ => Fault::Syntax(line, column),
        })
    })
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Truth)
    }

    #[allow(clippy::cast_precision_loss, reason = "every number is taken as a floating one")]
    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }

    #[allow(clippy::cast_precision_loss, reason = "every number is taken as a floating one")]
    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element()? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut rows: A) -> Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some(row) = rows.next_entry()? {
            object.push(row);
        }
        Ok(Json::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> Fault {
        parse(text.as_bytes()).expect_err(text).fault
    }

    #[test]
    fn what_is_no_json_is_told_with_its_place() {
        assert_eq!(fault(""), Fault::Syntax(1, 0));
        assert_eq!(fault("{\"a\": NaN}"), Fault::Syntax(1, 7));
        assert_eq!(fault("{\"a\":\n 1,}"), Fault::Syntax(2, 4));
        assert_eq!(fault("[1] 2"), Fault::Syntax(1, 5));
        assert_eq!(fault("1e999"), Fault::Overflow(1, 5));
        assert_eq!(fault("-1e999"), Fault::Overflow(1, 6));
        assert!(matches!(fault(&"[".repeat(100_000)), Fault::Deep(1, 128)));
        assert!(matches!(parse(b"\xff").expect_err("bytes").fault, Fault::Syntax(1, _)));
    }

    #[test]
    fn what_is_json_is_kept_as_it_stands() {
        let twins = parse(b"\xef\xbb\xbf{\"b\": null, \"a\": [true, \"x\"], \"b\": -0.5}").expect("JSON");
        let list = Json::List(vec![Json::Truth, Json::Text("x".into())]);
        let rows = vec![("b".into(), Json::Null), ("a".into(), list), ("b".into(), Json::Number(-0.5))];
        assert_eq!(twins, Json::Object(rows));
    }
}
