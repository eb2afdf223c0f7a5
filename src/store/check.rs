//! What can be checked about the file itself.

use chrono::NaiveDate;

use super::db::Db;
use super::fault::StoreError;
use super::open::Store;
use super::read::Head;
use crate::assessment::Mark;
use crate::framework::Framework;

/// What is wrong with the file, empty if nothing is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Check {
    /// SQLite's findings about the file's structure.
    pub damage: Vec<String>,
    /// Tables with rows that refer to nothing.
    pub dangling: Vec<String>,
    /// Hashes of frameworks whose file is not the one they name.
    pub frameworks: Vec<String>,
}

impl Store {
    /// Checks the whole file; takes as long as reading it.
    pub(crate) fn check(&self) -> Result<Check, StoreError> {
        self.db().check()
    }
}

impl Db<'_> {
    pub(super) fn check(&self) -> Result<Check, StoreError> {
        let mut check = Check { damage: self.column("PRAGMA integrity_check(20)")?, ..Check::default() };
        check.damage.retain(|line| line != "ok");
        if !check.damage.is_empty() {
            return Ok(check);
        }
        check.dangling = self.column("PRAGMA foreign_key_check")?;
        check.dangling.dedup();
        for row in self.frameworks()? {
            let bytes = self.framework_bytes(&row.hash)?.unwrap_or_default();
            if crate::framework::hash(&bytes) != row.hash {
                check.frameworks.push(row.hash);
            }
        }
        Ok(check)
    }

    /// Rows of an assessment that hold what the program never writes, by table and place: reading passes over them.
    /// Never a text of the user's.
    pub(crate) fn unreadable_rows(&self, head: &Head, framework: &Framework) -> Result<Vec<String>, StoreError> {
        let mut found = Vec::new();
        let mut statement = self.sql("SELECT item, rating FROM answer WHERE assessment = ?1 AND rating IS NOT NULL")?;
        let mut rows = statement.query([head.key])?;
        while let Some(row) = rows.next()? {
            let (item, rating): (String, String) = (row.get(0)?, row.get(1)?);
            if Mark::from_id(framework, &rating).is_none() {
                found.push(format!("{} answer.rating {item}", head.id));
            }
        }
        let mut statement = self.sql("SELECT seq, date, valid_until FROM evidence WHERE assessment = ?1")?;
        let mut rows = statement.query([head.key])?;
        while let Some(row) = rows.next()? {
            for (column, name) in [(1, "date"), (2, "valid_until")] {
                let day: Option<String> = row.get(column)?;
                if day.is_some_and(|day| day.parse::<NaiveDate>().is_err()) {
                    found.push(format!("{} evidence.{name} {}", head.id, row.get::<_, i64>(0)?));
                }
            }
        }
        found.extend(self.unreadable_weights(head, framework)?);
        Ok(found)
    }

    /// Rows of the log that cannot be read.
    pub(crate) fn unreadable_changes(&self) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT seq, assessment FROM change_log WHERE NOT json_valid(old) OR NOT json_valid(new)";
        let mut statement = self.sql(sql)?;
        let name =
            |row: &rusqlite::Row<'_>| Ok(format!("{} change_log {}", row.get::<_, String>(1)?, row.get::<_, i64>(0)?));
        let rows = statement.query_map([], name)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The first column of every row.
    fn column(&self, sql: &str) -> Result<Vec<String>, StoreError> {
        let mut statement = self.sql(sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
