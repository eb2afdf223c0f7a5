//! Judgments, weights by hand, and which set is in force: stored, undone, carried along.

use pinheng::app::{App, Assessment, Edit, Erase, Filter, Outcome, Subject, Weigh, Weighed, read_answers};
use pinheng::assessment::{Group, ManualWeight, Pair, Step, WeightSet};
use pinheng::report::{Scorecard, Verdict, json, verify};
use pinheng::scoring::{Weights, score, score_in_force};
use serde_json::Value;

use crate::help::{Place, bytes_of, create, edit, holds, memory, rate, typed};

fn pair(group: Group, first: usize, second: usize) -> Pair {
    Pair { group, first, second }
}

fn judge(person: u32, pair: Pair, step: Option<i64>) -> Edit {
    Edit::Weigh(Weigh::Judge { person, pair, step: step.map(|step| Step::new(step).expect("step")) })
}

fn manual(group: Group, weights: &[&str]) -> Edit {
    let weights = weights.iter().map(|text| ManualWeight::parse(text).expect("weight")).collect();
    Edit::Weigh(Weigh::Manual { group, weights: Some(weights) })
}

fn name(person: u32, name: &str) -> Edit {
    Edit::Weigh(Weigh::Name { person, name: name.into() })
}

/// Everything that can be recorded of weights.
pub fn every_kind() -> Vec<Edit> {
    let (dimensions, third) = (Group::Dimensions, Group::Criteria(2));
    vec![
        judge(1, pair(dimensions, 0, 1), Some(2)),
        judge(1, pair(dimensions, 0, 2), Some(4)),
        judge(1, pair(dimensions, 1, 2), Some(1)),
        name(2, "甲"),
        judge(2, pair(third, 1, 3), Some(-8)),
        name(2, "乙"),
        manual(third, &["40", "30", "20", "10.5"]),
        Edit::Weigh(Weigh::Use(WeightSet::Ahp)),
    ]
}

fn weighed(app: &mut App) -> Assessment {
    let mut open = create(app);
    for (item, row) in [(0, 3), (30, 2), (60, 1)] {
        edit(app, &mut open, &rate(item, row));
    }
    for change in every_kind() {
        assert!(edit(app, &mut open, &change).changed, "{change:?}");
        assert!(!edit(app, &mut open, &change).changed, "{change:?}");
        assert_eq!(app.load(&open.id).expect("load"), open);
    }
    open
}

fn kept(app: &App) -> (Option<f64>, WeightSet) {
    let row = app.list(&Filter::default(), 0, 1).expect("list").rows.remove(0);
    (row.score, row.weights)
}

#[test]
fn what_is_weighed_is_stored_and_the_kept_score_follows_the_set_in_force() {
    let mut app = memory();
    let mut open = weighed(&mut app);
    let weighing = &open.record.weighing;
    assert_eq!(weighing.people.iter().map(|one| (one.number, &*one.name)).collect::<Vec<_>>(), [(1, ""), (2, "乙")]);
    let of = |set| score(&open.framework, &open.record, &Weights::of_set(&open.framework, weighing, set)).overall.score;
    let scores = WeightSet::ALL.map(of);
    assert!(scores[0] != scores[2] && scores[1] != scores[3], "{scores:?}");
    assert_eq!(kept(&app), (scores[2], WeightSet::Ahp));
    for (set, score) in WeightSet::ALL.into_iter().zip(scores) {
        edit(&mut app, &mut open, &Edit::Weigh(Weigh::Use(set)));
        assert_eq!(kept(&app), (score, set));
        assert_eq!(score_in_force(&open.framework, &open.record).overall.score, score);
    }
}

#[test]
fn every_change_of_weights_can_be_undone_and_redone() {
    let mut app = memory();
    let mut open = weighed(&mut app);
    let gone = Edit::Weigh(Weigh::Remove { person: 2 });
    let cleared = Edit::Weigh(Weigh::Manual { group: Group::Criteria(2), weights: None });
    for change in [&gone, &cleared, &judge(1, pair(Group::Dimensions, 0, 1), None)] {
        edit(&mut app, &mut open, change);
    }
    assert_eq!(open.record.weighing.people.len(), 1);
    let mut states = Vec::new();
    for _ in 0..every_kind().len() + 3 {
        states.push(app.load(&open.id).expect("load").record.weighing);
        let reverted = app.undo(&open.id).expect("undo").expect("a change");
        assert!(matches!(reverted.subject, Subject::Weights(_)), "{reverted:?}");
    }
    let back = app.load(&open.id).expect("load").record.weighing;
    assert!(back.is_untouched(), "{back:?}");
    assert_eq!(kept(&app).1, WeightSet::Framework);
    while let Some(before) = states.pop() {
        app.redo(&open.id).expect("redo").expect("a change");
        assert_eq!(app.load(&open.id).expect("load").record.weighing, before);
    }
    let last = app.undo(&open.id).expect("undo").expect("a change").subject;
    assert_eq!(last, Subject::Weights(Weighed::Judgment(1, pair(Group::Dimensions, 0, 1))));
}

#[test]
fn a_slider_moved_in_one_go_is_one_row_of_the_log() {
    let mut app = memory();
    let mut open = create(&mut app);
    let before = app.log(&open.id).expect("log").len();
    let at = pair(Group::Criteria(0), 0, 1);
    for step in [1, 2, 3] {
        typed(&mut app, &mut open, &judge(1, at, Some(step)), 7);
    }
    assert_eq!(app.log(&open.id).expect("log").len(), before + 1);
    app.undo(&open.id).expect("undo");
    assert!(app.load(&open.id).expect("load").record.weighing.is_untouched());
}

#[test]
fn copies_and_exports_carry_the_weights_along_and_a_purge_leaves_none() {
    let place = Place::new();
    let mut app = place.open();
    let open = weighed(&mut app);
    let copy = app.duplicate(&open.id).expect("duplicate");
    let copy = app.load(&copy).expect("load");
    assert_eq!(copy.record.weighing, open.record.weighing);
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).expect("day");
    let text = String::from_utf8_lossy(pinheng::framework::builtin_bytes()).into_owned();
    let export = json(&Scorecard::of(open.clone(), day), &text);
    let bytes = export.to_string().into_bytes();
    assert!(matches!(verify("a.json", &bytes), Ok(Verdict::Equal { .. })), "{:?}", verify("a.json", &bytes));
    let import = read_answers(None, "a.json", &bytes, None).expect("read");
    assert_eq!(import.record.weighing, open.record.weighing);
    let ids = app.import(&[import]).expect("import");
    assert_eq!(app.load(&ids[0]).expect("load").record.weighing, open.record.weighing);
    let sets = &export["weights"]["sets"];
    assert_eq!((&export["weights"]["active"], &sets["ahp"]["groups"][0]["people"]), (&"ahp".into(), &1.into()));
    assert!(sets["ahp"]["groups"][0]["cr"].as_f64().is_some_and(|ratio| ratio < 0.1));
    assert_eq!(sets["ahp"]["people"][1]["judgments"][0]["value"].as_f64(), Some(1.0 / 9.0));
    assert_eq!(sets["ahp"]["score"], export["score"]["overall"]["score"]);
    assert_eq!(sets["ahp"]["dimensions"], export["weights"]["dimensions"]);
    for id in [&open.id, &copy.id, &ids[0]] {
        app.purge(id).expect("purge");
    }
    for table in ["weigher", "judgment", "manual_weight"] {
        let rows: i64 =
            place.raw().query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0)).expect("count");
        assert_eq!(rows, 0, "{table}");
    }
}

#[test]
fn a_name_is_erased_for_good_and_the_judgments_stay() {
    let place = Place::new();
    let mut app = place.open();
    let mut open = weighed(&mut app);
    edit(&mut app, &mut open, &name(2, "秘密人名"));
    edit(&mut app, &mut open, &name(2, "后来的称呼"));
    edit(&mut app, &mut open, &Edit::Weigh(Weigh::Remove { person: 2 }));
    app.undo(&open.id).expect("undo");
    assert!(holds(&bytes_of(&place.path), "秘密人名"));
    app.erase(&mut open, &Erase::PersonName(2)).expect("erase");
    let second = open.record.weighing.person(2).expect("still there");
    assert_eq!((second.name.as_str(), second.judgments.len()), ("", 1));
    drop(app);
    let bytes = bytes_of(&place.path);
    assert!(!holds(&bytes, "秘密人名") && !holds(&bytes, "后来的称呼"));
}

#[test]
fn an_export_from_before_there_were_sets_is_still_right() {
    let mut app = memory();
    let open = create(&mut app);
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).expect("day");
    let text = String::from_utf8_lossy(pinheng::framework::builtin_bytes()).into_owned();
    let mut export = json(&Scorecard::of(open, day), &text);
    export["weights"].as_object_mut().expect("weights").retain(|key, _| key == "dimensions" || key == "criteria");
    assert!(matches!(verify("a.json", export.to_string().as_bytes()), Ok(Verdict::Equal { .. })));
    assert!(read_answers(None, "a.json", export.to_string().as_bytes(), None).is_ok());
}

#[test]
fn weights_of_an_export_that_cannot_be_are_named() {
    let mut app = memory();
    let open = weighed(&mut app);
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).expect("day");
    let text = String::from_utf8_lossy(pinheng::framework::builtin_bytes()).into_owned();
    let export = json(&Scorecard::of(open, day), &text);
    let cases: [(&str, Value, &str); 8] = [
        ("/weights/active", "best".into(), "equal, framework, ahp, manual"),
        ("/weights/sets/ahp/people/0/number", 100.into(), "1 - 99"),
        ("/weights/sets/ahp/people/0/judgments/0/value", 2.5.into(), "1/9"),
        ("/weights/sets/ahp/people/0/judgments/0/first", "philosophie".into(), "philosophy"),
        ("/weights/sets/ahp/people/0/judgments/0/second", "philosophy".into(), "positioning"),
        ("/weights/sets/ahp/people/1/judgments/0/dimension", "mechanisms".into(), "mechanism"),
        ("/weights/sets/manual/groups/0/weights/rules", 0.into(), "rules"),
        ("/weights/sets/manual/groups/0/weights", serde_json::json!({"rules": 1}), "execution"),
    ];
    for (place, value, words) in cases {
        let mut wrong = export.clone();
        *wrong.pointer_mut(place).unwrap_or_else(|| panic!("{place}")) = value;
        let refused = read_answers(None, "a.json", wrong.to_string().as_bytes(), None).expect_err(place);
        for lang in pinheng::i18n::Lang::ALL {
            assert!(refused.message(lang).contains(words), "{place}: {}", refused.message(lang));
        }
    }
}

#[test]
fn rows_that_only_a_foreign_hand_wrote_are_found_and_passed_over() {
    let place = Place::new();
    let mut app = place.open();
    let open = weighed(&mut app);
    drop(app);
    let raw = place.raw();
    raw.execute_batch(
        "INSERT INTO judgment SELECT seq, 1, '', 'philosophy', 'nowhere', 3 FROM assessment;
        INSERT INTO judgment SELECT seq, 3, '', 'philosophy', 'positioning', 9 FROM assessment;
        INSERT INTO manual_weight SELECT seq, '', 'philosophy', 0 FROM assessment;",
    )
    .expect("rows");
    drop(raw);
    let mut app = place.open();
    assert_eq!(app.load(&open.id).expect("load"), open);
    let findings = app.doctor().expect("doctor");
    let fault = findings.iter().find(|finding| finding.outcome == Outcome::Fault).expect("a fault");
    for words in ["judgment 1 philosophy nowhere", "judgment 3 philosophy positioning", "manual_weight philosophy"] {
        assert!(fault.detail.contains(words), "{}", fault.detail);
    }
}
