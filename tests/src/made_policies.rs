//! Made-up policy cases, of few words, so that much matches; the same ones in every run.

use std::env;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};

const SESSION: &str = "arn:aws:sts::111111111111:assumed-role/App/s1";
const ROLE: &str = "arn:aws:iam::111111111111:role/team/App";
const USER: &str = "arn:aws:iam::111111111111:user/ann";
const CALLERS: [&str; 7] = [
    SESSION,
    ROLE,
    USER,
    "arn:aws:iam::111111111111:root",
    "arn:aws:iam::222222222222:user/bob",
    "cloudtrail.amazonaws.com",
    "anonymous",
];
const ACTIONS: [&str; 5] = [
    "s3:GetObject",
    "s3:PutObject",
    "kms:Decrypt",
    "sts:AssumeRole",
    "ec2:RunInstances",
];
const ACTION_PATTERNS: [&str; 7] = [
    "*",
    "s3:*",
    "s3:Get*",
    "S3:getobject",
    "kms:?ecrypt",
    "*:*",
    "ec2:Run*s",
];
const RESOURCES: [&str; 5] = [
    "arn:aws:s3:::b/x",
    "arn:aws:s3:::b",
    "arn:aws:sqs:us-east-1:222222222222:q",
    "arn:aws:s3:::ann/x",
    "*",
];
const RESOURCE_PATTERNS: [&str; 8] = [
    "*",
    "arn:aws:s3:::b/*",
    "arn:aws:s3:::b*",
    "arn:aws:*:::b/x",
    "arn:aws:s3:::${aws:username}/x",
    "arn:aws:s3:::b/${aws:userid, 'x'}",
    "arn:aws:sqs:*:2*:?",
    "arn:aws:s3:*",
];
const PRINCIPALS: [&str; 7] = [
    "*",
    "111111111111",
    "arn:aws:iam::111111111111:root",
    ROLE,
    SESSION,
    USER,
    "arn:aws:iam::111111111111:user/*",
];
/// Operators with values for them.
const OPERATORS: [(&str, &[&str]); 27] = [
    ("StringEquals", &["a", "b*", "${aws:username}"]),
    ("StringNotEquals", &["a", "b", "${aws:userid}"]),
    ("StringEqualsIgnoreCase", &["A", "ann"]),
    ("StringNotEqualsIgnoreCase", &["A", "b"]),
    ("StringLike", &["a*", "?b", "*", "${aws:username}*"]),
    ("StringNotLike", &["a*", "?b", "${*}"]),
    (
        "ArnEquals",
        &["arn:aws:iam::1:role/a", "arn:aws:iam::*:role/*"],
    ),
    ("ArnLike", &["arn:aws:iam::?:role/a", "arn:*"]),
    ("ArnNotEquals", &["arn:aws:iam::1:role/a"]),
    ("ArnNotLike", &["arn:aws:iam::*:role/${aws:username}"]),
    ("NumericEquals", &["5", "5.50"]),
    ("NumericNotEquals", &["5", "x"]),
    ("NumericLessThan", &["5"]),
    ("NumericLessThanEquals", &["5", "1"]),
    ("NumericGreaterThan", &["5"]),
    ("NumericGreaterThanEquals", &["5", "7"]),
    ("DateEquals", &["2026-04-26", "1777161600"]),
    ("DateNotEquals", &["2026-04-26T00:00:00Z"]),
    ("DateLessThan", &["2026-04-26"]),
    ("DateLessThanEquals", &["1777161600"]),
    ("DateGreaterThan", &["2026-04-26"]),
    ("DateGreaterThanEquals", &["2026-04-26"]),
    ("Bool", &["true", "false"]),
    ("BinaryEquals", &["YQ==", "Yg=="]),
    ("IpAddress", &["10.0.0.0/8", "2001:db8::/32", "10.0.0.1"]),
    ("NotIpAddress", &["10.0.0.0/8"]),
    ("Null", &["true", "false"]),
];
const VALUES: [&str; 16] = [
    "a",
    "b",
    "A",
    "ann",
    "ab",
    "b*",
    "*",
    "5",
    "5.5",
    "2026-04-26",
    "1777161601",
    "true",
    "10.0.0.1",
    "2001:db8::1",
    "arn:aws:iam::1:role/a",
    "arn:aws:iam::12:role/ann",
];
const KEYS: [&str; 3] = ["k", "K", "aws:PrincipalTag/x"];

/// How many cases are made up, where `TOLLGATE_CASES` does not say.
const COUNT: u32 = 3000;

/// How many cases are wanted.
#[must_use]
pub fn count() -> u32 {
    let wanted = env::var("TOLLGATE_CASES").ok();
    wanted.and_then(|it| it.parse().ok()).unwrap_or(COUNT)
}

/// What makes up so many of them.
#[must_use]
pub fn runner(cases: u32) -> TestRunner {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// A case.
pub fn case() -> impl Strategy<Value = Value> {
    let attached = || option::weighted(0.3, vec(policy(false), 0..3));
    let levels = |named| option::weighted(0.2, vec(vec(policy(named), 0..2), 0..3));
    let request = (
        select(&CALLERS),
        select(&ACTIONS),
        select(&RESOURCES),
        option::of(select(&["111111111111", "222222222222"][..])),
        context(),
    );
    let gates = (
        option::weighted(0.7, vec(policy(false), 0..3)),
        option::weighted(0.6, policy(true)),
        option::weighted(0.4, vec(policy(true), 0..2)),
        select(&["interface", "gateway"][..]),
        levels(false),
        levels(true),
        attached(),
        attached(),
    );
    (request, gates).prop_map(|(request, gates)| {
        let (principal, action, resource, account, context) = request;
        let mut asked = json!({ "principal": principal, "action": action, "resource": resource, "context": context });
        if let Some(account) = account {
            asked["resource_account"] = json!(account);
        }
        let mut case = json!({ "request": asked, "endpoint_kind": gates.3 });
        let mut put = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                case[name] = value;
            }
        };
        put("identity", gates.0.map(|it| json!(it)));
        put("resource_policy", gates.1);
        put("endpoint_policies", gates.2.map(|it| json!(it)));
        put("scps", gates.4.map(|it| json!(it)));
        put("rcps", gates.5.map(|it| json!(it)));
        put("permission_boundaries", gates.6.map(|it| json!(it)));
        put("session_policies", gates.7.map(|it| json!(it)));
        case
    })
}

fn context() -> impl Strategy<Value = Value> {
    let value = || prop_oneof![4 => select(&VALUES).prop_map(|it| json!(it)), 1 => vec(select(&VALUES), 0..3).prop_map(|it| json!(it))];
    let name = option::of(prop_oneof![Just(json!("ann")), Just(json!(["ann", "bob"]))]);
    (option::of(value()), option::of(value()), name).prop_map(|(first, second, name)| {
        let mut keys = Map::new();
        let named = [
            ("k", first),
            ("AWS:principaltag/X", second),
            ("aws:username", name),
        ];
        keys.extend(
            named
                .into_iter()
                .filter_map(|(key, value)| Some((key.to_owned(), value?))),
        );
        Value::Object(keys)
    })
}

fn policy(named: bool) -> impl Strategy<Value = Value> {
    let version = select(
        &[
            Some("2012-10-17"),
            Some("2012-10-17"),
            Some("2008-10-17"),
            None,
        ][..],
    );
    (version, vec(statement(named), 1..3)).prop_map(|(version, statements)| {
        let mut policy = json!({ "Statement": statements });
        if let Some(version) = version {
            policy["Version"] = json!(version);
        }
        policy
    })
}

fn statement(named: bool) -> impl Strategy<Value = Value> {
    let effect = select(&["Allow", "Allow", "Allow", "Deny"][..]);
    let principal = prop_oneof![
        3 => Just(json!("*")),
        4 => vec(select(&PRINCIPALS), 1..4).prop_map(|it| json!({ "AWS": it })),
        1 => Just(json!({ "Service": "cloudtrail.amazonaws.com" })),
    ];
    let actions = vec(select(&ACTION_PATTERNS), 1..3);
    let resources = option::weighted(0.95, vec(select(&RESOURCE_PATTERNS), 1..3));
    let rare = || prop::bool::weighted(0.1);
    let negated = (rare(), rare(), rare());
    let conditions = vec(condition(), 0..3);
    let principal = option::weighted(0.95, principal);
    (effect, principal, actions, resources, negated, conditions).prop_map(
        move |(effect, principal, actions, resources, negated, conditions)| {
            let mut statement = json!({ "Effect": effect });
            if let Some(principal) = principal.filter(|_| named) {
                statement[if negated.0 {
                    "NotPrincipal"
                } else {
                    "Principal"
                }] = principal;
            }
            statement[if negated.1 { "NotAction" } else { "Action" }] = json!(actions);
            if let Some(resources) = resources {
                statement[if negated.2 { "NotResource" } else { "Resource" }] = json!(resources);
            }
            for (operator, key, values) in conditions {
                statement["Condition"][operator][key] = json!(values);
            }
            statement
        },
    )
}

fn condition() -> impl Strategy<Value = (String, &'static str, Vec<&'static str>)> {
    let quantifier = select(&["", "", "", "ForAllValues:", "ForAnyValue:"][..]);
    (
        select(&OPERATORS[..]),
        quantifier,
        prop::bool::weighted(0.2),
        select(&KEYS),
    )
        .prop_flat_map(|((name, values), quantifier, lenient, key)| {
            let whole = match (name, lenient) {
                ("Null", _) => name.to_owned(),
                (_, true) => format!("{quantifier}{name}IfExists"),
                (_, false) => format!("{quantifier}{name}"),
            };
            vec(select(values), 1..3).prop_map(move |values| (whole.clone(), key, values))
        })
}
