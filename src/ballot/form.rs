//! A form to be filled in.

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{CRITERION, FIRST_ROW, HIDDEN, Identity, KEYS, MARK, NUMBER, ROLE_ROW, ROLES, VOTE, role_name};
use crate::framework::Framework;
use crate::i18n::{BallotText, Lang, Terms, fill};
use crate::report::document::tidy;
use crate::workshop::Role;

/// Colours of ink, lines, heads and cells to be filled in: those of the other workbooks.
const INK: u32 = 0x001B_2430;
const LINE: u32 = 0x00B4_BCC6;
const HEAD: u32 = 0x00E3_E8EE;
const INPUT: u32 = 0x00FF_FBEB;
/// Most characters of a text on the form; the title of an office can be any length.
const MOST_CHARS: usize = 2000;

/// What a form is made of.
#[derive(Debug, Clone)]
pub struct BlankForm<'f> {
    /// Which workshop it belongs to.
    pub identity: &'f Identity,
    /// A random token of its own.
    pub token: &'f str,
    /// The framework.
    pub framework: &'f Framework,
    /// The criteria in scope, by index over the framework, in their order.
    pub criteria: &'f [usize],
    /// The roles to choose from; none where votes are counted together.
    pub roles: &'f [Role],
    /// Office and period.
    pub about: [&'f str; 2],
    /// Its language.
    pub lang: Lang,
}

/// The form as an XLSX file. Its author, company and times are left blank or the same for all.
///
/// # Errors
/// What the library says.
pub fn blank_form(form: &BlankForm<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same for every form, so that no time tells one from another.
    let never = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_author("").set_creation_datetime(&never));
    book.push_worksheet(sheet(form)?);
    book.push_worksheet(hidden(form)?);
    book.save_to_buffer()
}

struct Styles {
    plain: Format,
    title: Format,
    head: Format,
    centred: Format,
    input: Format,
}

impl Styles {
    fn new(lang: Lang) -> Self {
        let (body, heads) = lang.pick(("宋体", "黑体"), ("Arial", "Arial"));
        let text = Format::new().set_font_name(body).set_font_size(10).set_font_color(INK).set_text_wrap();
        let text = text.set_align(FormatAlign::VerticalCenter);
        let boxed = text.clone().set_border(FormatBorder::Thin).set_border_color(LINE);
        let strong = |format: &Format| format.clone().set_font_name(heads).set_bold();
        Self {
            title: strong(&text).set_font_size(16).set_text_wrap(),
            head: strong(&boxed).set_background_color(HEAD).set_align(FormatAlign::Center),
            centred: boxed.clone().set_align(FormatAlign::Center),
            input: boxed
                .clone()
                .set_background_color(INPUT)
                .set_align(FormatAlign::Center)
                .set_font_size(14)
                .set_num_format("@")
                .set_unlocked(),
            plain: boxed,
        }
    }
}

fn sheet(form: &BlankForm<'_>) -> Result<Worksheet, XlsxError> {
    let (text, styles) = (BallotText::of(form.lang), Styles::new(form.lang));
    let mut sheet = Worksheet::new();
    sheet.set_name(text.sheet)?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_screen_gridlines(false).protect();
    let levels = &form.framework.levels;
    let last = VOTE + u16::try_from(levels.len()).unwrap_or(u16::MAX - VOTE);
    let [office, period] = form.about;
    let title = fill(text.title, &[("office", office), ("period", period)]);
    let bare = styles.plain.clone().set_border(FormatBorder::None);
    for (row, line, format) in [(0, title.as_str(), &styles.title), (1, text.notice, &bare), (2, text.how_to, &bare)] {
        sheet.merge_range(row, 0, row, last, &short(line), format)?;
    }
    sheet.set_row_height(0, 30)?.set_column_width(NUMBER, 6)?.set_column_width(1, 36)?.set_column_width(VOTE, 11)?;
    roles(&mut sheet, form, &styles)?;
    for (column, head) in [(NUMBER, text.number), (1, text.criterion), (VOTE, text.vote)] {
        sheet.write_string_with_format(FIRST_ROW - 1, column, head, &styles.head)?;
    }
    for (column, level) in (VOTE + 1..).zip(levels) {
        let rank = fill(Terms::of(form.lang).level_n, &[("n", &level.rank.to_string())]);
        let head = format!("{rank} {}", level.name.get(form.lang));
        sheet.write_string_with_format(FIRST_ROW - 1, column, short(&head), &styles.head)?;
        sheet.set_column_width(column, 22)?;
    }
    for (row, criterion) in (FIRST_ROW..).zip(form.criteria) {
        criterion_row(&mut sheet, form, &styles, (row, *criterion))?;
    }
    votes(&mut sheet, form, text)?;
    sheet.set_freeze_panes(FIRST_ROW, VOTE + 1)?.set_repeat_rows(FIRST_ROW - 1, FIRST_ROW - 1)?;
    Ok(sheet)
}

/// The cell in which the role is chosen, where votes are counted by it.
fn roles(sheet: &mut Worksheet, form: &BlankForm<'_>, styles: &Styles) -> Result<(), XlsxError> {
    if form.roles.is_empty() {
        return Ok(());
    }
    let text = BallotText::of(form.lang);
    sheet.write_string_with_format(ROLE_ROW, 1, text.role, &styles.head)?;
    sheet.write_blank(ROLE_ROW, VOTE, &styles.input)?.set_row_height(ROLE_ROW, 24)?;
    let names: Vec<&str> =
        ROLES.into_iter().filter(|role| form.roles.contains(role)).map(|role| role_name(text, role)).collect();
    let list = DataValidation::new().allow_list_strings(&names)?;
    let list = list.set_input_message(text.pick_role)?.set_error_message(text.wrong)?;
    sheet.add_data_validation(ROLE_ROW, VOTE, ROLE_ROW, VOTE, &list)?;
    Ok(())
}

/// A criterion with its question, the cell for the vote, and what each level means.
fn criterion_row(
    sheet: &mut Worksheet,
    form: &BlankForm<'_>,
    styles: &Styles,
    (row, criterion): (u32, usize),
) -> Result<(), XlsxError> {
    let criterion = form.framework.criterion(criterion);
    sheet.write_string_with_format(row, NUMBER, (row - FIRST_ROW + 1).to_string(), &styles.centred)?;
    let question = criterion.question.as_ref().map_or("", |question| question.get(form.lang));
    let about = format!("{}\n{question}", criterion.title.get(form.lang));
    sheet.write_string_with_format(row, 1, short(about.trim()), &styles.plain)?;
    sheet.write_blank(row, VOTE, &styles.input)?;
    let mut longest = crate::text::width(question) / 34 + 1;
    for (column, level) in (VOTE + 1..).zip(&form.framework.levels) {
        let rubric = criterion.rubric.iter().find(|(rank, _)| *rank == level.rank).map(|(_, words)| words);
        let words = rubric.or(level.meaning.as_ref()).map_or("", |words| words.get(form.lang));
        longest = longest.max(crate::text::width(words) / 20);
        sheet.write_string_with_format(row, column, short(words), &styles.plain)?;
    }
    let lines = u32::try_from(longest).unwrap_or(u32::MAX).saturating_add(1);
    sheet.set_row_height(row, (f64::from(lines) * 13.5 + 4.5).min(409.0))?;
    Ok(())
}

/// The lists from which votes are chosen.
fn votes(sheet: &mut Worksheet, form: &BlankForm<'_>, text: &BallotText) -> Result<(), XlsxError> {
    let count = u32::try_from(form.criteria.len()).unwrap_or(u32::MAX - FIRST_ROW);
    if count == 0 {
        return Ok(());
    }
    let mut ranks: Vec<String> = form.framework.levels.iter().map(|level| level.rank.to_string()).collect();
    ranks.push("-".to_owned());
    let list = DataValidation::new().allow_list_strings(&ranks)?;
    let list = list.set_input_message(text.pick)?.set_error_message(text.wrong)?;
    sheet.add_data_validation(FIRST_ROW, VOTE, FIRST_ROW + count - 1, VOTE, &list)?;
    Ok(())
}

/// What the program reads again: which workshop, which criteria, and the token.
fn hidden(form: &BlankForm<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(HIDDEN)?.set_hidden(true).protect();
    let Identity { assessment, workshop, framework: [id, version, hash] } = form.identity;
    let workshop = workshop.to_string();
    let values = [assessment.as_str(), &workshop, id, version, hash, form.token];
    let criteria = form.criteria.iter().map(|index| (CRITERION, form.framework.criterion(*index).id.as_str()));
    let rows = std::iter::once((MARK[0], MARK[1])).chain(KEYS.into_iter().zip(values)).chain(criteria);
    for (row, (key, value)) in (0..).zip(rows) {
        sheet.write_string(row, 0, key)?.write_string(row, 1, value)?;
    }
    Ok(sheet)
}

/// A text that a cell can hold.
fn short(text: &str) -> String {
    tidy(text).chars().take(MOST_CHARS).collect()
}
