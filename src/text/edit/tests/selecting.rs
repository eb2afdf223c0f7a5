use super::*;

/// The text with `[` and `]` around what is selected.
fn selecting(editor: &Editor) -> String {
    let Some(range) = editor.selection() else { return shown(editor) };
    let text = editor.text();
    format!("{}[{}]{}", &text[..range.start], &text[range.clone()], &text[range.end..])
}

#[test]
fn moving_with_a_held_end_selects() {
    let mut field = at("目标|，e\u{301}👨‍👩‍👧");
    field.extend(Editor::right);
    field.extend(Editor::right);
    assert_eq!(selecting(&field), "目标[，e\u{301}]👨‍👩‍👧");
    field.extend(Editor::left);
    field.extend(Editor::word_left);
    field.extend(Editor::word_left);
    assert_eq!(selecting(&field), "[目标]，e\u{301}👨‍👩‍👧");
    field.extend(Editor::right);
    field.extend(Editor::right);
    assert_eq!((selecting(&field), field.selected()), ("目标|，e\u{301}👨‍👩‍👧".into(), None));
    field.extend(Editor::bottom);
    field.left();
    assert_eq!(selecting(&field), "目标|，e\u{301}👨‍👩‍👧");
    field.extend(Editor::top);
    field.right();
    assert_eq!(selecting(&field), "目标|，e\u{301}👨‍👩‍👧");
    field.select_all();
    assert_eq!(field.selected(), Some("目标，e\u{301}👨‍👩‍👧"));
}

#[test]
fn rows_are_selected_up_and_down() {
    let mut field = at("一二\n三|四\n五六");
    field.extend(|field| _ = field.down(10));
    assert_eq!(selecting(&field), "一二\n三[四\n五]六");
    field.extend(|field| _ = field.up(10));
    field.extend(|field| _ = field.up(10));
    assert_eq!(selecting(&field), "一[二\n三]四\n五六");
    field.extend(|field| field.home(10));
    assert_eq!(selecting(&field), "[一二\n三]四\n五六");
}

#[test]
fn what_is_typed_takes_the_place_of_what_is_selected() {
    let mut field = at("机关|事务");
    field.extend(Editor::bottom);
    typed(&mut field, "服务");
    assert_eq!(shown(&field), "机关服务|");
    assert!(field.undo());
    assert_eq!(selecting(&field), "机关[事务]");
    assert!(field.redo());
    assert_eq!(selecting(&field), "机关服务|");
    field.select_all();
    field.insert_char('\u{7}');
    field.insert_str("\u{200b}");
    assert_eq!(selecting(&field), "[机关服务]");
    field.insert_str("x");
    assert_eq!(shown(&field), "x|");
    field.undo();
    assert_eq!(field.cut().as_deref(), Some("机关服务"));
    assert_eq!((field.cut(), field.text()), (None, ""));
    field.undo();
    assert_eq!(selecting(&field), "[机关服务]");
    for delete in [Editor::backspace, Editor::delete, Editor::delete_word_left, Editor::delete_to_end] {
        let mut field = field.clone();
        delete(&mut field);
        assert_eq!(field.text(), "");
    }
    let mut full = Editor::single("品牌建设").with_limit(4);
    full.select_all();
    assert_eq!((full.insert_str("机关事务局"), full.text()), (1, "机关事务"));
}

#[test]
fn another_text_is_one_step() {
    let mut field = Editor::single("旧");
    field.set_text("新的");
    field.set_text("");
    assert!(field.undo());
    assert_eq!(field.text(), "新的");
    assert!(field.undo());
    assert_eq!(field.text(), "旧");
    assert!(!field.undo());
}

/// What a user can do to a text, by number.
fn act(field: &mut Editor, number: usize, text: &str) {
    let moves: [fn(&mut Editor); 10] = [
        Editor::left,
        Editor::right,
        Editor::word_left,
        Editor::word_right,
        |field| field.home(7),
        |field| field.end(7),
        |field| _ = field.up(7),
        |field| _ = field.down(7),
        Editor::top,
        Editor::bottom,
    ];
    let changes: [fn(&mut Editor); 10] = [
        Editor::backspace,
        Editor::delete,
        Editor::delete_word_left,
        Editor::delete_word_right,
        Editor::delete_to_start,
        Editor::delete_to_end,
        Editor::select_all,
        |field| _ = field.cut(),
        |field| _ = field.undo(),
        |field| _ = field.redo(),
    ];
    match number {
        0..10 => moves[number](field),
        10..20 => field.extend(moves[number - 10]),
        20..30 => changes[number - 20](field),
        30..34 => text.chars().for_each(|c| _ = field.insert_char(c)),
        34 => field.set_caret(text.len() * 3),
        _ => _ = field.insert_str(text),
    }
}

proptest::proptest! {
    #[test]
    fn caret_and_selection_stand_between_graphemes_and_undo_goes_all_the_way(
        steps in proptest::collection::vec(
            (0_usize..38, "(e|\u{301}|👨|\u{200d}|👩|🇨|🇳|𠮷|㐂|中|，| |\n|\u{fe0f}|가|ᄀ){0,4}"), 1..120),
        many in proptest::bool::ANY,
    ) {
        let start = "目标 e\u{301}\n🇨🇳";
        let mut field = if many { Editor::multi(start) } else { Editor::single(start) };
        field.set_caret(7);
        let start = field.text().to_owned();
        for (number, text) in &steps {
            act(&mut field, *number, text);
            let ends = field.selection().unwrap_or(field.caret()..field.caret());
            for at in [field.caret(), ends.start, ends.end] {
                proptest::prop_assert!(bounds::is_boundary(field.text(), at), "{at} in {:?}", field.text());
            }
            let layout = field.layout(7);
            proptest::prop_assert!(layout.caret_row < layout.lines.len() && layout.caret_column < 7);
        }
        let end = field.text().to_owned();
        let mut undone = 0;
        while field.undo() {
            undone += 1;
        }
        proptest::prop_assert_eq!(field.text(), &start);
        for _ in 0..undone {
            proptest::prop_assert!(field.redo());
        }
        proptest::prop_assert_eq!(field.text(), &end);
    }
}
