//! `config`: path, template, check; and what a faulty config file does to every other command.

use std::fs;
use std::path::{Path, PathBuf};

use pinheng::cli::Config;
use pinheng::i18n::Lang;
use pinheng::tui::action::Action;
use pinheng::tui::keymap::{DEFAULTS, Keymap};

use super::harness::Home;

fn corpus(prefix: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir("tests/data/config").expect("corpus").map(|entry| entry.expect("entry").path());
    let wanted = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.starts_with(prefix) && path.extension().is_some_and(|end| end == "toml")
    };
    let mut files: Vec<_> = entries.filter(wanted).collect();
    files.sort();
    files
}

/// After a wording changed, `EXPECT=write cargo test --test cli config` writes the messages anew: read the diff.
#[test]
fn every_faulty_config_is_refused_as_expected() {
    let write = std::env::var_os("EXPECT").is_some_and(|value| value == "write");
    let mut wrong = Vec::new();
    for path in corpus("bad") {
        let name = path.file_name().unwrap().to_str().unwrap();
        let loaded = Config::parse(Path::new(name), &fs::read(&path).expect("file"));
        let faults = loaded.wrong.unwrap_or_else(|| panic!("{name} is accepted"));
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| faults.failure(lang).message);
        let messages = format!("{zh}\n\n{en}\n");
        let beside = path.with_added_extension("expected");
        if write {
            fs::write(&beside, &messages).expect("write");
        } else if fs::read_to_string(&beside).unwrap_or_default() != messages {
            wrong.push(format!("{name}:\n{messages}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(corpus("bad").len() >= 9);
}

#[test]
fn sound_configs_are_accepted() {
    let home = Home::new();
    for path in corpus("good") {
        let path = path.to_str().unwrap();
        assert_eq!(home.ok(&["config", "check", path, "--lang", "en"]), format!("{path}: ok\n"));
        assert_eq!(home.ok(&["--config", path, "config", "check", "--lang", "en"]), format!("{path}: ok\n"));
    }
    assert!(corpus("good").len() >= 2);
}

#[test]
fn check_says_all_faults_at_once() {
    let home = Home::new();
    let path = home.write("c.toml", "lang = \"fr\"\ncolour = 1\n[keys.home]\nnew = \"e\"\n");
    let places = [":1:8: ", ":2:1: ", ":4:7: "].map(|place| format!("{path}{place}"));
    let places: Vec<&str> = places.iter().map(String::as_str).collect();
    home.refuses(&["config", "check", &path], 2, &places, &places);
    home.refuses(&["--config", &path, "config", "check"], 2, &places, &places);
    home.refuses(&["config", "check", &home.arg("none.toml")], 3, &["没有文件"], &["no file"]);
    home.refuses(&["config"], 2, &["path"], &["template"]);
    // Without any file there is nothing to check.
    let ran = home.run(&["config", "check", "--lang", "en"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("there is no config file"), "{}", ran.err);
    home.write("config/pinheng/config.toml", "lang = 1\n");
    home.refuses(&["config", "check"], 2, &[":1:8: "], &[":1:8: "]);
}

#[test]
fn path_prints_the_file_in_force_even_if_it_is_faulty() {
    let home = Home::new();
    let usual = home.write("config/pinheng/config.toml", "lang = 1\n");
    assert_eq!(home.ok(&["config", "path"]).trim(), usual);
    let other = home.arg("other.toml");
    assert_eq!(home.ok(&["config", "path", "--config", &other]).trim(), other);
    let home = home.with("PINHENG_CONFIG", &other);
    assert_eq!(home.ok(&["config", "path"]).trim(), other);
    assert!(home.ok(&["config", "template"]).contains("# lang = \"zh\""));
}

/// Takes one sign `#` off every line.
fn uncommented(template: &str) -> String {
    let lines: Vec<&str> = template.lines().map(|line| line.strip_prefix('#').unwrap_or(line).trim_start()).collect();
    lines.join("\n")
}

#[test]
fn the_template_holds_every_setting_and_every_action_and_changes_nothing_when_uncommented() {
    for lang in ["zh", "en"] {
        let home = Home::new().with("LANG", lang);
        let template = home.ok(&["config", "template"]);
        assert!(template.lines().all(|line| line.is_empty() || line.starts_with('#')), "all commented out");
        let path = home.write("config/pinheng/config.toml", &template);
        assert_eq!(home.ok(&["config", "check"]).lines().count(), 1);

        let content = uncommented(&template);
        for setting in ["schema", "db", "lang", "theme", "glyphs", "mouse"] {
            assert!(content.lines().any(|line| line.starts_with(&format!("{setting} = "))), "{setting}");
        }
        for (_, action, _) in DEFAULTS {
            assert!(content.lines().any(|line| line.starts_with(&format!("{} = ", action.name()))), "{action:?}");
        }
        let loaded = Config::parse(Path::new(&path), content.as_bytes());
        assert!(loaded.wrong.is_none(), "{}", loaded.wrong.unwrap().failure(Lang::En).message);
        assert_eq!(loaded.config.keys, Some(Keymap::default()));
        assert_eq!(loaded.config.db, Some(home.store()));
        assert_eq!(loaded.config.lang.map(Lang::code), Some(lang));

        // The program runs on it as it runs without.
        let before = home.ok(&["framework", "list"]);
        home.write("config/pinheng/config.toml", &content);
        assert_eq!(home.ok(&["framework", "list"]), before);
        home.new_assessment();
        assert!(home.store().is_file());
    }
}

#[test]
fn the_template_explains_every_action_in_its_language() {
    let home = Home::new();
    for lang in Lang::ALL {
        let template = home.ok(&["config", "template", "--lang", lang.code()]);
        for action in Action::ALL {
            assert!(template.contains(&format!("  # {}\n", action.help(lang))), "{}", action.name());
        }
    }
}

#[test]
fn a_config_that_is_no_file_or_too_large_is_refused_by_commands() {
    let home = Home::new();
    fs::create_dir_all(home.path("config/pinheng/config.toml")).expect("folder");
    home.refuses(&["list"], 2, &["是文件夹"], &["is a folder"]);
    fs::remove_dir(home.path("config/pinheng/config.toml")).expect("folder");
    home.write("config/pinheng/config.toml", "# nothing\n".repeat(1_100_000));
    home.refuses(&["list"], 2, &["文件超过 1 MB"], &["larger than 1 MB"]);
    home.write("config/pinheng/config.toml", b"lang = \"\xff\"\n");
    home.refuses(&["list"], 2, &["UTF-8"], &["UTF-8"]);
}

#[test]
fn faults_of_the_theme_file_are_faults_of_the_config() {
    let home = Home::new();
    let head = "schema = 1\nname = { en = \"own\" }\n[text]\n";
    home.write("config/pinheng/themes/own.toml", format!("{head}fg = \"white\"\n"));
    let config = home.write("config/pinheng/config.toml", "theme = \"own\"\n");
    home.ok(&["config", "check"]);
    home.write("config/pinheng/themes/own.toml", format!("{head}fg = \"pink\"\nbold = 1\n"));
    home.refuses(&["config", "check"], 2, &["own.toml:4:6: ", "own.toml:5:8: "], &["own.toml:4:6: ", "own.toml:5:8: "]);
    home.write("config/pinheng/config.toml", "theme = \"own\"\ncolour = 1\n");
    home.refuses(&["config", "check", &config], 2, &["config.toml:2:1: ", "own.toml:4:6: "], &["config.toml:2:1: "]);
    home.write("config/pinheng/themes/own.toml", format!("{head}{}", "# nothing\n".repeat(1_100_000)));
    home.refuses(&["config", "check"], 2, &["own.toml:1:1: 文件超过 1 MB"], &["larger than 1 MB"]);
    fs::remove_file(home.path("config/pinheng/themes/own.toml")).expect("theme");
    fs::create_dir(home.path("config/pinheng/themes/own.toml")).expect("folder");
    home.refuses(&["config", "check"], 2, &["own.toml 是文件夹"], &["own.toml is a folder"]);
    home.write("config/pinheng/config.toml", "theme = \"none.toml\"\n");
    home.refuses(&["config", "check"], 2, &["none.toml"], &["none.toml"]);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_where_nobody_would_write_into_it() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let home = Home::new();
    let pipe = home.arg("pipe");
    mknodat(CWD, pipe.as_str(), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("pipe");
    home.refuses(&["list", "--config", &pipe], 2, &["不是普通文件"], &["not a regular file"]);
    home.refuses(&["list", "--theme", &pipe], 2, &["不是普通文件"], &["not a regular file"]);
    home.refuses(&["restore", &pipe], 1, &["不是普通文件"], &["not a regular file"]);
    let id = home.new_assessment();
    home.refuses(&["export", &id, "--format", "pdf", "--font", &pipe], 2, &["不是普通文件"], &["not a regular file"]);
    home.ok(&["list", "--config", "/dev/null"]);
    // Whoever gives data through a pipe writes into it.
    let named = pipe.clone();
    let writing = std::thread::spawn(move || fs::write(named, pinheng::framework::builtin_bytes()).expect("write"));
    home.ok(&["framework", "check", &pipe]);
    writing.join().expect("writer");
}

#[test]
fn choices_of_the_interface_change_no_command() {
    let home = Home::new();
    home.write(".local/state/pinheng/state.toml", "lang = \"en\"\n");
    let home = home.with("LANG", "zh_CN.UTF-8");
    assert!(home.ok(&["--help"]).contains("用法："));
    assert!(home.run(&["show", "x"]).err.starts_with("错误："));
}
