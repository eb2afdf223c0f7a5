//! One way into every format.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use super::document::{Document, chart_texts, document, profile, section_number, texts};
use super::fonts::{FontError, Fonts, GETA, Wish};
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

/// Writes a scorecard in a format and a language. `json` and `toml` never vary by language, and hold everything; of a
/// blank checklist they hold an assessment in which nothing is answered. `csv` holds the items; or the checklist, the rounds of workshops or the actions where only
/// that part is wanted.
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
    Press::new(card, lang, parts, *options).render(format)
}

/// Writes one scorecard in several formats, also on several threads; what they share is made once, when it is needed.
pub struct Press<'a> {
    card: &'a Scorecard,
    lang: Lang,
    parts: &'a Parts,
    options: Options<'a>,
    document: OnceLock<Document>,
    fonts: OnceLock<Result<Fonts, FontError>>,
}

impl<'a> Press<'a> {
    /// Prepares nothing yet.
    #[must_use]
    pub fn new(card: &'a Scorecard, lang: Lang, parts: &'a Parts, options: Options<'a>) -> Self {
        Self { card, lang, parts, options, document: OnceLock::new(), fonts: OnceLock::new() }
    }

    /// The scorecard in a format, see [`render`].
    ///
    /// # Errors
    /// [`RenderError`].
    pub fn render(&self, format: Format) -> Result<Rendered, RenderError> {
        let (card, time) = (self.card, self.options.time);
        let failed = |reason| RenderError::Failed { format, reason };
        Ok(match format {
            Format::Pdf => return pdf::pdf(self.document().clone(), self.fonts()?, time).map_err(failed),
            Format::Png => return png::png(card, self.document(), self.fonts()?).map_err(failed),
            Format::Docx => return docx::docx(self.document(), self.fonts()?, time).map_err(failed),
            Format::Markdown => markdown::markdown(self.document()).into_bytes(),
            Format::Csv => csv::csv(card, self.lang, self.parts),
            Format::Html => html::html(self.document()).into_bytes(),
            Format::Svg => svg::svg(card, self.document()).into_bytes(),
            Format::Xlsx => {
                xlsx::xlsx(card, self.document(), self.parts, time).map_err(|error| failed(error.to_string()))?
            }
            Format::Json => json::json_bytes(&self.held(), self.options.framework_text),
            Format::Toml => to_toml(&self.held().record, &card.framework).into_bytes(),
        }
        .into())
    }

    /// What the formats for other programs hold: whoever is handed a blank form must not find the answers in it.
    fn held(&self) -> Cow<'a, Scorecard> {
        if self.parts.is_blank() { Cow::Owned(self.card.unanswered()) } else { Cow::Borrowed(self.card) }
    }

    fn document(&self) -> &Document {
        self.document.get_or_init(|| document(self.card, self.lang, self.parts, self.options.time))
    }

    fn fonts(&self) -> Result<&Fonts, FontError> {
        let find = || {
            let wish = Wish { file: self.options.font, system: self.options.system_fonts };
            let (all, drawn) = self.characters();
            Fonts::for_report(wish, self.lang, &all, &drawn)
        };
        self.fonts.get_or_init(find).as_ref().map_err(FontError::clone)
    }

    /// The characters of the report, and of these those that may be in a drawing: of charts, and of what stands
    /// around them on a slide.
    fn characters(&self) -> (BTreeSet<char>, BTreeSet<char>) {
        let mut drawn: BTreeSet<char> = (' '..='~').chain([GETA]).collect();
        let document = self.document();
        let around = Document { sections: Vec::new(), facts: Vec::new(), ..document.clone() };
        texts(&mut { around }, &mut |text| drawn.extend(text.chars()));
        chart_texts(&mut profile(self.card, self.lang), &mut |text| drawn.extend(text.chars()));
        // What pages show beside the texts; a character forgotten here would bring its font along a second time.
        let numbers = (0..document.sections.len()).map(|index| section_number(index, self.lang));
        let added = numbers.collect::<String>() + document.page_of + "•–";
        let mut all: BTreeSet<char> = drawn.iter().copied().chain(added.chars()).collect();
        texts(&mut document.clone(), &mut |text| all.extend(text.chars()));
        (all, drawn)
    }
}
