//! What rules may ask of the actions that a statement lists.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Filler, listed};
use crate::diagnostic::nearest;
use crate::evaluate::table::{Fact, Thing};
use crate::policy::actions::{Action, Target};
use crate::policy::context::Context;
use crate::policy::knowledge::Knowledge;
use crate::policy::operator::arn;
use crate::policy::statement::{ActionPattern, Listed, ResourcePattern, Statement};

/// Services by their prefix, with their actions where these are listed.
#[derive(Default)]
pub struct Lists(Vec<(String, Option<Vec<Action>>)>);

impl Lists {
    /// The actions of a service, which are spelt out once.
    fn of(&mut self, known: &Knowledge, prefix: &str) -> Option<&[Action]> {
        let at = self.0.iter().position(|(name, _)| name == prefix);
        let at = at.unwrap_or_else(|| {
            self.0
                .push((String::from(prefix), known.actions_of(prefix)));
            self.0.len().saturating_sub(1)
        });
        self.0.get(at)?.1.as_deref()
    }
}

impl Filler<'_> {
    pub(super) fn actions(&mut self, thing: Thing, statement: &Statement) {
        let entries = statement.action.as_ref().map_or(&[][..], |it| &it.entries);
        self.set(
            thing,
            "actions",
            listed(entries.iter().map(|it| it.text.as_str()).collect()),
        );
        let foreign = self.service.map_or(Fact::Unknown, |prefix| {
            let known = self.known;
            let is_foreign = |it: &&Listed<ActionPattern>| {
                it.entry.prefix != "*" && !known.is_of(&it.entry.prefix, prefix)
            };
            let foreign = entries.iter().filter(is_foreign);
            let mut foreign: Vec<&str> = foreign.map(|it| it.text.as_str()).collect();
            foreign.extend(foreign_resources(known, prefix, statement));
            listed(foreign)
        });
        self.set(thing, "foreign", foreign);
        let (mut unknown, mut near) = (Vec::new(), Vec::new());
        let (mut mismatched, mut general) = (Vec::new(), Vec::new());
        if statement.action.as_ref().is_some_and(|it| !it.negated) {
            for entry in entries {
                let Some(actions) = self.lists.of(self.known, &entry.entry.prefix) else {
                    continue;
                };
                let meant = meant(actions, &entry.entry);
                if meant.is_empty() {
                    unknown.push(entry.text.as_str());
                    near.extend(suggestion(actions, entry));
                } else if meant.iter().all(|it| it.target == Target::Everything) {
                    if names_resources_only(statement) {
                        general.push(entry.text.as_str());
                    }
                } else if misses_resource(&meant, statement) {
                    mismatched.push(entry.text.as_str());
                }
            }
        }
        self.set(thing, "unknown-actions", listed(unknown));
        self.set(thing, "near-actions", Fact::List(near));
        self.set(thing, "mismatched", listed(mismatched));
        self.set(thing, "general-actions", listed(general));
    }
}

/// The resources of other services, as far as it is known which ARNs a service's actions take.
fn foreign_resources<'text>(
    known: &Knowledge,
    prefix: &str,
    statement: &'text Statement,
) -> Vec<&'text str> {
    let own = known.prefix(prefix).map_or(&[][..], |it| &it.arns);
    let clause = statement.resource.as_ref().filter(|it| !it.negated);
    let entries = clause.map_or(&[][..], |it| &it.entries);
    let is_foreign = |it: &&Listed<ResourcePattern>| {
        let service = arn::parts(&it.text).map(|[_, _, service, ..]| service);
        // Where the service is no word, the entry matches nothing at all.
        service.is_some_and(|it| !it.contains(['*', '?', '$']) && !own.iter().any(|own| own == it))
    };
    let foreign = entries
        .iter()
        .filter(|_| !own.is_empty())
        .filter(is_foreign);
    foreign.map(|it| it.text.as_str()).collect()
}

/// The actions that an entry means.
fn meant<'list>(actions: &'list [Action], entry: &ActionPattern) -> Vec<&'list Action> {
    let context = Context::default();
    let of_entry = actions.iter();
    of_entry
        .filter(|it| entry.name.matches(&it.lower, &context))
        .collect()
}

/// The action that a misspelt one is nearest to.
fn suggestion(actions: &[Action], entry: &Listed<ActionPattern>) -> Option<String> {
    let (prefix, name) = entry.text.split_once(':')?;
    if entry.entry.name.is_wild() {
        return None;
    }
    // What differs in capitals alone is no misspelling, so the names are compared without them.
    let lower = name.to_ascii_lowercase();
    let near = nearest(&lower, actions.iter().map(|it| it.lower.as_str()))?;
    let near = actions.iter().find(|it| it.lower == near)?;
    Some([prefix, ":", near.name.as_str()].concat())
}

/// Whether a statement lists resources, and none of them stands for everything.
fn names_resources_only(statement: &Statement) -> bool {
    let Some(resource) = statement.resource.as_ref().filter(|it| !it.negated) else {
        return false;
    };
    let mut entries = resource.entries.iter();
    // Many write `arn:aws:s3:::*` for everything.
    entries.all(|it| last_part(&it.entry) != "*")
}

/// Whether actions act on what lies inside a resource, and only the outside is listed, or the reverse.
fn misses_resource(meant: &[&Action], statement: &Statement) -> bool {
    let Some(resource) = statement.resource.as_ref().filter(|it| !it.negated) else {
        return false;
    };
    meant.iter().all(|action| {
        let mut entries = resource.entries.iter();
        !entries.any(|it| suits(action.target, &it.entry))
    })
}

/// Whether an action may act on what an entry names.
fn suits(target: Target, entry: &ResourcePattern) -> bool {
    let inside = match target {
        Target::Resource => return true,
        Target::Everything => return last_part(entry) == "*",
        Target::Inside => true,
        Target::Outside if *entry == ResourcePattern::Everything => return true,
        Target::Outside => false,
    };
    let last = last_part(entry);
    // A `*` at the end spans slashes.
    last.contains('/') == inside || (inside && last.ends_with('*'))
}

/// What an entry names behind the fifth colon.
fn last_part(entry: &ResourcePattern) -> String {
    match entry {
        ResourcePattern::Everything => String::from("*"),
        ResourcePattern::Arn(arn) => {
            let context = Context::default();
            let last = arn.parts.last().and_then(|it| it.filled(&context));
            last.map(|it| it.into_owned()).unwrap_or_default()
        }
    }
}
