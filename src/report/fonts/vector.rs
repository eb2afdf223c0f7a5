//! Drawings with text, laid out with the fonts at hand.

use std::sync::Arc;

use resvg::usvg::{FontResolver, Options, Tree, fontdb::ID};

use super::{Fonts, glyph};

/// A drawing ready to be painted; its texts must be [`super::Fit`].
///
/// # Errors
/// What the parser says, in English.
pub(in crate::report) fn tree(svg: &str, fonts: &Fonts) -> Result<Tree, String> {
    let options = Options { fontdb: Arc::clone(&fonts.database), font_resolver: resolver(fonts), ..Options::default() };
    Tree::from_str(svg, &options).map_err(|error| error.to_string())
}

/// Chooses faces as the rest of a report does, whatever family the drawing names: a family that is not there would
/// lose the text without a word.
fn resolver(fonts: &Fonts) -> FontResolver<'_> {
    let (chain, bold) = (fonts.drawn.as_slice(), fonts.bold);
    FontResolver {
        select_font: Box::new(move |font, _| bold.filter(|_| font.weight() >= 600).or(chain.first().copied())),
        select_fallback: Box::new(move |c, tried, database| {
            let untried = |face: &&ID| !tried.contains(face);
            chain.iter().filter(untried).find(|face| glyph(database, **face, c).is_some()).copied()
        }),
    }
}
