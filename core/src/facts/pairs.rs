//! Answers as they are written on a command line: `callers=this-vpc,on-premises`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Answer, Answers, MOST_ANSWERS};
use crate::diagnostic::{Code, Diagnostic};

impl Answers {
    /// Reads `question=answer` pairs; the answer of a set is a list with commas.
    ///
    /// # Errors
    /// Where a pair has no `=`, or a question is answered twice.
    pub fn from_pairs<Pair: AsRef<str>>(pairs: &[Pair]) -> Result<Self, Vec<Diagnostic>> {
        if pairs.len() > MOST_ANSWERS {
            let message = format!("{} answers are more than {MOST_ANSWERS}", pairs.len());
            return Err(alloc::vec![Diagnostic::unplaced(Code::Limit, message)]);
        }
        let mut answers = Self::default();
        let mut diagnostics = Vec::new();
        for pair in pairs {
            let pair = pair.as_ref();
            match pair.split_once('=') {
                Some((question, answer)) if answers.get(question).is_none() => {
                    answers
                        .given
                        .push((String::from(question), Answer::Word(String::from(answer))));
                }
                Some((question, _)) => {
                    let message = format!("`{question}` is answered twice");
                    let diagnostic = Diagnostic::unplaced(Code::DuplicateField, message);
                    diagnostics.push(diagnostic.help("join the answers of a set with a comma"));
                }
                None => {
                    let diagnostic =
                        Diagnostic::unplaced(Code::Answer, format!("`{pair}` is no answer"));
                    diagnostics.push(diagnostic.help("write `question=answer`"));
                }
            }
        }
        if diagnostics.is_empty() {
            Ok(answers)
        } else {
            Err(diagnostics)
        }
    }
}
