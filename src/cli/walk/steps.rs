//! What a line does.

use crate::app::Edit;
use crate::assessment::{Evidence, Mark};
use crate::i18n::{AssessText, Terms, WalkText, fill};
use crate::source::nearest;

use super::parse::{Command, parse, parse_at_reflection};
use super::{Asking, Place, Step, TEXT_LIMIT, Walk};

impl Walk {
    /// Takes a line.
    pub fn step(&mut self, line: &str) -> Step {
        let line = line.trim();
        let chars = line.chars().count();
        if chars > TEXT_LIMIT {
            let values = [("most", &*TEXT_LIMIT.to_string()), ("n", &*chars.to_string())];
            return self.unclear(fill(WalkText::of(self.lang).too_long, &values));
        }
        match std::mem::replace(&mut self.asking, Asking::Answer) {
            Asking::Answer => self.answer(line),
            asking => self.text(asking, line),
        }
    }

    /// The input ended: what was half told is kept.
    pub fn end_of_input(&mut self) -> Step {
        match std::mem::replace(&mut self.asking, Asking::Answer) {
            Asking::Number(item, title) => record(item, title, String::new(), String::new()),
            Asking::Location(item, title, number) => record(item, title, number, String::new()),
            _ => Step::Leave,
        }
    }

    /// A line that answers a question of its own.
    fn text(&mut self, asking: Asking, line: &str) -> Step {
        let text = WalkText::of(self.lang);
        let cancelled = || Step::Say(vec![text.cancelled.to_owned()]);
        match asking {
            Asking::Reason(_) | Asking::Note(_) | Asking::Title(_) if line.is_empty() => cancelled(),
            Asking::Reason(item) => {
                Step::Store(Edit::Rate { item, mark: Some(Mark::NotApplicable), reason: line.to_owned() })
            }
            Asking::Note(item) => {
                let line = if matches!(line, "-" | "－" | "—" | "——") { "" } else { line };
                Step::Store(Edit::Note { item, text: line.to_owned() })
            }
            Asking::Title(item) => self.ask(Asking::Number(item, line.to_owned()), text.ask_number),
            Asking::Number(item, title) => self.ask(Asking::Location(item, title, line.to_owned()), text.ask_place),
            Asking::Location(item, title, number) => record(item, title, number, line.to_owned()),
            Asking::Answer => self.answer(line),
        }
    }

    fn ask(&mut self, asking: Asking, question: &str) -> Step {
        self.asking = asking;
        Step::Say(vec![question.to_owned()])
    }

    fn answer(&mut self, line: &str) -> Step {
        let framework = self.assessment.framework.clone();
        match self.place {
            Place::Item(item) => self.at_item(parse(&framework, line), item, line),
            Place::Reflection(index) => match parse_at_reflection(&framework, line) {
                Some(Command::Note(text)) => Step::Store(Edit::Reflection { index, text }),
                Some(Command::Clear) => Step::Store(Edit::Reflection { index, text: String::new() }),
                Some(command) => self.anywhere(command, line),
                None => Step::Store(Edit::Reflection { index, text: line.to_owned() }),
            },
            Place::End => match parse(&framework, line) {
                Command::Next => Step::Leave,
                command => self.anywhere(command, line),
            },
        }
    }

    fn at_item(&mut self, command: Command, item: usize, line: &str) -> Step {
        let text = WalkText::of(self.lang);
        let rate = |mark, reason| Step::Store(Edit::Rate { item, mark, reason });
        match command {
            Command::Rate(row) => rate(Some(Mark::Scale(row)), String::new()),
            Command::NoSuchRating => {
                let n = self.assessment.framework.scale.len().to_string();
                self.unclear(fill(text.no_rating, &[("n", &n), ("line", line)]))
            }
            Command::NotApplicable(reason) if reason.is_empty() => {
                let lowest = self.assessment.framework.scale.first().map_or("", |rating| rating.name.get(self.lang));
                let question = fill(text.ask_reason, &[("lowest", lowest)]);
                self.ask(Asking::Reason(item), &question)
            }
            Command::NotApplicable(reason) => rate(Some(Mark::NotApplicable), reason),
            Command::Clear => rate(None, String::new()),
            Command::Note(note) if note.is_empty() => self.ask(Asking::Note(item), text.ask_note),
            Command::Note(text) => Step::Store(Edit::Note { item, text }),
            Command::Evidence(title) if title.is_empty() => self.ask(Asking::Title(item), text.ask_title),
            Command::Evidence(title) => self.ask(Asking::Number(item, title), text.ask_number),
            Command::Target(rank) => self.target(&rank),
            command => self.anywhere(command, line),
        }
    }

    /// What works wherever one is.
    fn anywhere(&mut self, command: Command, line: &str) -> Step {
        let text = WalkText::of(self.lang);
        let item = if let Place::Item(item) = self.place { Some(item) } else { None };
        let lines = match command {
            Command::Next => self.go(self.after(self.place)),
            Command::Back => match self.before(self.place) {
                Some(place) => self.go(place),
                None => vec![text.first.to_owned()],
            },
            Command::NextOpen => match self.next_open() {
                Some(item) => self.go(Place::Item(item)),
                None => vec![text.no_open.to_owned()],
            },
            Command::GoTo(name) => return self.go_to(&name),
            Command::Repeat => self.question(true),
            Command::Help => self.voice().help(item),
            Command::Undo => return Step::Undo,
            Command::Redo => return Step::Redo,
            Command::Standing => return Step::Stand(self.criterion()),
            Command::Quit => return Step::Leave,
            Command::Unknown if self.place != Place::End => {
                let n = self.assessment.framework.scale.len().to_string();
                return self.unclear(fill(text.unknown, &[("line", line), ("n", &n)]));
            }
            Command::Unknown => return self.unclear(fill(text.unknown_end, &[("line", line)])),
            // A rating or a text where there is no item.
            _ => return self.unclear(text.not_here.to_owned()),
        };
        Step::Say(lines)
    }

    /// By id, by number within the criterion, or to the first item of a criterion.
    fn go_to(&mut self, name: &str) -> Step {
        let framework = self.assessment.framework.clone();
        let by_number = || {
            let (number, criterion) = (name.parse::<usize>().ok()?, self.criterion()?);
            (1..=framework.criterion(criterion).items.len())
                .contains(&number)
                .then(|| framework.first_item(criterion) + number - 1)
        };
        let by_criterion = || framework.find_criterion(name).map(|criterion| framework.first_item(criterion));
        if let Some(item) = framework.find_item(name).or_else(by_number).or_else(by_criterion) {
            return Step::Say(self.go(Place::Item(item)));
        }
        let text = WalkText::of(self.lang);
        let mut message = fill(text.no_item, &[("name", name)]);
        if let Some(near) = nearest(name, framework.items().map(|item| item.id.as_str())) {
            message.push_str(self.lang.pick("", " "));
            message.push_str(&fill(text.near, &[("near", &near)]));
        }
        self.unclear(message)
    }

    fn target(&mut self, name: &str) -> Step {
        let (framework, text) = (self.assessment.framework.clone(), WalkText::of(self.lang));
        let Some(criterion) = self.criterion() else { return Step::Say(Vec::new()) };
        let known = framework.rank_list();
        if name.is_empty() {
            let level = self.voice().target(criterion);
            return Step::Say(vec![fill(text.target_is, &[("level", &level), ("known", &known)])]);
        }
        let rank = name.parse::<i64>().ok().filter(|rank| framework.level(*rank).is_some());
        if rank.is_none() && name != "-" {
            return self.unclear(fill(text.no_rank, &[("name", name), ("known", &known)]));
        }
        Step::Store(Edit::Target { criterion, rank })
    }

    fn unclear(&mut self, message: String) -> Step {
        self.misread += 1;
        Step::Say(vec![message])
    }

    /// What a stored edit did.
    pub(super) fn done(&self, edit: &Edit) -> String {
        let (voice, text) = (self.voice(), AssessText::of(self.lang));
        let of = |template: &str, item: usize| fill(template, &[("item", &voice.item_name(item))]);
        match edit {
            Edit::Note { item, .. } => of(text.note_saved, *item),
            Edit::AddEvidence { item, .. } => of(text.evidence_added, *item),
            Edit::Target { criterion, .. } => voice.targeted(*criterion),
            Edit::Reflection { index, .. } => fill(text.reflection_saved, &[("n", &(index + 1).to_string())]),
            Edit::Rate { item, .. } => voice.rated(*item),
            // No line asks for another edit.
            _ => Terms::of(self.lang).item.to_owned(),
        }
    }

    /// Whether an edit is the answer that the place waited for.
    pub(super) fn moves_on(&self, edit: &Edit) -> bool {
        match edit {
            Edit::Rate { item, mark: Some(_), .. } => self.place == Place::Item(*item),
            Edit::Reflection { index, text } => self.place == Place::Reflection(*index) && !text.is_empty(),
            _ => false,
        }
    }

    /// That a criterion is complete, after its last answer.
    pub(super) fn finished(&self, edit: &Edit) -> Option<String> {
        let Edit::Rate { .. } = edit else { return None };
        let criterion = self.criterion()?;
        let framework = &self.assessment.framework;
        let answers = self.assessment.record.of_criterion(framework, criterion);
        let left =
            matches!(self.after(self.place), Place::Item(next) if framework.item_ref(next).criterion == criterion);
        if left || answers.iter().any(|answer| answer.rating.is_none()) {
            return None;
        }
        let title = framework.criterion(criterion).title.get(self.lang);
        Some(fill(WalkText::of(self.lang).criterion_done, &[("title", title)]))
    }
}

fn record(item: usize, title: String, number: String, location: String) -> Step {
    Step::Store(Edit::AddEvidence { item, record: Evidence { title, number, location, ..Evidence::default() } })
}
