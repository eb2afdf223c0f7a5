//! Drawing the votes of an opened round as dots that a room can read.

use ratatui::layout::Rect;

use crate::framework::Framework;
use crate::i18n::{MinutesText, Terms, WorkshopText, fill};
use crate::report::votes::{spread_word, strength_word};
use crate::scoring::{one, two};
use crate::text::{pad, pad_left, width};
use crate::tui::paint::Painter;
use crate::tui::screens::workshop::forms::role_name;
use crate::tui::state::{State, level_short};
use crate::workshop::{Course, Figures, Tally, Vote, figures};

/// The opened rounds of a criterion, oldest first, with their numbers.
fn opened(course: &Course) -> Vec<(usize, &Tally)> {
    course.rounds.iter().enumerate().filter_map(|(at, round)| Some((at + 1, round.tally()?))).collect()
}

/// Draws the last opened round, the one before beside it; returns the row after.
pub(super) fn draw(state: &State, painter: &mut Painter<'_>, area: Rect, top: u16, course: &Course, gap: u16) -> u16 {
    let Some(open) = &state.open else { return top };
    let rounds = opened(course);
    let Some((_, tally)) = rounds.last() else { return top };
    let before = rounds.len().checked_sub(2).and_then(|at| rounds.get(at));
    let text = WorkshopText::of(state.lang);
    let levels = &open.framework().levels;
    let names: Vec<String> =
        levels.iter().map(|level| format!("{} {}", level.rank, level.name.get(state.lang))).collect();
    let name_columns = names.iter().map(|name| width(name)).max().unwrap_or(0).min(usize::from(area.width) / 3) + 2;
    let count = |tally: &Tally, level| fill(text.votes_n, &[("n", &tally.count(Vote::Level(level)).to_string())]);
    let tail_columns = (0..levels.len()).map(|level| width(&count(tally, level))).max().unwrap_or(0) + 1;
    let earlier = |level| before.map(|(number, tally)| (*number, tally.count(Vote::Level(level))));
    let abstained = usize::from(tally.abstained() > 0);
    let room = usize::from(area.height.saturating_sub(top));
    // Where not all levels fit, those below are turned to, and what is said of the votes keeps a row or two.
    let fits = levels.len() + abstained < room;
    let shown = if fits { levels.len() } else { room.saturating_sub(2 + abstained).clamp(3, levels.len().max(3)) };
    let list = Rect { y: area.y + top, height: u16::try_from(shown).unwrap_or(u16::MAX).min(area.height), ..area };
    let highest = (0..levels.len()).rev().position(|level| tally.count(Vote::Level(level)) > 0);
    let first = super::window(state, painter, list, levels.len(), shown, highest.unwrap_or(0));
    let area = if shown < levels.len() { Rect { width: area.width.saturating_sub(2), ..area } } else { area };
    let mut row = top;
    for level in (0..levels.len()).rev().skip(first).take(shown) {
        let votes = tally.count(Vote::Level(level));
        let style = if votes > 0 { painter.theme.text } else { painter.theme.dim };
        painter.put(area, 0, row, &pad(&names[level], name_columns), style);
        let column = u16::try_from(name_columns).unwrap_or(0);
        let mut right = pad_left(&if votes > 0 { count(tally, level) } else { "-".to_owned() }, tail_columns);
        if let Some((number, count)) = earlier(level) {
            let words = fill(text.round_n, &[("n", &number.to_string())]);
            right = format!("{words} {count:>2}  {right}");
        }
        let room = area.width.saturating_sub(column).saturating_sub(u16::try_from(width(&right) + 1).unwrap_or(0));
        dots(painter, area, column, row, votes, room);
        painter.put_right(area, row, &right, style);
        row += 1 + gap;
    }
    if tally.abstained() > 0 {
        let said = fill(text.abstained_n, &[("n", &tally.abstained().to_string())]);
        painter.put(area, 0, row, &said, painter.theme.dim);
        row += 1;
    }
    row
}

/// One dot a vote, as wide as there is room for.
fn dots(painter: &mut Painter<'_>, area: Rect, column: u16, row: u16, votes: usize, room: u16) {
    let Ok(votes) = u16::try_from(votes) else { return };
    let wide = votes.saturating_mul(4) <= room;
    let (dot, step) = if wide { (painter.glyphs.full.repeat(2), 4) } else { (painter.glyphs.full.to_owned(), 1) };
    for nth in 0..votes.min(room / step.max(1)) {
        painter.put(area, column + nth * step, row, &dot, painter.theme.claimed);
    }
}

/// Median, spread and agreement: in words first, with the numbers beside.
pub(super) fn in_words(state: &State, framework: &Framework, course: &Course) -> String {
    let text = WorkshopText::of(state.lang);
    let ranks: Vec<i64> = framework.levels.iter().map(|level| level.rank).collect();
    let Some(found) = course.shown().and_then(|(_, tally)| figures(tally, &ranks)) else {
        return text.no_votes.to_owned();
    };
    let colon = Terms::of(state.lang).colon;
    let mut said = vec![
        format!("{} {}", text.median, one(Some(found.median))),
        format!("{}{colon}{}", text.spread, spread_word(MinutesText::of(state.lang), found.spread)),
    ];
    if let Some((rwg, strength)) = found.rwg.zip(found.strength) {
        said.push(format!(
            "{}{colon}{} (r_wg {})",
            text.agreement,
            strength_word(MinutesText::of(state.lang), strength),
            two(Some(rwg))
        ));
    }
    said.join("    ")
}

/// The median of each role, where the votes may be told apart by role.
pub(super) fn by_role(state: &State, course: &Course, ranks: &[i64]) -> Option<String> {
    let (_, tally) = course.shown()?;
    let split = tally.split();
    let median = |role| {
        let mut own = Tally::new(tally.levels());
        for level in 0..tally.levels() {
            let votes = u16::try_from(tally.of_group(Some(role), Vote::Level(level))).unwrap_or(u16::MAX);
            // Every level of a tally of as many levels is one of its own.
            let _ = own.add(None, Vote::Level(level), votes);
        }
        figures(&own, ranks).map(|found| one(Some(found.median))).unwrap_or_default()
    };
    let text = WorkshopText::of(state.lang);
    let each = split.into_iter().map(|role| format!("{} {}", role_name(state, role), median(role)));
    let all: Vec<String> = each.collect();
    (!all.is_empty()).then(|| format!("{}    {}", text.median, all.join("    ")))
}

/// Who is asked for reasons, lowest first. A single vote is never pointed at.
pub(super) fn invitation(state: &State, found: &Figures) -> Vec<String> {
    let text = WorkshopText::of(state.lang);
    if found.range <= 1 {
        return vec![text.hear_close.to_owned()];
    }
    let ask = |template: &str, rank: i64, votes: usize| {
        fill(template, &[("level", &level_short(rank, state.lang)), ("n", &votes.to_string())])
    };
    let mut said = Vec::new();
    if found.low.votes > 1 {
        said.push(ask(text.hear_low, found.low.rank, found.low.votes));
    }
    if found.high.votes > 1 {
        said.push(ask(text.hear_high, found.high.rank, found.high.votes));
    }
    if said.len() < 2 {
        said.push(text.hear_single.to_owned());
    }
    said
}
