//! The slide as pixels: text is there, and stays there without any font of the system's.

use pinheng::i18n::Lang;
use pinheng::report::chart::radar;
use pinheng::report::fonts::{Fonts, Wish};
use pinheng::report::{Format, Parts, Scorecard, document, png};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::cards::{card, empty_card, longest_card, rendered, sample_card, text};

fn pixels(card: &Scorecard, lang: Lang) -> Pixmap {
    let rendered = rendered(card, Format::Png, lang, &Parts::default());
    Pixmap::decode_png(&rendered.bytes).expect("PNG")
}

/// The same slide drawn by a program that has no font: what is silently lost then.
fn without_fonts(card: &Scorecard, lang: Lang) -> Pixmap {
    let svg = text(card, Format::Svg, lang, &Parts::default());
    let tree = Tree::from_str(&svg, &Options::default()).expect("SVG");
    let mut pixels = Pixmap::new(2560, 1440).expect("size");
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(2.0, 2.0), &mut pixels.as_mut());
    pixels
}

/// How many pixels of a part of the height differ.
fn differing(a: &Pixmap, b: &Pixmap, rows: std::ops::Range<u32>) -> usize {
    assert_eq!((a.width(), a.height()), (b.width(), b.height()));
    let width = a.width() as usize;
    let range = rows.start as usize * width..rows.end as usize * width;
    a.pixels()[range.clone()].iter().zip(&b.pixels()[range]).filter(|(a, b)| a != b).count()
}

#[test]
fn text_is_drawn_without_any_system_font() {
    for lang in Lang::ALL {
        for card in [sample_card(), empty_card(), longest_card()] {
            let (drawn, bare) = (pixels(&card, lang), without_fonts(&card, lang));
            assert_eq!((drawn.width(), drawn.height()), (2560, 1440));
            // The title, the charts, the footer; the same without fonts has none of it.
            for rows in [0..200, 260..1320, 1360..1440] {
                assert!(differing(&drawn, &bare, rows.clone()) > 2000, "{lang} {rows:?}");
            }
            assert_eq!(differing(&bare, &without_fonts(&card, lang), 0..1440), 0);
        }
    }
}

#[test]
fn every_label_is_in_the_picture() {
    let fonts = Fonts::find(Wish { file: None, system: false }, Lang::Zh).expect("fonts");
    let chart = document::profile(&sample_card(), Lang::Zh);
    let drawn = png::picture(&radar(&chart), &fonts).expect("radar");
    assert_eq!((drawn.width, drawn.height), (1120, 1000));
    assert_eq!(png::picture(&radar(&chart), &fonts).expect("radar"), drawn);
    for index in 0..chart.axes.len() {
        let mut without = chart.clone();
        without.axes[index].label.clear();
        assert_ne!(png::picture(&radar(&without), &fonts).expect("radar"), drawn, "{}", chart.axes[index].label);
    }
}

#[test]
fn what_no_font_has_is_marked_and_told() {
    let mut sample = pinheng::app::sample();
    sample.record.office = "吉\u{1F600}局𪛖".to_owned();
    // What the slide does not show is not missed on it.
    sample.record.answers[0].note = "ب".to_owned();
    let marked = card(&sample.framework, sample.record.clone(), sample.state);
    let first = rendered(&marked, Format::Png, Lang::Zh, &Parts::default());
    assert_eq!(first.missing, ['\u{1F600}', '𪛖']);
    sample.record.office = "吉〓局〓".to_owned();
    let geta = card(&sample.framework, sample.record, sample.state);
    let second = pixels(&geta, Lang::Zh);
    let first = Pixmap::decode_png(&first.bytes).expect("PNG");
    assert_eq!(differing(&first, &second, 0..1440), 0);
    assert!(differing(&first, &pixels(&sample_card(), Lang::Zh), 0..200) > 0);
    assert_eq!(rendered(&sample_card(), Format::Png, Lang::Zh, &Parts::default()).missing, []);
}
