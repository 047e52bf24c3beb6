//! The files of an estate: a file, standard input, or every file of a folder.

use std::ffi::OsStr;
use std::path::Path;

use tollgate_core::estate::Estate;
use tollgate_core::estate::read::{Beside, read_with};
use tollgate_core::source::SourceFile;

use crate::arguments::Untold;
use crate::failure::Failure;
use crate::folder::{self, Kept};
use crate::input;

/// The most bytes of a file: a dump of a hundred thousand endpoints has some two hundred million.
const LONGEST: u64 = 2 << 30;

/// Reads an estate, which may lie in several places, with what it does not tell by itself.
pub fn load(paths: &[impl AsRef<Path>], untold: &Untold) -> Result<Estate, Failure> {
    let beside = Beside {
        region: untold.region.clone(),
        account: untold.account.clone(),
    };
    let parameters = parameters(&untold.parameter)?;
    let mut files = Vec::new();
    for path in paths {
        files.extend(gather(path.as_ref())?);
    }
    read_with(&files, &beside, &parameters).map_err(|wrong| Failure::diagnosed(&wrong, &files))
}

/// Parameters of templates, `NAME=VALUE` each; the last of a name counts.
pub fn parameters(written: &[String]) -> Result<Vec<(String, String)>, Failure> {
    let one = |text: &String| match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_string(), value.to_string())),
        Some(_) | None => Err(Failure::new(
            format!("`{text}` is no parameter"),
            "write `--parameter NAME=VALUE`",
        )),
    };
    let read: Vec<(String, String)> = written.iter().map(one).collect::<Result<_, _>>()?;
    for (position, (name, _)) in read.iter().enumerate() {
        if read.iter().take(position).any(|(known, _)| known == name) {
            return Err(Failure::new(
                format!("the parameter `{name}` is given twice"),
                "keep one of the two",
            ));
        }
    }
    Ok(read)
}

/// The files of a path, in the order of their names.
fn gather(path: &Path) -> Result<Vec<SourceFile>, Failure> {
    if !path.is_dir() {
        return Ok(vec![input::read_up_to(path, LONGEST)?]);
    }
    let kept = Kept {
        belongs: &belongs,
        help: "name the folder that holds the files",
    };
    let paths = folder::files(path, &kept)?;
    if paths.is_empty() {
        return Err(Failure::new(
            format!("`{}` holds no file", path.display()),
            "name a folder with the output of AWS commands; `tollgate collect` prints them",
        ));
    }
    let mut files = Vec::new();
    for path in paths {
        // What is no text, such as an archive, is no part of an estate.
        if let Ok(file) = input::read_up_to(&path, LONGEST) {
            files.push(file);
        } else if is_json(&path) {
            input::read_up_to(&path, LONGEST)?;
        } else {
            let name = path.display().to_string();
            files.push(SourceFile {
                name,
                text: String::new(),
            });
        }
    }
    Ok(files)
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "json")
}

/// Whether a path is part of an estate; what begins with a dot is not.
fn belongs(path: &Path) -> bool {
    let hidden = |name: &OsStr| name.to_string_lossy().starts_with('.');
    !path.file_name().is_some_and(hidden)
}
