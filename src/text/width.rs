//! How many columns a text takes, and how to make it take a given number.

use std::borrow::Cow;
use std::cell::Cell;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Stands at the end of a text that was cut: one column in every terminal, unlike `…`.
const CUT: char = '›';
const ZERO_WIDTH_JOINER: char = '\u{200D}';

thread_local! {
    /// Whether the terminal that this thread draws to gives ambiguous characters two columns. A fact of the terminal,
    /// told once at the start: as an argument it would stand in every call that measures, wraps or moves a caret.
    static AMBIGUOUS_IS_WIDE: Cell<bool> = const { Cell::new(false) };
}

/// Tells how many columns the terminal that this thread draws to gives to characters of ambiguous width (UAX #11,
/// class A: `“`, `…`, `①`, `α`, frames): two in some terminals of East Asia, else one.
pub fn set_ambiguous_wide(wide: bool) {
    AMBIGUOUS_IS_WIDE.set(wide);
}

/// Whether this thread draws to a terminal that gives ambiguous characters two columns.
#[must_use]
pub fn is_ambiguous_wide() -> bool {
    AMBIGUOUS_IS_WIDE.get()
}

/// Whether the terminal gives a grapheme more columns than ratatui, which counts ambiguous characters as one.
#[must_use]
pub fn is_widened(grapheme: &str) -> bool {
    let ambiguous = || !grapheme.contains(['\u{FF9E}', '\u{FF9F}']) && grapheme.width_cjk() > counted_width(grapheme);
    // Control characters take no columns anywhere, though `width_cjk` gives them some.
    !grapheme.is_ascii() && is_ambiguous_wide() && !grapheme.contains(char::is_control) && ambiguous()
}

/// The columns the terminal gives to `s`, summed grapheme by grapheme; control characters take none.
///
/// This is the width of the text as it stands: pass it through [`clean`] first if it may hold what must not be
/// drawn. Ambiguous characters such as `“` count one column, or two after [`set_ambiguous_wide`].
#[must_use]
pub fn width(s: &str) -> usize {
    if s.is_ascii() {
        return s.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    s.graphemes(true).map(grapheme_width).sum()
}

/// What may be drawn of `s` on one line; borrowed when that is all of it.
///
/// - A line break (`\r\n` is one) or a tab becomes one space; other control characters go.
/// - Bidirectional controls and invisible formatting characters go, as they could reorder or disguise the text.
/// - Variation selectors go: terminals disagree about the width of a glyph that carries one.
/// - A zero width joiner stays only where it joins two emoji.
///
/// Each grapheme is cleaned by itself, so lines cut between graphemes may be cleaned one by one. The result may hold
/// `\u{3000}` and no-break spaces: they are glyphs.
#[must_use]
pub fn clean(s: &str) -> Cow<'_, str> {
    if !s.chars().any(needs_care) {
        return Cow::Borrowed(s);
    }
    let mut out = String::with_capacity(s.len());
    for grapheme in s.graphemes(true) {
        clean_grapheme(grapheme, &mut out);
    }
    if out == s { Cow::Borrowed(s) } else { Cow::Owned(out) }
}

/// `s` in at most `columns` columns, ending in `›` when something was cut; a grapheme is kept whole or not at all.
///
/// ```
/// # use pinheng::text::width::truncate;
/// assert_eq!(truncate("服务品牌", 8), "服务品牌");
/// assert_eq!(truncate("服务品牌", 6), "服务›");
/// ```
#[must_use]
pub fn truncate(s: &str, columns: usize) -> Cow<'_, str> {
    if width(s) <= columns {
        return Cow::Borrowed(s);
    }
    if columns == 0 {
        return Cow::Borrowed("");
    }
    let mut taken = 0;
    let mut end = 0;
    for (start, grapheme) in s.grapheme_indices(true) {
        taken += grapheme_width(grapheme);
        if taken >= columns {
            break;
        }
        end = start + grapheme.len();
    }
    let mut out = String::with_capacity(end + CUT.len_utf8());
    out.push_str(&s[..end]);
    out.push(CUT);
    Cow::Owned(out)
}

/// `s` with the mark of a cut behind it, in at most so many columns: more follows that is not shown.
#[must_use]
pub fn marked_as_cut(s: &str, columns: usize) -> String {
    truncate(&format!("{s}{CUT}"), columns).into_owned()
}

/// Joins words into as few lines of at most so many columns as they take.
#[must_use]
pub fn join_within(words: &[String], gap: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if width(line) + width(gap) + width(word) <= columns => {
                line.push_str(gap);
                line.push_str(word);
            }
            _ => lines.push(word.clone()),
        }
    }
    lines
}

/// `s` at the left of exactly `columns` columns, truncated if longer.
///
/// Where a wide glyph would have to be cut in two, a space fills its column.
#[must_use]
pub fn pad(s: &str, columns: usize) -> String {
    place(s, columns, |_| 0)
}

/// `s` at the right of exactly `columns` columns, truncated if longer.
#[must_use]
pub fn pad_left(s: &str, columns: usize) -> String {
    place(s, columns, |free| free)
}

/// `s` in the middle of exactly `columns` columns, truncated if longer; an odd column left over goes to the right.
#[must_use]
pub fn center(s: &str, columns: usize) -> String {
    place(s, columns, |free| free / 2)
}

/// `s` truncated to `columns` and filled up with spaces, `left_of(free)` of them before it.
fn place(s: &str, columns: usize, left_of: impl FnOnce(usize) -> usize) -> String {
    let shown = truncate(s, columns);
    let free = columns.saturating_sub(width(&shown));
    let left = left_of(free);
    let mut out = String::with_capacity(shown.len() + free);
    out.extend(std::iter::repeat_n(' ', left));
    out.push_str(&shown);
    out.extend(std::iter::repeat_n(' ', free - left));
    out
}

/// The columns one grapheme takes once it is [`clean`]: a tab one, `❤` with its emoji selector one.
pub(super) fn drawn_width(grapheme: &str) -> usize {
    match grapheme.as_bytes() {
        [b' '..=b'~'] => 1,
        // Two-column Chinese characters, by far the most frequent case: U+5000 to U+8FFF.
        [0xE5..=0xE8, _, _] => 2,
        _ => width(&clean(grapheme)),
    }
}

/// Whether `c` ends a line or moves to a tab stop, and so becomes one space when drawn on one line.
pub(super) fn is_blank_control(c: char) -> bool {
    matches!(c, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether `c` is invisible and stands by itself: a control, a bidirectional control or a formatting character
/// that belongs to no glyph.
pub(super) fn is_stray(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E001F}')
}

/// Whether `c` is invisible and changes the glyph before it: variation selectors, non-joiners, tags.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{34F}' | '\u{200C}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}')
}

/// Whether `c` may have to be dropped or replaced before drawing.
fn needs_care(c: char) -> bool {
    let plain = matches!(c, ' '..='~' | '\u{3000}'..='\u{D7FF}' | '\u{FF00}'..='\u{FFEF}');
    !plain && (c == ZERO_WIDTH_JOINER || is_blank_control(c) || is_stray(c) || is_selector(c))
}

/// Appends what may be drawn of one grapheme.
fn clean_grapheme(grapheme: &str, out: &mut String) {
    if grapheme == "\r\n" {
        out.push(' ');
        return;
    }
    let mut chars = grapheme.chars().peekable();
    while let Some(c) = chars.next() {
        if is_blank_control(c) {
            out.push(' ');
        } else if c == ZERO_WIDTH_JOINER {
            if chars.peek().is_some_and(|next| is_joined_emoji(*next)) {
                out.push(c);
            }
        } else if !is_stray(c) && !is_selector(c) {
            out.push(c);
        }
    }
}

/// Whether `c`, following a joiner in the same grapheme, is an emoji rather than a mark or a skin tone.
fn is_joined_emoji(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1F3FA}' | '\u{1F400}'..='\u{1FAFF}')
}

/// The columns the terminal gives to one grapheme.
fn grapheme_width(grapheme: &str) -> usize {
    let counted = counted_width(grapheme);
    if is_widened(grapheme) { grapheme.width_cjk() } else { counted }
}

/// The columns ratatui's `Buffer::set_stringn` gives to one grapheme.
fn counted_width(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) {
        return 0;
    }
    // ratatui gives each half-width sound mark a column on top of what unicode-width says; a terminal may need one
    // less, but the cells are laid out so.
    let sound_marks = || grapheme.matches(['\u{FF9E}', '\u{FF9F}']).count();
    match grapheme.len() {
        1 => 1,
        _ => grapheme.width() + sound_marks(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_counts_columns_not_characters() {
        for (text, columns) in [
            ("", 0),
            ("abc", 3),
            ("机关事务", 8),
            ("e\u{301}", 1),
            ("👨‍👩‍👧", 2),
            ("🇨🇳", 2),
            ("𠮷", 2),
            ("“好”", 4),
            ("a\tb\u{1b}c\n", 3),
        ] {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }

    #[test]
    fn ambiguous_characters_are_as_wide_as_the_terminal_says() {
        set_ambiguous_wide(true);
        for (text, columns) in [("“好”", 6), ("…", 2), ("①", 2), ("abc", 3), ("⣿❯▸›", 4)] {
            assert_eq!(width(text), columns, "{text:?}");
        }
        assert!(is_widened("①") && !is_widened("好") && !is_widened("a"));
        assert_eq!(truncate("①②③", 5), "①②›");
        set_ambiguous_wide(false);
        assert_eq!(width("“好”"), 4);
        assert!(!is_widened("①"));
    }

    #[test]
    fn clean_borrows_what_may_be_drawn() {
        for text in ["", "机关 office", "👨‍👩‍👧 🇨🇳", "e\u{301}", "　全角", "ｶﾞ"] {
            assert!(matches!(clean(text), Cow::Borrowed(same) if same == text), "{text:?}");
        }
    }

    #[test]
    fn clean_removes_what_may_not() {
        for (text, drawn) in [
            ("a\r\nb\nc\td", "a b c d"),
            ("\u{1b}[31mred\u{7f}", "[31mred"),
            ("a\u{85}b\u{2028}c", "a b c"),
            ("\u{202e}txt\u{2066}.exe\u{feff}", "txt.exe"),
            ("零\u{200b}宽", "零宽"),
            ("❤\u{fe0f}", "❤"),
            ("🏳\u{fe0f}\u{200d}🌈", "🏳\u{200d}🌈"),
            ("a\u{200d}b", "ab"),
            ("👩\u{200d} ", "👩 "),
            ("👩\u{200d}🏽", "👩🏽"),
        ] {
            assert_eq!(clean(text), drawn, "{text:?}");
        }
    }

    #[test]
    fn truncate_marks_the_cut_and_keeps_graphemes_whole() {
        for (text, columns, shown) in [
            ("中文", 4, "中文"),
            ("中文字", 5, "中文›"),
            ("中文字", 4, "中›"),
            ("中文", 1, "›"),
            ("中文", 0, ""),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}›"),
            ("👨‍👩‍👧👨‍👩‍👧", 3, "👨‍👩‍👧›"),
            ("", 0, ""),
        ] {
            assert_eq!(truncate(text, columns), shown, "{text:?} in {columns}");
        }
    }

    #[test]
    fn padding_fills_exactly() {
        assert_eq!(pad("中", 4), "中  ");
        assert_eq!(pad("中文", 3), "中›");
        assert_eq!(pad("中文", 2), "› ");
        assert_eq!(pad_left("80%", 5), "  80%");
        assert_eq!(pad_left("中文", 2), " ›");
        assert_eq!(center("中", 5), " 中  ");
        assert_eq!(center("abc", 0), "");
    }
}
