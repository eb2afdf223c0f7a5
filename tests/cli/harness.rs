//! Runs the program with an environment of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// An empty home with the program in it.
pub struct Home {
    folder: TempDir,
    variables: Vec<(String, String)>,
}

/// What a run left behind.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Home {
    pub fn new() -> Self {
        Self { folder: TempDir::new().expect("temporary folder"), variables: Vec::new() }
    }

    /// The same home with a variable set.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A path as an argument.
    pub fn arg(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    /// Writes a file and returns its path as an argument.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("folder")).expect("folder");
        fs::write(&path, content).expect("file");
        path.display().to_string()
    }

    /// The data file where nothing names another.
    pub fn store(&self) -> PathBuf {
        self.path("data/pinheng/pinheng.db")
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::cargo_bin("pinheng").expect("program");
        command.env_clear().current_dir(env!("CARGO_MANIFEST_DIR"));
        command.env("HOME", self.folder.path());
        command.env("XDG_DATA_HOME", self.path("data")).env("XDG_CONFIG_HOME", self.path("config"));
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        command.args(args);
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        let Output { status, stdout, stderr } = self.command(args).output().expect("run");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Ran { code: status.code().expect("exit code"), out: text(stdout), err: text(stderr) }
    }

    /// Runs what must succeed and returns its data.
    pub fn ok(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
        ran.out
    }

    /// Runs what must succeed and print JSON.
    pub fn json(&self, args: &[&str]) -> Value {
        let out = self.ok(args);
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{args:?}: {error}: {out}"))
    }

    /// Runs what must fail, in both languages: the code, nothing on standard output, and words of each message.
    pub fn refuses(&self, args: &[&str], code: i32, zh: &[&str], en: &[&str]) {
        for (lang, words) in [("zh", zh), ("en", en)] {
            let args: Vec<&str> = args.iter().copied().chain(["--lang", lang]).collect();
            let ran = self.run(&args);
            assert_eq!(ran.code, code, "{args:?}: {ran:?}");
            assert_eq!(ran.out, "", "{args:?}");
            for word in words {
                assert!(ran.err.contains(word), "{args:?}: {word} is not in {}", ran.err);
            }
        }
    }

    /// A new assessment; its id.
    pub fn new_assessment(&self) -> String {
        self.ok(&["new", "--office", "示例局", "--period", "2026"]).trim().to_owned()
    }

    /// The finished sample as an assessment; its id.
    pub fn sample(&self) -> String {
        self.ok(&["import", "examples/sample-answers.toml"]).trim().to_owned()
    }
}

/// Every field of `expected` is in `found`; numbers agree to 1e-9.
pub fn assert_holds(expected: &Value, found: &Value, place: &str) {
    match (expected, found) {
        (Value::Object(fields), Value::Object(_)) => {
            for (key, value) in fields {
                assert_holds(value, &found[key], &format!("{place}.{key}"));
            }
        }
        (Value::Array(left), Value::Array(right)) => {
            assert_eq!(left.len(), right.len(), "{place}");
            for (index, (left, right)) in left.iter().zip(right).enumerate() {
                assert_holds(left, right, &format!("{place}[{index}]"));
            }
        }
        (Value::Number(left), Value::Number(right)) => {
            let (left, right) = (left.as_f64().expect("number"), right.as_f64().expect("number"));
            assert!((left - right).abs() <= 1e-9, "{place}: expected {left}, found {right}");
        }
        _ => assert_eq!(expected, found, "{place}"),
    }
}

/// The mode of a file.
#[cfg(unix)]
pub fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).expect("file").permissions().mode() & 0o777
}
