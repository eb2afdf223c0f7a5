//! The types of a framework, as files.md defines its file.

use std::collections::HashMap;

use crate::i18n::Lang;

/// The rating id that belongs to every scale: not applicable (不适用), always with a reason.
pub const NOT_APPLICABLE: &str = "NA";

/// A text in one or both languages; at least one is not blank.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// Chinese, empty if missing.
    pub zh: String,
    /// English, empty if missing.
    pub en: String,
}

impl Text {
    /// The text in a language; where that is missing, the other.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = lang.pick((&self.zh, &self.en), (&self.en, &self.zh));
        if first.trim().is_empty() { second } else { first }
    }
}

/// Where an item's demand comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The source's own requirement, restated.
    Paper,
    /// The source's requirement plus an extent, record or period of the framework's.
    Mixed,
    /// The framework's way of making a claim observable.
    Derived,
}

impl Basis {
    /// The word in the file.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Mixed => "mixed",
            Self::Derived => "derived",
        }
    }
}

/// One row of the rating scale, lowest first (scoring.md §1).
#[derive(Debug, Clone, PartialEq)]
pub struct Rating {
    /// Id as written in answers.
    pub id: String,
    /// Points: 0 for the lowest, strictly rising.
    pub points: i64,
    /// Name on screen.
    pub name: Text,
    /// What the rating means, if the framework says it.
    pub meaning: Option<Text>,
}

/// A maturity level, lowest first; the lowest needs no items.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// Rank as shown, strictly rising.
    pub rank: i64,
    /// Name on screen.
    pub name: Text,
    /// What the level means.
    pub meaning: Option<Text>,
}

/// A band of the overall score.
#[derive(Debug, Clone, PartialEq)]
pub struct Grade {
    /// Id in JSON.
    pub id: String,
    /// Lowest score of the band, 0–100.
    pub at_least: f64,
    /// Name on screen.
    pub name: Text,
}

/// When a gate passes and when it is firm (scoring.md §2).
#[derive(Debug, Clone, PartialEq)]
pub struct Gating {
    /// Index in the scale that key items must reach.
    pub key_at_least: usize,
    /// Share in [0, 1) that the coverage of the level itself must exceed.
    pub coverage_above: f64,
    /// Share in [0, 1) that the coverage of every level below must exceed; not below `coverage_above`.
    pub lower_coverage_above: f64,
}

/// A named row: a service line or an audience.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// Id.
    pub id: String,
    /// Name on screen.
    pub name: Text,
}

/// A dimension with its criteria.
#[derive(Debug, Clone, PartialEq)]
pub struct Dimension {
    /// Id.
    pub id: String,
    /// Section of the source, if named.
    pub section: Option<String>,
    /// Weight among the dimensions, above 0; not normalised.
    pub weight: f64,
    /// Title.
    pub title: Text,
    /// Its criteria, at least one.
    pub criteria: Vec<Criterion>,
}

/// A criterion with its checklist.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// Id.
    pub id: String,
    /// Section of the source, if named.
    pub section: Option<String>,
    /// Weight within the dimension, above 0; not normalised.
    pub weight: f64,
    /// Title.
    pub title: Text,
    /// What the assessor is asked.
    pub question: Option<Text>,
    /// Limits of the criterion.
    pub note: Option<Text>,
    /// One observable sentence a level, by rank.
    pub rubric: Vec<(i64, Text)>,
    /// Its items, at least one.
    pub items: Vec<Item>,
}

/// One checkable fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Id.
    pub id: String,
    /// Rank of the level at which it falls due, above the lowest.
    pub level: i64,
    /// Whether it vetoes its level (必备项).
    pub key: bool,
    /// Weight within the criterion, above 0.
    pub weight: f64,
    /// Where the demand comes from.
    pub basis: Option<Basis>,
    /// The fact.
    pub text: Text,
    /// Documents an assessor would ask to see.
    pub evidence: Vec<Text>,
    /// Claims of the source that it rests on.
    pub claims: Vec<String>,
}

/// What a diagnostic's condition looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A criterion, by its index over the whole framework.
    Criterion(usize),
    /// A dimension, by index.
    Dimension(usize),
}

/// How a condition compares. `…AtLeast` tests the reported figure, `…Below` the potential one (files.md).
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs, reason = "each test is the key it is named after")]
pub enum Test {
    ScoreAtLeast(f64),
    ScoreBelow(f64),
    LevelAtLeast(i64),
    LevelBelow(i64),
    EvidencedBelow(f64),
}

/// One row of a diagnostic's `when`.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// A figure of a criterion or dimension.
    Figure(Subject, Test),
    /// An item rated at least (`true`) or below (`false`) a row of the scale.
    Rated {
        /// The item's index over the whole framework.
        item: usize,
        /// Index in the scale.
        rating: usize,
        /// At least, or below.
        at_least: bool,
    },
    /// At least so many items rated above `evidence_cap` without evidence.
    UnevidencedAtLeast(usize),
}

/// A contradiction worth a second look: fires when all conditions hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// Id.
    pub id: String,
    /// The conditions, at least one.
    pub when: Vec<Condition>,
    /// What is said when it fires.
    pub message: Text,
    /// Claims of the source that it rests on.
    pub claims: Vec<String>,
}

/// An unscored closing question.
#[derive(Debug, Clone, PartialEq)]
pub struct Reflection {
    /// Id.
    pub id: String,
    /// The question.
    pub text: Text,
    /// Claims of the source that it rests on.
    pub claims: Vec<String>,
}

/// Where a criterion stands: indices of its dimension and within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CriterionRef {
    /// Dimension.
    pub dimension: usize,
    /// Criterion within the dimension.
    pub criterion: usize,
}

/// Where an item stands: index of its criterion over the framework and within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemRef {
    /// Criterion over the whole framework.
    pub criterion: usize,
    /// Item within the criterion.
    pub item: usize,
}

/// A validated framework.
#[derive(Debug, Clone, PartialEq)]
pub struct Framework {
    /// Id.
    pub id: String,
    /// Version as written.
    pub version: String,
    /// Lowercase hex SHA-256 of the file's bytes.
    pub hash: String,
    /// Title.
    pub title: Text,
    /// Citation of what it rests on.
    pub source: Option<Text>,
    /// Definitions that hold for all items.
    pub note: Option<Text>,
    /// The scale, lowest first, at least two rows.
    pub scale: Vec<Rating>,
    /// Index in the scale up to which a rating counts without evidence (scoring.md §4).
    pub evidence_cap: usize,
    /// The gates.
    pub gating: Gating,
    /// The levels, lowest first, at least two.
    pub levels: Vec<Level>,
    /// Bands of the overall score, highest first; often none.
    pub grades: Vec<Grade>,
    /// The dimensions.
    pub dimensions: Vec<Dimension>,
    /// Lines of service.
    pub service_lines: Vec<Named>,
    /// Groups served.
    pub audiences: Vec<Named>,
    /// Contradictions to look for.
    pub diagnostics: Vec<Diagnostic>,
    /// Closing questions.
    pub reflections: Vec<Reflection>,
    pub(super) index: Index,
}

/// Look-up tables, built once when the framework is read.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Index {
    pub criteria: Vec<CriterionRef>,
    pub items: Vec<ItemRef>,
    pub criterion_by_id: HashMap<String, usize>,
    pub item_by_id: HashMap<String, usize>,
    pub first_item: Vec<usize>,
}

impl Framework {
    /// Points of the highest rating.
    #[must_use]
    pub fn top_points(&self) -> i64 {
        self.scale.last().map_or(0, |rating| rating.points)
    }

    /// Index in the scale of a rating id (`NA` is none).
    #[must_use]
    pub fn rating(&self, id: &str) -> Option<usize> {
        self.scale.iter().position(|rating| rating.id == id)
    }

    /// All criteria in order.
    #[must_use]
    pub fn criteria(&self) -> impl ExactSizeIterator<Item = &Criterion> {
        self.index.criteria.iter().map(|at| &self.dimensions[at.dimension].criteria[at.criterion])
    }

    /// A criterion by its index over the framework.
    ///
    /// # Panics
    /// If the index is not one of this framework's.
    #[must_use]
    pub fn criterion(&self, index: usize) -> &Criterion {
        let at = self.index.criteria[index];
        &self.dimensions[at.dimension].criteria[at.criterion]
    }

    /// Where a criterion stands.
    ///
    /// # Panics
    /// If the index is not one of this framework's.
    #[must_use]
    pub fn criterion_ref(&self, index: usize) -> CriterionRef {
        self.index.criteria[index]
    }

    /// Index over the framework of a criterion id.
    #[must_use]
    pub fn find_criterion(&self, id: &str) -> Option<usize> {
        self.index.criterion_by_id.get(id).copied()
    }

    /// All items in order.
    #[must_use]
    pub fn items(&self) -> impl ExactSizeIterator<Item = &Item> {
        (0..self.index.items.len()).map(|index| self.item(index))
    }

    /// An item by its index over the framework.
    ///
    /// # Panics
    /// If the index is not one of this framework's.
    #[must_use]
    pub fn item(&self, index: usize) -> &Item {
        let at = self.index.items[index];
        &self.criterion(at.criterion).items[at.item]
    }

    /// Where an item stands.
    ///
    /// # Panics
    /// If the index is not one of this framework's.
    #[must_use]
    pub fn item_ref(&self, index: usize) -> ItemRef {
        self.index.items[index]
    }

    /// Index over the framework of a criterion's first item.
    ///
    /// # Panics
    /// If the index is not one of this framework's.
    #[must_use]
    pub fn first_item(&self, criterion: usize) -> usize {
        self.index.first_item[criterion]
    }

    /// Index over the framework of an item id.
    #[must_use]
    pub fn find_item(&self, id: &str) -> Option<usize> {
        self.index.item_by_id.get(id).copied()
    }

    /// A level by its rank.
    #[must_use]
    pub fn level(&self, rank: i64) -> Option<&Level> {
        self.levels.iter().find(|level| level.rank == rank)
    }

    /// The ranks, for messages: `1, 2, 3`.
    #[must_use]
    pub fn rank_list(&self) -> String {
        let ranks: Vec<String> = self.levels.iter().map(|level| level.rank.to_string()).collect();
        ranks.join(", ")
    }

    /// The rating ids with `NA`, for messages.
    #[must_use]
    pub fn rating_list(&self) -> String {
        let mut ids: Vec<&str> = self.scale.iter().map(|rating| rating.id.as_str()).collect();
        ids.push(NOT_APPLICABLE);
        ids.join(", ")
    }

    pub(super) fn build_index(&mut self) {
        let mut index = Index::default();
        for (d, dimension) in self.dimensions.iter().enumerate() {
            for (c, criterion) in dimension.criteria.iter().enumerate() {
                let at = index.criteria.len();
                index.criteria.push(CriterionRef { dimension: d, criterion: c });
                index.criterion_by_id.insert(criterion.id.clone(), at);
                index.first_item.push(index.items.len());
                for (i, item) in criterion.items.iter().enumerate() {
                    index.item_by_id.insert(item.id.clone(), index.items.len());
                    index.items.push(ItemRef { criterion: at, item: i });
                }
            }
        }
        self.index = index;
    }
}
