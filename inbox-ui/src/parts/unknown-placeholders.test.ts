import { expect, it } from "vitest";
import { PLACEHOLDERS, unknownPlaceholders } from "./unknown-placeholders.ts";

it.each([
  ["Hi {{contact.name}}, {{ Agent.Name }} of {{organization.name}}", []],
  ["pages 7: Hi {{contact.first_name | there}}, {{ contact.name|you }}", []],
  ["{{contact.nick | there}}", ["{{contact.nick}}"]],
  ["Hi {{contact.nme}}, {{contact.nme}}", ["{{contact.nme}}"]],
  ["{{ contact name }} and {{order.id2}}", ["{{contact name}}", "{{order.id2}}"]],
  ["{one} }} {{ two", []],
  ["{{constructor}} {{}}", ["{{constructor}}", "{{}}"]],
])("finds in %j what nothing fills in", (text, unknown) =>
  expect(unknownPlaceholders(text)).toEqual(unknown),
);

it("knows those there are", () => expect(PLACEHOLDERS.flatMap(unknownPlaceholders)).toEqual([]));
