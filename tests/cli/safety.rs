//! Backup, restore, doctor, and stores that cannot be used.

use std::fs;

use pinheng::workshop::People;

use super::harness::{Home, mode};

#[test]
fn a_backup_comes_back() {
    let home = Home::new();
    let id = home.sample();
    let copy = home.arg("copy.db");
    let ran = home.run(&["backup", &copy]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains(&copy));
    assert_eq!(mode(copy.as_ref()), 0o600);
    home.refuses(&["backup", &copy], 1, &["已存在"], &["exists"]);

    home.ok(&["delete", &id, "--purge"]);
    let ran = home.run(&["restore", &copy]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("before-restore"), "{}", ran.err);
    home.ok(&["show", &id]);

    let other = Home::new();
    other.ok(&["restore", &copy]);
    other.ok(&["show", &id]);
    assert_eq!(fs::read_dir(other.path("data/pinheng")).expect("folder").flatten().count(), 1);
}

#[test]
fn restore_tells_of_a_round_that_went_with_a_deleted_assessment() {
    let (home, id) = super::forms::started(&People::anonymous(6));
    let copy = home.arg("copy.db");
    home.ok(&["backup", &copy]);
    let filled = super::forms::filled(&super::forms::form(&home, &id), &[("C6", "3"), ("C7", "2")]);
    let form = home.write("one.xlsx", filled);
    home.ok(&["workshop", "collect", &id, &form]);
    home.refuses(&["restore", &copy], 1, &["揭示或作废"], &["reveal or drop"]);
    home.ok(&["delete", &id]);
    let ran = home.run(&["restore", &copy]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("before-restore") && ran.err.contains("按作废记"), "{}", ran.err);
    home.ok(&["show", &id]);
}

#[test]
fn restore_refuses_what_is_no_store() {
    let home = Home::new();
    let id = home.sample();
    home.refuses(&["restore", "nowhere.db"], 3, &["没有文件 nowhere.db"], &["no file nowhere.db"]);
    let (zh, en) = (["Cargo.toml", "不是品衡的备份"], ["Cargo.toml", "not a backup"]);
    home.refuses(&["restore", "Cargo.toml"], 1, &zh, &en);
    home.refuses(&["restore", "src"], 1, &["src"], &["src"]);
    home.ok(&["show", &id]);

    let mut bytes = fs::read(home.store()).expect("store");
    bytes.truncate(bytes.len() - 5000);
    let damaged = home.write("damaged.db", &bytes);
    let empty = Home::new();
    for file in ["nowhere.db", "Cargo.toml", "src", &damaged] {
        let ran = empty.run(&["restore", file]);
        assert_eq!((ran.code, ran.out.as_str()), (if file == "nowhere.db" { 3 } else { 1 }, ""), "{ran:?}");
        assert!(ran.err.contains(file), "{ran:?}");
        assert!(!ran.err.contains("--db") && !ran.err.contains("改名"), "{ran:?}");
        assert!(!empty.path("data").exists(), "{file}");
    }
}

#[test]
fn a_path_is_nothing_but_a_path() {
    let home = Home::new();
    fs::create_dir(home.path("in")).expect("folder");
    let run = |args: &[&str]| {
        let ran = home.command(args).current_dir(home.path("in")).output().expect("run");
        assert!(ran.status.success(), "{args:?}: {}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8(ran.stdout).expect("text")
    };
    for name in ["file:a.db?mode=memory", ":memory:", "file::memory:", "file:b.db"] {
        let db = format!("--db={name}");
        let id = run(&["new", "--office", "局", "--period", "1", &db]);
        assert!(fs::metadata(home.path("in").join(name)).expect(name).len() > 0, "{name}");
        let copy = format!("{name}-copy");
        run(&["backup", &copy, &db]);
        run(&["delete", id.trim(), &db]);
        run(&["restore", &copy, &db]);
        run(&["show", id.trim(), &db]);
    }
}

#[test]
fn doctor_tells_what_it_found() {
    let home = Home::new().with("LANG", "zh_CN.UTF-8").with("TERM", "xterm-256color");
    home.sample();
    let text = home.ok(&["doctor"]);
    for word in ["数据文件：", "结构完好", "WAL", "重新计算一致", "256", "zh_CN.UTF-8", "报告的字体：", "界面语言：zh"]
    {
        assert!(text.contains(word), "{word}: {text}");
    }
    let rows = home.json(&["doctor", "--json"]);
    assert!(rows.as_array().expect("rows").iter().all(|row| row["outcome"] != "fault"));
    let home = Home::new();
    home.refuses(&["doctor"], 3, &["还不存在", "不是 UTF-8"], &["no data file yet", "not UTF-8"]);
}

#[test]
fn a_foreign_or_damaged_file_is_left_alone() {
    let home = Home::new();
    let foreign = home.write("foreign.db", "this is no database of anybody's");
    for args in [vec!["list"], vec!["new", "--office", "局", "--period", "1"], vec!["doctor"]] {
        let args = [args.as_slice(), &["--db", &foreign]].concat();
        home.refuses(&args, 1, &["foreign.db", "--db"], &["foreign.db", "--db"]);
    }
    assert_eq!(fs::read_to_string(&foreign).expect("file"), "this is no database of anybody's");

    home.sample();
    let mut bytes = fs::read(home.store()).expect("store");
    for byte in &mut bytes[4096..12288] {
        *byte = 0x55;
    }
    let damaged = home.write("damaged.db", &bytes);
    home.refuses(&["doctor", "--db", &damaged], 1, &["问题", "restore"], &["fault", "restore"]);
}

#[test]
fn a_newer_store_asks_for_a_newer_program() {
    let home = Home::new();
    home.sample();
    let store = rusqlite::Connection::open(home.store()).expect("store");
    store.pragma_update(None, "user_version", 9999).expect("version");
    drop(store);
    home.refuses(&["list"], 1, &["9999", "新版程序"], &["9999", "newer"]);
}

#[cfg(unix)]
#[test]
fn a_read_only_store_can_be_read_and_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    let id = home.sample();
    fs::set_permissions(home.store(), fs::Permissions::from_mode(0o400)).expect("mode");
    home.ok(&["show", &id]);
    home.refuses(&["rate", &id, "goal-1", "F"], 1, &["只读"], &["read only"]);
    home.refuses(&["delete", &id], 1, &["只读"], &["read only"]);
}

#[test]
fn a_locked_store_says_so() {
    let home = Home::new();
    let id = home.sample();
    let store = rusqlite::Connection::open(home.store()).expect("store");
    store.execute_batch("BEGIN IMMEDIATE").expect("lock");
    let ran = home.run(&["rate", &id, "goal-1", "L"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("占用"), "{}", ran.err);
}

/// Only root can make a folder that another user may read and not write.
#[cfg(unix)]
#[test]
fn a_file_that_may_be_written_in_a_folder_that_may_not_opens_for_reading() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt as _;
    use std::os::unix::process::CommandExt as _;
    const NOBODY: u32 = 65534;
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let folder = tempfile::tempdir_in("/tmp").expect("folder");
    let home = Home::new().with("PINHENG_DB", folder.path().join("a.db").to_str().expect("path"));
    let id = home.new_assessment();
    set_permissions(folder.path(), Permissions::from_mode(0o755)).expect("folder");
    set_permissions(folder.path().join("a.db"), Permissions::from_mode(0o666)).expect("file");
    // What runs the tests may be where nobody else may look.
    let program = folder.path().join("pinheng");
    std::fs::copy(assert_cmd::cargo::cargo_bin!("pinheng"), &program).expect("copy");
    let as_nobody = |args: &[&str]| {
        let mut command = std::process::Command::new(&program);
        command.env_clear().env("HOME", folder.path()).env("LANG", "en_US").args(args).uid(NOBODY).gid(NOBODY);
        let ran = command.arg("--db").arg(folder.path().join("a.db")).output().expect("run");
        (ran.status.code(), String::from_utf8(ran.stdout).expect("text") + &String::from_utf8_lossy(&ran.stderr))
    };
    for journal in ["WAL", "DELETE"] {
        let conn = rusqlite::Connection::open(folder.path().join("a.db")).expect("open");
        let set = conn.query_row(&format!("PRAGMA journal_mode = {journal}"), [], |_| Ok(()));
        set.expect("journal");
        drop(conn);
        let (code, list) = as_nobody(&["list"]);
        assert!(code == Some(0) && list.contains(&id), "{journal}: {list}");
        let (code, told) = as_nobody(&["rate", &id, "goal-1", "F"]);
        assert!(code == Some(1) && told.contains("read only"), "{journal}: {told}");
        let (code, told) = as_nobody(&["doctor"]);
        assert!(told.contains("can only be viewed") && told.contains("[ note ]"), "{code:?} {journal}: {told}");
    }
}
