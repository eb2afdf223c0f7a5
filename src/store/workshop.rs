//! Workshops: what may be shown of them, and their sealed votes.
//!
//! The box of a workshop is one row of one width, written over with every count. Nothing here ever reads it for
//! anything but the next count or the opening of a round.

use rusqlite::{OptionalExtension, params};

use serde_json::Value;

use super::db::Db;
use super::fault::StoreError;
use super::time::{self, Moment};
use crate::workshop::BallotBox;

/// A workshop as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct WorkshopRow {
    pub seq: i64,
    pub begun: Moment,
    pub ended: Option<Moment>,
    /// What may be shown, as JSON.
    pub state: String,
}

impl Db<'_> {
    /// The workshops of an assessment, oldest first.
    pub(crate) fn workshops(&self, key: i64) -> Result<Vec<WorkshopRow>, StoreError> {
        let mut statement = self.sql(
            "SELECT seq, begun_ms, begun_offset, ended_ms, ended_offset, state FROM workshop
            WHERE assessment = ?1 ORDER BY seq",
        )?;
        let rows = statement.query_map([key], |row| {
            let ended: (Option<i64>, Option<i32>) = (row.get(3)?, row.get(4)?);
            Ok(WorkshopRow {
                seq: row.get(0)?,
                begun: time::moment(row.get(1)?, row.get(2)?),
                ended: ended.0.zip(ended.1).map(|(ms, offset)| time::moment(ms, offset)),
                state: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Adds a workshop; returns its row number.
    pub(crate) fn add_workshop(&self, key: i64, row: &WorkshopRow, votes: &BallotBox) -> Result<i64, StoreError> {
        let (ms, offset) = time::columns(row.begun);
        let (ended, ended_offset) = row.ended.map(time::columns).unzip();
        self.sql(
            "INSERT INTO workshop (assessment, begun_ms, begun_offset, ended_ms, ended_offset, state)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![key, ms, offset, ended, ended_offset, row.state])?;
        let seq = self.conn.last_insert_rowid();
        self.sql("INSERT INTO ballot_box (workshop, box) VALUES (?1, ?2)")?.execute(params![seq, votes.to_bytes()])?;
        Ok(seq)
    }

    /// Stores what may be shown of a workshop, and whether a round of it is being voted on.
    pub(crate) fn set_workshop(
        &self,
        seq: i64,
        state: &str,
        sealed: bool,
        ended: Option<Moment>,
    ) -> Result<(), StoreError> {
        let (ms, offset) = ended.map(time::columns).unzip();
        self.sql("UPDATE workshop SET state = ?2, sealed = ?3, ended_ms = ?4, ended_offset = ?5 WHERE seq = ?1")?
            .execute(params![seq, state, sealed, ms, offset])?;
        Ok(())
    }

    /// Stores what may be shown of a workshop where only its texts changed.
    pub(crate) fn set_words(&self, seq: i64, state: &str) -> Result<(), StoreError> {
        self.sql("UPDATE workshop SET state = ?2 WHERE seq = ?1")?.execute(params![seq, state])?;
        Ok(())
    }

    /// The sealed votes of a workshop; none if they cannot be read.
    pub(crate) fn ballots(&self, seq: i64) -> Result<Option<BallotBox>, StoreError> {
        let mut statement = self.sql("SELECT box FROM ballot_box WHERE workshop = ?1")?;
        let bytes: Option<Vec<u8>> = statement.query_row([seq], |row| row.get(0)).optional()?;
        Ok(bytes.and_then(|bytes| Some(BallotBox::from_bytes(&bytes)?.0)))
    }

    /// Writes the sealed votes over the ones before.
    pub(crate) fn set_ballots(&self, seq: i64, votes: &BallotBox) -> Result<(), StoreError> {
        self.sql("UPDATE ballot_box SET box = ?2 WHERE workshop = ?1")?.execute(params![seq, votes.to_bytes()])?;
        Ok(())
    }

    /// Takes a workshop away with everything of it.
    pub(crate) fn remove_workshop(&self, seq: i64) -> Result<(), StoreError> {
        self.sql("DELETE FROM workshop WHERE seq = ?1")?.execute([seq])?;
        Ok(())
    }

    /// Notes the token of a form that was counted; false if it was before.
    pub(crate) fn note_token(&self, seq: i64, token: &str) -> Result<bool, StoreError> {
        let mut statement = self.sql("INSERT OR IGNORE INTO form_token (workshop, token) VALUES (?1, ?2)")?;
        Ok(statement.execute(params![seq, token])? > 0)
    }

    /// Whether a round of any workshop is being voted on.
    pub(crate) fn has_sealed_round(&self) -> Result<bool, StoreError> {
        Ok(self.sql("SELECT 1 FROM workshop WHERE sealed = 1 LIMIT 1")?.exists([])?)
    }

    /// How many workshops have a round that is being voted on, of assessments that are deleted or of those that are not.
    pub(crate) fn sealed_rounds(&self, deleted: bool) -> Result<usize, StoreError> {
        let mut statement = self.sql(
            "SELECT COUNT(*) FROM workshop w JOIN assessment a ON a.seq = w.assessment WHERE w.sealed = 1 AND a.deleted = ?1",
        )?;
        Ok(statement.query_row([deleted], |row| super::list::count(row, 0))?)
    }

    /// Throws away every round that is being voted on; what stays is how many had voted.
    pub(super) fn drop_sealed_rounds(&self) -> Result<(), StoreError> {
        let mut statement = self.sql("SELECT seq, state, ended_ms, ended_offset FROM workshop WHERE sealed = 1")?;
        let rows = statement.query_map([], |row| {
            let ended: (Option<i64>, Option<i32>) = (row.get(2)?, row.get(3)?);
            Ok((row.get(0)?, row.get(1)?, ended.0.zip(ended.1).map(|(ms, offset)| time::moment(ms, offset))))
        })?;
        let rows: Vec<(i64, String, Option<Moment>)> = rows.collect::<Result<_, _>>()?;
        for (seq, state, ended) in rows {
            let votes = self.ballots(seq)?;
            // The parser's own words could quote the text.
            let unreadable = |_| StoreError::Damaged("a workshop is unreadable".into());
            let mut state: Value = serde_json::from_str(&state).map_err(unreadable)?;
            for (index, course) in state["criteria"].as_array_mut().into_iter().flatten().enumerate() {
                let round = course.get_mut("rounds").and_then(Value::as_array_mut).and_then(|rounds| rounds.last_mut());
                if let Some(round) = round.filter(|round| round["state"] == "sealed") {
                    round["state"] = "dropped".into();
                    round["voted"] = votes.as_ref().map_or(0, |votes| votes.voted(index)).into();
                }
            }
            self.set_workshop(seq, &state.to_string(), false, ended)?;
            if let Some(votes) = votes {
                self.set_ballots(seq, &votes.emptied())?;
            }
        }
        Ok(())
    }
}
