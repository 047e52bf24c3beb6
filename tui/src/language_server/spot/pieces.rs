//! The text before the cursor in pieces, and whether the cursor is in words for people.

/// A piece of text before the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'text> {
    /// A name, a word of the language or a number.
    Word(&'text str),
    /// A brace, a comma and the like.
    Sign(char),
    /// A text in quotes.
    Quoted,
    /// A citation.
    Cited,
}

/// Where the cursor is among the pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inside {
    /// Between the pieces.
    Code,
    /// In a comment.
    Comment,
    /// In a text in quotes.
    Quotes,
    /// In a text in quotes, behind `{`.
    Gap,
    /// In a citation, in its first word.
    Source,
    /// In a citation, behind its first word.
    Section,
}

/// The pieces of a text, and where its end is.
pub fn pieces(text: &str) -> (Vec<Piece<'_>>, Inside) {
    let mut pieces = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else {
            return (pieces, Inside::Code);
        };
        if rest.starts_with("//") {
            let Some((_, after)) = rest.split_once('\n') else {
                return (pieces, Inside::Comment);
            };
            rest = after;
        } else if first == '"' {
            let Some(after) = after_quotes(rest) else {
                let gap = rest
                    .rsplit_once('{')
                    .is_some_and(|(_, gap)| !gap.contains('}'));
                return (pieces, if gap { Inside::Gap } else { Inside::Quotes });
            };
            pieces.push(Piece::Quoted);
            rest = after;
        } else if first == '[' {
            let Some((_, after)) = rest.split_once(']') else {
                let section = rest.contains(char::is_whitespace);
                return (
                    pieces,
                    if section {
                        Inside::Section
                    } else {
                        Inside::Source
                    },
                );
            };
            pieces.push(Piece::Cited);
            rest = after;
        } else if first.is_ascii_alphanumeric() {
            let after = rest.trim_start_matches(is_inside);
            let word = rest.get(..rest.len() - after.len()).unwrap_or("");
            let trimmed = word.trim_end_matches(['-', '.', ':', '/']);
            pieces.push(Piece::Word(trimmed));
            rest = rest.get(trimmed.len().max(1)..).unwrap_or("");
        } else {
            pieces.push(Piece::Sign(first));
            rest = rest.get(first.len_utf8()..).unwrap_or("");
        }
    }
}

/// Whether a sign may be part of a name.
pub fn is_inside(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "_-.:/".contains(sign)
}

/// What follows a text in quotes; nothing where it does not end.
fn after_quotes(text: &str) -> Option<&str> {
    if let Some(body) = text.strip_prefix("\"\"\"") {
        return body.split_once("\"\"\"").map(|(_, after)| after);
    }
    let mut escaped = false;
    for (offset, sign) in text.char_indices().skip(1) {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return text.get(offset + 1..),
            // A text ends on its line; what follows is read as if it had.
            '\n' => return text.get(offset..),
            _ => {}
        }
    }
    None
}
