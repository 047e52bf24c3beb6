//! What scenarios and usages are read with: fields of JSON objects, each mistake at its place.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::did_you_mean;
use crate::diagnostic::{Code, Diagnostic, shorten};
use crate::json::{Json, JsonValue};
use crate::model::Model;
use crate::quantity::Decimal;

/// The largest quantity taken, and the most decimal places.
pub const LARGEST: i64 = 1_000_000_000_000_000;
const MOST_PLACES: u8 = 12;
/// The most hours taken: a year.
pub const MOST_HOURS: i64 = 8784;
/// The most mistakes that are reported.
const MOST_MISTAKES: usize = 100;
/// The most fields of one object; the rest of it would only be mistakes.
const MOST_FIELDS: usize = 100;

/// A name and its value.
pub type Entries = [(String, Json)];

/// What reading needs: the rules, and what was wrong so far.
pub struct Reader<'model> {
    /// The rules.
    pub model: &'model Model,
    /// The mistakes.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'model> Reader<'model> {
    /// A reader that has found nothing yet.
    pub const fn new(model: &'model Model) -> Self {
        Self {
            model,
            diagnostics: Vec::new(),
        }
    }

    /// What was read, or all mistakes of the text.
    ///
    /// # Errors
    /// The mistakes; so many that they are not all of use are counted.
    pub fn done<Read>(mut self, read: Option<Read>) -> Result<Read, Vec<Diagnostic>> {
        match read {
            Some(read) if self.diagnostics.is_empty() => Ok(read),
            Some(_) | None => {
                shorten(&mut self.diagnostics, MOST_MISTAKES);
                Err(self.diagnostics)
            }
        }
    }

    /// A number of nought or more, from a JSON number or a text of digits.
    pub fn number(&mut self, json: &Json, field: &str, largest: i64) -> Option<Decimal> {
        let (JsonValue::Number(text) | JsonValue::Text(text)) = &json.value else {
            let message = format!("`{field}` is a number, not {}", json.kind());
            self.report(json.error(Code::Number, message));
            return None;
        };
        self.digits(json, text, field, largest)
    }

    /// A number of nought or more, from its digits.
    pub fn digits(
        &mut self,
        json: &Json,
        text: &str,
        field: &str,
        largest: i64,
    ) -> Option<Decimal> {
        let message = match text.parse::<Decimal>() {
            Ok(number) if number.is_negative() => format!("`{field}` is below nought: {text}"),
            Ok(number) if number > Decimal::whole(largest) => {
                format!("`{field}` is too large: {text} is more than {largest}")
            }
            Ok(number) if number.parts().1 > MOST_PLACES => {
                format!("`{field}` has more than {MOST_PLACES} decimal places")
            }
            Ok(number) => return Some(number),
            Err(crate::quantity::NotADecimal::Malformed) => match unit_behind(field, text) {
                Some(message) => {
                    let diagnostic = json.error(Code::UnitMismatch, message);
                    self.report(diagnostic.help("write the number alone"));
                    return None;
                }
                None => format!("`{field}` is no number: `{text}`"),
            },
            Err(crate::quantity::NotADecimal::TooLong) => format!("`{field}` has too many digits"),
        };
        let help = format!("give a number from 0 to {largest}, in plain digits");
        self.report(json.error(Code::Number, message).help(help));
        None
    }

    /// Yes or no.
    pub fn flag(&mut self, json: &Json, field: &str) -> Option<bool> {
        if let JsonValue::Flag(flag) = &json.value {
            return Some(*flag);
        }
        let message = format!("`{field}` is true or false, not {}", json.kind());
        self.report(json.error(Code::TypeMismatch, message));
        None
    }

    /// The position of a Region that is known.
    pub fn region(&mut self, json: &Json) -> Option<u16> {
        let name = self.text(json, "region")?;
        let regions = self.model.regions();
        let position = regions.iter().position(|region| region.name == name);
        if position.is_none() {
            let message = format!("there is no Region `{name}`");
            let help = did_you_mean(&name, regions.iter().map(|region| region.name.as_str()));
            self.report(json.error(Code::UnknownName, message).maybe_help(help));
        }
        position.and_then(|position| u16::try_from(position).ok())
    }

    /// A text.
    pub fn text(&mut self, json: &Json, field: &str) -> Option<String> {
        if let JsonValue::Text(text) = &json.value {
            return Some(text.clone());
        }
        let message = format!("`{field}` is a text, not {}", json.kind());
        self.report(json.error(Code::TypeMismatch, message));
        None
    }

    /// A list of so many at most.
    pub fn list<'json>(
        &mut self,
        json: &'json Json,
        field: &str,
        most: usize,
    ) -> Option<&'json [Json]> {
        let JsonValue::List(list) = &json.value else {
            let message = format!("`{field}` is a list, not {}", json.kind());
            self.report(json.error(Code::TypeMismatch, message));
            return None;
        };
        if list.len() > most {
            let message = format!("`{field}` has {} entries, more than {most}", list.len());
            self.report(json.error(Code::Limit, message));
            return None;
        }
        Some(list)
    }

    /// An object whose fields are known.
    pub fn record<'json>(
        &mut self,
        json: &'json Json,
        what: &str,
        known: &[&str],
    ) -> Option<&'json Entries> {
        let JsonValue::Record(entries) = &json.value else {
            let message = format!("{what} is an object, not {}", json.kind());
            self.report(json.error(Code::TypeMismatch, message));
            return None;
        };
        self.check_names(entries, known, what);
        Some(entries)
    }

    /// Reports fields that are not known and those given twice; `$schema` and the like may be there.
    pub fn check_names(&mut self, entries: &Entries, known: &[&str], what: &str) {
        if let Some((_, value)) = entries.get(MOST_FIELDS) {
            let message = format!("{what} has more than {MOST_FIELDS} fields");
            return self.report(value.error(Code::Limit, message));
        }
        for (position, (name, value)) in entries.iter().enumerate() {
            if !known.contains(&name.as_str()) && !name.starts_with('$') {
                let message = format!("{what} has no field `{name}`");
                let help = did_you_mean(name, known.iter().copied());
                self.report(value.error(Code::UnknownName, message).maybe_help(help));
            }
            if entries
                .iter()
                .take(position)
                .any(|(earlier, _)| earlier == name)
            {
                let message = format!("`{name}` is given twice");
                self.report(
                    value
                        .error(Code::DuplicateField, message)
                        .help("keep one of the two"),
                );
            }
        }
    }

    /// Notes a mistake.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// The value of a field; `null` stands for one that is not given.
pub fn find<'json>(entries: &'json Entries, name: &str) -> Option<&'json Json> {
    let found = entries
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, value)| value);
    found.filter(|value| value.value != JsonValue::Null)
}

/// That a word stands behind the number of a field, such as `TB` in `5 TB`.
pub fn unit_behind(field: &str, text: &str) -> Option<String> {
    let number = |sign: char| sign.is_ascii_digit() || sign == '.';
    let text = text.trim();
    let word = text.trim_start_matches(number);
    let unit = word.trim_start();
    // The `e` of `1e9` is part of a number.
    let is_unit = unit.starts_with(char::is_alphabetic) && !word.starts_with(['e', 'E']);
    (is_unit && word.len() < text.len())
        .then(|| format!("`{field}` is a number alone, and `{unit}` stands behind it"))
}
