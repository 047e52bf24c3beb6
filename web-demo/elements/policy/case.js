// Between a policy case, as every front end reads it, and what the forms hold.

import { gates, words } from "./words.js";

/** What the forms hold for a case: a text for each gate, and the fields of the request. */
export function stateOf(policyCase) {
  const { id, request = {}, endpoint_kind: kind } = policyCase;
  const { principal = "", action = "", resource = "", resource_account = "", context, path } = request;
  const texts = Object.fromEntries(gates.map(({ id: gate, field, lists }) => [gate, written(policyCase[field], lists)]));
  return {
    id,
    texts,
    service: path?.endpoint?.service ?? "",
    services: "",
    request: {
      principal,
      action,
      resource,
      resource_account,
      endpointKind: kind ?? path?.endpoint?.kind ?? "interface",
      // A key without a value is known to be absent.
      context: Object.entries(context ?? {}).flatMap(([key, values]) => (values?.length === 0 ? [""] : [values].flat()).map((value) => ({ key, value: String(value ?? "") }))),
      way: path ? (path.endpoint ? "endpoint" : "other") : "",
      path: Object.fromEntries(Object.keys(words.paths).map((name) => [name, String(name.split(".").reduce((part, step) => part?.[step], path) ?? "")])),
    },
  };
}

/** The case that the forms hold; `null` while the text of a gate is no JSON. */
export function caseOf({ id, texts, request }) {
  const policyCase = { ...(id !== undefined && { id }), request: asked(request) };
  for (const { id: gate, field, lists } of gates) {
    if (!texts[gate].trim()) continue;
    try {
      policyCase[field] = nested(JSON.parse(texts[gate]), lists);
    } catch {
      return null;
    }
  }
  if (policyCase.endpoint_policies || request.way === "endpoint") policyCase.endpoint_kind = request.endpointKind;
  return policyCase;
}

/** What stands beside the endpoint's policy: a case that can be judged, and the other endpoints of the VPC. */
export function besideOf({ services, request }, policyCase) {
  const others = services.split(/[\s,]+/).filter(Boolean);
  const region = request.path["endpoint.region"] || request.path.region;
  return { tried: policyCase ? [policyCase] : [], ...(others.length && { services: others }), ...(region && { region }) };
}

function asked({ principal, action, resource, resource_account, context, way, path, endpointKind }) {
  const request = { principal, action, resource };
  if (resource_account) request.resource_account = resource_account;
  const keys = new Map();
  for (const { key, value } of context.filter((row) => row.key)) keys.set(key, [...(keys.get(key) ?? []), ...(value ? [value] : [])]);
  if (keys.size) request.context = Object.fromEntries([...keys].map(([key, values]) => [key, values.length === 1 ? values[0] : values]));
  const facts = Object.entries(path).filter(([, value]) => value);
  if (way || facts.length) request.path = {};
  if (way === "endpoint") request.path.endpoint = {};
  for (const [name, value] of facts) {
    const steps = name.split(".");
    const last = steps.pop();
    steps.reduce((found, step) => (found[step] ??= {}), request.path)[last] = value;
  }
  if (request.path?.endpoint) request.path.endpoint.kind = endpointKind;
  return request;
}

function written(policies, lists) {
  return policies === undefined || policies === null ? "" : JSON.stringify(shortest(policies, lists), null, 2);
}

// One policy stands for a list of it, and a list of policies for one level.
function nested(given, lists) {
  if (Array.isArray(given) && given.length === 0) return given;
  const depth = Array.isArray(given) ? (given.some(Array.isArray) ? 2 : 1) : 0;
  let policies = given;
  for (let level = depth; level < lists; level++) policies = [policies];
  return policies;
}

function shortest(given, lists) {
  const [only, ...others] = Array.isArray(given) ? given : [];
  const stands = lists > 0 && only && others.length === 0 && !(Array.isArray(only) && only.length === 0);
  return stands ? shortest(only, lists - 1) : given;
}
