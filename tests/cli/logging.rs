//! `--log`: what the program did, without a word of the user's.

use std::fs;

use super::harness::{Home, mode};

/// Texts that no log may hold.
const TEXTS: [&str; 5] = ["绝密处室", "1999-特", "不宜外传的范围", "只写在这里的理由", "文件柜三层"];

#[test]
fn it_tells_what_was_done_and_never_what_was_written() {
    let home = Home::new().with("PINHENG_LOG_LEVEL", "debug");
    let log = home.arg("a.log");
    let logged = |args: &[&str]| home.run(&[args, &["--log", &log]].concat());
    let [office, period, scope, reason, title] = TEXTS;
    let id = logged(&["new", "--office", office, "--period", period, "--scope", scope]).out;
    let id = id.trim();
    let item = "goal-1";
    logged(&["rate", id, item, "NA", "--reason", reason, "--evidence", title, "--note", title]);
    let answers = home.write(&format!("{title}.toml"), format!("schema = 1\noffice = \"{office}\"\n"));
    for (args, code) in [
        (vec!["show", id], 0),
        (vec!["list", "--json"], 0),
        (vec!["rate", id, office, "F"], 3),
        (vec!["rate", id, item, title], 2),
        (vec!["show", office], 3),
        (vec!["import", &answers], 2),
        (vec!["import", scope], 3),
        (vec!["finalise", id], 0),
        (vec!["rate", id, item, "F"], 1),
    ] {
        assert_eq!(logged(&args).code, code, "{args:?}");
    }
    let text = fs::read_to_string(&log).expect("log");
    let home_path = home.path("").display().to_string();
    for secret in TEXTS.iter().copied().chain([home_path.as_str()]) {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    assert_eq!(mode(log.as_ref()), 0o600);
    for told in
        ["start new version=", "end exit=0", "end exit=3", "ERROR NotFound", "ERROR end exit=2", "ERROR Finalised"]
    {
        assert!(text.contains(told), "no {told} in {text}");
    }
    assert_eq!(text.matches("# pinheng log").count(), 1);
}

#[test]
fn the_level_says_how_much() {
    let home = Home::new();
    let log = home.arg("a.log");
    home.run(&["show", "nothing", "--log", &log, "--log-level", "error"]);
    let text = fs::read_to_string(&log).expect("log");
    assert!(text.contains("ERROR end exit=3") && !text.contains("INFO"), "{text}");
    home.refuses(
        &["list", "--log", &log, "--log-level", "loud"],
        2,
        &["--log-level", "debug"],
        &["--log-level", "debug"],
    );
    let wrong = Home::new().with("PINHENG_LOG_LEVEL", "loud");
    wrong.refuses(&["list"], 2, &["PINHENG_LOG_LEVEL"], &["PINHENG_LOG_LEVEL"]);
}

#[test]
fn nothing_else_is_written_over() {
    let home = Home::new();
    let id = home.sample();
    let store = home.store().display().to_string();
    let before = fs::read(&store).expect("store");
    home.refuses(&["list", "--log", &store], 1, &["不是品衡的日志", &store], &["not a log of pinheng", &store]);
    assert_eq!(fs::read(&store).expect("store"), before);
    home.ok(&["show", &id]);
    let folder = home.arg("data");
    home.refuses(&["list", "--log", &folder], 1, &["不是品衡的日志"], &["not a log of pinheng"]);
    let nowhere = home.arg("no/folder/a.log");
    home.refuses(&["list", "--log", &nowhere], 1, &["不能写日志", &nowhere], &["cannot write the log", &nowhere]);
    home.refuses(&["list", "--log", ""], 2, &["--log"], &["--log"]);
}

#[test]
fn the_environment_names_it_too() {
    let home = Home::new();
    let log = home.arg("a.log");
    let home = home.with("PINHENG_LOG", &log);
    home.ok(&["list"]);
    assert!(fs::read_to_string(&log).expect("log").contains("start list"));
}
