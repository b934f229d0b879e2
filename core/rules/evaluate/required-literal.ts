/**
 * The longest piece of text, in lower case, that everything the pattern finds must contain; null when none is certain.
 * Looking for it first spares most messages the pattern. It may know less than the pattern's engine, never more: what it
 * cannot follow makes it give up.
 */
export function requiredLiteral(pattern: string): string | null {
  const scan: Scan = { pattern, at: 0, depth: 0, run: "", best: "" };
  while (scan.at < pattern.length) {
    if (!step(scan, pattern.charAt(scan.at))) return null;
  }
  end(scan);
  return scan.best.length >= SHORTEST ? scan.best : null;
}

/** A single letter is in every message. */
const SHORTEST = 2;

/** `run` is the piece being read; only outside of groups is anything certain. */
type Scan = { readonly pattern: string; at: number; depth: number; run: string; best: string };

/** Reads one element; false gives up. */
function step(scan: Scan, sign: string): boolean {
  switch (sign) {
    case "\\":
      return escape(scan);
    case "[":
      return characterClass(scan);
    case "(":
    case ")":
      scan.depth += sign === "(" ? 1 : -1;
      return pass(scan, 1);
    case "|":
      // Inside a group another way round the group's words; outside, round everything.
      return scan.depth > 0 && pass(scan, 1);
    case "*":
    case "?":
      return optional(scan, 1);
    case "{":
      return optional(scan, REPEAT.exec(scan.pattern.slice(scan.at))?.[0].length ?? 0);
    default:
      return PLAIN.test(sign) && scan.depth === 0 ? take(scan, sign) : pass(scan, 1);
  }
}

const REPEAT = /^\{\d+(,\d*)?\}/;
const PLAIN = /[a-z0-9 #@_:;,!"'%&/=<>~-]/i;

function take(scan: Scan, sign: string): true {
  scan.run += sign.toLowerCase();
  scan.at += 1;
  return true;
}

/** Goes on behind something that is no plain letter: the piece ends here. */
function pass(scan: Scan, length: number): boolean {
  end(scan);
  scan.at += length;
  return length > 0;
}

/** What may be left out takes its last letter with it. */
function optional(scan: Scan, length: number): boolean {
  scan.run = scan.run.slice(0, -1);
  return pass(scan, length);
}

function end(scan: Scan): void {
  if (scan.run.length > scan.best.length) scan.best = scan.run;
  scan.run = "";
}

/** Signs, and the classes and places of one letter; longer escapes (\x41, \pL, \Q…\E) are not followed. */
function escape(scan: Scan): boolean {
  return (
    /^\\([^a-z0-9]|[bBdDsSwWAz])/i.test(scan.pattern.slice(scan.at, scan.at + 2)) &&
    !/^\\[aZQE]/.test(scan.pattern.slice(scan.at, scan.at + 2)) &&
    pass(scan, 2)
  );
}

/** Classes with escapes or classes inside are not followed. */
function characterClass(scan: Scan): boolean {
  return pass(scan, /^\[\^?[^\]\\[]+\]/.exec(scan.pattern.slice(scan.at))?.[0].length ?? 0);
}
