//! `trace` over a template, with the parameters that are given.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by failing"
)]

#[path = "shared/program.rs"]
mod program;

use std::path::Path;

/// A template whose private DNS hangs on a parameter.
const TEMPLATE: &str = r#"AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Private: { Type: String, Default: "yes" }
Conditions:
  IsPrivate: !Equals [!Ref Private, "yes"]
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties: { CidrBlock: 10.0.0.0/16, EnableDnsSupport: true, EnableDnsHostnames: true }
  Subnet:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: us-east-1a }
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Vpc
      GroupDescription: Callers
      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }]
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Vpc
      ServiceName: !Sub "com.amazonaws.${AWS::Region}.kms"
      VpcEndpointType: Interface
      SubnetIds: [!Ref Subnet]
      SecurityGroupIds: [!Ref Group]
      PrivateDnsEnabled: !If [IsPrivate, true, false]
"#;

/// Asks for a way to a service in Region `us-east-1`; it must end with that code, and say the words.
#[track_caller]
fn check(more: &[&str], code: i32, words: &str) {
    let mut arguments = vec!["trace", "-", "--from", "Subnet", "--region", "us-east-1"];
    arguments.extend(["--to", "kms.us-east-1.amazonaws.com"]);
    arguments.extend(more);
    let output = program::run(Path::new("."), &arguments, TEMPLATE);
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).expect("output is UTF-8");
    assert_eq!(output.status.code(), Some(code), "{more:?}\n{said}");
    assert!(said.contains(words), "{more:?}\n{said}");
}

#[test]
fn a_template_is_followed_with_its_parameters() {
    check(&[], 0, "stays private, by Endpoint");
    check(&["--parameter", "Private=no"], 1, "No way leads there");
    check(&["--parameter", "Private"], 2, "`Private` is no parameter");
}
