//! What was chosen in the interface, kept for the next time in a small file of the program's own: the config file is the
//! user's and is never written.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::choice::Choice;
use super::screens::workshop::Numbers;
use crate::i18n::Lang;
use crate::source::{Fields, Reader, Source};
use crate::store::files;

/// More than this was not written here.
const MOST: u64 = 16 * 1024;

/// What was chosen; what never was is left open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The language.
    pub lang: Option<Lang>,
    /// The theme, by its name.
    pub theme: Option<String>,
    /// What was exported, in which shape and where to.
    pub export: Option<Choice>,
    /// The numbers of the workshop planned last.
    pub room: Option<Numbers>,
}

/// The file that it is kept in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memory {
    path: PathBuf,
    /// What is kept.
    pub chosen: Chosen,
}

impl Memory {
    /// Reads the file. One that is not there, or is not as this program writes it, keeps nothing.
    #[must_use]
    pub fn read(path: PathBuf) -> Self {
        let bytes =
            if files::keeps_waiting(&path) { Vec::new() } else { files::read_head(&path, MOST).unwrap_or_default() };
        let chosen = parse(&bytes);
        Self { path, chosen }
    }

    /// Keeps what was chosen now, if it is anything else than before.
    ///
    /// # Errors
    /// If the file cannot be written; the one before is still whole.
    pub fn keep(&mut self, chosen: &Chosen) -> io::Result<()> {
        if self.chosen == *chosen {
            return Ok(());
        }
        files::create_folder(&files::folder_of(&self.path))?;
        let temporary = files::beside(&self.path, &format!(".{}", std::process::id()));
        let written = write(&temporary, chosen).and_then(|()| fs::rename(&temporary, &self.path));
        if written.is_err() {
            // Ours; that it stays must not hide the reason.
            let _ = fs::remove_file(&temporary);
        }
        written?;
        self.chosen.clone_from(chosen);
        Ok(())
    }
}

fn write(path: &Path, chosen: &Chosen) -> io::Result<()> {
    // Left behind by another process of the same number.
    let _ = fs::remove_file(path);
    let mut file = files::create(path)?;
    writeln!(file, "# pinheng: the last choices made in the interface. The config file goes before it.")?;
    let lang = chosen.lang.map(Lang::code);
    for (key, value) in [("lang", lang), ("theme", chosen.theme.as_deref())] {
        if let Some(value) = value {
            // TOML and JSON write a text the same way.
            writeln!(file, "{key} = {}", serde_json::Value::from(value))?;
        }
    }
    if let Some(choice) = &chosen.export {
        writeln!(file, "\n[export]")?;
        for (key, value) in choice.lines() {
            writeln!(file, "{key} = {value}")?;
        }
    }
    if let Some(numbers) = &chosen.room {
        writeln!(file, "\n[workshop]")?;
        for (key, value) in numbers.lines() {
            writeln!(file, "{key} = {value}")?;
        }
    }
    Ok(())
}

fn parse(bytes: &[u8]) -> Chosen {
    let Ok(source) = Source::toml("", bytes) else { return Chosen::default() };
    let Ok(root) = source.parse() else { return Chosen::default() };
    let reader = Reader::new(&source);
    let text = |fields: &Fields<'_>, key| fields.text(key).map(str::to_owned);
    let read = |fields: Fields<'_>| Chosen {
        lang: text(&fields, "lang").and_then(|code| Lang::from_code(&code)),
        theme: text(&fields, "theme"),
        export: fields
            .get("export")
            .and_then(|node| reader.fields(node, "export", "export"))
            .and_then(|fields| Choice::read(&reader, &fields)),
        room: fields
            .get("workshop")
            .and_then(|node| reader.fields(node, "workshop", "workshop"))
            .and_then(|fields| Numbers::read(&fields)),
    };
    reader.root(&root).map(read).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("deep/state.toml");
        let mut memory = Memory::read(path.clone());
        assert_eq!(memory.chosen, Chosen::default());
        memory.keep(&Chosen::default()).expect("nothing to keep");
        assert!(!path.exists());
        let mut export = Choice::usual(Lang::En, "C:\\报告 \"1\"".to_owned());
        export.toggle_part(crate::report::Part::Method);
        let room = Some(Numbers { counts: [0, 2, 5, 4, 1], minutes: [8, 7, 20, 5, 28, 4, 12, 6] });
        let chosen = Chosen { lang: Some(Lang::En), theme: Some("my \"own\"".to_owned()), export: Some(export), room };
        memory.keep(&chosen).expect("kept");
        memory.keep(&Chosen { lang: Some(Lang::Zh), ..chosen.clone() }).expect("kept again");
        assert_eq!(Memory::read(path.clone()).chosen, Chosen { lang: Some(Lang::Zh), ..chosen });
        assert_eq!(fs::read_dir(path.parent().expect("folder")).expect("folder").count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).expect("file").permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_file_of_another_kind_keeps_nothing() {
        for content in ["", "lang = ", "lang = 3\ntheme = true\n", "lang = \"fr\"\n", "\u{0}", "[lang]\n"] {
            assert_eq!(parse(content.as_bytes()), Chosen::default(), "{content:?}");
        }
        let more = b"lang = \"en\"\nlater = 1\n";
        assert_eq!(parse(more), Chosen { lang: Some(Lang::En), ..Chosen::default() });
        let part =
            "theme = \"dark\"\n[export]\nformats = [\"md\", \"later\"]\nparts = []\nblank = false\nlang = \"zh\"\n";
        assert_eq!(parse(part.as_bytes()), Chosen { theme: Some("dark".to_owned()), ..Chosen::default() });
        let whole = format!("{part}folder = \"\"\n");
        let export = parse(whole.as_bytes()).export.expect("a choice");
        assert_eq!((export.formats(), export.is_empty()), (&[crate::report::Format::Markdown][..], true));
        assert_eq!(Memory::read(PathBuf::from("/")).chosen, Chosen::default());
    }
}
