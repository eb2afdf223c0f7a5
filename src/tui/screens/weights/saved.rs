//! What a stored change of weights is answered with.

use crate::app::{Assessment, Saved, Weighed};
use crate::assessment::{Pair, Weigher};
use crate::i18n::{TuiText, WeightsText, fill};
use crate::tui::dialog::Dialog;
use crate::tui::hints::keyed;
use crate::tui::state::{Notice, Open, State, Tone};

use super::{group_name, is_all_judged, person, person_name, person_number, titles};

/// Takes in a stored change and says what it was.
pub fn edited(state: &mut State, assessment: Assessment, saved: &Saved, weighed: Weighed) {
    let finished = finished(state, weighed);
    let there = |state: &State, number: u32| {
        state.open.as_ref().is_some_and(|open| open.assessment.record.weighing.person(number).is_some())
    };
    let was_there = matches!(weighed, Weighed::Person(number) if there(state, number));
    state.open = Some(Open::new(assessment));
    state.dialogs.pop_if(|dialog| matches!(dialog, Dialog::Form(_)));
    if let Weighed::Person(number) = weighed
        && there(state, number)
        && !was_there
    {
        state.weights.person = number;
    }
    let Some(open) = &state.open else { return };
    let mut what = words(state, open, weighed);
    if !finished && self::finished(state, weighed) {
        let text = WeightsText::of(state.lang);
        let more = if is_all_judged(state, open) {
            keyed(state, text.all_judged)
        } else if let Weighed::Judgment(_, pair) = weighed {
            fill(text.group_judged, &[("group", &group_name(open.framework(), pair.group, state.lang))])
        } else {
            String::new()
        };
        what = more;
    }
    let text = TuiText::of(state.lang);
    let time = saved.at.format("%H:%M:%S").to_string();
    let stored = if saved.changed { fill(text.saved_at, &[("time", &time)]) } else { text.unchanged.to_owned() };
    let text = if what.is_empty() { stored } else { format!("{what}  {stored}") };
    state.notice = Some(Notice { text, tone: Tone::Done, undo: saved.changed });
}

/// Whether the group of a judgment is judged in full by the one who compares.
fn finished(state: &State, weighed: Weighed) -> bool {
    let (Some(open), Weighed::Judgment(_, pair)) = (&state.open, weighed) else { return false };
    person(state, open).is_some_and(|person| person.has_finished(open.framework(), pair.group))
}

fn words(state: &State, open: &Open, weighed: Weighed) -> String {
    let (text, framework) = (WeightsText::of(state.lang), open.framework());
    let weighing = &open.assessment.record.weighing;
    match weighed {
        Weighed::Use => {
            let set = weighing.active.name(state.lang);
            let (own, all) = open.groups_in_force().unwrap_or_default();
            let template = if own < all { text.set_now_partly } else { text.set_now };
            fill(template, &[("set", set), ("own", &own.to_string()), ("all", &all.to_string())])
        }
        Weighed::Judgment(number, pair) => {
            // What was judged stands on the screen in words.
            let step = weighing.person(number).and_then(|person: &Weigher| person.judgments.get(&pair));
            let [a, b] = titles(framework, pair, state.lang);
            let cleared = || fill(text.cleared, &[("a", a), ("b", b)]);
            step.map_or_else(cleared, |_| String::new())
        }
        Weighed::Person(number) if weighing.person(number).is_none() => {
            fill(text.person_removed, &[("n", &number.to_string())])
        }
        Weighed::Person(number) => fill(text.person_added, &[("who", &person_name(open, number, state.lang))]),
        Weighed::Manual(group) => {
            let set = weighing.manual.contains_key(&group);
            let template = if set { text.manual_saved } else { text.manual_cleared };
            fill(template, &[("group", &group_name(framework, group, state.lang))])
        }
    }
}

/// After an undo: to what it changed.
pub fn go_to(state: &mut State, weighed: Weighed) {
    let Some(open) = &state.open else { return };
    match weighed {
        Weighed::Judgment(number, pair) => {
            let question = Pair::all(open.framework()).position(|other| other == pair);
            state.weights.question = question.unwrap_or_default();
            state.weights.person = number;
        }
        Weighed::Person(number) => state.weights.person = number,
        Weighed::Use | Weighed::Manual(_) => {}
    }
    state.weights.session = None;
    let Some(open) = &state.open else { return };
    state.weights.person = person_number(state, open);
}
