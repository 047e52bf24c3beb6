//! What is built for a decision's outcome, in every dialect.

use alloc::string::String;
use alloc::vec::Vec;

use super::{BillOption, BuiltPolicy, Caution, QuestionText, SourceText};

/// A plan, or what is still to be answered before there is one.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanReport {
    /// Identifier of the decision.
    pub decision: String,
    /// How far the plan is.
    pub status: PlanStatus,
    /// The question to answer next; absent where none is open.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub question: Option<QuestionText>,
    /// What must be answered or given first: questions, and values of the policy.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub needed: Vec<String>,
    /// What the decision came to; absent while it is open.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub outcome: Option<PlanOutcome>,
    /// What the code takes as variables, with the values that were given.
    pub inputs: Vec<PlanInput>,
    /// What is built, in order.
    pub resources: Vec<PlanResource>,
    /// What must be so before anything is built.
    pub before: Vec<PlanNote>,
    /// What is to be done, in order.
    pub steps: Vec<String>,
    /// What shows that it works.
    pub verify: Vec<PlanNote>,
    /// What becomes of connections that are open.
    pub connections: Vec<PlanNote>,
    /// What to watch.
    pub watch: Vec<PlanNote>,
    /// What to mind when it is taken back.
    pub rollback: Vec<PlanNote>,
    /// What to mind with this outcome.
    pub cautions: Vec<Caution>,
    /// What it costs a month, where all that the bill needs was answered.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub price: Option<BillOption>,
    /// The policy of the resource that the endpoint's own is completed by.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub resource_policy: Option<BuiltPolicy>,
    /// Values that further statements of the policies need; without them they are left out.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub policy_missing: Vec<String>,
    /// Answers and inputs that nothing of the plan depends on.
    pub unused: Vec<String>,
    /// Where the plan is from.
    pub sources: Vec<SourceText>,
    /// The decision's answers as a short text that every front end reads.
    pub share: String,
    /// Terraform; empty where nothing is built.
    pub terraform: String,
    /// A CloudFormation template in YAML; empty where nothing is built.
    pub cloudformation: String,
    /// A script of AWS commands; empty where nothing is built.
    pub aws_cli: String,
}

/// How far a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum PlanStatus {
    /// More answers are needed.
    Open,
    /// It can be built.
    Ready,
    /// The outcome needs nothing that code could build: the steps are all there is.
    Nothing,
}

/// What the decision came to.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanOutcome {
    /// Identifier of the outcome.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it means.
    pub summary: String,
}

/// Something that the code takes as a variable.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanInput {
    /// Its name.
    pub id: String,
    /// What it is.
    pub text: String,
    /// Whether it takes several values.
    pub several: bool,
    /// The values given; empty where it is still to be set.
    pub values: Vec<String>,
    /// A command that finds it; empty where none is known.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "String::is_empty"))]
    pub run: String,
}

/// A resource of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanResource {
    /// Its name.
    pub id: String,
    /// What it is.
    pub text: String,
    /// Its address in Terraform; empty where it has none there.
    pub terraform: String,
    /// Its name in CloudFormation; empty where it has none there.
    pub cloudformation: String,
}

/// Something to know or to do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanNote {
    /// What it is.
    pub text: String,
    /// Commands, in the variables of the script.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub run: Vec<String>,
    /// What they print.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "String::is_empty"))]
    pub expect: String,
}
