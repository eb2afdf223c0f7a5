//! `rate` and `target`.

use serde_json::{Value, json};

use super::harness::Home;

fn answer(home: &Home, id: &str, item: &str) -> Value {
    home.json(&["show", id, "--json"])["answers"][item].clone()
}

#[test]
fn what_is_not_named_stays() {
    let home = Home::new();
    let id = home.new_assessment();
    let ran = home.run(&["rate", &id, "goal-1", "F", "--note", "备注", "--evidence", "方案", "--evidence", "通知"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    home.ok(&["rate", &id, "goal-1", "L"]);
    let expected = json!({"rating": "L", "note": "备注", "evidence": [{"title": "方案"}, {"title": "通知"}]});
    assert_eq!(answer(&home, &id, "goal-1"), expected);
    home.ok(&["rate", &id, "goal-1", "-"]);
    let expected = json!({"note": "备注", "evidence": [{"title": "方案"}, {"title": "通知"}]});
    assert_eq!(answer(&home, &id, "goal-1"), expected);
    home.ok(&["rate", &id, "goal-1", "-", "--note="]);
    assert!(answer(&home, &id, "goal-1").get("note").is_none());
}

#[test]
fn an_equal_title_is_kept_once() {
    let home = Home::new();
    let id = home.sample();
    let titles = |home: &Home| answer(home, &id, "goal-1")["evidence"].as_array().expect("evidence").len();
    let before = titles(&home);
    // The sample's record of that title has a number and a place too.
    home.ok(&["rate", &id, "goal-1", "F", "--evidence", "机关服务品牌创建方案"]);
    assert_eq!(titles(&home), before);
    home.ok(&["rate", &id, "goal-1", "F", "--evidence", "新", "--evidence", " 新 "]);
    assert_eq!(titles(&home), before + 1);
    home.refuses(&["rate", &id, "goal-1", "F", "--evidence", " "], 2, &["--evidence"], &["--evidence"]);
}

#[test]
fn not_applicable_needs_a_reason_and_leaving_it_drops_it() {
    let home = Home::new();
    let id = home.new_assessment();
    let remedy = ["--reason"];
    home.refuses(&["rate", &id, "goal-1", "NA"], 2, &remedy, &remedy);
    home.refuses(&["rate", &id, "goal-1", "NA", "--reason", "  "], 2, &remedy, &remedy);
    home.refuses(&["rate", &id, "goal-1", "F", "--reason", "x"], 2, &["只用于 NA"], &["goes with NA"]);
    assert_eq!(answer(&home, &id, "goal-1"), Value::Null, "what is refused changes nothing");
    home.ok(&["rate", &id, "goal-1", "NA", "--reason", "职责不涉及"]);
    // The stored reason is enough.
    home.ok(&["rate", &id, "goal-1", "NA", "--note", "备注"]);
    assert_eq!(answer(&home, &id, "goal-1"), json!({"rating": "NA", "note": "备注", "reason": "职责不涉及"}));
    home.ok(&["rate", &id, "goal-1", "N"]);
    assert_eq!(answer(&home, &id, "goal-1"), json!({"rating": "N", "note": "备注"}));
    home.refuses(&["rate", &id, "goal-1", "NA"], 2, &remedy, &remedy);
}

#[test]
fn one_command_is_one_step_of_undo() {
    let home = Home::new();
    let id = home.new_assessment();
    home.ok(&["rate", &id, "goal-1", "F", "--note", "备注", "--evidence", "方案", "--evidence", "通知"]);
    home.ok(&["undo", &id]);
    assert_eq!(answer(&home, &id, "goal-1"), Value::Null);
}

#[test]
fn unknown_names_are_told_apart() {
    let home = Home::new();
    let id = home.new_assessment();
    home.refuses(&["rate", &id, "gaol-1", "F"], 3, &["没有项目 gaol-1", "goal-1"], &["no item gaol-1", "goal-1"]);
    let scale = ["N, P, L, F, NA"];
    for rating in ["f", "X", "na", ""] {
        home.refuses(&["rate", &id, "goal-1", rating], 2, &scale, &scale);
    }
    home.refuses(&["target", &id, "gaol", "2"], 3, &["没有准则 gaol", "goal"], &["no criterion gaol", "goal"]);
    for rank in ["0", "6", "-1", "二", "2.0"] {
        home.refuses(&["target", &id, "goal", rank], 2, &["1, 2, 3, 4, 5"], &["1, 2, 3, 4, 5"]);
    }
}

#[test]
fn targets_are_set_and_cleared() {
    let home = Home::new();
    let id = home.new_assessment();
    home.ok(&["target", &id, "goal", "4"]);
    assert_eq!(home.json(&["show", &id, "--json"])["targets"], json!({"goal": 4}));
    home.ok(&["target", &id, "goal", "-"]);
    assert_eq!(home.json(&["show", &id, "--json"])["targets"], json!({}));
}
