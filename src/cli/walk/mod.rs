//! Plain mode: the walk as questions and answers, a line at a time, without a terminal's help.
//!
//! [`Walk::step`] takes a line and says what is to be done; whoever drives it does that and reports back with
//! [`Walk::stored`] or [`Walk::reverted`]. So nothing here reads, prints or stores.

mod parse;
mod say;
mod steps;

use crate::app::{Assessment, Edit, Reverted, Saved, Subject};
use crate::i18n::{Lang, TuiText, WalkText, fill};

use say::Voice;

/// The longest text, in characters, as in the fields of the interface.
const TEXT_LIMIT: usize = 20_000;

/// Where the walk stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At an item, by index over the framework.
    Item(usize),
    /// At a closing question.
    Reflection(usize),
    /// Behind the last question.
    End,
}

/// What the next line is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asking {
    /// An answer or a command.
    Answer,
    /// Why the item does not apply.
    Reason(usize),
    /// The item's note.
    Note(usize),
    /// The title of a document.
    Title(usize),
    /// Its number.
    Number(usize, String),
    /// Where it is kept: title and number are known.
    Location(usize, String, String),
}

/// What is to be done after a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Say these lines and ask again.
    Say(Vec<String>),
    /// Store an edit, then report with [`Walk::stored`].
    Store(Edit),
    /// Undo the last change, then report with [`Walk::reverted`].
    Undo,
    /// Redo it, then report with [`Walk::reverted`].
    Redo,
    /// Say where the criterion and the whole stand, and ask again.
    Stand(Option<usize>),
    /// Leave.
    Leave,
}

/// A walk through one assessment.
#[derive(Debug)]
pub struct Walk {
    assessment: Assessment,
    lang: Lang,
    place: Place,
    asking: Asking,
    misread: usize,
}

impl Walk {
    /// A walk that goes on where the last one stopped: after the last answer, at the first item without one.
    #[must_use]
    pub fn new(assessment: Assessment, lang: Lang) -> Self {
        let mut walk = Self { assessment, lang, place: Place::End, asking: Asking::Answer, misread: 0 };
        walk.place = match walk.assessment.record.resume_at() {
            Some(item) => Place::Item(item),
            None => walk.reflection_or_end(),
        };
        walk
    }

    /// The assessment as it is stored.
    #[must_use]
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// Where the walk stands.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// How many lines were not understood.
    #[must_use]
    pub fn misread(&self) -> usize {
        self.misread
    }

    /// What is said at the beginning.
    #[must_use]
    pub fn opening(&self) -> Vec<String> {
        let text = WalkText::of(self.lang);
        let progress = self.assessment.record.progress();
        let place = match self.place {
            Place::Item(_) if progress.answered() == 0 => text.at_first,
            Place::Item(_) => text.at_open,
            _ => text.all_rated,
        };
        let mut lines = self.voice().opening();
        if self.place != Place::End {
            lines.push(place.to_owned());
        }
        lines.extend(self.question(true));
        lines
    }

    /// The words in front of what is typed.
    #[must_use]
    pub fn prompt(&self) -> &'static str {
        let text = WalkText::of(self.lang);
        match (&self.asking, self.place) {
            (Asking::Answer, Place::Item(_)) => text.ask,
            (Asking::Answer, Place::End) => text.ask_more,
            _ => text.ask_text,
        }
    }

    /// After an edit was stored: what is said, and the next question.
    pub fn stored(&mut self, assessment: Assessment, edit: &Edit, saved: Saved) -> Vec<String> {
        self.assessment = assessment;
        self.asking = Asking::Answer;
        let text = WalkText::of(self.lang);
        let what = self.done(edit);
        let mut lines = if saved.changed {
            let time = saved.at.format("%H:%M:%S").to_string();
            let time = fill(TuiText::of(self.lang).saved_at, &[("time", &time)]);
            vec![fill(text.saved, &[("what", &what), ("saved", &time)])]
        } else {
            vec![fill(text.unchanged, &[("what", &what)])]
        };
        if self.moves_on(edit) {
            lines.extend(self.finished(edit));
            lines.extend(self.go(self.after(self.place)));
        }
        lines
    }

    /// After an undo or redo: what is said, and the question it touched.
    pub fn reverted(&mut self, assessment: Assessment, undo: bool, reverted: Option<Reverted>) -> Vec<String> {
        self.assessment = assessment;
        let text = WalkText::of(self.lang);
        let Some(reverted) = reverted else {
            let nothing = if undo { text.nothing_to_undo } else { text.nothing_to_redo };
            return vec![nothing.to_owned()];
        };
        let what = self.voice().subject(reverted.subject);
        let mut lines = vec![fill(if undo { text.undone } else { text.redone }, &[("what", &what)])];
        let framework = &self.assessment.framework;
        let place = match reverted.subject {
            Subject::Item(item) => Place::Item(item),
            Subject::Target(criterion) => Place::Item(framework.first_item(criterion)),
            Subject::Reflection(index) => Place::Reflection(index),
            _ => self.place,
        };
        lines.extend(self.go(place));
        lines
    }

    /// After an edit was refused: the answer is asked again.
    pub fn refused(&mut self, assessment: Assessment) {
        self.assessment = assessment;
        self.asking = Asking::Answer;
    }

    fn voice(&self) -> Voice<'_> {
        Voice { assessment: &self.assessment, lang: self.lang }
    }

    /// The first closing question without an answer, or the end.
    fn reflection_or_end(&self) -> Place {
        let open = self.assessment.record.reflections.iter().position(|written| written.trim().is_empty());
        open.map_or(Place::End, Place::Reflection)
    }

    fn after(&self, place: Place) -> Place {
        let framework = &self.assessment.framework;
        let next = match place {
            Place::Item(item) if item + 1 < framework.items().len() => return Place::Item(item + 1),
            Place::Item(_) => 0,
            Place::Reflection(index) => index + 1,
            Place::End => return Place::End,
        };
        if next < framework.reflections.len() { Place::Reflection(next) } else { Place::End }
    }

    fn before(&self, place: Place) -> Option<Place> {
        let framework = &self.assessment.framework;
        let last_item = framework.items().len().checked_sub(1).map(Place::Item);
        match place {
            Place::Item(item) => item.checked_sub(1).map(Place::Item),
            Place::Reflection(0) => last_item,
            Place::Reflection(index) => Some(Place::Reflection(index - 1)),
            Place::End => framework.reflections.len().checked_sub(1).map(Place::Reflection).or(last_item),
        }
    }

    /// The next item without an answer, round the end.
    fn next_open(&self) -> Option<usize> {
        let answers = &self.assessment.record.answers;
        let here = if let Place::Item(item) = self.place { item + 1 } else { 0 };
        (here..answers.len()).chain(0..here.min(answers.len())).find(|item| answers[*item].rating.is_none())
    }

    /// Goes to a place and reads what is there; a criterion only where it is another one.
    fn go(&mut self, place: Place) -> Vec<String> {
        let before = self.criterion();
        self.place = place;
        self.asking = Asking::Answer;
        self.question(self.criterion() != before)
    }

    fn criterion(&self) -> Option<usize> {
        let Place::Item(item) = self.place else { return None };
        Some(self.assessment.framework.item_ref(item).criterion)
    }

    /// What is asked here.
    fn question(&self, with_criterion: bool) -> Vec<String> {
        let (voice, text) = (self.voice(), WalkText::of(self.lang));
        match self.place {
            Place::Item(item) => {
                let criterion = self.criterion().filter(|_| with_criterion);
                let mut lines = criterion.map_or_else(Vec::new, |criterion| voice.criterion(criterion));
                lines.extend(voice.item(item));
                lines
            }
            Place::Reflection(index) => voice.reflection(index),
            Place::End => {
                let open = self.assessment.record.progress().unanswered;
                let more = fill(if open == 0 { text.all_done } else { text.left_open }, &[("n", &open.to_string())]);
                vec![text.end.to_owned(), more]
            }
        }
    }
}

#[cfg(test)]
mod tests;
