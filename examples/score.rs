//! Scores an answers file with the library: `cargo run --example score -- [FRAMEWORK ANSWERS]`.
//!
//! Without arguments it takes the small framework and answers beside this file.

use std::error::Error;
use std::fs;

use pinheng::assessment::AnswersFile;
use pinheng::framework;
use pinheng::i18n::Lang;
use pinheng::scoring::{Figure, Part, View, Weights, explain, one, score};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let framework_file = args.next().unwrap_or_else(|| "examples/canteen-check.toml".to_owned());
    let answers_file = args.next().unwrap_or_else(|| "examples/canteen-answers.toml".to_owned());

    let framework = framework::parse(&framework_file, &fs::read(&framework_file)?)?;
    let record = AnswersFile::open(&answers_file, &fs::read(&answers_file)?)?.read(&framework)?;
    let result = score(&framework, &record, &Weights::of_framework(&framework));

    let lang = Lang::En;
    println!("{} {}", record.office, record.period);
    println!("claimed {}, evidenced {}", one(result.overall.score), one(result.overall.evidenced_score));
    for (criterion, found) in framework.criteria().zip(&result.criteria) {
        let figures = found.figures;
        let (claimed, evidenced) = (one(figures.score), one(figures.evidenced_score));
        println!("  {:<24} {claimed:>6} {evidenced:>6}", criterion.title.get(lang));
    }
    let level = explain(&framework, &record, &result, Figure::Level(Part::Overall, View::Claimed), lang);
    println!("{}: {}", level.title, level.value);
    for line in level.next {
        println!("  {line}");
    }
    Ok(())
}
