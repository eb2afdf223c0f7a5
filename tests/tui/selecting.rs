//! Selecting, cutting, copying and pasting, in every kind of text field.

use crossterm::event::{KeyCode, KeyModifiers};
use pinheng::i18n::Lang;
use pinheng::text::width;
use pinheng::tui::dialog::Dialog;
use pinheng::tui::state::Screen;
use pinheng::tui::theme::{Depth, ThemeName};
use ratatui::style::Modifier;

use super::harness::{Setup, Tui};
use super::states;

const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

/// The text that is drawn as selected, row by row.
fn reversed(tui: &Tui) -> Vec<String> {
    let buffer = tui.buffer();
    let row = |y: u16| {
        let (mut line, mut x) = (String::new(), 0);
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            if cell.modifier.contains(Modifier::REVERSED) {
                line.push_str(cell.symbol());
            }
            x += u16::try_from(width(cell.symbol()).max(1)).unwrap();
        }
        line
    };
    (0..buffer.area.height).map(row).filter(|line| !line.is_empty()).collect()
}

/// What the terminal is asked to put in the system's clipboard.
fn passed_on(tui: &mut Tui) -> Option<String> {
    tui.program.state.clipboard.pass_on().map(str::to_owned)
}

#[test]
fn a_part_of_a_note_is_cut_and_pasted_elsewhere() {
    let mut tui = Tui::fresh(Setup::default());
    tui.press("n").type_text("目标写在方案，依据𠮷祥条例");
    tui.key_with(KeyCode::Left, SHIFT | KeyModifiers::CONTROL);
    assert_eq!(reversed(&tui), ["依据𠮷祥条例"]);
    tui.key_with(KeyCode::Left, SHIFT);
    assert_eq!(reversed(&tui), ["，依据𠮷祥条例"]);
    tui.ctrl('x');
    assert_eq!(tui.fields(), ["目标写在方案"]);
    assert_eq!(passed_on(&mut tui).as_deref(), Some("，依据𠮷祥条例"));
    assert!(reversed(&tui).is_empty());
    tui.key(KeyCode::Home).ctrl('v').ctrl('v');
    assert_eq!(tui.fields(), ["，依据𠮷祥条例，依据𠮷祥条例目标写在方案"]);
    assert_eq!(passed_on(&mut tui), None, "pasting tells nobody");
    tui.alt('z').alt('z').alt('z');
    assert_eq!(
        (tui.fields(), reversed(&tui)),
        (vec!["目标写在方案，依据𠮷祥条例".into()], vec!["，依据𠮷祥条例".into()])
    );
    tui.alt('y').esc();
    assert_eq!(tui.answer(0).note, "目标写在方案");
    tui.go(3).press("e").ctrl('v');
    assert_eq!(tui.fields()[0], "，依据𠮷祥条例");
}

#[test]
fn ctrl_c_copies_a_selection_and_asks_to_quit_without_one() {
    let mut tui = Tui::fresh(Setup::default());
    tui.press("n").type_text("第一行\n第二行");
    tui.ctrl('c');
    assert!(matches!(tui.program.state.dialogs.last(), Some(Dialog::Confirm(_))));
    assert_eq!(passed_on(&mut tui), None);
    tui.esc().ctrl('a');
    assert_eq!(reversed(&tui), ["第一行 ", "第二行"]);
    tui.ctrl('c');
    assert_eq!(passed_on(&mut tui).as_deref(), Some("第一行\n第二行"));
    tui.assert_shows("未保存  已复制");
    assert_eq!(passed_on(&mut tui), None, "told once");
    assert_eq!(reversed(&tui).len(), 2, "still selected");
    tui.type_text("换");
    assert_eq!(tui.fields(), ["换"]);
    tui.alt('z');
    assert_eq!(tui.fields(), ["第一行\n第二行"]);
}

#[test]
fn copying_says_so() {
    let mut tui = states::new(Setup::default());
    tui.ctrl('a').ctrl('c');
    tui.assert_shows("已复制");
    tui.ctrl('a').paste(&"长".repeat(30_000)).ctrl('a').ctrl('c');
    tui.assert_shows("只能在品衡里粘贴");
    assert_eq!(passed_on(&mut tui), None);
    tui.tab().ctrl('a').ctrl('v');
    assert_eq!(tui.fields()[2].chars().count(), 30_000);
}

#[test]
fn evidence_fields_and_searches_select_too() {
    let mut tui = Tui::sample(Setup::default(), Screen::Assess);
    tui.go(0).press("e").press("a").type_text("年度计划 2026").key_with(KeyCode::Home, SHIFT);
    assert_eq!(reversed(&tui), ["年度计划 2026"]);
    tui.ctrl('x').tab().ctrl('v');
    assert_eq!(&tui.fields()[..2], ["", "年度计划 2026"]);
    tui.key_with(KeyCode::Left, SHIFT).tab();
    assert!(reversed(&tui).is_empty(), "only where the keys are");
    tui.esc().esc().esc();
    tui.press("/").type_text("台账").ctrl('a');
    assert_eq!(reversed(&tui), ["台账"]);
    tui.ctrl('c');
    assert_eq!(passed_on(&mut tui).as_deref(), Some("台账"));
    tui.esc().press("?").type_text("台账").ctrl('a').type_text("评").ctrl('a').ctrl('c');
    assert_eq!(passed_on(&mut tui).as_deref(), Some("评"));
    tui.esc().esc().ctrl('v');
    tui.program.state.clipboard.put("台账".to_owned());
    tui.key(KeyCode::F(2)).press("/").type_text("示例").key_with(KeyCode::Home, SHIFT).type_text("没有");
    assert_eq!(tui.program.state.home.filter.search, "没有");
    tui.ctrl('a').ctrl('v');
    assert_eq!(tui.program.state.home.filter.search, "台账");
}

#[test]
fn selected_text_is_told_apart_in_every_theme() {
    for theme in ThemeName::ALL {
        for depth in [Depth::Mono, Depth::Sixteen, Depth::Indexed, Depth::True] {
            let mut tui = Tui::fresh(Setup::new(Lang::En, (80, 24)));
            tui.program.state.theme = theme.palette().theme(depth);
            tui.press("n").type_text("one two").key_with(KeyCode::Left, SHIFT | KeyModifiers::CONTROL);
            assert_eq!(reversed(&tui), ["two"]);
        }
    }
}

#[test]
fn moving_in_a_query_keeps_the_row() {
    let mut tui = states::assess_middle(Setup::default());
    tui.press(":").type_text("e").key(KeyCode::Down).key(KeyCode::Left);
    let Some(Dialog::Picker(picker)) = tui.program.state.dialogs.last() else { panic!() };
    assert_eq!(picker.cursor, 1);
}

#[test]
fn a_letter_with_ctrl_is_not_the_letter() {
    let mut tui = states::assess_middle(Setup::default());
    tui.go(2).press("e");
    let records = tui.answer(2).evidence.len();
    tui.ctrl('d').alt('d');
    assert_eq!(tui.answer(2).evidence.len(), records);
    tui.press("d");
    assert_eq!(tui.answer(2).evidence.len(), records - 1);
}

#[test]
fn hanging_blanks_are_no_cut() {
    let mut tui = Tui::fresh(Setup::default());
    tui.press("n").paste(&format!("{}    {}", "word ".repeat(14), "end"));
    assert!(tui.rows().iter().all(|row| !row.contains("word") || !row.contains('›')), "{}", tui.screen());
}

#[test]
fn rare_characters_stand_in_names() {
    let mut tui = states::new(Setup::default());
    tui.key(KeyCode::BackTab).ctrl('a').type_text("𠮷县㐂乡e\u{301}局👨‍👩‍👧🇨🇳");
    tui.key(KeyCode::Backspace).key(KeyCode::Backspace).key(KeyCode::Backspace).key(KeyCode::Backspace);
    assert_eq!(tui.fields()[0], "𠮷县㐂乡");
    tui.ctrl('s');
    assert_eq!(tui.assessment().record.office, "𠮷县㐂乡");
    tui.assert_shows("𠮷县㐂乡");
    tui.key(KeyCode::F(2)).press("/").type_text("㐂");
    assert_eq!(tui.program.state.home.total, 1);
    let (column, _) = tui.caret().unwrap();
    tui.key(KeyCode::Left);
    assert_eq!(tui.caret().unwrap().0, column - 2);
}
