//! One editor's session: what is open, and what it asks.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::{Value, json};
use tollgate_core::source::Span;
use tollgate_core::syntax::formatted;

use super::declared::declared;
use super::message::{answered, failed, told};
use super::spot::spot;
use super::surroundings::{Document, around};
use super::{completion, findings, goto, hover, place};
use crate::exit::Exit;

/// Error codes of the protocol.
const NOT_READY: i32 = -32002;
const INVALID_REQUEST: i32 = -32600;
const UNKNOWN_METHOD: i32 = -32601;
const INVALID_PARAMS: i32 = -32602;

/// How far the session is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Fresh,
    Ready,
    ShutDown,
    Over { asked_first: bool },
}

/// The state of a session.
pub struct Session {
    stage: Stage,
    overlays: Vec<PathBuf>,
    documents: BTreeMap<String, Document>,
    /// Whether something changed since the files were checked.
    stale: bool,
    /// What was told last about each file.
    shown: BTreeMap<String, Value>,
}

impl Session {
    /// A session that was not greeted yet.
    pub fn new(overlays: Vec<PathBuf>) -> Self {
        Self {
            stage: Stage::Fresh,
            overlays,
            documents: BTreeMap::new(),
            stale: false,
            shown: BTreeMap::new(),
        }
    }

    /// Whether the editor said goodbye.
    pub const fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Over { .. })
    }

    /// How the run ends: well only where `shutdown` came before `exit`.
    pub const fn exit(&self) -> Exit {
        match self.stage {
            Stage::ShutDown | Stage::Over { asked_first: true } => Exit::Fine,
            Stage::Fresh | Stage::Ready | Stage::Over { asked_first: false } => Exit::No,
        }
    }

    /// Handles a message; what is to be sent back.
    pub fn handle(&mut self, message: &Value) -> Vec<Value> {
        let id = message.get("id");
        let params = message.get("params").unwrap_or(&Value::Null);
        match (message.get("method").and_then(Value::as_str), id) {
            (Some(method), Some(id)) => vec![self.request(method, id, params)],
            (Some(method), None) => {
                self.notice(method, params);
                Vec::new()
            }
            // An answer to something that was never asked.
            (None, Some(_))
                if message.get("result").is_some() || message.get("error").is_some() =>
            {
                Vec::new()
            }
            (None, id) => {
                let id = id.unwrap_or(&Value::Null);
                vec![failed(id, INVALID_REQUEST, "a message needs a `method`")]
            }
        }
    }

    /// Checks the open files where something changed; what is to be told about them.
    pub fn check(&mut self) -> Vec<Value> {
        if !self.stale || self.stage != Stage::Ready {
            return Vec::new();
        }
        self.stale = false;
        let found = findings::findings(&self.documents, &self.overlays);
        let mut told = Vec::new();
        for (uri, diagnostics) in &found {
            if self.shown.get(uri) != Some(diagnostics) {
                told.push(publication(uri, diagnostics));
            }
        }
        for uri in self.shown.keys().filter(|uri| !found.contains_key(*uri)) {
            told.push(publication(uri, &json!([])));
        }
        self.shown = found;
        told
    }

    fn request(&mut self, method: &str, id: &Value, params: &Value) -> Value {
        match (self.stage, method) {
            (Stage::Fresh, "initialize") => {
                self.stage = Stage::Ready;
                answered(id, &abilities())
            }
            (Stage::Fresh, _) => failed(id, NOT_READY, "`initialize` comes first"),
            (Stage::ShutDown | Stage::Over { .. }, _) => {
                failed(id, INVALID_REQUEST, "after `shutdown` only `exit` follows")
            }
            (Stage::Ready, "initialize") => {
                failed(id, INVALID_REQUEST, "`initialize` comes only once")
            }
            (Stage::Ready, "shutdown") => {
                self.stage = Stage::ShutDown;
                answered(id, &Value::Null)
            }
            (Stage::Ready, "textDocument/formatting") => match self.document(params) {
                Some((_, document)) => answered(id, &layout(document)),
                None => failed(id, INVALID_PARAMS, "the file is not open"),
            },
            (
                Stage::Ready,
                "textDocument/hover" | "textDocument/definition" | "textDocument/completion",
            ) => match self.at(method, params) {
                Some(result) => answered(id, &result),
                None => failed(
                    id,
                    INVALID_PARAMS,
                    "the file is not open, or has no such place",
                ),
            },
            (Stage::Ready, _) => failed(id, UNKNOWN_METHOD, "there is no such request"),
        }
    }

    fn notice(&mut self, method: &str, params: &Value) {
        if method == "exit" {
            let asked_first = self.stage == Stage::ShutDown;
            self.stage = Stage::Over { asked_first };
        }
        let Some(document) = params.get("textDocument") else {
            return;
        };
        let Some(uri) = document.get("uri").and_then(Value::as_str) else {
            return;
        };
        let text = match method {
            "textDocument/didOpen" => document.get("text"),
            // Each change holds the whole text, so the last one is what counts.
            "textDocument/didChange" if self.documents.contains_key(uri) => params
                .get("contentChanges")
                .and_then(Value::as_array)
                .and_then(|changes| changes.last())
                .filter(|change| change.get("range").is_none())
                .and_then(|change| change.get("text")),
            "textDocument/didClose" => {
                self.documents.remove(uri);
                // What was told about it goes with it at the next check.
                self.stale = true;
                None
            }
            _ => None,
        };
        if let Some(text) = text.and_then(Value::as_str) {
            let document = Document::new(uri, text.to_string());
            self.documents.insert(uri.to_string(), document);
            self.stale = true;
        }
    }

    /// The open file that a request is about.
    fn document(&self, params: &Value) -> Option<(&str, &Document)> {
        let uri = params.get("textDocument")?.get("uri")?.as_str()?;
        let (uri, document) = self.documents.get_key_value(uri)?;
        Some((uri, document))
    }

    /// Answers what is asked about a place in a file.
    fn at(&self, method: &str, params: &Value) -> Option<Value> {
        let (uri, document) = self.document(params)?;
        let offset = place::offset(&document.text, params.get("position")?)?;
        let around = around(uri, &self.documents, &self.overlays);
        let names = declared(&around.files);
        let spot = spot(&document.text, offset);
        Some(match method {
            "textDocument/hover" => hover::hover(&document.text, &spot, &names, &around),
            "textDocument/definition" => goto::definition(&spot, &names, &around),
            _ => completion::completion(&document.text, &spot, &names),
        })
    }
}

/// What this server can do.
fn abilities() -> Value {
    json!({
        "capabilities": {
            "positionEncoding": "utf-16",
            "textDocumentSync": { "openClose": true, "change": 1 },
            "hoverProvider": true,
            "definitionProvider": true,
            "completionProvider": { "triggerCharacters": ["[", "."] },
            "documentFormattingProvider": true,
        },
        "serverInfo": { "name": "tollgate", "version": env!("CARGO_PKG_VERSION") },
    })
}

fn publication(uri: &str, diagnostics: &Value) -> Value {
    let params = json!({ "uri": uri, "diagnostics": diagnostics });
    told("textDocument/publishDiagnostics", &params)
}

/// The edits that bring a file into its layout; none where it does not follow the grammar.
fn layout(document: &Document) -> Value {
    match formatted(&document.text) {
        Ok(text) if text != document.text => {
            let whole = Span::new(0, document.text.len());
            json!([{ "range": place::range(&document.text, whole), "newText": text }])
        }
        Ok(_) | Err(_) => json!([]),
    }
}
