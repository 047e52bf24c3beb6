//! Decisions of the built-in rules: the ways to an answer agree, and each leads to an end.

use tollgate_core::decide::{Defaults, Goal, Request, decide, next_question, prepare};
use tollgate_core::facts::{Answers, read_share};
use tollgate_core::model::Decision;
use tollgate_core::report::{DecisionReport, DecisionStatus};

use super::built_in;
use super::bytes::Bytes;

/// Decides with made-up answers, then answers what is asked until nothing is.
pub fn run(bytes: &[u8]) {
    let model = built_in();
    let mut bytes = Bytes(bytes);
    let position = bytes.below(model.decisions.len());
    let Some(decision) = model.decisions.get(position) else {
        return;
    };
    let goal = [Goal::Outcome, Goal::Price][usize::from(bytes.byte() & 1)];
    let mut answers = match bytes.byte() & 1 {
        0 => Answers::default(),
        _ => bytes.answers(model, &decision.order),
    };
    let Some(mut report) = checked(decision, &answers) else {
        return;
    };
    // Each question asked is one that was not answered, so there are no more than questions.
    for _ in 0..=model.questions.len() {
        let asked = next_question(model, &request(decision, &answers, Defaults::Leave), goal);
        let Some(asked) = asked.ok().flatten() else {
            assert_eq!(report.status, DecisionStatus::Decided);
            return;
        };
        assert!(
            answers.get(&asked.id).is_none(),
            "asked twice: {}",
            asked.id
        );
        let Some((_, question)) = model.question(&asked.id) else {
            return;
        };
        let answer = bytes.answer(model, question);
        answers.set(&asked.id, answer);
        let Some(next) = checked(decision, &answers) else {
            return;
        };
        let outcome = report.outcome.as_ref().map(|outcome| &outcome.id);
        if let Some(outcome) = outcome {
            let after = next.outcome.as_ref().map(|outcome| &outcome.id);
            assert_eq!(after, Some(outcome), "a further answer changed the outcome");
        }
        report = next;
    }
    assert!(
        bytes.is_empty() && answers.given.is_empty(),
        "asked without end"
    );
}

fn request<'request>(
    decision: &'request Decision,
    answers: &'request Answers,
    defaults: Defaults,
) -> Request<'request> {
    Request {
        decision: &decision.name,
        answers,
        defaults,
        on: None,
    }
}

/// The report, after its parts were held against each other; nothing where an answer does not suit.
fn checked(decision: &Decision, answers: &Answers) -> Option<DecisionReport> {
    let model = built_in();
    let prepared = prepare(model, &decision.name, None)?;
    let plain = decide(model, &request(decision, answers, Defaults::Leave));
    let encoded = prepared.encode(answers);
    let report = match (plain, &encoded) {
        (Ok(report), Ok(_)) => report,
        (Err(plain), Err(encoded)) => {
            assert_eq!(&plain, encoded);
            return None;
        }
        (plain, _) => {
            assert!(encoded.is_ok() == plain.is_ok(), "only one of two refused");
            return None;
        }
    };
    let _ = decide(model, &request(decision, answers, Defaults::Take));
    let decided = report.status == DecisionStatus::Decided;
    assert_eq!(decided, report.outcome.is_some());
    assert_eq!(decided, report.question.is_none());
    assert_eq!(decided, report.possible.len() == 1, "{:?}", report.possible);
    let evaluation = prepared.evaluate(&encoded.ok()?);
    if let Some(rule) = evaluation.rule {
        let outcome = report.outcome.as_ref().map(|outcome| outcome.id.as_str());
        assert_eq!(prepared.outcome(rule), outcome);
        let shown = report.price.as_ref().filter(|price| price.complete);
        if let (Some(price), Some(total)) = (shown, evaluation.total) {
            assert_eq!(price.total, total.to_cents());
        }
    }
    assert!(serde_json::to_string(&report).is_ok());
    let (shared, read) = read_share(&report.share).ok()?;
    assert_eq!(shared, decision.name);
    let again = decide(model, &request(decision, &read, Defaults::Leave));
    assert_eq!(
        again.as_ref().map(|again| &again.outcome),
        Ok(&report.outcome)
    );
    for alternative in &report.would_change {
        let mut other = answers.clone();
        other.set(&alternative.question, alternative.answer.clone());
        let other = decide(model, &request(decision, &other, Defaults::Leave));
        let found = other.map(|other| other.outcome.map(|outcome| outcome.id));
        assert_eq!(found.as_ref(), Ok(&alternative.outcome), "{alternative:?}");
    }
    Some(report)
}
