//! Workshops and actions in a JSON export, and back from it.

use pinheng::app::{App, Assessment, Edit, Plan};
use pinheng::assessment::Action;
use pinheng::workshop::{Act, Agenda, Consensus, Participant, People, Place, Role, Vote};
use serde_json::{Value, json};

use super::harness::Home;

/// A change of an export.
type Change<'c> = &'c dyn Fn(&mut Value);

/// Four leaders, four from offices, four of the staff, one who guides.
pub fn roles() -> People {
    let mut list: Vec<Participant> =
        People::of_roles(&[(Role::Leader, 4), (Role::Office, 4), (Role::Staff, 4), (Role::Facilitator, 1)])
            .list()
            .to_vec();
    list[0].label = "张三".into();
    People::new(list)
}

/// Begins a workshop on the first two criteria in the home's store; returns its number.
pub fn begin(home: &Home, id: &str, people: &People) -> i64 {
    let mut app = App::open(&home.store()).expect("open");
    let mut open = app.load(id).expect("load");
    let plan = Plan { people: people.clone(), agenda: Agenda::default(), criteria: vec![0, 1], calibration: None };
    app.begin_workshop(&mut open, &plan).expect("begin")
}

/// Does things in a workshop of the home's store.
pub fn act(home: &Home, id: &str, key: i64, acts: &[Act]) {
    let mut app = App::open(&home.store()).expect("open");
    let mut open: Assessment = app.load(id).expect("load");
    for act in acts {
        app.act(&mut open, key, act).expect("act");
    }
}

/// A vote of all roles on a criterion.
pub fn cast(course: usize, role: Role, levels: &[usize]) -> Act {
    Act::Cast { course, group: Some(role), votes: levels.iter().map(|level| Vote::Level(*level)).collect() }
}

/// Two rounds on the first criterion and what was agreed; the second criterion is being voted on.
pub fn half_way(home: &Home, id: &str) -> i64 {
    let key = begin(home, id, &roles());
    act(home, id, key, &[Act::Next, Act::Next]);
    let first = [(Role::Leader, [2, 3, 3, 4]), (Role::Office, [1, 1, 2, 2]), (Role::Staff, [0, 1, 2, 2])];
    act(home, id, key, &first.map(|(role, levels)| cast(0, role, &levels)));
    act(home, id, key, &[Act::Reveal]);
    act(home, id, key, &[Act::Next, Act::VoteAgain]);
    act(home, id, key, &[Role::Leader, Role::Office, Role::Staff].map(|role| cast(0, role, &[2, 2, 1, 2])));
    let consensus = Consensus { rank: 3, reason: "制度已经公布".into(), minority: "基层没有感到".into() };
    act(home, id, key, &[Act::Reveal, Act::Agree { course: 0, consensus, evidenced: Some(1) }]);
    act(home, id, key, &[Act::GoTo(Place::Course(1)), Act::Next, cast(1, Role::Staff, &[4, 4])]);
    key
}

fn with_action(home: &Home, id: &str) {
    let mut app = App::open(&home.store()).expect("open");
    let mut open = app.load(id).expect("load");
    let due = chrono::NaiveDate::from_ymd_opt(2026, 12, 31);
    let action = Action { criterion: 1, what: "公布清单".into(), owner: "李四".into(), due, ..Action::default() };
    app.edit(&mut open, &Edit::AddAction { action }, None).expect("action");
}

#[test]
fn workshops_and_actions_stand_in_the_export_and_come_back() {
    let home = Home::new();
    let id = home.sample();
    half_way(&home, &id);
    with_action(&home, &id);
    let shown = home.json(&["show", &id, "--json"]);
    assert_eq!(
        shown["actions"],
        json!([{"criterion": "people", "what": "公布清单", "owner": "李四", "due": "2026-12-31"}])
    );
    let workshop = &shown["workshops"][0];
    assert!(workshop["begun"].is_string() && workshop.get("ended").is_none(), "{workshop}");
    let rounds = &workshop["criteria"][0]["rounds"];
    assert_eq!(rounds[1]["votes"], json!({"1": 0, "2": 3, "3": 9, "4": 0, "5": 0}));
    assert_eq!(rounds[1]["roles"]["leader"]["votes"]["3"], json!(3));
    assert_eq!(workshop["criteria"][0]["consensus"]["level"], json!(3));
    let sealed = &workshop["criteria"][1]["rounds"][0];
    assert_eq!(sealed["voted"], json!(2));
    assert_eq!(sealed.as_object().map(serde_json::Map::len), Some(3), "a sealed round tells nothing else: {sealed}");

    let file = home.write("export.json", home.ok(&["export", &id, "--format", "json"]));
    home.ok(&["verify", &file]);
    let other = Home::new();
    let again = other.ok(&["import", &file]);
    let back = other.json(&["show", again.trim(), "--json"]);
    assert_eq!(back["actions"], shown["actions"]);
    let mut expected = shown["workshops"].clone();
    expected[0]["criteria"][1]["rounds"][0]["state"] = "dropped".into();
    expected[0]["criteria"][1]["step"] = "discuss".into();
    assert_eq!(back["workshops"], expected, "a round that was being voted on counts as thrown away");
    let file = other.write("again.json", other.ok(&["export", again.trim(), "--format", "json"]));
    other.ok(&["verify", &file]);
}

#[test]
fn what_is_no_workshop_is_a_fault_of_the_file() {
    let home = Home::new();
    let id = home.sample();
    half_way(&home, &id);
    let export = home.json(&["export", &id, "--format", "json"]);
    let changes: [Change<'_>; 9] = [
        &|workshop| workshop["criteria"][0]["rounds"][0]["roles"]["leader"]["votes"]["1"] = 1.into(),
        &|workshop| workshop["criteria"][0]["criterion"] = "nowhere".into(),
        &|workshop| workshop["criteria"][1]["criterion"] = workshop["criteria"][0]["criterion"].clone(),
        &|workshop| workshop["criteria"][0]["rounds"][0]["votes"]["6"] = 1.into(),
        &|workshop| workshop["criteria"][0]["rounds"][0]["abstained"] = (-1).into(),
        &|workshop| workshop["criteria"][0]["consensus"]["level"] = 9.into(),
        &|workshop| workshop["begun"] = "yesterday".into(),
        &|workshop| workshop["people"] = Value::Null,
        &|workshop| *workshop = "x".into(),
    ];
    for change in changes {
        let mut faulty = export.clone();
        change(&mut faulty["workshops"][0]);
        let file = home.write("faulty.json", faulty.to_string());
        let (zh, en) = (["第 1 场研讨会", "faulty.json:1:"], ["workshop 1 of `workshops`", "faulty.json:1:"]);
        home.refuses(&["import", &file], 2, &zh, &en);
        home.refuses(&["verify", &file], 2, &zh, &en);
    }
    // All faults of a file are told at once.
    let mut faulty = export.clone();
    faulty["workshops"][0]["place"] = "moon".into();
    faulty["answers"]["goal-1"]["rating"] = "Z".into();
    let file = home.write("faulty.json", faulty.to_string());
    home.refuses(&["import", &file], 2, &["第 1 场", "`Z`"], &["workshop 1", "`Z`"]);
}

#[test]
fn verify_compares_actions_and_workshops() {
    let home = Home::new();
    let id = home.sample();
    half_way(&home, &id);
    with_action(&home, &id);
    let export = home.json(&["export", &id, "--format", "json"]);
    let changes: [(&str, Change<'_>); 2] = [
        ("actions[0].item", &|export| export["actions"][0]["item"] = "".into()),
        // A split that may not be shown: one role has too few votes.
        ("workshops[0].criteria[0].rounds[0].roles", &|export| {
            let round = &mut export["workshops"][0]["criteria"][0]["rounds"][0];
            let (leaders, staff) = (json!({"1": 1, "2": 3, "3": 5, "4": 2}), json!({"5": 1}));
            round["roles"] = json!({
                "leader": {"votes": leaders, "abstained": 0}, "staff": {"votes": staff, "abstained": 0},
            });
        }),
    ];
    for (place, change) in changes {
        let mut altered = export.clone();
        change(&mut altered);
        let file = home.write("changed.json", altered.to_string());
        home.refuses(&["verify", &file], 1, &[place], &[place]);
    }
}

#[test]
fn minutes_and_actions_are_in_a_report_where_there_are_any() {
    let home = Home::new();
    let id = home.sample();
    let report = home.ok(&["export", &id, "--format", "md"]);
    assert!(!report.contains("会议纪要") && !report.contains("整改清单"));
    half_way(&home, &id);
    with_action(&home, &id);
    let report = home.ok(&["export", &id, "--format", "md"]);
    for words in ["会议纪要", "整改清单", "基层没有感到", "第 1 轮正在投票，已投 2 人，未揭示", "公布清单"]
    {
        assert!(report.contains(words), "{words}");
    }
    let minutes = home.ok(&["export", &id, "--format", "md", "--parts", "minutes", "--lang", "en"]);
    for words in ["minutes of the brand workshop", "Round 1 is being voted on: 2 have voted", "of these leaders"] {
        assert!(minutes.contains(words), "{words}: {minutes}");
    }
    assert!(!minutes.contains("Results by criterion\n"), "nothing but the minutes");
}
