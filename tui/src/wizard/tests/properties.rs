//! Whatever is pressed, nothing panics, everything is drawn, and Esc leads back to the start.

use proptest::prelude::{ProptestConfig, Strategy, proptest};
use proptest::sample::select;

use super::{opened, picture, pressed, rules};
use crate::wizard::message::{Effect, Message};
use crate::wizard::state::{Size, Step};
use crate::wizard::update::update;

const KEYS: &[&str] = &[
    "<Enter>",
    "<Enter>",
    "<Enter>",
    "<Enter>",
    "<Esc>",
    "<Tab>",
    "<Up>",
    "<Down>",
    "<Down>",
    "<Left>",
    "<Right>",
    "<PageDown>",
    "<End>",
    "<Backspace>",
    "<Space>",
    "<Space>",
    "<F1>",
    "<Ctrl-R>",
    "<Ctrl-U>",
    "1",
    "2",
    "3",
    "5",
    "9",
    "u",
    "s",
    "q",
    "n",
    "/",
    "?",
    "a",
    "-",
    "日",
];

fn keys() -> impl Strategy<Value = Vec<&'static str>> {
    proptest::collection::vec(select(KEYS), 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_keys_traps(keys in keys(), width in 38_u16..100, height in 10_u16..30) {
        let rules = rules();
        let mut state = opened(&rules, 80, 24);
        for key in keys {
            let (next, effect) = pressed(&rules, state, key);
            state = next;
            // Ctrl-C is not among the keys, so nothing may end but by leaving.
            assert_ne!(effect, Some(Effect::Abort));
        }
        state = update(&rules, state, Message::Resized(Size { width, height })).0;
        picture(&rules, &state);
        state = update(&rules, state, Message::Resized(Size { width: 80, height: 24 })).0;
        for _ in 0..12 {
            if state.dialog.is_none() && matches!(state.step, Step::Decisions(_)) {
                break;
            }
            state = pressed(&rules, state, "<Esc>").0;
        }
        assert!(matches!(state.step, Step::Decisions(_)), "{:?}", state.step);
    }
}
