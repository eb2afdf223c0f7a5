//! The page: one file, no script, nothing from elsewhere, complete for those who cannot see it.

use pinheng::i18n::Lang;
use pinheng::report::{Format, Part, Parts};
use roxmltree::{Document, Node, ParsingOptions};

use super::cards::{empty_card, longest_card, sample_card, text};

fn parse(page: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(page, options).unwrap_or_else(|error| panic!("{error}"))
}

/// What would run or fetch something.
fn foreign(page: &str) -> Vec<String> {
    const ELEMENTS: [&str; 9] = ["script", "iframe", "object", "embed", "link", "img", "base", "form", "foreignObject"];
    const REFERENCES: [&str; 7] = ["src", "href", "srcset", "action", "data", "poster", "background"];
    let document = parse(page);
    let mut found = Vec::new();
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        if ELEMENTS.contains(&name) {
            found.push(format!("<{name}>"));
        }
        for attribute in node.attributes() {
            let (key, value) = (attribute.name(), attribute.value());
            let inside = key == "href" && value.starts_with('#');
            let fetches = REFERENCES.contains(&key) && !inside;
            if key.starts_with("on") || fetches || value.contains("url(") || value.contains("javascript:") {
                found.push(format!("{name} {key}={value}"));
            }
        }
        if name == "style" {
            let style = node.text().unwrap_or_default();
            found.extend(
                ["url(", "@import", "expression("]
                    .iter()
                    .filter(|word| style.contains(**word))
                    .map(|word| (*word).to_owned()),
            );
        }
    }
    found
}

#[test]
fn nothing_runs_and_nothing_is_fetched() {
    for card in [sample_card(), empty_card(), longest_card()] {
        for lang in Lang::ALL {
            for parts in [Parts::default(), Parts::new(&Part::ALL), Parts::blank_checklist()] {
                let page = text(&card, Format::Html, lang, &parts);
                assert_eq!(foreign(&page), Vec::<String>::new(), "{lang}");
            }
        }
    }
}

#[test]
fn the_check_sees_what_it_looks_for() {
    let page = text(&sample_card(), Format::Html, Lang::Zh, &Parts::default());
    for (from, to) in [
        ("</main>", "<script>1</script></main>"),
        ("<h1>", "<h1 onclick=\"x()\">"),
        ("href=\"#summary\"", "href=\"http://example.invalid\""),
        ("</header>", "<img src=\"x\"/></header>"),
        (":root {", "@import 'x'; :root {"),
        ("--paper: #ffffff", "background: url(x)"),
    ] {
        assert!(page.contains(from), "{from}");
        assert_ne!(foreign(&page.replacen(from, to, 1)), Vec::<String>::new(), "{to}");
    }
}

/// What a reader with a screen reader needs, and where it is missing.
fn inaccessible(page: &str) -> Vec<String> {
    let document = parse(page);
    let mut found = Vec::new();
    let mut miss = |is: bool, what: &str| {
        if is {
            found.push(what.to_owned());
        }
    };
    miss(document.root_element().attribute("lang").is_none(), "lang");
    let elements = |name: &'static str| document.descendants().filter(move |node| node.has_tag_name(name));
    for table in elements("table") {
        let child = |name: &str| table.descendants().find(|node| node.has_tag_name(name));
        miss(child("caption").and_then(|caption| caption.text()).is_none(), "caption");
        miss(child("thead").is_none(), "thead");
        let heads = table.descendants().filter(|node| node.has_tag_name("th"));
        miss(heads.into_iter().any(|head| head.attribute("scope").is_none()), "scope");
    }
    for drawing in document.descendants().filter(|node| node.tag_name().name() == "svg") {
        let text = |name: &str| {
            drawing
                .children()
                .find(|node| node.tag_name().name() == name)
                .and_then(|node| node.text())
                .unwrap_or_default()
        };
        miss(text("title").is_empty() || text("desc").is_empty(), "alternative");
        miss(drawing.attribute("role") != Some("img"), "role");
    }
    let mut ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    miss(ids.len() != count, "ids");
    for node in document.descendants() {
        for id in node.attribute("aria-labelledby").unwrap_or_default().split_whitespace() {
            miss(ids.binary_search(&id).is_err(), "labelledby");
        }
    }
    miss(elements("h1").count() != 1, "h1");
    found
}

#[test]
fn it_can_be_read_without_seeing_it() {
    for card in [sample_card(), empty_card(), longest_card()] {
        for lang in Lang::ALL {
            let page = text(&card, Format::Html, lang, &Parts::new(&Part::ALL));
            assert_eq!(inaccessible(&page), Vec::<String>::new(), "{lang}");
            assert!(page.contains(&format!("<html lang=\"{}\">", lang.pick("zh-CN", "en"))));
        }
    }
    let page = text(&sample_card(), Format::Html, Lang::Zh, &Parts::default());
    for (from, to, missed) in [
        (" lang=\"zh-CN\"", "", "lang"),
        ("<caption>", "<caption/><caption>", "caption"),
        (" scope=\"col\"", "", "scope"),
        ("<title id=\"radar-title\">各准则自评分与佐证分", "<title id=\"radar-title\">", "alternative"),
        ("id=\"summary\"", "id=\"results\"", "ids"),
        ("aria-labelledby=\"summary-title\"", "aria-labelledby=\"none\"", "labelledby"),
    ] {
        assert!(page.contains(from), "{from}");
        assert!(inaccessible(&page.replacen(from, to, 1)).contains(&missed.to_owned()), "{missed}");
    }
}

#[test]
fn what_users_wrote_is_shown_and_not_obeyed() {
    let card = longest_card();
    let page = text(&card, Format::Html, Lang::Zh, &Parts::default());
    for sign in ['\u{202e}', '\u{200f}', '\u{7}', '\0', '\u{85}', '\u{fffe}', '\r', '\t'] {
        assert!(!page.contains(sign), "{sign:?}");
    }
    let document = parse(&page);
    let shown: String = document.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
    for words in ["<script>alert('x')</script>&amp;]]>=HYPERLINK(\"http://example.invalid\")", "璟彧瓅𠮷", "</style>"]
    {
        assert!(shown.contains(words), "{words}");
    }
    assert_eq!(page.matches("</style>").count(), 1);
}

#[test]
fn a_draft_and_the_page_numbers_are_on_every_page() {
    for (lang, draft, page_of) in [
        (Lang::Zh, "草稿：尚未定稿", "\"第 \" counter(page) \" 页，共 \" counter(pages) \" 页\""),
        (Lang::En, "DRAFT: not finalised", "\"Page \" counter(page) \" of \" counter(pages) \"\""),
    ] {
        let mut card = sample_card();
        let page = text(&card, Format::Html, lang, &Parts::default());
        let style = page.split("</style>").next().expect("style");
        assert!(style.contains(&format!("@top-right {{ content:\"{draft}")), "{lang}");
        assert!(style.contains(page_of), "{lang}: {style}");
        card.finalised = true;
        let page = text(&card, Format::Html, lang, &Parts::default());
        assert!(!page.contains(draft) && page.contains("@top-right { content:none;"), "{lang}");
    }
}
