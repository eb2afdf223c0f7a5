//! What a field takes of a text that is typed or pasted.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::width::{is_blank_control, is_stray};

/// What a field may hold of `s`: see [`insert_str`](super::Editor::insert_str).
pub(super) fn normalise(s: &str, many_lines: bool) -> String {
    let mut out = String::with_capacity(s.len());
    let mut previous = None;
    for c in s.chars() {
        let blank = is_blank_control(c);
        if blank && !many_lines {
            if !previous.is_some_and(is_blank_control) {
                out.push(' ');
            }
        } else if c == '\t' {
            out.push(c);
        } else if blank {
            if !(c == '\n' && previous == Some('\r')) {
                out.push('\n');
            }
        } else if !is_stray(c) {
            out.push(c);
        }
        previous = Some(c);
    }
    out
}

/// Cuts `s` to at most `room` characters between two graphemes; returns how many characters went.
pub(super) fn cut(s: &mut String, room: usize) -> usize {
    let total = s.chars().count();
    if total <= room {
        return 0;
    }
    let mut kept = 0;
    let mut end = 0;
    for grapheme in s.graphemes(true) {
        let chars = grapheme.chars().count();
        if kept + chars > room {
            break;
        }
        kept += chars;
        end += grapheme.len();
    }
    s.truncate(end);
    total - kept
}
