//! What the screen knows: an estate, what is asked of it, and what that comes to.

use tollgate_core::diagnostic::Diagnostic;
use tollgate_core::estate::Estate;
use tollgate_core::report::{MatrixReport, TraceReport};
use tollgate_core::trace::attempt::{matrix_after, trace_after};
use tollgate_core::trace::{Knowledge, Request};

use crate::wizard::field::TextLine;
use crate::wizard::state::Size;

/// The fields: what each is called, and what stands in it at first.
pub const FIELDS: [(&str, &str); 4] = [("from", ""), ("to", ""), ("protocol", "tcp"), ("try", "")];
/// The field of the start.
pub const FROM: usize = 0;

/// What packets are followed by and in.
pub struct World<'model> {
    /// What the rules know.
    pub known: Knowledge<'model>,
    /// What stands.
    pub estate: Estate,
    /// Where a packet may start: subnets, instances, interfaces, and outside.
    pub starts: Vec<String>,
}

/// The state of the screen between two keys.
#[derive(Debug, Clone)]
pub struct Map {
    /// How large the screen is.
    pub size: Size,
    /// What was asked, field by field.
    pub texts: [String; FIELDS.len()],
    /// The field that has the keys.
    pub row: usize,
    /// What is typed into it.
    pub line: TextLine,
    /// What has the keys.
    pub panel: Panel,
    /// The first line of the steps or of the table that is shown.
    pub top: usize,
    /// The way; absent where the request makes none.
    pub way: Option<TraceReport>,
    /// Why it does not.
    pub wrong: Vec<String>,
    /// Who gets where, once it was asked for.
    pub all: Option<MatrixReport>,
    /// Whether the keys are explained.
    pub help: bool,
}

/// What has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// The fields.
    Fields,
    /// The steps.
    Steps,
    /// Every subnet and every service.
    All,
}

impl<'model> World<'model> {
    /// An estate, and what packets are followed by in it.
    pub fn new(known: Knowledge<'model>, estate: Estate) -> Self {
        let instances = estate.instances.iter().map(|it| it.id);
        let subnets = estate.subnets.iter().map(|it| it.id);
        let interfaces = estate.interfaces.iter().map(|it| it.id);
        let inside = instances.chain(subnets).chain(interfaces);
        let inside = inside.map(|id| estate.text(id).to_string());
        let outside = ["on-premises", "internet"].map(str::to_string);
        let starts = inside.filter(|it| !it.is_empty()).chain(outside).collect();
        Self {
            known,
            estate,
            starts,
        }
    }
}

impl Map {
    /// The first start of an estate, and nowhere to go yet.
    pub fn new(world: &World<'_>, size: Size) -> Self {
        let mut texts = FIELDS.map(|(_, text)| text.to_string());
        if let (Some(text), Some(first)) = (texts.get_mut(FROM), world.starts.first()) {
            text.clone_from(first);
        }
        let mut map = Self {
            size,
            line: TextLine::offering(String::new()),
            texts,
            row: FROM + 1,
            panel: Panel::Fields,
            top: 0,
            way: None,
            wrong: Vec::new(),
            all: None,
            help: false,
        };
        map.ask(world);
        map
    }

    /// What stands in a field.
    pub fn text(&self, row: usize) -> &str {
        self.texts.get(row).map_or("", |it| it.trim())
    }

    /// Goes to a field.
    pub fn go(&mut self, row: usize) {
        self.row = row.min(FIELDS.len() - 1);
        self.line = TextLine::offering(self.text(self.row).to_string());
        self.line.offered = false;
    }

    /// Puts a text into a field, as if it were typed there.
    pub fn set(&mut self, world: &World<'_>, row: usize, text: &str) {
        if let Some(own) = self.texts.get_mut(row) {
            *own = text.to_string();
        }
        self.all = None;
        self.ask(world);
    }

    /// Follows the packet that is asked for.
    pub fn ask(&mut self, world: &World<'_>) {
        let [from, to, protocol, changes] = [0, 1, 2, 3].map(|row| self.text(row).to_string());
        (self.way, self.wrong) = (None, Vec::new());
        if to.is_empty() {
            self.wrong
                .push("say where it goes: a host name or an address".to_string());
            return;
        }
        let request = Request {
            from,
            to,
            protocol: Some(protocol).filter(|it| !it.is_empty()),
            case: None,
        };
        let changes = listed(&changes);
        let mut tried = world.estate.clone();
        match trace_after(&world.known, &mut tried, &request, &changes) {
            Ok(way) => self.way = Some(way),
            Err(wrong) => self.wrong = said(&wrong),
        }
    }

    /// Follows a packet from every subnet to every service, or to the field's hosts and services.
    pub fn ask_all(&mut self, world: &World<'_>) {
        let protocol = Some(self.text(2).to_string()).filter(|it| !it.is_empty());
        let changes = listed(self.text(3));
        let mut tried = world.estate.clone();
        let earlier = Some(&world.estate);
        let protocol = protocol.as_deref();
        match matrix_after(&world.known, earlier, &mut tried, &[], protocol, &changes) {
            Ok(all) => self.all = Some(all),
            Err(wrong) => self.wrong = said(&wrong),
        }
    }
}

/// Changes, with spaces between.
fn listed(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_string).collect()
}

fn said(wrong: &[Diagnostic]) -> Vec<String> {
    let lines = wrong.iter().map(|it| match &it.help {
        Some(help) => format!("{}: {help}", it.message),
        None => it.message.clone(),
    });
    lines.collect()
}
