//! Random events for the event loop, as many as are asked for: `cargo bench --bench fuzz -- 10000000`.
//!
//! It says how fast they were handled, and falls if the program does. A second number is the seed to begin with.

use std::time::Instant;

#[path = "../tests/common/fuzz.rs"]
mod fuzz;

/// Events for one seed: small enough that a seed which falls is soon run again.
const BATCH: u64 = 20_000;

fn main() {
    let mut numbers = std::env::args().filter_map(|word| word.parse::<u64>().ok());
    let wanted = numbers.next().unwrap_or(BATCH);
    let mut seed = numbers.next().unwrap_or(1);
    let start = Instant::now();
    let (mut done, mut runs, mut frames) = (0, 0, 0);
    while done < wanted {
        let events = BATCH.min(wanted - done);
        println!("seed {seed}: events {done} to {}", done + events);
        let (more_runs, more_frames) = fuzz::run(seed, events);
        done += events;
        runs += more_runs;
        frames += more_frames;
        seed += 1;
    }
    println!("{done} events in {runs} runs and {frames} frames took {:.1} s", start.elapsed().as_secs_f64());
}
