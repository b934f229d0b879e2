import { describe, expect, it } from "vitest";
import { listEndpoints } from "../testing/list-endpoints.ts";
import { describeApi } from "./describe-api.ts";

const endpoints = listEndpoints();
const description = describeApi(endpoints, "http://localhost");
const operations = Object.entries(description.paths ?? {}).flatMap(([path, item]) =>
  Object.keys(item).map((method) => `${method} ${path}`),
);

describe("the API's description", () => {
  it("tells of every endpoint, once", () => {
    expect(endpoints.length).toBeGreaterThan(50);
    expect(operations.toSorted()).toEqual(
      endpoints.map(({ method, path }) => `${method} /api${path.replaceAll(/:(\w+)/g, "{$1}")}`).toSorted(),
    );
  });

  it("can be written down, and points at nothing that is not in it", () => {
    const text = JSON.stringify(description);
    const named = Object.keys(description.components?.schemas ?? {});
    const meant = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(meant.length).toBeGreaterThan(30);
    expect(meant.filter((name) => name === undefined || !named.includes(name))).toEqual([]);
    expect(named).toContain("Conversation");
  });

  it("names every parameter of a path", () => {
    for (const { path, params, operationId } of endpoints) {
      const wanted = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      const shape: object = params !== undefined && "shape" in params ? Object(params.shape) : {};
      expect([operationId, new Set(Object.keys(shape))]).toEqual([operationId, new Set(wanted)]);
    }
  });
});
