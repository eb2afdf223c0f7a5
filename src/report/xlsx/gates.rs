//! The gate of each level of each criterion, claimed and evidenced.

use rust_xlsxwriter::{ConditionalFormatFormula, Format, Formula, Worksheet, XlsxError};

use super::figures::{Figures, Shown};
use super::page::{Outcome, Page, Paper};
use super::places::{gate, part};
use super::style::PERCENT;
use super::text::{at, quoted};
use crate::i18n::SheetText;
use crate::report::document::{Align, Document, RowRank};
use crate::scoring::{Gate, Part, rounded};

const HEAD: u32 = 3;
const WIDTHS: [f64; 8] = [26.0, 21.0, 11.0, 9.0, 9.0, 11.0, 9.0, 9.0];

/// The sheet of gates.
pub(super) fn sheet(figures: Figures<'_, '_>, document: &Document) -> Result<Worksheet, XlsxError> {
    let text = SheetText::of(figures.words.lang);
    let mut page = Page::new(document, text.gates, text.gates, Paper::Upright)?;
    page.widths(&WIDTHS)?;
    let words = figures.words;
    let titles = [
        words.terms.criterion,
        words.terms.level,
        text.coverage_claimed,
        text.keys_claimed,
        text.gate_claimed,
        text.coverage_evidenced,
        text.keys_evidenced,
        text.gate_evidenced,
    ];
    let head = page.style.head();
    for (column, title) in (0..).zip(titles) {
        page.write(HEAD, column, title, &head)?;
    }
    page.sheet.set_row_height(HEAD, 30)?;
    let mut row = HEAD + 1;
    for criterion in 0..words.card.score.criteria.len() {
        for level in 1..words.card.framework.levels.len() {
            line(&mut page, figures, row, criterion, level)?;
            row += 1;
        }
    }
    marks(&mut page, text, row - 1)?;
    let muted = page.style.muted();
    let empty = crate::i18n::fill(words.text.empty_star, &[("note", words.terms.empty_level)]);
    page.write(row + 1, 0, &empty, &muted)?;
    page.sheet.set_freeze_panes(HEAD + 1, 1)?;
    page.sheet.set_repeat_rows(HEAD, HEAD)?;
    page.done(row + 1, 7)
}

fn line(page: &mut Page<'_>, figures: Figures<'_, '_>, row: u32, criterion: usize, level: usize) -> Outcome {
    let (words, style) = (figures.words, page.style);
    let (rank, name) = (words.card.framework.levels[level].rank, words.numbered_name(Part::Criterion(criterion)));
    let plain = RowRank::Plain;
    page.write(row, 0, &name, &style.cell(Align::Left, plain))?;
    page.write(row, 1, &words.level(rank), &style.cell(Align::Left, plain))?;
    page.fit(row, &[(&name, WIDTHS[0]), (&words.level(rank), WIDTHS[1])])?;
    let (percent, centre) = (style.cell(Align::Right, plain).set_num_format(PERCENT), style.cell(Align::Centre, plain));
    for (view, column) in [(0, 2), (1, 5)] {
        let cells = Cells::new(figures, criterion, level, view);
        let shown = [cells.coverage(), cells.keys(page.text), cells.state(page.text)];
        for ((at, Shown { formula, value }), format) in (column..).zip(shown).zip([&percent, &centre, &centre]) {
            page.show(row, at, formula.as_deref(), &value, format)?;
        }
    }
    Ok(())
}

/// One gate in one view: what the program knows of it, and its cells on the calculation sheet.
struct Cells<'a> {
    known: Option<&'a Gate>,
    /// Whether the criterion has items that apply; points possible; points; key items short; passes; firm.
    cells: Option<[String; 6]>,
}

impl<'a> Cells<'a> {
    fn new(figures: Figures<'a, '_>, criterion: usize, level: usize, view: usize) -> Self {
        let score = &figures.words.card.score.criteria[criterion];
        let known = if view == 0 { &score.gates } else { &score.evidenced_gates };
        let cells = figures.places.and_then(|places| {
            let row = places.gates_of(criterion).first + u32::try_from(level).ok()? - 1;
            let cell = |letter| places.calc(letter, row);
            Some([
                figures.cell(Part::Criterion(criterion), part::APPLIES)?,
                cell(gate::POSSIBLE),
                cell(gate::GAINED[view]),
                cell(gate::LOW[view]),
                cell(gate::PASSES[view]),
                cell(gate::FIRM[view]),
            ])
        });
        Self { known: known.get(level - 1), cells }
    }

    fn coverage(&self) -> Shown {
        let coverage = self.known.and_then(|gate| gate.coverage);
        let formula = self.cells.as_ref().map(|[_, possible, gained, ..]| {
            format!("IF({possible}>0,ROUND(ROUND(100*{gained}/{possible},9),1),\"-\")")
        });
        let value = coverage.map_or_else(|| "-".into(), |share| rounded(share * 100.0, 1).into());
        Shown { formula, value }
    }

    fn keys(&self, text: &SheetText) -> Shown {
        let (ok, low) = (quoted(text.key_ok), quoted(text.key_low));
        let formula = self
            .cells
            .as_ref()
            .map(|[applies, _, _, short, ..]| format!("IF({applies}=1,IF({short}=0,{ok},{low}),\"-\")"));
        let value = self.known.map_or("-", |gate| if gate.key_ok { text.key_ok } else { text.key_low });
        Shown { formula, value: value.into() }
    }

    fn state(&self, text: &SheetText) -> Shown {
        let [firm, passed, closed] = [text.firm, text.passed, text.closed].map(quoted);
        let formula = self.cells.as_ref().map(|[applies, possible, _, _, passes, is_firm]| {
            let state = format!("IF({is_firm}=1,{firm},IF({passes}=1,{passed},{closed}))");
            format!("IF({applies}=1,{state}&IF({possible}=0,\"*\",\"\"),\"-\")")
        });
        let value = self.known.map_or_else(
            || "-".to_owned(),
            |gate| {
                let state = match (gate.firm, gate.passed) {
                    (true, _) => text.firm,
                    (false, true) => text.passed,
                    (false, false) => text.closed,
                };
                format!("{state}{}", if gate.coverage.is_none() { "*" } else { "" })
            },
        );
        Shown { formula, value: value.into() }
    }
}

/// Gates that do not pass stand out in grey.
fn marks(page: &mut Page<'_>, text: &SheetText, last: u32) -> Outcome {
    let first = HEAD + 1;
    for (column, letter, word) in
        [(3, 'D', text.key_low), (4, 'E', text.closed), (6, 'G', text.key_low), (7, 'H', text.closed)]
    {
        let rule = format!("={}={}", at(letter, first), quoted(word));
        let look = Format::new().set_background_color(0x00D9_D9D9).set_bold();
        let rule = ConditionalFormatFormula::new().set_rule(Formula::new(rule)).set_format(look);
        page.sheet.add_conditional_format(first, column, last, column, &rule)?;
    }
    Ok(())
}
