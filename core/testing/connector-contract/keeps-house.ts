import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Connector } from "../../protocol/index.ts";
import type { Subject } from "./subject.ts";

/** Its files and forms are like its siblings'. */
export function keepsHouse<C, S>(connector: Connector<C, S>, { folder }: Subject<C, S>): void {
  test("its index only assembles: under 40 lines", () => {
    expect(readFileSync(new URL("index.ts", folder), "utf8").split("\n").length).toBeLessThan(40);
  });

  test("it is called like its folder", () => {
    expect(folder.pathname.endsWith(`/connectors/${connector.kind}/`)).toBe(true);
  });

  test.each(["credentials", "settings"] as const)(
    "its %s explain themselves to whoever fills in the form",
    (form) => {
      const { properties = {} } = z.toJSONSchema(connector.config[form], { io: "input" });
      for (const [name, field] of Object.entries(properties))
        expect(field, name).toMatchObject({
          title: expect.stringMatching(/\w/),
          description: expect.stringMatching(/\w/),
        });
    },
  );
}
