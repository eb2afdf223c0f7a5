//! Ballots on a medium that takes no more.
#![cfg(unix)]

use std::process::Command;

use pinheng::workshop::{Participant, People};

use super::forms::{filled, form, started, voted};

/// A write that goes too far into a file fails as one on a full disk: the journal is short, the data file is not.
#[test]
fn forms_that_are_committed_are_counted_whatever_the_disk_says_then() {
    // What is stored of the workshop is long, so that it stands at the end of the file.
    let long = Participant { label: "同志".repeat(1000), role: None };
    let (home, id) = started(&People::new(vec![long; 5]));
    let file = home.write("full.xlsx", filled(&form(&home, &id), &[("C6", "3"), ("C7", "2")]));
    let command = home.command(&["workshop", "collect", &id, &file]);
    let mut limited = Command::new("bash");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 96; exec \"$@\"", "bash"]);
    limited.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => limited.env(name, value),
            None => limited.env_remove(name),
        };
    }
    let output = limited.output().expect("bash");
    let (said, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let counted = voted(&home, &id);
    assert_eq!(counted, [Some(1), Some(1)], "{said} {err}");
    assert!(output.status.success(), "counted, but said: {said} {err}");
    assert!(said.contains("已计入 1 张") && err.contains("暂留上一次的票数"), "{said} {err}");
}
