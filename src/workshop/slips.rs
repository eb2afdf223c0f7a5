//! Paper slips as the recorder enters them: one line, `3 3 4 2 3 - 4`.

use super::tally::Vote;

/// What is wrong with a line of slips. It tells the place, never the vote: the line may be typed before the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipFault {
    /// Nothing is in it.
    Empty,
    /// The vote at a place, counted from 1, is neither a level nor `-`.
    NotALevel {
        /// The place.
        at: usize,
    },
    /// More votes than voters.
    TooMany {
        /// Votes in the line.
        found: usize,
        /// Voters who have not voted yet.
        room: usize,
    },
}

/// Reads a line of votes, the ranks of levels or `-`, parted by blanks or commas. Full-width signs count as what they
/// are the twins of, because a Chinese input method sends them.
///
/// # Errors
/// The first fault of the line.
pub fn read_slips(line: &str, ranks: &[i64], room: usize) -> Result<Vec<Vote>, SlipFault> {
    let line: String = line.chars().map(narrow).collect();
    let words: Vec<&str> =
        line.split(|sign: char| sign.is_whitespace() || sign == ',').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Err(SlipFault::Empty);
    }
    let read = |(at, word): (usize, &&str)| {
        if *word == "-" {
            return Ok(Vote::Abstain);
        }
        let fault = SlipFault::NotALevel { at: at + 1 };
        // Written as ranks are shown: `+3` and `03` are slips of the hand, not levels.
        let level = ranks.iter().position(|rank| rank.to_string() == *word);
        level.map(Vote::Level).ok_or(fault)
    };
    let votes = words.iter().enumerate().map(read).collect::<Result<Vec<_>, _>>()?;
    if votes.len() > room {
        return Err(SlipFault::TooMany { found: votes.len(), room });
    }
    Ok(votes)
}

/// The narrow twin of a sign, and what is commonly written for a stroke or a comma.
fn narrow(sign: char) -> char {
    match sign {
        '０'..='９' | '－' | '，' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        '、' | ';' | '；' => ',',
        '–' | '—' | '−' => '-',
        _ => sign,
    }
}
