import { globSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { kindsOf, openProgram, protocolWords } from "./testing/house/protocol-words.ts";
import { listSources, sourceText } from "./testing/house/read-imports.ts";
import { NOT_SAID_YET, READ_IN_SQL } from "./testing/house/unused-words.ts";
import { wordsUsed, type WordsUsed } from "./testing/house/words-used.ts";

/** Types that core makes and connectors read: their words are used when core says them. */
const GIVEN = /^(Account|CommandMenu|MenuCommand|MenuParameter|OutboundMessage|OutboundOperation)\./;
/** Types that core keeps or passes on whole; its schemas and presenters name their words. */
const CARRIED = /^(FormQuestion|GuideStep|LocationPart|Mark|ThreadReference\.(space|parent))\./;

const program = openProgram();
afterAll(() => program.close());

const words = protocolWords(program.project());
const given = new Map([...words].filter(([, { path }]) => GIVEN.test(path) || CARRIED.test(path)));
const runtime = ["core", "hub", "workers"]
  .flatMap(listSources)
  .filter((path) => !/\.test\.ts$|\/testing\/|^core\/protocol\//.test(path));
const usesOf = (path: string) => wordsUsed(program.project(), path, words, given);
const uses = new Map(runtime.map((path) => [path, usesOf(path)]));

type Uses = ReadonlyMap<string, WordsUsed>;

const isIn = (of: keyof WordsUsed, word: string, all: Uses = uses) =>
  [...all.values()].some((use) => use[of].has(word));

/** The optional words nobody uses. */
const unusedIn = (all: Uses): readonly string[] =>
  [...words.values()]
    .map(({ path }) => path)
    .filter((path) => !isIn("read", path, all) && !isIn("said", path, all));

describe("every interface of the protocol has its reader", () => {
  it("core reads each optional word of a connector, and says each one that it gives", () => {
    expect(words.size).toBeGreaterThan(100);
    expect(
      unusedIn(uses).filter((word) => !READ_IN_SQL.includes(word) && !NOT_SAID_YET.includes(word)),
    ).toEqual([]);
  });

  it.each([
    ["inbound-event", "InboundEvent", 20],
    ["outbound-message", "OutboundOperation", 8],
    ["receipt", "Receipt", 7],
    ["connector", "Verified", 3],
    ["connector", "DownloadResult", 5],
    ["connector", "LookedUp", 3],
    ["connector", "Description", 7],
  ])("core knows every kind (%s.ts, %s)", (file, union, atLeast) => {
    const kinds = kindsOf(program.project(), `core/protocol/${file}.ts`, union);
    expect(kinds.length).toBeGreaterThanOrEqual(atLeast);
    expect(kinds.filter((kind) => !isIn("literals", kind))).toEqual([]);
  });

  it("what only SQL reads is read there", () => {
    const sql = globSync("migrations/functions/*.sql", { cwd: new URL("..", import.meta.url) }).map(
      sourceText,
    );
    for (const word of READ_IN_SQL)
      expect(
        sql.some((text) => text.includes(`'${word.split(".")[1]}'`)),
        word,
      ).toBe(true);
  });

  it("the exceptions are needed", () => {
    const unused = unusedIn(uses);
    expect([...READ_IN_SQL, ...NOT_SAID_YET].filter((word) => !unused.includes(word))).toEqual([]);
  });
});

describe("a reader that is taken away is missed", () => {
  it.each([
    ["core/inbound/sync-channel.ts", "sync.everyMs ?? 0", "0", "Syncs.everyMs"],
    ["core/inbound/sync-channel.ts", "result.gaps ?? []", "[]", "SyncResult.gaps"],
    [
      "core/channels/publish-menu.ts",
      "connect.publishCommands?.(account, menus)",
      "null",
      "Connect.publishCommands",
    ],
    [
      "core/outbound/deliver-message/carry-out.ts",
      "connector.rateOf?.(account.settings) ??",
      "",
      "Connector.rateOf",
    ],
    ["core/outbound/to-operation.ts", "{ answers }", "{}", "OutboundMessage.answers"],
  ])("%s without %s", (path, reader, instead, word) => {
    const text = sourceText(path);
    expect(text).toContain(reader);
    expect(unusedIn(uses)).not.toContain(word);
    program.pretend(path, text.replace(reader, instead));
    expect(unusedIn(new Map(uses).set(path, usesOf(path)))).toContain(word);
  });
});
