// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { createSignal } from "solid-js";
import type { Finding as Found } from "../../api/types.ts";
import { cleanup, press, show } from "../../parts/testing/show.ts";
import { FindingRow } from "./finding-row.tsx";
import { Guide } from "./guide.tsx";
import { stepStates } from "./step-state.ts";

afterEach(cleanup);

const finding = (code: string, more: Partial<Found> = {}): Found => ({
  code,
  severity: "broken",
  text: `It is ${code}.`,
  ...more,
});
const health = (...findings: Found[]) => ({
  state: "broken" as const,
  account: null,
  checkedAt: "2026-11-30T09:30:00.000Z",
  findings,
});
const STEPS = [
  { title: "Make a bot", text: "Over there.", href: "https://platform.example/bots" },
  { title: "Paste its token", text: "Here.", check: "token_refused" },
  { title: "Let it read", text: "Tick it.", copy: "message_content", check: "intent_missing" },
];

describe("the steps of a guide", () => {
  it.each([
    ["nothing is known before the channel exists", undefined, ["unknown", "unknown", "unknown"]],
    [
      "nothing is known before the first check",
      { ...health(), checkedAt: null },
      ["unknown", "unknown", "unknown"],
    ],
    ["all are done when a check finds none of them", health(), ["unknown", "done", "done"]],
    [
      "one is open, and what comes before is done",
      health(finding("intent_missing")),
      ["unknown", "done", "open"],
    ],
    [
      "a check stops at what is wrong first",
      health(finding("token_refused")),
      ["unknown", "open", "unknown"],
    ],
    ["something else is wrong", health(finding("unreachable")), ["unknown", "unknown", "unknown"]],
    [
      "a warning beside is nothing",
      health(finding("quarantine", { severity: "warning" })),
      ["unknown", "done", "done"],
    ],
  ])("%s", (_, found, states) => expect(stepStates(STEPS, found)).toEqual(states));

  it("are shown in order with what to copy, where to click, and whether they are done", async () => {
    const check = vi.fn<() => void>();
    show(() => <Guide steps={STEPS} health={health(finding("intent_missing"))} check={check} />);
    const steps = [...document.querySelectorAll("li")].map((step) => step.textContent);
    expect(steps).toEqual([
      "Make a botOver there.platform.example",
      "Paste its tokenDoneHere.",
      "Let it readNot done yetTick it.message_contentCopy",
    ]);
    expect(document.querySelector("a")?.rel).toBe("noopener noreferrer");
    await press("Check again");
    expect(check).toHaveBeenCalledOnce();
  });

  it("are not there for a platform without a guide, and link nowhere but to the web", () => {
    show(() => <Guide steps={[]} />);
    expect(document.querySelector("section")).toBeNull();
    show(() => <Guide steps={[{ title: "Odd", text: "Odd.", href: "javascript:alert(1)" }]} />);
    expect(document.querySelector("a")).toBeNull();
  });
});

describe("a finding", () => {
  const mending = { mayManage: true, signInTitle: "Sign in again" };
  const draw = (found: Found, mayManage = true) => {
    const [repair, authorise] = [vi.fn<() => void>(), vi.fn<() => void>()];
    show(() => (
      <FindingRow {...mending} mayManage={mayManage} repair={repair} authorise={authorise} finding={found} />
    ));
    return { repair, authorise };
  };

  it("is repaired, or mended by signing in", async () => {
    const { repair, authorise } = draw(finding("lost", { action: "repair" }));
    await press("Repair");
    expect([repair, authorise].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
    cleanup();
    const other = draw(finding("revoked", { action: "authorise" }));
    await press("Sign in again");
    expect(other.authorise).toHaveBeenCalledOnce();
  });

  it("leads to the platform's page in a tab of its own", () => {
    draw(finding("intent", { action: { href: "https://platform.example/app" } }));
    const link = document.querySelector("a");
    expect([link?.href, link?.target, link?.rel]).toEqual([
      "https://platform.example/app",
      "_blank",
      "noopener noreferrer",
    ]);
  });

  it("offers nothing to those who may not change channels", () => {
    draw(finding("lost", { action: "repair" }), false);
    expect(document.querySelector("button, a")).toBeNull();
  });

  it("shows the code to scan, draws a new one at once, and takes an expired one away", async () => {
    const [found, setFound] = createSignal(finding("scan", { action: "scan", scan: "2@one" }));
    show(() => <FindingRow {...mending} repair={() => {}} authorise={() => {}} finding={found()} />);
    const path = () => document.querySelector(".qr-code path")?.getAttribute("d");
    await vi.waitFor(() => expect(path()).toMatch(/^M4 4h1v1h-1z/u));
    const before = path();
    setFound(finding("scan", { action: "scan", scan: "2@two" }));
    expect(path()).not.toBe(before);
    setFound(finding("scan", { action: "scan" }));
    expect(document.querySelector(".qr-code")).toBeNull();
  });

  it("gives a text to copy that is too long for a code", async () => {
    draw(finding("scan", { action: "scan", scan: "x".repeat(5_000) }));
    await vi.waitFor(() => expect(document.querySelector(".snippet code")?.textContent).toHaveLength(5_000));
  });
});
