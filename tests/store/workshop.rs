//! Workshops in the store: saved as they happen, and sealed while a round is being voted on.

use std::path::Path;

use pinheng::app::{App, Assessment, Erase, Error, Plan};
use pinheng::workshop::{Act, Agenda, Consensus, Outcome, People, Place as At, Refused, Vote};

use crate::boxes::boxes;
use crate::help::{Place, create, evidence, rate};

fn plan(voters: usize) -> Plan {
    let people = People::anonymous(voters);
    Plan { people, agenda: Agenda::default(), criteria: vec![0, 3, 5], calibration: None }
}

fn begun(app: &mut App, voters: usize) -> (Assessment, i64) {
    let mut open = create(app);
    let key = app.begin_workshop(&mut open, &plan(voters)).expect("begin");
    (open, key)
}

/// A workshop whose first criterion is being voted on.
fn voting(app: &mut App, voters: usize) -> (Assessment, i64) {
    let (mut open, key) = begun(app, voters);
    for _ in 0..2 {
        app.act(&mut open, key, &Act::Next).expect("next");
    }
    (open, key)
}

fn ballot(level: usize) -> Act {
    Act::Cast { course: 0, group: None, votes: vec![Vote::Level(level)] }
}

fn agree(rank: i64, reason: &str) -> Act {
    let consensus = Consensus { rank, reason: reason.into(), minority: "有人认为制度还没落地".into() };
    Act::Agree { course: 0, consensus, evidenced: Some(1) }
}

#[test]
fn after_every_ballot_file_and_journal_hold_one_count() {
    let place = Place::new();
    let mut app = place.open();
    let (mut open, key) = voting(&mut app, 12);
    for (nth, level) in [2, 2, 3, 1, 2, 4, 0, 2, 2, 3, 1, 1].into_iter().enumerate() {
        assert!(!app.act(&mut open, key, &ballot(level)).expect("cast").traces);
        let found = boxes(&place.path);
        assert_eq!(found.len(), 1, "after ballot {}", nth + 1);
        assert_eq!(found[0].voted(0), nth + 1);
    }
    app.act(&mut open, key, &Act::Reveal).expect("reveal");
    let found = boxes(&place.path);
    assert_eq!((found.len(), found[0].voted(0)), (1, 0));
    let tally = open.meetings[0].workshop.courses()[0].rounds[0].tally().expect("shown").by_level();
    assert_eq!(tally, [1, 3, 5, 2, 1]);
}

#[test]
fn with_a_rollback_journal_too() {
    let place = Place::new();
    drop(place.open());
    // A connection that keeps a write-ahead log from being made: it holds the file in the other mode.
    let raw = place.raw();
    raw.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(())).expect("mode");
    raw.execute_batch("BEGIN; SELECT count(*) FROM assessment;").expect("read lock");
    let mut app = place.open();
    raw.execute_batch("COMMIT").expect("end");
    assert_eq!(app.journal(), pinheng::app::Journal::Rollback);
    let (mut open, key) = voting(&mut app, 6);
    for nth in 1..=6 {
        app.act(&mut open, key, &ballot(nth % 5)).expect("cast");
        let found = boxes(&place.path);
        assert_eq!((found.len(), found[0].voted(0)), (1, nth));
    }
}

#[test]
fn a_test_for_traces_finds_them_where_there_are_some() {
    let place = Place::new();
    let mut app = place.open();
    let (mut open, key) = voting(&mut app, 6);
    // Somebody reads on, so the journal cannot be emptied.
    let raw = place.raw();
    raw.execute_batch("BEGIN; SELECT count(*) FROM assessment;").expect("read");
    let acted = app.act(&mut open, key, &ballot(2)).expect("cast");
    assert!(acted.traces, "the screen is told");
    assert!(boxes(&place.path).len() > 1, "and the scan sees the earlier count");
    raw.execute_batch("COMMIT").expect("end");
    assert!(!app.act(&mut open, key, &ballot(2)).expect("cast").traces);
    assert_eq!(boxes(&place.path).len(), 1);
}

#[test]
fn ballots_enter_no_log_and_cannot_be_undone() {
    let mut app = crate::help::memory();
    let (mut open, key) = voting(&mut app, 6);
    let before = app.log(&open.id).expect("log");
    for level in [1, 2, 3, 4] {
        app.act(&mut open, key, &ballot(level)).expect("cast");
    }
    assert_eq!(app.log(&open.id).expect("log"), before);
    assert_eq!(app.undo(&open.id).expect("undo"), None);
    assert_eq!(open.voted(), Some(4));
}

#[test]
fn what_was_agreed_is_undone_and_made_again() {
    let mut app = crate::help::memory();
    let (mut open, key) = voting(&mut app, 4);
    for level in [1, 2, 2, 1] {
        app.act(&mut open, key, &ballot(level)).expect("cast");
    }
    assert_eq!(app.act(&mut open, key, &agree(2, "")), Err(Error::Refused(Refused::Sealed)));
    app.act(&mut open, key, &Act::Reveal).expect("reveal");
    assert_eq!(app.act(&mut open, key, &agree(2, " ")), Err(Error::Refused(Refused::NoReason)));
    app.act(&mut open, key, &agree(2, "已有成文目标")).expect("agree");
    let agreed = |open: &Assessment| open.meetings[0].workshop.courses()[0].consensus.clone();
    let after = agreed(&open);
    assert_eq!(after.as_ref().map(|one| one.rank), Some(2));
    app.undo(&open.id).expect("undo").expect("something");
    assert_eq!(agreed(&app.load(&open.id).expect("load")), None);
    app.redo(&open.id).expect("redo").expect("something");
    assert_eq!(agreed(&app.load(&open.id).expect("load")), after);
}

#[test]
fn the_room_goes_on_where_it_was_after_a_kill() {
    let place = Place::new();
    let mut app = place.open();
    let (mut open, key) = voting(&mut app, 6);
    for level in [1, 2, 3] {
        app.act(&mut open, key, &ballot(level)).expect("cast");
    }
    // As after a kill: nothing is closed, and the system has dropped the lock.
    let copy = Place::new();
    for suffix in ["", "-wal", "-shm"] {
        let name = |path: &Path| {
            let mut name = path.as_os_str().to_owned();
            name.push(suffix);
            std::path::PathBuf::from(name)
        };
        let _ = std::fs::copy(name(&place.path), name(&copy.path));
    }
    let mut again = copy.open();
    let mut same = again.enter(&open.id).expect("enter");
    let (before, after) = (open.meetings[0].workshop.parts(), same.meetings[0].workshop.parts());
    assert_eq!((&before.courses, before.place, &before.people), (&after.courses, after.place, &after.people));
    assert_eq!(after.agenda.running(), None, "nobody knows how long the part went on");
    again.act(&mut same, key, &ballot(3)).expect("cast");
    again.act(&mut same, key, &Act::Reveal).expect("reveal");
    let tally = same.meetings[0].workshop.courses()[0].rounds[0].tally().expect("shown").by_level();
    assert_eq!(tally, [0, 1, 1, 2, 0]);
}

#[test]
fn one_program_has_the_room_while_a_round_is_open() {
    let place = Place::new();
    let (mut one, mut other) = (place.open(), place.open());
    let (mut open, key) = voting(&mut one, 6);
    one.act(&mut open, key, &ballot(2)).expect("cast");
    assert_eq!(other.enter(&open.id), Err(Error::RoundOpen { voted: 1 }));
    let mut seen = other.load(&open.id).expect("commands may look");
    assert_eq!(seen.voted(), Some(1));
    assert_eq!(other.act(&mut seen, key, &ballot(2)), Err(Error::RoundOpen { voted: 1 }));
    // Answers are not the room's.
    other.edit(&mut seen, &rate(3, 2), None).expect("rate");
    for level in [1, 1, 3] {
        one.act(&mut open, key, &ballot(level)).expect("cast");
    }
    one.act(&mut open, key, &Act::Reveal).expect("reveal");
    assert!(other.enter(&open.id).is_ok());
    let leftovers = std::fs::read_dir(place.dir.path()).expect("dir").flatten();
    assert!(leftovers.map(|entry| entry.file_name()).all(|name| !name.to_string_lossy().contains("round")));
}

#[test]
fn the_lock_dies_with_its_program() {
    let place = Place::new();
    let mut app = place.open();
    let (open, _) = voting(&mut app, 6);
    drop(app);
    assert!(place.open().enter(&open.id).is_ok());
}

#[test]
fn a_backup_tells_how_many_have_voted_and_no_more() {
    let place = Place::new();
    let mut app = place.open();
    let (mut open, key) = voting(&mut app, 6);
    for level in [1, 2, 3, 3, 3] {
        app.act(&mut open, key, &ballot(level)).expect("cast");
    }
    let to = place.beside("copy.db");
    app.backup(&to).expect("backup");
    let found = boxes(&to);
    assert!(found.iter().all(|votes| votes.voted(0) == 0), "{found:?}");
    assert!(!found.is_empty());
    let seen = App::open(&to).expect("open").load(&open.id).expect("load");
    assert_eq!(seen.meetings[0].workshop.courses()[0].rounds[0].outcome, Outcome::Dropped { voted: 5 });
    // The room itself goes on.
    assert_eq!(app.load(&open.id).expect("load").voted(), Some(5));
    assert_eq!(app.restore(&to), Err(Error::RoundOpen { voted: 5 }));
    app.act(&mut open, key, &Act::Reveal).expect("reveal");
    app.restore(&to).expect("restore");
}

#[test]
fn a_round_of_a_deleted_assessment_is_in_the_way_of_no_restore() {
    let place = Place::new();
    let mut app = place.open();
    let empty = place.beside("empty.db");
    app.backup(&empty).expect("backup");
    let (mut open, key) = voting(&mut app, 6);
    app.act(&mut open, key, &ballot(3)).expect("cast");
    assert_eq!((app.restore(&empty), app.rounds_given_up()), (Err(Error::RoundOpen { voted: 1 }), 0));
    app.delete(&open.id).expect("delete");
    assert_eq!(app.rounds_given_up(), 1);
    // As long as nothing is restored, undo brings the round back as it was.
    app.undo(&open.id).expect("undo");
    assert_eq!(app.load(&open.id).expect("load").voted(), Some(1));
    app.redo(&open.id).expect("redo");
    let kept = app.restore(&empty).expect("restore");
    // What was before is kept, with the round as thrown away.
    let mut before = App::open(&kept).expect("open");
    before.undo(&open.id).expect("undo");
    let seen = before.load(&open.id).expect("load");
    assert_eq!(seen.meetings[0].workshop.courses()[0].rounds[0].outcome, Outcome::Dropped { voted: 1 });
}

#[test]
fn a_form_counts_once() {
    let mut app = crate::help::memory();
    let (mut open, key) = begun(&mut app, 6);
    let form = |level: usize| Act::Form { group: None, votes: vec![Vote::Level(level); 3] };
    let two = [("a1".to_owned(), form(1)), ("b2".to_owned(), form(2))];
    app.collect(&mut open, key, &two).expect("collect");
    assert_eq!(open.voted(), Some(2));
    let again = [("c3".to_owned(), form(1)), ("a1".to_owned(), form(3))];
    assert_eq!(app.collect(&mut open, key, &again), Err(Error::FormTwice { index: 1 }));
    assert_eq!(app.load(&open.id).expect("load").voted(), Some(2), "none of them");
    app.collect(&mut open, key, &again[..1]).expect("the other one is still good");
}

#[test]
fn a_finalised_assessment_takes_no_vote() {
    let mut app = crate::help::memory();
    let (mut open, key) = voting(&mut app, 6);
    app.finalise(&open.id).expect("finalise");
    assert_eq!(app.act(&mut open, key, &ballot(1)), Err(Error::Finalised));
    assert_eq!(app.begin_workshop(&mut open, &plan(5)), Err(Error::Finalised));
}

#[test]
fn the_words_of_an_agreement_are_erased_and_its_level_stays() {
    let place = Place::new();
    let mut app = place.open();
    let (mut open, key) = voting(&mut app, 4);
    for level in [1, 2, 2, 1] {
        app.act(&mut open, key, &ballot(level)).expect("cast");
    }
    app.act(&mut open, key, &Act::Reveal).expect("reveal");
    app.act(&mut open, key, &agree(2, "SECRET-91ab 一")).expect("agree");
    app.act(&mut open, key, &agree(3, "SECRET-91ab 二")).expect("agree");
    app.erase(&mut open, &Erase::Agreement(0)).expect("erase");
    assert!(!crate::help::holds(&crate::help::bytes_of(&place.path), "SECRET-91ab"));
    let agreed = open.meetings[0].workshop.courses()[0].consensus.clone().expect("agreed");
    assert_eq!((agreed.rank, agreed.reason.as_str(), agreed.minority.as_str()), (3, "", ""));
    assert_eq!(app.undo(&open.id).expect("undo"), None);
}

#[test]
fn a_workshop_is_taken_away_with_every_word_of_it() {
    let place = Place::new();
    let mut app = place.open();
    let (mut open, key) = voting(&mut app, 4);
    for level in [1, 2, 2, 1] {
        app.act(&mut open, key, &ballot(level)).expect("cast");
    }
    app.act(&mut open, key, &Act::Reveal).expect("reveal");
    app.act(&mut open, key, &agree(2, "SECRET-91ab")).expect("agree");
    app.act(&mut open, key, &Act::GoTo(At::End)).expect("end");
    assert!(open.meetings[0].ended.is_some());
    app.remove_workshop(&mut open, key).expect("remove");
    assert_eq!(open.meetings, []);
    assert!(!crate::help::holds(&crate::help::bytes_of(&place.path), "SECRET-91ab"));
    assert_eq!(app.act(&mut open, key, &Act::Next), Err(Error::NoWorkshop));
    app.edit(&mut open, &pinheng::app::Edit::AddEvidence { item: 0, record: evidence("通知") }, None).expect("edit");
}
