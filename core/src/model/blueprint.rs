//! What is built for an outcome.
//!
//! Decisions and prices need none of it, so a model carries it packed.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Citation, Condition};
use crate::image::{self, ImageError, Reader, Stored, Writer, stored};
use crate::quantity::Decimal;

/// Inputs, constructs and blueprints.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawings {
    /// What is known of the place where it is built.
    pub inputs: Vec<Input>,
    /// Kinds of resources.
    pub constructs: Vec<Construct>,
    /// What is built.
    pub blueprints: Vec<Blueprint>,
}

/// Drawings as bytes; empty where there are none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackedDrawings(Vec<u8>);

/// Something that is known of the place where it is built, or becomes a variable.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Its name.
    pub name: String,
    /// What it is.
    pub title: String,
    /// Whether it takes several values.
    pub several: bool,
    /// The catalogue that its values are records of.
    pub of: Option<u16>,
    /// A pattern with `*`; empty where any value does.
    pub matches: String,
    /// What CloudFormation calls such a parameter; empty for plain words.
    pub cloudformation: String,
    /// A command that finds it; empty where none is named.
    pub run: String,
}

/// A kind of resource, and how each dialect spells it.
#[derive(Debug, Clone, PartialEq)]
pub struct Construct {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its resource in Terraform; empty where there is none.
    pub terraform: String,
    /// Its type in CloudFormation; empty where there is none.
    pub cloudformation: String,
    /// The command that makes it; empty where there is none.
    pub create: String,
    /// The command that removes it; empty where nothing is to be removed.
    pub delete: String,
    /// A command that prints its state, and the state in which it can be used; both empty where
    /// nothing has to be waited for.
    pub ready: (String, String),
    /// How the command is told its tags: the type of resource, `map`, `list`, or nothing.
    pub tags: String,
    /// Whether commands spell the keys of structures `likeThis` rather than `LikeThis`.
    pub camel: bool,
    /// What others may refer to; the first is what the commands know it by.
    pub gives: Vec<Gives>,
    /// What can be said of it.
    pub takes: Vec<Takes>,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// Something that others may refer to.
#[derive(Debug, Clone, PartialEq)]
pub struct Gives {
    /// Its name.
    pub name: String,
    /// The attribute in Terraform.
    pub terraform: String,
    /// `Ref`, or the attribute in CloudFormation.
    pub cloudformation: String,
    /// Where it stands in what the command prints.
    pub cli: String,
    /// The command that prints it; empty where it is the one that makes the resource.
    pub look: String,
}

/// Something that can be said of a resource. A name that is empty is one the dialect has not.
#[derive(Debug, Clone, PartialEq)]
pub struct Takes {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub shape: Shape,
    /// Its name in Terraform.
    pub terraform: String,
    /// Its name in CloudFormation.
    pub cloudformation: String,
    /// Its option of the command.
    pub cli: String,
}

/// What an attribute holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One text or number.
    Text,
    /// Yes or no.
    Flag,
    /// Several texts.
    List,
    /// Attributes of its own.
    Block,
    /// Several times attributes of its own.
    Blocks,
    /// Keys and values of the user's own: a map in Terraform, a list of names and values elsewhere.
    Pairs,
    /// A document in JSON, whose keys are as they are written.
    Document,
    /// The tags.
    Tags,
}

impl Shape {
    /// Every shape, with the word it is written as.
    pub const WORDS: [(&str, Self); 8] = [
        ("one", Self::Text),
        ("flag", Self::Flag),
        ("list", Self::List),
        ("block", Self::Block),
        ("blocks", Self::Blocks),
        ("pairs", Self::Pairs),
        ("document", Self::Document),
        ("tags", Self::Tags),
    ];
}

/// What is built for some outcomes; several blueprints of one outcome add up.
#[derive(Debug, Clone, PartialEq)]
pub struct Blueprint {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The outcomes: names of decision and outcome.
    pub outcomes: Vec<(String, String)>,
    /// What is built, in the order in which it can be.
    pub resources: Vec<Resource>,
    /// What is to be known and done besides.
    pub notes: Vec<Note>,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// A resource, or several alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    /// Its name.
    pub name: String,
    /// Position of its construct.
    pub construct: u16,
    /// What it is repeated for.
    pub each: Option<Each>,
    /// When it is built.
    pub when: Condition,
    /// Resources that must be there first.
    pub after: Vec<String>,
    /// What is said of it.
    pub attributes: Vec<Attribute>,
}

/// What a resource is repeated for.
#[derive(Debug, Clone, PartialEq)]
pub struct Each {
    /// The question.
    pub question: u16,
    /// The field of the record answered that lists the elements.
    pub field: Option<u16>,
    /// An input that adds records.
    pub and: Option<u16>,
}

/// Something that is said of a resource.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    /// Position among what its construct takes.
    pub takes: u16,
    /// What it is set to.
    pub value: Term,
    /// When it is said.
    pub when: Condition,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    /// Words and what fills the gaps between them; one alone keeps its kind.
    Text(Vec<Word>),
    /// A number.
    Number(Decimal),
    /// Yes or no.
    Flag(bool),
    /// Several values.
    List(Vec<Term>),
    /// Attributes of its own.
    Block(Vec<(String, Term)>),
    /// The policy of the endpoint, where one was asked for.
    Policy,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Word {
    /// Words as they are.
    Plain(String),
    /// The answer to a question.
    Answer(u16),
    /// A field of the record answered, with the Region of an input where one is named.
    Field(u16, u16, Option<u16>),
    /// An input.
    Input(u16),
    /// The value of an input that stands at the number in hand.
    Element(u16),
    /// The element in hand.
    Own,
    /// A field of the record in hand, with the Region of an input where one is named.
    OwnField(u16, Option<u16>),
    /// What a resource gives: its name, and the position among what its construct gives.
    Made(String, u16),
    /// Where it is built.
    Here(Here),
    /// A setting of the outcome's endpoints.
    Setting(String),
}

/// What is told by the place where it is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Here {
    /// The Region.
    Region,
    /// The account.
    Account,
    /// The partition, such as `aws`.
    Partition,
}

impl Here {
    /// Each of them, with the word it is written as.
    pub const WORDS: [(&str, Self); 3] = [
        ("region", Self::Region),
        ("account", Self::Account),
        ("partition", Self::Partition),
    ];
}

/// Something to know or to do besides.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// What it is for.
    pub kind: NoteKind,
    /// What is said.
    pub text: Vec<Word>,
    /// Commands.
    pub run: Vec<Vec<Word>>,
    /// What they print.
    pub expect: Vec<Word>,
    /// When it is said.
    pub when: Condition,
}

/// What a note is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {
    /// What must be so before anything is built.
    Before,
    /// What shows that it works.
    Verify,
    /// What becomes of connections that are open.
    Connections,
    /// What to watch.
    Watch,
    /// What to mind when it is taken back.
    Rollback,
}

impl NoteKind {
    /// Every kind, with the word it is written as.
    pub const WORDS: [(&str, Self); 5] = [
        ("before", Self::Before),
        ("verify", Self::Verify),
        ("connections", Self::Connections),
        ("watch", Self::Watch),
        ("rollback", Self::Rollback),
    ];
}

impl Drawings {
    /// Adds the questions that blueprints name.
    pub fn questions(&self, found: &mut Vec<u16>) {
        for blueprint in &self.blueprints {
            for resource in &blueprint.resources {
                found.extend(resource.each.as_ref().map(|each| each.question));
                resource.when.questions(found);
                for attribute in &resource.attributes {
                    attribute.when.questions(found);
                    attribute.value.questions(found);
                }
            }
            for note in &blueprint.notes {
                note.when.questions(found);
                let commands = note.run.iter().flatten();
                let words = note.text.iter().chain(&note.expect).chain(commands);
                words.for_each(|word| word.question(found));
            }
        }
    }

    /// The drawings as bytes.
    #[must_use]
    pub fn pack(&self) -> PackedDrawings {
        if *self == Self::default() {
            return PackedDrawings::default();
        }
        PackedDrawings(image::write(self))
    }
}

impl Term {
    /// Adds the questions that a value names.
    fn questions(&self, found: &mut Vec<u16>) {
        match self {
            Self::Text(words) => words.iter().for_each(|word| word.question(found)),
            Self::Number(_) | Self::Flag(_) | Self::Policy => {}
            Self::List(terms) => terms.iter().for_each(|term| term.questions(found)),
            Self::Block(inner) => inner.iter().for_each(|(_, term)| term.questions(found)),
        }
    }
}

impl Word {
    fn question(&self, found: &mut Vec<u16>) {
        match self {
            Self::Answer(question) | Self::Field(question, ..) => found.push(*question),
            Self::Plain(_)
            | Self::Input(_)
            | Self::Element(_)
            | Self::Own
            | Self::OwnField(..)
            | Self::Made(..)
            | Self::Here(_)
            | Self::Setting(_) => {}
        }
    }
}

impl PackedDrawings {
    /// The drawings; none where nothing is packed.
    ///
    /// # Errors
    /// Where the bytes hold no drawings of this version.
    pub fn unpack(&self) -> Result<Drawings, ImageError> {
        if self.0.is_empty() {
            return Ok(Drawings::default());
        }
        image::read(&self.0)
    }
}

impl Stored for PackedDrawings {
    fn store(&self, image: &mut Writer) {
        image.bytes(&self.0);
    }

    fn load(reader: &mut Reader<'_>) -> Self {
        Self(reader.bytes())
    }
}

stored!(struct Drawings { inputs, constructs, blueprints });
stored!(struct Input { name, title, several, of, matches, cloudformation, run });
stored!(struct Construct { name, title, terraform, cloudformation, create, delete, ready, tags, camel, gives, takes, citations });
stored!(struct Gives { name, terraform, cloudformation, cli, look });
stored!(struct Takes { name, shape, terraform, cloudformation, cli });
stored!(enum Shape { 0 Text, 1 Flag, 2 List, 3 Block, 4 Blocks, 5 Pairs, 6 Document, 7 Tags, });
stored!(struct Blueprint { name, title, outcomes, resources, notes, citations });
stored!(struct Resource { name, construct, each, when, after, attributes });
stored!(struct Attribute { takes, value, when });
stored!(struct Each { question, field, and });
stored!(enum Term { 0 Text(words), 1 Number(number), 2 Flag(flag), 3 List(terms), 4 Block(inner), 5 Policy, });
stored!(enum Word { 0 Plain(words), 1 Answer(question), 2 Field(question, field, at), 3 Input(input), 4 Element(input), 5 Own, 6 OwnField(field, at), 7 Made(name, gives), 8 Here(here), 9 Setting(name), });
stored!(enum Here { 0 Region, 1 Account, 2 Partition, });
stored!(struct Note { kind, text, run, expect, when });
stored!(enum NoteKind { 0 Before, 1 Verify, 2 Connections, 3 Watch, 4 Rollback, });
