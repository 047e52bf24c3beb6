//! Readers on files that nobody here wrote. They lie beside the project, not in it: where they are
//! absent, the tests say so and pass over them.
#![expect(clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use tollgate_core::estate::read::declared::{Declared, LIMITS, cloudformation, terraform};
use tollgate_core::json::{Json, yaml};

/// Plans and states, how many resources each plans, and how many of them are only looked up.
const TERRAFORM: &[(&str, usize, usize)] = &[
    (
        "infracost/cmd/infracost/testdata/terraform_v0.14_state.json",
        18,
        4,
    ),
    (
        "checkov/tests/terraform/parser/resources/plan_vpc_endpoint/tfplan.json",
        1,
        0,
    ),
    (
        "checkov/tests/common/runner_registry/plan_with_for_each_for_enrichment/tf_plan.json",
        5,
        0,
    ),
    ("terraform-compliance/test_issue-158/plan.out.json", 29, 0),
    ("terraform-compliance/test_issue-171/plan.out.json", 14, 0),
    ("terraform-compliance/test_issue-514/plan.out.json", 4, 0),
    ("terraform-compliance/test_issue-554/plan.out.json", 4, 0),
    ("terraform-compliance/test_issue_522/plan.out.json", 13, 0),
    ("terraform-compliance/test_pull_330/plan.out.json", 9, 0),
];

fn fixture(name: &str) -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path: PathBuf = root.join("../../shared/fixtures").join(name);
    let text = fs::read_to_string(path).ok();
    if text.is_none() {
        println!("{name} is not there, so nothing was tried on it");
    }
    text
}

fn plan(name: &str) -> Option<Declared> {
    let text = fixture(name)?;
    let json =
        Json::parse_within(&text, LIMITS).unwrap_or_else(|found| panic!("{name}: {found:?}"));
    assert!(terraform::is_terraform(&json) && !cloudformation::is_template(&json));
    let declared = terraform::read(&json, &text, 0);
    Some(declared.unwrap_or_else(|found| panic!("{name}: {found:?}")))
}

#[test]
fn plans_and_states_of_others_are_read_whole() {
    for (name, resources, looked_up) in TERRAFORM {
        if let Some(declared) = plan(name) {
            let found = declared.resources.iter().filter(|it| it.looked_up).count();
            assert_eq!(
                (declared.resources.len(), found),
                (*resources, *looked_up),
                "{name}"
            );
            assert!(declared.skipped.is_empty(), "{name}");
            let lines = declared.resources.iter().map(|it| it.at.line);
            assert!(lines.min() >= Some(1), "{name}");
        }
    }
}

#[test]
fn references_of_a_real_plan_lead_to_its_subnets() {
    let Some(declared) = plan("terraform-compliance/test_issue-158/plan.out.json") else {
        return;
    };
    let nats = declared
        .resources
        .iter()
        .filter(|it| it.kind == "aws_nat_gateway");
    for (position, nat) in nats.enumerate() {
        let subnet = nat.value("subnet_id").map(|value| value.references());
        let addresses: Vec<&str> = subnet
            .iter()
            .flatten()
            .map(|it| it.address.as_str())
            .collect();
        assert_eq!(
            addresses,
            [format!("module.vpc.aws_subnet.public[{position}]")]
        );
        assert_eq!(nat.region.as_deref(), Some("eu-west-1"));
    }
    let endpoints = declared
        .resources
        .iter()
        .filter(|it| it.kind == "aws_vpc_endpoint");
    assert_eq!(
        endpoints.count(),
        0,
        "endpoints that are counted to nought are no ghosts"
    );
}

#[test]
fn a_real_template_is_read() {
    let folder = "checkov/tests/cloudformation/checks/resource/aws/";
    let name = [folder, "example_VPCEndpointAcceptanceConfigured/FAIL.yaml"].concat();
    let Some(text) = fixture(&name) else {
        return;
    };
    let json = yaml::parse_either(&text, LIMITS).unwrap_or_else(|it| panic!("{it:?}"));
    assert!(cloudformation::is_template(&json));
    let declared = cloudformation::read(&json, &text, 0, &[]);
    let ids: Vec<&str> = declared
        .resources
        .iter()
        .map(|it| it.address.as_str())
        .collect();
    assert_eq!(ids, ["FailDefault", "FailExplicit"]);
}
