//! `calc`: the methods from the command line.

use std::process::Output;

use serde_json::Value;

use crate::harness::Home;
use crate::vectors::{FILES, cases};

/// Runs a method on standard input: code, data, messages.
fn piped(home: &Home, method: &str, input: &[u8]) -> (i32, String, String) {
    let Output { status, stdout, stderr } =
        home.command(&["calc", method]).write_stdin(input).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (status.code().expect("exit code"), text(stdout), text(stderr))
}

#[test]
fn every_case_comes_out_as_expected_from_a_pipe() {
    let home = Home::new();
    for case in cases() {
        let (code, out, err) = piped(&home, case.method, case.inputs.as_bytes());
        if case.is_invalid() {
            assert_eq!((code, out.as_str()), (2, ""), "{} {}: {err}", case.method, case.id);
            assert_eq!(err.lines().count(), 1, "{err}");
        } else {
            assert_eq!((code, err.as_str()), (0, ""), "{} {}", case.method, case.id);
            assert_eq!(case.differs(&out), None);
        }
    }
    assert!(!home.path("data").exists() && !home.path("config").exists(), "nothing is written");
}

#[test]
fn a_file_says_the_same_as_a_pipe_in_either_language() {
    let home = Home::new();
    let input = r#"{"ratings": [4, null, 5, 4]}"#;
    let file = home.write("票.json", input);
    let (_, piped, _) = piped(&home, "agreement-descriptive", input.as_bytes());
    assert_eq!(home.ok(&["calc", "agreement-descriptive", &file, "--lang", "en"]), piped);
    assert_eq!(home.ok(&["calc", "agreement-descriptive", &file, "--lang", "zh", "--json"]), piped);
    let found: Value = serde_json::from_str(&piped).expect("JSON");
    assert_eq!((&found["median"], &found["range"], &found["spread"]), (&4.0.into(), &1.0.into(), &"close".into()));
    let dash = home.command(&["calc", "agreement-descriptive", "-"]).write_stdin(input).output().expect("run");
    assert_eq!(String::from_utf8(dash.stdout).expect("UTF-8"), piped);
}

#[test]
fn what_is_no_input_is_told_apart() {
    let home = Home::new();
    home.refuses(&["calc", "fuzzy", "nowhere.json"], 3, &["没有文件 nowhere.json"], &["no file nowhere.json"]);
    home.refuses(&["calc", "fuzzy", "src"], 2, &["是文件夹"], &["is a folder"]);
    home.refuses(&["calc"], 2, &["ahp-weights", "agreement-krippendorff"], &["ahp-weights", "fuzzy"]);
    home.refuses(&["calc", "ahp-weight"], 2, &["没有命令 ahp-weight", "ahp-weights"], &["did you mean ahp-weights?"]);
    let large = home.write("large.json", vec![b' '; 16 * 1024 * 1024 + 1]);
    home.refuses(&["calc", "fuzzy", &large], 2, &["large.json", "16 MB"], &["16 MB"]);
}

/// A method, an input and the words of its refusal in both languages.
const REFUSED: &[(&str, &str, &str, &str)] = &[
    (
        "ahp-weights",
        "",
        "标准输入：不是有效的 JSON（第 1 行第 0 列）",
        "standard input: this is not valid JSON (line 1",
    ),
    ("ahp-weights", "[]", "输入应是对象，这里是列表", "the input must be an object, not a list"),
    ("ahp-weights", "{}", "输入缺少 matrix", "the input lacks matrix"),
    ("ahp-weights", r#"{"matrix": null}"#, "缺少 matrix", "lacks matrix"),
    ("ahp-weights", r#"{"matrix": []}"#, "matrix 是空的", "matrix is empty"),
    ("ahp-weights", r#"{"matrix": [[1, 2], [0.5]]}"#, "matrix[1] 有 1 列，矩阵却有 2 行", "matrix[1] has 1 columns"),
    (
        "ahp-weights",
        r#"{"matrix": [[1, "2"], [0.5, 1]]}"#,
        "matrix[0][1] 应是数字，这里是文字",
        "matrix[0][1] must be a number, not a text",
    ),
    ("ahp-weights", r#"{"matrix": [[1, NaN], [0.5, 1]]}"#, "第 1 行第 17 列", "line 1, column 17"),
    ("ahp-weights", r#"{"matrix": [[1, 1e999], [0.5, 1]]}"#, "数字太大", "the number is too large"),
    (
        "ahp-weights",
        r#"{"matrix": [[1, -2], [-0.5, 1]]}"#,
        "matrix[0][1] 是 -2，应在 1e-12 到 1e12 之间",
        "matrix[0][1] is -2; it must lie between",
    ),
    (
        "ahp-weights",
        r#"{"matrix": [[2]]}"#,
        "matrix[0][0] 是 2，对角线上应是 1",
        "matrix[0][0] is 2; the diagonal must be 1",
    ),
    (
        "ahp-weights",
        r#"{"matrix": [[1, 3], [0.5, 1]]}"#,
        "matrix[1][0] 是 0.5，与对称位置不互为倒数，应是 0.333333",
        "it must be 0.333333",
    ),
    ("ahp-weights", r#"{"matrix": [[1]], "ri_tabel": "saaty2005"}"#, "ri_table？", "did you mean ri_table?"),
    ("ahp-weights", r#"{"matrix": [[1]], "matrix": [[1]]}"#, "matrix 出现了两次", "matrix twice"),
    ("ahp-weights", r#"{"matrix": [[1]], "ri_table": "saaty"}"#, "saaty1980_cn, ", "one of saaty1980_cn, "),
    ("ahp-judgment", r#"{"matrix": [[1, 0], [0, 1]]}"#, "matrix[0][1] 是 0", "matrix[0][1] is 0"),
    ("ahp-group", r#"{"matrices": []}"#, "matrices 是空的", "matrices is empty"),
    (
        "ahp-group",
        r#"{"matrices": [[[1]], [[1, 2], [0.5, 1]]]}"#,
        "matrices[1] 有 2 个，应有 1 个",
        "matrices[1] has 2; it must have 1",
    ),
    (
        "ahp-group",
        r#"{"matrices": [[[1]]], "expert_weights": [0]}"#,
        "expert_weights 中的权重全是 0",
        "expert_weights holds zero weights only",
    ),
    (
        "ahp-group",
        r#"{"matrices": [[[1]]], "expert_weights": [1, 1]}"#,
        "expert_weights 有 2 个",
        "expert_weights has 2",
    ),
    (
        "ahp-group",
        r#"{"matrices": [[[1]]], "expert_weights": [-1]}"#,
        "expert_weights[0] 是 -1",
        "expert_weights[0] is -1",
    ),
    (
        "ahp-hierarchy",
        r#"{"tree": {"id": "g", "children": [{"id": "a"}, {"id": "b"}]}}"#,
        "tree 要写 matrix 或 weights",
        "tree needs matrix or weights",
    ),
    ("ahp-hierarchy", r#"{"tree": {"id": "g", "weights": [1], "children": [{"id": "g"}]}}"#, "g 出现了两次", "g twice"),
    (
        "ahp-hierarchy",
        r#"{"tree": {"id": "g", "weights": [1, 1], "children": [{"id": "a"}]}}"#,
        "tree.weights 有 2 个",
        "tree.weights has 2",
    ),
    ("ahp-hierarchy", r#"{"tree": {"id": " "}}"#, "tree.id 是空白", "tree.id is blank"),
    (
        "ahp-hierarchy",
        r#"{"tree": {"id": "g"}, "alternatives": {"names": ["x"], "matrices": {}}}"#,
        "缺少末级节点 g",
        "under the leaf g",
    ),
    (
        "ahp-hierarchy",
        r#"{"tree": {"id": "g"}, "alternatives": {"names": ["x"], "matrices": {"g": [[1]], "h": [[1]]}}}"#,
        "写了 h",
        "has h, which is no leaf",
    ),
    ("fuzzy", r#"{"grades": [], "tree": {"votes": []}}"#, "grades 是空的", "grades is empty"),
    (
        "fuzzy",
        r#"{"grades": ["好", "差"], "tree": {"votes": [1]}}"#,
        "tree.votes 有 1 个，应有 2 个",
        "tree.votes has 1; it must have 2",
    ),
    (
        "fuzzy",
        r#"{"grades": ["好"], "tree": {"weights": [1], "children": [{"votes": [-1]}]}}"#,
        "tree.children[0].votes[0] 是 -1",
        "tree.children[0].votes[0] is -1",
    ),
    ("fuzzy", r#"{"grades": ["好"], "scores": [1, 2], "tree": {"votes": [1]}}"#, "scores 有 2 个", "scores has 2"),
    ("fuzzy", r#"{"grades": ["好"], "tree": {}}"#, "tree 要写 votes 或 children", "tree needs votes or children"),
    (
        "agreement-descriptive",
        r#"{"ratings": [1, true]}"#,
        "ratings[1] 应是数字，这里是真假值",
        "ratings[1] must be a number, not true or false",
    ),
    ("agreement-descriptive", r#"{"ratings": [1e101]}"#, "ratings[0] 是 1e101", "ratings[0] is 1e101"),
    (
        "agreement-descriptive",
        r#"{"ratings": {"a": 1}}"#,
        "ratings 应是列表，这里是对象",
        "ratings must be a list, not an object",
    ),
    (
        "agreement-rwg",
        r#"{"mode": "single_item", "scale_points": 1, "ratings": [1, 1]}"#,
        "scale_points 是 1，应是 2 到",
        "scale_points is 1; it must be a whole number",
    ),
    (
        "agreement-rwg",
        r#"{"mode": "single_item", "scale_points": 2.5, "ratings": [1, 1]}"#,
        "scale_points 是 2.5",
        "scale_points is 2.5",
    ),
    (
        "agreement-rwg",
        r#"{"mode": "both", "scale_points": 5, "ratings": [1, 1]}"#,
        "single_item, multi_item",
        "one of single_item, multi_item",
    ),
    (
        "agreement-rwg",
        r#"{"mode": "single_item", "scale_points": 5, "ratings": [1, 7]}"#,
        "最高与最低相差 6",
        "reach over 6",
    ),
    (
        "agreement-rwg",
        r#"{"mode": "multi_item", "scale_points": 5, "ratings": [[1, 2], [3]]}"#,
        "ratings[1] 有 1 个，应有 2 个",
        "ratings[1] has 1",
    ),
    (
        "agreement-kendall-w",
        r#"{"ratings": [[1, 2], 3]}"#,
        "ratings[1] 应是列表，这里是数字",
        "ratings[1] must be a list, not a number",
    ),
    (
        "agreement-krippendorff",
        r#"{"ratings": [[1, 2], [1, 2, 3]]}"#,
        "ratings[1] 有 3 个，应有 2 个",
        "ratings[1] has 3",
    ),
];

#[test]
fn invalid_input_is_refused_in_one_line() {
    let home = Home::new();
    for (method, input, zh, en) in REFUSED {
        for (lang, words) in [("zh", zh), ("en", en)] {
            let run = home.command(&["calc", method, "--lang", lang]).write_stdin(*input).output().expect("run");
            let err = String::from_utf8(run.stderr).expect("UTF-8");
            assert_eq!((run.status.code(), run.stdout.as_slice()), (Some(2), &b""[..]), "{method} {input}: {err}");
            assert!(err.contains(words), "{method} {input}: {words} is not in {err}");
            assert_eq!(err.lines().count(), 1, "{err}");
        }
    }
    // Each method has its own way of being wrong, and an input of another method is wrong too.
    for (method, _) in FILES {
        assert!(REFUSED.iter().any(|(known, ..)| *known == method), "{method}");
        assert_eq!(piped(&home, method, br#"{"votes": [1]}"#).0, 2);
    }
}

#[test]
fn deep_nesting_is_refused() {
    let home = Home::new();
    let deep = format!("{{\"ratings\": {}", "[".repeat(200_000));
    let (code, out, err) = piped(&home, "agreement-kendall-w", deep.as_bytes());
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("套得太深"), "{err}");
    // Forty levels of a real tree are none too many.
    let tree = (0..40)
        .fold(r#"{"votes": [1, 3]}"#.to_owned(), |tree, _| format!(r#"{{"weights": [1], "children": [{tree}]}}"#));
    let (code, out, err) = piped(&home, "fuzzy", format!(r#"{{"grades": ["a", "b"], "tree": {tree}}}"#).as_bytes());
    assert_eq!(code, 0, "{err}");
    let found: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(found["b"], serde_json::json!([0.25, 0.75]));
}

#[test]
fn a_hundred_thousand_raters_are_read() {
    let home = Home::new();
    let rows: Vec<String> = (0..100_000).map(|at| format!("[{},{},{}]", at % 5, at % 3, at % 2)).collect();
    let input = format!(r#"{{"ratings": [{}]}}"#, rows.join(","));
    for method in ["agreement-kendall-w", "agreement-krippendorff"] {
        let (code, out, err) = piped(&home, method, input.as_bytes());
        assert_eq!(code, 0, "{err}");
        let found: Value = serde_json::from_str(&out).expect("JSON");
        assert_eq!((&found["raters"], &found["status"]), (&100_000.into(), &"ok".into()));
    }
    let flat: Vec<String> = (0..100_000).map(|at| (at % 5).to_string()).collect();
    let (code, out, _) =
        piped(&home, "agreement-descriptive", format!(r#"{{"ratings": [{}]}}"#, flat.join(",")).as_bytes());
    let found: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((code, &found["median"]), (0, &2.0.into()));
}
