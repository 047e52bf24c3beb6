// Where packets go in an estate.
import type { SourceText } from "./reports.js";

/** The way of a packet. */
export interface TraceReport {
  /**
   * `private`, `public`: it arrives, without or with an internet gateway or public NAT on the way. `blocked`: something
   * refuses it. `unreachable`: no route leads there. `unresolved`: the name has no answer. `unknown`: a fact that decides is missing.
   */
  verdict: TraceVerdict;
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
  /** What it came to before the changes of `whatIf`; absent without any. */
  before?: { verdict: TraceVerdict; via: string | null };
}

export type TraceVerdict = "private" | "public" | "blocked" | "unresolved" | "unreachable" | "unknown";

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
