//! No name loses a character, whatever fonts the computer has, and a font file that is none is told.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::PathBuf;

use flate2::read::ZlibDecoder;
use pinheng::i18n::Lang;
use pinheng::report::fonts::{FontError, FontFault, Fonts, GETA, Role, Wish, check};
use tempfile::TempDir;

/// The 8,105 characters of 通用规范汉字表.
pub fn table() -> BTreeSet<char> {
    let text = std::fs::read_to_string("assets/fonts/table.txt").expect("table");
    let table: BTreeSet<char> = text.lines().filter(|line| !line.starts_with('#')).flat_map(str::chars).collect();
    assert_eq!(table.len(), 8105);
    table
}

/// Every character of GB 2312, read as GBK without the few that it adds among the rows.
pub fn gb2312() -> BTreeSet<char> {
    let mut found = BTreeSet::new();
    for row in 0xA1..=0xF7_u8 {
        for cell in 0xA1..=0xFE_u8 {
            let bytes = [row, cell];
            let (text, _, wrong) = encoding_rs::GBK.decode(&bytes);
            let added =
                |c: &char| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FE10}'..='\u{FE19}' | 'ǹ' | 'ɑ' | 'ɡ' | 'ḿ');
            found.extend(text.chars().filter(|c| !wrong && !added(c)));
        }
    }
    assert!(found.len() >= 7445, "{}", found.len());
    found
}

/// The program's own font as a file.
pub fn own() -> Vec<u8> {
    let packed = std::fs::read("assets/fonts/NotoSansSC.otf.zlib").expect("font");
    let mut data = Vec::new();
    ZlibDecoder::new(packed.as_slice()).read_to_end(&mut data).expect("unpack");
    data
}

fn fonts(lang: Lang) -> Fonts {
    Fonts::find(Wish { file: None, system: false }, lang).expect("fonts")
}

#[test]
fn the_own_font_has_every_character_of_the_standards() {
    for lang in Lang::ALL {
        let fonts = fonts(lang);
        let lacking = |c: &char| !fonts.has(*c);
        assert_eq!(table().into_iter().filter(lacking).collect::<String>(), "", "{lang}");
        assert_eq!(gb2312().into_iter().filter(lacking).collect::<String>(), "", "{lang}");
        assert_eq!("璟彧瓅𠮷㐂〓□■•…—“”·①㎡é".chars().filter(lacking).collect::<String>(), "", "{lang}");
        // What it lacks is known to be lacking: an emoji, a letter of another script, a character for private use.
        assert_eq!("😀ب\u{E000}𪛖".chars().filter(lacking).count(), 4, "{lang}");
    }
}

#[test]
fn glyphs_have_the_width_of_the_font() {
    let fonts = fonts(Lang::Zh);
    let advance = |c: char| fonts.glyph(Role::Text, c).expect("glyph").advance;
    assert!((advance('中') - 1.0).abs() < 1e-6 && (advance(GETA) - 1.0).abs() < 1e-6);
    assert!(advance('i') < advance('m') && advance('m') < 1.0);
}

fn file(dir: &TempDir, name: &str, data: &[u8]) -> PathBuf {
    let path = dir.path().join(name);
    std::fs::write(&path, data).expect("write");
    path
}

#[test]
fn a_font_file_comes_first_and_must_be_one() {
    let dir = TempDir::new().expect("folder");
    let good = file(&dir, "good.otf", &own());
    assert_eq!(check(&good), Ok(()));
    let wished = Fonts::find(Wish { file: Some(&good), system: false }, Lang::Zh).expect("fonts");
    assert!(wished.has('彧'));

    let fault = |path: &PathBuf| check(path).map_err(|error: FontError| error.fault);
    for bytes in [&b""[..], b"OTTO", b"not a font at all", &own()[..2000], &[0; 4096]] {
        assert_eq!(fault(&file(&dir, "bad.otf", bytes)), Err(FontFault::NoFont), "{} bytes", bytes.len());
    }
    assert!(matches!(fault(&dir.path().join("none.otf")), Err(FontFault::Unreadable(_))));

    let mut forbidden = own();
    let at = forbidden.windows(4).position(|tag| tag == b"OS/2").expect("table");
    let number = |at: usize| u32::from_be_bytes(forbidden[at..at + 4].try_into().expect("bytes")) as usize;
    let embedding = number(at + 8) + 8;
    forbidden[embedding + 1] = 2;
    assert_eq!(fault(&file(&dir, "forbidden.otf", &forbidden)), Err(FontFault::Forbidden));
}
