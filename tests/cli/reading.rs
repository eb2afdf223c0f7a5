//! What reading leaves behind and says.

use std::fs;

use super::harness::Home;

#[cfg(unix)]
#[test]
fn a_read_only_store_is_told_in_one_line() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    let id = home.sample();
    assert_eq!(home.run(&["list"]).err, "");
    fs::set_permissions(home.store(), fs::Permissions::from_mode(0o400)).expect("mode");
    for args in [&["list"][..], &["show", &id], &["list", "--json"], &["export", &id, "--format", "md"]] {
        let ran = home.run(args);
        assert_eq!((ran.code, ran.err.lines().count()), (0, 1), "{ran:?}");
        assert!(ran.err.contains("只读"), "{ran:?}");
    }
}

#[test]
fn an_empty_file_is_no_store() {
    let home = Home::new();
    let empty = home.write("empty.db", "");
    assert_eq!(home.run(&["list", "--db", &empty]).code, 0);
    assert_eq!(home.run(&["show", "abcd", "--db", &empty]).code, 3);
    assert_eq!(fs::metadata(&empty).expect("file").len(), 0);
    home.ok(&["new", "--office", "局", "--period", "1", "--db", &empty]);
    assert!(fs::metadata(&empty).expect("file").len() > 0);
}

#[test]
fn a_file_with_a_mark_is_not_cut_at_the_limit() {
    let home = Home::new();
    let mut text = String::from("\u{feff}");
    text +=
        &fs::read_to_string("frameworks/office-service-brand.toml").unwrap_or_else(|_| home.ok(&["framework", "show"]));
    text += "\n#";
    text += &"x".repeat(16 * 1024 * 1024 + 3 - text.len());
    assert_eq!(text.len(), 16 * 1024 * 1024 + 3);
    let fits = home.write("fits.toml", &text);
    home.ok(&["score", "--framework", &fits, "examples/sample-answers.toml"]);
    let large = home.write("large.toml", text + "x");
    home.refuses(&["new", "--office", "局", "--period", "1", "--framework", &large], 2, &["16 MB"], &["16 MB"]);
    home.refuses(&["score", "--framework", &large, "examples/sample-answers.toml"], 2, &["16 MB"], &["16 MB"]);
}

#[test]
fn an_archived_draft_stays_a_draft() {
    let home = Home::new();
    let id = home.sample();
    home.ok(&["archive", &id]);
    for args in [&["show", &id][..], &["export", &id, "--format", "md"]] {
        assert!(home.ok(args).contains("草稿"), "{args:?}");
    }
    let copy = home.write("a.json", home.ok(&["show", &id, "--json"]));
    let new = home.ok(&["import", &copy]).trim().to_owned();
    assert_eq!(home.json(&["show", &new, "--json"])["state"], "archived");
    home.ok(&["undo", &new]);
    assert_eq!(home.json(&["show", &new, "--json"])["state"], "draft");
    home.ok(&["finalise", &new]);
    home.ok(&["archive", &new]);
    assert!(!home.ok(&["show", &new]).contains("草稿"));
}

#[test]
fn the_nearest_command_is_suggested() {
    suggests("rat", "rate");
    suggests("lst", "list");
}

fn suggests(word: &str, near: &str) {
    let near = format!("{near}？");
    let ran = Home::new().run(&[word]);
    assert!(ran.code == 2 && ran.err.contains(&near), "{ran:?}");
}

#[test]
fn an_embedded_framework_that_was_changed_is_ignored_everywhere() {
    let home = Home::new();
    let own = home.ok(&["framework", "show"]).replacen("id = \"office-service-brand\"", "id = \"own\"", 1);
    let framework = home.write("own.toml", own);
    let id = home.ok(&["new", "--office", "局", "--period", "1", "--framework", &framework]).trim().to_owned();
    let mut export = home.json(&["show", &id, "--json"]);
    let text = export["framework"]["text"].as_str().expect("text").to_owned();
    export["framework"]["text"] = (text + "\n# changed").into();
    let file = home.write("changed.json", export.to_string());
    home.ok(&["import", &file]);
    home.ok(&["score", &file]);
    let other = Home::new();
    for command in ["import", "score"] {
        other.refuses(&[command, &file], 2, &["own"], &["own"]);
    }
}
