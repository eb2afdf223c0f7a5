//! Reading what a JSON export holds of weights: the set in force, the judgments, the weights set by hand. All else in it
//! follows from these.

use super::read::Answers;
use super::weighing::{Group, MOST_PEOPLE, ManualWeight, Pair, Step, Weighing, WeightSet};
use crate::source::{FaultKind, Fields, Kind, Node};

/// The values of a judgment, for messages.
const SCALE: &str = "1, 2, … 9, 1/2, … 1/9";

impl Answers<'_> {
    /// Reads `weights`.
    pub(super) fn read_weights(&self, node: &Node) -> Weighing {
        let mut weighing = Weighing::default();
        let Some(fields) = self.reader.fields(node, "weights", "") else { return weighing };
        if let Some(word) = fields.text("active") {
            match WeightSet::from_id(word) {
                Some(set) => weighing.active = set,
                None => value(&fields, "active", word, &WeightSet::ALL.map(WeightSet::id).join(", ")),
            }
        }
        let Some(sets) = fields.get("sets").and_then(|node| self.reader.fields(node, "sets", "weights")) else {
            return weighing;
        };
        if let Some(ahp) = sets.get("ahp").and_then(|node| self.reader.fields(node, "ahp", "sets")) {
            for node in ahp.list("people") {
                self.read_person(node, &mut weighing);
            }
        }
        if let Some(manual) = sets.get("manual").and_then(|node| self.reader.fields(node, "manual", "sets")) {
            for node in manual.list("groups") {
                self.read_manual(node, &mut weighing);
            }
        }
        weighing
    }

    fn read_person(&self, node: &Node, weighing: &mut Weighing) {
        let Some(row) = self.reader.row(node, "people", "ahp", Kind::Table) else { return };
        let name = row.text("name").unwrap_or_default();
        let Some(number) = row.need_integer("number") else { return };
        let Some(number) = u32::try_from(number).ok().filter(|number| (1..=MOST_PEOPLE).contains(number)) else {
            value(&row, "number", &number.to_string(), &format!("1 - {MOST_PEOPLE}"));
            return;
        };
        let person = weighing.person_mut(number);
        name.clone_into(&mut person.name);
        for node in row.list("judgments") {
            if let Some((pair, step)) = self.read_judgment(node) {
                person.judgments.insert(pair, step);
            }
        }
    }

    fn read_judgment(&self, node: &Node) -> Option<(Pair, Step)> {
        let row = self.reader.row(node, "judgments", "people", Kind::Table)?;
        let (first, second, ratio) = (row.need_text("first"), row.need_text("second"), row.need_number("value"));
        let group = self.read_group(&row)?;
        let (first, second, ratio) = (first?, second?, ratio?);
        let Some(step) = Step::of_ratio(ratio) else {
            value(&row, "value", &ratio.to_string(), SCALE);
            return None;
        };
        let places = [("first", first), ("second", second)].map(|(key, id)| self.read_part(&row, group, key, id));
        let [Some(first), Some(second)] = places else { return None };
        if first >= second {
            // In the order of the framework, and never with itself.
            value(&row, "second", group.id(self.framework, second), &self.ids(group, first + 1).join(", "));
            return None;
        }
        Some((Pair { group, first, second }, step))
    }

    /// The group that a row is about: that of its `dimension`, or the dimensions themselves.
    fn read_group(&self, row: &Fields<'_>) -> Option<Group> {
        let dimension = row.text("dimension");
        let group = Group::find(self.framework, dimension);
        if let (None, Some(id)) = (group, dimension) {
            self.unknown(row, "dimension", id, self.framework.dimensions.iter().map(|known| known.id.as_str()));
        }
        group
    }

    fn read_part(&self, row: &Fields<'_>, group: Group, key: &'static str, id: &str) -> Option<usize> {
        let part = group.part(self.framework, id);
        if part.is_none() {
            self.unknown(row, key, id, self.ids(group, 0));
        }
        part
    }

    fn read_manual(&self, node: &Node, weighing: &mut Weighing) {
        let Some(row) = self.reader.row(node, "groups", "manual", Kind::Table) else { return };
        let Some(group) = self.read_group(&row) else { return };
        let Some(weights) = row.need("weights").and_then(|node| self.reader.fields(node, "weights", "groups")) else {
            return;
        };
        let mut found = vec![None; group.size(self.framework)];
        for (id, _, node) in weights.rows() {
            let Some(part) = self.read_part(&weights, group, "weights", id) else { continue };
            found[part] = match node.value {
                crate::source::Value::Integer(whole) => whole.checked_mul(1000).and_then(ManualWeight::new),
                crate::source::Value::Float(number) => ManualWeight::of_number(number),
                _ => None,
            };
            if found[part].is_none() {
                self.reader.fault(node.at, FaultKind::Weight { of: id.clone() });
            }
        }
        let all: Option<Vec<ManualWeight>> = found.iter().copied().collect();
        if let Some(all) = all {
            weighing.manual.insert(group, all);
        } else if weights.rows().len() < found.len() && !self.foreign.get() {
            let missing = (0..found.len()).find(|part| found[*part].is_none()).unwrap_or_default();
            let (key, of) = (group.id(self.framework, missing).to_owned(), "weights".to_owned());
            weights.fault_here(FaultKind::MissingKey { key, of });
        }
    }

    fn ids(&self, group: Group, from: usize) -> Vec<&str> {
        (from..group.size(self.framework)).map(|part| group.id(self.framework, part)).collect()
    }

    /// Notes an id that the framework does not have, unless the file is for another one altogether.
    fn unknown<'i>(&self, row: &Fields<'_>, key: &str, id: &str, known: impl IntoIterator<Item = &'i str>) {
        if !self.foreign.get() {
            row.dangling(key, id, known);
        }
    }
}

/// Notes that a key has none of the values it can have.
fn value(row: &Fields<'_>, key: &str, found: &str, known: &str) {
    let (of, found, known) = (row.of().to_owned(), found.to_owned(), known.to_owned());
    row.fault(key, FaultKind::Value { key: key.to_owned(), of, found, known });
}
