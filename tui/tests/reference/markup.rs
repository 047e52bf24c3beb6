//! A strict reader of the HTML that the pages are made of.

use std::collections::BTreeSet;

/// Elements without an end.
const VOID: [&str; 5] = ["meta", "link", "br", "wbr", "!doctype"];

/// What a page holds, as far as other pages or rules about pages ask.
#[derive(Debug, Default)]
pub struct Read {
    /// The names of its elements, in order.
    pub elements: Vec<String>,
    /// Its anchors.
    pub anchors: BTreeSet<String>,
    /// Its links.
    pub links: Vec<String>,
    /// All names of attributes.
    pub attributes: BTreeSet<String>,
    /// Its text, without tags and with its entities resolved.
    pub text: String,
}

impl Read {
    /// How many elements of a name there are.
    pub fn count(&self, name: &str) -> usize {
        self.elements
            .iter()
            .filter(|element| *element == name)
            .count()
    }
}

/// Reads a page; whatever is not closed, nested wrongly, unquoted or not escaped is a mistake.
pub fn read(page: &str) -> Result<Read, String> {
    let mut read = Read::default();
    let mut open: Vec<String> = Vec::new();
    let mut rest = page;
    while let Some((text, from)) = rest.split_once('<') {
        read.text += &resolved(text)?;
        let (tag, after) = split_tag(from)?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            match open.pop() {
                Some(opened) if opened == name => {}
                opened => return Err(format!("</{name}> closes {opened:?}")),
            }
            continue;
        }
        let (tag, closed) = match tag.strip_suffix('/') {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let parent = open.last().map_or("", String::as_str);
        if parent == "p"
            && ["p", "ul", "ol", "dl", "div", "details", "table", "section"].contains(&name)
        {
            return Err(format!("<{name}> within <p>"));
        }
        if name == "li" && !["ul", "ol"].contains(&parent) {
            return Err(format!("<li> within <{parent}>"));
        }
        read_attributes(attributes, &mut read)?;
        read.elements.push(name.to_string());
        if !closed && !VOID.contains(&name) {
            open.push(name.to_string());
        }
    }
    read.text += &resolved(rest)?;
    if open.is_empty() {
        Ok(read)
    } else {
        Err(format!("not closed: {open:?}"))
    }
}

/// The inside of a tag, up to the bracket outside of quotes.
fn split_tag(from: &str) -> Result<(&str, &str), String> {
    let mut quoted = false;
    for (place, sign) in from.char_indices() {
        match sign {
            '"' => quoted = !quoted,
            '>' if !quoted => return Ok((&from[..place], &from[place + 1..])),
            '<' => break,
            _ => {}
        }
    }
    let start: String = from.chars().take(60).collect();
    Err(format!("a tag does not end: <{start}"))
}

fn read_attributes(attributes: &str, read: &mut Read) -> Result<(), String> {
    let mut rest = attributes.trim();
    while !rest.is_empty() {
        if rest.eq_ignore_ascii_case("html") {
            return Ok(());
        }
        let (name, from) = rest
            .split_once("=\"")
            .ok_or_else(|| format!("no quotes: {rest}"))?;
        let (value, after) = from
            .split_once('"')
            .ok_or_else(|| format!("no end: {rest}"))?;
        let value = resolved(value)?;
        match name {
            "id" if !read.anchors.insert(value.clone()) => {
                return Err(format!("two elements are `{value}`"));
            }
            "href" => read.links.push(value),
            _ => {}
        }
        read.attributes.insert(name.to_string());
        rest = after.trim_start();
    }
    Ok(())
}

/// Text with its entities resolved; a bare `&` is a mistake.
fn resolved(text: &str) -> Result<String, String> {
    let mut pieces = text.split('&');
    let mut plain = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let (entity, after) = piece
            .split_once(';')
            .ok_or_else(|| format!("a bare & before {piece}"))?;
        plain += match entity {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "#39" => "'",
            "#8594" => "\u{2192}",
            other => return Err(format!("&{other}; is not known")),
        };
        plain += after;
    }
    Ok(plain)
}
