//! How long things take, on a machine that does other things as well.

use std::time::{Duration, Instant};

/// Calls a second: the median over rounds, each of which takes every input once.
pub fn rate<T>(budget: Duration, inputs: &[T], mut call: impl FnMut(&T)) -> f64 {
    let mut round = || {
        let start = Instant::now();
        inputs.iter().for_each(&mut call);
        start.elapsed()
    };
    let warm = Instant::now();
    while warm.elapsed() < budget / 4 {
        round();
    }
    let mut rounds = Vec::new();
    let start = Instant::now();
    while start.elapsed() < budget || rounds.len() < 5 {
        rounds.push(round());
    }
    inputs.len() as f64 / median(rounds).as_secs_f64()
}

/// How many milliseconds a call takes until it gives its result: the median of so many. What is made is
/// taken down again off the clock, as programs keep it until they end.
pub fn milliseconds<T>(calls: usize, mut call: impl FnMut() -> T) -> f64 {
    let timed = (0..calls).map(|_| {
        let start = Instant::now();
        let made = std::hint::black_box(call());
        let elapsed = start.elapsed();
        drop(made);
        elapsed
    });
    median(timed.collect()).as_secs_f64() * 1000.0
}

pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
