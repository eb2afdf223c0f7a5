//! Drawing one criterion of the workshop at its step.

use ratatui::layout::Rect;

use crate::i18n::{WorkshopText, fill};
use crate::scoring::one;
use crate::text::{pad, width, wrapped};
use crate::tui::hints::keyed;
use crate::tui::paint::Painter;
use crate::tui::screens::workshop::ballot::{number, roles};
use crate::tui::screens::workshop::forms::role_name;
use crate::tui::state::{Open, State, level_name};
use crate::workshop::{Course, Round, Step, Workshop, figures};

use super::{digits, fills_window, hints, inset, paragraph, votes};

pub(super) fn draw(state: &State, painter: &mut Painter<'_>, area: Rect, shown: &Workshop) {
    let (Some(open), Some((_, course))) = (&state.open, shown.current()) else { return };
    let page = inset(area);
    let roomy = area.height >= 16;
    let mut row = u16::from(roomy);
    let criterion = open.framework().criterion(course.criterion);
    let question = criterion.question.as_ref().unwrap_or(&criterion.title).get(state.lang);
    // Where there is little room, it has been read before the vote.
    let unread = matches!(course.step, Step::Question | Step::Vote);
    let asked =
        (roomy && (unread || !fills_window(state))) || (course.step == Step::Question && state.shop.ballot.is_none());
    for line in wrapped(question, usize::from(page.width).max(8)).into_iter().take(2 * usize::from(asked)) {
        painter.put(page, 0, row, &line, painter.theme.heading);
        row += 1;
    }
    row += u16::from(roomy);
    let below = Rect { y: page.y + row, height: page.height.saturating_sub(row), ..page };
    match course.step {
        Step::Question => rubric(state, painter, below, open, course),
        Step::Vote if state.shop.ballot.is_some() => ballot(state, painter, below, open, shown),
        Step::Vote => voting(state, painter, below, shown, course),
        _ => result(state, painter, below, open, shown, course),
    }
}

/// What each level means here.
fn rubric(state: &State, painter: &mut Painter<'_>, area: Rect, open: &Open, course: &Course) {
    let framework = open.framework();
    let criterion = framework.criterion(course.criterion);
    let names: Vec<String> =
        framework.levels.iter().map(|level| format!("{} {}", level.rank, level.name.get(state.lang))).collect();
    let columns = names.iter().map(|name| width(name)).max().unwrap_or(0) + 3;
    let gap = usize::from(area.height) >= 2 * names.len() + 2 && area.width < 100;
    let room = usize::from(area.width).saturating_sub(columns).max(8);
    let mut row = 0;
    let all: usize = framework.levels.iter().map(|level| wrapped(meaning(state, criterion, level), room).len()).sum();
    // A room reads a line a level.
    let whole = all <= usize::from(area.height) && !fills_window(state);
    let shown = if whole { names.len() } else { names.len().min(usize::from(area.height)) };
    let first = super::window(state, painter, area, names.len(), shown, 0);
    // The last two columns are for the sign that there is more.
    let area = if shown < names.len() { Rect { width: area.width.saturating_sub(2), ..area } } else { area };
    for (level, name) in framework.levels.iter().zip(&names).rev().skip(first).take(shown) {
        painter.put(area, 0, row, &pad(name, columns), painter.theme.accent);
        let column = u16::try_from(columns).unwrap_or(0);
        let text = meaning(state, criterion, level);
        if whole {
            for line in wrapped(text, room) {
                painter.put(area, column, row, &line, painter.theme.text);
                row += 1;
            }
        } else {
            painter.put(area, column, row, text, painter.theme.text);
            row += 1;
        }
        let rows = if whole { all } else { names.len() };
        row += u16::from(gap && rows + names.len() <= usize::from(area.height));
    }
}

fn meaning<'f>(
    state: &State,
    criterion: &'f crate::framework::Criterion,
    level: &'f crate::framework::Level,
) -> &'f str {
    let own = criterion.rubric.iter().find(|(rank, _)| *rank == level.rank).map(|(_, text)| text.get(state.lang));
    own.or(level.meaning.as_ref().map(|meaning| meaning.get(state.lang))).unwrap_or_default()
}

/// How many have voted, and nothing else.
fn voting(state: &State, painter: &mut Painter<'_>, area: Rect, shown: &Workshop, course: &Course) {
    let text = WorkshopText::of(state.lang);
    let Some(round) = course.sealed() else {
        paragraph(painter, area, 0, text.vote_openly, painter.theme.text);
        return;
    };
    let (voted, all) = (round.voted(), shown.people().voters());
    let large = format!("{voted}/{all}");
    let said = fill(text.voted, &[("n", &voted.to_string()), ("all", &all.to_string())]);
    let mut row = 0;
    if area.height >= digits::ROWS + 4 && digits::columns(&large) <= area.width {
        let column = area.width.saturating_sub(digits::columns(&large)) / 2;
        digits::draw(painter, area, column, 1, &large, painter.theme.accent);
        row = digits::ROWS + 2;
    }
    let column = area.width.saturating_sub(u16::try_from(width(&said)).unwrap_or(0)) / 2;
    painter.put(area, column, row, &said, painter.theme.heading);
    if !fills_window(state) {
        hints(painter, area, row + 2, &keyed(state, text.vote_how), painter.theme.dim);
    }
}

/// The ballot in somebody's hands: what can be chosen, never what was.
fn ballot(state: &State, painter: &mut Painter<'_>, area: Rect, open: &Open, shown: &Workshop) {
    let (text, theme) = (WorkshopText::of(state.lang), painter.theme);
    let Some(ballot) = &state.shop.ballot else { return };
    let (said, style) = match (ballot.group, ballot.choice) {
        (None, _) => (text.ballot_role, theme.heading),
        (_, None) => (text.ballot_level, theme.heading),
        _ => (text.ballot_chosen, theme.done),
    };
    let choices: Vec<String> = if ballot.group.is_none() {
        roles(shown).iter().zip(1..).map(|(role, nth)| format!("{nth}  {}", role_name(state, *role))).collect()
    } else {
        let levels = open.framework().levels.iter().enumerate().rev();
        levels.map(|(level, at)| format!("{}  {}", number(shown.ranks(), level), at.name.get(state.lang))).collect()
    };
    // In a low window, or over many levels, what to do stands where the heading does elsewhere.
    let low = area.height < 12 || usize::from(area.height) < choices.len() + 4;
    if low {
        painter.put(area, 0, 0, said, style);
    } else {
        painter.put(area, 0, 0, text.ballot_title, theme.accent);
    }
    let round = shown.courses().get(ballot.course).and_then(Course::sealed);
    let voted = round.map_or(0, Round::voted).to_string();
    let voted = fill(text.voted, &[("n", &voted), ("all", &shown.people().voters().to_string())]);
    if !low {
        painter.put_right(area, 0, &voted, theme.dim);
    }
    let gap = u16::from(usize::from(area.height) >= 2 * choices.len() + 4);
    let top = if low { 1 } else { 2 };
    // What does not fit below goes on beside.
    let rows = area.height.saturating_sub(top).div_ceil(1 + gap).max(1);
    let (mut row, mut column) = (top, 4);
    for (nth, choice) in (0..).zip(choices) {
        if nth % rows == 0 && nth > 0 {
            (row, column) = (top, column + area.width.saturating_sub(4) / 2);
        }
        painter.put(area, column, row, &choice, theme.text);
        row += 1 + gap;
    }
    if !low {
        paragraph(painter, area, row + 1 - gap, said, style);
    }
}

/// The opened round, and what the step asks of the room.
fn result(state: &State, painter: &mut Painter<'_>, area: Rect, open: &Open, shown: &Workshop, course: &Course) {
    let (text, theme) = (WorkshopText::of(state.lang), painter.theme);
    let framework = open.framework();
    let found = course.shown().and_then(|(_, tally)| figures(tally, shown.ranks()));
    let gap = u16::from(usize::from(area.height) >= 2 * framework.levels.len() + rows_below(course));
    let mut row = 0;
    if let Some(agreed) = course.consensus.as_ref().filter(|_| reads_out(state, course)) {
        digits::draw(painter, area, 0, 1, &agreed.rank.to_string(), theme.done);
        row = digits::ROWS + 2;
    } else if found.is_some() {
        let wide = fills_window(state) && area.width >= 60;
        let large = found.map(|found| one(Some(found.median))).unwrap_or_default();
        let left = if wide { area.width.saturating_sub(digits::columns(&large) + 4) } else { area.width };
        // In a low window the dots are shown once; what is said of them is needed longer.
        if area.height >= 12 || course.step == Step::Reveal {
            row = votes::draw(state, painter, Rect { width: left, ..area }, 0, course, gap);
        }
        if wide {
            painter.put(area, left + 4, 0, text.median, theme.dim);
            digits::draw(painter, area, left + 4, 2, &large, theme.accent);
        }
        row = paragraph(painter, area, row, &votes::in_words(state, framework, course), theme.heading);
        if let Some(said) = votes::by_role(state, course, shown.ranks()) {
            row = paragraph(painter, area, row, &said, theme.text);
        }
    } else if !shown.people().can_vote_secretly() {
        row = paragraph(painter, area, row, text.vote_openly, theme.text) + 1;
    }
    row = beside(state, painter, area, row, open, course);
    step(state, painter, area, row, open, shown, course);
}

/// Whether the agreed level stands large, in the place of the votes.
fn reads_out(state: &State, course: &Course) -> bool {
    fills_window(state) && matches!(course.step, Step::Reason | Step::Action)
}

/// Rows that the step needs under the votes, so that those stand a row apart only where there is room.
fn rows_below(course: &Course) -> usize {
    let tally = course.shown().map(|(_, tally)| tally);
    let abstained = tally.is_some_and(|tally| tally.abstained() > 0);
    let split = tally.is_some_and(|tally| !tally.split().is_empty());
    let text = match (course.step, &course.consensus) {
        (Step::Reason, Some(_)) | (Step::Discuss, _) => 3,
        (Step::Action, Some(_)) => 5,
        _ => 1,
    };
    // Figures in words, the levels beside them, and a row between.
    3 + text + usize::from(abstained) + usize::from(split)
}

/// The levels that the checklist and the evidence give.
fn beside(state: &State, painter: &mut Painter<'_>, area: Rect, row: u16, open: &Open, course: &Course) -> u16 {
    let text = WorkshopText::of(state.lang);
    let score = &open.score.criteria[course.criterion].figures;
    let level =
        |rank: Option<i64>| rank.map_or_else(|| "-".to_owned(), |rank| level_name(open.framework(), rank, state.lang));
    let said =
        format!("{} {}    {} {}", text.checklist, level(score.level), text.evidenced, level(score.evidenced_level));
    let asks = matches!(course.step, Step::Discuss | Step::Decide) && !fills_window(state);
    let hint = if asks { format!("    {}", text.claims_hint) } else { String::new() };
    paragraph(painter, area, row, &(said + &hint), painter.theme.evidenced)
}

/// What this step asks for.
fn step(
    state: &State,
    painter: &mut Painter<'_>,
    area: Rect,
    row: u16,
    open: &Open,
    shown: &Workshop,
    course: &Course,
) {
    let (text, theme) = (WorkshopText::of(state.lang), painter.theme);
    let mut row = row + u16::from(area.height > row + 2 && !fills_window(state));
    let framework = open.framework();
    match course.step {
        Step::Reveal | Step::Discuss => {
            let found = course.shown().and_then(|(_, tally)| figures(tally, shown.ranks()));
            let mut said = found.map(|found| votes::invitation(state, &found)).unwrap_or_default();
            // A room reads one line.
            while fills_window(state) && width(&said.join("    ")) > usize::from(area.width) && said.pop().is_some() {}
            row = paragraph(painter, area, row, &said.join("    "), theme.text);
            if course.step == Step::Discuss && !fills_window(state) && !said.is_empty() {
                paragraph(painter, area, row, text.hear_evidence, theme.dim);
            }
        }
        Step::Decide if !fills_window(state) => {
            hints(painter, area, row, &keyed(state, text.decide), theme.accent);
        }
        Step::Reason | Step::Action => {
            let Some(agreed) = &course.consensus else {
                paragraph(painter, area, row, text.not_agreed, theme.warning);
                return;
            };
            let level = level_name(framework, agreed.rank, state.lang);
            row = paragraph(painter, area, row, &format!("{}  {level}", text.agreed), theme.done);
            for (word, said) in [(text.reason, &agreed.reason), (text.minority, &agreed.minority)] {
                if !said.is_empty() {
                    row = paragraph(painter, area, row, &format!("{word}  {said}"), theme.text);
                }
            }
            if course.step == Step::Action {
                action(state, painter, area, row, open, course);
            }
        }
        _ => {}
    }
}

fn action(state: &State, painter: &mut Painter<'_>, area: Rect, row: u16, open: &Open, course: &Course) {
    let (text, theme) = (WorkshopText::of(state.lang), painter.theme);
    let made = open.assessment.record.actions.iter().filter(|action| action.criterion == course.criterion);
    let mut row = row;
    for action in made {
        row = paragraph(painter, area, row, &format!("{}  {}", text.slot_actions, action.what), theme.text);
    }
    if !fills_window(state) {
        hints(painter, area, row + 1, &keyed(state, text.action_step), theme.accent);
    }
}
