//! What the tests share.

use chrono::{DateTime, FixedOffset, TimeDelta};
use pinheng::workshop::{Act, Agenda, Consensus, People, Refused, Role, Room, Vote, Workshop};

pub const RANKS: [i64; 5] = [1, 2, 3, 4, 5];

/// So many minutes after the meeting began.
pub fn minute(minutes: i64) -> DateTime<FixedOffset> {
    let begin = DateTime::parse_from_rfc3339("2026-11-23T09:00:00+08:00").expect("time");
    begin + TimeDelta::minutes(minutes)
}

/// A room of voters without roles, about to walk through three criteria.
pub fn room(voters: usize) -> Room {
    room_of(People::anonymous(voters))
}

pub fn room_of(people: People) -> Room {
    Room::new(Workshop::new(RANKS.to_vec(), people, Agenda::default(), &[0, 1, 2], None))
}

/// Four leaders, five from offices, four of the staff, and somebody who guides.
pub fn full_roles() -> People {
    People::of_roles(&[(Role::Leader, 4), (Role::Office, 5), (Role::Staff, 4), (Role::Facilitator, 1)])
}

pub fn act(room: &mut Room, step: &Act) {
    assert_eq!(room.act(step, minute(0)), Ok(()), "{step:?}");
}

/// A refused act leaves all as it was.
pub fn refused(room: &mut Room, step: &Act) -> Refused {
    let before = room.clone();
    let refused = room.act(step, minute(0)).expect_err("refused");
    assert_eq!(*room, before, "{step:?}");
    refused
}

/// Votes by rank, 0 for an abstention.
pub fn votes(ranks: &[usize]) -> Vec<Vote> {
    ranks.iter().map(|rank| rank.checked_sub(1).map_or(Vote::Abstain, Vote::Level)).collect()
}

pub fn cast(course: usize, ranks: &[usize]) -> Act {
    Act::Cast { course, group: None, votes: votes(ranks) }
}

pub fn agree(rank: i64, reason: &str, evidenced: Option<i64>) -> Act {
    Act::Agree { course: 0, consensus: Consensus { rank, reason: reason.into(), minority: String::new() }, evidenced }
}
