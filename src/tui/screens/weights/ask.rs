//! Drawing the question with its slider, and what the judgments come to.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::assessment::{Pair, Step};
use crate::i18n::{WeightsText, fill};
use crate::scoring::ahp::ACCEPTABLE;
use crate::scoring::{Live, decimals, live, together, two};
use crate::text::{pad, pad_left, truncate, width, wrapped};
use crate::tui::hints::keyed;
use crate::tui::hit::{Pane as HitPane, Target};
use crate::tui::paint::{Gauge, Painter};
use crate::tui::state::{Open, State};

use super::{Pane, group_name, pair, person, person_name, person_number, said, step, titles};

/// So many parts are shown in any case.
const FEW_PARTS: u16 = 3;
/// Columns of the slider: 17 numbers and a blank before, between and after them.
const SLIDER: u16 = 35;

/// Draws question and weights side by side.
pub fn draw(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) {
    let Some(asked) = pair(state, open) else {
        painter.put(area, 1, 0, WeightsText::of(state.lang).no_questions, painter.theme.dim);
        return;
    };
    let right = (area.width * 2 / 5).clamp(30, 52);
    let left = Rect { width: area.width - right, ..area };
    painter.hits.pane(left, HitPane::Weighing(Pane::Ask));
    painter.spot(left, 0, 0, left.width, Target::Weighing(Pane::Ask));
    question(state, painter, open, asked, Rect { x: left.x + 1, width: left.width.saturating_sub(2), ..left });
    painter.bar(Rect { x: left.right(), width: 1, ..area });
    let side = Rect { x: left.right() + 2, width: right.saturating_sub(3), ..area };
    weights(state, painter, open, asked, side);
}

fn question(state: &State, painter: &mut Painter<'_>, open: &Open, asked: Pair, area: Rect) {
    let (text, theme) = (WeightsText::of(state.lang), painter.theme);
    let heading = if state.weights.pane == Pane::Ask { theme.accent } else { theme.heading };
    let where_ = format!("{}  {}", group_name(open.framework(), asked.group, state.lang), number(state, open, asked));
    painter.put(area, 0, 0, &where_, heading);
    let progress = progress(state, open);
    painter.put(area, 0, 1, &progress, theme.dim);
    let [a, b] = titles(open.framework(), asked, state.lang);
    let mut row = 3;
    for line in wrapped(&fill(text.question, &[("a", a), ("b", b)]), usize::from(area.width)).iter().take(2) {
        painter.put(area, 0, row, line, theme.text);
        row += 1;
    }
    // In a low window the slider follows at once.
    row = row.max(5).min(area.height.saturating_sub(4));
    let slider = Rect { width: SLIDER.min(area.width), ..area };
    // Each over its half of the scale; names longer than that go on beside it where there is room.
    let half = usize::from(slider.width / 2).saturating_sub(1);
    let room = if 1 + width(a) + 2 + width(b) <= usize::from(area.width) { usize::MAX } else { half };
    let left = painter.put(area, 1, row, &truncate(a, room), theme.heading);
    let name = truncate(b, room);
    painter.put(area, (SLIDER - 1).saturating_sub(columns(&name)).max(left + 3), row, &name, theme.heading);
    let given = step(state, open);
    draw_slider(painter, slider, row + 1, given);
    answer(
        state,
        painter,
        open,
        asked,
        Rect { y: area.y + row + 3, height: area.height.saturating_sub(row + 3), ..area },
    );
}

/// The judgment in words, or how to give one.
fn answer(state: &State, painter: &mut Painter<'_>, open: &Open, asked: Pair, area: Rect) {
    let theme = painter.theme;
    let [a, b] = titles(open.framework(), asked, state.lang);
    let (said, style) = match step(state, open) {
        Some(step) => (said(open.framework(), asked, step, state.lang), theme.done),
        None => (how(state, usize::from(area.width), a, b), theme.dim),
    };
    for (row, line) in (0_u16..area.height).zip(&wrapped(&said, usize::from(area.width.max(1)))) {
        painter.put(area, 0, row, line, style);
    }
    if step(state, open).is_none() {
        painter.spot_hints(area, 0, 0, &said);
    }
}

/// How to judge, with the names where they fit.
fn how(state: &State, room: usize, a: &str, b: &str) -> String {
    let text = WeightsText::of(state.lang);
    let mut ways = [text.how, text.how_short].map(|way| fill(&keyed(state, way), &[("a", a), ("b", b)])).into_iter();
    ways.find(|way| width(way) <= room).unwrap_or_else(|| keyed(state, text.how_least))
}

fn number(state: &State, open: &Open, asked: Pair) -> String {
    let pairs: Vec<Pair> = asked.group.pairs(open.framework()).collect();
    let at = pairs.iter().position(|pair| *pair == asked).unwrap_or(0) + 1;
    fill(WeightsText::of(state.lang).question_n, &[("n", &at.to_string()), ("all", &pairs.len().to_string())])
}

fn progress(state: &State, open: &Open) -> String {
    let who = person_name(open, person_number(state, open), state.lang);
    let judged = person(state, open).map_or(0, |person| person.judgments.len()).to_string();
    let all = Pair::all(open.framework()).count().to_string();
    fill(WeightsText::of(state.lang).judged_n, &[("who", &who), ("n", &judged), ("all", &all)])
}

/// The scale from nine times the first to nine times the second, the answer in brackets.
fn draw_slider(painter: &mut Painter<'_>, area: Rect, row: u16, given: Option<Step>) {
    let theme = painter.theme;
    for (index, step) in (0_u16..).zip((-Step::MOST..=Step::MOST).rev()) {
        let column = index * 2;
        let chosen = given.is_some_and(|given| given.get() == step);
        let between = given.is_some_and(|given| (step > 0 && step < given.get()) || (step < 0 && step > given.get()));
        let times = step.unsigned_abs() + 1;
        let style: Style = match (chosen, step) {
            (true, _) => theme.selected,
            (_, 0) => theme.heading,
            _ if between || given.is_some_and(|given| given.get() != 0 && step == 0) => theme.claimed,
            _ => theme.dim,
        };
        if chosen {
            painter.put(area, column, row, &format!("[{times}]"), style);
        } else {
            painter.put(area, column + 1, row, &times.to_string(), style);
        }
        painter.spot(area, column + 1, row, 1, Target::Judge(step));
    }
}

/// The weights that come of the judgments, and how consistent they are.
fn weights(state: &State, painter: &mut Painter<'_>, open: &Open, asked: Pair, area: Rect) {
    let (text, theme, framework) = (WeightsText::of(state.lang), painter.theme, open.framework());
    let found = live(framework, person(state, open), asked.group);
    let joined = together(framework, &open.assessment.record.weighing, asked.group).filter(|joined| joined.people > 1);
    let who = person_name(open, person_number(state, open), state.lang);
    let title = fill(text.live, &[("who", &who)]);
    let people = joined.as_ref().map(|joined| fill(text.together, &[("n", &joined.people.to_string())]));
    let mut lines = verdict(state, open, &found, usize::from(area.width));
    if let Some(joined) = &joined {
        let said = fill(text.together_ratio, &[("cr", &two(joined.ratio))]);
        lines.extend(wrapped(&said, usize::from(area.width)).into_iter().map(|line| (line, theme.dim)));
    }
    painter.put(area, 0, 0, &title, theme.heading);
    if let Some(people) = &people {
        painter.put_right(area, 0, people, theme.dim);
    }
    let parts = u16::try_from(found.weights.len()).unwrap_or(u16::MAX);
    // The first few parts go before the last of the sentences.
    let room = area.height.saturating_sub(1 + u16::try_from(lines.len()).unwrap_or(0)).max(FEW_PARTS);
    let shown = room.min(parts).min(area.height.saturating_sub(1));
    let parts = Rect { y: area.y + 1, height: shown, ..area };
    for (row, part) in (0..shown).zip(first_shown(asked, usize::from(shown), found.weights.len())..) {
        let name = asked.group.title(framework, part, state.lang);
        let both = joined.as_ref().map(|joined| joined.weights[part]);
        draw_part(painter, parts, row, name, found.weights[part], both);
    }
    let gap = u16::from(room > shown);
    for (row, (line, style)) in (1 + shown + gap..area.height).zip(&lines) {
        painter.put(area, 0, row, line, *style);
    }
}

/// The first part shown, so that both of the question are among them where that can be.
fn first_shown(asked: Pair, room: usize, all: usize) -> usize {
    (asked.second + 1).saturating_sub(room).min(all.saturating_sub(room))
}

fn draw_part(painter: &mut Painter<'_>, area: Rect, row: u16, name: &str, share: f64, both: Option<f64>) {
    let theme = painter.theme;
    let percent = |share: f64| pad_left(&format!("{}%", decimals(share * 100.0, 1)), 7);
    let figures = 7 + if both.is_some() { 8 } else { 0 };
    let name_columns = (usize::from(area.width).saturating_sub(figures + 8)).clamp(8, 24);
    let mut column = painter.put(area, 0, row, &pad(&truncate(name, name_columns), name_columns), theme.text);
    column += painter.put(area, column, row, &percent(share), theme.claimed);
    let bar = area.width.saturating_sub(column + 1 + if both.is_some() { 8 } else { 0 });
    if bar >= 4 {
        let gauge = Gauge { value: share * 100.0, potential: 0.0, mark: None, style: theme.claimed };
        painter.gauge(area, column + 1, row, bar, &gauge);
    }
    if let Some(both) = both {
        painter.put_right(area, row, &percent(both), theme.text);
    }
}

/// The consistency ratio, and what to look at again where it is too high.
fn verdict(state: &State, open: &Open, found: &Live, columns: usize) -> Vec<(String, Style)> {
    let (text, theme) = (WeightsText::of(state.lang), state.theme);
    let ratio = two(found.ratio);
    let (sentence, style) = match found.ratio {
        None => (text.ratio_none.to_owned(), theme.dim),
        // What is not judged contradicts nothing: that is no praise.
        Some(value) if value < ACCEPTABLE && !found.is_finished() => {
            let values = [("n", &*found.judged.to_string()), ("all", &*found.pairs.to_string())];
            (fill(text.ratio_open, &values), theme.dim)
        }
        Some(value) if value < ACCEPTABLE => (fill(text.ratio_fine, &[("cr", &ratio)]), theme.done),
        Some(_) => (fill(text.ratio_bad, &[("cr", &ratio)]), theme.warning),
    };
    let mut lines: Vec<(String, Style)> =
        wrapped(&sentence, columns.max(1)).into_iter().map(|line| (line, style)).collect();
    if let Some((worst, then)) = found.again {
        let again = again_sentence(state, open, worst, then);
        lines.extend(wrapped(&again, columns.max(1)).into_iter().map(|line| (line, theme.warning)));
    }
    lines
}

fn again_sentence(state: &State, open: &Open, worst: Pair, then: Step) -> String {
    let (text, framework) = (WeightsText::of(state.lang), open.framework());
    let [a, b] = titles(framework, worst, state.lang);
    let side = |step: Step| {
        let name = if step.get() > 0 { a } else { b };
        match step.times() {
            1 => text.again_equal.to_owned(),
            times => fill(text.again_side, &[("a", name), ("n", &times.to_string())]),
        }
    };
    let now = person(state, open).and_then(|person| person.judgments.get(&worst)).copied().unwrap_or_default();
    let values = [("a", a), ("b", b), ("now", &*side(now)), ("then", &*side(then))];
    let here = pair(state, open) == Some(worst);
    keyed(state, &fill(if here { text.again_here } else { text.again }, &values))
}

/// The question alone, where there is room for few lines.
pub fn draw_low(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) {
    let (text, theme) = (WeightsText::of(state.lang), painter.theme);
    let Some(asked) = pair(state, open) else {
        painter.put(area, 1, 0, text.no_questions, theme.dim);
        return;
    };
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    painter.hits.pane(area, HitPane::Weighing(Pane::Ask));
    painter.put(inner, 0, 0, &group_name(open.framework(), asked.group, state.lang), theme.heading);
    painter.put_right(inner, 0, &number(state, open, asked), theme.dim);
    let [a, b] = titles(open.framework(), asked, state.lang);
    let lines = wrapped(&fill(text.question, &[("a", a), ("b", b)]), usize::from(inner.width));
    let mut row = 1;
    for line in lines.iter().take(2) {
        painter.put(inner, 0, row, line, theme.accent);
        row += 1;
    }
    draw_slider(painter, inner, row, step(state, open));
    row += 1;
    let room = usize::from(inner.width.max(1));
    let (sentence, style) = match step(state, open) {
        Some(step) => (said(open.framework(), asked, step, state.lang), theme.done),
        None => (keyed(state, text.how_least), theme.dim),
    };
    for line in wrapped(&sentence, room).iter().take(2) {
        painter.put(inner, 0, row, line, style);
        row += 1;
    }
    low_weights(
        state,
        painter,
        open,
        asked,
        Rect { y: inner.y + row, height: inner.height.saturating_sub(row), ..inner },
    );
}

/// Weights and consistency in few rows; progress where there is one left.
fn low_weights(state: &State, painter: &mut Painter<'_>, open: &Open, asked: Pair, area: Rect) {
    let (text, theme) = (WeightsText::of(state.lang), painter.theme);
    let found = live(open.framework(), person(state, open), asked.group);
    let bad = found.ratio.is_some_and(|ratio| ratio >= ACCEPTABLE);
    let open_yet = found.ratio.is_some() && !bad && !found.is_finished();
    let template = match found.again {
        Some((worst, _)) if worst == asked => text.ratio_short_here,
        Some(_) => text.ratio_short_bad,
        None if open_yet => text.ratio_short_open,
        None => text.ratio_short,
    };
    let (judged, pairs) = (found.judged.to_string(), found.pairs.to_string());
    let values = [("cr", &*two(found.ratio)), ("n", &*judged), ("all", &*pairs)];
    let verdict = keyed(state, &fill(template, &values));
    let share = |(part, share): (usize, &f64)| {
        format!("{} {}%", asked.group.title(open.framework(), part, state.lang), decimals(share * 100.0, 1))
    };
    let shares: Vec<String> = found.weights.iter().enumerate().map(share).collect();
    let shares = packed(&shares, usize::from(area.width));
    let last = area.height.saturating_sub(1);
    let rows = last.min(u16::try_from(shares.len()).unwrap_or(last));
    for (row, line) in (0..rows).zip(&shares) {
        painter.put(area, 0, row, line, theme.claimed);
    }
    if rows < last {
        painter.put(area, 0, rows, &progress(state, open), theme.dim);
    }
    let style = match (bad, open_yet) {
        (true, _) => theme.warning,
        (_, true) => theme.dim,
        _ => theme.done,
    };
    painter.put(area, 0, last, &verdict, style);
}

/// Words on as few lines as they fit on, none of them broken.
fn packed(words: &[String], columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if width(line) + 2 + width(word) <= columns => {
                line.push_str("  ");
                line.push_str(word);
            }
            _ => lines.push(word.clone()),
        }
    }
    lines
}

fn columns(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}
