//! The seal, from outside: two stores that differ in nothing but votes not opened yet answer every command alike.

use std::fs;

use pinheng::app::{App, Moment};
use pinheng::workshop::{Act, People, Role, Vote};

use super::harness::Home;
use super::meetings::{act, begin};

fn clock() -> Moment {
    Moment::parse_from_rfc3339("2026-11-23T09:41:07+08:00").expect("time")
}

/// Two homes with a round that eight have voted in, differently.
fn pair() -> ([Home; 2], String) {
    let (one, other) = (Home::new(), Home::new());
    let id = one.sample();
    let key = begin(&one, &id, &People::of_roles(&[(Role::Leader, 4), (Role::Staff, 4)]));
    act(&one, &id, key, &[Act::Next, Act::Next]);
    fs::create_dir_all(other.store().parent().expect("folder")).expect("folder");
    fs::copy(one.store(), other.store()).expect("copy");
    for (home, level) in [(&one, 0), (&other, 4)] {
        let mut app = App::open(&home.store()).expect("open").with_clock(clock);
        let mut open = app.load(&id).expect("load");
        for role in [Role::Leader, Role::Staff] {
            let votes = [Vote::Level(level), Vote::Level(4 - level), Vote::Level(level), Vote::Abstain];
            let votes = votes.map(|vote| if level == 4 && role == Role::Staff { Vote::Level(2) } else { vote });
            app.act(&mut open, key, &Act::Cast { course: 0, group: Some(role), votes: votes.to_vec() }).expect("cast");
        }
    }
    ([one, other], id)
}

/// What a run said and where it ended, without what differs in any two runs: the folder, new ids, times.
fn told(home: &Home, args: &[&str]) -> String {
    let output = home.command(args).output().expect("run");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(&home.arg(""), "~/");
    format!("{:?} {} {}", output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn no_command_tells_how_a_sealed_round_is_going() {
    let ([one, other], id) = pair();
    let time = "2026-11-23T10:15:00+08:00";
    let mut runs: Vec<Vec<&str>> = vec![
        vec!["list"],
        vec!["list", "--json"],
        vec!["show", &id],
        vec!["show", &id, "--json"],
        vec!["doctor"],
        vec!["walk", &id],
        vec!["undo", &id],
        vec!["redo", &id],
        vec!["workshop", "collect", &id, "nowhere.xlsx"],
    ];
    for format in ["md", "csv", "json", "toml", "html", "svg", "xlsx", "docx", "pdf", "png"] {
        runs.push(vec!["export", &id, "--format", format, "--time", time]);
    }
    runs.push(vec!["export", &id, "--format", "md", "--parts", "minutes,actions,results", "--time", time]);
    for run in ["finalise", "archive"] {
        runs.extend([vec![run, &id], vec!["show", &id, "--json"]]);
        runs.push(vec!["export", &id, "--format", "json", "--time", time]);
    }
    runs.extend([vec!["undo", &id], vec!["reopen", &id, "--reason", "继续"], vec!["delete", &id], vec!["list"]]);
    for args in &runs {
        let (here, there) = (told(&one, args), told(&other, args));
        assert!(!["show", "list", "export"].contains(&args[0]) || here.starts_with("Some(0)"), "{args:?}: {here}");
        let at = here.bytes().zip(there.bytes()).position(|(one, other)| one != other);
        let near = at.map(|at| String::from_utf8_lossy(&here.as_bytes()[at.saturating_sub(60)..]).into_owned());
        assert!(here == there, "{args:?}: {:?}", near.map(|near| near.chars().take(120).collect::<String>()));
    }
}

#[test]
fn neither_does_a_log_of_all_details() {
    let ([one, other], id) = pair();
    let logs = [&one, &other].map(|home| {
        let log = home.arg("log.txt");
        for args in [["show", &id], ["export", &id], ["undo", &id]] {
            let format: &[&str] = if args[0] == "export" { &["--format", "md"] } else { &[] };
            home.command(&args).args(format).args(["--log", &log, "--log-level", "debug"]).output().expect("run");
        }
        let text = fs::read_to_string(&log).expect("log");
        text.replace(&home.arg(""), "~/").chars().filter(|sign| !sign.is_ascii_digit()).collect::<String>()
    });
    assert_eq!(logs[0], logs[1]);
}
