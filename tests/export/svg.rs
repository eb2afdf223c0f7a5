//! The slide: labels are the criteria, a title and a description for those who cannot see it.

use pinheng::framework::parse;
use pinheng::i18n::Lang;
use pinheng::report::{Format, Parts, Scorecard};
use pinheng::scoring::{View, one};
use roxmltree::Document;
use std::sync::Arc;

use super::cards::{card, empty_card, longest_card, sample_card, text};

fn texts(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}"));
    let nodes = document.descendants().filter(|node| node.tag_name().name() == "text");
    nodes.filter_map(|node| node.text().map(str::to_owned)).collect()
}

/// The criteria's labels as drawn twice, once a chart, lines put together.
fn labels_missing(card: &Scorecard, lang: Lang, svg: &str) -> Vec<String> {
    let drawn = texts(svg).join(" ");
    let criteria = card.framework.criteria().enumerate().filter(|(index, criterion)| {
        let name = criterion.title.get(lang);
        let part = pinheng::scoring::Part::Criterion(*index);
        let figures =
            format!("{} / {}", one(card.score_of(part, View::Claimed)), one(card.score_of(part, View::Evidenced)));
        drawn.matches(name).count() < 2 || drawn.matches(&figures).count() < 2
    });
    criteria.map(|(_, criterion)| criterion.id.clone()).collect()
}

#[test]
fn both_charts_name_every_criterion_and_its_scores() {
    for lang in Lang::ALL {
        for card in [sample_card(), empty_card()] {
            let svg = text(&card, Format::Svg, lang, &Parts::default());
            assert_eq!(labels_missing(&card, lang, &svg), Vec::<String>::new(), "{lang}");
            let document = Document::parse(&svg).expect("XML");
            let child = |name: &str| document.root_element().children().find(|node| node.tag_name().name() == name);
            let said = |name: &str| child(name).and_then(|node| node.text()).unwrap_or_default().to_owned();
            assert!(said("title").contains("2026"), "{lang}");
            assert!(card.framework.criteria().all(|criterion| said("desc").contains(criterion.title.get(lang))));
            assert!(svg.contains(lang.pick("仅供内部改进使用", "For internal improvement only")));
            assert!(svg.contains(lang.pick("草稿", "DRAFT")));
        }
    }
    let card = sample_card();
    let svg = text(&card, Format::Svg, Lang::Zh, &Parts::default());
    assert_eq!(labels_missing(&card, Lang::Zh, &svg.replacen("目标导向", "", 3)), ["goal"]);
    assert_eq!(labels_missing(&card, Lang::Zh, &svg.replacen(">66.7 / 50.0<", "><", 1)), ["goal"]);
}

#[test]
fn nothing_is_fetched_and_nothing_users_wrote_is_markup() {
    for card in [sample_card(), longest_card()] {
        let svg = text(&card, Format::Svg, Lang::Zh, &Parts::default());
        let document = Document::parse(&svg).expect("XML");
        for node in document.descendants() {
            assert!(!["script", "image", "use", "a", "style"].contains(&node.tag_name().name()));
            assert!(
                node.attributes().all(|attribute| attribute.name() != "href" && !attribute.value().contains("url("))
            );
        }
    }
}

#[test]
fn other_numbers_of_criteria_are_drawn_as_bars() {
    let bytes = std::fs::read("tests/data/small.toml").expect("file");
    let framework = Arc::new(parse("small.toml", &bytes).expect("framework"));
    assert!(framework.criteria().len() < 3);
    let record = pinheng::assessment::Record::new(&framework, "局", "2026", "");
    let svg =
        text(&card(&framework, record, pinheng::assessment::State::Draft), Format::Svg, Lang::Zh, &Parts::default());
    assert!(!svg.contains("<polygon"));
}
