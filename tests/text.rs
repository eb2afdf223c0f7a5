//! Promises of the text module, held against random Chinese, emoji and odd text, and against what ratatui draws.

use std::ops::Range;

use pinheng::text::edit::Editor;
use pinheng::text::fuzzy::rank;
use pinheng::text::width::{center, clean, pad, pad_left, truncate, width};
use pinheng::text::wrap::wrap;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// What the texts are made of, odd characters included.
const PIECES: &[&str] = &[
    "机",
    "关",
    "事务",
    "服",
    "务品",
    "牌",
    "𠮷",
    "，",
    "。",
    "、",
    "：",
    "（",
    "）",
    "“",
    "”",
    "《",
    "》",
    "……",
    "——",
    "a",
    "Word",
    "office-affairs",
    "3.14",
    "1,000",
    "80%",
    "2026-11-23",
    "https://a.cn/x?y=1",
    "(",
    ")",
    ",",
    "!",
    "\"",
    " ",
    "  ",
    "　",
    "\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "e\u{301}",
    "👨‍👩‍👧",
    "🇨",
    "🇨🇳",
    "❤\u{fe0f}",
    "👍🏽",
    "🏳\u{fe0f}\u{200d}🌈",
    "\u{200d}",
    "\u{200b}",
    "\u{202e}",
    "\u{fe0f}",
    "\u{301}",
    "\u{1b}",
    "\u{ad}",
    "ｶﾞ",
    "ﾟ",
    "한글",
    "ᄀ",
    "क्ष",
    "ا",
    "①",
];

/// Text made of [`PIECES`], or of any characters at all.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![4 => vec(select(PIECES), 0..40).prop_map(|pieces| pieces.concat()), 1 => "\\PC{0,30}", 1 => any::<String>()]
}

/// Text of Chinese and Latin prose whose longest unbreakable run takes at most 16 columns.
fn prose() -> impl Strategy<Value = String> {
    let words = select(&["机", "关", "事", "务", "word", "3.14", "80%", "1,000", "2026-11-23", "a/b.txt"][..]);
    let marks = select(&["", "", "", "，", "。", " ", "、", "！”", "：“", "（", "）", "……", ", ", "("][..]);
    let glyphs = select(&["品", "牌", "好", "与"][..]);
    vec((words, marks, glyphs), 0..40)
        .prop_map(|parts| parts.into_iter().map(|(word, mark, glyph)| [word, mark, glyph].concat()).collect())
}

/// The column ratatui's pen stands in after drawing `s`.
fn drawn_columns(s: &str) -> usize {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 2_000, 1));
    usize::from(buffer.set_stringn(0, 0, s, usize::MAX, Style::default()).0)
}

fn is_boundary(text: &str, offset: usize) -> bool {
    offset == text.len() || text.grapheme_indices(true).any(|(at, _)| at == offset)
}

/// The bytes of `s` outside all `ranges`, which must be in order and apart.
fn outside(s: &str, ranges: &[Range<usize>]) -> String {
    let mut rest = String::new();
    let mut at = 0;
    for range in ranges {
        rest.push_str(&s[at..range.start]);
        at = range.end;
    }
    rest + &s[at..]
}

#[derive(Clone, Debug)]
enum Key {
    Type(char),
    Paste(String),
    SetCaret(usize),
    Press(fn(&mut Editor)),
    Move(fn(&mut Editor, usize), usize),
}

fn key() -> impl Strategy<Value = Key> {
    const PRESSES: &[fn(&mut Editor)] = &[
        Editor::backspace,
        Editor::delete,
        Editor::delete_word_left,
        Editor::delete_to_start,
        Editor::delete_to_end,
        Editor::left,
        Editor::right,
        Editor::word_left,
        Editor::word_right,
        Editor::mark_saved,
        |editor| {
            editor.undo();
        },
        |editor| {
            editor.redo();
        },
    ];
    const MOVES: &[fn(&mut Editor, usize)] = &[
        Editor::home,
        Editor::end,
        |editor, columns| {
            editor.up(columns);
        },
        |editor, columns| {
            editor.down(columns);
        },
    ];
    let piece = select(PIECES);
    prop_oneof![
        4 => piece.prop_map(|piece| Key::Type(piece.chars().next().unwrap_or('a'))),
        2 => vec(select(PIECES), 0..6).prop_map(|pieces| Key::Paste(pieces.concat())),
        1 => (0_usize..200).prop_map(Key::SetCaret),
        5 => select(PRESSES).prop_map(Key::Press),
        3 => (select(MOVES), 0_usize..12).prop_map(|(step, columns)| Key::Move(step, columns)),
    ]
}

fn press(editor: &mut Editor, key: &Key) {
    match key {
        Key::Type(c) => {
            editor.insert_char(*c);
        }
        Key::Paste(s) => {
            editor.insert_str(s);
        }
        Key::SetCaret(offset) => editor.set_caret(*offset),
        Key::Press(step) => step(editor),
        Key::Move(step, columns) => step(editor, *columns),
    }
}

fn check_layout(editor: &Editor, columns: usize) {
    let layout = editor.layout(columns);
    let text = editor.text();
    assert!(layout.caret_column < columns.max(1));
    let line = &layout.lines[layout.caret_row];
    assert!(line.start <= editor.caret() && editor.caret() <= line.end, "{layout:?}");
    assert_eq!(outside(text, &layout.lines).replace('\n', ""), "", "{layout:?}");
    for line in &layout.lines {
        assert!(is_boundary(text, line.start) && is_boundary(text, line.end));
        let shown = &text[line.clone()];
        let fits = width(&clean(shown.trim_end())) <= columns || shown.trim_end().graphemes(true).count() <= 1;
        assert!(fits || columns < 4, "{shown:?} in {columns}");
    }
}

fn check_window(editor: &Editor, columns: usize) {
    let (range, column) = editor.window(columns);
    let text = editor.text();
    assert!(column < columns.max(1));
    assert!(range.start <= editor.caret() && editor.caret() <= range.end);
    assert!(is_boundary(text, range.start) && is_boundary(text, range.end));
    assert!(width(&clean(&text[range.clone()])) <= columns);
    let before: usize = text[range.start..editor.caret()].graphemes(true).map(|g| width(&clean(g))).sum();
    assert_eq!(before, column);
}

proptest! {
    #[test]
    fn width_is_what_ratatui_draws(s in text()) {
        prop_assert_eq!(width(&s), drawn_columns(&s));
        prop_assert_eq!(width(&clean(&s)), drawn_columns(&clean(&s)));
    }

    #[test]
    fn clean_text_is_clean(s in text()) {
        let once = clean(&s);
        let banned = once.find(|c: char| c.is_control() || c == '\u{fe0f}' || c == '\u{202e}');
        prop_assert_eq!(banned, None);
        prop_assert_eq!(&clean(&once), &once);
        prop_assert!(matches!(clean(&once), std::borrow::Cow::Borrowed(_)));
        let parts: usize = s.graphemes(true).map(|g| width(&clean(g))).sum();
        prop_assert!(width(&once) <= parts);
    }

    #[test]
    fn truncated_text_fits(s in text(), columns in 0_usize..30) {
        let cut = truncate(&s, columns);
        prop_assert!(width(&cut) <= columns);
        if width(&s) <= columns {
            prop_assert_eq!(&cut, &s);
        } else if columns > 0 {
            let kept = cut.strip_suffix('›').unwrap();
            prop_assert!(s.starts_with(kept) && is_boundary(&s, kept.len()));
        }
    }

    #[test]
    fn padded_text_fills_exactly(s in text(), columns in 0_usize..30) {
        for padded in [pad(&s, columns), pad_left(&s, columns), center(&s, columns)] {
            prop_assert_eq!(width(&padded), columns);
            prop_assert_eq!(drawn_columns(&padded), columns);
        }
    }

    #[test]
    fn wrapped_lines_fit_and_hold_everything_but_blanks(s in text(), columns in 0_usize..24) {
        let lines = wrap(&s, columns);
        prop_assert!(!lines.is_empty());
        prop_assert!(lines.iter().zip(lines.iter().skip(1)).all(|(line, next)| line.end <= next.start));
        let swallowed = outside(&s, &lines);
        prop_assert!(swallowed.chars().all(char::is_whitespace), "{:?}", swallowed);
        for line in lines {
            prop_assert!(is_boundary(&s, line.start) && is_boundary(&s, line.end));
            let shown = &s[line];
            let glyphs = shown.graphemes(true).filter(|g| width(&clean(g)) > 0).count();
            prop_assert!(width(&clean(shown)) <= columns || glyphs == 1, "{:?}", shown);
        }
    }

    #[test]
    fn prose_obeys_the_rules_of_line_breaking(s in prose(), columns in 24_usize..60) {
        let lines = wrap(&s, columns);
        for range in &lines {
            let line = &s[range.clone()];
            prop_assert!(width(line) <= columns);
            prop_assert!(!line.starts_with(|c| "，。、！”）…, ".contains(c)), "{:?}", line);
            prop_assert!(!line.ends_with(|c| "“（( ".contains(c)), "{:?}", line);
        }
        for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
            let cut = line.end == next.start
                && s[..line.end].ends_with(|c: char| c.is_ascii_graphic())
                && s[next.start..].starts_with(|c: char| c.is_ascii_graphic());
            prop_assert!(!cut, "{:?} cut from {:?}", &s[line.clone()], &s[next.clone()]);
        }
    }

    #[test]
    fn the_caret_never_leaves_the_boundaries(s in text(), keys in vec(key(), 0..40), columns in 0_usize..12) {
        let mut field = Editor::multi(&s);
        for key in &keys {
            press(&mut field, key);
            prop_assert!(is_boundary(field.text(), field.caret()), "{:?} after {:?}", field, key);
            check_layout(&field, columns);
            check_window(&field, columns);
        }
    }

    #[test]
    fn a_single_line_stays_single_and_within_its_limit(s in text(), keys in vec(key(), 0..40), columns in 0_usize..12) {
        let mut field = Editor::single(&s).with_limit(50);
        let most = field.text().chars().count().max(50);
        for key in &keys {
            press(&mut field, key);
            prop_assert!(!field.text().contains(char::is_control));
            prop_assert!(field.text().chars().count() <= most);
            check_window(&field, columns);
        }
    }

    #[test]
    fn undo_goes_all_the_way_back_and_redo_forth(s in text(), keys in vec(key(), 0..40)) {
        let mut field = Editor::multi(&s);
        let start = field.text().to_owned();
        for key in &keys {
            press(&mut field, key);
        }
        while field.redo() {}
        let finish = field.text().to_owned();
        while field.undo() {
            prop_assert!(is_boundary(field.text(), field.caret()));
        }
        prop_assert_eq!(field.text(), start);
        while field.redo() {
            prop_assert!(is_boundary(field.text(), field.caret()));
        }
        prop_assert_eq!(field.text(), finish);
    }

    #[test]
    fn rows_are_walked_from_end_to_end(s in text(), columns in 2_usize..12) {
        let mut field = Editor::multi(&s);
        let mut before = field.layout(columns).caret_row;
        while field.up(columns) {
            let row = field.layout(columns).caret_row;
            prop_assert_eq!(row + 1, before);
            before = row;
        }
        prop_assert_eq!(before, 0);
        while field.down(columns) {
            let row = field.layout(columns).caret_row;
            prop_assert_eq!(row, before + 1);
            before = row;
        }
    }

    #[test]
    fn a_prefix_is_found_before_anything_else(s in "[a-z机关服务]{2,8}", other in "[a-z机关服务]{1,8}") {
        let whole = rank(&s, &s);
        prop_assert!(whole.is_some());
        let prefix = rank(&s, &[&*s, &*other].concat());
        let suffix = rank(&s, &[&*other, &*s].concat());
        prop_assert!(whole <= prefix);
        prop_assert!(prefix <= suffix);
    }
}

#[test]
fn long_paragraphs_take_time_in_proportion() {
    let text = "机关事务管理office，服务品牌3.14。".repeat(20_000);
    assert!(wrap(&text, 40).len() > 10_000);
    assert_eq!(wrap(&"a".repeat(300_000), 3).len(), 100_000);
    assert_eq!(wrap(&" ".repeat(300_000), 3).len(), 1);
}
