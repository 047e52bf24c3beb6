// The words of the trace element. What is found comes from the engine.

import * as estate from "../estate/words.js";

const englishStates = { private: "private", public: "public", blocked: "blocked", unresolved: "no such name", unreachable: "no way", unknown: "not known" };

const englishSentences = {
  private: "It arrives, and stays private",
  public: "It arrives by a public way",
  blocked: "It is blocked",
  unresolved: "The name has no answer",
  unreachable: "No way leads there",
  unknown: "Nobody can tell: a fact that decides is missing",
};

export const english = {
  ...estate.english,
  states: englishStates,
  signs: { private: "✓", public: "✓", blocked: "✕", unresolved: "✕", unreachable: "✕", unknown: "?" },
  marks: { pass: "✓", stop: "✕", note: "!" },
  stages: { name: "Name", route: "Route", "security-group": "Security group", "network-acl": "Network ACL", endpoint: "Endpoint", policy: "Policy", arrival: "Arrival" },
  verdict: ({ verdict, decided, via }) => `${englishSentences[decided ? verdict : "unknown"]}${via ? `, by ${via}` : ""}`,
  before: (what) => `Before: ${what.toLowerCase()}`,
  cost: (cost) => `${cost} for each GB`,
  picture: (hops) => `The way: ${hops.join(", then ")}`,
  way: "The way",
  steps: "Steps",
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

const germanSentences = {
  private: "Es kommt an und bleibt privat",
  public: "Es kommt auf öffentlichem Weg an",
  blocked: "Es wird abgewiesen",
  unresolved: "Zu dem Namen gibt es keine Adresse",
  unreachable: "Dorthin führt kein Weg",
  unknown: "Das lässt sich nicht sagen: Eine Angabe fehlt, die entscheidet",
};

export const german = {
  ...estate.german,
  states: { private: "privat", public: "öffentlich", blocked: "abgewiesen", unresolved: "kein solcher Name", unreachable: "kein Weg", unknown: "nicht bekannt" },
  signs: english.signs,
  marks: english.marks,
  stages: { name: "Name", route: "Route", "security-group": "Sicherheitsgruppe", "network-acl": "Netz-ACL", endpoint: "Endpunkt", policy: "Richtlinie", arrival: "Ankunft" },
  verdict: ({ verdict, decided, via }) => `${germanSentences[decided ? verdict : "unknown"]}${via ? `, über ${via}` : ""}`,
  before: (what) => `Vorher: ${what}`,
  cost: (cost) => `${cost} je GB`,
  picture: (hops) => `Der Weg: ${hops.join(", dann ")}`,
  way: "Der Weg",
  steps: "Schritte",
  fields: { from: "Von", to: "Nach", protocol: "Protokoll", "what-if": "Änderungen zum Ausprobieren" },
  help: {
    from: "Eine Instanz, eine Schnittstelle oder ein Subnetz mit seiner Kennung, on-premises oder internet",
    to: "Ein Hostname oder eine Adresse, vielleicht mit : und einem Port",
    protocol: "tcp, udp, icmp, any oder eine Zahl; tcp, wo es leer ist",
    "what-if": "Durch Leerzeichen getrennt, etwa vpc-1.dns-hostnames=no oder subnet-1.route-table=rtb-2",
  },
  all: "Jedes Subnetz zu jedem Dienst",
  subnet: "Subnetz",
  sum: ({ private: own, public: open, blocked, unresolved, unreachable, undecided }) =>
    `${own} privat, ${open} öffentlich, ${blocked} abgewiesen, ${unresolved} ohne Namen, ${unreachable} ohne Weg; von ${undecided} davon nicht bekannt.`,
  changed: (count) => `${count} ${count === 1 ? "ist" : "sind"} anders.`,
};
