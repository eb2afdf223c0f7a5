//! `score`: every case computed elsewhere, through the program itself.

use std::fs;

use serde_json::Value;

use super::harness::{Home, assert_holds};

#[test]
fn every_case_scores_as_expected() {
    let home = Home::new();
    let mut cases = 0;
    for entry in fs::read_dir("tests/data/maturity").expect("cases") {
        let dir = entry.expect("entry").path();
        let file = |name: &str| dir.join(name).display().to_string();
        let found = home.json(&["score", "--framework", &file("framework.toml"), &file("answers.toml"), "--json"]);
        let expected: Value =
            serde_json::from_slice(&fs::read(dir.join("expected.json")).expect("case")).expect("JSON");
        assert_holds(&expected, &found, &dir.display().to_string());
        cases += 1;
    }
    assert!(cases >= 28, "only {cases} cases");
    assert!(!home.path("data").exists(), "scoring needs no store");
}

#[test]
fn without_json_it_prints_the_table() {
    let home = Home::new();
    let text = home.ok(&["score", "examples/sample-answers.toml"]);
    for word in ["自评分", "佐证分", "可达分", "目标导向", "仅供内部改进使用", "草稿"] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert!(text.lines().any(|line| line.starts_with("综合") && line.contains("53.5") && line.contains("44.8")));
    let text = home.ok(&["score", "examples/sample-answers.toml", "--lang", "en"]);
    assert!(text.contains("Goal orientation") && text.contains("For internal improvement only"));
}

#[test]
fn frameworks_of_the_store_are_found_by_id() {
    let home = Home::new();
    let answers = "examples/canteen-answers.toml";
    home.refuses(&["score", answers], 2, &["canteen-answers.toml:4:", "canteen-check"], &["canteen-check"]);
    assert!(!home.path("data").exists());
    let args = ["score", "--framework", "canteen-check", answers];
    home.refuses(&args, 3, &["没有框架 canteen-check"], &["no framework canteen-check"]);
    home.ok(&["import", "--framework", "examples/canteen-check.toml", answers]);
    let direct = home.json(&["score", "--framework", "examples/canteen-check.toml", answers, "--json"]);
    assert_eq!(home.json(&["score", answers, "--json"]), direct);
    assert_eq!(home.json(&["score", "--framework", "canteen-check", answers, "--json"]), direct);
}

#[test]
fn bad_files_are_told_apart() {
    let home = Home::new();
    home.refuses(&["score", "nowhere.toml"], 3, &["没有文件 nowhere.toml"], &["no file nowhere.toml"]);
    home.refuses(&["score", "src"], 2, &["是文件夹"], &["is a folder"]);
    let large = home.write("large.toml", vec![b' '; 16 * 1024 * 1024 + 1]);
    home.refuses(&["score", &large], 2, &["16 MB"], &["16 MB"]);
    let latin = home.write("latin.toml", b"schema = 1\nnote = \"\xff\"\n");
    home.refuses(&["score", &latin], 2, &["latin.toml:2:9: ", "UTF-8"], &["UTF-8"]);
    let faulty = home.write("faulty.toml", "schema = 1\nframework = { id = \"office-service-brand\", version = \"1.0.0\" }\noffice = \"局\"\nperiod = \"2026\"\nextra = 1\n\n[answers.goal-1]\nrating = \"X\"\n\n[answers.goal-99]\nrating = \"F\"\n");
    let places = ["faulty.toml:5:1: ", "faulty.toml:8:10: ", "faulty.toml:10:10: "];
    home.refuses(&["score", &faulty], 2, &places, &places);
    let other = home.write("other.toml", "schema = 1\nframework = { id = \"office-service-brand\", version = \"9\" }\noffice = \"局\"\nperiod = \"2026\"\n");
    let both = ["office-service-brand 9", "office-service-brand 1.0.0"];
    home.refuses(&["score", &other], 2, &both, &both);
}

#[cfg(unix)]
#[test]
fn answers_may_come_from_a_pipe() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let home = Home::new();
    let mut child = Command::new(env!("CARGO_BIN_EXE_pinheng"))
        .env_clear()
        .env("HOME", home.path(""))
        .args(["score", "/dev/stdin", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("spawn");
    let answers = fs::read("examples/sample-answers.toml").expect("sample");
    child.stdin.take().expect("pipe").write_all(&answers).expect("write");
    let output = child.wait_with_output().expect("wait");
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(found, home.json(&["score", "examples/sample-answers.toml", "--json"]));
}
