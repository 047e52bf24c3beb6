// Where packets go in an estate.
import type { SourceText } from "./reports.js";

/** The way of a packet. */
export interface TraceReport {
  /**
   * `private`, `public`: it arrives, without or with an internet gateway or public NAT on the way. `blocked`: something
   * refuses it. `unreachable`: no route leads there. `unresolved`: the name has no answer.
   */
  verdict: TraceVerdict;
  /** Whether what was given is enough to tell; `false` where a fact of `not_evaluated` decides. */
  decided: boolean;
  /** The endpoint, gateway or connection that carries it. */
  via: string | null;
  /** The address it is sent to, where it is known. */
  address: string | null;
  /** What a GB costs on its way, in USD; `null` where it does not arrive or a rate is not known. */
  cost_per_gb: string | null;
  /** What it visits, in order. */
  hops: string[];
  /** What was looked at, in order. */
  steps: TraceStep[];
  /** What could not be looked at, since the estate does not tell it. */
  not_evaluated: string[];
  /** What of the estate's files was not read. */
  skipped: SkippedPart[];
  /** What it came to before the changes of `whatIf`; absent without any. */
  before?: TraceState;
}

/** What a way comes to. */
export interface TraceState {
  verdict: TraceVerdict;
  decided: boolean;
  via: string | null;
}

/** A part of an estate's files that was not read. */
export interface SkippedPart {
  file: string;
  /** From 1; 0 where the whole file is meant. */
  line: number;
  what: string;
}

/** Who gets where: every subnet and every service. */
export interface MatrixReport {
  /** The services or hosts that were tried. */
  services: string[];
  /** One for each subnet and service, subnet by subnet. */
  cells: MatrixCell[];
  /** How many have each verdict, and in how many of all a fact that was not given decides. */
  summary: Record<TraceVerdict | "undecided", number>;
  /** The cells that the changes of `whatIf` change; absent without any. */
  changed?: { subnet: string; service: string; before: TraceState; after: TraceState }[];
  skipped: SkippedPart[];
}

/** A subnet and a service. */
export interface MatrixCell extends TraceState {
  subnet: string;
  /** The service, or the host where that was asked for. */
  service: string;
  /** The host that was tried. */
  host: string;
}

export type TraceVerdict = "private" | "public" | "blocked" | "unresolved" | "unreachable";

/** One thing that was looked at. */
export interface TraceStep {
  stage: "name" | "route" | "security-group" | "network-acl" | "endpoint" | "policy" | "arrival";
  /** The thing that was looked at. */
  at: string;
  result: "pass" | "stop" | "note";
  detail: string;
  /** The rule that was applied. */
  rule: string;
  /** Where in the estate the thing stands; `null` where it is not in it. A line of 0 means none. */
  place: { file: string; pointer: string; line: number } | null;
  /** Where the rule is from. */
  source: SourceText;
  /** Why it stops, or what is worth knowing. */
  code?: string;
}
