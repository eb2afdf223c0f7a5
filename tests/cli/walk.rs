//! Plain mode, as a script uses it.

use super::harness::{Home, Ran};

fn walk(home: &Home, id: &str, lang: &str, input: impl Into<Vec<u8>>) -> Ran {
    let output = home.command(&["walk", id, "--lang", lang]).write_stdin(input).output().expect("run");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Ran { code: output.status.code().expect("exit code"), out: text(output.stdout), err: text(output.stderr) }
}

#[test]
fn a_script_answers_and_everything_is_stored() {
    let home = Home::new();
    let id = home.new_assessment();
    let ran = walk(&home, &id, "zh", "F\n３。\nn 还差物业一家\n\ne 创建方案\n3号\n办公室\n0\n职责不涉及\nt 4\n");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let shown = home.json(&["show", &id, "--json"]);
    let answers = shown["answers"].as_object().expect("answers");
    assert_eq!(answers["goal-1"]["rating"], "F");
    assert_eq!(answers["goal-2"]["rating"], "L");
    assert_eq!(answers["goal-3"]["note"], "还差物业一家");
    assert_eq!(answers["goal-4"]["evidence"][0]["number"], "3号");
    assert_eq!(answers["goal-4"]["reason"], "职责不涉及");
    assert_eq!(shown["targets"]["goal"], 4);
    // The same undo as everywhere: the target first, then the last answer.
    home.ok(&["undo", &id]);
    home.ok(&["undo", &id]);
    assert_eq!(home.json(&["show", &id, "--json"])["answers"]["goal-4"]["rating"], serde_json::Value::Null);
}

#[test]
fn it_resumes_and_ends_with_where_the_office_stands() {
    let home = Home::new();
    let id = home.new_assessment();
    walk(&home, &id, "en", "4\n4\n");
    let ran = walk(&home, &id, "en", "q\n");
    assert!(ran.out.contains("Going on where you stopped.") && ran.out.contains("(goal-3)"), "{}", ran.out);
    assert!(ran.out.contains("Where the office stands:") && ran.out.contains("79 items: 2 rated"), "{}", ran.out);
    assert!(ran.out.ends_with(&format!("All answers are saved. Run pinheng walk {id} to go on.\n")), "{}", ran.out);
}

#[test]
fn standing_names_figures_what_blocks_and_the_cheapest_way() {
    let home = Home::new();
    let id = home.sample();
    for (lang, words) in [
        ("zh", ["自评", "佐证", "可达", "障碍：", "最省的做法：", "短板："]),
        ("en", ["claimed", "evidenced", "potential", "In the way of", "cheapest way", "Bottleneck:"]),
    ] {
        let ran = walk(&home, &id, lang, "g goal-1\ns\nq\n");
        for word in words {
            assert!(ran.out.contains(word), "{word} is not in {}", ran.out);
        }
    }
}

#[test]
fn what_is_not_understood_is_asked_again_and_counted() {
    let home = Home::new();
    let id = home.new_assessment();
    let ran = walk(&home, &id, "zh", "9\nmaybe\n2\n");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("评级只有 4 档，没有 9") && ran.out.contains("不明白 maybe"), "{}", ran.out);
    assert_eq!(ran.err, "有 2 行没有看懂，未作改动\n");
    assert_eq!(home.json(&["show", &id, "--json"])["answers"]["goal-1"]["rating"], "P");
}

#[test]
fn bytes_that_are_no_text_arrow_keys_and_line_ends_do_no_harm() {
    let home = Home::new();
    let id = home.new_assessment();
    let ran = walk(&home, &id, "zh", b"\xEF\xBB\xBF4\r\n\xff\xfe\n\x1b[A3\r\nn a\x1b[2Jb\x07".to_vec());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("不是 UTF-8"), "{}", ran.out);
    assert!(!ran.out.contains('\u{1b}') && !ran.out.contains('\r'), "{}", ran.out);
    let answers = home.json(&["show", &id, "--json"])["answers"].clone();
    assert_eq!((&answers["goal-1"]["rating"], &answers["goal-2"]["rating"]), (&"F".into(), &"L".into()));
    assert_eq!(answers["goal-3"]["note"], "ab");
}

#[test]
fn what_cannot_be_changed_is_refused_at_once() {
    let home = Home::new();
    let id = home.sample();
    home.refuses(&["walk", "0000"], 3, &["没有自评"], &["no assessment"]);
    home.ok(&["finalise", &id]);
    home.refuses(&["walk", &id], 1, &["已定稿"], &["finalised"]);
    home.ok(&["archive", &id]);
    home.refuses(&["walk", &id], 1, &["已归档"], &["archived"]);
    home.refuses(&["walk", &id, "--json"], 2, &["没有 JSON"], &["no JSON"]);
}

#[test]
fn the_whole_walk_can_be_done_by_script() {
    let home = Home::new();
    let id = home.new_assessment();
    let ran = walk(&home, &id, "zh", "3\n".repeat(79) + "会务\n" + &"\n".repeat(9));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("准则目标导向已评完") && ran.out.contains("全部项目都已评过"), "{}", ran.out);
    let list = home.json(&["list", "--json"]);
    assert!(list[0]["score"].as_f64().is_some_and(|score| score > 60.0), "{list}");
}
