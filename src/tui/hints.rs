//! The keys that sentences name, as they are bound.

use crate::i18n::{Lang, WeightsText, WorkshopText, fill};

use super::action::Action;
use super::keymap::{Context, places};
use super::state::State;
use super::update::context;

/// How a sentence marks a key: `{key:undo}`.
const MARK: &str = "{key:";

/// The key of an action, where it works; of one without a key, how the palette finds it.
#[must_use]
pub fn key_of(state: &State, action: Action) -> String {
    let here = context(state.screen);
    let elsewhere = || places(action).find_map(|place| state.keys.shown(place, action));
    if let Some(chord) = state.keys.shown(here, action).or_else(elsewhere) {
        return chord.shown(state.lang);
    }
    let palette = state.keys.shown(here, Action::Palette).map(|chord| chord.shown(state.lang)).unwrap_or_default();
    format!("{palette} {}", action.name())
}

/// What an action means in a place: a digit counts on each screen what is counted there.
#[must_use]
pub fn meaning(place: Context, action: Action, lang: Lang) -> String {
    let (weights, workshop) = (WeightsText::of(lang), WorkshopText::of(lang));
    let number = action.rating().map(|rating| (rating + 1).to_string());
    match (place, number) {
        (Context::Weights, Some(number)) if number == "1" => weights.both_equal.to_owned(),
        (Context::Weights, Some(number)) => fill(weights.digit_times, &[("n", &number)]),
        (Context::Workshop, Some(number)) => fill(workshop.digit_vote, &[("n", &number)]),
        (Context::Workshop, None) if action == Action::NotApplicable => workshop.digit_abstain.to_owned(),
        _ => action.help(lang).to_owned(),
    }
}

/// A sentence with the keys that it names.
#[must_use]
pub fn keyed(state: &State, sentence: &str) -> String {
    let mut out = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once(MARK) {
        let Some((name, after)) = after.split_once('}') else { break };
        out.push_str(before);
        match Action::from_name(name) {
            Some(action) => out.push_str(&key_of(state, action)),
            None => out.push_str(name),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The keys of the ratings of a scale, lowest first: `1-4`, or each where they do not follow one another.
#[must_use]
pub fn rating_keys(state: &State, rates: usize) -> String {
    digit_keys(state, &Action::RATES[..rates.min(Action::RATES.len())])
}

/// The keys of some digits: `1-4`, or each where they do not follow one another.
#[must_use]
pub fn digit_keys(state: &State, digits: &[Action]) -> String {
    let keys: Vec<String> = digits.iter().map(|action| key_of(state, *action)).collect();
    let follow = keys.iter().zip(1..).all(|(key, number)| *key == number.to_string());
    match (keys.first(), keys.last()) {
        (Some(first), Some(last)) if follow && keys.len() > 1 => format!("{first}-{last}"),
        _ => keys.join(" "),
    }
}
