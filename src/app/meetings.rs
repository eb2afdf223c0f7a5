//! Workshops in a JSON export: written, read again, and put beside a new assessment.

use serde_json::Value;

use super::workshop::Meeting;
use crate::assessment::AnswersFile;
use crate::framework::Framework;
use crate::source::Faults;
use crate::store::{Db, Moment, StoreError, WorkshopRow};
use crate::workshop::{BallotBox, Outcome, Step, Workshop, from_json, to_json};

impl Meeting {
    /// Everything that may be shown of it: `begun`, `ended` once it was, and what [`to_json`] tells.
    #[must_use]
    pub fn to_json(&self, framework: &Framework) -> Value {
        let mut root = to_json(self.workshop.parts(), framework);
        if let Some(root) = root.as_object_mut() {
            root.shift_insert(0, "begun".into(), self.begun.to_rfc3339().into());
            if let Some(ended) = self.ended {
                root.shift_insert(1, "ended".into(), ended.to_rfc3339().into());
            }
        }
        root
    }

    /// The same from JSON; none if it is not what this program writes for the framework.
    fn of_json(value: &Value, framework: &Framework) -> Option<Self> {
        let time = |value: &Value| Moment::parse_from_rfc3339(value.as_str()?).ok();
        let begun = time(value.get("begun")?)?;
        let ended = match value.get("ended") {
            None => None,
            Some(ended) => Some(time(ended)?),
        };
        let ranks = framework.levels.iter().map(|level| level.rank).collect();
        let workshop = Workshop::of_parts(ranks, from_json(value, framework)?);
        Some(Self { key: 0, begun, ended, workshop })
    }
}

/// The workshops of an export, as they stand there.
///
/// # Errors
/// A fault for every one that is not what this program writes for the framework.
pub(crate) fn meetings_of(file: &AnswersFile, framework: &Framework) -> Result<Vec<Meeting>, Faults> {
    let read: Vec<Option<Meeting>> = file.workshops().iter().map(|value| Meeting::of_json(value, framework)).collect();
    let faulty: Vec<usize> = (0..read.len()).filter(|index| read[*index].is_none()).collect();
    if faulty.is_empty() { Ok(read.into_iter().flatten().collect()) } else { Err(file.workshop_faults(&faulty)) }
}

/// Puts workshops of another file beside a new assessment. A round that was being voted on there counts as thrown away:
/// its votes are in no file.
pub(super) fn add(db: &Db<'_>, key: i64, framework: &Framework, meetings: &[Meeting]) -> Result<(), StoreError> {
    for meeting in meetings {
        let mut parts = meeting.workshop.parts().clone();
        for course in &mut parts.courses {
            let Some(round) = course.rounds.last_mut() else { continue };
            if let Outcome::Sealed { voted } = round.outcome {
                round.outcome = Outcome::Dropped { voted };
                course.step = if course.step == Step::Vote { Step::Discuss } else { course.step };
            }
        }
        let votes = BallotBox::new(parts.courses.len(), framework.levels.len());
        let state = to_json(&parts, framework).to_string();
        db.add_workshop(key, &WorkshopRow { seq: 0, begun: meeting.begun, ended: meeting.ended, state }, &votes)?;
    }
    Ok(())
}
