//! `export`: formats, parts, files.

use std::fs;

use super::harness::{Home, mode};

#[test]
fn one_format_goes_to_standard_output_and_several_do_not() {
    let home = Home::new();
    let id = home.sample();
    assert!(home.ok(&["export", &id, "--format", "md"]).starts_with("# 示例市机关事务管理局 2026 自评得分表\n"));
    assert_eq!(home.json(&["export", &id, "--format", "json"]), home.json(&["show", &id, "--json"]));
    assert!(home.ok(&["export", &id, "--format", "toml"]).starts_with("schema = 1\n"));
    home.refuses(&["export", &id, "--format", "md,csv"], 2, &["--out"], &["--out"]);
    home.refuses(&["export", &id, "--format", "md", "--force"], 2, &["--out"], &["--out"]);
    home.refuses(&["export", &id], 2, &["--format"], &["--format"]);
}

#[test]
fn unknown_formats_and_parts_name_the_known() {
    let home = Home::new();
    let id = home.sample();
    for format in ["xls", "md,", "MD", ""] {
        let known = ["md, csv, json, toml, html, pdf, svg, png, xlsx, docx, all"];
        home.refuses(&["export", &id, "--format", format], 2, &known, &known);
    }
    let known = [
        "summary, results, items, path, diagnostics, evidence, reflections, minutes, actions, method, signatures, checklist",
    ];
    home.refuses(&["export", &id, "--format", "md", "--parts", "all"], 2, &known, &known);
    home.refuses(&["export", "ffff0000", "--format", "md"], 3, &[&id], &[&id]);
}

#[test]
fn files_are_written_all_or_none_and_for_the_owner() {
    let home = Home::new();
    let id = home.sample();
    let out = home.arg("out");
    home.refuses(&["export", &id, "--format", "md", "--out", &out], 1, &["没有文件夹"], &["no folder"]);
    fs::create_dir(&out).expect("folder");
    let written = home.ok(&["export", &id, "--format", "md,json,csv,toml", "--out", &out]);
    let paths: Vec<&str> = written.lines().collect();
    let names = ["md", "json", "csv", "toml"].map(|end| format!("{out}/示例市机关事务管理局_2026_自评.{end}"));
    assert_eq!(paths, names);
    for path in &paths {
        assert_eq!(mode(path.as_ref()), 0o600, "{path}");
    }
    assert_eq!(fs::read_dir(&out).expect("folder").count(), 4, "no temporary file stays");

    fs::write(paths[1], "mine").expect("file");
    fs::remove_file(paths[0]).expect("file");
    let again = ["export", &id, "--format", "md,json", "--out", &out];
    for (lang, words) in
        [("zh", "已存在；用 --force"), ("en", "_2026_self-assessment.json exists; replace it with --force")]
    {
        if lang == "en" {
            fs::write(format!("{out}/示例市机关事务管理局_2026_self-assessment.json"), "mine").expect("file");
        }
        let ran = home.run(&[again.as_slice(), &["--lang", lang]].concat());
        assert_eq!((ran.code, ran.out.as_str()), (1, ""));
        assert!(ran.err.contains(words), "{}", ran.err);
    }
    assert!(!std::path::Path::new(paths[0]).exists(), "nothing is written where one file is in the way");
    home.ok(&[again.as_slice(), &["--force"]].concat());
    assert_ne!(fs::read_to_string(paths[1]).expect("file"), "mine");

    let file = home.write("file", "x");
    home.refuses(&["export", &id, "--format", "md", "--out", &file], 1, &["不是文件夹"], &["not a folder"]);
    let english = home.ok(&["export", &id, "--format", "md", "--out", &out, "--lang", "en"]);
    assert!(english.ends_with("_2026_self-assessment.md\n"), "{english}");
}

#[test]
fn file_names_hold_nothing_dangerous() {
    let home = Home::new();
    let office = "../..\\a:b*c?\"<d>|\n局".to_owned() + &"长".repeat(100);
    let id = home.ok(&["new", "--office", &office, "--period", "../2026"]);
    let out = home.arg("out");
    fs::create_dir(&out).expect("folder");
    let path = home.ok(&["export", id.trim(), "--format", "md", "--out", &out]);
    let name = path.trim_end().strip_prefix(&format!("{out}/")).expect("inside the folder");
    assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\n']) && !name.starts_with('.'), "{name}");
    assert!(name.chars().count() <= 80 && name.ends_with("_自评.md"), "{name}");
}

#[test]
fn csv_is_safe_for_spreadsheets() {
    let home = Home::new();
    let id = home.new_assessment();
    home.ok(&["rate", &id, "goal-1", "NA", "--reason=-1", "--note", "=HYPERLINK(\"x\")", "--evidence", "@a"]);
    home.ok(&["rate", &id, "goal-2", "F", "--note", "一,\"二\"\n三"]);
    let csv = home.ok(&["export", &id, "--format", "csv"]);
    assert!(csv.starts_with('\u{feff}'));
    assert_eq!(csv.matches("\r\n").count(), 80, "a head and 79 items");
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let head: Vec<String> = reader.headers().expect("head").iter().map(str::to_owned).collect();
    let column = |name: &str| head.iter().position(|cell| cell == name).unwrap_or_else(|| panic!("{name} in {head:?}"));
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("row")).collect();
    assert_eq!(rows.len(), 79);
    assert_eq!(&rows[0][column("备注")], "'=HYPERLINK(\"x\")");
    assert_eq!(&rows[0][column("理由")], "'-1");
    assert_eq!(&rows[0][column("佐证材料")], "'@a");
    assert_eq!((&rows[0][column("评级编号")], &rows[0][column("评级")]), ("NA", "不适用"));
    assert_eq!(&rows[1][column("备注")], "一,\"二\"\n三");
    assert_eq!((&rows[1][column("评级")], &rows[1][column("按佐证计")]), ("完全符合", "部分符合"));
    assert_eq!((&rows[2][column("评级编号")], &rows[2][column("评级")]), ("", "未评"));
}

#[test]
fn markdown_holds_every_part_in_both_languages() {
    let home = Home::new();
    let id = home.sample();
    let text = home.ok(&["export", &id, "--format", "md"]);
    let headings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let parts =
        ["总体", "各准则结果", "逐项评分表", "提升路径", "疑点提示", "佐证材料目录", "结语思考", "评分方法", "签字"];
    assert_eq!(headings, parts);
    let framework = pinheng::framework::builtin().hash.clone();
    for word in ["草稿", "仅供内部改进使用", "复核", "已过期", "空口", "在编人员工资依法确定", &framework]
    {
        assert!(text.contains(word), "{word}");
    }
    assert!(!text.contains('★') && !text.contains("排名"));
    // Three figures side by side: claimed, evidenced, their difference as shown.
    for row in ["| 自评分 | **53.5** |", "| 佐证分 | **44.8** | 与自评分之差 -8.7 |", "| 可达分 | **53.5** |"]
    {
        assert!(text.contains(row), "{row} is not in {text}");
    }
    assert!(text.contains("| 自评分 | 复核分 |"), "the reviewer's column stands beside the claimed one");
    // A record used by three items is one row.
    assert_eq!(text.matches("会议室自助预订试行评估 | 示机管办〔2026〕12号").count(), 1);

    home.ok(&["finalise", &id]);
    assert!(!home.ok(&["export", &id, "--format", "md"]).contains("草稿"));
    let english = home.ok(&["export", &id, "--format", "md", "--lang", "en"]);
    assert_eq!(english.lines().filter(|line| line.starts_with("## ")).count(), 9);
    assert!(english.contains("For internal improvement only") && english.contains("| Review score |"));

    let some = home.ok(&["export", &id, "--format", "md", "--parts", "method,summary"]);
    let headings: Vec<&str> = some.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(headings, ["总体", "评分方法"]);
}

#[test]
fn markdown_shows_what_users_wrote_as_they_wrote_it() {
    let home = Home::new();
    let id = home.ok(&["new", "--office", "# <b>局</b>", "--period", "2026|1"]);
    let id = id.trim();
    home.ok(&["rate", id, "goal-1", "F", "--note", "a|b\n| --- |\n**粗**"]);
    let text = home.ok(&["export", id, "--format", "md", "--parts", "items"]);
    assert!(text.starts_with("# \\# &lt;b\\>局&lt;/b\\> 2026\\|1 自评得分表\n"), "{text}");
    let row = text.lines().find(|line| line.contains("a\\|b")).expect("row");
    assert!(row.contains("a\\|b<br>\\| --- \\|<br>\\*\\*粗\\*\\*"), "{row}");
    // Eight columns, whatever was written.
    assert_eq!(row.replace("\\|", "").matches('|').count(), 9, "{row}");
}

#[test]
fn an_unanswered_assessment_exports_without_a_level() {
    let home = Home::new();
    let id = home.new_assessment();
    let text = home.ok(&["export", &id, "--format", "md"]);
    assert!(text.contains("| 综合等级（共 5 级） | **-** | 佐证级：-，级差 - |"), "{text}");
    assert!(text.contains("未评 79 项"));
    assert!(home.ok(&["show", &id]).contains("短板：-"));
}

#[test]
fn the_blank_checklist_holds_no_answer_and_the_filled_one_ticks_them() {
    let home = Home::new();
    let id = home.sample();
    let framework = pinheng::framework::builtin();
    let items = framework.items().len();
    for lang in ["zh", "en"] {
        let export = |more: &[&str]| {
            home.ok(&[&["export", &id, "--parts", "checklist", "--lang", lang, "--format"], more].concat())
        };
        let blank = export(&["md", "--blank"]);
        assert_eq!((blank.matches('□').count(), blank.matches('■').count()), (items * 5, 0), "{lang}");
        for word in ["草稿", "DRAFT", "空口", "53.5", "机关服务品牌创建方案", &id] {
            assert!(!blank.contains(word), "{lang} {word}");
        }
        let filled = export(&["md"]);
        assert_eq!((filled.matches('□').count(), filled.matches('■').count()), (items * 4, items), "{lang}");
        assert!(filled.contains("机关服务品牌创建方案"));
        let table = export(&["csv", "--blank"]);
        assert_eq!((table.matches('□').count(), table.matches('■').count()), (items * 5, 0), "{lang}");
        assert!(!table.contains("机关服务品牌创建方案"));
        assert!(export(&["csv"]).contains("机关服务品牌创建方案"));
        for (index, criterion) in framework.criteria().enumerate() {
            let lang = pinheng::i18n::Lang::from_code(lang).expect("language");
            let question = criterion.question.as_ref().expect("question").get(lang);
            assert!(blank.contains(question) && table.contains(question), "{index} {question}");
        }
    }
    let out = home.arg("forms");
    fs::create_dir(&out).expect("folder");
    home.ok(&["export", &id, "--parts", "checklist", "--blank", "--format", "all", "--out", &out]);
    for entry in fs::read_dir(&out).expect("forms").flatten() {
        let (name, bytes) = (entry.path(), fs::read(entry.path()).expect("form"));
        let text = String::from_utf8_lossy(&bytes);
        for word in ["机关服务品牌创建方案", "53.5", &id] {
            assert!(!text.contains(word), "{word} is in {}", name.display());
        }
    }
    // What other programs read is an assessment to begin with.
    for format in ["json", "toml"] {
        let form = home.ok(&["export", &id, "--parts", "checklist", "--blank", "--format", format]);
        let path = home.write(&format!("form.{format}"), form);
        let begun = home.ok(&["import", &path]);
        assert_eq!(home.json(&["show", begun.trim(), "--json"])["answers"], serde_json::json!({}), "{format}");
    }
    let wrong = ["--parts checklist"];
    home.refuses(&["export", &id, "--format", "md", "--blank"], 2, &wrong, &wrong);
    home.refuses(&["export", &id, "--format", "md", "--blank", "--parts", "checklist,items"], 2, &wrong, &wrong);
}

#[test]
fn equal_input_at_an_equal_time_is_equal_bytes() {
    let home = Home::new();
    let id = home.sample();
    let export = |time: &str, format: &str| home.ok(&["export", &id, "--format", format, "--time", time]);
    let (early, late) = ("2026-11-23T10:15:00+08:00", "2027-11-24T10:15:00+08:00");
    for format in ["md", "csv", "json", "toml", "html", "svg"] {
        assert_eq!(export(early, format), export(early, format), "{format}");
    }
    let text = export(early, "md");
    assert!(text.contains("- 出具日期：2026年11月23日\n") && text.contains("导出时间 2026年11月23日 10:15"), "{text}");
    let english = home.ok(&["export", &id, "--format", "md", "--time", early, "--lang", "en"]);
    assert!(english.contains("23 November 2026") && english.contains("exported 23 November 2026 10:15"), "{english}");
    // Validity is judged on that day.
    assert_ne!(text.matches("已过期").count(), export(late, "md").matches("已过期").count());
    for time in ["", "2026-11-23", "now"] {
        home.refuses(&["export", &id, "--format", "md", "--time", time], 2, &["--time"], &["--time"]);
    }
}

#[test]
fn every_format_is_written_at_once() {
    let home = Home::new();
    let id = home.sample();
    let out = home.arg("out");
    fs::create_dir(&out).expect("folder");
    home.refuses(&["export", &id, "--format", "all"], 2, &["--out"], &["--out"]);
    let written = home.ok(&["export", &id, "--format", "all", "--out", &out]);
    let ends: Vec<&str> = written.lines().map(|path| path.rsplit('.').next().expect("end")).collect();
    assert_eq!(ends, pinheng::report::Format::ALL.map(pinheng::report::Format::id));
    // The checklist has a name of its own, so that it does not stand in the report's way.
    let form = home.ok(&["export", &id, "--format", "md", "--parts", "checklist", "--blank", "--out", &out]);
    assert!(form.ends_with("_2026_空白检查表.md\n"), "{form}");
    // A second assessment of the office and period is refused rather than written over the first.
    let second = home.run(&["export", &home.sample(), "--format", "md", "--out", &out]);
    assert_eq!(second.code, 1);
    assert!(second.err.contains("已存在") && second.err.contains("--force"), "{}", second.err);
}

#[test]
fn a_font_file_must_be_there() {
    let home = Home::new();
    let id = home.sample();
    let export = |font: &str| home.run(&["export", &id, "--format", "md", "--font", font]).code;
    assert_eq!(export(&home.arg("none.otf")), 3);
    assert_eq!(export(&home.arg("")), 2);
    // And hold a font, whatever the format.
    fs::write(home.path("bad.otf"), "no font").expect("file");
    let bad = home.arg("bad.otf");
    let names = ["bad.otf", ".ttf"];
    home.refuses(&["export", &id, "--format", "png", "--font", &bad], 2, &names, &names);
    assert_eq!(export(&bad), 2);
}

/// What a folder holds.
#[cfg(unix)]
fn names(folder: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("folder")
        .map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A limit on the size of files stands for the full disk: writing stops in the middle.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_no_half_file() {
    let home = Home::new();
    let id = home.sample();
    let out = home.arg("out");
    fs::create_dir(&out).expect("folder");
    fs::write(format!("{out}/示例市机关事务管理局_2026_自评.json"), "old").expect("file");
    let program = home.command(&[]).get_program().to_owned();
    let script = "trap '' XFSZ; ulimit -f 40; exec \"$0\" \"$@\"";
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", script]).arg(program).args(["export", &id, "--format", "toml,json", "--out", &out, "--force"]);
    shell.env("XDG_DATA_HOME", home.path("data")).env("HOME", home.path(""));
    let ran = shell.output().expect("run");
    let said = String::from_utf8(ran.stderr).expect("UTF-8");
    assert_eq!(ran.status.code(), Some(1), "{said}");
    assert!(said.contains(".json") && said.contains("磁盘空间") && said.lines().count() == 1, "{said}");
    assert_eq!(names(&out), ["示例市机关事务管理局_2026_自评.json"]);
    assert_eq!(fs::read(format!("{out}/示例市机关事务管理局_2026_自评.json")).expect("file"), b"old");
}

/// Told to end at any moment, the program leaves all files or none, and nothing under a temporary name.
#[cfg(unix)]
#[test]
fn a_signal_leaves_all_files_or_none() {
    use std::time::Duration;
    let home = Home::new();
    let id = home.sample();
    let program = home.command(&[]).get_program().to_owned();
    let mut stopped = 0;
    for round in 0..24_u64 {
        let out = home.arg(&format!("out{round}"));
        fs::create_dir(&out).expect("folder");
        let mut command = std::process::Command::new(&program);
        command.args(["export", &id, "--format", "all", "--out", &out]);
        command.env("XDG_DATA_HOME", home.path("data")).env("HOME", home.path(""));
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped());
        let child = command.spawn().expect("run");
        std::thread::sleep(Duration::from_millis(round * 4));
        let pid = rustix::process::Pid::from_child(&child);
        let signal = if round % 2 == 0 { rustix::process::Signal::INT } else { rustix::process::Signal::TERM };
        rustix::process::kill_process(pid, signal).expect("signal");
        let ran = child.wait_with_output().expect("end");
        let left = names(&out);
        assert!(left.is_empty() || left.len() == pinheng::report::Format::ALL.len(), "{round}: {left:?}");
        assert!(!left.iter().any(|name| name.starts_with('.')), "{round}: {left:?}");
        stopped += u32::from(left.is_empty());
        if ran.status.code() == Some(1) {
            assert!(String::from_utf8_lossy(&ran.stderr).contains("没有写入任何文件"));
        }
    }
    assert!(stopped > 0, "never early enough");
}
