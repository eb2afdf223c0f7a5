//! What of a frame can be clicked, and which pane a wheel turns: made while it is drawn.

use ratatui::layout::Rect;

use super::action::Action;
use super::keymap::Chord;
use super::screens::{export, weights};

/// What a click is meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Something that stands for an action: a screen's name, a hint, a rating.
    Act(Action),
    /// A hint of a dialog: its key is pressed.
    Press(Chord),
    /// A row of the list of assessments.
    Assessment(usize),
    /// A criterion of the walk, or its closing questions.
    Page(usize),
    /// An item of the open criterion, or a closing question.
    Item(usize),
    /// A figure of the result: row and column.
    Figure(usize, usize),
    /// A finding of the result.
    Finding(usize),
    /// A pane of the weights screen.
    Weighing(weights::Pane),
    /// A number of the slider, as steps from equal towards the first.
    Judge(i8),
    /// A set of weights.
    WeightSet(usize),
    /// A row of the sensitivities.
    Sensitivity(usize),
    /// A row of the workshop's plan, or of its overview.
    Plan(usize),
    /// The box of a row of a workshop's plan.
    PlanBox(usize),
    /// A pane of the export screen.
    Choosing(export::Pane),
    /// A row of a pane of the export screen; of its place, a language.
    Choice(export::Pane, usize),
    /// A row of the topmost picker, counted among those shown.
    Row(usize),
    /// An earlier record that the topmost form offers.
    Offer(usize),
    /// A text: the caret goes where it is clicked.
    Text(Text),
}

/// A text that can be typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// A field of the topmost form.
    Field(usize),
    /// What narrows the topmost picker.
    Query,
    /// The search of the home screen.
    Search,
    /// The folder of the export screen.
    Folder,
}

/// What a wheel moves through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the pane it names")]
pub enum Pane {
    Assessments,
    Tree,
    Items,
    Table,
    Findings,
    Weighing(weights::Pane),
    Shop,
    Choosing(export::Pane),
    Picker,
    Viewer,
    Field(usize),
}

/// What a list without a cursor shows of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first row shown.
    pub first: usize,
    /// The last that can be the first.
    pub most: usize,
}

/// Where what stands in a frame. What was drawn later lies above.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HitMap {
    spots: Vec<(Rect, Target)>,
    panes: Vec<(Rect, Pane)>,
    /// The list of the screen that has more rows than are shown.
    pub window: Option<Window>,
}

impl HitMap {
    /// Notes something to click.
    pub fn spot(&mut self, place: Rect, target: Target) {
        if !place.is_empty() {
            self.spots.push((place, target));
        }
    }

    /// Notes something to scroll.
    pub fn pane(&mut self, place: Rect, pane: Pane) {
        self.panes.push((place, pane));
    }

    /// Something without anything to click or scroll was drawn over a place.
    pub fn cover(&mut self, place: Rect) {
        let free = |covered: &Rect| covered.intersection(place) != *covered;
        self.spots.retain(|(spot, _)| free(spot));
        self.panes.retain(|(pane, _)| free(pane));
    }

    /// Forgets everything: a dialog takes all clicks.
    pub fn clear(&mut self) {
        self.spots.clear();
        self.panes.clear();
    }

    /// What lies topmost at a cell, and where it lies.
    #[must_use]
    pub fn at(&self, column: u16, row: u16) -> Option<(Rect, Target)> {
        self.spots.iter().rev().find(|(place, _)| place.contains((column, row).into())).copied()
    }

    /// The pane at a cell.
    #[must_use]
    pub fn pane_at(&self, column: u16, row: u16) -> Option<Pane> {
        self.panes.iter().rev().find(|(place, _)| place.contains((column, row).into())).map(|(_, pane)| *pane)
    }

    /// Everything that can be clicked.
    #[must_use]
    pub fn spots(&self) -> &[(Rect, Target)] {
        &self.spots
    }
}
