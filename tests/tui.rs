//! The terminal interface in memory: the real program, a drawn buffer instead of a terminal, a clock that stands still.

#[allow(dead_code, reason = "not every module needs all of it")]
mod tui {
    #[path = "../common/codes.rs"]
    mod codes;
    mod harness;
    mod states;

    mod ballots;
    mod caret;
    mod custom;
    mod drawing;
    mod evidence;
    mod export;
    mod exports;
    mod filters;
    mod first;
    mod fits;
    mod help;
    mod keys;
    mod life;
    mod looping;
    mod more;
    mod mouse;
    mod newcomer;
    mod notes;
    mod random;
    mod remap;
    mod rooms;
    mod selecting;
    mod snapshots;
    mod themes;
    mod two;
    mod vocabulary;
    mod walk;
    mod weighing;
    mod workshop;
}
