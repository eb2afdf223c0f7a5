use super::*;

mod selecting;

fn typed(editor: &mut Editor, text: &str) {
    for c in text.chars() {
        editor.insert_char(c);
    }
}

/// A field of many lines with the caret where `|` stands.
fn at(text: &str) -> Editor {
    let mut editor = Editor::multi(&text.replace('|', ""));
    editor.set_caret(text.find('|').unwrap());
    editor
}

/// The text with `|` where the caret stands.
fn shown(editor: &Editor) -> String {
    let (left, right) = editor.text().split_at(editor.caret());
    format!("{left}|{right}")
}

/// The text with `|` at each of the given bytes.
fn marked(text: &str, stops: &[usize]) -> String {
    let mut out = text.to_owned();
    for stop in stops.iter().rev() {
        out.insert(*stop, '|');
    }
    out
}

fn rows(text: &str, columns: usize) -> (Vec<String>, (usize, usize)) {
    let editor = at(text);
    let layout = editor.layout(columns);
    let lines = layout.lines.iter().map(|line| editor.text()[line.clone()].to_owned()).collect();
    (lines, (layout.caret_row, layout.caret_column))
}

#[test]
fn fields_take_only_what_they_can_hold() {
    assert_eq!(Editor::single("a\r\n\tb\nc\u{1b}").text(), "a b c");
    assert_eq!(Editor::multi("a\r\nb\rc\u{2028}d\te\u{7}").text(), "a\nb\nc\nd\te");
    assert_eq!(Editor::multi("\u{202e}a\u{200b}\u{feff}b").text(), "ab");
    assert_eq!(Editor::multi("❤\u{fe0f}").text(), "❤\u{fe0f}");
    let mut field = Editor::single("");
    assert_eq!(field.insert_str("一\n二"), 0);
    field.insert_char('\n');
    assert_eq!(field.text(), "一 二 ");
}

#[test]
fn the_limit_takes_whole_graphemes_and_counts_what_it_drops() {
    let mut field = Editor::single("品牌").with_limit(4);
    assert_eq!(field.insert_str("a👨‍👩‍👧"), 5);
    assert_eq!(field.text(), "品牌a");
    assert_eq!(field.insert_char('b'), 0);
    assert_eq!(field.insert_char('c'), 1);
    assert_eq!(field.insert_str("\u{7}"), 0);
    let mut long = Editor::single("机关事务").with_limit(2);
    assert_eq!(long.insert_str("局"), 1);
    long.backspace();
    assert_eq!(long.text(), "机关事");
}

#[test]
fn deleting_takes_whole_graphemes() {
    for glyph in ["e\u{301}", "👨‍👩‍👧", "🇨🇳", "𠮷", "中"] {
        let mut field = Editor::single(&format!("a{glyph}"));
        field.backspace();
        assert_eq!(field.text(), "a");
        let mut field = Editor::single(&format!("{glyph}a"));
        field.set_caret(0);
        field.delete();
        assert_eq!(field.text(), "a");
        field.right();
        field.delete();
        assert_eq!(shown(&field), "a|");
    }
}

#[test]
fn the_caret_leaves_a_grapheme_that_forms_around_it() {
    let mut field = at("🇨a|🇳");
    field.backspace();
    assert_eq!(shown(&field), "🇨🇳|");
    assert!(field.undo());
    assert_eq!(shown(&field), "🇨a|🇳");
    let mut field = at("e\u{301}|");
    field.set_caret(1);
    assert_eq!(field.caret(), 0);
}

#[test]
fn words_and_lines_are_deleted() {
    for (before, word, start, end) in [
        ("one two  |three", "one |three", "|three", "one two  |"),
        ("a\nb c|d\ne", "a\nb |d\ne", "a\n|d\ne", "a\nb c|\ne"),
        ("示例，机关事务|", "示例，|", "|", "示例，机关事务|"),
        ("|", "|", "|", "|"),
    ] {
        let mut field = at(before);
        field.delete_word_left();
        assert_eq!(shown(&field), word);
        let mut field = at(before);
        field.delete_to_start();
        assert_eq!(shown(&field), start);
        let mut field = at(before);
        field.delete_to_end();
        assert_eq!(shown(&field), end);
    }
}

#[test]
fn the_caret_moves_by_words() {
    // Every place a jump stops at, to the right and to the left.
    for (text, right, left) in [
        ("one  two 服务", "one|  two| 服务|", "|one  |two |服务"),
        (
            "目标写在《方案》，2026年3月。",
            "目标写在|《|方案|》，|2026|年|3|月|。|",
            "|目标写在|《|方案|》，|2026|年|3|月|。",
        ),
        ("𠮷祥々，don't 3.14 カタ", "𠮷祥々|，|don't| 3.14| カタ|", "|𠮷祥々|，|don't |3.14 |カタ"),
        ("一\n\n二", "一|\n\n二|", "|一\n\n|二"),
    ] {
        let mut field = at(&format!("|{text}"));
        let mut stops = Vec::new();
        while field.caret() < text.len() {
            field.word_right();
            stops.push(field.caret());
        }
        assert_eq!(marked(text, &stops), right);
        stops.clear();
        while field.caret() > 0 {
            field.word_left();
            stops.insert(0, field.caret());
        }
        assert_eq!(marked(text, &stops), left);
    }
    let mut field = at("目标|写在方案里，年年改");
    field.delete_word_right();
    assert_eq!(shown(&field), "目标|，年年改");
    field.delete_word_left();
    assert_eq!(shown(&field), "|，年年改");
}

#[test]
fn typing_is_undone_by_sentences_and_pastes_at_once() {
    let mut field = Editor::multi("");
    typed(&mut field, "甲乙。丙丁");
    field.insert_str("粘贴");
    field.backspace();
    field.backspace();
    for text in ["甲乙。丙丁粘贴", "甲乙。丙丁", "甲乙。", ""] {
        assert!(field.undo());
        assert_eq!(field.text(), text);
    }
    assert!(!field.undo());
    for text in ["甲乙。", "甲乙。丙丁", "甲乙。丙丁粘贴", "甲乙。丙丁"] {
        assert!(field.redo());
        assert_eq!(field.text(), text);
    }
    assert!(!field.redo());
    field.undo();
    field.insert_char('x');
    assert!(!field.redo());
}

#[test]
fn moving_parts_steps_and_undo_restores_the_caret() {
    let mut field = at("ab|");
    typed(&mut field, "c");
    field.left();
    typed(&mut field, "d");
    assert_eq!(shown(&field), "abd|c");
    field.undo();
    assert_eq!(shown(&field), "ab|c");
    field.undo();
    assert_eq!(shown(&field), "ab|");
    let mut field = at("|abc");
    field.delete();
    field.delete();
    field.undo();
    assert_eq!(shown(&field), "|abc");
}

#[test]
fn changes_are_told_from_what_was_saved() {
    let mut field = Editor::single("a\n");
    assert!(!field.is_changed());
    typed(&mut field, "b");
    assert!(field.is_changed());
    field.mark_saved();
    assert!(!field.is_changed());
    typed(&mut field, "c");
    field.undo();
    assert_eq!(field.text(), "a b");
    assert!(!field.is_changed());
    field.undo();
    assert!(field.is_changed());
}

#[test]
fn the_caret_after_a_full_row_starts_the_next() {
    assert_eq!(rows("abcd|", 5), (vec!["abcd".into()], (0, 4)));
    assert_eq!(rows("abcde|", 5), (vec!["abcde".into(), String::new()], (1, 0)));
    assert_eq!(rows("abcd|e", 5), (vec!["abcde".into()], (0, 4)));
    assert_eq!(rows("机关|事务", 4), (vec!["机关".into(), "事务".into()], (1, 0)));
    assert_eq!(rows("机关事|", 5), (vec!["机关".into(), "事".into()], (1, 2)));
    assert_eq!(rows("abcde|\nf", 5), (vec!["abcde".into(), String::new(), "f".into()], (1, 0)));
    assert_eq!(rows("abcde\n|f", 5), (vec!["abcde".into(), "f".into()], (1, 0)));
    assert_eq!(rows("a\n|\nb", 5), (vec!["a".into(), String::new(), "b".into()], (1, 0)));
    assert_eq!(rows("|", 0), (vec![String::new()], (0, 0)));
}

#[test]
fn every_blank_typed_moves_the_caret() {
    let mut field = Editor::multi("abc");
    let mut places = Vec::new();
    for _ in 0..6 {
        field.insert_char(' ');
        let layout = field.layout(5);
        places.push((layout.caret_row, layout.caret_column));
    }
    assert_eq!(places, [(0, 4), (1, 0), (1, 1), (1, 2), (1, 3), (1, 4)]);
}

#[test]
fn blanks_before_a_break_hang() {
    let lines = || vec!["abcd   ".into(), "ef".into()];
    assert_eq!(rows("abcd|   ef", 5), (lines(), (0, 4)));
    assert_eq!(rows("abcd  | ef", 5), (lines(), (0, 4)));
    assert_eq!(rows("abcd   |ef", 5), (lines(), (1, 0)));
    assert_eq!(rows("   |abcd", 5), (vec!["   ".into(), "abcd".into()], (1, 0)));
}

#[test]
fn home_and_end_stay_in_the_row() {
    for (before, home, end) in [
        ("ab cd|efg", "ab |cdefg", "ab cdefg|"),
        ("a|b cdefg", "|ab cdefg", "ab| cdefg"),
        ("机|关事务工作", "|机关事务工作", "机关|事务工作"),
        ("a\nb|c\nd", "a\n|bc\nd", "a\nbc|\nd"),
    ] {
        let mut field = at(before);
        field.home(6);
        assert_eq!(shown(&field), home);
        let mut field = at(before);
        field.end(6);
        assert_eq!(shown(&field), end);
    }
    let mut line = Editor::single("机关事务工作");
    line.home(4);
    assert_eq!(line.caret(), 0);
    line.end(4);
    assert_eq!(line.caret(), line.text().len());
}

#[test]
fn up_and_down_keep_the_column() {
    let mut field = at("abcde|f\n中\n机关事务");
    for stop in ["abcdef\n中|\n机关事务", "abcdef\n中\n机关|事务"] {
        assert!(field.down(10));
        assert_eq!(shown(&field), stop);
    }
    assert!(!field.down(10));
    assert!(field.up(10));
    assert!(field.up(10));
    assert_eq!(shown(&field), "abcde|f\n中\n机关事务");
    assert!(!field.up(10));
    let mut full = at("机关事务|");
    assert!(full.up(4));
    assert_eq!(shown(&full), "机关|事务");
    assert!(!Editor::single("机关事务").up(4));
}

#[test]
fn a_line_scrolls_by_half_its_field() {
    let field = |text: &str| {
        let editor = at(text);
        let (range, column) = editor.window(6);
        (editor.text()[range].to_owned(), column)
    };
    assert_eq!(field("|"), (String::new(), 0));
    assert_eq!(field("abcde|"), ("abcde".into(), 5));
    assert_eq!(field("|abcdef"), ("abcdef".into(), 0));
    assert_eq!(field("abcdef|"), ("bcdef".into(), 5));
    assert_eq!(field("机关|事务工作"), ("机关事".into(), 4));
    assert_eq!(field("机关事|务工作"), ("事务工".into(), 2));
    assert_eq!(field("机关事务工作|"), ("工作".into(), 4));
    assert_eq!(at("中|文").window(1), (3..3, 0));
    assert_eq!(at("中|文").window(0), (3..3, 0));
}
