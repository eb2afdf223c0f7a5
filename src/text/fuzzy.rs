//! Picking a record by a few letters of its name.

mod readings;

use unicode_segmentation::UnicodeSegmentation;

/// What a hole between two matched graphemes costs, besides its length.
const GAP: u32 = 10;
/// The most that a match can cost for starting late; less than a gap, so a whole match anywhere beats a scattered one.
const LATE: u32 = 9;
/// What a Chinese character matched by its reading costs more than one matched by itself.
const READ: u32 = 1;
/// One step of cost, so that among equal matches the shorter candidate comes first.
const STEP: u32 = 256;
/// No match.
const NEVER: u32 = u32::MAX;

/// How well `candidate` answers `query`, lower being better; `None` if it does not.
///
/// Each term of the query (terms are parted by blanks) must occur in the candidate as a subsequence of graphemes,
/// regardless of case and of full-width twins (see [`narrow`]). A prefix beats a match further on, an unbroken match
/// beats a scattered one, and then the shorter candidate wins. Letters also find Chinese characters by their readings,
/// whole, from the initial on, or by initials alone. A blank query matches everything with 0.
///
/// ```
/// # use pinheng::text::fuzzy::rank;
/// assert!(rank("服务", "服务手册") < rank("服务", "2026 服务台账"));
/// assert!(rank("ZX", "ｚｘ-01").is_some());
/// assert_eq!(rank("手册", "台账"), None);
/// assert!(rank("fwsc", "服务手册").is_some() && rank("fuwu", "服务手册").is_some());
/// ```
#[must_use]
pub fn rank(query: &str, candidate: &str) -> Option<u32> {
    let query = fold(query);
    let candidate = fold(candidate);
    let letters = query.bytes().any(|byte| byte.is_ascii_lowercase());
    let graphemes: Vec<Glyph<'_>> = candidate.graphemes(true).map(|glyph| Glyph::new(glyph, letters)).collect();
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

/// A grapheme of a candidate, and the Chinese character it may be, where letters are looked for.
struct Glyph<'c> {
    text: &'c str,
    read: Option<char>,
}

impl<'c> Glyph<'c> {
    fn new(text: &'c str, by_letters: bool) -> Self {
        let mut letters = text.chars();
        let only = letters.next().filter(|letter| by_letters && !letter.is_ascii() && letters.next().is_none());
        Self { text, read: only }
    }

    /// How many letters of what is left of a term are a reading of the glyph, or the beginning of one.
    fn letters(&self, term: &[&str]) -> usize {
        self.read.and_then(|letter| readings::of(letter).map(|reading| shared(reading, term)).max()).unwrap_or(0)
    }
}

/// How many letters a reading and a term begin with in common; `v` is typed for `ü`.
fn shared(reading: &str, term: &[&str]) -> usize {
    let same = |(letter, typed): &(char, &&str)| {
        let letter = if *letter == 'ü' { 'v' } else { *letter };
        typed.chars().eq([letter])
    };
    reading.chars().zip(term).take_while(same).count()
}

/// The least cost of finding `term` in `candidate`, over every way to match it.
fn term_cost(term: &str, candidate: &[Glyph<'_>]) -> Option<u32> {
    let term: Vec<&str> = term.graphemes(true).collect();
    // cost[n][i]: the least for the first n graphemes of the term, the last of them answered by the glyph at i.
    let mut cost = vec![vec![NEVER; candidate.len()]; term.len() + 1];
    for taken in 0..term.len() {
        let reach = reach(&cost[taken], taken == 0);
        for (at, glyph) in candidate.iter().enumerate() {
            let (anywhere, adjacent) = reach[at];
            if glyph.text == term[taken] {
                let least = &mut cost[taken + 1][at];
                *least = anywhere.min(*least);
            }
            // Letters stand for glyphs that follow each other; scattered ones would be found in any long text.
            if adjacent != NEVER {
                for letters in 1..=glyph.letters(&term[taken..]) {
                    let least = &mut cost[taken + letters][at];
                    *least = adjacent.saturating_add(READ).min(*least);
                }
            }
        }
    }
    cost.last().and_then(|cost| cost.iter().copied().min()).filter(|least| *least != NEVER)
}

/// The costs of going on at each place, anywhere after what is matched and right behind it.
fn reach(cost: &[u32], at_start: bool) -> Vec<(u32, u32)> {
    if at_start {
        return (0..LATE).chain(std::iter::repeat(LATE)).take(cost.len()).map(|late| (late, late)).collect();
    }
    let mut adjacent = NEVER;
    // The least over all places further left, the hole up to here included.
    let mut apart = NEVER;
    let mut reach = Vec::with_capacity(cost.len());
    for here in cost {
        reach.push((adjacent.min(apart), adjacent));
        apart = apart.saturating_add(1).min(adjacent.saturating_add(GAP + 1));
        adjacent = *here;
    }
    reach
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
    fn chinese_is_found_by_its_readings() {
        for query in ["zp", "ziping", "zip", "zping", "zipin", "ZP", "ｚｐ"] {
            assert!(rank(query, "自评").is_some(), "{query}");
            assert!(rank(query, "品衡：自评").is_some(), "{query}");
        }
        for query in ["zpp", "pz", "zipingg", "zpi ngx", "cp"] {
            assert_eq!(rank(query, "自评"), None, "{query}");
        }
        // Every reading counts: 重 is zhong and chong, 单 is dan, shan and chan.
        for query in ["zd", "cd", "chongdan", "zhongdan", "zs", "zhongshan"] {
            assert!(rank(query, "重单").is_some(), "{query}");
        }
        assert!(rank("lvse", "绿色").is_some() && rank("nv", "女").is_some());
        assert!(rank("fw 2026", "2026 服务手册").is_some() && rank("fw手册", "服务手册").is_some());
    }

    #[test]
    fn readings_come_after_what_is_written_and_are_not_scattered() {
        assert!(rank("fw", "fw-01") < rank("fw", "服务"));
        assert!(rank("fw", "服务") < rank("fw", "新服务"));
        assert!(rank("服务", "服务") < rank("fuwu", "服务"));
        assert_eq!(rank("fs", "服务手册"), None);
    }

    #[test]
    fn graphemes_match_whole() {
        assert_eq!(rank("e", "e\u{301}"), None);
        assert!(rank("👨‍👩‍👧", "a👨‍👩‍👧b").is_some());
        assert_eq!(rank("👨", "👨‍👩‍👧"), None);
    }
}
