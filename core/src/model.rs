//! What is meant: the checked model that every answer is computed from.
//!
//! Names are resolved to positions in the model's own lists, expressions are typed, decisions are
//! diagrams. Nothing here knows how it was written.

mod billed;
mod blueprint;
mod catalogue;
mod claim;
mod decision;
mod diagram;
mod expression;
mod period;
mod placement;
mod prune;
mod question;
mod rulebook;
mod tariff;

use alloc::string::String;
use alloc::vec::Vec;

pub use billed::{AttributeTest, Billed, Count, Held, ResourceBill};
pub use blueprint::{
    Attribute, Blueprint, Construct, Drawings, Each, Gives, Here, Input, Note, NoteKind,
    PackedDrawings, Resource, Shape, Takes, Term, Word,
};
pub use catalogue::{Catalogue, Entry, Field, FieldKind, FieldValue};
pub use claim::{Amount, Claim, Loop, Path, Set};
pub use decision::{
    BillItem, Caution, Decision, Endpoint, Guard, Outcome, Piece, Purpose, Rule, Template,
};
pub use diagram::{Classes, Cut, Diagram, MOST_VARIABLES, Node, Target, Variable};
pub use expression::{Comparison, Condition, Formula, OfOption, Step};
pub use period::Period;
pub use placement::{Placement, PlacementCharge, Role};
pub use question::{Kind, Options, Question, QuestionOption};
pub use rulebook::{
    Check, CheckTitle, Entity, EntityField, FactKind, KeyRule, Packed, Rulebook, Severity, Subject,
    Wording,
};
pub use tariff::{
    Free, Line, Price, Quantity, QuantityKind, RateRow, Reading, Tariff, Tier, Toward, Waiver,
};

use crate::date::Date;
use crate::image::{self, ImageError, Reader, Stored, Writer, stored};
use crate::quantity::Decimal;

/// Everything that the specs say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Model {
    /// Fingerprint of the texts it was compiled from.
    pub revision: String,
    /// Where facts come from.
    pub sources: Vec<Source>,
    /// Units that are multiples of another.
    pub units: Vec<Unit>,
    /// Kinds of records, with their records.
    pub catalogues: Vec<Catalogue>,
    /// What can be asked.
    pub questions: Vec<Question>,
    /// What can be priced.
    pub tariffs: Vec<Tariff>,
    /// What can be decided.
    pub decisions: Vec<Decision>,
    /// Where sources are wrong or disagree.
    pub disputes: Vec<Dispute>,
    /// What is checked of estates and policies.
    pub rulebook: Packed,
    /// What is checked, without how: listings need no more, and unpack nothing.
    pub checks: Vec<CheckTitle>,
    /// What each way to a service costs where many VPCs need it.
    pub placements: Vec<Placement>,
    /// What is built for outcomes.
    pub drawings: PackedDrawings,
}

impl Model {
    /// The model of an image.
    ///
    /// # Errors
    /// Where the bytes are no image, one of another version, or a damaged one.
    pub fn from_image(bytes: &[u8]) -> Result<Self, ImageError> {
        image::read(bytes)
    }

    /// The model as an image.
    #[must_use]
    pub fn to_image(&self) -> Vec<u8> {
        image::write(self)
    }

    /// The decision of this name as it is on a day; without a day, as it is at last.
    #[must_use]
    pub fn decision(&self, name: &str, on: Option<Date>) -> Option<&Decision> {
        let mut decisions = self.decisions.iter();
        decisions.find(|decision| decision.name == name && decision.period.holds(on))
    }

    /// The question of this name, and its position.
    #[must_use]
    pub fn question(&self, name: &str) -> Option<(u16, &Question)> {
        let numbered = (0_u16..).zip(&self.questions);
        numbered
            .into_iter()
            .find(|(_, question)| question.name == name)
    }

    /// The catalogue of this name.
    #[must_use]
    pub fn catalogue(&self, name: &str) -> Option<&Catalogue> {
        self.catalogues
            .iter()
            .find(|catalogue| catalogue.name == name)
    }

    /// The tariff of this name.
    #[must_use]
    pub fn tariff(&self, name: &str) -> Option<&Tariff> {
        self.tariffs.iter().find(|tariff| tariff.name == name)
    }

    /// The Regions that rates are given for.
    #[must_use]
    pub fn regions(&self) -> &[Entry] {
        self.catalogue("region")
            .map_or(&[], |catalogue| &catalogue.entries)
    }
}

/// Where facts come from.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its name in citations.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its address; empty where it has none.
    pub url: String,
    /// The day on which it was last read.
    pub verified: Option<Date>,
}

/// A statement's source.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// Position of the source.
    pub source: u16,
    /// Section of it; empty where the whole is meant.
    pub section: String,
}

/// A unit that is a multiple of another, by either reading of tier bounds.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// The multiple where bounds are binary.
    pub binary: Decimal,
    /// The multiple where bounds are decimal.
    pub decimal: Decimal,
}

/// Where a source is wrong or two disagree.
#[derive(Debug, Clone, PartialEq)]
pub struct Dispute {
    /// Its name.
    pub name: String,
    /// Names of the tariffs, outcomes, records and decisions it concerns.
    pub about: Vec<String>,
    /// What a source prints.
    pub printed: String,
    /// Where.
    pub printed_by: Citation,
    /// What holds.
    pub holds: String,
    /// By which source.
    pub holds_by: Citation,
    /// The days on which it is so.
    pub period: Period,
}

stored!(struct Model { revision, sources, units, catalogues, questions, tariffs, decisions, disputes, rulebook, checks, placements, drawings });
stored!(struct Source { name, title, url, verified });
stored!(struct Citation { source, section });
stored!(struct Unit { name, binary, decimal });
stored!(struct Dispute { name, about, printed, printed_by, holds, holds_by, period });

impl Stored for Date {
    fn store(&self, image: &mut Writer) {
        let (year, month, day) = self.parts();
        year.store(image);
        month.store(image);
        day.store(image);
    }

    fn load(reader: &mut Reader<'_>) -> Self {
        let (year, month, day) = (u16::load(reader), u8::load(reader), u8::load(reader));
        reader.or_damaged(Self::new(year, month, day), Self::EARLIEST)
    }
}

impl Stored for Decimal {
    fn store(&self, image: &mut Writer) {
        let (mantissa, places) = self.parts();
        mantissa.store(image);
        places.store(image);
    }

    fn load(reader: &mut Reader<'_>) -> Self {
        let (mantissa, places) = (i128::load(reader), u8::load(reader));
        reader.or_damaged(Self::new(mantissa, places), Self::ZERO)
    }
}
