//! What plans, states and templates declare, as things of an estate. What is known only after it is made
//! stays unknown; a thing without an id yet is known by its address.

mod acl;
mod dns;
mod endpoint;
mod machine;
mod network;
mod open;
mod protect;
mod service;
mod transit;

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::declared::{Declared, LIMITS, Resource, Value, cloudformation, terraform};
use super::domain;
use crate::address::{Range, range};
use crate::diagnostic::Diagnostic;
use crate::estate::{Estate, Kind, Mark, Name, Part, Scope, Skipped, Spot};
use crate::json::{Json, yaml};
use crate::source::SourceFile;

/// How much of a file is looked at for what it is.
const HEAD: usize = 1 << 16;

/// Reads a plan, a state or a template with its parameters; `None` where a file is none of them.
pub fn file(
    estate: &mut Estate,
    file: &SourceFile,
    number: u16,
    parameters: &[(String, String)],
) -> Option<Result<(), Diagnostic>> {
    let text = &file.text;
    let head = text
        .char_indices()
        .nth(HEAD)
        .map_or(text.as_str(), |(end, _)| text.get(..end).unwrap_or(text));
    let is_json = text.trim_start().starts_with('{');
    let may_be = if is_json {
        [
            "terraform_version",
            "planned_values",
            "AWSTemplateFormatVersion",
            "AWS::",
        ]
        .iter()
        .any(|word| head.contains(word))
    } else {
        head.contains("Resources:") && head.contains("AWS::")
    };
    if !may_be {
        return None;
    }
    let parsed = if is_json {
        Json::parse_within(text, LIMITS)
    } else {
        yaml::parse(text, LIMITS)
    };
    let json = match parsed {
        Ok(json) => json,
        Err(wrong) => return Some(Err(wrong)),
    };
    let declared = if terraform::is_terraform(&json) {
        match terraform::read(&json, text, number) {
            Ok(declared) => declared,
            Err(wrong) => return Some(Err(wrong)),
        }
    } else if cloudformation::is_template(&json) {
        cloudformation::read(&json, text, number, parameters)
    } else {
        return None;
    };
    things(estate, declared, number);
    Some(Ok(()))
}

/// Makes things of resources.
fn things(estate: &mut Estate, declared: Declared, file: u16) {
    for skipped in declared.skipped {
        estate.skipped.push(Skipped {
            file,
            line: skipped.at.line,
            what: format!("`{}`: {}", skipped.what, skipped.reason),
        });
    }
    let mut ids: Vec<(&str, &str)> = declared
        .resources
        .iter()
        .filter_map(|it| Some((it.address.as_str(), it.value("id")?.text()?)))
        .collect();
    ids.sort_unstable();
    let mut maker = Maker {
        estate,
        file,
        ids,
        resource: None,
        learning: Vec::new(),
    };
    let mut read = 0_u32;
    // What is joined to others comes after what it is joined to.
    let mut resources: Vec<&Resource> = declared.resources.iter().collect();
    resources.sort_by_key(|it| turn(&it.kind));
    for resource in resources {
        maker.resource = Some(resource);
        let (address, kind) = (&resource.address, &resource.kind);
        if resource.looked_up && !dns::list_of_aws(&mut maker, resource) {
            maker.skip(format!(
                "`{address}` ({kind}) is only looked up, not made here: add what AWS tells of it"
            ));
        } else if resource.looked_up
            || network::make(&mut maker, resource)
            || open::make(&mut maker, resource)
            || endpoint::make(&mut maker, resource)
            || protect::make(&mut maker, resource)
            || acl::make(&mut maker, resource)
            || machine::make(&mut maker, resource)
            || dns::make(&mut maker, resource)
            || service::make(&mut maker, resource)
            || transit::make(&mut maker, resource)
        {
            maker.tags(resource);
            read = read.saturating_add(1);
        } else {
            let plain = kind.to_ascii_lowercase().replace('_', "");
            let what = if plain.contains("listener") || plain.contains("targetgroup") {
                "not read here: ways end at its load balancer"
            } else {
                "no part of a packet's way"
            };
            maker.skip(format!("`{address}` ({kind}) is {what}"));
        }
    }
    maker.resource = None;
    protect::settle(maker.estate);
    let part = Part {
        file,
        list: String::from("resources"),
        things: read,
    };
    estate.parts.push(part);
}

/// What stands at other things, which must be there first.
const STANDING: &[&str] = &[
    "aws_vpc_endpoint",
    "AWS::EC2::VPCEndpoint",
    "aws_instance",
    "AWS::EC2::Instance",
    "aws_route53_resolver_endpoint",
    "AWS::Route53Resolver::ResolverEndpoint",
    "aws_ec2_transit_gateway_vpc_attachment",
    "AWS::EC2::TransitGatewayVpcAttachment",
    "AWS::EC2::TransitGatewayAttachment",
    "aws_vpn_connection",
    "AWS::EC2::VPNConnection",
];

/// When a resource has its turn: things, then what stands at them, then what joins them.
fn turn(kind: &str) -> u8 {
    if STANDING.contains(&kind) {
        1
    } else if open::JOINS.contains(&kind) {
        2
    } else {
        0
    }
}

/// Makes things of an estate.
pub struct Maker<'run> {
    /// The estate.
    pub estate: &'run mut Estate,
    file: u16,
    /// Known ids by address, in the order of the addresses.
    ids: Vec<(&'run str, &'run str)>,
    resource: Option<&'run Resource>,
    /// Transit gateways whose first table learns the ranges of every attachment.
    learning: Vec<Name>,
}

impl Maker<'_> {
    /// Where the resource stands.
    pub fn spot(&mut self) -> Spot {
        let at = self.resource.map(|it| (it.at.line, it.at.pointer.clone()));
        let (line, pointer) = at.unwrap_or_default();
        Spot {
            file: self.file,
            line,
            list: self.estate.names.keep(pointer.trim_start_matches('/')),
            number: None,
        }
    }

    /// Reads the tags of a resource: only what they accept is kept.
    fn tags(&mut self, resource: &Resource) {
        let mut mark = Mark {
            at: self.spot(),
            ..Mark::default()
        };
        match resource.value("tags").or_else(|| resource.value("Tags")) {
            Some(Value::Record(tags)) => {
                for (key, value) in tags {
                    mark.take(&mut self.estate.names, key, value.text().unwrap_or(""));
                }
            }
            other => {
                for tag in other.map_or(&[][..], Value::items) {
                    let part = |name: &str| tag.field(name).and_then(Value::text).unwrap_or("");
                    mark.take(&mut self.estate.names, part("Key"), part("Value"));
                }
            }
        }
        if mark.rules.is_some() {
            self.estate.marks.push(mark);
        }
    }

    /// Notes what is passed over.
    pub fn skip(&mut self, what: String) {
        let line = self.resource.map_or(0, |it| it.at.line);
        self.estate.skipped.push(Skipped {
            file: self.file,
            line,
            what,
        });
    }

    /// Notes that the file tells of a kind.
    pub fn tells(&mut self, kind: Kind) {
        let none = |scope: &&mut Scope| scope.account.is_none() && scope.region.is_none();
        match self.estate.scopes.iter_mut().find(none) {
            Some(scope) => scope.kinds |= kind.bit(),
            None => self.estate.scopes.push(Scope {
                account: None,
                region: None,
                kinds: kind.bit(),
            }),
        }
    }

    /// The id of the resource itself, or its address.
    pub fn own(&mut self, resource: &Resource) -> Option<Name> {
        let id = resource
            .value("id")
            .and_then(Value::text)
            .unwrap_or(&resource.address);
        self.estate.names.keep(id)
    }

    /// Keeps a text.
    pub fn keep(&mut self, text: &str) -> Option<Name> {
        self.estate.names.keep(text)
    }

    /// A text of a resource, or the id of what it refers to.
    pub fn one(&mut self, resource: &Resource, name: &str) -> Option<Name> {
        self.id(resource.get(name))
    }

    /// Several of them.
    pub fn many(&mut self, resource: &Resource, name: &str) -> Vec<Name> {
        self.ids(resource.get(name))
    }

    /// A domain: in lower case and without the dot at its end.
    pub fn domain(&mut self, value: Option<&Value>) -> Option<Name> {
        let text = domain(value?.text()?);
        self.keep(&text)
    }

    /// The first of several attributes that has a value.
    pub fn value<'own>(&self, resource: &'own Resource, names: &[&str]) -> Option<&'own Value> {
        names.iter().find_map(|name| resource.value(name))
    }

    /// A text, or the id of what is referred to.
    pub fn id(&mut self, value: Option<&Value>) -> Option<Name> {
        match value? {
            Value::Reference(reference) => {
                let address = reference.address.as_str();
                let known = self.ids.binary_search_by(|(of, _)| (*of).cmp(address));
                let known = known.ok().and_then(|at| self.ids.get(at));
                self.estate.names.keep(known.map_or(address, |(_, id)| id))
            }
            Value::List(items) => match items.as_slice() {
                [one] => self.id(Some(one)),
                _ => None,
            },
            other @ (Value::Null
            | Value::Flag(_)
            | Value::Number(_)
            | Value::Text(_)
            | Value::Record(_)
            | Value::Unknown(_)) => {
                let text = other.text()?.to_string();
                self.estate.names.keep(&text)
            }
        }
    }

    /// Ids of a list; what is not known of them is noted.
    pub fn ids(&mut self, value: Option<&Value>) -> Vec<Name> {
        let mut found = Vec::new();
        for item in value.map_or(&[][..], Value::items) {
            let before = found.len();
            if let Value::Unknown(references) = item {
                for reference in references {
                    let one = Value::Reference(reference.clone());
                    found.extend(self.id(Some(&one)));
                }
            } else {
                found.extend(self.id(Some(item)));
            }
            if found.len() == before {
                self.later("what it names");
            }
        }
        found
    }

    /// A range; one that is odd is noted.
    pub fn range(&mut self, value: Option<&Value>) -> Option<Range> {
        let text = value?.text().filter(|it| !it.is_empty())?;
        let found = range(text);
        if found.is_none() {
            let shown: String = text.chars().take(60).collect();
            self.skip(format!("`{shown}` is no address and no range of them"));
        }
        found
    }

    /// Ranges of a list; what is odd or not known is noted.
    pub fn ranges(&mut self, value: Option<&Value>) -> Vec<Range> {
        let items = value.map_or(&[][..], Value::items);
        let mut found = Vec::new();
        for item in items {
            if item.text().is_none() {
                self.later("a range of it");
            }
            found.extend(self.range(Some(item)));
        }
        found
    }

    /// Notes that something is known only when it is made.
    pub fn later(&mut self, what: &str) {
        let address = self.resource.map_or("", |it| &it.address);
        let what = format!("`{address}`: {what} is not known before it is made");
        self.skip(what);
    }
}
