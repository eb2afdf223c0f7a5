//! The methods from JSON to JSON (scoring.md §6): what `calc` reads and prints.

mod json;
mod node;

use super::agreement::{describe, kendall_w, krippendorff_alpha, rwg, rwg_j};
use super::ahp::{self, Alternatives, Local, Matrix, Node, RandomIndex};
use super::fuzzy::{self, Tree};
use super::invalid::{Fault, Invalid, Kind};
use json::parse;
use node::Place;

/// Keys that an input may have and that are not read: the size, which the matrix tells, and judgments as exact fractions.
const IGNORED: [&str; 2] = ["n", "upper_exact"];

/// A method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are those of scoring.md §6")]
pub enum Method {
    AhpWeights,
    AhpJudgment,
    AhpGroup,
    AhpHierarchy,
    Fuzzy,
    AgreementDescriptive,
    AgreementRwg,
    AgreementKendallW,
    AgreementKrippendorff,
}

impl Method {
    /// Every method, in the order of scoring.md §6.
    pub const ALL: [Self; 9] = [
        Self::AhpWeights,
        Self::AhpJudgment,
        Self::AhpGroup,
        Self::AhpHierarchy,
        Self::Fuzzy,
        Self::AgreementDescriptive,
        Self::AgreementRwg,
        Self::AgreementKendallW,
        Self::AgreementKrippendorff,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::AhpWeights => "ahp-weights",
            Self::AhpJudgment => "ahp-judgment",
            Self::AhpGroup => "ahp-group",
            Self::AhpHierarchy => "ahp-hierarchy",
            Self::Fuzzy => "fuzzy",
            Self::AgreementDescriptive => "agreement-descriptive",
            Self::AgreementRwg => "agreement-rwg",
            Self::AgreementKendallW => "agreement-kendall-w",
            Self::AgreementKrippendorff => "agreement-krippendorff",
        }
    }

    /// The keys that its input must have, and those that it may have.
    #[must_use]
    pub fn keys(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::AhpWeights | Self::AhpJudgment => (&["matrix"], &["ri_table"]),
            Self::AhpGroup => (&["matrices"], &["expert_weights", "ri_table"]),
            Self::AhpHierarchy => (&["tree"], &["alternatives", "ri_table"]),
            Self::Fuzzy => (&["grades", "tree"], &["scores"]),
            Self::AgreementRwg => (&["mode", "scale_points", "ratings"], &[]),
            Self::AgreementDescriptive | Self::AgreementKendallW | Self::AgreementKrippendorff => (&["ratings"], &[]),
        }
    }

    /// The method of a name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.id() == id)
    }
}

/// Reads a method's input, a JSON object, and returns its output, one too, indented; `null` stands for what is undefined.
///
/// # Errors
/// If the input is not such an object or the method refuses it.
pub fn calc(method: Method, input: &[u8]) -> Result<String, Invalid> {
    let input = parse(input)?;
    let input = Place::root(&input);
    let (needed, optional) = method.keys();
    input.only(&[needed, optional, &IGNORED].concat())?;
    Ok(match method {
        Method::AhpWeights => {
            let (matrix, table) = comparison(&input)?;
            print(&ahp::priorities(&matrix, table))
        }
        Method::AhpJudgment => {
            let (matrix, table) = comparison(&input)?;
            print(&ahp::judgments(&matrix, table))
        }
        Method::AhpGroup => {
            let matrices: Vec<Matrix> =
                input.needed("matrices")?.list()?.map(|place| matrix(&place)).collect::<Result<_, _>>()?;
            let weights = input.get("expert_weights")?.map(|place| place.numbers()).transpose()?;
            print(&ahp::group(&matrices, weights.as_deref(), table(&input)?)?)
        }
        Method::AhpHierarchy => hierarchy(&input)?,
        Method::Fuzzy => {
            let grades: Vec<String> =
                input.needed("grades")?.list()?.map(|place| place.text()).collect::<Result<_, _>>()?;
            let scores = input.get("scores")?.map(|place| place.numbers()).transpose()?;
            print(&fuzzy::evaluate(&grades, scores.as_deref(), &votes(&input.needed("tree")?)?)?)
        }
        Method::AgreementRwg => within_group(&input)?,
        Method::AgreementDescriptive | Method::AgreementKendallW | Method::AgreementKrippendorff => {
            let ratings = input.needed("ratings")?;
            match method {
                Method::AgreementDescriptive => print(&describe(&ratings.ratings()?)?),
                Method::AgreementKendallW => print(&kendall_w(&ratings.rating_rows()?)?),
                _ => print(&krippendorff_alpha(&ratings.rating_rows()?)?),
            }
        }
    })
}

/// The output as text. Its keys are texts and its numbers finite, so it can always be written.
fn print(output: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(output).unwrap_or_default()
}

fn comparison(input: &Place<'_>) -> Result<(Matrix, RandomIndex), Invalid> {
    Ok((matrix(&input.needed("matrix")?)?, table(input)?))
}

fn matrix(place: &Place<'_>) -> Result<Matrix, Invalid> {
    let rows: Vec<Vec<f64>> = place.list()?.map(|row| row.numbers()).collect::<Result<_, _>>()?;
    Matrix::new(&rows).map_err(|fault| fault.within(place.path()))
}

fn table(input: &Place<'_>) -> Result<RandomIndex, Invalid> {
    let Some(place) = input.get("ri_table")? else { return Ok(RandomIndex::default()) };
    let name = place.text()?;
    RandomIndex::from_id(&name).ok_or_else(|| choice(&place, name, &RandomIndex::ALL.map(RandomIndex::id)))
}

fn choice(place: &Place<'_>, name: String, known: &[&str]) -> Invalid {
    place.fault(Fault::Choice(name, known.join(", ")))
}

fn hierarchy(input: &Place<'_>) -> Result<String, Invalid> {
    let tree = node(&input.needed("tree")?)?;
    let alternatives = input.get("alternatives")?.map(|place| alternatives(&place)).transpose()?;
    Ok(print(&ahp::hierarchy(&tree, alternatives.as_ref(), table(input)?)?))
}

fn node(place: &Place<'_>) -> Result<Node, Invalid> {
    place.only(&["id", "matrix", "weights", "children"])?;
    let local = match (place.get("matrix")?, place.get("weights")?) {
        (Some(_), Some(_)) => return Err(place.fault(Fault::Both("matrix", "weights"))),
        (Some(rows), None) => Some(Local::Matrix(matrix(&rows)?)),
        (None, Some(weights)) => Some(Local::Weights(weights.numbers()?)),
        (None, None) => None,
    };
    let children = match place.get("children")? {
        Some(children) => children.list()?.map(|child| node(&child)).collect::<Result<_, _>>()?,
        None => Vec::new(),
    };
    Ok(Node { id: place.needed("id")?.text()?, local, children })
}

fn alternatives(place: &Place<'_>) -> Result<Alternatives, Invalid> {
    place.only(&["names", "matrices"])?;
    let names = place.needed("names")?.list()?.map(|name| name.text()).collect::<Result<_, _>>()?;
    let matrices = place.needed("matrices")?;
    let matrices = matrices.rows()?.map(|(leaf, rows)| Ok((leaf.to_owned(), matrix(&rows)?)));
    Ok(Alternatives { names, matrices: matrices.collect::<Result<_, Invalid>>()? })
}

fn votes(place: &Place<'_>) -> Result<Tree, Invalid> {
    place.only(&["votes", "weights", "children"])?;
    match (place.get("votes")?, place.get("children")?) {
        (Some(_), Some(_)) => Err(place.fault(Fault::Both("votes", "children"))),
        (Some(_), None) if place.get("weights")?.is_some() => Err(place.fault(Fault::Both("votes", "weights"))),
        (Some(votes), None) => Ok(Tree::Factor(votes.numbers()?)),
        (None, Some(children)) => {
            let weights = place.needed("weights")?.numbers()?;
            let children = children.list()?.map(|child| self::votes(&child)).collect::<Result<_, _>>()?;
            Ok(Tree::Group { weights, children })
        }
        (None, None) => Err(place.fault(Fault::Neither("votes", "children"))),
    }
}

fn within_group(input: &Place<'_>) -> Result<String, Invalid> {
    let points = input.needed("scale_points")?.number()?;
    let ratings = input.needed("ratings")?;
    let mode = input.needed("mode")?;
    match mode.text()?.as_str() {
        "single_item" => Ok(print(&rwg(&ratings.ratings()?, points)?)),
        "multi_item" => Ok(print(&rwg_j(&ratings.rating_rows()?, points)?)),
        name => Err(choice(&mode, name.to_owned(), &["single_item", "multi_item"])),
    }
}
