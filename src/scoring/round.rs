//! Rounding for display: half up (四舍五入), after float noise at the ninth decimal is removed (scoring.md §5).

/// A number with a fixed count of decimals, rounded half up (away from zero for negative numbers).
#[must_use]
pub fn decimals(value: f64, places: u32) -> String {
    format!("{:.*}", places as usize, rounded(value, places))
}

/// The rounded value itself.
#[must_use]
pub fn rounded(value: f64, places: u32) -> f64 {
    let noise_free = (value * 1e9).round() / 1e9;
    let scale = 10_f64.powi(places.cast_signed());
    // The product of a noise-free decimal can lie a hair under the half it stands for; 1e-9 is above that
    // error and below the ninth decimal scaled.
    let result = ((noise_free.abs() * scale) + 0.5 + 1e-9).floor() / scale;
    if result == 0.0 { 0.0 } else { result.copysign(noise_free) }
}

/// A score or weight: one decimal; `-` where there is none.
#[must_use]
pub fn one(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| decimals(value, 1))
}

/// An index of agreement or consistency: two decimals; `-` where there is none.
#[must_use]
pub fn two(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| decimals(value, 2))
}

/// The difference of two shown figures, itself as shown (scoring.md §5); `-` where one is missing.
#[must_use]
pub fn signed_difference(from: Option<f64>, to: Option<f64>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => decimals(rounded(to, 1) - rounded(from, 1), 1),
        _ => "-".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_half_up_after_removing_noise() {
        assert_eq!(decimals(61.25, 1), "61.3");
        assert_eq!(decimals(0.15, 1), "0.2");
        assert_eq!(decimals(2.675, 2), "2.68");
        assert_eq!(decimals(1.005, 2), "1.01");
        assert_eq!(decimals(66.649_999_999_99, 1), "66.7");
        assert_eq!(decimals(66.649_999, 1), "66.6");
        assert_eq!(decimals(-0.04, 1), "0.0");
        assert_eq!(decimals(-0.05, 1), "-0.1");
    }

    #[test]
    fn a_shown_difference_is_that_of_the_shown_figures() {
        // 53.84 and 43.46 differ by 10.38, but what is shown is 53.8 and 43.5.
        assert_eq!(signed_difference(Some(43.46), Some(53.84)), "10.3");
        assert_eq!(signed_difference(None, Some(1.0)), "-");
    }
}
