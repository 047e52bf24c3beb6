//! A second evaluator: as plain as can be, straight on the JSON, and sharing nothing with the first.

use serde_json::Value;

mod compare;

use compare::compares;

/// What a case comes to.
pub fn decision(case: &Value) -> &'static str {
    let request = &case["request"];
    let text = |field: &str| request[field].as_str().unwrap_or_default();
    let (caller, action) = (text("principal"), text("action").to_lowercase());
    let has_account = caller.starts_with("arn:");
    let own = caller.split(':').nth(4).unwrap_or_default();
    let in_name = text("resource").split(':').nth(4).unwrap_or_default();
    let owner = [text("resource_account"), in_name]
        .into_iter()
        .find(|it| !it.is_empty());
    let same = owner.is_none_or(|owner| owner == own) || !has_account;
    let gateway = case["endpoint_kind"] == "gateway";
    let one = |field: &str, kind: Kind| -> Option<Vec<Hit>> {
        case.get(field).map(|it| hits(it, request, kind))
    };

    let identity = one("identity", Kind::Attached).filter(|_| has_account);
    let resource = one("resource_policy", Kind::Resource);
    let endpoint = one(
        "endpoint_policies",
        if gateway {
            Kind::Gateway
        } else {
            Kind::Interface
        },
    );
    let endpoint = endpoint.filter(|_| case["endpoint_policies"] != serde_json::json!([]));
    let boundary = one("permission_boundaries", Kind::Attached).filter(|_| has_account);
    let session = one("session_policies", Kind::Attached).filter(|_| has_account);
    let levels = |field: &str, kind: Kind| -> Vec<Vec<Hit>> {
        case[field]
            .as_array()
            .into_iter()
            .flatten()
            .map(|level| hits(level, request, kind))
            .collect()
    };
    let scps = if has_account {
        levels("scps", Kind::Attached)
    } else {
        Vec::new()
    };
    let reached = ["s3:", "sts:", "kms:"]
        .iter()
        .any(|it| action.starts_with(it));
    let rcps = if reached {
        levels("rcps", Kind::Control)
    } else {
        Vec::new()
    };

    let singles = [&identity, &resource, &endpoint, &boundary, &session];
    let all = singles.into_iter().flatten().chain(&scps).chain(&rcps);
    if all.flatten().any(|hit| hit.denies) {
        return "explicit_deny";
    }
    let best = |hits: &Vec<Hit>| hits.iter().map(|hit| hit.strength).max().unwrap_or(0);
    let allows = |hits: &Option<Vec<Hit>>| hits.as_ref().is_none_or(|hits| best(hits) > 0);
    let (by_identity, by_resource) = (identity.as_ref().map(best), resource.as_ref().map(best));
    let first = action.starts_with("kms:") || action.starts_with("sts:");
    let granted = match (by_identity, by_resource) {
        (None, None) => true,
        (Some(identity), None) => identity > 0,
        (None, Some(resource)) => resource > 0,
        (Some(identity), Some(resource)) if !same => identity > 0 && resource > 0,
        (Some(identity), Some(resource)) if first => resource > 1 || (resource > 0 && identity > 0),
        (Some(identity), Some(resource)) => identity > 0 || resource > 1,
    };
    // The guide of IAM: what names a user or a session alone is not limited by boundary and session.
    let alone = same && by_resource == Some(3);
    let is_user = caller.contains(":user/");
    let passes = granted
        && allows(&endpoint)
        && (alone || allows(&boundary))
        && ((alone && !is_user) || allows(&session))
        && scps.iter().all(|level| best(level) > 0);
    if passes { "allowed" } else { "implicit_deny" }
}

/// How a policy reads its principal.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Attached,
    Resource,
    Interface,
    Gateway,
    Control,
}

/// A statement that matches. Strength: 1 by the account, 2 by everybody or role, 3 by its own ARN.
struct Hit {
    denies: bool,
    strength: u8,
}

fn hits(policies: &Value, request: &Value, kind: Kind) -> Vec<Hit> {
    let mut found = Vec::new();
    for policy in list(policies) {
        let variables = policy["Version"] == "2012-10-17";
        for statement in list(&policy["Statement"]) {
            let strength = strength(statement, request, kind);
            let denies = statement["Effect"] == "Deny";
            if strength > 0 && matches(statement, request, kind, variables) {
                found.push(Hit {
                    denies,
                    strength: if denies { 0 } else { strength },
                });
            }
        }
    }
    found
}

fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(list) => list.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

fn texts(value: &Value) -> Vec<String> {
    list(value)
        .into_iter()
        .map(|it| it.as_str().map_or_else(|| it.to_string(), str::to_owned))
        .collect()
}

fn strength(statement: &Value, request: &Value, kind: Kind) -> u8 {
    if kind == Kind::Attached {
        return 2;
    }
    let caller = request["principal"].as_str().unwrap_or_default();
    let (plain, negated) = (statement.get("Principal"), statement.get("NotPrincipal"));
    let Some(named) = plain.or(negated) else {
        return 0;
    };
    let strengths: Vec<u8> = if named == "*" {
        vec![2]
    } else {
        let by_arn = texts(&named["AWS"])
            .into_iter()
            .map(|entry| names(&entry, caller));
        by_arn
            .chain(
                texts(&named["Service"])
                    .into_iter()
                    .map(|entry| if entry == caller { 2 } else { 0 }),
            )
            .collect()
    };
    let everybody = named == "*" || texts(&named["AWS"]).iter().any(|it| it == "*");
    if plain.is_none() {
        let has = |wanted: u8| strengths.contains(&wanted);
        let spared = if statement["Effect"] == "Allow" {
            strengths.iter().any(|it| *it > 0)
        } else if caller.contains(":assumed-role/") {
            everybody || (has(1) && has(2) && has(3))
        } else if caller.contains(":role/") {
            everybody || (has(1) && has(2))
        } else if caller.contains(":user/") {
            everybody || (has(1) && has(3))
        } else if caller.ends_with(":root") {
            everybody || has(1)
        } else {
            everybody || has(2)
        };
        return if spared { 0 } else { 2 };
    }
    let best = strengths.iter().max().copied().unwrap_or(0);
    match kind {
        Kind::Control if everybody => 2,
        Kind::Control => 0,
        Kind::Gateway if everybody => 2,
        Kind::Gateway if caller.ends_with(":root") && best == 1 => 2,
        Kind::Gateway => 0,
        Kind::Attached | Kind::Resource | Kind::Interface => best,
    }
}

fn names(entry: &str, caller: &str) -> u8 {
    let part = |text: &str, at: usize| text.split(':').nth(at).unwrap_or_default().to_owned();
    let account = part(caller, 4);
    if entry == "*" {
        return 2;
    }
    if !account.is_empty() && (entry == account || entry == format!("arn:aws:iam::{account}:root"))
    {
        return 1;
    }
    let last = |text: &str| text.rsplit('/').next().unwrap_or_default().to_owned();
    if entry.contains(":role/") {
        let session = caller.contains(":assumed-role/")
            && part(entry, 4) == account
            && last(entry) == caller.split('/').nth(1).unwrap_or_default();
        return if entry == caller || session { 2 } else { 0 };
    }
    if entry == caller && !entry.contains('*') {
        3
    } else {
        0
    }
}

fn matches(statement: &Value, request: &Value, kind: Kind, variables: bool) -> bool {
    let action = request["action"]
        .as_str()
        .unwrap_or_default()
        .to_lowercase();
    let is_action = |pattern: String| {
        let pattern = pattern.to_lowercase();
        if pattern == "*" {
            return true;
        }
        let (Some((prefix, name)), Some((service, asked))) =
            (pattern.split_once(':'), action.split_once(':'))
        else {
            return false;
        };
        (prefix == "*" || prefix == service) && glob(&signs(name), &plain(asked))
    };
    let acts = match (statement.get("Action"), statement.get("NotAction")) {
        (Some(listed), _) => texts(listed).into_iter().any(is_action),
        (None, Some(listed)) => !texts(listed).into_iter().any(is_action),
        (None, None) => false,
    };
    let is_resource = |pattern: String| resource_matches(&pattern, request, variables);
    let on = match (statement.get("Resource"), statement.get("NotResource")) {
        (Some(listed), _) => texts(listed).into_iter().any(is_resource),
        (None, Some(listed)) => !texts(listed).into_iter().any(is_resource),
        (None, None) => kind == Kind::Resource,
    };
    let conditions = statement["Condition"].as_object().into_iter().flatten();
    let mut conditions = conditions.flat_map(|(operator, keys)| {
        keys.as_object()
            .into_iter()
            .flatten()
            .map(move |(key, values)| (operator, key, values))
    });
    acts && on
        && conditions
            .all(|(operator, key, values)| holds(operator, key, &texts(values), request, variables))
}

fn resource_matches(pattern: &str, request: &Value, variables: bool) -> bool {
    let resource = request["resource"].as_str().unwrap_or_default();
    if pattern == "*" {
        return true;
    }
    let (Some(wanted), Some(found)) = (six(pattern), six(resource)) else {
        return false;
    };
    let matched = |at: usize| match at {
        2 => wanted[2] == found[2],
        5 => filled(&wanted[5], request, variables, true)
            .is_some_and(|it| glob(&it, &plain(&found[5]))),
        _ => glob(&signs(&wanted[at]), &plain(&found[at])),
    };
    (0..6).all(matched)
}

/// Six parts; the colon of a variable parts nothing.
fn six(text: &str) -> Option<Vec<String>> {
    let hidden = text.replace("${aws:", "${aws\u{1}");
    let parts: Vec<String> = hidden
        .splitn(6, ':')
        .map(|it| it.replace('\u{1}', ":"))
        .collect();
    (parts.len() == 6).then_some(parts)
}

/// A sign of a pattern.
#[derive(Clone, Copy, PartialEq)]
enum Sign {
    Plain(char),
    One,
    Any,
}

fn plain(text: &str) -> Vec<char> {
    text.chars().collect()
}

fn signs(text: &str) -> Vec<Sign> {
    let sign = |sign| match sign {
        '*' => Sign::Any,
        '?' => Sign::One,
        other => Sign::Plain(other),
    };
    text.chars().map(sign).collect()
}

fn glob(pattern: &[Sign], text: &[char]) -> bool {
    match (pattern.split_first(), text.split_first()) {
        (None, rest) => rest.is_none(),
        (Some((Sign::Any, more)), rest) => {
            glob(more, text) || rest.is_some_and(|(_, left)| glob(pattern, left))
        }
        (Some((Sign::One, more)), Some((_, left))) => glob(more, left),
        (Some((Sign::Plain(wanted), more)), Some((found, left))) => {
            wanted == found && glob(more, left)
        }
        (Some(_), None) => false,
    }
}

/// A pattern with its variables filled in as plain signs; none where one has no value.
fn filled(text: &str, request: &Value, variables: bool, wild: bool) -> Option<Vec<Sign>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some((inner, after)) = rest
            .strip_prefix("${")
            .filter(|_| variables)
            .and_then(|it| it.split_once('}'))
        {
            let (key, default) = inner
                .split_once(", ")
                .map_or((inner, None), |(key, default)| {
                    (key, Some(default.trim_matches('\'')))
                });
            let values = values(request, key);
            let value = match (key, values.as_deref()) {
                ("*" | "?" | "$", _) => Some(key.to_owned()),
                (_, Some([one])) => Some(one.clone()),
                _ => default.map(str::to_owned),
            };
            found.extend(value?.chars().map(Sign::Plain));
            rest = after;
            continue;
        }
        found.extend(if wild {
            signs(&first.to_string())
        } else {
            vec![Sign::Plain(first)]
        });
        rest = &rest[first.len_utf8()..];
    }
    Some(found)
}

/// The values of a key; none where it is absent or empty.
fn values(request: &Value, key: &str) -> Option<Vec<String>> {
    let keys = request["context"].as_object()?;
    let found = keys
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(key))?;
    Some(texts(found.1)).filter(|it| !it.is_empty())
}

fn holds(operator: &str, key: &str, wanted: &[String], request: &Value, variables: bool) -> bool {
    let found = values(request, key);
    if operator == "Null" {
        return wanted.iter().any(|it| (it == "true") == found.is_none());
    }
    let (quantifier, rest) = operator.split_once(':').unwrap_or(("", operator));
    let (base, lenient) = rest
        .strip_suffix("IfExists")
        .map_or((rest, false), |it| (it, true));
    let negated = base.contains("Not");
    let base = base.replace("Not", "");
    let Some(found) = found else {
        return match quantifier {
            "ForAllValues" => true,
            "ForAnyValue" => false,
            _ => lenient || negated,
        };
    };
    let one = |value: &String| {
        wanted
            .iter()
            .any(|it| compares(&base, it, value, request, variables))
            != negated
    };
    match quantifier {
        "ForAllValues" => found.iter().all(one),
        "ForAnyValue" => found.iter().any(one),
        _ if negated => found.iter().all(one),
        _ => found.iter().any(one),
    }
}
