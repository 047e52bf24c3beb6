//! The actions that services have, as far as they are listed.
//!
//! There are some ten thousands of them, made of a few thousand words, so they are kept as numbers of words and
//! spelt out for the services that a policy names.

mod pack;

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::knowledge::Record;
use crate::image::{self, ImageError, Reader, Stored, Writer, stored};
use crate::model::Model;

/// The catalogue that lists them.
const CATALOGUE: &str = "action-list";

/// What an action acts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A resource of some kind.
    Resource,
    /// What lies inside a resource, behind a slash, such as an object of a bucket.
    Inside,
    /// The resource around such things.
    Outside,
    /// No resource of its own: a statement must list `*`.
    Everything,
}

/// An action of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its name behind the prefix.
    pub name: String,
    /// The same in lower case.
    pub lower: String,
    /// What it acts on.
    pub target: Target,
}

/// The actions of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionList {
    /// The prefix that policies name the service with.
    pub prefix: String,
    /// Its actions.
    pub actions: Vec<Action>,
}

/// The actions of many services, kept small.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackedActions {
    /// The words that names are made of, the frequent ones first, with blanks between.
    words: String,
    /// Prefix and actions of each service.
    lists: Vec<PackedList>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct PackedList {
    prefix: String,
    names: Vec<u8>,
}

impl Target {
    const ALL: [Self; 4] = [
        Self::Resource,
        Self::Inside,
        Self::Outside,
        Self::Everything,
    ];

    /// The field that lists the actions on it.
    const fn field(self) -> &'static str {
        match self {
            Self::Resource => "names",
            Self::Inside => "inside",
            Self::Outside => "outside",
            Self::Everything => "general",
        }
    }
}

/// The lists of a model.
#[must_use]
pub fn listed(model: &Model) -> Vec<ActionList> {
    let mut lists = Vec::new();
    let Some(of) = model.catalogue(CATALOGUE) else {
        return lists;
    };
    for entry in &of.entries {
        let record = Record { of, entry };
        let mut actions = Vec::new();
        for target in Target::ALL {
            for name in record.word(target.field()).split_whitespace() {
                actions.push(Action {
                    name: name.to_string(),
                    lower: name.to_ascii_lowercase(),
                    target,
                });
            }
        }
        // Names that begin alike stand together, and share their words.
        actions.sort_by(|left, right| left.name.cmp(&right.name));
        lists.push(ActionList {
            prefix: entry.name.to_ascii_lowercase(),
            actions,
        });
    }
    lists
}

/// Takes the lists out of a model, as the bytes of an image of their own.
#[must_use]
pub fn take(model: &mut Model) -> Vec<u8> {
    let packed = PackedActions::of(&listed(model));
    for catalogue in &mut model.catalogues {
        if catalogue.name == CATALOGUE {
            catalogue.entries.clear();
        }
    }
    image::write(&packed)
}

impl PackedActions {
    /// Reads what [`take`] wrote.
    ///
    /// # Errors
    /// Where the bytes are no image of this version, or a damaged one.
    pub fn from_image(bytes: &[u8]) -> Result<Self, ImageError> {
        image::read(bytes)
    }

    /// The actions of a service by its prefix; none where it has no list.
    #[must_use]
    pub fn list(&self, prefix: &str) -> Option<Vec<Action>> {
        let list = self.lists.iter().find(|list| list.prefix == prefix)?;
        let words: Vec<&str> = self.words.split(' ').collect();
        Some(pack::spelt(&list.names, &words))
    }
}

stored!(struct PackedActions { words, lists });

impl Stored for PackedList {
    fn store(&self, image: &mut Writer) {
        self.prefix.store(image);
        image.bytes(&self.names);
    }

    fn load(reader: &mut Reader<'_>) -> Self {
        Self {
            prefix: String::load(reader),
            names: reader.bytes(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn action(name: &str, target: Target) -> Action {
        Action {
            name: name.into(),
            lower: name.to_ascii_lowercase(),
            target,
        }
    }

    #[test]
    fn what_is_packed_is_spelt_as_it_was() {
        let lists = alloc::vec![
            ActionList {
                prefix: "acme".into(),
                actions: alloc::vec![
                    action("GetThing", Target::Resource),
                    action("GetThingParts", Target::Inside),
                    action("ListThings", Target::Everything),
                    action("PutSAMLThing2ForA-B", Target::Outside),
                    action(
                        "getOneTwoThreeFourFiveSixSevenEightNineTen",
                        Target::Resource
                    ),
                    action(
                        "getOneTwoThreeFourFiveSixSevenEightNineTwo",
                        Target::Resource
                    ),
                ],
            },
            ActionList {
                prefix: "none".into(),
                actions: Vec::new()
            },
        ];
        let packed = PackedActions::of(&lists);
        let image = image::write(&packed);
        assert_eq!(PackedActions::from_image(&image), Ok(packed.clone()));
        for list in lists {
            assert_eq!(
                packed.list(&list.prefix),
                Some(list.actions),
                "{}",
                list.prefix
            );
        }
        assert_eq!(packed.list("other"), None);
    }

    #[test]
    fn damaged_names_are_no_names() {
        let packed = PackedActions {
            words: "Get Thing".into(),
            lists: alloc::vec![PackedList {
                prefix: "acme".into(),
                names: alloc::vec![0x02, 0, 1, 0x0a, 0xff, 0xff, 0x3f],
            }],
        };
        let found = packed.list("acme").unwrap_or_default();
        assert_eq!(
            found.first(),
            Some(&action("GetThing", Target::Resource)),
            "{found:?}"
        );
    }
}
