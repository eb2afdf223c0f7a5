//! Pieces of `WordprocessingML` as text. Children stand in the order of the schema (ECMA-376, part 1), which Word and WPS
//! hold a file to.

use std::borrow::Cow;

/// Text for content and attributes: escaped, without what XML 1.0 cannot hold.
pub fn escape(text: &str) -> Cow<'_, str> {
    let plain = |c: char| !matches!(c, '&' | '<' | '>' | '"' | '\'' | '\n') && is_xml(c);
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            // In an attribute a bare one would be read as a blank.
            '\n' => out.push_str("&#10;"),
            c if is_xml(c) => out.push(c),
            _ => {}
        }
    }
    Cow::Owned(out)
}

/// Whether XML 1.0 can hold a character; of the controls only those that end lines and the tab.
fn is_xml(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// How a run looks beside its paragraph's style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// As its paragraph.
    #[default]
    Plain,
    /// Bold.
    Bold,
    /// As a character style has it.
    Style(&'static str),
}

/// A run of text; line breaks are `\n`.
pub fn run(text: &str, look: Look) -> String {
    let (style, bold) = match look {
        Look::Plain => (String::new(), ""),
        Look::Bold => (String::new(), "<w:b/><w:bCs/>"),
        Look::Style(id) => (format!("<w:rStyle w:val=\"{id}\"/>"), ""),
    };
    // Signs that both scripts have, such as “ and ·, take the Chinese font only where they are told to.
    let hint = if text.is_ascii() || !text.chars().any(is_chinese) { "" } else { "<w:rFonts w:hint=\"eastAsia\"/>" };
    let mut properties = style + hint + bold;
    if !properties.is_empty() {
        properties = format!("<w:rPr>{properties}</w:rPr>");
    }
    let line = |line: &str| match line {
        "" => String::new(),
        line => format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(line)),
    };
    let lines: Vec<String> = text.split('\n').map(line).collect();
    format!("<w:r>{properties}{}</w:r>", lines.join("<w:br/>"))
}

/// Whether a character is Chinese beyond doubt, or a shape that Chinese fonts draw at full width.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{25ff}' | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// A paragraph of a style; `more` are properties that follow the style in the schema.
pub fn paragraph(style: &str, more: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{runs}</w:p>")
}

/// A paragraph of plain text.
pub fn text(style: &str, text: &str) -> String {
    paragraph(style, "", &run(text, Look::Plain))
}

/// A field that the reader's program works out, with what to show until then.
pub fn field(code: &str, shown: &str) -> String {
    format!("<w:fldSimple w:instr=\" {code} \"><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out_and_the_rest_is_escaped() {
        assert_eq!(escape("目标"), "目标");
        assert_eq!(escape("a<b>&\"'\u{0}\u{7}\u{fffe}c\nd"), "a&lt;b&gt;&amp;&quot;&apos;c&#10;d");
        assert_eq!(
            run("a\nb", Look::Plain),
            "<w:r><w:t xml:space=\"preserve\">a</w:t><w:br/><w:t xml:space=\"preserve\">b</w:t></w:r>"
        );
    }

    #[test]
    fn signs_of_both_scripts_are_chinese_among_chinese() {
        assert!(run("“符合”", Look::Plain).contains("eastAsia"));
        assert!(!run("“met”", Look::Plain).contains("eastAsia"));
    }
}
