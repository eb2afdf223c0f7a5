//! One edit, one transaction, one field.

use pinheng::app::{App, Assessment, Edit, Error, Filter};
use pinheng::assessment::{Evidence, Mark};
use pinheng::framework::builtin;
use pinheng::scoring::{Weights, score};

use crate::help::{Place, create, edit, evidence, memory, noon, not_applicable, note, rate};

/// What is stored is what the assessment says, and the kept figures are the scorecard's.
fn assert_stored(app: &App, assessment: &Assessment) {
    assert_eq!(app.load(&assessment.id).expect("load"), *assessment);
    let score = score(&assessment.framework, &assessment.record, &Weights::of_framework(&assessment.framework));
    let row = app.list(&Filter::default(), 0, 10).expect("list").rows.remove(0);
    assert_eq!((row.score, row.evidenced_score), (score.overall.score, score.overall.evidenced_score));
    assert_eq!((row.level, row.evidenced_level), (score.overall.level, score.overall.evidenced_level));
    assert_eq!((row.items, row.answered), (score.progress.items, score.progress.answered()));
    assert_eq!(row.started, score.progress.answered() > 0);
    assert_eq!(row.changed, assessment.changed);
}

#[test]
fn every_edit_is_stored_with_its_figures() {
    let mut app = memory();
    let mut open = create(&mut app);
    let full = Evidence {
        title: "方案".into(),
        number: "示机管〔2026〕1号".into(),
        date: "2026-03-01".parse().ok(),
        unit: "办公室".into(),
        location: "档案室".into(),
        valid_until: "2027-03-01".parse().ok(),
    };
    let edits = [
        rate(0, 3),
        rate(1, 0),
        not_applicable(2, "没有此项业务"),
        note(0, "备注\n第二行 𠮷"),
        Edit::AddEvidence { item: 0, record: full.clone() },
        Edit::AddEvidence { item: 0, record: evidence("第二份") },
        Edit::ReplaceEvidence { item: 0, old: full, new: evidence("方案（修订）") },
        Edit::RemoveEvidence { item: 0, old: evidence("第二份") },
        Edit::Target { criterion: 1, rank: Some(4) },
        Edit::Reflection { index: 0, text: "还要再看".into() },
        Edit::Details { office: "另一局".into(), period: "2027".into(), scope: String::new() },
    ];
    for change in &edits {
        assert!(edit(&mut app, &mut open, change).changed, "{change:?}");
        assert_stored(&app, &open);
        // The same again changes nothing, and leaves no row in the log.
        let rows = app.log(&open.id).expect("log").len();
        match change {
            Edit::ReplaceEvidence { .. } => {}
            _ => assert!(!edit(&mut app, &mut open, change).changed, "{change:?}"),
        }
        assert_eq!(app.log(&open.id).expect("log").len(), rows, "{change:?}");
    }
    assert_eq!(open.record.answers[0].evidence, [evidence("方案（修订）")]);
    assert_eq!(open.record.answers[0].note, "备注\n第二行 𠮷");
    assert_eq!((open.record.office.as_str(), open.record.scope.as_str()), ("另一局", ""));
    edit(&mut app, &mut open, &Edit::Target { criterion: 1, rank: None });
    edit(&mut app, &mut open, &Edit::Reflection { index: 0, text: String::new() });
    edit(&mut app, &mut open, &Edit::Rate { item: 0, mark: None, reason: String::new() });
    assert_stored(&app, &open);
    assert_eq!(open.record.targets[1], None);
    assert_eq!(open.record.answers[0].rating, None);
}

#[test]
fn not_applicable_needs_a_reason_that_any_other_mark_drops() {
    let mut app = memory();
    let mut open = create(&mut app);
    for reason in ["", " \u{3000}\n"] {
        assert_eq!(app.edit(&mut open, &not_applicable(0, reason), None), Err(Error::NoReason));
    }
    edit(&mut app, &mut open, &not_applicable(0, "已移交"));
    assert_eq!(open.record.answers[0].reason, "已移交");
    edit(&mut app, &mut open, &Edit::Rate { item: 0, mark: Some(Mark::Scale(1)), reason: "旧理由".into() });
    assert_eq!(open.record.answers[0].reason, "");
    assert_stored(&app, &open);
}

#[test]
fn what_must_not_be_stored_is_refused_and_changes_nothing() {
    let mut app = memory();
    let mut open = create(&mut app);
    let before = open.clone();
    let details = |office: &str, period: &str| Edit::Details {
        office: office.into(),
        period: period.into(),
        scope: String::new(),
    };
    let known = builtin().rank_list();
    let refused = [
        (details(" ", "2026"), Error::Blank("office")),
        (details("局", "\t"), Error::Blank("period")),
        (Edit::AddEvidence { item: 0, record: evidence(" ") }, Error::Blank("title")),
        (Edit::Target { criterion: 0, rank: Some(9) }, Error::NoSuchRank { rank: 9, known }),
        (Edit::ReplaceEvidence { item: 0, old: evidence("无"), new: evidence("有") }, Error::Conflict),
    ];
    for (change, error) in refused {
        assert_eq!(app.edit(&mut open, &change, None), Err(error), "{change:?}");
        assert_eq!(open, before);
    }
    assert_eq!(app.log(&open.id).expect("log").len(), 1);
    assert_eq!(app.create(&builtin(), b"", " ", "2026", ""), Err(Error::Blank("office")));
    assert_eq!(app.create(&builtin(), b"", "局", "", ""), Err(Error::Blank("period")));
}

#[test]
fn equal_evidence_stays_one_record() {
    let mut app = memory();
    let mut open = create(&mut app);
    for title in ["甲", "乙", "甲"] {
        edit(&mut app, &mut open, &Edit::AddEvidence { item: 5, record: evidence(title) });
    }
    assert_eq!(open.record.answers[5].evidence, [evidence("甲"), evidence("乙")]);
    edit(&mut app, &mut open, &Edit::ReplaceEvidence { item: 5, old: evidence("乙"), new: evidence("甲") });
    assert_eq!(open.record.answers[5].evidence, [evidence("甲")]);
}

#[test]
fn known_evidence_is_distinct_and_last_added_first() {
    let mut app = memory();
    let mut open = create(&mut app);
    for (item, title) in [(0, "甲"), (1, "乙"), (2, "甲"), (3, "丙")] {
        edit(&mut app, &mut open, &Edit::AddEvidence { item, record: evidence(title) });
    }
    let titles = |app: &App| app.known_evidence().expect("known").into_iter().map(|record| record.title).collect();
    let found: Vec<String> = titles(&app);
    assert_eq!(found, ["丙", "甲", "乙"]);
    app.delete(&open.id).expect("delete");
    assert_eq!(titles(&app), Vec::<String>::new());
}

#[test]
fn times_are_kept_with_the_offset_they_were_made_at() {
    let place = Place::new();
    let mut app = place.open().with_clock(noon);
    let mut open = create(&mut app);
    let saved = edit(&mut app, &mut open, &rate(0, 1));
    let again = place.open().load(&open.id).expect("load");
    for time in [saved.at, again.created, again.changed, place.open().log(&open.id).expect("log")[1].at] {
        assert_eq!(time.to_rfc3339(), "2026-11-23T12:00:00.250+08:00");
    }
    let ms: i64 = place.raw().query_row("SELECT at_ms FROM change_log", [], |row| row.get(0)).expect("row");
    assert_eq!(ms, noon().timestamp_millis());
}

#[test]
fn finalised_and_archived_assessments_refuse_edits() {
    let mut app = memory();
    let mut open = create(&mut app);
    edit(&mut app, &mut open, &rate(0, 2));
    let before = open.record.clone();
    app.finalise(&open.id).expect("finalise");
    assert_eq!(app.edit(&mut open, &rate(0, 3), None), Err(Error::Finalised));
    assert_eq!(open.state, pinheng::assessment::State::Finalised, "the refusal shows the state that is stored");
    app.archive(&open.id).expect("archive");
    assert_eq!(app.edit(&mut open, &rate(0, 3), None), Err(Error::Archived));
    assert_eq!(app.undo(&open.id).expect("undo").map(|done| done.subject), Some(pinheng::app::Subject::Archived));
    assert_eq!(app.undo(&open.id), Err(Error::Finalised));
    assert_eq!(app.load(&open.id).expect("load").record, before);
    app.delete(&open.id).expect("delete");
    assert!(matches!(app.edit(&mut open, &rate(0, 3), None), Err(Error::NotFound { .. })));
}
