//! Templates as small as shows one thing; functions as a table.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::super::{Declared, Value};
use super::{is_template, read};
use crate::json::Limits;
use crate::json::yaml::parse_either;

/// What functions are tried over.
const HEAD: &str = r#"
AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Stage: {Type: String, Default: test}
  Subnets: {Type: "List<AWS::EC2::Subnet::Id>", Default: "subnet-1, subnet-2"}
  Zone: {Type: String}
  Image: {Type: "AWS::SSM::Parameter::Value<String>", Default: /aws/image}
Mappings:
  Blocks: {test: {vpc: 10.0.0.0/16, several: [a, b]}}
Conditions:
  Live: !Equals [!Ref Stage, live]
  Tested: !Not [!Condition Live]
  Either: !Or [!Condition Live, !Condition Tested]
  Both: !And [!Condition Live, !Equals [!Ref Zone, a]]
  Zoned: !Equals [!Ref Zone, a]
  Round: !Condition Round
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties: {CidrBlock: !FindInMap [Blocks, !Ref Stage, vpc]}
"#;

fn declared(text: &str, given: &[(&str, &str)]) -> Declared {
    let json = parse_either(text, Limits::default()).unwrap();
    assert!(is_template(&json));
    let given: Vec<(String, String)> = given
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .collect();
    read(&json, text, 0, &given)
}

/// A value in few signs: references as `@Resource.Attribute`, unknown ones in `?(...)`.
fn shown(value: &Value) -> String {
    let reference = |it: &super::Reference| match &it.attribute {
        Some(attribute) => format!("@{}.{attribute}", it.address),
        None => format!("@{}", it.address),
    };
    match value {
        Value::Null => "null".into(),
        Value::Flag(_) | Value::Number(_) | Value::Text(_) => value.text().unwrap().into(),
        Value::List(items) => format!(
            "[{}]",
            items.iter().map(shown).collect::<Vec<_>>().join(" ")
        ),
        Value::Record(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(name, value)| format!("{name}: {}", shown(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(" "))
        }
        Value::Reference(it) => reference(it),
        Value::Unknown(made_of) => {
            format!(
                "?({})",
                made_of.iter().map(reference).collect::<Vec<_>>().join(" ")
            )
        }
    }
}

#[test]
fn functions_are_worked_out_as_far_as_their_arguments_are_known() {
    for (written, expected) in [
        ("!Ref Stage", "test"),
        ("!Ref Subnets", "[subnet-1 subnet-2]"),
        ("!Ref Zone", "?(@Zone)"),
        ("!Ref Image", "?(@Image)"),
        ("!Ref Vpc", "@Vpc.Ref"),
        ("!Ref AWS::Region", "?(@AWS::Region)"),
        ("!Ref AWS::AccountId", "123456789012"),
        (
            "{a: !Ref AWS::NoValue, b: [!Ref AWS::NoValue, c]}",
            "{b: [c]}",
        ),
        ("!GetAtt Vpc.CidrBlock", "@Vpc.CidrBlock"),
        ("!GetAtt [Vpc, !Sub 'Cidr${Stage}']", "@Vpc.Cidrtest"),
        (
            "!Sub 'x-${Stage}-${!Stage}-${AWS::AccountId}'",
            "x-test-${Stage}-123456789012",
        ),
        ("!Sub 'com.amazonaws.${AWS::Region}.s3'", "?(@AWS::Region)"),
        (
            "!Sub ['${A}${Vpc.Arn}', {A: !Ref Zone}]",
            "?(@Zone @Vpc.Arn)",
        ),
        ("!Sub '${Vpc.Arn}'", "@Vpc.Arn"),
        ("!Join ['-', [a, !Ref Stage]]", "a-test"),
        ("!Join ['-', !Ref Subnets]", "subnet-1-subnet-2"),
        ("!Join ['', [a, !Ref Vpc]]", "?(@Vpc.Ref)"),
        ("!Split [',', 'a,b']", "[a b]"),
        ("!Select [1, !Split [',', 'a,b']]", "b"),
        ("!Select ['0', !GetAZs '']", "?()"),
        ("!Select [5, [a]]", "?()"),
        ("!FindInMap [Blocks, !Ref Stage, several]", "[a b]"),
        ("!FindInMap [Blocks, live, vpc]", "?()"),
        (
            "!FindInMap [Blocks, live, vpc, {DefaultValue: none}]",
            "none",
        ),
        ("!FindInMap [Blocks, !Ref Zone, vpc]", "?(@Zone)"),
        ("!If [Live, a, b]", "b"),
        ("!If [Tested, a, b]", "a"),
        ("!If [Either, a, b]", "a"),
        ("!If [Both, a, b]", "b"),
        ("!If [Zoned, a, a]", "a"),
        ("!If [Zoned, !Ref Vpc, b]", "?(@Vpc.Ref)"),
        ("!If [Round, a, b]", "?()"),
        ("!If [Nothing, a, b]", "?()"),
        (
            "!Cidr [!GetAtt Vpc.CidrBlock, 2, 8]",
            "[10.0.0.0/24 10.0.1.0/24]",
        ),
        ("!Select [1, !Cidr [10.0.0.0/24, 2, 7]]", "10.0.0.128/25"),
        ("!Cidr [!Ref Zone, 2, 8]", "?(@Zone)"),
        ("!Length [a, b]", "2"),
        ("!ImportValue shared", "?(@shared.Fn::ImportValue)"),
        ("!Base64 x", "?()"),
    ] {
        let tail =
            format!("  It:\n    Type: AWS::EC2::Subnet\n    Properties: {{It: {written}}}\n");
        let declared = declared(
            &[HEAD, &tail].concat(),
            &[("AWS::AccountId", "123456789012")],
        );
        let resource = declared.resources.last().unwrap();
        assert_eq!(shown(resource.value("It").unwrap()), expected, "{written}");
    }
}

#[test]
fn resources_know_their_places_and_what_is_left_out_is_listed() {
    let tail = "  On: {Type: A::B, Condition: Zoned}\n  Off: {Type: A::B, Condition: Live}\n  \
                Bad: {}\n  Fn::ForEach::X: []\n  Macro:\n    Type: A::B\n    Properties: {X: !Transform y}\n";
    let text = [HEAD, tail].concat();
    let found = declared(&text, &[("AWS::Region", "xx-west-1"), ("Stagge", "x")]);
    let resources: Vec<&str> = found
        .resources
        .iter()
        .map(|it| it.address.as_str())
        .collect();
    assert_eq!(resources, ["Vpc", "Macro"]);
    assert_eq!(found.resources[0].region.as_deref(), Some("xx-west-1"));
    assert_eq!(found.resources[0].at.pointer, "/Resources/Vpc");
    assert_eq!(found.resources[0].at.line, 19);
    let skipped: Vec<&str> = found.skipped.iter().map(|it| it.what.as_str()).collect();
    assert_eq!(
        skipped,
        [
            "Stagge",
            "On",
            "Off",
            "Bad",
            "Fn::ForEach::X",
            "Fn::Transform"
        ]
    );
    let given = declared(&text, &[("Zone", "a"), ("Stage", "live")]);
    let resources: Vec<&str> = given
        .resources
        .iter()
        .map(|it| it.address.as_str())
        .collect();
    assert_eq!(resources, ["Vpc", "On", "Off", "Macro"]);
}

#[test]
fn templates_as_json_are_read_the_same() {
    let text = r#"{"Resources": {"E": {"Type": "AWS::EC2::VPCEndpoint", "Properties":
        {"VpcId": {"Fn::GetAtt": "V.VpcId"}, "SubnetIds": [{"Ref": "S"}, "subnet-1"]}}}}"#;
    let found = declared(text, &[]);
    let endpoint = &found.resources[0];
    assert_eq!(shown(endpoint.value("VpcId").unwrap()), "@V.VpcId");
    // What the template does not declare is no resource.
    assert_eq!(
        shown(endpoint.value("SubnetIds").unwrap()),
        "[?(@S) subnet-1]"
    );
}

#[test]
fn templates_that_blow_up_stay_small() {
    let long = "x".repeat(60_000);
    let uses =
        (0..2000).map(|at| format!("    \"R{at}\": {{Type: A::B, Properties: {{V: !Ref P}}}}\n"));
    let text = format!(
        "Parameters: {{P: {{Type: String, Default: {long}}}}}\nResources:\n{}",
        uses.collect::<String>()
    );
    let found = declared(&text, &[]);
    let unknown = found
        .resources
        .iter()
        .filter(|it| !it.value("V").unwrap().is_known());
    assert!(unknown.count() > 1000);
    let chain = (0..5000).map(|at| format!("  C{at}: !Condition C{}\n", at + 1));
    let text = format!(
        "Conditions:\n{}Resources:\n  R: {{Type: A::B, Condition: C0}}\n",
        chain.collect::<String>()
    );
    assert_eq!(declared(&text, &[]).skipped.len(), 1);
}
