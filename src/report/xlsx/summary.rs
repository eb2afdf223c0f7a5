//! What is read first: where the office stands, where it is weakest, the radar.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::calc::lowest_names;
use super::chart::{self, Frame};
use super::figures::{Figures, Shown};
use super::page::{Outcome, Page, Paper, Value};
use super::places::{Count, part};
use super::style::SCORE;
use super::text::{quoted, sentence};
use crate::assessment::WeightSet;
use crate::i18n::{SheetText, fill};
use crate::report::document::{Align, Document, RowRank, profile};
use crate::scoring::Part;

/// Columns of the sheet, all equally wide.
const COLUMNS: u16 = 8;
const WIDTH: f64 = 11.5;
/// Where the charts' figures stand, beside what is printed.
const DATA: u16 = 9;

struct Summary<'a, 'w> {
    figures: Figures<'a, 'w>,
    page: Page<'a>,
    row: u32,
}

/// The first sheet; with lines for signatures where asked.
pub(super) fn sheet(figures: Figures<'_, '_>, document: &Document, sign: bool) -> Result<Worksheet, XlsxError> {
    let words = figures.words;
    let text = SheetText::of(words.lang);
    let page = Page::new(document, text.summary, &document.title, Paper::Upright)?;
    let mut summary = Summary { figures, page, row: 3 };
    summary.page.widths(&[WIDTH; COLUMNS as usize])?;
    for (name, value) in &document.facts {
        summary.fact(name, &Shown { formula: None, value: value.as_str().into() })?;
    }
    summary.row += 1;
    summary.cards()?;
    summary.row += 1;
    summary.findings()?;
    summary.row += 1;
    summary.chart()?;
    summary.table()?;
    if sign {
        summary.signatures()?;
    }
    let last = summary.row;
    // One page, unless it would become too small to read.
    if words.card.score.criteria.len() <= 16 {
        summary.page.sheet.set_print_fit_to_pages(1, 1);
    }
    summary.page.sheet.set_freeze_panes(2, 0)?;
    summary.page.sheet.set_print_area(0, 0, last, COLUMNS - 1)?;
    summary.page.done(last, DATA + 2)
}

impl Summary<'_, '_> {
    fn fact(&mut self, name: &str, shown: &Shown) -> Outcome {
        let style = self.page.style;
        self.page.merge(self.row, (0, 1), name, &style.name())?;
        let format = style.cell(Align::Left, RowRank::Plain);
        self.page.show_wide(self.row, (2, COLUMNS - 1), shown.formula.as_deref(), &shown.value, &format)?;
        let value = said(&shown.value);
        self.page.fit(self.row, &[(&value, WIDTH * 6.0)])?;
        self.row += 1;
        Ok(())
    }

    /// The level and the three scores, large.
    fn cards(&mut self) -> Outcome {
        let (words, text) = (self.figures.words, self.figures.words.text);
        let levels = words.card.framework.levels.len().to_string();
        let plain = |text: &str| Shown { formula: None, value: text.into() };
        let cards = [
            (
                fill(text.overall_level, &[("n", &levels)]),
                self.figures.level_in_full(Part::Overall, 0),
                self.level_note(),
            ),
            (text.claimed_score.to_owned(), self.figures.score(Part::Overall, 0), plain(text.overall_note)),
            (text.evidenced_score.to_owned(), self.figures.score(Part::Overall, 1), self.gap_note()),
            (text.potential_score.to_owned(), self.figures.score(Part::Overall, 2), plain(text.reach_short)),
        ];
        let style = self.page.style;
        for (place, (name, value, note)) in (0..).zip(cards) {
            let columns = (2 * place, 2 * place + 1);
            self.page.merge(self.row, columns, &name, &style.card_name())?;
            let large = style.card_value().set_num_format(SCORE);
            self.page.show_wide(self.row + 1, columns, value.formula.as_deref(), &value.value, &large)?;
            self.page.show_wide(self.row + 2, columns, note.formula.as_deref(), &note.value, &style.card_note())?;
        }
        self.page.sheet.set_row_height(self.row, 20)?;
        self.page.sheet.set_row_height(self.row + 1, 44)?;
        self.page.sheet.set_row_height(self.row + 2, 30)?;
        self.row += 3;
        Ok(())
    }

    /// The evidenced level and how many levels it lies below the claimed one.
    fn level_note(&self) -> Shown {
        let (words, figures) = (self.figures.words, self.figures);
        let level = figures.level_in_full(Part::Overall, 1);
        let gap = words.level_gap(Part::Overall);
        let cell = |column| figures.cell(Part::Overall, column).unwrap_or_default();
        let formula = level.formula.as_ref().map(|level| {
            let (applies, answered) = (cell(part::APPLIES), cell(part::ANSWERED));
            let (claimed, evidenced) = (cell(part::LEVEL[0]), cell(part::LEVEL[1]));
            let gap = format!("IF(AND({applies}=1,{answered}>0),{evidenced}-{claimed},\"-\")");
            sentence(words.text.evidenced_as, &[("level", level), ("gap", &gap)])
        });
        let value = fill(words.text.evidenced_as, &[("level", &said(&level.value)), ("gap", &gap)]);
        Shown { formula, value: value.into() }
    }

    fn gap_note(&self) -> Shown {
        let (words, figures) = (self.figures.words, self.figures);
        let applies = figures.cell(Part::Overall, part::APPLIES);
        let cells =
            applies.zip(figures.cell(Part::Overall, part::SCORE[0])).zip(figures.cell(Part::Overall, part::SCORE[1]));
        let formula = cells.map(|((applies, claimed), evidenced)| {
            let shown = |score: &str| format!("ROUND(ROUND({score},9),1)");
            let gap = format!("TEXT({}-{},\"0.0\")", shown(&evidenced), shown(&claimed));
            sentence(words.text.gap_is, &[("gap", &format!("IF({applies}=1,{gap},\"-\")"))])
        });
        Shown { formula, value: fill(words.text.gap_is, &[("gap", &words.score_gap(Part::Overall))]).into() }
    }

    /// What stands lowest, how far the record is, the grade, what a reader must know of the evidence.
    fn findings(&mut self) -> Outcome {
        let words = self.figures.words;
        let shown = self.bottleneck();
        self.fact(words.terms.bottleneck, &shown)?;
        let shown = self.progress();
        self.fact(words.text.progress, &shown)?;
        if !words.card.framework.grades.is_empty() {
            let shown = self.grade();
            self.fact(words.terms.grade, &shown)?;
        }
        if words.card.score.weights.set != WeightSet::Framework {
            let shown = Shown { formula: None, value: words.weight_set().to_owned().into() };
            self.fact(words.text.weights, &shown)?;
        }
        let shown = self.bare();
        self.fact(words.terms.evidence, &shown)?;
        if self.figures.places.is_some() {
            let shown = self.state();
            self.fact(self.page.text.since_export, &shown)?;
        }
        Ok(())
    }

    fn bottleneck(&self) -> Shown {
        let figures = self.figures;
        let formula = figures.places.zip(figures.cell(Part::Overall, part::ANSWERED)).map(|(places, answered)| {
            let names = places.calc(part::LOWEST, places.criteria.last());
            format!("IF({answered}=0,\"-\",{names})")
        });
        Shown { formula, value: lowest_names(figures.words).into() }
    }

    fn progress(&self) -> Shown {
        let (words, figures) = (self.figures.words, self.figures);
        let items = words.card.score.progress.items.to_string();
        let formula = figures.places.map(|places| {
            let [rated, na, open] =
                [Count::Rated, Count::NotApplicable, Count::Unanswered].map(|count| places.count(count));
            let counts = [("items", items.as_str()), ("rated", &rated), ("na", &na), ("open", &open)];
            sentence(words.text.progress_line, &counts)
        });
        Shown { formula, value: words.progress().into() }
    }

    /// The first grade whose limit the score reaches (scoring.md §3); limits stand highest first.
    fn grade(&self) -> Shown {
        let (words, figures) = (self.figures.words, self.figures);
        let cells = figures
            .places
            .zip(figures.cell(Part::Overall, part::APPLIES))
            .zip(figures.cell(Part::Overall, part::SCORE[0]));
        let formula = cells.map(|((places, applies), score)| {
            let (limits, names) = (places.calc_span('A', places.grades), places.calc_span('B', places.grades));
            let reached = format!("SUMPRODUCT(({score}>={limits}-1E-9)*1)");
            let count = places.grades.count;
            format!("IF({applies}=1,IF({reached}>0,INDEX({names},{count}+1-MAX(1,{reached})),\"-\"),\"-\")")
        });
        let name = words.card.score.grade.map(|grade| words.card.framework.grades[grade].name.get(words.lang));
        Shown { formula, value: super::text::short_text(name.unwrap_or("-"), 60).into() }
    }

    /// Ratings without evidence; records that expired, which no formula tells.
    fn bare(&self) -> Shown {
        let (words, figures) = (self.figures.words, self.figures);
        let cap = super::text::short_text(words.rating(words.card.framework.evidence_cap), 60);
        let count = words.card.unevidenced();
        let expired = words.warnings().into_iter().skip(usize::from(count > 0)).collect::<String>();
        let none = words.text.none;
        let formula = figures.places.map(|places| {
            let number = places.count(Count::Bare);
            let line = |template: &str| sentence(template, &[("n", &number), ("cap", &quoted(&cap))]);
            let (one, many) = (line(words.text.unevidenced_one), line(words.text.unevidenced_line));
            let none = if expired.is_empty() { none } else { "" };
            let told = format!("IF({number}=0,{},IF({number}=1,{one},{many}))", quoted(none));
            if expired.is_empty() {
                return told;
            }
            format!("{told}&IF({number}=0,\"\",{})&{}", quoted(words.terms.semicolon), quoted(&expired))
        });
        let template = if count == 1 { words.text.unevidenced_one } else { words.text.unevidenced_line };
        let told = fill(template, &[("n", &count.to_string()), ("cap", &cap)]);
        let value = match (count > 0, expired.is_empty()) {
            (true, true) => told,
            (true, false) => format!("{told}{}{expired}", words.terms.semicolon),
            (false, true) => none.to_owned(),
            (false, false) => expired.clone(),
        };
        Shown { formula, value: value.into() }
    }

    /// Whether the ratings are those that were exported.
    fn state(&self) -> Shown {
        let text = self.page.text;
        let formula = self.figures.places.map(|places| {
            let (moved, lost) = (places.count(Count::Moved), places.count(Count::NotListed));
            let changed = sentence(text.changed, &[("n", &moved)]);
            let invalid = sentence(text.invalid, &[("n", &lost)]);
            format!("IF({moved}=0,{},{changed})&IF({lost}=0,\"\",{invalid})", quoted(text.as_exported))
        });
        Shown { formula, value: text.as_exported.into() }
    }

    fn chart(&mut self) -> Outcome {
        let (words, name) = (self.figures.words, self.page.text.summary);
        let drawn = profile(words.card, words.lang);
        let data = chart::data(&mut self.page, self.figures, &drawn, self.row, DATA)?;
        let radar = drawn.makes_radar();
        let axes = u32::try_from(drawn.axes.len()).unwrap_or(u32::MAX);
        let height = if radar { 400 } else { 110 + 34 * axes.min(120) };
        let frame = Frame { row: self.row, column: 0, width: 680, height };
        if radar {
            chart::radar(&mut self.page, name, &drawn, data, frame)?;
        } else {
            chart::bars(&mut self.page, name, &drawn, data, frame)?;
        }
        // Rows of 20 pixels below the chart.
        self.row += height / 20 + 2;
        Ok(())
    }

    fn table(&mut self) -> Outcome {
        let (words, text, style) = (self.figures.words, self.figures.words.text, self.page.style);
        let titles = [text.claimed_score, text.evidenced_score, text.claimed_level, text.evidenced_level];
        self.page.merge(self.row, (0, 3), words.terms.criterion, &style.head())?;
        for (column, title) in (4..).zip(titles) {
            self.page.write(self.row, column, title, &style.head())?;
        }
        self.page.sheet.set_row_height(self.row, 28)?;
        self.row += 1;
        let score = style.cell(Align::Right, RowRank::Plain).set_num_format(SCORE);
        let centre = style.cell(Align::Centre, RowRank::Plain);
        for of in words.card.members(Part::Overall).map(Part::Criterion) {
            let name = words.numbered_name(of);
            self.page.merge(self.row, (0, 3), &name, &style.cell(Align::Left, RowRank::Plain))?;
            self.page.fit(self.row, &[(&name, WIDTH * 4.0)])?;
            for view in 0..2 {
                let shown = self.figures.score(of, view);
                let column = u16::try_from(view).unwrap_or_default();
                self.page.show(self.row, 4 + column, shown.formula.as_deref(), &shown.value, &score)?;
                let shown = self.figures.level(of, view);
                self.page.show(self.row, 6 + column, shown.formula.as_deref(), &shown.value, &centre)?;
            }
            self.row += 1;
        }
        let note = words.text.reach_note;
        self.page.merge(self.row, (0, COLUMNS - 1), note, &style.muted())?;
        self.row += 1;
        Ok(())
    }

    fn signatures(&mut self) -> Outcome {
        let (text, style) = (self.figures.words.text, self.page.style);
        self.row += 1;
        self.page.sheet.set_row_height(self.row, 32)?;
        for (place, name) in (0..).zip([text.assessor, text.reviewer, text.sign_date]) {
            let first = [0, 3, 6][place];
            let column = u16::try_from(first).unwrap_or_default();
            self.page.write(self.row, column, name, &style.text())?;
            self.page.merge(self.row, (column + 1, (column + 2).min(COLUMNS - 1)), "", &style.blank())?;
        }
        Ok(())
    }
}

fn said(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    }
}
