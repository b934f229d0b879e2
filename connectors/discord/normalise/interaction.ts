import { isJsonObject, type Json, type JsonObject } from "../../../core/kernel/json.ts";
import type { InboundEvent, ThreadReference } from "../../../core/protocol/index.ts";
import { componentOf, timeOfSnowflake } from "../ids.ts";
import type { InteractionAnswer } from "../types.ts";
import { componentsIn, labelOf } from "./components.ts";
import { unsupported, type Dispatch } from "./dispatch.ts";
import { partyIn, partyOf } from "./party.ts";
import { idIn, listIn, numberIn, objectIn, objectsIn, textIn, wordsIn } from "./read.ts";
import { threadIn, threadOfChannel } from "./thread.ts";

/** Kinds of interactions: discord.com/developers/docs/interactions/receiving-and-responding. */
export const INTERACTION = { command: 2, component: 3, form: 5 } as const;

/** Normalises what somebody does with the bot's commands, buttons, lists and forms. */
export function interactionEvents(dispatch: Dispatch): readonly InboundEvent[] {
  const known = knownIn(dispatch);
  if (!known) return unsupported(dispatch);
  switch (numberIn(dispatch.d, "type")) {
    case INTERACTION.command:
      return commandEvents(dispatch, known);
    case INTERACTION.component:
      return pressEvents(dispatch, known);
    case INTERACTION.form:
      return formEvents(dispatch, known);
    default:
      return unsupported(dispatch, "interaction without an answer");
  }
}

/** Returns what an answer needs, and whether the gateway acknowledges the interaction; null for one that has no answer. */
export function answerOf(d: JsonObject): InteractionAnswer | null {
  const interactionId = idIn(d, "id");
  const token = textIn(d, "token");
  const applicationId = idIn(d, "application_id");
  const kind = KINDS[numberIn(d, "type") ?? 0];
  const user = partyIn(d)?.identities[0]?.value;
  if (interactionId === undefined || !token || applicationId === undefined || !kind || user === undefined)
    return null;
  const opensForm = kind === "press" && componentOf(customIdIn(d)).use === "form";
  const at = Date.parse(timeOfSnowflake(interactionId));
  return { interactionId, token, applicationId, kind, user, acknowledged: !opensForm, at };
}

const KINDS: Readonly<Record<number, InteractionAnswer["kind"]>> = { 2: "command", 3: "press", 5: "form" };

const customIdIn = (d: JsonObject) => textIn(objectIn(d, "data") ?? {}, "custom_id") ?? "";

function knownIn({ d, place }: Dispatch) {
  const id = idIn(d, "id");
  const from = partyIn(d);
  const thread = threadOf(d, place);
  const answer = answerOf(d);
  if (id === undefined || !from || !thread) return null;
  const base = { key: id, occurredAt: timeOfSnowflake(id), thread };
  return { base, from, ...(answer && { answer: { ...answer } }) };
}

type Known = NonNullable<ReturnType<typeof knownIn>>;

/** An interaction brings its channel along. */
function threadOf(d: JsonObject, place: Dispatch["place"]): ThreadReference | null {
  const channel = objectIn(d, "channel");
  const server = d["guild_id"];
  return (
    (channel && threadOfChannel({ ...channel, ...(server !== undefined && { guild_id: server }) }, place)) ??
    threadIn(d, place)
  );
}

const CHAT_COMMAND = 1;

function commandEvents(dispatch: Dispatch, { base, from, answer }: Known): readonly InboundEvent[] {
  const called = objectIn(dispatch.d, "data") ?? {};
  const name = wordsIn(called, "name");
  if (name === undefined) return unsupported(dispatch);
  const { names, options } =
    (numberIn(called, "type") ?? CHAT_COMMAND) === CHAT_COMMAND
      ? optionsIn(called)
      : { names: [], options: { target: idIn(called, "target_id") ?? null } };
  return [
    {
      ...base,
      kind: "command_invoked",
      name: [name, ...names].join(" "),
      arguments: Object.entries(options)
        .map(([option, value]) => `${option}:${wordsOf(value)}`)
        .join(" "),
      options,
      from,
      ...(answer && { answer }),
    },
  ];
}

const wordsOf = (value: Json): string => {
  if (isJsonObject(value)) return `@${textIn(value, "name") ?? ""}`;
  return typeof value === "string" ? value : JSON.stringify(value);
};

const SUBCOMMANDS: ReadonlySet<number> = new Set([1, 2]);

/** Returns the names of subcommands, outermost first, and the options by name. */
function optionsIn(command: JsonObject): { readonly names: readonly string[]; readonly options: JsonObject } {
  const names: string[] = [];
  let given = objectsIn(command, "options");
  for (let depth = 0; depth < 2; depth += 1) {
    const [sub] = given;
    if (!sub || !SUBCOMMANDS.has(numberIn(sub, "type") ?? 0)) break;
    names.push(textIn(sub, "name") ?? "");
    given = objectsIn(sub, "options");
  }
  const people = objectIn(objectIn(command, "resolved") ?? {}, "users") ?? {};
  const options = given.map((option): [string, Json] => [
    textIn(option, "name") ?? "",
    personIn(option, people) ?? plainIn(option),
  ]);
  return { names, options: Object.fromEntries(options) };
}

const USER = 6;

/** Returns who was chosen, by their id and as Discord shows them. */
function personIn(option: JsonObject, people: JsonObject): JsonObject | null {
  const id = idIn(option, "value");
  if (numberIn(option, "type") !== USER || id === undefined) return null;
  return { identity: id, name: partyOf(objectIn(people, id))?.name ?? id };
}

function plainIn(option: JsonObject): Json {
  const value = option["value"];
  // Adding zero makes 0 of -0, which JSON cannot tell apart.
  if (typeof value === "number") return value + 0;
  return typeof value === "string" || typeof value === "boolean" ? value : null;
}

function pressEvents(dispatch: Dispatch, { base, from, answer }: Known): readonly InboundEvent[] {
  const { d } = dispatch;
  const message = objectIn(d, "message");
  const externalId = message && idIn(message, "id");
  if (!message || externalId === undefined) return unsupported(dispatch);
  const customId = customIdIn(d);
  const chosen = listIn(objectIn(d, "data") ?? {}, "values").filter((value) => typeof value === "string");
  const component = componentsIn(message).find((one) => textIn(one, "custom_id") === customId);
  const label = component && (chosen.length > 0 ? labelsOf(component, chosen) : labelOf(component));
  return [
    {
      ...base,
      kind: "button_pressed",
      externalId,
      from,
      value: chosen.length > 0 ? chosen.join(", ") : componentOf(customId).value,
      ...(label !== undefined && { label }),
      ...(answer && { answer }),
    },
  ];
}

function labelsOf(list: JsonObject, chosen: readonly Json[]): string | undefined {
  const labels = objectsIn(list, "options").flatMap((option) =>
    chosen.includes(option["value"] ?? null) ? (wordsIn(option, "label") ?? []) : [],
  );
  return labels.length > 0 ? labels.join(", ") : undefined;
}

function formEvents(dispatch: Dispatch, { base, from, answer }: Known): readonly InboundEvent[] {
  const filled = objectIn(dispatch.d, "data") ?? {};
  const externalId = idIn(objectIn(dispatch.d, "message") ?? {}, "id");
  const values = componentsIn(filled).flatMap((field): [string, string][] => {
    const name = textIn(field, "custom_id");
    const value =
      textIn(field, "value") ??
      listIn(field, "values")
        .filter((one) => typeof one === "string")
        .join(", ");
    return name === undefined ? [] : [[name, value]];
  });
  return [
    {
      ...base,
      kind: "form_submitted",
      form: textIn(filled, "custom_id") ?? "",
      values: Object.fromEntries(values),
      from,
      ...(externalId !== undefined && { externalId }),
      ...(answer && { answer }),
    },
  ];
}
