//! The formats of a report.

/// A format that a report can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Text with marks, for intranets and version control.
    Markdown,
    /// The items as a table.
    Csv,
    /// The whole assessment, for programs; [`Format::Toml`] is what can be typed.
    Json,
    /// The answers alone, as they can be imported.
    Toml,
    /// A page for intranets and phones, complete in one file.
    Html,
    /// Pages for print and archive.
    Pdf,
    /// The charts alone, for slides.
    Svg,
    /// The same as pixels.
    Png,
    /// A workbook whose figures follow the ratings.
    Xlsx,
    /// A Word document, which is circulated and signed.
    Docx,
}

impl Format {
    /// All formats, in the order they are offered.
    pub const ALL: [Self; 10] = [
        Self::Markdown,
        Self::Csv,
        Self::Json,
        Self::Toml,
        Self::Html,
        Self::Pdf,
        Self::Svg,
        Self::Png,
        Self::Xlsx,
        Self::Docx,
    ];

    /// The word on the command line, and the end of the file's name.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Toml => "toml",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
        }
    }

    /// The format of a word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == id)
    }
}
