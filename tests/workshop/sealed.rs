//! The ballot box: counted, never told apart, always of one size.

use pinheng::workshop::{Act, BallotBox, Outcome, People, Refused, Role, Room, Vote};

use crate::help::{act, cast, full_roles, minute, refused, room, room_of, votes};

fn voting(people: People) -> Room {
    let mut room = room_of(people);
    act(&mut room, &Act::Next);
    act(&mut room, &Act::Next);
    room
}

fn by_role(role: Role, ranks: &[usize]) -> Act {
    Act::Cast { course: 0, group: Some(role), votes: votes(ranks) }
}

#[test]
fn a_sealed_round_tells_only_how_many_have_voted() {
    let mut one = voting(People::anonymous(6));
    let mut other = one.clone();
    act(&mut one, &cast(0, &[1, 1, 5]));
    act(&mut other, &cast(0, &[3, 0, 2]));
    assert_eq!(one.workshop(), other.workshop());
    assert_eq!(format!("{one:?}"), format!("{other:?}"), "not even to a log");
    assert_eq!(one.workshop().courses()[0].rounds[0].outcome, Outcome::Sealed { voted: 3 });
    assert_ne!(one.ballots(), other.ballots());
}

#[test]
fn the_order_of_ballots_leaves_no_trace() {
    let mut one = voting(People::anonymous(6));
    let mut other = one.clone();
    for rank in [1, 4, 0, 2] {
        act(&mut one, &cast(0, &[rank]));
    }
    act(&mut other, &cast(0, &[2, 0, 4, 1]));
    assert_eq!(one, other);
    assert_eq!(one.ballots().to_bytes(), other.ballots().to_bytes());
}

#[test]
fn the_bytes_of_a_box_have_one_length_and_come_back_as_they_were() {
    let mut room = voting(full_roles());
    let length = room.ballots().to_bytes().len();
    for _ in 0..5 {
        act(&mut room, &by_role(Role::Office, &[5]));
        let bytes = room.ballots().to_bytes();
        assert_eq!(bytes.len(), length);
        let mut more = bytes.clone();
        more.extend(b"rest");
        assert_eq!(BallotBox::from_bytes(&more), Some((room.ballots().clone(), &b"rest"[..])));
        for cut in 0..length {
            assert_eq!(BallotBox::from_bytes(&bytes[..cut]), None);
        }
    }
    assert_eq!(BallotBox::from_bytes(b"something else entirely"), None);
}

#[test]
fn what_cannot_be_voted_is_refused_whole() {
    let mut room = voting(People::anonymous(4));
    assert_eq!(refused(&mut room, &cast(0, &[3, 6])), Refused::NoSuchLevel);
    assert_eq!(refused(&mut room, &cast(0, &[3; 5])), Refused::TooManyVotes { room: 4 });
    act(&mut room, &cast(0, &[3, 3, 0]));
    assert_eq!(refused(&mut room, &cast(0, &[3, 3])), Refused::TooManyVotes { room: 1 });
    assert_eq!(refused(&mut room, &cast(1, &[3])), Refused::NotVoting);
    assert_eq!(refused(&mut room, &cast(7, &[3])), Refused::NoCriterion);
}

#[test]
fn votes_are_told_apart_by_role_only_if_every_role_has_four() {
    let mut room = voting(full_roles());
    act(&mut room, &by_role(Role::Leader, &[4, 4, 5, 5]));
    act(&mut room, &by_role(Role::Office, &[2, 2, 3, 3, 0]));
    assert_eq!(refused(&mut room, &by_role(Role::Leader, &[1])), Refused::TooManyVotes { room: 0 });
    let mut without = room.clone();
    act(&mut room, &by_role(Role::Staff, &[1, 2, 2, 3]));
    act(&mut room, &Act::Reveal);
    let tally = room.workshop().courses()[0].rounds[0].tally().expect("shown").clone();
    assert_eq!(tally.split(), [Role::Leader, Role::Office, Role::Staff]);
    assert_eq!(tally.of_group(Some(Role::Office), Vote::Level(1)), 2);
    assert_eq!(tally.by_level(), [1, 4, 3, 2, 2]);

    // One abstention too many, and nothing of the roles is left, not even in what is stored.
    act(&mut without, &by_role(Role::Staff, &[1, 2, 2, 0]));
    act(&mut without, &Act::Reveal);
    let tally = without.workshop().courses()[0].rounds[0].tally().expect("shown");
    assert!(tally.split().is_empty());
    assert_eq!((tally.ballots_of(None), tally.ballots_of(Some(Role::Leader)), tally.abstained()), (13, 0, 2));
}

#[test]
fn a_role_that_could_never_be_shown_is_never_counted() {
    let few = People::of_roles(&[(Role::Leader, 1), (Role::Office, 5), (Role::Staff, 6)]);
    assert!(!few.keeps_roles() && full_roles().keeps_roles());
    let mut by = voting(few.clone());
    let mut plain = voting(few);
    act(&mut by, &by_role(Role::Leader, &[5]));
    act(&mut plain, &cast(0, &[5]));
    assert_eq!(by.ballots().to_bytes(), plain.ballots().to_bytes());
    assert!(!People::anonymous(12).keeps_roles());
    assert!(!People::of_roles(&[(Role::Staff, 12)]).keeps_roles(), "one role is no split");
}

#[test]
fn too_few_votes_are_not_shown_and_can_only_be_thrown_away() {
    let mut room = voting(People::anonymous(6));
    act(&mut room, &cast(0, &[3, 3, 4, 0]));
    assert_eq!(refused(&mut room, &Act::Reveal), Refused::TooFewVotes);
    act(&mut room, &Act::Drop);
    assert_eq!(room.workshop().courses()[0].rounds[0].outcome, Outcome::Dropped { voted: 4 });
    assert_eq!(room.ballots().to_bytes(), voting(People::anonymous(6)).ballots().to_bytes());
    act(&mut room, &Act::VoteAgain);
    act(&mut room, &cast(0, &[3, 3, 4, 2]));
    act(&mut room, &Act::Reveal);
    let (number, tally) = room.workshop().courses()[0].shown().expect("shown");
    assert_eq!((number, tally.votes()), (2, 4));
    assert_eq!(room.ballots().voted(0), 0, "what is shown is in the box no more");
}

#[test]
fn under_four_voters_there_is_no_ballot() {
    let mut room = room(3);
    act(&mut room, &Act::Next);
    act(&mut room, &Act::Next);
    let (_, course) = room.workshop().current().expect("criterion");
    assert_eq!((course.step, course.rounds.len()), (pinheng::workshop::Step::Discuss, 0));
    assert_eq!(refused(&mut room, &Act::VoteAgain), Refused::TooFewVoters);
    assert_eq!(refused(&mut room, &Act::Form { group: None, votes: votes(&[1, 2, 3]) }), Refused::TooFewVoters);
}

#[test]
fn forms_vote_on_every_criterion_of_the_first_round() {
    let mut room = room(5);
    for form in [[3, 0, 5], [2, 2, 2], [3, 3, 0], [4, 3, 1]] {
        act(&mut room, &Act::Form { group: None, votes: votes(&form) });
    }
    assert!(room.workshop().courses().iter().all(|course| course.rounds[0].voted() == 4));
    assert_eq!(refused(&mut room, &Act::Form { group: None, votes: votes(&[1, 2]) }), Refused::NoSuchLevel);
    assert_eq!(refused(&mut room, &Act::Form { group: None, votes: votes(&[1, 2, 9]) }), Refused::NoSuchLevel);
    // The room goes on from there: the last one votes at the keyboard.
    act(&mut room, &Act::Next);
    act(&mut room, &Act::Next);
    act(&mut room, &cast(0, &[3]));
    assert_eq!(
        refused(&mut room, &Act::Form { group: None, votes: votes(&[1, 2, 3]) }),
        Refused::TooManyVotes { room: 0 }
    );
    act(&mut room, &Act::Reveal);
    assert_eq!(refused(&mut room, &Act::Form { group: None, votes: votes(&[1, 2, 3]) }), Refused::NotVoting);
    assert_eq!(room.workshop().courses()[1].rounds[0].voted(), 4);
}

#[test]
fn people_can_change_only_where_the_votes_still_fit() {
    let mut room = voting(People::anonymous(6));
    act(&mut room, &cast(0, &[3, 3, 4, 2, 2]));
    assert_eq!(refused(&mut room, &Act::People(People::anonymous(4))), Refused::Voted);
    assert_eq!(refused(&mut room, &Act::People(full_roles())), Refused::Voted);
    act(&mut room, &Act::People(People::anonymous(5)));
    assert_eq!(refused(&mut room, &cast(0, &[3])), Refused::TooManyVotes { room: 0 });
    act(&mut room, &Act::Reveal);
    act(&mut room, &Act::People(full_roles()));
    assert_eq!(room.act(&Act::VoteAgain, minute(9)), Ok(()));
}
