//! Each criterion of a workshop: its rounds, what changed between them, what was agreed.

use super::super::{column, heading, pairs, paragraph, remarked, row, table};
use super::Minutes;
use crate::i18n::fill;
use crate::report::document::{Align, Block, Column, Row, RowRank};
use crate::report::words::short;
use crate::scoring::{Part, View};
use crate::workshop::{Course, Figures, Group, Outcome, Round, Tally, Vote, figures};

impl Minutes<'_, '_> {
    /// What was taken up, in the order of the workshop; what was not is named at the end.
    pub(super) fn criteria(&self) -> Vec<Block> {
        let idle = |course: &&Course| course.rounds.is_empty() && course.consensus.is_none();
        let courses = self.meeting.workshop.courses().iter();
        let mut blocks: Vec<Block> =
            courses.clone().filter(|course| !idle(course)).flat_map(|course| self.criterion(course)).collect();
        let names: Vec<&str> =
            courses.filter(idle).map(|course| self.words.part_name(Part::Criterion(course.criterion))).collect();
        if !names.is_empty() {
            let names = names.join(self.words.terms.list_comma);
            blocks.push(paragraph(&fill(self.text.not_taken_up, &[("names", &names)])));
        }
        blocks
    }

    fn criterion(&self, course: &Course) -> Vec<Block> {
        let name = self.words.numbered_name(Part::Criterion(course.criterion));
        let mut blocks = vec![heading(&name)];
        let rows: Vec<Row> =
            course.rounds.iter().enumerate().flat_map(|(index, round)| self.votes(index, &round.outcome)).collect();
        if !rows.is_empty() {
            blocks.push(table(&name, self.columns(), rows));
        }
        let unseen = course.rounds.iter().enumerate().filter_map(|(index, round)| self.unseen(index, &round.outcome));
        blocks.extend(unseen.map(|said| paragraph(&said)));
        blocks.push(self.agreed(course));
        blocks
    }

    fn columns(&self) -> Vec<Column> {
        let (text, levels) = (self.text, &self.words.card.framework.levels);
        // Of a hundred, what the other columns leave.
        let share = u16::try_from(35 / levels.len().max(1)).unwrap_or(1).max(1);
        let mut columns = vec![column(text.round, 15, Align::Left)];
        columns.extend(levels.iter().map(|level| column(&self.words.rank(level.rank), share, Align::Centre)));
        columns.extend([
            column(text.abstained, 9, Align::Centre),
            column(text.median, 8, Align::Centre),
            column(text.spread, 18, Align::Left),
            column(text.agreement, 15, Align::Left),
        ]);
        columns
    }

    /// The votes of a revealed round, and below them those of each role where they may be told apart.
    fn votes(&self, index: usize, outcome: &Outcome) -> Vec<Row> {
        let Outcome::Shown { tally, at } = outcome else { return Vec::new() };
        if !tally.can_be_shown() {
            return Vec::new();
        }
        let name = fill(self.text.round_n, &[("n", &(index + 1).to_string())]);
        let name = format!("{name}\n{}", at.format("%H:%M"));
        let all = self.counts(name, tally, |vote| tally.count(vote));
        let roles = tally.split().into_iter().map(|role| {
            let role: Group = Some(role);
            let name = fill(self.text.of_role, &[("role", self.role(role))]);
            self.counts(name, &of_role(tally, role), |vote| tally.of_group(role, vote))
        });
        std::iter::once(row(RowRank::Group, all)).chain(roles.map(|cells| row(RowRank::Plain, cells))).collect()
    }

    fn counts(&self, name: String, tally: &Tally, count: impl Fn(Vote) -> usize) -> Vec<String> {
        let found = figures(tally, self.meeting.workshop.ranks());
        let dash = || "-".to_owned();
        let mut cells = vec![name];
        cells.extend((0..tally.levels()).map(|level| count(Vote::Level(level)).to_string()));
        cells.extend([
            count(Vote::Abstain).to_string(),
            found.as_ref().map_or_else(dash, |found| short(found.median)),
            found.as_ref().map_or_else(dash, |found| self.spread(found)),
            found.as_ref().map_or_else(dash, |found| self.agreement(found)),
        ]);
        cells
    }

    /// What is said of a round whose votes are not listed: only how many voted.
    fn unseen(&self, index: usize, outcome: &Outcome) -> Option<String> {
        let (template, voted) = match outcome {
            Outcome::Sealed { voted } => (self.text.sealed, *voted),
            Outcome::Dropped { voted } => (self.text.dropped, *voted),
            Outcome::Shown { tally, .. } if !tally.can_be_shown() => (self.text.too_few, tally.ballots()),
            Outcome::Shown { .. } => return None,
        };
        Some(fill(template, &[("n", &(index + 1).to_string()), ("voted", &voted.to_string())]))
    }

    /// What changed between rounds, what was agreed and why, with the checklist's levels beside.
    fn agreed(&self, course: &Course) -> Block {
        let (words, text) = (self.words, self.text);
        let consensus = course.consensus.as_ref();
        let evidenced = words.card.level_of(Part::Criterion(course.criterion), View::Evidenced);
        let supported = evidenced.or(self.meeting.workshop.ranks().first().copied());
        let level = consensus.map_or_else(
            || text.not_agreed.to_owned(),
            |consensus| {
                let level = words.level(consensus.rank);
                let above = supported.is_some_and(|supported| consensus.rank > supported);
                if above { remarked(words, &level, text.above_evidence) } else { level }
            },
        );
        let rows = [
            (text.changed, self.change(course)),
            (text.agreed_level, level),
            (words.terms.reason, consensus.map_or_else(String::new, |consensus| consensus.reason.clone())),
            (text.minority, consensus.map_or_else(String::new, |consensus| consensus.minority.clone())),
            (words.text.claimed_level, words.level_of(Part::Criterion(course.criterion), View::Claimed)),
            (words.text.evidenced_level, words.level_of(Part::Criterion(course.criterion), View::Evidenced)),
        ];
        Block::Facts(pairs(&rows.each_ref().map(|(name, value)| (*name, value.as_str()))))
    }

    /// From the first revealed round to the last one, where there are two.
    fn change(&self, course: &Course) -> String {
        let ranks = self.meeting.workshop.ranks();
        let shown = course.rounds.iter().filter_map(Round::tally).filter(|tally| tally.can_be_shown());
        let found: Vec<Figures> = shown.filter_map(|tally| figures(tally, ranks)).collect();
        let [first, .., last] = found.as_slice() else { return String::new() };
        let (from, to) = (short(first.median), short(last.median));
        let template = if from == to { self.text.change_none } else { self.text.change };
        let (was, is) = (self.spread(first), self.spread(last));
        fill(template, &[("from", &from), ("to", &to), ("was", &was), ("is", &is)])
    }
}

/// The votes of one role as a tally of their own.
fn of_role(tally: &Tally, role: Group) -> Tally {
    let mut own = Tally::new(tally.levels());
    for vote in (0..tally.levels()).map(Vote::Level).chain([Vote::Abstain]) {
        // A role's votes fit where the votes of all did.
        let _ = own.add(role, vote, u16::try_from(tally.of_group(role, vote)).unwrap_or(u16::MAX));
    }
    own
}
