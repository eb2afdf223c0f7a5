//! The archive that a form comes in: looked through before anything reads it.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::MOST_BYTES;
use super::fault::FormFaultKind;

/// More files than this are in no form.
const MOST_FILES: usize = 200;

/// The archive again, holding only what a workbook's text and cells need, unpacked. Macros, pictures and whatever else
/// was packed in are left behind. What the archive says of its sizes is checked first, then what really comes out.
pub(super) fn plain(bytes: &[u8]) -> Result<Vec<u8>, FormFaultKind> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(FormFaultKind::TooLarge);
    }
    if !bytes.starts_with(b"PK") {
        return Err(FormFaultKind::NotAForm);
    }
    let corrupt = |_| FormFaultKind::Corrupt;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(corrupt)?;
    if archive.len() > MOST_FILES {
        return Err(FormFaultKind::TooLarge);
    }
    let mut declared = 0_u64;
    for index in 0..archive.len() {
        declared = declared.saturating_add(archive.by_index_raw(index).map_err(corrupt)?.size());
    }
    if declared > MOST_BYTES {
        return Err(FormFaultKind::TooLarge);
    }
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let (mut left, mut seen) = (MOST_BYTES, std::collections::HashSet::new());
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(corrupt)?;
        let name = file.name().map_err(corrupt)?.into_owned();
        if !is_wanted(&name) {
            continue;
        }
        if !seen.insert(name.clone()) {
            return Err(FormFaultKind::Corrupt);
        }
        let mut content = Vec::new();
        (&mut file).take(left + 1).read_to_end(&mut content).map_err(|_| FormFaultKind::Corrupt)?;
        left = left.checked_sub(content.len() as u64).ok_or(FormFaultKind::TooLarge)?;
        out.start_file(name, options).map_err(corrupt)?;
        out.write_all(&content).map_err(|_| FormFaultKind::Corrupt)?;
    }
    if !seen.contains("xl/workbook.xml") {
        return Err(FormFaultKind::NotAForm);
    }
    Ok(out.finish().map_err(corrupt)?.into_inner())
}

/// What a workbook's text and cells need.
fn is_wanted(name: &str) -> bool {
    let parts = ["xl/worksheets/", "xl/_rels/", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"];
    let xml = matches!(name.rsplit('.').next(), Some("xml" | "rels"));
    xml && (matches!(name, "[Content_Types].xml" | "_rels/.rels") || parts.iter().any(|part| name.starts_with(part)))
}
