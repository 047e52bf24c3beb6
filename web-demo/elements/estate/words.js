// The words about the files of an estate.

export const english = {
  drop: "Drop what AWS commands print, a plan or state of Terraform as JSON, or a template of CloudFormation: files or a folder. They stay in this page.",
  files: "Open files",
  folder: "Open a folder",
  clear: "Take all files away",
  opened: (count) => `${count} ${count === 1 ? "file" : "files"} open`,
  nothing: "No file is open.",
  skipped: (count) => `${count} ${count === 1 ? "part" : "parts"} of the files not read`,
  missing: "Not evaluated",
};

export const german = {
  drop: "Hier ablegen, was AWS-Befehle ausgeben, ein Plan oder Zustand von Terraform als JSON oder eine Vorlage von CloudFormation: Dateien oder ein Ordner. Sie bleiben auf dieser Seite.",
  files: "Dateien öffnen",
  folder: "Ordner öffnen",
  clear: "Alle Dateien entfernen",
  opened: (count) => `${count} ${count === 1 ? "Datei" : "Dateien"} geöffnet`,
  nothing: "Keine Datei ist geöffnet.",
  skipped: (count) => `${count} ${count === 1 ? "Teil" : "Teile"} der Dateien nicht gelesen`,
  missing: "Nicht geprüft",
};
