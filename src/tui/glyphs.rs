//! The signs that are drawn: only such as are one column wide in every terminal, or plain ASCII.

/// One sign a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// Full cell of a gauge.
    pub full: &'static str,
    /// Half cell of a gauge.
    pub half: &'static str,
    /// Track of a gauge.
    pub track: &'static str,
    /// Mark of a second figure on a gauge.
    pub mark: &'static str,
    /// Horizontal rule.
    pub rule: &'static str,
    /// Vertical rule.
    pub bar: &'static str,
    /// The line the cursor is on.
    pub cursor: &'static str,
    /// The open criterion, an arrow to the right.
    pub open: &'static str,
    /// From one rating to another.
    pub to: &'static str,
    /// More above.
    pub up: &'static str,
    /// More below.
    pub down: &'static str,
    /// Whether braille may be drawn.
    pub braille: bool,
}

/// The narrow signs of Unicode.
pub const UNICODE: Glyphs = Glyphs {
    full: "⣿",
    half: "⡇",
    track: "⠒",
    mark: "⢸",
    rule: "⠒",
    bar: "⡇",
    cursor: "❯",
    open: "▸",
    to: "›",
    up: "▴",
    down: "▾",
    braille: true,
};

/// Seven-bit signs for the Linux console, odd fonts and terminals where others are two columns wide.
pub const ASCII: Glyphs = Glyphs {
    full: "#",
    half: "#",
    track: ".",
    mark: "|",
    rule: "-",
    bar: "|",
    cursor: ">",
    open: ">",
    to: ">",
    up: "^",
    down: "v",
    braille: false,
};

/// The choice on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GlyphChoice {
    /// By terminal and locale.
    #[default]
    Auto,
    /// [`UNICODE`].
    Unicode,
    /// [`ASCII`].
    Ascii,
}

impl GlyphChoice {
    /// The words on the command line and in the config file.
    pub const IDS: [&str; 3] = ["auto", "unicode", "ascii"];

    /// The choice of a word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "auto" => Some(Self::Auto),
            "unicode" => Some(Self::Unicode),
            "ascii" => Some(Self::Ascii),
            _ => None,
        }
    }

    /// The set to draw with. The Linux console has 512 glyphs and no braille.
    #[must_use]
    pub fn resolve(self, env: &dyn Fn(&str) -> Option<String>) -> Glyphs {
        let console = || matches!(env("TERM").as_deref(), Some("linux" | "vt100" | "vt220" | "dumb"));
        match self {
            Self::Ascii => ASCII,
            Self::Auto if console() => ASCII,
            Self::Unicode | Self::Auto => UNICODE,
        }
    }
}
