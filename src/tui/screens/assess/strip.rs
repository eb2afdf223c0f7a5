//! The live score: a strip of three lines, or a pane where there is room.

use ratatui::layout::Rect;

use crate::i18n::{AssessText, ScoreText, fill};
use crate::scoring::{CriterionScore, Gate, Part, Step, View, decimals, evidence_path, one, signed_difference};
use crate::text::{pad, width, wrapped};
use crate::tui::paint::{Gauge, Painter};
use crate::tui::state::{Open, State, fitting, level_name, level_short};

use super::guide;

fn steps(state: &State, count: usize) -> String {
    let terms = state.terms();
    if count == 1 { terms.one_step.to_owned() } else { fill(terms.steps, &[("n", &count.to_string())]) }
}

/// A level by its rank, marked `~` where it was passed only because nothing at it applies.
#[must_use]
pub fn level_word(state: &State, open: &Open, part: Part, view: View) -> String {
    let figures = match part {
        Part::Overall => &open.score.overall,
        Part::Dimension(index) => &open.score.dimensions[index].figures,
        Part::Criterion(index) => &open.score.criteria[index].figures,
    };
    let mark = if open.score.is_level_empty(open.framework(), part, view) { "~" } else { "" };
    figures.level_of(view).map_or_else(|| "-".to_owned(), |rank| level_short(rank, state.lang) + mark)
}

/// A claimed level with the evidenced one beside it where they differ.
#[must_use]
pub fn level_pair(state: &State, open: &Open, part: Part) -> String {
    let claimed = level_word(state, open, part, View::Claimed);
    let evidenced = level_word(state, open, part, View::Evidenced);
    if claimed == evidenced {
        return claimed;
    }
    let evidenced = fill(ScoreText::of(state.lang).evidenced_level, &[("level", &evidenced)]);
    format!("{claimed} ({evidenced})")
}

/// The steps of a path in words: `第5项 未评›基本符合`.
#[must_use]
pub fn path_words(state: &State, open: &Open, path: &[Step], to: &str, most: usize) -> String {
    let (text, terms, framework) = (ScoreText::of(state.lang), state.terms(), open.framework());
    let word = |step: &Step| {
        let at = framework.item_ref(step.item);
        let open_item = open.assessment.record.answers[step.item].rating.is_none();
        let name = |row: usize| framework.scale[row].name.get(state.lang);
        let from = if open_item { terms.unanswered } else { name(step.from) };
        let number = (at.item + 1).to_string();
        fill(text.path_add, &[("n", &number), ("from", from), ("to", to), ("rating", name(step.to))])
    };
    let mut words: Vec<String> = path.iter().take(most).map(word).collect();
    if path.len() > most {
        words.push(fill(text.path_more, &[("n", &path.len().to_string())]));
    }
    words.join(terms.comma)
}

/// What is between a criterion and its target, in one sentence.
#[must_use]
pub fn towards(state: &State, open: &Open, score: &CriterionScore) -> String {
    let text = ScoreText::of(state.lang);
    let (Some(level), Some(target)) = (score.figures.level, score.target) else {
        return state.terms().not_applicable.to_owned();
    };
    let name = level_short(target, state.lang);
    if target <= level {
        let top = open.framework().levels.last().map(|row| row.rank);
        return if top == Some(level) {
            text.at_top.to_owned()
        } else {
            fill(text.target_reached, &[("level", &name)])
        };
    }
    let count = score.steps.map_or_else(|| "-".to_owned(), |count| steps(state, count));
    fill(text.steps_left, &[("level", &name), ("steps", &count)])
}

/// Which items need evidence for the evidenced level to catch up by one; empty where it has.
#[must_use]
pub fn evidence_words(state: &State, open: &Open, criterion: usize) -> String {
    let (text, framework) = (ScoreText::of(state.lang), open.framework());
    let figures = &open.score.criteria[criterion].figures;
    let (Some(level), Some(evidenced)) = (figures.level, figures.evidenced_level) else { return String::new() };
    let next = framework.levels.iter().map(|row| row.rank).find(|rank| *rank > evidenced);
    let Some(next) = next.filter(|rank| *rank <= level) else { return String::new() };
    let answers = open.assessment.record.of_criterion(framework, criterion);
    let items = evidence_path(framework, criterion, answers, next);
    let numbers: Vec<String> = items.iter().map(|item| (framework.item_ref(*item).item + 1).to_string()).collect();
    let values = [("level", level_short(next, state.lang)), ("items", numbers.join(state.terms().list_comma))];
    fill(text.evidence_needed, &[(values[0].0, &values[0].1), (values[1].0, &values[1].1)])
}

/// Draws the strip: overall claimed and evidenced with their gauges, then the open criterion's way up.
pub fn strip(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) {
    if let Some(lines) = guide::lines(state, open) {
        for (row, line) in (0_u16..).zip(&lines) {
            painter.put(area, 1, row, line, painter.theme.text);
        }
        return;
    }
    let (text, terms) = (ScoreText::of(state.lang), state.terms());
    let overall = open.score.overall;
    let label = width(terms.claimed).max(width(terms.evidenced)) + 1;
    let (value_at, gauge_at) = (1 + label, 1 + label + 6);
    let gauge_at = u16::try_from(gauge_at).unwrap_or(14);
    let gauge_columns = if area.width >= 90 { 24 } else { 16 };
    let value_at = u16::try_from(value_at).unwrap_or(8);
    let right = gauge_at + gauge_columns + 2;
    let potential = overall.score_potential.unwrap_or(0.0);
    let rows = [
        (terms.claimed, overall.score, painter.theme.claimed),
        (terms.evidenced, overall.evidenced_score, painter.theme.evidenced),
    ];
    for (row, (word, value, style)) in (0_u16..).zip(rows) {
        painter.put(area, 1, row, word, painter.theme.dim);
        painter.put(area, value_at, row, &one(value), style);
        let gauge = Gauge { value: value.unwrap_or(0.0), potential, mark: None, style };
        painter.gauge(area, gauge_at, row, gauge_columns, &gauge);
    }
    let started = open.score.progress.answered() > 0;
    let level = level_pair(state, open, Part::Overall);
    let first = fill(text.potential_long, &[("n", &one(overall.score_potential))]);
    let after = painter.put(area, right, 0, &pad(&first, 16), painter.theme.dim);
    if started {
        painter.spans(
            area,
            right + after,
            0,
            &[(text.level_overall, painter.theme.dim), (" ", painter.theme.dim), (&level, painter.theme.heading)],
        );
    } else {
        painter.put(area, right + after, 0, text.not_started, painter.theme.dim);
    }
    let gap = signed_difference(overall.evidenced_score, overall.score);
    let style = if gap == "0.0" { painter.theme.dim } else { painter.theme.warning };
    let after = painter.put(area, right, 1, &pad(&fill(text.gap_long, &[("n", &gap)]), 16), style);
    let names = bottleneck_names(state, open);
    if !names.is_empty() {
        painter.spans(
            area,
            right + after,
            1,
            &[(terms.bottleneck, painter.theme.dim), (" ", painter.theme.dim), (&names, painter.theme.text)],
        );
    }
    criterion_line(state, painter, open, area);
}

fn criterion_line(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) {
    let framework = open.framework();
    if state.walk.is_reflections(framework) {
        return;
    }
    let score = &open.score.criteria[state.walk.criterion];
    let title = framework.criterion(state.walk.criterion).title.get(state.lang);
    let figures = score.figures;
    let level = if score.is_started() {
        level_pair(state, open, Part::Criterion(state.walk.criterion))
    } else {
        "-".to_owned()
    };
    let towards = towards(state, open, score);
    let taken = [title, &one(figures.score), &one(figures.evidenced_score), &level, &towards].map(width);
    let room = usize::from(area.width).saturating_sub(taken.iter().sum::<usize>() + 9);
    let way = if score.path.is_empty() {
        evidence_words(state, open, state.walk.criterion)
    } else {
        shortest_words(state, open, &score.path, painter.glyphs.to, room)
    };
    let colon = if score.path.is_empty() || way.is_empty() { "  " } else { state.terms().colon };
    painter.spans(
        area,
        1,
        2,
        &[
            (title, painter.theme.heading),
            (" ", painter.theme.text),
            (&one(figures.score), painter.theme.claimed),
            ("/", painter.theme.dim),
            (&one(figures.evidenced_score), painter.theme.evidenced),
            ("  ", painter.theme.text),
            (&level, painter.theme.text),
            ("  ", painter.theme.text),
            (&towards, painter.theme.accent),
            (colon, painter.theme.accent),
            (&way, painter.theme.text),
        ],
    );
}

/// As many steps of a path as fit in `room` columns, the first one alone if need be; nothing if not even that fits.
fn shortest_words(state: &State, open: &Open, path: &[Step], to: &str, room: usize) -> String {
    let counted = (1..=path.len()).rev().map(|most| path_words(state, open, path, to, most));
    let first = path_words(state, open, &path[..1], to, 1);
    counted.chain([first]).find(|words| width(words) <= room).unwrap_or_default()
}

/// The criteria that hold the whole back, of those that were started: before that there is nothing to say of them.
fn bottleneck_names(state: &State, open: &Open) -> String {
    let standing = open.score.bottleneck();
    if standing.len() == open.score.criteria.len() {
        return String::new();
    }
    let started = standing.iter().filter(|index| open.score.criteria[**index].is_started());
    let names: Vec<&str> = started.map(|index| open.framework().criterion(*index).title.get(state.lang)).collect();
    names.join(state.terms().list_comma)
}

/// Writes lines one below the other.
struct Column<'p, 'b> {
    painter: &'p mut Painter<'b>,
    area: Rect,
    row: u16,
}

impl Column<'_, '_> {
    fn pieces(&mut self, pieces: &[(&str, ratatui::style::Style)]) {
        self.painter.spans(self.area, 0, self.row, pieces);
        self.row += 1;
    }

    fn wrapped(&mut self, text: &str, style: ratatui::style::Style, indent: u16) {
        let columns = usize::from(self.area.width.saturating_sub(indent)).max(1);
        for line in wrapped(text, columns) {
            self.painter.put(self.area, indent, self.row, &line, style);
            self.row += 1;
        }
    }

    fn gap(&mut self) {
        self.row += 1;
    }
}

/// Draws the pane: overall figures, then the open criterion with its gates, its way up and what evidence is missing.
pub fn pane(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) {
    let mut column = Column { painter, area, row: 0 };
    overall(state, open, &mut column);
    if let Some(lines) = guide::lines(state, open) {
        column.gap();
        for line in &lines {
            column.wrapped(line, column.painter.theme.text, 0);
        }
        meanings(state, open, &mut column);
    } else if !state.walk.is_reflections(open.framework()) {
        column.gap();
        criterion(state, open, &mut column);
        meanings(state, open, &mut column);
    }
}

/// What each rating means, at the foot of the pane where there is room for all of it.
fn meanings(state: &State, open: &Open, column: &mut Column<'_, '_>) {
    let theme = column.painter.theme;
    let columns = usize::from(column.area.width.saturating_sub(2)).max(1);
    let mut lines = Vec::new();
    for (row, rating) in open.framework().scale.iter().enumerate() {
        let Some(meaning) = &rating.meaning else { continue };
        lines.push((format!("{} {}", row + 1, rating.name.get(state.lang)), true));
        lines.extend(wrapped(meaning.get(state.lang), columns).into_iter().map(|line| (line, false)));
    }
    let needed = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    if lines.is_empty() || column.row.saturating_add(needed) > column.area.height {
        return;
    }
    column.row = column.area.height - needed + 1;
    column.pieces(&[(AssessText::of(state.lang).detail_ratings, theme.heading)]);
    for (line, head) in lines {
        let row = column.row;
        column.painter.put(
            column.area,
            if head { 0 } else { 2 },
            row,
            &line,
            if head { theme.text } else { theme.dim },
        );
        column.row += 1;
    }
}

fn overall(state: &State, open: &Open, column: &mut Column<'_, '_>) {
    let (text, terms, theme) = (ScoreText::of(state.lang), state.terms(), column.painter.theme);
    let figures = open.score.overall;
    let room = usize::from(column.area.width).saturating_sub(width(terms.overall) + 2);
    let weights = format!("  {}", fitting(open.in_force(state.lang), room));
    column.pieces(&[(terms.overall, theme.heading), (&weights, theme.dim)]);
    let label = width(terms.claimed).max(width(terms.evidenced)) + 1;
    let at = u16::try_from(label + 6).unwrap_or(14);
    let columns = column.area.width.saturating_sub(at + 1).min(22);
    let potential = figures.score_potential.unwrap_or(0.0);
    for (word, value, style) in
        [(terms.claimed, figures.score, theme.claimed), (terms.evidenced, figures.evidenced_score, theme.evidenced)]
    {
        let row = column.row;
        let gauge = Gauge { value: value.unwrap_or(0.0), potential, mark: None, style };
        column.painter.gauge(column.area, at, row, columns, &gauge);
        column.pieces(&[(&pad(word, label), theme.dim), (&one(value), style)]);
    }
    let gap = signed_difference(figures.evidenced_score, figures.score);
    let potential = fill(text.potential_long, &[("n", &one(figures.score_potential))]);
    let gap_style = if gap == "0.0" { theme.dim } else { theme.warning };
    let gap = fill(text.gap_long, &[("n", &gap)]);
    column.pieces(&[(&potential, theme.dim), ("   ", theme.dim), (&gap, gap_style)]);
    if open.score.progress.answered() == 0 {
        column.wrapped(text.not_started, theme.dim, 0);
        return;
    }
    let level = figures.level.map_or_else(|| "-".to_owned(), |rank| level_name(open.framework(), rank, state.lang));
    column.pieces(&[(&pad(terms.level, label), theme.dim), (&level, theme.heading)]);
    if figures.evidenced_level != figures.level {
        let level = figures
            .evidenced_level
            .map_or_else(|| "-".to_owned(), |rank| level_name(open.framework(), rank, state.lang));
        column.pieces(&[(&pad(terms.evidenced, label), theme.dim), (&level, theme.evidenced)]);
    }
    let names = bottleneck_names(state, open);
    if !names.is_empty() {
        column.wrapped(&format!("{}{}{names}", terms.bottleneck, terms.colon), theme.warning, 0);
    }
}

fn criterion(state: &State, open: &Open, column: &mut Column<'_, '_>) {
    let (text, theme, framework) = (ScoreText::of(state.lang), column.painter.theme, open.framework());
    let index = state.walk.criterion;
    let score = &open.score.criteria[index];
    column.pieces(&[(framework.criterion(index).title.get(state.lang), theme.heading)]);
    let terms = state.terms();
    column.pieces(&[
        (terms.claimed, theme.dim),
        (" ", theme.dim),
        (&one(score.figures.score), theme.claimed),
        ("  ", theme.dim),
        (terms.evidenced, theme.dim),
        (" ", theme.dim),
        (&one(score.figures.evidenced_score), theme.evidenced),
    ]);
    let level = if score.is_started() { level_pair(state, open, Part::Criterion(index)) } else { "-".to_owned() };
    column.pieces(&[(terms.level, theme.dim), (" ", theme.dim), (&level, theme.text)]);
    for gate in &score.gates {
        gate_row(state, open, column, gate, score.is_started());
    }
    column.gap();
    column.wrapped(&towards(state, open, score), theme.accent, 0);
    let to = column.painter.glyphs.to;
    for step in &score.path {
        let words = path_words(state, open, std::slice::from_ref(step), to, 1);
        column.wrapped(&words, theme.text, 2);
    }
    let missing = evidence_words(state, open, index);
    if !missing.is_empty() {
        column.wrapped(&missing, theme.warning, 0);
    }
    if score.is_level_empty() {
        column.wrapped(text.empty_level_note, theme.dim, 0);
    }
}

/// One gate: its level, its coverage, and whether it holds. Before the first answer none is short yet.
fn gate_row(state: &State, open: &Open, column: &mut Column<'_, '_>, gate: &Gate, started: bool) {
    let (text, theme) = (ScoreText::of(state.lang), column.painter.theme);
    let name = level_name(open.framework(), gate.level, state.lang);
    let (word, style) = match (gate.coverage, gate.key_ok, gate.passed, gate.firm) {
        (None, ..) => (text.empty_level, theme.dim),
        (_, false, ..) if started => (text.gate_key, theme.warning),
        (.., true) => (text.gate_firm, theme.done),
        (.., true, false) => (text.gate_passed, theme.done),
        _ => (text.gate_closed, theme.dim),
    };
    let coverage = gate.coverage.map_or_else(|| "-".to_owned(), |share| format!("{}%", decimals(share * 100.0, 0)));
    let lead = state.lang.pick(11, 13);
    column.pieces(&[
        (&pad(&name, lead), theme.text),
        (&crate::text::pad_left(&coverage, 5), theme.text),
        ("  ", theme.text),
        (word, style),
    ]);
}
