//! Ballots where something is out of the ordinary: clicks, other steps, many levels, two programs.

use std::fmt::Write as _;

use crossterm::event::{KeyCode, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use pinheng::app::{App, Plan};
use pinheng::i18n::Lang;
use pinheng::tui::hit::Target;
use pinheng::tui::state::Screen;
use pinheng::tui::update::Msg;
use pinheng::workshop::{Act, Agenda, Consensus, Outcome, People, Place, Step};

use super::harness::{Files, Setup, Tui, advance, clock, create};
use super::rooms::{room_plan, room_vote, slips};

fn outcome(tui: &Tui) -> Outcome {
    tui.assessment().meetings[0].workshop.courses()[0].rounds.last().expect("a round").outcome.clone()
}

#[test]
fn clicks_and_pastes_do_nothing_while_a_ballot_is_open_but_on_its_keys() {
    for size in [(80, 24), (120, 40), (40, 12)] {
        let mut tui = room_vote(Setup::new(Lang::Zh, size));
        tui.press("b3");
        let before = tui.screen();
        for row in 0..size.1 {
            for column in 0..size.0 {
                let hit = tui.program.state.hits.at(column, row).map(|(_, target)| target);
                if matches!(hit, Some(Target::Press(_))) {
                    continue;
                }
                advance(1);
                for kind in
                    [MouseEventKind::Down(MouseButton::Left), MouseEventKind::ScrollDown, MouseEventKind::ScrollUp]
                {
                    tui.send(Msg::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
                    assert_eq!(tui.program.state.screen, Screen::Workshop, "{size:?} {column} {row} {hit:?}");
                    assert_eq!(tui.dialogs(), 0, "{size:?} {column} {row} {hit:?}");
                }
            }
        }
        tui.paste("5\n5\n");
        assert!(tui.program.state.shop.ballot.is_some());
        assert_eq!(squeezed(&tui.screen()), squeezed(&before), "{size:?}");
        assert_eq!(outcome(&tui), Outcome::Sealed { voted: 0 });
    }
}

/// A screen without its clock.
fn squeezed(screen: &str) -> String {
    screen.lines().filter(|line| !line.contains("校准")).collect()
}

#[test]
fn no_ballot_is_handed_out_that_is_not_on_the_screen() {
    let mut tui = room_vote(Setup::default());
    tui.key(KeyCode::Backspace);
    assert_eq!(tui.assessment().meetings[0].workshop.courses()[0].step, Step::Question);
    tui.press("b");
    assert!(tui.program.state.shop.ballot.is_none());
    tui.press(" b3").enter();
    assert_eq!(outcome(&tui), Outcome::Sealed { voted: 1 });
}

#[test]
fn slips_of_all_roles_are_counted_or_none_is() {
    let mut tui = room_plan(Setup::default());
    tui.program.state.shop.draft.counts = [0, 4, 0, 4, 1];
    tui.tab().tab().tab().enter().press("  ");
    // One of the staff has voted with the keyboard.
    tui.press("b22").enter().esc();
    assert_eq!(outcome(&tui), Outcome::Sealed { voted: 1 });
    tui.press("s").type_text("3 3 4 4").tab().type_text("2 2 2 2").enter();
    assert_eq!(outcome(&tui), Outcome::Sealed { voted: 1 }, "{}", tui.screen());
    assert_eq!(tui.dialogs(), 1, "what was typed stays to be mended");
    tui.key(KeyCode::Backspace).key(KeyCode::Backspace).enter();
    assert_eq!(outcome(&tui), Outcome::Sealed { voted: 8 }, "{}", tui.screen());
    tui.assert_shows("都投完了：Space 揭示");
}

#[test]
fn what_is_agreed_stays_with_its_criterion_when_another_program_moves_on() {
    let files = Files::new();
    let mut first = files.tui();
    first.key(KeyCode::F(7)).tab().tab().tab().enter().press("  ");
    first.press("s").type_text("3 3 3 3 3 3 3 3").enter().press(" ");
    let mut second = files.tui();
    second.key(KeyCode::F(7)).enter();
    assert_eq!(second.dialogs(), 1, "{}", second.screen());
    first.key(KeyCode::Right);
    assert_eq!(first.assessment().meetings[0].workshop.place(), Place::Course(1));
    second.tab().type_text("有据可查").ctrl('s');
    let agreed: Vec<bool> =
        files.stored().meetings[0].workshop.courses().iter().take(2).map(|one| one.consensus.is_some()).collect();
    assert_eq!(agreed, [true, false], "{}", second.screen());
    assert!(second.notice().contains("目标导向"), "{}", second.notice());
}

/// As many levels as wanted, with these ranks, and one criterion.
fn framework(ranks: &[i64]) -> String {
    let mut text = String::from(
        "schema = 1\nid = \"levels\"\nversion = \"1\"\ntitle = { zh = \"多级\", en = \"Many\" }\nevidence_cap = \"b\"\n\
         [gating]\nkey_at_least = \"b\"\ncoverage_above = 0.5\n\
         [[scale]]\nid = \"a\"\npoints = 0\nname = { zh = \"无\", en = \"none\" }\n\
         [[scale]]\nid = \"b\"\npoints = 1\nname = { zh = \"有\", en = \"some\" }\n",
    );
    for rank in ranks {
        writeln!(text, "[[levels]]\nrank = {rank}\nname = {{ zh = \"第{rank}级\", en = \"L{rank}\" }}").unwrap();
    }
    text += "[[dimensions]]\nid = \"d\"\ntitle = { zh = \"维\", en = \"D\" }\n\
             [[dimensions.criteria]]\nid = \"c\"\ntitle = { zh = \"指标\", en = \"C\" }\n";
    for (nth, rank) in ranks.iter().enumerate().skip(1) {
        writeln!(
            text,
            "[[dimensions.criteria.items]]\nid = \"c-{nth}\"\nlevel = {rank}\nkey = true\n\
             text = {{ zh = \"条目\", en = \"item\" }}"
        )
        .unwrap();
    }
    text
}

/// A vote of eight on the only criterion of a framework with levels of these ranks.
fn voting(ranks: &[i64], size: (u16, u16)) -> (tempfile::TempDir, Tui) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("levels.toml");
    std::fs::write(&path, framework(ranks)).unwrap();
    let mut tui = Tui::empty(Setup::new(Lang::Zh, size));
    tui.press("n").type_text("示例局").tab().tab().tab().type_text(path.to_str().unwrap()).enter();
    assert_eq!(tui.program.state.screen, Screen::Assess, "{}", tui.screen());
    tui.key(KeyCode::F(7)).tab().tab().tab().enter().press("  ");
    assert_eq!(outcome(&tui), Outcome::Sealed { voted: 0 }, "{}", tui.screen());
    (folder, tui)
}

fn by_level(tui: &Tui) -> Vec<usize> {
    let Outcome::Shown { tally, .. } = outcome(tui) else { panic!("not opened: {}", tui.screen()) };
    tally.by_level()
}

#[test]
fn every_one_of_twelve_levels_can_be_voted_for() {
    for size in [(80, 24), (40, 12)] {
        let ranks: Vec<i64> = (1..=12).collect();
        let (_folder, mut tui) = voting(&ranks, size);
        tui.press("b");
        for rank in &ranks {
            tui.assert_shows(&format!("{rank}  第{rank}级"));
        }
        tui.press("3");
        tui.assert_shows("已选好");
        tui.key(KeyCode::Backspace);
        for vote in ["12", "10", "1", "2", "11", "9", "0", "01"] {
            tui.press(vote).enter();
        }
        tui.press(" ");
        assert_eq!(by_level(&tui), [2, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1], "{size:?}");
    }
}

#[test]
fn levels_that_do_not_fit_are_turned_to() {
    let ranks: Vec<i64> = (1..=12).collect();
    let (_folder, mut tui) = voting(&ranks, (40, 12));
    let name = |rank: i64| format!("{rank} 第{rank}级");
    let both_ends = |tui: &mut Tui| {
        tui.key(KeyCode::Home).assert_shows(&name(12));
        tui.assert_shows("▾");
        tui.assert_hides("▴");
        assert!(!tui.screen().contains(" 1 第1级"), "{}", tui.screen());
        for _ in 0..20 {
            tui.key(KeyCode::Down);
        }
        tui.assert_shows("▴");
        tui.assert_hides("▾");
        assert!(tui.screen().contains("1 第1级"), "{}", tui.screen());
        tui.assert_hides(&name(12));
        // Past the end there is nothing to come back from.
        let end = tui.screen();
        tui.key(KeyCode::Up);
        assert_ne!(tui.screen(), end);
    };
    tui.key(KeyCode::Backspace);
    both_ends(&mut tui);
    tui.press(" ");
    slips(&mut tui, "1 2 3 3 3 3 3 3");
    // The votes are shown first, and what is said of them.
    tui.assert_shows(&name(3));
    tui.assert_shows("中位");
    both_ends(&mut tui);
    tui.assert_shows("中位");
}

#[test]
fn the_overview_shows_that_there_are_more_criteria() {
    let mut tui = room_plan(Setup::new(Lang::Zh, (40, 12)));
    tui.tab().tab().tab().enter().press("o").assert_shows("需求定位");
    tui.assert_shows("▾");
    tui.assert_hides("▴");
    tui.key(KeyCode::End).assert_shows("长期完善");
    tui.assert_shows("▴");
    tui.assert_hides("▾");
}

#[test]
fn levels_of_any_ranks_are_voted_for_and_agreed_on() {
    for ranks in [vec![0, 1], vec![10, 20, 30], vec![-20, -1, 700]] {
        for size in [(80, 24), (40, 12)] {
            let (_folder, mut tui) = voting(&ranks, size);
            tui.press("b");
            for vote in ["1", "2", "1", "2", "1", "2", "1", "0"] {
                tui.press(vote).enter();
            }
            tui.press(" ");
            assert_eq!(by_level(&tui)[..2], [4, 3]);
            for _ in 0..3 {
                tui.press(" ");
                tui.draw();
            }
            tui.enter().tab().type_text("有据").ctrl('s');
            assert_eq!(tui.dialogs(), 0, "{}", tui.screen());
            let agreed = tui.assessment().meetings[0].workshop.courses()[0].consensus.clone().expect("agreed");
            assert!(ranks.contains(&agreed.rank));
            tui.press("o");
            tui.draw();
        }
    }
}

/// A foreign hand may write a workshop on nothing.
#[test]
fn a_workshop_on_no_criterion_is_walked_through_without_harm() {
    let files = Files::new();
    files.tui().key(KeyCode::F(7)).tab().tab().tab().enter();
    for place in ["opening", "overview", "end"] {
        let raw = rusqlite::Connection::open(&files.path).unwrap();
        let change = "UPDATE workshop SET state = json_set(state, '$.criteria', json('[]'), '$.place', ?1)";
        raw.execute(change, [place]).unwrap();
        drop(raw);
        let mut tui = files.tui();
        tui.key(KeyCode::F(7));
        assert_eq!(tui.assessment().meetings.len(), 1);
        for key in ["b", "s", "v", "d", "a", "E", "o"] {
            tui.press(key).esc().key(KeyCode::F(7));
        }
        for code in [KeyCode::Left, KeyCode::Right, KeyCode::Enter, KeyCode::Down, KeyCode::End, KeyCode::Backspace] {
            tui.key(code);
        }
        tui.press(" ").key(KeyCode::Left).key(KeyCode::Right).press("  ").key(KeyCode::Left).key(KeyCode::Right);
    }
}

/// What comes in from a file may be longer than any field takes.
#[test]
fn a_reason_longer_than_any_screen_is_drawn_as_far_as_it_fits() {
    let mut app = App::in_memory().unwrap().with_clock(clock);
    let id = create(&mut app);
    let mut open = app.load(&id).unwrap();
    let plan = Plan { people: People::anonymous(3), agenda: Agenda::default(), criteria: vec![0], calibration: None };
    let key = app.begin_workshop(&mut open, &plan).unwrap();
    let reason = "一\n".repeat(70_000);
    let consensus = Consensus { rank: 1, reason: reason.clone(), minority: reason };
    app.act(&mut open, key, &Act::Agree { course: 0, consensus, evidenced: None }).unwrap();
    app.act(&mut open, key, &Act::GoTo(Place::Course(0))).unwrap();
    let mut tui = Tui::opening(app, Setup::new(Lang::Zh, (40, 12)), Some((id, Screen::Workshop)));
    for _ in 0..4 {
        tui.press(" ");
    }
    tui.assert_shows("议定");
    tui.press("pp").press("E").esc().press("o");
    tui.assert_shows("1级");
}

#[test]
fn an_assessment_that_another_program_locks_or_deletes_takes_no_more_votes() {
    for deletes in [false, true] {
        let files = Files::new();
        let mut tui = files.tui();
        tui.key(KeyCode::F(7)).tab().tab().tab().enter().press("  b3").enter().press("3");
        let mut other = files.app();
        if deletes {
            other.delete(&files.id).unwrap();
        } else {
            other.finalise(&files.id).unwrap();
        }
        tui.enter();
        assert!(!tui.notice().is_empty(), "{}", tui.screen());
        assert_ne!(tui.notice(), "已计入，请交给下一位");
        if deletes {
            other.undo(&files.id).unwrap();
        } else {
            other.reopen(&files.id, "继续投票").unwrap();
        }
        assert_eq!(files.stored().voted(), Some(1));
        tui.key(KeyCode::F(2));
        let mut again = files.tui();
        assert!(again.program.state.open.is_none(), "the first program still has the room");
        drop(tui);
        again = files.tui();
        again.key(KeyCode::F(7)).press("b4").enter();
        assert_eq!(files.stored().voted(), Some(2), "{}", again.screen());
    }
}
