//! Paper slips in one line.

use pinheng::workshop::{SlipFault, Vote, read_slips};

use crate::help::{RANKS, votes};

#[test]
fn a_line_of_slips_is_read_as_it_is_written_by_hand() {
    let wanted = votes(&[3, 3, 4, 2, 3, 0, 4]);
    for line in ["3 3 4 2 3 - 4", "  3,3, 4 2 3 - 4 ", "３　３ ４ ２ ３ － ４", "3、3，4；2 3 — 4", "3\t3 4 2 3 − 4"]
    {
        assert_eq!(read_slips(line, &RANKS, 7), Ok(wanted.clone()), "{line}");
    }
    assert_eq!(read_slips("10 30", &[10, 20, 30], 9), Ok(vec![Vote::Level(0), Vote::Level(2)]));
    assert_eq!(read_slips("-1 - 0", &[-1, 0], 9), Ok(vec![Vote::Level(0), Vote::Abstain, Vote::Level(1)]));
}

#[test]
fn faults_of_a_line_tell_the_place_and_never_the_vote() {
    let fault = |line: &str, room: usize| read_slips(line, &RANKS, room).expect_err("fault");
    for (line, at) in
        [("3 6", 2), ("0", 1), ("33", 1), ("3 4 三", 3), ("+3", 1), ("3 03", 2), ("3.5", 1), ("--", 1), ("一", 1)]
    {
        assert_eq!(fault(line, 9), SlipFault::NotALevel { at }, "{line}");
    }
    assert_eq!(fault("", 9), SlipFault::Empty);
    assert_eq!(fault(" 　, ", 9), SlipFault::Empty);
    assert_eq!(fault("3 3 3", 2), SlipFault::TooMany { found: 3, room: 2 });
    assert_eq!(fault("3", 0), SlipFault::TooMany { found: 1, room: 0 });
}
