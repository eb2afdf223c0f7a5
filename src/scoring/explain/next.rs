//! The cheapest change that moves a figure to its next band.

use crate::assessment::{Answer, Mark};
use crate::i18n::fill;
use crate::scoring::fewest::{Rise, fewest};
use crate::scoring::maturity::{TOLERANCE, View, applicable, sums, unit};
use crate::scoring::path::{Step, evidence_path, path_to};
use crate::scoring::round::one;

use super::{Explainer, Part, pick_level};

/// Items of a path that are named; the rest is counted.
const SHOWN: usize = 6;

impl Explainer<'_> {
    /// What lifts a criterion: to the next level, or with `score` as far as evidence lifts its evidenced score.
    pub(super) fn next_of_criterion(&self, index: usize, view: View, score: bool) -> Vec<String> {
        let row = &self.score.criteria[index];
        let Some(level) = row.figures.level else { return vec![self.text.nothing_applies.to_owned()] };
        vec![match view {
            View::Potential if row.progress.unanswered > 0 => self.open(row.progress.unanswered),
            View::Evidenced if score => self.next_evidenced_score(index, level),
            View::Evidenced => self.next_evidenced_level(index, level),
            _ => self.next_level(index, level, false),
        }]
    }

    /// For a dimension or the whole: what lifts every criterion that stands lowest.
    pub(super) fn next_of_parts(&self, part: Part, view: View, score: bool) -> Vec<String> {
        let open: usize = self.members(part).iter().map(|&index| self.score.criteria[index].progress.unanswered).sum();
        if view == View::Potential && open > 0 {
            return vec![self.open(open)];
        }
        let Some(lowest) = pick_level(self.figures_of(part), view) else {
            return vec![self.text.nothing_applies.to_owned()];
        };
        let standing = self.members(part).into_iter();
        let standing: Vec<usize> =
            standing.filter(|&index| pick_level(&self.score.criteria[index].figures, view) == Some(lowest)).collect();
        if view != View::Evidenced {
            return vec![self.next_lowest(part, &standing, lowest)];
        }
        let lines = standing.into_iter().flat_map(|index| {
            let name = self.part_name(Part::Criterion(index)) + self.terms.colon;
            self.next_of_criterion(index, view, score).into_iter().map(move |line| format!("{name}{line}"))
        });
        lines.collect()
    }

    /// The fewest notches anywhere that lift the overall score into the next grade.
    #[allow(clippy::cast_precision_loss, reason = "points are far below 2^53")]
    pub(super) fn next_grade(&self) -> Vec<String> {
        if self.score.overall.score.is_none() {
            return vec![self.text.nothing_applies.to_owned()];
        }
        let above = match self.score.grade {
            Some(0) => return vec![self.text.next_top_grade.to_owned()],
            Some(grade) => grade - 1,
            None => self.framework.grades.len() - 1,
        };
        let grade = &self.framework.grades[above];
        let (mut places, mut rises) = (Vec::new(), Vec::new());
        let whole: f64 = self.members(Part::Overall).iter().map(|&index| self.share(index)).sum();
        for index in self.members(Part::Overall) {
            let (items, rows) = (&self.framework.criterion(index).items, self.rows_of(index, View::Claimed));
            let due = applicable(self.framework.criterion(index), &rows);
            let unit = unit(due.clone().map(|(item, _)| item.weight));
            let (_, possible) = sums(self.framework, due);
            for (nth, from) in rows.iter().enumerate().filter_map(|(nth, row)| Some((nth, (*row)?))) {
                let weight = 100.0 * self.share(index) / whole * (items[nth].weight / unit) / possible;
                rises.push(Rise { weight, from, least: from });
                places.push(self.framework.first_item(index) + nth);
            }
        }
        let points: Vec<f64> = self.framework.scale.iter().map(|rating| rating.points as f64).collect();
        // A grade starts at its bound, a gate above it: two tolerances make `fewest` accept the bound itself.
        let Some(rows) = fewest(&points, &rises, grade.at_least - 2.0 * TOLERANCE) else {
            return vec![fill(self.text.next_unreachable, &[("level", grade.name.get(self.lang))])];
        };
        let raised = places.into_iter().zip(rises.iter().zip(rows)).filter(|(_, (rise, to))| *to > rise.from);
        let path: Vec<Step> = raised.map(|(item, (rise, to))| Step { item, from: rise.from, to }).collect();
        let (steps, line) = (self.steps(&path), self.path_line(&path, true));
        let parts = [("steps", steps.as_str()), ("grade", grade.name.get(self.lang)), ("path", &line)];
        vec![fill(self.text.next_grade, &parts)]
    }

    fn next_lowest(&self, part: Part, standing: &[usize], lowest: i64) -> String {
        let Some(rank) = self.rank_above(lowest) else { return self.text.next_none.to_owned() };
        let level = self.level_name(rank);
        let paths: Option<Vec<Vec<Step>>> = standing.iter().map(|&index| self.path(index, rank)).collect();
        let Some(path) = paths.map(|paths| paths.concat()) else {
            return fill(self.text.next_unreachable, &[("level", &level)]);
        };
        let (steps, line, subject) = (self.steps(&path), self.path_line(&path, true), self.part_name(part));
        let parts = [("steps", steps.as_str()), ("subject", &subject), ("level", &level), ("path", &line)];
        fill(self.text.next_lowest, &parts)
    }

    /// The raises to the level above, and with `proven` the evidence that they need as well.
    fn next_level(&self, index: usize, level: i64, proven: bool) -> String {
        let Some(rank) = self.rank_above(level) else { return self.text.next_none.to_owned() };
        let name = self.level_name(rank);
        let Some(path) = self.path(index, rank) else {
            return fill(self.text.next_unreachable, &[("level", &name)]);
        };
        let (steps, line) = (self.steps(&path), self.path_line(&path, false));
        let line = fill(self.text.next_level, &[("steps", &steps), ("level", &name), ("path", &line)]);
        let bare = if proven { self.evidence_after(index, &path, rank) } else { Vec::new() };
        if bare.is_empty() {
            return line;
        }
        fill(self.text.next_with_evidence, &[("line", &line), ("items", &self.item_list(&bare))])
    }

    fn next_evidenced_score(&self, index: usize, level: i64) -> String {
        let first = self.framework.first_item(index);
        let answers = self.record.of_criterion(self.framework, index).iter().enumerate();
        let bare = answers.filter(|(_, answer)| answer.is_unevidenced(self.framework));
        let bare: Vec<usize> = bare.map(|(nth, _)| first + nth).collect();
        if bare.is_empty() {
            return self.next_level(index, level, true);
        }
        let value = one(self.score.criteria[index].figures.score);
        fill(self.text.next_evidence_score, &[("items", &self.item_list(&bare)), ("value", &value)])
    }

    fn next_evidenced_level(&self, index: usize, level: i64) -> String {
        let evidenced = self.score.criteria[index].figures.evidenced_level.unwrap_or(level);
        let Some(rank) = self.rank_above(evidenced).filter(|rank| *rank <= level) else {
            return self.next_level(index, level, true);
        };
        let items = evidence_path(self.framework, index, self.record.of_criterion(self.framework, index), rank);
        fill(self.text.next_evidence, &[("level", &self.level_name(rank)), ("items", &self.item_list(&items))])
    }

    /// The items that need evidence for a level once a path to it has been walked.
    fn evidence_after(&self, index: usize, path: &[Step], rank: i64) -> Vec<usize> {
        let first = self.framework.first_item(index);
        let mut answers: Vec<Answer> = self.record.of_criterion(self.framework, index).to_vec();
        for step in path {
            answers[step.item - first].rating = Some(Mark::Scale(step.to));
        }
        evidence_path(self.framework, index, &answers, rank)
    }

    fn path(&self, index: usize, rank: i64) -> Option<Vec<Step>> {
        path_to(self.framework, index, &self.rows_of(index, View::Claimed), rank)
    }

    fn rank_above(&self, level: i64) -> Option<i64> {
        self.framework.levels.iter().map(|row| row.rank).find(|rank| *rank > level)
    }

    fn open(&self, unanswered: usize) -> String {
        fill(self.text.next_answer, &[("n", &unanswered.to_string())])
    }

    fn steps(&self, path: &[Step]) -> String {
        let count: usize = path.iter().map(|step| step.to - step.from).sum();
        if count == 1 { self.terms.one_step.to_owned() } else { fill(self.terms.steps, &[("n", &count.to_string())]) }
    }

    fn path_line(&self, path: &[Step], with_criterion: bool) -> String {
        let step = |step: &Step| {
            let open = self.record.answers[step.item].rating.is_none();
            let from = if open { self.terms.unanswered } else { self.rating_name(step.from) };
            let item = self.item_name(step.item, with_criterion);
            fill(self.text.raise, &[("item", &item), ("from", from), ("to", self.rating_name(step.to))])
        };
        let mut line = path.iter().take(SHOWN).map(step).collect::<Vec<_>>().join(self.terms.comma);
        if path.len() > SHOWN {
            line += self.terms.comma;
            line += &fill(self.text.and_more, &[("n", &path.len().to_string())]);
        }
        line
    }

    fn item_list(&self, items: &[usize]) -> String {
        items.iter().map(|item| self.item_name(*item, false)).collect::<Vec<_>>().join(self.terms.list_comma)
    }

    /// The weight that a criterion really has overall, after those without an applicable item dropped out.
    fn share(&self, index: usize) -> f64 {
        if self.score.criteria[index].figures.score.is_none() {
            return 0.0;
        }
        let at = self.framework.criterion_ref(index);
        let within = &self.score.weights.criteria[at.dimension];
        let siblings = self.members(Part::Dimension(at.dimension)).into_iter();
        let present: f64 = siblings
            .filter(|&sibling| self.score.criteria[sibling].figures.score.is_some())
            .map(|sibling| within[self.framework.criterion_ref(sibling).criterion])
            .sum();
        self.score.dimensions[at.dimension].weight * within[at.criterion] / present
    }
}
