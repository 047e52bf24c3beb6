//! Whatever is pressed, nothing panics, everything is drawn, and Esc leads back to the start.

use proptest::prelude::{ProptestConfig, proptest};

use super::{opened, rules};
use crate::wizard::message::{Effect, Message};
use crate::wizard::scripted::{any_keys, picture, press, pressed, resized};
use crate::wizard::state::Step;
use crate::wizard::theme::Signs;
use crate::wizard::update::update;

const SIGNS: &str = "12359usqn/?a-cy日";

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_keys_traps(keys in any_keys(SIGNS, 60), width in 38_u16..100, height in 10_u16..30) {
        let rules = rules();
        let (state, effect) = pressed(&rules, opened(&rules, 80, 24), &keys);
        // Ctrl-C is not among the keys, so nothing may end but by leaving.
        assert_ne!(effect, Some(Effect::Abort));
        let state = resized(&rules, state, width, height);
        picture(&rules, &state, (width, height), Signs::LINES);
        let mut state = resized(&rules, state, 80, 24);
        for _ in 0..12 {
            if state.dialog.is_none() && matches!(state.step, Step::Menu(_)) {
                break;
            }
            state = press(&rules, state, "<Esc>");
        }
        assert!(matches!(state.step, Step::Menu(_)), "{:?}", state.step);
    }

    #[test]
    fn undo_and_redo_lead_to_where_they_came_from(keys in any_keys(SIGNS, 40)) {
        let rules = rules();
        // To a question or a result, where letters are keys.
        let state = press(&rules, opened(&rules, 80, 24), &format!("{keys}<Esc><Esc>"));
        let undone = update(&rules, state.clone(), Message::Undo).0;
        if undone.facts != state.facts {
            let again = update(&rules, undone, Message::Redo).0;
            assert_eq!(again.facts, state.facts);
            assert_eq!(again.report, state.report);
        }
    }
}
