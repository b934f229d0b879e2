import type { JsonObject } from "../../../core/kernel/json.ts";
import type { Degradation, OutboundMessage, Rendered, RenderedFile } from "../../../core/protocol/index.ts";
import { isSnowflake, nonceOf } from "../ids.ts";
import { bodiesOf, type Body } from "./bodies.ts";
import { componentsOf } from "./components.ts";
import { mentionsOf } from "./mentions.ts";
import { textsOf } from "./texts.ts";

/**
 * Renders a message as calls: the text, whose last part carries the first files, then the other attachments. The first
 * call has the reply, the last one the buttons. Each has a nonce, so that a repeat is no second message.
 */
export function callsOfMessage(message: OutboundMessage): readonly Rendered[] {
  const bodies = withComponents(withText(bodiesOf(message.parts), textsOf(message.text)), message);
  return bodies.map((body, part) => callOf(body, part, message));
}

function withText(bodies: readonly Body[], texts: readonly string[]): readonly Body[] {
  const [first, ...others] = bodies;
  const last = texts.at(-1);
  if (last === undefined) return bodies;
  const before = texts.slice(0, -1).map((content): Body => ({ body: { content } }));
  if (!first?.files) return [...before, { body: { content: last } }, ...bodies];
  return [...before, { ...first, body: { ...first.body, content: last } }, ...others];
}

function withComponents(
  bodies: readonly Body[],
  { buttons = [], choices }: OutboundMessage,
): readonly Body[] {
  const rendered = componentsOf(buttons, choices);
  if (Array.isArray(rendered["components"]) && rendered["components"].length === 0) return bodies;
  const last = bodies.at(-1);
  return last && !("poll" in last.body)
    ? [...bodies.slice(0, -1), { ...last, body: { ...last.body, ...rendered } }]
    : [...bodies, { body: rendered }];
}

function callOf({ body, files, degraded }: Body, part: number, message: OutboundMessage): Rendered {
  const nonce = nonceOf(message.id, part);
  const only = onlyOf(message);
  const lost = [...(degraded ?? []), ...privately(message)];
  return {
    payload: {
      call: "create",
      channel: message.thread.key,
      body: {
        ...body,
        ...mentionsOf(message.text.marks),
        ...(nonce !== undefined && { nonce, enforce_nonce: true }),
        ...(part === 0 && replyOf(message)),
      },
      ...(message.answers && { answer: message.answers }),
      ...(only !== undefined && { only }),
    },
    ...(files && { attachments: files.map(fileOf) }),
    ...(lost.length > 0 && { degraded: lost }),
  };
}

const fileOf = (file: RenderedFile, index: number): RenderedFile => ({ ...file, field: `files[${index}]` });

/** The person who alone may see it. A direct conversation has no other. */
function onlyOf({ audience, thread }: OutboundMessage): string | undefined {
  return audience && thread.kind === "group" ? audience.identity.value : undefined;
}

/** Discord shows a private message only in answer to a command or a press of that person; else it goes to them directly. */
function privately(message: OutboundMessage): readonly Degradation[] {
  const only = onlyOf(message);
  return only !== undefined && message.answers?.["user"] !== only
    ? [{ what: "private", into: "separate" }]
    : [];
}

function replyOf({ replyTo }: OutboundMessage): JsonObject {
  return replyTo !== undefined && isSnowflake(replyTo)
    ? { message_reference: { message_id: replyTo, fail_if_not_exists: false } }
    : {};
}
