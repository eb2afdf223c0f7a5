//! Where the walk stands, and how it moves.

use chrono::NaiveDate;

use crate::app::Subject;
use crate::assessment::Answer;
use crate::framework::{Framework, Item};
use crate::i18n::{AssessText, Lang, fill};
use crate::scoring::View;
use crate::tui::state::{Open, State};

/// The panes of the walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// Dimensions and criteria.
    Tree,
    /// The open criterion's checklist.
    #[default]
    List,
    /// The score, where it has a pane of its own only.
    Score,
}

/// Which items are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those without a rating.
    Unanswered,
    /// Those rated above the cap without evidence.
    Unevidenced,
    /// Those with evidence that has expired.
    Expired,
    /// Key items rated too low to let their level pass.
    ShortKey,
}

impl Filter {
    /// All filters, in the order of the picker.
    pub const ALL: [Self; 5] = [Self::All, Self::Unanswered, Self::Unevidenced, Self::Expired, Self::ShortKey];

    /// Whether an item is shown.
    #[must_use]
    pub fn shows(self, framework: &Framework, item: &Item, answer: &Answer, today: NaiveDate) -> bool {
        match self {
            Self::All => true,
            Self::Unanswered => answer.rating.is_none(),
            Self::Unevidenced => answer.is_unevidenced(framework),
            Self::Expired => answer.evidence.iter().any(|record| record.is_expired(today)),
            Self::ShortKey => {
                let short = |row: usize| row < framework.gating.key_at_least;
                item.key && View::Claimed.row(framework, answer).is_some_and(short)
            }
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self, framework: &Framework, lang: Lang) -> String {
        let text = AssessText::of(lang);
        let rating = |row: usize| framework.scale[row].name.get(lang);
        match self {
            Self::All => text.filter_all.to_owned(),
            Self::Unanswered => text.filter_unanswered.to_owned(),
            Self::Unevidenced => fill(text.filter_unevidenced, &[("cap", rating(framework.evidence_cap))]),
            Self::Expired => text.filter_expired.to_owned(),
            Self::ShortKey => fill(text.filter_key, &[("key", rating(framework.gating.key_at_least))]),
        }
    }
}

/// Where the walk stands. `criterion` equal to the number of criteria means the closing questions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Walk {
    /// The open criterion.
    pub criterion: usize,
    /// The item within it, or the closing question.
    pub item: usize,
    /// The pane that has the keys.
    pub pane: Pane,
    /// Which items are shown.
    pub filter: Filter,
}

impl Walk {
    /// Whether the closing questions are open.
    #[must_use]
    pub fn is_reflections(&self, framework: &Framework) -> bool {
        self.criterion >= framework.criteria().len()
    }

    /// The selected item's index over the framework.
    #[must_use]
    pub fn selected(&self, open: &Open, today: NaiveDate) -> Option<usize> {
        let framework = open.framework();
        if self.is_reflections(framework) || !visible(self, open, self.criterion, today).contains(&self.item) {
            return None;
        }
        Some(framework.first_item(self.criterion) + self.item)
    }
}

/// Positions within a criterion of the items that the filter shows.
#[must_use]
pub fn visible(walk: &Walk, open: &Open, criterion: usize, today: NaiveDate) -> Vec<usize> {
    let framework = open.framework();
    if criterion >= framework.criteria().len() {
        return (0..framework.reflections.len()).collect();
    }
    let items = &framework.criterion(criterion).items;
    let answers = open.assessment.record.of_criterion(framework, criterion);
    let shows = |at: &usize| walk.filter.shows(framework, &items[*at], &answers[*at], today);
    (0..items.len()).filter(shows).collect()
}

/// How many items the filter shows in all.
#[must_use]
pub fn count(walk: &Walk, open: &Open, today: NaiveDate) -> usize {
    (0..open.framework().criteria().len()).map(|criterion| visible(walk, open, criterion, today).len()).sum()
}

/// The number of pages: the criteria, and the closing questions if there are any.
fn pages(framework: &Framework) -> usize {
    framework.criteria().len() + usize::from(!framework.reflections.is_empty())
}

/// Moves the cursor by one shown row, over the criterion's edge into the next that has one.
pub fn step(state: &mut State, forward: bool) {
    let today = state.now.date_naive();
    let Some(open) = &state.open else { return };
    let walk = &mut state.walk;
    let rows = visible(walk, open, walk.criterion, today);
    let next = if forward {
        rows.iter().find(|row| **row > walk.item)
    } else {
        rows.iter().rev().find(|row| **row < walk.item)
    };
    if let Some(next) = next {
        walk.item = *next;
        return;
    }
    let mut page = walk.criterion;
    loop {
        page = match (forward, page) {
            (true, page) if page + 1 < pages(open.framework()) => page + 1,
            (false, page) if page > 0 => page - 1,
            _ => return,
        };
        let rows = visible(walk, open, page, today);
        let row = if forward { rows.first() } else { rows.last() };
        if let Some(row) = row {
            (walk.criterion, walk.item) = (page, *row);
            return;
        }
    }
}

/// Opens the page before or after, at its first shown row.
pub fn turn(state: &mut State, forward: bool) {
    let today = state.now.date_naive();
    let Some(open) = &state.open else { return };
    let walk = &mut state.walk;
    let last = pages(open.framework()).saturating_sub(1);
    let page = if forward { (walk.criterion + 1).min(last) } else { walk.criterion.saturating_sub(1) };
    if page != walk.criterion {
        walk.criterion = page;
        walk.item = visible(walk, open, page, today).first().copied().unwrap_or(0);
    }
}

/// Opens a page that was pointed at.
pub fn open_page(state: &mut State, page: usize) {
    let today = state.now.date_naive();
    let Some(open) = &state.open else { return };
    let walk = &mut state.walk;
    walk.pane = Pane::Tree;
    if page != walk.criterion && page < pages(open.framework()) {
        walk.criterion = page;
        walk.item = visible(walk, open, page, today).first().copied().unwrap_or(0);
    }
}

/// Goes from the tree to the open page.
pub fn enter_page(state: &mut State) {
    state.walk.pane = Pane::List;
}

/// Puts the cursor on a row of the open page.
pub fn point_at(state: &mut State, row: usize) {
    (state.walk.item, state.walk.pane) = (row, Pane::List);
}

/// Moves the cursor by one shown row of the open page.
pub fn scroll_items(state: &mut State, forward: bool) {
    let page = state.walk.criterion;
    let before = state.walk.item;
    step(state, forward);
    if state.walk.criterion != page {
        (state.walk.criterion, state.walk.item) = (page, before);
    }
}

/// To the first or last shown row of the page.
pub fn to_end(state: &mut State, last: bool) {
    let today = state.now.date_naive();
    let Some(open) = &state.open else { return };
    let rows = visible(&state.walk, open, state.walk.criterion, today);
    let row = if last { rows.last() } else { rows.first() };
    state.walk.item = row.copied().unwrap_or(0);
}

/// After a rating: the next row of this criterion, else the next criterion; never back.
///
/// With a filter on, the rated item may have left the list: the cursor then rests on what moved up to its place.
pub fn advance(state: &mut State) {
    let today = state.now.date_naive();
    let before = state.walk.criterion;
    step(state, true);
    if state.walk.criterion != before {
        return;
    }
    let Some(open) = &state.open else { return };
    let rows = visible(&state.walk, open, before, today);
    if !rows.is_empty() && !rows.contains(&state.walk.item) {
        state.walk.item = rows.last().copied().unwrap_or(0);
    }
}

/// The nearest unanswered item after (or before) the cursor, round the end.
#[must_use]
pub fn unanswered(walk: &Walk, open: &Open, forward: bool) -> Option<usize> {
    let framework = open.framework();
    let answers = &open.assessment.record.answers;
    let all = answers.len();
    let here = if walk.is_reflections(framework) { all } else { framework.first_item(walk.criterion) + walk.item };
    let order = (1..=all).map(|distance| {
        if forward { (here + distance) % all.max(1) } else { (here + all - distance % all.max(1)) % all.max(1) }
    });
    let mut order: Vec<usize> = order.collect();
    if here == all {
        order = if forward { (0..all).collect() } else { (0..all).rev().collect() };
    }
    order.into_iter().find(|item| answers[*item].rating.is_none())
}

/// Puts the cursor on an item.
pub fn select(state: &mut State, item: usize) {
    let today = state.now.date_naive();
    let Some(open) = &state.open else { return };
    let at = open.framework().item_ref(item);
    (state.walk.criterion, state.walk.item) = (at.criterion, at.item);
    if !visible(&state.walk, open, at.criterion, today).contains(&at.item) {
        state.walk.filter = Filter::All;
    }
}

/// Opens the walk where it was left: at the first unanswered item, or at the beginning if all are answered.
pub fn resume(state: &mut State) {
    let Some(open) = &state.open else { return };
    let record = &open.assessment.record;
    let started = record.answers.iter().any(|answer| answer.rating.is_some());
    if let Some(item) = record.resume_at().filter(|_| started) {
        select(state, item);
    }
}

/// Goes to what an undo or redo touched.
pub fn go_to(state: &mut State, subject: &Subject) {
    let Some(open) = &state.open else { return };
    let criteria = open.framework().criteria().len();
    match subject {
        Subject::Item(item) => select(state, *item),
        Subject::Target(criterion) => (state.walk.criterion, state.walk.item) = (*criterion, 0),
        Subject::Reflection(index) => (state.walk.criterion, state.walk.item) = (criteria, *index),
        _ => {}
    }
}

/// After a change of size: the score has a pane of its own, with keys, in a narrow window only.
pub fn keep_pane(state: &mut State) {
    if !state.is_narrow() && state.walk.pane == Pane::Score {
        state.walk.pane = Pane::List;
    }
}

/// After a reload: the cursor stays within what there is.
pub fn keep_in_range(state: &mut State) {
    let Some(open) = &state.open else { return };
    let framework = open.framework();
    state.walk.criterion = state.walk.criterion.min(pages(framework).saturating_sub(1));
    let rows = if state.walk.is_reflections(framework) {
        framework.reflections.len()
    } else {
        framework.criterion(state.walk.criterion).items.len()
    };
    state.walk.item = state.walk.item.min(rows.saturating_sub(1));
}
