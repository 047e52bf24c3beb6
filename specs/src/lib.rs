//! The rules that come with Tollgate: their texts, and the checked model as an image.
#![no_std]

/// The checked model of all rule files; read it with `Model::from_image`.
pub const IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/specs.image"));

/// The same without what plans are drawn by, for programs that draw none.
pub const ENGINE_IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/engine.image"));

/// The checked model of the core alone, for pages that must be small: the main decision, the services
/// and the prices, without the folders of further decisions, playbooks and reference.
pub const CORE_IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/core.image"));

/// What estates are looked through by: checks, records and prices, without questions and decisions.
pub const AUDITS_IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/audits.image"));

/// What packets are followed by: condition keys, services, rules of ways and the prices of carriage.
pub const ESTATES_IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/estates.image"));

/// What policies are judged by: condition keys, records and rules, without decisions and prices.
pub const POLICIES_IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/policies.image"));

/// The actions of services, which are no part of the model; read them with `PackedActions::from_image`.
pub const ACTIONS_IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/actions.image"));

/// Name and text of every rule file, for overlays that build on them; without the lists of actions.
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));
