// What requests come to, and what is wrong with policies.
import type { DisputeText, SourceText } from "./reports.js";

export type PolicyDecision = "allowed" | "explicit_deny" | "implicit_deny";

export type PolicyGate = "identity" | "resource" | "endpoint" | "scp" | "rcp" | "boundary" | "session";

export interface GateReport {
  gate: PolicyGate;
  decision: PolicyDecision;
  /** Its statements; `pointer` is a JSON pointer into the case. */
  statements: { pointer: string; sid: string | null; matched: boolean; why: string }[];
}

/** What a request comes to. */
export interface Simulation {
  id?: string | number;
  /** For the context as given, or as it follows from the path. */
  decision: PolicyDecision;
  by: GateReport[];
  /** Gates that were given and do not apply to this request. */
  skipped?: { gate: PolicyGate; why: string }[];
  /** What is not known of the request and would change the decision; no `values` mean any that no policy names. */
  depends?: { key: string; would_be: PolicyDecision | "undefined"; values: string[]; why: string }[];
  context: Record<string, string | string[]>;
}

/** What was found in a policy. */
export interface LintReport {
  findings: {
    rule: string;
    severity: "error" | "warning" | "notice";
    message: string;
    where: { file: string; pointer: string; line: number; column: number; end_line: number; end_column: number };
    /** Names of everything that is involved. */
    resources: string[];
    fix?: string[];
    source: SourceText;
    /** Where a source of the rule is wrong, or two disagree; absent where none is. */
    disputes?: DisputeText[];
  }[];
  /** Rules that could not be told, and what they would need. */
  not_evaluated: { rule: string; missing: string[] }[];
  skipped: string[];
  summary: { files: number; error: number; warning: number; notice: number };
}
