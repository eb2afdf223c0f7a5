//! From files to faces.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use flate2::read::ZlibDecoder;
use resvg::usvg::fontdb::{Database, FaceInfo, Family, ID, Query, Source, Style, Weight};
use ttf_parser::{Face, Permissions};

use super::families::{RARE, families};
use super::{FontError, FontFault, Role, Wish};
use crate::i18n::Lang;
use crate::store::files::reason;

/// Noto Sans SC in part, see `assets/fonts/README.md`.
static OWN: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC.otf.zlib");

/// No font is larger.
const MAX_BYTES: u64 = 256 << 20;

/// The faces that were found.
pub(super) struct Found {
    pub database: Database,
    pub text: Vec<ID>,
    pub sans: Vec<ID>,
    pub bold: Option<ID>,
}

/// Looks into a font file.
///
/// # Errors
/// [`FontError`] where it holds no font that may be used.
pub fn check(path: &Path) -> Result<(), FontError> {
    user(&mut Database::new(), path).map(|_| ())
}

/// The faces of the wished file and of the system.
pub(super) fn find(wish: Wish<'_>, lang: Lang) -> Result<Found, FontError> {
    let mut found = Found { database: Database::new(), text: Vec::new(), sans: Vec::new(), bold: None };
    let first = wish.file.map(|path| user(&mut found.database, path)).transpose()?;
    if wish.system {
        let mut system = Database::new();
        system.load_system_fonts();
        found.take(&system, lang);
        found.bold = found.bold.filter(|_| first.is_none());
    }
    // Each role falls back to the fonts of the other before it gives a character up.
    let (text, sans) = (found.text.clone(), found.sans.clone());
    found.text = chain(first, &text, &sans);
    found.sans = chain(first, &sans, &text);
    Ok(found)
}

/// Adds the program's own face.
pub(super) fn add_own(database: &mut Database) -> Option<ID> {
    database.load_font_source(Source::Binary(Arc::new(own()))).first().copied()
}

fn chain(first: Option<ID>, mine: &[ID], others: &[ID]) -> Vec<ID> {
    let mut chain = Vec::new();
    for face in first.iter().chain(mine).chain(others) {
        if !chain.contains(face) {
            chain.push(*face);
        }
    }
    chain
}

impl Found {
    /// Takes over the faces that are named, and no others.
    fn take(&mut self, system: &Database, lang: Lang) {
        let rare = RARE.iter().copied();
        for family in families(Role::Text, lang).iter().copied().chain(rare) {
            let face = self.take_face(named(system, family, Weight::NORMAL));
            self.text.extend(face);
        }
        for family in families(Role::Sans, lang) {
            let Some(face) = self.take_face(named(system, family, Weight::NORMAL)) else { continue };
            if self.sans.is_empty() {
                let bold = named(system, family, Weight::BOLD).filter(|bold| bold.weight >= Weight::SEMIBOLD);
                self.bold = self.take_face(bold);
            }
            self.sans.push(face);
        }
    }

    fn take_face(&mut self, face: Option<&FaceInfo>) -> Option<ID> {
        let face = face?;
        let same = |known: &&FaceInfo| known.index == face.index && known.post_script_name == face.post_script_name;
        if let Some(known) = self.database.faces().find(same) {
            return Some(known.id);
        }
        Some(self.database.push_face_info(face.clone()))
    }
}

/// The face of a family, if it may be part of a document.
fn named<'a>(system: &'a Database, family: &str, weight: Weight) -> Option<&'a FaceInfo> {
    let query = Query { families: &[Family::Name(family)], weight, style: Style::Normal, ..Query::default() };
    let face = system.query(&query)?;
    let fault = system.with_face_data(face, fault)?;
    system.face(face).filter(|_| fault.is_none())
}

/// The face of the user's file; of several the one for simplified Chinese.
fn user(database: &mut Database, path: &Path) -> Result<ID, FontError> {
    let error = |fault| FontError { path: path.to_owned(), fault };
    let data = read(path).map_err(|said| error(FontFault::Unreadable(reason(&said))))?;
    let data = Arc::new(data);
    let faces = database.load_font_source(Source::Binary(Arc::<Vec<u8>>::clone(&data)));
    let simplified = |face: &&ID| {
        let families = database.face(**face).map(|face| face.families.as_slice()).unwrap_or_default();
        families.iter().any(|(name, _)| name.ends_with(" SC"))
    };
    let face = faces.iter().find(simplified).or_else(|| faces.first()).copied();
    let face = face.ok_or_else(|| error(FontFault::NoFont))?;
    let index = database.face(face).map_or(0, |face| face.index);
    if let Some(fault) = fault(&data, index) {
        return Err(error(fault));
    }
    krilla::text::Font::new(data.into(), index).map(|_| face).ok_or_else(|| error(FontFault::NoFont))
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.len() > MAX_BYTES {
        return Ok(Vec::new());
    }
    let mut data = Vec::new();
    File::open(path)?.take(MAX_BYTES).read_to_end(&mut data)?;
    Ok(data)
}

/// What speaks against a face.
fn fault(data: &[u8], index: u32) -> Option<FontFault> {
    let Ok(face) = Face::parse(data, index) else { return Some(FontFault::NoFont) };
    let tables = face.tables();
    let drawn = tables.glyf.is_some() || tables.cff.is_some() || tables.cff2.is_some();
    if !drawn || tables.cmap.is_none() {
        return Some(FontFault::NoFont);
    }
    (face.permissions() == Some(Permissions::Restricted)).then_some(FontFault::Forbidden)
}

/// The program's own font.
fn own() -> Vec<u8> {
    let mut data = Vec::new();
    // The bytes are part of the program, and a test unpacks them.
    let _ = ZlibDecoder::new(OWN).read_to_end(&mut data);
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_font_can_be_unpacked_and_used() {
        assert_eq!(fault(&own(), 0), None);
        assert_eq!(fault(&own()[..100], 0), Some(FontFault::NoFont));
    }
}
