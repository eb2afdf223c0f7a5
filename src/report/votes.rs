//! Words for how votes lie.

use crate::i18n::MinutesText;
use crate::scoring::agreement::{Spread, Strength};

/// How far votes lie apart, in a word.
pub(super) fn spread_word(text: &MinutesText, spread: Spread) -> &'static str {
    match spread {
        Spread::Close => text.spread_close,
        Spread::Apart => text.spread_apart,
        Spread::FarApart => text.spread_far,
    }
}

/// How far votes agree, in a word.
pub(super) fn strength_word(text: &MinutesText, strength: Strength) -> &'static str {
    match strength {
        Strength::None => text.agreement_none,
        Strength::Weak => text.agreement_weak,
        Strength::Moderate => text.agreement_moderate,
        Strength::Strong => text.agreement_strong,
        Strength::VeryStrong => text.agreement_very_strong,
    }
}
