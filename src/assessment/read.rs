//! Reading an answers file, TOML or JSON, against its framework.

use std::cell::Cell;

use super::model::{Answer, Evidence, Mark, Record, State};
use super::read_actions::read_actions;
use crate::framework::{Framework, NOT_APPLICABLE};
use crate::source::{FaultKind, Faults, Fields, Kind, Node, Reader, Source, Value};

/// An answers file whose syntax is right, not yet read against a framework.
#[derive(Debug)]
pub struct AnswersFile {
    source: Source,
    root: Node,
}

impl AnswersFile {
    /// Parses a file; JSON or TOML is told by its content.
    ///
    /// # Errors
    /// Its syntax faults.
    pub fn open(name: &str, bytes: &[u8]) -> Result<Self, Faults> {
        let source = Source::new(name, bytes)?;
        let root = source.parse()?;
        Ok(Self { source, root })
    }

    fn top(&self, key: &str) -> Option<&Value> {
        let Value::Table(rows) = &self.root.value else { return None };
        rows.iter().find(|(name, _, _)| name == key).map(|(_, _, node)| &node.value)
    }

    fn framework_text(&self, key: &str) -> Option<&str> {
        let Some(Value::Table(rows)) = self.top("framework") else { return None };
        match rows.iter().find(|(name, _, _)| name == key).map(|(_, _, node)| &node.value) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The id of the framework that the file names.
    #[must_use]
    pub fn framework_id(&self) -> Option<&str> {
        self.framework_text("id")
    }

    /// The version of the framework that the file names.
    #[must_use]
    pub fn framework_version(&self) -> Option<&str> {
        self.framework_text("version")
    }

    /// The hash of the framework that a JSON export names.
    #[must_use]
    pub fn framework_hash(&self) -> Option<&str> {
        self.framework_text("hash")
    }

    /// The framework's own file, where a JSON export carries it and it was not changed since.
    #[must_use]
    pub fn embedded_framework(&self) -> Option<&str> {
        let text = self.framework_text("text").filter(|_| self.source.is_json())?;
        (self.framework_hash() == Some(crate::framework::hash(text.as_bytes()).as_str())).then_some(text)
    }

    /// The state that a JSON export carries.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        match self.top("state") {
            Some(Value::Text(text)) if self.source.is_json() => State::from_id(text),
            _ => None,
        }
    }

    /// The workshops of a JSON export, unread.
    #[must_use]
    pub fn workshops(&self) -> Vec<serde_json::Value> {
        self.workshop_nodes().iter().map(Node::to_json).collect()
    }

    /// Faults of the workshops with these indices, which are not what an export holds.
    #[must_use]
    pub fn workshop_faults(&self, faulty: &[usize]) -> Faults {
        let nodes = self.workshop_nodes();
        let fault = |index: &usize| (nodes[*index].at, FaultKind::Workshop { number: index + 1 });
        self.source.faults(faulty.iter().map(fault).collect())
    }

    fn workshop_nodes(&self) -> &[Node] {
        match self.top("workshops") {
            Some(Value::List(rows)) if self.source.is_json() => rows,
            _ => &[],
        }
    }

    /// Faults of a file that names no framework.
    #[must_use]
    pub fn no_framework(&self) -> Faults {
        let kind = FaultKind::MissingKey { key: "framework".into(), of: String::new() };
        Faults::one(self.source.name(), kind)
    }

    /// A fault at the framework's id.
    #[must_use]
    pub fn unknown_framework(&self, id: &str, near: Option<String>) -> Faults {
        let at = match &self.root.value {
            Value::Table(rows) => rows.iter().find(|(name, _, _)| name == "framework").map_or(0, |row| row.2.at),
            _ => 0,
        };
        let kind = FaultKind::Dangling {
            key: "id".into(),
            of: "framework".into(),
            id: id.to_owned(),
            near,
            known: String::new(),
        };
        self.source.faults(vec![(at, kind)])
    }

    /// The record, checked against the framework.
    ///
    /// # Errors
    /// Every fault of the file: unknown ids with the nearest known one, ratings outside the scale, `NA` without a
    /// reason, targets that are no level's rank, another framework's id or version.
    pub fn read(&self, framework: &Framework) -> Result<Record, Faults> {
        let reader = Reader::new(&self.source);
        let json = self.source.is_json();
        let record = Answers { reader: &reader, framework, json, foreign: Cell::new(false) }.read(&self.root);
        reader.finish(record)
    }
}

/// A file being read against its framework.
pub(super) struct Answers<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) framework: &'a Framework,
    json: bool,
    /// Whether the file names another framework altogether: then ids, ratings and ranks unknown here are no faults of
    /// their own.
    pub(super) foreign: Cell<bool>,
}

impl Answers<'_> {
    fn read(&self, root: &Node) -> Option<Record> {
        let fields = self.reader.root(root)?;
        crate::framework::schema(&fields);
        if let Some(node) = fields.need("framework") {
            self.read_framework(node);
        }
        let (office, period) = (named(&fields, "office"), named(&fields, "period"));
        let mut record = Record::new(self.framework, office, period, fields.text("scope").unwrap_or_default());
        if let Some(node) = fields.get("targets") {
            self.read_targets(node, &mut record);
        }
        if let Some(node) = fields.get("reflections") {
            self.read_reflections(node, &mut record);
        }
        if let Some(node) = fields.get("answers") {
            self.read_answers(node, &mut record);
        }
        if self.json {
            self.read_export(&fields, &mut record);
            if let Some(node) = fields.get("weights") {
                record.weighing = self.read_weights(node);
            }
        }
        fields.done();
        Some(record)
    }

    fn read_framework(&self, node: &Node) {
        let Some(fields) = self.reader.fields(node, "framework", "framework") else { return };
        let (id, version) = (fields.need_text("id"), fields.need_text("version"));
        if self.json {
            fields.text("hash");
            fields.text("text");
        }
        fields.done();
        if let (Some(id), Some(version)) = (id, version)
            && (id != self.framework.id || version != self.framework.version)
        {
            let (found, used) =
                (format!("{id} {version}"), format!("{} {}", self.framework.id, self.framework.version));
            self.reader.fault(node.at, FaultKind::Framework { found, used });
            self.foreign.set(id != self.framework.id);
        }
    }

    /// What the JSON export holds beside the answers: the actions, and what is derived or read by those it concerns.
    fn read_export(&self, fields: &Fields<'_>, record: &mut Record) {
        for key in ["id", "created", "changed"] {
            fields.get(key);
        }
        if let Some(node) = fields.get("score") {
            self.reader.fields(node, "score", "");
        }
        let known = || !self.foreign.get();
        record.actions = read_actions(self.reader, self.framework, fields.list("actions"), known);
        fields.list("workshops");
        if let Some(word) = fields.text("state")
            && State::from_id(word).is_none()
        {
            let (key, of, found) = ("state".to_owned(), String::new(), word.to_owned());
            let known = State::ALL.map(State::id).join(", ");
            fields.fault("state", FaultKind::Value { key, of, found, known });
        }
    }

    /// The index that an id key of a table stands for, or a fault naming the nearest.
    fn find<'i>(
        &self,
        table: &str,
        (id, at): (&str, usize),
        found: Option<usize>,
        ids: impl IntoIterator<Item = &'i str>,
    ) -> Option<usize> {
        if found.is_none() && !self.foreign.get() {
            self.reader.dangling(at, (table, ""), id, ids);
        }
        found
    }

    fn read_targets(&self, node: &Node, record: &mut Record) {
        let Some(fields) = self.reader.fields(node, "targets", "targets") else { return };
        for (id, at, node) in fields.rows() {
            let known = self.framework.criteria().map(|criterion| criterion.id.as_str());
            let found = self.find("targets", (id, *at), self.framework.find_criterion(id), known);
            let Value::Integer(rank) = node.value else {
                self.reader.wrong(node, id, "targets", Kind::Integer);
                continue;
            };
            if self.framework.level(rank).is_none() && !self.foreign.get() {
                let (key, of, ranks) = (id.clone(), "targets".to_owned(), self.framework.rank_list());
                self.reader.fault(node.at, FaultKind::NoSuchRank { key, of, rank, ranks });
            }
            if let Some(index) = found {
                record.targets[index] = Some(rank);
            }
        }
    }

    fn read_reflections(&self, node: &Node, record: &mut Record) {
        let Some(fields) = self.reader.fields(node, "reflections", "reflections") else { return };
        for (id, at, node) in fields.rows() {
            let found = self.framework.reflections.iter().position(|reflection| reflection.id == *id);
            let known = self.framework.reflections.iter().map(|reflection| reflection.id.as_str());
            let found = self.find("reflections", (id, *at), found, known);
            let Some(row) = self.reader.named(node, id, "reflections") else { continue };
            let text = row.text("text").unwrap_or_default();
            row.done();
            if let Some(index) = found {
                text.clone_into(&mut record.reflections[index]);
            }
        }
    }

    fn read_answers(&self, node: &Node, record: &mut Record) {
        let Some(fields) = self.reader.fields(node, "answers", "answers") else { return };
        for (id, at, node) in fields.rows() {
            let known = self.framework.items().map(|item| item.id.as_str());
            let found = self.find("answers", (id, *at), self.framework.find_item(id), known);
            let Some(row) = self.reader.named(node, id, "answers") else { continue };
            let answer = self.read_answer(&row);
            if let Some(index) = found {
                record.answers[index] = answer;
            }
        }
    }

    fn read_answer(&self, row: &Fields<'_>) -> Answer {
        let of = row.of().to_owned();
        let evidence = row.list("evidence").iter().filter_map(|node| read_evidence(self.reader, node, &of));
        let reason = row.text("reason");
        let mut answer = Answer {
            rating: None,
            note: row.text("note").unwrap_or_default().to_owned(),
            reason: reason.unwrap_or_default().to_owned(),
            evidence: evidence.collect(),
        };
        if let Some(id) = row.text("rating") {
            answer.rating = Mark::from_id(self.framework, id);
            if answer.rating.is_none() && !self.foreign.get() {
                let (rating, known) = (id.to_owned(), self.framework.rating_list());
                row.fault("rating", FaultKind::Rating { of: of.clone(), rating, known });
            }
            // A reason of the wrong type is reported already.
            let unread = row.has("reason") && reason.is_none();
            if id == NOT_APPLICABLE && answer.reason.trim().is_empty() && !unread {
                row.fault("rating", FaultKind::NoReason { of });
            }
        }
        row.done();
        answer
    }
}

/// A needed text that is not blank.
fn named<'n>(fields: &Fields<'n>, key: &'static str) -> &'n str {
    let text = fields.need_text(key);
    if text.is_some_and(|text| text.trim().is_empty()) {
        fields.fault(key, FaultKind::Blank { key: key.into() });
    }
    text.unwrap_or_default()
}

fn read_evidence(reader: &Reader<'_>, node: &Node, of: &str) -> Option<Evidence> {
    let row = reader.row(node, "evidence", of, Kind::Table)?;
    let text = |key| row.text(key).unwrap_or_default().to_owned();
    let evidence = Evidence {
        title: text("title"),
        number: text("number"),
        date: row.date("date"),
        unit: text("unit"),
        location: text("location"),
        valid_until: row.date("valid_until"),
    };
    row.done();
    Some(evidence)
}
