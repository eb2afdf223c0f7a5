//! Writing exports: names that every system takes, all files or none, never a half-written one.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::failure::{Failure, OTHER};
use crate::app::publish;
use crate::i18n::{CliText, Lang, fill};
use crate::store::files::create;

/// Longest name of a file, in characters; and in bytes, of which most systems allow 255.
const MOST_CHARS: usize = 80;
const MOST_BYTES: usize = 240;

/// A file to be written.
pub struct NewFile {
    /// Where.
    pub path: PathBuf,
    /// What.
    pub content: Vec<u8>,
}

/// The name of an export without its ending: the words and the suffix, joined by `_`, with everything taken out that
/// Linux or Windows does not allow. `room` is kept for the ending.
#[must_use]
pub fn name(words: &[&str], suffix: &str, room: usize) -> String {
    let suffix = format!("_{suffix}");
    let (chars, bytes) = (suffix.chars().count() + room, suffix.len() + room);
    let words: Vec<String> = words.iter().map(|word| allowed(word)).filter(|word| !word.is_empty()).collect();
    let mut name = String::new();
    for c in words.join("_").chars() {
        if name.chars().count() + chars >= MOST_CHARS || name.len() + c.len_utf8() + bytes > MOST_BYTES {
            break;
        }
        name.push(c);
    }
    let name = name.trim_end_matches(['.', ' ', '_']).trim_start_matches(['.', ' ']);
    // With its suffix no name is one that Windows keeps for devices, such as `CON` or `LPT1`.
    format!("{name}{suffix}").trim_start_matches('_').to_owned()
}

/// A word with what no file name may hold replaced.
fn allowed(word: &str) -> String {
    let replaced = word.chars().map(|c| match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
        c if c.is_control() || c.is_whitespace() => ' ',
        c => c,
    });
    let visible = replaced.filter(|c| {
        // Invisible signs that turn or hide parts of a name.
        !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    });
    let text: String = visible.collect();
    let text = text.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    text.trim_matches(['.', ' ']).to_owned()
}

/// Writes all files or none.
///
/// # Errors
/// If the folder is missing, a file exists and is not to be replaced, or the writing fails.
pub fn write_all(folder: &Path, files: &[NewFile], force: bool, lang: Lang) -> Result<(), Failure> {
    let text = CliText::of(lang);
    let failure = |template: &str, path: &Path, reason: &str| {
        let path = path.display().to_string();
        Failure::new(OTHER, fill(template, &[("path", &path), ("reason", reason)]))
    };
    if !folder.exists() {
        return Err(failure(text.no_folder, folder, ""));
    }
    if !folder.is_dir() {
        return Err(failure(text.not_folder, folder, ""));
    }
    for file in files {
        match fs::symlink_metadata(&file.path) {
            Ok(there) if there.is_dir() => return Err(failure(text.is_folder, &file.path, "")),
            Ok(_) if !force => return Err(failure(text.file_exists, &file.path, "")),
            _ => {}
        }
    }
    let mut drafts = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let draft = Draft::write(folder, number, &file.content);
        drafts.push(draft.map_err(|error| failure(text.write_file, &file.path, &error.to_string()))?);
    }
    let mut published: Vec<&Path> = Vec::new();
    for (draft, file) in drafts.into_iter().zip(files) {
        // What stands there now was replaced on demand and cannot be taken back.
        let new = fs::symlink_metadata(&file.path).is_err();
        if let Err(error) = draft.give(&file.path, force) {
            for path in published {
                // That one stays must not hide why the rest is missing.
                let _ = fs::remove_file(path);
            }
            return Err(if error.kind() == io::ErrorKind::AlreadyExists {
                failure(text.file_exists, &file.path, "")
            } else {
                failure(text.write_file, &file.path, &error.to_string())
            });
        }
        if new {
            published.push(&file.path);
        }
    }
    Ok(())
}

/// A complete file under a temporary name, removed unless it gets its own.
struct Draft {
    path: PathBuf,
}

impl Draft {
    fn write(folder: &Path, number: usize, content: &[u8]) -> io::Result<Self> {
        let mut attempt = 0;
        let (draft, mut file) = loop {
            let path = folder.join(format!(".pinheng-{}-{number}-{attempt}.tmp", std::process::id()));
            match create(&path) {
                Ok(file) => break (Self { path }, file),
                // Left behind by another process of the same number.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < 1000 => attempt += 1,
                Err(error) => return Err(error),
            }
        };
        file.write_all(content)?;
        file.sync_all()?;
        Ok(draft)
    }

    /// Gives it its name; another file of that name is replaced only if it may be.
    fn give(mut self, to: &Path, force: bool) -> io::Result<()> {
        if force {
            fs::rename(&self.path, to)?;
        } else {
            publish(&self.path, to)?;
        }
        self.path = PathBuf::new();
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            // It is a leftover of a failure that is reported already.
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hold_only_what_every_system_takes() {
        assert_eq!(name(&["示例市机关事务管理局", "2026"], "自评", 5), "示例市机关事务管理局_2026_自评");
        assert_eq!(name(&["../../etc/passwd", "2026/Q1"], "自评", 5), "-..-etc-passwd_2026-Q1_自评");
        assert_eq!(name(&["a\u{0}b\n c:*?\"<>|", ".."], "x", 5), "a b c-------_x");
        assert_eq!(name(&["...", " "], "自评", 5), "自评");
        assert_eq!(name(&["CON"], "自评", 5), "CON_自评");
        assert_eq!(name(&["a\u{202e}b"], "x", 5), "ab_x");
    }

    #[test]
    fn a_file_that_appears_meanwhile_is_never_replaced() {
        let dir = tempfile::TempDir::new().expect("folder");
        let to = dir.path().join("a.md");
        let drafts: Vec<Draft> = (0..2)
            .map(|n| Draft::write(dir.path(), n, &[b'0' + u8::try_from(n).expect("small")]).expect("draft"))
            .collect();
        let given: Vec<_> =
            drafts.into_iter().map(|draft| draft.give(&to, false).map_err(|error| error.kind())).collect();
        assert_eq!(given, [Ok(()), Err(io::ErrorKind::AlreadyExists)]);
        assert_eq!(fs::read(&to).expect("read"), b"0");
        Draft::write(dir.path(), 0, b"2").expect("draft").give(&to, true).expect("forced");
        assert_eq!(fs::read(&to).expect("read"), b"2");
    }

    #[test]
    fn a_later_failure_takes_the_earlier_files_back() {
        let dir = tempfile::TempDir::new().expect("folder");
        let file = |name: &str| NewFile { path: dir.path().join(name), content: b"new".to_vec() };
        fs::write(dir.path().join("old.md"), b"old").expect("old");
        // The same name twice passes the look before and fails when it is taken.
        let failed = write_all(dir.path(), &[file("a.md"), file("b.md"), file("b.md")], false, Lang::En);
        assert!(failed.expect_err("taken").message.contains("b.md"));
        let left: Vec<_> = fs::read_dir(dir.path()).expect("list").flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(left, ["old.md"]);
    }

    #[test]
    fn long_names_keep_their_suffix() {
        let long = "局".repeat(200);
        let name = name(&[&long, "2026"], "自评", 5);
        assert!(name.ends_with("_自评") && name.chars().count() + 5 <= MOST_CHARS, "{name}");
        let wide = super::name(&[&"𠮷".repeat(200)], "自评", 5);
        assert!(wide.len() + 5 <= MOST_BYTES && wide.ends_with("_自评"));
    }
}
