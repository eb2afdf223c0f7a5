//! The figures of every dimension and criterion, and the gates they rest on.

use rust_xlsxwriter::{
    ConditionalFormatDataBar, ConditionalFormatDataBarAxisPosition, ConditionalFormatFormula, ConditionalFormatType,
    Format, Formula, Worksheet, XlsxError,
};

use super::calc::short_level;
use super::chart::{self, Frame};
use super::figures::{Figures, Shown};
use super::page::{Outcome, Page, Paper};
use super::places::part;
use super::style::{BAR, GAP, PERCENT, SCORE};
use super::text::{at, span};
use crate::i18n::{SheetText, fill};
use crate::report::document::{Align, Document, RowRank, profile};
use crate::report::parts;
use crate::scoring::{Part, rounded};

const HEAD: u32 = 3;
const WIDTHS: [f64; 11] = [36.0, 9.0, 9.0, 9.0, 8.0, 9.0, 10.0, 10.0, 10.0, 9.0, 9.0];
/// Where the charts' figures stand, beside what is printed.
const DATA: u16 = 12;

/// The sheet of results.
pub(super) fn sheet(figures: Figures<'_, '_>, document: &Document) -> Result<Worksheet, XlsxError> {
    let (words, text) = (figures.words, SheetText::of(figures.words.lang));
    let mut page = Page::new(document, text.criteria, parts::Part::Results.title(words.lang), Paper::Sideways)?;
    page.widths(&WIDTHS)?;
    heads(&mut page, figures)?;
    let mut row = HEAD + 1;
    for of in all(figures) {
        line(&mut page, figures, row, of)?;
        row += 1;
    }
    marks(&mut page, row - 1)?;
    let ranks = words.card.framework.levels.iter().map(|level| words.level(level.rank)).collect::<Vec<_>>();
    let levels = fill(words.text.levels_are, &[("levels", &ranks.join(words.terms.list_comma))]);
    let empty = fill(words.text.empty_star, &[("note", words.terms.empty_level)]);
    let muted = page.style.muted();
    page.write(row + 1, 0, &levels, &muted)?;
    page.write(row + 2, 0, &empty, &muted)?;
    let drawn = profile(words.card, words.lang);
    let data = chart::data(&mut page, figures, &drawn, HEAD, DATA)?;
    let few = drawn.axes.len() <= 16;
    let height = 90 + 28 * u32::try_from(drawn.axes.len()).unwrap_or(u32::MAX).min(120);
    chart::bars(&mut page, text.criteria, &drawn, data, Frame { row: row + 4, column: 0, width: 900, height })?;
    let last = row + 4 + height / 18;
    // All on one page, or the chart on pages of its own.
    if few {
        page.sheet.set_print_fit_to_pages(1, 1);
    } else {
        page.sheet.set_page_breaks(&[row + 4])?;
    }
    page.sheet.set_freeze_panes(HEAD + 1, 1)?;
    page.sheet.set_repeat_rows(HEAD, HEAD)?;
    page.sheet.set_print_area(0, 0, last, 10)?;
    page.done(last, DATA + 2)
}

/// The whole, then each dimension before its criteria.
fn all(figures: Figures<'_, '_>) -> Vec<Part> {
    let card = figures.words.card;
    let groups = (0..card.framework.dimensions.len()).map(Part::Dimension);
    let rows = groups.flat_map(|group| std::iter::once(group).chain(card.members(group).map(Part::Criterion)));
    std::iter::once(Part::Overall).chain(rows).collect()
}

fn heads(page: &mut Page<'_>, figures: Figures<'_, '_>) -> Outcome {
    let (terms, text) = (figures.words.terms, figures.words.text);
    let titles = [
        terms.criterion,
        text.in_total,
        text.claimed_score,
        text.evidenced_score,
        text.gap,
        text.potential_score,
        text.claimed_level,
        text.evidenced_level,
        text.potential_level,
        terms.target,
        text.steps_to_target,
    ];
    let head = page.style.head();
    for (column, title) in (0..).zip(titles) {
        page.write(HEAD, column, title, &head)?;
    }
    page.sheet.set_row_height(HEAD, 30)?;
    Ok(())
}

fn line(page: &mut Page<'_>, figures: Figures<'_, '_>, row: u32, of: Part) -> Outcome {
    let (words, style) = (figures.words, page.style);
    let (rank, weight) = match of {
        Part::Overall => (RowRank::Total, 1.0),
        Part::Dimension(index) => (RowRank::Group, words.card.score.dimensions[index].weight),
        Part::Criterion(index) => (RowRank::Plain, words.card.score.criteria[index].weight),
    };
    let mut name = words.numbered_name(of);
    if figures.places.is_none() && words.card.figures(of).score.is_none() {
        name = fill(
            words.lang.pick("{name}（{note}）", "{name} ({note})"),
            &[("name", &name), ("note", words.text.no_applicable)],
        );
    }
    let (right, centre) = (style.cell(Align::Right, rank), style.cell(Align::Centre, rank));
    page.write(row, 0, &name, &style.cell(Align::Left, rank))?;
    page.fit(row, &[(&name, WIDTHS[0])])?;
    page.number(row, 1, rounded(weight * 100.0, 1), &right.clone().set_num_format(PERCENT))?;
    let score = right.clone().set_num_format(SCORE);
    let shown = [
        (2, figures.score(of, 0), &score),
        (3, figures.score(of, 1), &score),
        (4, figures.gap(of, &at('C', row), &at('D', row)), &right.set_num_format(GAP)),
        (5, figures.score(of, 2), &score),
        (6, figures.level(of, 0), &centre),
        (7, figures.level(of, 1), &centre),
        (8, figures.level(of, 2), &centre),
        (9, target(figures, of), &centre),
        (10, steps(figures, of), &centre),
    ];
    for (column, Shown { formula, value }, format) in shown {
        page.show(row, column, formula.as_deref(), &value, format)?;
    }
    Ok(())
}

/// The target: the one set, else the next level.
fn target(figures: Figures<'_, '_>, of: Part) -> Shown {
    let (words, Part::Criterion(index)) = (figures.words, of) else {
        return Shown { formula: None, value: "".into() };
    };
    let value = words.card.score.criteria[index].target.map_or_else(|| "-".to_owned(), |rank| short_level(words, rank));
    let cells = figures.places.zip(figures.cell(of, part::APPLIES)).zip(figures.cell(of, part::LEVEL[0]));
    let formula = cells.map(|((places, applies), level)| {
        let set = words.card.record.targets[index].map(|rank| super::text::quoted(&short_level(words, rank)));
        let next = || {
            let names = places.calc_span('C', places.levels);
            format!("INDEX({names},MIN({level}+1,{}))", places.levels.count)
        };
        format!("IF({applies}=1,{},\"-\")", set.unwrap_or_else(next))
    });
    Shown { formula, value: value.into() }
}

/// The steps to the target, which no formula finds: they stand until a rating changes.
fn steps(figures: Figures<'_, '_>, of: Part) -> Shown {
    let Part::Criterion(index) = of else { return Shown { formula: None, value: "".into() } };
    let row = &figures.words.card.score.criteria[index];
    let steps = row.steps.filter(|_| row.target.is_some()).and_then(|steps| u32::try_from(steps).ok());
    let formula = figures.cell(of, part::MOVED).map(|moved| {
        let steps = steps.map_or_else(|| "\"-\"".to_owned(), |steps| steps.to_string());
        format!("IF({moved}=0,{steps},\"-\")")
    });
    Shown { formula, value: steps.map_or_else(|| "-".into(), Into::into) }
}

/// Pale bars behind the scores, and bold levels where the lowest stands.
fn marks(page: &mut Page<'_>, last: u32) -> Outcome {
    let first = HEAD + 2;
    for column in [2, 3] {
        let bar = ConditionalFormatDataBar::new()
            .set_fill_color(BAR)
            .set_solid_fill(true)
            .set_border_off(true)
            .set_axis_position(ConditionalFormatDataBarAxisPosition::None)
            .set_minimum(ConditionalFormatType::Number, 0)
            .set_maximum(ConditionalFormatType::Number, 100);
        page.sheet.add_conditional_format(first, column, last, column, &bar)?;
    }
    for (column, letter) in [(6, 'G'), (7, 'H')] {
        let bare = |cell: String| format!("SUBSTITUTE({cell},\"*\",\"\")");
        let whole = span(letter, HEAD + 1, HEAD + 1);
        let whole = whole.split(':').next().unwrap_or_default().to_owned();
        let rule = format!("=AND({whole}<>\"-\",{}={})", bare(at(letter, first)), bare(whole.clone()));
        let look = Format::new().set_bold().set_background_color(0x00D9_D9D9);
        let rule = ConditionalFormatFormula::new().set_rule(Formula::new(rule)).set_format(look);
        page.sheet.add_conditional_format(first, column, last, column, &rule)?;
    }
    Ok(())
}
