//! Files, folders and their modes: the one place that knows operating systems apart.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::fault::StoreError;

/// Access for the owner alone.
#[cfg(unix)]
const OWNER_FILE: u32 = 0o600;
#[cfg(unix)]
const OWNER_FOLDER: u32 = 0o700;

/// Creates a new file for the owner alone; fails if there is one.
///
/// The mode is set twice: at creation, so that the file is never open to others, and after it, because the
/// process's mask may have taken bits that the owner needs.
pub(crate) fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, OWNER_FILE);
    let file = options.open(path)?;
    set_owner(path)?;
    Ok(file)
}

/// Creates a folder and those above it for the owner alone; existing ones keep their mode.
pub(crate) fn create_folder(path: &Path) -> io::Result<()> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    folders_of_owner().recursive(true).create(path)
}

/// Creates one new folder for the owner alone; fails if there is one.
pub(crate) fn create_new_folder(path: &Path) -> io::Result<()> {
    folders_of_owner().create(path)
}

fn folders_of_owner() -> fs::DirBuilder {
    #[allow(unused_mut, reason = "only Unix has modes")]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, OWNER_FOLDER);
    builder
}

/// Sets the mode of a new file.
#[cfg(unix)]
fn set_owner(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(OWNER_FILE))
}

/// Takes a file's access from everybody but the owner; what the owner may do stays, so that a file locked against
/// writing stays locked.
#[cfg(unix)]
fn set_private(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path)?.permissions().mode() & 0o700;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

/// On Windows the folder's own access list protects the file.
#[cfg(windows)]
fn set_owner(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(windows)]
fn set_private(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether others than the owner have any access to a file; never for a missing one.
#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0)
}

#[cfg(windows)]
fn is_open_to_others(_path: &Path) -> bool {
    false
}

/// The file and what SQLite may keep beside it.
fn family(path: &Path) -> [PathBuf; 4] {
    ["", "-wal", "-shm", "-journal"].map(|suffix| beside(path, suffix))
}

/// Whether others have any access to one of a store's files.
pub(crate) fn any_open_to_others(path: &Path) -> bool {
    family(path).iter().any(|path| is_open_to_others(path))
}

/// Takes the access to a store's files from everybody but the owner; tells whether anybody else had any.
pub(crate) fn mend_modes(path: &Path) -> Result<bool, (PathBuf, io::Error)> {
    let mut mended = false;
    for path in family(path).into_iter().filter(|path| is_open_to_others(path)) {
        set_private(&path).map_err(|error| (path, error))?;
        mended = true;
    }
    Ok(mended)
}

/// Gives a finished file its name for good, see [`give_name`].
pub(crate) fn publish(temporary: &Path, to: &Path) -> io::Result<()> {
    give_name(temporary, to)?;
    sync_folder(to);
    Ok(())
}

/// Gives a finished file its name without ever replacing another: fails with [`io::ErrorKind::AlreadyExists`]. A link
/// fails if the name is taken; where links cannot be made, the name is taken by an empty file first. The name survives
/// a power cut only after [`sync_folder`].
pub(crate) fn give_name(temporary: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(temporary, to) {
        Ok(()) => fs::remove_file(temporary),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) => give_name_without_links(temporary, to),
    }
}

fn give_name_without_links(temporary: &Path, to: &Path) -> io::Result<()> {
    create(to)?;
    fs::rename(temporary, to).inspect_err(|_| {
        // Ours, and empty; that it stays must not hide the reason.
        let _ = fs::remove_file(to);
    })
}

/// Makes a new name in a folder survive a power cut.
#[cfg(unix)]
pub(crate) fn sync_folder(path: &Path) {
    // Some file systems refuse to sync a folder; the file's own data is safe without it.
    if let Ok(folder) = File::open(folder_of(path)) {
        let _ = folder.sync_all();
    }
}

#[cfg(windows)]
pub(crate) fn sync_folder(_path: &Path) {}

/// The place that a path stands for, from the root on: SQLite would take a relative one such as `file:a` or
/// `:memory:` for something else, and looks for journals beside the name it is given, which for a link are elsewhere.
pub(crate) fn resolve(path: &Path) -> Result<PathBuf, StoreError> {
    let failed = |error: &io::Error| StoreError::of_io(path.to_owned(), error);
    if !fs::symlink_metadata(path).is_ok_and(|meta| meta.is_symlink()) {
        return std::path::absolute(path).map_err(|error| failed(&error));
    }
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(StoreError::BrokenLink(path.to_owned())),
        resolved => resolved.map_err(|error| failed(&error)),
    }
}

/// The folder a file stands in.
pub(crate) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// A file's name with something appended, in the same folder.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Whether nobody may write a file or its folder, told by their modes: this holds for root too.
pub(crate) fn is_locked_away(path: &Path) -> bool {
    let read_only = |path: &Path| fs::metadata(path).is_ok_and(|meta| meta.permissions().readonly());
    // On Windows a folder's read-only mark means something else.
    read_only(path) || (cfg!(unix) && read_only(&folder_of(path)))
}

/// Length of the write-ahead log beside the file, if there is one.
pub(crate) fn wal_length(path: &Path) -> Option<u64> {
    fs::metadata(beside(path, "-wal")).ok().map(|meta| meta.len())
}

/// Whether a file has no content, nor a journal with any.
pub(crate) fn is_empty(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() == 0) && wal_length(path).unwrap_or(0) == 0
}

/// At most the first `limit` bytes of a file.
pub(crate) fn read_head(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether reading a file may wait for somebody to write into it, or never end: it is a pipe, a socket or a device. The
/// device that is always empty counts as a file.
#[cfg(unix)]
pub(crate) fn keeps_waiting(path: &Path) -> bool {
    let waits = |meta: fs::Metadata| !meta.is_file() && !meta.is_dir();
    path != Path::new("/dev/null") && fs::metadata(path).is_ok_and(waits)
}

#[cfg(windows)]
pub(crate) fn keeps_waiting(_path: &Path) -> bool {
    false
}

/// The address under which SQLite opens a file that nobody can change: it needs no lock and no journal.
pub(crate) fn immutable_uri(path: &Path) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
    let escape = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02x}") };
    let escaped: String = path_bytes(path).into_iter().map(escape).collect();
    format!("file:{escaped}?immutable=1")
}

#[cfg(unix)]
fn path_bytes(path: &Path) -> Vec<u8> {
    std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str()).to_vec()
}

#[cfg(windows)]
fn path_bytes(path: &Path) -> Vec<u8> {
    let text = path.to_string_lossy().replace('\\', "/");
    let rooted = text.chars().nth(1) == Some(':');
    if rooted { format!("/{text}").into_bytes() } else { text.into_bytes() }
}

/// Whether a path lies on a file system shared between machines, where a write-ahead log would corrupt the file:
/// its index is memory that only one machine sees.
pub(crate) fn is_network(path: &Path) -> bool {
    let Ok(path) = fs::canonicalize(folder_of(path)) else { return false };
    if cfg!(windows) && path.to_string_lossy().starts_with("\\\\?\\UNC\\") {
        return true;
    }
    // Without this file (other systems) SQLite's own test must do.
    let Ok(mounts) = fs::read_to_string("/proc/self/mounts") else { return false };
    mount_type(&mounts, &path).is_some_and(is_network_type)
}

/// The type of the file system that a path lies on, by a mount table of the kernel's form.
fn mount_type<'m>(mounts: &'m str, path: &Path) -> Option<&'m str> {
    let rows = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        Some((words.next()?.replace("\\040", " "), words.next()?))
    });
    // Of mounts on the same point the last one counts.
    let under = rows.filter(|(point, _)| path.starts_with(point));
    under.max_by_key(|(point, _)| point.len()).map(|(_, kind)| kind)
}

fn is_network_type(kind: &str) -> bool {
    const NETWORK: [&str; 16] = [
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afs",
        "ceph",
        "lustre",
        "gfs2",
        "ocfs2",
        "coda",
        "ncpfs",
        "gpfs",
        "beegfs",
        "pvfs2",
        "glusterfs",
    ];
    let fuse = ["fuse.sshfs", "fuse.glusterfs", "fuse.ceph", "fuse.rclone", "fuse.davfs", "fuse.s3fs"];
    NETWORK.contains(&kind) || fuse.contains(&kind)
}

/// The system's words without the number behind them.
pub(crate) fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    words.split(" (os error").next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "/dev/vda / ext4 rw 0 0\nsrv:/home /home nfs4 rw 0 0\n/dev/vdb /home/local ext4 rw 0 0\n//srv/x /mnt/a\\040b cifs rw 0 0\n";

    #[test]
    fn network_homes_are_told_by_the_mount_they_lie_on() {
        let kind = |path: &str| mount_type(MOUNTS, Path::new(path));
        assert_eq!(kind("/home/li/pinheng"), Some("nfs4"));
        assert_eq!(kind("/home/local/x"), Some("ext4"));
        assert_eq!(kind("/homes"), Some("ext4"));
        assert_eq!(kind("/mnt/a b/c"), Some("cifs"));
        assert!(is_network_type("nfs4") && !is_network_type("ext4"));
    }

    #[test]
    fn a_name_that_is_taken_stays_as_it_is() {
        let dir = tempfile::TempDir::new().expect("folder");
        let path = |name: &str| dir.path().join(name);
        for (name, publish) in [("a", publish as fn(&Path, &Path) -> io::Result<()>), ("b", give_name_without_links)] {
            let draft = path("draft");
            fs::write(&draft, name).expect("draft");
            publish(&draft, &path(name)).expect("publish");
            assert_eq!((draft.exists(), fs::read(path(name)).expect("read")), (false, name.into()));
            fs::write(&draft, "other").expect("draft");
            let taken = publish(&draft, &path(name)).expect_err("taken");
            assert_eq!(taken.kind(), io::ErrorKind::AlreadyExists);
            assert_eq!((draft.exists(), fs::read(path(name)).expect("read")), (true, name.into()));
        }
    }

    #[test]
    fn uris_escape_what_sqlite_would_take_for_parameters() {
        assert_eq!(immutable_uri(Path::new("/a b/品?.db")), "file:/a%20b/%e5%93%81%3f.db?immutable=1");
    }
}
