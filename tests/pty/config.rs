//! A config file of the user's own, right or wrong, in the real program.

use pinheng::i18n::{Lang, TuiText};

use crate::harness::{Launch, Term};
use crate::place::{OFFICE, Place};
use crate::steps::{quit, shown, words};

fn with_config(place: &Place, content: &str) -> std::path::PathBuf {
    let path = place.home().join("own.toml");
    std::fs::write(&path, content).unwrap();
    path
}

fn launch<'p>(place: &'p Place, config: &std::path::Path) -> Launch<'p> {
    let mut words = place.command();
    words.extend(["--config".into(), config.into()]);
    Launch::new(place).command(words)
}

/// The warning stands in the way of the list, is read, and goes away.
fn dismissed(mut term: Term, fault: &str) -> Term {
    term.wait_for(TuiText::of(Lang::Zh).config_title);
    term.wait_for(fault);
    term.wait_for("pinheng config check");
    term.send("\x1b");
    term.wait_gone("pinheng config check");
    term.wait_for(OFFICE);
    term
}

#[test]
fn keys_of_the_config_file_hold() {
    let place = Place::seeded();
    let path = with_config(&place, "[keys.global]\nquit = \"Q\"\nopen = \"O\"\n");
    let mut term = launch(&place, &path).start();
    term.wait_for(OFFICE);
    term.send("qO");
    term.wait_for(&shown(words().screen_assess));
    term.send("Q");
    assert!(term.exit().success());
    term.assert_restored();
}

#[test]
fn the_interface_starts_on_defaults_and_says_what_is_wrong() {
    let place = Place::seeded();
    let many = "# nothing\n".repeat(1_100_000);
    let wrong = [
        ("[keys.home]\nnew = \"e\"\n", ":2:7: "),
        ("colour = 1\n", ":1:1: "),
        ("schema = 7\n", ":1:10: "),
        ("lang = \n", ":1:"),
        (many.as_str(), "1 MB"),
    ];
    for (content, fault) in wrong {
        let path = with_config(&place, content);
        quit(dismissed(launch(&place, &path).start(), fault));
    }
    let folder = place.home().join("folder.toml");
    std::fs::create_dir(&folder).unwrap();
    quit(dismissed(launch(&place, &folder).start(), "folder.toml"));
    let pipe = pipe(&place, "pipe.toml");
    quit(dismissed(launch(&place, &pipe).start(), "pipe.toml"));
}

/// A pipe that nobody ever writes into.
fn pipe(place: &Place, name: &str) -> std::path::PathBuf {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let path = place.home().join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    mknodat(CWD, &path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    path
}

#[test]
fn no_pipe_keeps_the_interface_waiting() {
    let place = Place::seeded();
    pipe(&place, "pinheng/state.toml");
    let theme = pipe(&place, "theme.toml").display().to_string();
    let config = with_config(&place, &format!("theme = {theme:?}\n"));
    let mut term = dismissed(launch(&place, &config).start(), "theme.toml");
    // The framework is the fourth field of a new assessment.
    for typed in [format!("i{theme}\r"), format!("n局\t2026\t\t{theme}\x13")] {
        term.send(typed);
        term.wait_for("不是普通文件");
        // What is typed and not saved is given up at the second time.
        for _ in 0..2 {
            term.send("\x1b");
            term.settle();
        }
        assert!(!term.text().contains("不是普通文件"), "{}", term.text());
    }
    quit(term);
}

#[test]
fn it_does_not_start_where_the_data_file_is_in_doubt() {
    let place = Place::seeded();
    let path = with_config(&place, "db = 3\n");
    let words = vec![env!("CARGO_BIN_EXE_pinheng").into(), "--config".into(), path.into()];
    let mut term = Launch::new(&place).command(words).start();
    assert_eq!(term.exit().exit_code(), 2);
    assert!(term.text().contains("db"), "{}", term.text());
}
