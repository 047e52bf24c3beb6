//! The parts that requests are put together from: of each kind, one for every way in which the policies treat it.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::net::IpAddr;

use super::language::{Colons, Sign, signs, witnesses};
use crate::address::Range;
use crate::policy::condition::Condition;
use crate::policy::context::Context;
use crate::policy::operator::arn::ArnPattern;
use crate::policy::operator::{Comparison, Operand, Quantifier, TextForm};
use crate::policy::pattern::Pattern;
use crate::policy::principal::{Caller, CallerKind, Principal};
use crate::policy::statement::{ResourcePattern, Statement};
use crate::quantity::Decimal;

/// Parts, and whether every way is among them.
pub struct Parts<Part> {
    /// One of each way.
    pub found: Vec<Part>,
    /// Whether there is no further way.
    pub complete: bool,
}

/// Callers that every policy is asked about.
const CALLERS: [&str; 4] = [
    "arn:aws:iam::111122223333:role/example",
    "arn:aws:iam::111122223333:user/example",
    "example.amazonaws.com",
    "anonymous",
];

/// Callers that the policies name, and some that they do not.
pub fn callers(statements: &[&Statement]) -> Parts<Caller> {
    let mut found: Vec<Caller> = Vec::new();
    let mut complete = true;
    let mut add = |text: &str| {
        if let Some(caller) = Caller::read(text)
            && !found.contains(&caller)
        {
            found.push(caller);
        }
    };
    let clauses = statements.iter().filter_map(|it| it.principal.as_ref());
    for entry in clauses.flat_map(|it| &it.entries) {
        add(&entry.text);
        let of = Caller::read(&entry.text);
        match &entry.entry {
            Principal::Account(account) => {
                for kind in ["user/example", "role/example"] {
                    add(&["arn:aws:iam::", account, ":", kind].concat());
                }
            }
            Principal::Role { account, path } => {
                let name = path.rsplit('/').next().unwrap_or(path);
                let session = ["arn:aws:sts::", account, ":assumed-role/", name, "/example"];
                add(&session.concat());
                add(&["arn:aws:iam::", account, ":role/other"].concat());
            }
            Principal::Exact(_) => match of.map(|it| (it.kind, it.account)) {
                Some((CallerKind::Session { role }, account)) => {
                    add(&["arn:aws:sts::", &account, ":assumed-role/", &role, "/other"].concat());
                    add(&["arn:aws:iam::", &account, ":role/", &role].concat());
                }
                Some((_, account)) => add(&["arn:aws:iam::", &account, ":user/other"].concat()),
                None => complete = false,
            },
            // What signs for these is told by no caller's name.
            Principal::Canonical(_) | Principal::Federated(_) => complete = false,
            Principal::Everybody | Principal::Service(_) | Principal::Nobody => {}
        }
    }
    CALLERS.into_iter().for_each(add);
    Parts { found, complete }
}

/// Actions, in lower case.
pub fn actions(statements: &[&Statement]) -> Parts<String> {
    let none = Context::default();
    let mut patterns = Vec::new();
    for entry in statements
        .iter()
        .flat_map(|it| &it.action)
        .flat_map(|it| &it.entries)
    {
        let mut pattern = Vec::new();
        match entry.entry.prefix.as_str() {
            "*" => pattern.push(Sign::Any(Colons::Left)),
            prefix => pattern.extend(prefix.chars().map(Sign::Is)),
        }
        pattern.push(Sign::Is(':'));
        signs(&entry.entry.name, &none, Colons::Left, &mut pattern);
        patterns.push(pattern);
    }
    let word = [Sign::One(Colons::Left), Sign::Any(Colons::Left)];
    let form = [&word[..], &[Sign::Is(':')], &word].concat();
    let told = witnesses(&patterns, &form);
    Parts {
        found: told.texts,
        complete: told.complete,
    }
}

/// Resources; `example` stands for what a variable holds.
pub fn resources(statements: &[&Statement], filled: &Context) -> Parts<String> {
    let mut patterns = Vec::new();
    let mut complete = true;
    for entry in statements
        .iter()
        .flat_map(|it| &it.resource)
        .flat_map(|it| &it.entries)
    {
        if let ResourcePattern::Arn(arn) = &entry.entry {
            complete &= arn.parts.iter().all(|it| it.variables().next().is_none());
            patterns.extend(arn_signs(arn, filled));
        }
    }
    let told = witnesses(&patterns, &arn_form());
    let mut found = told.texts;
    // Actions without a resource of their own ask for everything.
    found.push("*".to_string());
    Parts {
        found,
        complete: complete && told.complete,
    }
}

/// What one key may hold: nothing, or one of these lists of values.
pub fn values(conditions: &[&Condition], filled: &Context) -> Parts<Vec<String>> {
    let single = single_values(conditions, filled);
    let quantified = conditions
        .iter()
        .filter(|it| it.operator.quantifier != Quantifier::None)
        .count();
    let mut found = alloc::vec![Vec::new()];
    for value in &single.found {
        found.push(alloc::vec![value.clone()]);
    }
    // A list of several values is told by as many of them as there are conditions that count them.
    let mut last = found.clone();
    for _ in 1..quantified.min(3) {
        let mut longer = Vec::new();
        for list in last.iter().filter(|it| !it.is_empty()) {
            for value in &single.found {
                if list.last().is_some_and(|known| known < value) {
                    longer.push([list.as_slice(), core::slice::from_ref(value)].concat());
                }
            }
        }
        found.extend_from_slice(&longer);
        last = longer;
    }
    Parts {
        found,
        complete: single.complete && quantified <= 3,
    }
}

fn single_values(conditions: &[&Condition], filled: &Context) -> Parts<String> {
    let mut texts: Vec<Vec<Sign>> = Vec::new();
    let mut arns: Vec<Vec<Sign>> = Vec::new();
    let mut found: Vec<String> = Vec::new();
    let (mut complete, mut sensitive, mut insensitive) = (true, false, false);
    for condition in conditions {
        for value in &condition.values {
            match (&value.operand, condition.operator.comparison) {
                (Operand::Text(pattern), comparison) => {
                    complete &= pattern.variables().next().is_none();
                    if comparison == Comparison::Text(TextForm::AnyCase) {
                        insensitive = true;
                        found.push(plain(pattern, filled).to_ascii_lowercase());
                        found.push(plain(pattern, filled).to_ascii_uppercase());
                    } else {
                        sensitive = true;
                    }
                    let mut read = Vec::new();
                    signs(pattern, filled, Colons::Taken, &mut read);
                    texts.push(read);
                }
                (Operand::Arn(arn), _) => {
                    complete &= arn.parts.iter().all(|it| it.variables().next().is_none());
                    arns.extend(arn_signs(arn, filled));
                }
                (Operand::Amount(Some(amount)), comparison) => {
                    let step = if matches!(comparison, Comparison::Date(_)) {
                        Decimal::whole(1)
                    } else {
                        "0.000001".parse().unwrap_or_default()
                    };
                    found.push(amount.shortest().to_string());
                    for near in [amount.checked_sub(step), amount.checked_add(step)] {
                        found.extend(near.map(|it| it.shortest().to_string()));
                    }
                }
                (Operand::Address(Some(range)), _) => found.extend(edges(*range)),
                (Operand::Flag(_), _) => found.extend(["true", "false"].map(String::from)),
                (Operand::Binary(_), _) => found.push(value.text.clone()),
                (Operand::Amount(None) | Operand::Address(None), _) => {}
            }
        }
    }
    let any = [Sign::Any(Colons::Taken)];
    for (patterns, form) in [(&texts, &any[..]), (&arns, &arn_form())] {
        if !patterns.is_empty() {
            let told = witnesses(patterns, form);
            complete &= told.complete;
            found.extend(told.texts);
        }
    }
    // One that no condition can read, and that no pattern names.
    found.push("-other-".to_string());
    found.sort();
    found.dedup();
    // Texts and ARNs, or texts with and without regard to case, are told apart each by itself only.
    complete &= !(sensitive && insensitive) && (texts.is_empty() || arns.is_empty());
    Parts { found, complete }
}

/// The first address of a range, and those on both sides of it.
fn edges(range: Range) -> Vec<String> {
    let first = range.address_at(0);
    let (bits, host) = match first {
        IpAddr::V4(address) => (u128::from(address.to_bits()), 32_u32),
        IpAddr::V6(address) => (address.to_bits(), 128),
    };
    let size = 1_u128.checked_shl(host.saturating_sub(u32::from(range.prefix)));
    let behind = size.and_then(|size| bits.checked_add(size));
    let address = |bits: u128| match first {
        IpAddr::V4(_) => u32::try_from(bits).ok().map(|it| IpAddr::V4(it.into())),
        IpAddr::V6(_) => Some(IpAddr::V6(bits.into())),
    };
    let around = [bits.checked_sub(1), behind].into_iter().flatten();
    let around = around.filter_map(address);
    let all = [first].into_iter().chain(around);
    all.map(|it| it.to_string()).collect()
}

fn plain(pattern: &Pattern, filled: &Context) -> String {
    let text = pattern.filled(filled);
    text.map(|it| it.into_owned()).unwrap_or_default()
}

/// The signs of an ARN's pattern; none where it has too few parts to match any.
fn arn_signs(arn: &ArnPattern, filled: &Context) -> Option<Vec<Sign>> {
    if arn.parts.len() != 6 {
        return None;
    }
    let mut found = Vec::new();
    for (number, part) in arn.parts.iter().enumerate() {
        let colons = if number == 5 {
            Colons::Taken
        } else {
            found.extend((number > 0).then_some(Sign::Is(':')));
            Colons::Left
        };
        if number == 5 {
            found.push(Sign::Is(':'));
        }
        signs(part, filled, colons, &mut found);
    }
    Some(found)
}

/// Any ARN.
fn arn_form() -> Vec<Sign> {
    let mut form = Vec::new();
    for _ in 0..5 {
        form.extend([Sign::Any(Colons::Left), Sign::Is(':')]);
    }
    form.push(Sign::Any(Colons::Taken));
    form
}
