//! The stable names of the rules that a diagnostic can report.

/// Which rule was broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// The text does not follow the grammar.
    Syntax,
    /// Two items or members have one name.
    DuplicateName,
    /// A name that nothing declares.
    UnknownName,
    /// A value outside what its question or field takes.
    UnknownValue,
    /// A fact without a source.
    MissingCitation,
    /// An expression of the wrong type.
    TypeMismatch,
    /// Units that cannot be added, compared or priced.
    UnitMismatch,
    /// A branch that no answer reaches.
    UnreachableBranch,
    /// Answers that no branch covers.
    MissingCase,
    /// Branches that hold for the same answers.
    Overlap,
    /// A comparison that no answer meets, or every answer.
    ImpossibleComparison,
    /// Parts of a condition that cannot hold together, or of which one always holds.
    Contradiction,
    /// A question asked twice on one way.
    AskedTwice,
    /// A question, outcome or branch that is never used.
    Unused,
    /// Branches that lead back to themselves.
    Loop,
    /// Tiers that do not rise.
    Tiers,
    /// Two rates for one day.
    DoubleRate,
    /// Days between two rates on which none holds.
    Gap,
    /// A value that is too long, too deep or too large.
    Limit,
    /// An example whose expectation does not hold.
    ExampleFailed,
    /// Input that is not JSON.
    Json,
    /// A field that is missing from the input.
    MissingField,
    /// A field given twice.
    DuplicateField,
    /// A number that is not allowed there.
    Number,
    /// An answer that does not suit its question.
    Answer,
    /// A share text that cannot be read.
    Share,
    /// Something that this build leaves out.
    LeftOut,
}

impl Code {
    /// The name it is printed as.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::DuplicateName => "duplicate-name",
            Self::UnknownName => "unknown-name",
            Self::UnknownValue => "unknown-value",
            Self::MissingCitation => "missing-citation",
            Self::TypeMismatch => "type-mismatch",
            Self::UnitMismatch => "unit-mismatch",
            Self::UnreachableBranch => "unreachable-branch",
            Self::MissingCase => "missing-case",
            Self::Overlap => "overlap",
            Self::ImpossibleComparison => "impossible-comparison",
            Self::Contradiction => "contradiction",
            Self::AskedTwice => "asked-twice",
            Self::Unused => "unused",
            Self::Loop => "loop",
            Self::Tiers => "tiers",
            Self::DoubleRate => "double-rate",
            Self::Gap => "gap",
            Self::Limit => "limit",
            Self::ExampleFailed => "example-failed",
            Self::Json => "json",
            Self::MissingField => "missing-field",
            Self::DuplicateField => "duplicate-field",
            Self::Number => "number",
            Self::Answer => "answer",
            Self::Share => "share",
            Self::LeftOut => "left-out",
        }
    }
}
