//! Two programs, several workshops, one room: who may do what while a round is being voted on.

use pinheng::app::{App, Assessment, Error, Plan, StoreError};
use pinheng::workshop::{Act, Agenda, Consensus, People, Place as At, Role, Vote};

use crate::help::{Place, create};

/// What a box begins with wherever it lies.
const MARK: &[u8] = b"\xf1PHbox\x01\xf2";

fn plan(people: People) -> Plan {
    Plan { people, agenda: Agenda::default(), criteria: vec![0, 3, 5], calibration: None }
}

/// A workshop whose first criterion is being voted on.
fn voting(app: &mut App) -> (Assessment, i64) {
    let mut open = create(app);
    let key = app.begin_workshop(&mut open, &plan(People::anonymous(6))).expect("begin");
    for _ in 0..2 {
        app.act(&mut open, key, &Act::Next).expect("next");
    }
    (open, key)
}

#[test]
fn a_lock_that_cannot_be_made_names_the_folder() {
    let place = Place::new();
    let mut app = place.open();
    let mut open = create(&mut app);
    std::fs::create_dir(place.beside(&format!("pinheng.db-round-{}", open.id))).expect("in the way");
    let refused = app.begin_workshop(&mut open, &plan(People::anonymous(6))).expect_err("no lock");
    assert!(
        matches!(&refused, Error::Store(StoreError::NoFolder { path, .. }) if *path == place.beside("")),
        "{refused:?}"
    );
    assert!(app.load(&open.id).expect("load").meetings.is_empty());
}

#[test]
fn taking_another_workshop_away_keeps_the_room_locked() {
    let place = Place::new();
    let (mut one, mut other) = (place.open(), place.open());
    let (mut open, _) = voting(&mut one);
    let second = one.begin_workshop(&mut open, &plan(People::anonymous(5))).expect("begin");
    one.remove_workshop(&mut open, second).expect("remove");
    assert_eq!(other.enter(&open.id).map(drop), Err(Error::RoundOpen { voted: 0 }));
    assert_eq!(one.remove_workshop(&mut open, second), Err(Error::NoWorkshop));
    assert_eq!(other.enter(&open.id).map(drop), Err(Error::RoundOpen { voted: 0 }));
}

#[test]
fn nobody_begins_a_workshop_over_the_open_round_of_another_program() {
    let place = Place::new();
    let (mut one, mut other) = (place.open(), place.open());
    let (open, _) = voting(&mut one);
    let mut seen = other.load(&open.id).expect("load");
    let refused = other.begin_workshop(&mut seen, &plan(People::anonymous(5)));
    assert_eq!(refused, Err(Error::RoundOpen { voted: 0 }));
    assert_eq!(one.load(&open.id).expect("load").meetings.len(), 1);
}

#[test]
fn what_is_agreed_belongs_to_the_criterion_it_was_written_for() {
    let place = Place::new();
    let (mut one, mut other) = (place.open(), place.open());
    let (mut open, key) = voting(&mut one);
    let votes = vec![Vote::Level(1); 6];
    one.act(&mut open, key, &Act::Cast { course: 0, group: None, votes }).expect("cast");
    one.act(&mut open, key, &Act::Reveal).expect("reveal");
    let mut seen = other.enter(&open.id).expect("enter");
    one.act(&mut open, key, &Act::GoTo(At::Course(1))).expect("on");
    let consensus = Consensus { rank: 2, reason: "制度已经公布".into(), minority: String::new() };
    other.act(&mut seen, key, &Act::Agree { course: 0, consensus, evidenced: Some(2) }).expect("agree");
    let agreed: Vec<bool> = seen.meetings[0].workshop.courses().iter().map(|one| one.consensus.is_some()).collect();
    assert_eq!(agreed, [true, false, false]);
    assert_eq!(seen.meetings[0].workshop.place(), At::Course(1), "the room stays where it is");
}

#[test]
fn slips_of_several_roles_are_counted_together_or_not_at_all() {
    let mut app = crate::help::memory();
    let mut open = create(&mut app);
    let people = People::of_roles(&[(Role::Leader, 4), (Role::Staff, 4)]);
    let key = app.begin_workshop(&mut open, &plan(people)).expect("begin");
    for _ in 0..2 {
        app.act(&mut open, key, &Act::Next).expect("next");
    }
    let votes = |many| vec![Vote::Level(2); many];
    app.act(&mut open, key, &Act::Cast { course: 0, group: Some(Role::Staff), votes: votes(1) }).expect("cast");
    let slips = |staff| vec![(Some(Role::Leader), votes(4)), (Some(Role::Staff), votes(staff))];
    assert!(app.act(&mut open, key, &Act::Slips { course: 0, slips: slips(4) }).is_err());
    assert_eq!(app.load(&open.id).expect("load").voted(), Some(1));
    app.act(&mut open, key, &Act::Slips { course: 0, slips: slips(3) }).expect("slips");
    assert_eq!(open.voted(), Some(8));
}

/// Boxes of many criteria do not fit one page of the file.
#[test]
fn a_box_over_many_pages_leaves_no_earlier_count_either() {
    let place = Place::new();
    let mut app = place.open();
    let text = many_criteria(200);
    let path = place.beside("many.toml");
    std::fs::write(&path, &text).expect("write");
    let (framework, bytes) = app.find_framework(path.to_str()).expect("framework");
    let id = app.create(&framework, &bytes, "示例局", "2026", "").expect("create");
    let mut open = app.load(&id).expect("load");
    let wide = Plan { criteria: (0..200).collect(), ..plan(People::anonymous(12)) };
    let key = app.begin_workshop(&mut open, &wide).expect("begin");
    app.act(&mut open, key, &Act::GoTo(At::Course(150))).expect("go");
    app.act(&mut open, key, &Act::Next).expect("next");
    for nth in 1..=12_u16 {
        let votes = vec![Vote::Level(usize::from(nth) % 5)];
        assert!(!app.act(&mut open, key, &Act::Cast { course: 150, group: None, votes }).expect("cast").traces);
        let bytes = crate::help::bytes_of(&place.path);
        let found = bytes.windows(MARK.len()).filter(|here| *here == MARK).count();
        assert_eq!(found, 1, "after ballot {nth}");
    }
    assert_eq!(open.voted(), Some(12));
}

fn many_criteria(count: usize) -> String {
    use std::fmt::Write as _;
    let mut text = String::from(
        "schema = 1\nid = \"many\"\nversion = \"1\"\ntitle = { zh = \"许多\", en = \"Many\" }\nevidence_cap = \"b\"\n\
         [gating]\nkey_at_least = \"b\"\ncoverage_above = 0.5\n\
         [[scale]]\nid = \"a\"\npoints = 0\nname = { zh = \"无\", en = \"none\" }\n\
         [[scale]]\nid = \"b\"\npoints = 1\nname = { zh = \"有\", en = \"some\" }\n",
    );
    for rank in 1..=5 {
        writeln!(text, "[[levels]]\nrank = {rank}\nname = {{ zh = \"{rank}级\", en = \"L{rank}\" }}").expect("text");
    }
    text += "[[dimensions]]\nid = \"d\"\ntitle = { zh = \"维\", en = \"D\" }\n";
    for nth in 0..count {
        writeln!(text, "[[dimensions.criteria]]\nid = \"c{nth}\"\ntitle = {{ zh = \"指标{nth}\", en = \"C{nth}\" }}\n")
            .expect("text");
        for level in 2..=5 {
            writeln!(
                text,
                "[[dimensions.criteria.items]]\nid = \"c{nth}-{level}\"\nlevel = {level}\nkey = true\n\
                 text = {{ zh = \"条目\", en = \"item\" }}"
            )
            .expect("text");
        }
    }
    text
}
