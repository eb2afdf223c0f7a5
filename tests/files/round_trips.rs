//! What is written is read back as it was.

use chrono::NaiveDate;
use pinheng::assessment::{
    Action, Answer, AnswersFile, Evidence, Mark, Record, State, actions_json, answers_json, reflections_json,
    targets_json, to_toml,
};
use pinheng::framework::{Framework, builtin};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Texts that a writer is likely to get wrong.
fn nasty() -> impl Strategy<Value = String> {
    let hard = vec![
        "'''",
        "\"\"\"",
        "\\",
        "\"",
        "'",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\u{0}",
        "\u{1b}",
        "\u{7f}",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "#",
        "=",
        "[",
        "]",
        "{",
        "}",
        ",",
        "机关",
        "😀",
        "e\u{301}",
        " ",
        "\u{3000}",
        "true",
        "2026-03-01",
        "nan",
        "\\u0041",
    ];
    prop_oneof![
        2 => Just(String::new()),
        3 => prop::collection::vec(prop::sample::select(hard), 0..8).prop_map(|parts| parts.concat()),
        1 => any::<String>(),
    ]
}

fn date() -> impl Strategy<Value = Option<NaiveDate>> {
    prop::option::of(
        (1_i32..=9999, 1_u32..=366).prop_map(|(year, day)| {
            NaiveDate::from_yo_opt(year, day).or_else(|| NaiveDate::from_yo_opt(year, 1)).unwrap()
        }),
    )
}

fn evidence() -> impl Strategy<Value = Evidence> {
    (nasty(), nasty(), date(), nasty(), nasty(), date()).prop_map(
        |(title, number, date, unit, location, valid_until)| Evidence {
            title,
            number,
            date,
            unit,
            location,
            valid_until,
        },
    )
}

fn answer() -> impl Strategy<Value = Answer> {
    let rating =
        prop_oneof![Just(None), (0_usize..4).prop_map(|row| Some(Mark::Scale(row))), Just(Some(Mark::NotApplicable))];
    (rating, nasty(), nasty(), prop::collection::vec(evidence(), 0..3)).prop_map(
        |(rating, note, mut reason, evidence)| {
            if rating == Some(Mark::NotApplicable) && reason.trim().is_empty() {
                reason.push('因');
            }
            Answer { rating, note, reason, evidence }
        },
    )
}

fn action() -> impl Strategy<Value = Action> {
    let about = (0..builtin().items().len(), any::<bool>())
        .prop_map(|(item, precise)| (builtin().item_ref(item).criterion, precise.then_some(item)));
    (about, nasty(), nasty(), nasty(), date(), nasty(), any::<bool>()).prop_map(
        |((criterion, item), what, owner, section, due, acceptance, done)| {
            let what = what + "改";
            Action { criterion, item, what, owner, section, due, acceptance, done }
        },
    )
}

fn record() -> impl Strategy<Value = Record> {
    let framework = builtin();
    let (items, criteria, closing) = (framework.items().len(), framework.criteria().len(), framework.reflections.len());
    let answers = prop::collection::btree_map(0..items, answer(), 0..6);
    let targets = prop::collection::vec(prop::option::of(1_i64..6), criteria);
    let reflections = prop::collection::vec(nasty(), closing);
    let actions = prop::collection::vec(action(), 0..4);
    (nasty(), nasty(), nasty(), answers, targets, reflections, actions).prop_map(
        move |(office, period, scope, answers, targets, reflections, actions)| {
            let mut record = Record::new(&builtin(), &(office + "局"), &(period + "年"), &scope);
            for (index, answer) in answers {
                record.answers[index] = answer;
            }
            Record { targets, reflections, actions, ..record }
        },
    )
}

/// The record in the shape of a JSON export.
fn export(record: &Record, framework: &Framework) -> Value {
    json!({
        "schema": 1,
        "id": "a-1",
        "state": "finalised",
        "framework": {"id": framework.id, "version": framework.version, "hash": framework.hash, "text": "…"},
        "office": record.office,
        "period": record.period,
        "scope": record.scope,
        "targets": targets_json(record, framework),
        "reflections": reflections_json(record, framework),
        "answers": answers_json(record, framework),
        "actions": actions_json(&record.actions, framework),
        "score": {"overall": {"score": null}},
    })
}

fn read(name: &str, text: &str, framework: &Framework) -> Record {
    let file = AnswersFile::open(name, text.as_bytes()).unwrap_or_else(|faults| panic!("{faults}\n{text}"));
    file.read(framework).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
}

proptest! {
    #[test]
    fn toml_comes_back_as_it_was(record in record()) {
        let framework = builtin();
        let text = to_toml(&record, &framework);
        // An answers file for people has no actions.
        prop_assert_eq!(read("a.toml", &text, &framework), Record { actions: Vec::new(), ..record });
    }

    #[test]
    fn json_comes_back_as_it_was(record in record(), pretty in any::<bool>()) {
        let framework = builtin();
        let value = export(&record, &framework);
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
        prop_assert_eq!(read("a.json", &text, &framework), record);
    }
}

#[test]
fn the_examples_come_back_as_they_were() {
    let framework = builtin();
    let text = std::fs::read_to_string("examples/sample-answers.toml").unwrap();
    let record = read("sample", &text, &framework);
    assert_eq!(read("again", &to_toml(&record, &framework), &framework), record);
    assert_eq!(read("again", &export(&record, &framework).to_string(), &framework), record);
}

#[test]
fn empty_fields_and_unanswered_items_are_left_out() {
    let framework = builtin();
    let mut record = Record::new(&framework, "局", "2026", "");
    record.answers[1].rating = Some(Mark::Scale(3));
    record.answers[2].evidence.push(Evidence { title: "会议纪要".into(), ..Evidence::default() });
    let toml = to_toml(&record, &framework);
    for absent in ["scope", "targets", "reflections", "goal-1", "note", "reason", "number", "valid_until"] {
        assert!(!toml.contains(absent), "{absent} in\n{toml}");
    }
    let expected = json!({"goal-2": {"rating": "F"}, "goal-3": {"evidence": [{"title": "会议纪要"}]}});
    assert_eq!(answers_json(&record, &framework), expected);
}

#[test]
fn what_an_export_holds_beside_the_answers_has_its_types() {
    let framework = builtin();
    let record = Record::new(&framework, "局", "2026", "");
    for (key, wrong) in [("weights", json!([])), ("score", json!(1)), ("actions", json!({})), ("workshops", json!("x"))]
    {
        let mut text = export(&record, &framework);
        text[key] = wrong;
        let file = AnswersFile::open("a.json", text.to_string().as_bytes()).unwrap();
        let faults = file.read(&framework).expect_err(key);
        assert_eq!(faults.list.len(), 1, "{key}: {faults}");
        assert!(faults.to_string().contains(key), "{faults}");
    }
}

#[test]
fn actions_are_checked_against_the_framework() {
    let framework = builtin();
    let record = Record::new(&framework, "局", "2026", "");
    let other = framework.item(framework.items().len() - 1).id.clone();
    let first = framework.criterion(0).id.clone();
    let refused = [
        (json!({"criterion": "gaol", "what": "改"}), "`goal`"),
        (json!({"what": "改"}), "`criterion`"),
        (json!({"criterion": first}), "`what`"),
        (json!({"criterion": first, "what": " "}), "`what`"),
        (json!({"criterion": first, "what": "改", "item": "goal-99"}), "`goal-99`"),
        (json!({"criterion": first, "what": "改", "item": other}), "`item`"),
        (json!({"criterion": first, "what": "改", "due": "2026-02-30"}), "`due`"),
        (json!({"criterion": first, "what": "改", "done": "yes"}), "`done`"),
        (json!({"criterion": first, "what": "改", "owners": "x"}), "`owners`"),
        (json!("改"), "`actions`"),
    ];
    for (action, word) in refused {
        let mut text = export(&record, &framework);
        text["actions"] = json!([action]);
        let file = AnswersFile::open("a.json", text.to_string().as_bytes()).unwrap();
        let faults = file.read(&framework).expect_err(word);
        assert_eq!(faults.list.len(), 1, "{faults}");
        assert!(faults.to_string().contains(word), "{faults}");
    }
    let toml = to_toml(&record, &framework) + "[[actions]]\ncriterion = 'goal'\nwhat = '改'\n";
    assert!(AnswersFile::open("a.toml", toml.as_bytes()).unwrap().read(&framework).is_err());
}

#[test]
fn a_framework_is_toml_only() {
    let faults = pinheng::framework::parse("a.json", b"{\"schema\": 1}").expect_err("JSON");
    assert!(matches!(faults.list[0].kind, pinheng::source::FaultKind::Syntax(_)), "{faults:?}");
}

#[test]
fn an_export_tells_its_state_and_framework() {
    let framework = builtin();
    let record = Record::new(&framework, "局", "2026", "");
    let text = export(&record, &framework).to_string();
    let file = AnswersFile::open("a.json", text.as_bytes()).unwrap();
    assert_eq!(file.framework_id(), Some("office-service-brand"));
    assert_eq!(file.embedded_framework(), None, "its hash is another one's");
    let mut own = export(&record, &framework);
    own["framework"]["hash"] = pinheng::framework::hash("…".as_bytes()).into();
    let file = AnswersFile::open("a.json", own.to_string().as_bytes()).unwrap();
    assert_eq!(file.embedded_framework(), Some("…"));
    assert_eq!(file.state().map(State::id), Some("finalised"));
}
