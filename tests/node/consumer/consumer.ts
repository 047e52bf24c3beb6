// Uses every type of the package; that it compiles is the test.
import { load, loadSync, TollgateError } from "tollgate";
import type { AuditReport, Bill, BillLine, Catalogue, DecisionReport, Diagnostic, Evaluation, FileBill, MatrixReport, PlanReport, Prepared, QuestionText, Scenario, SourceText, SpecReport, Tollgate, TraceReport, TraceVerdict, Version } from "tollgate";
import { load as loadSlim } from "tollgate/slim";
import { TollgateAudit, TollgatePolicy, TollgateReference, TollgateWizard } from "tollgate/element";
import type { PolicyResult } from "tollgate/element";

const tollgate: Tollgate = await load();
const again: Tollgate = loadSync({ specs: ["source house \"House\" {}"] });
const slim: Tollgate = await loadSlim({ module: new URL("https://example.com/engine.wasm") });
const small: Tollgate = await load({ rules: false });
void small;
// @ts-expect-error the slim entry needs a module
void loadSlim();

const report: DecisionReport = tollgate.decide("endpoint", { target: "aws-service", callers: ["this-vpc"], zones: 3, inspection: false }, { on: "2026-04-26", defaults: true });
const resumed: DecisionReport = again.decide("endpoint", report.share);
const question: QuestionText | undefined = resumed.question;
if (question?.kind === "choice") question.choices?.map(({ id, text, help }) => `${id}${text}${help}`);
// @ts-expect-error there is no such kind of question
if (question?.kind === "colour") void 0;
const source: SourceText | undefined = report.outcome?.reasons[0]?.source;
const setting: string | undefined = report.outcome?.endpoints[0]?.settings["private-dns"];
const other: string | null | undefined = report.would_change[0]?.outcome;

const scenario: Scenario = { region: "us-east-1", tier_bounds: "decimal", options: [{ name: "one", items: [{ kind: "nat-gateway", gateways: 3, gb: "500.5" }] }] };
const bill: Bill = slim.price(scenario, { rates: { "nat-gateway.hour": "0.04" } });
const line: BillLine | undefined = bill.options[0]?.lines[0];
const amount: string | null | undefined = line?.amount;
const declared: FileBill = tollgate.priceFile("Resources: {}", { parameters: { Stage: "live" }, usage: { version: "0.1" } });
const unpriced: string | undefined = declared.resources.not_priced[0]?.reason;
// @ts-expect-error a scenario names its Region
tollgate.price({ items: [] });

const prepared: Prepared = tollgate.prepare("endpoint");
const { outcome, reason, total }: Evaluation = prepared.evaluate(prepared.encode(report.share));
// @ts-expect-error answers are encoded first
prepared.evaluate({});

const way: TraceReport = tollgate.trace({ "vpcs.json": { Vpcs: [] }, "template.yml": "Resources: {}" }, { from: "subnet-1", to: "s3.amazonaws.com", whatIf: ["vpc-1.dns-support=no"] });
const verdict: TraceVerdict | undefined = way.before?.verdict;
const all: MatrixReport = tollgate.trace({ "vpcs.json": { Vpcs: [] } }, { all: true, to: ["s3"], whatIf: "vpc-1.gateway-endpoint=s3" });
const audit: AuditReport = tollgate.audit({ "vpcs.json": { Vpcs: [] } }, { baseline: { accepted: [{ rule: "endpoint-failed", reason: "known", until: "2026-12-31" }] } });
const saved: string | undefined = audit.findings[0]?.monthly_saving ?? audit.summary.monthly_saving;
const page: string = tollgate.audit({}, { format: "html" });
const drawn: string = tollgate.trace({}, { from: "subnet-1", to: "10.0.0.1", format: "svg" });
// @ts-expect-error a packet goes somewhere
tollgate.trace({}, { from: "subnet-1" });
const terraform: string = tollgate.plan("endpoint", report.share, "terraform");
const planned: PlanReport = tollgate.plan("endpoint", { target: "nothing", "vpc-id": "vpc-1" });
const commands: string[] | undefined = planned.verify[0]?.run;
// @ts-expect-error there is no such form
tollgate.plan("endpoint", {}, "pulumi");

const found: Diagnostic[] = tollgate.checkSpec("outcome");
const tested: SpecReport = tollgate.testSpec("");
const catalogue: Catalogue = tollgate.catalogue();
const version: Version = tollgate.version;

try {
  tollgate.readShare("v1.").answers["target"];
} catch (error) {
  if (error instanceof TollgateError) error.diagnostics.map(({ line: at, help }) => `${at}${help}`);
}

export { amount, catalogue, commands, found, other, outcome, reason, setting, source, terraform, tested, total, verdict, version, TollgateWizard };
const judged: PolicyResult = new TollgatePolicy().result;
const severity: "error" | "warning" | "notice" | undefined = judged.findings.endpoint?.findings[0]?.severity;
void [judged.simulation?.decision, severity];
const element = new TollgateAudit();
element.value = { "vpcs.json": { Vpcs: [] } };
const saving: string | undefined = element.result?.findings[0]?.monthly_saving;
const written: string = element.as("markdown");
const code: Promise<string> = element.codeOf({ decision: "endpoint", answers: ["target=nothing"] }, "terraform");
const address: string | undefined = new TollgateReference().result.results[0]?.address;
void [saving, written, code, address];
