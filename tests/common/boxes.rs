//! The counts of ballot boxes that lie in a data file or beside it, however they came there.

use std::path::Path;

use pinheng::workshop::BallotBox;

/// Each box whose mark and counts stand somewhere in the file, its write-ahead log or its journal.
pub fn boxes(path: &Path) -> Vec<BallotBox> {
    let mut found = Vec::new();
    for suffix in ["", "-wal", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        let bytes = std::fs::read(name).unwrap_or_default();
        found.extend((0..bytes.len()).filter_map(|at| Some(BallotBox::from_bytes(&bytes[at..])?.0)));
    }
    found
}
