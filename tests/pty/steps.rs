//! What many tests do on their way.

use pinheng::i18n::{AssessText, HomeText, Lang, TuiText};

use crate::harness::{Launch, Term};
use crate::place::OFFICE;

/// The sentences all screens share.
pub fn words() -> &'static TuiText {
    TuiText::of(Lang::Zh)
}

/// The sentences of the home screen.
pub fn home_words() -> &'static HomeText {
    HomeText::of(Lang::Zh)
}

/// A sentence up to its first place for a value.
pub fn lead(template: &str) -> &str {
    template.split('{').next().unwrap_or_default()
}

/// The start of what is shown once something is stored.
pub fn saved() -> &'static str {
    lead(words().saved_at)
}

/// A heading as it looks while its screen is shown.
pub fn shown(screen: &str) -> String {
    format!("[{screen}]")
}

/// Starts on the list with its one assessment.
pub fn listed(launch: Launch<'_>) -> Term {
    let mut term = launch.start();
    term.wait_for(OFFICE);
    term
}

/// Starts and opens the assessment.
pub fn opened(launch: Launch<'_>) -> Term {
    let mut term = listed(launch);
    term.send("\r");
    term.wait_for(&shown(words().screen_assess));
    term
}

/// Starts, opens the assessment and the note of its first item.
pub fn noting(launch: Launch<'_>) -> Term {
    let mut term = opened(launch);
    term.send("n");
    term.wait_for(words().form_hint_block);
    term
}

/// Leaves a text, which stores it.
pub fn leave(term: &mut Term) {
    term.send("\x1b");
    term.wait_gone(words().form_hint_block);
    term.wait_for(saved());
}

/// How many answers the screen says there are; none while that is not on it.
pub fn answered_on_screen(text: &str) -> Option<usize> {
    // Of the criterion first, of all criteria last.
    let lead = lead(AssessText::of(Lang::Zh).answered);
    let (_, rest) = text.rsplit_once(lead)?;
    rest.split('/').next()?.trim().parse().ok()
}

/// Quits and holds the program to leaving everything as it was.
pub fn quit(mut term: Term) {
    term.send("q");
    let status = term.exit();
    assert!(status.success(), "{status}");
    term.assert_restored();
}
