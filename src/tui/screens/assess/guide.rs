//! What a newcomer has to know to begin. It stands where the score will, and goes with the first rating.

use crate::assessment::State as Stage;
use crate::i18n::{AssessText, fill};
use crate::tui::action::Action;
use crate::tui::keymap::{self, Context};
use crate::tui::state::{Open, State};

/// Three sentences, as long as nothing is answered and something can be.
#[must_use]
pub fn lines(state: &State, open: &Open) -> Option<[String; 3]> {
    let begun = open.score.progress.answered() > 0 || open.assessment.state != Stage::Draft || state.read_only;
    let ratings = open.framework().scale.len();
    // A scale beyond the digits is picked from a list, which says itself how.
    if begun || ratings > 9 || state.walk.is_reflections(open.framework()) {
        return None;
    }
    let text = AssessText::of(state.lang);
    let key = |action| keymap::key(Context::Assess, action);
    Some([
        fill(text.guide_rate, &[("n", &ratings.to_string()), ("undo", &key(Action::Undo))]),
        fill(
            text.guide_evidence,
            &[
                ("evidence", &key(Action::Evidence)),
                ("next", &key(Action::NextUnanswered)),
                ("open", &key(Action::Open)),
            ],
        ),
        fill(text.guide_saved, &[("quit", &key(Action::Quit))]),
    ])
}
