//! Share texts: whatever was answered comes back, and nothing that is read makes trouble.

use proptest::collection::vec;
use proptest::prelude::*;
use tollgate_core::facts::{Answer, Answers, read_share, share};

use super::holds;

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        any::<String>().prop_map(Answer::Word),
        vec("[a-z-]{1,8}", 2..5).prop_map(Answer::Words),
    ]
}

#[test]
fn what_is_shared_is_read_back() {
    let decision = "[a-z][a-z-]{0,12}";
    let given = vec(("[a-z][a-z.:-]{0,12}", answer()), 0..8);
    holds(300, &(decision, given), |(decision, given)| {
        let mut answers = Answers::default();
        for (question, answer) in given {
            answers.set(&question, answer);
        }
        let text = share(&decision, &answers);
        let plain = text.bytes().all(|byte| byte.is_ascii_graphic());
        prop_assert!(plain, "an address would change {text}");
        prop_assert_eq!(read_share(&text), Ok((decision, answers)));
        Ok(())
    });
}

#[test]
fn any_text_is_read_or_refused() {
    holds(400, &any::<String>(), |text| {
        let _ = read_share(&text);
        let _ = read_share(&format!("v1.{text}"));
        Ok(())
    });
    holds(400, &"v1\\.[a-z~=%,0-9A-F]{0,40}", |text| {
        if let Ok((decision, answers)) = read_share(&text) {
            let again = share(&decision, &answers);
            prop_assert_eq!(read_share(&again), Ok((decision, answers)));
        }
        Ok(())
    });
}
