//! A workshop through its keys: prepared, voted in, opened, agreed, and what the room never sees.

use crossterm::event::{KeyCode, KeyModifiers};
use pinheng::i18n::Lang;
use pinheng::tui::state::Screen;
use pinheng::tui::update::Msg;
use pinheng::workshop::{Outcome, Place, Role, Step};

use super::harness::{Setup, Tui, advance};
use super::rooms::{room_opening, room_plan, room_plan_begin, room_reason, room_reveal, room_vote, slips, with_roles};

fn step(tui: &Tui) -> Step {
    let meeting = tui.assessment().meetings.last().expect("a workshop");
    meeting.workshop.current().expect("a criterion").1.step
}

fn outcome(tui: &Tui) -> Outcome {
    tui.assessment().meetings[0].workshop.courses()[0].rounds.last().expect("a round").outcome.clone()
}

#[test]
fn a_ballot_shows_nothing_of_any_vote() {
    let mut frames = Vec::new();
    for votes in ["1", "5"] {
        let mut tui = room_vote(Setup::default());
        tui.press("b").press(votes);
        let chosen = tui.screen();
        tui.enter();
        frames.push((chosen, tui.screen()));
        assert_eq!(outcome(&tui), Outcome::Sealed { voted: 1 });
        tui.assert_shows("已投 1 / 8");
    }
    assert_eq!(frames[0], frames[1], "the screen is the same whatever was voted");
}

#[test]
fn while_a_ballot_is_open_only_digits_confirm_and_clear_work() {
    let mut tui = room_vote(Setup::default());
    tui.press("b");
    let before = tui.screen();
    for keys in ["q", "u", ":", "?", "o", "p", "X", "n", " ", "x"] {
        tui.press(keys);
        assert_eq!(tui.screen(), before, "{keys}");
    }
    for code in [KeyCode::F(2), KeyCode::F(4), KeyCode::F(1), KeyCode::Tab, KeyCode::Left, KeyCode::Enter] {
        tui.key(code);
        assert_eq!(tui.screen(), before, "{code:?}");
    }
    tui.press("7");
    tui.assert_shows("没有这个数字可选");
    tui.press("３");
    tui.assert_shows("已选好");
    tui.key(KeyCode::Backspace);
    tui.assert_shows("按数字选等级");
    tui.key(KeyCode::Backspace);
    tui.assert_shows("已投 0 / 8");
    assert!(tui.program.state.shop.ballot.is_none());
}

#[test]
fn a_digit_takes_the_ballot_up_and_shows_nothing_of_the_vote() {
    let mut frames = Vec::new();
    for votes in ["1", "３", "0"] {
        let mut tui = room_vote(Setup::default());
        tui.assert_shows("b 或数字投票");
        tui.press(votes).assert_shows("已选好");
        assert_eq!(outcome(&tui), Outcome::Sealed { voted: 0 }, "nothing counts before it is confirmed");
        let chosen = tui.screen();
        tui.enter().assert_shows("已投 1 / 8");
        frames.push((chosen, tui.screen()));
    }
    assert!(frames.iter().all(|frame| *frame == frames[0]), "the screen is the same whatever was voted");
    let mut tui = room_vote(Setup::default());
    tui.press("7").assert_shows("没有这个数字可选");
    tui.press("2").enter().press("33").enter();
    assert_eq!(outcome(&tui), Outcome::Sealed { voted: 2 });
    // Where the role is asked first, a digit that was meant for a level chooses none.
    let mut tui = with_roles(Setup::default());
    tui.press("3").assert_shows("先按数字选角色");
    assert_eq!(tui.program.state.shop.ballot.as_ref().unwrap().group, None);
}

#[test]
fn eight_ballots_pass_from_hand_to_hand() {
    let mut tui = room_vote(Setup::default());
    tui.press("b");
    for vote in ["3", "3", "2", "0", "4", "3", "2", "1"] {
        tui.press(vote).enter();
    }
    tui.assert_shows("都投完了");
    tui.press(" ");
    assert_eq!(step(&tui), Step::Reveal);
    let Outcome::Shown { tally, .. } = outcome(&tui) else { panic!("not opened") };
    assert_eq!((tally.by_level(), tally.abstained()), (vec![1, 2, 3, 1, 0], 1));
}

#[test]
fn space_asks_before_it_opens_a_round_that_somebody_has_not_voted_in() {
    let mut tui = room_vote(Setup::default());
    tui.press("s").type_text("3 3 3 2 2").enter().press(" ");
    tui.assert_shows("还有 3 人没投");
    tui.press("n");
    assert_eq!(outcome(&tui), Outcome::Sealed { voted: 5 });
    tui.press(" ").press("y");
    assert_eq!(step(&tui), Step::Reveal);
}

#[test]
fn too_few_votes_are_not_opened() {
    let mut tui = room_vote(Setup::default());
    tui.press("s").type_text("3 3 - -").enter().press(" ").press("y");
    assert!(matches!(outcome(&tui), Outcome::Sealed { voted: 4 }));
    tui.assert_shows("不足四票");
    tui.press("dy");
    assert_eq!(outcome(&tui), Outcome::Dropped { voted: 4 });
}

#[test]
fn a_line_of_slips_is_counted_whole_or_not_at_all() {
    let mut tui = room_vote(Setup::default());
    tui.press("s").type_text("3 3 7").enter();
    assert!(tui.form_error().expect("error").contains('3'));
    assert_eq!(outcome(&tui), Outcome::Sealed { voted: 0 });
    tui.key(KeyCode::Backspace).type_text("1 1 1 1 1 1 1").enter();
    assert!(tui.form_error().expect("error").contains('8'));
    tui.esc().esc().press("s").type_text("３　３ － 2，2").enter();
    assert_eq!(outcome(&tui), Outcome::Sealed { voted: 5 });
}

#[test]
fn the_room_agrees_and_says_why_above_the_evidence() {
    let tui = room_reason(Setup::default());
    let course = &tui.assessment().meetings[0].workshop.courses()[0];
    assert_eq!(course.consensus.as_ref().map(|one| one.rank), Some(3));
    assert_eq!(course.step, Step::Reason);
    assert_eq!(course.rounds.len(), 2);
    tui.assert_shows("少数认为佐证还不够");
}

#[test]
fn without_a_reason_the_form_stays() {
    let mut tui = room_reveal(Setup::default());
    tui.enter().key(KeyCode::End).key(KeyCode::Backspace).type_text("5").ctrl('s');
    assert!(tui.form_error().expect("error").contains("理由"));
    tui.key(KeyCode::Char('因')).ctrl('s');
    assert_eq!(tui.assessment().meetings[0].workshop.courses()[0].consensus.as_ref().map(|one| one.rank), Some(5));
}

/// The field's name stands to the left of its text, which is laid out in what is left.
#[test]
fn the_caret_of_a_reason_moves_by_the_rows_that_are_seen() {
    for (size, letters) in [((80, 24), 50), ((40, 12), 20)] {
        let mut tui = room_reveal(Setup::new(Lang::Zh, size));
        tui.enter().tab().type_text(&"研".repeat(letters));
        let (column, row) = tui.caret().expect("a caret");
        tui.key(KeyCode::Up);
        assert_eq!(tui.caret(), Some((column, row - 1)), "{size:?}");
    }
}

#[test]
fn what_was_agreed_is_undone_with_u() {
    let mut tui = room_reason(Setup::default());
    tui.press("u");
    assert_eq!(tui.assessment().meetings[0].workshop.courses()[0].consensus, None);
    tui.assert_shows("目标导向的议定");
    tui.ctrl('r');
    assert!(tui.assessment().meetings[0].workshop.courses()[0].consensus.is_some());
}

#[test]
fn a_rehearsal_leaves_no_trace() {
    let mut tui = room_plan(Setup::default());
    let before = tui.assessment().clone();
    tui.press("r").press("  ");
    slips(&mut tui, "1 2 3 4 5 1 2 3");
    tui.assert_shows("演练");
    tui.assert_shows("分歧大");
    assert_eq!(*tui.assessment(), before);
    tui.press("X");
    assert_eq!(*tui.assessment(), before);
    tui.assert_shows("准备研讨");
}

#[test]
fn few_people_agree_openly() {
    let mut tui = room_plan(Setup::default());
    for _ in 0..5 {
        tui.key(KeyCode::Left);
    }
    tui.assert_shows("无法匿名");
    tui.tab().tab().tab().enter().press("  ");
    assert_eq!(step(&tui), Step::Discuss);
    tui.press("v");
    assert_eq!(tui.assessment().meetings[0].workshop.courses()[0].rounds, []);
    tui.enter().type_text("2").tab().type_text("大家看过文件").ctrl('s');
    assert_eq!(tui.assessment().meetings[0].workshop.courses()[0].consensus.as_ref().map(|one| one.rank), Some(2));
}

#[test]
fn names_set_people_and_never_meet_a_vote() {
    let mut tui = room_plan(Setup::default());
    tui.press("m").paste("王芳 领导\n李雷 机关\n\n韩梅 leader\n赵四");
    tui.ctrl('s');
    assert_eq!(tui.program.state.shop.draft.counts, [1, 2, 1, 0, 0]);
    tui.tab().tab().tab().enter();
    let people = tui.assessment().meetings[0].workshop.people();
    assert_eq!(people.list()[0].label, "王芳");
}

#[test]
fn a_plan_without_voters_or_criteria_does_not_begin() {
    let mut tui = room_plan_begin(Setup::default());
    tui.program.state.shop.draft.counts = [0, 0, 0, 0, 2];
    tui.enter();
    tui.assert_shows("先填投票的人数");
    tui.program.state.shop.draft.counts = [5, 0, 0, 0, 0];
    tui.program.state.shop.draft.left_out = (0..10).collect();
    tui.enter();
    tui.assert_shows("至少选一条准则");
    assert_eq!(tui.assessment().meetings, []);
}

#[test]
fn the_timer_counts_down_and_never_forces() {
    let mut tui = room_opening(Setup::default());
    tui.assert_shows("还剩 08:00");
    advance(65);
    tui.send(Msg::Tick);
    tui.assert_shows("还剩 06:55");
    advance(600);
    tui.send(Msg::Tick);
    tui.assert_shows("超时 03:05");
    assert_eq!(tui.assessment().meetings[0].workshop.place(), Place::Opening);
    tui.press("t");
    tui.assert_hides("超时");
}

#[test]
fn the_time_is_never_cut_in_a_low_window() {
    for lang in [Lang::Zh, Lang::En] {
        for room in [room_opening, room_vote, room_reveal, room_reason] {
            let mut tui = room(Setup::new(lang, (40, 12)));
            for later in [65, 600, 6000] {
                advance(later);
                tui.send(Msg::Tick);
                let screen = tui.screen();
                let head = screen.lines().nth(2).expect("the head of the room");
                assert!(!head.trim_end().ends_with('›'), "{lang:?} after {later}: {head}");
                let shown = head.contains(':');
                assert!(shown || later > 600, "{lang:?} after {later}: {head}");
            }
        }
    }
}

#[test]
fn the_criterion_calibrated_on_comes_first() {
    let mut tui = room_plan(Setup::default());
    tui.tab().tab().key(KeyCode::Down).key(KeyCode::Down).press("c").tab().enter();
    let courses = tui.assessment().meetings[0].workshop.courses();
    assert_eq!(courses.iter().map(|course| course.criterion).take(3).collect::<Vec<_>>(), [2, 0, 1]);
}

#[test]
fn the_projector_shows_twelve_lines_of_text_at_most() {
    let shows = |mut tui: Tui, keys: &str| {
        tui.press(keys).press("p");
        for _ in 0..2 {
            let text = |row: &&String| row.chars().any(|sign| !sign.is_whitespace() && !('⠀'..='⣿').contains(&sign));
            let lines = tui.rows().iter().filter(text).count();
            assert!(lines <= 12, "{lines} lines of text\n{}", tui.screen());
            tui.send(Msg::Tick);
        }
    };
    for lang in Lang::ALL {
        for size in [(80, 24), (120, 40)] {
            let setup = Setup::new(lang, size);
            for keys in ["", " ", "  "] {
                shows(room_opening(setup), keys);
            }
            for keys in ["", " ", "  ", "o"] {
                shows(room_reveal(setup), keys);
            }
            shows(room_reason(setup), "");
        }
    }
}

#[test]
fn a_workshop_is_taken_away_after_a_question() {
    let mut tui = room_reveal(Setup::default());
    tui.press("X").press("n");
    assert_eq!(tui.assessment().meetings.len(), 1);
    tui.press("X").press("y");
    assert_eq!(tui.assessment().meetings, []);
    tui.assert_shows("准备研讨");
}

#[test]
fn forms_say_how_they_are_saved_and_do_so() {
    let mut tui = room_reveal(Setup::default());
    tui.enter();
    tui.assert_shows("Esc 保存并离开");
    // The level that is suggested is replaced by a digit, Enter goes on and stores at the end.
    tui.press("4").enter().type_text("承诺都按时限办到").enter().enter();
    let agreed = |tui: &Tui| tui.assessment().meetings[0].workshop.courses()[0].consensus.clone();
    assert_eq!(agreed(&tui).map(|one| (one.rank, one.reason)), Some((4, "承诺都按时限办到".into())));
    tui.enter().tab().type_text("，有台账").esc();
    assert_eq!(agreed(&tui).map(|one| one.reason), Some("承诺都按时限办到，有台账".into()));
    assert_eq!(tui.dialogs(), 0);
}

#[test]
fn a_list_of_names_is_not_lost_to_an_arrow() {
    let mut tui = room_plan(Setup::default());
    tui.press("m").paste("王芳 领导\n李雷 机关\n赵四\n钱五");
    tui.esc();
    tui.key(KeyCode::Right).press(" ").enter();
    assert_eq!(tui.program.state.shop.draft.counts, [2, 1, 1, 0, 0]);
    tui.key(KeyCode::Left);
    tui.assert_shows("人数按名单");
    assert_eq!(tui.program.state.shop.draft.names.len(), 4);
}

#[test]
fn the_overview_leads_back_and_asks_before_it_ends() {
    let mut tui = room_reveal(Setup::default());
    for leave in ["o", "esc"] {
        tui.press("o");
        tui.assert_shows("各项结果");
        if leave == "o" {
            tui.press("o")
        } else {
            tui.esc()
        };
        assert_eq!(step(&tui), Step::Reveal, "{leave}");
    }
    tui.press("o ").press("n");
    assert_eq!(tui.assessment().meetings[0].workshop.place(), Place::Overview);
    tui.press(" ").press("y");
    assert_eq!(tui.assessment().meetings[0].workshop.place(), Place::End);
}

#[test]
fn one_key_does_not_take_the_screen_from_a_room() {
    let mut tui = room_reveal(Setup::default());
    tui.press("pq");
    assert!(!tui.program.state.quit);
    tui.press("n").press("pq");
    assert!(tui.program.state.quit, "nothing is sealed, and nobody looks at a projector");
    let mut tui = room_vote(Setup::default());
    tui.press("q");
    assert!(!tui.program.state.quit);
    tui.press("y");
    assert!(tui.program.state.quit);
}

#[test]
fn with_fewer_than_four_votes_nothing_is_asked() {
    let mut tui = room_vote(Setup::default());
    tui.press("s").type_text("3 3 2").enter().press(" ");
    assert_eq!(outcome(&tui), Outcome::Sealed { voted: 3 });
    tui.assert_shows("不足四票");
}

#[test]
fn words_of_the_room_are_erased_for_good() {
    let mut tui = room_reason(Setup::default());
    tui.press("E").enter();
    tui.assert_shows("不能撤销");
    tui.press("y");
    let course = &tui.assessment().meetings[0].workshop.courses()[0];
    assert_eq!(course.consensus.as_ref().map(|one| (one.rank, one.reason.is_empty())), Some((3, true)));
    tui.press("a").type_text("不该写的").ctrl('s');
    assert_eq!(tui.assessment().record.actions.len(), 1);
    tui.press("E").enter().press("y");
    assert!(tui.assessment().record.actions.is_empty());
}

#[test]
fn people_and_minutes_are_changed_while_the_meeting_goes_on() {
    let shown = |tui: &Tui| tui.assessment().meetings[0].workshop.clone();
    let mut tui = super::rooms::room_overview(Setup::default());
    tui.press("e").assert_shows("改参加的人");
    assert_eq!(tui.fields(), ["8", "0", "0", "0", "1"]);
    tui.ctrl('u').type_text("x").ctrl('s').assert_shows("0 到 999 的整数");
    tui.ctrl('u').type_text("１０").ctrl('s');
    assert_eq!((tui.dialogs(), tui.notice().as_str()), (0, "现在 10 人投票"));
    assert_eq!((shown(&tui).people().voters(), shown(&tui).people().list().len()), (10, 11));
    // What was opened before counts those who were there.
    assert_eq!(shown(&tui).courses()[1].shown().unwrap().1.ballots(), 8);
    tui.press("g").ctrl('u').type_text("12").tab().ctrl('u').type_text("9").ctrl('s');
    assert_eq!((tui.dialogs(), tui.notice().as_str()), (0, "议程现在共 96 分钟"));
    assert_eq!(shown(&tui).agenda().slots()[..2].iter().map(|slot| slot.minutes).collect::<Vec<_>>(), [12, 9]);
    tui.press("g").ctrl('s');
    assert_eq!((tui.dialogs(), tui.notice().as_str()), (0, "没有变化"));
    // While votes are sealed their number must fit; what was typed stays.
    tui.press("o").key(KeyCode::Right).press("  ").press("s").type_text("3 3 4 4 3").enter().press("oe");
    tui.ctrl('u').type_text("4").ctrl('s').assert_shows("与票数不符");
    assert_eq!((tui.fields()[0].as_str(), shown(&tui).people().voters()), ("4", 10));
}

#[test]
fn a_named_list_is_changed_as_a_list() {
    let mut tui = room_plan(Setup::default());
    tui.press("m").type_text("王芳 领导\n李强\n赵敏\n孙丽").ctrl('s');
    tui.tab().tab().tab().enter();
    tui.press("e");
    assert_eq!(tui.fields(), ["王芳 领导\n李强\n赵敏\n孙丽"]);
    tui.key_with(KeyCode::End, KeyModifiers::CONTROL).type_text("\n周杰 机关").ctrl('s');
    let people = tui.assessment().meetings[0].workshop.people().clone();
    assert_eq!((people.voters(), people.list()[4].label.as_str()), (5, "周杰"));
    assert_eq!(people.list()[0].role, Some(Role::Leader));
    // Over is over.
    tui.press("o ").press("y").press("e");
    assert_eq!(tui.dialogs(), 0);
}

#[test]
fn a_finalised_workshop_is_only_looked_at() {
    let mut tui = room_reveal(Setup::default());
    tui.key(KeyCode::F(3)).press("Fy").key(KeyCode::F(7));
    let before = tui.assessment().meetings.clone();
    tui.press(" ").press("v").enter().press("X");
    assert_eq!(tui.assessment().meetings, before);
    assert_eq!(tui.program.state.screen, Screen::Workshop);
}
