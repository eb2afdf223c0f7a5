//! `framework`: for authors.

use std::fs;

use super::harness::Home;

#[test]
fn check_tells_every_fault_of_every_file() {
    let home = Home::new();
    let built_in = "assets/frameworks/office-service-brand.toml";
    let ran = home.run(&["framework", "check", built_in, "examples/canteen-check.toml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out.lines().count(), 2);
    assert!(ran.out.contains("office-service-brand 1.0.0") && ran.out.contains("没有问题"), "{}", ran.out);
    assert_eq!(home.json(&["framework", "check", built_in, "--json"])[0]["id"], "office-service-brand");

    let text = fs::read_to_string("examples/canteen-check.toml").expect("example");
    let faulty = home.write("faulty.toml", text.replacen("schema = 1", "schema = 2\ncolour = \"red\"", 1));
    let args = ["framework", "check", built_in, &faulty];
    home.refuses(&args, 2, &["没有问题", "`schema`", "`colour`"], &["ok", "`schema`", "`colour`"]);
    home.refuses(&["framework", "check", "nowhere.toml", built_in], 3, &["没有文件"], &["no file"]);
    home.refuses(&["framework", "check"], 2, &["缺少 <文件>"], &["<FILE> is missing"]);
}

#[test]
fn list_holds_the_built_in_one_and_those_of_the_store() {
    let home = Home::new();
    assert_eq!(home.json(&["framework", "list", "--json"]).as_array().expect("rows").len(), 1);
    assert!(!home.path("data").exists());
    home.ok(&["import", "--framework", "examples/canteen-check.toml", "examples/canteen-answers.toml"]);
    let rows = home.json(&["framework", "list", "--json"]);
    let ids: Vec<&str> = rows.as_array().expect("rows").iter().filter_map(|row| row["id"].as_str()).collect();
    assert_eq!(ids, ["office-service-brand", "canteen-check"]);
    assert!(home.ok(&["framework", "list"]).contains("机关食堂服务自查表"));
}

#[test]
fn show_prints_the_file_itself() {
    let home = Home::new();
    let file = fs::read_to_string("assets/frameworks/office-service-brand.toml").expect("framework");
    assert_eq!(home.ok(&["framework", "show"]), file);
    assert_eq!(home.ok(&["framework", "show", "office-service-brand"]), file);
    let json = home.json(&["framework", "show", "--json"]);
    assert_eq!(json["text"], file.as_str());
    home.refuses(&["framework", "show", "office"], 3, &["没有框架 office", "office-service-brand"], &["no framework"]);
}

#[test]
fn the_template_is_a_sound_framework() {
    let home = Home::new();
    let path = home.write("template.toml", home.ok(&["framework", "template"]));
    home.ok(&["framework", "check", &path]);
    home.refuses(&["framework", "template", "--json"], 2, &["没有 JSON"], &["no JSON"]);
}
