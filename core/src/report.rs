//! What leaves the building: every answer of the engine, in the user's words.
//!
//! Field order is the order of the JSON keys, and no front end has a copy of these types.
//! Money and quantities are decimal strings, identifiers are those of the specs.

mod bill;
mod built;
mod choice;
mod coverage;
mod finding;
mod inventory;
mod lint;
mod listing;
mod matrix;
mod placement;
mod plan;
mod policy;
mod source;
mod trace;

pub mod csv;
pub mod html;
#[cfg(feature = "serde")]
pub mod json;
pub mod markdown;
pub mod quote;
pub mod sarif;
pub mod svg;
pub mod text;

pub use bill::{
    Bill, BillLine, BillOption, BillRange, BreakEven, CostPoint, OldRate, RateSource, Sensitivity,
    UnknownRate,
};
pub use built::{
    BuiltCondition, BuiltPolicies, BuiltPolicy, BuiltStatement, Difference, PolicyDiff,
};
pub use choice::{
    Alternative, Answer, Caution, Change, ChangedAnswer, Conclusion, DecisionReport,
    DecisionStatus, EndpointShape, OptionText, QuestionKind, QuestionText, Reason, Refinement,
    Setting, TrailStep, WhyNot,
};
pub use coverage::{DecisionCoverage, MissingCaution, MissingWay};
pub use finding::{DiagnosticReport, SpecReport};
pub use inventory::UnknownUsage;
pub use inventory::{
    FileBill, FreeResources, Inventory, MissingQuantity, NotPriced, PricedResource, ResourcePlace,
    ResourceQuantity,
};
pub use lint::{
    AcceptedFinding, FindingPlan, LintFinding, LintPlace, LintReport, LintSummary, NotEvaluated,
};
pub use listing::{
    Catalogue, Choices, DecisionText, Entry, ListText, RegionText, SpecsVersion, TariffText,
    Version,
};
pub use matrix::{MatrixCell, MatrixChange, MatrixReport, MatrixSum};
pub use placement::{Flip, HubReport, Placed, PlacementAlternative, PlacementReport};
pub use plan::{PlanInput, PlanNote, PlanOutcome, PlanReport, PlanResource, PlanStatus};
pub use policy::{
    CaseId, ContextKey, Dependence, GateReport, Simulation, SkippedGate, StatementReport,
};
pub use source::{DisputeText, SourceText};
pub use trace::{SkippedPart, TraceBefore, TracePlace, TraceReport, TraceStep};
