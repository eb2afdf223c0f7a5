//! `import`: all files or none, and what an export brings back.

use serde_json::Value;

use super::harness::Home;

const SAMPLE: &str = "examples/sample-answers.toml";

#[test]
fn ids_come_one_a_line() {
    let home = Home::new();
    let out = home.ok(&["import", SAMPLE, SAMPLE]);
    let ids: Vec<&str> = out.lines().collect();
    assert!(ids.len() == 2 && ids[0] != ids[1], "{out}");
}

#[test]
fn all_or_none_and_the_faults_of_all() {
    let home = Home::new();
    let text = std::fs::read_to_string(SAMPLE).expect("sample");
    let one = home.write("one.toml", text.replacen("rating = \"F\"", "rating = \"Z\"", 1));
    let two = home.write("two.toml", text.replacen("period = ", "perod = ", 1));
    let words = ["one.toml:", "two.toml:"];
    home.refuses(&["import", SAMPLE, &one, &two], 2, &words, &words);
    home.refuses(&["import", &one, "nowhere.toml"], 3, &["one.toml:", "nowhere.toml"], &["one.toml:"]);
    assert!(!home.store().exists());
    let unknown = ["import", "--framework", "nope", SAMPLE];
    home.refuses(&unknown, 3, &["没有框架 nope"], &["no framework nope"]);
}

#[test]
fn an_export_comes_back_the_same() {
    for (framework, answers) in [(None, SAMPLE), (Some("examples/canteen-check.toml"), "examples/canteen-answers.toml")]
    {
        for format in ["json", "toml"] {
            let home = Home::new();
            let named: Vec<&str> = framework.iter().flat_map(|path| ["--framework", *path]).collect();
            let id = home.ok(&[["import", answers].as_slice(), &named].concat());
            let id = id.trim();
            home.ok(&["rate", id, first_item(framework), "-", "--note", "=1+1\n\"引号\" 'x' \\ 逗号，\t末尾\n"]);
            home.ok(&["finalise", id]);
            let file = home.write(&format!("answers.{format}"), home.ok(&["export", id, "--format", format]));
            // A second home knows nothing of the first one's frameworks; a JSON export carries its own.
            let other = Home::new();
            let again = if format == "json" {
                other.ok(&["import", &file])
            } else {
                other.ok(&[["import", &file].as_slice(), &named].concat())
            };
            let before = home.json(&["show", id, "--json"]);
            let after = other.json(&["show", again.trim(), "--json"]);
            for key in ["answers", "targets", "reflections", "office", "period", "scope", "score", "framework"] {
                assert_eq!(before[key], after[key], "{format} {key}");
            }
            let state = if format == "json" { "finalised" } else { "draft" };
            assert_eq!(after["state"], state, "only JSON keeps the state");
            let scored = home.json(&[["score", &file, "--json"].as_slice(), &named].concat());
            assert_eq!(scored, before["score"]);
        }
    }
}

fn first_item(framework: Option<&str>) -> &'static str {
    if framework.is_some() { "purchase-1" } else { "goal-1" }
}

#[test]
fn an_export_of_an_unanswered_assessment_comes_back() {
    let home = Home::new();
    let id = home.new_assessment();
    for format in ["json", "toml"] {
        let file = home.write(&format!("empty.{format}"), home.ok(&["export", &id, "--format", format]));
        let again = home.ok(&["import", &file]);
        let shown: Value = home.json(&["show", again.trim(), "--json"]);
        assert_eq!(shown["answers"], serde_json::json!({}));
    }
}
