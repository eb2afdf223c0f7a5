//! From the weights at each node of a hierarchy to those of its leaves and of alternatives.

use std::collections::HashSet;

use serde::{Serialize, Serializer};

use super::super::invalid::{Fault, Invalid, shares};
use super::matrix::Matrix;
use super::random_index::RandomIndex;
use super::weights::{Eigen, principal};

/// Totals nearer to each other than this rank as equal.
const TIE: f64 = 1e-9;

/// How the children of a node are weighed.
#[derive(Debug, Clone, PartialEq)]
pub enum Local {
    /// By comparison, in the order of the children.
    Matrix(Matrix),
    /// By weights of any sum, 0 or more.
    Weights(Vec<f64>),
}

/// A node of a hierarchy; a leaf has no children and no weights of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its id, used once in the hierarchy.
    pub id: String,
    /// How its children are weighed.
    pub local: Option<Local>,
    /// Its children.
    pub children: Vec<Node>,
}

/// Alternatives compared under every leaf.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternatives {
    /// Their names, each once.
    pub names: Vec<String>,
    /// A leaf's id with the comparison of the alternatives under it.
    pub matrices: Vec<(String, Matrix)>,
}

/// A node's weight among its siblings and in the whole, both shares of 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the two are named above")]
pub struct NodeWeight {
    pub local: f64,
    pub global: f64,
}

/// How consistent the comparison at a node is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NodeConsistency {
    /// The node's id.
    pub node: String,
    /// How many children it compares.
    pub n: usize,
    /// Consistency index.
    pub ci: f64,
    /// Random index; none beyond the table.
    pub ri: Option<f64>,
    /// Consistency ratio; none beyond the table.
    pub cr: Option<f64>,
    /// The node's share of the whole.
    pub global_weight: f64,
}

/// What a hierarchy tells.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hierarchy {
    /// Every node but the root, parents first.
    #[serde(serialize_with = "as_object")]
    pub nodes: Vec<(String, NodeWeight)>,
    /// The global weight of every leaf; they sum to 1.
    #[serde(serialize_with = "as_object")]
    pub leaf_global: Vec<(String, f64)>,
    /// One row a comparison, parents first.
    pub node_consistency: Vec<NodeConsistency>,
    /// The alternatives, if there are any.
    #[serde(flatten)]
    pub synthesis: Option<Synthesis>,
}

/// What the alternatives come to (层次总排序).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Synthesis {
    /// Per leaf, the alternatives' weights under it.
    #[serde(serialize_with = "as_object")]
    pub alternative_local: Vec<(String, Vec<f64>)>,
    /// Per alternative, the sum over the leaves of global weight × weight under the leaf.
    #[serde(serialize_with = "as_object")]
    pub alternative_total: Vec<(String, f64)>,
    /// Σ w·CI / Σ w·RI over the leaves; 0 where the denominator is 0, none beyond the table.
    pub alternatives_level_cr: Option<f64>,
    /// Names by falling total, equal ones in the order given.
    pub ranking: Vec<String>,
}

fn as_object<T: Serialize, S: Serializer>(rows: &[(String, T)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(rows.iter().map(|(key, value)| (key, value)))
}

/// Weighs a hierarchy by its eigenvectors (Saaty 1980, chapter 4), and the alternatives under its leaves.
///
/// # Errors
/// If an id stands twice, a node with children says nothing of their weights or of another number of them, or the
/// alternatives are not compared under every leaf and only there.
pub fn hierarchy(root: &Node, alternatives: Option<&Alternatives>, table: RandomIndex) -> Result<Hierarchy, Invalid> {
    let mut walk = Walk { table, seen: HashSet::new(), nodes: Vec::new(), leaves: Vec::new(), consistency: Vec::new() };
    walk.node(root, 1.0, "tree")?;
    let within = |fault: Invalid| fault.within("alternatives");
    let synthesis = alternatives.map(|all| synthesis(all, &walk.leaves, table)).transpose().map_err(within)?;
    Ok(Hierarchy { nodes: walk.nodes, leaf_global: walk.leaves, node_consistency: walk.consistency, synthesis })
}

struct Walk<'t> {
    table: RandomIndex,
    seen: HashSet<&'t str>,
    nodes: Vec<(String, NodeWeight)>,
    leaves: Vec<(String, f64)>,
    consistency: Vec<NodeConsistency>,
}

impl<'t> Walk<'t> {
    fn node(&mut self, node: &'t Node, global: f64, place: &str) -> Result<(), Invalid> {
        if !self.seen.insert(&node.id) {
            return Err(Invalid::at("tree", Fault::Twice(node.id.clone())));
        }
        let locals = self.locals(node, global, place)?;
        if node.children.is_empty() {
            self.leaves.push((node.id.clone(), global));
        }
        for (at, (child, local)) in node.children.iter().zip(locals).enumerate() {
            let weight = NodeWeight { local, global: global * local };
            self.nodes.push((child.id.clone(), weight));
            self.node(child, weight.global, &format!("{place}.children[{at}]"))?;
        }
        Ok(())
    }

    fn locals(&mut self, node: &Node, global: f64, place: &str) -> Result<Vec<f64>, Invalid> {
        let expected = node.children.len();
        let fits = |key: &str, found: usize| {
            let fault = || Invalid::at(format!("{place}.{key}"), Fault::Length(found, expected));
            if found == expected { Ok(()) } else { Err(fault()) }
        };
        match &node.local {
            // An only child has all of it, compared or not.
            None if expected <= 1 => Ok(vec![1.0; expected]),
            None => Err(Invalid::at(place, Fault::Neither("matrix", "weights"))),
            Some(Local::Weights(weights)) => {
                fits("weights", weights.len())?;
                shares(weights).map_err(|fault| fault.within(&format!("{place}.weights")))
            }
            Some(Local::Matrix(matrix)) => {
                fits("matrix", matrix.n())?;
                let Eigen { weights, ci, cr, .. } = principal(matrix, self.table);
                let (node, n, ri) = (node.id.clone(), matrix.n(), self.table.of(matrix.n()));
                self.consistency.push(NodeConsistency { node, n, ci, ri, cr, global_weight: global });
                Ok(weights)
            }
        }
    }
}

fn synthesis(all: &Alternatives, leaves: &[(String, f64)], table: RandomIndex) -> Result<Synthesis, Invalid> {
    let Alternatives { names, matrices } = all;
    if names.is_empty() {
        return Err(Invalid::at("names", Fault::Empty));
    }
    let mut seen = HashSet::new();
    if let Some(name) = names.iter().find(|name| !seen.insert(*name)) {
        return Err(Invalid::at("names", Fault::Twice(name.clone())));
    }
    let known: HashSet<&str> = leaves.iter().map(|(id, _)| id.as_str()).collect();
    if let Some((id, _)) = matrices.iter().find(|(id, _)| !known.contains(id.as_str())) {
        return Err(Invalid::at("matrices", Fault::NoLeaf(id.clone())));
    }
    let by_leaf: std::collections::HashMap<&str, &Matrix> =
        matrices.iter().map(|(id, matrix)| (id.as_str(), matrix)).collect();
    let mut alternative_local = Vec::with_capacity(leaves.len());
    let mut totals = vec![0.0; names.len()];
    let (mut index, mut random) = (0.0, Some(0.0));
    for (leaf, share) in leaves {
        let matrix =
            by_leaf.get(leaf.as_str()).ok_or_else(|| Invalid::at("matrices", Fault::LacksLeaf(leaf.clone())))?;
        if matrix.n() != names.len() {
            return Err(Invalid::at(format!("matrices.{leaf}"), Fault::Length(matrix.n(), names.len())));
        }
        let eigen = principal(matrix, table);
        for (total, weight) in totals.iter_mut().zip(&eigen.weights) {
            *total += share * weight;
        }
        index += share * eigen.ci;
        random = random.zip(table.of(matrix.n())).map(|(sum, random)| sum + share * random);
        alternative_local.push((leaf.clone(), eigen.weights));
    }
    let ratio = random.map(|random: f64| if random == 0.0 { 0.0 } else { index / random });
    Ok(Synthesis {
        alternative_local,
        alternatives_level_cr: ratio,
        ranking: ranking(names, &totals),
        alternative_total: names.iter().cloned().zip(totals).collect(),
    })
}

fn ranking(names: &[String], totals: &[f64]) -> Vec<String> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    // Stable, so that equal totals stay in the order given.
    order.sort_by(|&left, &right| (totals[right] / TIE).round().total_cmp(&(totals[left] / TIE).round()));
    order.into_iter().map(|at| names[at].clone()).collect()
}
