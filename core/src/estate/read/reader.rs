//! Values of a dump by what they are meant to be; odd ones are noted and read as not known.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::later::Later;
use crate::address::{Range, range};
use crate::estate::{Estate, Kind, Mark, Name, Part, Scope, Skipped, Spot};
use crate::json::cursor::{self, Cursor};
use crate::source::SourceFile;

/// The longest value that a message repeats.
const SHOWN: usize = 60;

/// A file that is being read into an estate.
pub struct Reader<'run, 'text> {
    /// Where in the file.
    pub cursor: Cursor<'text>,
    /// What it is read into.
    pub estate: &'run mut Estate,
    /// What waits for things of other files.
    pub later: &'run mut Later,
    /// The name of the file.
    pub name: &'text str,
    file: u16,
    scope: Scope,
    /// Whether it told of anything, or of what is passed over.
    pub told: bool,
    /// The way to the answer inside what a tool wrapped it in.
    pub inside: &'static str,
    list: Option<Name>,
    number: u32,
}

impl<'run, 'text> Reader<'run, 'text> {
    /// The front of a file.
    pub fn new(
        estate: &'run mut Estate,
        later: &'run mut Later,
        file: &'text SourceFile,
        number: u16,
        scope: Scope,
    ) -> Self {
        Self {
            cursor: Cursor::new(&file.text),
            estate,
            later,
            name: &file.name,
            file: number,
            scope,
            told: false,
            inside: "",
            list: None,
            number: 0,
        }
    }

    /// The account and the Region that the file is of, by its folders.
    pub fn home(&self) -> (Option<Name>, Option<Name>) {
        (self.scope.account, self.scope.region)
    }

    /// Notes that the file tells of a kind.
    pub fn tells(&mut self, kind: Kind) {
        self.told = true;
        self.scope.kinds |= kind.bit();
        let same = |scope: &&mut Scope| {
            (scope.account, scope.region) == (self.scope.account, self.scope.region)
        };
        match self.estate.scopes.iter_mut().find(same) {
            Some(scope) => scope.kinds |= self.scope.kinds,
            None => self.estate.scopes.push(self.scope.clone()),
        }
    }

    /// Reads a list of things, each of which is an object.
    pub fn things(&mut self, list: &str, mut each: impl FnMut(&mut Self)) {
        let outer = self.list;
        let pointer = [self.inside, list].concat();
        self.list = self.keep(&pointer);
        let mut things = 0_u32;
        if self.list() {
            while self.cursor.element() {
                self.number = things;
                things = things.saturating_add(1);
                if self.record() {
                    each(self);
                }
            }
        }
        self.list = outer;
        self.estate.parts.push(Part {
            file: self.file,
            list: String::from(list),
            things,
        });
    }

    /// The place of the thing that is being read.
    pub fn spot(&self) -> Spot {
        Spot {
            file: self.file,
            line: self.cursor.line(),
            list: self.list,
            number: Some(self.number),
        }
    }

    /// Reads the tags of the thing that is being read: only what they accept is kept.
    pub fn tags(&mut self) {
        let mut mark = Mark {
            at: self.spot(),
            ..Mark::default()
        };
        if self.list() {
            while self.cursor.element() {
                let (mut name, mut held) = (Cow::default(), Cow::default());
                if self.record() {
                    while let Some(key) = self.key() {
                        match &*key {
                            "Key" => name = self.text().unwrap_or_default(),
                            "Value" => held = self.text().unwrap_or_default(),
                            _ => self.skip(),
                        }
                    }
                }
                mark.take(&mut self.estate.names, &name, &held);
            }
        }
        if mark.rules.is_some() {
            self.estate.marks.push(mark);
        }
    }

    /// Notes what is passed over, and why.
    pub fn skipped(&mut self, what: String) {
        self.told = true;
        self.estate.skipped.push(Skipped {
            file: self.file,
            line: self.cursor.line(),
            what,
        });
    }

    /// The next field of an object.
    pub fn key(&mut self) -> Option<Cow<'text, str>> {
        self.cursor.key()
    }

    /// Passes over a field that tells nothing here.
    pub fn skip(&mut self) {
        self.cursor.skip();
    }

    /// Enters an object; anything else is noted and passed over, `null` silently.
    pub fn record(&mut self) -> bool {
        self.cursor.open_record() || self.odd("an object")
    }

    /// Enters a list, likewise.
    pub fn list(&mut self) -> bool {
        self.cursor.open_list() || self.odd("a list")
    }

    fn odd(&mut self, wanted: &str) -> bool {
        if self.cursor.kind() == cursor::Kind::Null {
            self.cursor.skip();
            return false;
        }
        let line = self.cursor.line();
        let found = self.cursor.written();
        if self.cursor.failure().is_none() {
            let shown: String = found.chars().take(SHOWN).collect();
            let what = format!("{wanted} is expected, not `{shown}`");
            self.estate.skipped.push(Skipped {
                file: self.file,
                line,
                what,
            });
        }
        false
    }

    /// A text.
    pub fn text(&mut self) -> Option<Cow<'text, str>> {
        if self.cursor.kind() == cursor::Kind::Text {
            return self.cursor.text();
        }
        self.odd("a text");
        None
    }

    /// A text as a name; AWS writes an empty one where there is none.
    pub fn name(&mut self) -> Option<Name> {
        let text = self.text().filter(|text| !text.is_empty())?;
        self.keep(&text)
    }

    /// A domain as a name: in lower case and without the dot at its end.
    pub fn domain(&mut self) -> Option<Name> {
        let text = self.text()?;
        self.keep(&domain(&text))
    }

    /// Keeps a text as a name.
    pub fn keep(&mut self, text: &str) -> Option<Name> {
        self.estate.names.keep(text)
    }

    /// The last part of a path or an ARN as a name.
    pub fn last_part(&mut self) -> Option<Name> {
        let text = self.text()?;
        let last = text.rsplit(['/', ':']).next().unwrap_or(&text);
        self.keep(last)
    }

    /// Several texts as names.
    pub fn names(&mut self) -> Vec<Name> {
        let mut names = Vec::new();
        if self.list() {
            while self.cursor.element() {
                names.extend(self.name());
            }
        }
        names
    }

    /// The same field of each object of a list, as names.
    pub fn each(&mut self, field: &str) -> Vec<Name> {
        let mut names = Vec::new();
        if self.list() {
            while self.cursor.element() {
                names.extend(self.inner(field));
            }
        }
        names
    }

    /// A field of an object, as a name.
    pub fn inner(&mut self, field: &str) -> Option<Name> {
        let mut found = None;
        if self.record() {
            while let Some(key) = self.key() {
                if key == field {
                    found = self.name();
                } else {
                    self.skip();
                }
            }
        }
        found
    }

    /// The same field of each object of a list, as ranges.
    pub fn each_range(&mut self, field: &str) -> Vec<Range> {
        let mut ranges = Vec::new();
        if self.list() {
            while self.cursor.element() {
                if self.record() {
                    while let Some(key) = self.key() {
                        if key == field {
                            ranges.extend(self.range());
                        } else {
                            self.skip();
                        }
                    }
                }
            }
        }
        ranges
    }

    /// Yes or no; also where it is written as a text.
    pub fn flag(&mut self) -> Option<bool> {
        match self.cursor.kind() {
            cursor::Kind::Flag => self.cursor.flag(),
            cursor::Kind::Text => match self.cursor.text()?.as_ref() {
                "true" | "enable" | "enabled" => Some(true),
                "false" | "disable" | "disabled" => Some(false),
                other => {
                    let shown: String = other.chars().take(SHOWN).collect();
                    self.skipped(format!("yes or no is expected, not `{shown}`"));
                    None
                }
            },
            cursor::Kind::Null
            | cursor::Kind::Number
            | cursor::Kind::List
            | cursor::Kind::Record
            | cursor::Kind::Nothing => {
                self.odd("yes or no");
                None
            }
        }
    }

    /// A whole number, also as a text.
    pub fn number(&mut self) -> Option<i32> {
        let text = match self.cursor.kind() {
            cursor::Kind::Number => Cow::Borrowed(self.cursor.number()?),
            cursor::Kind::Text => self.cursor.text()?,
            cursor::Kind::Null
            | cursor::Kind::Flag
            | cursor::Kind::List
            | cursor::Kind::Record
            | cursor::Kind::Nothing => {
                self.odd("a whole number");
                return None;
            }
        };
        let number = text.parse().ok();
        if number.is_none() {
            let shown: String = text.chars().take(SHOWN).collect();
            self.skipped(format!("a whole number is expected, not `{shown}`"));
        }
        number
    }

    /// A whole number that is not below nought.
    pub fn count(&mut self) -> Option<u32> {
        self.number().and_then(|number| u32::try_from(number).ok())
    }

    /// An address or a range of them.
    pub fn range(&mut self) -> Option<Range> {
        let text = self.text()?;
        let found = range(&text);
        if found.is_none() && !text.is_empty() {
            let shown: String = text.chars().take(SHOWN).collect();
            self.skipped(format!("`{shown}` is no address and no range of them"));
        }
        found
    }

    /// How a value is written.
    pub fn written(&mut self) -> Option<Name> {
        if self.cursor.kind() == cursor::Kind::Text {
            return self.name();
        }
        if self.cursor.kind() == cursor::Kind::Null {
            self.skip();
            return None;
        }
        let text = self.cursor.written();
        self.keep(&text)
    }

    /// A word of the file's name.
    pub fn word_of_file(&mut self, is_wanted: fn(&str) -> bool) -> Option<Name> {
        let file = self.name.rsplit(['/', '\\']).next()?;
        let mut words = file.split(|sign: char| !sign.is_ascii_alphanumeric());
        self.keep(words.find(|word| is_wanted(word))?)
    }

    /// An id that begins like this and is part of the file's name.
    pub fn named_after(&mut self, beginning: &str) -> Option<Name> {
        let file = self.name.rsplit(['/', '\\']).next()?;
        let at = file.find(beginning)?;
        let rest = file.get(at..)?;
        let known = rest.get(beginning.len()..)?;
        let length = known.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let id = rest.get(..beginning.len().checked_add(length)?)?;
        (length > 0).then(|| self.keep(id)).flatten()
    }
}

/// A domain in lower case and without the dot at its end; `\052` is a star.
pub fn domain(text: &str) -> String {
    let plain = text.strip_suffix('.').unwrap_or(text);
    plain.to_ascii_lowercase().replace("\\052", "*")
}
