//! The located value tree and its two parsers.

use std::ops::Range;

use chrono::NaiveDate;
use jsonc_parser::ast;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, FaultKind, Faults, Kind};
use super::syntax;

/// The largest file that is read, in bytes (16 MB); a larger one is refused before it is parsed.
pub const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// A value with the place it stands at.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Byte offset of the value's first character.
    pub at: usize,
    /// The value.
    pub value: Value,
}

impl Node {
    /// The value without its places; a date is its text, and what no file of ours uses is null.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::Text(text) => text.as_str().into(),
            Value::Integer(number) => (*number).into(),
            Value::Float(number) => (*number).into(),
            Value::Bool(flag) => (*flag).into(),
            Value::Date(date) => date.to_string().into(),
            Value::List(rows) => rows.iter().map(Self::to_json).collect(),
            Value::Table(rows) => rows.iter().map(|(key, _, node)| (key.clone(), node.to_json())).collect(),
            Value::Other(_) => serde_json::Value::Null,
        }
    }
}

/// What a [`Node`] holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction or an exponent.
    Float(f64),
    /// `true` or `false`.
    Bool(bool),
    /// A calendar date without a time.
    Date(NaiveDate),
    /// A list.
    List(Vec<Node>),
    /// Keys with the offset of each key, in the order of the file.
    Table(Vec<(String, usize, Node)>),
    /// Anything else the format allows but no file of ours uses, named by its kind.
    Other(Kind),
}

impl Value {
    /// The kind of this value, as named in messages.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::Text,
            Self::Integer(_) => Kind::Integer,
            Self::Float(_) => Kind::Number,
            Self::Bool(_) => Kind::Bool,
            Self::Date(_) => Kind::Date,
            Self::List(_) => Kind::List,
            Self::Table(_) => Kind::Table,
            Self::Other(kind) => *kind,
        }
    }
}

/// A file's name and text, to turn offsets into lines and columns.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    text: String,
    json: bool,
}

impl Source {
    /// Takes a file's bytes. JSON is told from TOML by its first character, a brace.
    ///
    /// # Errors
    /// [`Faults`] with one entry when the bytes are more than [`MAX_BYTES`] or no UTF-8.
    pub fn new(name: &str, bytes: &[u8]) -> Result<Self, Faults> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if bytes.len() as u64 > MAX_BYTES {
            return Err(Faults::one(name, FaultKind::TooLarge));
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                // A `.json` file may hold another JSON value by mistake; TOML starts with no brace.
                let by_name = || name.to_ascii_lowercase().ends_with(".json") && is_json(text);
                let json = text.trim_start().starts_with('{') || by_name();
                Ok(Self { name: name.to_owned(), json, text: text.to_owned() })
            }
            Err(error) => {
                let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
                let (line, column) = Places::new(&good).of(good.len());
                Err(Faults::new(name, vec![Fault { line, column, kind: FaultKind::NotUtf8 }]))
            }
        }
    }

    /// Takes a file's bytes as TOML, whatever they look like.
    ///
    /// # Errors
    /// As [`Source::new`].
    pub fn toml(name: &str, bytes: &[u8]) -> Result<Self, Faults> {
        Ok(Self { json: false, ..Self::new(name, bytes)? })
    }

    /// The name the file is reported under.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the text was told to be JSON.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// The line of a byte offset, from 1.
    #[must_use]
    pub fn line(&self, at: usize) -> usize {
        Places::new(&self.text).of(at).0
    }

    /// The faults at byte offsets, as faults of this file in its order.
    #[must_use]
    pub fn faults(&self, mut list: Vec<(usize, FaultKind)>) -> Faults {
        list.sort_by_key(|(at, _)| *at);
        let mut places = Places::new(&self.text);
        let list = list.into_iter().map(|(at, kind)| {
            let (line, column) = places.of(at);
            Fault { line, column, kind }
        });
        Faults::new(&self.name, list.collect())
    }

    /// Parses the text as what [`Source::new`] told it to be.
    ///
    /// # Errors
    /// The syntax faults: of several on one line the first, and none after one that leaves a bracket open.
    pub fn parse(&self) -> Result<Node, Faults> {
        if self.json { self.parse_json() } else { self.parse_toml() }
    }

    fn parse_toml(&self) -> Result<Node, Faults> {
        let (root, errors) = DeTable::parse_recoverable(&self.text);
        if errors.is_empty() {
            return Ok(Node { at: 0, value: toml_table(root.get_ref()) });
        }
        let mut errors: Vec<(Range<usize>, &str)> =
            errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message())).collect();
        errors.sort_by_key(|(span, _)| span.start);
        let (mut list, mut line_end) = (Vec::new(), None);
        for (span, message) in errors {
            if line_end.is_some_and(|end| span.start <= end) {
                continue;
            }
            let rest = self.text.get(span.start..).unwrap_or_default();
            line_end = Some(span.start + rest.find('\n').unwrap_or(rest.len()));
            let doubled = message == "duplicate key";
            let kind = if doubled {
                let key = self.text.get(span.clone()).unwrap_or_default().trim_matches(['"', '\'']).to_owned();
                FaultKind::DuplicateKey { key, of: String::new() }
            } else {
                self.syntax(span.start, message)
            };
            list.push((span.start, kind));
            if !doubled && syntax::derails(message) {
                break;
            }
        }
        Err(self.faults(list))
    }

    fn parse_json(&self) -> Result<Node, Faults> {
        // serde_json is the stricter judge of what JSON is, and bounds its depth; jsonc-parser then tells the places.
        if let Err(error) = serde_json::from_str::<serde_json::Value>(&self.text) {
            let message = error.to_string();
            let at = self.offset(error.line(), error.column());
            let message = match self.text.get(at..) {
                Some(rest) if rest.starts_with('/') => "comments are not allowed",
                _ => message.split(" at line ").next().unwrap_or_default(),
            };
            return Err(self.faults(vec![(at, self.syntax(at, message))]));
        }
        let options = jsonc_parser::CollectOptions::default();
        match jsonc_parser::parse_to_ast(&self.text, &options, &jsonc_parser::ParseOptions::default()) {
            Ok(result) => Ok(result.value.as_ref().map_or(Node { at: 0, value: Value::Other(Kind::Null) }, json_node)),
            Err(error) => {
                let at = error.range().start;
                Err(self.faults(vec![(at, self.syntax(at, &error.kind().to_string()))]))
            }
        }
    }

    /// The byte offset of a line and a column in bytes, both from 1 (`serde_json` counts so); column 0 is the end of
    /// the line before.
    fn offset(&self, line: usize, column: usize) -> usize {
        let before: usize = self.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        if column == 0 {
            return self.text[..before].trim_end().len();
        }
        let rest = self.text.get(before..).unwrap_or_default();
        let at = column.saturating_sub(1).min(rest.find('\n').unwrap_or(rest.len()));
        before + at
    }

    /// A syntax fault; where a full-width sign stands at its place, that is what is wrong.
    fn syntax(&self, at: usize, message: &str) -> FaultKind {
        let found = self.text.get(at..).and_then(|rest| rest.chars().next());
        match found.and_then(|found| Some((found, syntax::ascii_of(found)?))) {
            Some((found, right)) => FaultKind::Punctuation { found, right },
            None => FaultKind::Syntax(message.split_whitespace().collect::<Vec<_>>().join(" ")),
        }
    }
}

/// Turns byte offsets into lines and columns; offsets that rise cost one pass over the text in all.
struct Places<'t> {
    text: &'t str,
    /// Where the last answer stood: offset, line, column.
    last: (usize, usize, usize),
}

impl<'t> Places<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, last: (0, 1, 1) }
    }

    /// Line and column of an offset, both from 1, columns in characters.
    fn of(&mut self, at: usize) -> (usize, usize) {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        if at < self.last.0 {
            self.last = (0, 1, 1);
        }
        let (from, mut line, mut column) = self.last;
        for sign in self.text[from..at].chars() {
            (line, column) = if sign == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        self.last = (at, line, column);
        (line, column)
    }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

fn toml_table(table: &DeTable<'_>) -> Value {
    let mut rows: Vec<_> =
        table.iter().map(|(key, value)| (key.get_ref().to_string(), key.span().start, toml_node(value))).collect();
    rows.sort_by_key(|(_, at, _)| *at);
    Value::Table(rows)
}

fn toml_node(node: &Spanned<DeValue<'_>>) -> Node {
    let value = match node.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Value::Other(Kind::LargeInteger), Value::Integer),
        DeValue::Float(number) => number.as_str().parse().map_or(Value::Other(Kind::Number), Value::Float),
        DeValue::Boolean(flag) => Value::Bool(*flag),
        DeValue::Datetime(time) => match (time.date, time.time, time.offset) {
            (Some(date), None, None) => {
                NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
                    .map_or(Value::Other(Kind::Time), Value::Date)
            }
            _ => Value::Other(Kind::Time),
        },
        DeValue::Array(list) => Value::List(list.iter().map(toml_node).collect()),
        DeValue::Table(table) => toml_table(table),
    };
    Node { at: node.span().start, value }
}

fn json_node(value: &ast::Value<'_>) -> Node {
    use jsonc_parser::common::Ranged;
    let inner = match value {
        ast::Value::StringLit(text) => Value::Text(text.value.to_string()),
        ast::Value::NumberLit(number) => match number.value.parse::<i64>() {
            Ok(whole) => Value::Integer(whole),
            Err(_) if number.value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') => {
                Value::Other(Kind::LargeInteger)
            }
            Err(_) => number.value.parse().map_or(Value::Other(Kind::Number), Value::Float),
        },
        ast::Value::BooleanLit(flag) => Value::Bool(flag.value),
        ast::Value::Array(list) => Value::List(list.elements.iter().map(json_node).collect()),
        ast::Value::Object(object) => Value::Table(
            object
                .properties
                .iter()
                .map(|property| (property.name.as_str().to_owned(), property.range().start, json_node(&property.value)))
                .collect(),
        ),
        ast::Value::NullKeyword(_) => Value::Other(Kind::Null),
    };
    Node { at: value.range().start, value: inner }
}
