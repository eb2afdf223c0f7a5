//! Colours and emphasis. Meaning is never by colour alone: every style that means something also differs in
//! weight, or stands beside a word.

mod colour;
mod file;

use ratatui::style::Style;

pub use colour::{Rgb, contrast, is_light, value};
pub use file::Palette;

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
    /// High contrast.
    Contrast,
    /// No colour at all.
    Mono,
}

impl ThemeName {
    /// All themes, in the order of the switch.
    pub const ALL: [Self; 4] = [Self::Dark, Self::Light, Self::Contrast, Self::Mono];

    /// The word on the command line and in the settings file.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Contrast => "contrast",
            Self::Mono => "mono",
        }
    }

    /// The theme of a word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.id() == id)
    }

    /// What fits the terminal's background as far as the environment knows it: `COLORFGBG`, whose last number is the
    /// background (7 and 9 to 15 are light).
    #[must_use]
    pub fn guess(env: &dyn Fn(&str) -> Option<String>) -> Self {
        let background = env("COLORFGBG").and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok());
        if matches!(background, Some(7 | 9..=15)) { Self::Light } else { Self::Dark }
    }

    /// The theme itself.
    ///
    /// # Panics
    /// Never: the files are part of the program, and a test reads each of them.
    #[must_use]
    pub fn palette(self) -> Palette {
        let bytes: &[u8] = match self {
            Self::Dark => include_bytes!("../../../assets/themes/dark.toml"),
            Self::Light => include_bytes!("../../../assets/themes/light.toml"),
            Self::Contrast => include_bytes!("../../../assets/themes/contrast.toml"),
            Self::Mono => include_bytes!("../../../assets/themes/mono.toml"),
        };
        match Palette::parse(self.id(), bytes) {
            Ok(palette) => palette,
            Err(faults) => panic!("built-in theme: {faults}"),
        }
    }
}

/// What was asked for: a theme, or whatever fits the terminal.
#[derive(Debug, Clone, PartialEq)]
pub enum ThemeChoice {
    /// Light or dark as the terminal answers; until it does, and if it never does, the given one.
    Auto(ThemeName),
    /// One that comes with the program.
    Named(ThemeName),
    /// The user's own.
    Own(Box<Palette>),
}

impl Default for ThemeChoice {
    fn default() -> Self {
        Self::Auto(ThemeName::default())
    }
}

/// Which theme is in force, and which others the switch offers.
#[derive(Debug, Clone, PartialEq)]
pub struct Themes {
    own: Option<Palette>,
    /// None where the user's own is in force.
    name: Option<ThemeName>,
    auto: bool,
    depth: Depth,
}

impl Themes {
    /// The choice at a colour depth.
    #[must_use]
    pub fn new(choice: ThemeChoice, depth: Depth) -> Self {
        let (own, name, auto) = match choice {
            ThemeChoice::Auto(name) => (None, Some(name), true),
            ThemeChoice::Named(name) => (None, Some(name), false),
            ThemeChoice::Own(palette) => (Some(*palette), None, false),
        };
        Self { own, name, auto, depth }
    }

    fn palette(&self) -> Palette {
        match (self.name, &self.own) {
            (None, Some(own)) => own.clone(),
            (name, _) => name.unwrap_or_default().palette(),
        }
    }

    /// The styles in force.
    #[must_use]
    pub fn theme(&self) -> Theme {
        let palette = if self.depth == Depth::Mono { ThemeName::Mono.palette() } else { self.palette() };
        palette.theme(self.depth)
    }

    /// What the theme in force is called.
    #[must_use]
    pub fn title(&self, lang: crate::i18n::Lang) -> String {
        self.palette().title(lang).to_owned()
    }

    /// The theme in force, if it came with the program.
    #[must_use]
    pub fn name(&self) -> Option<ThemeName> {
        self.name
    }

    /// Takes a theme that comes with the program.
    pub fn choose(&mut self, name: ThemeName) {
        (self.name, self.auto) = (Some(name), false);
    }

    /// Goes on to the next theme; the user's own, where there is one, comes after the last.
    pub fn next(&mut self) {
        let place = self.name.and_then(|name| ThemeName::ALL.iter().position(|known| *known == name));
        let next = place.map_or(0, |place| place + 1);
        self.name = match ThemeName::ALL.get(next) {
            None if self.own.is_some() => None,
            found => Some(found.copied().unwrap_or_default()),
        };
        self.auto = false;
    }

    /// Takes in the background that the terminal told; whether that changed the theme.
    pub fn follow(&mut self, background: Rgb) -> bool {
        let fitting = if is_light(background) { ThemeName::Light } else { ThemeName::Dark };
        let changes = self.auto && self.name != Some(fitting);
        if changes {
            self.name = Some(fitting);
        }
        changes
    }
}

/// One style a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// What everything is drawn on.
    pub ground: Style,
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
    /// What is expected in an empty field.
    pub hint: Style,
}
