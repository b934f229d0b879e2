type Child = Node | string | null;
type Options = {
  readonly [name: string]: string | boolean | number | null | undefined | ((event: Event) => void);
};

/**
 * Creates an element: `on…` are listeners, the rest attributes. Never `style`, which the host page's policy may
 * forbid.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: Options = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else setAttribute(made, name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Sets an attribute; null and false remove it, true sets an empty one. */
export function setAttribute(
  target: Element,
  name: string,
  value: string | boolean | number | null | undefined,
): void {
  if (value === null || value === undefined || value === false) target.removeAttribute(name);
  else if (target.getAttribute(name) !== String(value === true ? "" : value))
    target.setAttribute(name, value === true ? "" : String(value));
}

/** Returns the focused element of the shadow tree of `part`. */
export function focusedNear(part: Element): Element | null {
  const root = part.getRootNode();
  return root instanceof ShadowRoot ? root.activeElement : null;
}

const SVG = "http://www.w3.org/2000/svg";

/** Draws a 24 × 24 icon from path data. It is decorative; the button has the name. */
export function icon(...paths: readonly string[]): SVGSVGElement {
  const drawing = document.createElementNS(SVG, "svg");
  for (const [name, value] of [
    ["viewBox", "0 0 24 24"],
    ["aria-hidden", "true"],
  ])
    setAttribute(drawing, name ?? "", value);
  for (const path of paths) {
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("d", path);
    drawing.append(line);
  }
  return drawing;
}
