//! Kinds of records and their records.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Citation, Period};
use crate::image::stored;
use crate::quantity::Decimal;

/// A kind of record.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    /// The word its records start with.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Its records.
    pub entries: Vec<Entry>,
}

/// A field of a catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: FieldKind,
    /// What it holds where a record is silent.
    pub default: FieldValue,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldKind {
    /// Yes or no.
    Flag,
    /// One text.
    Text,
    /// A number.
    Number,
    /// Several texts.
    List,
    /// One of these words.
    OneOf(Vec<String>),
    /// Records of the catalogue at this position.
    ManyOf(u16),
}

/// What a record holds in a field.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldValue {
    /// Yes or no.
    Flag(bool),
    /// One text.
    Text(String),
    /// A number.
    Number(Decimal),
    /// Several texts.
    List(Vec<String>),
    /// Position of one of the field's words.
    Word(u16),
    /// Positions of records.
    Records(Vec<u16>),
}

/// A record.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Fields in which it differs from the default, by position.
    pub fields: Vec<(u16, FieldValue)>,
    /// The days on which it holds; another of its name may hold on others.
    pub period: Period,
    /// Its sources.
    pub citations: Vec<Citation>,
}

impl Catalogue {
    /// What an entry of this catalogue holds in the field at a position.
    #[must_use]
    pub fn value<'model>(
        &'model self,
        entry: &'model Entry,
        field: u16,
    ) -> Option<&'model FieldValue> {
        let own = entry.fields.iter().find(|(position, _)| *position == field);
        own.map(|(_, value)| value).or_else(|| {
            self.fields
                .get(usize::from(field))
                .map(|field| &field.default)
        })
    }
}

stored!(struct Catalogue { name, title, fields, entries });
stored!(struct Field { name, kind, default });
stored!(struct Entry { name, title, fields, period, citations });
stored!(enum FieldKind { 0 Flag, 1 Text, 2 List, 3 OneOf(words), 4 ManyOf(catalogue), 5 Number, });
stored!(enum FieldValue { 0 Flag(flag), 1 Text(text), 2 List(texts), 3 Word(word), 4 Records(records), 5 Number(number), });
