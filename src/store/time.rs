//! Times: UTC milliseconds plus the offset they were made at.

use chrono::{DateTime, FixedOffset, TimeZone, Utc};

/// A moment with the offset of the place where it was noted.
pub type Moment = DateTime<FixedOffset>;

/// Both columns of a moment: UTC milliseconds and the offset in minutes.
pub(super) fn columns(moment: Moment) -> (i64, i32) {
    (moment.timestamp_millis(), moment.offset().local_minus_utc() / 60)
}

/// The moment of two columns; an offset that no place has counts as UTC.
pub(super) fn moment(ms: i64, offset_min: i32) -> Moment {
    let offset = offset_min.checked_mul(60).and_then(FixedOffset::east_opt);
    let utc = Utc.timestamp_millis_opt(ms).single().unwrap_or_default();
    match offset {
        Some(offset) => utc.with_timezone(&offset),
        None => utc.fixed_offset(),
    }
}

/// The moment as it will be read back, so that what is told at once equals what is stored.
pub(crate) fn truncate(at: Moment) -> Moment {
    let (ms, offset) = columns(at);
    moment(ms, offset)
}
