// The form of a scenario: Region, and options with their items, all native controls.

import { make } from "./dom.js";
import { blank } from "./price.js";
import { words } from "./words.js";

let count = 0;

/** The form; it writes into the scenario, and says with `changed` whether its own shape changed too. */
export function scenarioForm(scenario, { regions, tariffs }, element, changed) {
  const region = select(regions.map(({ id, title }) => [id, `${title} · ${id}`]), scenario.region, (value) => {
    scenario.region = value;
    changed();
  });
  const hours = text(scenario.hours ?? "", "730", (value) => {
    if (value) scenario.hours = value;
    else delete scenario.hours;
    changed();
  });
  const options = scenario.options.map((option, index) => optionFields(option, index, scenario, { tariffs, regions }, element, changed));
  const add = () => {
    scenario.options.push({ name: words.option(scenario.options.length + 1), items: [blank(tariffs[0])] });
    changed({ shape: true, focus: ".option-group:last-of-type .name input" });
  };
  return make("form", { class: "scenario", novalidate: true, onsubmit: (event) => event.preventDefault() },
    make("div", { class: "fields" }, labelled(words.region, region), labelled(words.hours, hours)),
    options,
    make("button", { type: "button", onclick: add }, words.addOption),
  );
}

function optionFields(option, index, scenario, { tariffs, regions }, element, changed) {
  const name = text(option.name, "", (value) => {
    option.name = value;
    changed();
  });
  const items = option.items.map((item, place) => itemFields(item, place, option, { tariffs, regions }, changed));
  const add = () => {
    option.items.push(blank(tariffs[0]));
    changed({ shape: true, focus: `.option-group:nth-of-type(${index + 1}) .item:last-of-type select` });
  };
  const remove = () => {
    scenario.options.splice(index, 1);
    changed({ shape: true, focus: ".scenario > button" });
  };
  return make("fieldset", { class: "option-group" },
    make("legend", {}, option.name || words.option(index + 1)),
    labelled(words.optionName, name, "name"),
    items,
    make("div", { class: "buttons" },
      make("button", { type: "button", onclick: add }, words.addItem),
      scenario.options.length > 1 && make("button", { type: "button", class: "quiet", "aria-label": words.removeOption(option.name), onclick: remove }, words.remove),
    ),
  );
}

function itemFields(item, place, option, { tariffs, regions }, changed) {
  const tariff = tariffs.find(({ id }) => id === item.kind) ?? tariffs[0];
  const kind = select(tariffs.map(({ id, title }) => [id, title]), tariff.id, (value) => {
    // Quantities that both kinds take stay.
    const next = blank(tariffs.find(({ id }) => id === value));
    option.items[place] = { ...next, ...Object.fromEntries(Object.keys(next).filter((key) => key !== "kind" && key in item).map((key) => [key, item[key]])) };
    changed({ shape: true, focus: `#${kind.id}` });
  });
  const quantities = tariff.quantities.map(({ id, text: title, help: unit }) => {
    const control = text(item[id] ?? "", "", (value) => {
      if (value) item[id] = value;
      else delete item[id];
      changed();
    });
    control.inputMode = "decimal";
    return labelled(unit ? `${title} (${unit})` : title, control);
  });
  const flags = (tariff.flags ?? []).map(({ id, text: title }) => {
    const control = make("input", { type: "checkbox", checked: item[id] === true, onchange: () => {
      if (control.checked) item[id] = true;
      else delete item[id];
      changed();
    } });
    return labelled(title, control);
  });
  const toward = tariff.toward && labelled(tariff.toward.text, select([["", "–"], ...regions.map(({ id, title }) => [id, `${title} · ${id}`])], item[tariff.toward.id] ?? "", (value) => {
    if (value) item[tariff.toward.id] = value;
    else delete item[tariff.toward.id];
    changed();
  }));
  const remove = () => {
    option.items.splice(place, 1);
    changed({ shape: true, focus: ".scenario > button" });
  };
  return make("div", { class: "item", role: "group", "aria-label": tariff.title },
    labelled(words.kind, kind), toward, quantities, flags,
    option.items.length > 1 && make("button", { type: "button", class: "quiet", "aria-label": words.removeItem(tariff.title), onclick: remove }, words.remove),
  );
}

function labelled(title, control, name = "") {
  control.id ||= `quantity-${(count += 1)}`;
  return make("div", { class: `labelled ${name}` }, make("label", { for: control.id }, title), control);
}

function text(value, placeholder, changed) {
  return make("input", { type: "text", autocomplete: "off", value, placeholder, oninput: (event) => changed(event.target.value.trim()) });
}

function select(options, chosen, changed) {
  return make("select", { onchange: (event) => changed(event.target.value) }, options.map(([value, title]) => make("option", { value, selected: value === chosen }, title)));
}
