//! Scripted keys on the sheet, compared with reviewed pictures; and the same in lines.

use proptest::prelude::{ProptestConfig, proptest};

use super::message::Effect;
use super::sheet::{Sheet, Till};
use crate::wizard::rules::Rules;
use crate::wizard::scripted::{any_keys, painted, picture, pictured, press, pressed, spoken};
use crate::wizard::state::Size;
use crate::wizard::tests::rules;
use crate::wizard::theme::Signs;

fn till(rules: &Rules) -> Till<'_> {
    Till {
        model: &rules.model,
        choices: rules.choices.clone(),
        on: rules.on,
    }
}

fn opened() -> Sheet {
    let size = Size {
        width: 80,
        height: 24,
    };
    Sheet::new(None, size)
}

/// A Region, a resource, and its quantity.
const FERRY: &str = "<Enter><Enter>a<Enter>3";

#[track_caller]
fn check(name: &str, keys: &str) {
    let rules = rules();
    let till = till(&rules);
    pictured(&till, opened, (name, keys, Signs::LINES));
}

#[test]
fn a_sheet_from_empty_to_its_bill() {
    check("price-empty", "");
    check("price-kinds", "a");
    check("price-open", "<Enter><Enter>a<Enter>");
    check("price-bill", FERRY);
    check("price-options", &format!("{FERRY}a<Enter>5o"));
    check("price-help", "?");
}

#[test]
fn in_colours_and_in_ascii() {
    let rules = rules();
    let till = till(&rules);
    painted(&till, &press(&till, opened(), FERRY), "price");
    pictured(&till, opened, ("price-ascii", FERRY, Signs::ASCII));
}

#[test]
fn quantities_are_typed_and_taken_back() {
    let rules = rules();
    let till = till(&rules);
    let sheet = press(&till, opened(), FERRY);
    let total = |sheet: &Sheet| {
        let bill = sheet.bill.as_ref()?;
        Some(bill.options.first()?.total.clone())
    };
    assert_eq!(total(&sheet).as_deref(), Some("40.80"));
    let open = press(&till, sheet.clone(), "<Backspace>");
    assert_eq!(total(&open), None);
    assert!(open.wrong.is_some_and(|why| why.contains("how many")));
    let none = press(&till, sheet.clone(), "x");
    assert!(none.items.is_empty() && none.bill.is_none());
    let (_, effect) = pressed(&till, sheet.clone(), "y");
    assert!(matches!(effect, Some(Effect::Copy(bill)) if bill.contains("40.80")));
    let (sheet, effect) = pressed(&till, sheet, "sx.json<Enter>");
    assert!(matches!(effect, Some(Effect::Save(_, text)) if text.contains("\"kind\"")));
    assert!(pressed(&till, sheet.clone(), "<Esc>").1.is_none());
    assert_eq!(pressed(&till, sheet, "<Esc><Esc>").1, Some(Effect::Leave));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_key_breaks_it_and_it_draws_on_every_screen(
        keys in any_keys("aaoxys?123.é", 40),
        width in 1_u16..130,
        height in 1_u16..50,
    ) {
        let rules = rules();
        let till = till(&rules);
        let sheet = Sheet::new(None, Size { width, height });
        let sheet = press(&till, sheet, &keys);
        picture(&till, &sheet, (width, height), Signs::LINES);
    }
}

#[test]
fn it_can_all_be_said_in_lines() {
    let rules = rules();
    let till = till(&rules);
    let lines = [
        "kinds",
        "region nowhere",
        "add x",
        "show",
        "remove 7",
        "sing",
        "done",
    ];
    spoken(&till, opened(), "price-plain", &lines);
}
