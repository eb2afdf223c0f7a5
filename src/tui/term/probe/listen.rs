//! Reading the terminal while its answers come among the keys.

use std::io;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::sieve::Sieve;
use crate::tui::run::{Answer, Input};

/// How long the answers are listened for. Nothing waits for them: longer than a slow connection takes (200 ms are not
/// rare), and short enough that a silent terminal is soon read the usual way.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long a command that does nothing but ask waits; terminals on the same machine need a millisecond.
const LIMIT: Duration = Duration::from_millis(150);

/// How long after a lone escape the rest of a sequence may come; then it was the key.
const GRACE: Duration = Duration::from_millis(20);

/// How long any other sequence may pause.
const PAUSE: Duration = Duration::from_millis(100);

/// Reads the terminal until it has answered or time is over, and sends what was typed meanwhile, in order.
///
/// A terminal that goes away ends it: whoever reads next is told.
pub fn listen(sender: &Sender<Input>) {
    let end = Instant::now() + PATIENCE;
    let mut sieve = Sieve::default();
    while let Some(limit) = wait(&sieve, end) {
        match read(limit) {
            Ok(Some(bytes)) => sieve.feed(&bytes),
            Ok(None) if sieve.is_sure_of_more() => {}
            Ok(None) => sieve.end(),
            Err(_) => break,
        }
        if pass_on(&mut sieve, sender).is_none() {
            return;
        }
    }
    sieve.end();
    pass_on(&mut sieve, sender);
}

/// Waits for the answers and for nothing else; what is typed meanwhile is lost.
pub fn answers() -> Answer {
    let end = Instant::now() + LIMIT;
    let mut sieve = Sieve::default();
    let mut answer = Answer::default();
    while !sieve.is_answered() && Instant::now() < end {
        match read(end.saturating_duration_since(Instant::now())) {
            Ok(Some(bytes)) => sieve.feed(&bytes),
            Ok(None) | Err(_) => break,
        }
        let told = sieve.take().answer;
        answer.background = told.background.or(answer.background);
        answer.ambiguous_wide = told.ambiguous_wide.or(answer.ambiguous_wide);
    }
    answer
}

/// How long to wait for the next bytes; none when listening is over.
fn wait(sieve: &Sieve, end: Instant) -> Option<Duration> {
    let left = end.saturating_duration_since(Instant::now());
    if sieve.holds_escape() {
        Some(GRACE)
    } else if sieve.is_sure_of_more() {
        Some(PATIENCE)
    } else if sieve.is_amid() {
        Some(PAUSE)
    } else {
        (!sieve.is_answered() && !left.is_zero()).then_some(left)
    }
}

/// The next bytes; none if time was over first.
fn read(limit: Duration) -> io::Result<Option<Vec<u8>>> {
    let stdin = io::stdin();
    let mut watched = [PollFd::new(&stdin, PollFlags::IN)];
    let seconds = i64::try_from(limit.as_secs()).unwrap_or(i64::MAX);
    let limit = Timespec { tv_sec: seconds, tv_nsec: i64::from(limit.subsec_nanos()) };
    match poll(&mut watched, Some(&limit)) {
        Ok(0) => return Ok(None),
        Ok(_) => {}
        Err(Errno::INTR) => return Ok(Some(Vec::new())),
        Err(error) => return Err(error.into()),
    }
    let mut bytes = vec![0; 4096];
    match rustix::io::read(&stdin, &mut bytes) {
        Ok(0) => Err(io::ErrorKind::UnexpectedEof.into()),
        Ok(count) => {
            bytes.truncate(count);
            Ok(Some(bytes))
        }
        Err(Errno::INTR | Errno::AGAIN) => Ok(Some(Vec::new())),
        Err(error) => Err(error.into()),
    }
}

/// Sends what was found; none if nobody listens any more.
fn pass_on(sieve: &mut Sieve, sender: &Sender<Input>) -> Option<()> {
    let found = sieve.take();
    if found.answer != Answer::default() {
        sender.send(Input::Terminal(found.answer)).ok()?;
    }
    for input in found.inputs {
        sender.send(input).ok()?;
    }
    Some(())
}
