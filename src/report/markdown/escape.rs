//! What users wrote, so that Markdown shows it as it was written.

/// A text on one line: in a table cell, a heading or a list item. Line breaks become `<br>`.
pub(super) fn inline(text: &str) -> String {
    // What stands where there is no figure.
    if text == "-" {
        return text.to_owned();
    }
    let lines: Vec<String> = lines(text).map(escape).collect();
    lines.join("<br>")
}

/// A text of several lines as a quotation.
pub(super) fn quote(text: &str) -> String {
    let mut out = String::new();
    for line in lines(text) {
        let line = escape(line.trim());
        // Two blanks at the end keep the line break.
        out.push_str(if line.is_empty() { ">" } else { "> " });
        out.push_str(&line);
        out.push_str(if line.is_empty() { "\n" } else { "  \n" });
    }
    out
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    let text = text.trim_matches(['\r', '\n']);
    text.split('\n').flat_map(|line| line.trim_end_matches('\r').split('\r'))
}

fn escape(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut start = true;
    let mut numbered = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\t' => out.push(' '),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '>' | '#' | '|' | '~' | '$' | '!' => {
                out.push('\\');
                out.push(c);
            }
            // Only at the start of a line do these make a list, a rule or a heading.
            '-' | '+' | '=' if start && chars.peek().is_none_or(|next| *next == ' ' || *next == c) => {
                out.push('\\');
                out.push(c);
            }
            '.' | ')' if numbered && chars.peek().is_none_or(|next| *next == ' ') => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() || is_reordering(c) => {}
            c => out.push(c),
        }
        numbered = c.is_ascii_digit() && (start || numbered);
        start = start && c == ' ';
    }
    out
}

/// Characters that make a text read in another order than it is written.
fn is_reordering(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pipes_and_newlines_stay_in_their_cell() {
        assert_eq!(inline("a|b\r\nc\nd\re"), "a\\|b<br>c<br>d<br>e");
        assert_eq!(inline("\n两行\n"), "两行");
    }

    #[test]
    fn nothing_a_user_writes_becomes_markup() {
        assert_eq!(inline("<b>*x*</b> & [l](u) `c` _e_"), "&lt;b\\>\\*x\\*&lt;/b\\> &amp; \\[l\\](u) \\`c\\` \\_e\\_");
        assert_eq!(inline("1. 一"), "1\\. 一");
        assert_eq!(inline("12) x"), "12\\) x");
        assert_eq!(inline("3.14"), "3.14");
        assert_eq!(inline("v3.14"), "v3.14");
        assert_eq!(inline("- x"), "\\- x");
        assert_eq!(inline("---"), "\\---");
        assert_eq!(inline("-5"), "-5");
        assert_eq!(inline("2026-03-01"), "2026-03-01");
        assert_eq!(inline("a\u{7}b\u{202e}c"), "abc");
    }

    #[test]
    fn a_quotation_keeps_its_lines() {
        assert_eq!(quote("# 一\n\n- 二"), "> \\# 一  \n>\n> \\- 二  \n");
    }
}
