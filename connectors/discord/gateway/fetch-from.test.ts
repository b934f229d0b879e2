import { expect, it } from "vitest";
import { snowflakeAt } from "../ids.ts";
import { fetchFrom } from "./fetch-from.ts";

const at = (time: string) => snowflakeAt(`2026-11-21T${time}:00.000Z`);
const since = (time: string) => `2026-11-21T${time}:00.000Z`;

it.each([
  ["ten minutes before the newest stored message", at("10:30"), since("09:00"), at("10:20")],
  ["not from before the account was connected", at("10:30"), since("10:25"), at("10:25")],
  ["behind a message from before the account was connected", at("10:30"), since("11:00"), at("10:30")],
  ["behind the newest stored message where nothing else is known", at("10:30"), null, at("10:30")],
])("a channel is fetched %s", (_, newest, connected, from) => {
  expect(fetchFrom(newest, connected)).toBe(from);
});
