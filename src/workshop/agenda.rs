//! The agenda: what is planned for how many minutes, and how long it took.

use chrono::{DateTime, FixedOffset};

/// A part of the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SlotKind {
    /// Purpose, rules and what is kept.
    Opening,
    /// One criterion together, so that all read the levels alike.
    Calibration,
    /// Silent votes on every criterion.
    Voting,
    /// Opening the rounds.
    Reveal,
    /// The widest spread, low reasons first, and a second vote.
    Discussion,
    /// The agreed levels and the minority views.
    Agreement,
    /// The widest shortfalls as actions.
    Actions,
    /// Reading back, the record, the next date.
    Closing,
}

impl SlotKind {
    /// All parts in their order.
    pub const ALL: [Self; 8] = [
        Self::Opening,
        Self::Calibration,
        Self::Voting,
        Self::Reveal,
        Self::Discussion,
        Self::Agreement,
        Self::Actions,
        Self::Closing,
    ];

    /// The word in files and JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Calibration => "calibration",
            Self::Voting => "voting",
            Self::Reveal => "reveal",
            Self::Discussion => "discussion",
            Self::Agreement => "agreement",
            Self::Actions => "actions",
            Self::Closing => "closing",
        }
    }

    /// The part of a word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Minutes of the usual ninety-minute meeting.
    fn usual_minutes(self) -> u32 {
        match self {
            Self::Opening => 8,
            Self::Calibration => 7,
            Self::Voting => 20,
            Self::Reveal => 5,
            Self::Discussion => 28,
            Self::Agreement => 4,
            Self::Actions => 12,
            Self::Closing => 6,
        }
    }
}

/// A part with its minutes, planned and spent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The part.
    pub kind: SlotKind,
    /// Minutes planned.
    pub minutes: u32,
    /// When it was first begun.
    pub begun: Option<DateTime<FixedOffset>>,
    /// Milliseconds spent in it and left behind.
    pub spent_ms: i64,
}

/// The agenda of a workshop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agenda {
    slots: Vec<Slot>,
    /// What is going on, and since when.
    running: Option<(SlotKind, DateTime<FixedOffset>)>,
}

/// How a part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlotTime {
    /// The part.
    pub kind: SlotKind,
    /// Seconds planned.
    pub planned: i64,
    /// Seconds spent so far.
    pub spent: i64,
}

impl SlotTime {
    /// Seconds that are left; below 0 when it took longer than planned.
    #[must_use]
    pub fn left(&self) -> i64 {
        self.planned - self.spent
    }
}

impl Default for Agenda {
    fn default() -> Self {
        Self::new(SlotKind::ALL.map(|kind| (kind, kind.usual_minutes())))
    }
}

impl Agenda {
    /// Parts with their minutes; of a part named twice the first counts, and a missing one has no time planned.
    #[must_use]
    pub fn new(minutes: impl IntoIterator<Item = (SlotKind, u32)>) -> Self {
        let given: Vec<(SlotKind, u32)> = minutes.into_iter().collect();
        let planned = |kind| given.iter().find(|(named, _)| *named == kind).map_or(0, |(_, minutes)| *minutes);
        let slot = |kind| Slot { kind, minutes: planned(kind), begun: None, spent_ms: 0 };
        Self { slots: SlotKind::ALL.map(slot).to_vec(), running: None }
    }

    /// The agenda of stored parts; what was going on when they were stored is not running now.
    #[must_use]
    pub fn of_slots(slots: Vec<Slot>) -> Self {
        let mut agenda = Self::new([]);
        for slot in slots {
            if let Some(place) = agenda.slots.iter_mut().find(|place| place.kind == slot.kind) {
                *place = slot;
            }
        }
        agenda
    }

    /// The same agenda with a part going on since a moment.
    #[must_use]
    pub fn going_on(mut self, kind: SlotKind, since: DateTime<FixedOffset>) -> Self {
        self.running = Some((kind, since));
        self
    }

    /// The same agenda with nothing going on: what it is when nobody was there to end a part.
    #[must_use]
    pub fn at_rest(mut self) -> Self {
        self.running = None;
        self
    }

    /// The parts in order.
    #[must_use]
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Minutes planned in all.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.slots.iter().fold(0, |sum, slot| sum.saturating_add(slot.minutes))
    }

    /// Plans other minutes for a part.
    pub fn plan(&mut self, kind: SlotKind, minutes: u32) {
        if let Some(slot) = self.slots.iter_mut().find(|slot| slot.kind == kind) {
            slot.minutes = minutes;
        }
    }

    /// What is going on, and since when.
    #[must_use]
    pub fn running(&self) -> Option<(SlotKind, DateTime<FixedOffset>)> {
        self.running
    }

    /// Goes over to a part, or to none. A clock that was set back costs no time.
    pub fn turn_to(&mut self, kind: Option<SlotKind>, at: DateTime<FixedOffset>) {
        if let Some((was, since)) = self.running.take() {
            let spent = (at - since).num_milliseconds().max(0);
            if let Some(slot) = self.slots.iter_mut().find(|slot| slot.kind == was) {
                slot.spent_ms = slot.spent_ms.saturating_add(spent);
            }
        }
        if let Some(kind) = kind {
            self.running = Some((kind, at));
            if let Some(slot) = self.slots.iter_mut().find(|slot| slot.kind == kind) {
                slot.begun.get_or_insert(at);
            }
        }
    }

    /// How every part stands at a moment.
    #[must_use]
    pub fn times(&self, now: DateTime<FixedOffset>) -> Vec<SlotTime> {
        let time = |slot: &Slot| {
            let since = self.running.filter(|(kind, _)| *kind == slot.kind).map(|(_, since)| since);
            let running = since.map_or(0, |since| (now - since).num_milliseconds().max(0));
            SlotTime {
                kind: slot.kind,
                planned: i64::from(slot.minutes) * 60,
                spent: slot.spent_ms.saturating_add(running) / 1000,
            }
        };
        self.slots.iter().map(time).collect()
    }

    /// How the part stands that is going on.
    #[must_use]
    pub fn time_of_running(&self, now: DateTime<FixedOffset>) -> Option<SlotTime> {
        let (kind, _) = self.running?;
        self.times(now).into_iter().find(|time| time.kind == kind)
    }
}
