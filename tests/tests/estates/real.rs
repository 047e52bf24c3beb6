//! Real dumps, which stand beside the project where somebody has put them; they are no part of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tollgate_core::estate::Estate;
use tollgate_core::estate::read::{Beside, read};
use tollgate_core::source::SourceFile;
use tollgate_core::trace::{Knowledge, Request, trace};
use tollgate_tests::specs;

/// The folder of real dumps, where there is one.
pub fn folder() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/fixtures");
    if !path.is_dir() {
        println!(
            "no real dumps at {}: nothing is tried on them",
            path.display()
        );
        return None;
    }
    Some(path)
}

/// Every file of a folder.
pub fn files(folder: &Path) -> Vec<SourceFile> {
    let mut found = Vec::new();
    walk(folder, &mut found);
    found.sort_by(|left, right| left.name.cmp(&right.name));
    found
}

fn walk(folder: &Path, found: &mut Vec<SourceFile>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let name = path.display().to_string();
            found.push(SourceFile { name, text });
        }
    }
}

/// An estate of a folder.
pub fn estate(folder: &Path) -> Estate {
    let files = files(folder);
    read(&files, &Beside::default())
        .unwrap_or_else(|wrong| panic!("{}: {wrong:?}", folder.display()))
}

#[test]
fn every_dump_is_read_and_what_is_skipped_is_listed() {
    let Some(root) = folder() else { return };
    let mut table = String::new();
    for origin in [
        "batfish",
        "cloud-custodian",
        "terraform-compliance",
        "checkov",
        "infracost",
    ] {
        for entry in fs::read_dir(root.join(origin))
            .into_iter()
            .flatten()
            .flatten()
        {
            let path = entry.path();
            if !path.is_dir() {
                continue;
            }
            let estate = estate(&path);
            let mut lists = BTreeMap::new();
            for part in &estate.parts {
                *lists.entry(part.list.as_str()).or_insert(0) += part.things;
            }
            let read: u32 = lists.values().sum();
            let skipped = estate.skipped.len();
            table += &format!("{}: {read} read, {skipped} skipped\n", path.display());
            for skipped in &estate.skipped {
                let file = &estate.files[usize::from(skipped.file)];
                table += &format!(
                    "    {}:{}: {}\n",
                    file.rsplit('/').next().unwrap_or(file),
                    skipped.line,
                    skipped.what
                );
            }
            let told = |file: usize| {
                let of = |number: u16| usize::from(number) == file;
                estate.parts.iter().any(|it| of(it.file))
                    || estate.skipped.iter().any(|it| of(it.file))
            };
            // Answers about the attributes of one VPC are no lists.
            for file in (0..estate.files.len()).filter(|it| !told(*it)) {
                let name = &estate.files[file];
                assert!(name.contains("Attribute"), "{name} is silently dropped");
            }
        }
    }
    println!("{table}");
}

/// Scenarios of Batfish: the folder, where a packet starts and goes, the verdict and what carries it.
const WAYS: &[(&str, &str, &str, &str, Option<&str>)] = &[
    (
        "test-vpc-endpoint-gateway",
        "i-01c6c0647fdccc89e",
        "bucket.s3.us-east-1.amazonaws.com",
        "private",
        Some("vpce-0b7357542bb7b83ec"),
    ),
    (
        "test-nat-gateway",
        "i-0a128d26e59be60f3",
        "8.8.8.8",
        "public",
        Some("nat-07ab4846da51f4612"),
    ),
    (
        "test-nat-gateway",
        "internet",
        "18.216.129.140:22",
        "public",
        Some("igw-071753b9c23d8a9b2"),
    ),
    (
        "test-nat-gateway",
        "internet",
        "18.216.129.140:443",
        "blocked",
        Some("igw-071753b9c23d8a9b2"),
    ),
    (
        "test-transit-gateway",
        "i-0b14080af811fda3d",
        "10.10.20.154:22",
        "private",
        Some("tgw-044be4464fcc69aff"),
    ),
    (
        "test-transit-gateway",
        "i-06ba034d88c84ef07",
        "10.1.1.5",
        "unreachable",
        None,
    ),
    (
        "test-vpc-peering",
        "i-06ba034d88c84ef07",
        "192.168.1.106:22",
        "private",
        Some("pcx-0b89b559e3319d6cf"),
    ),
    (
        "test-vpn-gateway",
        "on-premises",
        "10.0.0.5",
        "unreachable",
        None,
    ),
];

#[test]
fn packets_take_the_ways_that_were_deployed() {
    let Some(root) = folder() else { return };
    let model = specs::model().unwrap_or_else(|error| panic!("{error}"));
    let known = Knowledge::of(&model, None);
    for (scenario, from, to, verdict, via) in WAYS {
        let estate = estate(&root.join("batfish").join(scenario));
        let request = Request {
            from: (*from).to_owned(),
            to: (*to).to_owned(),
            ..Request::default()
        };
        let report = trace(&known, &estate, &request).unwrap_or_else(|wrong| panic!("{wrong:?}"));
        let found = (report.verdict, report.via.as_deref());
        assert_eq!(found, (*verdict, *via), "{scenario}: {from} to {to}");
    }
}
