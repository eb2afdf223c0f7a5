//! Why the input of a method is refused, and where in it.

use crate::i18n::{CalcText, Lang, fill};

/// Largest magnitude of a number that a method takes: beyond it squares and their sums could leave the range of `f64`.
pub const LARGEST: f64 = 1e100;
/// Most characters of a name or a number that a message repeats.
const MOST_CHARS: usize = 60;

/// A fault of an input and its place, written as in code: `tree.children[1].votes[0]`, empty for the whole input.
#[derive(Debug, Clone, PartialEq)]
pub struct Invalid {
    /// Where.
    pub place: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What a value of an input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of JSON")]
pub enum Kind {
    Null,
    Truth,
    Number,
    Text,
    List,
    Object,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// It cannot be read as JSON, from a line and a column on.
    Syntax(usize, usize),
    /// Lists and objects lie too deep in one another, at a line and a column.
    Deep(usize, usize),
    /// A number is beyond what a number can hold, at a line and a column.
    Overflow(usize, usize),
    /// It has more than this many megabytes.
    Bytes(u64),
    /// Another kind of value is needed.
    Kind(Kind, Kind),
    /// A key of this name is needed.
    Missing(&'static str),
    /// There is no key of this name; the nearest there is, if one is near.
    Unknown(String, Option<&'static str>),
    /// A key or an id stands there a second time.
    Twice(String),
    /// One of these words is needed.
    Choice(String, String),
    /// At least one is needed.
    Empty,
    /// A text is blank.
    Blank,
    /// At most this many are taken.
    Many(usize),
    /// It has so many, and so many are needed.
    Length(usize, usize),
    /// A row has so many columns, and the matrix so many rows.
    NotSquare(usize, usize),
    /// A number lies outside the bounds.
    Range(f64, f64, f64),
    /// A number must be whole and within the bounds.
    Whole(f64, f64, f64),
    /// A diagonal cell is this and not 1.
    Diagonal(f64),
    /// A cell is this, and not that reciprocal of its twin.
    NotReciprocal(f64, f64),
    /// All weights are 0.
    NoWeight,
    /// The ratings reach over this much, more than the scale does.
    Spread(f64, f64),
    /// Either of two keys is needed.
    Neither(&'static str, &'static str),
    /// Two keys exclude each other.
    Both(&'static str, &'static str),
    /// The hierarchy has no leaf of this id.
    NoLeaf(String),
    /// The alternatives are not compared under this leaf.
    LacksLeaf(String),
}

impl Invalid {
    /// A fault of the whole input, to be placed with [`Self::within`].
    #[must_use]
    pub fn new(fault: Fault) -> Self {
        Self { place: String::new(), fault }
    }

    /// A fault at a place.
    #[must_use]
    pub fn at(place: impl Into<String>, fault: Fault) -> Self {
        Self { place: place.into(), fault }
    }

    /// The same fault seen from outside: `[0]` within `weights` is `weights[0]`.
    #[must_use]
    pub fn within(mut self, outer: &str) -> Self {
        let dot = if self.place.is_empty() || self.place.starts_with('[') { "" } else { "." };
        self.place = format!("{outer}{dot}{}", self.place);
        self
    }

    /// What is wrong and what would be right, one line without an end.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let text = CalcText::of(lang);
        // A Chinese sentence sets a place apart from the words after it, as it does every word in Latin letters.
        let place = if self.place.is_empty() { text.input.to_owned() } else { short(&self.place) + lang.pick(" ", "") };
        let (template, values) = self.fault.sentence(text);
        let mut values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
        values.push(("place", &place));
        fill(template, &values)
    }
}

type Values = Vec<(&'static str, String)>;

impl Fault {
    fn sentence(&self, text: &'static CalcText) -> (&'static str, Values) {
        let position = |line: usize, column: usize| vec![("line", line.to_string()), ("column", column.to_string())];
        let bounds =
            |value: f64, low: f64, high: f64| vec![("value", shown(value)), ("low", shown(low)), ("high", shown(high))];
        let pair = |one: &str, other: &str| vec![("one", short(one)), ("other", short(other))];
        let counts = |found: usize, needed: usize| vec![("found", found.to_string()), ("needed", needed.to_string())];
        match self {
            Self::Syntax(line, column) => (text.syntax, position(*line, *column)),
            Self::Deep(line, column) => (text.deep, position(*line, *column)),
            Self::Overflow(line, column) => (text.overflow, position(*line, *column)),
            Self::Bytes(megabytes) => (text.bytes, vec![("most", megabytes.to_string())]),
            Self::Kind(needed, found) => (text.kind, pair(needed.name(text), found.name(text))),
            Self::Missing(key) => (text.missing, vec![("key", (*key).to_owned())]),
            Self::Unknown(key, None) => (text.unknown, vec![("key", short(key))]),
            Self::Unknown(key, Some(near)) => (text.unknown_near, vec![("key", short(key)), ("near", short(near))]),
            Self::Twice(name) => (text.twice, vec![("name", short(name))]),
            Self::Choice(name, known) => (text.choice, vec![("name", short(name)), ("known", known.clone())]),
            Self::Empty => (text.empty, Vec::new()),
            Self::Blank => (text.blank, Vec::new()),
            Self::Many(most) => (text.many, vec![("most", most.to_string())]),
            Self::Length(found, needed) => (text.length, counts(*found, *needed)),
            Self::NotSquare(found, needed) => (text.not_square, counts(*found, *needed)),
            Self::Range(value, low, high) => (text.range, bounds(*value, *low, *high)),
            Self::Whole(value, low, high) => (text.whole, bounds(*value, *low, *high)),
            Self::Diagonal(value) => (text.diagonal, vec![("value", shown(*value))]),
            Self::NotReciprocal(value, needed) => {
                (text.not_reciprocal, vec![("value", shown(*value)), ("needed", shown(*needed))])
            }
            Self::NoWeight => (text.no_weight, Vec::new()),
            Self::Spread(found, most) => (text.spread, vec![("found", shown(*found)), ("most", shown(*most))]),
            Self::Neither(one, other) => (text.neither, pair(one, other)),
            Self::Both(one, other) => (text.both, pair(one, other)),
            Self::NoLeaf(name) => (text.no_leaf, vec![("name", short(name))]),
            Self::LacksLeaf(name) => (text.lacks_leaf, vec![("name", short(name))]),
        }
    }
}

impl Kind {
    fn name(self, text: &'static CalcText) -> &'static str {
        match self {
            Self::Null => text.a_null,
            Self::Truth => text.a_truth,
            Self::Number => text.a_number,
            Self::Text => text.a_text,
            Self::List => text.a_list,
            Self::Object => text.an_object,
        }
    }
}

/// A number as a message shows it: seven digits at most, powers of ten where it is very large or very small.
fn shown(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-4..1e7).contains(&size) {
        let text = format!("{value:.6e}");
        let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
        return format!("{}e{power}", digits.trim_end_matches('0').trim_end_matches('.'));
    }
    let text = format!("{value:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn short(text: &str) -> String {
    let mut short: String = text.chars().take(MOST_CHARS).collect();
    if short.len() < text.len() {
        short.push_str("...");
    }
    short
}

/// Whether every number is finite and no larger than [`LARGEST`]; numbers below `low` are out too.
pub(super) fn bounded(values: &[f64], low: f64) -> Result<(), Invalid> {
    match values.iter().position(|value| !(low..=LARGEST).contains(value)) {
        Some(at) => Err(Invalid::at(format!("[{at}]"), Fault::Range(values[at], low, LARGEST))),
        None => Ok(()),
    }
}

/// Weights that are not negative, as shares of 1.
pub(super) fn shares(weights: &[f64]) -> Result<Vec<f64>, Invalid> {
    bounded(weights, 0.0)?;
    // Divided by the largest first, so that tiny weights do not lose their digits.
    let top = weights.iter().copied().fold(0.0, f64::max);
    if top == 0.0 {
        return Err(Invalid::new(Fault::NoWeight));
    }
    let sum: f64 = weights.iter().map(|weight| weight / top).sum();
    Ok(weights.iter().map(|weight| weight / top / sum).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_written_as_in_code() {
        let fault = || Invalid::at("[2]", Fault::Empty);
        assert_eq!(fault().within("votes").within("children[1]").within("tree").place, "tree.children[1].votes[2]");
        assert_eq!(Invalid::new(Fault::NoWeight).within("weights").place, "weights");
    }

    #[test]
    fn numbers_are_shown_in_few_digits() {
        let pairs =
            [(0.5, "0.5"), (1.0 / 3.0, "0.333333"), (7.0, "7"), (0.0, "0"), (1e100, "1e100"), (-2.5e-9, "-2.5e-9")];
        for (value, text) in pairs {
            assert_eq!(shown(value), text);
        }
    }

    #[test]
    fn shares_sum_to_one_whatever_their_size() {
        assert_eq!(shares(&[3.0, 1.0]), Ok(vec![0.75, 0.25]));
        assert_eq!(shares(&[1e-300, 1e-300]), Ok(vec![0.5, 0.5]));
        assert_eq!(shares(&[0.0, 0.0]), Err(Invalid::new(Fault::NoWeight)));
        assert_eq!(shares(&[1.0, f64::NAN]).unwrap_err().place, "[1]");
        assert_eq!(shares(&[1.0, -1.0]).unwrap_err().place, "[1]");
    }

    #[test]
    fn a_long_name_is_cut() {
        let message = Invalid::new(Fault::Unknown("x".repeat(1000), None)).message(Lang::En);
        assert!(message.len() < 200 && message.contains("..."), "{message}");
    }
}
