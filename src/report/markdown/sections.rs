//! The parts of the report, one function each.

use super::Page;
use super::escape::{inline, quote};
use crate::assessment::Mark;
use crate::i18n::{ExplainText, fill};
use crate::report::advance::Advance;
use crate::report::parts::Part as Section;
use crate::report::words::{Words, percent, short};
use crate::scoring::{Part, View};

/// Writes one part.
pub(super) fn section(words: &Words<'_>, part: Section, page: &mut Page) {
    match part {
        Section::Summary => summary(words, page),
        Section::Results => results(words, page),
        Section::Items => items(words, page),
        Section::Path => path(words, page),
        Section::Diagnostics => diagnostics(words, page),
        Section::Evidence => evidence(words, page),
        Section::Reflections => reflections(words, page),
        Section::Method => method(words, page),
    }
    page.blank();
}

fn summary(words: &Words<'_>, page: &mut Page) {
    let (terms, text) = (words.terms, words.text);
    let score = |view| words.score_of(Part::Overall, view);
    let level = |view| inline(&words.level_of(Part::Overall, view));
    let row = |name: &str, cell: &dyn Fn(View) -> String, gap: String| {
        vec![name.to_owned(), cell(View::Claimed), cell(View::Evidenced), gap, cell(View::Potential)]
    };
    let rows = [
        row(text.converted_score, &score, words.score_gap(Part::Overall)),
        row(terms.level, &level, words.level_gap(Part::Overall)),
    ];
    page.table(&[text.figure, terms.claimed, terms.evidenced, text.gap, terms.potential], &rows);
    let mut line = |name: &str, value: &str| page.line(&format!("- {name}{}{value}", terms.colon));
    if let Some(grade) = words.card.score.grade {
        line(terms.grade, &inline(words.card.framework.grades[grade].name.get(words.lang)));
    }
    line(text.progress, &words.progress());
    line(terms.bottleneck, &inline(&words.bottleneck()));
    for warning in words.warnings() {
        page.line(&format!("- {}", inline(&warning)));
    }
    page.line(&format!("- {}", text.reach_note));
}

fn results(words: &Words<'_>, page: &mut Page) {
    let (terms, text) = (words.terms, words.text);
    let head = [
        terms.criterion,
        text.in_total,
        text.claimed_score,
        text.evidenced_score,
        text.gap,
        text.potential_score,
        text.claimed_level,
        text.evidenced_level,
        text.potential_level,
        terms.target,
        text.steps_to_target,
    ];
    let mut rows = vec![result(words, Part::Overall)];
    for dimension in 0..words.card.framework.dimensions.len() {
        let part = Part::Dimension(dimension);
        rows.push(result(words, part));
        rows.extend(words.card.members(part).map(|index| result(words, Part::Criterion(index))));
    }
    page.table(&head, &rows);
}

fn result(words: &Words<'_>, part: Part) -> Vec<String> {
    let card = words.card;
    let name = inline(&words.numbered_name(part));
    let (weight, target, steps) = match part {
        Part::Overall => (1.0, String::new(), String::new()),
        Part::Dimension(index) => (card.score.dimensions[index].weight, String::new(), String::new()),
        Part::Criterion(index) => {
            let row = &card.score.criteria[index];
            let target = row.target.map_or_else(|| "-".to_owned(), |rank| inline(&words.level(rank)));
            let steps = row.steps.filter(|_| row.target.is_some());
            (row.weight, target, steps.map_or_else(|| "-".to_owned(), |steps| steps.to_string()))
        }
    };
    let name = match part {
        Part::Criterion(index) if card.score.criteria[index].figures.score.is_none() => words
            .lang
            .pick(format!("{name}（{}）", words.text.no_applicable), format!("{name} ({})", words.text.no_applicable)),
        Part::Criterion(_) => name,
        _ => format!("**{name}**"),
    };
    let score = |view| words.score_of(part, view);
    let level = |view| inline(&words.level_of(part, view));
    vec![
        name,
        percent(weight),
        score(View::Claimed),
        score(View::Evidenced),
        words.score_gap(part),
        score(View::Potential),
        level(View::Claimed),
        level(View::Evidenced),
        level(View::Potential),
        target,
        steps,
    ]
}

fn items(words: &Words<'_>, page: &mut Page) {
    let (terms, text, framework) = (words.terms, words.text, &words.card.framework);
    let remarks = words.lang.pick("理由、备注", "Reason, note");
    let head = [text.number, terms.item, text.due_level, text.key, terms.rating, terms.evidence, remarks, text.review];
    for criterion in 0..framework.criteria().len() {
        page.line(&format!("### {}", inline(&words.numbered_name(Part::Criterion(criterion)))));
        let first = framework.first_item(criterion);
        let count = framework.criterion(criterion).items.len();
        let rows: Vec<Vec<String>> = (first..first + count).map(|item| item_row(words, item)).collect();
        page.table(&head, &rows);
    }
}

fn item_row(words: &Words<'_>, at: usize) -> Vec<String> {
    let (card, text) = (words.card, words.text);
    let (item, answer) = (card.framework.item(at), &card.record.answers[at]);
    let mut rating = inline(words.mark(at));
    if answer.is_unevidenced(&card.framework) {
        let note = words.terms.unsupported;
        rating = words.lang.pick(format!("{rating}（{note}）"), format!("{rating} ({note})"));
    }
    let remark =
        |template: &str, value: &str| (!value.trim().is_empty()).then(|| fill(template, &[("text", &inline(value))]));
    let remarks = [remark(text.reason_is, &answer.reason), remark(text.note_is, &answer.note)];
    let remarks: Vec<String> = remarks.into_iter().flatten().collect();
    vec![
        (card.framework.item_ref(at).item + 1).to_string(),
        inline(words.item_text(at)),
        item.level.to_string(),
        if item.key { text.yes.to_owned() } else { String::new() },
        rating,
        inline(&words.evidence_titles(at, true)),
        remarks.join("<br>"),
        String::new(),
    ]
}

fn path(words: &Words<'_>, page: &mut Page) {
    let rising = |advance: &&Advance| advance.next.is_some() || advance.evidence.is_some() || advance.target.is_some();
    let mut any = false;
    for advance in words.card.advances.iter().filter(rising) {
        any = true;
        way_up(words, advance, page);
    }
    if !any {
        page.line(words.text.all_at_top);
    }
}

fn way_up(words: &Words<'_>, advance: &Advance, page: &mut Page) {
    let (terms, text) = (words.terms, words.text);
    page.line(&format!("### {}", inline(&words.numbered_name(Part::Criterion(advance.criterion)))));
    page.blank();
    let line = words.advance(advance).unwrap_or_else(|| text.top_level.to_owned());
    page.line(&format!("- {}", inline(&line)));
    if let Some(next) = &advance.next {
        let blocks: Vec<String> = next.blocks.iter().map(|block| inline(&words.block(block))).collect();
        if !blocks.is_empty() {
            page.line(&format!("- {}{}{}", text.blocked_by, terms.colon, blocks.join(terms.semicolon)));
        }
        if !next.path.is_empty() {
            page.line(&format!("- {}{}", text.cheapest, terms.colon.trim_end()));
            for step in &next.path {
                page.line(&format!("  - {}", inline(&words.raise(step))));
            }
        }
    }
    for line in [words.target(advance), words.evidence_for(advance)].into_iter().flatten() {
        page.line(&format!("- {}", inline(&line)));
    }
    page.blank();
}

fn diagnostics(words: &Words<'_>, page: &mut Page) {
    let findings = words.findings();
    if findings.is_empty() {
        page.line(words.text.no_findings);
    }
    for finding in findings {
        page.line(&format!("- {}", inline(finding)));
    }
}

fn evidence(words: &Words<'_>, page: &mut Page) {
    let text = words.text;
    if words.card.register.is_empty() {
        page.line(text.no_evidence);
        return;
    }
    page.line(text.pointers_only);
    let head = [
        text.number,
        text.doc_title,
        text.doc_number,
        text.doc_date,
        text.doc_unit,
        text.doc_location,
        text.doc_valid_until,
        text.doc_serves,
    ];
    let rows = words.card.register.iter().enumerate().map(|(index, row)| {
        let record = &row.record;
        let date = |date: Option<chrono::NaiveDate>| date.map_or_else(String::new, |date| date.to_string());
        let mut until = date(record.valid_until);
        if row.expired {
            until =
                words.lang.pick(format!("{until}（**{}**）", text.expired), format!("{until} (**{}**)", text.expired));
        }
        let serves: Vec<String> = row.items.iter().map(|item| inline(&words.item_name(*item))).collect();
        vec![
            (index + 1).to_string(),
            inline(record.title.trim()),
            inline(&record.number),
            date(record.date),
            inline(&record.unit),
            inline(&record.location),
            until,
            serves.join(words.terms.list_comma),
        ]
    });
    page.table(&head, &rows.collect::<Vec<_>>());
}

fn reflections(words: &Words<'_>, page: &mut Page) {
    let card = words.card;
    let rows = card.framework.reflections.iter().zip(&card.record.reflections);
    let mut any = false;
    for (question, answer) in rows.filter(|(_, answer)| !answer.trim().is_empty()) {
        any = true;
        page.line(&format!("**{}**", inline(question.text.get(words.lang))));
        page.blank();
        page.line(quote(answer).trim_end_matches('\n'));
        page.blank();
    }
    if !any {
        page.line(words.text.no_reflections);
    }
}

fn method(words: &Words<'_>, page: &mut Page) {
    let (card, text, terms) = (words.card, words.text, words.terms);
    let framework = &card.framework;
    let mut line = |name: &str, value: &str| {
        if !value.trim().is_empty() {
            page.line(&format!("- {name}{}{}", terms.colon, inline(value)));
        }
    };
    line(text.framework_is, &format!("{} ({})", framework.title.get(words.lang), framework.id));
    line(text.version, &framework.version);
    line(text.hash, &format!("SHA-256 {}", framework.hash));
    line(text.source, framework.source.as_ref().map_or("", |source| source.get(words.lang)));
    line(text.definitions, framework.note.as_ref().map_or("", |note| note.get(words.lang)));
    line(text.gates, &gate_rule(words));
    line(terms.evidence, &fill(text.cap_rule, &[("cap", words.rating(framework.evidence_cap))]));
    formulas(words, page);
    scale_and_levels(words, page);
    weights(words, page);
    left_out(words, page);
}

fn gate_rule(words: &Words<'_>) -> String {
    let gating = &words.card.framework.gating;
    let share = |share: f64| short(share * 100.0);
    let (pass, firm) = (share(gating.coverage_above), share(gating.lower_coverage_above));
    fill(words.text.gate_rule, &[("key", words.rating(gating.key_at_least)), ("pass", &pass), ("firm", &firm)])
}

fn formulas(words: &Words<'_>, page: &mut Page) {
    let explain = ExplainText::of(words.lang);
    let top = words.card.framework.top_points().to_string();
    let criterion = fill(explain.formula_criterion, &[("top", &top)]);
    let (terms, text) = (words.terms, words.text);
    page.blank();
    page.line(&format!("### {}", text.formulas));
    page.blank();
    let rows = [
        (text.f_criterion, criterion.as_str()),
        (text.f_mean, explain.formula_mean),
        (text.f_level, explain.formula_lowest),
        (text.f_weight, explain.formula_global),
    ];
    for (name, formula) in rows {
        page.line(&format!("- {name}{}{}", terms.colon, inline(formula)));
    }
}

fn scale_and_levels(words: &Words<'_>, page: &mut Page) {
    let (text, terms, framework) = (words.text, words.terms, &words.card.framework);
    let get = |meaning: &Option<crate::framework::Text>| {
        inline(meaning.as_ref().map_or("", |meaning| meaning.get(words.lang)))
    };
    page.blank();
    page.line(&format!("### {}", text.scale));
    let mut rows: Vec<Vec<String>> = framework
        .scale
        .iter()
        .map(|row| vec![inline(&row.id), inline(row.name.get(words.lang)), row.points.to_string(), get(&row.meaning)])
        .collect();
    rows.push(vec!["NA".to_owned(), terms.not_applicable.to_owned(), "-".to_owned(), String::new()]);
    page.table(&[text.rating_id, text.rating_name, text.points, text.meaning], &rows);
    page.line(&format!("### {}", text.levels));
    let rows: Vec<Vec<String>> = framework
        .levels
        .iter()
        .map(|row| vec![row.rank.to_string(), inline(row.name.get(words.lang)), get(&row.meaning)])
        .collect();
    page.table(&[terms.level, text.name, text.meaning], &rows);
}

fn weights(words: &Words<'_>, page: &mut Page) {
    let (card, text, terms) = (words.card, words.text, words.terms);
    page.line(&format!("### {}", text.weights));
    let mut rows = Vec::new();
    for (index, dimension) in card.score.weights.dimensions.iter().enumerate() {
        let part = Part::Dimension(index);
        rows.push(vec![format!("**{}**", inline(&words.numbered_name(part))), String::new(), percent(*dimension)]);
        for criterion in card.members(part) {
            let at = card.framework.criterion_ref(criterion);
            let within = card.score.weights.criteria[index][at.criterion];
            let name = inline(&words.numbered_name(Part::Criterion(criterion)));
            rows.push(vec![name, percent(within), percent(card.score.criteria[criterion].weight)]);
        }
    }
    page.table(&[terms.criterion, text.in_dimension, text.in_total], &rows);
}

fn left_out(words: &Words<'_>, page: &mut Page) {
    let (card, text) = (words.card, words.text);
    page.line(&format!("### {}", text.open_items));
    page.blank();
    let open: Vec<usize> = card.items_rated(None).collect();
    list(page, text.none, open.iter().map(|item| item_line(words, *item, "")));
    page.blank();
    page.line(&format!("### {}", text.na_items));
    page.blank();
    let out: Vec<usize> = card.items_rated(Some(Mark::NotApplicable)).collect();
    list(page, text.none, out.iter().map(|item| item_line(words, *item, &card.record.answers[*item].reason)));
}

fn item_line(words: &Words<'_>, item: usize, reason: &str) -> String {
    let line = format!("{}{}{}", words.item_name(item), words.terms.colon, words.item_text(item));
    if reason.trim().is_empty() {
        return inline(&line);
    }
    let reason = fill(words.text.reason_is, &[("text", reason.trim())]);
    inline(&words.lang.pick(format!("{line}（{reason}）"), format!("{line} ({reason})")))
}

fn list(page: &mut Page, none: &str, lines: impl ExactSizeIterator<Item = String>) {
    if lines.len() == 0 {
        page.line(none);
    }
    for line in lines {
        page.line(&format!("- {line}"));
    }
}
