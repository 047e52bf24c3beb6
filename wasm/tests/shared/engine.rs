//! What holds wherever the module runs.

use tollgate_core::decide::{Defaults, Request, decide};
use tollgate_core::facts::Answers;
use tollgate_core::model::Model;
use tollgate_wasm::{Engine, check_spec, compile_specs};
use wasm_bindgen_test::wasm_bindgen_test;

const DAY: &str = "2026-11-15";

fn engine() -> Engine {
    Engine::new(None).unwrap_or_else(|_| unreachable!("the image was checked when it was built"))
}

fn text(value: &wasm_bindgen::JsValue) -> String {
    js_sys::JSON::stringify(value).map_or_else(|_| String::new(), String::from)
}

#[wasm_bindgen_test]
fn a_decision_is_the_same_text_as_the_cores_own_json() {
    for answers in [
        "{}",
        r#"{"target":"nothing"}"#,
        r#"{"target":"aws-service","callers":["on-premises","this-vpc"],"zones":3}"#,
    ] {
        let model = Model::from_image(tollgate_specs::IMAGE).ok();
        let read = Answers::from_json(answers).ok();
        let own = model.zip(read).and_then(|(model, answers)| {
            let request = Request {
                decision: "endpoint",
                answers: &answers,
                defaults: Defaults::Leave,
                on: DAY.parse().ok(),
            };
            serde_json::to_string(&decide(&model, &request).ok()?).ok()
        });
        let given = engine().decide("endpoint", answers, DAY, "leave");
        assert_eq!(given.map(|report| text(&report)).ok(), own, "{answers}");
    }
}

#[wasm_bindgen_test]
fn what_is_refused_is_thrown_as_a_list_of_diagnostics() {
    for (answers, code, line) in [
        ("{", "json", 1),
        ("{\n\"target\": {}}", "answer", 2),
        (r#"{"targett": 1}"#, "unknown-name", 0),
    ] {
        let thrown = engine().decide("endpoint", answers, DAY, "leave");
        let thrown = thrown.err().map(|list| text(&list)).unwrap_or_default();
        assert!(
            thrown.starts_with(&format!(r#"[{{"code":"{code}""#)),
            "{thrown}"
        );
        assert!(thrown.contains(&format!(r#""line":{line},"#)), "{thrown}");
    }
}

#[wasm_bindgen_test]
fn a_day_that_does_not_exist_is_refused() {
    for day in ["", "2026-02-30", "yesterday"] {
        assert!(
            engine().decide("endpoint", "{}", day, "leave").is_err(),
            "{day}"
        );
        assert!(
            engine().price(r#"{"items":[]}"#, day, Vec::new()).is_err(),
            "{day}"
        );
    }
}

#[wasm_bindgen_test]
fn a_share_text_is_resumed_and_read() {
    let share = "v1.endpoint~target=nothing";
    let resumed = engine().resume("endpoint", share, DAY, "leave");
    let decided = engine().decide("endpoint", r#"{"target":"nothing"}"#, DAY, "leave");
    assert_eq!(
        resumed.map(|it| text(&it)).ok(),
        decided.map(|it| text(&it)).ok()
    );
    assert!(engine().resume("other", share, DAY, "leave").is_err());
    let read = engine().read_share(share).ok();
    assert_eq!(
        read.and_then(|read| read.first().cloned()).as_deref(),
        Some("endpoint")
    );
}

#[wasm_bindgen_test]
fn a_prepared_decision_packs_rule_and_total() {
    let prepared = engine().prepare("endpoint", DAY).ok();
    let open = prepared
        .as_ref()
        .and_then(|it| Some(it.evaluate(&it.encode("{}").ok()?)));
    // No rule, and 15 for "no total".
    let no_total = 15.0 * 2.0_f64.powi(39);
    assert_eq!(open, Some(no_total));
    let decided =
        prepared.and_then(|it| Some(it.evaluate(&it.encode(r#"{"target":"nothing"}"#).ok()?)));
    assert!(decided.is_some_and(|number| number > no_total));
    assert!(engine().prepare("nothing", DAY).is_err());
}

#[wasm_bindgen_test]
fn rules_of_ones_own_are_checked_and_laid_over() {
    let house = r#"source house "House rules" { url "https://example.com" verified 2026-04-26 }"#;
    let image = compile_specs(vec![house.to_owned()]).ok();
    assert!(Engine::new(image).is_ok());
    assert!(Engine::new(Some(vec![1, 2, 3])).is_err());
    let thrown = compile_specs(vec![house.to_owned(), "decision d".to_owned()]);
    let thrown = thrown.err().map(|list| text(&list)).unwrap_or_default();
    assert!(thrown.contains(r#""file":"specs[1]""#), "{thrown}");
    let checked = check_spec("decision d".to_owned());
    assert!(checked.is_ok_and(|report| text(&report).contains(r#""file":"input""#)));
}
