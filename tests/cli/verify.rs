//! `verify`: a JSON export is what follows from its answers, or it says what does not.

use serde_json::{Value, json};

use super::harness::Home;

/// The sample's export with one change.
fn changed(home: &Home, id: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut export = home.json(&["export", id, "--format", "json"]);
    change(&mut export);
    home.write("changed.json", export.to_string())
}

#[test]
fn an_export_as_it_was_written_is_equal() {
    let home = Home::new();
    let id = home.sample();
    let path = home.write("export.json", home.ok(&["export", &id, "--format", "json"]));
    let report = home.ok(&["export", &id, "--format", "md", "--parts", "summary"]);
    for (lang, word) in [("zh", "一致"), ("en", "equal")] {
        let said = home.ok(&["verify", &path, "--lang", lang]);
        assert!(said.contains(word), "{said}");
        // The hashes are those that stand on every page of a report.
        for words in ["框架校验值 ", "答卷校验值 "] {
            let hash = &report[report.find(words).expect("hash") + words.len()..][..12];
            assert!(said.contains(hash), "{hash} is not in {said}");
        }
    }
    // Another program may order and write it otherwise.
    let compact = changed(&home, &id, |export| export["score"]["dimensions"][0]["weight"] = json!(0.3));
    home.ok(&["verify", &compact]);
    let marked = home.write("marked.json", "\u{feff}".to_owned() + &home.ok(&["show", &id, "--json"]));
    home.ok(&["verify", &marked]);
    let empty = home.write("empty.json", home.ok(&["show", &home.new_assessment(), "--json"]));
    home.ok(&["verify", &empty]);
}

#[test]
fn every_kind_of_change_is_caught() {
    let home = Home::new();
    let id = home.sample();
    let caught = |code: i32, words: &[&str], change: &dyn Fn(&mut Value)| {
        let path = changed(&home, &id, change);
        home.refuses(&["verify", &path], code, words, words);
    };
    caught(1, &["score.overall.score", "score.criteria[0].score"], &|export| {
        export["answers"]["goal-1"]["rating"] = "P".into();
    });
    caught(1, &["score.overall.score", "99.5"], &|export| export["score"]["overall"]["score"] = json!(99.5));
    caught(1, &["score.criteria[3].gates[0].passed"], &|export| {
        export["score"]["criteria"][3]["gates"][0]["passed"] = json!("x");
    });
    caught(1, &["score.diagnostics[0]"], &|export| export["score"]["diagnostics"] = json!([]));
    caught(1, &["score.stars"], &|export| export["score"]["stars"] = json!(5));
    caught(1, &["weights.dimensions.philosophy"], &|export| {
        export["weights"]["dimensions"]["philosophy"] = json!(0.5);
    });
    caught(1, &["score.progress"], &|export| {
        export["score"].as_object_mut().expect("score").remove("progress");
    });
    caught(1, &["framework.hash"], &|export| {
        let text = export["framework"]["text"].as_str().expect("text").replace("0.85", "0.80");
        export["framework"]["text"] = text.into();
    });
    caught(1, &["framework.hash"], &|export| export["framework"]["text"] = "".into());
    // What cannot be in such a file is invalid content.
    caught(2, &["changed.json:1:", "stars"], &|export| export["stars"] = json!(5));
    caught(2, &["changed.json:1:", "Z"], &|export| export["answers"]["goal-1"]["rating"] = "Z".into());
}

#[test]
fn what_is_no_export_is_refused() {
    let home = Home::new();
    let id = home.sample();
    let toml = home.write("answers.toml", home.ok(&["export", &id, "--format", "toml"]));
    home.refuses(&["verify", &toml], 2, &["不是 JSON"], &["not JSON"]);
    let plain = home.write("plain.json", "{\"schema\": 1}");
    home.refuses(&["verify", &plain], 2, &["framework.text"], &["framework.text"]);
    let cut = home.write("cut.json", &home.ok(&["show", &id, "--json"]).as_bytes()[..600]);
    home.refuses(&["verify", &cut], 2, &["cut.json:"], &["cut.json:"]);
    let no_score = changed(&home, &id, |export| {
        export.as_object_mut().expect("export").remove("score");
    });
    home.refuses(&["verify", &no_score], 2, &["score"], &["score"]);
    home.refuses(&["verify", &home.arg("none.json")], 3, &["none.json"], &["none.json"]);
    home.refuses(&["verify", &home.arg("")], 2, &["文件夹"], &["folder"]);
    home.refuses(&["verify"], 2, &["pinheng verify"], &["pinheng verify"]);
}
