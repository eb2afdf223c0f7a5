//! Every figure explains itself, and what it calls the cheapest change does what it says.

use std::fs;

use pinheng::assessment::{AnswersFile, Evidence, Mark, Record};
use pinheng::framework::{self, Framework};
use pinheng::i18n::Lang;
use pinheng::scoring::{Explanation, Figure, Part, Score, View, Weights, decimals, explain, score};

const VIEWS: [View; 3] = [View::Claimed, View::Potential, View::Evidenced];

fn load(framework: &[u8], answers: &str) -> (Framework, Record) {
    let framework = framework::parse("framework", framework).expect("framework");
    let bytes = fs::read(answers).expect("answers");
    let record = AnswersFile::open(answers, &bytes).and_then(|file| file.read(&framework)).expect("record");
    (framework, record)
}

fn sample() -> (Framework, Record) {
    load(framework::builtin_bytes(), "examples/sample-answers.toml")
}

fn canteen() -> (Framework, Record) {
    load(&fs::read("examples/canteen-check.toml").expect("framework"), "examples/canteen-answers.toml")
}

fn scored(framework: &Framework, record: &Record) -> Score {
    score(framework, record, &Weights::of_framework(framework))
}

fn parts(framework: &Framework) -> Vec<Part> {
    let dimensions = (0..framework.dimensions.len()).map(Part::Dimension);
    let criteria = (0..framework.criteria().len()).map(Part::Criterion);
    [Part::Overall].into_iter().chain(dimensions).chain(criteria).collect()
}

fn figures(framework: &Framework) -> Vec<Figure> {
    let of = |part: Part| {
        let views = VIEWS.into_iter().flat_map(move |view| [Figure::Score(part, view), Figure::Level(part, view)]);
        views.chain([Figure::Weight(part)])
    };
    parts(framework).into_iter().flat_map(of).collect()
}

/// An assessment nobody has begun, and one that applies to nothing.
fn blank_and_empty(framework: &Framework) -> [Record; 2] {
    let blank = Record::new(framework, "office", "period", "");
    let mut empty = blank.clone();
    for answer in &mut empty.answers {
        answer.rating = Some(Mark::NotApplicable);
        answer.reason = "none".into();
    }
    [blank, empty]
}

fn lines(explanation: &Explanation) -> Vec<&String> {
    let Explanation { title, value, formula, inputs, notes, left_out, source, next } = explanation;
    let single = [title, value, formula, source].into_iter();
    single.chain(inputs.iter().flatten()).chain(notes).chain(left_out).chain(next).collect()
}

#[test]
fn every_figure_is_explained_in_both_languages() {
    let mut cases = vec![sample(), canteen()];
    for (framework, _) in [sample(), canteen()] {
        cases.extend(blank_and_empty(&framework).map(|record| (framework.clone(), record)));
    }
    for (framework, record) in cases {
        let result = scored(&framework, &record);
        for (figure, lang) in figures(&framework).into_iter().flat_map(|figure| Lang::ALL.map(|lang| (figure, lang))) {
            let told = explain(&framework, &record, &result, figure, lang);
            for line in lines(&told) {
                assert!(!line.contains('{') && !line.contains('}'), "{figure:?} {lang}: {line}");
            }
            assert!(!told.title.is_empty() && !told.formula.is_empty() && !told.source.is_empty(), "{figure:?}");
            assert!(told.next.iter().all(|line| !line.is_empty()) && !told.next.is_empty(), "{figure:?} {told:?}");
            assert!(told.value == "-" || !told.inputs.is_empty(), "{figure:?} {told:?}");
        }
    }
}

#[test]
fn the_sum_line_ends_in_the_figure_shown() {
    for (framework, record) in [sample(), canteen()] {
        let result = scored(&framework, &record);
        for (part, view) in parts(&framework).into_iter().flat_map(|part| VIEWS.map(|view| (part, view))) {
            let told = explain(&framework, &record, &result, Figure::Score(part, view), Lang::En);
            let line = &told.notes[1];
            assert_eq!(line.split(' ').next_back(), Some(told.value.as_str()), "{part:?}: {line}");
            let Part::Criterion(_) = part else { continue };
            let numbers: Vec<f64> = line.split(' ').filter_map(|word| word.parse().ok()).collect();
            assert_eq!(decimals(numbers[0] / numbers[1] * numbers[2], 1), told.value, "{line}");
            let points = told.inputs.iter().map(|[_, rating, weight]| {
                let (_, points) = rating
                    .rsplit_once(" points")
                    .map_or((rating.as_str(), ""), |(head, _)| head.rsplit_once(' ').unwrap());
                points.split('/').next().unwrap().parse::<f64>().unwrap() * weight.parse::<f64>().unwrap()
            });
            assert!((points.sum::<f64>() - numbers[0]).abs() < 0.01, "{told:?}");
        }
    }
}

#[test]
fn what_is_left_out_is_named_with_its_reason() {
    let (framework, record) = canteen();
    let result = scored(&framework, &record);
    let meals = framework.find_criterion("meals").unwrap();
    let told = explain(&framework, &record, &result, Figure::Score(Part::Criterion(meals), View::Claimed), Lang::Zh);
    assert_eq!(told.left_out, ["不适用，不计入：第4项（本季度没有加班用餐的报备。）"]);
    assert_eq!(told.inputs.len(), 3);

    let [_, empty] = blank_and_empty(&framework);
    let mut record = record;
    record.answers[..3].clone_from_slice(&empty.answers[..3]);
    let told = explain(
        &framework,
        &record,
        &scored(&framework, &record),
        Figure::Score(Part::Dimension(0), View::Claimed),
        Lang::En,
    );
    assert_eq!(told.left_out, ["No applicable item, left out: Purchasing and acceptance"]);
}

#[test]
fn a_criterion_without_an_answer_shows_no_level() {
    let (framework, _) = sample();
    let [blank, _] = blank_and_empty(&framework);
    let result = scored(&framework, &blank);
    let of = |view| explain(&framework, &blank, &result, Figure::Level(Part::Criterion(0), view), Lang::En);
    assert_eq!(of(View::Claimed).value, "-");
    assert_eq!(of(View::Evidenced).value, "-");
    assert_eq!(of(View::Potential).value, "level 5 (Sustained)");
    let whole = explain(&framework, &blank, &result, Figure::Level(Part::Overall, View::Claimed), Lang::En);
    assert_eq!(whole.inputs[0][1], "not answered, as level 1 (Initial)");
}

#[test]
fn a_level_passed_because_nothing_applies_is_marked() {
    let (framework, mut record) = canteen();
    let index = framework.find_item("purchase-3").unwrap();
    record.answers[index].rating = Some(Mark::NotApplicable);
    let result = scored(&framework, &record);
    let level = |part| explain(&framework, &record, &result, Figure::Level(part, View::Claimed), Lang::Zh);
    assert_eq!(level(Part::Criterion(0)).value, "3级 放心级（该级无适用项目）");
    assert_eq!(level(Part::Overall).inputs[0][1], "3级 放心级（该级无适用项目）");
}

#[test]
fn weights_say_whose_they_are() {
    let (framework, record) = canteen();
    let own = Weights { dimensions: vec![0.5, 0.5], ..Weights::of_framework(&framework) };
    let result = score(&framework, &record, &own);
    let told = explain(&framework, &record, &result, Figure::Weight(Part::Dimension(1)), Lang::En);
    assert_eq!(told.value, "50.0%");
    assert!(told.source.contains("set for this assessment"));
    assert!(!told.next[0].contains("framework"));
    let plain =
        explain(&framework, &record, &scored(&framework, &record), Figure::Weight(Part::Dimension(1)), Lang::En);
    assert!(plain.source.contains("as the framework gives them"));
}

/// The raises that a Chinese sentence names, done to a record: `后厨操作 第3项由部分做到升为做到`.
fn raise(framework: &Framework, record: &mut Record, line: &str, criterion: usize) -> usize {
    let Some((_, path)) = line.split_once('即') else { return 0 };
    let path = path.split('；').next().unwrap();
    assert!(!path.contains("等共"), "named in full: {line}");
    let mut notches = 0;
    for step in path.split('，') {
        let (item, change) = step.split_once("项由").unwrap();
        let (title, number) = item.split_once('第').unwrap();
        let named = framework.criteria().position(|row| row.title.zh == title.trim());
        let index = framework.first_item(named.unwrap_or(criterion)) + number.parse::<usize>().unwrap() - 1;
        let (from, to) = change.split_once("升为").unwrap();
        let row = |name: &str| framework.scale.iter().position(|rating| rating.name.zh == name).unwrap();
        let answer = &mut record.answers[index];
        match answer.rating {
            None => assert_eq!(from, "未评"),
            Some(mark) => assert_eq!(mark, Mark::Scale(row(from))),
        }
        notches += row(to) - if answer.rating.is_none() { 0 } else { row(from) };
        answer.rating = Some(Mark::Scale(row(to)));
    }
    assert!(line.contains(&format!("共 {notches} 步")), "{line}");
    notches
}

/// The evidence that a Chinese sentence asks for, added to a record: `为第1项、第4项补记佐证材料`.
fn prove(framework: &Framework, record: &mut Record, line: &str, criterion: usize) {
    let Some((head, _)) = line.split_once("补记佐证材料").or_else(|| line.split_once("备好佐证材料"))
    else {
        return;
    };
    let items = head.rsplit_once('为').unwrap().1;
    for item in items.split('、') {
        let number: usize = item.trim_start_matches('第').trim_end_matches('项').parse().unwrap();
        let answer = &mut record.answers[framework.first_item(criterion) + number - 1];
        answer.evidence.push(Evidence { title: "minutes".into(), ..Evidence::default() });
    }
}

fn next(framework: &Framework, record: &Record, figure: Figure) -> Vec<String> {
    explain(framework, record, &scored(framework, record), figure, Lang::Zh).next
}

#[test]
fn the_cheapest_change_of_a_criterion_lifts_its_level() {
    let mut raised = 0;
    for (framework, record) in [sample(), canteen()] {
        let before = scored(&framework, &record);
        for (index, view) in (0..before.criteria.len()).flat_map(|index| VIEWS.map(|view| (index, view))) {
            let line = &next(&framework, &record, Figure::Level(Part::Criterion(index), view))[0];
            if line.contains("最高") || line.contains("未评，评完") {
                continue;
            }
            let mut changed = record.clone();
            raise(&framework, &mut changed, line, index);
            prove(&framework, &mut changed, line, index);
            let (before, after) =
                (before.criteria[index].figures, scored(&framework, &changed).criteria[index].figures);
            let pick = |figures: pinheng::scoring::Figures| match view {
                View::Evidenced => figures.evidenced_level,
                _ => figures.level,
            };
            let ranks: Vec<i64> = framework.levels.iter().map(|level| level.rank).collect();
            let next = ranks.iter().find(|rank| Some(**rank) > pick(before));
            assert_eq!(pick(after), next.copied(), "{line}");
            raised += 1;
        }
    }
    assert!(raised > 30, "only {raised} changes");
}

#[test]
fn the_evidence_named_lifts_the_evidenced_score_to_what_is_said() {
    let (framework, record) = sample();
    let mut proven = 0;
    for index in 0..framework.criteria().len() {
        let figure = Figure::Score(Part::Criterion(index), View::Evidenced);
        let line = &next(&framework, &record, figure)[0];
        let Some((_, value)) = line.split_once("佐证分可到 ") else { continue };
        let mut changed = record.clone();
        prove(&framework, &mut changed, line, index);
        let after = scored(&framework, &changed).criteria[index].figures.evidenced_score;
        assert_eq!(decimals(after.unwrap(), 1), value);
        proven += 1;
    }
    assert!(proven >= 3);
}

#[test]
fn the_cheapest_change_of_the_whole_lifts_its_level() {
    for (framework, record) in [sample(), canteen()] {
        let line = &next(&framework, &record, Figure::Level(Part::Overall, View::Claimed))[0];
        let mut changed = record.clone();
        raise(&framework, &mut changed, line, 0);
        assert!(scored(&framework, &changed).overall.level > scored(&framework, &record).overall.level, "{line}");
    }
}

#[test]
fn the_next_grade_is_reached_and_not_by_fewer_steps() {
    let (framework, mut record) = canteen();
    for (item, rating) in [("purchase-1", 1), ("kitchen-1", 1), ("meals-1", 1), ("feedback-1", 0)] {
        let line = next(&framework, &record, Figure::Score(Part::Overall, View::Claimed)).remove(0);
        let before = scored(&framework, &record);
        let mut changed = record.clone();
        let steps = raise(&framework, &mut changed, &line, 0);
        let above = before.grade.unwrap() - 1;
        assert_eq!(scored(&framework, &changed).grade, Some(above), "{line}");
        assert_eq!(steps, fewest_by_hand(&framework, &record, framework.grades[above].at_least), "{line}");
        record.answers[framework.find_item(item).unwrap()].rating = Some(Mark::Scale(rating));
    }
}

/// The overall score is a sum over items, so a table of the best sum for each count of notches tells the least count.
fn fewest_by_hand(framework: &Framework, record: &Record, bound: f64) -> usize {
    let overall = |record: &Record| scored(framework, record).overall.score.unwrap();
    let now = overall(record);
    let mut best = vec![now];
    for (index, answer) in record.answers.iter().enumerate() {
        let from = match answer.rating {
            Some(Mark::NotApplicable) => continue,
            Some(Mark::Scale(row)) => row,
            None => 0,
        };
        let gain = |to: usize| {
            let mut record = record.clone();
            record.answers[index].rating = Some(Mark::Scale(to));
            overall(&record) - now
        };
        let gains: Vec<f64> = (from..framework.scale.len()).map(gain).collect();
        let mut longer = vec![f64::NEG_INFINITY; best.len() + gains.len() - 1];
        for (notches, sum) in best.iter().enumerate() {
            for (extra, gain) in gains.iter().enumerate() {
                longer[notches + extra] = longer[notches + extra].max(sum + gain);
            }
        }
        best = longer;
    }
    best.iter().position(|score| *score >= bound - 1e-9).unwrap()
}
