//! What stands behind a figure: formula, inputs, what was left out, the rule, and the cheapest way up (scoring.md §7).
//!
//! Screens and reports show the same text.

mod figures;
mod next;

use crate::assessment::Record;
use crate::framework::Framework;
use crate::i18n::{ExplainText, Lang, Terms, fill};

use super::maturity::{Figures, Score, View, Weights};
use super::round::decimals;

/// What part of the framework a figure belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The whole assessment.
    Overall,
    /// A dimension by index.
    Dimension(usize),
    /// A criterion by index over the framework.
    Criterion(usize),
}

/// A figure that can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// A score, 0–100.
    Score(Part, View),
    /// A level.
    Level(Part, View),
    /// The global weight of a criterion or the weight of a dimension.
    Weight(Part),
}

/// The explanation of one figure, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explanation {
    /// What is explained.
    pub title: String,
    /// The figure as shown.
    pub value: String,
    /// Its formula in words.
    pub formula: String,
    /// What goes in: a name, its rating or score, and its weight.
    pub inputs: Vec<[String; 3]>,
    /// The sum that the inputs make, and conventions that apply.
    pub notes: Vec<String>,
    /// What was left out, and why.
    pub left_out: Vec<String>,
    /// Where the rule comes from.
    pub source: String,
    /// The cheapest change that moves the figure to its next band.
    pub next: Vec<String>,
}

/// Explains a figure in a language.
#[must_use]
pub fn explain(framework: &Framework, record: &Record, score: &Score, figure: Figure, lang: Lang) -> Explanation {
    let view = Explainer { framework, record, score, lang, text: ExplainText::of(lang), terms: Terms::of(lang) };
    match figure {
        Figure::Score(Part::Criterion(index), kind) => view.criterion_score(index, kind),
        Figure::Score(part, kind) => view.mean_score(part, kind),
        Figure::Level(Part::Criterion(index), kind) => view.criterion_level(index, kind),
        Figure::Level(part, kind) => view.lowest_level(part, kind),
        Figure::Weight(part) => view.weight(part),
    }
}

struct Explainer<'a> {
    framework: &'a Framework,
    record: &'a Record,
    score: &'a Score,
    lang: Lang,
    text: &'static ExplainText,
    terms: &'static Terms,
}

impl Explainer<'_> {
    fn view_name(&self, view: View) -> &'static str {
        match view {
            View::Claimed => self.terms.claimed,
            View::Potential => self.terms.potential,
            View::Evidenced => self.terms.evidenced,
        }
    }

    fn part_name(&self, part: Part) -> String {
        match part {
            Part::Overall => self.terms.overall.to_owned(),
            Part::Dimension(index) => self.framework.dimensions[index].title.get(self.lang).to_owned(),
            Part::Criterion(index) => self.framework.criterion(index).title.get(self.lang).to_owned(),
        }
    }

    fn level_name(&self, rank: i64) -> String {
        let name = self.framework.level(rank).map_or("", |level| level.name.get(self.lang));
        let rank = fill(self.terms.level_n, &[("n", &rank.to_string())]);
        if self.lang == Lang::Zh { format!("{rank} {name}") } else { format!("{rank} ({name})") }
    }

    fn rating_name(&self, row: usize) -> &str {
        self.framework.scale[row].name.get(self.lang)
    }

    /// `目标导向 第4项`: the short name of an item.
    fn item_name(&self, item: usize, with_criterion: bool) -> String {
        let at = self.framework.item_ref(item);
        let number = fill(self.terms.nth_item, &[("n", &(at.item + 1).to_string())]);
        if !with_criterion {
            return number;
        }
        format!("{} {number}", self.framework.criterion(at.criterion).title.get(self.lang))
    }

    fn title(&self, template: &str, part: Part, view: View) -> String {
        fill(template, &[("view", self.view_name(view)), ("subject", &self.part_name(part))])
    }

    /// The criteria of a part, by index over the framework.
    fn members(&self, part: Part) -> Vec<usize> {
        let all = 0..self.score.criteria.len();
        let within = |index: &usize| match part {
            Part::Overall => true,
            Part::Dimension(dimension) => self.framework.criterion_ref(*index).dimension == dimension,
            Part::Criterion(criterion) => *index == criterion,
        };
        all.filter(within).collect()
    }

    fn figures_of(&self, part: Part) -> &Figures {
        match part {
            Part::Overall => &self.score.overall,
            Part::Dimension(index) => &self.score.dimensions[index].figures,
            Part::Criterion(index) => &self.score.criteria[index].figures,
        }
    }

    /// Whether the weights are a set made for this assessment, not those of the framework.
    fn has_own_weights(&self) -> bool {
        self.score.weights != Weights::of_framework(self.framework)
    }
}

fn pick_score(figures: &Figures, view: View) -> Option<f64> {
    match view {
        View::Claimed => figures.score,
        View::Potential => figures.score_potential,
        View::Evidenced => figures.evidenced_score,
    }
}

fn pick_level(figures: &Figures, view: View) -> Option<i64> {
    match view {
        View::Claimed => figures.level,
        View::Potential => figures.level_potential,
        View::Evidenced => figures.evidenced_level,
    }
}

/// A number as short as it can be: `6`, `6.5`.
fn plain(value: f64) -> String {
    let text = decimals(value, 2);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A share of 1 as a percentage.
fn percent(share: f64) -> String {
    decimals(share * 100.0, 1) + "%"
}
