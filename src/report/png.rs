//! The charts as pixels, for slides and for formats that show no drawings.

mod pack;

use resvg::tiny_skia::{Color, Pixmap, Transform};

use super::chart::{Drawing, slide};
use super::document::{Document, profile};
use super::fonts::{Fit, Fonts, tree};
use super::render::Rendered;
use super::scorecard::Scorecard;

/// Pixels a unit of a drawing; a slide of 1,280 units is 2,560 pixels wide.
const SCALE: f32 = 2.0;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// A PNG file.
    pub bytes: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// A slide with radar and bars; `document` gives title, draft mark and footer.
///
/// # Errors
/// What the library says, in English.
pub fn png(card: &Scorecard, document: &Document, fonts: &Fonts) -> Result<Rendered, String> {
    let mut chart = profile(card, document.lang);
    let mut fit = Fit::new(fonts);
    // Of the document a slide shows these alone; what else is missing does not concern it.
    let mut document = Document { sections: Vec::new(), facts: Vec::new(), ..document.clone() };
    fit.document(&mut document);
    fit.chart(&mut chart);
    let picture = picture(&slide(&document, &chart), fonts)?;
    Ok(Rendered { bytes: picture.bytes, missing: fit.missing() })
}

/// A drawing on white; its texts must be [`Fit`] for the fonts.
///
/// # Errors
/// What the library says, in English.
pub fn picture(drawing: &Drawing, fonts: &Fonts) -> Result<Picture, String> {
    let tree = tree(&drawing.svg("chart", "", ""), fonts)?;
    let size = tree.size().to_int_size().scale_by(SCALE).ok_or("the drawing has no size")?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or("the drawing is too large")?;
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    let bytes = pack::pack(&pixels).map_err(|error| error.to_string())?;
    Ok(Picture { bytes, width: size.width(), height: size.height() })
}
