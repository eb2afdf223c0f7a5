//! What a report costs in each format, and all nine of the pack in one run, with the fonts of this computer as the
//! command finds them: the sample, and the same multiplied to 1,027 items in 130 criteria.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use pinheng::app::{Moment, sample};
use pinheng::assessment::{AnswersFile, Record};
use pinheng::framework::{Framework, builtin_bytes, parse};
use pinheng::i18n::Lang;
use pinheng::report::export::{Continue, Plan, run};
use pinheng::report::{Format, Options, Parts, Scorecard, render};
use pinheng::scoring::{Weights, score};

/// What an office hands over.
const PACK: [Format; 9] = [
    Format::Docx,
    Format::Xlsx,
    Format::Pdf,
    Format::Html,
    Format::Svg,
    Format::Png,
    Format::Markdown,
    Format::Csv,
    Format::Json,
];

fn time() -> Moment {
    Moment::parse_from_rfc3339("2026-11-23T10:15:00+08:00").expect("moment")
}

/// A text and copies of it, in each of which the ids at the start of lines have a prefix.
fn copies(text: &str, start: &str) -> String {
    let copy = |number: usize| match number {
        0 => text.to_owned(),
        _ => text.replace(start, &format!("{start}copy{number}-")),
    };
    (0..13).map(copy).collect()
}

/// The sample's framework with all its dimensions thirteen times, and the sample's answers to them.
fn large() -> (Framework, Record) {
    let text = std::str::from_utf8(builtin_bytes()).expect("UTF-8");
    let start = text.find("[[dimensions]]").expect("a dimension");
    let end = start + text[start..].find("\n[[service_lines]]").expect("a service line");
    let text = text[..start].to_owned() + &copies(&text[start..end], "\nid = \"") + &text[end..];
    let framework = parse("large", text.as_bytes()).expect("large framework");
    let answers = include_str!("../examples/sample-answers.toml");
    let start = answers.find("\n[answers.").expect("an answer");
    let answers = answers[..start].to_owned() + &copies(&answers[start..], "\n[answers.\"");
    let file = AnswersFile::open("large", answers.as_bytes()).expect("answers");
    let record = file.read(&framework).expect("record");
    (framework, record)
}

fn cards() -> [(&'static str, Scorecard); 2] {
    let card = |framework: Arc<Framework>, record: Record| {
        let score = score(&framework, &record, &Weights::of_framework(&framework));
        Scorecard::new(sample().state, framework, record, score, time().date_naive()).with_id("0123abcd")
    };
    let (small, (framework, record)) = (sample(), large());
    [("sample", card(small.framework, small.record)), ("1,027 items", card(Arc::new(framework), record))]
}

fn bench(criterion: &mut Criterion) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("folder");
    let parts = Parts::default();
    let options = Options { time: time(), font: None, system_fonts: true, framework_text: "schema = 1\n" };
    for (name, card) in cards() {
        let mut group = criterion.benchmark_group(format!("export {name}"));
        group.sample_size(10).measurement_time(Duration::from_secs(4));
        for format in PACK {
            group.bench_function(format.id(), |bencher| {
                bencher.iter(|| render(black_box(&card), format, Lang::Zh, &parts, &options).expect("report"));
            });
        }
        let lang = Lang::Zh;
        let plan =
            Plan { card: &card, formats: &PACK, lang, parts: &parts, options, folder: folder.path(), force: true };
        group.bench_function("all nine", |bencher| {
            bencher.iter(|| run(&plan, &mut |_| Continue::Yes).expect("files"));
        });
        group.finish();
    }
}

criterion_group!(benches, bench);
criterion_main!(benches);
