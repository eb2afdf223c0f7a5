//! Which weights the scores were made with, in words.

use super::words::Words;
use crate::assessment::{Group, WeightSet};
use crate::i18n::fill;
use crate::scoring::{own_groups, together, two};

impl Words<'_> {
    /// The name of the set in force.
    pub fn weight_set(&self) -> &'static str {
        self.card.score.weights.set.name(self.lang)
    }

    /// The set in force, and what it rests on.
    pub fn weights_said(&self) -> String {
        let (text, set) = (self.text, self.card.score.weights.set);
        let (framework, weighing) = (&self.card.framework, &self.card.record.weighing);
        let (own, all) = own_groups(framework, weighing, set);
        let rest = if own < all { text.weights_rest } else { "" };
        let (own, all) = (own.to_string(), all.to_string());
        let about = match set {
            WeightSet::Equal => text.weights_equal.to_owned(),
            WeightSet::Framework => text.weights_framework.to_owned(),
            WeightSet::Manual => fill(text.weights_manual, &[("own", &own), ("all", &all), ("rest", rest)]),
            WeightSet::Ahp => {
                let groups = || Group::all(framework);
                let people = weighing.people.iter();
                let people = people.filter(|one| groups().any(|group| one.has_finished(framework, group))).count();
                let values = [("people", people.to_string()), ("own", own), ("all", all), ("rest", rest.to_owned())];
                let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
                let said = fill(text.weights_ahp, &values);
                let ratios = groups().filter_map(|group| together(framework, weighing, group)?.ratio);
                match ratios.reduce(f64::max) {
                    None => said,
                    Some(ratio) => {
                        let ratio = fill(text.weights_ratio, &[("cr", &two(Some(ratio)))]);
                        format!("{said}{}{ratio}", self.lang.pick("", " "))
                    }
                }
            }
        };
        format!("{}{}{about}", self.weight_set(), self.terms.colon)
    }
}

#[cfg(test)]
mod tests {
    use crate::app::sample;
    use crate::assessment::{Group, Step, WeightSet};
    use crate::i18n::Lang;
    use crate::report::{Format, Options, Parts, Scorecard, plain, render};
    use crate::scoring::score_in_force;
    use chrono::{DateTime, NaiveDate};

    fn card(set: WeightSet) -> Scorecard {
        let sample = sample();
        let (framework, mut record) = (sample.framework, sample.record);
        record.weighing.active = set;
        for pair in Group::Dimensions.pairs(&framework) {
            record.weighing.person_mut(1).judgments.insert(pair, Step::new(3).expect("step"));
        }
        let score = score_in_force(&framework, &record);
        Scorecard::new(sample.state, framework, record, score, NaiveDate::default())
    }

    #[test]
    fn every_format_with_words_says_which_weights_are_in_force() {
        let time = DateTime::parse_from_rfc3339("2026-11-23T09:00:00+08:00").expect("time");
        let options = Options { time, font: None, system_fonts: false, framework_text: "" };
        for (set, zh, en) in [
            (WeightSet::Framework, "框架默认：按框架默认的权重。", "framework: As the framework gives them."),
            (
                WeightSet::Ahp,
                "1 人两两比较，4 组中完成 1 组，其余按框架默认。合并后一致性比例最大 0.19",
                "ratio of the judgments together: 0.19",
            ),
            (WeightSet::Manual, "4 组中设定 0 组，其余按框架默认。", "Groups set: 0 of 4, the others"),
        ] {
            let card = card(set);
            for (lang, words) in [(Lang::Zh, zh), (Lang::En, en)] {
                for format in [Format::Markdown, Format::Html] {
                    let bytes = render(&card, format, lang, &Parts::default(), &options).expect("render").bytes;
                    let text = String::from_utf8(bytes).expect("text");
                    assert!(text.contains(words), "{set:?} {format:?}: {words}");
                }
                assert!(plain(&card, lang, 100).contains(set.name(lang)), "{set:?}");
            }
        }
    }
}
