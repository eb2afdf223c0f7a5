//! Which contradictions fire (files.md, "A diagnostic fires when …").

use crate::assessment::{Mark, Record};
use crate::framework::{Condition, Framework, Subject, Test};

use super::maturity::{Figures, Score, TOLERANCE};

/// Indices of the framework's diagnostics whose conditions all hold.
#[must_use]
pub fn fired(framework: &Framework, record: &Record, score: &Score) -> Vec<usize> {
    let holds = |condition: &Condition| holds(framework, record, score, condition);
    let fires = framework.diagnostics.iter().enumerate().filter(|(_, diagnostic)| diagnostic.when.iter().all(holds));
    fires.map(|(index, _)| index).collect()
}

fn holds(framework: &Framework, record: &Record, score: &Score, condition: &Condition) -> bool {
    match condition {
        Condition::Figure(subject, test) => figure_holds(framework, score, *subject, *test),
        Condition::Rated { item, rating, at_least } => match record.answers[*item].rating {
            Some(Mark::Scale(row)) => (row >= *rating) == *at_least,
            _ => false,
        },
        Condition::UnevidencedAtLeast(count) => {
            record.answers.iter().filter(|answer| answer.is_unevidenced(framework)).count() >= *count
        }
    }
}

fn figure_holds(framework: &Framework, score: &Score, subject: Subject, test: Test) -> bool {
    let (figures, unanswered): (Figures, usize) = match subject {
        Subject::Criterion(index) => (score.criteria[index].figures, score.criteria[index].progress.unanswered),
        Subject::Dimension(index) => {
            let of = |criterion: &usize| framework.criterion_ref(*criterion).dimension == index;
            let open = (0..score.criteria.len()).filter(of).map(|at| score.criteria[at].progress.unanswered).sum();
            (score.dimensions[index].figures, open)
        }
    };
    match test {
        Test::ScoreAtLeast(bound) => figures.score.is_some_and(|score| score >= bound - TOLERANCE),
        Test::ScoreBelow(bound) => figures.score_potential.is_some_and(|score| score < bound - TOLERANCE),
        Test::LevelAtLeast(rank) => figures.level.is_some_and(|level| level >= rank),
        Test::LevelBelow(rank) => figures.level_potential.is_some_and(|level| level < rank),
        // Evidence still to be added could undo it, but an answer still to come could too: so all must be answered.
        Test::EvidencedBelow(bound) => {
            unanswered == 0 && figures.evidenced_score.is_some_and(|score| score < bound - TOLERANCE)
        }
    }
}
