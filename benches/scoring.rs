//! What one score costs: the built-in framework, and one of 1,000 items.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use pinheng::assessment::{Mark, Record};
use pinheng::framework::{Framework, builtin, parse};
use pinheng::scoring::{Weights, score};

/// A framework of 20 criteria with 50 items each.
fn large() -> Framework {
    let head = include_str!("../assets/frameworks/template.toml");
    let head = &head[..head.find("[[dimensions]]").expect("template has a dimension")];
    let mut text = format!("{head}\n[[dimensions]]\nid = \"d\"\ntitle = {{ zh = \"d\" }}\n");
    for criterion in 0..20 {
        let _ = write!(text, "\n[[dimensions.criteria]]\nid = \"c{criterion}\"\ntitle = {{ zh = \"c\" }}\n");
        for item in 0..50 {
            let key = item % 7 == 0;
            let _ = write!(
                text,
                "\n[[dimensions.criteria.items]]\nid = \"c{criterion}-{item}\"\nlevel = 2\nkey = {key}\ntext = {{ zh = \"t\" }}\n"
            );
        }
    }
    parse("large", text.as_bytes()).expect("large framework")
}

fn half_rated(framework: &Framework) -> Record {
    let mut record = Record::new(framework, "office", "2026", "");
    for (index, answer) in record.answers.iter_mut().enumerate().filter(|(index, _)| index % 2 == 0) {
        answer.rating = Some(Mark::Scale(index % framework.scale.len()));
    }
    record
}

fn bench(criterion: &mut Criterion) {
    for (name, framework) in [("built-in", (*builtin()).clone()), ("1000 items", large())] {
        let (record, weights) = (half_rated(&framework), Weights::of_framework(&framework));
        criterion.bench_function(&format!("score {name}"), |bencher| {
            bencher.iter(|| score(black_box(&framework), black_box(&record), &weights));
        });
    }
}

criterion_group!(benches, bench);
criterion_main!(benches);
