//! What one saved answer costs beside a bare 4 KiB write with fsync in the same folder, and a list of 10,000.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};

use criterion::{Criterion, criterion_group, criterion_main};
use pinheng::app::{App, Edit, Filter, Import, sample};
use pinheng::assessment::Mark;

fn bench(criterion: &mut Criterion) {
    // Beside the build, not in /tmp: that may be memory, where fsync is free.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("folder");
    let mut raw = File::create(folder.path().join("raw")).expect("file");
    criterion.bench_function("4 KiB write and fsync", |bencher| {
        bencher.iter(|| {
            raw.seek(SeekFrom::Start(0)).expect("seek");
            raw.write_all(&[7; 4096]).expect("write");
            raw.sync_data().expect("fsync");
        });
    });
    let mut app = App::open(&folder.path().join("one.db")).expect("store");
    let id = app.import(&[sample()]).expect("sample").remove(0);
    let mut assessment = app.load(&id).expect("assessment");
    let mut row = 0;
    criterion.bench_function("one answer committed", |bencher| {
        bencher.iter(|| {
            row = (row + 1) % 4;
            let edit = Edit::Rate { item: 3, mark: Some(Mark::Scale(row)), reason: String::new() };
            app.edit(&mut assessment, &edit, None).expect("edit")
        });
    });
    // The same without a disk: what is left of the above is the commit itself.
    let mut memory = App::in_memory().expect("store");
    let id = memory.import(&[sample()]).expect("sample").remove(0);
    let mut assessment = memory.load(&id).expect("assessment");
    criterion.bench_function("one answer in memory", |bencher| {
        bencher.iter(|| {
            row = (row + 1) % 4;
            let edit = Edit::Rate { item: 3, mark: Some(Mark::Scale(row)), reason: String::new() };
            memory.edit(&mut assessment, &edit, None).expect("edit")
        });
    });
    let mut many = App::open(&folder.path().join("many.db")).expect("store");
    let imports: Vec<Import> = (0..10_000).map(|_| sample()).collect();
    many.import(&imports).expect("10,000 assessments");
    criterion.bench_function("list the first 200 of 10,000", |bencher| {
        bencher.iter(|| many.list(&Filter::default(), 0, 200).expect("list"));
    });
    criterion.bench_function("open a store of 10,000", |bencher| {
        bencher.iter(|| App::open(&folder.path().join("many.db")).expect("store"));
    });
}

criterion_group!(benches, bench);
criterion_main!(benches);
