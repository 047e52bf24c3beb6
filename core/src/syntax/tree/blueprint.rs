//! What is built for an outcome, as it was written.

use alloc::vec::Vec;

use super::{Citation, Expression, Name, Text};
pub use crate::model::{NoteKind, Shape};
use crate::quantity::Decimal;
use crate::source::Spanned;

/// `input vpc-id "..." matches "vpc-*" type "AWS::EC2::VPC::Id"`
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Its name.
    pub name: Name,
    /// What it is.
    pub title: Text,
    /// Whether it takes several values.
    pub several: bool,
    /// The catalogue that its values are records of.
    pub of: Option<Name>,
    /// A pattern with `*` that each value follows.
    pub matches: Option<Text>,
    /// What CloudFormation calls such a parameter.
    pub kind: Option<Text>,
    /// A command that finds it.
    pub run: Option<Text>,
}

/// `construct vpc-endpoint "..." { ... } [...]`
#[derive(Debug, Clone, PartialEq)]
pub struct Construct {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Text,
    /// Its resource in Terraform.
    pub terraform: Option<Text>,
    /// Its type in CloudFormation.
    pub cloudformation: Option<Text>,
    /// The command that makes it.
    pub create: Option<Text>,
    /// The command that removes it.
    pub delete: Option<Text>,
    /// A command that prints its state, and the state in which it can be used.
    pub ready: Option<(Text, Text)>,
    /// How a command is told its tags: the type of resource, `map` or `list`.
    pub tags: Option<Text>,
    /// Whether commands spell the keys of structures `likeThis`.
    pub camel: bool,
    /// What others may refer to.
    pub gives: Vec<Gives>,
    /// What can be said of it.
    pub takes: Vec<Takes>,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// `gives id terraform "id" cloudformation "Ref" cli "VpcEndpoint.VpcEndpointId"`
#[derive(Debug, Clone, PartialEq)]
pub struct Gives {
    /// Its name.
    pub name: Name,
    /// The attribute in Terraform.
    pub terraform: Option<Text>,
    /// `Ref`, or the attribute in CloudFormation.
    pub cloudformation: Option<Text>,
    /// Where it stands in what the command prints.
    pub cli: Option<Text>,
    /// The command that prints it, where it is not the one that makes the resource.
    pub look: Option<Text>,
}

/// `takes subnet-ids list`, with the names where they do not follow from its own
#[derive(Debug, Clone, PartialEq)]
pub struct Takes {
    /// Its name.
    pub name: Name,
    /// What it holds.
    pub shape: Shape,
    /// Its name in Terraform; empty where it has none.
    pub terraform: Option<Text>,
    /// Its name in CloudFormation; empty where it has none.
    pub cloudformation: Option<Text>,
    /// Its option of the command; empty where it has none.
    pub cli: Option<Text>,
}

/// `blueprint interface-endpoint "..." for endpoint.interface { ... } [...]`
#[derive(Debug, Clone, PartialEq)]
pub struct Blueprint {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Text,
    /// The outcomes, each as `DECISION.OUTCOME`.
    pub outcomes: Vec<Name>,
    /// What is built.
    pub resources: Vec<Resource>,
    /// What is to be known and done besides.
    pub notes: Vec<Note>,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// `resource vpc-endpoint endpoint each zone in zones when ... after ... { ... }`
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    /// Its kind.
    pub construct: Name,
    /// Its name.
    pub name: Name,
    /// What it is repeated for.
    pub each: Option<Each>,
    /// When it is built.
    pub when: Option<Expression>,
    /// Resources that must be there first.
    pub after: Vec<Name>,
    /// What is said of it.
    pub attributes: Vec<Attribute>,
}

/// `each port in service.ports`, `each zone in zones`, `each wanted in service and more-services`
#[derive(Debug, Clone, PartialEq)]
pub struct Each {
    /// What the element in hand is called.
    pub variable: Name,
    /// The question, or the field of its answer.
    pub of: Name,
    /// An input that adds records.
    pub and: Option<Name>,
}

/// `policy = endpoint-policy when service.policy is yes`
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    /// Its name.
    pub name: Name,
    /// What it is set to.
    pub value: Term,
    /// When it is said.
    pub when: Option<Expression>,
}

/// What an attribute is set to.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    /// A text with gaps.
    Text(Text),
    /// A number.
    Number(Spanned<Decimal>),
    /// An answer, an input, a field, what a resource gives; `yes` and `no`.
    Name(Name),
    /// `service.name at provider-region`: a field with another Region in it.
    At(Name, Name),
    /// `subnet-ids[zone]`
    Element(Name, Name),
    /// `[a, b]`
    List(Vec<Term>),
    /// `{ a = b }`
    Block(Vec<Attribute>),
}

/// `verify "..." run "..." expect "..." when ...` and other notes
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// What it is for.
    pub kind: NoteKind,
    /// What is said.
    pub text: Text,
    /// Commands.
    pub run: Vec<Text>,
    /// What they print.
    pub expect: Option<Text>,
    /// When it is said.
    pub when: Option<Expression>,
}
