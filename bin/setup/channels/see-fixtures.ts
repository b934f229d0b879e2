import { z } from "zod";
import { readFixtures } from "../../../core/testing/connector-contract/read-fixtures.ts";
import type { Seen } from "./features.ts";

const said = z.object({
  kind: z.string(),
  content: z
    .object({
      text: z.object({ marks: z.array(z.object({ kind: z.string() })) }),
      parts: z.array(z.looseObject({ kind: z.string() })),
    })
    .optional(),
});
type Said = z.infer<typeof said>;

/** Reads what a connector's recorded payloads were understood as. */
export function seeFixtures(kind: string): Seen {
  const folder = new URL(`../../../connectors/${kind}/`, import.meta.url);
  const events = readFixtures(folder).flatMap((one) => one.events);
  return {
    kinds: new Set(events.map((event) => said.parse(event)).flatMap(kindsOf)),
    words: new Set(events.flatMap((event) => Object.keys(event))),
  };
}

const kindsOf = ({ kind, content }: Said): readonly string[] => [
  kind,
  ...(content?.text.marks ?? []).map((mark) => `mark ${mark.kind}`),
  ...(content?.parts ?? []).map((part) => `part ${part.kind}`),
  ...((content?.parts ?? []).filter((part) => "media" in part).length > 1 ? ["several files"] : []),
];
