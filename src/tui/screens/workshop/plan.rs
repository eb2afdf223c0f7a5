//! The plan of a workshop while it is made.

use crate::app::Plan;
use crate::source::{Fields, Node, Value};
use crate::tui::state::Open;
use crate::workshop::{Agenda, MOST_PARTICIPANTS, Participant, People, Role, SlotKind};

/// As what people are counted in the plan, in the order of its rows: voters without a role, then each role.
pub(super) const GROUPS: [Option<Role>; 5] =
    [None, Some(Role::Leader), Some(Role::Office), Some(Role::Staff), Some(Role::Facilitator)];

/// The longest that a part may be planned for, in minutes.
pub(super) const MOST_MINUTES: u32 = 240;

/// A plan that is being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// How many voters without a role, leaders, people of the offices served, staff, facilitators.
    pub counts: [usize; 5],
    /// Names that were entered; counts follow them.
    pub names: Vec<Participant>,
    /// Criteria left out, by index over the framework.
    pub left_out: Vec<usize>,
    /// The criterion to calibrate on.
    pub calibration: Option<usize>,
    /// Minutes a part.
    pub minutes: [u32; 8],
}

impl Default for Draft {
    fn default() -> Self {
        let mut minutes = [0; 8];
        for (place, slot) in minutes.iter_mut().zip(Agenda::default().slots()) {
            *place = slot.minutes;
        }
        Self { counts: [8, 0, 0, 0, 1], names: Vec::new(), left_out: Vec::new(), calibration: Some(0), minutes }
    }
}

/// The numbers of a plan, kept for the next time; names never are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbers {
    /// How many of each of the plan's groups.
    pub counts: [usize; 5],
    /// Minutes a part.
    pub minutes: [u32; 8],
}

impl Numbers {
    /// The lines of the state file below the heading of their table.
    #[must_use]
    pub fn lines(&self) -> [(&'static str, serde_json::Value); 2] {
        [("people", self.counts.to_vec().into()), ("minutes", self.minutes.to_vec().into())]
    }

    /// Reads those lines; none if one is not as they are written.
    #[must_use]
    pub fn read(fields: &Fields<'_>) -> Option<Self> {
        let numbers = |key: &'static str, most: i64| -> Vec<i64> {
            let number = |node: &Node| match node.value {
                Value::Integer(number) if (0..=most).contains(&number) => Some(number),
                _ => None,
            };
            fields.list(key).iter().filter_map(number).collect()
        };
        let counts = numbers("people", i64::try_from(MOST_PARTICIPANTS).ok()?);
        let minutes = numbers("minutes", i64::from(MOST_MINUTES));
        let counts: Option<Vec<usize>> = counts.into_iter().map(|number| usize::try_from(number).ok()).collect();
        let minutes: Option<Vec<u32>> = minutes.into_iter().map(|number| u32::try_from(number).ok()).collect();
        Some(Self { counts: counts?.try_into().ok()?, minutes: minutes?.try_into().ok()? })
    }
}

/// A row of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// How many of a group.
    Count(usize),
    /// Minutes of a part.
    Minutes(usize),
    /// A criterion in scope or not.
    Criterion(usize),
    /// Begins.
    Begin,
    /// Rehearses.
    Rehearse,
}

impl Draft {
    /// A plan with the numbers of the last one.
    pub(super) fn like(numbers: Option<Numbers>) -> Self {
        let usual = Self::default();
        match numbers {
            Some(Numbers { counts, minutes }) => Self { counts, minutes, ..usual },
            None => usual,
        }
    }

    /// Its numbers.
    pub(super) fn numbers(&self) -> Numbers {
        Numbers { counts: self.counts, minutes: self.minutes }
    }

    /// The rows in the order of the keys.
    pub(super) fn rows(criteria: usize) -> Vec<Row> {
        let counts = (0..GROUPS.len()).map(Row::Count);
        let minutes = (0..SlotKind::ALL.len()).map(Row::Minutes);
        let scope = (0..criteria).map(Row::Criterion);
        counts.chain(minutes).chain(scope).chain([Row::Begin, Row::Rehearse]).collect()
    }

    /// Whether a criterion is in scope.
    pub(super) fn has(&self, criterion: usize) -> bool {
        !self.left_out.contains(&criterion)
    }

    /// More or less of a row; of a criterion, in or out. People who are named are as many as the list says.
    pub(super) fn adjust(&mut self, row: Row, more: bool) {
        match row {
            Row::Count(_) if !self.names.is_empty() => {}
            Row::Count(group) => {
                let count = &mut self.counts[group];
                *count = if more { (*count + 1).min(MOST_PARTICIPANTS) } else { count.saturating_sub(1) };
            }
            Row::Minutes(slot) => {
                let minutes = &mut self.minutes[slot];
                *minutes = if more { (*minutes + 1).min(MOST_MINUTES) } else { minutes.saturating_sub(1) };
            }
            Row::Criterion(criterion) if more != self.has(criterion) => self.toggle(criterion),
            _ => {}
        }
    }

    /// Takes a criterion in, or leaves it out.
    pub(super) fn toggle(&mut self, criterion: usize) {
        if self.has(criterion) {
            self.left_out.push(criterion);
            self.calibration = self.calibration.filter(|first| *first != criterion);
        } else {
            self.left_out.retain(|out| *out != criterion);
        }
    }

    /// Calibrates on a criterion, or on none if it is that one.
    pub(super) fn calibrate(&mut self, criterion: usize) {
        if self.calibration == Some(criterion) {
            self.calibration = None;
        } else {
            self.left_out.retain(|out| *out != criterion);
            self.calibration = Some(criterion);
        }
    }

    /// Takes people by name.
    pub(super) fn set_names(&mut self, names: Vec<Participant>) {
        for (count, group) in self.counts.iter_mut().zip(GROUPS) {
            *count = names.iter().filter(|one| one.role == group).count();
        }
        self.names = names;
    }

    /// Everybody.
    pub(super) fn people(&self) -> People {
        if !self.names.is_empty() {
            return People::new(self.names.clone());
        }
        let of = |(count, role): (&usize, Option<Role>)| {
            std::iter::repeat_n(Participant { label: String::new(), role }, *count)
        };
        People::new(self.counts.iter().zip(GROUPS).flat_map(of).collect())
    }

    /// Minutes in all.
    pub(super) fn total(&self) -> u32 {
        self.minutes.iter().sum()
    }

    /// The plan for an assessment.
    pub(super) fn plan(&self, open: &Open) -> Plan {
        let criteria = (0..open.framework().criteria().len()).filter(|criterion| self.has(*criterion)).collect();
        let agenda = Agenda::new(SlotKind::ALL.into_iter().zip(self.minutes));
        Plan { people: self.people(), agenda, criteria, calibration: self.calibration }
    }
}
