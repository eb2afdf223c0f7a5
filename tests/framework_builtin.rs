//! What the built-in framework and the examples promise.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pinheng::assessment::AnswersFile;
use pinheng::framework::{self, Framework, TEMPLATE, Text, builtin};
use pinheng::scoring::{Weights, score};

/// Every text of a framework with a name for messages.
fn texts(framework: &Framework) -> Vec<(String, &Text)> {
    let mut all: Vec<(String, &Text)> = vec![("title".into(), &framework.title)];
    all.extend(framework.source.iter().chain(&framework.note).map(|text| ("source or note".into(), text)));
    for rating in &framework.scale {
        all.push((rating.id.clone(), &rating.name));
        all.extend(rating.meaning.iter().map(|text| (rating.id.clone(), text)));
    }
    for level in &framework.levels {
        all.push((level.rank.to_string(), &level.name));
        all.extend(level.meaning.iter().map(|text| (level.rank.to_string(), text)));
    }
    all.extend(framework.dimensions.iter().map(|dimension| (dimension.id.clone(), &dimension.title)));
    for criterion in framework.criteria() {
        all.push((criterion.id.clone(), &criterion.title));
        all.extend(criterion.question.iter().chain(&criterion.note).map(|text| (criterion.id.clone(), text)));
        all.extend(criterion.rubric.iter().map(|(rank, text)| (format!("{} {rank}", criterion.id), text)));
    }
    for item in framework.items() {
        all.push((item.id.clone(), &item.text));
        all.extend(item.evidence.iter().map(|text| (item.id.clone(), text)));
    }
    let named = framework.service_lines.iter().chain(&framework.audiences);
    all.extend(named.map(|row| (row.id.clone(), &row.name)));
    all.extend(framework.diagnostics.iter().map(|row| (row.id.clone(), &row.message)));
    all.extend(framework.reflections.iter().map(|row| (row.id.clone(), &row.text)));
    all
}

fn is_chinese(sign: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&sign)
}

#[test]
fn it_has_the_shape_of_the_source() {
    let framework = builtin();
    let sizes: Vec<usize> = framework.dimensions.iter().map(|dimension| dimension.criteria.len()).collect();
    assert_eq!(sizes, [3, 3, 4]);
    assert!(framework.items().len() >= 70, "{} items", framework.items().len());
    assert_eq!(framework.levels.iter().map(|level| level.rank).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert_eq!(
        framework.scale.iter().map(|row| (row.id.as_str(), row.points)).collect::<Vec<_>>(),
        [("N", 0), ("P", 1), ("L", 2), ("F", 3)]
    );
    for criterion in framework.criteria() {
        let ranks: Vec<i64> = criterion.rubric.iter().map(|(rank, _)| *rank).collect();
        assert_eq!(ranks, [1, 2, 3, 4, 5], "rubric of {}", criterion.id);
        assert!(criterion.question.is_some(), "{} asks nothing", criterion.id);
        for rank in 2..=5 {
            assert!(criterion.items.iter().any(|item| item.level == rank), "{} has nothing at {rank}", criterion.id);
        }
    }
    assert!(framework.items().all(|item| !item.evidence.is_empty() && item.basis.is_some()));
    assert!(framework.grades.is_empty(), "it ranks nobody");
    assert!(framework.diagnostics.len() >= 10);
    assert!(!framework.reflections.is_empty() && framework.service_lines.len() == 6 && framework.audiences.len() == 3);
}

#[test]
fn every_criterion_counts_a_tenth() {
    let framework = builtin();
    let weights = Weights::of_framework(&framework);
    for index in 0..framework.criteria().len() {
        assert!((weights.global(&framework, index) - 0.1).abs() < 1e-12);
    }
    assert_eq!(framework.dimensions.iter().map(|row| row.weight).collect::<Vec<_>>(), [3.0, 3.0, 4.0]);
}

#[test]
fn it_speaks_both_languages_everywhere() {
    for framework in [builtin().as_ref().clone(), framework::parse("template", TEMPLATE.as_bytes()).expect("template")]
    {
        for (place, text) in texts(&framework) {
            assert!(text.zh.chars().any(is_chinese), "no Chinese at {place}: {text:?}");
            assert!(text.en.chars().any(|sign| sign.is_ascii_alphabetic()), "no English at {place}: {text:?}");
            let chinese = text.en.chars().filter(|sign| is_chinese(*sign)).count();
            assert!(
                chinese == 0 || text.en.contains("(崇人敬事)") || text.en.contains("崇人敬事"),
                "{place}: {text:?}"
            );
        }
    }
}

#[test]
fn every_claim_of_the_source_is_covered_and_none_is_made_up() {
    let framework = builtin();
    let items = framework.items().flat_map(|item| &item.claims);
    let diagnostics = framework.diagnostics.iter().flat_map(|row| &row.claims);
    let reflections = framework.reflections.iter().flat_map(|row| &row.claims);
    let covered: BTreeSet<&str> = items.chain(diagnostics).chain(reflections).map(String::as_str).collect();
    let claims: BTreeSet<&str> = include_str!("data/claims.txt").lines().collect();
    assert_eq!(claims.len(), 92);
    assert_eq!(claims.difference(&covered).collect::<Vec<_>>(), Vec::<&&str>::new(), "not covered");
    assert_eq!(covered.difference(&claims).collect::<Vec<_>>(), Vec::<&&str>::new(), "not in the source");
}

#[test]
fn nothing_rewards_meetings_photos_press_or_praise() {
    const ZH: [&str; 22] = [
        "照片",
        "图片",
        "视频",
        "新闻",
        "报道",
        "媒体",
        "宣传",
        "获奖",
        "奖状",
        "荣誉",
        "表扬",
        "锦旗",
        "批示",
        "点赞",
        "好评",
        "心得",
        "会议记录",
        "会议纪要",
        "召开",
        "签到",
        "活动次数",
        "简报",
    ];
    const EN: [&str; 16] = [
        "photo",
        "video",
        "press",
        "media",
        "publicity",
        "award",
        "prize",
        "honour",
        "honor",
        "praise",
        "banner",
        "commend",
        "minutes",
        "study note",
        "number of meetings",
        "attendance",
    ];
    for item in builtin().items() {
        for text in item.evidence.iter().chain([&item.text]) {
            assert!(ZH.iter().all(|word| !text.zh.contains(word)), "{}: {}", item.id, text.zh);
            let en = text.en.to_lowercase();
            assert!(EN.iter().all(|word| !en.contains(word)), "{}: {}", item.id, text.en);
        }
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
}

#[test]
fn the_code_knows_frameworks_and_not_this_one() {
    let framework = builtin();
    let ids = framework.criteria().map(|row| &row.id).chain(framework.dimensions.iter().map(|row| &row.id));
    // The one id that is an everyday word too: a list of participants is called so in JSON.
    let quoted: Vec<String> = ids.filter(|id| *id != "people").map(|id| format!("\"{id}\"")).collect();
    let items: Vec<&str> = framework.items().map(|item| item.id.as_str()).collect();
    let mut files = Vec::new();
    sources(Path::new("src"), &mut files);
    assert!(files.len() > 20);
    for path in files {
        let text = fs::read_to_string(&path).expect("source");
        // Tests, within a file or in their own, may name what they like.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for id in quoted.iter().map(String::as_str).chain(items.iter().copied()) {
            assert!(!code.contains(id), "{} names {id}", path.display());
        }
    }
}

#[test]
fn the_template_is_a_framework_to_start_from() {
    let framework = framework::parse("template.toml", TEMPLATE.as_bytes()).expect("template");
    assert_ne!(framework.id, builtin().id);
    assert!(!framework.diagnostics.is_empty() && !framework.reflections.is_empty());
}

#[test]
fn every_example_fits_its_framework() {
    let entries = fs::read_dir("examples").expect("examples").map(|entry| entry.expect("entry").path());
    let files: Vec<(String, Vec<u8>)> = entries
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .map(|path| (path.display().to_string(), fs::read(&path).expect("example")))
        .collect();
    let holds = |bytes: &[u8], key: &str| String::from_utf8_lossy(bytes).lines().any(|line| line.starts_with(key));
    let mut frameworks = vec![builtin().as_ref().clone()];
    for (name, bytes) in files.iter().filter(|(_, bytes)| holds(bytes, "[[scale]]")) {
        frameworks.push(framework::parse(name, bytes).unwrap_or_else(|faults| panic!("{faults}")));
    }
    let mut records = 0;
    for (name, bytes) in files.iter().filter(|(_, bytes)| holds(bytes, "[answers.")) {
        let file = AnswersFile::open(name, bytes).unwrap_or_else(|faults| panic!("{faults}"));
        let framework = frameworks.iter().find(|row| Some(row.id.as_str()) == file.framework_id());
        let framework = framework.unwrap_or_else(|| panic!("{name} has no framework"));
        let record = file.read(framework).unwrap_or_else(|faults| panic!("{faults}"));
        assert!(record.progress().answered() > 0);
        records += 1;
    }
    assert!(frameworks.len() >= 2 && records >= 2);
}

#[test]
fn the_sample_is_complete_and_worth_looking_at() {
    let framework = builtin();
    let bytes = fs::read("examples/sample-answers.toml").expect("sample");
    let record = AnswersFile::open("sample", &bytes).and_then(|file| file.read(&framework)).expect("record");
    let result = score(&framework, &record, &Weights::of_framework(&framework));
    assert_eq!(result.progress.unanswered, 0);
    assert!(result.progress.not_applicable > 0);
    assert!(result.diagnostics.len() >= 3, "only {:?}", result.diagnostics);
    let levels: BTreeSet<Option<i64>> = result.criteria.iter().map(|row| row.figures.level).collect();
    assert!(levels.len() >= 3, "uneven on purpose");
    assert!(result.overall.evidenced_score < result.overall.score);
    assert!(record.answers.iter().any(|answer| answer.is_unevidenced(&framework)));
}
