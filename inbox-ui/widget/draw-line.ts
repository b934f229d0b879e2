import type { VisitorMessage } from "../../core/visitors/visitor-message.ts";
import { drawPart, named } from "./draw-part.ts";
import { element } from "./element.ts";
import { drawText } from "./rich-text.ts";
import type { Line } from "./thread.ts";
import type { Words } from "./words.ts";

/** The actions of a line. */
export type LineActions = {
  retry(): void;
  press(message: VisitorMessage, value: string, label: string): void;
  absolute(url: string): string;
};

/** Draws a message with its day, author and state as one item of the log. */
export function drawLine(line: Line, words: Words, actions: LineActions): HTMLElement {
  return element(
    "div",
    { class: "line", "data-mine": line.mine, "data-last": line.last },
    line.newDay ? element("div", { class: "day" }, element("span", {}, dayOf(line.at, words))) : null,
    line.first && !line.mine
      ? element(
          "div",
          { class: "author" },
          line.author ?? words.team,
          line.automatic ? ` · ${words.automatic}` : "",
        )
      : null,
    ...bodyOf(line, words, actions),
    footOf(line, words, actions),
  );
}

function bodyOf(
  { message, pending }: Line,
  words: Words,
  actions: LineActions,
): readonly (HTMLElement | null)[] {
  if (message && message.deletedAt !== null)
    return [element("div", { class: "bubble", "data-deleted": true }, words.deleted)];
  const text = message?.text ?? { text: pending?.text ?? "", marks: [] };
  const parts = message
    ? message.parts.map((part) => drawPart(part, words, actions.absolute))
    : (pending?.files ?? []).map((file) => named(file.fileName));
  return [
    text.text === "" ? null : element("div", { class: "bubble", dir: "auto" }, drawText(text)),
    parts.length === 0 ? null : element("div", { class: "parts" }, ...parts),
    message?.buttons ? drawButtons(message, actions) : null,
  ];
}

const drawButtons = (message: VisitorMessage, actions: LineActions): HTMLElement =>
  element(
    "div",
    { class: "choices" },
    ...(message.buttons ?? []).flat().map((button) =>
      "url" in button
        ? element(
            "a",
            {
              href: /^https?:/i.test(button.url) ? button.url : null,
              target: "_blank",
              rel: "noopener noreferrer",
            },
            button.label,
          )
        : element(
            "button",
            { type: "button", onclick: () => actions.press(message, button.value, button.label) },
            button.label,
          ),
    ),
  );

function footOf(line: Line, words: Words, actions: LineActions): HTMLElement | null {
  const edited = line.message !== null && line.message.editedAt !== null && line.message.deletedAt === null;
  if (!line.last && line.status === null && !edited) return null;
  const said = [
    line.status === "failed" ? null : timeOf(line.at),
    edited ? words.edited : null,
    line.status && words[line.status],
  ].filter((word) => word !== null);
  const retry =
    line.status === "failed"
      ? element("button", { type: "button", class: "retry", onclick: actions.retry }, words.retry)
      : null;
  return element("div", { class: "foot", "data-status": line.status }, said.join(" · "), retry);
}

const language = (): string => navigator.language;

const timeOf = (at: string): string =>
  new Date(at).toLocaleTimeString(safe(language()), { hour: "2-digit", minute: "2-digit" });

function dayOf(at: string, words: Words): string {
  const day = new Date(at);
  const ago = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  if (ago === 0) return words.today;
  return ago === 1
    ? words.yesterday
    : day.toLocaleDateString(safe(language()), { weekday: "long", day: "numeric", month: "long" });
}

/** A host page may set any language; an unknown one must not break the chat. */
function safe(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
