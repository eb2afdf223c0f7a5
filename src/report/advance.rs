//! What each criterion needs to rise: what blocks the next level, the cheapest path there, the evidence that is missing.

use crate::assessment::Record;
use crate::framework::Framework;
use crate::scoring::{Score, Step, TOLERANCE, View, evidence_path, path_to};

/// One thing that keeps a criterion from its next level.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Key items due at or below the level and rated too low, by index over the framework.
    Keys(Vec<usize>),
    /// A level whose coverage is not above the share it needs.
    Coverage {
        /// Rank of the level.
        level: i64,
        /// The coverage, 0–1.
        coverage: f64,
        /// The share that it must exceed, 0–1.
        share: f64,
    },
}

/// The way up of one criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Advance {
    /// The criterion, by index over the framework.
    pub criterion: usize,
    /// Its level now.
    pub from: i64,
    /// The next level; none at the highest.
    pub next: Option<Next>,
    /// The rank aimed at, where one was set for it.
    pub target: Option<i64>,
    /// Steps to that target; none if it is out of reach for numeric reasons.
    pub target_steps: Option<usize>,
    /// Items whose evidence is missing for the evidenced level to rise one level, and that level.
    pub evidence: Option<(i64, Vec<usize>)>,
}

/// The next level of a criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Next {
    /// Its rank.
    pub level: i64,
    /// What is in the way.
    pub blocks: Vec<Block>,
    /// The cheapest path, one row an item.
    pub path: Vec<Step>,
    /// Its length in notches.
    pub steps: usize,
}

/// The ways up of all criteria to which anything applies, in framework order.
pub(super) fn advances(framework: &Framework, record: &Record, score: &Score) -> Vec<Advance> {
    (0..score.criteria.len()).filter_map(|criterion| advance(framework, record, score, criterion)).collect()
}

fn advance(framework: &Framework, record: &Record, score: &Score, criterion: usize) -> Option<Advance> {
    let row = &score.criteria[criterion];
    let from = row.figures.level?;
    let above = |rank: Option<i64>| framework.levels.iter().map(|level| level.rank).find(|other| Some(*other) > rank);
    let next = above(Some(from)).and_then(|rank| next(framework, record, score, criterion, rank));
    let evidence = above(row.figures.evidenced_level)
        .filter(|rank| *rank <= from)
        .map(|rank| (rank, evidence_path(framework, criterion, record.of_criterion(framework, criterion), rank)));
    Some(Advance {
        criterion,
        from,
        next,
        target: record.targets[criterion],
        target_steps: row.steps,
        evidence: evidence.filter(|(_, items)| !items.is_empty()),
    })
}

fn next(framework: &Framework, record: &Record, score: &Score, criterion: usize, level: i64) -> Option<Next> {
    let answers = record.of_criterion(framework, criterion);
    let rows: Vec<Option<usize>> = answers.iter().map(|answer| View::Claimed.row(framework, answer)).collect();
    let path = path_to(framework, criterion, &rows, level)?;
    let gating = &framework.gating;
    let first = framework.first_item(criterion);
    let items = &framework.criterion(criterion).items;
    let short = |index: &usize| {
        let item = &items[*index];
        item.key && item.level <= level && rows[*index].is_some_and(|row| row < gating.key_at_least)
    };
    let keys: Vec<usize> = (0..items.len()).filter(short).map(|index| first + index).collect();
    let mut blocks = if keys.is_empty() { Vec::new() } else { vec![Block::Keys(keys)] };
    for gate in score.criteria[criterion].gates.iter().filter(|gate| gate.level <= level) {
        let below = gate.level < level;
        let share = if below { gating.lower_coverage_above } else { gating.coverage_above };
        let Some(coverage) = gate.coverage else { continue };
        // With its key items in order the gate itself says whether coverage is in the way; else only the share can.
        let open = if below { gate.firm } else { gate.passed };
        let short = if gate.key_ok { !open } else { coverage <= share + TOLERANCE };
        if short {
            blocks.push(Block::Coverage { level: gate.level, coverage, share });
        }
    }
    let steps = path.iter().map(|step| step.to - step.from).sum();
    Some(Next { level, blocks, path, steps })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::AnswersFile;
    use crate::framework::parse;
    use crate::scoring::{Weights, score};

    #[test]
    fn something_blocks_the_next_level_exactly_where_a_path_is_needed() {
        let mut seen = 0;
        for entry in std::fs::read_dir("tests/data/maturity").expect("cases") {
            let dir = entry.expect("entry").path();
            let read = |name: &str| std::fs::read(dir.join(name)).expect("case file");
            let framework = parse("framework.toml", &read("framework.toml")).expect("framework");
            let answers = AnswersFile::open("answers.toml", &read("answers.toml")).expect("answers");
            let record = answers.read(&framework).expect("record");
            let score = score(&framework, &record, &Weights::of_framework(&framework));
            for advance in advances(&framework, &record, &score) {
                let Some(next) = &advance.next else { continue };
                seen += 1;
                assert!(!next.path.is_empty(), "{} {advance:?}", dir.display());
                assert!(!next.blocks.is_empty(), "{} {}", dir.display(), advance.criterion);
            }
        }
        assert!(seen > 50, "only {seen} advances");
    }
}
