// The elements' style sheets, as sheets rather than `<style>`: a content security policy lets them pass.

import layout from "./layout.css";
import parts from "./parts.css";

let made;

/** Made at the first use, since a server has no style sheets. */
export function sheets() {
  made ??= [layout, parts].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  return made;
}
