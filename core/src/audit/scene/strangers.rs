//! Ids that something refers to and that no file tells of.

use alloc::vec::Vec;

use super::Scene;
use crate::estate::{Kind, Name};
use crate::evaluate::table::{Fact, Table, Thing};
use crate::model::FactKind;

impl Scene<'_> {
    /// Rows for ids that no file tells of. In what is declared an id may stand for several things, so there
    /// only what looks like an id of AWS counts.
    pub(super) fn strangers(&mut self, table: &mut Table) {
        let estate = self.estate;
        let mut found: Vec<Name> = Vec::new();
        for it in &estate.endpoints {
            found.extend(it.vpc);
            for list in [&it.subnets, &it.groups, &it.tables] {
                found.extend(list);
            }
        }
        found.extend(estate.subnets.iter().filter_map(|it| it.vpc));
        found.extend(estate.groups.iter().filter_map(|it| it.vpc));
        for it in &estate.tables {
            found.extend(it.vpc);
            found.extend(&it.subnets);
            found.extend(it.routes.iter().filter_map(|route| route.target.id()));
        }
        for it in &estate.nat_gateways {
            found.extend(it.vpc.into_iter().chain(it.subnet));
        }
        found.retain(|name| estate.thing(*name).is_none());
        found.sort_unstable();
        found.dedup();
        for rows in &mut self.kinds {
            for name in &found {
                let text = estate.names.text(*name);
                if text.starts_with(rows.prefix) && table.add(rows.entity, text).is_some() {
                    rows.strangers.push(*name);
                }
            }
        }
    }

    /// Of an id that no file tells of, nothing is known of what refers to it either; only what is in a VPC is
    /// known wherever all of its kind are.
    pub(super) fn say_of_strangers(&self, table: &mut Table) {
        for rows in &self.kinds {
            let fields = self.book.entities.get(usize::from(rows.entity));
            let fields = fields.map_or(&[][..], |it| &it.fields);
            for (field, declared) in (0_u16..).zip(fields) {
                let FactKind::Back(other, _) = declared.kind else {
                    continue;
                };
                let known = self.kinds.iter().find(|it| it.entity == other);
                let all = rows.kind == Kind::Vpc && known.is_some_and(|it| it.all);
                for row in (rows.kept..).take(rows.strangers.len()) {
                    let thing = Thing {
                        entity: rows.entity,
                        row,
                    };
                    table.set(thing, field, Fact::Flag(all));
                }
            }
        }
    }
}
