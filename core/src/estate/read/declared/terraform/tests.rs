//! Plans and states as small as shows one thing.

use alloc::string::ToString as _;
use alloc::vec::Vec;

use super::super::{Declared, Reference, Value};
use super::read;
use crate::json::Json;

/// A plan of a module of its own with three subnets, an endpoint in them and one in another module.
const PLAN: &str = r#"{"format_version": "1.2", "terraform_version": "1.9.5",
 "variables": {"place": {"value": "xx-west-1"}},
 "planned_values": {"root_module": {
  "resources": [
   {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
    "values": {"cidr_block": "10.0.0.0/16", "tags": null}},
   {"address": "data.aws_region.here", "mode": "data", "type": "aws_region", "name": "here",
    "values": {"region": "xx-east-3"}}],
  "child_modules": [{"address": "module.net[\"a.b\"]", "resources": [
   {"address": "module.net[\"a.b\"].aws_subnet.private[0]", "mode": "managed",
    "type": "aws_subnet", "name": "private", "index": 0, "values": {"cidr_block": "10.0.0.0/24"}},
   {"address": "module.net[\"a.b\"].aws_subnet.private[1]", "mode": "managed",
    "type": "aws_subnet", "name": "private", "index": 1, "values": {"cidr_block": "10.0.1.0/24"}},
   {"address": "module.net[\"a.b\"].aws_nat_gateway.out[1]", "mode": "managed",
    "type": "aws_nat_gateway", "name": "out", "index": 1, "values": {}},
   {"address": "module.net[\"a.b\"].aws_vpc_endpoint.logs", "mode": "managed",
    "type": "aws_vpc_endpoint", "name": "logs",
    "values": {"vpc_endpoint_type": "Interface", "dns_options": [{"kind": "ipv4"}]}}]}]}},
 "resource_changes": [
  {"address": "aws_vpc.main", "change": {"actions": ["create"],
   "after_unknown": {"id": true, "tags_all": {}}}},
  {"address": "module.net[\"a.b\"].aws_subnet.private[0]", "change": {"actions": ["create"],
   "after_unknown": {"vpc_id": true}}},
  {"address": "module.net[\"a.b\"].aws_nat_gateway.out[1]", "change": {"actions": ["create"],
   "after_unknown": {"subnet_id": true, "allocation_id": true}}},
  {"address": "module.net[\"a.b\"].aws_vpc_endpoint.logs", "change": {"actions": ["create"],
   "after_unknown": {"subnet_ids": true, "dns_options": [{"zone": true}], "vpc_id": true,
    "security_group_ids": [true, true]}}}],
 "configuration": {
  "provider_config": {"aws": {"name": "aws",
   "expressions": {"region": {"references": ["var.place"]}}}},
  "root_module": {
   "resources": [{"address": "aws_vpc.main", "provider_config_key": "aws", "expressions": {}}],
   "module_calls": {"net": {
    "expressions": {"vpc": {"references": ["aws_vpc.main.id", "aws_vpc.main"]}},
    "module": {
     "outputs": {"zone": {"expression": {"references": ["local.zone"]}}},
     "resources": [
      {"address": "aws_subnet.private", "provider_config_key": "net:aws",
       "expressions": {"vpc_id": {"references": ["var.vpc"]}}},
      {"address": "aws_subnet.gone", "count_expression": {"constant_value": 0}, "expressions": {}},
      {"address": "aws_nat_gateway.out", "expressions": {
       "subnet_id": {"references": ["aws_subnet.private", "count.index"]},
       "allocation_id": {"references": ["aws_eip.out[0].id", "aws_eip.out[0]", "aws_eip.out"]}}},
      {"address": "aws_vpc_endpoint.logs", "expressions": {
       "vpc_id": {"references": ["var.vpc"]},
       "dns_options": [{"zone": {"references": ["local.zone"]}}],
       "security_group_ids": {"references": ["aws_security_group.a.id", "aws_security_group.a",
        "aws_security_group.b.id", "aws_security_group.b"]},
       "subnet_ids": {"references": ["aws_subnet.private"]}}}]}}}}}}"#;

fn declared(text: &str) -> Declared {
    read(&Json::parse(text).unwrap(), text, 0).unwrap()
}

#[track_caller]
fn check(declared: &Declared, address: &str, name: &str, expected: &[(&str, Option<&str>)]) {
    let mut resources = declared.resources.iter();
    let resource = resources.find(|it| it.address == address).unwrap();
    let value = resource.value(name).unwrap();
    assert!(!value.is_known(), "{value:?}");
    let found: Vec<(&str, Option<&str>)> = value
        .references()
        .into_iter()
        .map(|it| (it.address.as_str(), it.attribute.as_deref()))
        .collect();
    assert_eq!(found, expected, "{name}");
}

#[test]
fn what_is_planned_is_read_and_what_is_not_is_no_ghost() {
    let declared = declared(PLAN);
    let addresses: Vec<&str> = declared
        .resources
        .iter()
        .map(|it| it.address.as_str())
        .collect();
    assert_eq!(
        addresses,
        [
            "aws_vpc.main",
            "data.aws_region.here",
            "module.net[\"a.b\"].aws_subnet.private[0]",
            "module.net[\"a.b\"].aws_subnet.private[1]",
            "module.net[\"a.b\"].aws_nat_gateway.out[1]",
            "module.net[\"a.b\"].aws_vpc_endpoint.logs",
        ]
    );
    assert!(declared.skipped.is_empty());
    let looked_up: Vec<bool> = declared.resources.iter().map(|it| it.looked_up).collect();
    assert_eq!(looked_up, [false, true, false, false, false, false]);
    let regions: Vec<Option<&str>> = declared
        .resources
        .iter()
        .map(|it| it.region.as_deref())
        .collect();
    let (own, provider) = (Some("xx-east-3"), Some("xx-west-1"));
    assert_eq!(regions, [provider, own, provider, provider, None, None]);
    let vpc = &declared.resources[0];
    assert_eq!(
        vpc.value("cidr_block"),
        Some(&Value::Text("10.0.0.0/16".into()))
    );
    assert_eq!(vpc.value("tags"), None);
    assert_eq!(vpc.value("id"), Some(&Value::Unknown(Vec::new())));
    let place = vpc.at.place.span;
    assert_eq!(vpc.at.pointer, "/planned_values/root_module/resources/0");
    assert_eq!(vpc.at.line, 5);
    let text = PLAN.get(place.start as usize..).unwrap();
    assert!(text.starts_with("{\"address\": \"aws_vpc.main\""));
}

#[test]
fn unknown_values_say_what_they_are_made_from() {
    let declared = declared(PLAN);
    let inside = |address: &str| ["module.net[\"a.b\"].", address].concat();
    let vpc = [("aws_vpc.main", Some("id"))];
    check(&declared, &inside("aws_subnet.private[0]"), "vpc_id", &vpc);
    let endpoint = inside("aws_vpc_endpoint.logs");
    check(&declared, &endpoint, "vpc_id", &vpc);
    let subnets = [
        inside("aws_subnet.private[0]"),
        inside("aws_subnet.private[1]"),
    ];
    let both: Vec<_> = subnets.iter().map(|it| (it.as_str(), None)).collect();
    check(&declared, &endpoint, "subnet_ids", &both);
    let nat = inside("aws_nat_gateway.out[1]");
    check(&declared, &nat, "subnet_id", &both[1..]);
    let address = inside("aws_eip.out[0]");
    check(&declared, &nat, "allocation_id", &[(&address, Some("id"))]);
    let zone = inside("local.zone");
    check(&declared, &endpoint, "dns_options", &[(&zone, None)]);

    let endpoint = declared.resources.last().unwrap();
    let groups = ["a", "b"].map(|name| {
        Value::Reference(Reference {
            address: inside(&["aws_security_group.", name].concat()),
            attribute: Some("id".into()),
        })
    });
    assert_eq!(
        endpoint.value("security_group_ids"),
        Some(&Value::List(groups.into()))
    );
    let option = &endpoint.value("dns_options").unwrap().items()[0];
    assert_eq!(option.field("kind").and_then(Value::text), Some("ipv4"));
}

#[test]
fn a_state_is_read_with_the_regions_of_its_arns() {
    let text = r#"{"format_version": "0.1", "terraform_version": "0.14.11", "values": {"root_module":
 {"resources": [{"address": "aws_vpc.a", "mode": "managed", "type": "aws_vpc",
  "values": {"arn": "arn:aws:ec2:xx-west-2:123456789012:vpc/vpc-1", "id": "vpc-1"}},
  {"mode": "managed"}], "child_modules": [{}]}}}"#;
    let declared = declared(text);
    assert_eq!(declared.resources[0].region.as_deref(), Some("xx-west-2"));
    let skipped: Vec<&str> = declared
        .skipped
        .iter()
        .map(|it| it.at.pointer.as_str())
        .collect();
    let expected = [
        "/values/root_module/resources/1",
        "/values/root_module/child_modules/0",
    ];
    assert_eq!(skipped, expected);
    assert_eq!(declared.skipped[0].at.line, 4);
}

#[test]
fn what_is_no_plan_is_refused_with_the_remedy() {
    let text = r#"{"version": 4, "terraform_version": "1.9.5", "resources": []}"#;
    let refused = read(&Json::parse(text).unwrap(), text, 0).unwrap_err();
    assert!(refused.help.unwrap().contains("terraform show -json"));
    let empty = r#"{"format_version": "1.0", "terraform_version": "1.9.5"}"#;
    assert_eq!(declared(empty), Declared::default());
}

#[test]
fn outputs_that_lead_to_themselves_come_to_an_end() {
    let call = r#"{"module": {"outputs": {"o": {"expression":
        {"references": ["module.m.o", "module.m.o", "local.x"]}}}}}"#;
    let nested = (0..6).fold(call.to_string(), |inner, _| {
        let output = r#"{"o": {"expression": {"references": ["module.m.o", "local.y"]}}}"#;
        let calls = ["{\"m\": ", &inner, "}"].concat();
        [
            "{\"module\": {\"outputs\": ",
            output,
            ", \"module_calls\": ",
            &calls,
            "}}",
        ]
        .concat()
    });
    let text = [
        r#"{"planned_values": {"root_module": {"resources": [{"address": "a.b", "type": "a", "values": {}}]}},
        "resource_changes": [{"address": "a.b", "change": {"after_unknown": {"x": true}}}],
        "configuration": {"root_module": {"resources": [{"address": "a.b",
        "expressions": {"x": {"references": ["module.m.o"]}}}], "module_calls": {"m": "#,
        &nested,
        "}}}}",
    ]
    .concat();
    let declared = declared(&text);
    let found = declared.resources[0].value("x").unwrap().references().len();
    assert_eq!(found, 7);
}
