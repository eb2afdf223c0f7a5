//! Planned and spent minutes.

use pinheng::workshop::{Act, Agenda, People, Place, Room, SlotKind, Workshop};

use crate::help::{RANKS, cast, minute, room};

#[test]
fn the_usual_agenda_fills_ninety_minutes() {
    let agenda = Agenda::default();
    assert_eq!(agenda.minutes(), 90);
    let kinds: Vec<SlotKind> = agenda.slots().iter().map(|slot| slot.kind).collect();
    assert_eq!(kinds, SlotKind::ALL);
    assert!(SlotKind::ALL.iter().all(|kind| SlotKind::from_id(kind.id()) == Some(*kind)));
}

#[test]
fn time_is_counted_where_the_room_is() {
    let mut room = room(4);
    let at = |room: &mut Room, act: &Act, time: i64| assert_eq!(room.act(act, minute(time)), Ok(()));
    at(&mut room, &Act::GoTo(Place::Opening), 0);
    at(&mut room, &Act::Next, 5);
    at(&mut room, &Act::Next, 6);
    at(&mut room, &cast(0, &[1, 2, 3, 4]), 7);
    at(&mut room, &Act::Reveal, 9);
    at(&mut room, &Act::Next, 10);
    let spent = |room: &Room, now: i64| -> Vec<i64> {
        room.workshop().agenda().times(minute(now)).iter().map(|time| time.spent / 60).collect()
    };
    assert_eq!(spent(&room, 40), [5, 0, 4, 1, 30, 0, 0, 0]);
    let running = room.workshop().agenda().time_of_running(minute(40)).expect("discussion");
    assert_eq!((running.kind, running.left() / 60), (SlotKind::Discussion, -2));
    // Back to the votes on another criterion: what was spent there before counts on.
    at(&mut room, &Act::GoTo(Place::Course(1)), 20);
    assert_eq!(spent(&room, 22), [5, 0, 6, 1, 10, 0, 0, 0]);
    assert_eq!(room.workshop().agenda().slots()[2].begun, Some(minute(5)), "begun when it was first begun");
    // A clock that was set back costs nothing.
    at(&mut room, &Act::GoTo(Place::Overview), 10);
    assert_eq!(spent(&room, 10), [5, 0, 4, 1, 10, 0, 0, 0]);
}

#[test]
fn the_first_criterion_is_the_calibration_where_there_is_one() {
    let workshop = Workshop::new(RANKS.to_vec(), People::anonymous(4), Agenda::default(), &[0, 1], Some(1));
    let mut room = Room::new(workshop);
    let mut slot_at = |place| {
        room.act(&Act::GoTo(place), minute(0)).expect("go");
        room.workshop().slot()
    };
    assert_eq!(slot_at(Place::Course(0)), Some(SlotKind::Calibration));
    assert_eq!(slot_at(Place::Course(1)), Some(SlotKind::Voting));
    assert_eq!(slot_at(Place::End), None);
}

#[test]
fn minutes_can_be_planned_otherwise() {
    let mut room = room(4);
    room.act(&Act::Minutes(SlotKind::Discussion, 40), minute(0)).expect("plan");
    assert_eq!(room.workshop().agenda().minutes(), 102);
    let short = Agenda::new([(SlotKind::Voting, 10), (SlotKind::Voting, 99)]);
    assert_eq!((short.minutes(), short.slots().len()), (10, 8));
    assert_eq!(Agenda::of_slots(room.workshop().agenda().slots().to_vec()).minutes(), 102);
}
