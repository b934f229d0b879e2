import { cutText } from "../../core/kernel/cut-text.ts";
import type { JsonObject } from "../../core/kernel/json.ts";
import type { Form, OutboundOperation, Rendered } from "../../core/protocol/index.ts";
import { capabilities } from "./capabilities.ts";
import { componentsOf } from "./render/components.ts";
import { callsOfMessage } from "./render/message.ts";
import { mentionsOf } from "./render/mentions.ts";
import { textsOf } from "./render/texts.ts";

/** Renders an operation as calls of `send`, in order. */
export function render(operation: OutboundOperation): readonly Rendered[] {
  switch (operation.kind) {
    case "send":
      return callsOfMessage(operation.message);
    case "edit":
      return [editOf(operation)];
    case "delete":
      return operation.externalIds.map((message) =>
        call({ call: "delete", channel: operation.thread.key, message }),
      );
    case "react":
      return [
        call({
          call: "react",
          channel: operation.thread.key,
          message: operation.externalId,
          emoji: operation.emoji.slice(0, capabilities.reaction.max),
        }),
      ];
    case "typing":
      return [call({ call: "typing", channel: operation.thread.key })];
    case "mark_read":
      return [];
    case "answer_button":
      return [call({ call: "acknowledge", answer: operation.answer, ...wordsOf(operation.text) })];
    case "open_form":
      return [call({ call: "open_form", answer: operation.answer, body: modalOf(operation.form) })];
  }
}

const call = (payload: JsonObject): Rendered => ({ payload });

const wordsOf = (text: string | undefined): JsonObject =>
  text ? { text: cutText(text, capabilities.text.maxLength) } : {};

/** An edit changes one message, so a text whose formatting makes it too long loses the formatting. */
function editOf({
  thread,
  externalId,
  text,
  buttons,
}: Extract<OutboundOperation, { kind: "edit" }>): Rendered {
  const [first, ...more] = textsOf(text);
  const isPlain = more.length > 0;
  const content = isPlain ? cutText(text.text.toWellFormed(), capabilities.text.maxLength) : (first ?? "");
  return {
    payload: {
      call: "edit",
      channel: thread.key,
      message: externalId,
      body: { content, ...mentionsOf(isPlain ? [] : text.marks), ...(buttons && componentsOf(buttons)) },
    },
    ...(isPlain && { degraded: [{ what: "formatting", into: "text" }] }),
  };
}

const TITLE_MAX = 45;
const ANSWER_MAX = 4000;

function modalOf({ name, title, fields }: Form): JsonObject {
  return {
    custom_id: name.slice(0, 100),
    title: cutText(title, TITLE_MAX),
    components: fields.slice(0, capabilities.forms.maxFields).map((field) => ({
      type: 1,
      components: [
        {
          type: 4,
          custom_id: field.name.slice(0, 100),
          label: cutText(field.label, TITLE_MAX),
          style: field.kind === "text" ? 2 : 1,
          required: field.required,
          max_length: Math.min(field.maxLength ?? ANSWER_MAX, ANSWER_MAX),
          ...(field.placeholder && { placeholder: cutText(field.placeholder, 100) }),
        },
      ],
    })),
  };
}
