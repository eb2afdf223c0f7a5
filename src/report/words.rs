//! The words of a scorecard in one language, shared by every format.

use super::advance::{Advance, Block};
use super::scorecard::Scorecard;
use crate::assessment::{Action, Evidence, Mark, State};
use crate::framework::NOT_APPLICABLE;
use crate::i18n::{Lang, MinutesText, ReportText, Terms, fill};
use crate::scoring::{Part, Step, View, decimals, one, signed_difference};

/// A scorecard with a language.
pub(super) struct Words<'a> {
    pub card: &'a Scorecard,
    pub lang: Lang,
    pub text: &'static ReportText,
    pub terms: &'static Terms,
}

impl<'a> Words<'a> {
    pub fn new(card: &'a Scorecard, lang: Lang) -> Self {
        Self { card, lang, text: ReportText::of(lang), terms: Terms::of(lang) }
    }

    /// `3级 执行级`, `level 3 (Practised)`.
    pub fn level(&self, rank: i64) -> String {
        let name = self.card.framework.level(rank).map_or("", |level| level.name.get(self.lang));
        let rank = fill(self.terms.level_n, &[("n", &rank.to_string())]);
        self.lang.pick(format!("{rank} {name}"), format!("{rank} ({name})"))
    }

    /// `3级`, `3`: a rank in a column whose head says that it is a level.
    pub fn rank(&self, rank: i64) -> String {
        let rank = rank.to_string();
        self.lang.pick(fill(self.terms.level_n, &[("n", &rank)]), rank.clone())
    }

    /// The level of a part as shown, `-` where there is none, marked where it rests on an empty gate.
    pub fn level_of(&self, part: Part, view: View) -> String {
        let Some(rank) = self.card.level_of(part, view) else { return "-".to_owned() };
        if !self.card.is_level_empty(part, rank, view) {
            return self.level(rank);
        }
        self.lang.pick(
            format!("{}（{}）", self.level(rank), self.terms.empty_level),
            format!("{}, {}", self.level(rank), self.terms.empty_level),
        )
    }

    /// A score of a part as shown.
    pub fn score_of(&self, part: Part, view: View) -> String {
        one(self.card.score_of(part, view))
    }

    /// From the claimed to the evidenced score, as the difference of what is shown.
    pub fn score_gap(&self, part: Part) -> String {
        signed_difference(self.card.score_of(part, View::Claimed), self.card.score_of(part, View::Evidenced))
    }

    /// From the claimed to the evidenced level, in rows of the framework's levels.
    pub fn level_gap(&self, part: Part) -> String {
        let row = |view| {
            let rank = self.card.level_of(part, view)?;
            self.card.framework.levels.iter().position(|level| level.rank == rank)
        };
        match (row(View::Claimed), row(View::Evidenced)) {
            (Some(claimed), Some(evidenced)) if claimed > evidenced => format!("-{}", claimed - evidenced),
            (Some(claimed), Some(evidenced)) => (evidenced - claimed).to_string(),
            _ => "-".to_owned(),
        }
    }

    pub fn part_name(&self, part: Part) -> &str {
        match part {
            Part::Overall => self.terms.overall,
            Part::Dimension(index) => self.card.framework.dimensions[index].title.get(self.lang),
            Part::Criterion(index) => self.card.framework.criterion(index).title.get(self.lang),
        }
    }

    /// The title of a part with the section of the source before it: `2.1.1 目标导向`.
    pub fn numbered_name(&self, part: Part) -> String {
        let section = match part {
            Part::Overall => None,
            Part::Dimension(index) => self.card.framework.dimensions[index].section.as_deref(),
            Part::Criterion(index) => self.card.framework.criterion(index).section.as_deref(),
        };
        section.map_or_else(|| self.part_name(part).to_owned(), |section| format!("{section} {}", self.part_name(part)))
    }

    pub fn rating(&self, row: usize) -> &str {
        self.card.framework.scale[row].name.get(self.lang)
    }

    /// The name of an item's rating; the three states never look alike.
    pub fn mark(&self, item: usize) -> &str {
        match self.card.record.answers[item].rating {
            Some(Mark::Scale(row)) => self.rating(row),
            Some(Mark::NotApplicable) => self.terms.not_applicable,
            None => self.terms.unanswered,
        }
    }

    /// The id of an item's rating, empty if unanswered.
    pub fn mark_id(&self, item: usize) -> &str {
        match self.card.record.answers[item].rating {
            Some(Mark::Scale(row)) => &self.card.framework.scale[row].id,
            Some(Mark::NotApplicable) => NOT_APPLICABLE,
            None => "",
        }
    }

    /// `第4项`: an item within its criterion.
    pub fn nth(&self, item: usize) -> String {
        let number = self.card.framework.item_ref(item).item + 1;
        fill(self.terms.nth_item, &[("n", &number.to_string())])
    }

    /// `目标导向 第4项`.
    pub fn item_name(&self, item: usize) -> String {
        let criterion = self.card.framework.item_ref(item).criterion;
        format!("{} {}", self.part_name(Part::Criterion(criterion)), self.nth(item))
    }

    pub fn item_list(&self, items: &[usize]) -> String {
        items.iter().map(|item| self.nth(*item)).collect::<Vec<_>>().join(self.terms.list_comma)
    }

    pub fn item_text(&self, item: usize) -> &str {
        self.card.framework.item(item).text.get(self.lang)
    }

    pub fn steps(&self, count: usize) -> String {
        if count == 1 { self.terms.one_step.to_owned() } else { fill(self.terms.steps, &[("n", &count.to_string())]) }
    }

    pub fn state(&self) -> &'static str {
        state_name(self.card.state, self.lang)
    }

    pub fn progress(&self) -> String {
        let progress = self.card.score.progress;
        let number = |count: usize| count.to_string();
        fill(
            self.text.progress_line,
            &[
                ("items", &number(progress.items)),
                ("rated", &number(progress.rated)),
                ("na", &number(progress.not_applicable)),
                ("open", &number(progress.unanswered)),
            ],
        )
    }

    /// The criteria that stand lowest.
    pub fn bottleneck(&self) -> String {
        if !self.card.is_started(Part::Overall) {
            return "-".to_owned();
        }
        let names = self.card.score.bottleneck();
        let names: Vec<&str> = names.iter().map(|index| self.part_name(Part::Criterion(*index))).collect();
        if names.is_empty() { "-".to_owned() } else { names.join(self.terms.list_comma) }
    }

    /// What a reader must know about the evidence: ratings without any, records that expired.
    pub fn warnings(&self) -> Vec<String> {
        let cap = self.rating(self.card.framework.evidence_cap);
        let counted = |count: usize, single: &'static str, several: &'static str| {
            let number = count.to_string();
            (count > 0).then(|| fill(if count == 1 { single } else { several }, &[("n", &number), ("cap", cap)]))
        };
        let bare = counted(self.card.unevidenced(), self.text.unevidenced_one, self.text.unevidenced_line);
        let expired = counted(self.card.expired(), self.text.expired_one, self.text.expired_line);
        bare.into_iter().chain(expired).collect()
    }

    pub fn findings(&self) -> Vec<&str> {
        let fired = self.card.score.diagnostics.iter();
        fired.map(|index| self.card.framework.diagnostics[*index].message.get(self.lang)).collect()
    }

    /// What is in the way of a criterion's next level.
    pub fn block(&self, block: &Block) -> String {
        match block {
            Block::Keys(items) => {
                let rating = self.rating(self.card.framework.gating.key_at_least);
                fill(self.text.blocked_key, &[("items", &self.item_list(items)), ("rating", rating)])
            }
            Block::Coverage { level, coverage, share } => {
                let (coverage, share) = (percent(*coverage), format!("{}%", short(share * 100.0)));
                let level = self.level(*level);
                fill(self.text.blocked_coverage, &[("level", &level), ("coverage", &coverage), ("share", &share)])
            }
        }
    }

    /// One raise of a path.
    pub fn raise(&self, step: &Step) -> String {
        let open = self.card.record.answers[step.item].rating.is_none();
        let from = if open { self.terms.unanswered } else { self.rating(step.from) };
        let (item, to, text) = (self.nth(step.item), self.rating(step.to), self.item_text(step.item));
        fill(self.text.raise_to, &[("item", &item), ("from", from), ("to", to), ("text", text)])
    }

    /// `1级 起步级 升到 2级 规范级，需 3 步`; none at the highest level.
    pub fn advance(&self, advance: &Advance) -> Option<String> {
        let next = advance.next.as_ref()?;
        let (from, to) = (self.level(advance.from), self.level(next.level));
        let started = self.card.score.criteria[advance.criterion].is_started();
        let template = if started { self.text.advance } else { self.text.advance_unrated };
        Some(fill(template, &[("from", &from), ("to", &to), ("steps", &self.steps(next.steps))]))
    }

    /// How far the target is, where one was set and is not the next level anyway.
    pub fn target(&self, advance: &Advance) -> Option<String> {
        let next = advance.next.as_ref().map(|next| next.level);
        let target = advance.target.filter(|target| Some(*target) != next)?;
        let level = self.level(target);
        if target <= advance.from {
            return Some(fill(self.text.target_met, &[("level", &level)]));
        }
        let steps = advance.target_steps.map_or_else(|| "-".to_owned(), |steps| self.steps(steps));
        Some(fill(self.text.target_is, &[("level", &level), ("steps", &steps)]))
    }

    /// What evidence would lift the evidenced level.
    pub fn evidence_for(&self, advance: &Advance) -> Option<String> {
        let (rank, items) = advance.evidence.as_ref()?;
        let (count, level) = (items.len().to_string(), self.level(*rank));
        let items = self.item_list(items);
        Some(fill(self.text.evidence_for, &[("n", &count), ("level", &level), ("items", &items)]))
    }

    /// The titles of an item's evidence; where asked, those that expired are marked.
    pub fn evidence_titles(&self, item: usize, mark: bool) -> String {
        let records = self.card.record.answers[item].evidence.iter().filter(|record| record.counts());
        let title = |record: &Evidence| {
            let title = record.title.trim();
            if mark && record.is_expired(self.card.today) {
                return self
                    .lang
                    .pick(format!("{title}（{}）", self.text.expired), format!("{title} ({})", self.text.expired));
            }
            title.to_owned()
        };
        records.map(title).collect::<Vec<_>>().join(self.terms.semicolon)
    }

    /// Whether an action is open, late or done.
    pub fn action_state(&self, action: &Action) -> &'static str {
        let text = MinutesText::of(self.lang);
        match action {
            action if action.done => text.done,
            action if action.is_overdue(self.card.today) => text.overdue,
            _ => text.open,
        }
    }

    pub fn yes_no(&self, flag: bool) -> &'static str {
        if flag { self.text.yes } else { self.text.no }
    }
}

/// The name of an assessment's state.
#[must_use]
pub fn state_name(state: State, lang: Lang) -> &'static str {
    let terms = Terms::of(lang);
    match state {
        State::Draft => terms.draft,
        State::Finalised => terms.finalised,
        State::Archived => terms.archived,
    }
}

/// A share as a percentage with one decimal.
pub(super) fn percent(share: f64) -> String {
    format!("{}%", decimals(share * 100.0, 1))
}

/// A number as short as it can be: `6`, `6.5`.
pub(super) fn short(value: f64) -> String {
    let text = decimals(value, 2);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}
