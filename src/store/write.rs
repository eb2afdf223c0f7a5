//! Writing assessments and frameworks.

use rusqlite::params;

use super::db::Db;
use super::fault::StoreError;
use super::list::count;
use super::read::Head;
use super::time::{self, Moment};
use crate::assessment::{Answer, Evidence, Record, action_json};
use crate::framework::Framework;

/// The figures kept beside an assessment for lists.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Kept {
    pub items: usize,
    pub answered: usize,
    pub score: Option<f64>,
    pub evidenced_score: Option<f64>,
    pub level: Option<i64>,
    pub evidenced_level: Option<i64>,
}

/// A new assessment's own row.
pub(crate) struct NewAssessment<'a> {
    pub framework: i64,
    pub record: &'a Record,
    pub finalised: bool,
    pub archived: bool,
    pub at: Moment,
}

impl Db<'_> {
    /// Stores a framework's file once; returns its row number.
    pub(crate) fn keep_framework(&self, framework: &Framework, bytes: &[u8]) -> Result<i64, StoreError> {
        self.sql("INSERT OR IGNORE INTO framework (hash, id, version, bytes) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![framework.hash, framework.id, framework.version, bytes])?;
        let mut statement = self.sql("SELECT seq FROM framework WHERE hash = ?1")?;
        Ok(statement.query_row([&framework.hash], |row| row.get(0))?)
    }

    /// Adds an assessment without answers under a new id; returns its row number and the id.
    pub(crate) fn insert(&self, new: &NewAssessment<'_>) -> Result<(i64, String), StoreError> {
        let (ms, offset) = time::columns(new.at);
        let id = self.new_id()?;
        self.sql(
            "INSERT INTO assessment (id, framework, office, period, scope, finalised, archived, created_ms,
                created_offset, changed_ms, changed_offset)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?8, ?9)",
        )?
        .execute(params![
            id,
            new.framework,
            new.record.office,
            new.record.period,
            new.record.scope,
            new.finalised,
            new.archived,
            ms,
            offset
        ])?;
        Ok((self.conn.last_insert_rowid(), id))
    }

    /// Eight digits that neither an assessment nor the log of a purged one has.
    fn new_id(&self) -> Result<String, StoreError> {
        loop {
            let id: String = self.sql("SELECT lower(hex(randomblob(4)))")?.query_row([], |row| row.get(0))?;
            if self.head(&id)?.is_none() && !self.is_logged(&id)? {
                return Ok(id);
            }
        }
    }

    /// Adds everything recorded to a new assessment.
    pub(crate) fn fill(&self, key: i64, framework: &Framework, record: &Record) -> Result<(), StoreError> {
        for (item, answer) in framework.items().zip(&record.answers) {
            if answer.is_empty() {
                continue;
            }
            self.answer(key, &item.id, framework, answer)?;
            for row in &answer.evidence {
                self.put_evidence(key, &item.id, None, row)?;
            }
        }
        for (criterion, target) in framework.criteria().zip(&record.targets) {
            if target.is_some() {
                self.set_target(key, &criterion.id, *target)?;
            }
        }
        for (reflection, text) in framework.reflections.iter().zip(&record.reflections) {
            if !text.is_empty() {
                self.set_reflection(key, &reflection.id, text)?;
            }
        }
        for action in &record.actions {
            self.put_action(key, None, &action_json(action, framework))?;
        }
        self.fill_weighing(key, framework, &record.weighing)
    }

    fn answer(&self, key: i64, item: &str, framework: &Framework, answer: &Answer) -> Result<(), StoreError> {
        let rating = answer.rating.map(|mark| mark.id(framework));
        self.sql("INSERT INTO answer (assessment, item, rating, note, reason) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![key, item, rating, answer.note, answer.reason])?;
        Ok(())
    }

    /// Sets an item's rating and reason, and leaves its note alone.
    pub(crate) fn set_rating(
        &self,
        key: i64,
        item: &str,
        rating: Option<&str>,
        reason: &str,
    ) -> Result<(), StoreError> {
        self.sql(
            "INSERT INTO answer (assessment, item, rating, reason) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET rating = ?3, reason = ?4",
        )?
        .execute(params![key, item, rating, reason])?;
        Ok(())
    }

    /// Sets an item's note, and leaves its rating alone.
    pub(crate) fn set_note(&self, key: i64, item: &str, note: &str) -> Result<(), StoreError> {
        self.sql(
            "INSERT INTO answer (assessment, item, note) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET note = ?3",
        )?
        .execute(params![key, item, note])?;
        Ok(())
    }

    /// The number of the next evidence row; none was ever used twice.
    pub(crate) fn next_evidence_row(&self) -> Result<i64, StoreError> {
        let mut statement =
            self.sql("SELECT COALESCE(MAX(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'evidence'")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// Puts an evidence record into a row. A row that was removed comes back to its old place, because rows are
    /// read in the order of their numbers and no number is used twice.
    pub(crate) fn put_evidence(
        &self,
        key: i64,
        item: &str,
        row: Option<i64>,
        record: &Evidence,
    ) -> Result<(), StoreError> {
        let day = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string());
        self.sql(
            "INSERT INTO evidence (seq, assessment, item, title, number, date, unit, location, valid_until)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT (seq) DO UPDATE SET title = ?4, number = ?5, date = ?6, unit = ?7, location = ?8,
                valid_until = ?9",
        )?
        .execute(params![
            row,
            key,
            item,
            record.title,
            record.number,
            day(record.date),
            record.unit,
            record.location,
            day(record.valid_until)
        ])?;
        Ok(())
    }

    /// Removes an evidence record.
    pub(crate) fn remove_evidence(&self, key: i64, row: i64) -> Result<(), StoreError> {
        self.sql("DELETE FROM evidence WHERE assessment = ?1 AND seq = ?2")?.execute([key, row])?;
        Ok(())
    }

    /// Sets or clears a target.
    pub(crate) fn set_target(&self, key: i64, criterion: &str, rank: Option<i64>) -> Result<(), StoreError> {
        if let Some(rank) = rank {
            self.sql("INSERT OR REPLACE INTO target (assessment, criterion, rank) VALUES (?1, ?2, ?3)")?
                .execute(params![key, criterion, rank])?;
        } else {
            self.sql("DELETE FROM target WHERE assessment = ?1 AND criterion = ?2")?
                .execute(params![key, criterion])?;
        }
        Ok(())
    }

    /// Sets a reflection; an empty one is none.
    pub(crate) fn set_reflection(&self, key: i64, reflection: &str, text: &str) -> Result<(), StoreError> {
        if text.is_empty() {
            self.sql("DELETE FROM reflection WHERE assessment = ?1 AND reflection = ?2")?
                .execute(params![key, reflection])?;
        } else {
            self.sql("INSERT OR REPLACE INTO reflection (assessment, reflection, text) VALUES (?1, ?2, ?3)")?
                .execute(params![key, reflection, text])?;
        }
        Ok(())
    }

    /// Sets office, period and scope.
    pub(crate) fn set_details(&self, key: i64, office: &str, period: &str, scope: &str) -> Result<(), StoreError> {
        self.sql("UPDATE assessment SET office = ?2, period = ?3, scope = ?4 WHERE seq = ?1")?
            .execute(params![key, office, period, scope])?;
        Ok(())
    }

    /// Stores the three marks of a head.
    pub(crate) fn set_marks(&self, head: &Head) -> Result<(), StoreError> {
        self.sql("UPDATE assessment SET finalised = ?2, archived = ?3, deleted = ?4 WHERE seq = ?1")?
            .execute(params![head.key, head.finalised, head.archived, head.deleted])?;
        Ok(())
    }

    /// Notes when an assessment was changed.
    pub(crate) fn touch(&self, key: i64, at: Moment) -> Result<(), StoreError> {
        let (ms, offset) = time::columns(at);
        self.sql("UPDATE assessment SET changed_ms = ?2, changed_offset = ?3 WHERE seq = ?1")?
            .execute(params![key, ms, offset])?;
        Ok(())
    }

    /// Stores the kept figures.
    pub(crate) fn keep(&self, key: i64, kept: &Kept) -> Result<(), StoreError> {
        let started = kept.answered > 0;
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        self.sql(
            "UPDATE assessment SET items = ?2, answered = ?3, started = ?4, score = ?5, evidenced_score = ?6,
                level = ?7, evidenced_level = ?8
            WHERE seq = ?1",
        )?
        .execute(params![
            key,
            number(kept.items),
            number(kept.answered),
            started,
            kept.score,
            kept.evidenced_score,
            kept.level,
            kept.evidenced_level
        ])?;
        Ok(())
    }

    /// The kept figures as they stand.
    pub(crate) fn kept(&self, key: i64) -> Result<Kept, StoreError> {
        let mut statement = self.sql(
            "SELECT items, answered, score, evidenced_score, level, evidenced_level FROM assessment WHERE seq = ?1",
        )?;
        Ok(statement.query_row([key], |row| {
            Ok(Kept {
                items: count(row, 0)?,
                answered: count(row, 1)?,
                score: row.get(2)?,
                evidenced_score: row.get(3)?,
                level: row.get(4)?,
                evidenced_level: row.get(5)?,
            })
        })?)
    }

    /// Removes an assessment with everything recorded.
    pub(crate) fn remove(&self, key: i64) -> Result<(), StoreError> {
        self.sql("DELETE FROM assessment WHERE seq = ?1")?.execute([key])?;
        Ok(())
    }
}
