//! What all measures ask of their input.

use super::super::invalid::{Fault, Invalid, LARGEST};

/// A rating, or none where it is missing.
pub(super) type Rating = Option<f64>;

/// Whether every rating is a number within bounds.
pub(super) fn sound(ratings: &[Rating]) -> Result<(), Invalid> {
    for (at, value) in ratings.iter().enumerate().filter_map(|(at, rating)| Some((at, (*rating)?))) {
        if !(-LARGEST..=LARGEST).contains(&value) {
            return Err(Invalid::at(format!("[{at}]"), Fault::Range(value, -LARGEST, LARGEST)));
        }
    }
    Ok(())
}

/// The number of columns, which must be that of every row.
pub(super) fn columns(rows: &[Vec<Rating>]) -> Result<usize, Invalid> {
    let columns = rows.first().map_or(0, Vec::len);
    for (at, row) in rows.iter().enumerate() {
        let within = |fault: Invalid| fault.within(&format!("ratings[{at}]"));
        if row.len() != columns {
            return Err(within(Invalid::new(Fault::Length(row.len(), columns))));
        }
        sound(row).map_err(within)?;
    }
    Ok(columns)
}

/// The ratings that are there.
pub(super) fn present(ratings: &[Rating]) -> Vec<f64> {
    ratings.iter().copied().flatten().collect()
}

/// A count as a number.
#[allow(clippy::cast_precision_loss, reason = "far below 2^53")]
pub(super) fn count(n: usize) -> f64 {
    n as f64
}

/// The arithmetic mean; of no values not a number, so ask only where there are some.
pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / count(values.len())
}

/// The sample variance (n − 1); none for fewer than two values.
pub(super) fn variance(values: &[f64]) -> Option<f64> {
    if values.len() < 2 {
        return None;
    }
    let mean = mean(values);
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    Some(squares / count(values.len() - 1))
}
