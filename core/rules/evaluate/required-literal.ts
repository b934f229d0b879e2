/**
 * Finds the longest text, in lower case, that every match of a pattern contains; null when none is certain. Searching for
 * it first saves most messages the pattern. It gives up on syntax that it does not know.
 */
export function requiredLiteral(pattern: string): string | null {
  const scan: Scan = { pattern, at: 0, depth: 0, run: "", best: "" };
  while (scan.at < pattern.length) {
    if (!step(scan, pattern.charAt(scan.at))) return null;
  }
  end(scan);
  return scan.best.length >= SHORTEST ? scan.best : null;
}

/** A single letter occurs in every message. */
const SHORTEST = 2;

/** `run` is the literal being read. A literal is certain only outside groups. */
type Scan = { readonly pattern: string; at: number; depth: number; run: string; best: string };

/** Reads one element; returns false to give up. */
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
      // An alternative inside a group affects the group; outside it affects everything.
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

/** Ends the literal at an element that is no plain letter. */
function pass(scan: Scan, length: number): boolean {
  end(scan);
  scan.at += length;
  return length > 0;
}

/** An optional quantifier removes the literal's last letter. */
function optional(scan: Scan, length: number): boolean {
  scan.run = scan.run.slice(0, -1);
  return pass(scan, length);
}

function end(scan: Scan): void {
  if (scan.run.length > scan.best.length) scan.best = scan.run;
  scan.run = "";
}

/** Escaped signs and one-letter classes and anchors. Longer escapes (\x41, \pL, \Q…\E) are not supported. */
function escape(scan: Scan): boolean {
  return (
    /^\\([^a-z0-9]|[bBdDsSwWAz])/i.test(scan.pattern.slice(scan.at, scan.at + 2)) &&
    !/^\\[aZQE]/.test(scan.pattern.slice(scan.at, scan.at + 2)) &&
    pass(scan, 2)
  );
}

/** Classes that contain escapes or classes are not supported. */
function characterClass(scan: Scan): boolean {
  return pass(scan, /^\[\^?[^\]\\[]+\]/.exec(scan.pattern.slice(scan.at))?.[0].length ?? 0);
}
