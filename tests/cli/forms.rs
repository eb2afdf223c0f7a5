//! `workshop form` and `workshop collect`: ballots as spreadsheets, out and in again.

use std::io::{Cursor, Read as _, Write as _};
use std::path::PathBuf;
use std::process::Command;

use pinheng::app::App;
use pinheng::workshop::{Act, People, Place, Vote};
use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::harness::Home;
use super::meetings::{act, begin, cast, roles};

/// What no message may tell.
const SECRET: &str = "98765";

/// A file, its content, and what is said of it in both languages.
type BadCells<'c> = (&'c str, Vec<u8>, &'c [&'c str], &'c [&'c str]);

/// A home with a workshop on two criteria for some voters.
pub fn started(people: &People) -> (Home, String) {
    let home = Home::new();
    let id = home.sample();
    begin(&home, &id, people);
    (home, id)
}

/// An empty form of the workshop.
pub fn form(home: &Home, id: &str) -> Vec<u8> {
    let output = home.command(&["workshop", "form", id]).output().expect("run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The parts of an archive.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("archive");
    let mut all = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("part");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("content");
        all.push((file.name().expect("name").into_owned(), content));
    }
    all
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        out.start_file(name.as_str(), options).expect("part");
        out.write_all(content).expect("content");
    }
    out.finish().expect("archive").into_inner()
}

/// A form with one of its parts changed as text.
fn edited(form: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut parts = parts(form);
    let (_, content) = parts.iter_mut().find(|(name, _)| name == part).expect("part");
    let text = String::from_utf8(content.clone()).expect("UTF-8");
    let changed = change(&text);
    assert_ne!(changed, text, "nothing was changed in {part}");
    *content = changed.into_bytes();
    packed(&parts)
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// A sheet with something put into an empty cell.
fn put(sheet: &str, cell: &str, inside: &str) -> String {
    let head = format!("<c r=\"{cell}\" s=\"");
    let at = sheet.find(&head).unwrap_or_else(|| panic!("{cell} in {sheet}")) + head.len();
    let end = at + sheet[at..].find("\"/>").expect("an empty cell");
    let style = &sheet[at..end];
    format!("{}{style}\" {inside}</c>{}", &sheet[..at], &sheet[end + 3..])
}

fn word(text: &str) -> String {
    format!("t=\"inlineStr\"><is><t>{text}</t></is>")
}

/// A form filled in: cells with what was chosen.
pub fn filled(form: &[u8], cells: &[(&str, &str)]) -> Vec<u8> {
    edited(form, SHEET, |sheet| {
        cells.iter().fold(sheet.to_owned(), |sheet, (cell, text)| put(&sheet, cell, &word(text)))
    })
}

pub fn voted(home: &Home, id: &str) -> [Option<u64>; 2] {
    let shown = home.json(&["show", id, "--json"]);
    [0, 1].map(|course| shown["workshops"][0]["criteria"][course]["rounds"][0]["voted"].as_u64())
}

#[test]
fn forms_are_filled_in_collected_and_counted_once() {
    let (home, id) = started(&People::anonymous(5));
    let votes = [["3", "2"], ["-", "５"], ["4", "－"]];
    let files: Vec<String> = (0..)
        .zip(votes)
        .map(|(at, [first, second])| {
            let bytes = filled(&form(&home, &id), &[("C6", first), ("C7", second)]);
            home.write(&format!("表{at}.xlsx"), bytes)
        })
        .collect();
    let said = home.ok(&["workshop", "collect", &id, &files[0]]);
    assert!(said.contains("已计入 1 张") && said.contains("1 / 5"), "{said}");
    let again = ["workshop", "collect", &id, &files[1], &files[0]];
    home.refuses(&again, 2, &["表0.xlsx: 这张表以前已经计过", "一张都没有计入"], &["表0.xlsx: this form was counted"]);
    assert_eq!(voted(&home, &id), [Some(1), Some(1)], "none of them was counted");
    let value = home.json(&["workshop", "collect", &id, &files[1], &files[2], "--json"]);
    assert_eq!((&value["counted"], &value["voted"], &value["voters"]), (&json!(2), &json!(3), &json!(5)));
    // A fourth vote, and the round can be opened.
    let last = home.write("last.xlsx", filled(&form(&home, &id), &[("C6", "3"), ("C7", "2")]));
    home.ok(&["workshop", "collect", &id, &last]);
    let key = App::open(&home.store()).expect("open").last_workshop(&id).expect("workshop");
    act(
        &home,
        &id,
        key,
        &[Act::GoTo(Place::Course(0)), Act::Cast { course: 0, group: None, votes: vec![Vote::Level(2)] }],
    );
    act(&home, &id, key, &[Act::Reveal]);
    let shown = home.json(&["show", &id, "--json"]);
    let round = &shown["workshops"][0]["criteria"][0]["rounds"][0];
    assert_eq!(round["votes"], json!({"1": 0, "2": 0, "3": 3, "4": 1, "5": 0}));
    assert_eq!(round["abstained"], json!(1));
    // The first vote is over now.
    for args in [
        ["workshop", "form", &id, "--json", "--out", &home.arg("x.xlsx")].as_slice(),
        &["workshop", "collect", &id, &last],
    ] {
        home.refuses(args, 1, &["第一轮投票已经揭示"], &["the first vote was revealed"]);
    }
}

#[test]
fn every_bad_cell_is_told_by_file_and_cell_and_never_by_value() {
    let (home, id) = started(&People::anonymous(5));
    let blank = form(&home, &id);
    let good = home.write("good.xlsx", filled(&form(&home, &id), &[("C6", "1"), ("C7", "1")]));
    let formula = edited(&blank, SHEET, |sheet| {
        let sheet = put(sheet, "C6", &format!("><f>1+{SECRET}</f><v>3</v>"));
        put(&sheet, "C7", &word("3"))
    });
    let number =
        edited(&blank, SHEET, |sheet| put(&put(sheet, "C6", &format!("><v>{SECRET}</v>")), "C7", "><v>2.5</v>"));
    let cases: [BadCells<'_>; 6] = [
        ("empty", blank.clone(), &["C6: 没有选", "C7: 没有选"], &["C6: nothing is chosen", "C7: nothing"]),
        ("word", filled(&blank, &[("C6", SECRET), ("C7", "3")]), &["C6: 不是等级"], &["C6: this is neither"]),
        ("two", filled(&blank, &[("C6", "3"), ("C7", "3 3")]), &["C7: 不是等级"], &["C7: this is neither"]),
        ("numbers", number, &["C6: 不是等级", "C7: 不是等级"], &["C6: this", "C7: this"]),
        ("formula", formula, &["C6: 有公式"], &["C6: there is a formula"]),
        (
            "moved",
            edited(&blank, SHEET, |sheet| sheet.replace("r=\"A6\"", "r=\"B2\"")),
            &["A6: 表格的行"],
            &["A6: rows"],
        ),
    ];
    for (name, bytes, zh, en) in cases {
        let file = home.write(&format!("{name}.xlsx"), bytes);
        let named = |words: &[&str]| words.iter().map(|words| format!("{name}.xlsx: {words}")).collect::<Vec<_>>();
        let (zh, en) = (named(zh), named(en));
        let args = ["workshop", "collect", &id, &good, &file];
        let zh: Vec<&str> = zh.iter().map(String::as_str).chain(["一张都没有计入"]).collect();
        let en: Vec<&str> = en.iter().map(String::as_str).collect();
        home.refuses(&args, 2, &zh, &en);
        let ran = home.run(&args);
        assert!(!ran.err.contains(SECRET), "{}", ran.err);
    }
    assert_eq!(voted(&home, &id), [None, None], "a good one beside a bad one is not counted");
}

/// An archive that unpacks to far more than it is.
fn bomb(form: &[u8]) -> Vec<u8> {
    let mut all = parts(form);
    all.push(("xl/worksheets/sheet9.xml".to_owned(), vec![b' '; 64_000_000]));
    packed(&all)
}

/// The same, but it says that it is small.
fn lying_bomb(form: &[u8]) -> Vec<u8> {
    let mut bytes = bomb(form);
    let (real, said) = (64_000_000_u32.to_le_bytes(), 1000_u32.to_le_bytes());
    let mut found = 0;
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == real {
            bytes[at..at + 4].copy_from_slice(&said);
            found += 1;
        }
    }
    assert!(found >= 1, "the size stands in the directory");
    bytes
}

#[test]
fn what_is_no_form_of_this_workshop_is_refused_with_its_reason() {
    let (home, id) = started(&People::anonymous(5));
    let full = filled(&form(&home, &id), &[("C6", "1"), ("C7", "1")]);
    let rows = |count: usize| {
        let cell = |row: usize| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>");
        let rows: String = (100..100 + count).map(cell).collect();
        edited(&full, SHEET, |sheet| sheet.replace("</sheetData>", &format!("{rows}</sheetData>")))
    };
    let far = edited(&full, SHEET, |sheet| {
        sheet.replace("</sheetData>", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>")
    });
    let strings = |from: &str, to: &str| edited(&full, "xl/sharedStrings.xml", |text| text.replace(from, to));
    let report = home.command(&["export", &id, "--format", "xlsx"]).output().expect("export").stdout;
    let mut half = full.clone();
    half.truncate(full.len() / 2);
    let mut torn = full.clone();
    torn[200..260].fill(7);
    let cases: [(&str, Vec<u8>, &str, &str); 12] = [
        ("text", b"a,b\r\n1,2\r\n".to_vec(), "不是本程序的投票表", "not a ballot"),
        ("nothing", Vec::new(), "不是本程序的投票表", "not a ballot"),
        ("report", report, "不是本程序的投票表", "not a ballot"),
        ("mark", strings("pinheng-ballot", "other"), "不是本程序的投票表", "not a ballot"),
        ("half", half, "文件已损坏", "damaged"),
        ("torn", torn, "文件已损坏", "damaged"),
        ("many", rows(100_000), "过大", "far too much"),
        ("far", far, "过大", "far too much"),
        ("bomb", bomb(&full), "过大", "far too much"),
        ("liar", lying_bomb(&full), "", ""),
        ("version", strings("<t>1.0.0</t>", "<t>9.9.9</t>"), "另一个框架或版本", "another framework"),
        ("workshop", strings(&format!("<t>{id}</t>"), "<t>00000000</t>"), "另一次研讨", "another workshop"),
    ];
    for (name, bytes, zh, en) in cases {
        let file = home.write(&format!("{name}.xlsx"), bytes);
        home.refuses(&["workshop", "collect", &id, &file], 2, &[&format!("{name}.xlsx: "), zh], &["xlsx: ", en]);
    }
    let args = ["workshop", "collect", &id, "nowhere.xlsx"];
    home.refuses(&args, 3, &["nowhere.xlsx"], &["nowhere.xlsx"]);
    assert_eq!(voted(&home, &id), [None, None]);
    // A macro, and anything else that was packed in, is never looked at.
    let mut all = parts(&full);
    all.push(("xl/vbaProject.bin".to_owned(), vec![0xd0; 5000]));
    all.push(("xl/media/image1.png".to_owned(), b"no picture".to_vec()));
    let file = home.write("macro.xlsx", packed(&all));
    home.ok(&["workshop", "collect", &id, &file]);
}

#[test]
fn a_form_twice_and_more_forms_than_voters_are_refused() {
    let (home, id) = started(&People::anonymous(4));
    let file = |name: &str, bytes: &[u8]| home.write(&format!("{name}.xlsx"), bytes);
    let full = || filled(&form(&home, &id), &[("C6", "1"), ("C7", "2")]);
    let first = full();
    let (one, copy) = (file("one", &first), file("copy", &first));
    home.refuses(
        &["workshop", "collect", &id, &one, &copy],
        2,
        &["copy.xlsx: 和 ", "one.xlsx 是同一张表"],
        &["copy.xlsx: it is the same form as"],
    );
    let more: Vec<String> = (0..4).map(|at| file(&format!("more{at}"), &full())).collect();
    let mut args = vec!["workshop", "collect", &id, &one];
    args.extend(more.iter().map(String::as_str));
    home.refuses(&args, 2, &["more3.xlsx: 票数超过投票人数，还能计 4 张"], &["more3.xlsx: more votes than voters"]);
    assert_eq!(voted(&home, &id), [None, None]);
    home.ok(&args[..6]);
    assert_eq!(voted(&home, &id), [Some(3), Some(3)]);
    home.refuses(&["workshop", "collect", &id, &more[2], &more[3]], 2, &["more3.xlsx", "还能计 1 张"], &["room for 1"]);
}

#[test]
fn the_role_is_asked_for_only_where_votes_are_counted_by_it() {
    let (home, id) = started(&roles());
    let blank = || form(&home, &id);
    let votes = [("C6", "3"), ("C7", "2")];
    let with = |role: &str| filled(&blank(), &[&[("C4", role)], votes.as_slice()].concat());
    let missing = home.write("missing.xlsx", filled(&blank(), &votes));
    let wrong = home.write("wrong.xlsx", with("facilitator"));
    home.refuses(
        &["workshop", "collect", &id, &missing, &wrong],
        2,
        &["missing.xlsx: C4: 没有选角色", "wrong.xlsx: C4"],
        &["C4: no role"],
    );
    let files: Vec<String> = ["领导", "leader", "机关", "干部职工", "领导", "领导"]
        .iter()
        .enumerate()
        .map(|(at, role)| home.write(&format!("r{at}.xlsx"), with(role)))
        .collect();
    let mut args = vec!["workshop", "collect", &id];
    args.extend(files.iter().map(String::as_str));
    home.ok(&args);
    // A fifth leader.
    let fifth = home.write("fifth.xlsx", with("领导"));
    let ran = home.run(&["workshop", "collect", &id, &fifth]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(voted(&home, &id), [Some(6), Some(6)]);
}

#[test]
fn a_form_names_nobody_and_many_differ_in_their_token_alone() {
    let (home, id) = started(&People::anonymous(12));
    let folder = home.arg("forms");
    let out = home.ok(&["workshop", "form", &id, "--count", "12", "--out", &folder]);
    let paths: Vec<&str> = out.lines().collect();
    assert!(paths.len() == 12 && paths[0].ends_with("投票表_01.xlsx"), "{out}");
    let files: Vec<Vec<(String, Vec<u8>)>> =
        paths.iter().map(|path| parts(&std::fs::read(path).expect("form"))).collect();
    for file in &files[1..] {
        for ((name, one), (_, other)) in file.iter().zip(&files[0]) {
            assert_eq!(one == other, name != "xl/sharedStrings.xml", "{name}");
        }
    }
    for (name, content) in &files[0] {
        let text = String::from_utf8_lossy(content);
        for tag in ["dc:creator", "cp:lastModifiedBy", "Company", "Manager"] {
            assert!(
                !text.contains(&format!("<{tag}>")) || text.contains(&format!("<{tag}></{tag}>")),
                "{name}: {text}"
            );
        }
        assert!(!text.contains("2026-"), "{name} tells a time: {text}");
    }
    let ran = home.run(&["workshop", "form", &id, "--count", "13", "--out", &folder]);
    assert!(ran.code == 1 && ran.err.contains("投票表_01.xlsx"), "{ran:?}");
    assert_eq!(std::fs::read_dir(&folder).expect("folder").count(), 12, "nothing was written");
}

#[test]
fn wrong_use_is_said() {
    let (home, id) = started(&People::anonymous(3));
    let file = home.write("x.xlsx", "x");
    home.refuses(&["workshop", "form", &id], 2, &["四"], &["four"]);
    home.refuses(&["workshop", "collect", &id, &file], 2, &["四"], &["four"]);
    home.refuses(&["workshop", "form", &id, "--count", "3"], 2, &["--out"], &["--out"]);
    home.refuses(&["workshop", "form", &id, "--json"], 2, &["--out"], &["--out"]);
    home.refuses(&["workshop", "form", &id, "--count", "0", "--out", "x"], 2, &[], &[]);
    home.refuses(&["workshop"], 2, &[], &[]);
    let other = home.new_assessment();
    home.refuses(&["workshop", "form", &other], 3, &["研讨"], &["workshop"]);
    home.refuses(&["workshop", "form", "00000000"], 3, &["00000000"], &["00000000"]);
    let (home, id) = started(&People::anonymous(5));
    let there = home.write("there.xlsx", "x");
    home.refuses(&["workshop", "form", &id, "--out", &there], 1, &["there.xlsx"], &["there.xlsx"]);
    let value = home.json(&["workshop", "form", &id, "--json", "--out", &home.arg("new.xlsx")]);
    assert_eq!(value, json!([{"file": home.arg("new.xlsx")}]));
    home.ok(&["finalise", &id]);
    home.refuses(&["workshop", "form", &id], 1, &[], &[]);
}

/// A program on the path, where it is installed.
fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

#[test]
fn a_form_survives_a_spreadsheet_program() {
    let Some(office) = program("soffice") else {
        eprintln!("SKIPPED: LibreOffice (soffice) is not installed, so no program saves the form again");
        return;
    };
    let (home, id) = started(&roles());
    let cells = [("C4", "机关"), ("C6", "4"), ("C7", "-")];
    let file = home.write("form.xlsx", filled(&form(&home, &id), &cells));
    let (out, profile) = (home.arg("out"), home.arg("profile"));
    let ran = Command::new(office)
        .arg(format!("-env:UserInstallation=file://{profile}"))
        .args(["--headless", "--convert-to", "xlsx", "--outdir", &out, &file])
        .output()
        .expect("LibreOffice runs");
    let saved = home.path("out/form.xlsx").display().to_string();
    assert!(home.path("out/form.xlsx").is_file(), "{ran:?}");
    home.ok(&["workshop", "collect", &id, &saved]);
    assert_eq!(voted(&home, &id), [Some(1), Some(1)]);
    // The same form as it was before, too, is the same form.
    home.refuses(&["workshop", "collect", &id, &file], 2, &["以前已经计过"], &["counted before"]);
}

#[test]
fn a_form_survives_openpyxl() {
    let script = "
import sys, openpyxl
from openpyxl.worksheet.datavalidation import DataValidation
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.worksheets[0]
lists = sorted(rule.formula1 for rule in sheet.data_validations.dataValidation)
assert lists == ['\"1,2,3,4,5,-\"'], lists
assert book['pinheng'].sheet_state == 'hidden'
assert not book.properties.creator and not book.properties.lastModifiedBy, book.properties
sheet['C6'] = 3
sheet['C7'] = '2'
book.save(sys.argv[2])
";
    let (home, id) = started(&People::anonymous(5));
    let (from, to) = (home.write("form.xlsx", form(&home, &id)), home.arg("made.xlsx"));
    let python = program("python3");
    let ran = python.map(|python| Command::new(python).args(["-c", script, &from, &to]).output().expect("python runs"));
    let missing = ran.as_ref().is_none_or(|ran| String::from_utf8_lossy(&ran.stderr).contains("No module named"));
    if missing {
        eprintln!("SKIPPED: openpyxl is not installed, so no other library fills the form in");
        return;
    }
    assert!(home.path("made.xlsx").is_file(), "{ran:?}");
    home.ok(&["workshop", "collect", &id, &to]);
    assert_eq!(voted(&home, &id), [Some(1), Some(1)]);
}

#[test]
fn an_open_round_is_told_by_numbers_only() {
    let (home, id) = started(&roles());
    let key = App::open(&home.store()).expect("open").last_workshop(&id).expect("workshop");
    act(&home, &id, key, &[Act::Next, Act::Next, cast(0, pinheng::workshop::Role::Staff, &[4, 4])]);
    let file = home.write("form.xlsx", filled(&form(&home, &id), &[("C4", "机关"), ("C6", "4"), ("C7", "-")]));
    let said = home.ok(&["workshop", "collect", &id, &file]);
    assert!(said.contains("3 / 12"), "{said}");
    assert_eq!(voted(&home, &id), [Some(3), Some(1)]);
}
