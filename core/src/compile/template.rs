//! Texts with gaps for answers: `{service}`, `{service.title}`, `{service.name}`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Checker;
use super::name::near;
use crate::diagnostic::Code;
use crate::model::{Kind, Options, Piece, Template};
use crate::syntax::tree::Text;

/// The template that a text is; a gap that names nothing is reported.
pub fn template(checker: &mut Checker<'_>, text: &Text) -> Template {
    let mut filled = Vec::new();
    for (words, gap) in pieces(checker, text) {
        if !words.is_empty() {
            filled.push(Piece::Words(words));
        }
        filled.extend(gap.and_then(|gap| piece(checker, &gap, text)));
    }
    Template { pieces: filled }
}

/// The words of a text, each with the gap behind them; the last has none.
pub fn pieces(checker: &mut Checker<'_>, text: &Text) -> Vec<(String, Option<String>)> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    let mut rest = text.value.as_str();
    while let Some(brace) = rest.find('{') {
        let (before, from) = rest.split_at_checked(brace).unwrap_or((rest, ""));
        let inside = from.strip_prefix('{').unwrap_or(from);
        if let Some(escaped) = before.strip_suffix('\\') {
            words.push_str(escaped);
            words.push('{');
            rest = inside;
            continue;
        }
        words.push_str(before);
        let Some((gap, after)) = inside.split_once('}') else {
            let message = String::from("a gap is not closed");
            let diagnostic = checker.error(Code::Syntax, text.span, message);
            checker.report(diagnostic.help("close it with `}`, or write `\\{` for a plain brace"));
            break;
        };
        pieces.push((core::mem::take(&mut words), Some(String::from(gap))));
        rest = after;
    }
    words.push_str(rest);
    if !words.is_empty() {
        pieces.push((words, None));
    }
    pieces
}

/// What fills a gap.
fn piece(checker: &mut Checker<'_>, gap: &str, text: &Text) -> Option<Piece> {
    if let Some(question) = checker.names.questions.get(gap) {
        return Some(Piece::Answer(question));
    }
    let found = gap.rsplit_once('.').and_then(|(question, field)| {
        let position = checker.names.questions.get(question)?;
        if field == "title" {
            return Some(Piece::Title(position));
        }
        let (Kind::Choice(Options::Records(catalogue)) | Kind::Set(Options::Records(catalogue))) =
            &checker.model.questions.get(usize::from(position))?.kind
        else {
            return None;
        };
        let fields = &checker
            .model
            .catalogues
            .get(usize::from(*catalogue))?
            .fields;
        let field = fields.iter().position(|known| known.name == field)?;
        Some(Piece::Field(position, u16::try_from(field).ok()?))
    });
    if found.is_none() {
        let message = format!("`{{{gap}}}` names no question and no field of an answer");
        let diagnostic = checker.error(Code::UnknownName, text.span, message);
        let near = near(checker, gap, checker.names.questions.names());
        let help = near.map(|near| format!("did you mean `{{{near}}}`?"));
        checker.report(diagnostic.maybe_help(help));
    }
    found
}
