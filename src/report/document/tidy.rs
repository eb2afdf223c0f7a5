//! What users wrote, without the characters that no format may hold or that make a text read in another order.

/// A text without control characters (line breaks stay, as `\n`; a tab becomes a blank), without the marks that turn
/// the reading order, and without code points that are no characters, which XML forbids.
#[must_use]
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' => out.push('\n'),
            '\t' | '\u{2028}' | '\u{2029}' => out.push(' '),
            c if c.is_control() || is_reordering(c) || is_no_character(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// Marks that make a text read in another order than it is written, and the mark of byte order.
fn is_reordering(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn is_no_character(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_seen_stays() {
        assert_eq!(tidy("a\u{7}b\u{202e}c\u{200f}\u{feff}d\u{85}"), "abcd");
        assert_eq!(tidy("一\r\n二\r三\n四\t五"), "一\n二\n三\n四 五");
        assert_eq!(tidy("\u{fffe}\u{1ffff}\u{fdd0}𠮷璟"), "𠮷璟");
    }
}
