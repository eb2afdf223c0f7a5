//! Comprehensive evaluation of votes (模糊综合评价; scoring.md §6) with the weighted average operator M(·,+), over any number
//! of levels.
//!
//! After L. A. Zadeh, "Fuzzy sets", Information and Control 8 (1965) 338–353, and 汪培庄《模糊集合论及其应用》(1983).

use serde::Serialize;

use super::invalid::{Fault, Invalid, LARGEST, bounded, shares};

/// Memberships nearer to each other than this are tied.
const TIE: f64 = 1e-9;

/// Factors with their votes, and groups of them with their weights.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    /// Votes, or memberships, one number a grade, 0 or more; who abstained is not counted.
    Factor(Vec<f64>),
    /// Parts and their weights, of any sum, 0 or more.
    Group {
        /// One weight a part.
        weights: Vec<f64>,
        /// The parts.
        children: Vec<Tree>,
    },
}

/// What one part of the tree comes to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// Membership in each grade, summing to 1; none without votes.
    pub b: Option<Vec<f64>>,
    /// The grade of greatest membership; of tied ones the worst.
    pub grade_index: Option<usize>,
    /// Whether several grades are tied.
    pub tie: bool,
    /// Its parts; none for a factor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub children: Option<Vec<Part>>,
}

/// What the votes come to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evaluation {
    /// `ok` or `no_votes`.
    pub status: &'static str,
    /// Membership in each grade; none without votes.
    pub b: Option<Vec<f64>>,
    /// Σ membership × score, if grades have scores.
    pub score: Option<f64>,
    /// The grade of greatest membership; of tied ones the worst.
    pub grade_index: Option<usize>,
    /// Its name.
    pub grade: Option<String>,
    /// Whether several grades are tied.
    pub tie: bool,
    /// The grades of greatest membership.
    pub tied_indices: Vec<usize>,
    /// The same for every part.
    pub nodes: Part,
}

/// Evaluates votes over grades that are given best first, with a score each or without scores.
///
/// # Errors
/// If there is no grade, or the scores, the votes of a factor or the weights of a group are of another number, out of
/// bounds, or weights of nothing but 0.
pub fn evaluate(grades: &[String], scores: Option<&[f64]>, tree: &Tree) -> Result<Evaluation, Invalid> {
    if grades.is_empty() {
        return Err(Invalid::at("grades", Fault::Empty));
    }
    if let Some(scores) = scores {
        sized(scores, grades.len()).and_then(|()| bounded(scores, -LARGEST)).map_err(|fault| fault.within("scores"))?;
    }
    let nodes = part(tree, grades.len()).map_err(|fault| fault.within("tree"))?;
    let b = nodes.b.clone();
    let score =
        b.as_ref().zip(scores).map(|(b, scores)| b.iter().zip(scores).map(|(share, score)| share * score).sum());
    Ok(Evaluation {
        status: if b.is_some() { "ok" } else { "no_votes" },
        score,
        grade_index: nodes.grade_index,
        grade: nodes.grade_index.map(|at| grades[at].clone()),
        tie: nodes.tie,
        tied_indices: b.as_ref().map_or_else(Vec::new, |b| greatest(b)),
        b,
        nodes,
    })
}

fn sized<T>(values: &[T], needed: usize) -> Result<(), Invalid> {
    let fault = || Invalid::new(Fault::Length(values.len(), needed));
    if values.len() == needed { Ok(()) } else { Err(fault()) }
}

fn part(tree: &Tree, grades: usize) -> Result<Part, Invalid> {
    let (b, children) = match tree {
        Tree::Factor(votes) => {
            let within = |fault: Invalid| fault.within("votes");
            sized(votes, grades).and_then(|()| bounded(votes, 0.0)).map_err(within)?;
            // Votes of nothing but 0 are no fault: nobody voted.
            (shares(votes).ok(), None)
        }
        Tree::Group { weights, children } => {
            let within = |fault: Invalid| fault.within("weights");
            if children.is_empty() {
                return Err(Invalid::at("children", Fault::Empty));
            }
            let weights = sized(weights, children.len()).and_then(|()| shares(weights)).map_err(within)?;
            let parts = children.iter().enumerate();
            let parts: Vec<Part> = parts
                .map(|(at, child)| part(child, grades).map_err(|fault| fault.within(&format!("children[{at}]"))))
                .collect::<Result<_, _>>()?;
            (mean(&parts, &weights, grades), Some(parts))
        }
    };
    let tied = b.as_ref().map_or_else(Vec::new, |b| greatest(b));
    Ok(Part { grade_index: tied.last().copied(), tie: tied.len() > 1, b, children })
}

/// The weighted mean of the parts that have a result.
fn mean(parts: &[Part], weights: &[f64], grades: usize) -> Option<Vec<f64>> {
    let counted: Vec<(&Vec<f64>, f64)> =
        parts.iter().zip(weights).filter_map(|(part, weight)| Some((part.b.as_ref()?, *weight))).collect();
    // Parts of no weight at all say nothing.
    let weights = shares(&counted.iter().map(|(_, weight)| *weight).collect::<Vec<_>>()).ok()?;
    let mut sums = vec![0.0; grades];
    for ((b, _), weight) in counted.iter().zip(weights) {
        for (sum, share) in sums.iter_mut().zip(*b) {
            *sum += weight * share;
        }
    }
    Some(sums)
}

/// The grades whose membership is the greatest, within the tolerance, best first.
fn greatest(b: &[f64]) -> Vec<usize> {
    let top = b.iter().copied().fold(0.0, f64::max);
    (0..b.len()).filter(|&at| top - b[at] <= TIE).collect()
}
