//! A workbook as a reader of such files sees it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use calamine::{Data, Reader as _, Xlsx};

/// Sheet, row and column, both from 0.
pub type Place = (String, u32, u32);

pub struct Book {
    pub names: Vec<String>,
    pub values: BTreeMap<Place, Data>,
    pub formulas: BTreeMap<Place, String>,
}

impl Book {
    pub fn read(bytes: &[u8]) -> Self {
        let mut file = Xlsx::new(Cursor::new(bytes)).expect("workbook");
        let names = file.sheet_names();
        let (mut values, mut formulas) = (BTreeMap::new(), BTreeMap::new());
        for name in &names {
            let range = file.worksheet_range(name).expect("sheet");
            let (row, column) = range.start().unwrap_or_default();
            for (down, right, value) in range.used_cells() {
                let place = (name.clone(), row + number(down), column + number(right));
                values.insert(place, value.clone());
            }
            let range = file.worksheet_formula(name).expect("formulas");
            let (row, column) = range.start().unwrap_or_default();
            for (down, right, formula) in range.used_cells().filter(|(_, _, formula)| !formula.is_empty()) {
                formulas.insert((name.clone(), row + number(down), column + number(right)), formula.clone());
            }
        }
        Self { names, values, formulas }
    }

    pub fn text(&self, sheet: &str, row: u32, column: u32) -> String {
        self.values.get(&(sheet.to_owned(), row, column)).map(ToString::to_string).unwrap_or_default()
    }

    pub fn number(&self, sheet: &str, row: u32, column: u32) -> Option<f64> {
        match self.values.get(&(sheet.to_owned(), row, column))? {
            Data::Float(number) => Some(*number),
            #[allow(clippy::cast_precision_loss, reason = "small whole numbers")]
            Data::Int(number) => Some(*number as f64),
            _ => None,
        }
    }

    /// The first row of a sheet whose cell in a column says so, from a row on.
    pub fn row(&self, sheet: &str, column: u32, text: &str, from: u32) -> u32 {
        let mut rows = self
            .values
            .iter()
            .filter(|((name, row, at), value)| name == sheet && *at == column && *row >= from && **value == *text);
        rows.next().map_or_else(|| panic!("{sheet}: no {text} in column {column}"), |((_, row, _), _)| *row)
    }

    /// The rows of the items sheet that hold an item, in the order of the framework.
    pub fn item_rows(&self, sheet: &str) -> Vec<u32> {
        let rows = self.values.iter().filter(|((name, row, column), value)| {
            name == sheet && *column == 0 && *row >= 5 && !matches!(value, Data::String(_))
        });
        rows.map(|((_, row, _), _)| *row).collect()
    }
}

fn number(number: usize) -> u32 {
    u32::try_from(number).expect("small")
}

/// Every part of the file, by its name.
pub fn entries(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("archive");
    let mut entries = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("entry");
        let name = file.name().expect("name").into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        entries.insert(name, text);
    }
    entries
}

/// What is put into a cell.
#[derive(Clone)]
pub enum Put {
    Text(String),
    Number(u32),
    Nothing,
}

/// The file with other cells of a sheet (by its number from 1), every stored value of a formula left as it was.
pub fn changed(bytes: &[u8], sheet: usize, cells: &[(u32, char, Put)]) -> Vec<u8> {
    let mut entries = entries(bytes);
    let xml = entries.get_mut(&format!("xl/worksheets/sheet{sheet}.xml")).expect("sheet");
    for (row, column, put) in cells {
        let name = format!("{column}{}", row + 1);
        let start = xml.find(&format!("<c r=\"{name}\"")).unwrap_or_else(|| panic!("{name}"));
        let tag = xml[start..].find('>').expect("tag") + start;
        let closed = xml[..tag].ends_with('/');
        let end = if closed { tag + 1 } else { xml[start..].find("</c>").expect("end") + start + 4 };
        let style = xml[start..tag].split("s=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("style");
        let cell = match put {
            Put::Text(text) => {
                let text = text.replace('&', "&amp;").replace('<', "&lt;");
                format!("<c r=\"{name}\" s=\"{style}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
            }
            Put::Number(number) => format!("<c r=\"{name}\" s=\"{style}\"><v>{number}</v></c>"),
            Put::Nothing => format!("<c r=\"{name}\" s=\"{style}\"/>"),
        };
        xml.replace_range(start..end, &cell);
    }
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in entries {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("entry");
        writer.write_all(text.as_bytes()).expect("write");
    }
    writer.finish().expect("finish").into_inner()
}
