//! What the program itself says is never cut: labels, headings, hints, questions, errors.

use pinheng::framework::builtin;
use pinheng::i18n::{
    AssessText, ExplainText, ExportScreenText, HomeText, Lang, ScoreText, Terms, TuiText, WeightsText, WorkshopText,
};
use pinheng::text::width;
use pinheng::tui::action::Action;
use pinheng::tui::dialog::Dialog;

use super::drawing::check;
use super::harness::{Setup, Tui, squeeze};
use super::states::Case;
use super::{more, states};

const SIZES: [(u16, u16); 3] = [(80, 24), (40, 12), (120, 40)];

/// Everything the program says in a language, cut at the places that values are filled into.
fn sayings(lang: Lang) -> Vec<String> {
    let tables = [
        TuiText::pairs(),
        HomeText::pairs(),
        AssessText::pairs(),
        ScoreText::pairs(),
        WeightsText::pairs(),
        WorkshopText::pairs(),
        ExportScreenText::pairs(),
        ExplainText::pairs(),
        Terms::pairs(),
    ];
    let mut texts: Vec<String> = tables.concat().into_iter().map(|(_, zh, en)| lang.pick(zh, en).to_owned()).collect();
    for action in Action::ALL {
        texts.extend([action.label(lang).to_owned(), action.help(lang).to_owned()]);
    }
    let pieces = texts.iter().flat_map(|text| text.split(['{', '}']).step_by(2));
    pieces.map(|piece| piece.trim().to_owned()).filter(|piece| width(piece) >= 4).collect()
}

/// The saying that ends in a mark of being cut at the end of `before`, if one does.
fn cut_saying<'s>(before: &str, after: &str, sayings: &'s [String], names: &[String]) -> Option<&'s String> {
    // The same sign stands between two ratings.
    if names.iter().any(|name| after.trim_start().starts_with(name.as_str())) {
        return None;
    }
    let before = before.trim_end();
    sayings.iter().find(|saying| {
        let ends = saying.char_indices().map(|(at, _)| at).skip(1);
        let ends = ends.filter(|at| saying.is_char_boundary(*at));
        ends.into_iter().any(|end| {
            let start = saying[..end].trim_end();
            let ascii = start.is_ascii();
            let long = width(start) >= if ascii { 6 } else { 4 };
            let begins = |rest: &str| rest.is_empty() || rest.ends_with("  ") || rest.ends_with(['⡇', '：', '›']);
            let alone = |rest: &str| begins(rest) || (!ascii && rest.ends_with(' '));
            let alone = before.strip_suffix(start).is_some_and(alone);
            long && alone
        })
    })
}

fn cut_sayings(tui: &Tui, sayings: &[String]) -> Vec<String> {
    let lang = tui.program.state.lang;
    let names: Vec<String> = builtin().scale.iter().map(|row| row.name.get(lang).to_owned()).collect();
    let mut found = Vec::new();
    // A row of a list that is picked from may be longer than a small window.
    let listed = matches!(tui.program.state.dialogs.last(), Some(Dialog::Picker(_))) && tui.program.state.size.0 < 80;
    for row in tui.rows() {
        if listed && row.starts_with("⡇  ") {
            continue;
        }
        for (at, mark) in row.match_indices('›') {
            if let Some(saying) = cut_saying(&row[..at], &row[at + mark.len()..], sayings, &names) {
                found.push(format!("{saying:?} in {:?}", row.trim()));
            }
        }
    }
    found
}

/// The text on the screen, or in the topmost box alone if there is one, without blanks.
fn box_text(tui: &Tui) -> String {
    let buffer = tui.buffer();
    let symbol = |x: u16, y: u16| buffer[(x, y)].symbol();
    // A gauge may look like the corner of a box; a heading behind it does not.
    let corner = |x: u16, y: u16| [0, 1, 2].map(|column| symbol(x + column, y)) == ["⡇", "⠒", " "];
    let corners = |y: u16| (0..buffer.area.width - 3).find(|&x| corner(x, y) && symbol(x + 3, y) != " ");
    let found: Vec<(u16, u16)> = (0..buffer.area.height).filter_map(|y| Some((y, corners(y)?))).collect();
    // A question stands within the box that it is about: that one's top, then its own.
    let nth = usize::from(found.len() == 4);
    let Some(&(top, left)) = found.get(nth).filter(|_| tui.dialogs() > 0) else {
        return tui.run_on();
    };
    let right = (left + 1..buffer.area.width).find(|&x| symbol(x, top) == "⡇").unwrap_or(buffer.area.width);
    let rows = (top..buffer.area.height).map(|y| {
        let (mut row, mut x) = (String::new(), left + 1);
        while x < right {
            row.push_str(symbol(x, y));
            x += u16::try_from(width(symbol(x, y)).max(1)).unwrap();
        }
        row
    });
    squeeze(&rows.collect::<String>())
}

/// What the topmost dialog, if there is one, must show whole.
fn wanted(tui: &Tui) -> Vec<String> {
    let mut texts = Vec::new();
    match tui.program.state.dialogs.last() {
        Some(Dialog::Form(form)) => {
            texts.push(form.title.clone());
            // The last sentence tells what must not be written.
            let sentences = match tui.program.state.size.1 {
                ..16 => usize::from(form.error.is_none()),
                _ => usize::MAX,
            };
            texts.extend(form.intro.iter().rev().take(sentences).cloned());
            // In a low window the records being picked from stand over the other fields.
            let picking = form.offer.is_some();
            texts.extend(form.fields.iter().map(|field| field.label.clone()).filter(|_| !picking));
            texts.extend(form.error.clone().filter(|error| error.lines().count() <= 2 && width(error) < 100));
        }
        Some(Dialog::Picker(picker)) => {
            texts.push(picker.title.clone());
            texts.extend(picker.hint.split("  ").take(2).map(str::to_owned));
        }
        Some(Dialog::Viewer(viewer)) => {
            let text = TuiText::of(tui.program.state.lang);
            let hint = if viewer.query.is_some() { text.help_hint } else { text.viewer_hint };
            texts.extend([viewer.title.clone(), hint.to_owned()]);
        }
        Some(Dialog::Confirm(confirm)) => {
            texts.extend(confirm.lines.clone());
            texts.push(TuiText::of(tui.program.state.lang).confirm_hint.to_owned());
        }
        None => {
            // Of what was done, what is saved and what that completed, the first or the last at least.
            let notice = tui.program.state.notice.as_ref().map_or("", |notice| &notice.text);
            let parts: Vec<&str> = notice.split("  ").collect();
            texts.push(if parts.len() > 2 { parts[2] } else { parts[0] }.to_owned());
        }
    }
    texts
}

fn faults(lang: Lang, case: &Case, sayings: &[String]) -> Vec<String> {
    let mut tui = case.start(Setup::new(lang, (80, 24)));
    let mut found = Vec::new();
    for (columns, rows) in SIZES {
        tui.resize(columns, rows);
        check(tui.buffer(), true, false, case.name);
        let shown = box_text(&tui);
        let missing = wanted(&tui).into_iter().filter(|text| !shown.contains(&squeeze(text)));
        let missing = missing.map(|text| format!("{text:?} is not shown whole"));
        let all = cut_sayings(&tui, sayings).into_iter().chain(missing);
        found.extend(all.map(|fault| format!("{lang} {} {columns}x{rows}: {fault}", case.name)));
    }
    found
}

fn every_saying_fits(lang: Lang) {
    let sayings = sayings(lang);
    let cases = states::every().chain(more::ALL);
    let found: Vec<String> = cases.flat_map(|case| faults(lang, case, &sayings)).collect();
    assert!(found.is_empty(), "{} cut:\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_saying_fits_in_chinese() {
    every_saying_fits(Lang::Zh);
}

#[test]
fn every_saying_fits_in_english() {
    every_saying_fits(Lang::En);
}

#[test]
fn a_cut_saying_is_found() {
    let sayings = sayings(Lang::Zh);
    let names = vec!["完全符合".to_owned()];
    let cut = |before: &str, after: &str| cut_saying(before, after, &sayings, &names).is_some();
    assert!(cut("⡇⠒ Enter 下一栏/保存  Esc 返›", "") || cut("⡇⠒ Enter 下一栏/保存  Esc 返", " ⡇"));
    assert!(cut("  没有相", "  ⡇"));
    assert!(!cut("第1项 未评", "完全符合"), "an arrow");
    assert!(!cut("用户自己写的话", "  ⡇"));
}
