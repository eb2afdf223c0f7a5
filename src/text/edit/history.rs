//! What undo and redo remember.

use std::collections::VecDeque;

/// The oldest steps are forgotten beyond this many.
const MOST_STEPS: usize = 1_000;

/// What kind of change a step is: changes of one kind side by side are undone together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A typed character.
    Typing,
    /// A grapheme deleted before the caret.
    Backspace,
    /// A grapheme deleted after the caret.
    Delete,
    /// Anything else, such as a paste: always a step of its own.
    Whole,
}

/// One replacement of text, in bytes.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) kind: Kind,
    /// Byte offset of both texts.
    pub(super) at: usize,
    pub(super) removed: String,
    pub(super) inserted: String,
    /// Where the caret stood before.
    pub(super) caret: usize,
    /// The other end of what was selected before.
    pub(super) anchor: Option<usize>,
}

impl Step {
    /// Takes `next` into this step if it carries on where this one ended; otherwise gives it back.
    fn absorb(&mut self, next: Step) -> Option<Step> {
        let carries_on = self.kind == next.kind
            && match self.kind {
                Kind::Typing => next.removed.is_empty() && self.at + self.inserted.len() == next.at,
                Kind::Backspace => next.at + next.removed.len() == self.at,
                Kind::Delete => next.at == self.at,
                Kind::Whole => false,
            };
        if !carries_on {
            return Some(next);
        }
        self.inserted.push_str(&next.inserted);
        if self.kind == Kind::Backspace {
            self.removed.insert_str(0, &next.removed);
        } else {
            self.removed.push_str(&next.removed);
        }
        self.at = self.at.min(next.at);
        None
    }
}

/// The steps that can be undone and redone.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    /// Whether the last step may still grow.
    open: bool,
}

impl History {
    /// Remembers a step just done; what was undone before it is lost.
    pub(super) fn record(&mut self, step: Step) {
        self.undone.clear();
        let last = if self.open { self.done.back_mut() } else { None };
        let fresh = match last {
            Some(last) => last.absorb(step),
            None => Some(step),
        };
        if let Some(step) = fresh {
            self.done.push_back(step);
            if self.done.len() > MOST_STEPS {
                self.done.pop_front();
            }
        }
        self.open = true;
    }

    /// Makes the next change a step of its own.
    pub(super) fn close(&mut self) {
        self.open = false;
    }

    /// The step to undo; it becomes the next to redo.
    pub(super) fn undo(&mut self) -> Option<Step> {
        self.open = false;
        let step = self.done.pop_back()?;
        self.undone.push(step.clone());
        Some(step)
    }

    /// The step to redo; it becomes the next to undo.
    pub(super) fn redo(&mut self) -> Option<Step> {
        self.open = false;
        let step = self.undone.pop()?;
        self.done.push_back(step.clone());
        Some(step)
    }
}
