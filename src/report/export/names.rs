//! Names of exports that every system takes.

use crate::i18n::{Lang, MinutesText, ReportText};
use crate::report::format::Format;
use crate::report::parts::Parts;
use crate::report::scorecard::Scorecard;

/// Longest name of a file, in characters; and in bytes, of which most systems allow 255.
const MOST_CHARS: usize = 80;
const MOST_BYTES: usize = 240;

/// The name of a scorecard's export without its ending: office, period, and what it is. Two assessments of one office
/// and period have the same name, which is what colleagues look for; the second is refused while the first is there.
#[must_use]
pub fn stem(card: &Scorecard, lang: Lang, parts: &Parts) -> String {
    let text = ReportText::of(lang);
    let minutes = MinutesText::of(lang);
    let suffix = match parts {
        parts if parts.is_blank() => text.blank_suffix,
        parts if parts.is_checklist() => text.checklist_suffix,
        parts if parts.is_minutes() => minutes.file_suffix,
        parts if parts.is_actions() => minutes.actions_suffix,
        _ => text.file_suffix,
    };
    let longest = Format::ALL.map(|format| format.id().len()).into_iter().max().unwrap_or_default();
    name(&[&card.record.office, &card.record.period], suffix, 1 + longest)
}

/// The name of an export without its ending: the words and the suffix, joined by `_`, with everything taken out that
/// Linux or Windows does not allow. `room` is kept for the ending.
fn name(words: &[&str], suffix: &str, room: usize) -> String {
    let suffix = format!("_{suffix}");
    let (chars, bytes) = (suffix.chars().count() + room, suffix.len() + room);
    let words: Vec<String> = words.iter().map(|word| allowed(word)).filter(|word| !word.is_empty()).collect();
    let mut name = String::new();
    for c in words.join("_").chars() {
        if name.chars().count() + chars >= MOST_CHARS || name.len() + c.len_utf8() + bytes > MOST_BYTES {
            break;
        }
        name.push(c);
    }
    let name = name.trim_end_matches(['.', ' ', '_']).trim_start_matches(['.', ' ']);
    // With its suffix no name is one that Windows keeps for devices, such as `CON` or `LPT1`.
    format!("{name}{suffix}").trim_start_matches('_').to_owned()
}

/// A word with what no file name may hold replaced.
fn allowed(word: &str) -> String {
    let replaced = word.chars().map(|c| match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
        c if c.is_control() || c.is_whitespace() => ' ',
        c => c,
    });
    let visible = replaced.filter(|c| {
        // Invisible signs that turn or hide parts of a name.
        !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    });
    let text: String = visible.collect();
    let text = text.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    text.trim_matches(['.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hold_only_what_every_system_takes() {
        assert_eq!(name(&["示例市机关事务管理局", "2026"], "自评", 5), "示例市机关事务管理局_2026_自评");
        assert_eq!(name(&["../../etc/passwd", "2026/Q1"], "自评", 5), "-..-etc-passwd_2026-Q1_自评");
        assert_eq!(name(&["a\u{0}b\n c:*?\"<>|", ".."], "x", 5), "a b c-------_x");
        assert_eq!(name(&["...", " "], "自评", 5), "自评");
        assert_eq!(name(&["CON"], "自评", 5), "CON_自评");
        assert_eq!(name(&["a\u{202e}b"], "x", 5), "ab_x");
    }

    #[test]
    fn long_names_keep_their_suffix() {
        let long = "局".repeat(200);
        let name = name(&[&long, "2026"], "自评", 5);
        assert!(name.ends_with("_自评") && name.chars().count() + 5 <= MOST_CHARS, "{name}");
        let wide = super::name(&[&"𠮷".repeat(200)], "自评", 5);
        assert!(wide.len() + 5 <= MOST_BYTES && wide.ends_with("_自评"));
    }
}
