//! Texts whose gaps are filled by answers, as they are shown before anyone answered.

use tollgate_core::model::{Kind, Model, Options, Piece, Template};

use super::html::{escape, prose};

/// The text as HTML, each gap marked as one.
pub fn text(model: &Model, template: &Template) -> String {
    let mut written = String::new();
    // Back quotes may open in one piece and close in another, so the pieces are joined first.
    let mut gaps = Vec::new();
    for piece in &template.pieces {
        match piece {
            Piece::Words(words) => written.push_str(words),
            Piece::Answer(question) | Piece::Title(question) => {
                gaps.push(named(model, *question));
                written.push(MARK);
            }
            Piece::Field(question, field) => {
                gaps.push(format!(
                    "{}.{}",
                    named(model, *question),
                    field_name(model, *question, *field)
                ));
                written.push(MARK);
            }
        }
    }
    let mut gaps = gaps.into_iter();
    let mut filled = String::new();
    for sign in prose(&written).chars() {
        match (sign, gaps.len()) {
            (MARK, 1..) => {
                let name = gaps.next().unwrap_or_default();
                filled += &format!("<var>{}</var>", escape(&name));
            }
            _ => filled.push(sign),
        }
    }
    filled
}

/// Stands for a gap while the text is put together; no text holds it, as it means nothing.
const MARK: char = '\u{fffc}';

/// The name of a question.
pub fn named(model: &Model, question: u16) -> String {
    let asked = model.questions.get(usize::from(question));
    asked.map_or_else(String::new, |asked| asked.name.clone())
}

/// The name of a field of the records that a question chooses from.
pub fn field_name(model: &Model, question: u16, field: u16) -> String {
    let asked = model.questions.get(usize::from(question));
    let Some(Kind::Choice(Options::Records(catalogue))) = asked.map(|asked| &asked.kind) else {
        return String::new();
    };
    let catalogue = model.catalogues.get(usize::from(*catalogue));
    let field = catalogue.and_then(|catalogue| catalogue.fields.get(usize::from(field)));
    field.map_or_else(String::new, |field| field.name.clone())
}
