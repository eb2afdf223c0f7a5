//! Random indices: the mean consistency index of random matrices, by which a consistency index is divided.

use serde::{Serialize, Serializer};

/// How many sizes each table has.
const SIZES: usize = 15;

/// A published table of random indices for 1 to 15 factors. They differ by the number and kind of the random matrices
/// they were found with, so a consistency ratio is worth only as much as the name of its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RandomIndex {
    /// Saaty (1980) as Chinese textbooks print it, the default.
    #[default]
    Saaty1980Cn,
    /// Saaty (1980) as first printed; it differs from the above at 12 and 14.
    Saaty1980Orig,
    /// Saaty, "Theory and Applications of the Analytic Network Process" (2005).
    Saaty2005,
    /// A variant in Chinese teaching material, with 1.26 at 6.
    CnVariant126,
    /// J. A. Alonso and M. T. Lamata, "Consistency in the analytic hierarchy process: a new approach", International
    /// Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 14 (2006) 445–459.
    AlonsoLamata2006,
    /// H. A. Donegan and F. J. Dodd, "A note on Saaty's random indexes", Mathematical and Computer Modelling 15 (1991)
    /// 135–137.
    DoneganDodd1991,
}

impl RandomIndex {
    /// Every table.
    pub const ALL: [Self; 6] = [
        Self::Saaty1980Cn,
        Self::Saaty1980Orig,
        Self::Saaty2005,
        Self::CnVariant126,
        Self::AlonsoLamata2006,
        Self::DoneganDodd1991,
    ];

    /// Its name in inputs and outputs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Saaty1980Cn => "saaty1980_cn",
            Self::Saaty1980Orig => "saaty1980_orig_11_15",
            Self::Saaty2005 => "saaty2005",
            Self::CnVariant126 => "cn_variant_126",
            Self::AlonsoLamata2006 => "alonso_lamata2006",
            Self::DoneganDodd1991 => "donegan_dodd1991",
        }
    }

    /// The table of a name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.id() == id)
    }

    /// The random index for n factors; none beyond the table.
    #[must_use]
    pub fn of(self, n: usize) -> Option<f64> {
        n.checked_sub(1).and_then(|at| self.table().get(at)).copied()
    }

    #[rustfmt::skip]
    const fn table(self) -> &'static [f64; SIZES] {
        match self {
            Self::Saaty1980Cn => &[0.0, 0.0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.54, 1.56, 1.58, 1.59],
            Self::Saaty1980Orig => &[0.0, 0.0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59],
            Self::Saaty2005 => &[0.0, 0.0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.4, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59],
            Self::CnVariant126 => &[0.0, 0.0, 0.52, 0.89, 1.12, 1.26, 1.36, 1.41, 1.46, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59],
            Self::AlonsoLamata2006 => &[0.0, 0.0, 0.5247, 0.8816, 1.1086, 1.2479, 1.3417, 1.4057, 1.4499, 1.4854, 1.514, 1.5365, 1.5551, 1.5713, 1.5838],
            Self::DoneganDodd1991 => &[0.0, 0.0, 0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643, 1.4822, 1.4969],
        }
    }
}

impl Serialize for RandomIndex {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}
