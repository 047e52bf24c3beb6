// The form of a request, all native controls.

import { make } from "../dom.js";
import { caseOf } from "./case.js";
import { words } from "./words.js";

let count = 0;

/** The form; it writes into the state, and says with `changed` whether its own shape changed too. */
export function requestForm(state, element, changed) {
  const { request } = state;
  const field = (name, title, help) => labelled(title, text(request[name], (value) => {
    request[name] = value;
    changed();
  }), help);
  const kind = choice(words.kinds, request.endpointKind, (value) => {
    request.endpointKind = value;
    changed();
  });
  const service = text(state.service, (value) => {
    state.service = value;
    changed();
  });
  const services = text(state.services, (value) => {
    state.services = value;
    changed();
  });
  return [
    element.heading(0, { class: "pane-title" }, words.request),
    make("form", { class: "request", novalidate: true, onsubmit: (event) => event.preventDefault() },
      field("principal", words.principal, words.principalHelp), field("action", words.action), field("resource", words.resource), field("resource_account", words.resourceAccount),
      labelled(words.endpointKind, kind), labelled(words.service, service, words.serviceHelp), labelled(words.services, services, words.servicesHelp),
      keys(request, changed), path(request, changed), asCase(state)),
  ];
}

function keys({ context }, changed) {
  const rows = context.map((row, at) => {
    const control = (name, title) => {
      const input = text(row[name], (value) => {
        row[name] = value;
        changed();
      });
      return labelled(title, input);
    };
    const remove = () => {
      context.splice(at, 1);
      changed({ shape: true, focus: ".keys > button" });
    };
    return make("div", { class: "key", role: "group", "aria-label": row.key || words.key }, control("key", words.key), control("value", words.value),
      make("button", { type: "button", class: "quiet", "aria-label": words.removeKey(row.key), onclick: remove }, words.remove));
  });
  const add = () => {
    context.push({ key: "", value: "" });
    changed({ shape: true, focus: ".key:last-of-type input" });
  };
  return make("fieldset", { class: "keys" }, make("legend", { class: "small" }, words.keys), rows.length > 0 && make("small", {}, words.keysHelp), rows, make("button", { type: "button", onclick: add }, words.addKey));
}

function path(request, changed) {
  const fields = Object.entries(words.paths).map(([name, title]) => labelled(title, text(request.path[name], (value) => {
    request.path[name] = value;
    changed();
  })));
  const way = choice(words.ways, request.way, (value) => {
    request.way = value;
    changed();
  });
  return make("details", { open: Boolean(request.way) }, make("summary", {}, words.path), make("p", { class: "help" }, words.pathHelp), make("div", { class: "way" }, labelled(words.passes, way), fields));
}

// Made when it is opened: what was typed since stands in it too.
function asCase(state) {
  const shown = make("textarea", { readonly: true, rows: 6, wrap: "off", "aria-label": words.caseText, onfocus: () => shown.select() });
  const open = (event) => event.target.open && (shown.value = JSON.stringify(caseOf(state), null, 2));
  return make("details", { ontoggle: open }, make("summary", {}, words.asCase), make("p", { class: "help" }, words.asCaseHelp("tollgate policy simulate case.json")), shown);
}

function labelled(title, control, help) {
  control.id = `request-${(count += 1)}`;
  if (help) control.setAttribute("aria-describedby", `${control.id}-help`);
  return make("div", { class: "labelled" }, make("label", { for: control.id }, title), control, help && make("small", { id: `${control.id}-help` }, help));
}

function choice(options, chosen, changed) {
  return make("select", { onchange: (event) => changed(event.target.value) }, Object.entries(options).map(([value, title]) => make("option", { value, selected: value === chosen }, title)));
}

function text(value, changed) {
  return make("input", { type: "text", autocomplete: "off", spellcheck: "false", autocapitalize: "off", value, oninput: (event) => changed(event.target.value.trim()) });
}
