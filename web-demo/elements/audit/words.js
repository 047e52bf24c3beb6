// The words of the audit element. What is found comes from the engine.

import * as estate from "../estate/words.js";

export const english = {
  ...estate.english,
  outcome: "What was found",
  severities: { error: "Error", warning: "Warning", notice: "Notice" },
  marks: { error: "✕", warning: "!", notice: "i" },
  found: ({ error, warning, notice }) => [[error, "error", "errors"], [warning, "warning", "warnings"], [notice, "notice", "notices"]]
    .filter(([count]) => count).map(([count, one, more]) => `${count} ${count === 1 ? one : more}`).join(", ") || "Nothing found",
  saved: (amount) => `Mending it saves ${amount} a month, as far as that is known.`,
  saving: (amount) => `saves ${amount} a month`,
  show: "Show",
  more: (count, left) => `Show ${count} more of ${left}`,
  rule: "Rule",
  place: "Place",
  resources: "Involved",
  fix: "What mends it",
  form: "Form of the code",
  forms: { terraform: "Terraform", cloudformation: "CloudFormation", "aws-cli": "AWS commands", markdown: "Runbook" },
  draw: "Show the code",
  drawing: "Drawing the plan …",
  saveAs: "Take the report along",
  saves: { markdown: "Markdown", sarif: "SARIF", html: "HTML", json: "JSON" },
  save: "Save",
  accepted: (count) => `${count} accepted`,
  until: (date) => `until ${date}`,
  notTold: (count) => `${count} ${count === 1 ? "rule" : "rules"} not evaluated`,
  needs: (missing) => `needs ${missing.join(", ")}`,
};

export const german = {
  ...estate.german,
  outcome: "Was gefunden wurde",
  severities: { error: "Fehler", warning: "Warnung", notice: "Hinweis" },
  marks: english.marks,
  found: ({ error, warning, notice }) => [[error, "Fehler", "Fehler"], [warning, "Warnung", "Warnungen"], [notice, "Hinweis", "Hinweise"]]
    .filter(([count]) => count).map(([count, one, more]) => `${count} ${count === 1 ? one : more}`).join(", ") || "Nichts gefunden",
  saved: (amount) => `Wer es behebt, spart ${amount} im Monat, soweit es bekannt ist.`,
  saving: (amount) => `spart ${amount} im Monat`,
  show: "Anzeigen",
  more: (count, left) => `${count} weitere von ${left} anzeigen`,
  rule: "Regel",
  place: "Stelle",
  resources: "Beteiligt",
  fix: "Was es behebt",
  form: "Form des Codes",
  forms: { terraform: "Terraform", cloudformation: "CloudFormation", "aws-cli": "AWS-Befehle", markdown: "Ablauf" },
  draw: "Code zeigen",
  drawing: "Der Plan wird gezeichnet …",
  saveAs: "Den Bericht mitnehmen",
  saves: english.saves,
  save: "Speichern",
  accepted: (count) => `${count} hingenommen`,
  until: (date) => `bis ${date}`,
  notTold: (count) => `${count} ${count === 1 ? "Regel" : "Regeln"} nicht geprüft`,
  needs: (missing) => `braucht ${missing.join(", ")}`,
};
