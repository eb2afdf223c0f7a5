//! Language and theme as chosen in the interface, kept for the next time.

use std::path::PathBuf;

use pinheng::i18n::{Lang, TuiText};

use crate::harness::{Launch, Term};
use crate::place::{OFFICE, Place};
use crate::steps::{quit, shown};

fn file(place: &Place) -> PathBuf {
    place.home().join("pinheng/state.toml")
}

/// Starts without a language named, and waits for the list in one.
fn started(place: &Place, lang: Lang) -> Term {
    let mut term = Launch::new(place).command(place.bare_command()).start();
    term.wait_for(OFFICE);
    term.wait_for(&shown(TuiText::of(lang).screen_home));
    term
}

#[test]
fn what_is_chosen_holds_the_next_time_and_is_the_owners_alone() {
    let place = Place::seeded();
    let mut term = started(&place, Lang::Zh);
    assert!(!file(&place).exists(), "nothing was chosen");
    term.send(":language\r");
    term.wait_for(TuiText::of(Lang::En).language_now);
    term.send(":theme\r");
    term.wait_until("the theme", |_| std::fs::read_to_string(file(&place)).is_ok_and(|text| text.contains("theme")));
    quit(term);
    let text = std::fs::read_to_string(file(&place)).unwrap();
    assert!(text.contains("lang = \"en\"\ntheme = "), "{text}");
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(file(&place)).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);

    quit(started(&place, Lang::En));
    // Whatever names a language goes before it.
    let mut term = Launch::new(&place).command(place.bare_command()).env("PINHENG_LANG", "zh").start();
    term.wait_for(&shown(TuiText::of(Lang::Zh).screen_home));
    quit(term);
    let config = place.home().join("own.toml");
    std::fs::write(&config, "lang = \"zh\"\n").unwrap();
    let mut words = place.bare_command();
    words.extend(["--config".into(), config.into()]);
    let mut term = Launch::new(&place).command(words).start();
    term.wait_for(&shown(TuiText::of(Lang::Zh).screen_home));
    quit(term);
}

#[test]
fn a_file_that_cannot_be_read_or_written_is_no_obstacle() {
    let place = Place::seeded();
    std::fs::create_dir(place.home().join("pinheng")).unwrap();
    std::fs::write(file(&place), "lang = \"xx\"\ntheme = \"pink\"\n\u{1}").unwrap();
    quit(started(&place, Lang::Zh));
    std::fs::remove_file(file(&place)).unwrap();
    std::fs::create_dir(file(&place)).unwrap();
    let mut term = started(&place, Lang::Zh);
    term.send(":language\r");
    term.wait_for(TuiText::of(Lang::En).not_remembered.split('{').next().unwrap());
    quit(term);
}

#[test]
fn the_demo_leaves_nothing_behind() {
    let place = Place::new();
    let words = vec![env!("CARGO_BIN_EXE_pinheng").into(), "demo".into()];
    let mut term = Launch::new(&place).command(words).start();
    term.wait_for(&shown(TuiText::of(Lang::Zh).screen_score));
    term.send(":language\r");
    term.wait_for(&shown(TuiText::of(Lang::En).screen_score));
    quit(term);
    assert!(!file(&place).exists());
}
