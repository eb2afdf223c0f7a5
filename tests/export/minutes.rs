//! The minutes of a workshop and the rectification list, in every format that has parts.

use std::io::Read as _;

use pinheng::i18n::Lang;
use pinheng::report::document::{Block, Document, document};
use pinheng::report::export::stem;
use pinheng::report::{Format, Part, Parts};

use super::cards::{empty_card, meeting, rendered, sample_card, text, time, workshop_card};

fn minutes() -> Parts {
    Parts::new(&[Part::Minutes])
}

/// Every text of a document, a line each; cells of a row are parted by bars.
fn lines(document: &Document) -> Vec<String> {
    let mut lines = vec![document.title.clone()];
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Heading(text) => lines.push(format!("# {text}")),
            Block::Paragraph(text) | Block::Quote(text) => lines.push(text.clone()),
            Block::Facts(rows) => lines.extend(rows.iter().map(|(name, value)| format!("{name} = {value}"))),
            Block::Table(table) => {
                lines.push(table.columns.iter().map(|column| column.title.as_str()).collect::<Vec<_>>().join(" | "));
                lines.extend(table.rows.iter().map(|row| row.cells.join(" | ").replace('\n', " / ")));
            }
            other => panic!("{other:?}"),
        }
    }
    lines
}

#[test]
fn minutes_tell_the_meeting_in_both_languages() {
    for lang in Lang::ALL {
        let document = document(&workshop_card(), lang, &minutes(), time());
        insta::assert_snapshot!(format!("minutes_{lang}"), lines(&document).join("\n"));
    }
}

#[test]
fn the_rectification_list_tells_what_is_late() {
    for lang in Lang::ALL {
        let document = document(&workshop_card(), lang, &Parts::new(&[Part::Actions]), time());
        insta::assert_snapshot!(format!("actions_{lang}"), lines(&document).join("\n"));
    }
}

/// Everything that a file says, without white space.
fn said(bytes: &[u8], format: Format) -> String {
    let packed = || {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("archive");
        let mut all = String::new();
        for index in 0..archive.len() {
            let mut text = Vec::new();
            archive.by_index(index).expect("part").read_to_end(&mut text).expect("bytes");
            all += &String::from_utf8_lossy(&text);
        }
        all
    };
    let text = match format {
        Format::Docx | Format::Xlsx => packed(),
        Format::Pdf => {
            let pdf = lopdf::Document::load_mem(bytes).expect("PDF");
            pdf.get_pages().keys().map(|page| pdf.extract_text(&[*page]).expect("text")).collect()
        }
        _ => String::from_utf8(bytes.to_vec()).expect("UTF-8"),
    };
    text.split_whitespace().collect()
}

#[test]
fn every_format_that_the_scorecard_has_holds_minutes_and_actions() {
    let card = workshop_card();
    for format in [Format::Docx, Format::Xlsx, Format::Pdf, Format::Html, Format::Markdown, Format::Csv, Format::Json] {
        let file = |part| said(&rendered(&card, format, Lang::Zh, &Parts::new(&[part])).bytes, format);
        let minutes = file(Part::Minutes);
        for words in ["基层感受还不明显", "制度已经公布并执行"] {
            assert!(minutes.contains(words), "{format:?}: {words}");
        }
        let actions = file(Part::Actions);
        for words in ["补齐投诉台账", "清单印发并上墙", "王处长"] {
            assert!(actions.contains(words), "{format:?}: {words}");
        }
    }
}

#[test]
fn minutes_and_actions_are_usual_where_there_are_any() {
    let (rare, usual) = (Parts::usual(&workshop_card()), Parts::usual(&sample_card()));
    assert!(rare.contains(Part::Minutes) && rare.contains(Part::Actions) && !rare.contains(Part::Checklist));
    assert_eq!(usual, Parts::default());
    let held = sample_card().with_meetings(vec![meeting("", "理由")]);
    assert!(Parts::usual(&held).contains(Part::Minutes) && !Parts::usual(&held).contains(Part::Actions));
    for (parts, zh, en) in [
        (minutes(), "_会议纪要", "_minutes"),
        (Parts::new(&[Part::Minutes, Part::Actions]), "_会议纪要", "_minutes"),
        (Parts::new(&[Part::Actions]), "_整改清单", "_actions"),
        (rare, "_自评", "_self-assessment"),
    ] {
        assert!(stem(&held, Lang::Zh, &parts).ends_with(zh), "{zh}");
        assert!(stem(&held, Lang::En, &parts).ends_with(en), "{en}");
    }
}

#[test]
fn where_there_is_nothing_that_is_said() {
    let text = text(&empty_card(), Format::Markdown, Lang::Zh, &Parts::new(&[Part::Minutes, Part::Actions]));
    assert!(text.contains("还没有办过研讨") && text.contains("没有整改事项"), "{text}");
}

#[test]
fn several_workshops_are_numbered_and_actions_stand_once() {
    let card = workshop_card().with_meetings(vec![meeting("张三", "一"), meeting("", "二")]);
    let text = text(&card, Format::Markdown, Lang::Zh, &Parts::usual(&card));
    for words in ["第1次研讨", "第2次研讨", "整改事项见整改清单部分"] {
        assert!(text.contains(words), "{words}");
    }
    assert_eq!(text.matches("补齐投诉台账").count(), 1);
}

#[test]
fn tables_of_minutes_have_a_row_a_round_and_no_voter() {
    let table = text(&workshop_card(), Format::Csv, Lang::Zh, &minutes());
    let rows: Vec<&str> = table.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(rows.len(), 1 + 2 + 1 + 1 + 1, "{table}");
    assert!(rows[2].contains(",目标导向,2,0,2,9,1,0,1,3,有分歧,强,0.87,4,"), "{}", rows[2]);
    // A round that was thrown away, and one that is being voted on, tell nothing.
    assert!(rows[4].contains("量力定位,,,,,,,,,,,,,"), "{}", rows[4]);
    assert!(!table.contains("张三") && !table.contains("领导"), "{table}");
}
