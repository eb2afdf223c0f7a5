//! Making, listing, showing, putting away, deleting.

use super::harness::Home;

#[test]
fn new_prints_the_id_alone() {
    let home = Home::new();
    let ran = home.run(&["new", "--office", "示例局", "--period", "2026", "--scope", "食堂"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let id = ran.out.trim_end();
    assert!(ran.out == format!("{id}\n") && id.len() == 8 && id.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let shown = home.json(&["show", id, "--json"]);
    assert_eq!(
        (&shown["office"], &shown["period"], &shown["scope"]),
        (&"示例局".into(), &"2026".into(), &"食堂".into())
    );
    assert_eq!(shown["framework"]["id"], "office-service-brand");
}

#[test]
fn new_takes_another_framework_by_path_then_by_id() {
    let home = Home::new();
    let args = |framework| ["new", "--office", "局", "--period", "2026", "--framework", framework];
    home.refuses(&args("nope"), 3, &["没有框架 nope", "office-service-brand"], &["no framework nope"]);
    let faulty = home.write("faulty.toml", "schema = 1\n");
    home.refuses(&args(&faulty), 2, &["faulty.toml:1:1: "], &["faulty.toml:1:1: "]);
    assert!(!home.store().exists(), "a refused framework leaves no store behind");
    let id = home.ok(&args("examples/canteen-check.toml"));
    assert_eq!(home.json(&["show", id.trim(), "--json"])["framework"]["id"], "canteen-check");
    home.ok(&args("canteen-check"));
}

#[test]
fn new_refuses_blank_names() {
    let home = Home::new();
    home.refuses(&["new", "--office", " ", "--period", "2026"], 2, &["单位不能为空"], &["office must not be blank"]);
    home.refuses(&["new", "--office", "局", "--period", ""], 2, &["周期不能为空"], &["period must not be blank"]);
    assert!(!home.store().exists());
}

#[test]
fn reading_a_store_that_is_not_there_creates_nothing() {
    let home = Home::new();
    let ran = home.run(&["list"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert_eq!(home.ok(&["list", "--json"]), "[]\n");
    let reading: [&[&str]; 14] = [
        &["show", "abcd1234"],
        &["delete", "abcd1234"],
        &["duplicate", "abcd1234"],
        &["archive", "abcd1234"],
        &["finalise", "abcd1234"],
        &["reopen", "abcd1234", "--reason", "x"],
        &["rate", "abcd1234", "goal-1", "F"],
        &["target", "abcd1234", "goal", "2"],
        &["undo", "abcd1234"],
        &["redo", "abcd1234"],
        &["export", "abcd1234", "--format", "md"],
        &["backup", "/nowhere/else.db"],
        &["restore", "/nowhere/else.db"],
        &["doctor"],
    ];
    for args in reading {
        home.refuses(args, 3, &[], &[]);
    }
    home.refuses(&["show", "abcd1234"], 3, &["还不存在", "new", "--db"], &["does not exist yet", "new", "--db"]);
    assert!(!home.path("data").exists());
}

#[test]
fn list_sets_claimed_and_evidenced_side_by_side() {
    let home = Home::new();
    let id = home.sample();
    let empty = home.new_assessment();
    let rows = home.json(&["list", "--json"]);
    let rows = rows.as_array().expect("rows");
    assert_eq!(rows.len(), 2);
    // Newest change first.
    assert_eq!((&rows[0]["id"], &rows[1]["id"]), (&empty.as_str().into(), &id.as_str().into()));
    for key in ["id", "office", "period", "scope", "state", "framework", "score", "level", "changed"] {
        assert!(rows[1].get(key).is_some(), "{key}");
    }
    assert_eq!((&rows[1]["state"], &rows[1]["framework"]), (&"draft".into(), &"office-service-brand".into()));
    let text = home.ok(&["list"]);
    let head = text.lines().next().expect("head");
    assert!(head.contains("自评分") && head.contains("佐证分"), "{head}");
    let row = text.lines().find(|line| line.starts_with(&id)).expect("row");
    assert!(row.contains("53.5") && row.contains("44.8"), "{row}");
    // Nothing answered yet: no level.
    let row = text.lines().find(|line| line.starts_with(&empty)).expect("row");
    assert!(row.contains(" -  "), "{row}");
}

#[test]
fn json_does_not_vary_by_language() {
    let home = Home::new();
    let id = home.sample();
    for args in [vec!["list", "--json"], vec!["show", &id, "--json"], vec!["framework", "list", "--json"]] {
        let say = |lang| home.ok(&[args.as_slice(), &["--lang", lang]].concat());
        assert_eq!(say("zh"), say("en"));
    }
}

#[test]
fn show_takes_the_beginning_of_an_id_and_names_the_nearest() {
    let home = Home::new();
    let id = home.sample();
    assert_eq!(home.ok(&["show", &id[..4]]), home.ok(&["show", &id]));
    let near = format!("最接近的是 {id}");
    home.refuses(&["show", "zzzzzzzz"], 3, &["没有自评 zzzzzzzz", &near], &[&id]);
}

#[test]
fn finalised_assessments_are_locked_until_reopened_with_a_reason() {
    let home = Home::new();
    let id = home.new_assessment();
    assert!(home.run(&["finalise", &id]).err.contains(&id));
    assert_eq!(home.json(&["list", "--json"])[0]["state"], "finalised");
    home.refuses(&["rate", &id, "goal-1", "F"], 1, &["已定稿", "reopen"], &["finalised", "reopen"]);
    home.refuses(&["rate", &id, "goal-1", "-"], 1, &["已定稿"], &["finalised"]);
    home.refuses(&["target", &id, "goal", "3"], 1, &["已定稿"], &["finalised"]);
    home.refuses(&["undo", &id], 1, &["已定稿"], &["finalised"]);
    home.refuses(&["finalise", &id], 1, &["已定稿"], &["finalised"]);
    home.refuses(&["reopen", &id], 2, &["--reason"], &["--reason"]);
    home.refuses(&["reopen", &id, "--reason", " "], 2, &["理由"], &["reason"]);
    home.ok(&["reopen", &id, "--reason", "漏评一项"]);
    home.ok(&["rate", &id, "goal-1", "F"]);
    home.refuses(&["reopen", &id, "--reason", "x"], 1, &["没有定稿"], &["not finalised"]);
}

#[test]
fn archived_assessments_stay_listed_and_come_back() {
    let home = Home::new();
    let id = home.new_assessment();
    home.ok(&["archive", &id]);
    assert_eq!(home.json(&["list", "--json"])[0]["state"], "archived");
    home.refuses(&["rate", &id, "goal-1", "F"], 1, &["已归档"], &["archived"]);
    home.ok(&["undo", &id]);
    assert_eq!(home.json(&["list", "--json"])[0]["state"], "draft");
}

#[test]
fn deleting_can_be_undone_and_purging_cannot() {
    let home = Home::new();
    let id = home.new_assessment();
    let ran = home.run(&["delete", &id]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains(&format!("pinheng undo {id}")), "{}", ran.err);
    assert_eq!(home.ok(&["list", "--json"]), "[]\n");
    home.refuses(&["show", &id], 3, &["没有自评"], &["no assessment"]);
    home.ok(&["undo", &id]);
    home.ok(&["show", &id]);
    home.ok(&["redo", &id]);
    home.ok(&["delete", &id, "--purge"]);
    home.refuses(&["undo", &id], 3, &["没有自评"], &["no assessment"]);
}

#[test]
fn duplicates_are_new_drafts_with_the_same_answers() {
    let home = Home::new();
    let id = home.sample();
    home.ok(&["finalise", &id]);
    let copy = home.ok(&["duplicate", &id]).trim().to_owned();
    assert_ne!(copy, id);
    let (left, right) = (home.json(&["show", &id, "--json"]), home.json(&["show", &copy, "--json"]));
    assert_eq!(right["state"], "draft");
    for key in ["office", "period", "scope", "answers", "targets", "reflections", "score"] {
        assert_eq!(left[key], right[key], "{key}");
    }
}

#[test]
fn undo_and_redo_say_what_they_touched() {
    let home = Home::new();
    let id = home.new_assessment();
    home.refuses(&["undo", &id], 1, &["没有可撤销"], &["nothing to undo"]);
    home.refuses(&["redo", &id], 1, &["没有可重做"], &["nothing to redo"]);
    home.ok(&["rate", &id, "goal-1", "F"]);
    home.ok(&["target", &id, "goal", "3"]);
    assert!(home.run(&["undo", &id]).err.contains("准则 goal"));
    assert!(home.run(&["undo", &id, "--lang", "en"]).err.contains("item goal-1"));
    assert_eq!(home.json(&["show", &id, "--json"])["answers"], serde_json::json!({}));
    home.ok(&["redo", &id]);
    assert_eq!(home.json(&["show", &id, "--json"])["answers"]["goal-1"]["rating"], "F");
}
