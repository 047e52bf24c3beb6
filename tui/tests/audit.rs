//! What `audit` and `plan --fix` promise to scripts: exit codes, formats, and a plan for a finding.

#![allow(clippy::expect_used, reason = "a test says what it expects by failing")]

#[path = "shared/program.rs"]
mod program;

use std::path::Path;

const ESTATE: &str = r#"{
  "Vpcs": [{ "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16" }],
  "RouteTables": [{ "RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{ "Main": true }], "Routes": [] }],
  "NatGateways": [{ "NatGatewayId": "nat-1", "VpcId": "vpc-1", "State": "available", "ConnectivityType": "private" }],
  "VpcEndpoints": []
}"#;

/// Runs the program; its code and what it printed.
fn answered(arguments: &[&str], input: &str) -> (Option<i32>, String) {
    let output = program::run(Path::new("."), arguments, input);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.code(), text)
}

#[test]
fn the_threshold_makes_the_exit_code() {
    for (level, code) in [("error", 0), ("warning", 1), ("notice", 1), ("never", 0)] {
        let (found, text) = answered(&["audit", "-", "--fail-on", level], ESTATE);
        assert_eq!(found, Some(code), "{level}: {text}");
        assert!(
            text.contains("warning[nat-without-gateway-endpoint]"),
            "{text}"
        );
    }
    let (code, text) = answered(&["audit", "-"], "{ broken");
    assert_eq!((code, text.as_str()), (Some(2), ""));
}

#[test]
fn findings_are_printed_for_code_hosts_tickets_and_browsers() {
    let printed = |format| answered(&["audit", "-", "--format", format], ESTATE).1;
    let sarif: serde_json::Value = serde_json::from_str(&printed("sarif")).expect("SARIF is JSON");
    assert_eq!(sarif["version"], "2.1.0");
    let rules = sarif["runs"][0]["results"].as_array().map(Vec::len);
    assert!(rules.is_some_and(|count| count > 1), "{sarif}");
    let markdown = printed("markdown");
    assert!(markdown.starts_with("# Audit\n"), "{markdown}");
    let page = printed("html");
    assert!(page.starts_with("<!doctype html>"), "{page}");
    assert!(page.contains("</code>") && !page.contains('`'), "{page}");
    for outside in ["<script", "<link", "src=", "@import"] {
        assert!(!page.contains(outside), "the page needs {outside}");
    }
}

#[test]
fn a_plan_mends_a_finding() {
    let (_, json) = answered(&["audit", "-", "--format", "json"], ESTATE);
    let report: serde_json::Value = serde_json::from_str(&json).expect("a report");
    let finding = report["findings"][0].to_string();
    assert_eq!(
        report["findings"][0]["rule"],
        "nat-without-gateway-endpoint"
    );
    let (code, script) = answered(&["plan", "--fix", "-", "--format", "aws-cli"], &finding);
    assert_eq!(code, Some(0));
    for part in ["vpc-1", "rtb-1", "create-vpc-endpoint"] {
        assert!(script.contains(part), "{part}: {script}");
    }
    let (code, text) = answered(&["plan", "--fix", "-"], "{}");
    assert_eq!((code, text.as_str()), (Some(2), ""));
}
