//! The verbs on estates as they are typed.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Facts;

/// Options of a trace.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate trace estate/ --from i-0123 --to secretsmanager.us-east-1.amazonaws.com
  tollgate trace estate/ --all --protocol any
  tollgate trace estate/ --from subnet-1 --to 10.1.0.9:443 --what-if vpc-1.dns-hostnames=yes")]
pub struct Trace {
    /// The estate: a folder or a file of what AWS commands print; any file names.
    pub estate: PathBuf,
    /// Where it starts: an instance, interface or subnet, `on-premises`, or `internet`.
    #[arg(long, value_name = "ID", required_unless_present = "all")]
    pub from: Option<String>,
    /// Where it goes: a host name or an address, perhaps with `:` and a port; else port 443.
    #[arg(long, value_name = "HOST_OR_ADDRESS", required_unless_present = "all")]
    pub to: Option<String>,
    /// tcp, udp, icmp, a number, or any, which asks whether every packet arrives.
    #[arg(long, value_name = "PROTOCOL", default_value = "tcp")]
    pub protocol: String,
    /// Every subnet to every service that has an endpoint in the estate, or to those that `--to` lists
    /// with commas between: ids of services, or hosts.
    #[arg(long)]
    pub all: bool,
    /// A change to try, and what it changes: `vpc-1.dns-hostnames=yes`, `subnet-1.route-table=rtb-2`,
    /// `subnet-1.network-acl=acl-2`, `vpce-1.private-dns=yes`, `nat-1.state=failed`,
    /// `vpc-1.gateway-endpoint=SERVICE@rtb-1,rtb-2`, `vpc-1.interface-endpoint=SERVICE@subnet-1,sg-1`,
    /// `rtb-1.route=10.0.0.0/8@tgw-1`, `sg-1.allow-in=tcp/443@10.0.0.0/8`, `sg-1.revoke-out=all@sg-2`,
    /// `acl-1.deny-in=90:tcp/1-1023@0.0.0.0/0`, `acl-1.revoke-in=90`; may be repeated, also with `--all`.
    #[arg(long = "what-if", value_name = "EDIT")]
    pub what_if: Vec<String>,
    /// A request, as `policy simulate` reads it, that the policies on the way judge.
    #[arg(long, value_name = "FILE")]
    pub policy_case: Option<PathBuf>,
    #[command(flatten)]
    pub untold: Untold,
    /// How to print the way.
    #[arg(long, value_enum, default_value = "text")]
    pub format: TraceFormat,
    #[command(flatten)]
    pub facts: Facts,
}

/// What an estate does not tell by itself.
#[derive(Debug, Default, Args)]
pub struct Untold {
    /// The Region, where the estate does not tell it; the wizard offers it first.
    #[arg(long)]
    pub region: Option<String>,
    /// The account, where the estate does not tell it.
    #[arg(long)]
    pub account: Option<String>,
    /// A parameter of the templates in the estate; others take their defaults.
    #[arg(long = "parameter", value_name = "NAME=VALUE")]
    pub parameter: Vec<String>,
}

/// How a way is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TraceFormat {
    /// For reading.
    Text,
    /// For programs.
    Json,
    /// As a picture.
    Svg,
}

/// Options of a script that gathers an estate.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate collect > collect.sh && sh collect.sh")]
pub struct Collect {
    #[command(flatten)]
    pub facts: Facts,
}
