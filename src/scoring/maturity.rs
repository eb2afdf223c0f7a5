//! Scores, coverages, gates and levels (scoring.md §§1–4).

use crate::assessment::{Answer, Mark, Progress, Record, WeightSet};
use crate::framework::{Criterion, Framework, Item};

use super::diagnostics;
use super::explain::Part;
use super::path::{Step, path_to};

/// Two sums closer than this count as equal (scoring.md §2).
pub const TOLERANCE: f64 = 1e-9;

/// Which of the three truths a figure tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum View {
    /// What was claimed: unanswered items count as the lowest rating.
    Claimed,
    /// What it could still become: unanswered items count as the highest.
    Potential,
    /// What evidence supports: ratings above the cap without evidence count as the cap.
    Evidenced,
}

impl View {
    /// The scale row that an answer counts as; none for `NA`.
    #[must_use]
    pub fn row(self, framework: &Framework, answer: &Answer) -> Option<usize> {
        match answer.rating {
            Some(Mark::NotApplicable) => None,
            Some(Mark::Scale(_)) if self == Self::Evidenced && answer.is_unevidenced(framework) => {
                Some(framework.evidence_cap)
            }
            Some(Mark::Scale(row)) => Some(row),
            None if self == Self::Potential => Some(framework.scale.len() - 1),
            None => Some(0),
        }
    }
}

/// A normalised set of weights: those of the dimensions sum to 1, and those of the criteria within each dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// One share a dimension.
    pub dimensions: Vec<f64>,
    /// One share a criterion within its dimension.
    pub criteria: Vec<Vec<f64>>,
    /// Which set it is.
    pub set: WeightSet,
}

impl Weights {
    /// The weights written in the framework.
    #[must_use]
    pub fn of_framework(framework: &Framework) -> Self {
        let shares = |weights: Vec<f64>| {
            // Divided by the largest first, so that huge weights cannot overflow to infinity.
            let top = weights.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
            let sum: f64 = weights.iter().map(|weight| weight / top).sum();
            let share = |weight: f64| (weight / top / sum).max(f64::MIN_POSITIVE);
            weights.into_iter().map(share).collect::<Vec<_>>()
        };
        Self {
            dimensions: shares(framework.dimensions.iter().map(|dimension| dimension.weight).collect()),
            criteria: framework
                .dimensions
                .iter()
                .map(|dimension| shares(dimension.criteria.iter().map(|criterion| criterion.weight).collect()))
                .collect(),
            set: WeightSet::Framework,
        }
    }

    /// Global weight of a criterion (scoring.md §3), a share of 1.
    ///
    /// # Panics
    /// If the index is not one of the framework's.
    #[must_use]
    pub fn global(&self, framework: &Framework, criterion: usize) -> f64 {
        let at = framework.criterion_ref(criterion);
        self.dimensions[at.dimension] * self.criteria[at.dimension][at.criterion]
    }
}

/// The six figures that always stand together; `None` where nothing applies. Scores are 0–100, levels are ranks.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[allow(missing_docs, reason = "the names are those of scoring.md §5")]
pub struct Figures {
    pub score: Option<f64>,
    pub score_potential: Option<f64>,
    pub evidenced_score: Option<f64>,
    pub level: Option<i64>,
    pub level_potential: Option<i64>,
    pub evidenced_level: Option<i64>,
}

impl Figures {
    /// The level in one of the three views.
    #[must_use]
    pub fn level_of(&self, view: View) -> Option<i64> {
        match view {
            View::Claimed => self.level,
            View::Potential => self.level_potential,
            View::Evidenced => self.evidenced_level,
        }
    }
}

/// The gate of one level (scoring.md §2).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gate {
    /// Rank of the level.
    pub level: i64,
    /// Share of what is due at the level, 0–1; none if nothing applies there.
    pub coverage: Option<f64>,
    /// Whether every key item due here is rated high enough.
    pub key_ok: bool,
    /// Whether the level is reached if all lower gates are firm.
    pub passed: bool,
    /// Whether the level is firm enough for those above it.
    pub firm: bool,
}

/// A criterion's result.
#[derive(Debug, Clone, PartialEq)]
pub struct CriterionScore {
    /// Its figures.
    pub figures: Figures,
    /// Global weight, a share of 1 over all criteria, nominal.
    pub weight: f64,
    /// Its gates, lowest first, as claimed; none if no item applies.
    pub gates: Vec<Gate>,
    /// Its gates as evidenced.
    pub evidenced_gates: Vec<Gate>,
    /// The rank aimed at: the one set, else the next level.
    pub target: Option<i64>,
    /// Fewest one-notch raises to the target, exact; none if it is out of reach for numeric reasons.
    pub steps: Option<usize>,
    /// Those raises, one row an item.
    pub path: Vec<Step>,
    /// How far its items are.
    pub progress: Progress,
}

impl CriterionScore {
    /// Whether the level shown was passed only because nothing at it applies.
    #[must_use]
    pub fn is_level_empty(&self) -> bool {
        empty_at(&self.gates, self.figures.level)
    }

    /// Whether anything was answered; without an answer the level shows as `-`.
    #[must_use]
    pub fn is_started(&self) -> bool {
        self.progress.answered() > 0
    }
}

fn empty_at(gates: &[Gate], level: Option<i64>) -> bool {
    gates.iter().any(|gate| Some(gate.level) == level && gate.coverage.is_none())
}

/// A dimension's result.
#[derive(Debug, Clone, PartialEq)]
pub struct DimensionScore {
    /// Its figures.
    pub figures: Figures,
    /// Weight among the dimensions, a share of 1, nominal.
    pub weight: f64,
}

/// Everything computed from one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// How far the record is.
    pub progress: Progress,
    /// The overall figures.
    pub overall: Figures,
    /// Index in the framework's grades.
    pub grade: Option<usize>,
    /// One result a dimension.
    pub dimensions: Vec<DimensionScore>,
    /// One result a criterion.
    pub criteria: Vec<CriterionScore>,
    /// Indices of the diagnostics that fire.
    pub diagnostics: Vec<usize>,
    /// Weights in force.
    pub weights: Weights,
}

impl Score {
    /// Whether the level of a part rests on a criterion that reached it only because nothing at it applies
    /// (scoring.md §2): wherever such a level is shown, it is marked.
    #[must_use]
    pub fn is_level_empty(&self, framework: &Framework, part: Part, view: View) -> bool {
        let figures = match part {
            Part::Overall => &self.overall,
            Part::Dimension(index) => &self.dimensions[index].figures,
            Part::Criterion(index) => &self.criteria[index].figures,
        };
        let level = figures.level_of(view);
        let within = |index: usize| match part {
            Part::Overall => true,
            Part::Dimension(dimension) => framework.criterion_ref(index).dimension == dimension,
            Part::Criterion(criterion) => index == criterion,
        };
        // What does not apply is the same in every view, so the claimed gates tell it for all.
        let stands = self
            .criteria
            .iter()
            .enumerate()
            .filter(|(index, row)| within(*index) && row.figures.level_of(view) == level);
        stands.into_iter().any(|(_, row)| empty_at(&row.gates, level))
    }

    /// The criteria that stand at the lowest level, by index (scoring.md §3).
    #[must_use]
    pub fn bottleneck(&self) -> Vec<usize> {
        let Some(lowest) = self.overall.level else { return Vec::new() };
        let standing = self.criteria.iter().enumerate().filter(|(_, score)| score.figures.level == Some(lowest));
        standing.map(|(index, _)| index).collect()
    }
}

/// Scores a record with a set of weights.
///
/// # Panics
/// If the record or the weights belong to another framework.
#[must_use]
pub fn score(framework: &Framework, record: &Record, weights: &Weights) -> Score {
    let criteria: Vec<CriterionScore> =
        (0..framework.criteria().len()).map(|index| criterion_score(framework, record, weights, index)).collect();
    let mut dimensions = Vec::with_capacity(framework.dimensions.len());
    let mut first = 0;
    for (index, dimension) in framework.dimensions.iter().enumerate() {
        let parts = &criteria[first..first + dimension.criteria.len()];
        first += dimension.criteria.len();
        let figures = combine(parts.iter().map(|part| part.figures).zip(weights.criteria[index].iter().copied()));
        dimensions.push(DimensionScore { figures, weight: weights.dimensions[index] });
    }
    let overall = combine(dimensions.iter().map(|part| part.figures).zip(weights.dimensions.iter().copied()));
    let grade =
        overall.score.and_then(|score| framework.grades.iter().position(|grade| score >= grade.at_least - TOLERANCE));
    let mut result = Score {
        progress: record.progress(),
        overall,
        grade,
        dimensions,
        criteria,
        diagnostics: Vec::new(),
        weights: weights.clone(),
    };
    result.diagnostics = diagnostics::fired(framework, record, &result);
    result
}

fn criterion_score(framework: &Framework, record: &Record, weights: &Weights, index: usize) -> CriterionScore {
    let criterion = framework.criterion(index);
    let answers = record.of_criterion(framework, index);
    let progress = Progress::of(answers);
    let weight = weights.global(framework, index);
    if answers.iter().all(|answer| answer.rating == Some(Mark::NotApplicable)) {
        let figures = Figures::default();
        let (gates, evidenced_gates, path) = (Vec::new(), Vec::new(), Vec::new());
        return CriterionScore {
            figures,
            weight,
            gates,
            evidenced_gates,
            target: None,
            steps: Some(0),
            path,
            progress,
        };
    }
    let rows =
        |view: View| -> Vec<Option<usize>> { answers.iter().map(|answer| view.row(framework, answer)).collect() };
    let (claimed, potential, evidenced) = (rows(View::Claimed), rows(View::Potential), rows(View::Evidenced));
    let claimed_gates = gates(framework, criterion, &claimed);
    let evidenced_gates = gates(framework, criterion, &evidenced);
    let level = reached(framework, &claimed_gates);
    let figures = Figures {
        score: ratio(framework, applicable(criterion, &claimed)).map(|share| share * 100.0),
        score_potential: ratio(framework, applicable(criterion, &potential)).map(|share| share * 100.0),
        evidenced_score: ratio(framework, applicable(criterion, &evidenced)).map(|share| share * 100.0),
        level: Some(level),
        level_potential: Some(reached(framework, &gates(framework, criterion, &potential))),
        evidenced_level: Some(reached(framework, &evidenced_gates)),
    };
    let target = record.targets[index].unwrap_or_else(|| next_level(framework, level));
    let found = if target > level { path_to(framework, index, &claimed, target) } else { Some(Vec::new()) };
    CriterionScore {
        figures,
        weight,
        gates: claimed_gates,
        evidenced_gates,
        target: Some(target),
        steps: found.as_ref().map(|path| path.iter().map(|step| step.to - step.from).sum()),
        path: found.unwrap_or_default(),
        progress,
    }
}

/// The default target: the level above, at the highest that level itself.
fn next_level(framework: &Framework, level: i64) -> i64 {
    framework.levels.iter().map(|row| row.rank).find(|rank| *rank > level).unwrap_or(level)
}

/// Items that apply with the scale row each counts as.
pub(super) fn applicable<'a>(
    criterion: &'a Criterion,
    rows: &'a [Option<usize>],
) -> impl Iterator<Item = (&'a Item, usize)> + Clone {
    criterion.items.iter().zip(rows).filter_map(|(item, row)| Some((item, (*row)?)))
}

/// Σ w·p / (P · Σ w), or none without an item.
fn ratio<'a>(framework: &Framework, items: impl Iterator<Item = (&'a Item, usize)> + Clone) -> Option<f64> {
    let (gained, possible) = sums(framework, items);
    (possible > 0.0).then(|| gained / possible)
}

/// Σ w·p and P · Σ w, in the [`unit`] of the weights.
#[allow(clippy::cast_precision_loss, reason = "points are far below 2^53")]
pub(super) fn sums<'a>(framework: &Framework, items: impl Iterator<Item = (&'a Item, usize)> + Clone) -> (f64, f64) {
    let top = framework.top_points() as f64;
    let unit = unit(items.clone().map(|(item, _)| item.weight));
    items.fold((0.0, 0.0), |(gained, possible), (item, row)| {
        let weight = item.weight / unit;
        (gained + weight * framework.scale[row].points as f64, possible + weight * top)
    })
}

/// What weights are divided by before they are summed: 1, unless the largest is so far from 1 that sums could overflow
/// or [`TOLERANCE`] would be coarser than a rating or finer than rounding.
pub(crate) fn unit(weights: impl Iterator<Item = f64>) -> f64 {
    let top = weights.fold(0.0, f64::max);
    if top > 0.0 && !(1e-6..=1e6).contains(&top) { top } else { 1.0 }
}

/// The gates of every level above the lowest, for given scale rows (none: not applicable).
#[must_use]
pub fn gates(framework: &Framework, criterion: &Criterion, rows: &[Option<usize>]) -> Vec<Gate> {
    let gating = &framework.gating;
    let gate = |rank: i64| {
        let due = applicable(criterion, rows).filter(|(item, _)| item.level == rank);
        let (gained, possible) = sums(framework, due.clone());
        let key_ok = due.clone().all(|(item, row)| !item.key || row >= gating.key_at_least);
        let none = due.count() == 0;
        let over = |share: f64| none || gained > share * possible + TOLERANCE;
        Gate {
            level: rank,
            coverage: (!none).then(|| gained / possible),
            key_ok,
            passed: key_ok && over(gating.coverage_above),
            firm: key_ok && over(gating.lower_coverage_above),
        }
    };
    framework.levels.iter().skip(1).map(|level| gate(level.rank)).collect()
}

/// The highest level whose gate passes while every lower gate is firm (after ISO/IEC 33020's capability levels).
#[must_use]
pub fn reached(framework: &Framework, gates: &[Gate]) -> i64 {
    let mut level = framework.levels[0].rank;
    for gate in gates {
        if gate.passed {
            level = gate.level;
        }
        if !gate.firm {
            break;
        }
    }
    level
}

/// The overall figures of a score with other weights: those of the criteria do not depend on them.
///
/// # Panics
/// If the score or the weights belong to another framework.
#[must_use]
pub fn reweighed(framework: &Framework, score: &Score, weights: &Weights) -> Figures {
    let mut rows = score.criteria.iter();
    let parts = framework.dimensions.iter().zip(&weights.criteria).map(|(dimension, shares)| {
        combine(rows.by_ref().take(dimension.criteria.len()).map(|row| row.figures).zip(shares.iter().copied()))
    });
    combine(parts.zip(weights.dimensions.iter().copied()))
}

/// Σ W·score / Σ W over the parts that have one; the level is the lowest.
fn combine(parts: impl Iterator<Item = (Figures, f64)>) -> Figures {
    let parts: Vec<(Figures, f64)> = parts.collect();
    let mean = |figure: fn(&Figures) -> Option<f64>| {
        let present = parts.iter().filter_map(|(figures, weight)| Some((figure(figures)?, weight)));
        let (sum, weights) =
            present.fold((0.0, 0.0), |(sum, all), (value, weight)| (sum + value * weight, all + weight));
        (weights > 0.0).then(|| sum / weights)
    };
    let lowest = |figure: fn(&Figures) -> Option<i64>| parts.iter().filter_map(|(figures, _)| figure(figures)).min();
    Figures {
        score: mean(|figures| figures.score),
        score_potential: mean(|figures| figures.score_potential),
        evidenced_score: mean(|figures| figures.evidenced_score),
        level: lowest(|figures| figures.level),
        level_potential: lowest(|figures| figures.level_potential),
        evidenced_level: lowest(|figures| figures.evidenced_level),
    }
}
