import type { Condition, Facts, Rule } from "../../core/rules/index.ts";
import { dice } from "./dice.ts";

const WORDS =
  "order refund invoice delivery broken late where when price size colour return cancel change address payment card error login password help thanks hello open close".split(
    " ",
  );
const NOW = Temporal.Instant.from("2026-03-02T10:00:00Z");
const CHANNEL = "chn_00000000000000000000000000000001";

/**
 * Makes rules like those of organizations: half match words or phrases on a channel, a quarter a pattern, a quarter a
 * first message.
 */
export const makeRules = (count: number): Rule[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `rul_${at}`,
    name: `Rule ${at}`,
    enabled: true,
    position: at,
    trigger: { kind: "message_received" },
    conditions: conditionOf(at),
    actions: [],
    stop: false,
    cooldownSeconds: 0,
  }));

function conditionOf(at: number): Condition {
  const [one = "", other = ""] = [WORDS[at % WORDS.length], WORDS[(at * 7 + 3) % WORDS.length]];
  switch (at % 4) {
    case 2:
      return {
        kind: "text_matches",
        pattern:
          [`${one}.{0,20}${other}`, `(${one}|${other})\\s+\\d{5}`, `^${one}\\s${other}`][at % 3] ?? one,
      };
    case 3:
      return { all: [{ kind: "first_message" }, { kind: "text_contains", words: [`${one}${at}`] }] };
    default:
      return {
        all: [
          { kind: "text_contains", words: [`${one} ${other}`, `${other}ing${at}`] },
          { kind: "channel", channelIds: [CHANNEL] },
        ],
      };
  }
}

/** Makes different messages of 5 to 30 words; one word in seven comes from the rules. */
export function makeHistory(count: number, seed: number): Facts[] {
  const roll = dice(seed);
  const word = () => (roll(7) === 0 ? (WORDS[roll(WORDS.length)] ?? "") : roll(1_000_000_000).toString(36));
  return Array.from({ length: count }, () => ({
    text: Array.from({ length: 5 + roll(25) }, word).join(" "),
    channelId: CHANNEL,
    group: false,
    first: roll(3) === 0,
    now: NOW,
    businessHours: null,
    automatic: false,
  }));
}
