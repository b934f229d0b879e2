import { describe, expect, expectTypeOf, it } from "vitest";
import type { RoomPermissions } from "../core/access/index.ts";
import type { HubEvent } from "../core/outbox/index.ts";
import { listSources, sourceText } from "../core/testing/house/read-imports.ts";
import { jobs } from "./jobs.ts";
import { rooms } from "./rooms.ts";

const names = rooms.map(({ name }) => name);

type LiveOf<R> = R extends { readonly live: { readonly kinds: readonly (infer K)[] } } ? K : never;
type PermissionOf<R> = R extends { readonly permissions: infer P } ? keyof P : never;
type LiveKind = LiveOf<(typeof rooms)[number]>;

describe("the rooms", () => {
  it("are all listed, each by the name of its folder", () => {
    const declared = listSources("core")
      .filter(
        (path) => /^core\/[^/]+\/index\.ts$/.test(path) && /^export const \w+Room = /m.test(sourceText(path)),
      )
      .map((path) => path.split("/")[1] ?? "");
    expect(declared.length).toBeGreaterThan(10);
    expect(names.toSorted()).toEqual(declared.toSorted());
  });

  it("name each job once", () => {
    const jobNames = jobs.map(({ name }) => name);
    expect(jobNames.length).toBeGreaterThan(5);
    expect(new Set(jobNames).size).toBe(jobNames.length);
  });

  it("declare the permissions that their types promise", () => {
    expectTypeOf<PermissionOf<(typeof rooms)[number]>>().toEqualTypeOf<keyof RoomPermissions>();
  });

  it("say of every event what live pages are told of it", () => {
    expectTypeOf<LiveKind>().toEqualTypeOf<HubEvent["kind"]>();
  });
});
