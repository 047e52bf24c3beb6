//! What is wrong with a policy as it is written, before it is asked anything.

use alloc::string::String;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, Span};

/// Something that is wrong with a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What kind of mistake it is.
    pub kind: FaultKind,
    /// JSON pointer to it.
    pub pointer: String,
    /// Where it stands.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to write instead; empty where nothing is known.
    pub help: String,
}

/// The kinds of mistakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// A value of the wrong kind.
    Kind,
    /// An element that policies do not have.
    UnknownElement,
    /// An element that is missing.
    MissingElement,
    /// An element that is there twice, or beside its complement.
    RepeatedElement,
    /// A word that is not allowed there.
    UnknownValue,
    /// An operator that does not exist.
    UnknownOperator,
    /// `Null` with a suffix or a prefix.
    NullSuffix,
    /// A key that differs from another in the case of letters only.
    RepeatedKey,
    /// A condition without values, which never matches.
    NoValues,
    /// A text that is too long.
    TooLong,
}

impl FaultKind {
    /// Whether a policy with it can still be asked.
    #[must_use]
    pub const fn is_harmless(self) -> bool {
        match self {
            Self::RepeatedKey | Self::NoValues => true,
            Self::Kind
            | Self::UnknownElement
            | Self::MissingElement
            | Self::RepeatedElement
            | Self::UnknownValue
            | Self::UnknownOperator
            | Self::NullSuffix
            | Self::TooLong => false,
        }
    }

    const fn code(self) -> Code {
        match self {
            Self::Kind => Code::Json,
            Self::UnknownElement | Self::UnknownOperator => Code::UnknownName,
            Self::MissingElement => Code::MissingField,
            Self::RepeatedElement | Self::RepeatedKey => Code::DuplicateField,
            Self::UnknownValue | Self::NullSuffix | Self::NoValues => Code::UnknownValue,
            Self::TooLong => Code::Limit,
        }
    }
}

impl Fault {
    /// The same for whoever needs a policy without mistakes.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let place = Place {
            file: 0,
            span: self.span,
        };
        let help = (!self.help.is_empty()).then(|| self.help.clone());
        Diagnostic::error(self.kind.code(), place, self.message.clone()).maybe_help(help)
    }
}
