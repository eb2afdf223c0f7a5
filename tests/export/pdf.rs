//! The PDF: every text is real text, on any computer; pages, bookmarks, structure and metadata are complete.

use std::collections::BTreeSet;
use std::sync::Arc;

use lopdf::{Dictionary, Document, Object};
use pinheng::assessment::{Mark, Record, State};
use pinheng::framework::parse;
use pinheng::i18n::Lang;
use pinheng::report::{Format, Options, Part, Parts, Scorecard, render};

use super::cards::{card, empty_card, longest_card, rendered, sample_card, time};
use super::fonts::{gb2312, table};

fn pdf(card: &Scorecard, lang: Lang, parts: &Parts) -> Document {
    open(&rendered(card, Format::Pdf, lang, parts).bytes)
}

fn open(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).unwrap_or_else(|error| panic!("{error}"))
}

/// The text of each page.
fn pages(pdf: &Document) -> Vec<String> {
    pdf.get_pages().keys().map(|page| pdf.extract_text(&[*page]).expect("text")).collect()
}

/// A text without what line breaks change.
fn flat(text: &str) -> String {
    text.split_whitespace().collect()
}

fn flat_pages(pdf: &Document) -> String {
    flat(&pages(pdf).concat())
}

/// The titles of criteria, the texts of items and the parts' headings that a text lacks.
fn lacking(card: &Scorecard, lang: Lang, text: &str) -> Vec<String> {
    let criteria = card.framework.criteria().flat_map(|criterion| {
        let items = criterion.items.iter().map(|item| item.text.get(lang).to_owned());
        items.chain([criterion.title.get(lang).to_owned()]).collect::<Vec<_>>()
    });
    let parts = Part::ALL.iter().map(|part| part.title(lang).to_owned());
    criteria.chain(parts).filter(|words| !text.contains(&flat(words))).collect()
}

#[test]
fn everything_is_there_as_text() {
    for lang in Lang::ALL {
        for card in [sample_card(), empty_card(), longest_card()] {
            let text = flat_pages(&pdf(&card, lang, &Parts::new(&Part::ALL)));
            assert_eq!(lacking(&card, lang, &text), Vec::<String>::new(), "{lang}");
        }
    }
    let card = sample_card();
    let text = flat_pages(&pdf(&card, Lang::Zh, &Parts::default()));
    let rare = [Part::Minutes, Part::Actions, Part::Checklist].map(|part| part.title(Lang::Zh));
    assert_eq!(lacking(&card, Lang::Zh, &text), rare);
    assert_eq!(lacking(&card, Lang::Zh, &text.replace("目标导向", ""))[0], "目标导向");
}

#[test]
fn every_page_says_what_every_page_must() {
    for (lang, draft, notice) in [
        (Lang::Zh, "草稿：尚未定稿", "仅供内部改进使用"),
        (Lang::En, "DRAFT:notfinalised", "Forinternalimprovementonly"),
    ] {
        let mut card = sample_card();
        let (hash, count) = (card.framework.hash[..12].to_owned(), |pdf: &Document| pdf.get_pages().len());
        let drawn = pdf(&card, lang, &Parts::new(&Part::ALL));
        assert!(count(&drawn) > 5);
        for (index, page) in pages(&drawn).iter().map(|page| flat(page)).enumerate() {
            let (number, all) = (index + 1, count(&drawn));
            let page_of = lang.pick(format!("第{number}页，共{all}页"), format!("Page{number}of{all}"));
            for words in [draft, notice, &hash, &page_of] {
                assert!(page.contains(words), "{lang} {number}: {words}");
            }
        }
        card.finalised = true;
        assert!(!flat_pages(&pdf(&card, lang, &Parts::default())).contains(draft), "{lang}");
        let blank = flat_pages(&pdf(&sample_card(), lang, &Parts::blank_checklist()));
        assert!(!blank.contains(draft) && blank.contains(notice) && blank.contains('□') && !blank.contains('■'));
    }
}

#[test]
fn no_name_loses_a_character() {
    let every: BTreeSet<char> = table().into_iter().chain(gb2312()).chain("𠮷㐂".chars()).collect();
    let mut sample = pinheng::app::sample();
    sample.record.answers[0].note = every.iter().collect();
    let drawn = rendered(
        &card(&sample.framework, sample.record.clone(), sample.state),
        Format::Pdf,
        Lang::Zh,
        &Parts::new(&[Part::Items]),
    );
    assert_eq!(drawn.missing, []);
    let shown: BTreeSet<char> = flat_pages(&open(&drawn.bytes)).chars().collect();
    assert_eq!(every.iter().filter(|c| !c.is_whitespace() && !shown.contains(c)).collect::<String>(), "");

    sample.record.answers[0].note = "甲\u{1F600}乙𪛖丙\u{E000}丁\u{FE0F}".to_owned();
    let marked = rendered(
        &card(&sample.framework, sample.record, sample.state),
        Format::Pdf,
        Lang::Zh,
        &Parts::new(&[Part::Items]),
    );
    assert_eq!(marked.missing, ['\u{E000}', '\u{1F600}', '𪛖']);
    assert!(flat_pages(&open(&marked.bytes)).contains("甲〓乙〓丙〓丁"));
}

#[test]
fn what_users_wrote_is_text_and_nothing_else() {
    let drawn = pdf(&longest_card(), Lang::Zh, &Parts::new(&Part::ALL));
    let text = flat_pages(&drawn);
    for words in ["<script>alert('x')</script>&amp;]]>=HYPERLINK(\"http://example.invalid\")", "璟彧瓅𠮷"] {
        assert!(text.contains(words), "{words}");
    }
    for object in drawn.objects.values() {
        let Ok(dictionary) = object.as_dict() else { continue };
        for key in ["JS", "JavaScript", "URI", "Launch", "AA", "OpenAction", "EmbeddedFiles", "GoToR"] {
            assert!(!dictionary.has(key.as_bytes()), "{key}");
        }
    }
}

#[test]
fn pages_and_drawings_share_the_part_of_a_font_that_is_needed() {
    for (card, lang) in [(sample_card(), Lang::Zh), (sample_card(), Lang::En), (longest_card(), Lang::Zh)] {
        let drawn = pdf(&card, lang, &Parts::new(&Part::ALL));
        let files = drawn.objects.values().filter_map(|object| {
            let file = object.as_dict().ok()?.get(b"FontFile3").ok()?;
            drawn.get_object(file.as_reference().ok()?).ok()?.as_stream().ok()
        });
        let sizes: Vec<usize> = files.map(|file| file.content.len()).collect();
        assert!(sizes.len() == 1 && sizes[0] < 400_000, "{lang} {sizes:?}");
    }
}

#[test]
fn a_line_obeys_the_rules_of_chinese_text() {
    let text = pages(&pdf(&sample_card(), Lang::Zh, &Parts::default())).join("\n");
    let wrong =
        |line: &&str| line.trim_start().starts_with(['。', '，', '、', '；', '：', '！', '？', '）', '》', '”']);
    assert_eq!(text.lines().filter(wrong).collect::<Vec<_>>(), Vec::<&str>::new());
    assert!(text.lines().count() > 500 && text.contains('，') && text.contains('。'));
}

#[test]
fn equal_input_makes_equal_bytes() {
    let (card, parts) = (sample_card(), Parts::default());
    let first = rendered(&card, Format::Pdf, Lang::Zh, &parts);
    assert_eq!(first, rendered(&card, Format::Pdf, Lang::Zh, &parts));
    let later = Options {
        time: time() + chrono::Duration::minutes(1),
        font: None,
        system_fonts: false,
        framework_text: "schema = 1\n",
    };
    assert_ne!(first, render(&card, Format::Pdf, Lang::Zh, &parts, &later).expect("report"));
}

#[test]
fn another_font_file_is_used() {
    let dir = tempfile::TempDir::new().expect("folder");
    let path = dir.path().join("own.otf");
    std::fs::write(&path, super::fonts::own()).expect("font");
    let options = Options { time: time(), font: Some(&path), system_fonts: false, framework_text: "" };
    let drawn = render(&sample_card(), Format::Pdf, Lang::Zh, &Parts::default(), &options).expect("report");
    assert!(flat_pages(&open(&drawn.bytes)).contains("目标导向"));
    std::fs::write(&path, b"no font").expect("file");
    let error = render(&sample_card(), Format::Pdf, Lang::Zh, &Parts::default(), &options).expect_err("no font");
    assert!(error.message(Lang::Zh).contains("own.otf 不是可用的字体") && error.message(Lang::En).contains("no font"));
}

/// A text string of the file.
fn string(object: &Object) -> String {
    lopdf::decode_text_string(object).expect("string")
}

fn dictionary<'a>(pdf: &'a Document, object: &'a Object) -> &'a Dictionary {
    pdf.dereference(object).expect("object").1.as_dict().expect("dictionary")
}

fn catalog<'a>(pdf: &'a Document, key: &str) -> &'a Dictionary {
    dictionary(pdf, pdf.catalog().expect("catalog").get(key.as_bytes()).expect("entry"))
}

#[test]
fn the_file_says_what_it_is_and_nothing_of_the_computer() {
    for (lang, name) in [(Lang::Zh, "zh-CN"), (Lang::En, "en")] {
        let drawn = pdf(&sample_card(), lang, &Parts::default());
        let info = dictionary(&drawn, drawn.trailer.get(b"Info").expect("info"));
        let said = |key: &str| string(info.get(key.as_bytes()).expect("entry"));
        assert!(said("Title").contains("示例市机关事务管理局 2026"));
        assert_eq!((said("Creator"), said("Producer")), ("pinheng".to_owned(), "pinheng".to_owned()));
        assert!(said("CreationDate").starts_with("D:20261123101500+08'00"), "{}", said("CreationDate"));
        assert!(!info.has(b"Author"));
        let root = drawn.catalog().expect("catalog");
        assert_eq!(string(root.get(b"Lang").expect("language")), name);
        let metadata = drawn.dereference(root.get(b"Metadata").expect("metadata")).expect("stream").1;
        let metadata = metadata.as_stream().expect("stream").get_plain_content().expect("content");
        let metadata = String::from_utf8(metadata).expect("XML");
        for words in ["<pdfaid:part>2<", "<pdfaid:conformance>B<", "<pdfuaid:part>1<"] {
            assert!(metadata.contains(words), "{words}: {metadata}");
        }
    }
}

/// The titles below a bookmark, with how deep they are.
fn bookmarks(pdf: &Document, parent: &Dictionary, depth: usize, found: &mut Vec<(usize, String)>) {
    let mut next = parent.get(b"First").ok();
    while let Some(object) = next {
        let item = dictionary(pdf, object);
        found.push((depth, string(item.get(b"Title").expect("title"))));
        bookmarks(pdf, item, depth + 1, found);
        next = item.get(b"Next").ok();
    }
}

#[test]
fn bookmarks_lead_to_parts_and_criteria() {
    let card = sample_card();
    let drawn = pdf(&card, Lang::Zh, &Parts::default());
    let mut found = Vec::new();
    bookmarks(&drawn, catalog(&drawn, "Outlines"), 0, &mut found);
    let at =
        |depth: usize| found.iter().filter(|(at, _)| *at == depth).map(|(_, title)| title.as_str()).collect::<Vec<_>>();
    assert_eq!(&at(0)[1..4], ["一、总体", "二、各准则结果", "三、逐项评分表"]);
    for criterion in card.framework.criteria() {
        assert!(at(1).iter().any(|title| title.ends_with(criterion.title.get(Lang::Zh))), "{}", criterion.id);
    }
}

/// An element of the structure: its role, its alternative text, its children.
struct Element {
    role: String,
    alternative: Option<String>,
    children: Vec<Element>,
}

fn element(pdf: &Document, dictionary: &Dictionary) -> Element {
    let role = dictionary.get(b"S").and_then(Object::as_name).map(|name| String::from_utf8_lossy(name).into_owned());
    let children = match dictionary.get(b"K").map(|kids| pdf.dereference(kids).expect("kids").1) {
        Ok(Object::Array(kids)) => kids.iter().collect(),
        Ok(kid) => vec![kid],
        Err(_) => Vec::new(),
    };
    let children = children.into_iter().filter_map(|kid| pdf.dereference(kid).ok()?.1.as_dict().ok());
    let children = children.filter(|kid| kid.has(b"S")).map(|kid| element(pdf, kid)).collect();
    Element { role: role.unwrap_or_default(), alternative: dictionary.get(b"Alt").ok().map(string), children }
}

impl Element {
    fn all<'a>(&'a self, role: &str, found: &mut Vec<&'a Element>) {
        if self.role == role {
            found.push(self);
        }
        self.children.iter().for_each(|child| child.all(role, found));
    }

    fn of(&self, role: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        self.all(role, &mut found);
        found
    }
}

/// What a table lacks for those who hear it: a head of column heads, rows as long as the head, one head a row.
fn faults(table: &Element) -> Vec<String> {
    let rows = table.of("TR");
    let Some((head, body)) = rows.split_first() else { return vec!["no rows".to_owned()] };
    let mut faults = Vec::new();
    if table.children.first().map(|child| child.role.as_str()) != Some("THead")
        || head.of("TH").len() != head.children.len()
    {
        faults.push("no head".to_owned());
    }
    for (index, row) in body.iter().enumerate() {
        if row.children.len() != head.children.len() || row.of("TH").len() != 1 {
            faults.push(format!("row {index}"));
        }
    }
    faults
}

#[test]
fn the_structure_can_be_heard() {
    for lang in Lang::ALL {
        for card in [sample_card(), empty_card()] {
            let drawn = pdf(&card, lang, &Parts::new(&Part::ALL));
            let root = element(&drawn, catalog(&drawn, "StructTreeRoot"));
            assert_eq!((root.of("H1").len(), root.of("H2").len()), (1, Part::ALL.len()));
            let figures = root.of("Figure");
            assert_eq!(figures.len(), 2);
            for criterion in card.framework.criteria() {
                let told = |figure: &&Element| {
                    figure.alternative.as_ref().is_some_and(|words| words.contains(criterion.title.get(lang)))
                };
                assert!(figures.iter().all(told), "{}", criterion.id);
            }
            let tables = root.of("Table");
            assert!(tables.len() > 2 * card.framework.criteria().len());
            for table in &tables {
                assert_eq!(faults(table), Vec::<String>::new());
            }
        }
    }
    let drawn = pdf(&sample_card(), Lang::Zh, &Parts::default());
    let mut root = element(&drawn, catalog(&drawn, "StructTreeRoot"));
    let table = find(&mut root, "Table").expect("table");
    find(table, "TBody").expect("body").children[2].children.pop();
    assert_eq!(faults(table), ["row 2"]);
    table.children.remove(0);
    assert!(faults(table).contains(&"no head".to_owned()));
}

fn find<'a>(element: &'a mut Element, role: &str) -> Option<&'a mut Element> {
    if element.role == role {
        return Some(element);
    }
    element.children.iter_mut().find_map(|child| find(child, role))
}

#[test]
fn large_frameworks_and_small_ones_are_drawn() {
    let bytes = std::fs::read("tests/data/small.toml").expect("file");
    let framework = Arc::new(parse("small.toml", &bytes).expect("framework"));
    let record = Record::new(&framework, "局", "2026", "");
    let small = pdf(&card(&framework, record, State::Draft), Lang::Zh, &Parts::new(&Part::ALL));
    assert!(small.get_pages().len() >= 3);

    // 200 items: the last criterion's items again and again.
    let text = std::fs::read_to_string("assets/frameworks/office-service-brand.toml").expect("framework");
    let parsed = pinheng::framework::builtin();
    let at = text.rfind("[[dimensions.criteria.items]]").expect("items");
    let end = text[at + 1..].find("\n[[").map_or(text.len(), |end| at + 1 + end + 1);
    let item = &text[at..end];
    let id = item.lines().find_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"')).expect("id");
    let more: String =
        (0..200 - parsed.items().count()).map(|number| item.replace(id, &format!("more-{number}"))).collect();
    let text = text[..at + item.len()].to_owned() + &more + &text[at + item.len()..];
    let framework = Arc::new(parse("more.toml", text.as_bytes()).expect("framework"));
    assert_eq!(framework.items().count(), 200);
    let mut record = Record::new(&framework, &"示".repeat(60), "2026", "");
    for answer in &mut record.answers {
        answer.rating = Some(Mark::Scale(1));
    }
    let large = pdf(&card(&framework, record, State::Finalised), Lang::Zh, &Parts::new(&Part::ALL));
    let text = flat_pages(&large);
    assert!(text.contains(&"示".repeat(60)) && text.contains("200"));
}
