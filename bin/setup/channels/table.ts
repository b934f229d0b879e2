import type { Connector } from "../../../core/protocol/index.ts";
import { FEATURES, type Feature, type Seen } from "./features.ts";
import { seeFixtures } from "./see-fixtures.ts";

/** Writes the page docs/channels.md from what the connectors declare and what their recorded payloads were understood as. */
export function channelsTable(connectors: readonly Connector[]): string {
  const seen = connectors.map((connector) => ({ connector, seen: seeFixtures(connector.kind) }));
  const names = connectors.map(({ name }) => name);
  return [
    ...OPENING,
    row(["", ...names]),
    row(["---", ...names.map(() => "---")]),
    ...FEATURES.map((feature) =>
      row([feature.name, ...seen.map((one) => cellOf(feature, one.connector, one.seen))]),
    ),
    "",
    "## Limits",
    "",
    row(["", ...names]),
    row(["---", ...names.map(() => "---")]),
    ...LIMITS.map(([name, limitOf]) => row([name, ...connectors.map(limitOf)])),
    "",
  ].join("\n");
}

const OPENING = [
  "# What each channel carries",
  "",
  "Written by `bin/setup/channels-table.ts` from each connector's capabilities and recorded payloads; a test fails when it is stale.",
  "",
  "**in**: from people to the hub. **out**: from the hub to people. **out, changed**: the platform has no such thing, so",
  "it arrives as something else, such as text; the inbox says what before sending. **–**: not there, or not carried yet.",
  "",
];

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

function cellOf(feature: Feature, connector: Connector, seen: Seen): string {
  const out = feature.out?.(connector.capabilities) ?? false;
  const ways = [
    ...(feature.in?.(seen, connector.capabilities) ? ["in"] : []),
    ...(out === true || out === "native" ? ["out"] : []),
    ...(out === "degraded" ? ["out, changed"] : []),
  ];
  return ways.length === 0 ? "–" : ways.join(" · ");
}

const LIMITS: readonly (readonly [name: string, limitOf: (connector: Connector) => string])[] = [
  ["Characters of a message", ({ capabilities: { text } }) => String(text.maxLength)],
  ["Characters under a file", ({ capabilities: { text } }) => String(text.captionMaxLength)],
  ["Largest file out", ({ capabilities: { media } }) => megabytes(media.file ?? 0)],
  ["Largest picture out", ({ capabilities: { media } }) => megabytes(media.image ?? 0)],
  ["Largest file in", ({ capabilities: { downloadMax } }) => megabytes(downloadMax)],
  ["Buttons", ({ capabilities: { buttons } }) => `${buttons.maxRows} rows of ${buttons.maxPerRow}`],
  ["Choices of a list", ({ capabilities: { choices } }) => orNone(choices.max)],
  ["Questions of a form", ({ capabilities: { forms } }) => orNone(forms.maxFields)],
  ["Reactions of ours to a message", ({ capabilities: { reaction } }) => orNone(reaction.max)],
  ["Edits within", ({ capabilities: { edit } }) => within(edit.withinMs)],
  ["Deletions within", ({ capabilities }) => within(capabilities.delete.withinMs)],
  ["Calls a second", ({ capabilities: { rate } }) => String(rate.perChannelPerSecond)],
];

const MEGABYTE = 1024 * 1024;
/** In the platform's own megabytes: most mean those of 1024 kilobytes. */
const megabytes = (bytes: number) => `${bytes % 1024 === 0 ? bytes / MEGABYTE : bytes / 1_000_000} MB`;
const orNone = (most: number) => (most === 0 ? "–" : String(most));
const within = (milliseconds: number | undefined) =>
  milliseconds === undefined ? "any time" : `${milliseconds / 3_600_000} hours`;
