//! Checks every rule file and compiles them to an image; a wrong one is a build error.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use tollgate_core::compile::compile;
use tollgate_core::diagnostic::render;
use tollgate_core::source::SourceFile;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut paths = Vec::new();
    rule_files(&root, &mut paths)?;
    paths.sort();
    let mut files = Vec::new();
    for path in &paths {
        println!("cargo:rerun-if-changed={}", path.display());
        let name = format!("specs/{}", path.strip_prefix(&root)?.display());
        files.push(SourceFile {
            name,
            text: fs::read_to_string(path)?,
        });
    }
    let compiled = compile(&files);
    for diagnostic in &compiled.diagnostics {
        eprintln!("{}", render(diagnostic, &files));
    }
    let Some(model) = compiled.model else {
        return Err(format!("{} mistakes in the rule files", compiled.diagnostics.len()).into());
    };
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("specs.image"), model.to_image())?;
    fs::write(out.join("files.rs"), listing(&paths, &files)?)?;
    Ok(())
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
    for (path, file) in paths.iter().zip(files) {
        writeln!(listing, "    ({:?}, include_str!({:?})),", file.name, path)?;
    }
    listing.push(']');
    Ok(listing)
}
