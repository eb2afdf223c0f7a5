//! Rounds of workshops, and actions, a row each.

use super::safe;
use crate::app::Meeting;
use crate::i18n::MinutesText;
use crate::report::votes::{spread_word, strength_word};
use crate::report::words::{Words, short};
use crate::scoring::{Part, View, two};
use crate::workshop::{Course, Round, Tally, figures};

/// A table: its head and its rows.
type Rows = (Vec<String>, Vec<Vec<String>>);

/// Every revealed round with what was agreed on its criterion; a criterion without one has a row without votes.
pub(super) fn rounds(words: &Words<'_>) -> Rows {
    let (text, terms, report) = (MinutesText::of(words.lang), words.terms, words.text);
    let levels = words.card.framework.levels.iter().map(|level| words.rank(level.rank));
    let mut head = [text.held, report.criterion_id, terms.criterion, text.round].map(str::to_owned).to_vec();
    head.extend(levels);
    let rest = [
        text.abstained,
        text.median,
        text.spread,
        text.agreement,
        "r_wg",
        text.agreed_level,
        terms.reason,
        text.minority,
        report.claimed_level,
        report.evidenced_level,
    ];
    head.extend(rest.map(str::to_owned));
    let mut rows = Vec::new();
    for meeting in &words.card.meetings {
        for course in meeting.workshop.courses() {
            let listed = |round: &&Round| round.tally().is_some_and(Tally::can_be_shown);
            let shown: Vec<(usize, &Round)> = (1..).zip(&course.rounds).filter(|(_, round)| listed(round)).collect();
            rows.extend(shown.iter().map(|(number, round)| row(words, meeting, course, Some((*number, round)))));
            rows.extend(shown.is_empty().then(|| row(words, meeting, course, None)));
        }
    }
    (head, rows)
}

fn row(words: &Words<'_>, meeting: &Meeting, course: &Course, round: Option<(usize, &Round)>) -> Vec<String> {
    let text = MinutesText::of(words.lang);
    let tally = round.and_then(|(_, round)| round.tally());
    let found = tally.and_then(|tally| figures(tally, meeting.workshop.ranks()));
    let (criterion, consensus) = (Part::Criterion(course.criterion), course.consensus.as_ref());
    let level = |view| words.card.level_of(criterion, view).map_or_else(String::new, |rank| rank.to_string());
    let mut cells = vec![
        meeting.begun.format("%Y-%m-%d %H:%M").to_string(),
        safe(&words.card.framework.criterion(course.criterion).id),
        safe(words.part_name(criterion)),
        round.map_or_else(String::new, |(number, _)| number.to_string()),
    ];
    let votes = tally.map(Tally::by_level);
    let levels = 0..words.card.framework.levels.len();
    cells.extend(levels.map(|at| votes.as_ref().map_or_else(String::new, |votes| votes[at].to_string())));
    cells.extend([
        tally.map_or_else(String::new, |tally| tally.abstained().to_string()),
        found.map_or_else(String::new, |found| short(found.median)),
        found.map_or("", |found| spread_word(text, found.spread)).to_owned(),
        found.and_then(|found| found.strength).map_or("", |strength| strength_word(text, strength)).to_owned(),
        found.and_then(|found| found.rwg).map_or_else(String::new, |rwg| two(Some(rwg))),
        consensus.map_or_else(String::new, |consensus| consensus.rank.to_string()),
        safe(consensus.map_or("", |consensus| &consensus.reason)),
        safe(consensus.map_or("", |consensus| &consensus.minority)),
        level(View::Claimed),
        level(View::Evidenced),
    ]);
    cells
}

/// Every action.
pub(super) fn actions(words: &Words<'_>) -> Rows {
    let (text, terms, report) = (MinutesText::of(words.lang), words.terms, words.text);
    let head = [
        report.number,
        text.what,
        report.criterion_id,
        terms.criterion,
        report.item_id,
        text.owner,
        text.section,
        text.due,
        text.acceptance,
        text.state,
    ];
    let framework = &words.card.framework;
    let row = |(number, action): (usize, &crate::assessment::Action)| {
        vec![
            number.to_string(),
            safe(&action.what),
            safe(&framework.criterion(action.criterion).id),
            safe(words.part_name(Part::Criterion(action.criterion))),
            safe(action.item.map_or("", |item| &framework.item(item).id)),
            safe(&action.owner),
            safe(&action.section),
            action.due.map_or_else(String::new, |due| due.to_string()),
            safe(&action.acceptance),
            words.action_state(action).to_owned(),
        ]
    };
    (head.map(str::to_owned).to_vec(), (1..).zip(&words.card.record.actions).map(row).collect())
}
