//! A value with its place, so that whatever is wrong with it can be told where it stands.

use std::collections::HashSet;

use super::json::Json;
use super::{Fault, Invalid, Kind};
use crate::source::likely;

/// A value and where it stands.
pub(super) struct Place<'j> {
    value: &'j Json,
    path: String,
}

impl<'j> Place<'j> {
    /// The whole input.
    pub(super) fn root(value: &'j Json) -> Self {
        Self { value, path: String::new() }
    }

    /// The place as messages write it.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// A fault here.
    pub(super) fn fault(&self, fault: Fault) -> Invalid {
        Invalid::at(&self.path, fault)
    }

    fn wants(&self, kind: Kind) -> Invalid {
        self.fault(Fault::Kind(kind, self.value.kind()))
    }

    fn inside(&self, key: &str, value: &'j Json) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        Self { value, path: format!("{}{dot}{key}", self.path) }
    }

    fn object(&self) -> Result<&'j [(String, Json)], Invalid> {
        if let Json::Object(rows) = self.value { Ok(rows) } else { Err(self.wants(Kind::Object)) }
    }

    /// Holds an object to the keys it may have, each once.
    pub(super) fn only(&self, known: &[&'static str]) -> Result<(), Invalid> {
        let mut seen = HashSet::new();
        for (key, _) in self.object()? {
            if !known.contains(&key.as_str()) {
                let start: String = key.chars().take(40).collect();
                let near = likely(&start, known.iter().copied());
                let near = known.iter().copied().find(|known| near.as_deref() == Some(known));
                return Err(self.fault(Fault::Unknown(key.clone(), near)));
            }
            if !seen.insert(key) {
                return Err(self.fault(Fault::Twice(key.clone())));
            }
        }
        Ok(())
    }

    /// The value of a key; none where it is missing or `null`.
    pub(super) fn get(&self, key: &str) -> Result<Option<Self>, Invalid> {
        let found = self.object()?.iter().find(|(known, _)| known == key);
        Ok(found.filter(|(_, value)| *value != Json::Null).map(|(_, value)| self.inside(key, value)))
    }

    /// The value of a key that must be there.
    pub(super) fn needed(&self, key: &'static str) -> Result<Self, Invalid> {
        self.get(key)?.ok_or_else(|| self.fault(Fault::Missing(key)))
    }

    /// The rows of an object whose keys are names of the user's, each once.
    pub(super) fn rows(&self) -> Result<impl Iterator<Item = (&'j str, Self)>, Invalid> {
        let rows = self.object()?;
        let mut seen = HashSet::new();
        if let Some((key, _)) = rows.iter().find(|(key, _)| !seen.insert(key)) {
            return Err(self.fault(Fault::Twice(key.clone())));
        }
        Ok(rows.iter().map(|(key, value)| (key.as_str(), self.inside(key, value))))
    }

    fn values(&self) -> Result<&'j [Json], Invalid> {
        if let Json::List(values) = self.value { Ok(values) } else { Err(self.wants(Kind::List)) }
    }

    /// The values of a list.
    pub(super) fn list(&self) -> Result<impl Iterator<Item = Self>, Invalid> {
        let values = self.values()?.iter().enumerate();
        Ok(values.map(|(at, value)| Self { value, path: format!("{}[{at}]", self.path) }))
    }

    fn all<T>(&self, read: impl Fn(&'j Json) -> Result<T, Kind>) -> Result<Vec<T>, Invalid> {
        let values = self.values()?;
        let mut found = Vec::with_capacity(values.len());
        for (at, value) in values.iter().enumerate() {
            let fault = |kind| Invalid::at(format!("{}[{at}]", self.path), Fault::Kind(kind, value.kind()));
            found.push(read(value).map_err(fault)?);
        }
        Ok(found)
    }

    /// A list of numbers.
    pub(super) fn numbers(&self) -> Result<Vec<f64>, Invalid> {
        self.all(|value| if let Json::Number(number) = value { Ok(*number) } else { Err(Kind::Number) })
    }

    /// A list of numbers with `null` where one is missing.
    pub(super) fn ratings(&self) -> Result<Vec<Option<f64>>, Invalid> {
        self.all(|value| match value {
            Json::Null => Ok(None),
            Json::Number(number) => Ok(Some(*number)),
            _ => Err(Kind::Number),
        })
    }

    /// A list of such lists.
    pub(super) fn rating_rows(&self) -> Result<Vec<Vec<Option<f64>>>, Invalid> {
        self.list()?.map(|row| row.ratings()).collect()
    }

    /// A number.
    pub(super) fn number(&self) -> Result<f64, Invalid> {
        if let Json::Number(number) = self.value { Ok(*number) } else { Err(self.wants(Kind::Number)) }
    }

    /// A text that is not blank.
    pub(super) fn text(&self) -> Result<String, Invalid> {
        match self.value {
            Json::Text(text) if text.trim().is_empty() => Err(self.fault(Fault::Blank)),
            Json::Text(text) => Ok(text.clone()),
            _ => Err(self.wants(Kind::Text)),
        }
    }
}
