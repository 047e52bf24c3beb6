//! What is written for a goal is clean, and short enough; what is compared differs where it should.

use std::collections::BTreeSet;

use tollgate_core::decide::{Defaults, Request, decide};
use tollgate_core::facts::{Answer, Answers};
use tollgate_core::json::Json;
use tollgate_core::model::Model;
use tollgate_core::policy::Knowledge;
use tollgate_core::policy::build::{DECISION, Goal, SERVICE, build};
use tollgate_core::policy::diff::diff;
use tollgate_core::policy::document::{Document, read};
use tollgate_core::policy::lint::{Attachment, Options, lint};
use tollgate_core::report::BuiltPolicy;
use tollgate_core::source::SourceFile;
use tollgate_tests::specs;

const VALUES: [(&str, [&str; 2]); 11] = [
    ("organisation", ["o-a1b2c3d4e5", "o-b1b2c3d4e5"]),
    ("accounts", ["111111111111", "222222222222"]),
    (
        "units",
        [
            "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/",
            "o-a1b2c3d4e5/r-ab12/ou-ab12-22222222/",
        ],
    ),
    ("endpoints", ["vpce-0123456789abcdef0", "vpce-0fedcba9"]),
    ("vpcs", ["vpc-0123456789abcdef0", "vpc-0fedcba9"]),
    (
        "vpc-arns",
        [
            "arn:aws:ec2:us-east-1:111111111111:vpc/vpc-0123456789abcdef0",
            "arn:aws:ec2:eu-west-1:222222222222:vpc/vpc-0fedcba9",
        ],
    ),
    ("regions", ["us-east-1", "eu-west-1"]),
    ("public-ranges", ["203.0.113.0/24", "2001:db8::/32"]),
    ("private-ranges", ["10.0.0.0/8", "192.168.7.0/24"]),
    ("buckets", ["mine", "ours"]),
    ("region", ["us-east-1", "eu-west-1"]),
];

/// So many values for each name: lists are written otherwise than single values.
fn values(count: usize) -> Vec<(String, Vec<String>)> {
    let named = VALUES.map(|(name, values)| {
        let values = values.iter().take(count).map(|it| String::from(*it));
        (String::from(name), values.collect())
    });
    named.into()
}

/// Answers to the decision in every combination that it asks for, each with the outcome.
fn combinations(model: &Model) -> Vec<(Answers, String)> {
    let mut open = vec![Answers::default()];
    let mut found = Vec::new();
    while let Some(answers) = open.pop() {
        let request = Request {
            decision: DECISION,
            answers: &answers,
            defaults: Defaults::Leave,
            on: None,
        };
        let decided = decide(model, &request).unwrap_or_else(|wrong| panic!("{wrong:?}"));
        let Some(question) = decided.question else {
            let outcome = decided.outcome.map(|it| it.id);
            found.push((answers, outcome.unwrap_or_default()));
            continue;
        };
        let words = match question.choices {
            None => vec!["yes".to_owned(), "no".to_owned()],
            Some(choices) => choices.into_iter().map(|it| it.id).collect(),
        };
        for word in words {
            let mut more = answers.clone();
            more.set(&question.id, Answer::Word(word));
            open.push(more);
        }
    }
    found
}

#[test]
fn every_combination_of_answers_becomes_policies_without_a_finding() {
    let model = specs::model().unwrap_or_else(|error| panic!("{error}"));
    let known = specs::knowledge(&model).unwrap_or_else(|error| panic!("{error}"));
    let combinations = combinations(&model);
    let outcomes: BTreeSet<&String> = combinations.iter().map(|(_, outcome)| outcome).collect();
    let decision = model.decision(DECISION, None);
    assert_eq!(outcomes.len(), decision.map_or(0, |it| it.outcomes.len()));
    let mut goals = BTreeSet::new();
    for (answers, outcome) in &combinations {
        match answers.get(SERVICE) {
            Some(Answer::Word(service)) => {
                goals.insert((outcome.clone(), service.clone()));
            }
            // Where the service does not decide, a user may name any, or none.
            Some(Answer::Words(_)) | None => {
                let all = known.prefixes.iter().map(|it| it.name.as_str());
                goals.extend(all.chain([""]).map(|it| (outcome.clone(), it.to_owned())));
            }
        }
    }
    assert!(goals.len() > 800, "{}", goals.len());
    for (outcome, service) in goals {
        for count in [1, 2] {
            let goal = Goal {
                outcome: outcome.clone(),
                service: service.clone(),
                values: values(count),
            };
            let built = build(&model, &goal).unwrap_or_else(|wrong| panic!("{wrong:?}"));
            assert_eq!(built.missing, [""; 0], "{goal:?}");
            let (endpoint, resource) = (&built.endpoint_policy, &built.resource_policy);
            assert!(endpoint.is_some() || resource.is_some(), "{goal:?}");
            for (policy, attachment) in [
                (endpoint, Attachment::Endpoint),
                (endpoint, Attachment::Gateway),
                (endpoint, Attachment::Interface),
                (resource, Attachment::Resource),
            ] {
                if let Some(policy) = policy {
                    is_clean(&model, &known, policy, attachment, &goal);
                }
            }
        }
    }
}

#[track_caller]
fn is_clean(
    model: &Model,
    known: &Knowledge,
    policy: &BuiltPolicy,
    attachment: Attachment,
    goal: &Goal,
) {
    let file = [file(policy)];
    assert!(file[0].text.chars().count() <= 20_480);
    let options = Options {
        attachment,
        service: (!goal.service.is_empty()).then(|| goal.service.clone()),
        ..Options::default()
    };
    let report = lint(model, known, &file, &options).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    assert_eq!(report.findings, [], "{goal:?} {attachment:?}");
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
    let found = diff(&wide, &narrow);
    assert!(!found.same && found.only_second.is_empty());
    assert_eq!(found.only_first[0].resource, "arn:aws:s3:::b/");
    let mine = policy(
        "arn:aws:s3:::b/*",
        r#", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-1" } }"#,
    );
    let found = diff(&wide, &mine);
    assert!(!found.same && found.only_second.is_empty());
    let found = diff(&mine, &mine);
    assert!(found.same && found.complete && found.tried == 3);
    // The same in other words.
    let twice = document(
        r#"{ "Statement": { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": ["s3:getobject", "s3:GetObjec?"],
            "Resource": ["arn:aws:s3:::b/*", "arn:aws:s3:::b/x*"] } }"#,
    );
    let found = diff(&wide, &twice);
    assert!(!found.same && found.only_first.is_empty());
    let one = document(
        r#"{ "Statement": { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "s3:getobject", "Resource": ["arn:aws:s3:::b/*", "arn:aws:s3:::b/x*"] } }"#,
    );
    let found = diff(&wide, &one);
    assert!(found.same && found.complete);
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
