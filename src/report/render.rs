//! One way into every format.

use std::path::Path;

use super::document::document;
use super::fonts::{FontError, Fonts, Wish};
use super::format::Format;
use super::parts::Parts;
use super::scorecard::Scorecard;
use super::{csv, docx, html, json, markdown, pdf, png, svg, xlsx};
use crate::app::Moment;
use crate::assessment::to_toml;
use crate::i18n::{ExportText, Lang, fill};

/// What a report takes beside the scorecard.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The time of export that the report names; equal input at an equal time makes equal bytes.
    pub time: Moment,
    /// A font file to be used before the system's and the program's own, for formats that hold fonts.
    pub font: Option<&'a Path>,
    /// Whether the system's fonts are used; without them a report looks the same on every computer.
    pub system_fonts: bool,
    /// The framework's own file, which the JSON export carries.
    pub framework_text: &'a str,
}

/// A report in one format.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rendered {
    /// The file's content.
    pub bytes: Vec<u8>,
    /// Characters that no font at hand has and that show as 〓, each once, in the order of their code points.
    pub missing: Vec<char>,
}

impl From<Vec<u8>> for Rendered {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, missing: Vec::new() }
    }
}

/// Why a report could not be put into a format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum RenderError {
    /// A library that writes the format failed.
    Failed {
        /// The format.
        format: Format,
        /// What it says, in English.
        reason: String,
    },
    /// The font file cannot be used.
    Font(FontError),
}

impl From<FontError> for RenderError {
    fn from(error: FontError) -> Self {
        Self::Font(error)
    }
}

impl RenderError {
    /// What is wrong.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Failed { format, reason } => {
                fill(ExportText::of(lang).failed, &[("format", format.id()), ("reason", reason)])
            }
            Self::Font(error) => error.message(lang),
        }
    }
}

/// Writes a scorecard in a format and a language. `json` and `toml` always hold everything and never vary by
/// language; `csv` holds the items, or the checklist if that is the only part.
///
/// # Errors
/// [`RenderError`].
pub fn render(
    card: &Scorecard,
    format: Format,
    lang: Lang,
    parts: &Parts,
    options: &Options<'_>,
) -> Result<Rendered, RenderError> {
    let document = || document(card, lang, parts, options.time);
    let fonts = || Fonts::find(Wish { file: options.font, system: options.system_fonts }, lang);
    let failed = |reason| RenderError::Failed { format, reason };
    Ok(match format {
        Format::Pdf => return pdf::pdf(document(), &fonts()?, options.time).map_err(failed),
        Format::Png => return png::png(card, document(), &fonts()?).map_err(failed),
        Format::Docx => return docx::docx(&document(), &fonts()?, options.time).map_err(failed),
        Format::Markdown => markdown::markdown(&document()).into_bytes(),
        Format::Csv => csv::csv(card, lang, parts),
        Format::Html => html::html(&document()).into_bytes(),
        Format::Svg => svg::svg(card, &document()).into_bytes(),
        Format::Xlsx => {
            xlsx::xlsx(card, &document(), parts, options.time).map_err(|error| failed(error.to_string()))?
        }
        Format::Json => json::json_bytes(card, options.framework_text),
        Format::Toml => to_toml(&card.record, &card.framework).into_bytes(),
    }
    .into())
}
