//! Checks every rule file and compiles them to an image; a wrong one is a build error.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use tollgate_core::compile::compile;
use tollgate_core::diagnostic::render;
use tollgate_core::model::Model;
use tollgate_core::policy::actions;
use tollgate_core::source::SourceFile;

/// The folder of the lists of actions: texts that only grow what is laid over the rules, since their image holds all.
const ACTIONS: &str = "specs/actions/";

/// Folders that the small image leaves out; nothing outside them may need what is in them.
const EXTRAS: [&str; 8] = [
    ACTIONS,
    "specs/checks/",
    "specs/decisions/",
    "specs/placement/",
    "specs/plan/",
    "specs/playbooks/",
    "specs/reference/",
    "specs/trace/",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut paths = Vec::new();
    rule_files(&root, &mut paths)?;
    // The core comes first, and with it the main decision.
    paths.sort_by_key(|path| (!is_core(&name(&root, path)), path.clone()));
    let mut files = Vec::new();
    for path in &paths {
        println!("cargo:rerun-if-changed={}", path.display());
        files.push(SourceFile {
            name: name(&root, path),
            text: fs::read_to_string(path)?,
        });
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut all = model(&files)?;
    fs::write(out.join("actions.image"), actions::take(&mut all))?;
    fs::write(out.join("specs.image"), all.to_image())?;
    let mut engine = all.clone();
    engine.prune_to_choices();
    fs::write(out.join("engine.image"), engine.to_image())?;
    let mut audits = all.clone();
    audits.prune_to_audits();
    fs::write(out.join("audits.image"), audits.to_image())?;
    let mut estates = all.clone();
    estates.prune_to_estates();
    fs::write(out.join("estates.image"), estates.to_image())?;
    all.prune_to_policies();
    fs::write(out.join("policies.image"), all.to_image())?;
    let core: Vec<SourceFile> = files
        .iter()
        .filter(|file| is_core(&file.name))
        .cloned()
        .collect();
    let mut core = model(&core)?;
    core.prune();
    fs::write(out.join("core.image"), core.to_image())?;
    fs::write(out.join("files.rs"), listing(&paths, &files)?)?;
    Ok(())
}

/// The name that a file is shown under.
fn name(root: &Path, path: &Path) -> String {
    format!(
        "specs/{}",
        path.strip_prefix(root).unwrap_or(path).display()
    )
}

/// Whether a file belongs to the core: the main decision, the services and the prices.
fn is_core(name: &str) -> bool {
    !EXTRAS.iter().any(|folder| name.starts_with(folder))
}

/// The model of some files; their mistakes are printed.
fn model(files: &[SourceFile]) -> Result<Model, Box<dyn Error>> {
    let compiled = compile(files);
    for diagnostic in &compiled.diagnostics {
        eprintln!("{}", render(diagnostic, files));
    }
    let mistakes = compiled.diagnostics.len();
    compiled
        .model
        .ok_or_else(|| format!("{mistakes} mistakes in the rule files").into())
}

/// The rule files of a folder and of those in it.
fn rule_files(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            rule_files(&path, found)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toll")
        {
            found.push(path);
        }
    }
    Ok(())
}

/// Source text that lists names and texts of the files.
fn listing(paths: &[PathBuf], files: &[SourceFile]) -> Result<String, Box<dyn Error>> {
    let mut listing = String::from("&[\n");
    let kept = paths.iter().zip(files);
    for (path, file) in kept.filter(|(_, file)| !file.name.starts_with(ACTIONS)) {
        writeln!(listing, "    ({:?}, include_str!({:?})),", file.name, path)?;
    }
    listing.push(']');
    Ok(listing)
}
