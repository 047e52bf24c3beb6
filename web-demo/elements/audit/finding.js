// A finding: what is wrong and where, unfolded with why, what mends it, and the code for it.

import { fill, make } from "../dom.js";
import { money } from "../money.js";
import { prose } from "../prose.js";
import { source } from "../source.js";

/** The item of a finding. */
export function finding(one, element) {
  const { words, language, foreign } = element;
  const { fix = [], message, monthly_saving: saving, plan, resources, rule, severity, source: from, where, why } = one;
  const place = where.line ? `${where.file}:${where.line}` : where.file;
  return make("li", { class: severity },
    make("details", {},
      make("summary", {}, make("b", { class: "severity" }, make("span", { "aria-hidden": "true" }, `${words.marks[severity]} `), words.severities[severity]), " ",
        make("span", { lang: foreign }, prose(message)), saving && make("span", { class: "saving" }, words.saving(money(saving, "USD", language)))),
      why && make("p", { lang: foreign }, prose(why)),
      make("dl", {},
        make("dt", {}, words.rule), make("dd", {}, make("code", {}, rule)),
        place && [make("dt", {}, words.place), make("dd", {}, make("code", {}, `${place} ${where.pointer}`))],
        resources.length > 0 && [make("dt", {}, words.resources), make("dd", {}, resources.join(", "))]),
      fix.length > 0 && [make("p", { class: "asked" }, words.fix), make("ul", {}, fix.map((text) => make("li", { lang: foreign }, make("code", {}, text))))],
      plan && mending(plan, element),
      source(from)));
}

// The code that mends it, drawn when it is asked for: what draws it is a script of its own.
function mending(plan, element) {
  const { words } = element;
  const shown = make("div", { class: "mended" });
  const form = make("select", { "aria-label": words.form }, Object.entries(words.forms).map(([value, text]) => make("option", { value }, text)));
  const draw = async () => {
    fill(shown, make("p", { role: "status" }, words.drawing));
    try {
      const text = await element.codeOf(plan, form.value);
      fill(shown, make("pre", { tabindex: 0, role: "region", "aria-label": words.forms[form.value] }, make("code", {}, text)));
    } catch (failure) {
      fill(shown, make("p", { class: "error", role: "alert" }, failure.message));
    }
  };
  return make("div", { class: "mend" }, make("div", { class: "measure" }, form, make("button", { type: "button", onclick: draw }, words.draw)), shown);
}
