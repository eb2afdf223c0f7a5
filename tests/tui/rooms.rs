//! The workshop in every state.

use crossterm::event::KeyCode;
use pinheng::tui::state::Screen;
use pinheng::workshop::Role;

use super::harness::{Setup, Tui};
use super::states::Case;

macro_rules! cases {
    ($($name:ident)*) => {
        /// All of them.
        pub const ALL: &[Case] = &[$(Case { name: stringify!($name), reach: $name },)*];
    };
}

cases! {
    room_plan room_plan_roles room_plan_begin room_opening room_question room_vote room_few room_ballot room_ballot_role
    room_ballot_chosen room_reveal room_close room_roles room_discuss room_decide room_again room_reason room_action
    room_overview room_end room_projector room_projector_vote room_rehearsal room_slips room_agree room_agree_error
    room_names room_action_form room_confirm_reveal room_people_form room_minutes_form
}

/// The plan over the sample.
pub fn room_plan(setup: Setup) -> Tui {
    Tui::sample(setup, Screen::Workshop)
}

fn room_plan_roles(setup: Setup) -> Tui {
    let mut tui = room_plan(setup);
    tui.program.state.shop.draft.counts = [0, 4, 5, 4, 1];
    tui.key(KeyCode::Down).key(KeyCode::Down).key(KeyCode::Right);
    tui
}

/// The plan with the cursor on its beginning.
pub fn room_plan_begin(setup: Setup) -> Tui {
    let mut tui = room_plan(setup);
    tui.tab().tab().tab();
    tui
}

pub fn room_opening(setup: Setup) -> Tui {
    let mut tui = room_plan_begin(setup);
    tui.enter();
    tui
}

fn room_question(setup: Setup) -> Tui {
    let mut tui = room_opening(setup);
    tui.press(" ");
    tui
}

/// The first criterion, eight people about to vote.
pub fn room_vote(setup: Setup) -> Tui {
    let mut tui = room_question(setup);
    tui.press(" ");
    tui
}

fn room_few(setup: Setup) -> Tui {
    let mut tui = room_plan(setup);
    tui.program.state.shop.draft.counts = [3, 0, 0, 0, 1];
    tui.tab().tab().tab().enter().press("  ");
    tui
}

fn room_ballot(setup: Setup) -> Tui {
    let mut tui = room_vote(setup);
    tui.press("b3").enter();
    tui
}

/// Votes counted by role: five of each.
pub fn with_roles(setup: Setup) -> Tui {
    let mut tui = room_plan(setup);
    tui.program.state.shop.draft.counts = [0, 4, 4, 4, 1];
    tui.tab().tab().tab().enter().press("  ");
    tui
}

fn room_ballot_role(setup: Setup) -> Tui {
    let mut tui = with_roles(setup);
    tui.press("b");
    tui
}

fn room_ballot_chosen(setup: Setup) -> Tui {
    let mut tui = room_vote(setup);
    tui.press("b4");
    tui
}

/// Slips entered, all of them, and the round opened.
pub fn slips(tui: &mut Tui, line: &str) {
    tui.press("s").type_text(line).enter().press(" ");
}

/// Far apart, one abstention.
pub fn room_reveal(setup: Setup) -> Tui {
    let mut tui = room_vote(setup);
    slips(&mut tui, "1 2 3 3 4 5 5 -");
    tui
}

fn room_close(setup: Setup) -> Tui {
    let mut tui = room_vote(setup);
    slips(&mut tui, "3 3 3 3 2 2 3 3");
    tui
}

fn room_roles(setup: Setup) -> Tui {
    let mut tui = with_roles(setup);
    assert_eq!(Role::ALL.len(), 4);
    tui.press("s").type_text("4 4 5 4").tab().type_text("1 2 2 1").tab().type_text("3 3 2 4").enter().press(" ");
    tui
}

fn room_discuss(setup: Setup) -> Tui {
    let mut tui = room_vote(setup);
    slips(&mut tui, "1 1 2 2 3 4 4 4");
    tui.press(" ");
    tui
}

pub fn room_decide(setup: Setup) -> Tui {
    let mut tui = room_discuss(setup);
    tui.press(" ");
    tui
}

fn room_again(setup: Setup) -> Tui {
    let mut tui = room_decide(setup);
    tui.press("v");
    slips(&mut tui, "2 2 2 2 3 3 3 2");
    tui.press(" ");
    tui
}

/// Agreed above the evidenced level, with a minority view.
pub fn room_reason(setup: Setup) -> Tui {
    let mut tui = room_again(setup);
    tui.enter().key(KeyCode::End).key(KeyCode::Backspace).type_text("3").tab();
    tui.type_text("年度计划已按目标分解，承诺按时限办到").tab().type_text("少数认为佐证还不够").ctrl('s');
    tui
}

fn room_action(setup: Setup) -> Tui {
    let mut tui = room_action_form(setup);
    tui.ctrl('s');
    tui
}

pub fn room_overview(setup: Setup) -> Tui {
    let mut tui = room_reason(setup);
    tui.key(KeyCode::Right).press(" ");
    slips(&mut tui, "3 3 4 4 3 3 3 3");
    tui.press("o").key(KeyCode::Down);
    tui
}

fn room_end(setup: Setup) -> Tui {
    let mut tui = room_overview(setup);
    tui.press(" ").press("y");
    tui
}

fn room_projector(setup: Setup) -> Tui {
    let mut tui = room_reveal(setup);
    tui.press("p");
    tui
}

fn room_projector_vote(setup: Setup) -> Tui {
    let mut tui = room_vote(setup);
    tui.press("p");
    tui
}

fn room_rehearsal(setup: Setup) -> Tui {
    let mut tui = room_plan(setup);
    tui.press("r ");
    tui
}

fn room_slips(setup: Setup) -> Tui {
    let mut tui = room_vote(setup);
    tui.press("s").type_text("3 3 7").enter();
    tui
}

fn room_agree(setup: Setup) -> Tui {
    let mut tui = room_decide(setup);
    tui.enter();
    tui
}

fn room_agree_error(setup: Setup) -> Tui {
    let mut tui = room_agree(setup);
    tui.key(KeyCode::End).key(KeyCode::Backspace).type_text("4").ctrl('s');
    tui
}

fn room_names(setup: Setup) -> Tui {
    let mut tui = room_plan(setup);
    tui.press("m").type_text("王芳 领导");
    tui
}

fn room_people_form(setup: Setup) -> Tui {
    let mut tui = room_overview(setup);
    tui.press("e").type_text("9").tab().ctrl('u').type_text("x").ctrl('s');
    tui
}

fn room_minutes_form(setup: Setup) -> Tui {
    let mut tui = room_opening(setup);
    tui.press("g");
    for _ in 0..7 {
        tui.tab();
    }
    tui
}

fn room_action_form(setup: Setup) -> Tui {
    let mut tui = room_reason(setup);
    tui.press(" ").press("a").type_text("按目标修订三项制度").tab().type_text("张三").tab().type_text("秘书科").tab();
    tui.type_text("2026-12-31").tab().type_text("新制度文号");
    tui
}

fn room_confirm_reveal(setup: Setup) -> Tui {
    let mut tui = room_vote(setup);
    tui.press("s").type_text("3 3 4 2 1").enter().press(" ");
    tui
}
