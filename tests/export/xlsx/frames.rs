//! Frameworks that no one would write, and that can be written.

use std::fmt::Write as _;
use std::sync::Arc;

use pinheng::framework::{Framework, parse};

use super::recalc::Dice;

/// Names that look like something else in a spreadsheet.
const NAMES: [&str; 14] = [
    "1",
    "0.5",
    "NA",
    "不适用",
    "=1+1",
    "a\"b",
    "TRUE",
    "nan",
    "x?*~",
    "same",
    "same",
    "2026-11-23",
    "-",
    "'x & <y> {n}",
];
const WEIGHTS: [&str; 7] = ["1.0", "0.3", "2.5", "7.0", "0.1", "13.0", "1.0"];

/// A framework of random shape.
pub fn framework(dice: &mut Dice) -> Arc<Framework> {
    let mut text = String::from("schema = 1\nid = \"odd\"\nversion = \"1\"\nevidence_cap = \"r1\"\n");
    let mut add = |line: &str| writeln!(text, "{line}").expect("text");
    let name = |dice: &mut Dice| {
        let mut name = NAMES[dice.roll(NAMES.len())].to_owned();
        if dice.roll(12) == 0 {
            name = name.repeat(80);
        }
        format!("{{ zh = {name:?} }}")
    };
    add("title = { zh = \"x\" }");
    let share = ["0.0", "0.5", "0.6", "0.85", "0.99"];
    let low = dice.roll(3);
    add(&format!("[gating]\nkey_at_least = \"r{}\"\ncoverage_above = {}", dice.roll(2), share[low]));
    add(&format!("lower_coverage_above = {}", share[low + dice.roll(3)]));
    let (scale, levels) = (2 + dice.roll(4), 2 + dice.roll(4));
    let mut points = 0;
    for row in 0..scale {
        add(&format!("[[scale]]\nid = \"r{row}\"\npoints = {points}\nname = {}", name(dice)));
        points += 1 + dice.roll(4);
    }
    let first = dice.roll(9);
    for level in 0..levels {
        add(&format!("[[levels]]\nrank = {}\nname = {}", first + 3 * level, name(dice)));
    }
    for (grade, limit) in ["90.0", "66.6", "33.3"].iter().enumerate().take(dice.roll(4)) {
        add(&format!("[[grades]]\nid = \"g{grade}\"\nat_least = {limit}\nname = {}", name(dice)));
    }
    for dimension in 0..=dice.roll(3) {
        let weight = WEIGHTS[dice.roll(WEIGHTS.len())];
        add(&format!("[[dimensions]]\nid = \"d{dimension}\"\nweight = {weight}\ntitle = {}", name(dice)));
        for criterion in 0..=dice.roll(4) {
            let weight = WEIGHTS[dice.roll(WEIGHTS.len())];
            let title = name(dice);
            add(&format!(
                "[[dimensions.criteria]]\nid = \"d{dimension}c{criterion}\"\nweight = {weight}\ntitle = {title}"
            ));
            for item in 0..=dice.roll(6) {
                let (level, key) = (first + 3 * (1 + dice.roll(levels - 1)), dice.roll(4) == 0);
                let weight = WEIGHTS[dice.roll(WEIGHTS.len())];
                add("[[dimensions.criteria.items]]");
                add(&format!(
                    "id = \"d{dimension}c{criterion}i{item}\"\nlevel = {level}\nkey = {key}\nweight = {weight}"
                ));
                add(&format!("text = {}", name(dice)));
            }
        }
    }
    Arc::new(parse("odd.toml", text.as_bytes()).unwrap_or_else(|faults| panic!("{faults:?}\n{text}")))
}

/// One whose weights are as far apart as numbers allow.
pub fn extreme() -> Arc<Framework> {
    let mut dice = Dice(7);
    let framework = framework(&mut dice);
    let mut other = Framework::clone(&framework);
    for (index, dimension) in other.dimensions.iter_mut().enumerate() {
        dimension.weight = if index == 0 { 1e300 } else { 1e-300 };
        for criterion in &mut dimension.criteria {
            criterion.weight = 1e-310;
            for (index, item) in criterion.items.iter_mut().enumerate() {
                item.weight = if index % 2 == 0 { 1e308 } else { 1e-308 };
            }
        }
    }
    Arc::new(other)
}
