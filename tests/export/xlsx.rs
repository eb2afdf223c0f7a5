//! The workbook: live formulas with the program's values stored, for any framework, safe whatever was written.

#[path = "xlsx/book.rs"]
mod book;
#[path = "xlsx/frames.rs"]
mod frames;
#[path = "xlsx/recalc.rs"]
mod recalc;

use calamine::Data;
use pinheng::i18n::{Lang, SheetText};
use pinheng::report::{Format, Part, Parts, Scorecard};
use pinheng::scoring::{Part as Scored, View};

use super::cards::{NASTY, empty_card, longest_card, rendered, sample_card};
use book::{Book, entries};

/// What Excel 2007 and WPS know, and the sheets use.
const FUNCTIONS: [&str; 18] = [
    "AND",
    "COUNTIF",
    "IF",
    "INDEX",
    "ISNUMBER",
    "LEN",
    "MAX",
    "MIN",
    "N",
    "NA",
    "OR",
    "ROUND",
    "SUBSTITUTE",
    "SUM",
    "SUMIF",
    "SUMPRODUCT",
    "TEXT",
    "TRIM",
];

fn bytes(card: &Scorecard, lang: Lang, parts: &Parts) -> Vec<u8> {
    rendered(card, Format::Xlsx, lang, parts).bytes
}

fn all() -> Parts {
    Parts::new(&Part::ALL)
}

/// The functions of a formula that are not in the list.
fn unknown(formula: &str) -> Vec<String> {
    let code: String = formula.split('"').step_by(2).collect::<Vec<_>>().join("\"\"");
    let mut found = Vec::new();
    for (at, _) in code.match_indices('(') {
        let before = &code[..at];
        let start = before.rfind(|c: char| !c.is_alphanumeric() && c != '.' && c != '_').map_or(0, |at| at + 1);
        let name = &before[start..];
        if !name.is_empty() && !FUNCTIONS.contains(&name) {
            found.push(name.to_owned());
        }
    }
    found
}

#[test]
fn formulas_use_what_excel_2007_knows() {
    for card in [sample_card(), empty_card(), longest_card()] {
        for lang in Lang::ALL {
            let file = bytes(&card, lang, &all());
            let book = Book::read(&file);
            assert!(book.formulas.len() > 1_500, "{lang}: {}", book.formulas.len());
            for (place, formula) in &book.formulas {
                assert_eq!(unknown(formula), Vec::<String>::new(), "{place:?} {formula}");
                assert!(formula.encode_utf16().count() < 8_000, "{place:?}");
            }
            for (name, xml) in entries(&file) {
                assert!(!xml.contains("_xlfn") && !xml.contains("_xlws"), "{name}");
                for tag in xml.split("<formula>").skip(1).chain(xml.split("<formula1>").skip(1)) {
                    let formula = tag.split("</").next().expect("formula").replace("&quot;", "\"");
                    assert_eq!(unknown(&formula), Vec::<String>::new(), "{name} {formula}");
                }
            }
        }
    }
    assert_eq!(unknown("IF(A1=\"XLOOKUP(\",_xlfn.IFS(A1,1),TEXTJOIN(\"\",1,B1))"), ["_xlfn.IFS", "TEXTJOIN"]);
}

#[test]
fn stored_values_are_the_scorecards() {
    for card in [sample_card(), empty_card(), longest_card()] {
        let text = SheetText::of(Lang::Zh);
        let book = Book::read(&bytes(&card, Lang::Zh, &all()));
        let heading = book.row(text.calculation, 0, "综合", 0);
        let row = heading + 2;
        for (column, view) in [(5, View::Claimed), (6, View::Evidenced), (7, View::Potential)] {
            let stored = book.number(text.calculation, row, column).expect("score");
            let score = card.score_of(Scored::Overall, view).expect("score");
            assert!((stored - score).abs() < 1e-9, "{view:?}: {stored} {score}");
            assert!(book.formulas.contains_key(&(text.calculation.to_owned(), row, column)));
        }
    }
}

#[test]
fn the_same_input_at_the_same_time_makes_the_same_bytes() {
    let card = sample_card();
    let first = bytes(&card, Lang::Zh, &all());
    assert_eq!(first, bytes(&card, Lang::Zh, &all()));
    assert_ne!(first, bytes(&card, Lang::En, &all()));
    let core = &entries(&first)["docProps/core.xml"];
    assert!(core.contains("2026-11-23T02:15:00Z"), "{core}");
    assert!(!core.contains("root") && core.contains("品衡"), "{core}");
}

#[test]
fn sheets_speak_one_language_and_hold_the_chosen_parts() {
    let names = |lang, parts: &Parts| Book::read(&bytes(&empty_card(), lang, parts)).names;
    let report = [
        "总体",
        "准则结果",
        "等级关口",
        "逐项评分",
        "提升路径",
        "疑点提示",
        "佐证材料",
        "结语思考",
        "评分方法",
        "计算过程",
    ];
    assert_eq!(names(Lang::Zh, &Parts::default()), report);
    let some = Parts::new(&[Part::Summary, Part::Results, Part::Signatures]);
    assert_eq!(names(Lang::Zh, &some), ["总体", "准则结果", "等级关口"]);
    assert_eq!(names(Lang::En, &Parts::new(&[Part::Items])), ["Items", "Calculation"]);
    assert_eq!(names(Lang::En, &Parts::new(&[Part::Signatures])), ["Signatures"]);
    assert_eq!(names(Lang::En, &Parts::new(&[])), ["Summary"]);
    let chinese = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c);
    for parts in [all(), Parts::blank_checklist()] {
        // The theme names fonts of every script.
        let sheets = entries(&bytes(&empty_card(), Lang::En, &parts)).into_iter();
        for (name, xml) in sheets.filter(|(name, _)| !name.contains("theme")) {
            let xml = xml.replace("示例局", "").replace("崇人敬事", "");
            let at = xml.find(chinese).map(|at| xml[at..].chars().take(40).collect::<String>());
            assert_eq!(at, None, "{name}");
        }
    }
}

#[test]
fn without_the_items_no_formula_is_left() {
    let parts: Vec<Part> = Part::ALL.into_iter().filter(|part| *part != Part::Items).collect();
    let file = bytes(&sample_card(), Lang::Zh, &Parts::new(&parts));
    let book = Book::read(&file);
    assert_eq!(book.formulas.len(), 0, "{:?}", book.formulas.first_key_value());
    assert!(!entries(&file).values().any(|xml| xml.contains("计算过程") || xml.contains("rating_list")));
    assert_eq!(book.number("准则结果", 4, 2), Some(53.5));
}

#[test]
fn what_users_wrote_stays_text() {
    let mut card = sample_card();
    for (answer, text) in
        card.record.answers.iter_mut().zip(["=1+1", "+1", "-1", "@x", "=HYPERLINK(\"x\")", NASTY, "_x0041_"])
    {
        answer.note = text.to_owned();
    }
    card.record.answers[7].note = "长".repeat(40_000);
    let file = bytes(&card, Lang::Zh, &all());
    let book = Book::read(&file);
    let rows = book.item_rows("逐项评分");
    let note = |index: usize| book.text("逐项评分", rows[index], 11);
    assert_eq!([note(0), note(1), note(2), note(3), note(4)], ["=1+1", "+1", "-1", "@x", "=HYPERLINK(\"x\")"]);
    assert!(
        note(5).contains("<script>")
            && note(5).contains("璟彧瓅𠮷")
            && !note(5).contains(['\u{7}', '\u{202e}', '\u{fffe}'])
    );
    assert!(
        note(7).starts_with("长长")
            && note(7).ends_with("（过长，后文从略）")
            && note(7).encode_utf16().count() == 32_767
    );
    for ((sheet, row, column), formula) in &book.formulas {
        assert!(!formula.contains("HYPERLINK"), "{sheet} {row}");
        assert_ne!((sheet.as_str(), *column), ("逐项评分", 11), "{row}");
    }
    for (name, xml) in entries(&file) {
        assert!(roxmltree::Document::parse(&xml).is_ok(), "{name}");
        assert!(!xml.contains("TargetMode=\"External\""), "{name}");
    }
    assert!(entries(&file)["xl/sharedStrings.xml"].contains("_x005F_x0041_"));
}

#[test]
fn every_page_is_laid_out_for_paper() {
    let mut card = sample_card();
    card.record.office = "A&B局".to_owned();
    for lang in Lang::ALL {
        for parts in [all(), Parts::blank_checklist()] {
            let file = bytes(&card, lang, &parts);
            let sheets = entries(&file).into_iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
            for (name, xml) in sheets {
                assert!(xml.contains("paperSize=\"9\"") && xml.contains("fitToPage=\"1\""), "{name}");
                assert!(xml.contains("<sheetProtection sheet=\"1\"") && !xml.contains("password"), "{name}");
                assert!(xml.contains("<pane ") && xml.contains("state=\"frozen\""), "{name}");
                let foot =
                    xml.split("<oddFooter>").nth(1).and_then(|rest| rest.split("</oddFooter>").next()).expect("foot");
                let notice = lang.pick("仅供内部改进使用", "For internal improvement only");
                assert!(foot.contains(notice) && foot.contains("&amp;P") && foot.contains("&amp;N"), "{name} {foot}");
                let head =
                    xml.split("<oddHeader>").nth(1).and_then(|rest| rest.split("</oddHeader>").next()).expect("head");
                assert!(head.contains("A&amp;&amp;B局"), "{name} {head}");
                assert_eq!(head.contains(lang.pick("草稿", "DRAFT")), !parts.is_blank(), "{name}");
            }
        }
    }
    card.finalised = true;
    assert!(!entries(&bytes(&card, Lang::Zh, &all())).values().any(|xml| xml.contains("草稿：")));
}

#[test]
fn ratings_are_chosen_and_formulas_are_locked() {
    let file = bytes(&sample_card(), Lang::Zh, &all());
    let entries = entries(&file);
    let items = &entries["xl/worksheets/sheet4.xml"];
    let rules = items.split("<dataValidations").nth(1).expect("rules");
    assert_eq!(rules.matches("<formula1>rating_list</formula1>").count(), 2, "claimed and review");
    assert!(entries["xl/workbook.xml"].contains("name=\"rating_list\""));
    let styles = roxmltree::Document::parse(&entries["xl/styles.xml"]).expect("styles");
    let formats = styles
        .descendants()
        .find(|node| node.has_tag_name(("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "cellXfs")));
    let formats: Vec<_> = formats.expect("formats").children().filter(roxmltree::Node::is_element).collect();
    let open = |style: usize| formats[style].descendants().any(|node| node.attribute("locked") == Some("0"));
    let sheet = roxmltree::Document::parse(items).expect("sheet");
    let (mut inputs, mut formulas) = (0, 0);
    for cell in sheet.descendants().filter(|node| node.tag_name().name() == "c") {
        let style = cell.attribute("s").map_or(0, |style| style.parse().expect("style"));
        let formula = cell.children().any(|node| node.tag_name().name() == "f");
        assert!(!(formula && open(style)), "{:?}", cell.attribute("r"));
        formulas += usize::from(formula);
        let name = cell.attribute("r").expect("name");
        inputs += usize::from(name.starts_with(['F', 'G', 'H']) && open(style));
    }
    assert_eq!(inputs, 3 * 79);
    assert!(formulas > 79 + 30);
    for chart in ["xl/charts/chart1.xml", "xl/charts/chart2.xml"] {
        assert!(entries[chart].contains("<c:radarChart>") || entries[chart].contains("<c:barChart>"));
    }
    assert!(entries["xl/drawings/drawing1.xml"].contains("目标导向"), "the chart in words");
}

#[test]
fn the_blank_checklist_holds_no_answer() {
    let file = bytes(&sample_card(), Lang::Zh, &Parts::blank_checklist());
    let book = Book::read(&file);
    assert_eq!(book.names, ["检查表"]);
    let count =
        |mark: &str| book.values.values().filter(|value| matches!(value, Data::String(text) if text == mark)).count();
    assert_eq!((count("□"), count("■")), (79 * 5, 0));
    let form = &entries(&file)["xl/worksheets/sheet1.xml"];
    assert_eq!(form.matches("<dataValidation ").count(), 10, "one range a criterion");
    for xml in entries(&file).values() {
        for word in ["机关服务品牌创建方案", "53.5", "草稿", "0123abcd"] {
            assert!(!xml.contains(word), "{word}");
        }
    }
}
