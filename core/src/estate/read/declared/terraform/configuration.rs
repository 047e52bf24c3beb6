//! What a plan's configuration says: which module a resource stands in, and what its values are
//! made from.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::super::resource::Reference;
use super::merge::{Sources, instances};
use crate::json::Json;

/// How many modules and outputs a reference is followed through.
const FARTHEST: u8 = 32;
/// The most references that one value is said to be made from.
const MOST: usize = 256;
/// The most references that are looked at for one value: outputs may name outputs several times over.
const MOST_STEPS: usize = 4096;

/// A module of the configuration, and the instance of it that is planned.
pub struct Scope<'json, 'parent> {
    /// Its address with keys; empty for the root.
    address: String,
    /// Its configuration, where there is one.
    module: Option<&'json Json>,
    /// Its call in the parent.
    call: Option<&'json Json>,
    parent: Option<&'parent Scope<'json, 'parent>>,
    /// Positions of its resources, by their addresses.
    resources: Vec<(&'json str, &'json Json)>,
}

impl<'json, 'parent> Scope<'json, 'parent> {
    /// The root module.
    pub fn root(module: Option<&'json Json>) -> Self {
        Self {
            address: String::new(),
            module,
            call: None,
            parent: None,
            resources: Vec::new(),
        }
        .sorted()
    }

    /// The same with its resources sorted, to look them up.
    pub fn sorted(mut self) -> Self {
        let resources = self.module.and_then(|it| it.field("resources"));
        let resources = resources.map_or(&[][..], Json::items).iter();
        self.resources = resources
            .filter_map(|it| Some((it.field("address")?.text()?, it)))
            .collect();
        self.resources.sort_by_key(|(address, _)| *address);
        self
    }

    /// A module that this one calls, by its whole address.
    pub fn child<'scope>(&'scope self, address: &str) -> Scope<'json, 'scope>
    where
        'parent: 'scope,
    {
        let calls = self.module.and_then(|it| it.field("module_calls"));
        let call = calls.and_then(|calls| calls.field(last_module(address)));
        Scope {
            address: address.to_string(),
            module: call.and_then(|call| call.field("module")),
            call,
            parent: Some(self),
            resources: Vec::new(),
        }
    }

    /// A resource's configuration, by its address without module and key.
    pub fn resource(&self, bare: &str) -> Option<&'json Json> {
        let found = self
            .resources
            .binary_search_by_key(&bare, |(known, _)| known);
        found
            .ok()
            .and_then(|it| self.resources.get(it))
            .map(|(_, json)| *json)
    }
}

/// The parts of an address that dots part, those in brackets and quotes left whole.
fn parts(address: &str) -> Vec<&str> {
    let (mut parts, mut start, mut quoted, mut nested) = (Vec::new(), 0, false, 0_usize);
    let mut escaped = false;
    for (at, sign) in address.char_indices() {
        match sign {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => nested = nested.saturating_add(1),
            ']' if !quoted => nested = nested.saturating_sub(1),
            '.' if !quoted && nested == 0 => {
                parts.push(address.get(start..at).unwrap_or_default());
                start = at.saturating_add(1);
            }
            _ => {}
        }
    }
    parts.push(address.get(start..).unwrap_or_default());
    parts
}

/// A part without its key.
fn keyless(part: &str) -> &str {
    part.split_once('[').map_or(part, |(name, _)| name)
}

/// The name of the innermost module of an address.
fn last_module(address: &str) -> &str {
    keyless(parts(address).last().copied().unwrap_or_default())
}

/// An address as the configuration of its module writes it: without modules and key.
pub fn bare(address: &str) -> &str {
    let mut rest = address;
    while let Some(inner) = rest.strip_prefix("module.") {
        let name = parts(inner).first().map_or(0, |part| part.len());
        rest = inner.get(name.saturating_add(1)..).unwrap_or_default();
    }
    keyless(rest)
}

/// What an expression is made from, each with the address of what is planned.
pub fn references(sources: &Sources<'_, '_>, expression: Option<&Json>) -> Vec<Reference> {
    let mut trail = Trail {
        found: Vec::new(),
        steps: MOST_STEPS,
    };
    if let Some(expression) = expression {
        gather(sources, sources.scope, expression, FARTHEST, &mut trail);
    }
    trail.found
}

/// What was found so far, and how much may still be looked at.
struct Trail {
    found: Vec<Reference>,
    steps: usize,
}

impl Trail {
    fn push(&mut self, address: String, attribute: Option<&str>) {
        let attribute = attribute.map(String::from);
        let reference = Reference { address, attribute };
        if self.found.len() < MOST && !self.found.contains(&reference) {
            self.found.push(reference);
        }
    }
}

fn gather(
    sources: &Sources<'_, '_>,
    scope: &Scope<'_, '_>,
    expression: &Json,
    farther: u8,
    trail: &mut Trail,
) {
    let Some(farther) = farther.checked_sub(1) else {
        return;
    };
    let written = expression.field("references").map_or(&[][..], Json::items);
    let names = || written.iter().filter_map(Json::text);
    let by_own_key = names().any(|it| it == "count.index" || it.starts_with("each."));
    let mut longest = "";
    for name in names() {
        // After `aws_vpc.main.id`, `aws_vpc.main` says nothing more.
        let inner = longest.strip_prefix(name);
        if inner.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '['])) {
            continue;
        }
        if trail.found.len() >= MOST {
            return;
        }
        longest = name;
        let Some(steps) = trail.steps.checked_sub(1) else {
            return;
        };
        trail.steps = steps;
        follow(sources, scope, name, by_own_key, farther, trail);
    }
}

/// One reference: to a resource, or through a variable or an output to what that is made from.
fn follow(
    sources: &Sources<'_, '_>,
    scope: &Scope<'_, '_>,
    name: &str,
    by_own_key: bool,
    farther: u8,
    trail: &mut Trail,
) {
    let parts = parts(name);
    let mut rest = parts.iter().copied();
    let (first, second) = (rest.next().unwrap_or_default(), rest.next());
    let Some(second) = second else {
        return;
    };
    match first {
        "count" | "each" | "path" | "terraform" | "self" => {}
        "var" => {
            let given = scope.call.and_then(|call| call.field("expressions"));
            let given = given.and_then(|given| given.field(keyless(second)));
            if let (Some(expression), Some(parent)) = (given, scope.parent) {
                gather(sources, parent, expression, farther, trail);
            }
        }
        "local" => trail.push(inside(&scope.address, &["local", keyless(second)]), None),
        "module" => {
            let address = inside(&scope.address, &["module", second]);
            let child = scope.child(&address);
            let outputs = child.module.and_then(|module| module.field("outputs"));
            let output = rest.next().map(keyless);
            let output = output.and_then(|name| outputs?.field(name)?.field("expression"));
            if let Some(expression) = output {
                gather(sources, &child, expression, farther, trail);
            }
        }
        _ => {
            let data = first == "data";
            let named = if data { rest.next() } else { Some(second) };
            let Some(named) = named else {
                return;
            };
            let attribute = rest.next().map(keyless);
            let address = match data {
                true => inside(&scope.address, &["data", second, named]),
                false => inside(&scope.address, &[first, named]),
            };
            for address in instances(sources, &address, by_own_key) {
                trail.push(address, attribute);
            }
        }
    }
}

/// An address inside a module.
fn inside(module: &str, parts: &[&str]) -> String {
    let inner = parts.join(".");
    if module.is_empty() {
        return inner;
    }
    [module, ".", &inner].concat()
}

/// The Region of a resource's provider, where the plan tells it.
pub fn region(plan: &Json, scope: &Scope<'_, '_>, resource: Option<&Json>) -> Option<String> {
    let key = resource?.field("provider_config_key")?.text()?;
    let providers = plan.field("configuration")?.field("provider_config")?;
    // A module that is handed its provider names it with its own name in front.
    let provider = providers.field(key).or_else(|| {
        let (_, name) = key.rsplit_once(':')?;
        providers.field(name)
    })?;
    let expression = provider.field("expressions")?.field("region")?;
    let mut scope = scope;
    if provider.field("module_address").is_none() {
        while let Some(parent) = scope.parent {
            scope = parent;
        }
    }
    constant(plan, scope, expression, FARTHEST).map(String::from)
}

/// The text of an expression that is one, or a variable that was given one.
fn constant<'json>(
    plan: &'json Json,
    scope: &Scope<'json, '_>,
    expression: &'json Json,
    farther: u8,
) -> Option<&'json str> {
    let farther = farther.checked_sub(1)?;
    if let Some(value) = expression.field("constant_value") {
        return value.text();
    }
    let [only] = expression.field("references")?.items() else {
        return None;
    };
    let name = only.text()?.strip_prefix("var.")?;
    match (scope.parent, scope.call) {
        (Some(parent), Some(call)) => {
            let given = call.field("expressions")?.field(name)?;
            constant(plan, parent, given, farther)
        }
        _ => plan.field("variables")?.field(name)?.field("value")?.text(),
    }
}
