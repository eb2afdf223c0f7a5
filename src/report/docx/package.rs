//! The parts of the file and how they hang together (ECMA-376, part 2), always in the same order and with the same dates.

use std::io::{Cursor, Write as _};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::styles;
use super::xml::escape;
use crate::app::Moment;
use crate::i18n::Lang;
use crate::report::document::Document;

/// The namespace of `WordprocessingML`.
pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of relations within a document.
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// What a document is made of.
pub struct Package {
    /// The content of `w:body`.
    pub body: String,
    /// The running head of the first page and of the others.
    pub headers: [String; 2],
    /// The running foot.
    pub footer: String,
    /// The part with the numberings.
    pub numbering: String,
    /// The pictures, PNG files; the first is `rIdPicture1`.
    pub pictures: Vec<Vec<u8>>,
}

/// The parts of `word/`: file, id and kind of the relation to it, end of its type.
const WORD: [(&str, &str, &str, &str); 8] = [
    ("document", "", "", "document.main"),
    ("styles", "rIdStyles", "styles", "styles"),
    ("fontTable", "rIdFonts", "fontTable", "fontTable"),
    ("numbering", "rIdNumbering", "numbering", "numbering"),
    ("settings", "rIdSettings", "settings", "settings"),
    ("header1", "rIdHeaderFirst", "header", "header"),
    ("header2", "rIdHeader", "header", "header"),
    ("footer1", "rIdFooter", "footer", "footer"),
];

/// The file.
///
/// # Errors
/// What the library says; writing to memory gives it no cause.
pub fn write(package: &Package, document: &Document, time: Moment) -> Result<Vec<u8>, ZipError> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    // 1980 is the earliest date a ZIP file knows; the time of export is in the properties.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, content) in parts(package, document, time) {
        file.start_file(name, options)?;
        file.write_all(DECLARATION.as_bytes())?;
        file.write_all(content.as_bytes())?;
    }
    // Pictures are packed already.
    let options = options.compression_method(CompressionMethod::Stored);
    for (index, picture) in package.pictures.iter().enumerate() {
        file.start_file(format!("word/media/picture{}.png", index + 1), options)?;
        file.write_all(picture)?;
    }
    Ok(file.finish()?.into_inner())
}

fn parts(package: &Package, document: &Document, time: Moment) -> Vec<(String, String)> {
    let wrap = |name: &str, content: &str| format!("<w:{name} xmlns:w=\"{W}\" xmlns:r=\"{R}\">{content}</w:{name}>");
    let [first, others] = &package.headers;
    let word = |name: &str| match name {
        "document" => wrap("document", &format!("<w:body>{}</w:body>", package.body)),
        "styles" => styles::styles(document.lang),
        "fontTable" => styles::font_table(),
        "numbering" => package.numbering.clone(),
        "settings" => settings(document.lang),
        "header1" => wrap("hdr", first),
        "header2" => wrap("hdr", others),
        _ => wrap("ftr", &package.footer),
    };
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types()),
        ("_rels/.rels".to_owned(), package_relations()),
        ("docProps/core.xml".to_owned(), core(document, time)),
        ("docProps/app.xml".to_owned(), app()),
        ("word/_rels/document.xml.rels".to_owned(), document_relations(package.pictures.len())),
    ];
    parts.extend(WORD.iter().map(|(name, ..)| (format!("word/{name}.xml"), word(name))));
    parts
}

fn content_types() -> String {
    const OFFICE: &str = "application/vnd.openxmlformats-officedocument";
    let part = |name: &str, kind: &str| format!("<Override PartName=\"{name}\" ContentType=\"{kind}\"/>");
    let default = |end: &str, kind: &str| format!("<Default Extension=\"{end}\" ContentType=\"{kind}\"/>");
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    let defaults = default("rels", relations) + &default("xml", "application/xml") + &default("png", "image/png");
    let word = WORD
        .iter()
        .map(|(name, _, _, kind)| part(&format!("/word/{name}.xml"), &format!("{OFFICE}.wordprocessingml.{kind}+xml")));
    let core = part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    let app = part("/docProps/app.xml", &format!("{OFFICE}.extended-properties+xml"));
    format!("<Types xmlns=\"{PACKAGE}/content-types\">{defaults}{}{core}{app}</Types>", word.collect::<String>())
}

fn relation(id: &str, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>")
}

fn relations(list: &str) -> String {
    format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{list}</Relationships>")
}

fn package_relations() -> String {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    relations(
        &(relation("rId1", &format!("{R}/officeDocument"), "word/document.xml")
            + &relation("rId2", &core, "docProps/core.xml")
            + &relation("rId3", &format!("{R}/extended-properties"), "docProps/app.xml")),
    )
}

fn document_relations(pictures: usize) -> String {
    let parts = WORD.iter().filter(|(_, id, ..)| !id.is_empty());
    let parts = parts.map(|(name, id, kind, _)| relation(id, &format!("{R}/{kind}"), &format!("{name}.xml")));
    let pictures = (1..=pictures).map(|number| {
        relation(&format!("rIdPicture{number}"), &format!("{R}/image"), &format!("media/picture{number}.png"))
    });
    relations(&parts.chain(pictures).collect::<String>())
}

/// Title, use, language, time and whether it is a draft; nothing of the machine or its user.
fn core(document: &Document, time: Moment) -> String {
    let stamp = time.to_utc().format("%Y-%m-%dT%H:%M:%SZ");
    let status = |draft: &String| format!("<cp:contentStatus>{}</cp:contentStatus>", escape(draft));
    format!(
        "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:description>{}</dc:description><dc:language>{}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{stamp}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{stamp}</dcterms:modified>{}</cp:coreProperties>",
        escape(&document.title),
        escape(&document.notice),
        document.lang.pick("zh-CN", "en-GB"),
        document.draft.as_ref().map(status).unwrap_or_default(),
    )
}

fn app() -> String {
    const EXTENDED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    format!("<Properties xmlns=\"{EXTENDED}\"><Application>pinheng</Application></Properties>")
}

fn settings(lang: Lang) -> String {
    // 15 keeps newer programs from laying the pages out as their predecessors did.
    format!(
        "<w:settings xmlns:w=\"{W}\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"420\"/>\
         <w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{}\" w:eastAsia=\"zh-CN\"/></w:settings>",
        lang.pick("en-US", "en-GB"),
    )
}
