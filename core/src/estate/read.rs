//! Files become an estate.
//!
//! What a file is shows in what it holds, never in its name; only which of several things a bare answer
//! belongs to, and of which account and Region it is, may be told by name and folder.

mod aws;
pub mod declared;
mod later;
mod planned;
mod reader;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Estate, Scope, Skipped, link};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;
use declared::cloudformation::{ACCOUNT, REGION};
use later::Later;
use reader::Reader;

pub use link::region_of_zone;
pub use reader::domain;

/// The most files of an estate.
const MOST_FILES: usize = 60_000;
/// The most parts that were not read of which each is named.
const MOST_SKIPPED: usize = 1000;

/// What the files do not tell by themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// The Region.
    pub region: Option<String>,
    /// The account.
    pub account: Option<String>,
}

/// Reads an estate.
///
/// # Errors
/// Files that are broken JSON, each at its place.
pub fn read(files: &[SourceFile], beside: &Beside) -> Result<Estate, Vec<Diagnostic>> {
    read_with(files, beside, &[])
}

/// The same with parameters of the templates among the files; others take their defaults. Region and
/// account are parameters of every template.
///
/// # Errors
/// Files that are broken JSON, each at its place.
pub fn read_with(
    files: &[SourceFile],
    beside: &Beside,
    parameters: &[(String, String)],
) -> Result<Estate, Vec<Diagnostic>> {
    if files.len() > MOST_FILES {
        let message = format!("an estate of more than {MOST_FILES} files");
        let wrong = Diagnostic::unplaced(Code::Limit, message);
        return Err(alloc::vec![wrong.help("put several answers into one file")]);
    }
    let mut estate = Estate::default();
    estate.region = named(&mut estate, beside.region.as_deref());
    estate.account = named(&mut estate, beside.account.as_deref());
    let (mut later, mut wrong) = (Later::default(), Vec::new());
    let pseudo = [(REGION, &beside.region), (ACCOUNT, &beside.account)];
    let pseudo = pseudo.into_iter().filter_map(|(name, value)| {
        let value = value.as_ref()?;
        Some((String::from(name), value.clone()))
    });
    let parameters: Vec<_> = pseudo.chain(parameters.iter().cloned()).collect();
    for (number, file) in (0_u16..).zip(files) {
        estate.files.push(file.name.clone());
        if let Some(found) = planned::file(&mut estate, file, number, &parameters) {
            wrong.extend(found.err());
            continue;
        }
        if !file.text.trim_start().starts_with(['{', '[']) {
            skip(
                &mut estate,
                number,
                0,
                String::from("it is no JSON, and no template"),
            );
            continue;
        }
        wrong.extend(answers(&mut estate, &mut later, file, number));
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    link::index(&mut estate);
    later.settle(&mut estate);
    link::link(&mut estate);
    let more = estate.skipped.len().saturating_sub(MOST_SKIPPED);
    if more > 0 {
        estate.skipped.truncate(MOST_SKIPPED);
        skip(&mut estate, 0, 0, format!("{more} more parts are skipped"));
    }
    Ok(estate)
}

fn named(estate: &mut Estate, text: Option<&str>) -> Option<super::Name> {
    estate.names.keep(text?)
}

fn skip(estate: &mut Estate, file: u16, line: u32, what: String) {
    estate.skipped.push(Skipped { file, line, what });
}

/// Reads the answers of a file, one after another.
fn answers(
    estate: &mut Estate,
    later: &mut Later,
    file: &SourceFile,
    number: u16,
) -> Option<Diagnostic> {
    let (account, region) = folder(&file.name);
    let scope = Scope {
        account: named(estate, account),
        region: named(estate, region),
        kinds: 0,
    };
    let mut reader = Reader::new(estate, later, file, number, scope);
    let wrong = aws::file(&mut reader);
    if wrong.is_none() && !reader.told {
        reader.skipped(String::from("it tells of nothing that stands"));
    }
    wrong.map(|mut wrong| {
        if let Some(place) = &mut wrong.place {
            place.file = number;
        }
        wrong
    })
}

/// The account and the Region that folders of a path are named after.
fn folder(path: &str) -> (Option<&str>, Option<&str>) {
    let parts = path.split(['/', '\\']);
    let (mut account, mut region) = (None, None);
    for part in parts {
        let digits = part.bytes().all(|sign| sign.is_ascii_digit());
        if part.len() == 12 && digits {
            account = Some(part);
        } else if link::region_of_zone(part) == Some(part) && part.matches('-').count() >= 2 {
            region = Some(part);
        }
    }
    (account, region)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_tell_account_and_region() {
        for (path, account, region) in [
            (
                "aws_configs/accounts/123456789012/us-east-1/Vpcs.json",
                Some("123456789012"),
                Some("us-east-1"),
            ),
            (
                "aws_configs/us-gov-west-1/Vpcs.json",
                None,
                Some("us-gov-west-1"),
            ),
            ("Vpcs.json", None, None),
            ("a-b-c/test-1/x.json", None, None),
        ] {
            assert_eq!(folder(path), (account, region), "{path}");
        }
        assert_eq!(region_of_zone("us-west-2-lax-1a"), Some("us-west-2"));
        assert_eq!(region_of_zone("eu-central-1b"), Some("eu-central-1"));
        assert_eq!(region_of_zone("nowhere"), None);
    }
}
