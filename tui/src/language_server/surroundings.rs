//! The files that an open one is checked together with.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tollgate_core::source::SourceFile;

use crate::input;
use crate::specs::{gather, rule_files, working_copy};

/// A file that is open in the editor.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its text, as it stands in the editor.
    pub text: String,
    /// Where it is kept, where it is kept at all.
    pub path: Option<PathBuf>,
}

impl Document {
    /// A document by its address.
    pub fn new(uri: &str, text: String) -> Self {
        Self {
            text,
            path: path_of(uri),
        }
    }
}

/// Files that hold together, and where each is kept.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// The files, as they are compiled.
    pub files: Vec<SourceFile>,
    /// Where each is kept; absent for those that come with the program.
    pub paths: Vec<Option<PathBuf>>,
    /// The address that the editor knows each by; absent for those that come with the program.
    pub uris: Vec<Option<String>>,
}

impl Surroundings {
    /// Position of the file that is open under this address.
    pub fn position(&self, uri: &str, document: &Document) -> Option<usize> {
        match &document.path {
            Some(path) => self.paths.iter().position(|it| it.as_ref() == Some(path)),
            None => self.files.iter().position(|file| file.name == uri),
        }
    }
}

/// The files around an open one: the working copy that it is in, or else the built-in files with
/// the overlays. What is open in the editor stands in for what is on the disk.
pub fn around(
    uri: &str,
    documents: &BTreeMap<String, Document>,
    overlays: &[PathBuf],
) -> Surroundings {
    let mut around = Surroundings::default();
    let Some(document) = documents.get(uri) else {
        return around;
    };
    let root = document.path.as_deref().and_then(working_copy);
    // Files that cannot be read are left out; what needs them is reported as unknown.
    let files = match &root {
        Some(root) => rule_files(root)
            .unwrap_or_default()
            .iter()
            .filter_map(|path| input::read(path).ok())
            .collect(),
        None => gather(overlays)
            .or_else(|_| gather(&[]))
            .unwrap_or_default(),
    };
    for file in files {
        let path = PathBuf::from(&file.name);
        let path = (root.is_some() || overlays.iter().any(|it| path.starts_with(it)))
            .then(|| path.canonicalize().unwrap_or(path));
        around.uris.push(path.as_deref().map(uri_of));
        around.files.push(file);
        around.paths.push(path);
    }
    for (address, open) in documents {
        match around.position(address, open) {
            Some(position) => {
                if let Some(file) = around.files.get_mut(position) {
                    file.text.clone_from(&open.text);
                }
                if let Some(uri) = around.uris.get_mut(position) {
                    *uri = Some(address.clone());
                }
            }
            None if address == uri => {
                around.files.push(SourceFile {
                    name: name(address, open),
                    text: open.text.clone(),
                });
                around.paths.push(open.path.clone());
                around.uris.push(Some(address.clone()));
            }
            None => {}
        }
    }
    around
}

fn name(uri: &str, document: &Document) -> String {
    let path = document.path.as_deref().map(Path::display);
    path.map_or_else(|| uri.to_string(), |path| path.to_string())
}

/// The path of a `file:` address.
fn path_of(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let path = rest.get(rest.find('/')?..)?;
    let mut bytes = Vec::new();
    let mut signs = path.bytes();
    while let Some(sign) = signs.next() {
        let digit = |sign: Option<u8>| char::from(sign?).to_digit(16);
        let decoded = match sign {
            b'%' => {
                let (high, low) = (digit(signs.next())?, digit(signs.next())?);
                u8::try_from(high * 16 + low).ok()?
            }
            plain => plain,
        };
        bytes.push(decoded);
    }
    let path = PathBuf::from(String::from_utf8(bytes).ok()?);
    Some(path.canonicalize().unwrap_or(path))
}

/// The address of a file.
fn uri_of(path: &Path) -> String {
    let mut uri = String::from("file://");
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            other => uri += &format!("%{other:02X}"),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_paths_stand_for_each_other() {
        let path = PathBuf::from("/no such folder/ä.toll");
        let uri = "file:///no%20such%20folder/%C3%A4.toll";
        assert_eq!(uri_of(&path), uri);
        assert_eq!(path_of(uri), Some(path));
        for wrong in ["untitled:1", "file://", "file:///%F", "file:///%FF"] {
            assert_eq!(path_of(wrong), None, "{wrong}");
        }
    }
}
