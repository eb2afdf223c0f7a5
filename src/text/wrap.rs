//! Lines of a paragraph: Chinese breaks between characters and obeys 禁则, Latin words, numbers and paths stay whole.

use std::ops::{Add, Range};

use unicode_segmentation::UnicodeSegmentation;

use super::width::{clean, drawn_width};

/// Never at the start of a line.
const CLOSING: &str = concat!(
    ",.;:!?)]}",
    "。，、；：！？）》」』】〉”’…",
    "．］｝〕〗〙〛｠〞〟｡､｣﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞",
    "·•‧・々％‰～",
);

/// Never at the end of a line.
const OPENING: &str = concat!("([{", "（《「『【〈“‘", "［｛〔〖〘〚｟〝｢﹙﹛﹝￥＄");

/// How a grapheme behaves at the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// A blank: swallowed where a line breaks.
    Blank,
    /// Joins its like into words, numbers and paths.
    Word,
    /// Stands by itself: Chinese characters, emoji.
    Glyph,
    /// A dash `—`, never parted from another: `——` is one sign.
    Dash,
    /// Closing punctuation; with `wide`, a word may follow on the next line.
    Closing { wide: bool },
    /// Opening punctuation; with `wide`, a word may stand on the line before.
    Opening { wide: bool },
    /// An ASCII quotation mark, which may open or close.
    Quote,
}

/// How good a place to break is, best first; the value is the index into [`Wrapper::breaks`].
#[derive(Clone, Copy, Debug)]
enum Quality {
    /// Between words or Chinese characters.
    Good,
    /// At a blank, though 禁则 is against it: better than cutting a word.
    Blank,
    /// Inside a word longer than a line.
    InWord,
    /// Between any two graphemes, when nothing else is left.
    Forced,
}

/// What lines are measured in: columns of a terminal, or a part of a printed page.
pub trait Length: Copy + Default + PartialOrd + Add<Output = Self> {}

impl Length for usize {}
impl Length for f32 {}

/// A place where the line may end.
#[derive(Clone, Copy, Debug)]
struct Break<L> {
    /// Byte offset where the line's drawn text ends, blanks left out.
    end: usize,
    /// Byte offset where the next line starts.
    next: usize,
    /// Length from the paragraph's start to `next`.
    at: L,
}

/// The lines of `s` when drawn in `columns` columns, as byte ranges in order.
///
/// - Each `\n` (or `\r\n`) ends a line and belongs to none; an empty paragraph is an empty range, and so is `""`.
/// - A line breaks between words, or beside a Chinese character unless 禁则 forbids it: no closing punctuation starts
///   a line, no opening punctuation ends one. Words, numbers, dates and paths are cut only when longer than a line.
/// - Blanks at a break and at a paragraph's end belong to no range; every other byte belongs to exactly one. An
///   indent is kept unless the first word does not fit beside it.
/// - No line is wider than `columns` once it is [`clean`], except a single grapheme wider than that.
///
/// Takes time proportional to the length of `s`.
///
/// ```
/// # use pinheng::text::wrap::wrapped;
/// assert_eq!(wrapped("机关事务，2026-11-23 自评。", 12), ["机关事务，", "2026-11-23", "自评。"]);
/// ```
#[must_use]
pub fn wrap(s: &str, columns: usize) -> Vec<Range<usize>> {
    wrap_by(s, columns, drawn_width)
}

/// The same for other rooms than a terminal: `measure` tells the length of a grapheme, which does not depend on what
/// stands beside it.
#[must_use]
pub fn wrap_by<L: Length>(s: &str, room: L, measure: impl Fn(&str) -> L) -> Vec<Range<usize>> {
    let mut wrapper = Wrapper::new(room);
    for (at, grapheme) in s.grapheme_indices(true) {
        if matches!(grapheme, "\n" | "\r\n") {
            wrapper.end_paragraph(at + grapheme.len());
        } else {
            wrapper.push(at, grapheme, measure(grapheme));
        }
    }
    wrapper.end_paragraph(s.len());
    wrapper.lines
}

/// The lines of `s` as they may be drawn: each range of [`wrap`], [`clean`].
#[must_use]
pub fn wrapped(s: &str, columns: usize) -> Vec<String> {
    wrap(s, columns).into_iter().map(|line| clean(&s[line]).into_owned()).collect()
}

/// Fills lines with graphemes one after another.
struct Wrapper<L> {
    room: L,
    lines: Vec<Range<usize>>,
    /// Byte offset where the current line starts.
    start: usize,
    /// Byte offset after its last grapheme that is not a blank.
    end: usize,
    /// Length from the paragraph's start to the current line's start.
    base: L,
    /// Length from the paragraph's start to here, blanks included.
    total: L,
    /// The last place to break of each quality; those before `start` are spent.
    breaks: [Option<Break<L>>; 4],
    /// What stands before the next grapheme, blanks left out; none at a paragraph's start.
    before: Option<Class>,
    /// Whether a blank stands before the next grapheme.
    spaced: bool,
}

impl<L: Length> Wrapper<L> {
    fn new(room: L) -> Self {
        Self {
            room,
            lines: Vec::new(),
            start: 0,
            end: 0,
            base: L::default(),
            total: L::default(),
            breaks: [None; 4],
            before: None,
            spaced: false,
        }
    }

    /// Adds a grapheme of a length that stands at byte `at`, ending lines that are full.
    fn push(&mut self, at: usize, grapheme: &str, length: L) {
        let class = class(grapheme);
        if class == Class::Blank {
            self.total = self.total + length;
            self.spaced = true;
            return;
        }
        // An invisible grapheme stays with what it follows.
        let attached = length <= L::default() && !self.spaced;
        if !attached {
            self.note_break(at, class);
            while self.total + length > self.base + self.room && self.total > self.base {
                self.break_line(at);
            }
        }
        if !attached || grapheme == "\u{200B}" {
            self.before = Some(class);
        }
        self.total = self.total + length;
        self.end = at + grapheme.len();
        self.spaced = false;
    }

    /// Notes that the line may end before the grapheme at `at`, and how well.
    fn note_break(&mut self, at: usize, class: Class) {
        let quality = quality(self.before, class, self.spaced);
        let place = Break { end: self.end, next: at, at: self.total };
        self.breaks[quality as usize] = Some(place);
        self.breaks[Quality::Forced as usize] = Some(place);
    }

    /// Ends the line at the best place in it; `here`, the grapheme about to be added, is always one.
    fn break_line(&mut self, here: usize) {
        let best = self.breaks.iter().flatten().find(|place| place.next > self.start);
        let best = *best.unwrap_or(&Break { end: self.end, next: here, at: self.total });
        if best.end > self.start {
            self.lines.push(self.start..best.end);
        }
        self.start = best.next;
        self.end = self.end.max(best.next);
        self.base = best.at;
    }

    /// Ends the last line of a paragraph; the next paragraph starts at `next`.
    fn end_paragraph(&mut self, next: usize) {
        self.lines.push(self.start..self.end);
        self.start = next;
        self.end = next;
        self.base = L::default();
        self.total = L::default();
        self.breaks = [None; 4];
        self.before = None;
        self.spaced = false;
    }
}

/// How well a line may end between `before` and `after`, with or without a blank between them.
fn quality(before: Option<Class>, after: Class, spaced: bool) -> Quality {
    use Class::{Closing, Dash, Glyph, Opening, Quote, Word};
    let Some(before) = before else {
        return if spaced { Quality::Good } else { Quality::Forced };
    };
    let forbidden = matches!(before, Opening { .. }) || matches!(after, Closing { .. });
    if spaced {
        return if forbidden { Quality::Blank } else { Quality::Good };
    }
    if forbidden || (before == Dash && after == Dash) {
        return Quality::Forced;
    }
    let sticks = |class| matches!(class, Word | Quote | Closing { wide: false } | Opening { wide: false });
    let quoted = (before == Quote && after == Glyph) || (before == Glyph && after == Quote);
    if quoted || (sticks(before) && sticks(after)) { Quality::InWord } else { Quality::Good }
}

/// How `grapheme` behaves, told by its first character.
fn class(grapheme: &str) -> Class {
    let Some(first) = grapheme.chars().next() else {
        return Class::Word;
    };
    let wide = || drawn_width(first.encode_utf8(&mut [0; 4])) > 1;
    match first {
        // No-break spaces are there to hold a word together.
        'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{A0}' | '\u{2007}' | '\u{202F}' => Class::Word,
        '\u{4E00}'..='\u{9FFF}' => Class::Glyph,
        '"' | '\'' => Class::Quote,
        // A zero width space asks for a break after it.
        '\u{200B}' => Class::Closing { wide: true },
        '—' | '⸺' | '―' => Class::Dash,
        _ if grapheme.chars().all(char::is_whitespace) => Class::Blank,
        _ if CLOSING.contains(first) => Class::Closing { wide: wide() },
        _ if OPENING.contains(first) => Class::Opening { wide: wide() },
        '\u{1F1E6}'..='\u{1F1FF}' => Class::Glyph,
        _ if wide() => Class::Glyph,
        _ => Class::Word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_keep_their_newlines_apart() {
        assert_eq!(wrapped("", 10), [""]);
        assert_eq!(wrap("\n", 10), [0..0, 1..1]);
        assert_eq!(wrap("a\r\n\nb", 10), [0..1, 3..3, 4..5]);
    }

    #[test]
    fn chinese_breaks_anywhere_but_before_closing_punctuation() {
        assert_eq!(wrapped("机关事务工作", 8), ["机关事务", "工作"]);
        assert_eq!(wrapped("机关事务工作", 7), ["机关事", "务工作"]);
        assert_eq!(wrapped("机关事务，工作", 8), ["机关事", "务，工作"]);
        assert_eq!(wrapped("他说：“好！”走了", 8), ["他说：", "“好！”走", "了"]);
        assert_eq!(wrapped("服务（品牌）", 6), ["服务", "（品", "牌）"]);
        assert_eq!(wrapped("等等……完", 5), ["等", "等……", "完"]);
        assert_eq!(wrapped("品牌——服务", 5), ["品牌", "——服", "务"]);
        assert_eq!(wrapped("中文abc,def中文", 7), ["中文", "abc,def", "中文"]);
    }

    #[test]
    fn punctuation_wider_than_the_line_still_ends() {
        assert_eq!(wrapped("好，，，", 4), ["好，", "，，"]);
        assert_eq!(wrapped("（（（好", 4), ["（（", "（好"]);
    }

    #[test]
    fn words_numbers_and_paths_stay_whole() {
        assert_eq!(wrapped("约3.14元", 6), ["约3.14", "元"]);
        assert_eq!(wrapped("共1,000人", 6), ["共", "1,000", "人"]);
        assert_eq!(wrapped("得分80%以上", 6), ["得分", "80%以", "上"]);
        assert_eq!(wrapped("于2026-11-23止", 11), ["于", "2026-11-23", "止"]);
        assert_eq!(wrapped("见/srv/a.txt处", 10), ["见", "/srv/a.txt", "处"]);
        assert_eq!(wrapped("see https://a.cn/b?c=d now", 18), ["see", "https://a.cn/b?c=d", "now"]);
        assert_eq!(wrapped("don’t (stop) it", 6), ["don’t", "(stop)", "it"]);
    }

    #[test]
    fn words_longer_than_a_line_are_cut() {
        assert_eq!(wrapped("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrapped("a bcdefg", 4), ["a", "bcde", "fg"]);
        assert_eq!(wrapped("aaaa,", 4), ["aaa", "a,"]);
        assert_eq!(wrapped(".git .ssh", 5), [".git", ".ssh"]);
    }

    #[test]
    fn blanks_at_a_break_are_swallowed_and_indents_kept() {
        assert_eq!(wrap("ab   cd  ", 4), [0..2, 5..7]);
        assert_eq!(wrapped("　　机关事务", 8), ["　　机关", "事务"]);
        assert_eq!(wrapped("  abcd", 5), ["abcd"]);
        assert_eq!(wrapped("   ", 2), [""]);
        assert_eq!(wrapped("a\tb\u{a0}c", 3), ["a", "b\u{a0}c"]);
    }

    #[test]
    fn a_line_too_narrow_takes_one_grapheme() {
        for columns in [0, 1] {
            assert_eq!(wrapped("中👨‍👩‍👧文", columns), ["中", "👨‍👩‍👧", "文"]);
        }
        assert_eq!(wrapped("ab", 0), ["a", "b"]);
    }

    #[test]
    fn other_lengths_obey_the_same_rules() {
        let half = |grapheme: &str| if grapheme.is_ascii() { 2.5_f32 } else { 10.0 };
        let lines =
            |s: &str, room: f32| wrap_by(s, room, half).into_iter().map(|line| s[line].to_owned()).collect::<Vec<_>>();
        assert_eq!(lines("机关事务，工作", 40.0), ["机关事", "务，工作"]);
        assert_eq!(lines("机关abcd事务", 32.4), ["机关abcd", "事务"]);
        assert_eq!(lines("机关abcd事务", 29.9), ["机关", "abcd事", "务"]);
    }

    #[test]
    fn invisible_characters_take_no_room() {
        assert_eq!(wrapped("\u{1b}中", 1), ["中"]);
        assert_eq!(wrapped("ab\u{200b}cd", 3), ["ab", "cd"]);
        assert_eq!(wrapped("❤\u{fe0f}❤\u{fe0f}", 2), ["❤❤"]);
    }
}
