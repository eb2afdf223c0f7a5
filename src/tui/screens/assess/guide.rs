//! What a newcomer has to know to begin. It stands where the score will, and goes with the first rating.

use crate::assessment::State as Stage;
use crate::i18n::{AssessText, fill};
use crate::tui::hints::{keyed, rating_keys};
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
    let keys = rating_keys(state, ratings);
    Some([
        fill(&keyed(state, text.guide_rate), &[("keys", &keys)]),
        keyed(state, text.guide_evidence),
        keyed(state, text.guide_saved),
    ])
}
