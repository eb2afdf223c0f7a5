//! The radar and the bars as SVG: alone for slides, inside the page, and as what other formats draw.
//!
//! Every shape has a class, so that a page can recolour it, and its colours as attributes, so that it needs no page.
//! The two series differ by line and mark too: they stay apart when printed in grey.

mod bars;
mod draw;
mod radar;
mod slide;

pub use bars::bars;
pub use radar::radar;
pub use slide::slide;

/// A drawing without its outer element.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Width in user units; a unit is about a CSS pixel.
    pub width: f64,
    /// Height in user units.
    pub height: f64,
    /// The elements, well-formed.
    pub body: String,
}

impl Drawing {
    /// A complete SVG with a title and a description for those who cannot see it. `name` makes its ids unique in a
    /// page.
    #[must_use]
    pub fn svg(&self, name: &str, title: &str, description: &str) -> String {
        let (width, height) = (draw::number(self.width), draw::number(self.height));
        let (title, description) = (draw::escape(title), draw::escape(description));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" role=\"img\" aria-labelledby=\"{name}-title {name}-desc\" font-family=\"{}\">\
             <title id=\"{name}-title\">{title}</title><desc id=\"{name}-desc\">{description}</desc>{}</svg>",
            draw::FONTS,
            self.body,
        )
    }
}
