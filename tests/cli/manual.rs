//! Completion scripts and the manual page.

use super::harness::Home;

#[test]
fn every_shell_gets_a_script_with_commands_options_and_values() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = home.ok(&["completions", shell]);
        for word in ["pinheng", "finalise", "walk", "framework", "glyphs"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    for shell in ["bash", "zsh", "fish"] {
        let script = home.ok(&["completions", shell]);
        for value in ["diagnostics", "unicode", "toml"] {
            assert!(script.contains(value), "{shell}: {value}");
        }
    }
    assert!(home.ok(&["completions", "fish", "--lang", "zh"]).contains("列出全部自评"));
    assert!(home.ok(&["completions", "fish", "--lang", "en"]).contains("list all assessments"));
    let known = "bash, zsh, fish, powershell, elvish";
    home.refuses(&["completions", "tcsh"], 2, &["tcsh", known], &["tcsh", known]);
}

#[cfg(unix)]
#[test]
fn bash_completes_by_the_script() {
    let home = Home::new();
    let script = home.write("pinheng.bash", home.ok(&["completions", "bash"]));
    let complete = |words: &[&str]| {
        let last = words[words.len() - 1];
        let all = words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
        let line = format!(
            "source {script}; COMP_WORDS=({all}); COMP_CWORD={}; _pinheng pinheng '{last}' '{}'; echo ${{COMPREPLY[@]}}",
            words.len() - 1,
            words[words.len() - 2],
        );
        let output = std::process::Command::new("bash").args(["--norc", "-c", &line]).output().expect("bash");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    assert!(complete(&["pinheng", "fin"]).contains("finalise"));
    assert!(complete(&["pinheng", "--theme", ""]).contains("light"));
    assert!(complete(&["pinheng", "export", "x", "--parts", "diag"]).contains("diagnostics"));
}

#[test]
fn the_manual_names_every_command_and_option_in_the_language() {
    let home = Home::new();
    for (lang, words) in [("zh", ["名称", "退出码", "环境变量"]), ("en", ["NAME", "EXIT STATUS", "ENVIRONMENT"])]
    {
        let page = home.ok(&["man", "--lang", lang]);
        let plain = page.replace("\\-", "-").replace("\\:", "");
        for word in words {
            assert!(plain.contains(word), "{lang}: {word}");
        }
        let help = home.ok(&["--help", "--lang", lang]);
        let section = help.split("\n\n").nth(2).expect("commands");
        // What goes on from the line before stands further in.
        let rows = section.lines().skip(1).filter(|line| line.starts_with("  ") && !line.starts_with("   "));
        let commands: Vec<&str> = rows.filter_map(|line| line.split_whitespace().next()).collect();
        assert!(commands.len() > 20, "{section}");
        for command in commands {
            assert!(plain.contains(&format!("pinheng {command}")), "{lang}: {command}");
        }
        for option in ["--evidence", "--glyphs", "--parts", "PINHENG_DB"] {
            assert!(plain.contains(option), "{lang}: {option}");
        }
        let han = plain.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert_eq!(han, lang == "zh", "{lang}");
        // A line that begins with a dot is a request, and only those that the page makes are there.
        let requests = [".TH ", ".SH ", ".SS ", ".PP", ".TP", ".br", ".ad ", ".nh", ".ie ", ".el "];
        for line in page.lines().filter(|line| line.starts_with('.')) {
            assert!(requests.iter().any(|request| line.starts_with(request)), "{lang}: {line}");
        }
    }
}
