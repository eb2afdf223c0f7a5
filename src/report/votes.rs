//! Words that the minutes and the room share: how votes lie, and what the parts of a meeting are called.

use crate::i18n::MinutesText;
use crate::scoring::agreement::{Spread, Strength};
use crate::workshop::SlotKind;

/// How far votes lie apart, in a word.
pub(crate) fn spread_word(text: &MinutesText, spread: Spread) -> &'static str {
    match spread {
        Spread::Close => text.spread_close,
        Spread::Apart => text.spread_apart,
        Spread::FarApart => text.spread_far,
    }
}

/// How far votes agree, in a word.
pub(crate) fn strength_word(text: &MinutesText, strength: Strength) -> &'static str {
    match strength {
        Strength::None => text.agreement_none,
        Strength::Weak => text.agreement_weak,
        Strength::Moderate => text.agreement_moderate,
        Strength::Strong => text.agreement_strong,
        Strength::VeryStrong => text.agreement_very_strong,
    }
}

/// What a part of the agenda is called.
pub(crate) fn slot_word(text: &MinutesText, kind: SlotKind) -> &'static str {
    match kind {
        SlotKind::Opening => text.slot_opening,
        SlotKind::Calibration => text.slot_calibration,
        SlotKind::Voting => text.slot_voting,
        SlotKind::Reveal => text.slot_reveal,
        SlotKind::Discussion => text.slot_discussion,
        SlotKind::Agreement => text.slot_agreement,
        SlotKind::Actions => text.slot_actions,
        SlotKind::Closing => text.slot_closing,
    }
}
