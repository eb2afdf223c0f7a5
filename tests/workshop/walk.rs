//! The walk of the room from the opening to the end.

use pinheng::workshop::{Act, Agenda, Consensus, Outcome, People, Place, Refused, Room, Step, Workshop};

use crate::help::{RANKS, act, agree, cast, minute, refused, room};

fn step(room: &Room) -> (Place, Option<Step>) {
    (room.workshop().place(), room.workshop().current().map(|(_, course)| course.step))
}

#[test]
fn each_criterion_goes_from_its_question_to_an_action_and_the_last_one_to_the_overview() {
    let mut room = room(5);
    assert_eq!(step(&room), (Place::Opening, None));
    act(&mut room, &Act::Next);
    for course in 0..3 {
        let at = |step| (Place::Course(course), Some(step));
        assert_eq!(step(&room), at(Step::Question));
        act(&mut room, &Act::Next);
        assert_eq!(step(&room), at(Step::Vote));
        assert_eq!(refused(&mut room, &Act::Next), Refused::Sealed, "nothing goes past a sealed round");
        act(&mut room, &cast(course, &[1, 2, 3, 4, 5]));
        act(&mut room, &Act::Reveal);
        for next in [Step::Reveal, Step::Discuss, Step::Decide, Step::Reason, Step::Action] {
            assert_eq!(step(&room), at(next));
            act(&mut room, &Act::Next);
        }
    }
    assert_eq!(step(&room), (Place::Overview, None));
    act(&mut room, &Act::Next);
    assert_eq!(step(&room), (Place::End, None));
    assert_eq!(room.workshop().agenda().running(), None, "the clock stops");
}

#[test]
fn back_goes_the_same_way_and_seals_and_shows_nothing_anew() {
    let mut room = room(5);
    for _ in 0..2 {
        act(&mut room, &Act::Next);
    }
    act(&mut room, &cast(0, &[3, 3]));
    act(&mut room, &Act::Back);
    assert_eq!(step(&room), (Place::Course(0), Some(Step::Question)));
    act(&mut room, &Act::Next);
    assert_eq!(step(&room), (Place::Course(0), Some(Step::Vote)));
    assert_eq!(room.workshop().courses()[0].rounds.len(), 1, "the round went on");
    act(&mut room, &cast(0, &[3, 4]));
    act(&mut room, &Act::Reveal);
    for _ in 0..3 {
        act(&mut room, &Act::Next);
    }
    let way = [Step::Decide, Step::Discuss, Step::Reveal, Step::Question];
    for step_back in way {
        act(&mut room, &Act::Back);
        assert_eq!(step(&room), (Place::Course(0), Some(step_back)));
    }
    act(&mut room, &Act::Next);
    assert_eq!(step(&room), (Place::Course(0), Some(Step::Reveal)), "what was shown stays shown");
    for _ in 0..2 {
        act(&mut room, &Act::Back);
    }
    assert_eq!(step(&room), (Place::Opening, None));
    act(&mut room, &Act::Back);
    assert_eq!(step(&room), (Place::Opening, None));
}

#[test]
fn a_room_may_vote_on_everything_first_and_open_the_rounds_later() {
    let mut room = room(4);
    act(&mut room, &Act::Next);
    for course in 0..3 {
        act(&mut room, &Act::GoTo(Place::Course(course)));
        act(&mut room, &Act::Next);
        act(&mut room, &cast(course, &[2, 2, 4, 4]));
    }
    act(&mut room, &Act::GoTo(Place::Overview));
    assert_eq!(refused(&mut room, &Act::Next), Refused::Sealed);
    assert_eq!(refused(&mut room, &Act::GoTo(Place::End)), Refused::Sealed);
    for course in [2, 0, 1] {
        act(&mut room, &Act::GoTo(Place::Course(course)));
        assert_eq!(step(&room), (Place::Course(course), Some(Step::Vote)));
        act(&mut room, &Act::Reveal);
    }
    act(&mut room, &Act::GoTo(Place::Course(9)));
    assert_eq!(room.workshop().place(), Place::Course(1), "a place that there is not changes nothing");
    act(&mut room, &Act::GoTo(Place::End));
    act(&mut room, &Act::Back);
    assert_eq!(room.workshop().place(), Place::Overview);
}

#[test]
fn agreeing_above_the_evidenced_level_needs_a_reason() {
    let mut room = room(5);
    let nowhere = Act::Agree { course: 3, consensus: Consensus::default(), evidenced: None };
    assert_eq!(refused(&mut room, &nowhere), Refused::NoCriterion);
    act(&mut room, &Act::Next);
    assert_eq!(refused(&mut room, &agree(3, " 　", Some(2))), Refused::NoReason);
    assert_eq!(refused(&mut room, &agree(2, "", None)), Refused::NoReason, "no evidence supports the lowest level");
    assert_eq!(refused(&mut room, &agree(6, "因为", Some(2))), Refused::NoSuchLevel);
    act(&mut room, &agree(1, "", None));
    act(&mut room, &agree(2, "", Some(2)));
    act(&mut room, &agree(3, "现场看过", Some(2)));
    assert_eq!(room.workshop().courses()[0].consensus.as_ref().map(|found| found.rank), Some(3));
    act(&mut room, &Act::Next);
    assert_eq!(refused(&mut room, &agree(2, "", Some(2))), Refused::Sealed, "not while votes are sealed");
    assert_eq!(refused(&mut room, &Act::VoteAgain), Refused::Sealed);
}

#[test]
fn the_criterion_to_calibrate_on_comes_first() {
    let order = |criteria: &[usize], first| {
        let workshop = Workshop::new(RANKS.to_vec(), People::anonymous(5), Agenda::default(), criteria, first);
        workshop.courses().iter().map(|course| course.criterion).collect::<Vec<_>>()
    };
    assert_eq!(order(&[0, 1, 4, 7], Some(4)), [4, 0, 1, 7]);
    assert_eq!(order(&[0, 1, 4, 7], Some(5)), [0, 1, 4, 7], "one that is not in scope is none");
    assert_eq!(order(&[], None), [0; 0]);
    let mut empty = Room::new(Workshop::new(RANKS.to_vec(), People::anonymous(5), Agenda::default(), &[], None));
    act(&mut empty, &Act::Next);
    assert_eq!(empty.workshop().place(), Place::Overview);
    act(&mut empty, &Act::Back);
    assert_eq!(empty.workshop().place(), Place::Opening);
    assert_eq!(empty.act(&Act::Next, minute(1)), Ok(()));
}

#[test]
fn a_stored_room_goes_on_where_it_was() {
    let mut room = room(5);
    for _ in 0..2 {
        act(&mut room, &Act::Next);
    }
    act(&mut room, &cast(0, &[3, 3]));
    let stored = Workshop::of_parts(RANKS.to_vec(), room.workshop().parts().clone());
    assert_eq!(Room::of(stored, room.ballots().clone()), room);
    // A backup takes the votes away; the room that is restored from it goes on after them.
    let mut parts = room.workshop().parts().clone();
    parts.courses[0].rounds[0].outcome = Outcome::Dropped { voted: 2 };
    let mut restored = Room::new(Workshop::of_parts(RANKS.to_vec(), parts));
    assert_eq!(restored.workshop().courses()[0].step, Step::Discuss);
    act(&mut restored, &Act::VoteAgain);
    let mut parts = room.workshop().parts().clone();
    parts.place = Place::Course(9);
    assert_eq!(Workshop::of_parts(RANKS.to_vec(), parts).place(), Place::Opening);
}
