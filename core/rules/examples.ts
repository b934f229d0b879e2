import { exampleId } from "../kernel/example-id.ts";

/** What the API's description shows of this room. A test holds every example to its schema. */

export const conditionsExample = { kind: "text_contains", words: ["parcel", "delivery"] };

export const ruleDraftExample = {
  name: "Where is my parcel",
  conditions: conditionsExample,
  actions: [{ kind: "label", labelId: exampleId("lbl") }],
};

export const ruleExample = {
  id: exampleId("rul"),
  ...ruleDraftExample,
  enabled: true,
  position: 1,
  trigger: { kind: "message_received" },
  stop: false,
  cooldownSeconds: 0,
  runs24h: 12,
  version: "8f14e45fceea167a",
  missing: [],
  skipped: null,
};
