// @vitest-environment jsdom
import { MemoryRouter, Route } from "@solidjs/router";
import { afterEach, expect, it, vi } from "vitest";
import { cleanup, show } from "../parts/testing/show.ts";
import { SectionLinks } from "./section-links.tsx";

afterEach(cleanup);

const section = (name: string) => ({
  name,
  group: "personal" as const,
  icon: "person" as const,
  title: { en: name, de: name },
  part: () => null,
});

it("pages 23: marks the section that is shown, also where the address names none", async () => {
  const links = () => <SectionLinks sections={[section("profile"), section("keys")]} shown="profile" />;
  const place = show(() => (
    <MemoryRouter>
      <Route path="*" component={links} />
    </MemoryRouter>
  ));
  await vi.waitFor(() => expect(place.querySelectorAll("a")).toHaveLength(2));
  const marked = [...place.querySelectorAll("a.here[aria-current=page]")].map((link) => link.textContent);
  expect(marked).toEqual(["profile"]);
});
