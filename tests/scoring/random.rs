//! Random frameworks with a record that fits, as a plain description that a test can change and build again.

use std::fmt::Write as _;

use pinheng::assessment::{Evidence, Mark, Record};
use pinheng::framework::{self, Framework};
use pinheng::scoring::{Score, Weights, score};
use proptest::prelude::*;

/// How an item stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stand {
    Open,
    NotApplicable,
    Row(usize),
}

#[derive(Debug, Clone)]
pub struct Item {
    pub id: String,
    /// Index in the levels, above 0.
    pub level: usize,
    pub key: bool,
    pub weight: f64,
    pub stand: Stand,
    /// Titles of evidence records; a blank one is none.
    pub evidence: Vec<&'static str>,
}

#[derive(Debug, Clone)]
pub struct Criterion {
    pub id: String,
    pub weight: f64,
    pub target: Option<usize>,
    pub items: Vec<Item>,
}

#[derive(Debug, Clone)]
pub struct Dimension {
    pub id: String,
    pub weight: f64,
    pub criteria: Vec<Criterion>,
}

#[derive(Debug, Clone)]
pub struct Case {
    pub points: Vec<i64>,
    pub ranks: Vec<i64>,
    pub cap: usize,
    pub key_at_least: usize,
    pub above: f64,
    pub lower: Option<f64>,
    pub dimensions: Vec<Dimension>,
    /// More tables of the framework's file.
    pub more: String,
}

impl Case {
    pub fn framework(&self) -> Framework {
        let mut text = format!(
            "schema = 1\nid = 'f'\nversion = '1'\ntitle = {{ en = 't' }}\nevidence_cap = 'r{}'\n[gating]\nkey_at_least = 'r{}'\ncoverage_above = {:?}\n",
            self.cap, self.key_at_least, self.above
        );
        if let Some(lower) = self.lower {
            writeln!(text, "lower_coverage_above = {lower:?}").unwrap();
        }
        for (row, points) in self.points.iter().enumerate() {
            writeln!(text, "[[scale]]\nid = 'r{row}'\npoints = {points}\nname = {{ en = 'rating {row}' }}").unwrap();
        }
        for rank in &self.ranks {
            writeln!(text, "[[levels]]\nrank = {rank}\nname = {{ en = 'level' }}").unwrap();
        }
        for dimension in &self.dimensions {
            let (id, weight) = (&dimension.id, dimension.weight);
            writeln!(text, "[[dimensions]]\nid = '{id}'\nweight = {weight:?}\ntitle = {{ en = 't' }}").unwrap();
            for criterion in &dimension.criteria {
                let (id, weight) = (&criterion.id, criterion.weight);
                writeln!(text, "[[dimensions.criteria]]\nid = '{id}'\nweight = {weight:?}\ntitle = {{ en = 't' }}")
                    .unwrap();
                for item in &criterion.items {
                    let (id, key, weight, level) = (&item.id, item.key, item.weight, self.ranks[item.level]);
                    writeln!(text, "[[dimensions.criteria.items]]\nid = '{id}'\nlevel = {level}\nkey = {key}\nweight = {weight:?}\ntext = {{ en = 't' }}").unwrap();
                }
            }
        }
        text.push_str(&self.more);
        framework::parse("random.toml", text.as_bytes()).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
    }

    pub fn record(&self, framework: &Framework) -> Record {
        let mut record = Record::new(framework, "office", "period", "");
        for item in self.items() {
            let index = framework.find_item(&item.id).expect("item");
            let answer = &mut record.answers[index];
            answer.rating = match item.stand {
                Stand::Open => None,
                Stand::NotApplicable => Some(Mark::NotApplicable),
                Stand::Row(row) => Some(Mark::Scale(row)),
            };
            let evidence = item.evidence.iter();
            answer.evidence =
                evidence.map(|title| Evidence { title: (*title).into(), ..Evidence::default() }).collect();
        }
        for criterion in self.dimensions.iter().flat_map(|dimension| &dimension.criteria) {
            let index = framework.find_criterion(&criterion.id).expect("criterion");
            record.targets[index] = criterion.target.map(|level| self.ranks[level]);
        }
        record
    }

    /// Framework, record and score with the framework's weights.
    pub fn scored(&self) -> (Framework, Record, Score) {
        let framework = self.framework();
        let record = self.record(&framework);
        let result = score(&framework, &record, &Weights::of_framework(&framework));
        (framework, record, result)
    }

    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.dimensions.iter().flat_map(|dimension| &dimension.criteria).flat_map(|criterion| &criterion.items)
    }

    pub fn items_mut(&mut self) -> impl Iterator<Item = &mut Item> {
        let criteria = self.dimensions.iter_mut().flat_map(|dimension| &mut dimension.criteria);
        criteria.flat_map(|criterion| &mut criterion.items)
    }

    pub fn criteria_mut(&mut self) -> impl Iterator<Item = &mut Criterion> {
        self.dimensions.iter_mut().flat_map(|dimension| &mut dimension.criteria)
    }

    pub fn top(&self) -> usize {
        self.points.len() - 1
    }
}

/// Weights as people write them, and weights that are not.
pub fn weight() -> impl Strategy<Value = f64> {
    prop_oneof![3 => prop::sample::select(vec![0.5, 1.0, 2.0, 3.0]), 1 => 0.013..7.3]
}

fn share() -> impl Strategy<Value = f64> {
    prop_oneof![3 => prop::sample::select(vec![0.0, 0.5, 0.6, 0.85]), 1 => 0.0..0.99]
}

fn item(levels: usize, rows: usize) -> impl Strategy<Value = Item> {
    let stand = prop_oneof![
        2 => Just(Stand::Open),
        2 => Just(Stand::NotApplicable),
        9 => (0..rows).prop_map(Stand::Row),
    ];
    let evidence = prop::sample::select(vec![vec![], vec![], vec!["minutes"], vec!["  "], vec!["", "register"]]);
    (1..levels, prop::bool::weighted(0.3), weight(), stand, evidence).prop_map(
        |(level, key, weight, stand, evidence)| Item { id: String::new(), level, key, weight, stand, evidence },
    )
}

/// Frameworks with up to `dimensions`, each with up to three criteria of up to `items` items and `rows` ratings.
pub fn case(dimensions: usize, items: usize, rows: usize) -> impl Strategy<Value = Case> {
    let scale = prop::collection::vec(1_i64..4, 1..rows);
    let ranks = (-1_i64..3, prop::collection::vec(1_i64..3, 1..5));
    (scale, ranks, share(), prop::option::of(share())).prop_flat_map(move |(rises, (first, gaps), above, lower)| {
        let up = |first: i64, steps: &[i64]| {
            let mut values = vec![first];
            values.extend(steps.iter().scan(first, |value, step| {
                *value += step;
                Some(*value)
            }));
            values
        };
        let (points, ranks) = (up(0, &rises), up(first, &gaps));
        let (levels, rows) = (ranks.len(), points.len());
        let criterion = (weight(), prop::option::of(0..levels), prop::collection::vec(item(levels, rows), 1..=items));
        let dimension = (weight(), prop::collection::vec(criterion, 1..4));
        (prop::collection::vec(dimension, 1..=dimensions), 0..rows, 0..rows).prop_map(move |(rows, cap, key)| {
            let lower = lower.map(|lower: f64| lower.max(above));
            let (points, ranks) = (points.clone(), ranks.clone());
            let (dimensions, more) = (dimensions_of(rows), String::new());
            named(Case { points, ranks, cap, key_at_least: key, above, lower, dimensions, more })
        })
    })
}

type Rows = Vec<(f64, Vec<(f64, Option<usize>, Vec<Item>)>)>;

fn dimensions_of(rows: Rows) -> Vec<Dimension> {
    let criterion = |(weight, target, items)| Criterion { id: String::new(), weight, target, items };
    let dimension = |(weight, criteria): (f64, Vec<_>)| {
        let criteria = criteria.into_iter().map(criterion).collect();
        Dimension { id: String::new(), weight, criteria }
    };
    rows.into_iter().map(dimension).collect()
}

fn named(mut case: Case) -> Case {
    for (d, dimension) in case.dimensions.iter_mut().enumerate() {
        dimension.id = format!("d{d}");
        for (c, criterion) in dimension.criteria.iter_mut().enumerate() {
            criterion.id = format!("d{d}c{c}");
            for (i, item) in criterion.items.iter_mut().enumerate() {
                item.id = format!("d{d}c{c}i{i}");
            }
        }
    }
    case
}

/// A case with one dimension and one criterion.
pub fn single(items: usize, rows: usize) -> impl Strategy<Value = Case> {
    case(1, items, rows).prop_map(|mut case| {
        case.dimensions[0].criteria.truncate(1);
        case
    })
}

/// A criterion whose unanswered items, one a weight, are all due at the level above the lowest.
pub fn flat(points: &[i64], weights: &[f64], above: f64) -> Case {
    let item = |weight: &f64| Item {
        id: String::new(),
        level: 1,
        key: false,
        weight: *weight,
        stand: Stand::Open,
        evidence: Vec::new(),
    };
    let items = weights.iter().map(item).collect();
    let dimensions = dimensions_of(vec![(1.0, vec![(1.0, None, items)])]);
    let (points, ranks, more) = (points.to_vec(), vec![1, 2, 3], String::new());
    named(Case { points, ranks, cap: 0, key_at_least: 0, above, lower: None, dimensions, more })
}
