//! Files that are either the old one or the new one, never half of one.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Writes a file beside its final place, then renames it; who may read it stays as it was.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> io::Result<()> {
    let beside = beside(path);
    let written = fill(&beside, content.as_ref())
        .and_then(|()| match fs::metadata(path) {
            Ok(before) => fs::set_permissions(&beside, before.permissions()),
            Err(_) => Ok(()),
        })
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What could not be renamed is of no use; the error already says why.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Writes a file that is not there yet; its name, or why not, in words.
pub fn anew(path: &Path, content: impl AsRef<[u8]>) -> Result<String, String> {
    let name = path.display().to_string();
    if path.exists() {
        return Err(format!("`{name}` is there already: give another name"));
    }
    match write(path, content) {
        Ok(()) => Ok(name),
        Err(error) => Err(format!("`{name}`: {error}")),
    }
}

fn fill(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

/// A name in the same folder, because renaming across file systems copies.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() -> io::Result<()> {
        let folder = std::env::temp_dir().join(format!("tollgate-keep-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let path = folder.join("answers.json");
        write(&path, "first")?;
        write(&path, "second")?;
        assert_eq!(fs::read_to_string(&path)?, "second");
        assert_eq!(fs::read_dir(&folder)?.count(), 1);
        assert!(write(&folder.join("missing").join("x"), "").is_err());
        fs::remove_dir_all(&folder)
    }
}
