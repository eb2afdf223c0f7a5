//! Every item with its rating to choose from a list, and what the reviewer says beside it.

use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule, Format, Formula,
    Worksheet, XlsxError,
};

use super::calc::{Numbers, RATING_LIST, labels, short_level};
use super::figures::Figures;
use super::page::{Outcome, Page, Paper, Value};
use super::places::{COUNT, Count, ITEMS_FROM, Places, RATING, item};
use super::style::SCORE;
use super::text::{at, column, quoted, sentence};
use crate::i18n::fill;
use crate::report::document::{Align, Document, RowRank};
use crate::report::parts;
use crate::report::words::{Words, short};
use crate::scoring::Part;

const REVIEW: char = 'G';
const COUNTED: char = 'I';
const TITLES: char = 'J';
const REASON: char = 'K';
const NOTE: char = 'L';
const WIDTHS: [f64; 12] = [4.5, 38.0, 7.0, 5.5, 5.5, 13.0, 13.0, 7.0, 13.0, 22.0, 14.0, 24.0];

struct Items<'a, 'w> {
    words: &'a Words<'w>,
    places: &'a Places,
    numbers: &'a Numbers,
    labels: Vec<String>,
    page: Page<'a>,
}

/// The items sheet.
pub(super) fn sheet(
    words: &Words<'_>,
    places: &Places,
    numbers: &Numbers,
    document: &Document,
) -> Result<Worksheet, XlsxError> {
    let text = crate::i18n::SheetText::of(words.lang);
    let title = parts::Part::Items.title(words.lang);
    let page = Page::new(document, text.items, title, Paper::Sideways)?;
    let mut items = Items { words, places, numbers, labels: labels(words), page };
    items.page.widths(&WIDTHS)?;
    items.top()?;
    for criterion in 0..words.card.score.criteria.len() {
        items.criterion(criterion)?;
    }
    items.lists()?;
    items.marks()?;
    let last = places.on_items.last().copied().unwrap_or(ITEMS_FROM);
    items.page.sheet.set_freeze_panes(ITEMS_FROM, 0)?;
    items.page.sheet.set_repeat_rows(ITEMS_FROM - 1, ITEMS_FROM - 1)?;
    items.page.sheet.set_print_area(0, 0, last, column(NOTE))?;
    items.page.done(last, column(NOTE))
}

impl Items<'_, '_> {
    fn figures(&self) -> Figures<'_, '_> {
        Figures { words: self.words, places: Some(self.places) }
    }

    fn top(&mut self) -> Outcome {
        let (words, text, style) = (self.words, self.page.text, self.page.style);
        self.page.write(2, 0, text.how_to, &style.muted())?;
        let count = self.places.count(Count::Moved);
        let told = sentence(text.changed, &[("n", &count)]);
        let formula = format!("IF({count}=0,{},{told})", quoted(text.as_exported));
        self.page.formula(2, column(TITLES), &formula, &text.as_exported.into(), &style.notice())?;
        self.standing(3, Part::Overall, RowRank::Total)?;
        let titles = [
            words.text.number,
            words.terms.item,
            words.text.due_level,
            words.text.key,
            words.terms.weight,
            words.text.claimed_score,
            words.text.review_score,
            text.count,
            words.text.counted_as,
            words.terms.evidence,
            words.terms.reason,
            words.terms.note,
        ];
        for (place, title) in (0..).zip(titles) {
            self.page.write(ITEMS_FROM - 1, place, title, &style.head())?;
        }
        self.page.sheet.set_row_height(ITEMS_FROM - 1, 30)?;
        Ok(())
    }

    /// A row that says where a criterion or the whole stands.
    fn standing(&mut self, row: u32, of: Part, rank: RowRank) -> Outcome {
        let style = self.page.style;
        let left = style.cell(Align::Left, rank).unset_text_wrap();
        for place in 0..=column(NOTE) {
            self.page.write(row, place, "", &left)?;
        }
        self.page.write(row, 0, &self.words.numbered_name(of), &left)?;
        let score = style.cell(Align::Centre, rank).set_num_format(SCORE);
        for (view, letter) in [RATING, COUNTED].into_iter().enumerate() {
            let shown = self.figures().score(of, view);
            self.page.show(row, column(letter), shown.formula.as_deref(), &shown.value, &score)?;
        }
        let levels = [0, 1].map(|view| self.figures().level_in_full(of, view));
        let expression = |view: usize| levels[view].formula.clone().unwrap_or_default();
        let said = |view: usize| match &levels[view].value {
            Value::Text(text) => text.clone(),
            _ => String::new(),
        };
        let line = self.page.text.levels_line;
        let formula = sentence(line, &[("claimed", &expression(0)), ("evidenced", &expression(1))]);
        let value = fill(line, &[("claimed", &said(0)), ("evidenced", &said(1))]);
        self.page.formula(row, column(TITLES), &formula, &value.into(), &left)
    }

    fn criterion(&mut self, criterion: usize) -> Outcome {
        let framework = &self.words.card.framework;
        let first = framework.first_item(criterion);
        self.standing(self.places.on_items[first] - 1, Part::Criterion(criterion), RowRank::Group)?;
        (first..first + framework.criterion(criterion).items.len()).try_for_each(|index| self.item(index))
    }

    fn item(&mut self, index: usize) -> Outcome {
        let (words, style, row) = (self.words, self.page.style, self.places.on_items[index]);
        let (framework, answer) = (&words.card.framework, &words.card.record.answers[index]);
        let item = framework.item(index);
        let (left, centre) = (style.cell(Align::Left, RowRank::Plain), style.cell(Align::Centre, RowRank::Plain));
        let number = u32::try_from(framework.item_ref(index).item + 1).unwrap_or(u32::MAX);
        self.page.number(row, 0, f64::from(number), &centre)?;
        self.page.write(row, 1, words.item_text(index), &left)?;
        self.page.write(row, 2, &short_level(words, item.level), &centre)?;
        self.page.write(row, 3, if item.key { words.text.yes } else { "" }, &centre)?;
        self.page.write(row, 4, &short(item.weight), &centre)?;
        let chosen = self.numbers.chosen[index] as usize;
        let label = chosen.checked_sub(1).map_or_else(String::new, |place| self.labels[place].clone());
        // As text, so that no program makes a number or a date of what is chosen.
        let pick = style.input(Align::Centre).set_num_format("@");
        self.page.write(row, column(RATING), &label, &pick)?;
        self.page.write(row, column(REVIEW), "", &pick)?;
        let records = u32::try_from(answer.evidence_count()).unwrap_or(u32::MAX);
        self.page.number(row, column(COUNT), f64::from(records), &style.input(Align::Centre))?;
        self.counted(index, &centre)?;
        let open = style.input(Align::Left);
        self.page.write(row, column(TITLES), &words.evidence_titles(index, true), &open)?;
        self.page.write(row, column(REASON), answer.reason.trim(), &open)?;
        self.page.write(row, column(NOTE), answer.note.trim(), &open)?;
        let texts =
            [(words.item_text(index), WIDTHS[1]), (answer.note.trim(), WIDTHS[11]), (answer.reason.trim(), WIDTHS[10])];
        let titles = words.evidence_titles(index, true);
        self.page.fit(row, &[texts[0], texts[1], texts[2], (&titles, WIDTHS[9]), (&label, WIDTHS[5])])
    }

    /// What the rating counts as by its evidence.
    fn counted(&mut self, index: usize, format: &Format) -> Outcome {
        let places = self.places;
        let row = places.item_rows.first + u32::try_from(index).unwrap_or(u32::MAX);
        let (chosen, counts) = (places.calc(item::CHOSEN, row), places.calc(item::ROW[1], row));
        let last = places.scale.count - 1;
        let names = places.calc_span('B', places.scale);
        let formula = format!("IF(OR({chosen}=0,{chosen}>{last}),\"-\",INDEX({names},{counts}))");
        let rated = (1..=last).contains(&self.numbers.chosen[index]);
        let value = if rated { self.labels[self.numbers.rows[index][1] as usize - 1].clone() } else { "-".to_owned() };
        self.page.formula(places.on_items[index], column(COUNTED), &formula, &value.into(), format)
    }

    /// The cells of a column that hold items, a range a criterion.
    fn ranges(&self, letter: char) -> Vec<(u32, u32, u16)> {
        let framework = &self.words.card.framework;
        let of = |criterion: usize| {
            let first = framework.first_item(criterion);
            let last = first + framework.criterion(criterion).items.len() - 1;
            (self.places.on_items[first], self.places.on_items[last], column(letter))
        };
        (0..framework.criteria().len()).map(of).collect()
    }

    fn sqref(&self, letter: char) -> String {
        let ranges = self.ranges(letter).into_iter();
        ranges
            .map(|(first, last, _)| format!("{}:{}", at(letter, first), at(letter, last)))
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The drop-downs, and whole numbers for evidence.
    fn lists(&mut self) -> Outcome {
        let (words, text) = (self.words, self.page.text);
        let chosen = |title: &str, hint: &str| {
            DataValidation::new()
                .allow_list_formula(Formula::new(format!("={RATING_LIST}")))
                .set_input_title(title)?
                .set_input_message(hint)?
                .set_error_title(title)?
                .set_error_message(text.pick_wrong)
        };
        let whole = DataValidation::new()
            .allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))
            .set_error_title(text.count)?
            .set_error_message(text.count_wrong)?
            .set_error_style(DataValidationErrorStyle::Stop);
        let rules = [
            (RATING, chosen(words.text.claimed_score, text.pick)?),
            (REVIEW, chosen(words.text.review_score, text.review)?),
            (COUNT, whole),
        ];
        for (letter, rule) in rules {
            let rule = rule.set_multi_range(self.sqref(letter));
            let Some((first, last, place)) = self.ranges(letter).first().copied() else { continue };
            self.page.sheet.add_data_validation(first, place, last, place, &rule)?;
        }
        Ok(())
    }

    /// Marks by fill and type, which a grey print keeps: open, not applicable, without evidence, not in the list.
    fn marks(&mut self) -> Outcome {
        let Some(row) = self.places.on_items.first().copied() else { return Ok(()) };
        let (rating, counted) = (at(RATING, row), at(COUNTED, row));
        let (review, reason) = (at(REVIEW, row), at(REASON, row));
        let not_applicable = quoted(self.words.terms.not_applicable);
        let (grey, dark) = (Color::RGB(0x00D9_D9D9), Color::RGB(0x0040_4040));
        let filled = Format::new().set_background_color(grey);
        let wrong = Format::new().set_background_color(dark).set_font_color(Color::White).set_bold();
        let bare = Format::new().set_background_color(grey).set_bold().set_italic();
        let rules = [
            (RATING, format!("LEN(${rating})=0"), filled.clone()),
            (RATING, format!("AND(LEN(${rating})>0,SUMPRODUCT(({RATING_LIST}=${rating}&\"\")*1)=0)"), wrong),
            (
                RATING,
                format!("${rating}={not_applicable}"),
                Format::new().set_italic().set_font_color(Color::RGB(super::style::MUTED)),
            ),
            (COUNTED, format!("AND(${counted}<>\"-\",${counted}<>${rating})"), bare),
            (REVIEW, format!("AND(LEN(${review})>0,${review}<>${rating})"), filled.clone().set_bold()),
            (REASON, format!("AND(${rating}={not_applicable},LEN(TRIM(${reason}))=0)"), filled),
        ];
        for (letter, formula, format) in rules {
            let rule = ConditionalFormatFormula::new()
                .set_rule(Formula::new(format!("={formula}")))
                .set_format(format)
                .set_multi_range(self.sqref(letter));
            let Some((first, last, place)) = self.ranges(letter).first().copied() else { continue };
            self.page.sheet.add_conditional_format(first, place, last, place, &rule)?;
        }
        Ok(())
    }
}
