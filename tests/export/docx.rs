//! The Word document: every part well-formed and in the schema's order, nothing dangling, complete, the same every time.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use pinheng::assessment::State;
use pinheng::i18n::Lang;
use pinheng::report::{Format, Part, Parts};
use roxmltree::{Document, Node};
use zip::ZipArchive;

use super::cards::{card, empty_card, longest_card, rendered, sample_card};

/// The order of children that ECMA-376 asks for, as far as this program writes them.
const ORDERS: [(&str, &[&str]); 14] = [
    ("body", &["p", "tbl", "sectPr"]),
    (
        "pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "widowControl",
            "numPr",
            "pBdr",
            "shd",
            "tabs",
            "spacing",
            "ind",
            "jc",
            "outlineLvl",
            "rPr",
            "sectPr",
        ],
    ),
    (
        "rPr",
        &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "color",
            "sz",
            "szCs",
            "u",
            "bdr",
            "shd",
            "vertAlign",
            "rtl",
            "lang",
        ],
    ),
    (
        "tblPr",
        &[
            "tblStyle",
            "tblW",
            "jc",
            "tblInd",
            "tblBorders",
            "shd",
            "tblLayout",
            "tblCellMar",
            "tblLook",
            "tblCaption",
            "tblDescription",
        ],
    ),
    ("tblBorders", &["top", "left", "bottom", "right", "insideH", "insideV"]),
    ("tbl", &["tblPr", "tblGrid", "tr"]),
    ("tr", &["trPr", "tc"]),
    ("tc", &["tcPr", "p"]),
    ("tcPr", &["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "vAlign"]),
    (
        "sectPr",
        &["headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg", "docGrid"],
    ),
    (
        "style",
        &["name", "basedOn", "next", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "pPr", "rPr", "tblPr"],
    ),
    ("lvl", &["start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlJc", "pPr", "rPr"]),
    (
        "settings",
        &["zoom", "removePersonalInformation", "defaultTabStop", "characterSpacingControl", "compat", "themeFontLang"],
    ),
    ("inline", &["extent", "docPr", "cNvGraphicFramePr", "graphic"]),
];

/// Children that may stand in any order among each other.
const MIXED: [&str; 1] = ["body"];

/// What is out of order or unknown in a part.
fn disorder(xml: &str) -> Vec<String> {
    let document = Document::parse(xml).unwrap_or_else(|error| panic!("{error}"));
    let mut found = Vec::new();
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        let Some((_, order)) = ORDERS.iter().find(|(known, _)| *known == name) else { continue };
        let mut last = 0;
        for child in node.children().filter(Node::is_element) {
            let child = child.tag_name().name();
            match order.iter().position(|known| *known == child) {
                None => found.push(format!("{child} in {name}")),
                Some(place) if place < last && !MIXED.contains(&name) => {
                    found.push(format!("{child} comes late in {name}"));
                }
                Some(place) => last = place,
            }
        }
    }
    found
}

fn is_picture(name: &str) -> bool {
    name.starts_with("word/media/")
}

struct File {
    parts: Vec<(String, Vec<u8>)>,
}

impl File {
    fn open(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes.to_vec())).expect("a ZIP file");
        let names: Vec<String> = (0..archive.len())
            .map(|index| archive.by_index(index).expect("part").name().expect("UTF-8").into_owned())
            .collect();
        let parts = names.into_iter().map(|name| {
            let mut content = Vec::new();
            archive.by_name(&name).expect("part").read_to_end(&mut content).expect("content");
            (name, content)
        });
        Self { parts: parts.collect() }
    }

    fn part(&self, name: &str) -> &str {
        let (_, content) = self.parts.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no {name}"));
        std::str::from_utf8(content).expect("UTF-8")
    }

    fn xml(&self) -> impl Iterator<Item = (&str, &str)> {
        let xml = |name: &str| !is_picture(name);
        self.parts.iter().filter(move |(name, _)| xml(name)).map(|(name, _)| (name.as_str(), self.part(name)))
    }

    /// All words of the text, a line a paragraph.
    fn text(&self) -> String {
        let document = Document::parse(self.part("word/document.xml")).expect("document");
        let paragraphs = document.descendants().filter(|node| node.has_tag_name((W, "p")));
        let words = |node: Node<'_, '_>| {
            node.descendants()
                .filter(|node| node.has_tag_name((W, "t")))
                .filter_map(|node| node.text().map(str::to_owned))
                .collect::<String>()
        };
        paragraphs.map(words).collect::<Vec<_>>().join("\n")
    }
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn docx(card: &pinheng::report::Scorecard, lang: Lang, parts: &Parts) -> Vec<u8> {
    rendered(card, Format::Docx, lang, parts).bytes
}

#[test]
fn every_part_is_well_formed_and_in_order() {
    for card in [sample_card(), empty_card(), longest_card()] {
        for lang in Lang::ALL {
            for parts in [Parts::new(&Part::ALL), Parts::blank_checklist()] {
                let file = File::open(&docx(&card, lang, &parts));
                for (name, xml) in file.xml() {
                    assert_eq!(disorder(xml), Vec::<String>::new(), "{name}");
                }
            }
        }
    }
}

#[test]
fn disorder_would_be_found() {
    let file = File::open(&docx(&sample_card(), Lang::Zh, &Parts::default()));
    let styles = file.part("word/styles.xml");
    let broken = styles.replacen("<w:keepNext/><w:keepLines/>", "<w:keepLines/><w:keepNext/>", 1);
    assert_ne!(styles, broken);
    assert_eq!(disorder(&broken), ["keepNext comes late in pPr"]);
    let unknown = styles.replacen("<w:qFormat/>", "<w:colour/>", 1);
    assert_eq!(disorder(&unknown), ["colour in style"]);
}

/// Relations to parts that are not there, ids without a relation, parts without a content type.
fn dangling(file: &File) -> Vec<String> {
    let names: BTreeSet<&str> = file.parts.iter().map(|(name, _)| name.as_str()).collect();
    let mut found = Vec::new();
    let mut ids = BTreeSet::new();
    for (relations, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
        let document = Document::parse(file.part(relations)).expect("relations");
        for node in document.root_element().children().filter(Node::is_element) {
            let target = format!("{folder}{}", node.attribute("Target").unwrap_or_default());
            if !names.contains(target.as_str()) {
                found.push(target);
            }
            ids.insert(node.attribute("Id").unwrap_or_default().to_owned());
        }
    }
    let body = Document::parse(file.part("word/document.xml")).expect("document");
    for node in body.descendants().filter(Node::is_element) {
        for name in ["id", "embed"] {
            if let Some(id) = node.attribute((R, name)).filter(|id| !ids.contains(*id)) {
                found.push(id.to_owned());
            }
        }
    }
    let types = file.part("[Content_Types].xml");
    for name in names.iter().filter(|name| !name.contains("_rels") && **name != "[Content_Types].xml") {
        if !is_picture(name) && !types.contains(&format!("\"/{name}\"")) {
            found.push(format!("no type for {name}"));
        }
    }
    found
}

#[test]
fn nothing_dangles() {
    let mut file = File::open(&docx(&sample_card(), Lang::En, &Parts::new(&Part::ALL)));
    assert_eq!(dangling(&file), Vec::<String>::new());
    file.parts.retain(|(name, _)| name != "word/footer1.xml");
    assert_eq!(dangling(&file), ["word/footer1.xml"]);
}

#[test]
fn every_style_that_is_named_exists() {
    let file = File::open(&docx(&longest_card(), Lang::Zh, &Parts::new(&Part::ALL)));
    let styles = Document::parse(file.part("word/styles.xml")).expect("styles");
    let known: BTreeSet<&str> = styles.descendants().filter_map(|node| node.attribute((W, "styleId"))).collect();
    for part in ["word/document.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml"] {
        let document = Document::parse(file.part(part)).expect("part");
        let named = document.descendants().filter(|node| matches!(node.tag_name().name(), "pStyle" | "rStyle"));
        for style in named.filter_map(|node| node.attribute((W, "val"))) {
            assert!(known.contains(style), "{part} names {style}");
        }
    }
}

#[test]
fn headings_are_real_and_tables_hold_together() {
    let file = File::open(&docx(&sample_card(), Lang::Zh, &Parts::default()));
    let document = Document::parse(file.part("word/document.xml")).expect("document");
    let count = |style: &str| {
        document
            .descendants()
            .filter(|node| node.has_tag_name((W, "pStyle")) && node.attribute((W, "val")) == Some(style))
            .count()
    };
    assert_eq!(count("Heading1"), Parts::default().iter().count());
    assert!(count("Heading2") > 20);
    let styles = file.part("word/styles.xml");
    assert!(styles.contains("<w:outlineLvl w:val=\"0\"/>") && styles.contains("<w:outlineLvl w:val=\"1\"/>"));
    let mut heads = 0;
    for row in document.descendants().filter(|node| node.has_tag_name((W, "tr"))) {
        let has = |name: &str| row.descendants().any(|node| node.has_tag_name((W, name)));
        assert!(has("cantSplit"));
        heads += usize::from(has("tblHeader"));
    }
    assert!(heads > 10);
}

#[test]
fn charts_are_pictures_with_the_same_in_words() {
    let card = sample_card();
    let file = File::open(&docx(&card, Lang::Zh, &Parts::default()));
    let document = Document::parse(file.part("word/document.xml")).expect("document");
    let told: Vec<&str> = document
        .descendants()
        .filter(|node| node.tag_name().name() == "docPr")
        .filter_map(|node| node.attribute("descr"))
        .collect();
    assert_eq!(told.len(), 2);
    for criterion in card.framework.criteria() {
        assert!(told.iter().all(|words| words.contains(criterion.title.get(Lang::Zh))), "{told:?}");
    }
    let pictures =
        file.parts.iter().filter(|(name, content)| is_picture(name) && content.starts_with(b"\x89PNG")).count();
    assert_eq!(pictures, 2);
}

#[test]
fn a_draft_says_so_on_every_page_and_a_final_one_does_not() {
    let text = pinheng::i18n::ReportText::of(Lang::Zh);
    let draft = File::open(&docx(&empty_card(), Lang::Zh, &Parts::default()));
    assert!(draft.part("word/header1.xml").contains(text.draft_mark));
    let document = draft.part("word/document.xml");
    assert_eq!(document.matches("<w:sectPr>").count(), document.matches("headerReference w:type=\"default\"").count());
    let sample = sample_card();
    let card = card(&sample.framework, sample.record.clone(), State::Finalised);
    let last = File::open(&docx(&card, Lang::Zh, &Parts::default()));
    assert!(!last.part("word/header1.xml").contains(text.draft_short) && !last.text().contains(text.draft_mark));
    for file in [&draft, &last] {
        let footer = file.part("word/footer1.xml");
        assert!(footer.contains("仅供内部改进使用") && footer.contains("PAGE") && footer.contains("NUMPAGES"));
    }
}

#[test]
fn equal_input_makes_equal_bytes_and_names_nobody() {
    for lang in Lang::ALL {
        let one = docx(&sample_card(), lang, &Parts::default());
        assert_eq!(one, docx(&sample_card(), lang, &Parts::default()));
        let file = File::open(&one);
        let core = file.part("docProps/core.xml");
        assert!(!core.contains("creator") && !core.contains("lastModifiedBy"), "{core}");
        assert!(core.contains("2026-11-23T02:15:00Z"));
    }
}

#[test]
fn the_longest_texts_are_all_there() {
    let text = File::open(&docx(&longest_card(), Lang::Zh, &Parts::default())).text();
    for words in ["璟彧瓅𠮷", "=HYPERLINK(\"http://example.invalid\")", "<script>alert('x')</script>"] {
        assert!(text.contains(words), "{words}");
    }
    assert!(!text.contains(['\u{7}', '\u{0}', '\u{fffe}']));
}

#[test]
fn english_has_no_chinese_of_the_programs_own() {
    let card = sample_card();
    let text = File::open(&docx(&card, Lang::En, &Parts::new(&[Part::Method, Part::Path, Part::Signatures]))).text();
    let own: String = text
        .lines()
        .filter(|line| {
            !card.record.answers.iter().any(|answer| !answer.reason.is_empty() && line.contains(&answer.reason))
        })
        .collect();
    let office: String = own.replace(&card.record.office, "").replace(&card.record.scope, "").replace("崇人敬事", "");
    let chinese: String = office.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect();
    assert_eq!(chinese, "");
}
