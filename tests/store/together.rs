//! Two programs on one file.

use pinheng::app::{App, Edit, Error};
use pinheng::assessment::Mark;

use crate::help::{Place, create, edit, evidence, note, rate};

#[test]
fn two_programs_write_and_neither_loses_an_answer() {
    let place = Place::new();
    let (mut left, mut right) = (place.open(), place.open());
    let mut here = create(&mut left);
    let mut there = right.load(&here.id).expect("load");
    let items = here.framework.items().len();
    for item in 0..items {
        let (app, open) = if item % 2 == 0 { (&mut left, &mut here) } else { (&mut right, &mut there) };
        edit(app, open, &rate(item, item % 4));
        // The edit brings in what the other program wrote.
        let answered = open.record.progress().answered();
        assert_eq!(answered, item + 1);
    }
    // Fields of one answer do not overwrite each other either.
    edit(&mut left, &mut here, &note(0, "左"));
    edit(&mut right, &mut there, &rate(0, 2));
    edit(&mut left, &mut here, &Edit::AddEvidence { item: 0, record: evidence("左") });
    edit(&mut right, &mut there, &Edit::AddEvidence { item: 0, record: evidence("右") });
    let answer = &there.record.answers[0];
    assert_eq!((answer.note.as_str(), answer.rating), ("左", Some(Mark::Scale(2))));
    assert_eq!(answer.evidence, [evidence("左"), evidence("右")]);
    assert_eq!(left.load(&here.id).expect("load"), right.load(&here.id).expect("load"));
}

#[test]
fn each_sees_that_the_other_changed_the_file() {
    let place = Place::new();
    let (mut left, mut right) = (place.open(), place.open());
    let mut here = create(&mut left);
    assert!(right.changed_elsewhere().expect("changed"));
    assert!(!right.changed_elsewhere().expect("changed"), "told once");
    let mut there = right.load(&here.id).expect("load");
    edit(&mut left, &mut here, &rate(0, 1));
    assert!(!left.changed_elsewhere().expect("changed"), "one's own change is none");
    assert!(right.changed_elsewhere().expect("changed"));
    // A change of one's own does not hide the other's.
    edit(&mut left, &mut here, &rate(1, 1));
    edit(&mut right, &mut there, &rate(2, 1));
    assert!(right.changed_elsewhere().expect("changed"));
    assert!(left.changed_elsewhere().expect("changed"));
}

#[test]
fn details_merge_by_field() {
    let place = Place::new();
    let (mut left, mut right) = (place.open(), place.open());
    let mut here = create(&mut left);
    let mut there = right.load(&here.id).expect("load");
    let details = |office: &str, period: &str| Edit::Details {
        office: office.into(),
        period: period.into(),
        scope: "全局".into(),
    };
    edit(&mut left, &mut here, &details("新局", "2026"));
    edit(&mut right, &mut there, &details("示例局", "2027"));
    assert_eq!((there.record.office.as_str(), there.record.period.as_str()), ("新局", "2027"));
}

#[test]
fn evidence_that_another_program_changed_is_not_overwritten() {
    let place = Place::new();
    let (mut left, mut right) = (place.open(), place.open());
    let mut here = create(&mut left);
    edit(&mut left, &mut here, &Edit::AddEvidence { item: 0, record: evidence("甲") });
    let mut there = right.load(&here.id).expect("load");
    edit(&mut left, &mut here, &Edit::ReplaceEvidence { item: 0, old: evidence("甲"), new: evidence("乙") });
    let late = Edit::ReplaceEvidence { item: 0, old: evidence("甲"), new: evidence("丙") };
    assert_eq!(right.edit(&mut there, &late, None), Err(Error::Conflict));
    assert_eq!(there.record.answers[0].evidence, [evidence("乙")], "what is stored is shown");
    // What is to go and is gone needs no complaint.
    let gone = Edit::RemoveEvidence { item: 0, old: evidence("甲") };
    assert!(!edit(&mut right, &mut there, &gone).changed);
}

#[test]
fn undo_reverts_the_last_change_by_whoever_made_it() {
    let place = Place::new();
    let (mut left, mut right) = (place.open(), place.open());
    let mut here = create(&mut left);
    let mut there = right.load(&here.id).expect("load");
    edit(&mut left, &mut here, &rate(0, 1));
    edit(&mut right, &mut there, &rate(1, 1));
    left.undo(&here.id).expect("undo");
    let record = right.load(&here.id).expect("load").record;
    assert_eq!((record.answers[0].rating, record.answers[1].rating), (Some(Mark::Scale(1)), None));
    right.redo(&here.id).expect("redo");
    assert_eq!(left.load(&here.id).expect("load").record.answers[1].rating, Some(Mark::Scale(1)));
}

#[test]
fn what_another_program_deleted_or_finalised_refuses_edits() {
    let place = Place::new();
    let (mut left, mut right) = (place.open(), place.open());
    let mut here = create(&mut left);
    right.finalise(&here.id).expect("finalise");
    assert_eq!(left.edit(&mut here, &rate(0, 1), None), Err(Error::Finalised));
    right.purge(&here.id).expect("purge");
    assert!(matches!(left.edit(&mut here, &rate(0, 1), None), Err(Error::NotFound { .. })));
}

#[test]
fn many_programs_open_and_fill_a_new_file_at_once() {
    let place = Place::new();
    let path = &place.path;
    std::thread::scope(|scope| {
        for thread in 0..4 {
            scope.spawn(move || {
                let mut app = App::open(path).expect("open");
                let mut open = create(&mut app);
                for item in 0..10 {
                    edit(&mut app, &mut open, &rate(item, thread));
                }
            });
        }
    });
    let page = place.open().list(&pinheng::app::Filter::default(), 0, 9).expect("list");
    assert_eq!(page.total, 4);
    assert!(page.rows.iter().all(|row| row.answered == 10));
}
