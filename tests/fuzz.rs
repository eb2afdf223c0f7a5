//! The event loop on random events: it never falls. `cargo bench --bench fuzz -- 10000000` runs it for longer.

#[path = "common/fuzz.rs"]
mod fuzz;

/// Enough for some seconds; the bench takes as many as it is told.
const EVENTS: u64 = 4_000;

fn holds(seed: u64) {
    println!("seed {seed}");
    let (runs, frames) = fuzz::run(seed, EVENTS);
    assert!(runs > 1 && frames > EVENTS / 10, "{runs} runs, {frames} frames: too few to tell anything");
}

#[test]
fn the_loop_takes_any_events() {
    holds(1);
}

#[test]
fn the_loop_takes_any_other_events() {
    holds(20_261_123);
}
