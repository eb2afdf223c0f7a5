//! The scorecard as plain text for a terminal of a given width.

use super::scorecard::Scorecard;
use super::words::Words;
use crate::i18n::Lang;
use crate::scoring::{Part, View};
use crate::text::width::{clean, pad, pad_left, width};
use crate::text::wrap::wrapped;

/// Columns of a score.
const SCORE: usize = 8;
/// Columns of a level without its name.
const RANK: usize = 8;
/// The narrowest column for names, and the room they need beside levels with names.
const NAME: usize = 12;
const ROOM: usize = 22;
/// The narrowest page; a terminal below it wraps the table.
const NARROWEST: usize = 64;

/// The text scorecard: what `demo` prints without a terminal, and `show` and `score` without `--json`.
#[must_use]
pub fn plain(card: &Scorecard, lang: Lang, columns: usize) -> String {
    let words = Words::new(card, lang);
    let mut page = Page { text: String::new(), columns: columns.clamp(NARROWEST, 120) };
    head(&words, &mut page);
    table(&words, &mut page);
    page.text.push('\n');
    page.item(words.text.progress, &words.progress(), &words);
    page.item(words.terms.bottleneck, &words.bottleneck(), &words);
    page.item(words.text.weights, words.weight_set(), &words);
    for warning in words.warnings() {
        page.wrapped("", &warning);
    }
    page.list(words.terms.diagnostic, &words.findings());
    next(&words, &mut page);
    page.text.push('\n');
    page.wrapped("", words.terms.internal_only);
    page.text
}

fn head(words: &Words<'_>, page: &mut Page) {
    let (card, terms, text) = (words.card, words.terms, words.text);
    let draft = if card.is_draft() { text.draft_short } else { words.state() };
    let id = card.id.as_ref().map_or_else(String::new, |id| format!("  {id}"));
    page.wrapped("", &format!("{}  [{draft}]{id}", text.heading));
    let framework = format!("{} {}", card.framework.title.get(words.lang), card.framework.version);
    let record = &card.record;
    let rows = [
        (terms.office, record.office.as_str()),
        (terms.period, &record.period),
        (terms.scope, &record.scope),
        (terms.framework, &framework),
    ];
    for (name, value) in rows.iter().filter(|(_, value)| !value.trim().is_empty()) {
        page.item(name, value, words);
    }
    page.text.push('\n');
}

/// The widths of the table's columns: names, four figures, two levels.
struct Layout {
    name: usize,
    level: usize,
    wide: bool,
}

impl Layout {
    /// Levels with their names where names of criteria still have room beside them, else their ranks alone.
    fn new(words: &Words<'_>, columns: usize) -> Self {
        let figures = |level: usize| 4 * SCORE + 2 * (level + 2);
        let widest = words.card.framework.levels.iter().map(|level| width(&words.level(level.rank))).max().unwrap_or(0);
        // One more column for the mark of an empty level.
        let named = widest.max(width(words.text.evidenced_level)) + 1;
        let wide = columns >= figures(named) + ROOM;
        let level = if wide { named } else { RANK };
        Self { name: columns.saturating_sub(figures(level)).clamp(NAME, 40), level, wide }
    }
}

fn table(words: &Words<'_>, page: &mut Page) {
    let text = words.text;
    let layout = Layout::new(words, page.columns);
    let heads = [
        words.lang.pick(text.claimed_score, "Claimed"),
        words.lang.pick(text.evidenced_score, "Evid."),
        text.gap,
        words.lang.pick(text.potential_score, "Potent."),
    ];
    let level_heads = if layout.wide {
        [text.claimed_level, text.evidenced_level]
    } else {
        [words.lang.pick(text.claimed_level, "Cl.level"), words.lang.pick(text.evidenced_level, "Ev.level")]
    };
    let mut line = pad(words.terms.criterion, layout.name);
    for head in heads {
        line.push_str(&pad_left(head, SCORE));
    }
    for head in level_heads {
        line.push_str("  ");
        line.push_str(&pad(head, layout.level));
    }
    page.line(&line);
    row(words, page, &layout, Part::Overall, 0);
    for dimension in 0..words.card.framework.dimensions.len() {
        row(words, page, &layout, Part::Dimension(dimension), 0);
        for index in words.card.members(Part::Dimension(dimension)) {
            row(words, page, &layout, Part::Criterion(index), 2);
        }
    }
    note_empty(words, page);
}

fn row(words: &Words<'_>, page: &mut Page, layout: &Layout, part: Part, indent: usize) {
    let name = clean(words.part_name(part)).into_owned();
    let mut line = " ".repeat(indent) + &pad(&name, layout.name - indent);
    let figures = [
        words.score_of(part, View::Claimed),
        words.score_of(part, View::Evidenced),
        words.score_gap(part),
        words.score_of(part, View::Potential),
    ];
    for figure in figures {
        line.push_str(&pad_left(&figure, SCORE));
    }
    for view in [View::Claimed, View::Evidenced] {
        line.push_str("  ");
        line.push_str(&pad(&level(words, layout, part, view), layout.level));
    }
    page.line(&line);
}

/// The level as a column holds it; `*` marks one that rests on an empty gate.
fn level(words: &Words<'_>, layout: &Layout, part: Part, view: View) -> String {
    let Some(rank) = words.card.level_of(part, view) else { return "-".to_owned() };
    let mark = if words.card.is_level_empty(part, rank, view) { "*" } else { "" };
    if layout.wide {
        return words.level(rank) + mark;
    }
    crate::i18n::fill(words.terms.level_n, &[("n", &rank.to_string())]) + mark
}

fn note_empty(words: &Words<'_>, page: &mut Page) {
    let empty = |index: usize| {
        [View::Claimed, View::Evidenced].into_iter().any(|view| {
            let part = Part::Criterion(index);
            words.card.level_of(part, view).is_some_and(|rank| words.card.is_level_empty(part, rank, view))
        })
    };
    if words.card.members(Part::Overall).any(empty) {
        page.line(&format!("* {}", words.terms.empty_level));
    }
}

/// The way up of the criteria that stand lowest.
fn next(words: &Words<'_>, page: &mut Page) {
    if !words.card.is_started(Part::Overall) {
        return;
    }
    let lowest = words.card.score.bottleneck();
    let rows = words.card.advances.iter().filter(|advance| lowest.contains(&advance.criterion));
    let lines = rows.filter_map(|advance| {
        let name = words.part_name(Part::Criterion(advance.criterion));
        Some(format!("{name}{}{}", words.terms.colon, words.advance(advance)?))
    });
    let lines: Vec<String> = lines.collect();
    page.list(words.text.next_step, &lines.iter().map(String::as_str).collect::<Vec<_>>());
}

/// Text being written, a line at a time.
struct Page {
    text: String,
    columns: usize,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A text on as many lines as it needs, those after the first indented below its start.
    fn wrapped(&mut self, lead: &str, text: &str) {
        let indent = width(lead);
        for (index, line) in wrapped(text, self.columns.saturating_sub(indent).max(10)).iter().enumerate() {
            let lead = if index == 0 { lead.to_owned() } else { " ".repeat(indent) };
            self.line(&(lead + line));
        }
    }

    fn item(&mut self, name: &str, value: &str, words: &Words<'_>) {
        self.wrapped(&format!("{name}{}", words.terms.colon), value);
    }

    fn list(&mut self, name: &str, lines: &[&str]) {
        if lines.is_empty() {
            return;
        }
        self.text.push('\n');
        self.line(name);
        for line in lines {
            self.wrapped("- ", line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::sample;
    use crate::scoring::{Weights, score};

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let sample = sample();
        let score = score(&sample.framework, &sample.record, &Weights::of_framework(&sample.framework));
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
        let card = Scorecard::new(sample.state, sample.framework, sample.record, score, today);
        for lang in Lang::ALL {
            for columns in NARROWEST..=130 {
                let text = plain(&card, lang, columns);
                let wide = text.lines().find(|line| width(line) > columns);
                assert_eq!(wide, None, "{lang} {columns}");
            }
        }
    }
}
