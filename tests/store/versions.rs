//! Files of every version this program ever wrote.

use std::fs;
use std::path::PathBuf;

use pinheng::app::{App, Archived, Assessment, Edit, Filter, Outcome, Plan, read_answers, sample};
use pinheng::store::VERSION;
use pinheng::workshop::{Act, Agenda, Consensus, People, Place as At, Vote};

use crate::help::{Place, create, edit, evidence, noon, not_applicable, note, rate, typed};

fn stored(version: i32) -> PathBuf {
    PathBuf::from(format!("tests/data/store/v{version}.db"))
}

/// What every stored file holds, made anew. Run with `--ignored` once, when the tables get a new version.
#[test]
#[ignore = "writes the file of the present version, once"]
fn write_the_present_version() {
    let path = stored(VERSION);
    assert!(!path.exists(), "a file of a released version never changes");
    let place = Place::new();
    let mut app = place.open().with_clock(noon);
    let mut open = create(&mut app);
    edit(&mut app, &mut open, &rate(0, 3));
    edit(&mut app, &mut open, &not_applicable(1, "无此业务"));
    typed(&mut app, &mut open, &note(0, "备"), 1);
    typed(&mut app, &mut open, &note(0, "备注"), 1);
    edit(&mut app, &mut open, &Edit::AddEvidence { item: 0, record: evidence("方案") });
    edit(&mut app, &mut open, &Edit::Target { criterion: 0, rank: Some(3) });
    edit(&mut app, &mut open, &Edit::Reflection { index: 0, text: "思考".into() });
    hold_a_workshop(&mut app, &mut open);
    for change in crate::weights::every_kind() {
        edit(&mut app, &mut open, &change);
    }
    edit(&mut app, &mut open, &rate(2, 1));
    app.undo(&open.id).expect("undo");
    let bytes = fs::read("examples/canteen-answers.toml").expect("answers");
    let canteen = read_answers(None, "a.toml", &bytes, Some("examples/canteen-check.toml")).expect("read");
    let ids = app.import(&[sample(), canteen]).expect("import");
    app.archive(&ids[1]).expect("archive");
    app.backup(&path).expect("backup");
}

/// One criterion voted on, opened and agreed.
fn hold_a_workshop(app: &mut App, open: &mut Assessment) {
    let people = People::anonymous(5);
    let plan = Plan { people, agenda: Agenda::default(), criteria: vec![0, 1], calibration: Some(1) };
    let key = app.begin_workshop(open, &plan).expect("begin");
    let votes = [1, 1, 2, 2, 3].map(Vote::Level).to_vec();
    let consensus =
        Consensus { rank: 2, reason: "有成文目标".into(), minority: "少数认为仍是起步".into() };
    for act in [
        Act::Next,
        Act::Next,
        Act::Cast { course: 0, group: None, votes },
        Act::Reveal,
        Act::Agree { course: 0, consensus, evidenced: None },
        Act::GoTo(At::End),
    ] {
        app.act(open, key, &act).expect("act");
    }
}

#[test]
fn files_of_every_version_open_with_all_they_held() {
    for version in 1..=VERSION {
        let place = Place::new();
        fs::copy(stored(version), &place.path).unwrap_or_else(|_| panic!("no stored file of version {version}"));
        // A checkout has its own modes; the program would mend them and say so.
        #[cfg(unix)]
        crate::help::set_mode(&place.path, 0o600);
        let found: i32 = place.raw().query_row("PRAGMA user_version", [], |row| row.get(0)).expect("version");
        assert_eq!(found, version);
        let mut app = place.open();
        assert_holds_what_was_stored(&mut app, version);
        drop(app);
        let now: i32 = place.raw().query_row("PRAGMA user_version", [], |row| row.get(0)).expect("version");
        assert_eq!(now, VERSION);
    }
}

#[cfg(unix)]
#[test]
fn files_of_every_version_can_be_viewed_where_they_cannot_be_written() {
    for version in 1..=VERSION {
        let place = Place::new();
        fs::copy(stored(version), &place.path).expect("copy");
        crate::help::set_mode(&place.path, 0o400);
        let app = place.open();
        assert!(app.is_read_only());
        assert_eq!(app.list(&all(), 0, 9).expect("list").total, 3);
    }
}

#[test]
fn files_of_every_version_can_be_restored_from() {
    for version in 1..=VERSION {
        let place = Place::new();
        let mut app = place.open();
        let source = place.beside("old.db");
        fs::copy(stored(version), &source).expect("copy");
        app.restore(&source).expect("restore");
        assert_holds_what_was_stored(&mut app, version);
    }
}

fn all() -> Filter {
    Filter { archived: Archived::All, ..Filter::default() }
}

fn assert_holds_what_was_stored(app: &mut App, version: i32) {
    // Since version 2 a workshop is begun, and one level agreed on.
    let with_workshop = version >= 2;
    // Since version 3 weights are recorded.
    let weights = if version >= 3 { crate::weights::every_kind().len() } else { 0 };
    let rows = app.list(&all(), 0, 9).expect("list").rows;
    assert_eq!(rows.len(), 3);
    let find = |office: &str| rows.iter().find(|row| row.office == office).expect("row").id.clone();
    let id = find("示例局");
    let open = app.load(&id).expect("load");
    assert_eq!((open.created, open.record.scope.as_str()), (noon(), "全局"));
    let answer = &open.record.answers[0];
    assert_eq!((answer.note.as_str(), &answer.evidence), ("备注", &vec![evidence("方案")]));
    assert_eq!(open.record.answers[1].reason, "无此业务");
    assert_eq!((open.record.targets[0], open.record.reflections[0].as_str()), (Some(3), "思考"));
    assert!(app.load(&find(&sample().record.office)).is_ok());
    assert_eq!(open.meetings.len(), usize::from(with_workshop));
    for meeting in &open.meetings {
        let course = &meeting.workshop.courses()[0];
        assert_eq!((course.criterion, course.consensus.as_ref().map(|one| one.rank)), (1, Some(2)));
        assert_eq!(course.rounds[0].tally().expect("shown").by_level(), [0, 2, 2, 1, 0]);
        assert_eq!((meeting.begun, meeting.ended), (noon(), Some(noon())));
    }
    assert_eq!(open.record.weighing.is_untouched(), weights == 0);
    assert_eq!(app.log(&id).expect("log").len(), weights + if with_workshop { 10 } else { 8 });
    // The log is read as well as it was written.
    assert!(app.redo(&id).expect("redo").is_some());
    let mut steps = 0;
    while app.undo(&id).expect("undo").is_some() {
        steps += 1;
    }
    assert_eq!(steps, weights + if with_workshop { 8 } else { 7 });
    assert!(app.doctor().expect("doctor").iter().all(|finding| finding.outcome == Outcome::Fine));
}
