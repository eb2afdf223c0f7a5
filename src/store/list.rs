//! Lists of assessments, from the kept columns alone.

use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use super::db::Db;
use super::fault::StoreError;
use super::time::{self, Moment};
use crate::assessment::{State, WeightSet};

/// One row of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Id.
    pub id: String,
    /// The office's name.
    pub office: String,
    /// The period assessed.
    pub period: String,
    /// Whole office or one service line; may be empty.
    pub scope: String,
    /// Where it is in its life.
    pub state: State,
    /// Id of its framework.
    pub framework: String,
    /// Version of its framework.
    pub framework_version: String,
    /// How many items its framework has.
    pub items: usize,
    /// How many of them are answered, `NA` included.
    pub answered: usize,
    /// Score as claimed; none where nothing applies.
    pub score: Option<f64>,
    /// Score as evidenced.
    pub evidenced_score: Option<f64>,
    /// Level as claimed.
    pub level: Option<i64>,
    /// Level as evidenced.
    pub evidenced_level: Option<i64>,
    /// The weights that the scores were made with.
    pub weights: WeightSet,
    /// How many groups these have weights of their own for, of how many; none where that is all of them.
    pub groups: Option<(usize, usize)>,
    /// Whether any item is answered; until then the level is not shown.
    pub started: bool,
    /// When it was last changed.
    pub changed: Moment,
}

/// Which assessments a list holds; deleted ones never.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all occur in office, period or scope.
    pub search: String,
    /// Whether archived ones are listed.
    pub archived: Archived,
}

/// Whether archived assessments are listed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Archived {
    /// Without them.
    #[default]
    Hide,
    /// They alone.
    Only,
    /// All.
    All,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// How many rows the whole list has.
    pub total: usize,
    /// The rows asked for, newest change first.
    pub rows: Vec<Summary>,
}

impl Filter {
    /// The condition in SQL and its values. The index holds all of it but the search, in the order of the list.
    fn condition(&self) -> (String, Vec<Value>) {
        let archived = match self.archived {
            Archived::Hide => " AND a.archived = 0",
            Archived::Only => " AND a.archived = 1",
            Archived::All => "",
        };
        let mut sql = format!("a.deleted = 0{archived}");
        let mut values = Vec::new();
        for word in self.search.split_whitespace() {
            sql += " AND a.office || char(10) || a.period || char(10) || a.scope LIKE ? ESCAPE '\\'";
            let mut pattern = String::from("%");
            for letter in word.chars() {
                if matches!(letter, '%' | '_' | '\\') {
                    pattern.push('\\');
                }
                pattern.push(letter);
            }
            values.push(Value::Text(pattern + "%"));
        }
        (sql, values)
    }
}

impl Db<'_> {
    /// A part of the list of assessments.
    pub(crate) fn list(&self, filter: &Filter, offset: usize, limit: usize) -> Result<Page, StoreError> {
        let (condition, mut values) = filter.condition();
        let total: i64 = self
            .sql(&format!("SELECT COUNT(*) FROM assessment a WHERE {condition}"))?
            .query_row(params_from_iter(&values), |row| row.get(0))?;
        if total == 0 {
            return Ok(Page { total: 0, rows: Vec::new() });
        }
        let number = |value: usize| Value::Integer(i64::try_from(value).unwrap_or(i64::MAX));
        values.extend([number(limit), number(offset)]);
        // Read backwards, the index gives the newest change first and, of one moment, the last row first. Asked for by
        // name, that second order would sort thousands that were imported in the same moment.
        let sql = format!(
            "SELECT a.id, a.office, a.period, a.scope, a.finalised, a.archived, f.id, f.version, a.items, a.answered,
                a.score, a.evidenced_score, a.level, a.evidenced_level, a.started, a.changed_ms, a.changed_offset,
                a.weights
            FROM assessment a CROSS JOIN framework f ON f.seq = a.framework
            WHERE {condition} ORDER BY a.changed_ms DESC LIMIT ? OFFSET ?"
        );
        let mut statement = self.sql(&sql)?;
        let rows = statement.query_map(params_from_iter(&values), summary)?.collect::<Result<_, _>>()?;
        Ok(Page { total: usize::try_from(total).unwrap_or(0), rows })
    }
}

fn summary(row: &Row<'_>) -> rusqlite::Result<Summary> {
    Ok(Summary {
        id: row.get(0)?,
        office: row.get(1)?,
        period: row.get(2)?,
        scope: row.get(3)?,
        state: state(row.get(4)?, row.get(5)?),
        framework: row.get(6)?,
        framework_version: row.get(7)?,
        items: count(row, 8)?,
        answered: count(row, 9)?,
        score: row.get(10)?,
        evidenced_score: row.get(11)?,
        level: row.get(12)?,
        evidenced_level: row.get(13)?,
        started: row.get(14)?,
        changed: time::moment(row.get(15)?, row.get(16)?),
        groups: None,
        weights: WeightSet::from_id(row.get_ref(17)?.as_str().unwrap_or_default()).unwrap_or_default(),
    })
}

/// A count of a row.
pub(super) fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<usize> {
    row.get::<_, u32>(column).map(|count| count as usize)
}

/// The state that two marks stand for.
pub(super) fn state(finalised: bool, archived: bool) -> State {
    match (finalised, archived) {
        (_, true) => State::Archived,
        (true, false) => State::Finalised,
        (false, false) => State::Draft,
    }
}
