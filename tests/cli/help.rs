//! Help in both languages, and what is said about wrong use.

use super::harness::Home;

const COMMANDS: [&[&str]; 46] = [
    &[],
    &["demo"],
    &["new"],
    &["list"],
    &["show"],
    &["delete"],
    &["duplicate"],
    &["archive"],
    &["finalise"],
    &["reopen"],
    &["walk"],
    &["rate"],
    &["target"],
    &["undo"],
    &["redo"],
    &["import"],
    &["export"],
    &["verify"],
    &["score"],
    &["framework"],
    &["framework", "check"],
    &["framework", "list"],
    &["framework", "show"],
    &["framework", "template"],
    &["calc"],
    &["calc", "ahp-weights"],
    &["calc", "ahp-judgment"],
    &["calc", "ahp-group"],
    &["calc", "ahp-hierarchy"],
    &["calc", "fuzzy"],
    &["calc", "agreement-descriptive"],
    &["calc", "agreement-rwg"],
    &["calc", "agreement-kendall-w"],
    &["calc", "agreement-krippendorff"],
    &["workshop"],
    &["workshop", "form"],
    &["workshop", "collect"],
    &["backup"],
    &["restore"],
    &["doctor"],
    &["config"],
    &["config", "path"],
    &["config", "template"],
    &["config", "check"],
    &["completions"],
    &["man"],
];

/// Words that clap writes by itself.
const CLAPS: [&str; 17] = [
    "Usage",
    "Options",
    "OPTIONS",
    "Commands",
    "COMMAND",
    "Arguments",
    "default",
    "possible values",
    "Print",
    "help for",
    "error:",
    "tip:",
    "FILE",
    "unexpected",
    "required",
    "argument",
    "information",
];

#[test]
fn chinese_help_holds_no_word_of_claps() {
    let home = Home::new();
    for command in COMMANDS {
        for flag in ["-h", "--help"] {
            let args: Vec<&str> = command.iter().copied().chain([flag, "--lang", "zh"]).collect();
            let help = home.ok(&args);
            for word in CLAPS {
                assert!(!help.contains(word), "{word} in {args:?}: {help}");
            }
            for word in ["用法：", "通用选项：", "--db <文件>", "--lang <zh|en>", "--json"] {
                assert!(help.contains(word), "{word} is not in {args:?}: {help}");
            }
        }
    }
}

#[test]
fn english_help_holds_no_chinese() {
    let home = Home::new();
    for command in COMMANDS {
        let args: Vec<&str> = ["--lang", "en"].into_iter().chain(command.iter().copied()).chain(["--help"]).collect();
        let help = home.ok(&args);
        assert!(help.contains("Usage:") && help.contains("--config <FILE>"), "{help}");
        let chinese = |c: char| ('\u{3000}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c);
        assert!(!help.contains(chinese), "{args:?}: {help}");
    }
}

#[test]
fn no_line_of_help_is_wider_than_a_hundred_columns() {
    use unicode_width::UnicodeWidthStr as _;
    let home = Home::new();
    for command in COMMANDS {
        for lang in ["zh", "en"] {
            let args: Vec<&str> = command.iter().copied().chain(["--help", "--lang", lang]).collect();
            let help = home.ok(&args);
            let wide = help.lines().find(|line| line.width() > 100);
            assert_eq!(wide, None, "{args:?}");
        }
    }
}

#[test]
fn root_help_lists_every_command_and_no_other() {
    let help = Home::new().ok(&["--help"]);
    let section = help.split("命令：\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("commands");
    let listed: Vec<&str> = section.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let known: Vec<&str> = COMMANDS.iter().filter(|path| path.len() == 1).map(|path| path[0]).collect();
    assert_eq!(listed, known);
}

#[test]
fn help_and_version_need_no_good_settings() {
    let home = Home::new();
    home.write("config/pinheng/config.toml", "lang = 3\n");
    assert!(home.ok(&["--help"]).contains("用法："));
    assert_eq!(home.ok(&["--version"]), format!("pinheng {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_use_is_told_in_the_language() {
    let home = Home::new();
    home.refuses(&["lst"], 2, &["没有命令 lst", "list", "--help"], &["no command lst", "list", "--help"]);
    home.refuses(&["list", "--jsno"], 2, &["没有选项 --jsno", "--json"], &["no option --jsno", "--json"]);
    home.refuses(&["show"], 2, &["缺少 <编号>"], &["<ID> is missing"]);
    home.refuses(&["new", "--office", "局"], 2, &["缺少 --period <周期>"], &["--period <PERIOD> is missing"]);
    home.refuses(&["list", "--db"], 2, &["--db <文件>", "值"], &["--db <FILE> needs a value"]);
    home.refuses(&["list", "extra"], 2, &["多出的参数 extra"], &["unexpected argument extra"]);
    home.refuses(&["framework"], 2, &["check, list, show, template"], &["check, list, show, template"]);
    let twice = ["new", "--office", "a", "--office", "b", "--period", "1"];
    home.refuses(&twice, 2, &["--office", "只能写一次"], &["--office", "only once"]);
    home.refuses(&["rate", "a", "b", "F", "--note", "-x"], 2, &["--选项=值"], &["--option=value"]);
    home.refuses(&["new", "--office", "a", "--period", "1", "--json"], 2, &["没有 JSON"], &["no JSON"]);
    assert!(!home.store().exists());
}

/// Whatever clap finds wrong with any command, in both languages: one of our sentences and no word of clap's.
#[test]
fn every_command_tells_wrong_use_in_the_language_alone() {
    let home = Home::new();
    let wrong: [&[&str]; 6] =
        [&["--nope"], &["-q"], &["--lang"], &["--json=1"], &["a", "b", "c", "d", "e"], &["--db", ""]];
    for command in COMMANDS {
        for extra in wrong {
            for (lang, banned) in [("zh", &CLAPS[..]), ("en", &["tip:", "Usage", "For more"])] {
                let args: Vec<&str> = ["--lang", lang].iter().chain(command).chain(extra).copied().collect();
                let ran = home.run(&args);
                if ran.code == 0 || (extra[0] == "a" && ran.code != 2) {
                    continue;
                }
                assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}: {}", ran.err);
                let han = |c: char| ('\u{3000}'..='\u{9fff}').contains(&c);
                assert_eq!(ran.err.contains(han), lang == "zh", "{args:?}: {}", ran.err);
                for word in banned {
                    assert!(!ran.err.contains(word), "{word}: {args:?}: {}", ran.err);
                }
            }
        }
    }
}

#[test]
fn wrong_use_in_chinese_holds_no_english_sentence() {
    let home = Home::new();
    let wrong: [&[&str]; 6] = [&["lst"], &["show"], &["list", "x"], &["list", "--db"], &["framework"], &["list", "-q"]];
    for args in wrong {
        let ran = home.run(args);
        for word in ["error", "Usage", "argument", "required", "tip", "subcommand", "value"] {
            assert!(!ran.err.contains(word), "{args:?}: {}", ran.err);
        }
    }
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_wrong_use() {
    use std::os::unix::ffi::OsStrExt;
    let bytes = std::ffi::OsStr::from_bytes(b"\xff");
    let output = Home::new().command(&["show"]).arg(bytes).output().expect("run");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("UTF-8"));
}

#[test]
fn both_languages_fill_the_same_places() {
    use pinheng::i18n::{CliText, HelpText, ReportText};
    let places = |text: &str| {
        let mut found: Vec<String> =
            text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
        found.sort();
        found.dedup();
        found
    };
    for (name, zh, en) in [CliText::pairs(), HelpText::pairs(), ReportText::pairs()].concat() {
        assert_eq!(places(zh), places(en), "{name}");
    }
}
