//! What stands at the doors: groups at interfaces, ACLs at subnets, both ways.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::firewall::{self, Far, Ruling, Way};
use super::log::{Stage, Verdict, Where};
use super::rule::Rule;
use super::start::Inside;
use super::walk::Walk;
use crate::estate::Name;
use crate::estate::firewall::{AclEntry, GroupRule, SecurityGroup};
use crate::estate::network::Subnet;

impl<'run> Walk<'run> {
    /// What the groups of the source let out.
    pub fn groups_out(&mut self, inside: &Inside<'run>) -> Result<(), Verdict> {
        if self.routes_only {
            return Ok(());
        }
        let estate = self.log.estate;
        let Some(interface) = inside.interface else {
            let id = estate.text(inside.subnet.id);
            let detail = String::from(
                "a subnet bears no group: what a machine in it may send depends on its own",
            );
            self.log.note(
                Stage::Group,
                Rule::GroupOut,
                id,
                detail,
                Where::thing(inside.subnet.at),
            );
            return Ok(());
        };
        let id = estate.text(interface.id);
        let Some(groups) = &interface.groups else {
            self.log.missing(format!("the security groups of `{id}`"));
            return Ok(());
        };
        self.groups.clone_from(groups);
        self.outward(groups, id)
    }

    fn outward(&mut self, groups: &'run [Name], id: &str) -> Result<(), Verdict> {
        let far = self.far();
        let service = self.goal.service.clone();
        let theirs = self.goal_groups();
        self.groups_pass(groups, (Rule::GroupOut, id), |walk, group| {
            let rules = group.outward.as_ref()?;
            let asked = walk.asked;
            Some((
                firewall::group(
                    walk.log.estate,
                    rules,
                    &far,
                    service.as_deref(),
                    &theirs,
                    asked,
                ),
                rules,
            ))
        })
    }

    /// What groups let in from a source.
    pub fn groups_in(
        &mut self,
        groups: &'run [Name],
        id: &str,
        source: &Far,
    ) -> Result<(), Verdict> {
        if self.routes_only {
            return Ok(());
        }
        let theirs = self.groups.clone();
        self.groups_pass(groups, (Rule::GroupIn, id), |walk, group| {
            let rules = group.inward.as_ref()?;
            let asked = walk.asked;
            Some((
                firewall::group(walk.log.estate, rules, source, None, &theirs, asked),
                rules,
            ))
        })
    }

    /// One group that lets it pass is enough.
    fn groups_pass(
        &mut self,
        groups: &'run [Name],
        (rule, id): (Rule, &str),
        judge: impl Fn(&Self, &'run SecurityGroup) -> Option<(Ruling, &'run Vec<GroupRule>)>,
    ) -> Result<(), Verdict> {
        let estate = self.log.estate;
        let direction = if rule == Rule::GroupOut { "out" } else { "in" };
        let (mut unsure, mut empty) = (false, true);
        let mut stopper = None;
        for group in groups {
            let text = estate.names.text(*group);
            let found = estate.group(Some(*group));
            let judged = found.and_then(|it| Some((it, judge(self, it)?)));
            let Some((group, (ruling, rules))) = judged else {
                self.log.missing(format!(
                    "the rules of the security group `{text}` (`aws ec2 describe-security-groups`)"
                ));
                unsure = true;
                continue;
            };
            empty &= rules.is_empty();
            match ruling {
                Ruling::Passes(number) => {
                    let line = rules.get(number).map_or(0, |it| it.line);
                    let list = if rule == Rule::GroupOut {
                        "IpPermissionsEgress"
                    } else {
                        "IpPermissions"
                    };
                    // What was added to try it stands nowhere.
                    let place = match line {
                        0 => Where::thing(group.at),
                        line => Where::part(group.at, format!("/{list}/{number}"), line),
                    };
                    let detail = format!("rule {number} of `{text}` lets it {direction}");
                    self.log.pass(Stage::Group, rule, text, detail, place);
                    return Ok(());
                }
                Ruling::Mixed => unsure = true,
                Ruling::Stops(_) => {
                    stopper = stopper.or(Some(group));
                }
            }
        }
        if unsure {
            let detail = format!("whether a group of `{id}` lets it {direction} is not known");
            self.log
                .note(Stage::Group, rule, id, detail, Where::NOWHERE);
            self.log
                .missing(format!("whether a group of `{id}` lets it {direction}"));
            return Ok(());
        }
        let group = stopper.map_or(id, |it| estate.text(it.id));
        let place = stopper.map_or(Where::NOWHERE, |it| Where::thing(it.at));
        if empty {
            let detail =
                format!("the groups of `{id}` have no rule that lets anything {direction}");
            self.log
                .stop(Stage::Group, Rule::GroupEmpty, group, detail, place);
        } else {
            let names: Vec<&str> = groups.iter().map(|it| estate.names.text(*it)).collect();
            let detail = format!("no rule of {} lets it {direction}", names.join(", "));
            self.log.stop(Stage::Group, rule, group, detail, place);
        }
        Err(Verdict::Blocked)
    }

    /// Groups of the goal, for rules that name groups.
    fn goal_groups(&self) -> Vec<Name> {
        let estate = self.log.estate;
        if let Some(endpoint) = self.goal.endpoint.and_then(|at| estate.endpoints.get(at)) {
            return endpoint.groups.clone();
        }
        let holder = self.goal.address.and_then(|it| estate.holders(it).next());
        holder.and_then(|it| it.groups.clone()).unwrap_or_default()
    }

    /// What the ACL of a subnet does with packets that leave it, and with the answers to them.
    pub fn leave(&mut self, subnet: &'run Subnet, far: &Far) -> Result<(), Verdict> {
        self.acl(subnet, far, (true, Way::There))?;
        self.acl(subnet, far, (false, Way::Back))
    }

    /// What the ACL of a subnet does with packets that enter it, and with the answers to them.
    pub fn enter(&mut self, subnet: &'run Subnet, near: &Far) -> Result<(), Verdict> {
        self.acl(subnet, near, (false, Way::There))?;
        self.acl(subnet, near, (true, Way::Back))
    }

    fn acl(
        &mut self,
        subnet: &'run Subnet,
        far: &Far,
        (outward, way): (bool, Way),
    ) -> Result<(), Verdict> {
        if self.routes_only {
            return Ok(());
        }
        let estate = self.log.estate;
        let id = estate.text(subnet.id);
        let acl = subnet
            .acl
            .and_then(|at| estate.acls.get(usize::try_from(at).ok()?));
        let Some(acl) = acl else {
            self.log.missing(format!(
                "the network ACL of `{id}` (`aws ec2 describe-network-acls`)"
            ));
            return Ok(());
        };
        let text = estate.text(acl.id);
        let rule = match (way, outward) {
            (Way::Back, _) => Rule::AclReturn,
            (Way::There, true) => Rule::AclOut,
            (Way::There, false) => Rule::AclIn,
        };
        let what = match way {
            Way::There => "it",
            Way::Back => "the answer",
        };
        let direction = if outward { "out of" } else { "into" };
        let place = |entry: Option<&AclEntry>| {
            let written = entry.filter(|it| it.line != 0);
            written.map_or(Where::thing(acl.at), |it| {
                Where::part(acl.at, format!("/Entries/{}", it.place), it.line)
            })
        };
        match firewall::acl(&acl.entries, outward, far, self.asked, way) {
            Ruling::Passes(number) => {
                let entry = acl.entries.get(number);
                let number = entry.map_or_else(String::new, |it| it.number.to_string());
                let detail = format!("entry {number} lets {what} {direction} `{id}`");
                self.log.pass(Stage::Acl, rule, text, detail, place(entry));
                Ok(())
            }
            Ruling::Stops(number) => {
                let entry = number.and_then(|it| acl.entries.get(it));
                let detail = match entry {
                    Some(entry) => format!(
                        "entry {} does not let {what} {direction} `{id}`",
                        entry.number
                    ),
                    None => format!("no entry lets {what} {direction} `{id}`"),
                };
                self.log.stop(Stage::Acl, rule, text, detail, place(entry));
                Err(Verdict::Blocked)
            }
            Ruling::Mixed if self.asked == firewall::Asked::Every => {
                let detail = format!("not every packet may go {direction} `{id}`");
                self.log.stop(Stage::Acl, rule, text, detail, place(None));
                Err(Verdict::Blocked)
            }
            Ruling::Mixed => {
                let detail = match way {
                    Way::Back => {
                        format!("answers to some ports or addresses only may go {direction} `{id}`")
                    }
                    Way::There => {
                        format!("whether it may go {direction} `{id}` depends on its address")
                    }
                };
                self.log.note(Stage::Acl, rule, text, detail, place(None));
                if way == Way::There {
                    self.log
                        .missing(format!("whether `{text}` lets every address pass"));
                }
                Ok(())
            }
        }
    }
}
