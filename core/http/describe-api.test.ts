import { describe, expect, it } from "vitest";
import { takesIdempotencyKey } from "../access/index.ts";
import { unsafeCast } from "../kernel/trust.ts";
import { listEndpoints } from "../testing/list-endpoints.ts";
import { describeApi } from "./describe-api.ts";

type Content = { readonly "application/json"?: { readonly example?: unknown } };
type Operation = {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly example?: unknown }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
};

const endpoints = listEndpoints();
const description = describeApi(endpoints, "https://hub.example.test/");
const paths = unsafeCast<Record<string, Record<string, Operation>>>(description.paths);
const operations = Object.values(paths).flatMap((item) => Object.values(item));
const byId = (operationId: string): Operation => {
  const found = operations.find((one) => one.operationId === operationId);
  if (!found) throw new Error(`No operation is called ${operationId}.`);
  return found;
};

describe("the API's description", () => {
  it("tells of every endpoint, once", () => {
    expect(endpoints.length).toBeGreaterThan(50);
    expect(
      Object.entries(paths)
        .flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`))
        .toSorted(),
    ).toEqual(
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

  it("has patterns that every language reads: without JavaScript's flags", () => {
    const patterns = [...JSON.stringify(description).matchAll(/"pattern":"((?:[^"\\]|\\.)*)"/g)];
    expect(patterns.length).toBeGreaterThan(3);
    expect(
      patterns.map(([, pattern]) => pattern).filter((pattern) => /\/[a-z]+$/.test(pattern ?? "")),
    ).toEqual([]);
  });
});

describe("api 1: the ways to say who calls", () => {
  it("are a key and the session's cookie", () => {
    expect(description.components?.securitySchemes).toMatchObject({
      key: { type: "http", scheme: "bearer" },
      session: { type: "apiKey", in: "cookie", name: "__Secure-parley.session_token" },
    });
  });

  it("stand on every operation: none where it is public, no key where it is a person's own", () => {
    for (const { operationId, permission } of endpoints)
      expect([operationId, byId(operationId).security]).toEqual([
        operationId,
        permission === "public"
          ? []
          : permission === "signed_in"
            ? [{ session: [] }]
            : [{ key: [] }, { session: [] }],
      ]);
  });
});

describe("api 2: what a client is made of", () => {
  it("names each operation's errors: what it asks of the caller, of the request, and its own rules", () => {
    const errors = (operationId: string) =>
      Object.entries(byId(operationId).responses)
        .filter(([status]) => status.startsWith("4"))
        .map(([status, { description: codes }]) => `${status} ${codes}`);
    expect(errors("listLabels")).toEqual([
      "401 `sign_in_required`",
      "403 `permission_missing`",
      "429 `too_many_requests`",
    ]);
    expect(errors("signIn")).toContain("429 `too_many_tries`");
    expect(errors("reply")).toEqual([
      "400 `body_not_json`, `body_incomplete`",
      "401 `sign_in_required`",
      "403 `permission_missing`, `origin_refused`",
      "404 `conversation_unknown`, `attachment_unknown`, `message_unknown`",
      "408 `body_too_slow`",
      "409 `client_key_taken`, `kind_not_carried`, `buttons_not_carried`, `forms_not_carried`, `audience_not_carried`, `asker_unknown`, `template_not_carried`, `template_not_approved`, `window_shut`",
      "413 `body_too_large`",
      "422 `request_invalid`, `reply_empty`, `file_too_large`, `too_many_buttons`, `label_too_long`, `value_too_long`, `form_too_long`, `too_many_choices`, `template_parameters`",
      "429 `too_many_requests`",
    ]);
    for (const { operationId, responses } of operations)
      expect([operationId, Object.keys(responses).some((status) => status.startsWith("4"))]).toEqual([
        operationId,
        true,
      ]);
  });

  it("names the hub's own address, which the paths follow without a second slash", () =>
    expect(description.servers?.[0]?.url).toBe("https://hub.example.test"));

  it("names the licence as machines know it", () =>
    expect(description.info.license).toEqual({ name: "MIT", identifier: "MIT" }));

  it("names the idempotency key of every change but replies and notes, which have one in their body", () => {
    const taking = endpoints.filter(takesIdempotencyKey).map(({ operationId }) => operationId);
    const named = operations
      .filter(({ parameters = [] }) => parameters.some(({ name }) => name === "Idempotency-Key"))
      .map(({ operationId }) => operationId);
    expect(named.toSorted()).toEqual(taking.toSorted());
    expect(taking).toContain("createLabel");
    expect(taking).not.toContain("reply");
    expect(taking).not.toContain("addNote");
    // What is a person's own is not a program's to repeat, and passwords are kept in no shape.
    expect(taking).not.toContain("changePassword");
  });
});

describe("api 3: an example of every operation", () => {
  const exampleIn = (content: Content | undefined) => content?.["application/json"]?.example;

  it.each(endpoints.map((endpoint) => [endpoint.operationId, endpoint] as const))(
    "%s is shown with what its own schemas take and answer",
    (operationId, { params, body, output, status = 200 }) => {
      const { parameters = [], requestBody, responses } = byId(operationId);
      if (params)
        params.parse(
          Object.fromEntries(
            parameters.filter((one) => one.in === "path").map((one) => [one.name, one.example]),
          ),
        );
      if (body) body.parse(exampleIn(requestBody?.content));
      if (output) {
        const example = exampleIn(responses[status]?.content);
        // Nothing is shown that the schema would drop.
        expect(output.parse(example)).toEqual(example);
      }
      // A text that nobody has worded.
      expect(
        JSON.stringify([parameters, exampleIn(requestBody?.content), exampleIn(responses[status]?.content)]),
      ).not.toContain('"…"');
    },
  );
});
