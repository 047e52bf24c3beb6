// A page for frames: shows the element that its address asks for, and tells the page around it how high that is.

/** The elements, each with the script that holds it. */
const scripts = { wizard: "tollgate.js", price: "tollgate.js", policy: "tollgate-full.js", trace: "tollgate-full.js", audit: "tollgate-full.js", reference: "tollgate-full.js" };

const { element: asked = "wizard", lang, ...attributes } = Object.fromEntries(new URLSearchParams(location.search));
const name = Object.hasOwn(scripts, asked) ? asked : "wizard";
const element = document.createElement(`tollgate-${name}`);
element.textContent = "This tool needs JavaScript and WebAssembly.";
for (const [attribute, value] of Object.entries({ "heading-level": "1", "deep-link": "", ...attributes })) {
  // Only names that elements have: whoever writes an address must not reach further.
  if (/^(on|[a-np-z][a-z]*(-[a-z]+)*)$/.test(attribute) && !["style", "id", "class", "slot", "is"].includes(attribute)) element.setAttribute(attribute, value);
}
if (lang) document.documentElement.lang = lang;
const script = document.createElement("script");
script.src = scripts[name];
document.querySelector("main").append(element);
document.head.append(script);

const tell = () => parent.postMessage({ tollgate: { height: Math.ceil(document.documentElement.getBoundingClientRect().height) } }, "*");
if (parent !== window) new ResizeObserver(tell).observe(document.documentElement);
