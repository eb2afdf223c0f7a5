//! What the methods cost on the largest inputs that are promised: weights of fifteen factors, agreement of 200 raters on 75
//! units, the figures of a round of 200 ballots, and how far each weight must move.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use pinheng::app::sample;
use pinheng::scoring::agreement::{describe, kendall_w, krippendorff_alpha, rwg};
use pinheng::scoring::ahp::{Matrix, RandomIndex, principal, priorities};
use pinheng::scoring::{score_in_force, sensitivities};

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    /// A number below `most`.
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap_or(0) % most
    }
}

/// Judgments on Saaty's scale.
fn matrix(n: usize) -> Matrix {
    let mut numbers = Numbers(7);
    let mut rows = vec![vec![1.0; n]; n];
    for (i, j) in (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j))) {
        let size = f64::from(numbers.below(9) + 1);
        let judgment = if numbers.below(2) == 0 { size } else { size.recip() };
        (rows[i][j], rows[j][i]) = (judgment, judgment.recip());
    }
    Matrix::new(&rows).expect("a reciprocal matrix")
}

/// Ratings from 1 to 5, one in twenty missing where `gaps`.
fn ratings(raters: usize, units: usize, gaps: bool) -> Vec<Vec<Option<f64>>> {
    let mut numbers = Numbers(11);
    let mut rating = || {
        let missing = gaps && numbers.below(20) == 0;
        let value = f64::from(numbers.below(5) + 1);
        (!missing).then_some(value)
    };
    (0..raters).map(|_| (0..units).map(|_| rating()).collect()).collect()
}

fn bench(criterion: &mut Criterion) {
    let (judgments, table) = (matrix(15), RandomIndex::default());
    criterion.bench_function("ahp 15x15 eigenvector", |bencher| {
        bencher.iter(|| principal(black_box(&judgments), table));
    });
    criterion.bench_function("ahp 15x15 all methods", |bencher| {
        bencher.iter(|| priorities(black_box(&judgments), table));
    });
    let gaps = ratings(200, 75, true);
    criterion.bench_function("alpha 200x75 all metrics", |bencher| {
        bencher.iter(|| krippendorff_alpha(black_box(&gaps)));
    });
    let full = ratings(200, 75, false);
    criterion.bench_function("kendall w 200x75", |bencher| {
        bencher.iter(|| kendall_w(black_box(&full)));
    });
    let ballots = ratings(200, 1, true).concat();
    criterion.bench_function("reveal of 200 ballots", |bencher| {
        bencher.iter(|| (describe(black_box(&ballots)), rwg(black_box(&ballots), 5.0)));
    });
    let sample = sample();
    let score = score_in_force(&sample.framework, &sample.record);
    criterion.bench_function("sensitivity of all weights", |bencher| {
        bencher.iter(|| sensitivities(&sample.framework, black_box(&score)));
    });
}

criterion_group!(benches, bench);
criterion_main!(benches);
