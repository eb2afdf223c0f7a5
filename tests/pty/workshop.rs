//! A workshop in a real terminal: from preparing to the minutes, and killed at every step.

use std::process::Command;

use pinheng::app::{Assessment, sample};
use pinheng::i18n::{Lang, WorkshopText};
use pinheng::workshop::Course;
use rustix::process::Signal;

use crate::boxes::boxes;
use crate::harness::{Launch, Term};
use crate::place::{OFFICE, Place};
use crate::steps::{quit, shown, words};

const F7: &str = "\x1b[18~";

fn text() -> &'static WorkshopText {
    WorkshopText::of(Lang::Zh)
}

fn place() -> Place {
    let place = Place::new();
    place.app().import(&[sample()]).unwrap();
    place
}

/// The workshop screen of the sample in a window of the least usual size.
fn at_workshop(place: &Place) -> Term {
    let mut term = Launch::new(place).start();
    term.resize(80, 24);
    term.wait_for(OFFICE);
    term.send(F7);
    term.wait_for(&shown(words().screen_workshop));
    term
}

/// The steps of the room on its first criterion: what is typed, and what is on the screen once it is saved.
fn steps() -> Vec<(&'static str, &'static str)> {
    vec![
        ("\t\t\t\r", "不排名、不评个人"),
        (" ", "创建之初定了什么目标"),
        (" ", "已投 0 / 8"),
        ("b3\r", "已投 1 / 8"),
        ("2\r", "已投 2 / 8"),
        ("\x7f", "先停在这里"),
        ("s1 4 4 3 -\r", "已投 7 / 8"),
        ("b2\r", "已投 8 / 8"),
        (" ", "分散：分歧大"),
        (" ", "最后看佐证材料"),
        (" ", "重投一轮"),
        ("v", "已投 0 / 8"),
        ("s3 3 3 2 3 3 3 2\r", "已投 8 / 8"),
        (" ", "分散：集中"),
        ("\r", "可不填；不写名字"),
        ("\t年度计划按目标分解\t仍有人认为证据不足\x13", "已议定"),
        (" ", "记一条整改"),
        ("a按目标修订制度\t张三\t秘书科\t2026-12-31\t新制度文号\r", "已记下整改事项"),
    ]
}

/// What a command prints.
fn told(place: &Place, command: &[&str]) -> String {
    let mut words = place.command().into_iter();
    let output = Command::new(words.next().unwrap()).args(words).args(command).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_whole_workshop_from_preparing_to_the_minutes() {
    let place = place();
    let mut term = at_workshop(&place);
    for (keys, seen) in steps() {
        term.send(keys);
        term.wait_for(seen);
    }
    term.send("o");
    term.wait_for(text().overview);
    term.wait_for("隶属度最大");
    term.send(" ");
    term.wait_for("条没有议定");
    term.send("y");
    term.wait_for(text().ended);
    quit(term);
    let assessment = place.assessment();
    let meeting = &assessment.meetings[0];
    assert!(meeting.ended.is_some());
    let course = &meeting.workshop.courses()[0];
    assert_eq!(course.rounds.len(), 2);
    assert_eq!(course.consensus.as_ref().map(|one| one.rank), Some(3));
    assert_eq!(assessment.record.actions[0].owner, "张三");
    let minutes = told(&place, &["export", &assessment.id, "--format", "md", "--parts", "minutes"]);
    for said in ["会议纪要", "年度计划按目标分解", "仍有人认为证据不足", "按目标修订制度"]
    {
        assert!(minutes.contains(said), "{said}\n{minutes}");
    }
}

fn course(assessment: &Assessment) -> Option<&Course> {
    assessment.meetings.first()?.workshop.courses().first()
}

/// A command tells of a round that is not opened how many have voted, and nothing else.
fn assert_sealed(place: &Place, id: &str) {
    let told: serde_json::Value = serde_json::from_str(&told(place, &["show", id, "--json"])).unwrap();
    let meetings = told["workshops"].as_array().unwrap();
    for course in meetings.iter().flat_map(|meeting| meeting["criteria"].as_array().unwrap()) {
        for round in course["rounds"].as_array().unwrap().iter().filter(|round| round["state"] == "sealed") {
            let keys: Vec<&String> = round.as_object().unwrap().keys().collect();
            assert_eq!(keys, ["state", "opened", "voted"]);
        }
    }
}

#[test]
fn killed_at_every_step_the_room_goes_on_where_it_was() {
    let place = place();
    let mut term = at_workshop(&place);
    let mut forms = "";
    for (keys, seen) in steps() {
        // What is only typed is lost with the program: a form is opened and filled in again.
        if seen == "可不填；不写名字" {
            forms = keys;
            continue;
        }
        // The ballot is not in anybody's hands any more.
        let keys = match seen {
            "先停在这里" => continue,
            "已投 2 / 8" => "b2\r",
            _ => keys,
        };
        term.send(format!("{}{keys}", std::mem::take(&mut forms)));
        term.wait_for(seen);
        let before = place.assessment();
        assert_sealed(&place, &before.id);
        term.signal(Signal::KILL);
        term.exit();
        term = at_workshop(&place);
        term.settle();
        assert_eq!(place.assessment().meetings, before.meetings, "after {keys:?}");
        let found = boxes(&place.db());
        assert!(found.len() <= 1, "after {keys:?} {} counts lie about", found.len());
    }
    let assessment = place.assessment();
    assert_eq!(course(&assessment).and_then(|course| course.consensus.as_ref()).map(|one| one.rank), Some(3));
    assert_eq!(assessment.record.actions.len(), 1);
}

#[test]
fn killed_while_a_ballot_is_counted_it_counts_or_does_not() {
    let place = place();
    let mut term = at_workshop(&place);
    for (keys, seen) in steps().into_iter().take(3) {
        term.send(keys);
        term.wait_for(seen);
    }
    let mut voted = 0;
    for _ in 0..6 {
        term.send("b3\r");
        term.signal(Signal::KILL);
        term.exit();
        let now = place.assessment().voted().expect("the round stays open");
        assert!(now == voted || now == voted + 1, "{voted} to {now}");
        voted = now;
        term = at_workshop(&place);
        term.wait_for(&format!("已投 {voted} / 8"));
        assert_eq!(boxes(&place.db()).len(), 1);
    }
}

#[test]
fn another_window_stays_out_while_a_round_is_open() {
    let place = place();
    let mut term = at_workshop(&place);
    let mut other = Launch::new(&place).start();
    other.resize(80, 24);
    other.wait_for(OFFICE);
    other.send("\r");
    other.wait_for(&shown(words().screen_assess));
    for (keys, seen) in steps().into_iter().take(4) {
        term.send(keys);
        term.wait_for(seen);
    }
    // The window that had it open loses it with its next key, and cannot open it again.
    other.send("j");
    other.wait_for("正在投票");
    other.send("\x1b");
    other.wait_gone("正在投票");
    assert!(other.text().contains(&shown(words().screen_home)));
    other.send("\r");
    other.wait_for("正在投票");
    assert!(!other.text().contains("创建之初"));
    term.signal(Signal::KILL);
    term.exit();
    // The lock died with its program.
    other.send("\x1b");
    other.wait_gone("正在投票");
    other.send("\r");
    other.wait_for(&shown(words().screen_assess));
}

#[test]
fn the_clock_alone_wakes_the_program() {
    let place = place();
    let mut term = at_workshop(&place);
    term.send("\t\t\t\r");
    term.wait_for("还剩 07:5");
    let before = term.raw.len();
    term.wait_for("还剩 07:55");
    let drawn = term.raw.len() - before;
    assert!(drawn < 4000, "{drawn} bytes for a few seconds");
    term.send("t");
    term.wait_gone("还剩");
    term.settle();
    let before = term.raw.len();
    term.pump(std::time::Duration::from_millis(2500));
    assert_eq!(term.raw.len(), before, "without the clock nothing is drawn");
}

#[test]
fn the_numbers_of_a_plan_are_there_the_next_day() {
    let place = place();
    let mut term = at_workshop(&place);
    // Two leaders, two minutes more for the opening.
    term.send("jll");
    term.wait_for("领导                  2");
    term.send("\tll");
    term.wait_for("共 92 分钟");
    quit(term);
    let mut term = at_workshop(&place);
    term.wait_for("领导                  2");
    term.wait_for("共 92 分钟");
    assert_eq!(place.assessment().meetings, []);
}
