//! What happens exactly at a bound: gates are strict, grades are not, and neither trusts the last bits of a float.

use pinheng::scoring::{Gate, score_json};
use proptest::prelude::*;

use crate::random::{Case, Stand, flat, weight};

fn rated(mut case: Case, rows: &[usize]) -> Case {
    case.items_mut().zip(rows).for_each(|(item, row)| item.stand = Stand::Row(*row));
    case
}

fn gate(case: &Case) -> Gate {
    case.scored().2.criteria[0].gates[0]
}

proptest! {
    #[test]
    fn half_is_not_more_than_half_in_whatever_order_it_is_summed(
        weights in prop::collection::vec(weight(), 1..8), seed in prop::collection::vec(any::<u32>(), 16),
    ) {
        // Every weight twice, once rated highest and once lowest: coverage is a half, give or take the last bits.
        let mut pairs: Vec<(f64, usize)> = weights.iter().flat_map(|weight| [(*weight, 0), (*weight, 3)]).collect();
        let mut order: Vec<usize> = (0..pairs.len()).collect();
        order.sort_by_key(|index| seed[*index]);
        pairs = order.iter().map(|index| pairs[*index]).collect();
        let (weights, rows): (Vec<f64>, Vec<usize>) = pairs.into_iter().unzip();
        let mut case = rated(flat(&[0, 1, 2, 3], &weights, 0.5), &rows);
        case.more = "[[grades]]\nid = 'half'\nat_least = 50\nname = { en = 'half' }\n".into();
        let (_, _, result) = case.scored();
        prop_assert!(!result.criteria[0].gates[0].passed);
        prop_assert_eq!(result.grade, Some(0), "a grade starts at its bound");
        prop_assert_eq!(result.criteria[0].figures.level, Some(1));
    }
}

#[test]
fn a_gate_gives_a_billionth_to_rounding_and_no_more() {
    // Above the bound by 5e-10, which counts as equal, and by 2e-9, which does not.
    assert!(!gate(&rated(flat(&[0, 1], &[1.0, 1.0 - 1e-9], 0.5), &[1, 0])).passed);
    assert!(gate(&rated(flat(&[0, 1], &[1.0, 1.0 - 4e-9], 0.5), &[1, 0])).passed);
}

#[test]
fn tenths_that_do_not_add_up_in_binary_do_not_pass() {
    // 0.1 + 0.2 is more than 0.3 as a float; the gate knows better.
    assert!(!gate(&rated(flat(&[0, 1], &[0.1, 0.2, 0.3], 0.5), &[1, 1, 0])).passed);
}

#[test]
fn a_share_of_nothing_asks_for_anything_at_all() {
    assert!(!gate(&rated(flat(&[0, 1, 2], &[1.0, 1.0], 0.0), &[0, 0])).passed);
    assert!(gate(&rated(flat(&[0, 1, 2], &[1.0, 1.0], 0.0), &[0, 1])).passed);
}

#[test]
fn a_passed_gate_below_its_lower_share_holds_the_level_above_back() {
    let mut case = rated(flat(&[0, 1], &[0.85, 0.15, 1.0], 0.5), &[1, 0, 1]);
    case.lower = Some(0.85);
    case.items_mut().nth(2).unwrap().level = 2;
    let (_, _, result) = case.scored();
    let gates = &result.criteria[0].gates;
    assert_eq!((gates[0].passed, gates[0].firm), (true, false), "0.85 is not above 0.85");
    assert!(gates[1].passed && gates[1].firm);
    assert_eq!(result.criteria[0].figures.level, Some(2));
    assert_eq!(result.criteria[0].steps, Some(1), "firm below the target");

    case.lower = None;
    assert_eq!(case.scored().2.criteria[0].figures.level, Some(3), "left out, it is the share of the level itself");
}

#[test]
fn a_key_item_below_its_rating_closes_a_gate_that_coverage_would_open() {
    let mut case = rated(flat(&[0, 1, 2, 3], &[1.0, 1.0], 0.5), &[1, 3]);
    case.key_at_least = 2;
    assert!(gate(&case).passed);
    case.items_mut().next().unwrap().key = true;
    let closed = gate(&case);
    assert!(!closed.key_ok && !closed.passed && !closed.firm);
    assert!(gate(&rated(case, &[2, 3])).passed);
}

#[test]
fn a_gate_where_nothing_applies_passes_and_is_marked() {
    let mut case = rated(flat(&[0, 1], &[1.0, 1.0], 0.5), &[1, 1]);
    case.items_mut().nth(1).unwrap().level = 2;
    case.items_mut().next().unwrap().stand = Stand::NotApplicable;
    case.items_mut().nth(1).unwrap().stand = Stand::Row(0);
    let (framework, _, result) = case.scored();
    let criterion = &result.criteria[0];
    assert_eq!(criterion.gates[0], Gate { level: 2, coverage: None, key_ok: true, passed: true, firm: true });
    assert_eq!((criterion.figures.level, criterion.is_level_empty()), (Some(2), true));
    let json = score_json(&framework, &result);
    assert!(json["criteria"][0]["gates"][0]["coverage"].is_null());
    assert_eq!(json["criteria"][0]["level_empty"], true);
}

#[test]
fn a_grade_is_the_first_whose_bound_is_met() {
    let grade =
        |id: &str, bound: f64| format!("[[grades]]\nid = '{id}'\nat_least = {bound:?}\nname = {{ en = 'n' }}\n");
    let graded = |rows: &[usize]| {
        let mut case = rated(flat(&[0, 1], &[1.0; 5], 0.5), rows);
        // Any order in the file.
        case.more = grade("fair", 60.0) + &grade("good", 80.000_001) + &grade("weak", 20.0);
        let (framework, _, result) = case.scored();
        result.grade.map(|index| framework.grades[index].id.clone())
    };
    assert_eq!(graded(&[1, 1, 1, 1, 1]).as_deref(), Some("good"));
    assert_eq!(graded(&[1, 1, 1, 1, 0]).as_deref(), Some("fair"), "80 is not 80.000001");
    assert_eq!(graded(&[1, 1, 1, 0, 0]).as_deref(), Some("fair"));
    assert_eq!(graded(&[1, 1, 0, 0, 0]).as_deref(), Some("weak"));
    assert_eq!(graded(&[0, 0, 0, 0, 0]), None);
}

#[test]
fn a_blank_title_is_no_evidence() {
    let mut case = rated(flat(&[0, 1], &[1.0], 0.5), &[1]);
    let evidenced = |case: &Case| case.scored().2.criteria[0].figures.evidenced_score;
    assert_eq!(evidenced(&case), Some(0.0));
    case.items_mut().for_each(|item| item.evidence.push(" \u{3000}\t"));
    assert_eq!(evidenced(&case), Some(0.0));
    case.items_mut().for_each(|item| item.evidence.push("minutes"));
    assert_eq!(evidenced(&case), Some(100.0));
}
