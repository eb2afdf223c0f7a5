//! What the formulas look up: the scale, the parameters, the levels, the grades.

use super::Calc;
use crate::i18n::fill;
use crate::report::document::{Align, RowRank};
use crate::report::words::Words;
use crate::report::xlsx::page::Outcome;
use crate::report::xlsx::places::Parameter;
use crate::report::xlsx::text::{column, short_text};
use crate::scoring::TOLERANCE;

/// Longest name of a rating, level or grade in a list.
const LONGEST: usize = 60;
/// The name by which the drop-downs find the ratings.
pub(in crate::report::xlsx) const RATING_LIST: &str = "rating_list";

/// What the drop-downs offer: each rating with its points, which tell equal names apart, and not applicable.
pub(in crate::report::xlsx) fn labels(words: &Words<'_>) -> Vec<String> {
    let rated = words.card.framework.scale.iter().map(|rating| {
        let name = short_text(rating.name.get(words.lang), LONGEST);
        fill(words.text.rated_points, &[("rating", &name), ("points", &rating.points.to_string())])
    });
    rated.chain([words.terms.not_applicable.to_owned()]).collect()
}

/// The name of a level as the formulas give it.
pub(in crate::report::xlsx) fn level_name(words: &Words<'_>, rank: i64) -> String {
    short_text(&words.level(rank), LONGEST)
}

/// A level in a table. It never looks like a number, which a spreadsheet program would take it for.
pub(in crate::report::xlsx) fn short_level(words: &Words<'_>, rank: i64) -> String {
    fill(words.terms.level_n, &[("n", &rank.to_string())])
}

impl Calc<'_, '_> {
    pub(super) fn lists(&mut self) -> Outcome {
        self.scale()?;
        self.parameters()?;
        self.levels()?;
        self.grades()
    }

    #[allow(clippy::cast_precision_loss, reason = "points are far below 2^53")]
    fn scale(&mut self) -> Outcome {
        let (words, rows, text) = (self.words, self.places.scale, self.page.text);
        self.head(rows, words.text.scale, &[text.position, text.labels, words.text.points])?;
        let points = words.card.framework.scale.iter().map(|rating| rating.points as f64).chain([0.0]);
        for ((place, label), points) in (0..).zip(labels(words)).zip(points) {
            let row = rows.first + place;
            self.given('A', row, place + 1)?;
            self.said('B', row, &label)?;
            self.given('C', row, points)?;
        }
        Ok(())
    }

    #[allow(clippy::cast_precision_loss, reason = "places and points are far below 2^53")]
    fn parameters(&mut self) -> Outcome {
        let (rows, text) = (self.places.parameters, self.page.text);
        let framework = &self.words.card.framework;
        self.head(rows, text.parameters, &[])?;
        for (place, parameter) in (0..).zip(Parameter::ALL) {
            let (name, value) = match parameter {
                Parameter::Cap => (text.cap, framework.evidence_cap as f64 + 1.0),
                Parameter::KeyAtLeast => (text.key_at_least, framework.gating.key_at_least as f64 + 1.0),
                Parameter::Pass => (text.pass_above, framework.gating.coverage_above),
                Parameter::Firm => (text.firm_above, framework.gating.lower_coverage_above),
                Parameter::Tolerance => (text.tolerance, TOLERANCE),
                Parameter::Top => (text.top, framework.top_points() as f64),
            };
            let format = self.page.style.cell(Align::Left, RowRank::Plain).unset_text_wrap();
            self.page.merge(rows.first + place, (column('A'), column('B')), name, &format)?;
            self.given('C', rows.first + place, value)?;
        }
        Ok(())
    }

    fn levels(&mut self) -> Outcome {
        let (words, rows, text) = (self.words, self.places.levels, self.page.text);
        self.head(rows, words.text.levels, &[text.position, words.text.name, text.short_name])?;
        for (place, level) in (0..).zip(&words.card.framework.levels) {
            let row = rows.first + place;
            self.given('A', row, place + 1)?;
            self.said('B', row, &level_name(words, level.rank))?;
            self.said('C', row, &short_level(words, level.rank))?;
        }
        Ok(())
    }

    fn grades(&mut self) -> Outcome {
        let (words, rows) = (self.words, self.places.grades);
        if rows.count == 0 {
            return Ok(());
        }
        self.head(rows, words.terms.grade, &[words.text.points, words.terms.grade])?;
        for (place, grade) in (0..).zip(&words.card.framework.grades) {
            self.given('A', rows.first + place, grade.at_least)?;
            self.said('B', rows.first + place, &short_text(grade.name.get(words.lang), LONGEST))?;
        }
        Ok(())
    }
}
