import { expect, it } from "vitest";
import { contactValues } from "./contact-values.ts";

it.each([
  ["Anna Koval", "Anna"],
  ["  Pia ", "Pia"],
  ["Kim\u00A0Lee", "Kim"],
  ["", ""],
])("pages 7: the first name of %j is %j", (name, first) =>
  expect(contactValues(name)["contact.first_name"]).toBe(first),
);
