//! All criteria of a workshop side by side, and all of them together.

use std::cmp::{Ordering, Reverse};

use super::super::{column, heading, paragraph, row, table};
use super::Minutes;
use crate::i18n::fill;
use crate::report::document::{Align, Block, RowRank};
use crate::report::votes::strength_word;
use crate::report::words::short;
use crate::scoring::{Part, View, two};
use crate::workshop::{Course, Figures, evaluation, figures};

impl Minutes<'_, '_> {
    /// Every criterion on a row, those with the widest spread first.
    pub(super) fn results(&self) -> Vec<Block> {
        let (words, text) = (self.words, self.text);
        let columns = vec![
            column(words.terms.criterion, 24, Align::Left),
            column(text.rounds, 7, Align::Centre),
            column(text.median, 8, Align::Centre),
            column(text.spread, 18, Align::Left),
            column(text.agreement, 16, Align::Left),
            column(text.agreed, 9, Align::Centre),
            column(words.text.claimed_level, 9, Align::Centre),
            column(words.text.evidenced_level, 9, Align::Centre),
        ];
        let mut courses: Vec<(&Course, Option<Figures>)> =
            self.meeting.workshop.courses().iter().map(|course| (course, self.last(course))).collect();
        courses.sort_by(|(_, one), (_, other)| wider(one.as_ref(), other.as_ref()));
        let rows = courses.iter().map(|(course, found)| row(RowRank::Plain, self.result(course, found.as_ref())));
        vec![heading(text.results), table(text.results, columns, rows.collect()), paragraph(text.measures)]
    }

    fn result(&self, course: &Course, found: Option<&Figures>) -> Vec<String> {
        let dash = || "-".to_owned();
        let agreed = course.consensus.as_ref().map_or_else(dash, |consensus| self.words.rank(consensus.rank));
        vec![
            self.words.numbered_name(Part::Criterion(course.criterion)),
            course.rounds.len().to_string(),
            found.map_or_else(dash, |found| short(found.median)),
            found.map_or_else(dash, |found| self.spread(found)),
            found.map_or_else(dash, |found| self.agreement(found)),
            agreed,
            self.level(course, View::Claimed),
            self.level(course, View::Evidenced),
        ]
    }

    /// The figures of a criterion's last revealed round, where its votes may be listed.
    pub(super) fn last(&self, course: &Course) -> Option<Figures> {
        let (_, tally) = course.shown()?;
        figures(tally, self.meeting.workshop.ranks()).filter(|_| tally.can_be_shown())
    }

    /// A criterion's rank by the checklist, `-` where there is none.
    pub(super) fn level(&self, course: &Course, view: View) -> String {
        let rank = self.words.card.level_of(Part::Criterion(course.criterion), view);
        rank.map_or_else(|| "-".to_owned(), |rank| self.words.rank(rank))
    }

    /// `中等（0.61）`: the word first, `r_wg` beside.
    pub(super) fn agreement(&self, found: &Figures) -> String {
        let Some(strength) = found.strength else { return "-".to_owned() };
        let word = strength_word(self.text, strength);
        fill(self.text.agreement_is, &[("word", word), ("value", &two(found.rwg))])
    }

    /// The votes on all criteria as one vector over the levels, and how it reads.
    pub(super) fn evaluation(&self) -> Vec<Block> {
        let (words, text, card) = (self.words, self.text, self.words.card);
        let Some(found) = evaluation(&self.meeting.workshop, &card.framework, &card.score.weights) else {
            return Vec::new();
        };
        let columns = vec![column(words.terms.level, 60, Align::Left), column(text.membership, 40, Align::Right)];
        let levels = card.framework.levels.iter().zip(&found.memberships);
        let rows = levels
            .map(|(level, share)| row(RowRank::Plain, vec![words.level(level.rank), two(Some(*share))]))
            .collect();
        let template = if found.tie { text.reading_tie } else { text.reading };
        let (level, n) = (words.level(found.rank), found.criteria.to_string());
        let reading = fill(
            template,
            &[("n", &n), ("set", words.weight_set()), ("level", &level), ("value", &two(Some(found.weighted_rank)))],
        );
        vec![heading(text.evaluation), table(text.evaluation, columns, rows), paragraph(&reading)]
    }
}

/// The order of criteria by spread: the widest range first, then the weakest agreement, without votes last.
fn wider(one: Option<&Figures>, other: Option<&Figures>) -> Ordering {
    let range = |found: Option<&Figures>| Reverse(found.map(|found| found.range));
    let rwg = |found: Option<&Figures>| found.and_then(|found| found.rwg).unwrap_or(1.0);
    range(one).cmp(&range(other)).then(rwg(one).total_cmp(&rwg(other)))
}
