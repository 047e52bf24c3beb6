// Pictures out of nodes.

/** A node of a picture, with its attributes and children; empty ones are left out. */
export function drawn(name, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) node.setAttribute(attribute, value);
  node.append(...children.flat(Infinity).filter(Boolean));
  return node;
}
