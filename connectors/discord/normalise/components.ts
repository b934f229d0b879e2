import { cutText } from "../../../core/kernel/cut-text.ts";
import type { JsonObject } from "../../../core/kernel/json.ts";
import { isFollowable, type Button } from "../../../core/protocol/index.ts";
import { capabilities } from "../capabilities.ts";
import { componentOf } from "../ids.ts";
import { numberIn, objectIn, objectsIn, textIn, wordsIn } from "./read.ts";

/** Kinds of components: discord.com/developers/docs/components/reference#component-object-component-types. */
export const COMPONENT = { row: 1, button: 2, textInput: 4, text: 10 } as const;

/** Returns all components of a message or a modal, those inside others behind them. */
export function componentsIn(owner: JsonObject, depth = 0): readonly JsonObject[] {
  if (depth > DEPTH_MAX) return [];
  const inner = objectIn(owner, "component");
  const own = [...objectsIn(owner, "components"), ...(inner ? [inner] : [])];
  return own.flatMap((component) => [component, ...componentsIn(component, depth + 1)]);
}

const DEPTH_MAX = 6;

/** Returns the rows of buttons under a message. */
export function buttonsIn(message: JsonObject): readonly (readonly Button[])[] {
  return [message, ...componentsIn(message)]
    .flatMap((owner) => objectsIn(owner, "components"))
    .filter((component) => numberIn(component, "type") === COMPONENT.row)
    .map((row) => objectsIn(row, "components").flatMap(buttonOf))
    .filter((row) => row.length > 0);
}

function buttonOf(component: JsonObject): readonly Button[] {
  const label = labelOf(component);
  if (numberIn(component, "type") !== COMPONENT.button || label === undefined) return [];
  const url = textIn(component, "url");
  const customId = textIn(component, "custom_id");
  if (url !== undefined) return isFollowable(url) ? [{ label, url }] : [];
  return customId === undefined ? [] : [{ label, value: componentOf(customId).value }];
}

/** Returns what a component says: its label, else its emoji. */
export function labelOf(component: JsonObject): string | undefined {
  const label = wordsIn(component, "label") ?? wordsIn(objectIn(component, "emoji") ?? {}, "name");
  return label === undefined ? undefined : cutText(label, capabilities.buttons.labelMax);
}

/** Returns the texts of a message that is written in components alone. */
export const wordsOfComponents = (message: JsonObject): string =>
  componentsIn(message)
    .filter((component) => numberIn(component, "type") === COMPONENT.text)
    .flatMap((component) => textIn(component, "content") ?? [])
    .join("\n");
