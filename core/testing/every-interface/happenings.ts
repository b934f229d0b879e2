import type { InboundEvent } from "../../protocol/index.ts";
import { base, next } from "./messages.ts";
import { ADA, FINDING, GROUP } from "./people.ts";

/** What may happen besides messages. `ours` has buttons and `failed` nothing, both at the platform; `key`: our own id of the first. */
export function happenings({
  ours,
  failed,
  key,
}: Readonly<Record<"ours" | "failed" | "key", string>>): readonly InboundEvent[] {
  const from = ADA;
  return [
    {
      kind: "reaction_changed",
      ...base("reaction", GROUP),
      externalId: ours,
      from,
      emoji: ["👍"],
      change: "added",
    },
    { kind: "reactions_cleared", ...base("cleared", GROUP), externalId: ours, emoji: "👍" },
    { kind: "poll_answered", ...base("vote", GROUP), pollId: "poll-1", from, options: [1], change: "added" },
    {
      kind: "button_pressed",
      ...base("press", GROUP),
      externalId: ours,
      from,
      value: "yes",
      label: "label of the press",
      answer: { press: 1 },
    },
    {
      kind: "button_pressed",
      ...base("form-press", GROUP),
      externalId: ours,
      from,
      value: "ask",
      answer: { press: 2 },
    },
    {
      kind: "form_submitted",
      ...base("form", GROUP),
      form: "shipping",
      values: { street: "Main" },
      from,
      externalId: ours,
      answer: { form: 1 },
    },
    { kind: "receipt_arrived", ...base("delivered", GROUP), deliveryKey: key, state: "delivered" },
    {
      kind: "receipt_arrived",
      ...base("failed", GROUP),
      externalId: failed,
      state: "failed",
      reason: "reason of the receipt",
    },
    {
      kind: "template_changed",
      key: "template",
      occurredAt: next(),
      name: "hello",
      language: "en",
      state: "rejected",
      reason: "reason of the change",
    },
    {
      kind: "account_reported",
      key: "report",
      occurredAt: next(),
      findings: [{ ...FINDING, code: "reported" }],
    },
    {
      kind: "message_edited",
      ...base("edit", GROUP),
      externalId: "ext-never-told",
      from,
      content: { text: { text: "edited before it was told", marks: [] }, parts: [] },
      original: { occurredAt: next(), position: "7002", author: "contact" },
    },
  ];
}

export const command = (): InboundEvent => ({
  kind: "command_invoked",
  ...base("command", GROUP),
  name: "order",
  arguments: "number:A7",
  options: { number: "option of the command" },
  from: ADA,
  answer: { command: 1 },
});
