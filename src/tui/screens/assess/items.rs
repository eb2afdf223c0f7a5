//! The checklist of the open criterion.

use ratatui::layout::Rect;

use crate::assessment::{Answer, Mark};
use crate::framework::{Framework, Item};
use crate::i18n::{AssessText, Lang, fill};
use crate::text::{join_within, marked_as_cut, pad, pad_left, width, wrapped};
use crate::tui::action::Action;
use crate::tui::dialog::Role;
use crate::tui::hints::{key_of, keyed};
use crate::tui::hit::{Pane as HitPane, Target};
use crate::tui::paint::Painter;
use crate::tui::state::{Open, State};

use super::walk::{Pane, visible};

/// The ratings' names without what all of them share at their end or beginning (部分符合 and 完全符合 give 部分
/// and 完全), so that they fit a narrow column. A name keeps at least two characters.
#[must_use]
pub fn short_names(framework: &Framework, lang: Lang) -> Vec<String> {
    let names: Vec<Vec<char>> = framework.scale.iter().map(|row| row.name.get(lang).chars().collect()).collect();
    let shortest = names.iter().map(Vec::len).min().unwrap_or(0);
    let shared = |at: fn(&[char], usize) -> char| {
        (0..shortest).take_while(|&place| names.iter().all(|name| at(name, place) == at(&names[0], place))).count()
    };
    let ends = shared(|name, place| name[name.len() - 1 - place]);
    // Every name keeps at least two characters: 不符, not 不.
    let short = |name: &Vec<char>| name[..(name.len() - ends).max(2).min(name.len())].iter().collect::<String>();
    names.iter().map(|name| short(name).trim().to_owned()).collect()
}

/// What a row's rating column says: the three states never look alike.
fn rating_word(framework: &Framework, short: &[String], answer: &Answer, lang: Lang) -> String {
    match answer.rating {
        Some(Mark::Scale(row)) => short.get(row).cloned().unwrap_or_default(),
        Some(Mark::NotApplicable) => AssessText::of(lang).na_short.to_owned(),
        None => "-".repeat(framework.scale.len().clamp(2, 4)),
    }
}

struct Shape {
    short: Vec<String>,
    rating: usize,
    text: u16,
    room: usize,
    tail: u16,
}

impl Shape {
    fn new(framework: &Framework, lang: Lang, area: Rect) -> Self {
        let short = short_names(framework, lang);
        let na = width(AssessText::of(lang).na_short);
        let widest = short.iter().map(|name| width(name)).max().unwrap_or(0).max(na).max(4);
        let rating = widest.min(if area.width < 50 { 6 } else { 10 });
        let text = 5 + u16::try_from(rating).unwrap_or(6) + 4;
        let tail = 3;
        Self { short, rating, text, room: usize::from(area.width.saturating_sub(text + tail)).max(1), tail }
    }
}

/// One row of the checklist with the lines it takes.
struct Block {
    at: usize,
    lines: Vec<String>,
    extra: Vec<Extra>,
}

/// A row under the selected item.
struct Extra {
    text: String,
    role: Role,
    /// Whether it goes on with the row before.
    follows: bool,
}

/// Draws the checklist, scrolled so that the selected item with its choices is whole in sight.
pub fn list(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) {
    let framework = open.framework();
    let today = state.now.date_naive();
    let text = AssessText::of(state.lang);
    let rows = visible(&state.walk, open, state.walk.criterion, today);
    if rows.is_empty() {
        let next = key_of(state, Action::PageDown);
        painter.put(area, 0, 0, &fill(text.filter_none, &[("next", &next)]), painter.theme.dim);
        return;
    }
    let shape = Shape::new(framework, state.lang, area);
    // In a very low window the item and its choices need the row of the headings.
    let heads = u16::from(area.height > 6);
    if heads > 0 {
        column_heads(state, painter, &shape, area);
    }
    painter.hits.pane(area, HitPane::Items);
    let body = Rect { y: area.y + heads, height: area.height.saturating_sub(heads), ..area };
    let mut blocks = blocks(state, open, &shape, &rows, usize::from(area.width), true);
    let height = |blocks: &[Block]| blocks.iter().map(|block| block.lines.len() + block.extra.len()).sum::<usize>();
    let room = usize::from(body.height);
    if height(&blocks) > room {
        blocks = self::blocks(state, open, &shape, &rows, usize::from(area.width), false);
        // The rows below the selected item give way to the other items, down to choices, evidence and note.
        let over = height(&blocks).saturating_sub(room);
        if let Some(block) = blocks.iter_mut().find(|block| block.at == state.walk.item) {
            block.extra = fewer(std::mem::take(&mut block.extra), over, usize::from(area.width).saturating_sub(5));
            keep_choices(block, room, shape.room);
        }
        spread(&mut blocks, open, state, shape.room, room);
    }
    let selected = blocks.iter().position(|block| block.at == state.walk.item).unwrap_or(0);
    let mut first = 0;
    while first < selected && height(&blocks[first..=selected]) > usize::from(body.height) {
        first += 1;
    }
    let mut line = 0;
    for block in &blocks[first..] {
        line = draw_block(state, painter, open, &shape, body, block, line);
        if line >= body.height {
            break;
        }
    }
    if first > 0 {
        painter.put_right(Rect { height: 1, ..area }, 0, painter.glyphs.up, painter.theme.accent);
    }
    if height(&blocks[first..]) > usize::from(body.height) {
        painter.put_right(body, body.height.saturating_sub(1), painter.glyphs.down, painter.theme.accent);
    }
}

fn column_heads(state: &State, painter: &mut Painter<'_>, shape: &Shape, area: Rect) {
    let text = AssessText::of(state.lang);
    let style = painter.theme.dim;
    painter.put(area, 5, 0, &pad(text.column_rating, shape.rating), style);
    painter.put(area, shape.text - 3, 0, text.column_due, style);
    let key = format!("{}  {}", text.column_item, text.key_mark);
    painter.put(Rect { width: area.width.saturating_sub(shape.tail), ..area }, shape.text, 0, &key, style);
    painter.put_right(area, 0, &format!("{} ", text.column_evidence), style);
}

fn blocks(state: &State, open: &Open, shape: &Shape, rows: &[usize], columns: usize, full: bool) -> Vec<Block> {
    let framework = open.framework();
    let criterion = framework.criterion(state.walk.criterion);
    let answers = open.assessment.record.of_criterion(framework, state.walk.criterion);
    let block = |&at: &usize| {
        let item = &criterion.items[at];
        let selected = at == state.walk.item;
        let mut lines = wrapped(item.text.get(state.lang), shape.room);
        if !full && !selected && lines.len() > 1 {
            lines = vec![item.text.get(state.lang).to_owned()];
        }
        let extra =
            if selected { extra(state, framework, item, &answers[at], columns.saturating_sub(5)) } else { Vec::new() };
        Block { at, lines, extra }
    };
    rows.iter().map(block).collect()
}

/// In the smallest windows a long item gives way to its choices: what can be pressed is always whole in sight.
fn keep_choices(block: &mut Block, room: usize, columns: usize) {
    let choices = block.extra.iter().filter(|row| row.role == Role::Accent).count();
    let most = room.saturating_sub(choices).max(1);
    if block.lines.len() > most {
        block.lines.truncate(most);
        if let Some(last) = block.lines.last_mut() {
            *last = marked_as_cut(last, columns);
        }
    }
}

/// Gives rows that are left over to items that were cut to one, those nearest to the cursor first.
fn spread(blocks: &mut [Block], open: &Open, state: &State, columns: usize, room: usize) {
    let used: usize = blocks.iter().map(|block| block.lines.len() + block.extra.len()).sum();
    let mut spare = room.saturating_sub(used);
    let items = &open.framework().criterion(state.walk.criterion).items;
    let mut order: Vec<usize> = (0..blocks.len()).filter(|&index| blocks[index].extra.is_empty()).collect();
    order.sort_by_key(|&index| blocks[index].at.abs_diff(state.walk.item));
    for index in order {
        let lines = wrapped(items[blocks[index].at].text.get(state.lang), columns);
        if lines.len() > 1 && lines.len() - 1 <= spare {
            spare -= lines.len() - 1;
            blocks[index].lines = lines;
        }
    }
}

/// Leaves out rows under the selected item, the least wanted first: what the rating means, then further lines of
/// what is on record. The choices and one line of evidence always stay.
fn fewer(mut rows: Vec<Extra>, mut over: usize, columns: usize) -> Vec<Extra> {
    const STAY: usize = 3;
    while over > 0 && rows.len() > STAY {
        let out = rows.iter().rposition(|row| row.text.is_empty() || row.role == Role::Text).unwrap_or(rows.len() - 1);
        if rows.remove(out).follows
            && let Some(before) = rows.get_mut(out - 1)
        {
            before.text = marked_as_cut(&before.text, columns);
        }
        over -= 1;
    }
    rows
}

/// What stands under the selected item: the ratings to choose from, what to ask for, what is on record.
fn extra(state: &State, framework: &Framework, item: &Item, answer: &Answer, columns: usize) -> Vec<Extra> {
    let text = AssessText::of(state.lang);
    let mut rows = Vec::new();
    let mut push = |line: &str, role: Role, most: usize| {
        let mut lines = wrapped(line, columns.max(1));
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                *last = marked_as_cut(last, columns);
            }
        }
        let row = |(nth, text)| Extra { text, role, follows: nth > 0 };
        rows.extend(lines.into_iter().enumerate().map(row));
    };
    if framework.scale.len() <= 9 {
        let mut choices: Vec<String> = framework
            .scale
            .iter()
            .enumerate()
            .map(|(row, rating)| format!("{} {}", key_of(state, Action::RATES[row]), rating.name.get(state.lang)))
            .collect();
        choices.push(keyed(state, text.rate_na));
        for line in join_within(&choices, "  ", columns) {
            push(&line, Role::Accent, 1);
        }
    } else {
        push(&keyed(state, text.long_scale), Role::Accent, 1);
    }
    if !item.evidence.is_empty() && !answer.has_evidence() {
        let list: Vec<&str> = item.evidence.iter().map(|text| text.get(state.lang)).collect();
        push(&fill(text.ask_for, &[("list", &list.join(state.terms().list_comma))]), Role::Dim, 2);
    }
    if answer.has_evidence() {
        let today = state.now.date_naive();
        let titles: Vec<String> = answer
            .evidence
            .iter()
            .filter(|record| record.counts())
            .map(|record| match record.valid_until.filter(|_| record.is_expired(today)) {
                Some(date) => {
                    format!("{} ({})", record.title, fill(text.expired, &[("date", &date.to_string())]))
                }
                None => record.title.clone(),
            })
            .collect();
        let expired = answer.evidence.iter().any(|record| record.is_expired(today));
        let line = fill(text.evidence_is, &[("text", &titles.join(state.terms().list_comma))]);
        push(&line, if expired { Role::Warning } else { Role::Dim }, 2);
    } else if answer.is_unevidenced(framework) {
        let cap = framework.scale[framework.evidence_cap].name.get(state.lang);
        push(&fill(text.evidence_none, &[("cap", cap)]), Role::Warning, 1);
    }
    for (template, stored) in [(text.reason_is, &answer.reason), (text.note_is, &answer.note)] {
        if !stored.trim().is_empty() {
            push(&fill(template, &[("text", &one_line(stored))]), Role::Dim, 2);
        }
    }
    if let Some(Mark::Scale(row)) = answer.rating
        && let Some(meaning) = &framework.scale[row].meaning
    {
        let name = framework.scale[row].name.get(state.lang);
        push(&format!("{name}{}{}", state.terms().colon, meaning.get(state.lang)), Role::Text, 2);
    }
    rows
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn draw_block(
    state: &State,
    painter: &mut Painter<'_>,
    open: &Open,
    shape: &Shape,
    area: Rect,
    block: &Block,
    line: u16,
) -> u16 {
    let framework = open.framework();
    let item = &framework.criterion(state.walk.criterion).items[block.at];
    let answer = &open.assessment.record.of_criterion(framework, state.walk.criterion)[block.at];
    let selected = block.at == state.walk.item;
    let focused = selected && state.walk.pane == Pane::List;
    let plain = if focused { painter.theme.selected } else { painter.theme.text };
    for row in line..line.saturating_add(u16::try_from(block.lines.len()).unwrap_or(1)) {
        if focused {
            painter.highlight(area, row, plain);
        }
    }
    if selected {
        painter.put(area, 0, line, painter.glyphs.cursor, if focused { plain } else { painter.theme.accent });
    }
    painter.put(area, 2, line, &pad_left(&(block.at + 1).to_string(), 2), plain);
    let word = rating_word(framework, &shape.short, answer, state.lang);
    let rating = match answer.rating {
        _ if focused => plain,
        None | Some(Mark::NotApplicable) => painter.theme.dim,
        Some(Mark::Scale(row)) if item.key && row < framework.gating.key_at_least => painter.theme.warning,
        Some(Mark::Scale(_)) => painter.theme.claimed,
    };
    painter.put(area, 5, line, &pad(&word, shape.rating), rating);
    let due = format!("{}{}", item.level, if item.key { "*" } else { "" });
    painter.put(area, shape.text - 3, line, &due, plain);
    let room = Rect { width: area.width.saturating_sub(shape.tail), ..area };
    let mut row = line;
    for text in &block.lines {
        painter.put(room, shape.text, row, text, plain);
        row += 1;
    }
    evidence_mark(state, painter, framework, answer, area, line, focused);
    for covered in line..row.saturating_add(u16::try_from(block.extra.len()).unwrap_or(0)) {
        painter.spot_row(area, covered, Target::Item(block.at));
    }
    let mut choice = 0;
    for Extra { text, role, .. } in &block.extra {
        let style = painter.role(*role);
        painter.put(area, 5, row, text, style);
        if *role == Role::Accent {
            choice = spot_choices(painter, area, row, text, choice, framework.scale.len());
        }
        row += 1;
    }
    row
}

/// The ratings to choose from can be clicked; `choice` is the first of the row, the next row's is returned.
fn spot_choices(painter: &mut Painter<'_>, area: Rect, row: u16, text: &str, choice: usize, ratings: usize) -> usize {
    let (mut column, mut at) = (5, choice);
    for word in text.split("  ") {
        let columns = u16::try_from(width(word)).unwrap_or(0);
        let action = match Action::RATES.get(at) {
            _ if ratings > Action::RATES.len() => Action::Open,
            Some(rate) if at < ratings => *rate,
            _ => Action::NotApplicable,
        };
        painter.spot(area, column, row, columns, Target::Act(action));
        column = column.saturating_add(columns).saturating_add(2);
        at += 1;
    }
    at
}

/// The last column: how many records there are; `-` where one is missed, `!` where one has expired.
fn evidence_mark(
    state: &State,
    painter: &mut Painter<'_>,
    framework: &Framework,
    answer: &Answer,
    area: Rect,
    line: u16,
    focused: bool,
) {
    let today = state.now.date_naive();
    let count = answer.evidence_count();
    let expired = answer.evidence.iter().any(|record| record.is_expired(today));
    let (mark, style) = match (count, expired) {
        (0, _) if answer.is_unevidenced(framework) => ("- ".to_owned(), painter.theme.warning),
        (0, _) => return,
        (count, true) => (format!("{count}!"), painter.theme.warning),
        (count, false) => (format!("{count} "), painter.theme.evidenced),
    };
    let style = if focused { painter.theme.selected } else { style };
    painter.put_right(area, line, &mark, style);
}
