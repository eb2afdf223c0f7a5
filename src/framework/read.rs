//! Reading and checking a framework file; every fault of a file is found in one run.

use sha2::{Digest, Sha256};

use super::known::{Ids, Known, id, list};
use super::model::{
    Basis, Criterion, Dimension, Framework, Gating, Grade, Index, Item, Level, NOT_APPLICABLE, Rating, Text,
};
use super::read_extras;
use crate::source::{Bounds, FaultKind, Faults, Fields, Kind, Node, Reader, Source};

/// Reads a framework.
///
/// # Errors
/// Every fault of the file with its place: see files.md, "Refused".
pub fn parse(name: &str, bytes: &[u8]) -> Result<Framework, Faults> {
    let source = Source::toml(name, bytes)?;
    let root = source.parse()?;
    let reader = Reader::new(&source);
    let framework = read(&reader, &root, hash(bytes));
    reader.finish(framework)
}

/// The hash that names a framework's file: the lowercase hex SHA-256 of its bytes.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lowercase hexadecimal digits of bytes.
fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn read(reader: &Reader<'_>, root: &Node, hash: String) -> Option<Framework> {
    let fields = reader.root(root)?;
    schema(&fields);
    let id = id(&fields, "framework");
    let version = fields.need_text("version");
    let title = need_text(reader, &fields, "title");
    let source = text(reader, &fields, "source");
    let note = text(reader, &fields, "note");
    let (scale, scale_ids) = read_scale(reader, &fields);
    let (levels, all_ranks) = read_levels(reader, &fields);
    let mut known = Known {
        scale: scale_ids,
        ranks: levels.iter().map(|level| level.rank).collect(),
        all_ranks,
        dimensions: Ids::default(),
        criteria: Ids::default(),
        items: Ids::default(),
    };
    let cap = fields.need_text("evidence_cap");
    let evidence_cap = cap.and_then(|id| known.rating(&fields, "evidence_cap", id));
    let gating = fields.need("gating").and_then(|node| read_gating(reader, node, &known));
    let grades = read_grades(reader, &fields);
    let dimensions = read_dimensions(reader, &fields, &mut known);
    let mut framework = Framework {
        id: id.unwrap_or_default(),
        version: version.unwrap_or_default().to_owned(),
        hash,
        title: title.unwrap_or_default(),
        source,
        note,
        scale,
        evidence_cap: evidence_cap.unwrap_or_default(),
        gating: gating.unwrap_or(Gating { key_at_least: 0, coverage_above: 0.0, lower_coverage_above: 0.0 }),
        levels,
        grades,
        dimensions,
        service_lines: read_extras::named(reader, &fields, "service_lines"),
        audiences: read_extras::named(reader, &fields, "audiences"),
        diagnostics: Vec::new(),
        reflections: read_extras::reflections(reader, &fields),
        index: Index::default(),
    };
    framework.build_index();
    framework.diagnostics = read_extras::diagnostics(reader, &fields, &known);
    fields.done();
    Some(framework)
}

/// Checks the `schema` of a file.
pub(crate) fn schema(fields: &Fields<'_>) {
    if let Some(found) = fields.need_integer("schema")
        && found != 1
    {
        fields.fault("schema", FaultKind::Schema { found });
    }
}

/// A text table under a key that must be there.
pub(crate) fn need_text(reader: &Reader<'_>, fields: &Fields<'_>, key: &'static str) -> Option<Text> {
    fields.need(key).and_then(|node| text_node(reader, node, key, fields.of()))
}

/// A text table under a key that may be left out.
pub(super) fn text(reader: &Reader<'_>, fields: &Fields<'_>, key: &'static str) -> Option<Text> {
    fields.get(key).and_then(|node| text_node(reader, node, key, fields.of()))
}

fn text_node(reader: &Reader<'_>, node: &Node, key: &str, of: &str) -> Option<Text> {
    let fields = reader.words(node, key, of)?;
    let text = languages(&fields, key);
    fields.done();
    Some(text)
}

/// The text of a table of languages; a fault if every one is blank. One that could not be read is not blank.
fn languages(fields: &Fields<'_>, key: &str) -> Text {
    let (zh, en) = (fields.text("zh"), fields.text("en"));
    let text = Text { zh: zh.unwrap_or_default().to_owned(), en: en.unwrap_or_default().to_owned() };
    let unread = fields.has("zh") != zh.is_some() || fields.has("en") != en.is_some();
    let mistyped = zh.is_none() && en.is_none() && fields.rows().iter().any(|(key, _, _)| key != "rank");
    if text.zh.trim().is_empty() && text.en.trim().is_empty() && !unread && !mistyped {
        fields.fault_here(FaultKind::BlankText { key: key.to_owned(), of: fields.of().to_owned() });
    }
    text
}

/// A weight: finite and above 0, 1 if left out.
fn weight(fields: &Fields<'_>) -> f64 {
    let weight = fields.number("weight").unwrap_or(1.0);
    if weight.is_finite() && weight > 0.0 {
        return weight;
    }
    fields.fault("weight", FaultKind::Weight { of: fields.of().to_owned() });
    1.0
}

fn too_few(fields: &Fields<'_>, key: &'static str, found: usize, least: usize) {
    if found < least {
        let (key_name, of) = (key.to_owned(), fields.of().to_owned());
        fields.fault(key, FaultKind::TooFew { key: key_name, of, least });
    }
}

fn read_scale(reader: &Reader<'_>, fields: &Fields<'_>) -> (Vec<Rating>, Ids) {
    let nodes = fields.need_list("scale");
    let (mut scale, mut ids) = (Vec::new(), Ids::default());
    // The points of the last row that had any.
    let mut last: Option<i64> = None;
    for (nth, node) in nodes.unwrap_or_default().iter().enumerate() {
        let Some(mut row) = reader.row(node, "scale", "scale", Kind::Table) else {
            ids.leave_gap();
            continue;
        };
        let id = ids.take(&mut row, "scale");
        if id == NOT_APPLICABLE {
            row.fault("id", FaultKind::ReservedId { id: id.clone() });
        }
        let points = row.need_integer("points");
        match (points, last) {
            (Some(points), _) if nth == 0 && points != 0 => row.fault("points", FaultKind::PointsFromZero),
            (Some(points), Some(last)) if points <= last => {
                row.fault("points", FaultKind::MustRise { key: "points".into(), of: row.of().to_owned() });
            }
            _ => {}
        }
        last = points.or(last);
        let name = need_text(reader, &row, "name").unwrap_or_default();
        let meaning = text(reader, &row, "meaning");
        row.done();
        scale.push(Rating { id, points: points.unwrap_or_default(), name, meaning });
    }
    match nodes {
        Some(nodes) => too_few(fields, "scale", nodes.len(), 2),
        None => ids.leave_gap(),
    }
    (scale, ids)
}

/// The levels, and whether the rank of each could be read.
fn read_levels(reader: &Reader<'_>, fields: &Fields<'_>) -> (Vec<Level>, bool) {
    let nodes = fields.need_list("levels");
    let mut levels: Vec<Level> = Vec::new();
    for node in nodes.unwrap_or_default() {
        let Some(row) = reader.row(node, "levels", "levels", Kind::Table) else { continue };
        let rank = row.need_integer("rank");
        let name = need_text(reader, &row, "name").unwrap_or_default();
        let meaning = text(reader, &row, "meaning");
        if let Some(rank) = rank {
            if levels.last().is_some_and(|last| rank <= last.rank) {
                row.fault("rank", FaultKind::MustRise { key: "rank".into(), of: "levels".into() });
            }
            levels.push(Level { rank, name, meaning });
        }
        row.done();
    }
    if let Some(nodes) = nodes {
        too_few(fields, "levels", nodes.len(), 2);
    }
    let all = nodes.is_some_and(|nodes| nodes.len() == levels.len() && levels.len() >= 2);
    (levels, all)
}

fn read_gating(reader: &Reader<'_>, node: &Node, known: &Known) -> Option<Gating> {
    let fields = reader.fields(node, "gating", "gating")?;
    let key = fields.need_text("key_at_least").and_then(|id| known.rating(&fields, "key_at_least", id));
    let share = |key: &'static str, value: Option<f64>| {
        let value = value?;
        if (0.0..1.0).contains(&value) {
            return Some(value);
        }
        fields.fault(key, FaultKind::OutOfRange { key: key.into(), of: "gating".into(), bounds: Bounds::Share });
        None
    };
    let coverage_above = share("coverage_above", fields.need_number("coverage_above"));
    let lower = share("lower_coverage_above", fields.number("lower_coverage_above"));
    fields.done();
    let coverage_above = coverage_above?;
    if lower.is_some_and(|lower| lower < coverage_above) {
        fields.fault("lower_coverage_above", FaultKind::GatingOrder);
    }
    Some(Gating { key_at_least: key?, coverage_above, lower_coverage_above: lower.unwrap_or(coverage_above) })
}

fn read_grades(reader: &Reader<'_>, fields: &Fields<'_>) -> Vec<Grade> {
    let mut grades = Vec::new();
    let mut ids = Ids::default();
    for node in fields.list("grades") {
        let Some(mut row) = reader.row(node, "grades", "grades", Kind::Table) else { continue };
        let id = ids.take(&mut row, "grades");
        let at_least = row.need_number("at_least").unwrap_or_default();
        if !(0.0..=100.0).contains(&at_least) {
            let of = row.of().to_owned();
            row.fault("at_least", FaultKind::OutOfRange { key: "at_least".into(), of, bounds: Bounds::Percent });
        }
        let name = need_text(reader, &row, "name").unwrap_or_default();
        row.done();
        grades.push(Grade { id, at_least, name });
    }
    // scoring.md §3 reads them highest first; the file may list them in any order.
    grades.sort_by(|a: &Grade, b: &Grade| b.at_least.total_cmp(&a.at_least));
    grades
}

fn read_dimensions(reader: &Reader<'_>, fields: &Fields<'_>, known: &mut Known) -> Vec<Dimension> {
    let nodes = fields.need_list("dimensions");
    let mut dimensions = Vec::new();
    for node in nodes.unwrap_or_default() {
        let Some(mut row) = reader.row(node, "dimensions", "dimensions", Kind::Table) else {
            known.dimensions.leave_gap();
            known.leave_criteria_gap();
            continue;
        };
        let id = known.dimensions.take(&mut row, "dimensions");
        let list = row.need_list("criteria");
        let criteria = list.unwrap_or_default().iter().filter_map(|node| read_criterion(reader, node, known)).collect();
        match list {
            Some(list) => too_few(&row, "criteria", list.len(), 1),
            None => known.leave_criteria_gap(),
        }
        dimensions.push(Dimension {
            id,
            section: row.text("section").map(str::to_owned),
            weight: weight(&row),
            title: need_text(reader, &row, "title").unwrap_or_default(),
            criteria,
        });
        row.done();
    }
    if let Some(nodes) = nodes {
        too_few(fields, "dimensions", nodes.len(), 1);
    } else {
        known.dimensions.leave_gap();
        known.leave_criteria_gap();
    }
    dimensions
}

fn read_criterion(reader: &Reader<'_>, node: &Node, known: &mut Known) -> Option<Criterion> {
    let Some(mut row) = reader.row(node, "criteria", "criteria", Kind::Table) else {
        known.leave_criteria_gap();
        return None;
    };
    let id = known.criteria.take(&mut row, "criteria");
    let list = row.need_list("items");
    let items = list.unwrap_or_default().iter().filter_map(|node| read_item(reader, node, known)).collect();
    match list {
        Some(list) => too_few(&row, "items", list.len(), 1),
        None => known.items.leave_gap(),
    }
    let criterion = Criterion {
        section: row.text("section").map(str::to_owned),
        weight: weight(&row),
        title: need_text(reader, &row, "title").unwrap_or_default(),
        question: text(reader, &row, "question"),
        note: text(reader, &row, "note"),
        rubric: read_rubric(reader, &row, known),
        items,
        id,
    };
    row.done();
    Some(criterion)
}

fn read_rubric(reader: &Reader<'_>, criterion: &Fields<'_>, known: &Known) -> Vec<(i64, Text)> {
    let mut rubric: Vec<(i64, Text)> = Vec::new();
    for node in criterion.list("rubric") {
        let Some(row) = reader.row(node, "rubric", criterion.of(), Kind::Table) else { continue };
        let rank = row.need_integer("rank");
        let text = languages(&row, "rubric");
        row.done();
        let Some(rank) = rank else { continue };
        known.rank(&row, "rank", rank);
        if rubric.iter().any(|(other, _)| *other == rank) {
            let (key, of) = ("rank".to_owned(), criterion.of().to_owned());
            row.fault("rank", FaultKind::RankTwice { key, of, rank });
        }
        rubric.push((rank, text));
    }
    rubric.sort_by_key(|(rank, _)| *rank);
    rubric
}

fn read_item(reader: &Reader<'_>, node: &Node, known: &mut Known) -> Option<Item> {
    let Some(mut row) = reader.row(node, "items", "items", Kind::Table) else {
        known.items.leave_gap();
        return None;
    };
    let id = known.items.take(&mut row, "items");
    let level = row.need_integer("level");
    let above = known.ranks.get(1..).unwrap_or_default();
    if let Some(level) = level.filter(|level| known.all_ranks && !above.contains(level)) {
        row.fault("level", FaultKind::ItemLevel { of: row.of().to_owned(), level, ranks: list(above) });
    }
    let item = Item {
        level: level.unwrap_or_default(),
        key: row.flag("key").unwrap_or(false),
        weight: weight(&row),
        basis: read_basis(&row),
        text: need_text(reader, &row, "text").unwrap_or_default(),
        evidence: read_evidence(reader, &row),
        claims: read_extras::claims(reader, &row),
        id,
    };
    row.done();
    Some(item)
}

fn read_evidence(reader: &Reader<'_>, item: &Fields<'_>) -> Vec<Text> {
    let rows = item.list("evidence").iter().filter_map(|node| {
        let row = reader.row(node, "evidence", item.of(), Kind::Words)?;
        let text = languages(&row, "evidence");
        row.done();
        Some(text)
    });
    rows.collect()
}

fn read_basis(row: &Fields<'_>) -> Option<Basis> {
    let word = row.text("basis")?;
    let basis = [Basis::Paper, Basis::Mixed, Basis::Derived].into_iter().find(|basis| basis.id() == word);
    if basis.is_none() {
        let known = "paper, mixed, derived".to_owned();
        row.fault(
            "basis",
            FaultKind::Value { key: "basis".into(), of: row.of().to_owned(), found: word.to_owned(), known },
        );
    }
    basis
}
