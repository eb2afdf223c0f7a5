//! Where data and messages go.

use std::io::Read;
use std::process::{Command, Stdio};

use super::harness::Home;

#[test]
fn without_a_terminal_demo_prints_the_sample_and_the_interface_refuses() {
    let home = Home::new();
    let text = home.ok(&["demo"]);
    for word in ["示例市机关事务管理局", "草稿", "53.5", "44.8", "短板：需求定位、开拓创新、长期完善"]
    {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert!(home.ok(&["demo", "--lang", "en"]).contains("Recipient needs, Innovation"));
    assert_eq!(home.json(&["demo", "--json"])["state"], "draft");
    home.refuses(&[], 2, &["终端"], &["terminal"]);
    assert!(!home.path("data").exists());
}

#[test]
fn the_text_scorecard_fits_its_columns() {
    let home = Home::new();
    for lang in ["zh", "en"] {
        for line in home.ok(&["demo", "--lang", lang]).lines() {
            assert!(pinheng::text::width::width(line) <= 100, "{line}");
            assert_eq!(line, line.trim_end(), "{line:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    let home = Home::new();
    let program = env!("CARGO_BIN_EXE_pinheng");
    let mut child = Command::new(program)
        .env_clear()
        .env("HOME", home.path(""))
        .args(["framework", "show"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("spawn");
    // Reads a little of more than a pipe holds, then closes it.
    let mut start = [0; 10];
    child.stdout.take().expect("pipe").read_exact(&mut start).expect("read");
    let output = child.wait_with_output().expect("wait");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_told() {
    let home = Home::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    let output = Command::new(env!("CARGO_BIN_EXE_pinheng"))
        .env_clear()
        .env("HOME", home.path(""))
        .arg("demo")
        .stdout(full)
        .output()
        .expect("run");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("标准输出"));
}
