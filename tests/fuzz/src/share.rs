//! Share texts: what is read is shared as a text that reads the same.

use tollgate_core::decide::{Defaults, Request, decide};
use tollgate_core::facts::{read_share, share};

use super::{built_in, shown};

/// Reads a text as a shared decision, with and without the version in front.
pub fn run(bytes: &[u8]) {
    let Ok(text) = core::str::from_utf8(bytes) else {
        return;
    };
    for text in [text, &format!("v1.{text}")] {
        match read_share(text) {
            Ok((decision, answers)) => {
                let shared = share(&decision, &answers);
                assert!(shared.is_ascii() && !shared.contains(['#', ' ', '"']));
                assert_eq!(read_share(&shared), Ok((decision.clone(), answers.clone())));
                let request = Request {
                    decision: &decision,
                    answers: &answers,
                    defaults: Defaults::Leave,
                    on: None,
                };
                let _ = decide(built_in(), &request).map_err(|mistakes| shown(&mistakes, text));
            }
            Err(mistake) => shown(&[mistake], text),
        }
    }
}
