//! Kinds of things that stand, and their fields.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::Checker;
use super::name::{report_repeated, unknown};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Entity, EntityField, FactKind};
use crate::syntax::tree::{self, Name};

/// The field that every thing has.
pub const ID: &str = "id";

/// Declares all entities: they may refer to one another in any order.
pub fn entities(checker: &mut Checker<'_>, written: Vec<(u16, tree::Entity)>) {
    let mut declared = Vec::new();
    for (file, entity) in written {
        checker.file = file;
        match declare(checker, &entity) {
            Ok(()) => declared.push((file, entity)),
            Err(diagnostic) => checker.report(diagnostic),
        }
    }
    for (position, (file, entity)) in declared.iter().enumerate() {
        checker.file = *file;
        report_repeated(checker, "field", entity.fields.iter().map(|it| &it.name));
        for field in &entity.fields {
            let name = &field.name.value;
            let kind = if name == ID || name.contains('.') {
                let message = format!("a field cannot be called `{name}`");
                let diagnostic = checker.error(Code::DuplicateName, field.name.span, message);
                Err(diagnostic.help("every thing has an `id`, and dots lead from field to field"))
            } else {
                kind(checker, field)
            };
            match kind {
                Ok(kind) => {
                    if let Some(entity) = checker.rulebook.entities.get_mut(position) {
                        let name = name.clone();
                        entity.fields.push(EntityField { name, kind });
                    }
                }
                Err(diagnostic) => checker.report(diagnostic),
            }
        }
    }
    for (position, (file, entity)) in declared.iter().enumerate() {
        checker.file = *file;
        for field in &entity.fields {
            if let tree::FactKind::Many(_, Some(by)) = &field.kind
                && let Err(diagnostic) = link(checker, position, field, by)
            {
                checker.report(diagnostic);
            }
        }
    }
}

fn declare(checker: &mut Checker<'_>, entity: &tree::Entity) -> Result<(), Diagnostic> {
    let place = checker.place(entity.name.span);
    let name = &entity.name.value;
    let several = entity.plural.as_ref().map(|plural| plural.value.clone());
    let plural = several.unwrap_or_else(|| format!("{name}s"));
    checker.names.entities.declare(name, place, "entity")?;
    let plurals = &mut checker.names.plurals;
    plurals.declare(&plural, place, "name for several things")?;
    let id = EntityField {
        name: ID.to_string(),
        kind: FactKind::Text,
    };
    checker.rulebook.entities.push(Entity {
        name: name.clone(),
        plural,
        title: entity.title.value.clone(),
        fields: alloc::vec![id],
    });
    Ok(())
}

fn kind(checker: &mut Checker<'_>, field: &tree::EntityField) -> Result<FactKind, Diagnostic> {
    Ok(match &field.kind {
        tree::FactKind::Flag => FactKind::Flag,
        tree::FactKind::Text => FactKind::Text,
        tree::FactKind::List => FactKind::List,
        tree::FactKind::Number(None) => FactKind::Number(String::new()),
        tree::FactKind::Number(Some(unit)) => {
            super::unit::read(checker, unit)?;
            FactKind::Number(unit.value.clone())
        }
        tree::FactKind::OneOf(words) => {
            report_repeated(checker, "word", words);
            FactKind::OneOf(words.iter().map(|word| word.value.clone()).collect())
        }
        tree::FactKind::One(entity) => FactKind::One(position(checker, entity)?),
        tree::FactKind::Many(entity, None) => FactKind::Many(position(checker, entity)?),
        // The field is found by `link`, when all fields are known.
        tree::FactKind::Many(entity, Some(_)) => FactKind::Back(position(checker, entity)?, 0),
    })
}

fn position(checker: &Checker<'_>, entity: &Name) -> Result<u16, Diagnostic> {
    let found = checker.names.entities.get(&entity.value);
    found.ok_or_else(|| unknown(checker, entity, "entity", checker.names.entities.names()))
}

/// Finds the field of the other entity that refers to this one.
fn link(
    checker: &mut Checker<'_>,
    own: usize,
    field: &tree::EntityField,
    by: &Name,
) -> Result<(), Diagnostic> {
    let here = u16::try_from(own).unwrap_or(u16::MAX);
    let entities = &checker.rulebook.entities;
    let fields = entities.get(own).map_or(&[][..], |it| &it.fields);
    let Some(at) = fields.iter().position(|it| it.name == field.name.value) else {
        return Ok(());
    };
    let Some(FactKind::Back(other, _)) = fields.get(at).map(|it| &it.kind) else {
        return Ok(());
    };
    let other = *other;
    let others = entities.get(usize::from(other));
    let others = others.map_or(&[][..], |it| &it.fields);
    let Some(found) = others.iter().position(|it| it.name == by.value) else {
        let names = others.iter().map(|it| it.name.as_str());
        return Err(unknown(checker, by, "field", names));
    };
    let kind = others.get(found).map(|it| &it.kind);
    if !matches!(kind, Some(FactKind::One(to) | FactKind::Many(to)) if *to == here) {
        let message = format!("`{}` does not refer back here", by.value);
        let diagnostic = checker.error(Code::TypeMismatch, by.span, message);
        return Err(diagnostic.help("name a field that is `of` or `many of` this entity"));
    }
    let found = u16::try_from(found).unwrap_or(u16::MAX);
    let entity = checker.rulebook.entities.get_mut(own);
    if let Some(field) = entity.and_then(|it| it.fields.get_mut(at)) {
        field.kind = FactKind::Back(other, found);
    }
    Ok(())
}
