// The words of the trace element. What is found comes from the engine.

const states = { private: "private", public: "public", blocked: "blocked", unresolved: "no such name", unreachable: "no way", unknown: "not known" };

const sentences = {
  private: "It arrives, and stays private",
  public: "It arrives by a public way",
  blocked: "It is blocked",
  unresolved: "The name has no answer",
  unreachable: "No way leads there",
  unknown: "Nobody can tell: a fact that decides is missing",
};

export const words = {
  states,
  signs: { private: "✓", public: "✓", blocked: "✕", unresolved: "✕", unreachable: "✕", unknown: "?" },
  marks: { pass: "✓", stop: "✕", note: "!" },
  stages: { name: "Name", route: "Route", "security-group": "Security group", "network-acl": "Network ACL", endpoint: "Endpoint", policy: "Policy", arrival: "Arrival" },
  verdict: ({ verdict, decided, via }) => `${sentences[decided ? verdict : "unknown"]}${via ? `, by ${via}` : ""}`,
  before: (what) => `Before: ${what.toLowerCase()}`,
  cost: (cost) => `USD ${cost} for each GB`,
  picture: (hops) => `The way: ${hops.join(", then ")}`,
  way: "The way",
  steps: "Steps",
  missing: "Not evaluated",
  skipped: (count) => `${count} ${count === 1 ? "part" : "parts"} of the files not read`,
  drop: "Drop what AWS commands print, a plan or state of Terraform as JSON, or a template of CloudFormation: files or a folder. They stay in this page.",
  files: "Open files",
  folder: "Open a folder",
  clear: "Take all files away",
  opened: (count) => `${count} ${count === 1 ? "file" : "files"} open`,
  nothing: "No file is open.",
  fields: { from: "From", to: "To", protocol: "Protocol", "what-if": "Changes to try" },
  help: {
    from: "An instance, interface or subnet by its id, on-premises or internet",
    to: "A host name or an address, perhaps with : and a port",
    protocol: "tcp, udp, icmp, any or a number; tcp where it is empty",
    "what-if": "With spaces between, such as vpc-1.dns-hostnames=no or subnet-1.route-table=rtb-2",
  },
  all: "Every subnet to every service",
  subnet: "Subnet",
  sum: ({ private: own, public: open, blocked, unresolved, unreachable, undecided }) =>
    `${own} private, ${open} public, ${blocked} blocked, ${unresolved} without a name, ${unreachable} without a way; not known for ${undecided} of them.`,
  changed: (count) => `${count} ${count === 1 ? "is" : "are"} changed.`,
};
