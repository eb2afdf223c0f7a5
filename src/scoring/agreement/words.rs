//! Agreement in words.

use serde::Serialize;

use super::super::TOLERANCE;

/// The reading of an `r_wg`: J. M. `LeBreton` and J. L. Senter, "Answers to 20 questions about interrater reliability and
/// interrater agreement", Organizational Research Methods 11 (2008) 815–852.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Up to 0.30.
    None,
    /// Up to 0.50.
    Weak,
    /// Up to 0.70.
    Moderate,
    /// Up to 0.90.
    Strong,
    /// Above.
    VeryStrong,
}

impl Strength {
    /// The reading of a value, 0 to 1.
    #[must_use]
    pub fn of(rwg: f64) -> Self {
        let bands = [(0.3, Self::None), (0.5, Self::Weak), (0.7, Self::Moderate), (0.9, Self::Strong)];
        let band = bands.into_iter().find(|(most, _)| rwg <= most + TOLERANCE);
        band.map_or(Self::VeryStrong, |(_, strength)| strength)
    }
}

/// The reading of how far the highest vote lies from the lowest (scoring.md §6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Spread {
    /// Up to one level (集中).
    Close,
    /// Less than three (有分歧).
    Apart,
    /// Three or more (分歧大).
    FarApart,
}

impl Spread {
    /// The reading of a range of votes, in levels.
    #[must_use]
    pub fn of(range: f64) -> Self {
        if range <= 1.0 + TOLERANCE {
            Self::Close
        } else if range < 3.0 - TOLERANCE {
            Self::Apart
        } else {
            Self::FarApart
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_belong_to_the_band_below() {
        let readings = [
            (0.0, Strength::None),
            (0.3, Strength::None),
            (0.1 + 0.2, Strength::None),
            (0.301, Strength::Weak),
            (0.5, Strength::Weak),
            (0.51, Strength::Moderate),
            (0.7, Strength::Moderate),
            (0.71, Strength::Strong),
            (0.9, Strength::Strong),
            (0.91, Strength::VeryStrong),
            (1.0, Strength::VeryStrong),
        ];
        for (value, strength) in readings {
            assert_eq!(Strength::of(value), strength, "{value}");
        }
    }

    #[test]
    fn spread_is_read_from_the_range() {
        let readings = [(0.0, Spread::Close), (1.0, Spread::Close), (2.0, Spread::Apart), (3.0, Spread::FarApart)];
        for (range, spread) in readings {
            assert_eq!(Spread::of(range), spread, "{range}");
        }
        assert_eq!((Spread::of(1.5), Spread::of(4.0)), (Spread::Apart, Spread::FarApart));
    }
}
