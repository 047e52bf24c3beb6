// Rules as text on one side, and the wizard that asks by them on the other. Everything happens in this page.
import { inlined as engineModule } from "#package/engine_inlined";
import { inlined as rulesModule } from "#package/rules_inlined";
import { loader } from "#package/start";
import { unpack, unpackSync } from "#package/unpack";
import { introduce } from "../elements/define.js";
import { fill, make } from "../elements/dom.js";
import { TollgateWizard } from "../elements/wizard.js";

/** How long typing rests before the rules are checked, in milliseconds. */
const rest = 400;

const load = loader({ engine: () => unpack(engineModule), rules: async () => () => unpackSync(rulesModule) });

const [text, told, stage] = ["rules", "told", "stage"].map((id) => document.getElementById(id));
let waiting;
let latest = 0;

// The element asks for its engine when it starts: that of the rules as they are then.
let engine;
introduce("tollgate-wizard", TollgateWizard, async () => engine);

async function change() {
  const turn = (latest += 1);
  const builtIn = await load();
  const found = builtIn.checkSpec(text.value);
  const wrong = found.filter(({ severity }) => severity === "error");
  fill(told, found.length === 0
    ? make("p", {}, "The rules hold together.")
    : make("ul", {}, found.map((one) => make("li", {}, make("button", { type: "button", onclick: () => show(one) }, place(one)), ` ${one.severity}: ${one.message}`, one.help && make("small", {}, ` ${one.help}`)))));
  if (wrong.length > 0) return;
  const own = await load({ specs: [text.value] });
  const decision = own.catalogue().decisions.find(({ id }) => new RegExp(`^decision\\s+${id}\\s`, "m").test(text.value));
  if (turn !== latest || !decision) return;
  engine = own;
  fill(stage, make("tollgate-wizard", { decision: decision.id }));
}

const place = ({ line, column }) => `Line ${line}, column ${column}`;

// Puts the cursor where something is wrong.
function show({ line, column }) {
  const before = text.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  text.focus();
  text.setSelectionRange(before + column - 1, before + column);
}

text.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(change, rest);
});
change().catch((failure) => fill(told, make("p", {}, `This page could not start: ${failure.message}. It needs WebAssembly.`)));
