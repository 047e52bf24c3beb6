// What is wrong in an estate.
import type { LintReport } from "./policies.js";

/** What was found in an estate. */
export interface AuditReport extends Omit<LintReport, "findings" | "summary"> {
  findings: AuditFinding[];
  /** What would be a finding, had nobody accepted it; absent where nothing is. */
  accepted?: { rule: string; resource: string; by: "baseline" | "tag"; reason: string; until?: string }[];
  /** How many findings there are, and what is saved in a month if all are mended, as far as it is known. */
  summary: LintReport["summary"] & { monthly_saving?: string };
}

/** Something that is wrong. */
export type AuditFinding = LintReport["findings"][number] & {
  where: { resource?: string };
  why?: string;
  /** The plan that mends it: its answers are `NAME=VALUE` each. */
  plan?: { decision: string; answers: string[] };
  /** What that saves in a month, in USD. */
  monthly_saving?: string;
};
