//! What has been read of a framework file so far, for the rows further down that refer to it.

use std::collections::HashMap;

use crate::source::{FaultKind, Fields};

/// What the rows further down refer to. Where one of a kind could not be read, a reference to an unknown one may
/// mean it, and is no fault of its own.
pub(super) struct Known {
    pub scale: Ids,
    pub ranks: Vec<i64>,
    pub all_ranks: bool,
    pub dimensions: Ids,
    pub criteria: Ids,
    pub items: Ids,
}

impl Known {
    /// The index of a rating id, or a fault.
    pub(super) fn rating(&self, fields: &Fields<'_>, key: &'static str, id: &str) -> Option<usize> {
        self.scale.find(fields, key, id)
    }

    /// Notes that some criteria, and so some items, are not known.
    pub(super) fn leave_criteria_gap(&mut self) {
        self.criteria.leave_gap();
        self.items.leave_gap();
    }

    /// Notes a rank that is no level's.
    pub(super) fn rank(&self, fields: &Fields<'_>, key: &'static str, rank: i64) {
        if self.all_ranks && !self.ranks.contains(&rank) {
            let (of, ranks) = (fields.of().to_owned(), list(&self.ranks));
            fields.fault(key, FaultKind::NoSuchRank { key: key.to_owned(), of, rank, ranks });
        }
    }
}

pub(super) fn list(ranks: &[i64]) -> String {
    ranks.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The `id` of a row: not empty, no white space.
pub(super) fn id(fields: &Fields<'_>, key: &str) -> Option<String> {
    let id = fields.need_text("id")?;
    if id.is_empty() || id.chars().any(char::is_whitespace) {
        fields.fault("id", FaultKind::BadId { key: key.to_owned(), id: id.to_owned() });
    }
    Some(id.to_owned())
}

/// The ids of one kind, in the order they were read.
#[derive(Default)]
pub(super) struct Ids {
    order: Vec<String>,
    places: HashMap<String, usize>,
    /// Whether a row or an id could not be read.
    gaps: bool,
}

impl Ids {
    /// Reads a row's id and names the row by it; a second use is a fault.
    pub(super) fn take(&mut self, row: &mut Fields<'_>, key: &str) -> String {
        let id = id(row, key).unwrap_or_default();
        if id.is_empty() {
            self.gaps = true;
        } else if self.places.insert(id.clone(), self.order.len()).is_some() {
            row.fault("id", FaultKind::DuplicateId { key: key.to_owned(), id: id.clone() });
        }
        self.order.push(id.clone());
        row.rename(&id);
        id
    }

    /// Notes that some rows are not known.
    pub(super) fn leave_gap(&mut self) {
        self.gaps = true;
    }

    /// The index of an id that a key refers to, or a fault.
    pub(super) fn find(&self, fields: &Fields<'_>, key: &'static str, id: &str) -> Option<usize> {
        let found = self.places.get(id).copied();
        if found.is_none() && !self.gaps {
            fields.dangling(key, id, self.order.iter().map(String::as_str));
        }
        found
    }
}
