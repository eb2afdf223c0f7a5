//! Forms that something went wrong with on the way: whatever comes back, nothing but a fault or a form is read.

use std::io::{Cursor, Read as _, Write as _};

use pinheng::ballot::{BlankForm, Identity, blank_form, read_form};
use pinheng::framework::builtin;
use pinheng::i18n::Lang;
use pinheng::workshop::Role;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";
const CRITERIA: [usize; 3] = [0, 4, 9];
const ROLES: [Role; 2] = [Role::Leader, Role::Staff];

fn identity() -> Identity {
    let framework = builtin();
    let framework = [framework.id.clone(), framework.version.clone(), framework.hash.clone()];
    Identity { assessment: "0123abcd".into(), workshop: 7, framework }
}

fn form() -> Vec<u8> {
    let (identity, framework) = (identity(), builtin());
    let form = BlankForm {
        identity: &identity,
        token: TOKEN,
        framework: &framework,
        criteria: &CRITERIA,
        roles: &ROLES,
        about: ["示例局\u{7}", "2026"],
        lang: Lang::Zh,
    };
    blank_form(&form).expect("form")
}

fn read(bytes: &[u8]) -> bool {
    read_form(bytes, &identity(), &builtin(), &CRITERIA, &ROLES).is_ok()
}

/// A number from a seed, the same in every run.
fn dice(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).expect("31 bits")
}

#[test]
fn a_form_that_was_damaged_anywhere_is_never_taken_as_filled_in() {
    let whole = form();
    let mut seed = 11;
    for _ in 0..400 {
        let mut bytes = whole.clone();
        for _ in 0..=dice(&mut seed) % 4 {
            let at = dice(&mut seed) % bytes.len();
            bytes[at] = u8::try_from(dice(&mut seed) % 256).expect("byte");
        }
        assert!(!read(&bytes));
    }
    for cut in (0..whole.len()).step_by(97) {
        assert!(!read(&whole[..cut]));
    }
}

#[test]
fn a_form_whose_texts_were_damaged_is_never_taken_as_filled_in() {
    let mut archive = ZipArchive::new(Cursor::new(form())).expect("archive");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("part");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("content");
        parts.push((file.name().expect("name").into_owned(), content));
    }
    let mut seed = 5;
    let spices: [&[u8]; 8] =
        [b"<", b">", b"\"", b"&#x1;", b"99999999999999999999", b"</c>", b"ZZZZZZZ1", b"<row r=\"4294967296\">"];
    for _ in 0..600 {
        let mut parts = parts.clone();
        for _ in 0..=dice(&mut seed) % 3 {
            let part = dice(&mut seed) % parts.len();
            let content = &mut parts[part].1;
            let (at, spice) = (dice(&mut seed) % content.len(), spices[dice(&mut seed) % spices.len()]);
            let end = (at + dice(&mut seed) % 5).min(content.len());
            content.splice(at..end, spice.iter().copied());
        }
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        for (name, content) in &parts {
            out.start_file(name.as_str(), options).expect("part");
            out.write_all(content).expect("content");
        }
        assert!(!read(&out.finish().expect("archive").into_inner()));
    }
}
