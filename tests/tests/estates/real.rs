//! Real dumps, which stand beside the project where somebody has put them; they are no part of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tollgate_core::estate::Estate;
use tollgate_core::estate::read::{Beside, read};
use tollgate_core::source::SourceFile;

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
            let files = estate.files.len();
            let told = estate.parts.len() + skipped;
            assert!(
                told + 20 >= files.min(20),
                "{}: {files} files, {told} told of",
                path.display()
            );
        }
    }
    println!("{table}");
}
