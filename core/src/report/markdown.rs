//! Reports as Markdown, for a ticket, a pull request or a wiki.

mod audit;
mod plan;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

pub use audit::audit;
pub use plan::plan;

use super::text::{
    alternatives, answer, break_even, equal, first_choices, flip, incomplete, inventory, quantity,
    summary,
};
use super::{
    Bill, BillOption, Conclusion, DecisionReport, DisputeText, FileBill, PlacementReport,
    QuestionText, SourceText,
};

/// One decision, decided or open.
#[must_use]
pub fn decision(report: &DecisionReport) -> String {
    let mut text = String::new();
    if let Some(outcome) = &report.outcome {
        text.push_str(&conclusion(outcome));
    }
    if let Some(question) = &report.question {
        text.push_str(&needed(&report.decision, question));
    }
    let cautions = report
        .cautions
        .iter()
        .map(|caution| format!("- {} {}", escape(&caution.text), source(&caution.source)));
    section(&mut text, "Cautions", cautions.collect());
    if let Some(price) = &report.price {
        let _ = write!(
            text,
            "\n### Cost a month\n\n{}",
            table(price, super::text::CURRENCY, 0)
        );
    }
    let why_not = report.why_not.iter().map(|branch| {
        let (outcome, failed) = (&branch.outcome, &branch.failed);
        format!(
            "- {outcome}: `{failed}` does not hold {}",
            source(&branch.source)
        )
    });
    section(&mut text, "Why not something else", why_not.collect());
    let changes = report.would_change.iter().map(|change| {
        let outcome = change
            .outcome
            .as_deref()
            .unwrap_or("more would have to be asked");
        format!(
            "- `{}={}`: {outcome}",
            change.question,
            answer(&change.answer)
        )
    });
    section(&mut text, "What would change it", changes.collect());
    let outcome = report.outcome.iter();
    let disputes = outcome.flat_map(|outcome| &outcome.disputes).map(dispute);
    section(&mut text, "Disputed", disputes.collect());
    section(&mut text, "Answers", trail(report));
    if !report.share.is_empty() {
        let _ = write!(text, "\nShare: `{}`\n", report.share);
    }
    text
}

/// A whole bill, a table for each option.
#[must_use]
pub fn bill(bill: &Bill) -> String {
    bill_without(bill, 0)
}

/// The same where so many resources that may cost something are not in it.
fn bill_without(bill: &Bill, left_out: usize) -> String {
    let tables: Vec<String> = bill
        .options
        .iter()
        .map(|option| {
            let name = match option.name.as_str() {
                "" => "Cost a month",
                name => name,
            };
            let said = summary(option, bill.cheapest.as_deref()).into_iter();
            let said: Vec<String> = said.map(|line| format!("- {}\n", ticked(&line))).collect();
            let table = table(option, &bill.currency, left_out);
            format!("## {}\n\n{table}\n{}", escape(name), said.concat())
        })
        .collect();
    let mut text = tables.join("\n");
    if let Some(cheapest) = &bill.cheapest {
        // Writing to a string cannot fail.
        let _ = write!(text, "\nCheapest: **{}**\n", escape(cheapest));
    }
    let equal = break_even(bill).into_iter();
    let equal = equal.map(|line| format!("- {}", ticked(&line)));
    section(&mut text, "Break-even", equal.collect());
    let notes = bill.notes.iter().map(|note| format!("- {}", escape(note)));
    section(&mut text, "Not told", notes.collect());
    let omits = bill
        .omits
        .iter()
        .map(|omits| format!("- {}", escape(omits)));
    section(&mut text, "Not included", omits.collect());
    section(
        &mut text,
        "Disputed",
        bill.disputes.iter().map(dispute).collect(),
    );
    text
}

/// A placement: totals first, then where everything goes.
#[must_use]
pub fn placement(report: &PlacementReport) -> String {
    let (currency, total) = (&report.currency, &report.total);
    let mut text = format!("## Placement\n\n**{currency} {total} a month**\n");
    let bullets = |lines: Vec<String>| -> Vec<String> {
        let lines = lines.into_iter();
        lines.map(|line| format!("- {}", escape(&line))).collect()
    };
    section(&mut text, "Compared with", bullets(alternatives(report)));
    let hub = &report.hub;
    if hub.used {
        let lines = alloc::vec![
            format!(
                "{currency} {} a month for endpoints and attachments",
                hub.amount
            ),
            format!("services: {}", hub.services.join(", ")),
        ];
        section(&mut text, "Hub", bullets(lines));
    }
    let rows = report.placements.iter().map(|placed| {
        format!(
            "| {} | {} | {} | {} |",
            escape(&placed.vpc),
            escape(&placed.service),
            placed.choice.as_deref().unwrap_or("no known way"),
            placed.amount.as_deref().unwrap_or("unknown")
        )
    });
    let head = [
        "| VPC | Service | Way | Amount |",
        "| --- | --- | --- | ---: |",
    ];
    let head = head.map(String::from).into_iter();
    section(&mut text, "Where", head.chain(rows).collect());
    let flips = report.flips.iter().map(flip).collect();
    section(
        &mut text,
        "What would change with the volume",
        bullets(flips),
    );
    let equals = report.break_even.iter().map(equal).collect();
    section(&mut text, "Break-even", bullets(equals));
    let unknown = report.unknown.iter();
    let unknown = unknown
        .map(|it| format!("{} in {}", it.rate, it.region))
        .collect();
    section(&mut text, "Unknown", bullets(unknown));
    section(&mut text, "Not included", bullets(report.omits.clone()));
    text
}

fn conclusion(outcome: &Conclusion) -> String {
    let mut text = format!("## {}\n", escape(&outcome.title));
    if !outcome.summary.is_empty() {
        let _ = write!(text, "\n{}\n", escape(&outcome.summary));
    }
    let endpoints = outcome.endpoints.iter().flat_map(|shape| {
        let named = match shape.service.as_str() {
            "" => format!("- {}", escape(&shape.kind)),
            service => format!("- {} to `{service}`", escape(&shape.kind)),
        };
        let settings = shape
            .settings
            .iter()
            .map(|setting| format!("  - {}: {}", escape(&setting.name), escape(&setting.value)));
        core::iter::once(named).chain(settings)
    });
    section(&mut text, "Endpoints", endpoints.collect());
    let steps = (1_u32..)
        .zip(&outcome.steps)
        .map(|(number, step)| format!("{number}. {}", escape(step)));
    section(&mut text, "Steps", steps.collect());
    let reasons = outcome
        .reasons
        .iter()
        .map(|reason| format!("- {} {}", escape(&reason.because), source(&reason.source)));
    section(&mut text, "Why", reasons.collect());
    text
}

fn needed(decision: &str, question: &QuestionText) -> String {
    let mut text = format!(
        "## More answers are needed\n\n`{decision}` is not decided yet: `--answer {}=...`\n\n{}\n",
        question.id,
        escape(&question.text)
    );
    section(&mut text, "Choices", choices(decision, question));
    text
}

/// The first choices of a question, and how many more there are.
fn choices(decision: &str, question: &QuestionText) -> Vec<String> {
    let (first, more) = first_choices(decision, question);
    let lines = first.iter();
    let lines = lines.map(|choice| format!("- `{}`: {}", choice.id, escape(&choice.text)));
    let more = more.map(|more| format!("- {more}"));
    lines.chain(more).collect()
}

fn trail(report: &DecisionReport) -> Vec<String> {
    let line = |step: &super::TrailStep| {
        let because = match step.because.as_str() {
            "" => String::new(),
            because => format!(": {}", escape(because)),
        };
        let source = step.source.as_ref().map(source).unwrap_or_default();
        let line = format!(
            "- `{}={}`{because} {source}",
            step.question,
            answer(&step.answer)
        );
        String::from(line.trim_end())
    };
    report.trail.iter().map(line).collect()
}

fn table(option: &BillOption, currency: &str, left_out: usize) -> String {
    let mut text = String::from(
        "| Item | Component | Quantity and rate | Amount |\n| --- | --- | --- | ---: |\n",
    );
    for line in &option.lines {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} |",
            escape(&line.item),
            escape(&line.component),
            escape(&quantity(line)),
            line.amount.as_deref().unwrap_or("unknown"),
        );
    }
    let _ = writeln!(text, "| | **Total** | | **{currency} {}** |", option.total);
    if let Some(said) = incomplete(option, left_out) {
        let _ = write!(text, "\n{said}\n");
    }
    let unknown = option.unknown.iter().map(|rate| {
        format!(
            "- `{}` in {}: {}",
            rate.rate,
            rate.region,
            escape(&rate.help)
        )
    });
    section(&mut text, "Unknown", unknown.collect());
    let old = option.old.iter().map(|rate| {
        format!(
            "- `{}` in {} was read on {}, more than {} months ago",
            rate.rate, rate.region, rate.date, rate.months
        )
    });
    section(&mut text, "To be read again", old.collect());
    text
}

/// A sentence with names between backticks, which alone are left as they are.
fn ticked(line: &str) -> String {
    let parts = line.split('`').enumerate();
    let parts = parts.map(|(position, part)| match position.checked_rem(2) {
        Some(1) => format!("`{part}`"),
        _ => escape(part),
    });
    parts.collect()
}

/// What a source prints, and what holds instead.
fn dispute(dispute: &DisputeText) -> String {
    format!(
        "- printed: {} {}; holds: {} {}",
        escape(&dispute.printed),
        source(&dispute.printed_source),
        escape(&dispute.holds),
        source(&dispute.holds_source)
    )
}

/// The bill of a file, then its resources.
#[must_use]
pub fn file_bill(priced: &FileBill) -> String {
    let mut text = bill_without(&priced.bill, priced.resources.left_out());
    for (heading, lines) in inventory(&priced.resources) {
        let lines = lines.iter().map(|line| format!("- {}", escape(line)));
        section(&mut text, heading, lines.collect());
    }
    text
}

/// A heading and its lines; nothing where there are no lines.
fn section(text: &mut String, heading: &str, lines: Vec<String>) {
    if !lines.is_empty() {
        let _ = write!(text, "\n### {heading}\n\n{}\n", lines.join("\n"));
    }
}

fn source(source: &SourceText) -> String {
    let named = escape(&super::text::source(source));
    match source.url.as_str() {
        "" => format!("({named})"),
        url => format!("([{named}]({url}))"),
    }
}

/// The text with every sign that Markdown would read as its own set in front with a backslash.
///
/// What stands in backquotes is a name and is kept as it is.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut name = false;
    for sign in text.chars() {
        name ^= sign == '`';
        let own = matches!(sign, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '#');
        if sign == '|' || (own && !name) {
            escaped.push('\\');
        }
        escaped.push(if sign == '\n' { ' ' } else { sign });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_markdown_are_kept_from_it_but_names_stay() {
        for (text, escaped) in [
            ("a * b_c", "a \\* b\\_c"),
            ("`a_b*` and <b>", "`a_b*` and \\<b\\>"),
            ("`a|b`", "`a\\|b`"),
            ("two\nlines", "two lines"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }
}
