//! Sets of endpoints: the decision that prices one counts as many as the set lists.

use tollgate_core::decide::{Defaults, Request, decide};
use tollgate_core::facts::{Answer, Answers};
use tollgate_core::listing;

use crate::{Wrong, model, nothing_wrong, said};

#[test]
fn every_set_is_billed_for_the_endpoints_that_it_lists() {
    let (model, mut wrong) = (model(), Wrong::new());
    let bundles = listing::catalogue(&model).bundles;
    for bundle in &bundles {
        let mut answers = Answers::default();
        let given = [
            ("workload", bundle.id.as_str()),
            ("region", "us-east-1"),
            ("zones", "1"),
            ("data", "0"),
        ];
        for (question, answer) in given {
            answers.set(question, Answer::Word(String::from(answer)));
        }
        let request = Request {
            decision: "workload",
            answers: &answers,
            defaults: Defaults::Leave,
            on: None,
        };
        let report = decide(&model, &request).unwrap_or_else(|wrong| panic!("{wrong:?}"));
        let lines = report.price.map(|price| price.lines).unwrap_or_default();
        let hours = lines.iter().find(|line| line.component == "Endpoint hours");
        let listed = said(bundle, "interface-services").split(", ").count() * 730;
        if hours.map(|line| line.quantity.to_string()) != Some(listed.to_string()) {
            wrong.push(format!("{}: {hours:?} is not {listed} hours", bundle.id));
        }
    }
    nothing_wrong(&wrong, bundles.len());
}
