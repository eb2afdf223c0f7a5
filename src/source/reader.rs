//! Reading fields out of a located tree, collecting faults instead of stopping at the first.

use std::cell::RefCell;
use std::collections::HashSet;

use chrono::NaiveDate;

use super::fault::{FaultKind, Faults, Kind};
use super::node::{Node, Source, Value};

/// Collects the faults of one file while it is read.
#[derive(Debug)]
pub struct Reader<'s> {
    source: &'s Source,
    faults: RefCell<Vec<(usize, FaultKind)>>,
}

impl<'s> Reader<'s> {
    /// A reader of one file.
    #[must_use]
    pub fn new(source: &'s Source) -> Self {
        Self { source, faults: RefCell::new(Vec::new()) }
    }

    /// Notes a fault at a byte offset.
    pub fn fault(&self, at: usize, kind: FaultKind) {
        self.faults.borrow_mut().push((at, kind));
    }

    /// Takes back that a key of a table is missing.
    fn withdraw(&self, table: usize, key: &str, of: &str) {
        self.faults.borrow_mut().retain(|(at, kind)| match kind {
            FaultKind::MissingKey { key: missing, of: owner } => *at != table || missing != key || owner != of,
            FaultKind::NoReason { of: owner } => key != "reason" || owner != of,
            _ => true,
        });
    }

    /// Notes a reference to an id that is none of the known ones.
    pub fn dangling<'i>(&self, at: usize, (key, of): (&str, &str), id: &str, ids: impl IntoIterator<Item = &'i str>) {
        let names: Vec<&str> = ids.into_iter().filter(|id| !id.is_empty()).collect();
        let near = nearest(id, names.iter().copied());
        let known = if names.len() <= LISTED { names.join(", ") } else { String::new() };
        let (key, of, id) = (key.to_owned(), of.to_owned(), id.to_owned());
        self.fault(at, FaultKind::Dangling { key, of, id, near, known });
    }

    /// The value read, if the file has no fault.
    ///
    /// # Errors
    /// All faults noted.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Faults> {
        let faults = self.faults.into_inner();
        match value {
            Some(value) if faults.is_empty() => Ok(value),
            _ => Err(self.source.faults(faults)),
        }
    }

    /// The fields of the whole file.
    pub fn root<'n>(&'n self, node: &'n Node) -> Option<Fields<'n>>
    where
        's: 'n,
    {
        let rows = rows_of(node, || self.fault(node.at, FaultKind::Root { found: node.value.kind() }))?;
        Some(self.fields_of(node, rows, ""))
    }

    /// The fields of a table under a key of `of`; messages name `of` as the owner of the fields. A fault if it is no
    /// table.
    pub fn fields<'n>(&'n self, node: &'n Node, key: &str, of: &str) -> Option<Fields<'n>>
    where
        's: 'n,
    {
        let rows = rows_of(node, || self.wrong(node, key, if of == key { "" } else { of }, Kind::Table))?;
        Some(self.fields_of(node, rows, of))
    }

    /// The same for a text in several languages.
    pub fn words<'n>(&'n self, node: &'n Node, key: &str, of: &str) -> Option<Fields<'n>>
    where
        's: 'n,
    {
        let rows = rows_of(node, || self.wrong(node, key, of, Kind::Words))?;
        Some(self.fields_of(node, rows, of))
    }

    /// The same for a table whose key in `table` is its own name.
    pub fn named<'n>(&'n self, node: &'n Node, name: &str, table: &str) -> Option<Fields<'n>>
    where
        's: 'n,
    {
        let rows = rows_of(node, || self.wrong(node, name, table, Kind::Table))?;
        Some(self.fields_of(node, rows, name))
    }

    /// The same for a row of the list `key` of `of`, which holds tables or texts in several languages.
    pub fn row<'n>(&'n self, node: &'n Node, key: &str, of: &str, expected: Kind) -> Option<Fields<'n>>
    where
        's: 'n,
    {
        let rows = rows_of(node, || self.wrong_row(node, key, of, expected))?;
        Some(self.fields_of(node, rows, of))
    }

    fn fields_of<'n>(&'n self, node: &'n Node, rows: &'n [(String, usize, Node)], of: &str) -> Fields<'n>
    where
        's: 'n,
    {
        let mut seen = HashSet::new();
        for (name, at, _) in rows {
            if !seen.insert(name.as_str()) {
                self.fault(*at, FaultKind::DuplicateKey { key: name.clone(), of: of.to_owned() });
            }
        }
        Fields { reader: self, at: node.at, of: of.to_owned(), rows, taken: RefCell::new(Vec::new()) }
    }

    /// Notes that a value is of the wrong kind.
    pub fn wrong(&self, node: &Node, key: &str, of: &str, expected: Kind) {
        let found = node.value.kind();
        self.fault(node.at, FaultKind::WrongType { key: key.to_owned(), of: of.to_owned(), expected, found });
    }

    /// Notes that a row of a list is of the wrong kind.
    pub fn wrong_row(&self, node: &Node, key: &str, of: &str, expected: Kind) {
        let (of, found) = (if of == key { "" } else { of }, node.value.kind());
        self.fault(node.at, FaultKind::WrongRow { key: key.to_owned(), of: of.to_owned(), expected, found });
    }

    /// The text of a value.
    pub fn text<'n>(&self, node: &'n Node, key: &str, of: &str) -> Option<&'n str> {
        if let Value::Text(text) = &node.value {
            return Some(text);
        }
        self.wrong(node, key, of, Kind::Text);
        None
    }

    /// The text of a list's row.
    pub fn text_row<'n>(&self, node: &'n Node, key: &str, of: &str) -> Option<&'n str> {
        if let Value::Text(text) = &node.value {
            return Some(text);
        }
        self.wrong_row(node, key, of, Kind::Text);
        None
    }

    /// The elements of a list.
    pub fn list<'n>(&self, node: &'n Node, key: &str, of: &str) -> Option<&'n [Node]> {
        if let Value::List(list) = &node.value {
            return Some(list);
        }
        self.wrong(node, key, of, Kind::List);
        None
    }
}

fn rows_of(node: &Node, wrong: impl FnOnce()) -> Option<&[(String, usize, Node)]> {
    if let Value::Table(rows) = &node.value {
        return Some(rows);
    }
    wrong();
    None
}

/// A table being read: each key is taken once, what is left over is unknown.
#[derive(Debug)]
pub struct Fields<'n> {
    reader: &'n Reader<'n>,
    at: usize,
    of: String,
    rows: &'n [(String, usize, Node)],
    taken: RefCell<Vec<&'static str>>,
}

impl<'n> Fields<'n> {
    /// Byte offset of the table.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// The owner's name in messages.
    #[must_use]
    pub fn of(&self) -> &str {
        &self.of
    }

    /// Names the owner from now on, once its id is known; an empty id names nothing.
    pub fn rename(&mut self, of: &str) {
        if !of.is_empty() {
            of.clone_into(&mut self.of);
        }
    }

    /// Whether a key is there, whatever its value.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.rows.iter().any(|(name, _, _)| name == key)
    }

    /// The value of a key, if it is there.
    pub fn get(&self, key: &'static str) -> Option<&'n Node> {
        self.taken.borrow_mut().push(key);
        self.rows.iter().find(|(name, _, _)| name == key).map(|(_, _, node)| node)
    }

    /// The value of a key; a fault if it is missing.
    pub fn need(&self, key: &'static str) -> Option<&'n Node> {
        let node = self.get(key);
        if node.is_none() {
            self.reader.fault(self.at, FaultKind::MissingKey { key: key.to_owned(), of: self.of.clone() });
        }
        node
    }

    /// A needed text.
    pub fn need_text(&self, key: &'static str) -> Option<&'n str> {
        self.need(key).and_then(|node| self.reader.text(node, key, &self.of))
    }

    /// An optional text.
    pub fn text(&self, key: &'static str) -> Option<&'n str> {
        self.get(key).and_then(|node| self.reader.text(node, key, &self.of))
    }

    /// A needed whole number.
    pub fn need_integer(&self, key: &'static str) -> Option<i64> {
        self.need(key).and_then(|node| self.as_integer(node, key))
    }

    /// An optional whole number.
    pub fn integer(&self, key: &'static str) -> Option<i64> {
        self.get(key).and_then(|node| self.as_integer(node, key))
    }

    fn as_integer(&self, node: &Node, key: &str) -> Option<i64> {
        if let Value::Integer(number) = node.value {
            return Some(number);
        }
        self.reader.wrong(node, key, &self.of, Kind::Integer);
        None
    }

    /// A needed number, whole or not.
    pub fn need_number(&self, key: &'static str) -> Option<f64> {
        self.need(key).and_then(|node| self.as_number(node, key))
    }

    /// An optional number.
    pub fn number(&self, key: &'static str) -> Option<f64> {
        self.get(key).and_then(|node| self.as_number(node, key))
    }

    fn as_number(&self, node: &Node, key: &str) -> Option<f64> {
        match node.value {
            // Whole numbers in these files are weights and percentages, far below 2^53.
            #[allow(clippy::cast_precision_loss, reason = "see above")]
            Value::Integer(number) => Some(number as f64),
            Value::Float(number) => Some(number),
            _ => {
                self.reader.wrong(node, key, &self.of, Kind::Number);
                None
            }
        }
    }

    /// An optional flag.
    pub fn flag(&self, key: &'static str) -> Option<bool> {
        let node = self.get(key)?;
        if let Value::Bool(flag) = node.value {
            return Some(flag);
        }
        self.reader.wrong(node, key, &self.of, Kind::Bool);
        None
    }

    /// An optional date: a TOML date, or in JSON its text.
    pub fn date(&self, key: &'static str) -> Option<NaiveDate> {
        let node = self.get(key)?;
        match &node.value {
            Value::Date(date) => return Some(*date),
            Value::Text(text) => {
                let (json, date) = (self.reader.source.is_json(), calendar_day(text));
                if json && date.is_some() {
                    return date;
                }
                let (key, of, text) = (key.to_owned(), self.of.clone(), text.clone());
                self.reader.fault(node.at, FaultKind::Day { key, of, text, quoted: date.is_some() });
            }
            _ => self.reader.wrong(node, key, &self.of, Kind::Date),
        }
        None
    }

    /// The elements of a needed list.
    pub fn need_list(&self, key: &'static str) -> Option<&'n [Node]> {
        self.need(key).and_then(|node| self.reader.list(node, key, &self.of))
    }

    /// The elements of an optional list, empty if it is left out.
    pub fn list(&self, key: &'static str) -> &'n [Node] {
        self.get(key).and_then(|node| self.reader.list(node, key, &self.of)).unwrap_or_default()
    }

    /// Every key with its offset and value, for tables whose keys are ids.
    #[must_use]
    pub fn rows(&self) -> &'n [(String, usize, Node)] {
        self.rows
    }

    /// Notes a fault at a key's value, or at the table if the key is not there.
    pub fn fault(&self, key: &str, kind: FaultKind) {
        self.reader.fault(self.place_of(key), kind);
    }

    /// Where a key's value stands, or the table if the key is not there.
    fn place_of(&self, key: &str) -> usize {
        self.rows.iter().find(|(name, _, _)| name == key).map_or(self.at, |(_, _, node)| node.at)
    }

    /// Notes a reference to an id that is none of the known ones.
    pub fn dangling<'i>(&self, key: &str, id: &str, ids: impl IntoIterator<Item = &'i str>) {
        self.reader.dangling(self.place_of(key), (key, &self.of), id, ids);
    }

    /// Notes a fault at the table.
    pub fn fault_here(&self, kind: FaultKind) {
        self.reader.fault(self.at, kind);
    }

    /// Notes every key that was never asked for. Where one is likely a needed key mistyped, that one is not missing.
    pub fn done(&self) {
        let known = self.taken.borrow();
        for (name, at, _) in self.rows {
            if !known.contains(&name.as_str()) {
                let near = likely(name, known.iter().copied());
                let mut names: Vec<&str> = Vec::new();
                names.extend(known.iter().filter(|key| !self.has(key)));
                names.dedup();
                if let Some(near) = &near {
                    self.reader.withdraw(self.at, near, &self.of);
                }
                let (key, of, known) = (name.clone(), self.of.clone(), names.join(", "));
                self.reader.fault(*at, FaultKind::UnknownKey { key, of, near, known });
            }
        }
    }
}

/// A date written as four, two and two digits.
fn calendar_day(text: &str) -> Option<NaiveDate> {
    let shape = text.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if text.len() == 10 && shape { text.parse().ok() } else { None }
}

/// The candidate nearest to a mistyped id (Jaro-Winkler), whatever there is.
#[must_use]
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    most_like(name, candidates).map(|(_, candidate)| candidate.to_owned())
}

/// The candidate a mistyped word was probably meant to be (a likeness of at least 0.75).
#[must_use]
pub fn likely<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    most_like(name, candidates).filter(|(likeness, _)| *likeness >= LIKELY).map(|(_, candidate)| candidate.to_owned())
}

fn most_like<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<(f64, &'c str)> {
    candidates
        .into_iter()
        .map(|candidate| (likeness(name, candidate), candidate))
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
}

/// How alike two words are, 0 to 1 (Jaro-Winkler); letters that differ in case only are nearly the same.
pub(super) fn likeness(name: &str, candidate: &str) -> f64 {
    let folded = strsim::jaro_winkler(&name.to_lowercase(), &candidate.to_lowercase());
    strsim::jaro_winkler(name, candidate).max(0.99 * folded)
}

/// How many known ids a message lists where none is like the unknown one.
const LISTED: usize = 8;

/// The likeness from which a mistyped word was probably meant to be the other.
pub(super) const LIKELY: f64 = 0.75;
