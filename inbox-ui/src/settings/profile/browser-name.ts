/** The first match counts: nearly every browser also claims to be those below it. */
const BROWSERS = [
  ["Edge", /\bEdg/],
  ["Opera", /\bOPR\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /\bSafari\//],
] as const;
const SYSTEMS = [
  ["Android", /\bAndroid\b/],
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** Returns a browser and its system, such as "Firefox, Windows", from a `User-Agent`; undefined for a program. */
export function browserName(userAgent: string | null): string | undefined {
  const named = (all: readonly (readonly [string, RegExp])[]) =>
    all.find(([, mark]) => mark.test(userAgent ?? ""))?.[0];
  const browser = named(BROWSERS);
  return browser && [browser, named(SYSTEMS)].filter(Boolean).join(", ");
}
