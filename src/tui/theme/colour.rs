//! Colours as a theme file names them, as a terminal of a given depth shows them, and how well they can be read.

use ratatui::style::Color;

use super::Depth;

/// Red, green and blue, 0 to 255.
pub type Rgb = (u8, u8, u8);

/// The sixteen of every terminal with the values xterm gives them.
const SIXTEEN: [(&str, Color, Rgb); 16] = [
    ("black", Color::Black, (0, 0, 0)),
    ("red", Color::Red, (205, 0, 0)),
    ("green", Color::Green, (0, 205, 0)),
    ("yellow", Color::Yellow, (205, 205, 0)),
    ("blue", Color::Blue, (0, 0, 238)),
    ("magenta", Color::Magenta, (205, 0, 205)),
    ("cyan", Color::Cyan, (0, 205, 205)),
    ("white", Color::Gray, (229, 229, 229)),
    ("bright-black", Color::DarkGray, (127, 127, 127)),
    ("bright-red", Color::LightRed, (255, 0, 0)),
    ("bright-green", Color::LightGreen, (0, 255, 0)),
    ("bright-yellow", Color::LightYellow, (255, 255, 0)),
    ("bright-blue", Color::LightBlue, (92, 92, 255)),
    ("bright-magenta", Color::LightMagenta, (255, 0, 255)),
    ("bright-cyan", Color::LightCyan, (0, 255, 255)),
    ("bright-white", Color::White, (255, 255, 255)),
];

/// The values of a part of the 6x6x6 cube among the 256 colours.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// A colour of a theme file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// 24 bits.
    Rgb(Rgb),
    /// One of the sixteen, by its place.
    Basic(usize),
    /// One of the 256.
    Indexed(u8),
}

impl Ink {
    /// The colour of a word: `#rrggbb`, a name of the sixteen, or a number up to 255.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        if let Some(hex) = word.strip_prefix('#') {
            let part = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
            let plain = hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
            return plain.then(|| Some(Self::Rgb((part(0)?, part(2)?, part(4)?)))).flatten();
        }
        if let Some(place) = SIXTEEN.iter().position(|(name, ..)| *name == word) {
            return Some(Self::Basic(place));
        }
        word.parse().ok().map(Self::Indexed)
    }

    /// What a theme file may say.
    #[must_use]
    pub fn known() -> String {
        let names: Vec<&str> = SIXTEEN.iter().map(|(name, ..)| *name).collect();
        format!("#rrggbb, 0-255, {}", names.join(", "))
    }

    fn rgb(self) -> Rgb {
        match self {
            Self::Rgb(rgb) => rgb,
            Self::Basic(place) => SIXTEEN[place].2,
            Self::Indexed(index) => indexed(index),
        }
    }

    /// The colour at a depth; the nearest one where it has no such.
    #[must_use]
    pub fn at(self, depth: Depth) -> Color {
        match (self, depth) {
            (Self::Basic(place), _) => SIXTEEN[place].1,
            (Self::Rgb((red, green, blue)), Depth::True) => Color::Rgb(red, green, blue),
            (Self::Rgb(rgb), Depth::Indexed) => Color::Indexed(nearest_indexed(rgb)),
            (Self::Indexed(index), Depth::True | Depth::Indexed) => Color::Indexed(index),
            (ink, Depth::Sixteen | Depth::Mono) => {
                let nearest = SIXTEEN.iter().min_by_key(|(_, _, rgb)| distance(*rgb, ink.rgb()));
                nearest.map_or(Color::Reset, |(_, colour, _)| *colour)
            }
        }
    }
}

fn distance(a: Rgb, b: Rgb) -> i32 {
    let part = |a: u8, b: u8| (i32::from(a) - i32::from(b)).pow(2);
    part(a.0, b.0) + part(a.1, b.1) + part(a.2, b.2)
}

/// The value of one of the 256 colours: the sixteen, a cube of 216, a ramp of 24 greys.
fn indexed(index: u8) -> Rgb {
    match index {
        0..=15 => SIXTEEN[usize::from(index)].2,
        16..=231 => {
            let cube = usize::from(index - 16);
            (STEPS[cube / 36], STEPS[cube / 6 % 6], STEPS[cube % 6])
        }
        232..=255 => {
            let grey = 8 + 10 * (index - 232);
            (grey, grey, grey)
        }
    }
}

/// The nearest entry of the cube or of the ramp; the sixteen differ from terminal to terminal.
fn nearest_indexed(rgb: Rgb) -> u8 {
    (16..=255).min_by_key(|index| distance(indexed(*index), rgb)).unwrap_or(16)
}

/// The value of a colour on a terminal with xterm's palette; none for the terminal's own.
#[must_use]
pub fn value(colour: Color) -> Option<Rgb> {
    match colour {
        Color::Reset => None,
        Color::Rgb(red, green, blue) => Some((red, green, blue)),
        Color::Indexed(index) => Some(indexed(index)),
        named => SIXTEEN.iter().find(|(_, known, _)| *known == named).map(|(_, _, rgb)| *rgb),
    }
}

/// How well one colour can be read on the other: from 1 (not at all) to 21 (black on white).
///
/// Source: WCAG 2.2, success criterion 1.4.3, which asks for 4.5 at least.
#[must_use]
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Whether a ground is so bright that dark ink is read better on it than light ink: its luma (ITU-R BT.601) is above
/// the middle, which needs no powers where every start asks.
#[must_use]
pub fn is_light((red, green, blue): Rgb) -> bool {
    299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue) > 127_500
}

/// Relative luminance, 0 to 1 (WCAG 2.2).
fn luminance((red, green, blue): Rgb) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_three_ways() {
        assert_eq!(Ink::read("#0a10FF"), Some(Ink::Rgb((10, 16, 255))));
        assert_eq!(Ink::read("bright-white"), Some(Ink::Basic(15)));
        assert_eq!(Ink::read("231"), Some(Ink::Indexed(231)));
        for wrong in ["", "#12345", "#1234567", "#12345g", "#+1-1+1", "256", "-1", "Red", "grey"] {
            assert_eq!(Ink::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_colour_is_shown_as_near_as_the_depth_allows() {
        let orange = Ink::Rgb((255, 175, 0));
        assert_eq!(orange.at(Depth::True), Color::Rgb(255, 175, 0));
        assert_eq!(orange.at(Depth::Indexed), Color::Indexed(214));
        assert_eq!(Ink::Rgb((250, 5, 5)).at(Depth::Sixteen), Color::LightRed);
        assert_eq!(Ink::Basic(4).at(Depth::True), Color::Blue);
        assert_eq!(Ink::Indexed(255).at(Depth::Sixteen), Color::Gray);
        assert_eq!(indexed(255), (238, 238, 238));
    }

    #[test]
    fn contrast_is_that_of_the_guideline() {
        assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 1e-9);
        assert!((contrast((119, 119, 119), (255, 255, 255)) - 4.48).abs() < 0.01);
        assert!(is_light((255, 255, 255)) && is_light((200, 200, 180)) && !is_light((40, 44, 52)));
    }
}
