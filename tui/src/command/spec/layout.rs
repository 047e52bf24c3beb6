//! `spec fmt`: rule files in their one layout.

use std::path::{Path, PathBuf};

use tollgate_core::source::SourceFile;
use tollgate_core::syntax::formatted;

use crate::arguments::SpecLayout;
use crate::exit::Exit;
use crate::failure::{Failure, rendered};
use crate::output::{Answer, Shape};
use crate::specs::rule_files;
use crate::{input, keep};

/// Lays out rule files, or names those that differ. Where one does not follow the grammar, none is
/// written.
pub fn run(layout: &SpecLayout) -> Result<Answer, Failure> {
    let from_input = |path: &PathBuf| path == Path::new("-");
    if layout.paths.len() > 1 && layout.paths.iter().any(from_input) {
        return Err(Failure::new(
            "standard input cannot be laid out together with files",
            "give `-` alone",
        ));
    }
    let changes = changes(&layout.paths)?;
    let differs = changes
        .iter()
        .any(|change| change.before.text != change.text);
    let exit = if layout.check && differs {
        Exit::No
    } else {
        Exit::Fine
    };
    let mut text = String::new();
    for change in changes {
        let differs = change.before.text != change.text;
        match (&change.path, layout.check) {
            (None, false) => text.push_str(&change.text),
            (Some(path), false) if differs => {
                // The file that a link leads to is written, and the link stays.
                let target = path.canonicalize();
                target
                    .and_then(|target| keep::write(&target, &change.text))
                    .map_err(|error| Failure::file("write", path, &error))?;
                text += &format!("{}\n", change.before.name);
            }
            (_, true) if differs => text += &format!("{}\n", change.before.name),
            _ => {}
        }
    }
    Ok(Answer {
        text,
        shape: Shape::Exact,
        aside: String::new(),
        farewell: String::new(),
        exit,
    })
}

/// A rule file and its layout.
struct Change {
    /// Absent for standard input.
    path: Option<PathBuf>,
    before: SourceFile,
    text: String,
}

/// All files with their layouts; every mistake of all of them where there is one.
fn changes(paths: &[PathBuf]) -> Result<Vec<Change>, Failure> {
    let here = [PathBuf::from(".")];
    let mut changes = Vec::new();
    let mut mistakes = String::new();
    for named in if paths.is_empty() { &here[..] } else { paths } {
        for path in rule_files(named)? {
            let before = input::read(&path)?;
            match formatted(&before.text) {
                Ok(text) => changes.push(Change {
                    path: (path != Path::new("-")).then_some(path),
                    before,
                    text,
                }),
                Err(diagnostics) => mistakes += &rendered(&diagnostics, &[before]),
            }
        }
    }
    if mistakes.is_empty() {
        Ok(changes)
    } else {
        Err(Failure { text: mistakes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tollgate_core::syntax::parse;
    use tollgate_specs::FILES;

    /// What was written, without the places where it stands.
    fn meaning(text: &str) -> String {
        let (items, mistakes) = parse(text, 0);
        assert!(mistakes.is_empty(), "{mistakes:?}");
        let tree = format!("{items:?}");
        let mut pieces = tree.split("Span { start: ");
        let mut meaning = pieces.next().unwrap_or_default().to_string();
        for piece in pieces {
            meaning += piece.split_once('}').map_or("", |(_, after)| after);
        }
        meaning
    }

    #[test]
    fn built_in_files_stand_in_their_layout_and_mean_the_same_in_any() {
        for (name, text) in FILES {
            assert_eq!(formatted(text).as_deref(), Ok(*text), "{name}");
            // Without its indentation a text means the same, save for blocks of text.
            if text.contains("\"\"\"") {
                continue;
            }
            let flat: Vec<&str> = text.lines().map(str::trim).collect();
            let flat = flat.join("\n");
            let laid_out = formatted(&flat).expect("an item starts each piece");
            assert_eq!(meaning(&laid_out), meaning(text), "{name}");
            assert_eq!(formatted(&laid_out).as_deref(), Ok(laid_out.as_str()));
        }
    }
}
