//! What an opened round says in figures, and all of them together.

use pinheng::assessment::WeightSet;
use pinheng::framework::builtin;
use pinheng::scoring::Weights;
use pinheng::scoring::agreement::{Spread, Strength};
use pinheng::workshop::{Act, Agenda, Figures, People, Place, Room, Tally, Vote, Votes, Workshop, evaluation, figures};

use crate::help::{RANKS, act, cast, refused};

fn tally(by_level: [u16; 5], abstained: u16) -> Tally {
    let mut tally = Tally::new(5);
    for (level, votes) in by_level.into_iter().enumerate() {
        assert!(tally.add(None, Vote::Level(level), votes));
    }
    assert!(tally.add(None, Vote::Abstain, abstained));
    tally
}

fn of(by_level: [u16; 5], abstained: u16) -> Figures {
    figures(&tally(by_level, abstained), &RANKS).expect("votes")
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

#[test]
fn a_round_is_described_by_its_counts() {
    // 2 3 3 3 4 4 5 and one without an opinion.
    let found = of([0, 1, 3, 2, 1], 1);
    assert_eq!((found.n, found.abstained, found.min, found.max, found.range), (7, 1, 2, 5, 3));
    close(found.median, 3.0);
    close(found.q1, 3.0);
    close(found.q3, 4.0);
    assert_eq!((found.spread, found.far), (Spread::FarApart, true));
    assert_eq!((found.low, found.high), (Votes { rank: 2, votes: 1 }, Votes { rank: 5, votes: 1 }));
    // Variance 20/21 against (25 − 1)/12.
    close(found.rwg.expect("agreement"), 1.0 - 20.0 / 42.0);
    assert_eq!(found.strength, Some(Strength::Moderate));
    assert!(!found.is_unanimous());
}

#[test]
fn one_voice_is_perfect_agreement_and_two_camps_are_none() {
    let found = of([0, 0, 5, 0, 0], 0);
    assert_eq!((found.range, found.spread, found.far), (0, Spread::Close, false));
    assert_eq!((found.rwg, found.strength), (Some(1.0), Some(Strength::VeryStrong)));
    assert!(found.is_unanimous());
    let found = of([3, 0, 0, 0, 3], 0);
    close(found.median, 3.0);
    assert_eq!((found.rwg, found.strength, found.far), (Some(0.0), Some(Strength::None), true));
}

#[test]
fn abstentions_alone_have_no_figures_and_a_single_vote_no_agreement() {
    assert_eq!(figures(&tally([0; 5], 4), &RANKS), None);
    let found = of([0, 1, 0, 0, 0], 3);
    assert_eq!((found.rwg, found.strength), (None, None));
    close(found.median, 2.0);
}

#[test]
fn levels_are_equally_far_apart_whatever_their_ranks() {
    let mut votes = Tally::new(3);
    assert!(votes.add(None, Vote::Level(1), 2) && votes.add(None, Vote::Level(2), 2));
    let found = figures(&votes, &[1, 3, 7]).expect("votes");
    close(found.median, 5.0);
    assert_eq!((found.range, found.spread, found.min, found.max), (1, Spread::Close, 3, 7));
}

/// A room of the built-in framework's first, second and last criterion.
fn room() -> Room {
    let people = People::anonymous(4);
    Room::new(Workshop::new(RANKS.to_vec(), people, Agenda::default(), &[0, 1, 9], None))
}

fn open(room: &mut Room, course: usize, ranks: &[usize]) {
    act(room, &Act::GoTo(Place::Course(course)));
    if room.workshop().courses()[course].rounds.is_empty() {
        act(room, &Act::Next);
    } else {
        act(room, &Act::VoteAgain);
    }
    act(room, &cast(course, ranks));
    act(room, &Act::Reveal);
}

#[test]
fn the_evaluation_counts_the_last_opened_round_of_each_criterion_by_weight() {
    let framework = builtin();
    let weights = Weights {
        dimensions: vec![0.5, 0.2, 0.3],
        criteria: framework
            .dimensions
            .iter()
            .map(|dimension| {
                vec![1.0 / f64::from(u32::try_from(dimension.criteria.len()).expect("few")); dimension.criteria.len()]
            })
            .collect(),
        set: WeightSet::Manual,
    };
    let mut room = room();
    assert_eq!(evaluation(room.workshop(), &framework, &weights), None);
    open(&mut room, 0, &[1, 1, 1, 1]);
    open(&mut room, 0, &[2, 2, 3, 3]);
    open(&mut room, 2, &[4, 4, 4, 5]);
    // A round that is being voted on takes no part.
    act(&mut room, &Act::GoTo(Place::Course(1)));
    act(&mut room, &Act::Next);
    act(&mut room, &cast(1, &[5, 5, 5, 5]));
    let found = evaluation(room.workshop(), &framework, &weights).expect("rounds");
    let dimension = |criterion| framework.criterion_ref(criterion).dimension;
    let (first, last) = (weights.dimensions[dimension(0)], weights.dimensions[dimension(9)]);
    let (first, last) = (first / (first + last), last / (first + last));
    let expected = [0.0, first / 2.0, first / 2.0, last * 0.75, last * 0.25];
    for (found, expected) in found.memberships.iter().zip(expected) {
        close(*found, expected);
    }
    assert_eq!(found.criteria, 2);
    close(found.weighted_rank, 2.5 * first + 4.25 * last);
    let top = expected.iter().copied().fold(0.0, f64::max);
    let tied: Vec<usize> = (0..5).filter(|level| (expected[*level] - top).abs() < 1e-9).collect();
    assert_eq!((found.rank, found.tie), (RANKS[tied[0]], tied.len() > 1));
    // The rest of the machine is as it was: the sealed round still cannot be passed over.
    refused(&mut room, &Act::GoTo(Place::End));
}
