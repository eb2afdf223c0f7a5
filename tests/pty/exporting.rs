//! An export in a real terminal: chosen, written, stopped, remembered.

use std::path::{Path, PathBuf};
use std::time::Instant;

use pinheng::app::sample;
use pinheng::i18n::{ExportScreenText, Lang};
use rustix::process::Signal;

use crate::harness::{LIMIT, Launch, Term};
use crate::place::{OFFICE, Place};
use crate::steps::{lead, quit, shown, words};

fn text() -> &'static ExportScreenText {
    ExportScreenText::of(Lang::Zh)
}

/// A place whose data file holds the sample, and a folder for the files.
fn place() -> (Place, PathBuf) {
    let place = Place::new();
    place.app().import(&[sample()]).unwrap();
    let folder = place.home().join("公文 2026");
    std::fs::create_dir(&folder).unwrap();
    (place, folder)
}

/// The export screen of the sample in a window of the least usual size.
fn at_export(place: &Place) -> Term {
    let mut term = Launch::new(place).start();
    term.resize(80, 24);
    term.wait_for(OFFICE);
    term.send("\x1b[20~");
    term.wait_for(&shown(words().screen_export));
    term
}

/// Types the folder; the language comes before it in its pane.
fn type_folder(term: &mut Term, folder: &str) {
    term.send("\t\tj\r");
    term.wait_for(text().folder_keys);
    term.send("\x15");
    term.paste(folder);
    term.send("\r");
    term.wait_gone(text().folder_keys);
}

fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_files_are_written_in_chinese_and_the_choice_is_remembered() {
    let (place, folder) = place();
    let mut term = at_export(&place);
    // All formats but the first.
    term.send("a ");
    type_folder(&mut term, "~/公文 2026");
    term.send("w");
    term.wait_for(lead(text().written));
    let names = files(&folder);
    assert!(
        names.len() > 4 && names.iter().all(|name| name.starts_with("示例市机关事务管理局_2026_自评.")),
        "{names:?}"
    );
    for name in &names {
        let ending = name.rsplit('.').next().unwrap();
        assert!(term.text().contains(&format!(".{ending}")), "{ending} in\n{}", term.text());
        assert!(std::fs::metadata(folder.join(name)).unwrap().len() > 0);
    }
    quit(term);

    let mut term = at_export(&place);
    term.wait_for("~/公文 2026");
    term.wait_for(text().taken);
    term.send("w");
    term.wait_for(words().confirm_hint);
    term.send("n");
    term.wait_gone(words().confirm_hint);
    quit(term);
    assert_eq!(files(&folder), names);
}

#[test]
fn stopped_at_once_it_leaves_all_files_or_none() {
    let (place, folder) = place();
    let mut term = at_export(&place);
    type_folder(&mut term, "~/公文 2026");
    term.send("hh");
    term.send("a");
    term.send("w");
    term.send("\x1b");
    let ended = |term: &Term| [lead(text().written), text().stopped].iter().any(|said| term.text().contains(said));
    // An Esc after the end takes the message away instead.
    term.wait_until("an end", |term| ended(term) || term.text().contains(text().taken));
    let all = pinheng::report::Format::ALL.len();
    let names = files(&folder);
    assert!([0, all].contains(&names.len()), "{names:?}");
    quit(term);
}

#[test]
fn a_signal_in_the_middle_leaves_no_half_file() {
    let (place, folder) = place();
    let mut term = at_export(&place);
    type_folder(&mut term, "~/公文 2026");
    term.send("hhaw");
    let end = Instant::now() + LIMIT;
    while files(&folder).is_empty() && Instant::now() < end {
        term.pump(std::time::Duration::from_millis(1));
    }
    term.signal(Signal::TERM);
    assert!(term.exit().success());
    term.assert_restored();
    let names = files(&folder);
    assert!([0, pinheng::report::Format::ALL.len()].contains(&names.len()), "{names:?}");
    assert!(names.iter().all(|name| !name.starts_with('.')), "{names:?}");
}

#[test]
fn what_a_killed_export_left_goes_with_the_next() {
    let (place, folder) = place();
    let leftover = folder.join(".pinheng-2147483647-0-0.tmp");
    std::fs::write(&leftover, "half").unwrap();
    let mut term = at_export(&place);
    type_folder(&mut term, "~/公文 2026");
    term.send("w");
    term.wait_for(lead(text().written));
    quit(term);
    assert!(!leftover.exists());
    assert!(!files(&folder).is_empty());
}
