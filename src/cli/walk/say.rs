//! What is read out of an assessment.

use crate::app::{Assessment, Subject};
use crate::assessment::{Answer, Evidence, Mark};
use crate::framework::Framework;
use crate::i18n::{AssessText, CliText, Lang, Terms, WalkText, fill};
use crate::report::state_name;
use crate::scoring::score_in_force;
use crate::text::width::clean;

/// An assessment with a language.
pub struct Voice<'a> {
    /// What is read from.
    pub assessment: &'a Assessment,
    /// The language.
    pub lang: Lang,
}

impl<'a> Voice<'a> {
    fn framework(&self) -> &'a Framework {
        &self.assessment.framework
    }

    fn text(&self) -> &'static WalkText {
        WalkText::of(self.lang)
    }

    fn level(&self, rank: i64) -> String {
        let name = self.framework().level(rank).map_or("", |level| level.name.get(self.lang));
        let rank = fill(Terms::of(self.lang).level_n, &[("n", &rank.to_string())]);
        self.lang.pick(format!("{rank} {name}"), format!("{rank} ({name})"))
    }

    /// `目标导向 第4项`.
    pub fn item_name(&self, item: usize) -> String {
        let at = self.framework().item_ref(item);
        let number = fill(Terms::of(self.lang).nth_item, &[("n", &(at.item + 1).to_string())]);
        format!("{} {number}", self.framework().criterion(at.criterion).title.get(self.lang))
    }

    /// Whose assessment it is, and how the walk goes.
    pub fn opening(&self) -> Vec<String> {
        let record = &self.assessment.record;
        let state = state_name(self.assessment.state, self.lang);
        let values = [("office", &*clean(&record.office)), ("period", &*clean(&record.period)), ("state", state)];
        vec![fill(self.text().opening, &values), self.text().how.to_owned()]
    }

    /// A criterion: its question, and the rubric at its level and the next.
    pub fn criterion(&self, index: usize) -> Vec<String> {
        let (framework, text) = (self.framework(), self.text());
        let row = framework.criterion(index);
        let (n, all) = ((index + 1).to_string(), framework.criteria().len().to_string());
        let dimension = framework.dimensions[framework.criterion_ref(index).dimension].title.get(self.lang);
        let values = [("title", row.title.get(self.lang)), ("n", &n), ("all", &all), ("dimension", dimension)];
        let mut lines = vec![fill(text.criterion, &values)];
        lines.extend(row.question.iter().map(|asked| fill(text.question, &[("text", asked.get(self.lang))])));
        let score = score_in_force(framework, &self.assessment.record);
        let score = &score.criteria[index];
        let rank = score.figures.level.filter(|_| score.is_started());
        let here = rank.or_else(|| framework.levels.first().map(|level| level.rank));
        let next = framework.levels.iter().map(|level| level.rank).find(|other| Some(*other) > here);
        let template = if rank.is_some() { text.now_at } else { text.not_rated };
        for (rank, template) in [(here, template), (next, text.next_level)] {
            let found = row.rubric.iter().find(|(of, _)| Some(*of) == rank);
            lines.extend(found.map(|(rank, rubric)| {
                fill(template, &[("level", &self.level(*rank)), ("text", rubric.get(self.lang))])
            }));
        }
        lines
    }

    /// An item: what it asks, how it may be rated, what stands there.
    pub fn item(&self, item: usize) -> Vec<String> {
        let (framework, text) = (self.framework(), self.text());
        let (at, row) = (framework.item_ref(item), framework.item(item));
        let (n, all) = ((at.item + 1).to_string(), framework.criterion(at.criterion).items.len().to_string());
        let values = [("n", n.as_str()), ("all", &all), ("id", &row.id), ("text", row.text.get(self.lang))];
        let due = if row.key { text.due_key } else { text.due };
        let mut lines = vec![fill(text.item, &values), fill(due, &[("level", &self.level(row.level))])];
        let asked: Vec<&str> = row.evidence.iter().map(|asked| asked.get(self.lang)).collect();
        if !asked.is_empty() {
            let list = asked.join(Terms::of(self.lang).semicolon);
            lines.push(fill(text.ask_for, &[("list", &list)]));
        }
        lines.push(self.choices());
        lines.extend(self.answer(&self.assessment.record.answers[item]));
        lines
    }

    fn choices(&self) -> String {
        let choice = |(index, rating): (usize, &crate::framework::Rating)| {
            let n = (index + 1).to_string();
            fill(self.text().choice, &[("n", &n), ("name", rating.name.get(self.lang))])
        };
        let list: Vec<String> = self.framework().scale.iter().enumerate().map(choice).collect();
        fill(self.text().choices, &[("list", &list.join(Terms::of(self.lang).semicolon))])
    }

    fn answer(&self, answer: &Answer) -> Vec<String> {
        let text = self.text();
        let mut lines = vec![fill(text.answer_is, &[("rating", self.rating(answer))])];
        for (template, stored) in [(text.reason_is, &answer.reason), (text.note_is, &answer.note)] {
            if !stored.trim().is_empty() {
                lines.push(fill(template, &[("text", &one_line(stored))]));
            }
        }
        let records: Vec<String> = answer.evidence.iter().filter(|record| record.counts()).map(record_words).collect();
        if !records.is_empty() {
            let list = records.join(Terms::of(self.lang).semicolon);
            lines.push(fill(text.evidence_is, &[("list", &list)]));
        }
        if answer.is_unevidenced(self.framework()) {
            let cap = self.framework().scale[self.framework().evidence_cap].name.get(self.lang);
            lines.push(fill(text.bare, &[("cap", cap)]));
        }
        lines
    }

    fn rating(&self, answer: &Answer) -> &'a str {
        match answer.rating {
            Some(Mark::Scale(row)) => self.framework().scale[row].name.get(self.lang),
            Some(Mark::NotApplicable) => Terms::of(self.lang).not_applicable,
            None => Terms::of(self.lang).unanswered,
        }
    }

    /// `目标导向 第4项：基本符合`.
    pub fn rated(&self, item: usize) -> String {
        let (answer, text) = (&self.assessment.record.answers[item], AssessText::of(self.lang));
        let values = [("item", &*self.item_name(item)), ("rating", self.rating(answer))];
        fill(if answer.rating.is_none() { text.cleared } else { text.rated }, &values)
    }

    /// A criterion's target, by name.
    pub fn target(&self, criterion: usize) -> String {
        let rank = self.assessment.record.targets[criterion];
        rank.map_or_else(|| self.text().target_next.to_owned(), |rank| self.level(rank))
    }

    /// That a criterion's target was set.
    pub fn targeted(&self, criterion: usize) -> String {
        let title = self.framework().criterion(criterion).title.get(self.lang);
        let values = [("criterion", title), ("level", &self.target(criterion))];
        fill(AssessText::of(self.lang).target_saved, &values)
    }

    /// A closing question and what was written.
    pub fn reflection(&self, index: usize) -> Vec<String> {
        let (framework, text) = (self.framework(), self.text());
        let (n, all) = ((index + 1).to_string(), framework.reflections.len().to_string());
        let asked = framework.reflections[index].text.get(self.lang);
        let written = &self.assessment.record.reflections[index];
        let second = if written.trim().is_empty() {
            text.reflection_empty.to_owned()
        } else {
            fill(text.reflection_is, &[("text", &one_line(written))])
        };
        vec![fill(text.reflection, &[("n", &n), ("all", &all), ("text", asked)]), second]
    }

    /// What an undo or redo touched.
    pub fn subject(&self, subject: Subject) -> String {
        let text = CliText::of(self.lang);
        match subject {
            Subject::Item(item) => self.item_name(item),
            Subject::Target(criterion) => {
                fill(text.what_target, &[("id", self.framework().criterion(criterion).title.get(self.lang))])
            }
            Subject::Consensus(criterion) => {
                fill(text.what_consensus, &[("id", self.framework().criterion(criterion).title.get(self.lang))])
            }
            Subject::Action(criterion) => {
                fill(text.what_action, &[("id", self.framework().criterion(criterion).title.get(self.lang))])
            }
            Subject::Reflection(index) => fill(text.what_reflection, &[("id", &(index + 1).to_string())]),
            Subject::Weights(_) => text.what_weights.to_owned(),
            Subject::Details => text.what_details.to_owned(),
            Subject::Archived => text.what_archived.to_owned(),
            Subject::Deleted => text.what_deleted.to_owned(),
        }
    }

    /// What can be typed.
    pub fn help(&self, item: Option<usize>) -> Vec<String> {
        let (framework, text) = (self.framework(), self.text());
        let ids: Vec<&str> = framework.scale.iter().map(|rating| rating.id.as_str()).collect();
        let ids = ids.join(Terms::of(self.lang).list_comma);
        let n = framework.scale.len().to_string();
        let example = framework.item(item.unwrap_or(0)).id.as_str();
        let mut lines = vec![
            fill(text.help_rate, &[("n", &n), ("ids", &ids)]),
            fill(text.help_move, &[("item", example)]),
            text.help_write.to_owned(),
            text.help_undo.to_owned(),
            text.help_clash.to_owned(),
        ];
        if !framework.reflections.is_empty() {
            lines.push(text.help_reflection.to_owned());
        }
        lines
    }
}

fn record_words(record: &Evidence) -> String {
    let date = record.date.map(|date| date.to_string()).unwrap_or_default();
    let parts = [&record.title, &record.number, &date, &record.unit, &record.location];
    parts.into_iter().filter(|part| !part.trim().is_empty()).map(|part| clean(part)).collect::<Vec<_>>().join(" ")
}

/// A stored text without line breaks and control signs.
pub fn one_line(text: &str) -> String {
    clean(text.trim()).into_owned()
}
