//! Colours and emphasis. Meaning is never by colour alone: every style that means something also differs in
//! weight, or stands beside a word.

use ratatui::style::{Color, Modifier, Style};

/// How many colours the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// None (`NO_COLOR`, dumb terminals): weight and reverse only.
    Mono,
    /// The sixteen of every terminal.
    Sixteen,
    /// The 256-colour cube.
    #[default]
    Indexed,
    /// 24 bits.
    True,
}

impl Depth {
    /// Told from `NO_COLOR`, `COLORTERM` and `TERM`.
    #[must_use]
    pub fn detect(env: &dyn Fn(&str) -> Option<String>) -> Self {
        let term = env("TERM").unwrap_or_default();
        if env("NO_COLOR").is_some_and(|value| !value.is_empty()) || term == "dumb" {
            return Self::Mono;
        }
        let colour = env("COLORTERM").unwrap_or_default();
        if colour.contains("truecolor") || colour.contains("24bit") {
            return Self::True;
        }
        if term.contains("256color") { Self::Indexed } else { Self::Sixteen }
    }
}

/// The themes that come with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeName {
    /// For dark backgrounds.
    #[default]
    Dark,
    /// For light backgrounds.
    Light,
    /// No colour at all.
    Mono,
}

impl ThemeName {
    /// All themes, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Dark, Self::Light, Self::Mono];

    /// The word on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Mono => "mono",
        }
    }

    /// The theme of a word; `auto` goes by `COLORFGBG`, whose last number is the background (7 and 9–15 are light).
    #[must_use]
    pub fn from_id(id: &str, env: &dyn Fn(&str) -> Option<String>) -> Option<Self> {
        if id == "auto" {
            let background = env("COLORFGBG").and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok());
            return Some(if matches!(background, Some(7 | 9..=15)) { Self::Light } else { Self::Dark });
        }
        Self::ALL.into_iter().find(|theme| theme.id() == id)
    }

    /// The next theme of the switch.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Mono,
            Self::Mono => Self::Dark,
        }
    }
}

/// One style a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Ordinary text.
    pub text: Style,
    /// Text of second rank.
    pub dim: Style,
    /// Headings.
    pub heading: Style,
    /// What is asked; the key to press.
    pub accent: Style,
    /// The line the cursor is on.
    pub selected: Style,
    /// Rules and tracks.
    pub rule: Style,
    /// Claimed figures.
    pub claimed: Style,
    /// Evidenced figures.
    pub evidenced: Style,
    /// What could still be reached.
    pub potential: Style,
    /// Something to look at.
    pub warning: Style,
    /// Something wrong.
    pub error: Style,
    /// Something done.
    pub done: Style,
    /// A field that takes text.
    pub field: Style,
}

/// Red, green, blue with the nearest of the sixteen.
type Ink = ((u8, u8, u8), Color);

struct Palette {
    text: Option<Ink>,
    dim: Ink,
    accent: Ink,
    selected: (Ink, Ink),
    rule: Ink,
    claimed: Ink,
    evidenced: Ink,
    warning: Ink,
    error: Ink,
    done: Ink,
    field: (Ink, Ink),
}

const DARK: Palette = Palette {
    text: None,
    dim: ((160, 168, 178), Color::Gray),
    accent: ((110, 190, 255), Color::LightCyan),
    selected: (((255, 255, 255), Color::White), ((0, 95, 135), Color::Blue)),
    rule: ((96, 106, 118), Color::DarkGray),
    claimed: ((110, 190, 255), Color::LightCyan),
    evidenced: ((130, 212, 140), Color::LightGreen),
    warning: ((240, 190, 90), Color::LightYellow),
    error: ((255, 130, 120), Color::LightRed),
    done: ((130, 212, 140), Color::LightGreen),
    field: (((255, 255, 255), Color::White), ((44, 50, 60), Color::Black)),
};

const LIGHT: Palette = Palette {
    text: None,
    dim: ((84, 92, 102), Color::DarkGray),
    accent: ((0, 84, 166), Color::Blue),
    selected: (((0, 0, 0), Color::Black), ((204, 224, 248), Color::Gray)),
    rule: ((150, 156, 164), Color::Gray),
    claimed: ((0, 84, 166), Color::Blue),
    evidenced: ((0, 104, 40), Color::Green),
    warning: ((132, 76, 0), Color::Red),
    error: ((176, 0, 24), Color::Red),
    done: ((0, 104, 40), Color::Green),
    field: (((0, 0, 0), Color::Black), ((232, 236, 242), Color::Gray)),
};

impl Theme {
    /// A theme at a colour depth.
    #[must_use]
    pub fn new(name: ThemeName, depth: Depth) -> Self {
        if name == ThemeName::Mono || depth == Depth::Mono {
            return Self::mono();
        }
        let palette = if name == ThemeName::Light { &LIGHT } else { &DARK };
        let ink = |ink: Ink| Style::new().fg(colour(ink, depth));
        let on = |(fg, bg): (Ink, Ink)| Style::new().fg(colour(fg, depth)).bg(colour(bg, depth));
        // Said outright, so that text drawn over something coloured does not keep its colour.
        let text = palette.text.map_or_else(|| Style::new().fg(Color::Reset), ink);
        Self {
            text,
            dim: ink(palette.dim),
            heading: text.add_modifier(Modifier::BOLD),
            accent: ink(palette.accent).add_modifier(Modifier::BOLD),
            selected: on(palette.selected),
            rule: ink(palette.rule),
            claimed: ink(palette.claimed),
            evidenced: ink(palette.evidenced),
            potential: ink(palette.dim),
            warning: ink(palette.warning),
            error: ink(palette.error).add_modifier(Modifier::BOLD),
            done: ink(palette.done),
            field: on(palette.field),
        }
    }

    fn mono() -> Self {
        let plain = Style::new().fg(Color::Reset);
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            text: plain,
            dim: plain,
            heading: bold,
            accent: bold,
            selected: plain.add_modifier(Modifier::REVERSED),
            rule: plain,
            claimed: bold,
            evidenced: plain.add_modifier(Modifier::UNDERLINED),
            potential: plain,
            warning: bold,
            error: plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            done: plain,
            field: plain.add_modifier(Modifier::UNDERLINED),
        }
    }
}

fn colour(((red, green, blue), basic): Ink, depth: Depth) -> Color {
    match depth {
        Depth::True => Color::Rgb(red, green, blue),
        Depth::Indexed => Color::Indexed(cube(red, green, blue)),
        Depth::Sixteen | Depth::Mono => basic,
    }
}

/// The nearest entry of the 6x6x6 cube or of the grey ramp of the 256 colours.
fn cube(red: u8, green: u8, blue: u8) -> u8 {
    const STEPS: [i32; 6] = [0, 95, 135, 175, 215, 255];
    let wanted = [i32::from(red), i32::from(green), i32::from(blue)];
    let nearest = |value: i32| (0..6_u8).min_by_key(|&step| (STEPS[usize::from(step)] - value).abs()).unwrap_or(0);
    let [r, g, b] = wanted.map(nearest);
    let distance = |found: [i32; 3]| (0..3).map(|part| (found[part] - wanted[part]).pow(2)).sum::<i32>();
    let in_cube = distance([r, g, b].map(|step| STEPS[usize::from(step)]));
    let grey = (0..24_u8).min_by_key(|&step| distance([8 + 10 * i32::from(step); 3])).unwrap_or(0);
    if distance([8 + 10 * i32::from(grey); 3]) < in_cube { 232 + grey } else { 16 + 36 * r + 6 * g + b }
}
