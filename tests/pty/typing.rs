//! Text on its way from an input method or the clipboard into the file.

use pinheng::i18n::{AssessText, Lang};

use crate::harness::{Launch, Term};
use crate::place::Place;
use crate::steps::{home_words, leave, listed, noting, opened, quit, saved, shown, words};

/// Text that is longer than any one read: 5,000 characters, 15,000 bytes, no two neighbours alike.
fn long_text() -> String {
    "品牌建设要落到服务实处每一项都有佐证可查".chars().cycle().take(5000).collect()
}

/// Waits until the text left of the real cursor is the one just typed.
#[track_caller]
fn wait_at_caret(term: &mut Term, typed: &str) {
    let columns = u16::try_from(pinheng::text::width(typed)).unwrap();
    term.wait_until(typed, |term| !term.screen().hide_cursor() && term.before_cursor(columns) == typed);
}

#[test]
fn an_office_is_typed_in_chinese() {
    let place = Place::new();
    let mut term = Launch::new(&place).start();
    term.wait_for(home_words().welcome_title);
    term.send("n");
    term.wait_for(home_words().new_title);
    term.send("示范县");
    wait_at_caret(&mut term, "示范县");
    term.send("机关事务服务中心");
    wait_at_caret(&mut term, "示范县机关事务服务中心");
    term.send("\r");
    // The year is there already.
    term.send("年上半年");
    wait_at_caret(&mut term, "年上半年");
    term.send("\r餐饮服务\r");
    term.wait_for("餐饮服务");
    term.send("\r");
    term.wait_for(&shown(words().screen_assess));
    quit(term);
    let record = place.assessment().record;
    assert_eq!((record.office.as_str(), record.scope.as_str()), ("示范县机关事务服务中心", "餐饮服务"));
    assert!(record.period.ends_with("年上半年"), "{}", record.period);
}

#[test]
fn characters_may_arrive_in_pieces() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place));
    for (number, piece) in "机关，服务；𠮷祥。".as_bytes().chunks(2).enumerate() {
        term.send(piece);
        if number % 2 == 0 {
            term.pump(std::time::Duration::from_millis(5));
        }
    }
    wait_at_caret(&mut term, "机关，服务；𠮷祥。");
    leave(&mut term);
    quit(term);
    assert_eq!(place.notes(), "机关，服务；𠮷祥。");
}

#[test]
fn evidence_is_typed_field_by_field() {
    let place = Place::seeded();
    let mut term = opened(Launch::new(&place));
    term.send("e");
    term.wait_for(AssessText::of(Lang::Zh).evidence_intro);
    for text in ["服务品牌创建方案", "示机管〔2026〕3号", "2026年3月1日", "办公室", "发文库"] {
        term.send(text);
        wait_at_caret(&mut term, text);
        term.send("\r");
    }
    term.send("\r");
    term.wait_for(saved());
    quit(term);
    let answers = place.assessment().record.answers;
    let records: Vec<_> = answers.iter().flat_map(|answer| &answer.evidence).collect();
    assert_eq!(records.len(), 1);
    assert_eq!(records[0].title, "服务品牌创建方案");
    assert_eq!(records[0].number, "示机管〔2026〕3号");
    assert_eq!(records[0].date.unwrap().to_string(), "2026-03-01");
    assert_eq!((records[0].unit.as_str(), records[0].location.as_str()), ("办公室", "发文库"));
}

#[test]
fn a_long_paste_arrives_whole() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place));
    let text = long_text();
    term.paste(&text);
    wait_at_caret(&mut term, &text[text.len() - 12..]);
    leave(&mut term);
    quit(term);
    assert!(place.notes() == text, "{} of {} bytes", place.notes().len(), text.len());
}

#[test]
fn a_long_burst_outside_a_paste_arrives_whole() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place));
    let text = long_text();
    term.send(&text);
    wait_at_caret(&mut term, &text[text.len() - 12..]);
    leave(&mut term);
    quit(term);
    assert!(place.notes() == text, "{} of {} bytes", place.notes().len(), text.len());
}

#[test]
fn a_paste_keeps_lines_and_loses_control_characters() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place));
    term.paste("第一行\r第二行\r\n第三行\n\x07铃\x1b[31m红\x08退\x00零\u{9f}控\u{200b}宽\u{202e}向");
    term.wait_for("向");
    leave(&mut term);
    quit(term);
    assert_eq!(place.notes(), "第一行\n第二行\n第三行\n铃[31m红退零控宽向");
}

#[test]
fn a_paste_where_no_text_is_typed_does_nothing() {
    let place = Place::seeded();
    let mut term = opened(Launch::new(&place));
    term.paste("4444q");
    term.send("?");
    term.wait_for(words().help_hint);
    term.send("\x1b");
    term.wait_gone(words().help_hint);
    quit(term);
    assert_eq!(place.answered(), 0);
}

#[test]
fn the_real_cursor_follows_the_caret() {
    let place = Place::seeded();
    let mut term = noting(Launch::new(&place));
    term.send("一二三四五六");
    wait_at_caret(&mut term, "一二三四五六");
    let (row, column) = term.screen().cursor_position();
    term.send("\x1b[D\x1b[D");
    term.wait_until("two characters back", |term| term.screen().cursor_position() == (row, column - 4));
    term.send("插");
    term.wait_until("one further", |term| term.screen().cursor_position() == (row, column - 2));
    term.send("\x1b[H");
    term.wait_until("the start", |term| term.screen().cursor_position() == (row, column - 12));
    term.send("\x1b[F\r");
    term.wait_until("the next line", |term| term.screen().cursor_position() == (row + 1, column - 12));
    leave(&mut term);
    term.wait_until("a hidden cursor", |term| term.screen().hide_cursor());
    quit(term);
    assert_eq!(place.notes(), "一二三四插五六\n");
}

#[test]
fn full_width_keys_of_an_input_method_count() {
    let place = Place::seeded();
    let mut term = opened(Launch::new(&place));
    term.send("４");
    term.wait_for(saved());
    term.send("？");
    term.wait_for(words().help_hint);
    term.send("\x1b");
    term.wait_gone(words().help_hint);
    term.send("ｑ");
    assert!(term.exit().success());
    assert_eq!(place.answered(), 1);
}

#[test]
fn the_search_follows_what_is_typed() {
    let place = Place::seeded();
    let mut term = listed(Launch::new(&place));
    term.send("/");
    term.send("没有的单位");
    wait_at_caret(&mut term, "没有的单位");
    term.wait_for(home_words().none_match);
    term.send("\x1b");
    term.wait_gone(home_words().none_match);
    quit(term);
}
