// What the engine answers. Money and quantities are decimal strings; nothing is ever rounded twice.

/** Where a statement is from. */
export interface SourceText {
  source: string;
  title: string;
  /** Section of the source; empty where the whole is meant. */
  section: string;
  /** Address of the source; empty where it has none. */
  url: string;
  /** Day on which the statement was last checked against the source. */
  date: string;
}

/** One thing that is wrong, with its place. */
export interface Diagnostic {
  /** Stable name of the rule that was broken. */
  code: string;
  severity: "error" | "warning" | "notice";
  message: string;
  /** File that it was found in; empty where there is none. */
  file: string;
  /** From 1; 0 where there is no place. */
  line: number;
  /** In characters, from 1; 0 where there is no place. */
  column: number;
  end_line: number;
  end_column: number;
  /** Why it is wrong. */
  notes: string[];
  /** What to write instead; empty where nothing is known. */
  help: string;
}

export type QuestionKind = "choice" | "set" | "flag" | "number" | "amount" | "text";

/** One thing to choose. */
export interface OptionText {
  id: string;
  text: string;
  /** More about it; empty where nothing is to be said. */
  help: string;
}

/** One question, ready to be shown. */
export interface QuestionText {
  id: string;
  text: string;
  help: string;
  kind: QuestionKind;
  /** For `choice` and `set`. */
  choices?: OptionText[];
  /** For `number` and `amount`. */
  unit?: string;
  least?: string;
  most?: string;
  /** As it is written on a command line. */
  default?: string;
}

/** An answer: one word, or the words of a set. */
export type Answer = string | string[];

/** One endpoint to create. */
export interface EndpointShape {
  type: string;
  /** What it reaches: an entry of the catalogue, or empty. */
  service: string;
  settings: Record<string, string>;
}

export interface Reason {
  because: string;
  /** File and line of the rule. */
  place: string;
  source: SourceText;
}

/** Answers that together lead to another outcome. */
export interface Change {
  outcome: string;
  answers: { question: string; answer: Answer }[];
}

/** A branch that was not taken. */
export interface WhyNot {
  outcome: string;
  /** The first of its conditions that does not hold, as it is written. */
  failed: string;
  /** File and line of the branch's conclusion. */
  place: string;
  source: SourceText;
}

/** A case where a source is wrong, or two disagree. */
export interface DisputeText {
  id: string;
  printed: string;
  printed_source: SourceText;
  holds: string;
  holds_source: SourceText;
}

/** What a decision came to. */
export interface Conclusion {
  id: string;
  title: string;
  summary: string;
  endpoints: EndpointShape[];
  steps: string[];
  reasons: Reason[];
  disputes: DisputeText[];
}

export interface TrailStep {
  question: string;
  answer: Answer;
  /** Empty while the branch is open. */
  because: string;
  source?: SourceText;
}

export interface Caution {
  id: string;
  text: string;
  source: SourceText;
}

/** Another answer, and where it leads. */
export interface Alternative {
  question: string;
  answer: Answer;
  /** `null` where more would have to be asked. */
  outcome: string | null;
  /** How many further answers do the same. */
  alike: number;
}

/** A question that no longer changes the outcome, but its price or its cautions. */
export interface Refinement {
  question: string;
  changes: string[];
}

/** One decision, as far as the answers carry it. */
export interface DecisionReport {
  decision: string;
  status: "open" | "decided";
  /** The question to ask next; absent once decided. */
  question?: QuestionText;
  /** Every question that may still be asked, the next one first; absent once decided. */
  open?: string[];
  /** Absent while open. */
  outcome?: Conclusion;
  trail: TrailStep[];
  cautions: Caution[];
  would_change: Alternative[];
  /** Absent while open, and where nothing else can come out. */
  smallest_change?: Change;
  /** The branches written before the one taken, each with the condition that failed first. */
  why_not: WhyNot[];
  possible: string[];
  refine: Refinement[];
  /** Absent while open, or where nothing is billed. */
  price?: BillOption;
  unused: string[];
  defaulted: string[];
  /** The answers as a short text that every front end reads. */
  share: string;
}

export interface RateSource {
  source: string;
  section: string;
  date: string;
  grade: string;
}

/** One line of a bill; `null` stands for what is not known. */
export interface BillLine {
  item: string;
  region: string;
  component: string;
  quantity: string;
  unit: string;
  unit_price: string | null;
  /** Rounded to the cent, half up. */
  amount: string | null;
  /** Before rounding. */
  exact: string | null;
  rate_source: RateSource | null;
}

/** A rate that nobody supplied. */
export interface UnknownRate {
  rate: string;
  region: string;
  help: string;
}

/** A rate that is to be read again. */
export interface OldRate {
  /** `KIND.RATE`. */
  rate: string;
  region: string;
  /** The day on which it was read. */
  date: string;
  months: number;
}

export interface BillOption {
  name: string;
  currency: string;
  /** Rounded to the cent, half up; with ranges, at their lower ends. */
  total: string;
  /** Before rounding. */
  exact: string;
  /** Twelve such months, rounded once. */
  yearly: string;
  complete: boolean;
  lines: BillLine[];
  unknown: UnknownRate[];
  /** Rates of today that were read so long ago that they are to be read again; absent where there are none. */
  old?: OldRate[];
  /** What is not in these amounts. */
  omits: string[];
  /** The totals at both ends of the ranges that were given. */
  range?: { least: string; most: string };
  /** What it costs more a month than the cheapest option. */
  more?: string;
  /** What a tenth more of each quantity adds a month, the most first; not in the price of a decision. */
  sensitivity?: Sensitivity[];
}

/** What a tenth more of a quantity adds a month. */
export interface Sensitivity {
  item: string;
  region: string;
  quantity: string;
  change: string;
}

/** A value of a quantity at which two options cost the same, solved exactly. */
export interface BreakEven {
  between: [string, string];
  variable: string;
  /** To three decimal places, half up. */
  at: string;
  /** A fraction in lowest terms, such as `4380/7`, or a whole number. */
  at_exact: string;
  /** The option that costs less below it. */
  below: string;
  /** The option that costs less above it. */
  above: string;
  /** The option whose quantity alone moves, where the other one has it too; absent where it moves in both, or only one has it. */
  only?: string;
  /** What both cost from nought to twice the last crossing: straight between these points. */
  costs: CostPoint[];
  /** What stays as it is. */
  assuming: string[];
}

/** What options cost at one value of a quantity. */
export interface CostPoint {
  /** To three decimal places. */
  at: string;
  /** To the cent, in the order of the options. */
  amounts: string[];
}

/** Several options, priced alike. */
export interface Bill {
  currency: string;
  options: BillOption[];
  /** Absent where fewer than two options are complete. */
  cheapest?: string;
  /** For every pair of options and every quantity; none where the options have very many items. */
  break_even: BreakEven[];
  /** Where a source of these prices is wrong, or two disagree. */
  disputes: DisputeText[];
  /** What is not in these amounts. */
  omits: string[];
  /** What could not be told beside them; absent where there is nothing. */
  notes?: string[];
}

/** Where a VPC reaches a service; `null` where no way is known. */
export interface Placed {
  vpc: string;
  service: string;
  choice: "gateway" | "local" | "hub" | "nat" | null;
  /** A month, without what is shared. */
  amount: string | null;
}

/** A volume at which a choice changes, all others being as they are. */
export interface Flip {
  /** Absent where all VPCs that need the service change together. */
  vpc?: string;
  service: string;
  /** GB a month, to three decimal places, half up. */
  at_gb: string;
  at_exact: string;
  /** The choice below it. */
  from: string;
  /** The choice above it. */
  to: string;
}

/** The cheapest way of many VPCs to their services. */
export interface PlacementReport {
  currency: string;
  total: string;
  exact: string;
  yearly: string;
  complete: boolean;
  placements: Placed[];
  hub: { used: boolean; amount: string; services: string[]; vpcs: number };
  /** `all-local`, `all-hub`, `all-nat`: those that can be everywhere; `saves` is what the placement saves against it. */
  alternatives: { name: string; total: string; saves: string }[];
  /** Where the cheapest placement takes another way as one volume moves, everything else chosen anew; see `assuming` for large usages. */
  flips: Flip[];
  /** The GB of all at which two of the alternatives cost the same. */
  break_even: BreakEven[];
  unknown: UnknownRate[];
  assuming: string[];
  omits: string[];
}

export interface DecisionText {
  id: string;
  title: string;
  questions: string[];
  outcomes: OptionText[];
}

/** One entry of the catalogue. */
export interface Entry {
  id: string;
  title: string;
  fields: Record<string, string>;
  source: SourceText;
  /** The disputes about it, by `id`; absent where there are none. */
  disputes?: string[];
}

export interface RegionText {
  id: string;
  title: string;
  /** The tariffs that have a rate there. */
  tariffs: string[];
}

export interface TariffText {
  id: string;
  title: string;
  quantities: OptionText[];
  /** What an item may say `true` or `false` to; `false` where it says nothing. */
  flags: OptionText[];
  /** The second Region of an item; `help` is `required` where it must be given. */
  toward?: OptionText;
}

/** Everything that can be asked and chosen. */
export interface Catalogue {
  decisions: DecisionText[];
  questions: QuestionText[];
  services: Entry[];
  bundles: Entry[];
  regions: RegionText[];
  keys: Entry[];
  tariffs: TariffText[];
  disputes: DisputeText[];
  /** What estates and policies are checked for; the fields are `kind` (`check`, `policy-rule`) and `severity`. */
  checks: Entry[];
  /** Every further list to look things up in: patterns, quotas, metrics, checklists and so on. */
  catalogues: ListText[];
}

/** A list to look things up in. */
export interface ListText {
  id: string;
  title: string;
  entries: Entry[];
}

/** Outcome of checking and testing rule files. */
export interface SpecReport {
  diagnostics: Diagnostic[];
  files: number;
  items: number;
  examples: number;
  failed: number;
}

export interface Version {
  package: string;
  language: string;
  specs: { revision: string; date: string };
}
