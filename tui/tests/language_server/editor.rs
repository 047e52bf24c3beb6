//! An editor that asks the language server over its standard input and output.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};

use serde_json::{Value, json};

/// A server and the editor's end of its pipes.
pub struct Editor {
    pub child: Child,
    pub input: ChildStdin,
    output: BufReader<ChildStdout>,
    asked: u64,
}

impl Editor {
    pub fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tollgate"))
            .args(["spec", "lsp"])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let input = child.stdin.take().expect("input is piped");
        let output = BufReader::new(child.stdout.take().expect("output is piped"));
        Self {
            child,
            input,
            output,
            asked: 0,
        }
    }

    /// A server that was greeted.
    pub fn greeted(arguments: &[&str]) -> Self {
        let mut editor = Self::start(arguments);
        let abilities = editor.ask("initialize", json!({ "capabilities": {} }));
        assert_eq!(abilities["result"]["capabilities"]["hoverProvider"], true);
        editor.tell("initialized", json!({}));
        editor
    }

    pub fn send(&mut self, text: &str) {
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.input.flush().unwrap();
    }

    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }).to_string());
    }

    /// Asks, and waits for the answer; what is told meanwhile is passed over.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        let message = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
        self.send(&message.to_string());
        self.wait(|message| message["id"] == id)
    }

    pub fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.receive();
            if wanted(&message) {
                return message;
            }
        }
    }

    pub fn receive(&mut self) -> Value {
        let mut header = String::new();
        self.output.read_line(&mut header).unwrap();
        let length = header.trim().strip_prefix("Content-Length: ");
        let length = length.expect("a header").parse().unwrap();
        self.output.read_line(&mut header).unwrap();
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    pub fn open(&mut self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "toll", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub fn change(&mut self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "version": 2 });
        let changes = json!([{ "text": text }]);
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.tell("textDocument/didChange", params);
    }

    /// The findings told next about a file.
    pub fn findings(&mut self, uri: &str) -> Vec<Value> {
        let told = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
        });
        told["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// Asks about the place where `|` stands; the file is left without it.
    pub fn at(&mut self, method: &str, uri: &str, text: &str) -> Value {
        let (before, after) = text.split_once('|').expect("a cursor");
        self.change(uri, &format!("{before}{after}"));
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
        let place = json!({ "line": line, "character": column });
        let params = json!({ "textDocument": { "uri": uri }, "position": place });
        self.ask(&format!("textDocument/{method}"), params)["result"].clone()
    }

    pub fn labels(&mut self, uri: &str, text: &str) -> Vec<String> {
        let found = self.at("completion", uri, text);
        let items = found["items"].as_array().expect("completions").iter();
        items
            .map(|item| item["label"].as_str().unwrap().to_string())
            .collect()
    }

    pub fn leave(mut self) -> ExitStatus {
        assert_eq!(self.ask("shutdown", Value::Null)["result"], Value::Null);
        self.tell("exit", Value::Null);
        self.child.wait().expect("the server ends")
    }
}
