//! Links.

#![cfg(unix)]

use std::fs;

use pinheng::app::{App, Error, StoreError};

use crate::help::{Place, create};

#[test]
fn a_link_is_followed_before_its_folder_is_judged() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    let mut app = place.open();
    let folder = place.beside("locked");
    fs::create_dir(&folder).expect("folder");
    let link = folder.join("link.db");
    symlink(&place.path, &link).expect("link");
    crate::help::set_mode(&folder, 0o555);
    // In the write-ahead log, not yet in the file.
    let open = create(&mut app);
    let linked = App::open(&link).expect("open");
    assert_eq!(linked.load(&open.id), Ok(open));
    assert!(!linked.is_read_only());
    crate::help::set_mode(&folder, 0o755);
}

#[test]
fn a_link_to_nothing_is_told() {
    let place = Place::new();
    let link = place.beside("link.db");
    std::os::unix::fs::symlink(place.beside("gone.db"), &link).expect("link");
    for found in [App::open(&link).map(|_| ()), App::open_existing(&link).map(|_| ())] {
        assert_eq!(found, Err(Error::Store(StoreError::BrokenLink(link.clone()))));
    }
    assert!(!place.beside("gone.db").exists());
}
