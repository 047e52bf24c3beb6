//! Files as resources: what they declare, before it is known what that means.

pub mod cloudformation;
mod resource;
pub mod terraform;

pub use resource::{At, Declared, Reference, Resource, Skipped, Value};

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::diagnostic::{Code, Diagnostic};
use crate::json::yaml::parse_either;
use crate::json::{Json, Limits};

/// How much of a file is read: plans of many modules are long, and nest several levels for each.
pub const LIMITS: Limits = Limits {
    longest: 64 << 20,
    deepest: 128,
};

/// What a file of resources is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A Terraform plan.
    Plan,
    /// A Terraform state.
    State,
    /// A `CloudFormation` template.
    Template,
}

impl FileKind {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::State => "state",
            Self::Template => "template",
        }
    }
}

/// What a text declares, where it is a plan, a state or a template; nothing where it is something
/// else. `parameters` are those of a template.
///
/// # Errors
/// Where the text is neither JSON nor YAML, too long or nested too deep, gives a name twice, or is a
/// state as Terraform stores it.
pub fn read(
    text: &str,
    file: u16,
    parameters: &[(String, String)],
) -> Result<Option<(FileKind, Declared)>, Diagnostic> {
    let json = parse_either(text, LIMITS)?;
    once(&json)?;
    if cloudformation::is_template(&json) {
        let declared = cloudformation::read(&json, text, file, parameters);
        return Ok(Some((FileKind::Template, declared)));
    }
    if !terraform::is_terraform(&json) {
        return Ok(None);
    }
    let kind = match json.field("values") {
        Some(_) => FileKind::State,
        None => FileKind::Plan,
    };
    Ok(Some((kind, terraform::read(&json, text, file)?)))
}

/// That no name stands twice in any record: which of the two counts, nothing says.
fn once(json: &Json) -> Result<(), Diagnostic> {
    let entries = json.entries();
    let mut sorted: Vec<(&str, usize)> = Vec::with_capacity(entries.len());
    for (position, (name, _)) in entries.iter().enumerate() {
        sorted.push((name, position));
    }
    sorted.sort_unstable();
    for pair in sorted.windows(2) {
        if let [(one, _), (next, position)] = pair
            && one == next
            && let Some((_, again)) = entries.get(*position)
        {
            let message = format!("`{next}` is given twice");
            let diagnostic = again.error(Code::DuplicateField, message);
            return Err(diagnostic.help("keep one of the two"));
        }
    }
    let values = entries.iter().map(|(_, value)| value).chain(json.items());
    values.into_iter().try_for_each(once)
}
