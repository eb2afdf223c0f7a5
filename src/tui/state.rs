//! What the interface knows. Only `update` changes it; drawing reads it.

use std::sync::Arc;

use crate::app::{Assessment, EditSession, Moment};
use crate::assessment::{Evidence, WeightSet};
use crate::framework::Framework;
use crate::i18n::{Lang, Terms, WeightsText, fill};
use crate::scoring::{Score, own_groups, score_in_force};
use crate::text::width;

use super::action::Action;
use super::choice::Choice;
use super::clipboard::Clipboard;
use super::dialog::Dialog;
use super::glyphs::Glyphs;
use super::hints::{key_of, keyed};
use super::hit::HitMap;
use super::keymap::Keymap;
use super::memory::Chosen;
use super::mouse::Click;
use super::screens::{assess, export, home, score as board, weights, workshop};
use super::theme::{Depth, Theme, ThemeChoice, Themes};

/// The screens there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Screen {
    /// The list of assessments.
    Home,
    /// The walk.
    Assess,
    /// The result.
    Score,
    /// What weighs how much.
    Weights,
    /// The group's walk.
    Workshop,
    /// What is handed over.
    Export,
}

/// The assessment that is open, with everything computed from it.
#[derive(Debug, Clone)]
pub struct Open {
    /// What is stored.
    pub assessment: Assessment,
    /// Its score, computed anew after each change.
    pub score: Score,
}

impl Open {
    /// Opens an assessment.
    #[must_use]
    pub fn new(assessment: Assessment) -> Self {
        let score = score_in_force(&assessment.framework, &assessment.record);
        Self { assessment, score }
    }

    /// The framework it is bound to.
    #[must_use]
    pub fn framework(&self) -> &Arc<Framework> {
        &self.assessment.framework
    }
}

/// Which weights are in force, in words, the longest way first; where some groups keep those of the framework, every way
/// has a mark of that.
#[must_use]
pub fn in_force(set: WeightSet, groups: Option<(usize, usize)>, lang: Lang) -> [String; 3] {
    let (text, set) = (WeightsText::of(lang), set.name(lang));
    let Some((own, all)) = groups.filter(|(own, all)| own < all) else {
        let whole = fill(text.in_force, &[("set", set)]);
        return [whole.clone(), whole, set.to_owned()];
    };
    let values = [("set", set), ("own", &*own.to_string()), ("all", &*all.to_string())];
    [text.in_force_partly, text.in_force_groups, text.set_groups].map(|way| fill(way, &values))
}

/// The first of several ways to say something that fits; else the last.
#[must_use]
pub fn fitting(ways: impl IntoIterator<Item = String>, columns: usize) -> String {
    let mut last = String::new();
    for way in ways {
        if width(&way) <= columns {
            return way;
        }
        last = way;
    }
    last
}

impl Open {
    /// How many groups the weights in force have of their own, of how many; none where that is all of them.
    #[must_use]
    pub fn groups_in_force(&self) -> Option<(usize, usize)> {
        let (own, all) = own_groups(self.framework(), &self.assessment.record.weighing, self.score.weights.set);
        (own < all).then_some((own, all))
    }

    /// Which weights are in force, in words, the longest way first.
    #[must_use]
    pub fn in_force(&self, lang: Lang) -> [String; 3] {
        in_force(self.score.weights.set, self.groups_in_force(), lang)
    }
}

/// The key that leads to the weights, and which are in force: `w 权重：框架默认`.
#[must_use]
pub fn weights_note(state: &State, open: &Open) -> String {
    let key = key_of(state, Action::ScreenWeights);
    let room = usize::from(state.size.0).saturating_sub(width(&key) + 8);
    format!("{key} {}", fitting(open.in_force(state.lang), room))
}

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done and saved.
    Done,
    /// Something to know.
    Info,
    /// Nothing was done; what happened meanwhile goes before it.
    Idle,
    /// Something went wrong or was refused.
    Error,
}

/// What the last action did, shown until the next one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
    /// Whether `u` takes it back.
    pub undo: bool,
}

/// Everything.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct State {
    /// Language in force.
    pub lang: Lang,
    /// Which theme is in force.
    pub themes: Themes,
    /// Its styles.
    pub theme: Theme,
    /// The signs.
    pub glyphs: Glyphs,
    /// What was chosen here, now or earlier.
    pub chosen: Chosen,
    /// The bindings in force.
    pub keys: Keymap,
    /// Whether the terminal is asked to tell of clicks.
    pub mouse: bool,
    /// What can be clicked in the frame that is shown.
    pub hits: HitMap,
    /// The last click.
    pub click: Option<Click>,
    /// The screen shown.
    pub screen: Screen,
    /// The list.
    pub home: home::Home,
    /// The walk.
    pub walk: assess::Walk,
    /// The result screen.
    pub board: board::Board,
    /// The weights screen.
    pub weights: weights::Weighing,
    /// The workshop screen.
    pub shop: workshop::Shop,
    /// The export screen.
    pub export: export::Export,
    /// The open assessment.
    pub open: Option<Open>,
    /// Dialogs, the topmost last.
    pub dialogs: Vec<Dialog>,
    /// What the last action did.
    pub notice: Option<Notice>,
    /// Evidence records of all assessments, to pick from.
    pub known_evidence: Vec<Evidence>,
    /// What was last cut or copied.
    pub clipboard: Clipboard,
    /// The time of the last event.
    pub now: Moment,
    /// There is a desktop to open folders on.
    pub desktop: bool,
    /// The store is temporary.
    pub demo: bool,
    /// The store opens for reading only.
    pub read_only: bool,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Counts edit sessions of texts.
    pub sessions: u64,
    /// The program is to end.
    pub quit: bool,
    /// The program is to hand the terminal to the shell for a while.
    pub suspend: bool,
    /// The screen is to be drawn from scratch.
    pub redraw: bool,
}

impl State {
    /// The state before anything was read.
    #[must_use]
    pub fn new(lang: Lang, theme: ThemeChoice, depth: Depth, glyphs: Glyphs, now: Moment) -> Self {
        let themes = Themes::new(theme, depth);
        Self {
            lang,
            theme: themes.theme(),
            themes,
            glyphs,
            chosen: Chosen::default(),
            keys: Keymap::default(),
            mouse: true,
            hits: HitMap::default(),
            click: None,
            screen: Screen::Home,
            home: home::Home::default(),
            walk: assess::Walk::default(),
            board: board::Board::default(),
            weights: weights::Weighing::default(),
            shop: workshop::Shop::default(),
            export: export::Export::new(Choice::usual(lang, String::new())),
            open: None,
            dialogs: Vec::new(),
            notice: None,
            known_evidence: Vec::new(),
            clipboard: Clipboard::default(),
            now,
            desktop: false,
            demo: false,
            read_only: false,
            size: (80, 24),
            sessions: 0,
            quit: false,
            suspend: false,
            redraw: false,
        }
    }

    /// The field's terms in the language in force.
    #[must_use]
    pub fn terms(&self) -> &'static Terms {
        Terms::of(self.lang)
    }

    /// Says what was done. The keys that a sentence names are put in as they are bound.
    pub fn say(&mut self, text: impl AsRef<str>, tone: Tone) {
        self.notice = Some(Notice { text: keyed(self, text.as_ref()), tone, undo: false });
    }

    /// Whether a text is being typed that is not yet stored, so that a pause should store it.
    #[must_use]
    pub fn has_unsaved_text(&self) -> bool {
        matches!(self.dialogs.last(), Some(Dialog::Form(form)) if form.autosaves() && form.is_changed() && form.error.is_none())
    }

    /// A new edit session of a text.
    pub fn session(&mut self) -> EditSession {
        self.sessions += 1;
        EditSession(self.sessions)
    }

    /// Whether the window is so narrow or low that one pane shows at a time.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        self.size.0 < 72 || self.size.1 < 14
    }

    /// Whether a form is open with something typed that is not stored.
    #[must_use]
    pub fn has_changed_form(&self) -> bool {
        self.dialogs.iter().any(|dialog| matches!(dialog, Dialog::Form(form) if form.is_changed()))
    }

    /// `目标导向 第4项`: how an item is called in sentences.
    #[must_use]
    pub fn item_name(&self, framework: &Framework, item: usize) -> String {
        let at = framework.item_ref(item);
        let number = fill(self.terms().nth_item, &[("n", &(at.item + 1).to_string())]);
        format!("{} {number}", framework.criterion(at.criterion).title.get(self.lang))
    }
}

/// `2级 规范级` or `level 2 Defined`.
#[must_use]
pub fn level_name(framework: &Framework, rank: i64, lang: Lang) -> String {
    let name = framework.level(rank).map_or("", |level| level.name.get(lang));
    format!("{} {name}", level_short(rank, lang))
}

/// `2级` or `L2`.
#[must_use]
pub fn level_short(rank: i64, lang: Lang) -> String {
    lang.pick(format!("{rank}级"), format!("L{rank}"))
}
