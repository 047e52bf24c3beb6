//! The actions of services: all are there, and a rule file adds to them.

use tollgate_core::compile::compile;
use tollgate_core::policy::Knowledge;
use tollgate_core::policy::actions::{Action, Target};
use tollgate_tests::specs;

fn known() -> Knowledge {
    let model = specs::model().unwrap_or_else(|error| panic!("{error}"));
    specs::knowledge(&model).unwrap_or_else(|error| panic!("{error}"))
}

fn has(actions: Option<&[Action]>, name: &str) -> bool {
    actions.is_some_and(|them| them.iter().any(|it| it.name == name))
}

#[test]
fn services_have_the_actions_that_are_published() {
    let known = known();
    for (prefix, count, target, name) in [
        ("a2c", 4, Target::Everything, "StartDeploymentJob"),
        ("ec2", 826, Target::Resource, "RunInstances"),
        ("s3", 180, Target::Inside, "GetObject"),
        ("s3", 180, Target::Outside, "ListBucket"),
        ("s3", 180, Target::Everything, "ListAllMyBuckets"),
        ("xray", 43, Target::Everything, "PutTraceSegments"),
    ] {
        let actions = known.actions_of(prefix).unwrap_or_default();
        assert_eq!(actions.len(), count, "{prefix}");
        let found = actions.iter().find(|it| it.name == name);
        assert_eq!(found.map(|it| it.target), Some(target), "{prefix}:{name}");
    }
    assert_eq!(known.actions_of("acme"), None);
}

#[test]
fn a_rule_file_adds_actions() {
    let text = r#"
source acme-notes "Notes on Acme's service"
action-list acme "Actions of Acme" { names "Rent Return"  general "List" } [acme-notes 1]
action-list sts "More of STS" { general "Whisper" } [acme-notes 1]
"#;
    let compiled = compile(&specs::with_overlay("acme.toll", text));
    let model = compiled.model.unwrap_or_default();
    let known = specs::knowledge(&model).unwrap_or_else(|error| panic!("{error}"));
    let (acme, sts) = (known.actions_of("acme"), known.actions_of("sts"));
    for (actions, name) in [
        (&acme, "Return"),
        (&acme, "List"),
        (&sts, "Whisper"),
        (&sts, "AssumeRole"),
    ] {
        assert!(has(actions.as_deref(), name), "{name}");
    }
    assert!(!has(acme.as_deref(), "AssumeRole"));
}
