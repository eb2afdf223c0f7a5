//! What a spreadsheet program makes of the formulas once ratings are changed: the same as scoring the changed answers.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use calamine::Data;
use pinheng::assessment::{AnswersFile, Evidence, Mark, Record, State};
use pinheng::framework::{Framework, parse};
use pinheng::i18n::{Lang, SheetText};
use pinheng::report::{Format, Part, Parts, Scorecard};
use pinheng::scoring::{Part as Scored, View, rounded};

use super::super::cards::{card, empty_card, rendered, sample_card};
use super::book::{Book, Place, Put, changed};
use super::frames;

const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// The spreadsheet program, where it is installed.
fn office() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join("soffice")).find(|file| file.is_file())
}

/// The workbooks as that program saves them after computing every formula anew; none without it.
fn recalculated(books: &[Vec<u8>]) -> Option<Vec<Book>> {
    let Some(office) = office() else {
        eprintln!("SKIPPED: LibreOffice (soffice) is not installed, so nothing recalculates the workbook");
        return None;
    };
    let home = tempfile::TempDir::new().expect("folder");
    let (profile, out) = (home.path().join("profile"), home.path().join("out"));
    fs::create_dir_all(profile.join("user")).expect("profile");
    fs::write(profile.join("user/registrymodifications.xcu"), SETTINGS).expect("settings");
    let file = |number: usize, folder: &Path| folder.join(format!("book{number}.xlsx"));
    for (number, bytes) in books.iter().enumerate() {
        fs::write(file(number, home.path()), bytes).expect("book");
    }
    let ran = Command::new(office)
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .arg(&out)
        .args((0..books.len()).map(|number| file(number, home.path())))
        .output()
        .expect("LibreOffice runs");
    let read = |number: usize| {
        let bytes = fs::read(file(number, &out)).unwrap_or_else(|error| panic!("{error}: {ran:?}"));
        Book::read(&bytes)
    };
    Some((0..books.len()).map(read).collect())
}

fn same(one: Option<&Data>, other: Option<&Data>) -> bool {
    let number = |value: &Data| match value {
        Data::Float(number) => Some(*number),
        #[allow(clippy::cast_precision_loss, reason = "small whole numbers")]
        Data::Int(number) => Some(*number as f64),
        _ => None,
    };
    match (one, other) {
        (Some(one), Some(other)) => match (number(one), number(other)) {
            (Some(one), Some(other)) => (one - other).abs() <= 1e-9 * one.abs().max(1.0),
            (None, None) => one.to_string() == other.to_string(),
            _ => false,
        },
        (one, other) => {
            one.map(ToString::to_string).unwrap_or_default() == other.map(ToString::to_string).unwrap_or_default()
        }
    }
}

/// The formulas that give another value than is stored for them in `expected`.
fn differences(expected: &Book, got: &Book, heeds: impl Fn(&Place) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (place, formula) in expected.formulas.iter().filter(|(place, _)| heeds(place)) {
        let (stored, computed) = (expected.values.get(place), got.values.get(place));
        if !same(stored, computed) {
            found.push(format!("{place:?} {formula}: stored {stored:?}, computed {computed:?}"));
        }
    }
    found
}

/// The frameworks of the scoring cases: other scales, uneven weights and points, levels without items.
fn cases() -> Vec<Scorecard> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir("tests/data/maturity").expect("cases").map(|entry| entry.expect("entry").path()).collect();
    folders.sort();
    folders
        .iter()
        .map(|folder| {
            let read = |name: &str| fs::read(folder.join(name)).expect("case file");
            let framework = Arc::new(parse("framework.toml", &read("framework.toml")).expect("framework"));
            let answers = AnswersFile::open("answers.toml", &read("answers.toml")).expect("answers");
            card(&framework, answers.read(&framework).expect("record"), State::Finalised)
        })
        .collect()
}

fn book(card: &Scorecard) -> Vec<u8> {
    book_in(card, Lang::Zh)
}

fn book_in(card: &Scorecard, lang: Lang) -> Vec<u8> {
    rendered(card, Format::Xlsx, lang, &Parts::new(&Part::ALL)).bytes
}

/// Random answers to random frameworks.
fn odd(dice: &mut Dice) -> Scorecard {
    let framework = frames::framework(dice);
    let record = Record::new(&framework, "局", "2026", "");
    let record = shaken(&framework, &shaken(&framework, &record, dice), dice);
    card(&framework, record, State::Draft)
}

#[test]
fn every_stored_value_is_what_its_formula_gives() {
    let mut dice = Dice(1);
    let mut cards: Vec<Scorecard> = std::iter::once(sample_card()).chain(cases().into_iter().step_by(3)).collect();
    cards.extend(std::iter::repeat_with(|| odd(&mut dice)).take(5));
    let mut books: Vec<Vec<u8>> = cards.iter().map(book).collect();
    books.push(book_in(&sample_card(), Lang::En));
    books.push(book_in(&empty_card(), Lang::En));
    let Some(computed) = recalculated(&books) else { return };
    for (number, (bytes, computed)) in books.iter().zip(&computed).enumerate() {
        let stored = Book::read(bytes);
        assert!(stored.formulas.len() > 50, "{number}");
        assert_eq!(differences(&stored, computed, |_| true), Vec::<String>::new(), "case {number}");
    }
}

#[test]
fn weights_beyond_all_measure_are_written_without_error() {
    let framework = frames::extreme();
    let mut record = Record::new(&framework, "局", "2026", "");
    for answer in record.answers.iter_mut().step_by(2) {
        answer.rating = Some(Mark::NotApplicable);
    }
    let stored = Book::read(&book(&card(&framework, record, State::Draft)));
    let lost = stored.values.iter().find(|(_, value)| match value {
        Data::Float(number) => !number.is_finite(),
        Data::Error(error) => !matches!(error, calamine::CellErrorType::NA),
        _ => false,
    });
    assert!(!stored.formulas.is_empty() && lost.is_none(), "{lost:?}");
}

/// Numbers that look random and are the same in every run.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("small") % sides
    }
}

/// The record with one in three items changed in rating, evidence or both.
fn shaken(framework: &Framework, record: &Record, dice: &mut Dice) -> Record {
    let mut record = record.clone();
    for answer in &mut record.answers {
        if dice.roll(3) > 0 {
            continue;
        }
        answer.rating = match dice.roll(framework.scale.len() + 2) {
            0 => None,
            1 => Some(Mark::NotApplicable),
            row => Some(Mark::Scale(row - 2)),
        };
        let evidence = Evidence { title: "材料".to_owned(), ..Evidence::default() };
        answer.evidence = vec![evidence; dice.roll(3)];
    }
    // A criterion to which nothing applies, whose weight goes to its siblings.
    let criterion = dice.roll(framework.criteria().len());
    let first = framework.first_item(criterion);
    for answer in record.answers.iter_mut().skip(first).take(framework.criterion(criterion).items.len()) {
        if dice.0.is_multiple_of(3) {
            answer.rating = Some(Mark::NotApplicable);
        }
    }
    record
}

/// The first workbook with the ratings and evidence counts of a record typed into it.
fn typed(card: &Scorecard, bytes: &[u8], record: &Record) -> Vec<u8> {
    let text = SheetText::of(Lang::Zh);
    let book = Book::read(bytes);
    let sheet = book.names.iter().position(|name| name == text.items).expect("items") + 1;
    let label = |mark: Option<Mark>| match mark {
        None => Put::Nothing,
        Some(Mark::NotApplicable) => Put::Text("不适用".to_owned()),
        Some(Mark::Scale(row)) => {
            let rating = &card.framework.scale[row];
            Put::Text(format!("{}（{}）", rating.name.get(Lang::Zh), rating.points))
        }
    };
    let mut cells = Vec::new();
    for (row, answer) in book.item_rows(text.items).into_iter().zip(&record.answers) {
        cells.push((row, 'F', label(answer.rating)));
        let count = u32::try_from(answer.evidence_count()).expect("few");
        cells.push((row, 'H', if count == 0 { Put::Nothing } else { Put::Number(count) }));
    }
    assert_eq!(cells.len(), 2 * record.answers.len());
    changed(bytes, sheet, &cells)
}

#[test]
fn changed_ratings_move_every_figure_as_scoring_does() {
    let mut dice = Dice(20_261_123);
    let mut others: Vec<Scorecard> = cases().into_iter().skip(4).step_by(5).collect();
    others.extend(std::iter::repeat_with(|| odd(&mut dice)).take(4));
    let mut pairs = Vec::new();
    for card_before in std::iter::repeat_with(sample_card).take(4).chain(others) {
        let record = shaken(&card_before.framework, &card_before.record, &mut dice);
        let after = card(&card_before.framework, record, card_before.state);
        pairs.push((card_before, after));
    }
    let books: Vec<Vec<u8>> = pairs.iter().map(|(before, after)| typed(before, &book(before), &after.record)).collect();
    let Some(computed) = recalculated(&books) else { return };
    let mut moved = 0;
    for (number, ((before, after), computed)) in pairs.iter().zip(&computed).enumerate() {
        let (stored, expected) = (Book::read(&book(before)), Book::read(&book(after)));
        let heeds = |place: &Place| {
            stored.formulas.get(place) == expected.formulas.get(place) && !tells_of_change(&stored, place)
        };
        assert_eq!(differences(&expected, computed, heeds), Vec::<String>::new(), "{number}");
        figures(after, computed, number);
        moved += differences(&stored, computed, heeds).len();
    }
    assert!(moved > 1_000, "only {moved} values moved: the ratings were not changed");
}

/// Cells that tell what was changed since the export, which a new export does not.
fn tells_of_change(book: &Book, place: &Place) -> bool {
    let text = SheetText::of(Lang::Zh);
    let (sheet, row, column) = place;
    let calculation = || {
        let heads = (0..*row).rev().map(|above| book.text(sheet, above, *column));
        let head = heads.into_iter().find(|head| head.parse::<f64>().is_err() && !head.is_empty());
        head.as_deref() == Some(text.moved) || book.text(sheet, *row, 0) == text.moved
    };
    match sheet.as_str() {
        name if name == text.calculation => calculation(),
        name if name == text.items => (*row, *column) == (2, 9),
        name if name == text.criteria => *column == 10,
        name if name == text.summary => book.text(sheet, *row, 0) == text.since_export,
        _ => true,
    }
}

/// Scores and levels as the sheets show them are those of the scorecard.
fn figures(card: &Scorecard, computed: &Book, number: usize) {
    let text = SheetText::of(Lang::Zh);
    let parts = (0..card.framework.dimensions.len()).flat_map(|dimension| {
        std::iter::once(Scored::Dimension(dimension))
            .chain(card.members(Scored::Dimension(dimension)).map(Scored::Criterion))
    });
    for (row, part) in (4..).zip(std::iter::once(Scored::Overall).chain(parts)) {
        for (column, view) in [(2, View::Claimed), (3, View::Evidenced), (5, View::Potential)] {
            let shown = computed.number(text.criteria, row, column);
            assert_eq!(shown, card.score_of(part, view).map(|score| rounded(score, 1)), "{number} {part:?} {view:?}");
        }
        for (column, view) in [(6, View::Claimed), (7, View::Evidenced), (8, View::Potential)] {
            let shown = computed.text(text.criteria, row, column);
            let expected = card.level_of(part, view).map_or_else(
                || "-".to_owned(),
                |rank| format!("{rank}级{}", if card.is_level_empty(part, rank, view) { "*" } else { "" }),
            );
            assert_eq!(shown, expected, "{number} {part:?} {view:?}");
        }
    }
}
