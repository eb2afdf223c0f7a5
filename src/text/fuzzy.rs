//! Picking a record by a few letters of its name.

use unicode_segmentation::UnicodeSegmentation;

/// What a hole between two matched graphemes costs, besides its length.
const GAP: u32 = 10;
/// The most that a match can cost for starting late; less than a gap, so a whole match anywhere beats a scattered one.
const LATE: u32 = 9;
/// One step of cost, so that among equal matches the shorter candidate comes first.
const STEP: u32 = 256;
/// No match.
const NEVER: u32 = u32::MAX;

/// How well `candidate` answers `query`, lower being better; `None` if it does not.
///
/// Each term of the query (terms are parted by blanks) must occur in the candidate as a subsequence of graphemes,
/// regardless of case and of full-width twins (see [`narrow`]). A prefix beats a match further on, an unbroken match
/// beats a scattered one, and then the shorter candidate wins. A blank query matches everything with 0.
///
/// ```
/// # use pinheng::text::fuzzy::rank;
/// assert!(rank("服务", "服务手册") < rank("服务", "2026 服务台账"));
/// assert!(rank("ZX", "ｚｘ-01").is_some());
/// assert_eq!(rank("手册", "台账"), None);
/// ```
#[must_use]
pub fn rank(query: &str, candidate: &str) -> Option<u32> {
    let query = fold(query);
    let candidate = fold(candidate);
    let graphemes: Vec<&str> = candidate.graphemes(true).collect();
    let mut cost: u32 = 0;
    let mut terms = 0;
    for term in query.split_whitespace() {
        cost = cost.saturating_add(term_cost(term, &graphemes)?);
        terms += 1;
    }
    if terms == 0 {
        return Some(0);
    }
    let length = u32::try_from(graphemes.len()).unwrap_or(NEVER).min(STEP - 1);
    Some(cost.saturating_mul(STEP).saturating_add(length))
}

/// The ASCII character a full-width one is the twin of (`Ａ` to `A`, `　` to a space); any other as it is.
#[must_use]
pub fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// `s` without the differences that do not matter in a search.
fn fold(s: &str) -> String {
    s.chars().map(narrow).flat_map(char::to_lowercase).collect()
}

/// The least cost of finding `term` in `candidate`, over every way to match it.
fn term_cost(term: &str, candidate: &[&str]) -> Option<u32> {
    // cost[i]: the least for the part of the term matched so far, its last grapheme standing at i.
    let mut cost: Vec<u32> = Vec::new();
    for wanted in term.graphemes(true) {
        cost = if cost.is_empty() { first(wanted, candidate) } else { extend(&cost, wanted, candidate) };
    }
    cost.into_iter().min().filter(|least| *least != NEVER)
}

/// The costs of matching a term's first grapheme at each place.
fn first(wanted: &str, candidate: &[&str]) -> Vec<u32> {
    let late = (0..LATE).chain(std::iter::repeat(LATE));
    candidate.iter().zip(late).map(|(found, late)| if *found == wanted { late } else { NEVER }).collect()
}

/// The costs of matching one grapheme more, given the costs up to the one before it.
fn extend(before: &[u32], wanted: &str, candidate: &[&str]) -> Vec<u32> {
    let mut adjacent = NEVER;
    // The least over all places further left, the hole up to here included.
    let mut apart = NEVER;
    let mut cost = Vec::with_capacity(candidate.len());
    for (found, here) in candidate.iter().zip(before) {
        let least = adjacent.min(apart);
        cost.push(if *found == wanted { least } else { NEVER });
        apart = apart.saturating_add(1).min(adjacent.saturating_add(GAP + 1));
        adjacent = *here;
    }
    cost
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_folds_full_width_twins_only() {
        assert_eq!("ＡＺａｚ０９！～　中".chars().map(narrow).collect::<String>(), "AZaz09!~ 中");
    }

    #[test]
    fn every_term_must_match() {
        assert!(rank("手 2026", "2026 服务手册").is_some());
        assert_eq!(rank("手 2025", "2026 服务手册"), None);
        assert_eq!(rank("册手", "服务手册"), None);
        assert_eq!(rank("a", ""), None);
        assert_eq!(rank(" 　", "服务"), Some(0));
        assert_eq!(rank("", ""), Some(0));
    }

    #[test]
    fn case_width_and_script_do_not_matter() {
        let exact = rank("iso", "iso 9001");
        assert!(exact.is_some());
        for query in ["ISO", "ｉｓｏ", "ＩＳＯ"] {
            assert_eq!(rank(query, "iso 9001"), exact);
            assert_eq!(rank(query, "ＩＳＯ 9001"), exact);
        }
    }

    #[test]
    fn better_matches_come_first() {
        let best_first = ["服务", "服务手册", "新服务手册", "本年度机关食堂和会议服务", "服x务", "服xx务", "服装事务"];
        let ranks: Vec<_> = best_first.iter().map(|name| rank("服务", name)).collect();
        assert!(ranks.iter().all(Option::is_some));
        assert!(ranks.is_sorted(), "{ranks:?}");
    }

    #[test]
    fn graphemes_match_whole() {
        assert_eq!(rank("e", "e\u{301}"), None);
        assert!(rank("👨‍👩‍👧", "a👨‍👩‍👧b").is_some());
        assert_eq!(rank("👨", "👨‍👩‍👧"), None);
    }
}
