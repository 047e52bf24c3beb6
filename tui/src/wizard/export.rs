//! What leaves the wizard as a text: to be copied, or saved as the ending of a file's name asks for.

use tollgate_core::plan::{Format, printed};
use tollgate_core::report::{markdown, text};

use super::leave::kept;
use super::result::{Section, paragraphs};
use super::rules::Rules;
use super::state::State;

/// The dialects of code, and under which ending each is kept.
pub const DIALECTS: [(Format, &str, &str); 3] = [
    (Format::Terraform, "Terraform", "main.tf"),
    (Format::CloudFormation, "CloudFormation", "template.yaml"),
    (Format::AwsCli, "AWS commands", "apply.sh"),
];

/// The code of the plan in a dialect; nothing where there is no plan.
pub fn code(state: &State, format: Format) -> Option<String> {
    let plan = state.further.plan.as_ref()?;
    Some(printed(plan, format))
}

/// What is copied: the share text or the code where that is open, else the section as text.
pub fn copied(rules: &Rules, state: &State) -> Option<String> {
    let report = state.report.as_ref()?;
    let text = match state.pane.section {
        Section::Share => report.share.clone(),
        Section::Code => code(state, state.dialect())?,
        section => {
            let said = paragraphs(rules, state, section).into_iter();
            let lines = said.map(|it| format!("{} {}", it.text, it.amount).trim_end().to_string());
            lines.collect::<Vec<_>>().join("\n") + "\n"
        }
    };
    Some(text).filter(|text| !text.trim().is_empty())
}

/// The name that is offered for a file.
pub fn offered(state: &State) -> &'static str {
    match (state.is_decided(), state.pane.section) {
        (true, Section::Code) => DIALECTS
            .iter()
            .find(|(format, ..)| *format == state.dialect())
            .map_or("main.tf", |(_, _, name)| name),
        (true, Section::Decision | Section::Steps) => "result.md",
        (true | false, _) => "answers.json",
    }
}

/// What a file of that name holds; why there is nothing to hold.
pub fn written(state: &State, path: &str) -> Result<String, String> {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let plan = |format| code(state, format).ok_or("there is no plan yet".to_string());
    let report = || {
        state
            .report
            .as_ref()
            .ok_or("nothing is decided yet".to_string())
    };
    match ending.to_lowercase().as_str() {
        "md" => {
            let report = report()?;
            let plan = plan(Format::Markdown).unwrap_or_default();
            let gap = if plan.is_empty() { "" } else { "\n---\n\n" };
            Ok(format!("{}{gap}{plan}", markdown::decision(report)))
        }
        "txt" => Ok(text::decision(report()?)),
        "tf" => plan(Format::Terraform),
        "yaml" | "yml" => plan(Format::CloudFormation),
        "sh" => plan(Format::AwsCli),
        "toml" => Ok(crate::answers::to_toml(&kept(state))),
        _ => Ok(kept(state).to_json()),
    }
}
