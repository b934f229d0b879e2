import { describe, expect, it } from "vitest";
import {
  findInFile,
  findRetiredWords,
  listWrittenFiles,
  type Finding,
} from "./testing/house/find-retired-words.ts";
import { PENDING } from "./testing/house/pending-words.ts";
import { RETIRED } from "./testing/house/retired-words.ts";

const files = listWrittenFiles();
const found = files.flatMap(findInFile);

const isPending = ({ word, path }: Finding): boolean =>
  (PENDING[word] ?? []).some((below) => path.startsWith(below));

/** What is found in a file with this text, in short. */
const wordsIn = (path: string, text = ""): string[] => findRetiredWords(path, text).map(({ word }) => word);

describe("retired words (docs/glossary.md)", () => {
  it("stand nowhere in what we write", () => {
    const refused = found
      .filter((finding) => !isPending(finding))
      .map(({ word, path, line, use }) => `${path}:${line} says "${word}"; the term is ${use}`);
    expect(refused).toEqual([]);
    expect(files.length).toBeGreaterThan(1_000);
  });

  it("are pending only where one is left", () => {
    const excused = Object.entries(PENDING).flatMap(([word, paths]) =>
      paths.map((below) => ({ word, below })),
    );
    const idle = excused.filter(
      ({ word, below }) => !found.some((finding) => finding.word === word && finding.path.startsWith(below)),
    );
    expect(idle).toEqual([]);
    expect(Object.keys(PENDING).filter((word) => !RETIRED.some((retired) => retired.word === word))).toEqual(
      [],
    );
  });

  it.each([
    ["core/a.ts", "// What the rules foresaw is stored.", "foresee"],
    ["core/a.ts", "const glanceAt = (message: Message) => message.text;", "glance"],
    ["core/realtime/whispers.ts", "", "whispers"],
    ["inbox-ui/src/styles/shelf.css", "", "shelf"],
    ["migrations/functions/a.sql", "-- The event is born leased.", "born leased"],
    ["migrations/functions/a.sql", "alter function a owner to parley_line;", "parley_line"],
    ["docs/a.md", "The event is ticked off in the same statement.", "ticked off"],
    ["core/a.ts", "export const openLine = () => {};", "openLine"],
    ["hub/open-line.ts", "", "openLine"],
    ["inbox-ui/src/inbox/a.tsx", '<main class="door">', "door"],
    ["core/a.ts", "await settleRules(database, results);", "settle"],
    ["core/a.ts", "log.warn({ err: textOf(error) });", "textOf"],
    ["workers/a.ts", "deliveries.forEach(deliverer.hand);", "hand"],
    ["chaos/a.ts", "/** The ledger of what was acknowledged. */", "ledger"],
  ])("are caught: %s %s", (path, text, word) => {
    expect(wordsIn(path, text)).toEqual([word]);
  });

  it.each([
    ["connectors/telegram/api/answer.ts", "export const withoutToken = (answer: Answer) => answer;"],
    ["core/a.ts", "// The rate limiter itself consists of an accepted line a person settled by hand."],
    ["core/a.ts", 'const ending = "\\r\\n"; // A carriage return comes first.'],
    ["core/a.ts", "// Rooms wait in turn at the door; nobody judges what people answer."],
    ["core/billing/ledger.ts", "export const ledger = [];"],
    ["sandbox/telegram/a.ts", "expect(textOf(message)).toBe(text);"],
  ])("are not seen in everyday words: %s %s", (path, text) => {
    expect(wordsIn(path, text)).toEqual([]);
  });
});
