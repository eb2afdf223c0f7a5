//! Assessments to be reported on.

use std::sync::Arc;

use pinheng::app::{Moment, sample};
use pinheng::assessment::{Evidence, Mark, Record, State};
use pinheng::framework::{Framework, builtin};
use pinheng::i18n::Lang;
use pinheng::report::{Format, Options, Parts, Rendered, Scorecard, render};
use pinheng::scoring::{Weights, score};

/// The time of export of every report here.
pub fn time() -> Moment {
    Moment::parse_from_rfc3339("2026-11-23T10:15:00+08:00").expect("moment")
}

pub fn card(framework: &Arc<Framework>, record: Record, state: State) -> Scorecard {
    let score = score(framework, &record, &Weights::of_framework(framework));
    Scorecard::new(state, Arc::clone(framework), record, score, time().date_naive()).with_id("0123abcd")
}

/// The finished sample.
pub fn sample_card() -> Scorecard {
    let sample = sample();
    card(&sample.framework, sample.record, sample.state)
}

/// An assessment without any answer.
pub fn empty_card() -> Scorecard {
    let framework = builtin();
    let record = Record::new(&framework, "示例局", "2026", "");
    card(&framework, record, State::Draft)
}

/// What has broken reports elsewhere: markup, formulas, controls, marks of direction, rare characters, no characters.
pub const NASTY: &str = "<script>alert('x')</script>&amp;]]>=HYPERLINK(\"http://example.invalid\")\u{202e}\u{200f}\u{7}\u{0}\u{85}\u{fffe}\r\n璟彧瓅𠮷\t{{x}}</style><img src=x onerror=y>";

/// Everything at its longest and worst.
pub fn longest_card() -> Scorecard {
    let framework = builtin();
    let long = |text: &str| text.repeat(40) + NASTY;
    let mut record = Record::new(&framework, &("示例".repeat(29) + "璟𠮷"), NASTY, &long("全局"));
    for (index, answer) in record.answers.iter_mut().enumerate() {
        answer.rating = Some(if index % 9 == 0 { Mark::NotApplicable } else { Mark::Scale(index % 4) });
        answer.reason = long("理由");
        answer.note = long("备注\n");
        let record = |number: usize| Evidence {
            title: format!("{number}{}", long("题名")),
            number: long("文号"),
            date: Some(time().date_naive()),
            unit: long("处室"),
            location: "x".repeat(300),
            valid_until: Some(time().date_naive()),
        };
        answer.evidence = (0..3).map(record).collect();
    }
    record.reflections.fill(long("思考\n"));
    record.targets.fill(Some(5));
    card(&framework, record, State::Draft)
}

pub fn rendered(card: &Scorecard, format: Format, lang: Lang, parts: &Parts) -> Rendered {
    let options = Options { time: time(), font: None, system_fonts: false, framework_text: "schema = 1\n" };
    render(card, format, lang, parts, &options).unwrap_or_else(|error| panic!("{error}"))
}

/// A report that is text.
pub fn text(card: &Scorecard, format: Format, lang: Lang, parts: &Parts) -> String {
    String::from_utf8(rendered(card, format, lang, parts).bytes).expect("UTF-8")
}
