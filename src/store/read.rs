//! Reading assessments and frameworks.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

use super::db::Db;
use super::fault::StoreError;
use super::list;
use super::time::{self, Moment};
use crate::assessment::{Answer, Evidence, Mark, Record, State};
use crate::framework::Framework;

/// An assessment without what was recorded.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    /// Row number, for the other tables.
    pub key: i64,
    pub id: String,
    /// Hash of its framework.
    pub framework: String,
    pub office: String,
    pub period: String,
    pub scope: String,
    pub finalised: bool,
    pub archived: bool,
    pub deleted: bool,
    pub created: Moment,
    pub changed: Moment,
}

impl Head {
    pub(crate) fn state(&self) -> State {
        list::state(self.finalised, self.archived)
    }
}

/// A stored framework.
#[derive(Debug, Clone)]
pub(crate) struct FrameworkRow {
    pub id: String,
    pub version: String,
    pub hash: String,
}

const HEAD: &str = "SELECT a.seq, a.id, f.hash, a.office, a.period, a.scope, a.finalised, a.archived, a.deleted,
    a.created_ms, a.created_offset, a.changed_ms, a.changed_offset
    FROM assessment a JOIN framework f ON f.seq = a.framework";

fn head(row: &Row<'_>) -> rusqlite::Result<Head> {
    Ok(Head {
        key: row.get(0)?,
        id: row.get(1)?,
        framework: row.get(2)?,
        office: row.get(3)?,
        period: row.get(4)?,
        scope: row.get(5)?,
        finalised: row.get(6)?,
        archived: row.get(7)?,
        deleted: row.get(8)?,
        created: time::moment(row.get(9)?, row.get(10)?),
        changed: time::moment(row.get(11)?, row.get(12)?),
    })
}

/// All evidence, last added first. The cross join keeps the order of the tables: the other way round, all of it would be
/// sorted in memory before the first row.
pub(super) const KNOWN_EVIDENCE: &str = "
    SELECT e.item, e.title, e.number, e.date, e.unit, e.location, e.valid_until
    FROM evidence e CROSS JOIN assessment a ON a.seq = e.assessment WHERE a.deleted = 0
    ORDER BY e.seq DESC LIMIT 100000";

impl Db<'_> {
    /// The assessment of an id, deleted ones too.
    pub(crate) fn head(&self, id: &str) -> Result<Option<Head>, StoreError> {
        Ok(self.sql(&format!("{HEAD} WHERE a.id = ?1"))?.query_row([id], head).optional()?)
    }

    /// The ids that begin with a prefix, at most a few.
    pub(crate) fn ids_from(&self, prefix: &str) -> Result<Vec<(String, bool)>, StoreError> {
        // Ids are hexadecimal digits, so that `g` ends the range.
        let mut statement = self.sql("SELECT id, deleted FROM assessment WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 9")?;
        let rows = statement.query_map([prefix], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every id in use, deleted ones only if asked for.
    pub(crate) fn ids(&self, deleted: bool) -> Result<Vec<String>, StoreError> {
        let mut statement = self.sql("SELECT id FROM assessment WHERE deleted <= ?1 ORDER BY seq")?;
        let rows = statement.query_map([deleted], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What was recorded. Ids that the framework does not know, which only a foreign hand can have written, are
    /// passed over.
    pub(crate) fn record(&self, head: &Head, framework: &Framework) -> Result<Record, StoreError> {
        let mut record = Record::new(framework, &head.office, &head.period, &head.scope);
        let mut statement = self.sql("SELECT item, rating, note, reason FROM answer WHERE assessment = ?1")?;
        let mut rows = statement.query([head.key])?;
        while let Some(row) = rows.next()? {
            let Some(index) = framework.find_item(row.get_ref(0)?.as_str().unwrap_or_default()) else { continue };
            record.answers[index] = answer(row, framework)?;
        }
        let mut statement = self.sql(
            "SELECT item, title, number, date, unit, location, valid_until FROM evidence
            WHERE assessment = ?1 ORDER BY seq",
        )?;
        let mut rows = statement.query([head.key])?;
        while let Some(row) = rows.next()? {
            let item: String = row.get(0)?;
            if let Some(index) = framework.find_item(&item) {
                record.answers[index].evidence.push(evidence(row)?);
            }
        }
        self.targets(head, framework, &mut record)?;
        self.reflections(head, framework, &mut record)?;
        record.actions = self.actions(head.key, framework)?.into_iter().map(|(_, action)| action).collect();
        record.weighing = self.weighing(head, framework)?;
        Ok(record)
    }

    /// What is stored for one item.
    pub(crate) fn answer_of(&self, head: &Head, framework: &Framework, item: usize) -> Result<Answer, StoreError> {
        let id = framework.item(item).id.as_str();
        let mut found = Answer::default();
        let mut statement =
            self.sql("SELECT item, rating, note, reason FROM answer WHERE assessment = ?1 AND item = ?2")?;
        let mut rows = statement.query(params![head.key, id])?;
        if let Some(row) = rows.next()? {
            found = answer(row, framework)?;
        }
        let mut statement = self.sql(
            "SELECT item, title, number, date, unit, location, valid_until FROM evidence
            WHERE assessment = ?1 AND item = ?2 ORDER BY seq",
        )?;
        let mut rows = statement.query(params![head.key, id])?;
        while let Some(row) = rows.next()? {
            found.evidence.push(evidence(row)?);
        }
        Ok(found)
    }

    fn targets(&self, head: &Head, framework: &Framework, record: &mut Record) -> Result<(), StoreError> {
        let mut statement = self.sql("SELECT criterion, rank FROM target WHERE assessment = ?1")?;
        let mut rows = statement.query([head.key])?;
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            if let Some(index) = framework.find_criterion(&id) {
                record.targets[index] = Some(row.get(1)?);
            }
        }
        Ok(())
    }

    fn reflections(&self, head: &Head, framework: &Framework, record: &mut Record) -> Result<(), StoreError> {
        let mut statement = self.sql("SELECT reflection, text FROM reflection WHERE assessment = ?1")?;
        let mut rows = statement.query([head.key])?;
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            if let Some(index) = framework.reflections.iter().position(|reflection| reflection.id == id) {
                record.reflections[index] = row.get(1)?;
            }
        }
        Ok(())
    }

    /// Row numbers of an item's evidence that equals a record in every field.
    pub(crate) fn evidence_rows(&self, key: i64, item: &str, wanted: &Evidence) -> Result<Vec<i64>, StoreError> {
        let mut statement = self.sql(
            "SELECT item, title, number, date, unit, location, valid_until, seq FROM evidence
            WHERE assessment = ?1 AND item = ?2 ORDER BY seq",
        )?;
        let mut rows = statement.query(params![key, item])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            if evidence(row)? == *wanted {
                found.push(row.get(7)?);
            }
        }
        Ok(found)
    }

    /// Distinct evidence over all assessments that are not deleted, last added first.
    pub(crate) fn known_evidence(&self, most: usize) -> Result<Vec<Evidence>, StoreError> {
        // Rows are read until enough distinct ones are found; a store full of repeats must not take long either.
        let mut statement = self.sql(KNOWN_EVIDENCE)?;
        let mut rows = statement.query([])?;
        let mut seen = std::collections::HashSet::new();
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let record = evidence(row)?;
            if record.counts() && seen.insert(record.clone()) {
                found.push(record);
            }
            if found.len() == most {
                break;
            }
        }
        Ok(found)
    }

    /// The stored frameworks, newest first.
    pub(crate) fn frameworks(&self) -> Result<Vec<FrameworkRow>, StoreError> {
        let mut statement = self.sql("SELECT id, version, hash FROM framework ORDER BY seq DESC")?;
        let rows = statement
            .query_map([], |row| Ok(FrameworkRow { id: row.get(0)?, version: row.get(1)?, hash: row.get(2)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The file of a stored framework.
    pub(crate) fn framework_bytes(&self, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let mut statement = self.sql("SELECT bytes FROM framework WHERE hash = ?1")?;
        Ok(statement.query_row([hash], |row| row.get(0)).optional()?)
    }
}

/// The evidence of a row whose columns 1 to 6 are its fields.
/// An answer without its evidence: item, rating, note, reason.
fn answer(row: &Row<'_>, framework: &Framework) -> rusqlite::Result<Answer> {
    let rating: Option<String> = row.get(1)?;
    let rating = rating.and_then(|id| Mark::from_id(framework, &id));
    Ok(Answer { rating, note: row.get(2)?, reason: row.get(3)?, evidence: Vec::new() })
}

fn evidence(row: &Row<'_>) -> rusqlite::Result<Evidence> {
    let date = |text: Option<String>| text.and_then(|text| text.parse::<NaiveDate>().ok());
    Ok(Evidence {
        title: row.get(1)?,
        number: row.get(2)?,
        date: date(row.get(3)?),
        unit: row.get(4)?,
        location: row.get(5)?,
        valid_until: date(row.get(6)?),
    })
}
