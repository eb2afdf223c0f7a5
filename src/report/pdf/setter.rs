//! Measuring text and breaking it into lines.

use super::style::Type;
use crate::report::fonts::Fonts;
use crate::text::wrap::wrap_by;

/// Measures with the fonts at hand.
#[derive(Clone, Copy)]
pub(super) struct Setter<'a> {
    pub fonts: &'a Fonts,
}

impl Setter<'_> {
    /// How long a text is on one line, blanks at its end left out.
    pub(super) fn width(self, text: &str, style: &Type) -> f32 {
        self.advance(text.trim_end(), style)
    }

    fn advance(self, text: &str, style: &Type) -> f32 {
        let of = |c: char| self.fonts.glyph(style.role, c).map_or(0.0, |glyph| glyph.advance);
        text.chars().map(of).sum::<f32>() * style.size
    }

    /// The first of two styles if the text fits on one line in it, else the second.
    pub(super) fn fitting(self, text: &str, (first, second): (Type, Type), room: f32) -> Type {
        if self.width(text, &first) <= room { first } else { second }
    }

    /// The lines of a text in a room. A blank at which a line was broken stays at its end: it parts words for those
    /// who read the text and not the page.
    pub(super) fn lines(self, text: &str, style: &Type, room: f32) -> Vec<String> {
        let ranges = wrap_by(text, room, |grapheme| self.advance(grapheme, style));
        let line = |range: std::ops::Range<usize>| {
            let broken = text[range.end..].starts_with(|c: char| c.is_whitespace() && c != '\n');
            text[range].to_owned() + if broken { " " } else { "" }
        };
        ranges.into_iter().map(line).collect()
    }

    /// The lines of a short text, about equally long: 所属 and 等级 rather than 所属等 and 级.
    pub(super) fn balanced(self, text: &str, style: &Type, room: f32) -> Vec<String> {
        let lines = self.lines(text, style, room);
        let even = self.width(text, style) / 2.0 + style.size * 0.2;
        if lines.len() != 2 || even > room {
            return lines;
        }
        // Evenly, but between words: half of a head may be shorter than its longest one.
        let narrow = self.lines(text, style, even.max(self.longest_word(text, style) + style.size * 0.1));
        if narrow.len() == 2 { narrow } else { lines }
    }

    /// The text in one line of a room, cut where it is longer.
    pub(super) fn cut(self, text: &str, style: &Type, room: f32) -> String {
        let lines = self.lines(text, style, room);
        match lines.as_slice() {
            [] => String::new(),
            [line] => line.clone(),
            _ => {
                let room = room - self.width("...", style);
                self.lines(text, style, room).first().map(|line| line.trim_end().to_owned() + "...").unwrap_or_default()
            }
        }
    }

    /// The length of the longest stretch that should not be broken.
    pub(super) fn longest_word(self, text: &str, style: &Type) -> f32 {
        let words = text.split(|c: char| c.is_whitespace() || !c.is_ascii());
        let word = words.map(|word| self.advance(word, style)).fold(0.0, f32::max);
        let glyph = if text.trim().is_empty() { 0.0 } else { style.size };
        word.max(glyph)
    }
}
