//! Images: a model comes back as it was, and damage never does harm.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use tollgate_core::compile::compile;
use tollgate_core::decide::{Defaults, Goal, Request, decide, next_question, prepare};
use tollgate_core::facts::Answers;
use tollgate_core::image::checksum;
use tollgate_core::listing;
use tollgate_core::model::Model;
use tollgate_core::policy::actions;
use tollgate_core::price::{Scenario, price};
use tollgate_specs::{ACTIONS_IMAGE, IMAGE};
use tollgate_tests::specs;

use super::{broken, holds};

/// Where the checksum stands, and where the model begins.
const CHECKSUM: std::ops::Range<usize> = 6..14;

#[test]
fn a_model_comes_back_from_its_image() {
    let compiled = compile(&specs::built_in());
    let mut model = compiled.model.unwrap_or_default();
    let listed = actions::take(&mut model);
    assert!(
        listed == ACTIONS_IMAGE,
        "the lists that were built are others"
    );
    let image = model.to_image();
    assert!(image == IMAGE, "the image that was built is another one");
    assert_eq!(Model::from_image(&image), Ok(model));
}

#[test]
fn damage_is_noticed() {
    let change = (any::<prop::sample::Index>(), 1..=255_u8);
    holds(60, &change, |(at, difference)| {
        let mut image = IMAGE.to_vec();
        let at = at.index(image.len());
        image[at] ^= difference;
        prop_assert!(Model::from_image(&image).is_err());
        prop_assert!(Model::from_image(&IMAGE[..at]).is_err());
        Ok(())
    });
}

#[test]
fn damage_with_a_right_checksum_does_no_harm() {
    let changes = vec((any::<prop::sample::Index>(), any::<u8>()), 1..6);
    // Texts come first; diagrams, which could lead in circles, stand in the latter part.
    let latter = any::<bool>();
    holds(250, &(changes, latter), |(changes, latter)| {
        let mut image = IMAGE.to_vec();
        let (_, body) = image.split_at_mut(CHECKSUM.end);
        let half = body.len() / 2;
        let part = &mut body[if latter { half } else { 0 }..];
        for (at, byte) in changes {
            part[at.index(part.len())] = byte;
        }
        let sum = checksum(body).to_le_bytes();
        image[CHECKSUM].copy_from_slice(&sum);
        if let Ok(model) = Model::from_image(&image) {
            use_all(&model)?;
        }
        Ok(())
    });
}

/// Asks a damaged model for everything; what it answers does not matter.
fn use_all(model: &Model) -> TestCaseResult {
    let _ = listing::catalogue(model);
    for pairs in [
        &[][..],
        &["target=aws-service", "service=s3"],
        &["target=nothing", "zones=3"],
    ] {
        let answers = Answers::from_pairs(pairs).map_err(|_| broken("pairs"))?;
        for defaults in [Defaults::Leave, Defaults::Take] {
            let request = Request {
                decision: "endpoint",
                answers: &answers,
                defaults,
                on: None,
            };
            let _ = decide(model, &request);
            let _ = next_question(model, &request, Goal::Price);
        }
        if let Some(prepared) = prepare(model, "endpoint", None)
            && let Ok(encoded) = prepared.encode(&answers)
        {
            let _ = prepared.evaluate(&encoded);
        }
    }
    let text = r#"{ "region": "us-east-1", "items": [ { "kind": "interface-endpoint", "endpoints": 1, "zones": 2, "gb": 9000000 } ] }"#;
    if let Ok(scenario) = Scenario::from_json(model, text) {
        let _ = price(model, &scenario);
    }
    Ok(())
}
