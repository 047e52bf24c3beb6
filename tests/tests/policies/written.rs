//! What is written for a goal is clean, and short enough; what is compared differs where it should.

use tollgate_core::json::Json;
use tollgate_core::policy::Knowledge;
use tollgate_core::policy::build::{Goal, build};
use tollgate_core::policy::diff::diff;
use tollgate_core::policy::document::{Document, read};
use tollgate_core::policy::lint::{Attachment, Options, lint};
use tollgate_core::report::BuiltPolicy;
use tollgate_core::source::SourceFile;
use tollgate_tests::specs;

const VALUES: [(&str, &str); 11] = [
    ("organisation", "o-a1b2c3d4e5"),
    ("accounts", "111111111111"),
    ("units", "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"),
    ("endpoints", "vpce-0123456789abcdef0"),
    ("vpcs", "vpc-0123456789abcdef0"),
    (
        "vpc-arns",
        "arn:aws:ec2:us-east-1:111111111111:vpc/vpc-0123456789abcdef0",
    ),
    ("regions", "us-east-1"),
    ("public-ranges", "203.0.113.0/24"),
    ("private-ranges", "10.0.0.0/8"),
    ("buckets", "mine"),
    ("region", "us-east-1"),
];

#[test]
fn every_outcome_becomes_policies_without_a_finding() {
    let model = specs::model().unwrap_or_else(|error| panic!("{error}"));
    let known = Knowledge::of(&model);
    let decision = model
        .decision("perimeter", None)
        .unwrap_or_else(|| panic!("no decision"));
    for outcome in &decision.outcomes {
        for service in ["s3", "kms"] {
            let goal = Goal {
                outcome: outcome.name.clone(),
                service: service.into(),
                values: VALUES
                    .map(|(name, value)| (name.into(), vec![value.into()]))
                    .into(),
            };
            let built = build(&model, &goal).unwrap_or_else(|wrong| panic!("{wrong:?}"));
            assert_eq!(built.missing, [""; 0], "{}", outcome.name);
            let gateway = if service == "kms" {
                Attachment::Interface
            } else {
                Attachment::Gateway
            };
            let policies = [
                (&built.endpoint_policy, gateway),
                (&built.resource_policy, Attachment::Resource),
            ];
            assert!(
                policies.iter().any(|(policy, _)| policy.is_some()),
                "{}",
                outcome.name
            );
            for (policy, attachment) in policies {
                let Some(policy) = policy else {
                    continue;
                };
                let file = [file(policy)];
                assert!(file[0].text.chars().count() <= 20_480);
                let options = Options {
                    attachment,
                    service: Some(service.into()),
                    ..Options::default()
                };
                let report = lint(&model, &known, &file, &options)
                    .unwrap_or_else(|wrong| panic!("{wrong:?}"));
                assert_eq!(report.findings, [], "{} {service}", outcome.name);
            }
        }
    }
}

#[test]
fn values_with_wildcards_and_unknown_names_are_refused() {
    let model = specs::model().unwrap_or_else(|error| panic!("{error}"));
    let values = vec![
        ("organisation".into(), vec!["o-*".into()]),
        ("bucket".into(), vec!["b".into()]),
    ];
    let goal = Goal {
        outcome: "by-organisation".into(),
        service: "s3".into(),
        values,
    };
    let wrong = build(&model, &goal).err().unwrap_or_default();
    let helps: Vec<_> = wrong.iter().filter_map(|it| it.help.as_deref()).collect();
    assert_eq!(
        helps,
        [
            "write ids without wildcards, blanks and quotes",
            "write `buckets`"
        ]
    );
}

#[test]
fn differences_have_an_example() {
    let model = specs::model().unwrap_or_else(|error| panic!("{error}"));
    let known = Knowledge::of(&model);
    let policy = |resource: &str, more: &str| {
        let text = format!(
            r#"{{ "Statement": {{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "{resource}" {more} }} }}"#
        );
        document(&text)
    };
    let (wide, narrow) = (
        policy("arn:aws:s3:::b/*", ""),
        policy("arn:aws:s3:::b/x/*", ""),
    );
    let found = diff(&known, &wide, &narrow);
    assert!(!found.same && found.only_second.is_empty());
    assert_eq!(found.only_first[0].resource, "arn:aws:s3:::b/x");
    let mine = policy(
        "arn:aws:s3:::b/*",
        r#", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-1" } }"#,
    );
    let found = diff(&known, &wide, &mine);
    assert!(!found.same && found.only_second.is_empty());
    let found = diff(&known, &mine, &mine);
    assert!(found.same && found.tried > 10);
}

fn file(policy: &BuiltPolicy) -> SourceFile {
    let text = serde_json::to_string_pretty(policy).unwrap_or_else(|error| panic!("{error}"));
    SourceFile {
        name: "built".into(),
        text,
    }
}

fn document(text: &str) -> Document {
    let json = Json::parse(text).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    let mut faults = Vec::new();
    let document = read(&json, "", &mut faults);
    assert_eq!(faults, []);
    document
}
