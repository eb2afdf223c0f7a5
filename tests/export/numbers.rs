//! The numbers of every format are those of the scorecard.

use pinheng::i18n::Lang;
use pinheng::report::{Format, Part as Section, Parts, Scorecard};
use pinheng::scoring::{Part, View, one, signed_difference};

use super::cards::{empty_card, longest_card, sample_card, text};

/// The row of a part as the results table shows it, without name and weight.
fn row(card: &Scorecard, part: Part) -> Vec<String> {
    let score = |view| card.score_of(part, view);
    vec![
        one(score(View::Claimed)),
        one(score(View::Evidenced)),
        signed_difference(score(View::Claimed), score(View::Evidenced)),
        one(score(View::Potential)),
    ]
}

fn parts_of(card: &Scorecard) -> Vec<Part> {
    let dimensions = (0..card.framework.dimensions.len()).map(Part::Dimension);
    let criteria = card.members(Part::Overall).map(Part::Criterion);
    std::iter::once(Part::Overall).chain(dimensions).chain(criteria).collect()
}

/// How many of the parts' rows a table lacks.
fn rows_missing(card: &Scorecard, tables: &[Vec<String>]) -> usize {
    let lacks = |part: &Part| {
        let expected = row(card, *part);
        !tables.iter().any(|cells| cells.len() == 11 && cells[2..6] == expected[..])
    };
    parts_of(card).iter().filter(|part| lacks(part)).count()
}

fn markdown_rows(page: &str) -> Vec<Vec<String>> {
    let rows = page.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    rows.map(|row| row.split(" | ").map(str::to_owned).collect()).collect()
}

fn html_rows(page: &str) -> Vec<Vec<String>> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let document = roxmltree::Document::parse_with_options(page, options).expect("XML");
    let rows = document.descendants().filter(|node| node.has_tag_name("tr"));
    let cells = |row: roxmltree::Node<'_, '_>| {
        row.children()
            .filter(roxmltree::Node::is_element)
            .map(|cell| cell.text().unwrap_or_default().to_owned())
            .collect()
    };
    rows.map(cells).collect()
}

#[test]
fn tables_show_the_scorecards_figures() {
    let parts = Parts::new(&[Section::Summary, Section::Results]);
    for card in [sample_card(), empty_card(), longest_card()] {
        for lang in Lang::ALL {
            let markdown = markdown_rows(&text(&card, Format::Markdown, lang, &parts));
            assert_eq!(rows_missing(&card, &markdown), 0, "{lang}");
            let html = html_rows(&text(&card, Format::Html, lang, &parts));
            assert_eq!(rows_missing(&card, &html), 0, "{lang}");
        }
    }
    let page = text(&sample_card(), Format::Html, Lang::Zh, &parts);
    assert_ne!(rows_missing(&sample_card(), &html_rows(&page.replace("66.7", "66.8"))), 0);
}

#[test]
fn csv_and_json_hold_every_item() {
    let card = sample_card();
    let json: serde_json::Value =
        serde_json::from_str(&text(&card, Format::Json, Lang::Zh, &Parts::default())).expect("JSON");
    assert_eq!(json["score"], pinheng::scoring::score_json(&card.framework, &card.score));
    let table = text(&card, Format::Csv, Lang::Zh, &Parts::default());
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    for (index, row) in reader.records().enumerate() {
        let row = row.expect("row");
        assert_eq!(row[6], card.framework.item(index).id);
        assert_eq!(&row[12], card.record.answers[index].rating.expect("rated").id(&card.framework));
    }
}

#[test]
fn every_part_of_every_format_speaks_one_language() {
    let card = empty_card();
    let chinese = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c);
    for format in [Format::Markdown, Format::Html, Format::Svg, Format::Csv] {
        for parts in [Parts::new(&Section::ALL), Parts::blank_checklist()] {
            let page = text(&card, format, Lang::En, &parts).replace("示例局", "");
            let page = page.split("</style>").last().unwrap_or_default();
            // The paper's own term, which has no English of its own.
            let page = page.replace("崇人敬事", "");
            let line = page.lines().find(|line| line.contains(chinese));
            assert_eq!(line, None, "{}", format.id());
        }
    }
}
