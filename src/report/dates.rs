//! Days and moments as each language writes them.

use chrono::{Datelike, NaiveDate};

use crate::app::Moment;
use crate::i18n::Lang;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `2026年11月23日`, `23 November 2026`.
#[must_use]
pub fn date(day: NaiveDate, lang: Lang) -> String {
    let (year, month, date) = (day.year(), day.month(), day.day());
    match lang {
        Lang::Zh => format!("{year}年{month}月{date}日"),
        Lang::En => format!("{date} {} {year}", MONTHS[day.month0() as usize]),
    }
}

/// `2026年11月23日 10:15`, `23 November 2026 10:15`, at the place it was made.
#[must_use]
pub fn moment(at: Moment, lang: Lang) -> String {
    format!("{} {}", date(at.date_naive(), lang), at.format("%H:%M"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_each_language_does() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 1).expect("day");
        assert_eq!(date(day, Lang::Zh), "2026年3月1日");
        assert_eq!(date(day, Lang::En), "1 March 2026");
        let at = Moment::parse_from_rfc3339("2026-11-23T09:05:59+08:00").expect("moment");
        assert_eq!(moment(at, Lang::Zh), "2026年11月23日 09:05");
        assert_eq!(moment(at, Lang::En), "23 November 2026 09:05");
    }
}
