//! What the specs say of keys and services, ready to be asked often.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{self, Action, ActionList, PackedActions};
use super::path::Places;
use crate::image::ImageError;
use crate::model::{Catalogue, Entry, FieldKind, FieldValue, Model, Rulebook};

/// What the specs know of policies.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Knowledge {
    /// Which keys requests carry, and what is checked of policies.
    pub book: Rulebook,
    /// Where it wants to be told what of a request.
    pub places: Places,
    /// Condition keys, in the order of their names in lower case.
    pub keys: Vec<Key>,
    /// Keys that hold a value of another one.
    pub ends: Vec<KeyEnd>,
    /// Services by the prefix of their actions.
    pub prefixes: Vec<Prefix>,
    /// Services whose endpoints take no policy.
    pub without_policy: Vec<String>,
    /// Actions of services, as far as they are listed; none until somebody gives them.
    pub actions: PackedActions,
    /// Those that the model lists besides.
    pub further: Vec<ActionList>,
    /// Buckets of AWS that services need.
    pub buckets: Vec<ServiceBucket>,
}

/// A condition key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its name in lower case.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What its values are: `string`, `arn`, `address`, `flag`, `date` or `number`.
    pub kind: String,
    /// Whether it has several values.
    pub several: bool,
    /// Whether only requests through an endpoint carry it.
    pub of_endpoint: bool,
    /// Whether it tells where a request comes from, or from whom.
    pub is_origin: bool,
    /// What its values begin with, where they are ids.
    pub form: String,
    /// Whether it holds an identifier that endpoint policies take without wildcards only.
    pub sensitive: bool,
    /// Prefixes of the services that set it; none means every service.
    pub services: Vec<String>,
}

/// A key that holds one value of another key, which has several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyEnd {
    /// Its name.
    pub name: String,
    /// The other key, in lower case.
    pub of: String,
    /// Which of the values.
    pub which: End,
}

/// An end of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Where it begins.
    First,
    /// Where it ends.
    Last,
}

/// A service by the prefix of its actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prefix {
    /// The prefix.
    pub name: String,
    /// Whether resource control policies reach it.
    pub resource_control: bool,
    /// Whether the resource's policy must allow before the account's own policies count.
    pub resource_first: bool,
    /// The services that the ARNs of what its actions act on name; none where that is not known.
    pub arns: Vec<String>,
    /// Whether the last part of these ARNs begins with a word for the kind of the resource.
    pub has_kinds: bool,
}

impl Knowledge {
    /// What a model knows.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let book = model.rulebook.unpack().unwrap_or_default();
        let mut known = Self {
            places: Places::of(&book),
            book,
            further: actions::listed(model),
            ..Self::default()
        };
        if let Some(keys) = model.catalogue("key") {
            known.keys = keys
                .entries
                .iter()
                .map(|entry| key(&Record { of: keys, entry }))
                .collect();
            known.keys.sort_by(|left, right| left.key.cmp(&right.key));
            known.ends = ends(keys);
        }
        if let Some(prefixes) = model.catalogue("action-prefix") {
            for entry in &prefixes.entries {
                let record = Record {
                    of: prefixes,
                    entry,
                };
                known.prefixes.push(Prefix {
                    name: entry.name.clone(),
                    resource_control: record.flag("resource-control"),
                    resource_first: record.flag("resource-first"),
                    arns: record.list("arns").to_vec(),
                    has_kinds: record.flag("kinds"),
                });
            }
        }
        if let Some(services) = model.catalogue("service") {
            for entry in &services.entries {
                let record = Record {
                    of: services,
                    entry,
                };
                if record.word("policy") == "no" {
                    known.without_policy.push(entry.name.clone());
                }
            }
        }
        if let Some(buckets) = model.catalogue("service-bucket") {
            for entry in &buckets.entries {
                let record = Record { of: buckets, entry };
                known.buckets.push(ServiceBucket {
                    services: record.list("services").to_vec(),
                    action: String::from(record.word("action")),
                    resource: String::from(record.word("resource")),
                });
            }
        }
        known
    }

    /// The same, with the lists of actions of an image of their own.
    ///
    /// # Errors
    /// Where the bytes hold no such lists of this version.
    pub fn with_actions(model: &Model, image: &[u8]) -> Result<Self, ImageError> {
        Ok(Self {
            actions: PackedActions::from_image(image)?,
            ..Self::of(model)
        })
    }

    /// The actions of a service by its prefix; none where it has no list.
    #[must_use]
    pub fn actions_of(&self, prefix: &str) -> Option<Vec<Action>> {
        let mut found = self.actions.list(prefix);
        for list in self.further.iter().filter(|list| list.prefix == prefix) {
            found
                .get_or_insert_default()
                .extend(list.actions.iter().cloned());
        }
        found
    }

    /// The prefix of the actions that an endpoint of a service takes: what stands before the first dot
    /// of its id.
    #[must_use]
    pub fn prefix_of<'id>(&self, service: &'id str) -> &'id str {
        let id = service
            .strip_prefix("com.amazonaws.")
            .and_then(|it| it.split_once('.'))
            .map_or(service, |(_, id)| id);
        id.split('.').next().unwrap_or(id)
    }

    /// Whether actions of a prefix are those of a service, or begin alike as those of one family do.
    #[must_use]
    pub fn is_of(&self, prefix: &str, service: &str) -> bool {
        prefix == service
            || prefix.starts_with(service)
            || service.starts_with(prefix)
            || self.prefix(service).is_none()
    }

    /// What is known of a key, which is in lower case. Keys with a tag's name behind a slash are
    /// known by what stands before it.
    #[must_use]
    pub fn key(&self, key: &str) -> Option<&Key> {
        let plain = key.split('/').next().unwrap_or(key);
        let found = self
            .keys
            .binary_search_by(|known| known.key.as_str().cmp(plain));
        found.ok().and_then(|at| self.keys.get(at))
    }

    /// What is known of a service, by the prefix of its actions.
    #[must_use]
    pub fn prefix(&self, name: &str) -> Option<&Prefix> {
        self.prefixes.iter().find(|prefix| prefix.name == name)
    }
}

impl Key {
    /// Whether the requests of a service can carry it.
    #[must_use]
    pub fn is_set_by(&self, prefix: &str) -> bool {
        self.services.is_empty() || self.services.iter().any(|it| it == prefix)
    }
}

/// What endpoints of other services need to read through the one of buckets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceBucket {
    /// The services of these endpoints.
    pub services: Vec<String>,
    /// How it is read.
    pub action: String,
    /// What, with `{region}` in the place of the Region.
    pub resource: String,
}

/// A record of a catalogue, read by the names of its fields.
pub struct Record<'model> {
    /// The catalogue.
    pub of: &'model Catalogue,
    /// The record.
    pub entry: &'model Entry,
}

impl<'model> Record<'model> {
    fn value(&self, field: &str) -> Option<(&'model FieldKind, &'model FieldValue)> {
        let numbered = (0_u16..).zip(&self.of.fields);
        let (at, found) = numbered.into_iter().find(|(_, it)| it.name == field)?;
        Some((&found.kind, self.of.value(self.entry, at)?))
    }

    /// Whether a flag is set; `no` where there is no such field.
    #[must_use]
    pub fn flag(&self, field: &str) -> bool {
        matches!(self.value(field), Some((_, FieldValue::Flag(true))))
    }

    /// A text, or one of the field's words; empty where there is no such field.
    #[must_use]
    pub fn word(&self, field: &str) -> &'model str {
        match self.value(field) {
            Some((_, FieldValue::Text(text))) => text,
            Some((FieldKind::OneOf(words), FieldValue::Word(at))) => {
                words.get(usize::from(*at)).map_or("", String::as_str)
            }
            Some(_) | None => "",
        }
    }

    /// Several texts.
    #[must_use]
    pub fn list(&self, field: &str) -> &'model [String] {
        match self.value(field) {
            Some((_, FieldValue::List(list))) => list,
            Some(_) | None => &[],
        }
    }
}

fn key(record: &Record<'_>) -> Key {
    Key {
        key: record.entry.name.to_ascii_lowercase(),
        name: record.entry.name.clone(),
        kind: String::from(record.word("type")),
        several: record.word("values") == "several",
        of_endpoint: record.word("path") == "endpoint",
        is_origin: record.flag("origin"),
        form: String::from(record.word("form")),
        sensitive: record.flag("sensitive"),
        services: record.list("services").to_vec(),
    }
}

fn ends(of: &Catalogue) -> Vec<KeyEnd> {
    let mut found = Vec::new();
    for entry in &of.entries {
        let record = Record { of, entry };
        for (field, which) in [("first-of", End::First), ("last-of", End::Last)] {
            let whole = record.word(field);
            if !whole.is_empty() {
                found.push(KeyEnd {
                    name: entry.name.clone(),
                    of: whole.to_ascii_lowercase(),
                    which,
                });
            }
        }
    }
    found
}
