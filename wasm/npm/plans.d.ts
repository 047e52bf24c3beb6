// What builds the outcome of a decision.
import type { BillOption, Caution, QuestionText, SourceText } from "./reports.js";

/** A plan, or what is still to be answered before there is one. */
export interface PlanReport {
  decision: string;
  /** `nothing`: the outcome needs nothing that code could build, and the steps are all there is. */
  status: "open" | "ready" | "nothing";
  /** The question to answer next; absent where none is open. */
  question?: QuestionText;
  /** What must be answered or given first; absent where nothing must. */
  needed?: string[];
  /** Absent while open. */
  outcome?: { id: string; title: string; summary: string };
  /** What the code takes as variables; without values it is still to be set. `run` is a command that finds it. */
  inputs: { id: string; text: string; several: boolean; values: string[]; run?: string }[];
  /** What is built, in order, with its address in Terraform and its name in CloudFormation, empty where it has none. */
  resources: { id: string; text: string; terraform: string; cloudformation: string }[];
  /** What must be so before anything is built. */
  before: PlanNote[];
  steps: string[];
  /** What shows that it works. */
  verify: PlanNote[];
  /** What becomes of connections that are open. */
  connections: PlanNote[];
  watch: PlanNote[];
  /** What to mind when it is taken back. */
  rollback: PlanNote[];
  cautions: Caution[];
  /** What it costs a month, where all that the bill needs was answered. */
  price?: BillOption;
  /** The policy of the resource that the endpoint's own is completed by. */
  resource_policy?: { Version: string; Statement: PlanStatement[] };
  /** Values that further statements of the policies need; without them they are left out. */
  policy_missing?: string[];
  /** Answers and inputs that nothing of the plan depends on. */
  unused: string[];
  sources: SourceText[];
  /** The decision's answers as a short text that every front end reads. */
  share: string;
  /** Code in three forms; each is empty where nothing is built. */
  terraform: string;
  cloudformation: string;
  aws_cli: string;
}

/** Something to know or to do. */
export interface PlanNote {
  text: string;
  /** Commands, in the variables of the script. */
  run?: string[];
  /** What they print. */
  expect?: string;
}

/** A statement of a policy that was written. */
export interface PlanStatement {
  Sid: string;
  Effect: "Allow" | "Deny";
  Principal: string;
  Action: string[];
  Resource: string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}
