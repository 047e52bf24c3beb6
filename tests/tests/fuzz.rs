//! The fuzzers' seeds and many changes of each, by the same code as in `fuzz/`, on any toolchain.
//!
//! The changes are the same in every run. `fuzz/README.md` tells how to run the real fuzzers.

#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::path::Path;

/// How often each target runs on changed seeds.
const CHANGES: u64 = 400;
/// The longest seed that is changed.
const LONGEST: usize = 8 * 1024;

#[test]
fn rule_files() {
    let built_in = tollgate_specs::FILES.iter();
    let built_in = built_in.map(|(_, text)| text.as_bytes().to_vec());
    replay("spec", built_in.collect(), targets::spec::run);
}

#[test]
fn images() {
    replay("image", Vec::new(), targets::image::run);
}

#[test]
fn json() {
    replay("json", Vec::new(), targets::json::run);
}

#[test]
fn shared_texts() {
    replay("share", Vec::new(), targets::share::run);
}

#[test]
fn policies() {
    replay("policy", Vec::new(), targets::policy::run);
}

#[test]
fn patterns() {
    replay("pattern", Vec::new(), targets::pattern::run);
}

#[test]
fn decisions() {
    replay("decide", Vec::new(), targets::decide::run);
}

#[test]
fn bills() {
    replay("price", Vec::new(), targets::price::run);
}

/// Runs a target on its seeds and on changed ones.
fn replay(target: &str, more: Vec<Vec<u8>>, run: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/seeds")
        .join(target);
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} holds no seed", folder.display());
    let mut seeds: Vec<Vec<u8>> = paths.iter().flat_map(std::fs::read).collect();
    seeds.extend(more);
    seeds.iter().for_each(|seed| run(seed));
    seeds.retain(|seed| seed.len() <= LONGEST);
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..CHANGES {
        let position = random.below(seeds.len());
        if let Some(seed) = seeds.get(position) {
            run(&changed(seed, &seeds, &mut random));
        }
    }
}

/// A seed with a few changes: a byte, a piece taken out or twice in, a piece of another seed.
fn changed(seed: &[u8], seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(24)).min(bytes.len());
        match random.below(5) {
            0 => bytes.insert(at, random.below(256) as u8),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let piece = bytes.get(at..end).unwrap_or_default().to_vec();
                bytes.splice(at..at, piece);
            }
            3 => {
                let sign = *b"{}()[]\",:=~%\\/\n 09ax"
                    .get(random.below(20))
                    .unwrap_or(&b' ');
                bytes.splice(at..end.min(at + 1), [sign]);
            }
            _ => {
                let other = seeds
                    .get(random.below(seeds.len()))
                    .map_or(seed, Vec::as_slice);
                let from = random.below(other.len() + 1);
                let to = (from + random.below(200)).min(other.len());
                bytes.splice(at..end, other.get(from..to).unwrap_or_default().to_vec());
            }
        }
    }
    bytes
}

/// Numbers that look like chance and are the same in every run (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) as usize)
            .checked_rem(end)
            .unwrap_or(0)
    }
}
