//! The start: everything that can be done here, and where one was left.

use tollgate_core::facts::{Answers, read_share};
use tollgate_core::report::OptionText;

use super::picker::{Picker, Several};
use super::rules::Rules;

/// Something to start with.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// An earlier wizard to go on with.
    Session(String, Answers),
    /// A decision, or a playbook.
    Decision(String),
    /// A screen of its own.
    Tool(Tool),
    /// A share text that somebody sent.
    Share,
}

/// A screen of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// What resources cost.
    Price,
    /// What policies let through.
    Policy,
    /// Where packets go in an estate.
    Trace,
    /// What is wrong in an estate.
    Audit,
}

impl Tool {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Price, Self::Policy, Self::Trace, Self::Audit];

    /// What stands in the place of a decision for it, on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Policy => "policy",
            Self::Trace => "trace",
            Self::Audit => "audit",
        }
    }

    /// Whether it looks at an estate, which lies in a folder or a file.
    pub const fn needs_estate(self) -> bool {
        match self {
            Self::Price | Self::Policy => false,
            Self::Trace | Self::Audit => true,
        }
    }

    const fn says(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Price => (
                "Price",
                "What does it cost a month?",
                "Resources with their quantities, options side by side, every rate with its tier and where it was read.",
            ),
            Self::Policy => (
                "Policy",
                "Who may pass, and at which gate is a call refused?",
                "Policies of endpoint, resource and caller side by side, what is wrong with them, and a request to try.",
            ),
            Self::Trace => (
                "Trace",
                "Where does a packet go in what stands?",
                "An estate is a folder or file of what AWS commands print, a plan, a state or a template; \
                 `tollgate collect` prints a script that gathers one.",
            ),
            Self::Audit => (
                "Audit",
                "What is wrong in what stands, and what mends it?",
                "An estate is a folder or file of what AWS commands print, a plan, a state or a template; \
                 `tollgate collect` prints a script that gathers one.",
            ),
        }
    }
}

/// Everything that can be started with, and how it is listed: what was left first, then the main decision, the
/// screens, the other decisions, and the playbooks.
pub fn entries(rules: &Rules) -> Vec<(Entry, OptionText)> {
    let mut entries: Vec<(Entry, OptionText)> = rules
        .recent
        .iter()
        .filter_map(|it| session(rules, it))
        .collect();
    let mut decisions = rules.choices.decisions.iter().map(|decision| {
        let group = if decision.kind == PLAYBOOK {
            "Mend"
        } else {
            "Decide"
        };
        let entry = Entry::Decision(decision.id.clone());
        (entry, option(&decision.id, group, &decision.title, ""))
    });
    entries.extend(decisions.next());
    for tool in Tool::ALL {
        let (group, title, help) = tool.says();
        entries.push((Entry::Tool(tool), option(tool.word(), group, title, help)));
    }
    entries.extend(decisions);
    let title = "Open a share text that somebody sent";
    let help =
        "It begins with `v1.`; the page, the npm package and `--resume` read and print the same.";
    entries.push((Entry::Share, option("", "Share", title, help)));
    entries
}

/// What kind of decision finds a fault.
const PLAYBOOK: &str = "playbook";

/// The list of all, with the cursor on a decision.
pub fn picker(rules: &Rules, chosen: Option<&str>) -> Picker {
    let entries = entries(rules);
    let at = entries.iter().position(|(entry, _)| match (entry, chosen) {
        (Entry::Decision(id), Some(chosen)) => id == chosen,
        (Entry::Decision(_), None) => true,
        (Entry::Session(..) | Entry::Tool(_) | Entry::Share, _) => false,
    });
    let options = entries.into_iter().map(|(_, option)| option);
    let mut picker = Picker::new(options.collect(), Several::No);
    picker.cursor = at.unwrap_or(0);
    picker
}

/// What has the cursor.
pub fn current(rules: &Rules, picker: &Picker) -> Option<Entry> {
    let index = *picker.shown.get(picker.cursor)?;
    Some(entries(rules).into_iter().nth(index)?.0)
}

fn option(id: &str, group: &str, title: &str, help: &str) -> OptionText {
    OptionText {
        id: id.to_string(),
        text: format!("{group:<6} {title}"),
        help: help.to_string(),
    }
}

/// What was left, where these rules know its decision.
fn session(rules: &Rules, share: &str) -> Option<(Entry, OptionText)> {
    let (decision, answers) = read_share(share).ok()?;
    let title = &rules.decision(&decision)?.title;
    let given = answers.given.iter();
    let words: Vec<String> = given
        .map(|(question, answer)| rules.answer(question, answer))
        .collect();
    let option = option("", "Go on", title, &words.join("; "));
    let text = match words.len() {
        1 => format!("{} (1 answer)", option.text),
        many => format!("{} ({many} answers)", option.text),
    };
    Some((
        Entry::Session(decision, answers),
        OptionText { text, ..option },
    ))
}
