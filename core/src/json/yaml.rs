//! YAML text as the same values with places, so that one reader serves both spellings.
//!
//! The short tags of CloudFormation become the objects that they stand for: `!Ref x` is
//! `{"Ref": x}`, `!Sub x` is `{"Fn::Sub": x}`. A plain word is a flag, a number or nothing only where
//! JSON would spell it so too (`~` and an empty value are nothing): an account such as `012345678901`
//! and a day such as `2010-09-09` stay texts. Anchors are copied where they are named, and what they
//! blow up to is bounded.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Tag};

use super::{Json, JsonValue, Limits};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, Span};

/// The most values of one text, copies of anchors counted.
const MOST_VALUES: usize = 1_000_000;
/// The prefix of the tags that YAML itself defines.
const CORE: &str = "tag:yaml.org,2002:";

/// Reads a text that is JSON where it starts like it, and YAML else.
///
/// # Errors
/// Where the text is neither, is too long, nested too deep, or holds several documents.
pub fn parse_either(text: &str, limits: Limits) -> Result<Json, Diagnostic> {
    if super::bare(text).1.trim_start().starts_with(['{', '[']) {
        return Json::parse_within(text, limits);
    }
    parse(text, limits)
}

/// Reads a whole text of one document; the place of a diagnostic is in file 0.
///
/// # Errors
/// Where the text is no YAML, is too long, nested too deep, has several documents or names that are
/// no texts.
pub fn parse(text: &str, limits: Limits) -> Result<Json, Diagnostic> {
    let Limits { longest, deepest } = limits;
    if text.len() > longest {
        let message = format!("the input is longer than {longest} bytes");
        return Err(Diagnostic::unplaced(Code::Limit, message));
    }
    let mut builder = Builder {
        deepest: usize::from(deepest),
        ..Builder::default()
    };
    for next in Parser::new_from_str(text) {
        let (event, span) = next.map_err(|error| broken(text, &error))?;
        let start = span.tag_start().unwrap_or(span.start);
        let offset = |marker: granit_parser::Marker| marker.byte_offset().unwrap_or(text.len());
        builder.take(event, Span::new(offset(start), offset(span.end)))?;
    }
    builder.root.ok_or_else(|| {
        Diagnostic::unplaced(Code::Json, "the text is empty".into()).help("was the text cut off?")
    })
}

/// What the parser found wrong, at its place.
fn broken(text: &str, error: &ScanError) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or(text.len());
    // The parser may point behind the end of the text, where nothing stands.
    let at = at.min(text.len());
    let sign = text.get(at..).and_then(|rest| rest.chars().next());
    let end = at.saturating_add(sign.map_or(0, char::len_utf8));
    error_at(
        Span::new(at, end),
        Code::Json,
        format!("this is no YAML: {}", error.kind()),
    )
}

fn error_at(span: Span, code: Code, message: String) -> Diagnostic {
    Diagnostic::error(code, Place { file: 0, span }, message)
}

/// A list or record that is still open.
struct Open {
    /// What it holds; the texts of a record's names come before their values.
    held: Held,
    start: Span,
    anchor: usize,
    tag: Option<String>,
}

enum Held {
    List(Vec<Json>),
    Record(Vec<(String, Json)>, Option<String>),
}

/// A value that can be named again.
struct Anchor {
    id: usize,
    value: Json,
    values: usize,
    depth: usize,
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    anchors: Vec<Anchor>,
    root: Option<Json>,
    values: usize,
    deepest: usize,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Diagnostic> {
        match event {
            Event::DocumentStart(_, _) if self.root.is_some() => {
                let message = String::from("the text holds more than one document");
                Err(error_at(span, Code::Json, message)
                    .help("give one document, without `---` after it"))
            }
            Event::Scalar(text, style, anchor, tag) => {
                let text = text.into_owned();
                self.scalar(text, style, anchor, tag.as_deref(), span)
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.start(Held::List(Vec::new()), anchor, tag.as_deref(), span)
            }
            Event::MappingStart(_, anchor, tag) => {
                let held = Held::Record(Vec::new(), None);
                self.start(held, anchor, tag.as_deref(), span)
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Alias(id) => self.alias(id, span),
            Event::UnresolvedAlias(name) => Err(error_at(
                span,
                Code::UnknownName,
                format!("there is no anchor `{name}`"),
            )),
            // The list is not closed; what is left says nothing about values.
            Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_, _)
            | Event::DocumentEnd
            | Event::Anchor(_, _)
            | _ => Ok(()),
        }
    }

    fn scalar(
        &mut self,
        text: String,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        span: Span,
    ) -> Result<(), Diagnostic> {
        if let Some(Open {
            held: Held::Record(_, name @ None),
            ..
        }) = self.open.last_mut()
        {
            *name = Some(text);
            return Ok(());
        }
        let core = tag.is_some_and(|tag| tag.handle() == CORE);
        let value = if core || style != ScalarStyle::Plain {
            JsonValue::Text(text)
        } else {
            plain(text)
        };
        self.count(1, span)?;
        let tag = tag.and_then(function);
        self.close(Json { value, span }, anchor, tag, 1)
    }

    fn start(
        &mut self,
        held: Held,
        anchor: usize,
        tag: Option<&Tag>,
        start: Span,
    ) -> Result<(), Diagnostic> {
        self.count(1, start)?;
        self.deep(1, start)?;
        if matches!(
            self.open.last(),
            Some(Open {
                held: Held::Record(_, None),
                ..
            })
        ) {
            let message = String::from("a name is a text, not a list or an object");
            return Err(error_at(start, Code::TypeMismatch, message));
        }
        let tag = tag.and_then(function);
        self.open.push(Open {
            held,
            start,
            anchor,
            tag,
        });
        Ok(())
    }

    fn end(&mut self, end: Span) -> Result<(), Diagnostic> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        let span = Span {
            start: open.start.start,
            end: end.end,
        };
        let value = match open.held {
            Held::List(items) => JsonValue::List(items),
            Held::Record(entries, _) => JsonValue::Record(merged(entries)),
        };
        let json = Json { value, span };
        let depth = if open.anchor == 0 { 1 } else { depth(&json) };
        self.close(json, open.anchor, open.tag, depth)
    }

    fn alias(&mut self, id: usize, span: Span) -> Result<(), Diagnostic> {
        let Some(anchor) = self.anchors.iter().rev().find(|anchor| anchor.id == id) else {
            let message = String::from("an anchor is named inside itself");
            return Err(error_at(span, Code::Loop, message));
        };
        let (value, values, deep) = (anchor.value.clone(), anchor.values, anchor.depth);
        self.count(values, span)?;
        self.deep(deep, span)?;
        self.place(value)
    }

    /// A value is complete: it may be named again, and its function stands around it.
    fn close(
        &mut self,
        json: Json,
        anchor: usize,
        tag: Option<String>,
        depth: usize,
    ) -> Result<(), Diagnostic> {
        let json = match tag {
            None => json,
            Some(name) => {
                let span = json.span;
                self.count(1, span)?;
                let value = JsonValue::Record(alloc::vec![(name.clone(), argument(&name, json))]);
                Json { value, span }
            }
        };
        if anchor != 0 {
            self.anchors.push(Anchor {
                id: anchor,
                values: count(&json),
                depth: depth.saturating_add(1),
                value: json.clone(),
            });
            self.count(count(&json), json.span)?;
        }
        self.place(json)
    }

    fn place(&mut self, json: Json) -> Result<(), Diagnostic> {
        match self.open.last_mut().map(|open| &mut open.held) {
            None => self.root = Some(json),
            Some(Held::List(items)) => items.push(json),
            Some(Held::Record(entries, name)) => match name.take() {
                Some(name) => entries.push((name, json)),
                None => {
                    let message = String::from("a name is a text, not an anchor");
                    return Err(error_at(json.span, Code::TypeMismatch, message));
                }
            },
        }
        Ok(())
    }

    fn count(&mut self, values: usize, span: Span) -> Result<(), Diagnostic> {
        self.values = self.values.saturating_add(values);
        if self.values > MOST_VALUES {
            let message = format!("the input holds more than {MOST_VALUES} values");
            return Err(error_at(span, Code::Limit, message));
        }
        Ok(())
    }

    fn deep(&self, more: usize, span: Span) -> Result<(), Diagnostic> {
        // A function may stand around every level.
        let tags = self.open.iter().filter(|open| open.tag.is_some()).count();
        let depth = self.open.len().saturating_add(tags).saturating_add(more);
        if depth > self.deepest {
            let message = format!("the input is nested more than {} deep", self.deepest);
            return Err(error_at(span, Code::Limit, message));
        }
        Ok(())
    }
}

/// The name of the function that a short tag stands for.
fn function(tag: &Tag) -> Option<String> {
    if tag.handle() != "!" {
        return None;
    }
    match tag.suffix() {
        "" => None,
        name @ ("Ref" | "Condition") => Some(String::from(name)),
        name => Some(format!("Fn::{name}")),
    }
}

/// What a function is given: `!GetAtt a.b` names the two parts in one text.
fn argument(name: &str, json: Json) -> Json {
    let (JsonValue::Text(text), "Fn::GetAtt") = (&json.value, name) else {
        return json;
    };
    let Some((left, right)) = text.split_once('.') else {
        return json;
    };
    let span = json.span;
    let part = |text: &str| Json {
        value: JsonValue::Text(text.to_string()),
        span,
    };
    Json {
        value: JsonValue::List(alloc::vec![part(left), part(right)]),
        span,
    }
}

/// A word without quotes.
fn plain(text: String) -> JsonValue {
    match text.as_str() {
        "" | "~" | "null" | "Null" | "NULL" => JsonValue::Null,
        "true" | "True" | "TRUE" => JsonValue::Flag(true),
        "false" | "False" | "FALSE" => JsonValue::Flag(false),
        _ if text.starts_with(|sign: char| sign == '-' || sign.is_ascii_digit()) => {
            match Json::parse(&text).map(|json| json.value) {
                Ok(JsonValue::Number(number)) if number.len() == text.len() => {
                    JsonValue::Number(number)
                }
                _ => JsonValue::Text(text),
            }
        }
        _ => JsonValue::Text(text),
    }
}

/// Entries with those that `<<` takes from elsewhere; what stands there itself wins.
fn merged(entries: Vec<(String, Json)>) -> Vec<(String, Json)> {
    if !entries.iter().any(|(name, _)| name == "<<") {
        return entries;
    }
    let (taken, mut kept): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|(name, _)| name == "<<");
    for (_, json) in taken {
        // One record is merged, or each of a list, of which the first one wins.
        let alone = core::slice::from_ref(&json);
        let records = if json.items().is_empty() {
            alone
        } else {
            json.items()
        };
        for (name, value) in records.iter().flat_map(|record| record.entries()) {
            if !kept.iter().any(|(known, _)| known == name) {
                kept.push((name.clone(), value.clone()));
            }
        }
    }
    kept
}

/// How many values there are in one, itself counted.
fn count(json: &Json) -> usize {
    let entries = json.entries().iter().map(|(_, value)| count(value));
    let items = json.items().iter().map(count);
    entries.chain(items).fold(1, usize::saturating_add)
}

/// How many levels a value has.
fn depth(json: &Json) -> usize {
    let entries = json.entries().iter().map(|(_, value)| depth(value));
    let deepest = entries.chain(json.items().iter().map(depth)).max();
    deepest.unwrap_or(0).saturating_add(1)
}

#[cfg(test)]
mod tests;
