//! Reading and writing what was recorded of weights.

use rusqlite::params;

use super::db::Db;
use super::fault::StoreError;
use super::read::Head;
use crate::assessment::{Group, MOST_PEOPLE, ManualWeight, Pair, Step, Weighing, WeightSet};
use crate::framework::Framework;

/// The id of a group in the tables: its dimension's, empty for the dimensions themselves.
pub(crate) fn group_id(framework: &Framework, group: Group) -> &str {
    group.dimension(framework).unwrap_or_default()
}

/// The group of an id in the tables.
pub(crate) fn find_group(framework: &Framework, id: &str) -> Option<Group> {
    Group::find(framework, Some(id).filter(|id| !id.is_empty()))
}

/// The pair of three ids in the tables.
fn find_pair(framework: &Framework, [group, first, second]: [&str; 3]) -> Option<Pair> {
    let group = find_group(framework, group)?;
    let (first, second) = (group.part(framework, first)?, group.part(framework, second)?);
    (first < second).then_some(Pair { group, first, second })
}

fn person(number: i64) -> Option<u32> {
    u32::try_from(number).ok().filter(|number| (1..=MOST_PEOPLE).contains(number))
}

/// A judgment as a row holds it, where each part of it is what the program writes.
fn judgment(framework: &Framework, ids: [&str; 3], number: i64, step: i64) -> Option<(u32, Pair, Step)> {
    Some((person(number)?, find_pair(framework, ids)?, Step::new(step)?))
}

/// The three ids of a pair in the tables.
fn pair_ids(framework: &Framework, pair: Pair) -> [&str; 3] {
    let Pair { group, first, second } = pair;
    [group_id(framework, group), group.id(framework, first), group.id(framework, second)]
}

const JUDGMENTS: &str = "SELECT dimension, first, second, number, step FROM judgment WHERE assessment = ?1";
const MANUAL: &str = "SELECT dimension, part, thousandths FROM manual_weight WHERE assessment = ?1";

impl Db<'_> {
    /// What was recorded of weights. What only a foreign hand can have written is passed over.
    pub(crate) fn weighing(&self, head: &Head, framework: &Framework) -> Result<Weighing, StoreError> {
        let mut weighing = Weighing { active: self.active_weights(head.key)?, ..Weighing::default() };
        let mut statement = self.sql("SELECT number, name FROM weigher WHERE assessment = ?1")?;
        let mut rows = statement.query([head.key])?;
        while let Some(row) = rows.next()? {
            if let Some(number) = person(row.get(0)?) {
                weighing.person_mut(number).name = row.get(1)?;
            }
        }
        self.judgments(head.key, |ids, number, step| {
            if let Some((number, pair, step)) = judgment(framework, ids, number, step) {
                weighing.person_mut(number).judgments.insert(pair, step);
            }
        })?;
        for group in Group::all(framework) {
            let weights = self.manual_weights(head.key, framework, group)?;
            if let Some(weights) = weights {
                weighing.manual.insert(group, weights);
            }
        }
        Ok(weighing)
    }

    fn active_weights(&self, key: i64) -> Result<WeightSet, StoreError> {
        let mut statement = self.sql("SELECT weights FROM assessment WHERE seq = ?1")?;
        let word: String = statement.query_row([key], |row| row.get(0))?;
        Ok(WeightSet::from_id(&word).unwrap_or_default())
    }

    fn judgments(&self, key: i64, mut take: impl FnMut([&str; 3], i64, i64)) -> Result<(), StoreError> {
        let mut statement = self.sql(JUDGMENTS)?;
        let mut rows = statement.query([key])?;
        while let Some(row) = rows.next()? {
            let [group, first, second]: [String; 3] = [row.get(0)?, row.get(1)?, row.get(2)?];
            take([&group, &first, &second], row.get(3)?, row.get(4)?);
        }
        Ok(())
    }

    /// The weights of a group, if every part of it has one.
    fn manual_weights(
        &self,
        key: i64,
        framework: &Framework,
        group: Group,
    ) -> Result<Option<Vec<ManualWeight>>, StoreError> {
        let mut found = vec![None; group.size(framework)];
        let mut statement = self.sql(&format!("{MANUAL} AND dimension = ?2"))?;
        let mut rows = statement.query(params![key, group_id(framework, group)])?;
        while let Some(row) = rows.next()? {
            let part: String = row.get(1)?;
            if let Some(part) = group.part(framework, &part) {
                found[part] = ManualWeight::new(row.get(2)?);
            }
        }
        Ok(found.into_iter().collect())
    }

    /// Adds everything recorded of weights to a new assessment.
    pub(crate) fn fill_weighing(&self, key: i64, framework: &Framework, weighing: &Weighing) -> Result<(), StoreError> {
        if weighing.is_untouched() {
            return Ok(());
        }
        self.set_active_weights(key, weighing.active)?;
        for person in &weighing.people {
            self.set_weigher(key, person.number, Some(&person.name))?;
            for (pair, step) in &person.judgments {
                self.set_judgment(key, framework, person.number, *pair, Some(*step))?;
            }
        }
        for (group, weights) in &weighing.manual {
            self.set_manual_weights(key, framework, *group, Some(weights))?;
        }
        Ok(())
    }

    /// Puts a set in force.
    pub(crate) fn set_active_weights(&self, key: i64, set: WeightSet) -> Result<(), StoreError> {
        self.sql("UPDATE assessment SET weights = ?2 WHERE seq = ?1")?.execute(params![key, set.id()])?;
        Ok(())
    }

    /// Adds or renames a person, or removes one with all judgments.
    pub(crate) fn set_weigher(&self, key: i64, number: u32, name: Option<&str>) -> Result<(), StoreError> {
        if let Some(name) = name {
            self.sql("INSERT OR REPLACE INTO weigher (assessment, number, name) VALUES (?1, ?2, ?3)")?
                .execute(params![key, number, name])?;
            return Ok(());
        }
        for table in ["judgment", "weigher"] {
            self.sql(&format!("DELETE FROM {table} WHERE assessment = ?1 AND number = ?2"))?
                .execute(params![key, number])?;
        }
        Ok(())
    }

    /// Sets or clears a judgment.
    pub(crate) fn set_judgment(
        &self,
        key: i64,
        framework: &Framework,
        number: u32,
        pair: Pair,
        step: Option<Step>,
    ) -> Result<(), StoreError> {
        let [group, first, second] = pair_ids(framework, pair);
        if let Some(step) = step {
            self.sql(
                "INSERT OR REPLACE INTO judgment (assessment, number, dimension, first, second, step)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![key, number, group, first, second, step.get()])?;
        } else {
            self.sql(
                "DELETE FROM judgment
                WHERE assessment = ?1 AND number = ?2 AND dimension = ?3 AND first = ?4 AND second = ?5",
            )?
            .execute(params![key, number, group, first, second])?;
        }
        Ok(())
    }

    /// Sets or clears the weights of a group, one a part.
    pub(crate) fn set_manual_weights(
        &self,
        key: i64,
        framework: &Framework,
        group: Group,
        weights: Option<&[ManualWeight]>,
    ) -> Result<(), StoreError> {
        let dimension = group_id(framework, group);
        self.sql("DELETE FROM manual_weight WHERE assessment = ?1 AND dimension = ?2")?
            .execute(params![key, dimension])?;
        for (part, weight) in weights.unwrap_or_default().iter().enumerate() {
            self.sql("INSERT INTO manual_weight (assessment, dimension, part, thousandths) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![key, dimension, group.id(framework, part), weight.thousandths()])?;
        }
        Ok(())
    }

    /// Rows that hold what the program never writes, by table and place.
    pub(super) fn unreadable_weights(&self, head: &Head, framework: &Framework) -> Result<Vec<String>, StoreError> {
        let mut found = Vec::new();
        let mut statement = self.sql("SELECT weights FROM assessment WHERE seq = ?1")?;
        let word: String = statement.query_row([head.key], |row| row.get(0))?;
        if WeightSet::from_id(&word).is_none() {
            found.push(format!("{} assessment.weights", head.id));
        }
        self.judgments(head.key, |ids, number, step| {
            if judgment(framework, ids, number, step).is_none() {
                found.push(format!("{} judgment {number} {}", head.id, ids.join(" ").trim_start()));
            }
        })?;
        let mut statement = self.sql(MANUAL)?;
        let mut rows = statement.query([head.key])?;
        while let Some(row) = rows.next()? {
            let (dimension, part): (String, String) = (row.get(0)?, row.get(1)?);
            let place = find_group(framework, &dimension).and_then(|group| group.part(framework, &part));
            if place.is_none() || ManualWeight::new(row.get(2)?).is_none() {
                found.push(format!("{} manual_weight {part}", head.id));
            }
        }
        Ok(found)
    }
}
