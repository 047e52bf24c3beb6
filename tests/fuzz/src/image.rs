//! Images: damaged bytes are refused or make a model that does no harm.

use std::sync::OnceLock;

use tollgate_core::compile::compile;
use tollgate_core::decide::{Defaults, Goal, Request, decide, next_question, prepare};
use tollgate_core::evaluate::bill::{Item, Terms};
use tollgate_core::image::{VERSION, checksum};
use tollgate_core::listing;
use tollgate_core::model::Model;
use tollgate_core::policy::actions::PackedActions;
use tollgate_core::price::{Scenario, ScenarioOption, price};
use tollgate_core::quantity::Decimal;
use tollgate_core::source::SourceFile;

use super::bytes::Bytes;

/// A rule file with every kind of item.
const SMALL: &str = include_str!("../seeds/spec/small.toll");

/// Reads bytes as an image, as the body of one, and as changes to the body of a small model.
pub fn run(bytes: &[u8]) {
    let _ = Model::from_image(bytes);
    body(bytes, bytes);
    let mut changed = small().to_vec();
    for change in bytes.chunks_exact(4) {
        let [low, middle, high, byte] = *change else {
            continue;
        };
        let place = usize::from(low) | usize::from(middle) << 8 | usize::from(high & 7) << 16;
        let place = place.checked_rem(changed.len()).unwrap_or(0);
        match (high >> 3, changed.get_mut(place)) {
            (0..=2, Some(there)) => *there = byte,
            (3, Some(_)) => {
                changed.remove(place);
            }
            _ => changed.insert(place, byte),
        }
    }
    body(&changed, bytes);
}

/// Reads bytes behind a header that suits them.
fn body(body: &[u8], choices: &[u8]) {
    let mut image = b"TOLL".to_vec();
    image.extend_from_slice(&VERSION.to_le_bytes());
    image.extend_from_slice(&checksum(body).to_le_bytes());
    image.extend_from_slice(body);
    if let Ok(actions) = PackedActions::from_image(&image) {
        let _ = actions.list("").map(|it| it.len());
    }
    let Ok(model) = Model::from_image(&image) else {
        return;
    };
    assert!(Model::from_image(&model.to_image()).as_ref() == Ok(&model));
    use_all(&model, choices);
}

/// What follows the header in the image of a small model.
fn small() -> &'static [u8] {
    static BODY: OnceLock<Vec<u8>> = OnceLock::new();
    BODY.get_or_init(|| {
        let file = SourceFile {
            name: "small.toll".into(),
            text: SMALL.into(),
        };
        let model = compile(&[file]).model;
        assert!(model.is_some(), "the small rule file has mistakes");
        let image = model.unwrap_or_default().to_image();
        image.get(14..).unwrap_or_default().to_vec()
    })
}

/// Asks a model for everything; what it answers does not matter.
pub fn use_all(model: &Model, bytes: &[u8]) {
    let _ = listing::catalogue(model);
    let _ = listing::version(model);
    let mut bytes = Bytes(bytes);
    for decision in model.decisions.iter().take(3) {
        let prepared = prepare(model, &decision.name, None);
        for _ in 0..2 {
            let answers = bytes.answers(model, &decision.order);
            for defaults in [Defaults::Leave, Defaults::Take] {
                let request = Request {
                    decision: &decision.name,
                    answers: &answers,
                    defaults,
                    on: None,
                };
                let _ = decide(model, &request);
                let _ = next_question(model, &request, Goal::Price);
            }
            let prepared = prepared.as_ref();
            let encoded = prepared.and_then(|it| Some((it, it.encode(&answers).ok()?)));
            if let Some((prepared, encoded)) = encoded {
                let rule = prepared.evaluate(&encoded).rule;
                let _ = rule.and_then(|rule| prepared.reason(rule));
            }
        }
    }
    let items = (0_u16..).zip(&model.tariffs).take(20);
    let items: Vec<Item> = items
        .map(|(tariff, it)| Item {
            tariff,
            region: 0,
            toward: None,
            quantities: vec![Decimal::whole(1000); it.quantities.len()],
        })
        .collect();
    let scenario = Scenario {
        terms: Terms::default(),
        options: vec![ScenarioOption {
            name: "all".into(),
            most: items.clone(),
            items,
        }],
    };
    let _ = price(model, &scenario);
}
