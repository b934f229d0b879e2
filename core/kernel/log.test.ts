import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const SCRIPT = `
import { log } from ${JSON.stringify(new URL("./log.ts", import.meta.url).href)};
log.info({ password: "hunter2", user: "Ada" }, "signed in");
log.info({ channel: { name: "Shop", token: "hunter2", credentials: { key: "hunter2" } } }, "connected");
log.info({ headers: { authorization: "Bearer hunter2", cookie: "session=hunter2", accept: "text/html" } }, "asked");
log.debug("not said unless the operator wants it");
log.level = "silent";
log.fatal("nobody hears this");
`;

/** The lines a process of the hub writes, and where. */
const said = spawnSync(process.execPath, ["--input-type=module", "-e", SCRIPT], { encoding: "utf8" });
const lines = said.stderr
  .split("\n")
  .filter(Boolean)
  .map((line): Record<string, unknown> => JSON.parse(line));

describe("the log", () => {
  it("leaves standard output to people", () => {
    expect([said.status, said.stdout]).toEqual([0, ""]);
  });

  it("is one line of JSON for each thing said, as loud as the operator wants it", () => {
    expect(lines.map(({ msg }) => msg)).toEqual(["signed in", "connected", "asked"]);
  });

  it("never tells a password, a token, credentials or what a browser proves itself with", () => {
    expect(said.stderr).not.toContain("hunter2");
  });

  it("tells what stands beside them", () => {
    expect(lines).toMatchObject([
      { user: "Ada", password: "[Redacted]" },
      { channel: { name: "Shop", token: "[Redacted]", credentials: "[Redacted]" } },
      { headers: { authorization: "[Redacted]", cookie: "[Redacted]", accept: "text/html" } },
    ]);
  });

  it("names neither machine nor process: whoever collects it knows", () => {
    expect(lines.flatMap((line) => Object.keys(line))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(pid|hostname)$/)]),
    );
  });
});
