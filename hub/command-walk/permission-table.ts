import type { BuiltInRole } from "../../core/identity/index.ts";

/** How far a role gets with a command: every object, only what is theirs, or nothing. */
export type Reach = "all" | "own" | "no";

const ROLES = [
  "owner",
  "admin",
  "supervisor",
  "agent",
  "viewer",
  "accountant",
  "client",
  "vendor",
] as const satisfies readonly BuiltInRole[];

export type WalkedRole = (typeof ROLES)[number];

const parse = (marks: string): Readonly<Record<WalkedRole, Reach>> => {
  const reaches = marks.split("").map((mark): Reach => (mark === "x" ? "all" : mark === "o" ? "own" : "no"));
  return {
    owner: reaches[0] ?? "no",
    admin: reaches[1] ?? "no",
    supervisor: reaches[2] ?? "no",
    agent: reaches[3] ?? "no",
    viewer: reaches[4] ?? "no",
    accountant: reaches[5] ?? "no",
    client: reaches[6] ?? "no",
    vendor: reaches[7] ?? "no",
  };
};

/**
 * Who may do what by command, written by hand and never derived from the code. A mark a role, in the order of ROLES: x for
 * everything, o for what is their own, - for nothing.
 */
export const PERMISSION_TABLE: Readonly<Record<string, Readonly<Record<WalkedRole, Reach>>>> = {
  help: parse("xxxxxxxx"),
  can: parse("xxxxxxxx"),
  cancel: parse("xxxxxxxx"),
  undo: parse("xxxxxxxx"),
  // Of their own commands, accounts and ways of writing everybody decides alone.
  link: parse("xxxxxxxx"),
  unlink: parse("xxxxxxxx"),
  mode: parse("xxxxxxxx"),
  staff: parse("xx------"),
  unsend: parse("xxxxxxxx"),
  unask: parse("xxxxxxxx"),
  answer: parse("xxxxxxxx"),
  queue: parse("xxxxx-oo"),
  who: parse("xxxxx-oo"),
  claim: parse("xxxx----"),
  assign: parse("xxxx----"),
  reply: parse("xxxx--oo"),
  note: parse("xxxx---o"),
  // Who sees no members cannot name one.
  ask: parse("xxxx----"),
  snooze: parse("xxxx----"),
  resolve: parse("xxxx----"),
  reopen: parse("xxxx----"),
  label: parse("xxxx----"),
  priority: parse("xxxx----"),
  contact: parse("xxxxxx--"),
  "channel list": parse("xxxxx---"),
  "channel status": parse("xxxxx---"),
  "channel test": parse("xxxxx---"),
  "channel pause": parse("xx------"),
  "channel resume": parse("xx------"),
  "rule list": parse("xxxx----"),
  "rule why": parse("xxxx----"),
  "rule pause": parse("xxx-----"),
  "rule resume": parse("xxx-----"),
  "member list": parse("xxxxxx--"),
  "member invite": parse("xx------"),
  "member role": parse("xx------"),
  "member remove": parse("xx------"),
  role: parse("xxxxxx--"),
  hours: parse("xxxx----"),
  "hours set": parse("xx------"),
  health: parse("xxx-----"),
  audit: parse("xxx-----"),
};

export const WALKED_ROLES: readonly WalkedRole[] = ROLES;
