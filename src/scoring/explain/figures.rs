//! What makes up a figure: inputs, the sum they make, what was left out.

use crate::assessment::Mark;
use crate::i18n::fill;
use crate::scoring::maturity::{Figures, Gate, View, applicable, gates, sums};
use crate::scoring::round::{decimals, one};

use super::{Explainer, Explanation, Part, percent, pick_level, pick_score, plain};

impl Explainer<'_> {
    pub(super) fn criterion_score(&self, index: usize, view: View) -> Explanation {
        let part = Part::Criterion(index);
        let value = pick_score(self.figures_of(part), view);
        let top = self.framework.top_points().to_string();
        let mut notes = vec![self.view_note(view)];
        if let Some(value) = value {
            let rows = self.rows_of(index, view);
            let (gained, possible) = sums(self.framework, applicable(self.framework.criterion(index), &rows));
            let parts = [plain(gained), plain(possible), one(Some(value))];
            let parts = [("gained", parts[0].as_str()), ("possible", &parts[1]), ("value", &parts[2])];
            notes.push(fill(self.text.sum_line, &parts));
        } else {
            notes.push(self.text.nothing_applies.to_owned());
        }
        let iso = self.framework.scale.iter().map(|rating| rating.id.as_str()).eq(["N", "P", "L", "F"]);
        let source = if iso { self.text.source_score } else { self.text.source_score_own };
        Explanation {
            title: self.title(self.text.score_of, part, view),
            value: one(value),
            formula: fill(self.text.formula_criterion, &[("top", &top)]),
            inputs: self.inputs_of(index, view),
            notes,
            left_out: self.left_out_items(index),
            source: self.source(view, source),
            next: self.next_of_criterion(index, view, true),
        }
    }

    pub(super) fn criterion_level(&self, index: usize, view: View) -> Explanation {
        let part = Part::Criterion(index);
        let score = &self.score.criteria[index];
        let rank = pick_level(&score.figures, view);
        let mut notes = vec![self.view_note(view)];
        if rank.is_none() {
            notes.push(self.text.nothing_applies.to_owned());
        } else if self.is_dash(index, view) {
            notes.push(self.text.not_started.to_owned());
        }
        notes.extend(self.gates_of(index, view).iter().map(|gate| self.gate_line(gate)));
        let gating = &self.framework.gating;
        let (pass, firm) = (plain(gating.coverage_above * 100.0), plain(gating.lower_coverage_above * 100.0));
        let key = self.rating_name(gating.key_at_least);
        let value = if self.is_dash(index, view) { None } else { rank };
        Explanation {
            title: self.title(self.text.level_of, part, view),
            value: value.map_or_else(|| "-".to_owned(), |rank| self.marked_level(index, view, rank)),
            formula: fill(self.text.formula_level, &[("pass", &pass), ("firm", &firm), ("key", key)]),
            inputs: self.inputs_of(index, view),
            notes,
            left_out: self.left_out_items(index),
            source: self.source(view, self.text.source_level),
            next: self.next_of_criterion(index, view, false),
        }
    }

    pub(super) fn mean_score(&self, part: Part, view: View) -> Explanation {
        let parts = self.parts_of(part);
        let value = pick_score(self.figures_of(part), view);
        let inputs = parts.iter().filter_map(|(part, figures, weight)| {
            let score = pick_score(figures, view)?;
            Some([self.part_name(*part), one(Some(score)), percent(*weight)])
        });
        let sum = if value.is_some() {
            fill(self.text.mean_line, &[("value", &one(value))])
        } else {
            self.text.nothing_applies.to_owned()
        };
        Explanation {
            title: self.title(self.text.score_of, part, view),
            value: one(value),
            formula: self.text.formula_mean.to_owned(),
            inputs: inputs.collect(),
            notes: vec![self.view_note(view), sum],
            left_out: self.left_out_parts(&parts),
            source: self.source(view, &self.weights_source()),
            next: if part == Part::Overall && view == View::Claimed && !self.framework.grades.is_empty() {
                self.next_grade()
            } else {
                self.next_of_parts(part, view, true)
            },
        }
    }

    pub(super) fn lowest_level(&self, part: Part, view: View) -> Explanation {
        let parts: Vec<(Part, Figures, f64)> = self
            .members(part)
            .into_iter()
            .map(|index| {
                let score = &self.score.criteria[index];
                (Part::Criterion(index), score.figures, score.weight)
            })
            .collect();
        let rank = pick_level(self.figures_of(part), view);
        let inputs = self.members(part).into_iter().filter_map(|index| {
            let score = &self.score.criteria[index];
            let level = pick_level(&score.figures, view)?;
            let shown = if self.is_dash(index, view) {
                fill(self.text.not_started_counted, &[("level", &self.level_name(level))])
            } else {
                self.marked_level(index, view, level)
            };
            Some([self.part_name(Part::Criterion(index)), shown, percent(score.weight)])
        });
        let mut notes = vec![self.view_note(view)];
        if rank.is_none() {
            notes.push(self.text.nothing_applies.to_owned());
        }
        Explanation {
            title: self.title(self.text.level_of, part, view),
            value: rank.map_or_else(|| "-".to_owned(), |rank| self.level_name(rank)),
            formula: self.text.formula_lowest.to_owned(),
            inputs: inputs.collect(),
            notes,
            left_out: self.left_out_parts(&parts),
            source: self.source(view, self.text.source_lowest),
            next: self.next_of_parts(part, view, false),
        }
    }

    pub(super) fn weight(&self, part: Part) -> Explanation {
        let row = |part: Part, share: f64| [self.part_name(part), String::new(), percent(share)];
        let dimensions = || self.parts_of(Part::Overall).iter().map(|(part, _, share)| row(*part, *share)).collect();
        let (value, formula, inputs) = match part {
            Part::Criterion(index) => {
                let at = self.framework.criterion_ref(index);
                let weights = &self.score.weights;
                let inputs = vec![
                    row(Part::Dimension(at.dimension), weights.dimensions[at.dimension]),
                    row(part, weights.criteria[at.dimension][at.criterion]),
                ];
                (self.score.criteria[index].weight, self.text.formula_global, inputs)
            }
            Part::Dimension(index) => (self.score.dimensions[index].weight, self.text.formula_share, dimensions()),
            Part::Overall => (1.0, self.text.formula_whole, dimensions()),
        };
        let next = if self.has_own_weights() { self.text.next_weight_own } else { self.text.next_weight };
        Explanation {
            title: fill(self.text.weight_of, &[("subject", &self.part_name(part))]),
            value: percent(value),
            formula: formula.to_owned(),
            inputs,
            source: self.weights_source(),
            next: vec![next.to_owned()],
            ..Explanation::default()
        }
    }

    /// The scale rows that the items of a criterion count as.
    pub(super) fn rows_of(&self, index: usize, view: View) -> Vec<Option<usize>> {
        let answers = self.record.of_criterion(self.framework, index);
        answers.iter().map(|answer| view.row(self.framework, answer)).collect()
    }

    /// The direct parts of a dimension or of the whole with their weights in it.
    fn parts_of(&self, part: Part) -> Vec<(Part, Figures, f64)> {
        let Part::Dimension(dimension) = part else {
            let rows = self.score.dimensions.iter().enumerate();
            return rows.map(|(index, row)| (Part::Dimension(index), row.figures, row.weight)).collect();
        };
        let weights = self.score.weights.criteria[dimension].iter();
        let criteria = self.members(part).into_iter().zip(weights);
        criteria.map(|(index, weight)| (Part::Criterion(index), self.score.criteria[index].figures, *weight)).collect()
    }

    fn inputs_of(&self, index: usize, view: View) -> Vec<[String; 3]> {
        let criterion = self.framework.criterion(index);
        let answers = self.record.of_criterion(self.framework, index);
        let top = self.framework.top_points().to_string();
        let rows = criterion.items.iter().zip(answers).enumerate().filter_map(|(nth, (item, answer))| {
            let row = view.row(self.framework, answer)?;
            let counted = self.rating_name(row);
            let claimed = match answer.rating {
                Some(Mark::Scale(row)) => self.rating_name(row),
                _ => self.terms.unanswered,
            };
            let rating = if claimed == counted {
                counted.to_owned()
            } else {
                fill(self.text.counted_as, &[("claimed", claimed), ("counted", counted)])
            };
            let points = self.framework.scale[row].points.to_string();
            let points = fill(self.text.points_of, &[("points", &points), ("top", &top)]);
            let name = format!("{} {}", nth + 1, item.text.get(self.lang));
            Some([name, format!("{rating} {points}"), plain(item.weight)])
        });
        rows.collect()
    }

    fn left_out_items(&self, index: usize) -> Vec<String> {
        let answers = self.record.of_criterion(self.framework, index);
        let out = answers.iter().enumerate().filter(|(_, answer)| answer.rating == Some(Mark::NotApplicable));
        let first = self.framework.first_item(index);
        let name = |nth: usize, reason: &str| {
            fill(self.text.left_out_item, &[("item", &self.item_name(first + nth, false)), ("reason", reason)])
        };
        let names: Vec<String> = out.map(|(nth, answer)| name(nth, answer.reason.trim())).collect();
        left_out(self.text.left_out_na, &names.join(self.terms.semicolon))
    }

    fn left_out_parts(&self, parts: &[(Part, Figures, f64)]) -> Vec<String> {
        let out = parts.iter().filter(|(_, figures, _)| figures.score.is_none());
        let names: Vec<String> = out.map(|(part, _, _)| self.part_name(*part)).collect();
        left_out(self.text.left_out_criterion, &names.join(self.terms.list_comma))
    }

    fn gates_of(&self, index: usize, view: View) -> Vec<Gate> {
        let score = &self.score.criteria[index];
        match view {
            View::Claimed => score.gates.clone(),
            View::Evidenced => score.evidenced_gates.clone(),
            View::Potential if score.figures.level.is_none() => Vec::new(),
            View::Potential => gates(self.framework, self.framework.criterion(index), &self.rows_of(index, view)),
        }
    }

    fn gate_line(&self, gate: &Gate) -> String {
        let name = self.level_name(gate.level);
        let Some(coverage) = gate.coverage else { return fill(self.text.gate_empty, &[("level", &name)]) };
        let gating = &self.framework.gating;
        let (pass, firm) = (plain(gating.coverage_above * 100.0), plain(gating.lower_coverage_above * 100.0));
        // A gate that its key items keep closed may be short of its share as well.
        let short = gate.key_ok || coverage <= gating.coverage_above;
        let state = match (gate.passed, gate.firm) {
            (_, true) => self.text.gate_firm.to_owned(),
            (true, false) => fill(self.text.gate_passed, &[("firm", &firm)]),
            (false, false) if short => fill(self.text.gate_closed_share, &[("pass", &pass)]),
            (false, false) => self.text.gate_closed.to_owned(),
        };
        let key = if gate.key_ok { self.text.key_ok } else { self.text.key_short };
        let key = fill(key, &[("key", self.rating_name(gating.key_at_least))]);
        let coverage = decimals(coverage * 100.0, 1);
        fill(self.text.gate, &[("level", &name), ("coverage", &coverage), ("key", &key), ("state", &state)])
    }

    /// Whether the level of a criterion shows as `-` because nothing is answered (scoring.md §5).
    fn is_dash(&self, index: usize, view: View) -> bool {
        let score = &self.score.criteria[index];
        view != View::Potential && score.figures.level.is_some() && !score.is_started()
    }

    /// A level's name, marked where nothing applies at it (scoring.md §2).
    fn marked_level(&self, index: usize, view: View, rank: i64) -> String {
        let name = self.level_name(rank);
        let empty = self.gates_of(index, view).iter().any(|gate| gate.level == rank && gate.coverage.is_none());
        if empty { fill(self.text.level_empty, &[("level", &name)]) } else { name }
    }

    fn view_note(&self, view: View) -> String {
        match view {
            View::Claimed => self.text.view_claimed.to_owned(),
            View::Potential => self.text.view_potential.to_owned(),
            View::Evidenced => {
                fill(self.text.view_evidenced, &[("cap", self.rating_name(self.framework.evidence_cap))])
            }
        }
    }

    fn source(&self, view: View, plain: &str) -> String {
        if view == View::Evidenced {
            return format!("{}{}{}", plain, self.terms.semicolon, self.text.source_evidence);
        }
        plain.to_owned()
    }

    fn weights_source(&self) -> String {
        if self.has_own_weights() {
            return fill(self.text.source_mean_own, &[("set", self.score.weights.set.name(self.lang))]);
        }
        self.text.source_mean.to_owned()
    }
}

fn left_out(template: &str, names: &str) -> Vec<String> {
    if names.is_empty() { Vec::new() } else { vec![fill(template, &[("items", names)])] }
}
