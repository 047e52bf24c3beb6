//! What a comparison of two policies says is so: requests tried one by one find nothing that it denies.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::{Value, json};
use tollgate_core::json::Json;
use tollgate_core::policy::diff::diff;
use tollgate_core::policy::document::{Document, read};
use tollgate_core::policy::{Case, Knowledge, simulate};
use tollgate_tests::made_policies;

use super::known;

/// How many requests are tried on each pair of policies.
const REQUESTS: usize = 60;

#[test]
fn no_request_tells_apart_what_is_the_same() {
    let known = known();
    let pairs = (
        made_policies::policy(true),
        prop::option::of(made_policies::policy(true)),
        prop::collection::vec(made_policies::request(), REQUESTS),
    );
    let mut seen = (0, 0, 0);
    let mut runner = made_policies::runner(made_policies::count().min(150));
    let tried = runner.run(&pairs, |(first, second, requests)| {
        // Every other pair differs in its version alone, or not at all.
        let second = second.unwrap_or_else(|| json!({ "Version": "2012-10-17", "Statement": first["Statement"] }));
        let found = diff(&document(&first), &document(&second));
        for request in &requests {
            let (left, right) = (allows(&known, &first, request), allows(&known, &second, request));
            let listed = left == right || !found.same || !found.complete;
            prop_assert!(listed, "{first:#}\n{second:#}\n{request:#}\n{found:#?}");
        }
        for (list, allowing, denying) in [(&found.only_first, &first, &second), (&found.only_second, &second, &first)] {
            for one in list {
                let context = serde_json::to_value(one).map_err(|it| TestCaseError::fail(it.to_string()))?;
                let request = json!({ "principal": one.principal, "action": one.action, "resource": one.resource, "context": context["context"] });
                prop_assert!(allows(&known, allowing, &request) && !allows(&known, denying, &request), "{request:#}\n{first:#}\n{second:#}");
            }
        }
        Ok(())
    });
    if let Err(failure) = tried {
        panic!("{failure}");
    }
    let mut runner = made_policies::runner(200);
    for _ in 0..200 {
        let made = pairs
            .new_tree(&mut runner)
            .unwrap_or_else(|why| panic!("{why}"));
        let (first, second, _) = proptest::strategy::ValueTree::current(&made);
        let second = second.unwrap_or_else(|| first.clone());
        let found = diff(&document(&first), &document(&second));
        seen.0 += usize::from(found.same && found.complete);
        seen.1 += usize::from(!found.same);
        seen.2 += usize::from(found.complete);
    }
    // Neither answer is rare, and most comparisons are whole.
    assert!(seen.0 > 20 && seen.1 > 40 && seen.2 > 40, "{seen:?}");
}

/// Whether an interface endpoint with this policy lets a request through.
fn allows(known: &Knowledge, policy: &Value, request: &Value) -> bool {
    let case = json!({ "request": request, "endpoint_policies": [policy] });
    let case = Case::from_json(&case.to_string()).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    let by = simulate(known, &case).by;
    by.iter()
        .any(|it| it.gate == "endpoint" && it.decision == "allowed")
}

fn document(policy: &Value) -> Document {
    let json = Json::parse(&policy.to_string()).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    read(&json, "", &mut Vec::new())
}
